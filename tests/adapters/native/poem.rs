//! poem 3, as its users write it.

use std::io;
use std::net::SocketAddr;

use bytes::Bytes;
use flowcms_status::poem::{self as own, Problems, problems};
use flowcms_status::{FlowCms, FlowError, Http, status_table};
use http::{Method, Response};
use poem::error::{
    InternalServerError, MethodNotAllowedError, NotFoundError, ReadBodyError, ResponseError,
};
use poem::listener::{Acceptor as _, Listener as _, TcpListener};
use poem::middleware::SizeLimit;
use poem::web::{Form, Json, Path, Query};
use poem::{
    Body, Endpoint, EndpointExt as _, IntoEndpoint, IntoResponse, Route, Server, get, handler, post,
};

use super::asking::{assert_that_the_question_mark_answers, get as get_from, problem, send};
use super::logged::logged;
use crate::client::{self, Version};

/// Starts a server of the application.
async fn serve<E>(app: E) -> SocketAddr
where
    E: IntoEndpoint,
    E::Endpoint: 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0");
    let acceptor = listener.into_acceptor().await.expect("a free port");
    let addresses = acceptor.local_addr();
    let address = *addresses[0].as_socket_addr().expect("its address");
    let app = app.into_endpoint();
    tokio::spawn(Server::new_with_acceptor(acceptor).run(app));
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
    #[error("a private remark")]
    #[flow(code = 403, detail = none, header("X-Policy" = "7"))]
    Silent,
    #[error("the request was refused: {0}")]
    #[flow(map = own::AnyError)]
    Refused(#[from] poem::Error),
    #[error("the body cannot be read")]
    #[flow(map = own::BodyError)]
    Body(#[from] ReadBodyError),
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
        2 => Err(ContentError::Silent),
        other => Err(ContentError::EntryNotFound(other)),
    }
}

#[handler]
fn show(Path(id): Path<String>) -> Result<String, ContentError> {
    Ok(find(&id)? + "!")
}

/// As services with errors of many kinds write it.
#[handler]
fn entry_or_poem_error(Path(id): Path<String>) -> poem::Result<String> {
    Ok(find(&id)? + "!")
}

#[handler]
fn entry_is_an_error(Path(id): Path<u8>) -> ContentError {
    ContentError::EntryNotFound(id)
}

#[derive(Debug, serde::Deserialize)]
struct Entry {
    title: String,
    #[serde(default)]
    stars: u8,
}

#[handler]
fn create(Json(entry): Json<Entry>) -> String {
    format!("{} {}", entry.title, entry.stars)
}

#[tokio::test]
async fn the_question_mark_makes_every_response_of_a_handler() {
    let address = serve(Route::new().at("/:id", get(show))).await;
    assert_that_the_question_mark_answers(address, "").await;
}

#[tokio::test]
async fn an_error_answers_the_same_through_a_poem_error_and_by_itself() {
    let app = Route::new()
        .at("/result/:id", get(show))
        .at("/poem/:id", get(entry_or_poem_error))
        .at("/itself/:id", get(entry_is_an_error));
    let address = serve(app).await;
    let result = get_from(address, "/result/7").await;
    assert_eq!(result.status(), 404);
    assert_eq!(problem(&result)["reason"], "entry_not_found");
    for path in ["/poem/7", "/itself/7"] {
        let other = get_from(address, path).await;
        assert_eq!(
            (other.status(), other.body()),
            (result.status(), result.body())
        );
        let headers = |response: &Response<Bytes>| {
            let mut headers = response.headers().clone();
            headers.remove("date");
            headers
        };
        assert_eq!(headers(&other), headers(&result), "{path}");
    }
    let silent = get_from(address, "/poem/2").await;
    assert_eq!(silent.headers()["x-policy"], "7");
    assert_eq!(problem(&silent).get("detail"), None);
}

#[tokio::test]
async fn an_error_through_a_poem_error_is_logged_once() {
    logged();
    let app = Route::new()
        .at("/:id", get(entry_or_poem_error))
        .with(Problems::new())
        .into_endpoint();
    for path in ["/0", "/7", "/a/b"] {
        let request = poem::Request::builder().uri_str(path).finish();
        let response = app.get_response(request).await;
        assert!(!response.is_success());
        assert_eq!(logged(), 1, "{path}");
    }
}

