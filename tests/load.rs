//! Thousands of connections at once, all of them answered with errors: memory stays flat. Alone in
//! its process, so that nothing else moves what is measured.
#![cfg(target_os = "linux")]

use std::fs;
use std::net::SocketAddr;

use axum::routing::get;
use axum::{Router, serve};
use flowcms_status::{FlowError, Instance, ProblemLayer};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

const CONNECTIONS: usize = 2000;
const REQUESTS: usize = 10;

#[derive(Debug, thiserror::Error, FlowError)]
enum ContentError {
    #[error("the entry is locked")]
    #[flow(code = 409)]
    Locked,
    #[error("entry `{slug}` does not exist")]
    #[flow(code = 404)]
    NotFound {
        #[flow(member, header = "X-Slug")]
        slug: String,
    },
    #[error("the store failed")]
    #[flow(code = 500, log = off)]
    Store(#[from] std::io::Error),
}

fn router() -> Router {
    Router::new()
        .route(
            "/locked",
            get(|| async { Err::<(), _>(ContentError::Locked) }),
        )
        .route(
            "/missing",
            get(|| async {
                let slug = "a".repeat(1000);
                Err::<(), _>(ContentError::NotFound { slug })
            }),
        )
        .route(
            "/store",
            get(|| async { Err::<(), _>(ContentError::Store(std::io::Error::other("full"))) }),
        )
        .layer(ProblemLayer::new().instance(Instance::Path))
}

/// One connection: its requests one after the other, over every kind of error.
async fn client(address: SocketAddr) {
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    let mut read = vec![0; 8 * 1024];
    for request in 0..REQUESTS {
        let path = ["/locked", "/missing", "/store", "/unknown"][request % 4];
        let accept = ["*/*", "text/html", "application/problem+xml"][request % 3];
        let head = format!("GET {path} HTTP/1.1\r\nhost: a\r\naccept: {accept}\r\n\r\n");
        stream.write_all(head.as_bytes()).await.expect("sent");
        let mut length = 0;
        // The content is as long as the head says.
        loop {
            let more = stream.read(&mut read[length..]).await.expect("received");
            assert!(more > 0, "the server hung up");
            length += more;
            let text = String::from_utf8_lossy(&read[..length]);
            if let Some((head, body)) = text.split_once("\r\n\r\n") {
                let declared = head.split("content-length: ").nth(1).expect("a length");
                let declared: usize = declared
                    .lines()
                    .next()
                    .unwrap_or(declared)
                    .parse()
                    .expect("digits");
                if body.len() == declared {
                    break;
                }
            }
        }
        assert!(!read.starts_with(b"HTTP/1.1 2"));
    }
}

/// What the process has in memory, in KiB.
fn resident() -> usize {
    let status = fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.expect("a number").parse().expect("a number")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn memory_stays_flat_under_thousands_of_connections() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move { serve(listener, router()).await });

    let mut rounds = Vec::new();
    for _ in 0..7 {
        let mut clients = JoinSet::new();
        for _ in 0..CONNECTIONS {
            clients.spawn(client(address));
        }
        let mut answered = 0;
        while let Some(done) = clients.join_next().await {
            done.expect("every request is answered");
            answered += 1;
        }
        assert_eq!(answered, CONNECTIONS);
        rounds.push(resident());
    }
    println!("KiB after each round of {CONNECTIONS} connections: {rounds:?}");
    // The first rounds fill the allocator's arenas. What the last three would add if a hundred bytes
    // of each response were kept is more than what may come.
    let (warm, last) = (rounds[3], rounds[6]);
    let kept = 3 * CONNECTIONS * REQUESTS * 100 / 1024;
    assert!(last < warm + kept, "{rounds:?} KiB");
}
