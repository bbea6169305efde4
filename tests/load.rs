//! Thousands of connections at once, all of them answered with errors: memory stays flat. Alone in
//! its process, so that nothing else moves what is measured.

use std::alloc::System;
use std::net::SocketAddr;
use std::time::Duration;

use axum::routing::get;
use axum::{Router, serve};
use flowcms_status::{FlowError, Instance, ProblemLayer};
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// It counts what is on the heap: what the process has of the system's memory goes up and down with
/// the allocator's arenas.
#[global_allocator]
static HEAP: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const CONNECTIONS: usize = 2000;
const REQUESTS: usize = 10;
const ROUNDS: usize = 6;

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

/// The bytes on the heap once the server has seen the last connection end: it frees nothing any more.
async fn on_the_heap() -> usize {
    let now = || {
        let stats = HEAP.stats();
        stats.bytes_allocated - stats.bytes_deallocated
    };
    let (mut before, mut times) = (now(), 0);
    while times < 10 {
        tokio::time::sleep(Duration::from_millis(20)).await;
        times = if now() == before { times + 1 } else { 0 };
        before = now();
    }
    before
}

/// Both ends of each connection, and what a process has open anyway.
const FILES: usize = 2 * CONNECTIONS + 100;

/// Whether this process may open so many files. If it may not, another one that may runs the test.
fn may_open_enough_files() -> bool {
    const RAISED: &str = "FLOWCMS_RAISED_FILE_LIMIT";

    // Where the system does not say it, the test finds out.
    let limits = std::fs::read_to_string("/proc/self/limits").unwrap_or_default();
    let limit = (limits.lines()).find_map(|line| line.strip_prefix("Max open files"));
    let limit = limit.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok());
    if limit.is_none_or(|limit| limit >= FILES) {
        return true;
    }
    assert!(
        std::env::var_os(RAISED).is_none(),
        "the test opens {FILES} files, allow them: `ulimit -n {FILES}`"
    );
    let this = std::env::current_exe().expect("this program");
    let raised = std::process::Command::new("sh")
        .args(["-c", &format!("ulimit -n {FILES}; exec \"$0\" \"$@\"")])
        .arg(this)
        .args(std::env::args().skip(1))
        .env(RAISED, "1")
        .status();
    assert!(raised.expect("a shell").success());
    false
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn memory_stays_flat_under_thousands_of_connections() {
    if !may_open_enough_files() {
        return;
    }
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move { serve(listener, router()).await });

    let mut rounds = Vec::new();
    for _ in 0..ROUNDS {
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
        drop(clients);
        rounds.push(on_the_heap().await);
    }
    println!("bytes on the heap after each round of {CONNECTIONS} connections: {rounds:?}");
    // The first rounds fill what is kept for good: the runtime's tables, what problem types share.
    // A hundredth of what each response takes would show in the others.
    let (warm, last) = (rounds[1], rounds[ROUNDS - 1]);
    let responses = (ROUNDS - 2) * CONNECTIONS * REQUESTS;
    assert!(last < warm + 5 * responses, "{rounds:?} bytes");
}