#[tokio::test]
async fn poem_s_own_errors_are_answered_by_rows() {
    let app = Route::new()
        .at("/:id", get(show))
        .catch_error(|_: NotFoundError| async { FlowCms::NotFound })
        .catch_error(|_: MethodNotAllowedError| async {
            FlowCms::MethodNotAllowed
                .with_header("Allow", "GET")
                .into_response()
        });
    let address = serve(app).await;
    let unknown = get_from(address, "/a/b").await;
    assert_eq!(unknown.status(), 404);
    assert_eq!(problem(&unknown)["reason"], "not_found");
    assert_eq!(problem(&unknown).get("detail"), None);
    let refused = send(address, Method::DELETE, "/1", "text/plain", "").await;
    assert_eq!(refused.status(), 405);
    assert_eq!(refused.headers()["allow"], "GET");
    assert_eq!(problem(&refused)["reason"], "method_not_allowed");
    // Another error passes.
    assert_eq!(
        problem(&get_from(address, "/7").await)["reason"],
        "entry_not_found"
    );
}

#[handler]
fn search(Query(entry): Query<Entry>) -> String {
    entry.title
}

#[handler]
fn submit(Form(entry): Form<Entry>) -> String {
    entry.title
}

#[handler]
fn numbered(Path(id): Path<u8>) -> String {
    id.to_string()
}

#[handler]
fn fail() -> poem::Result<()> {
    Err(InternalServerError(io::Error::other(
        "password of the database",
    )))
}

#[handler]
fn brew() -> poem::Result<()> {
    let mut error = poem::Error::from_string("short and stout", http::StatusCode::IM_A_TEAPOT);
    error.set_data(7_u8);
    Err(error)
}

#[handler]
fn leave() -> poem::Result<()> {
    Err(http::StatusCode::GONE.into())
}

#[derive(Debug, thiserror::Error)]
#[error("by hand")]
struct ByHand;

impl ResponseError for ByHand {
    fn status(&self) -> http::StatusCode {
        http::StatusCode::CONFLICT
    }

