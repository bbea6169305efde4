//! An API that answers by the path, counts what it is asked, and what a client must read of it.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{Response, Uri};
use flowcms_status::{Catalog, FieldErrors, FlowError};
use futures_util::{StreamExt, stream};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::yield_now;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#", client = ParcelProblem)]
pub(crate) enum ParcelError {
    /// Nothing has that number.
    #[error("no parcel {number}")]
    #[flow(code = 404, context = "See the list.")]
    ParcelNotFound {
        #[flow(member)]
        number: u32,
        #[flow(member)]
        near: Option<Vec<String>>,
    },
    #[error("too many requests")]
    #[flow(code = 429, retry(after = "Retry-After"))]
    RateLimited {
        #[flow(header = "Retry-After")]
        wait: Duration,
    },
    #[error("the quota is used up")]
    #[flow(code = 429)]
    QuotaUsed {
        #[flow(header = "X-RateLimit-Reset")]
        reset: u64,
    },
    #[error("{} fields are wrong", .errors.len())]
    #[flow(code = 422)]
    WrongFields {
        #[flow(errors)]
        errors: FieldErrors,
    },
    #[error("busy")]
    #[flow(code = 503)]
    Busy,
    #[error("broken")]
    #[flow(code = 500, retry = never, header("Retry-After" = "1"))]
    Broken,
}

pub(crate) const CATALOG: Catalog = Catalog::new("Parcel API").with(ParcelError::CATALOG);

const NOT_FOUND: &str = "https://docs.example.com/errors#parcel_not_found";

/// A path, and what a client reads of its answer.
#[expect(clippy::too_many_lines, reason = "a list")]
pub(crate) fn cases() -> Vec<(&'static str, Value)> {
    let outcome = |kind: &str, reason: Option<&str>, retry: Value, members: Value| json!({ "kind": kind, "reason": reason, "retry": retry, "members": members });
    let known = |reason, retry: Value, members| outcome("known", Some(reason), retry, members);
    let unknown = |reason, members| outcome("unknown", reason, json!("never"), members);
    let no_problem = |retry: Value| outcome("not_a_problem", None, retry, json!({}));
    let number = json!({ "number": 7 });
    vec![
        ("/ok", outcome("ok", None, Value::Null, json!({}))),
        (
            "/parcel",
            known("parcel_not_found", json!("never"), number.clone()),
        ),
        (
            "/near",
            known(
                "parcel_not_found",
                json!("never"),
                json!({ "number": 7, "near": ["8", "9"] }),
            ),
        ),
        // A member that is `null` is missing, and one that nobody declared changes nothing.
        (
            "/null",
            known("parcel_not_found", json!("never"), number.clone()),
        ),
        (
            "/more",
            known("parcel_not_found", json!("never"), number.clone()),
        ),
        (
            "/blank",
            known("parcel_not_found", json!("never"), number.clone()),
        ),
        (
            "/parameters",
            known("parcel_not_found", json!("never"), number),
        ),
        ("/waits", known("rate_limited", json!(1), json!({}))),
        ("/resets", known("quota_used", json!(1), json!({}))),
        ("/unix", known("quota_used", json!(30), json!({}))),
        (
            "/fields",
            known(
                "wrong_fields",
                json!("never"),
                json!({ "errors": [
                    { "pointer": "#/weight", "reason": "range", "detail": "too light", "min": 1 },
                    { "parameter": "page", "reason": "range", "detail": "is 0" },
                ] }),
            ),
        ),
        // A list that is missing is an empty one.
        (
            "/no_fields",
            known("wrong_fields", json!("never"), json!({ "errors": [] })),
        ),
        (
            "/null_fields",
            known("wrong_fields", json!("never"), json!({ "errors": [] })),
        ),
        // What is of a wrong type in an item is missing.
        (
            "/wrong_fields",
            known(
                "wrong_fields",
                json!("never"),
                json!({ "errors": [{ "reason": "new", "min": 2 }] }),
            ),
        ),
        ("/busy", known("busy", json!("backoff"), json!({}))),
        ("/date", known("busy", json!(30), json!({}))),
        ("/old_date", known("busy", json!(0), json!({}))),
        ("/limited", known("busy", json!(1), json!({}))),
        ("/unlimited", known("busy", json!("backoff"), json!({}))),
        ("/long", known("busy", json!(3600), json!({}))),
        ("/unreadable", known("busy", json!("backoff"), json!({}))),
        // Declared as in vain, whatever its headers say.
        ("/broken", known("broken", json!("never"), json!({}))),
        // Another API's, or a newer one's.
        (
            "/newer",
            unknown(Some("parcel_lost"), json!({ "since": 3 })),
        ),
        (
            "/other_type",
            unknown(Some("parcel_not_found"), json!({ "number": 7 })),
        ),
        (
            "/other_status",
            unknown(Some("parcel_not_found"), json!({ "number": 7 })),
        ),
        ("/no_number", unknown(Some("parcel_not_found"), json!({}))),
        (
            "/text_number",
            unknown(Some("parcel_not_found"), json!({ "number": "7" })),
        ),
        (
            "/negative_number",
            unknown(Some("parcel_not_found"), json!({ "number": -1 })),
        ),
        (
            "/large_number",
            unknown(
                Some("parcel_not_found"),
                json!({ "number": 4_294_967_296_u64 }),
            ),
        ),
        (
            "/no_list",
            unknown(Some("wrong_fields"), json!({ "errors": ["weight"] })),
        ),
        (
            "/wrong_near",
            unknown(
                Some("parcel_not_found"),
                json!({ "number": 7, "near": [8] }),
            ),
        ),
        ("/no_reason", unknown(None, json!({}))),
        (
            "/unknown_busy",
            outcome("unknown", Some("maintenance"), json!("backoff"), json!({})),
        ),
        // No problem documents.
        ("/page", no_problem(json!("backoff"))),
        ("/json", no_problem(json!("never"))),
        ("/list", no_problem(json!("never"))),
        ("/no_json", no_problem(json!("never"))),
        ("/no_text", no_problem(json!("never"))),
        ("/empty", no_problem(json!("never"))),
        ("/large", no_problem(json!("never"))),
    ]
}

