//! Private texts around a derived error: the same attacks on a real server of each framework. None of
//! them may reach the caller, and all of them have to stand in the event.

#[cfg(feature = "actix-web")]
mod actix_web;
mod axum;
#[cfg(feature = "dropshot")]
mod dropshot;
mod hyper;
#[cfg(feature = "poem")]
mod poem;
#[cfg(feature = "rocket")]
mod rocket;
#[cfg(feature = "salvo")]
mod salvo;
#[cfg(feature = "warp")]
mod warp;

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::pin::Pin;

use bytes::Bytes;
use flowcms_status::FlowError;
use http::{Method, Response};

use crate::client::{self, Version};
use crate::native::logged;

/// What is private, and where it is said: the one event that has it is found by this.
fn secret(framework: &str, attack: &str) -> String {
    format!("postgres://app:hunter2@db/{framework}/{attack}!")
}

/// A derived error that is private, with the secret in its text and in its source.
#[derive(Debug, thiserror::Error, FlowError)]
#[error("cannot reach {host}")]
#[flow(code = 500)]
struct Unreachable {
    host: String,
    source: io::Error,
}

impl Unreachable {
    fn new(secret: &str) -> Self {
        Self {
            host: secret.to_owned(),
            source: io::Error::other(secret.to_owned()),
        }
    }
}

/// An error that has nothing of this crate.
#[derive(Debug)]
struct Foreign(String);

impl std::fmt::Display for Foreign {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "connecting to {}", self.0)
    }
}

impl std::error::Error for Foreign {}

/// A content that somebody wrote by hand: its media type and its bytes.
fn content(kind: &str, text: &str) -> (Option<&'static str>, String) {
    match kind {
        "text" => (Some("text/plain; charset=utf-8"), text.to_owned()),
        "json" => (
            Some("application/json"),
            format!("{{\"error\":\"{text}\"}}"),
        ),
        "page" => (Some("text/html"), format!("<h1>{text}</h1>")),
        "untyped" => (None, text.to_owned()),
        "empty" => (None, String::new()),
        _ => panic!("no kind `{kind}`"),
    }
}

struct Server {
    name: &'static str,
    /// The attacks that it can be asked for.
    attacks: &'static [&'static str],
    /// Those that the caller gets no answer to: the framework closes the connection.
    closed: &'static [&'static str],
    /// Those of which the framework tells the status and nothing else: its own log has the rest.
    untold: &'static [&'static str],
    start: fn() -> Pin<Box<dyn Future<Output = SocketAddr> + Send>>,
}

/// * `derived`: a derived error by itself.
/// * `wrapper`: a type whose status is that of a derived error, and whose body is its own.
/// * `foreign`: a handler fails with an error that is none of this crate.
/// * `middleware`: so does a middleware before the handler is reached.
/// * `debug`: the `Debug` of an error has the secret, and a name that the framework's own has.
/// * `panic`: a handler panics.
/// * the others: a handler writes a response with 500 by hand.
const ALL: &[&str] = &[
    "derived",
    "wrapper",
    "foreign",
    "middleware",
    "debug",
    "panic",
    "text",
    "json",
    "page",
    "untyped",
];

/// Of these, what is written by hand.
const KINDS: &[&str] = &["text", "json", "page", "untyped"];

/// The frameworks that have no middleware.
const OF_ENDPOINTS: &[&str] = &["derived", "foreign", "panic"];

const SERVERS: &[Server] = &[
    Server {
        name: "axum",
        attacks: ALL,
        closed: &[],
        untold: &["panic"],
        start: || Box::pin(axum::start()),
    },
    Server {
        name: "hyper",
        attacks: ALL,
        closed: &["panic"],
        untold: &[],
        start: || Box::pin(hyper::start()),
    },
    #[cfg(feature = "actix-web")]
    Server {
        name: "actix-web",
        attacks: ALL,
        closed: &["panic"],
        untold: &[],
        start: || Box::pin(actix_web::start()),
    },
    #[cfg(feature = "dropshot")]
    Server {
        name: "dropshot",
        attacks: OF_ENDPOINTS,
        closed: &["panic"],
        // `HttpError` does not say its internal message.
        untold: &["foreign"],
        start: || Box::pin(async { dropshot::start() }),
    },
    #[cfg(feature = "poem")]
    Server {
        name: "poem",
        attacks: ALL,
        closed: &[],
        untold: &["panic"],
        start: || Box::pin(poem::start()),
    },
    #[cfg(feature = "rocket")]
    Server {
        name: "rocket",
        attacks: ALL,
        closed: &[],
        untold: &["middleware", "debug", "panic"],
        start: || Box::pin(rocket::start()),
    },
    #[cfg(feature = "salvo")]
    Server {
        name: "salvo",
        attacks: ALL,
        closed: &["panic"],
        untold: &[],
        start: || Box::pin(salvo::start()),
    },
    #[cfg(feature = "warp")]
    Server {
        name: "warp",
        attacks: ALL,
        closed: &["panic"],
        untold: &[],
        start: || Box::pin(warp::start()),
    },
];

