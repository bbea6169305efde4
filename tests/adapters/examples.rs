//! The examples of the frameworks, run as their comments say and asked by a client.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use bytes::{Buf as _, Bytes};
use http::{Method, Request, Response};
use http_body_util::Full;
use serde_json::Value;
use tokio::net::TcpStream;

use crate::client::{self, Version};

/// Where the examples are, all of them built from the sources of now. `cargo test --workspace
/// --all-features` has done that before.
fn folder() -> &'static PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let build = [
            "build",
            "--quiet",
            "--workspace",
            "--examples",
            "--all-features",
        ];
        let status = Command::new(env!("CARGO")).args(build).status();
        assert!(
            status.expect("cargo").success(),
            "the examples do not compile"
        );
        // A test is in `deps`, beside `examples`.
        let test = std::env::current_exe().expect("the path of this test");
        let target = test.parent().and_then(|deps| deps.parent());
        target.expect("a target folder").join("examples")
    })
}

/// A server that runs as long as this does.
struct Running {
    process: Child,
    address: SocketAddr,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Running {
    async fn start(example: &str) -> Self {
        let address = {
            let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
            free.local_addr().expect("its address")
        };
        let process = Command::new(folder().join(example))
            .arg(address.port().to_string())
            .stdout(Stdio::null())
            .spawn();
        let mut running = Self {
            process: process.expect("an example"),
            address,
        };
        let started = Instant::now();
        while TcpStream::connect(address).await.is_err() {
            let ended = running.process.try_wait().expect("a process");
            assert!(ended.is_none(), "{example} ended: {ended:?}");
            assert!(
                started.elapsed() < Duration::from_secs(30),
                "{example} does not listen"
            );
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        running
    }

    async fn ask(&self, request: &str, content: &[u8]) -> Response<Bytes> {
        let (method, path) = request.split_once(' ').expect("a method and a path");
        let is_grpc = path.starts_with("/notes.Notes/");
        let (version, media_type) = match (is_grpc, content.first()) {
            (true, _) => (Version::Http2, "application/grpc"),
            (false, Some(b'{' | b'"')) => (Version::Http1, "application/json"),
            (false, _) => (Version::Http1, "text/plain"),
        };
        let request = Request::builder()
            .method(Method::from_bytes(method.as_bytes()).expect("a method"))
            .uri(format!("http://{}{path}", self.address))
            .header("host", self.address.to_string())
            .header("content-type", media_type)
            .body(Full::new(Bytes::copy_from_slice(content)))
            .expect("a request");
        let answer = client::send(self.address, version, request).await;
        answer.unwrap_or_else(|error| panic!("{path}: {error:?}"))
    }

    /// The code and the reason of a problem document.
    async fn problem(&self, request: &str, content: &[u8]) -> (u16, String) {
        let answer = self.ask(request, content).await;
        assert_eq!(
            answer.headers()["content-type"],
            "application/problem+json",
            "{request}: {answer:?}"
        );
        let document: Value = serde_json::from_slice(answer.body()).expect("JSON");
        let reason = document["reason"].as_str().expect("a reason");
        (answer.status().as_u16(), reason.to_owned())
    }
}

/// A service of notes: what its comments tell to try, and what nobody has written down.
async fn keeps_notes(example: &str, note: &[u8], no_note: &[u8], refused: (u16, &str)) {
    let server = Running::start(example).await;
    let problem = async |request: &str, content: &[u8]| server.problem(request, content).await;
    assert_eq!(
        problem("GET /notes/7", b"").await,
        (404, "not_found".to_owned()),
        "{example}"
    );
    let (status, reason) = problem("POST /notes", no_note).await;
    assert_eq!((status, &*reason), refused, "{example}");
    let created = server.ask("POST /notes", note).await;
    assert_eq!(created.status(), 201, "{example}: {created:?}");
    let text = String::from_utf8_lossy(created.body());
    let place = match created.headers().get("location") {
        Some(location) => location.to_str().expect("a path"),
        None => text.trim().trim_matches('"'),
    };
    let read = server.ask(&format!("GET {place}"), b"").await;
    assert_eq!(read.status(), 200, "{example}: {read:?}");
    assert!(
        String::from_utf8_lossy(read.body()).contains("hello"),
        "{example}: {read:?}"
    );
}

macro_rules! examples_of_notes {
    ($($test:ident $example:literal $note:literal $no_note:literal $refused:expr;)*) => {$(
        #[tokio::test(flavor = "multi_thread")]
        async fn $test() {
            keeps_notes($example, $note, $no_note, $refused).await;
        }
    )*};
}

examples_of_notes! {
    the_one_of_actix_web_runs "actix_web" b"{\"text\":\"hello\"}" b"{\"txt\":\"hello\"}" (400, "json_data");
    the_one_of_axum_runs "axum" b"\"hello\"" b"{\"no\": \"string\"}" (422, "json_data");
    the_one_of_axum_07_runs "axum_07" b"hello" b"" (422, "empty");
    the_one_of_dropshot_runs "dropshot" b"\"hello\"" b"{\"no\": \"string\"}" (400, "refused");
    the_one_of_poem_runs "poem" b"{\"text\":\"hello\"}" b"{\"txt\":\"hello\"}" (400, "json");
    the_one_of_rocket_runs "rocket" b"{\"text\":\"hello\"}" b"{\"txt\":\"hello\"}" (422, "json_data");
    the_one_of_salvo_runs "salvo" b"{\"text\":\"hello\"}" b"{\"txt\":\"hello\"}" (400, "json_data");
    the_one_of_warp_runs "warp" b"\"hello\"" b"{\"no\": \"string\"}" (400, "bad_request");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_one_of_hyper_runs() {
    let server = Running::start("hyper").await;
    assert_eq!(server.ask("GET /count/3", b"").await.body(), "1\n2\n3\n");
    assert_eq!(
        server.problem("GET /count/three", b"").await,
        (400, "number".to_owned())
    );
    assert_eq!(
        server.problem("GET /count/9000000", b"").await,
        (422, "too_far".to_owned())
    );
    assert_eq!(
        server.problem("POST /count/3", b"").await,
        (405, "method".to_owned())
    );
    assert_eq!(
        server.problem("GET /", b"").await,
        (404, "not_found".to_owned())
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_one_of_tonic_runs() {
    let server = Running::start("tonic").await;
    let status = async |method: &str, frame: &[u8]| {
        let answer = server
            .ask(&format!("POST /notes.Notes/{method}"), frame)
            .await;
        let code = answer.headers().get("grpc-status");
        code.map(|code| code.to_str().expect("a number").to_owned())
    };
    // NOT_FOUND, INVALID_ARGUMENT, ALREADY_EXISTS.
    assert_eq!(
        status("Get", b"\0\0\0\0\x05intro").await.as_deref(),
        Some("5")
    );
    assert_eq!(status("Add", b"\0\0\0\0\0").await.as_deref(), Some("3"));
    let added = server
        .ask("POST /notes.Notes/Add", b"\0\0\0\0\x05intro")
        .await;
    assert_eq!(added.body().clone().split_off(5).chunk(), b"intro");
    assert_eq!(
        status("Add", b"\0\0\0\0\x05intro").await.as_deref(),
        Some("6")
    );
}

#[test]
fn the_one_of_metrics_counts_errors_by_reason() {
    let run = Command::new(folder().join("metrics"))
        .output()
        .expect("an example");
    let text = String::from_utf8(run.stdout).expect("UTF-8");
    assert!(run.status.success(), "{text}");
    for line in [
        "GET /intro 200 OK",
        "[reason = entry_not_found, status = 404]) Counter(2)",
        "[reason = store, status = 500]) Counter(1)",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
}