/// A request that is sent until it is in vain, and how often that is with two retries, with at least
/// that long in between.
pub(crate) struct Repeated {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) key: bool,
    /// What the last answer is.
    pub(crate) status: u16,
    pub(crate) times: usize,
    pub(crate) apart: Duration,
}

pub(crate) const REPEATED: &[Repeated] = &[
    repeated("GET", "/ok", 200, 1, 0),
    repeated("GET", "/parcel", 404, 1, 0),
    repeated("GET", "/newer", 404, 1, 0),
    repeated("GET", "/busy", 503, 3, 0),
    repeated("GET", "/page", 502, 3, 0),
    repeated("GET", "/broken", 500, 1, 0),
    repeated("GET", "/long", 503, 1, 0),
    repeated("GET", "/once/waits", 200, 2, 1),
    repeated("GET", "/once/resets", 200, 2, 1),
    repeated("GET", "/once/limited", 200, 2, 1),
    repeated("PUT", "/once/busy", 200, 2, 0),
    repeated("POST", "/post/page", 502, 1, 0),
    Repeated {
        key: true,
        ..repeated("POST", "/post/near", 404, 1, 0)
    },
    Repeated {
        key: true,
        ..repeated("POST", "/once/unknown_busy", 200, 2, 0)
    },
];

const fn repeated(
    method: &'static str,
    path: &'static str,
    status: u16,
    times: usize,
    seconds: u64,
) -> Repeated {
    Repeated {
        method,
        path,
        key: false,
        status,
        times,
        apart: Duration::from_secs(seconds),
    }
}

