//! warp 0.4, as its users write it.

use std::io;
use std::net::SocketAddr;

use bytes::Bytes;
use flowcms_status::warp::{recover, recover_in};
use flowcms_status::{FlowCms, FlowError, Http};
use futures_util::stream;
use http::{Method, Request, Response};
use http_body_util::Full;
use serde_json::Value;
use tokio::net::TcpListener;
use warp::filters::BoxedFilter;
use warp::reject::{self, Reject};
use warp::{Filter, Rejection, Reply};

use crate::client::{self, Version};

#[derive(Debug, thiserror::Error, FlowError)]
enum ContentError {
    #[error("entry {0} does not exist")]
    #[flow(code = 404, context = "List the entries.")]
    EntryNotFound(u8),
    #[error("the store at /srv/secret failed")]
    #[flow(code = 500)]
    Store(#[from] io::Error),
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("the key may not write")]
#[flow(code = 403, header("X-Missing" = "write"))]
struct Forbidden;

/// A custom rejection that no table knows.
#[derive(Debug)]
struct Foreign {
    #[expect(dead_code, reason = "only for `Debug`")]
    password: &'static str,
}

impl Reject for Foreign {}

const FOREIGN: Foreign = Foreign {
    password: "hunter2",
};

fn find(id: u8) -> Result<u8, ContentError> {
    match id {
        7 => Ok(7),
        0 => Err(io::Error::other("disk 0"))?,
        id => Err(ContentError::EntryNotFound(id)),
    }
}

type Answer = warp::reply::Response;

/// Starts a server of `routes`.
async fn serve(routes: BoxedFilter<(Answer,)>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(warp::serve(routes).incoming(listener).run());
    address
}

async fn get(address: SocketAddr, path: &str) -> Response<Bytes> {
    client::fetch(address, Version::Http1, &Method::GET, path)
        .await
        .expect("an answer")
}

/// A request with headers and content.
async fn send(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    content: &str,
) -> Response<Bytes> {
    let mut request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", address.to_string());
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(Full::from(content.to_owned()));
    client::send(address, Version::Http1, request.expect("a request"))
        .await
        .expect("an answer")
}

fn document(response: &Response<Bytes>) -> Value {
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
    serde_json::from_slice(response.body()).expect("a document")
}

const ENTRY_8: &str = r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"entry 8 does not exist","reason":"entry_not_found","context":"List the entries."}"#;

#[tokio::test]
async fn a_handler_that_replies_with_a_result_answers_with_the_error() {
    async fn entry(id: u8) -> Result<String, ContentError> {
        Ok(format!("entry {}", find(id)?))
    }
    let routes = warp::path!("entries" / u8).then(entry);
    let address = serve(routes.map(Reply::into_response).boxed()).await;

    assert_eq!(get(address, "/entries/7").await.body(), "entry 7");
    let response = get(address, "/entries/8").await;
    assert_eq!(response.status(), 404);
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert_eq!(response.body(), ENTRY_8);
}