async fn ask(address: SocketAddr, path: &str) -> Result<Response<Bytes>, ::hyper::Error> {
    client::fetch(address, Version::Http1, &Method::GET, path).await
}

/// Whether the secret stands anywhere in the response.
fn shows(response: &Response<Bytes>, secret: &str) -> bool {
    let has = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(secret);
    has(response.body())
        || response
            .headers()
            .values()
            .any(|value| has(value.as_bytes()))
}

/// What is wrong with an answer, or what it is.
fn seen(
    server: &Server,
    attack: &str,
    answer: Result<Response<Bytes>, ::hyper::Error>,
) -> Result<String, String> {
    let secret = secret(server.name, attack);
    let Ok(response) = answer else {
        return match server.closed.contains(&attack) {
            true => Ok("connection closed".to_owned()),
            false => Err("no answer".to_owned()),
        };
    };
    let content_type = response.headers().get("content-type");
    let content_type = content_type.map_or("", |value| value.to_str().unwrap_or("?"));
    let caller = format!("{} {content_type}", response.status().as_u16());
    if shows(&response, &secret) || shows(&response, "hunter2") {
        return Err(format!("{caller}: IT SHOWS THE SECRET"));
    }
    if !response.status().is_server_error() || content_type != "application/problem+json" {
        return Err(format!("{caller}: no problem document of a 5xx"));
    }
    let document: serde_json::Value =
        serde_json::from_slice(response.body()).map_err(|_| format!("{caller}: no JSON"))?;
    if server.untold.contains(&attack) {
        return Ok(format!("{caller} | an event of the code alone"));
    }
    let events = logged::with(&secret);
    let instance = document["instance"].as_str().unwrap_or("none");
    // A wrapper may have asked the error inside first, which is told too.
    let found = events
        .iter()
        .filter(|event| event.contains(instance))
        .count();
    if found != 1 {
        return Err(format!(
            "{caller} | {found} OF {} EVENTS ARE ITS OWN",
            events.len()
        ));
    }
    Ok(format!("{caller} | an event with its instance"))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_private_reaches_the_event_and_never_the_caller() {
    logged::start();
    let mut table = String::from("\n");
    let mut faults = Vec::new();
    for server in SERVERS {
        let address = (server.start)().await;
        for &attack in server.attacks {
            let answer = ask(address, &format!("/{attack}")).await;
            let cell = seen(server, attack, answer);
            let (Ok(text) | Err(text)) = &cell;
            let _ = writeln!(table, "{:10} {attack:10} | {text}", server.name);
            if let Err(fault) = cell {
                faults.push(format!("{} {attack}: {fault}", server.name));
            }
        }
    }
    // Past the capture of the test harness: the table is part of the output.
    std::io::stdout()
        .write_all(table.as_bytes())
        .expect("stdout");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn below_500_what_is_plain_or_empty_becomes_a_problem_and_other_content_stays() {
    let mut faults = Vec::new();
    for server in SERVERS
        .iter()
        .filter(|server| server.attacks.contains(&"text"))
    {
        let address = (server.start)().await;
        for kind in ["text", "empty", "json", "page", "untyped"] {
            let answer = ask(address, &format!("/below/{kind}"))
                .await
                .expect("an answer");
            let (content_type, body) = content(kind, "locked");
            let sent = answer.headers().get("content-type").cloned();
            let detail = || {
                let document: serde_json::Value = serde_json::from_slice(answer.body()).ok()?;
                Some((document["reason"].clone(), document["detail"].clone()))
            };
            let is_right = match kind {
                "text" => detail() == Some(("conflict".into(), "locked".into())),
                "empty" => detail() == Some(("conflict".into(), serde_json::Value::Null)),
                _ => {
                    sent.as_ref().map(http::HeaderValue::as_bytes)
                        == content_type.map(str::as_bytes)
                        && answer.body() == body.as_bytes()
                }
            };
            if answer.status() != 409 || !is_right {
                faults.push(format!("{} {kind}: {answer:?}", server.name));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