/// What the clients are told to do.
pub(crate) fn orders(base: &str) -> Value {
    let cases: Vec<Value> = (cases().into_iter())
        .map(|(path, expected)| json!({ "path": path, "expected": expected }))
        .collect();
    let repeated: Vec<Value> = (REPEATED.iter())
        .map(|one| {
            json!({
                "method": one.method,
                "path": format!("/repeated{}", one.path),
                "headers": if one.key { json!({ "Idempotency-Key": "a" }) } else { json!({}) },
                "status": one.status,
            })
        })
        .collect();
    json!({ "base": base, "cases": cases, "repeated": repeated })
}

/// When each path was asked for.
type Asked = Arc<Mutex<BTreeMap<String, Vec<Instant>>>>;

pub(crate) struct Server {
    pub(crate) base: String,
    asked: Asked,
}

impl Server {
    pub(crate) async fn start() -> Self {
        let asked = Asked::default();
        let service = Router::new().fallback(serve).with_state(Arc::clone(&asked));
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await;
        let listener = listener.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, service).await });
        Self { base, asked }
    }

    /// Nobody asked more often than it is worth, nor earlier than they were told to, each of so many
    /// clients.
    pub(crate) fn demand_manners(&self, clients: usize) {
        let mut asked = self.asked.lock().unwrap();
        for one in REPEATED {
            let path = format!("/repeated{}", one.path);
            let times = asked.remove(&path).unwrap_or_default();
            assert_eq!(times.len(), clients * one.times, "{path}");
            for (at, pair) in times.windows(2).enumerate() {
                let is_next_client = (at + 1) % one.times == 0;
                let apart = pair[1] - pair[0];
                assert!(is_next_client || apart >= one.apart, "{path}: {apart:?}");
            }
        }
    }
}

async fn serve(State(asked): State<Asked>, uri: Uri) -> Response<Body> {
    let path = uri.path().to_owned();
    let earlier = {
        let mut asked = asked.lock().unwrap();
        let times = asked.entry(path.clone()).or_default();
        times.push(Instant::now());
        times.len() - 1
    };
    let path = path.strip_prefix("/repeated").unwrap_or(&path);
    let path = path.strip_prefix("/post").unwrap_or(path);
    match path.strip_prefix("/once") {
        // Each second answer is fine, so that several clients can ask one after the other.
        Some(_) if earlier % 2 == 1 => answer("/ok"),
        Some(path) => answer(path),
        None => answer(path),
    }
}