    fn as_response(&self) -> poem::Response {
        poem::Response::builder()
            .status(self.status())
            .content_type("application/json")
            .body(r#"{"by":"hand"}"#)
    }
}

#[handler]
fn answer_by_hand() -> Result<(), ByHand> {
    Err(ByHand)
}

/// Its body has the type that poem gives to texts.
#[derive(Debug, thiserror::Error, FlowError)]
#[error("old clients read this")]
#[flow(code = 409, render = legacy)]
struct Legacy;

fn legacy(_: &flowcms_status::Problem<'_>) -> (&'static str, &'static str) {
    ("text/plain; charset=utf-8", "E17")
}

#[handler]
fn answer_legacy() -> poem::Result<()> {
    Err(Legacy.into())
}

#[handler]
fn redirect() -> poem::Result<()> {
    Err(poem::Error::from_response(
        poem::web::Redirect::see_other("/elsewhere").into_response(),
    ))
}

fn application() -> Route {
    Route::new()
        .at("/entries/:id", get(entry_or_poem_error))
        .at("/numbers/:id", get(numbered))
        .at("/json", post(create).with(SizeLimit::new(100)))
        .at("/query", get(search))
        .at("/form", post(submit))
        .at("/database", get(fail))
        .at("/teapot", get(brew))
        .at("/gone", get(leave))
        .at("/by-hand", get(answer_by_hand))
        .at("/legacy", get(answer_legacy))
        .at("/redirected", get(redirect))
}

/// What the requests in turn are answered with, of a table that has all of the codes.
async fn assert_that_refusals_are_problems(address: SocketAddr) {
    let json = "application/json";
    let cases = [
        (
            send(address, Method::POST, "/json", json, r#"{"stars":1}"#).await,
            400,
            "parse error: missing field `title` at line 1 column 11",
        ),
        (
            send(address, Method::POST, "/json", json, r#"{"title""#).await,
            400,
            "parse error: EOF while parsing an object at line 1 column 8",
        ),
        (
            send(address, Method::POST, "/json", "text/plain", "{}").await,
            415,
            "invalid content type `text/plain`, expect: `application/json`",
        ),
        (
            send(address, Method::POST, "/json", json, "x".repeat(101)).await,
            413,
            "payload too large",
        ),
        (
            send(address, Method::POST, "/form", json, "{}").await,
            415,
            "invalid content type `application/json`, expect: `application/x-www-form-urlencoded`",
        ),
        (
            get_from(address, "/query?stars=1").await,
            400,
            "missing field `title`",
        ),
        (
            get_from(address, "/numbers/seven").await,
            400,
            "invalid path params",
        ),
        (get_from(address, "/nowhere").await, 404, "not found"),
        (
            send(address, Method::PATCH, "/query", "text/plain", "").await,
            405,
            "method not allowed",
        ),
    ];
    for (response, status, detail) in cases {
        assert_eq!(response.status(), status, "{detail}");
        assert_eq!(problem(&response)["detail"], detail);
    }
}

#[tokio::test]
async fn what_poem_refuses_is_a_problem_document() {
    let address = serve(application().with(Problems::new())).await;
    assert_that_refusals_are_problems(address).await;
    let right = send(
        address,
        Method::POST,
        "/json",
        "application/json",
        r#"{"title":"Intro","stars":5}"#,
    )
    .await;
    assert_eq!(right.status(), 200);
    assert_eq!(right.body(), "Intro 5");

    let private = get_from(address, "/database").await;
    assert_eq!(private.status(), 500);
    assert_eq!(problem(&private)["reason"], "internal_server_error");
    assert_eq!(problem(&private).get("detail"), None);
    assert!(!String::from_utf8_lossy(private.body()).contains("password"));

    // The table has no 410, the registry has.
    let gone = get_from(address, "/gone").await;
    assert_eq!(gone.status(), 410);
    assert_eq!(problem(&gone)["title"], "Gone");
    assert_eq!(problem(&gone).get("detail"), None);
}

#[tokio::test]
async fn problems_is_a_handler_of_catch_all_error_for_any_table() {
    let address = serve(application().catch_all_error(problems::<Http>)).await;
    assert_that_refusals_are_problems(address).await;
    let unknown = get_from(address, "/nowhere").await;
    // A sentence of `Http`, not of `FlowCms`.
    assert_eq!(
        problem(&unknown)["context"],
        "Nothing is found at this target, or the server does not say (RFC 9110, section 15.5.5)."
    );
}

#[tokio::test]
async fn what_has_an_answer_keeps_it() {
    let address = serve(application().with(Problems::new())).await;
    let derived = get_from(address, "/entries/2").await;
    assert_eq!(derived.status(), 403);
    assert_eq!(derived.headers()["x-policy"], "7");
    assert_eq!(problem(&derived)["reason"], "silent");
    assert_eq!(problem(&derived).get("detail"), None);

    let by_hand = get_from(address, "/by-hand").await;
    assert_eq!(by_hand.status(), 409);
    assert_eq!(by_hand.headers()["content-type"], "application/json");
    assert_eq!(by_hand.body(), r#"{"by":"hand"}"#);

    let legacy = get_from(address, "/legacy").await;
    assert_eq!(legacy.status(), 409);
    assert_eq!(legacy.body(), "E17");

    let redirected = get_from(address, "/redirected").await;
    assert_eq!(redirected.status(), 303);
    assert_eq!(redirected.headers()["location"], "/elsewhere");

    // Neither the table nor the registry has a 418: its class answers.
    let teapot = get_from(address, "/teapot").await;
    assert_eq!(teapot.status(), 418);
    assert_eq!(problem(&teapot)["reason"], "client_error");
    assert_eq!(problem(&teapot)["detail"], "short and stout");
}

#[derive(Debug, thiserror::Error)]
#[error("wait")]
struct Wait;

impl ResponseError for Wait {
    fn status(&self) -> http::StatusCode {
        http::StatusCode::TOO_MANY_REQUESTS
    }

    fn as_response(&self) -> poem::Response {
        let mut response = "wait".into_response();
        response.set_status(self.status());
        let headers = response.headers_mut();
        headers.insert("retry-after", http::HeaderValue::from_static("7"));
        headers.append("x-limit", http::HeaderValue::from_static("a"));
        headers.append("x-limit", http::HeaderValue::from_static("b"));
        response
    }
}

#[handler]
fn slow_down() -> Result<(), Wait> {
    Err(Wait)
}

#[tokio::test]
async fn what_was_said_about_an_error_stays_in_its_problem() {
    let app = Route::new()
        .at("/", get(serve_cold))
        .with(Problems::new())
        .into_endpoint();
    let response = app.get_response(poem::Request::default()).await;
    assert_eq!(response.status(), 400);
    assert_eq!(response.content_type(), Some("application/problem+json"));
    assert_eq!(response.data::<u8>(), Some(&7));

    let address = serve(Route::new().at("/", get(slow_down)).with(Problems::new())).await;
    let limited = get_from(address, "/").await;
    assert_eq!(limited.status(), 429);
    assert_eq!(limited.headers()["retry-after"], "7");
    let limits: Vec<_> = limited.headers().get_all("x-limit").iter().collect();
    assert_eq!(limits, ["a", "b"]);
    assert_eq!(problem(&limited)["detail"], "wait");
}

#[handler]
fn serve_cold() -> poem::Result<()> {
    let mut error = poem::Error::from_string("cold", http::StatusCode::BAD_REQUEST);
    error.set_data(7_u8);
    Err(error)
}

#[tokio::test]
async fn head_has_no_content_over_http_2() {
    let address = serve(application().with(Problems::new())).await;
    for path in ["/entries/7", "/nowhere", "/database"] {
        let response = client::fetch(address, Version::Http2, &Method::HEAD, path).await;
        let response = response.expect("an answer that HTTP allows");
        assert!(!response.status().is_success());
        assert_eq!(
            response.headers()["content-type"],
            "application/problem+json"
        );
        assert!(response.body().is_empty());
    }
}

#[handler]
fn create_mapped(entry: poem::Result<Json<Entry>>) -> Result<String, ContentError> {
    let Json(entry) = entry?;
    Ok(entry.title)
}

#[handler]
async fn upload(body: Body) -> Result<String, ContentError> {
    let bytes = body.into_bytes_limit(10).await?;
    Ok(format!("{} bytes", bytes.len()))
}

#[handler]
fn look_up(Path(id): Path<String>) -> Result<String, ContentError> {
    let found: poem::Result<String> = find(&id).map_err(Into::into);
    Ok(found?)
}

#[tokio::test]
async fn a_map_makes_poem_s_error_a_part_of_one_s_own() {
    let app = Route::new()
        .at("/json", post(create_mapped))
        .at("/limited", post(upload))
        .at("/nested/:id", get(look_up));
    let address = serve(app).await;
    let json = "application/json";
    let wrong = send(address, Method::POST, "/json", json, r#"{"stars":1}"#).await;
    assert_eq!(wrong.status(), 400);
    assert_eq!(problem(&wrong)["reason"], "json");
    assert_eq!(
        problem(&wrong)["detail"],
        "`title` is missing, at line 1, column 11"
    );
    let text = send(address, Method::POST, "/json", "text/plain", "{}").await;
    assert_eq!(text.status(), 415);

    let large = send(address, Method::POST, "/limited", json, "x".repeat(11)).await;
    assert_eq!(large.status(), 413);
    assert_eq!(problem(&large)["reason"], "too_large");
    assert_eq!(problem(&large)["context"], "Send less content.");
    let small = send(address, Method::POST, "/limited", json, "x".repeat(10)).await;
    assert_eq!(small.body(), "10 bytes");

    // An error of one's own that became a `poem::Error` first: its text is not poem's to show.
    let nested = get_from(address, "/nested/2").await;
    assert_eq!(nested.status(), 403);
    assert_eq!(problem(&nested).get("detail"), None);
}

#[test]
fn every_map_answers_with_poem_s_own_code() {
    use poem::error as of;

    fn assert_same<E, M>(error: impl Fn() -> E, reason: &str)
    where
        E: ResponseError,
        M: From<E> + FlowError,
    {
        let mapped = M::from(error());
        assert_eq!(mapped.status_code(), error().status());
        assert_eq!(mapped.problem_type().reason(), reason);
    }

    assert_same::<_, own::JsonError>(
        || of::ParseJsonError::ContentTypeRequired,
        "json_content_type",
    );
    assert_same::<_, own::FormError>(
        || of::ParseFormError::InvalidContentType("a/b".to_owned()),
        "form_content_type",
    );
    assert_same::<_, own::PathError>(|| of::ParsePathError, "path");
    assert_same::<_, own::HeaderError>(
        || of::ParseTypedHeaderError::HeaderRequired("Range".to_owned()),
        "header",
    );
    assert_same::<_, own::BodyError>(|| of::ReadBodyError::PayloadTooLarge, "too_large");
    assert_same::<_, own::BodyError>(|| of::ReadBodyError::BodyHasBeenTaken, "failed");
    assert_same::<_, own::BodyError>(
        || of::ReadBodyError::Utf8(String::from_utf8(vec![0xff]).expect_err("no UTF-8")),
        "text",
    );
    assert_same::<_, own::BodyError>(|| of::ReadBodyError::Io(io::Error::other("reset")), "body");
    assert_same::<_, own::SizeError>(
        || of::SizedLimitError::MissingContentLength,
        "content_length",
    );
    assert_same::<_, own::SizeError>(|| of::SizedLimitError::PayloadTooLarge, "too_large");
    assert_same::<_, own::CorsError>(|| of::CorsError::OriginNotAllowed, "cors");
    assert_same::<_, own::DataError>(|| of::GetDataError("Pool"), "failed");
    assert_same::<_, own::NotFound>(|| of::NotFoundError, "no_route");
    assert_same::<_, own::UpgradeError>(|| of::UpgradeError::NoUpgrade, "failed");
    assert_same::<_, own::UpgradeError>(|| of::UpgradeError::Other("no".to_owned()), "upgrade");
    for (error, reason) in [
        (of::StaticFileError::InvalidPath, "path"),
        (of::StaticFileError::NotFound, "no_file"),
        (of::StaticFileError::PreconditionFailed, "condition"),
        (of::StaticFileError::MethodNotAllowed(Method::PUT), "method"),
        (of::StaticFileError::Io(io::Error::other("/srv")), "failed"),
    ] {
        let status = error.status();
        let mapped = own::FileError::from(error);
        assert_eq!(mapped.status_code(), status);
        assert_eq!(mapped.problem_type().reason(), reason);
    }
    let range = of::StaticFileError::RangeNotSatisfiable { size: 7 };
    let response = own::FileError::from(range).to_response();
    assert_eq!(response.status(), 416);
    assert_eq!(response.headers()["content-range"], "bytes */7");
    let forbidden = of::StaticFileError::Forbidden("/srv/secret".to_owned());
    let response = own::FileError::from(forbidden).to_response();
    assert_eq!(response.status(), 403);
    assert!(!String::from_utf8_lossy(response.body()).contains("/srv"));
    for code in [400, 401, 404, 409, 413, 418, 451, 500, 502, 507] {
        let status = http::StatusCode::from_u16(code).expect("a code");
        let error = own::AnyError::from(poem::Error::from_string("a secret", status));
        let response = error.to_response();
        let text = String::from_utf8_lossy(response.body()).into_owned();
        // The registry has no 418, and nothing says the challenge of a 401.
        let sent = if matches!(code, 401 | 418) { 400 } else { code };
        assert_eq!(response.status(), sent);
        assert_eq!(text.contains("a secret"), sent < 500, "{text}");
    }
}

#[tokio::test]
async fn a_handler_streams_or_answers_with_an_error() {
    #[handler]
    fn export(Path(id): Path<u8>) -> Result<Body, ContentError> {
        if id != 1 {
            return Err(ContentError::EntryNotFound(id));
        }
        let parts = (0..100).map(|_| Ok::<_, io::Error>(Bytes::from_static(&[b'x'; 1000])));
        Ok(Body::from_bytes_stream(futures_util::stream::iter(parts)))
    }

    let address = serve(Route::new().at("/:id", get(export))).await;
    let streamed = get_from(address, "/1").await;
    assert_eq!(streamed.status(), 200);
    assert_eq!(streamed.headers()["transfer-encoding"], "chunked");
    assert_eq!(streamed.body().len(), 100_000);
    let missing = get_from(address, "/2").await;
    assert_eq!(problem(&missing)["detail"], "entry 2 does not exist");
}

/// That these derive is what is tested: an error that poem cannot keep has no impl of its traits.
#[test]
fn an_error_that_poem_cannot_keep_is_still_an_error() {
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

    let name = "intro".to_owned();
    // What is `Send` answers by itself, even while it borrows.
    let taken = Taken { name: &name }.into_response();
    assert_eq!(taken.status(), 409);
    assert_eq!(Busy("the press".into()).to_response().status(), 409);
}