#[tokio::test]
async fn what_a_handler_rejects_with_is_recovered_as_itself() {
    async fn question_mark(id: u8) -> Result<String, Rejection> {
        Ok(format!("entry {}", find(id)?))
    }
    async fn custom(id: u8) -> Result<String, Rejection> {
        let id = find(id).map_err(reject::custom)?;
        Ok(format!("entry {id}"))
    }
    let routes = warp::path!("a" / u8)
        .and_then(question_mark)
        .or(warp::path!("b" / u8).and_then(custom))
        .recover(recover::<ContentError>);
    let address = serve(routes.map(Reply::into_response).boxed()).await;

    for path in ["/a", "/b"] {
        assert_eq!(get(address, &format!("{path}/7")).await.body(), "entry 7");
        let response = get(address, &format!("{path}/8")).await;
        assert_eq!(response.status(), 404);
        assert_eq!(response.body(), ENTRY_8);

        let response = get(address, &format!("{path}/0")).await;
        assert_eq!(response.status(), 500);
        let body = String::from_utf8_lossy(response.body());
        assert!(body.contains(r#""reason":"store""#), "{body}");
        assert!(!body.contains("secret") && !body.contains("disk"), "{body}");
    }
}

#[tokio::test]
async fn each_error_of_a_tuple_is_recovered_as_itself() {
    let routes = warp::path!("write")
        .and_then(|| async { Err::<&str, _>(Rejection::from(Forbidden)) })
        .or(warp::path!("entries" / u8).and_then(|id| async move {
            let id = find(id)?;
            Ok::<_, Rejection>(format!("entry {id}"))
        }))
        .recover(recover::<(ContentError, Forbidden)>);
    let address = serve(routes.map(Reply::into_response).boxed()).await;

    let response = get(address, "/write").await;
    assert_eq!(response.status(), 403);
    assert_eq!(response.headers()["x-missing"], "write");
    assert_eq!(document(&response)["detail"], "the key may not write");
    assert_eq!(get(address, "/entries/8").await.body(), ENTRY_8);
}

#[tokio::test]
async fn an_error_wins_over_what_the_other_routes_rejected_with() {
    let routes = warp::path!("entries" / u8)
        .and(warp::get())
        .and_then(|id| async move { Ok::<_, Rejection>(find(id)?.to_string()) })
        .or(warp::path!("entries" / u8)
            .and(warp::post())
            .map(|_| String::new()))
        .unify()
        .or(warp::header::<String>("x-never"))
        .recover(recover::<ContentError>);
    let address = serve(routes.map(Reply::into_response).boxed()).await;
    assert_eq!(get(address, "/entries/8").await.body(), ENTRY_8);
}

#[tokio::test]
async fn a_stream_and_an_error_are_answers_of_one_handler() {
    async fn export(id: u8) -> Result<impl Reply, ContentError> {
        let id = find(id)?;
        let chunks = (0..id).map(|line| Ok::<_, io::Error>(format!("line {line}\n")));
        Ok(warp::reply::stream(stream::iter(chunks)))
    }
    let routes = warp::path!("exports" / u8).then(export);
    let address = serve(routes.map(Reply::into_response).boxed()).await;

    let response = get(address, "/exports/7").await;
    assert_eq!(response.status(), 200);
    assert!(response.body().starts_with(b"line 0\nline 1\n"));
    assert_eq!(get(address, "/exports/8").await.body(), ENTRY_8);
}

#[tokio::test]
async fn a_row_is_a_reply_and_a_rejection() {
    let routes = warp::path!("reply")
        .map(|| FlowCms::Conflict)
        .or(warp::path!("reject")
            .and_then(|| async { Err::<&str, Rejection>(FlowCms::Conflict.into()) }))
        .recover(recover::<FlowCms>);
    let address = serve(routes.map(Reply::into_response).boxed()).await;
    for path in ["/reply", "/reject"] {
        let response = get(address, path).await;
        assert_eq!(response.status(), 409);
        assert_eq!(
            response.body(),
            r#"{"type":"about:blank","title":"Conflict","status":409,"reason":"conflict","context":"Version mismatch during update or duplicate resource conflict."}"#
        );
    }
}

/// Routes that reject with everything that warp has.
fn strict() -> BoxedFilter<(String,)> {
    let json = warp::path!("json")
        .and(warp::post())
        .and(warp::body::content_length_limit(64))
        .and(warp::body::json())
        .map(|entry: Vec<u8>| format!("{entry:?}"));
    let form = warp::path!("form")
        .and(warp::post())
        .and(warp::body::form())
        .map(|entry: Vec<(String, String)>| format!("{entry:?}"));
    let query = warp::path!("query")
        .and(warp::query())
        .map(|pairs: [(String, u8); 1]| format!("{pairs:?}"));
    let header = warp::path!("header")
        .and(warp::header::<u8>("x-number"))
        .map(|number| format!("{number}"));
    let cookie = warp::path!("cookie").and(warp::cookie::<String>("sid"));
    let extension = warp::path!("extension")
        .and(warp::ext::get::<u8>())
        .map(|number| format!("{number}"));
    let twice = warp::path!("twice")
        .and(warp::body::bytes())
        .and(warp::body::bytes())
        .map(|_, _| String::new());
    let foreign =
        warp::path!("foreign").and_then(|| async { Err::<String, _>(reject::custom(FOREIGN)) });
    let cors = warp::path!("cors")
        .map(|| "shared".to_owned())
        .with(warp::cors().allow_origin("http://a.example"))
        .map(|_| String::new());
    let routes = json.or(form).unify().or(query).unify().or(header).unify();
    let routes = routes.boxed().or(cookie).unify().or(extension).unify();
    routes
        .boxed()
        .or(twice)
        .unify()
        .or(foreign)
        .unify()
        .or(cors)
        .unify()
        .boxed()
}

/// What is wrong with a request, and the code and the text that it is refused with.
type Refused<'a> = (
    &'a str,
    &'a str,
    &'a [(&'a str, &'a str)],
    &'a str,
    u16,
    Option<&'a str>,
);

const REFUSED: &[Refused<'_>] = &[
    ("GET", "/nowhere", &[], "", 404, None),
    (
        "GET",
        "/json",
        &[],
        "",
        405,
        Some("HTTP method not allowed"),
    ),
    (
        "POST",
        "/json",
        &[("content-type", "application/json")],
        "[1,",
        400,
        Some("ends too early, at line 1, column 3"),
    ),
    (
        "POST",
        "/json",
        &[("content-type", "text/plain")],
        "[1]",
        415,
        Some("The request's content-type is not supported"),
    ),
    (
        "POST",
        "/json",
        &[("content-length", "65")],
        "01234567890123456789012345678901234567890123456789012345678901234",
        413,
        Some("The request payload is too large"),
    ),
    (
        "POST",
        "/json",
        &[("transfer-encoding", "chunked")],
        "[1]",
        411,
        Some("A content-length header is required"),
    ),
    ("POST", "/form", &[], "a", 200, None),
    (
        "GET",
        "/query?a=x",
        &[],
        "",
        400,
        Some("Invalid query string"),
    ),
    (
        "GET",
        "/header",
        &[],
        "",
        400,
        Some("Missing request header \"x-number\""),
    ),
    (
        "GET",
        "/header",
        &[("x-number", "300")],
        "",
        400,
        Some("Invalid request header \"x-number\""),
    ),
    (
        "GET",
        "/cookie",
        &[],
        "",
        400,
        Some("Invalid request header \"cookie\""),
    ),
    (
        "GET",
        "/cookie",
        &[("cookie", "a=b")],
        "",
        400,
        Some("Missing request cookie \"sid\""),
    ),
    (
        "GET",
        "/cors",
        &[("origin", "http://b.example")],
        "",
        403,
        Some("CORS request forbidden: origin not allowed"),
    ),
    ("GET", "/extension", &[], "", 500, None),
    ("GET", "/twice", &[], "", 500, None),
    ("GET", "/foreign", &[], "", 500, None),
];

#[tokio::test]
async fn what_warp_refuses_is_answered_by_the_row_with_the_code_and_text_of_warp() {
    let plain = serve(strict().map(Reply::into_response).boxed()).await;
    let table = strict().recover(recover_in::<ContentError, Http>);
    let table = serve(table.map(Reply::into_response).boxed()).await;
    for &(method, path, headers, content, code, detail) in REFUSED {
        let name = format!("{method} {path} {headers:?}");
        let response = send(table, method, path, headers, content).await;
        assert_eq!(response.status(), code, "{name}");
        let of_warp = send(plain, method, path, headers, content).await;
        assert_eq!(response.status(), of_warp.status(), "{name}");
        if code == 200 {
            continue;
        }
        let document = document(&response);
        let row = Http::try_from(response.status()).expect("a row");
        assert_eq!(document["title"], row.name(), "{name}");
        assert_eq!(document["status"], code, "{name}");
        assert_eq!(document["detail"].as_str(), detail, "{name}");
        // warp's own text of a body quotes what was sent.
        if let Some(detail) = detail.filter(|_| document.get("errors").is_none()) {
            assert_eq!(of_warp.body(), detail, "{name}");
        }
        assert_eq!(response.headers()["cache-control"], "no-store", "{name}");
    }
}

#[tokio::test]
async fn a_custom_rejection_that_nobody_knows_stays_private() {
    #[derive(Debug)]
    struct MethodNotAllowed(#[expect(dead_code, reason = "only for `Debug`")] &'static str);
    impl Reject for MethodNotAllowed {}

    let foreign =
        warp::path!("foreign").and_then(|| async { Err::<String, _>(reject::custom(FOREIGN)) });
    let namesake = warp::path!("namesake")
        .and_then(|| async { Err::<String, _>(reject::custom(MethodNotAllowed("hunter2"))) });
    let combined = warp::path!("combined").and(
        warp::post()
            .map(String::new)
            .or(warp::any().and_then(|| async { Err::<String, _>(reject::custom(FOREIGN)) }))
            .unify(),
    );
    let routes = foreign.or(namesake).unify().or(combined).unify();
    let address = serve(
        routes
            .recover(recover::<(ContentError, Forbidden)>)
            .map(Reply::into_response)
            .boxed(),
    )
    .await;
    for path in ["/foreign", "/namesake", "/combined"] {
        let response = get(address, path).await;
        assert_eq!(response.status(), 500, "{path}");
        assert_eq!(document(&response)["reason"], "internal_server_error");
        let body = String::from_utf8_lossy(response.body());
        assert!(
            !body.contains("hunter2") && !body.contains("Foreign"),
            "{body}"
        );
    }
}

#[tokio::test]
async fn of_combined_rejections_the_one_that_warp_prefers_answers() {
    let one = |name: &str| -> BoxedFilter<(String,)> {
        match name {
            "method" => warp::put().map(String::new).boxed(),
            "header" => warp::header::<String>("x-a").boxed(),
            "cookie" => warp::cookie::<String>("a").boxed(),
            "length" => warp::body::content_length_limit(0).map(String::new).boxed(),
            "media" => warp::header::exact("content-type", "a/b")
                .and(warp::body::json())
                .boxed(),
            "extension" => warp::ext::get::<String>().boxed(),
            _ => warp::path!("never").map(String::new).boxed(),
        }
    };
    let names = [
        "method",
        "header",
        "cookie",
        "length",
        "media",
        "extension",
        "path",
    ];
    for first in names {
        for second in names {
            let routes = || one(first).or(one(second)).unify().or(one("method")).unify();
            let plain = serve(routes().map(Reply::into_response).boxed()).await;
            let table = routes().recover(recover_in::<(), Http>);
            let table = serve(table.map(Reply::into_response).boxed()).await;
            let (plain, table) = (get(plain, "/").await, get(table, "/").await);
            assert_eq!(table.status(), plain.status(), "{first} or {second}");
            if plain.status() != 500 {
                let text = String::from_utf8_lossy(plain.body());
                assert_eq!(document(&table)["detail"], *text, "{first} or {second}");
            }
        }
    }
}

#[tokio::test]
async fn a_code_that_the_table_lacks_has_the_row_of_the_registry() {
    let routes = warp::body::content_length_limit(1)
        .map(|| "small")
        .recover(recover::<()>);
    let address = serve(routes.map(Reply::into_response).boxed()).await;
    let response = send(address, "POST", "/", &[], "large").await;
    assert_eq!(response.status(), 413);
    assert_eq!(document(&response)["title"], "Content Too Large");

    let response = get(address, "/").await;
    assert_eq!(response.status(), 411);
    assert_eq!(
        document(&response)["detail"],
        "A content-length header is required"
    );
}

#[test]
fn an_error_that_borrows_or_is_not_send_has_only_the_impls_that_it_can_have() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("{0} is taken")]
    #[flow(code = 409)]
    struct Borrowed<'a>(&'a str);

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("{0} is taken")]
    #[flow(code = 409)]
    struct Shared(std::rc::Rc<str>);

    let text = "intro".to_owned();
    assert_eq!(Borrowed(&text).into_response().status(), 409);
    assert_eq!(
        FlowError::to_response(&Shared("intro".into())).status(),
        409
    );
}
