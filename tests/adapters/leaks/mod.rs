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
#[cfg(feature = "tonic")]
mod tonic;
#[cfg(feature = "warp")]
mod warp;

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Mutex;

use bytes::Bytes;
use flowcms_status::{ErrorResponse, FlowError};
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
        "empty" | "challenge" | "method" => (None, String::new()),
        "closed" => (Some("text/plain"), "the caller has gone".to_owned()),
        "file" | "range" | "starred" | "encoded" => (Some("text/plain"), text.to_owned()),
        "relayed" => (Some("application/problem+json"), RELAYED.to_owned()),
        _ => panic!("no kind `{kind}`"),
    }
}

/// A document of another service, with a code that nobody has registered.
const RELAYED: &str = r#"{"type":"https://proxy.example/closed","status":499,"detail":"the caller has gone","reason":"closed","after":1e999}"#;

/// The code of what is written by hand below 500.
fn below(kind: &str) -> u16 {
    match kind {
        "closed" | "relayed" => 499,
        "range" => 416,
        "challenge" => 401,
        "method" => 405,
        _ => 409,
    }
}

/// The headers of a content that somebody wrote by hand, beside its type.
fn headers(kind: &str) -> &'static [(&'static str, &'static str)] {
    match kind {
        "file" | "range" => &[
            (
                "content-digest",
                "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:",
            ),
            (
                "repr-digest",
                "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:",
            ),
            (
                "digest",
                "SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=",
            ),
            ("content-md5", "Q2hlY2sgSW50ZWdyaXR5IQ=="),
            ("content-range", "bytes */1234"),
            ("content-language", "de"),
            ("content-location", "/files/7.de"),
            ("content-disposition", "attachment"),
            ("accept-ranges", "bytes"),
            ("etag", "\"v1\""),
            ("last-modified", "Sun, 06 Nov 1994 08:49:37 GMT"),
            ("expires", "Sun, 06 Nov 2044 08:49:37 GMT"),
            ("cache-control", "public, immutable"),
            ("x-kept", "yes"),
        ],
        "encoded" => &[("content-encoding", "gzip"), ("x-kept", "yes")],
        "starred" => &[("vary", "*"), ("x-kept", "yes")],
        "challenge" => &[
            ("www-authenticate", "Basic realm=\"files\""),
            ("x-kept", "yes"),
        ],
        "method" => &[("allow", "GET"), ("x-kept", "yes")],
        _ => &[],
    }
}

/// What a layer is built with beside a table, whatever its type: the hook says who was told.
macro_rules! wishing {
    ($wishes:ident, $layer:expr, $who:literal) => {
        if $wishes {
            $layer
                .negotiated()
                .instance(::flowcms_status::Instance::Path)
                .on_error(|response| super::told($who, response))
                .leave(|response| response.headers.contains_key("x-left"))
        } else {
            $layer
        }
    };
}
use wishing;

/// What hooks were told: by whom, the reason, the status, what the error said.
static TOLD: Mutex<Vec<Told>> = Mutex::new(Vec::new());

/// What was told belongs to one test at a time.
static WISHING: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

type Told = (&'static str, String, u16, Option<String>);

fn told(who: &'static str, response: &ErrorResponse<'_>) {
    let error = response.error().map(ToString::to_string);
    let (reason, status) = (
        response.reason().to_owned(),
        response.status_code().as_u16(),
    );
    TOLD.lock()
        .expect("no panic")
        .push((who, reason, status, error));
}

struct Server {
    name: &'static str,
    /// The attacks that it can be asked for.
    attacks: &'static [&'static str],
    /// Those that the caller gets no answer to: the framework closes the connection.
    closed: &'static [&'static str],
    /// Those of which the framework tells the status and nothing else: its own log has the rest.
    untold: &'static [&'static str],
    /// Starts it, with the wishes of a layer or without.
    start: fn(bool) -> Pin<Box<dyn Future<Output = SocketAddr> + Send>>,
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

/// An error that is public, and one that redirects.
#[derive(Debug, thiserror::Error, FlowError)]
enum Public {
    #[error("the entry is locked")]
    #[flow(code = 409)]
    Locked,
    #[error(transparent)]
    #[flow(transparent)]
    Legacy(Legacy),
    #[error("the session is over")]
    #[flow(code = 403, header("Set-Cookie" = "a={0}"), header("Set-Cookie" = "b=2"))]
    Session(u8),
    #[error("may be kept")]
    #[flow(code = 404, header("Cache-Control" = none))]
    Kept,
    #[error("log in with a cookie")]
    #[flow(code = 401, header("WWW-Authenticate" = none))]
    Login,
    #[error("old clients read a list")]
    #[flow(code = 409, member("errors" = errors))]
    OldAndNew,
    #[error("it has moved")]
    #[flow(code = 301, header("Location" = "/there"))]
    Moved,
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("old clients read this")]
#[flow(code = 503, render = legacy)]
struct Legacy;