#[expect(clippy::too_many_lines, reason = "a list")]
fn answer(path: &str) -> Response<Body> {
    let found =
        json!({ "type": NOT_FOUND, "title": "Gone", "reason": "parcel_not_found", "number": 7 });
    let with = |name: &str, value: Value| {
        let mut document = found.clone();
        document[name] = value;
        document
    };
    let busy = |fields: &[(&'static str, &'static str)]| {
        let mut response = sent(&ParcelError::Busy);
        for (name, value) in fields {
            response.headers_mut().insert(*name, value.parse().unwrap());
        }
        response
    };
    let then = "Sun, 06 Nov 1994 08:49:37 GMT";
    let thirty_before = "Sun, 06 Nov 1994 08:49:07 GMT";
    match path {
        "/ok" => Response::new(Body::from("fine")),
        "/parcel" => sent(&ParcelError::ParcelNotFound {
            number: 7,
            near: None,
        }),
        "/near" => sent(&ParcelError::ParcelNotFound {
            number: 7,
            near: Some(vec!["8".to_owned(), "9".to_owned()]),
        }),
        "/null" => document(404, &with("near", Value::Null)),
        "/more" => document(404, &with("since", json!({ "year": 2026 }))),
        "/blank" => document(404, &with("type", json!(7))),
        "/parameters" => typed(
            404,
            "Application/Problem+JSON ; charset=utf-8",
            found.to_string(),
        ),
        "/waits" => sent(&ParcelError::RateLimited {
            wait: Duration::from_secs(1),
        }),
        "/fields" => {
            let mut errors = FieldErrors::new();
            errors.add("weight", "range", "too light").param("min", 1);
            errors.add_parameter("page", "range", "is 0");
            sent(&ParcelError::WrongFields { errors })
        }
        "/resets" => sent(&ParcelError::QuotaUsed { reset: 1 }),
        "/unix" => {
            let mut response = sent(&ParcelError::QuotaUsed {
                reset: 1_000_000_030,
            });
            let date = "Sun, 09 Sep 2001 01:46:40 GMT".parse().unwrap();
            response.headers_mut().insert("date", date);
            response
        }
        "/busy" => busy(&[]),
        "/date" => busy(&[("retry-after", then), ("date", thirty_before)]),
        "/old_date" => busy(&[
            ("retry-after", "Sunday, 06-Nov-94 08:49:07 GMT"),
            ("date", then),
        ]),
        "/limited" => busy(&[("ratelimit", r#""day, \"1\"";r=5;t=900, "second";x;r=0;t=1"#)]),
        "/unlimited" => busy(&[("ratelimit", r#""second";r=0;t=1, 30"#)]),
        "/long" => busy(&[("retry-after", "7200")]),
        "/unreadable" => busy(&[("retry-after", "soon"), ("x-ratelimit-reset", "1")]),
        "/broken" => sent(&ParcelError::Broken),
        "/newer" => document(
            404,
            &json!({ "reason": "parcel_lost", "since": 3, "detail": [] }),
        ),
        "/other_type" => document(404, &with("type", json!("https://else.example/errors#x"))),
        "/other_status" => document(410, &found),
        "/no_number" => document(404, &json!({ "reason": "parcel_not_found" })),
        "/text_number" => document(404, &with("number", json!("7"))),
        "/negative_number" => document(404, &with("number", json!(-1))),
        "/large_number" => document(404, &with("number", json!(4_294_967_296_u64))),
        "/no_fields" => document(422, &json!({ "reason": "wrong_fields" })),
        "/null_fields" => document(422, &json!({ "reason": "wrong_fields", "errors": null })),
        "/no_list" => document(
            422,
            &json!({ "reason": "wrong_fields", "errors": ["weight"] }),
        ),
        "/wrong_fields" => document(
            422,
            &json!({ "reason": "wrong_fields", "errors": [{ "detail": 7, "reason": "new", "min": 2 }] }),
        ),
        "/wrong_near" => document(404, &with("near", json!([8]))),
        "/no_reason" => document(404, &json!({ "reason": ["parcel_not_found"] })),
        "/unknown_busy" => document(503, &json!({ "reason": "maintenance" })),
        "/page" => typed(502, "text/html", "<h1>Bad gateway</h1>".to_owned()),
        "/json" => typed(404, "application/json", found.to_string()),
        "/list" => document(404, &json!([found])),
        "/no_json" => typed(404, "application/problem+json", format!("{found}}}")),
        "/no_text" => {
            let mut bytes = found.to_string().into_bytes();
            bytes[2] = 0xff;
            problem(404, Body::from(bytes))
        }
        "/empty" => document_of(404, String::new()),
        "/large" => document_of(404, with("filling", json!("x".repeat(1 << 20))).to_string()),
        "/breaks" => {
            let begun = stream::iter([Ok(Bytes::from("{\"reason\":"))]);
            // The server sends what it has when the body lets it wait.
            let broken = stream::once(async {
                yield_now().await;
                Err("gone")
            });
            problem(404, Body::from_stream(begun.chain(broken)))
        }
        other => panic!("{other}"),
    }
}

fn sent(error: &ParcelError) -> Response<Body> {
    error.to_response().map(Body::from)
}

fn document(status: u16, of: &Value) -> Response<Body> {
    document_of(status, of.to_string())
}

fn document_of(status: u16, text: String) -> Response<Body> {
    typed(status, "application/problem+json", text)
}

fn typed(status: u16, media_type: &str, text: String) -> Response<Body> {
    let response = Response::builder().status(status);
    response
        .header("content-type", media_type)
        .body(Body::from(text))
        .unwrap()
}

fn problem(status: u16, body: Body) -> Response<Body> {
    let response = Response::builder().status(status);
    response
        .header("content-type", "application/problem+json")
        .body(body)
        .unwrap()
}
