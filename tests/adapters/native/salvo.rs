//! salvo 1, as its users write it.

use std::io;
use std::net::SocketAddr;

use bytes::Bytes;
use flowcms_status::salvo::{self as own, Problems};
use flowcms_status::{FlowCms, FlowError, Http, status_table};
use http::{HeaderValue, Method};
use salvo::catcher::Catcher;
use salvo::conn::{Listener as _, TcpListener};
use salvo::extract::{JsonBody, PathParam, QueryParam};
use salvo::http::{ParseError, StatusCode, StatusError};
use salvo::writing::Text;
use salvo::{Depot, FlowCtrl, Router, Scribe as _, Server, Service, Writer as _, handler};
use serde_json::Value;

use super::asking::{assert_that_the_question_mark_answers, get, problem, send};
use super::logged::logged;

/// Starts a server of the service.
async fn serve(service: impl Into<Service>) -> SocketAddr {
    let acceptor = TcpListener::new("127.0.0.1:0").bind().await;
    let address = acceptor.local_addr().expect("its address");
    tokio::spawn(Server::new(acceptor).serve(service.into()));
    address
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Http)]
enum ContentError {
    #[error("entry {0} does not exist")]
    #[flow(code = 404)]
    EntryNotFound(u8),
    #[error("the id is no number: {0}")]
    #[flow(map = Number)]
    Id(#[from] std::num::ParseIntError),
    #[error("the disk is full")]
    #[flow(code = 500)]
    Store(#[from] io::Error),
    #[error("the copy is current")]
    #[flow(code = 304, log = off)]
    Current,
    #[error("there is a newer one")]
    #[flow(code = 409)]
    Newer(#[flow(header = "X-Version")] u8),
    #[error("the request cannot be read: {0}")]
    #[flow(map = own::RequestError)]
    Request(#[from] ParseError),
}

status_table! {
    /// How ids that cannot be read answer.
    struct Number(std::num::ParseIntError) in FlowCms {
        _ => 422 "Send the number of the entry.",
    }
}

fn find(id: &str) -> Result<String, ContentError> {
    match id.parse::<u8>()? {
        0 => Ok(std::fs::read_to_string("/does/not/exist")?),
        1 => Ok("the first entry".to_owned()),
        2 => Err(ContentError::Current),
        3 => Err(ContentError::Newer(9)),
        other => Err(ContentError::EntryNotFound(other)),
    }
}

#[handler]
fn show(id: PathParam<String>) -> Result<String, ContentError> {
    Ok(find(&id)? + "!")
}

#[derive(Debug, serde::Deserialize)]
struct Entry {
    title: String,
    #[serde(default)]
    stars: u8,
}

#[handler]
fn create(entry: JsonBody<Entry>) -> String {
    format!("{} {}", entry.title, entry.stars)
}

#[tokio::test]
async fn the_question_mark_makes_every_response_of_a_handler() {
    let address = serve(Router::with_path("{id}").get(show)).await;
    assert_that_the_question_mark_answers(address, "").await;
}

#[tokio::test]
async fn an_error_is_logged_once_with_a_catcher_around() {
    // The server's connections are served by this thread too.
    logged();
    let address = serve(guarded(Router::with_path("{id}").get(show))).await;
    for path in ["/0", "/7", "/a/b"] {
        assert!(!get(address, path).await.status().is_success());
        assert_eq!(logged(), 1, "{path}");
    }
}

fn guarded(router: Router) -> Service {
    Service::new(router).catcher(Catcher::new(Problems::new()))
}

/// Middleware that says something about all responses.
#[handler]
fn describe(response: &mut salvo::Response) {
    let headers = response.headers_mut();
    headers.insert("x-version", HeaderValue::from_static("2"));
    headers.insert("cache-control", HeaderValue::from_static("max-age=60"));
    headers.insert("content-type", HeaderValue::from_static("text/csv"));
    headers.insert("content-encoding", HeaderValue::from_static("gzip"));
    headers.insert("etag", HeaderValue::from_static("\"v1\""));
}

#[tokio::test]
async fn an_error_keeps_the_headers_of_middleware_but_not_those_of_its_content() {
    let address = serve(Router::with_path("{id}").hoop(describe).get(show)).await;
    let missing = get(address, "/7").await;
    assert_eq!(missing.headers()["x-version"], "2");
    assert_eq!(problem(&missing)["reason"], "entry_not_found");
    assert!(!missing.headers().contains_key("content-encoding"));
    assert!(!missing.headers().contains_key("etag"));
    let newer = get(address, "/3").await;
    let versions: Vec<_> = newer.headers().get_all("x-version").iter().collect();
    assert_eq!(versions, ["9"]);
    assert_eq!(problem(&newer)["reason"], "newer");
    assert!(!newer.headers().contains_key("content-encoding"));
    // What describes the copy that the client has stays on a 304.
    let current = get(address, "/2").await;
    assert_eq!(current.status(), 304);
    assert_eq!(current.headers()["etag"], "\"v1\"");
    assert_eq!(current.headers()["cache-control"], "max-age=60");
}

#[handler]
fn fall_back(response: &mut salvo::Response) {
    response.render(FlowCms::NotFound);
}

/// A hoop that lets nobody in.
#[handler]
fn lock(
    _request: &mut salvo::Request,
    _depot: &mut Depot,
    response: &mut salvo::Response,
    ctrl: &mut FlowCtrl,
) {
    response.render(FlowCms::Unauthorized);
    ctrl.skip_rest();
}

#[tokio::test]
async fn a_row_is_rendered_by_fallbacks_and_middleware() {
    let router = Router::new()
        .push(Router::with_path("locked").hoop(lock).get(create))
        .push(Router::with_path("{**rest}").goal(fall_back));
    let address = serve(router).await;
    let unknown = get(address, "/nowhere").await;
    assert_eq!(unknown.status(), 404);
    assert_eq!(problem(&unknown)["reason"], "not_found");
    assert_eq!(problem(&unknown).get("detail"), None);
    let locked = get(address, "/locked").await;
    assert_eq!(locked.status(), 401);
    assert_eq!(locked.headers()["www-authenticate"], "Bearer");
    assert_eq!(problem(&locked)["reason"], "unauthorized");
}

#[handler]
fn search(title: QueryParam<String, true>) -> String {
    title.into_inner()
}

#[handler]
fn numbered(id: PathParam<u8>) -> String {
    id.into_inner().to_string()
}

#[handler]
fn fail() -> Result<(), salvo::Error> {
    Err(io::Error::other("password of the database").into())
}

#[handler]
fn refuse() -> Result<(), StatusError> {
    Err(StatusError::forbidden()
        .brief("not on Sundays")
        .detail("rule 7")
        .cause(io::Error::other("the calendar at 10.0.0.7")))
}

#[handler]
fn brew() -> StatusError {
    StatusError::im_a_teapot().brief("short and stout")
}

#[handler]
fn leave(response: &mut salvo::Response) {
    response.status_code(StatusCode::GONE);
}

#[handler]
fn slow_down(response: &mut salvo::Response) {
    let headers = response.headers_mut();
    headers.insert("retry-after", HeaderValue::from_static("7"));
    headers.append("x-limit", HeaderValue::from_static("a"));
    headers.append("x-limit", HeaderValue::from_static("b"));
    response.status_code(StatusCode::TOO_MANY_REQUESTS);
}

#[handler]
fn answer_by_hand(response: &mut salvo::Response) {
    response.status_code(StatusCode::CONFLICT);
    response.render(Text::Json(r#"{"by":"hand"}"#));
}

fn application() -> Router {
    Router::new()
        .push(Router::with_path("entries/{id}").get(show))
        .push(Router::with_path("numbers/{id}").get(numbered))
        .push(Router::with_path("json").post(create))
        .push(Router::with_path("query").get(search).delete(fall_back))
        .push(Router::with_path("fail").get(fail))
        .push(Router::with_path("refuse").get(refuse))
        .push(Router::with_path("teapot").get(brew))
        .push(Router::with_path("gone").get(leave))
        .push(Router::with_path("slow").get(slow_down))
        .push(Router::with_path("by-hand").get(answer_by_hand))
}

#[tokio::test]
async fn what_salvo_refuses_is_a_problem_document() {
    let address = serve(guarded(application())).await;
    let json = "application/json";
    let cases = [
        (
            send(address, Method::POST, "/json", json, r#"{"stars":1}"#).await,
            400,
            "`title` is missing, at line 1, column 11",
        ),
        (
            send(address, Method::POST, "/json", json, r#"{"title""#).await,
            400,
            "ends too early, at line 1, column 8",
        ),
        (
            send(address, Method::POST, "/json", "text/plain", "{}").await,
            400,
            "the request did not have a valid Content-Type header",
        ),
        (
            send(address, Method::POST, "/json", json, "x".repeat(65_537)).await,
            413,
            "payload too large",
        ),
        (
            get(address, "/query?stars=1").await,
            400,
            "other error: query parameter title not found or convert to type failed",
        ),
        (
            get(address, "/numbers/seven").await,
            400,
            "other error: path parameter id not found or convert to type failed",
        ),
        // Of a `StatusError`, only what it has for callers.
        (get(address, "/refuse").await, 403, "not on Sundays"),
    ];
    for (response, status, detail) in cases {
        assert_eq!(response.status(), status, "{detail}");
        assert_eq!(problem(&response)["detail"], detail);
    }
    let right = r#"{"title":"Intro","stars":5}"#;
    let right = send(address, Method::POST, "/json", json, right).await;
    assert_eq!(right.status(), 200);
    assert_eq!(right.body(), "Intro 5");

    let unknown = get(address, "/nowhere").await;
    assert_eq!(unknown.status(), 404);
    assert_eq!(problem(&unknown)["reason"], "not_found");
    assert_eq!(problem(&unknown).get("detail"), None);

    let method = send(address, Method::PATCH, "/query", "text/plain", "").await;
    assert_eq!(method.status(), 405);
    assert_eq!(problem(&method)["reason"], "method_not_allowed");
    let allowed = method.headers()["allow"].to_str().expect("methods");
    assert!(
        allowed.contains("GET") && allowed.contains("DELETE"),
        "{allowed}"
    );

    let private = get(address, "/fail").await;
    assert_eq!(private.status(), 500);
    assert_eq!(problem(&private)["reason"], "internal_server_error");
    assert_eq!(problem(&private).get("detail"), None);
    assert!(!String::from_utf8_lossy(private.body()).contains("password"));

    // The table has no 410, the registry has.
    let gone = get(address, "/gone").await;
    assert_eq!(gone.status(), 410);
    assert_eq!(problem(&gone)["title"], "Gone");

    let slow = get(address, "/slow").await;
    assert_eq!(slow.status(), 429);
    assert_eq!(slow.headers()["retry-after"], "7");
    let limits: Vec<_> = slow.headers().get_all("x-limit").iter().collect();
    assert_eq!(limits, ["a", "b"]);
    assert_eq!(problem(&slow)["reason"], "too_many_requests");
}

#[tokio::test]
async fn what_has_an_answer_keeps_it() {
    let address = serve(guarded(application())).await;
    let derived = get(address, "/entries/7").await;
    assert_eq!(problem(&derived)["reason"], "entry_not_found");
    let by_hand = get(address, "/by-hand").await;
    assert_eq!(by_hand.status(), 409);
    assert_eq!(by_hand.body(), r#"{"by":"hand"}"#);
    // Neither the table nor the registry has a 418: its class answers.
    let teapot = get(address, "/teapot").await;
    assert_eq!(teapot.status(), 418);
    assert_eq!(problem(&teapot)["reason"], "client_error");
    assert_eq!(problem(&teapot)["detail"], "short and stout");
}

#[tokio::test]
async fn problems_speaks_for_any_table() {
    let catcher = Catcher::new(Problems::<Http>::default());
    let address = serve(Service::new(application()).catcher(catcher)).await;
    let unknown = get(address, "/nowhere").await;
    // A sentence of `Http`, not of `FlowCms`.
    assert_eq!(
        problem(&unknown)["context"],
        "Nothing is found at this target, or the server does not say (RFC 9110, section 15.5.5)."
    );
}

#[handler]
async fn create_mapped(request: &mut salvo::Request) -> Result<String, ContentError> {
    let entry: Entry = request.parse_json_with_max_size(100).await?;
    Ok(entry.title)
}

#[handler]
fn search_mapped(request: &mut salvo::Request) -> Result<String, ContentError> {
    let entry: Entry = request.parse_queries()?;
    Ok(entry.title)
}

#[tokio::test]
async fn a_map_makes_salvo_s_error_a_part_of_one_s_own() {
    let router = Router::new()
        .push(Router::with_path("json").post(create_mapped))
        .push(Router::with_path("query").get(search_mapped));
    let address = serve(router).await;
    let json = "application/json";
    let post = |content_type: &'static str, body: String| async move {
        send(address, Method::POST, "/json", content_type, body).await
    };
    let cases = [
        (
            post(json, r#"{"stars":1}"#.to_owned()).await,
            400,
            "json_data",
        ),
        (
            post(json, r#"{"title""#.to_owned()).await,
            400,
            "json_syntax",
        ),
        (
            post("text/plain", "{}".to_owned()).await,
            400,
            "content_type",
        ),
        (post(json, "x".repeat(101)).await, 413, "too_large"),
        (get(address, "/query?stars=1").await, 400, "parameters"),
    ];
    for (response, status, reason) in cases {
        assert_eq!(response.status(), status, "{reason}");
        assert_eq!(problem(&response)["reason"], reason);
        // Where a value cannot be read says more than the variant around it.
        let detail = problem(&response)["detail"].to_string();
        assert_eq!(
            detail.starts_with("\"the request cannot be read: "),
            problem(&response).get("errors").is_none(),
            "{detail}"
        );
    }
}

#[test]
fn a_status_error_answers_with_its_code_and_only_its_public_text() {
    for code in [400, 401, 404, 405, 409, 410, 413, 451, 500, 502, 507] {
        let status = StatusCode::from_u16(code).expect("a code");
        let error = StatusError::from_code(status)
            .expect("a code of salvo")
            .brief("for callers")
            .detail("for developers")
            .cause(io::Error::other("for operators"));
        let response = own::AnyError::from(error).to_response();
        // Nothing says the challenge of a 401, or what a 405 allows.
        let sent = if matches!(code, 401 | 405) { 400 } else { code };
        assert_eq!(response.status(), sent);
        let text = String::from_utf8_lossy(response.body());
        assert_eq!(text.contains("for callers"), code < 500, "{text}");
        assert!(!text.contains("for developers"), "{text}");
        assert!(!text.contains("for operators"), "{text}");
    }
    let error = StatusError::bad_request().cause(ParseError::EmptyBody);
    let response = own::AnyError::from(error).to_response();
    let document: Value = serde_json::from_slice(response.body()).expect("JSON");
    assert_eq!(document["detail"], "the request's body is empty");
}

#[tokio::test]
async fn a_handler_streams_or_answers_with_an_error() {
    #[handler]
    fn export(id: PathParam<u8>, response: &mut salvo::Response) -> Result<(), ContentError> {
        if *id != 1 {
            return Err(ContentError::EntryNotFound(*id));
        }
        let parts = (0..100).map(|_| Ok::<_, io::Error>(Bytes::from_static(&[b'x'; 1000])));
        response.stream(futures_util::stream::iter(parts));
        Ok(())
    }

    let address = serve(Router::with_path("{id}").get(export)).await;
    let streamed = get(address, "/1").await;
    assert_eq!(streamed.status(), 200);
    assert_eq!(streamed.headers()["transfer-encoding"], "chunked");
    assert_eq!(streamed.body().len(), 100_000);
    let missing = get(address, "/2").await;
    assert_eq!(problem(&missing)["detail"], "entry 2 does not exist");
}

#[tokio::test]
async fn a_borrowed_or_unsendable_error_is_rendered_too() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("{name} is taken")]
    #[flow(code = 409)]
    struct Taken<'a> {
        name: &'a str,
    }

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("{0} is busy")]
    #[flow(code = 409)]
    struct Busy(std::rc::Rc<str>);

    #[handler]
    fn take(id: PathParam<String>, response: &mut salvo::Response) {
        Taken { name: &id }.render(response);
    }

    #[handler]
    fn press(response: &mut salvo::Response) {
        response.render(Busy("the press".into()));
    }

    let router = Router::new()
        .push(Router::with_path("taken/{id}").get(take))
        .push(Router::with_path("busy").get(press));
    let address = serve(router).await;
    let taken = get(address, "/taken/intro").await;
    assert_eq!(problem(&taken)["detail"], "intro is taken");
    let busy = get(address, "/busy").await;
    assert_eq!(problem(&busy)["detail"], "the press is busy");
}