fn errors(problem: &flowcms_status::Problem<'_>) -> [Option<String>; 1] {
    [problem.detail().map(Into::into)]
}

fn legacy(_: &flowcms_status::Problem<'_>) -> (&'static str, &'static str) {
    ("text/plain", "E17")
}

impl Public {
    /// That of the path.
    fn of(name: &str) -> Self {
        match name {
            "locked" => Self::Locked,
            "legacy" => Self::Legacy(Legacy),
            "moved" => Self::Moved,
            "session" => Self::Session(1),
            "kept" => Self::Kept,
            "login" => Self::Login,
            "old_and_new" => Self::OldAndNew,
            _ => panic!("no error `{name}`"),
        }
    }
}

/// Of these, what is written by hand.
#[allow(dead_code, reason = "it depends on which frameworks are on")]
const KINDS: &[&str] = &["text", "json", "page", "untyped", "file", "encoded"];

/// The frameworks that have no middleware.
#[allow(dead_code, reason = "it depends on which frameworks are on")]
const OF_ENDPOINTS: &[&str] = &["derived", "foreign", "panic"];

const SERVERS: &[Server] = &[
    Server {
        name: "axum",
        attacks: ALL,
        closed: &[],
        untold: &["panic"],
        start: |wishes| Box::pin(axum::start(wishes)),
    },
    Server {
        name: "hyper",
        attacks: ALL,
        closed: &["panic"],
        untold: &[],
        start: |wishes| Box::pin(hyper::start(wishes)),
    },
    #[cfg(feature = "actix-web")]
    Server {
        name: "actix-web",
        attacks: ALL,
        closed: &["panic"],
        untold: &[],
        start: |wishes| Box::pin(actix_web::start(wishes)),
    },
    #[cfg(feature = "dropshot")]
    Server {
        name: "dropshot",
        attacks: OF_ENDPOINTS,
        closed: &["panic"],
        // `HttpError` does not say its internal message.
        untold: &["foreign"],
        start: |_| Box::pin(async { dropshot::start() }),
    },
    #[cfg(feature = "poem")]
    Server {
        name: "poem",
        attacks: ALL,
        closed: &[],
        untold: &["panic"],
        start: |wishes| Box::pin(poem::start(wishes)),
    },
    #[cfg(feature = "rocket")]
    Server {
        name: "rocket",
        attacks: ALL,
        closed: &[],
        untold: &["middleware", "debug", "panic"],
        start: |wishes| Box::pin(rocket::start(wishes)),
    },
    #[cfg(feature = "salvo")]
    Server {
        name: "salvo",
        attacks: ALL,
        closed: &["panic"],
        untold: &[],
        start: |wishes| Box::pin(salvo::start(wishes)),
    },
    #[cfg(feature = "warp")]
    Server {
        name: "warp",
        attacks: ALL,
        closed: &["panic"],
        untold: &[],
        start: |wishes| Box::pin(warp::start(wishes)),
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
        return if server.closed.contains(&attack) {
            Ok("connection closed".to_owned())
        } else {
            Err("no answer".to_owned())
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
        let address = (server.start)(false).await;
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
    #[cfg(feature = "tonic")]
    {
        let cell = tonic::seen().await;
        let (Ok(text) | Err(text)) = &cell;
        let _ = writeln!(table, "{:10} {:10} | {text}", "tonic", "derived");
        faults.extend(cell.err().map(|fault| format!("tonic derived: {fault}")));
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
        let address = (server.start)(false).await;
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

/// As a browser sends it.
async fn browse(
    address: SocketAddr,
    version: Version,
    method: Method,
    path: &str,
) -> Result<Response<Bytes>, ::hyper::Error> {
    let request = http::Request::builder()
        .method(method)
        .uri(format!("http://{address}{path}"))
        .header("host", address.to_string())
        .header("accept", "text/html,*/*;q=0.8")
        .body(http_body_util::Empty::<Bytes>::new())
        .expect("a request");
    client::send(address, version, request).await
}

/// A page.
async fn open(address: SocketAddr, path: &str) -> Response<Bytes> {
    let response = browse(address, Version::Http1, Method::GET, path).await;
    response.expect("an answer")
}

#[tokio::test(flavor = "multi_thread")]
async fn every_middleware_has_the_wishes_of_the_layer() {
    let _alone = WISHING.lock().await;
    TOLD.lock().expect("no panic").clear();
    let mut faults = Vec::new();
    for server in SERVERS
        .iter()
        .filter(|server| server.attacks.contains(&"text"))
    {
        let address = (server.start)(true).await;
        let mut asked = Vec::new();
        for (path, status, reason) in [
            ("/public/locked", 409, "locked"),
            ("/below/text", 409, "conflict"),
            ("/text", 500, "internal_server_error"),
            ("/nowhere/at/all", 404, "not_found"),
        ] {
            let page = open(address, path).await;
            let body = String::from_utf8_lossy(page.body()).into_owned();
            asked.push((reason.to_owned(), status));
            let is_page = page.headers()["content-type"] == "text/html; charset=utf-8"
                && page.headers()["vary"] == "accept"
                && body.contains(&format!("<code>{reason}</code>"))
                && (body.contains(path) || status == 500);
            if page.status() != status || !is_page {
                faults.push(format!("{} {path}: {page:?}", server.name));
            }
            for version in [Version::Http1, Version::Http2] {
                let head = browse(address, version, Method::HEAD, path).await;
                asked.push((reason.to_owned(), status));
                let is_same = head.as_ref().is_ok_and(|head| {
                    head.status() == status
                        && head.headers().get("content-type") == page.headers().get("content-type")
                        && head.body().is_empty()
                });
                if !is_same {
                    faults.push(format!("{} HEAD {path} {version:?}: {head:?}", server.name));
                }
            }
        }
        // A content of the error's own stays, and so does what the layer is to leave.
        let legacy = open(address, "/public/legacy").await;
        asked.push(("legacy".to_owned(), 503));
        if (legacy.status().as_u16(), &legacy.body()[..]) != (503, b"E17") {
            faults.push(format!("{} legacy: {legacy:?}", server.name));
        }
        let left = open(address, "/left").await;
        if (left.status().as_u16(), &left.body()[..]) != (500, b"left") {
            faults.push(format!("{} left: {left:?}", server.name));
        }
        // A redirect is no error.
        let moved = open(address, "/public/moved").await;
        if moved.status() != 301 || moved.headers()["location"] != "/there" {
            faults.push(format!("{} moved: {moved:?}", server.name));
        }
        let told: Vec<_> = {
            let told = std::mem::take(&mut *TOLD.lock().expect("no panic"));
            told.into_iter()
                .filter(|(who, ..)| *who == server.name)
                .collect()
        };
        let of_hooks = told
            .iter()
            .map(|(_, reason, status, _)| (reason.clone(), *status));
        let of_hooks: Vec<_> = of_hooks.collect();
        if of_hooks != asked {
            faults.push(format!("{} told {of_hooks:?}\nnot {asked:?}", server.name));
        }
        if told.first().and_then(|(.., error)| error.as_deref()) != Some("the entry is locked") {
            faults.push(format!("{} told of no error: {told:?}", server.name));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_error_declares_passes_every_middleware() {
    let _alone = WISHING.lock().await;
    let mut faults = Vec::new();
    for server in SERVERS
        .iter()
        .filter(|server| server.attacks.contains(&"text"))
    {
        for wishes in [false, true] {
            let address = (server.start)(wishes).await;
            for version in [Version::Http1, Version::Http2] {
                let fetch = async |path| {
                    let fetched = client::fetch(address, version, &Method::GET, path).await;
                    fetched.expect("an answer")
                };
                let mut wrong = |what: &str, response: &Response<Bytes>| {
                    let name = server.name;
                    faults.push(format!("{name} {wishes} {version:?} {what}: {response:?}"));
                };
                let lines = |response: &Response<Bytes>, name: &str| {
                    let lines = response.headers().get_all(name).iter();
                    let lines = lines.map(|line| line.to_str().expect("text").to_owned());
                    let mut lines: Vec<_> = lines.collect();
                    lines.sort_unstable();
                    lines
                };

                let session = fetch("/public/session").await;
                if lines(&session, "set-cookie") != ["a=1", "b=2"] || session.status() != 403 {
                    wrong("cookies", &session);
                }
                let kept = fetch("/public/kept").await;
                if lines(&kept, "cache-control") != [""; 0] || kept.status() != 404 {
                    wrong("no habit", &kept);
                }
                let login = fetch("/public/login").await;
                let challenges = lines(&login, "www-authenticate");
                if challenges != [""; 0]
                    || lines(&login, "cache-control") != ["no-store"]
                    || login.status() != 401
                {
                    wrong("no challenge", &login);
                }
                let both = fetch("/public/old_and_new").await;
                let member = br#""errors":["old clients read a list"]}"#;
                if both.status() != 409 || !both.body().ends_with(member) {
                    wrong("a list beside the document", &both);
                }

                let closed = fetch("/below/closed").await;
                let document: serde_json::Value =
                    serde_json::from_slice(closed.body()).unwrap_or_default();
                if closed.status() != 499
                    || document["status"] != 499
                    || document["detail"] != "the caller has gone"
                {
                    wrong("a code that nobody registered", &closed);
                }
                let relayed = fetch("/below/relayed").await;
                let body = String::from_utf8_lossy(relayed.body()).into_owned();
                // A wish adds the instance.
                let instance = r#","instance":"/below/relayed","reason""#;
                let expected = if wishes {
                    RELAYED.replace(r#","reason""#, instance)
                } else {
                    RELAYED.to_owned()
                };
                if relayed.status() != 499 || body != expected {
                    wrong("relayed", &relayed);
                }
                let head = client::fetch(address, version, &Method::HEAD, "/below/relayed").await;
                let is_same = (head.as_ref())
                    .is_ok_and(|head| head.status() == 499 && head.body().is_empty());
                if !is_same {
                    faults.push(format!("{} HEAD {version:?}: {head:?}", server.name));
                }
            }
            let page = open(address, "/below/relayed").await;
            let body = String::from_utf8_lossy(page.body());
            if wishes && (page.status() != 499 || !body.contains("<code>closed</code>")) {
                faults.push(format!("{} page: {page:?}", server.name));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What frameworks and servers add to each response by themselves.
const OF_SERVERS: [&str; 7] = [
    "content-length",
    "date",
    "permissions-policy",
    "server",
    "transfer-encoding",
    "x-content-type-options",
    "x-frame-options",
];

#[tokio::test(flavor = "multi_thread")]
async fn of_replaced_content_nothing_is_left_and_what_the_response_says_of_itself_stays() {
    let _alone = WISHING.lock().await;
    logged::start();
    let mut faults = Vec::new();
    for server in SERVERS
        .iter()
        .filter(|server| server.attacks.contains(&"text"))
    {
        for (wishes, version) in [
            (false, Version::Http1),
            (true, Version::Http1),
            (false, Version::Http2),
        ] {
            let address = (server.start)(wishes).await;
            for (path, status, detail, own) in [
                ("/below/file", 409, Some("locked"), None),
                // How long the whole is (RFC 9110, section 15.5.17).
                (
                    "/below/range",
                    416,
                    Some("locked"),
                    Some(("content-range", "bytes */1234")),
                ),
                // What is compressed is no text.
                ("/below/encoded", 409, None, None),
                // It varies by everything (section 12.5.5).
                ("/below/starred", 409, Some("locked"), Some(("vary", "*"))),
                // That of the row, `Bearer`, is for those that have none (section 11.6.1).
                (
                    "/below/challenge",
                    401,
                    None,
                    Some(("www-authenticate", "Basic realm=\"files\"")),
                ),
                ("/below/method", 405, None, Some(("allow", "GET"))),
                ("/file", 500, None, None),
                ("/encoded", 500, None, None),
            ] {
                let response = client::fetch(address, version, &Method::GET, path).await;
                let response = response.expect("an answer");
                let left = (response.headers().iter())
                    .map(|(name, value)| (name.as_str(), value.to_str().expect("ASCII")))
                    .filter(|(name, _)| !OF_SERVERS.contains(name))
                    // Where nothing is wished, some negotiate and some do not.
                    .filter(|header| wishes || *header != ("vary", "accept"));
                let mut left: Vec<_> = left.collect();
                left.sort_unstable();
                let mut expected = vec![
                    ("cache-control", "no-store"),
                    ("content-type", "application/problem+json"),
                    ("vary", "accept"),
                    ("x-kept", "yes"),
                ];
                let is_own = |name: &str| own.is_some_and(|(own, _)| own == name);
                expected.retain(|(name, _)| !is_own(name) && (wishes || *name != "vary"));
                expected.extend(own);
                expected.sort_unstable();
                let document: serde_json::Value =
                    serde_json::from_slice(response.body()).unwrap_or_default();
                let length = response.headers().get("content-length");
                let length = length.map(|value| value.to_str().expect("ASCII").to_owned());
                let is_right = response.status() == status
                    && left == expected
                    && document["status"] == status
                    && document["detail"].as_str() == detail
                    && length.is_none_or(|length| length == response.body().len().to_string());
                if !is_right {
                    let name = server.name;
                    faults.push(format!("{name} {wishes} {version:?} {path}: {response:?}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
