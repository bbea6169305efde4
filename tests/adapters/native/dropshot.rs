//! dropshot 0.18, as its users write it.

use std::io;
use std::net::SocketAddr;

use bytes::Bytes;
use dropshot::{
    ApiDescription, Body, FreeformBody, Header, HttpError, HttpResponseOk, Path, Query,
    RequestContext, TypedBody, endpoint,
};
use flowcms_status::dropshot::{
    Answer, EndpointError, RequestError, Try, TryBody, TypedError, answer,
};
use flowcms_status::{FlowCms, FlowError, Problem, status_table};
use futures_util::stream;
use http::{HeaderMap, Method, Request, Response};
use http_body_util::{BodyExt as _, Full, StreamBody};
use hyper::body::Frame;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::logged::logged;
use crate::client::{self, Version};
use crate::frameworks::dropshot::serve;

#[derive(Debug, thiserror::Error, FlowError)]
enum ContentError {
    #[error("entry {0} does not exist")]
    #[flow(code = 404, context = "List the entries.")]
    EntryNotFound(u8),
    #[error("wait")]
    #[flow(code = 429, header("Retry-After" = "7"))]
    Wait,
    #[error("the entry has moved")]
    #[flow(code = 301, header("Location" = "/entries/7"))]
    Moved,
    #[error(transparent)]
    #[flow(transparent)]
    Old(#[from] Old),
    #[error("the store at /srv/secret failed")]
    #[flow(code = 500)]
    Store(#[from] io::Error),
    #[error("the request cannot be read")]
    #[flow(map = RequestError)]
    Request(#[from] HttpError),
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("old clients read this")]
#[flow(code = 409, render = legacy)]
struct Old;

fn legacy(_: &Problem<'_>) -> (&'static str, &'static str) {
    ("text/plain", "old")
}

fn find(id: u8) -> Result<u8, ContentError> {
    match id {
        7 => Ok(7),
        0 => Err(io::Error::other("disk 0"))?,
        1 => Err(ContentError::Wait),
        2 => Err(ContentError::Moved),
        3 => Err(Old)?,
        id => Err(ContentError::EntryNotFound(id)),
    }
}

#[derive(Debug, Deserialize, JsonSchema)]
struct Numbered {
    id: u8,
}

#[derive(Debug, Deserialize, JsonSchema)]
struct Entry {
    title: String,
    tags: Vec<String>,
}

type Text = HttpResponseOk<String>;

#[endpoint { method = GET, path = "/answers/{id}" }]
async fn answers(
    _: RequestContext<()>,
    path: Try<Path<Numbered>>,
) -> Result<Answer<Text, ContentError>, EndpointError> {
    answer(async {
        let Numbered { id } = path.0?.into_inner();
        Ok(HttpResponseOk(format!("entry {}", find(id)?)))
    })
    .await
}

/// The short way: any error, without headers.
#[endpoint { method = GET, path = "/errors/{id}" }]
async fn errors(_: RequestContext<()>, path: Path<Numbered>) -> Result<Text, EndpointError> {
    let id = find(path.into_inner().id)?;
    if id == 7 {
        Err(FlowCms::Conflict)?;
    }
    Ok(HttpResponseOk(id.to_string()))
}

/// One type, which a variant makes `From<HttpError>`.
#[endpoint { method = GET, path = "/types/{id}" }]
async fn types(
    _: RequestContext<()>,
    path: Path<Numbered>,
) -> Result<Text, TypedError<ContentError>> {
    let id = find(path.into_inner().id)?;
    Ok(HttpResponseOk(id.to_string()))
}

#[endpoint { method = GET, path = "/query" }]
async fn query(
    _: RequestContext<()>,
    query: Try<Query<Numbered>>,
    headers: Try<Header<Numbered>>,
) -> Result<Answer<Text, RequestError>, EndpointError> {
    answer(async {
        let id = query.0?.into_inner().id + headers.0?.into_inner().id;
        Ok(HttpResponseOk(id.to_string()))
    })
    .await
}

#[endpoint { method = POST, path = "/entries", request_body_max_bytes = 64 }]
async fn create(
    _: RequestContext<()>,
    body: TryBody<TypedBody<Entry>>,
) -> Result<Answer<Text, ContentError>, EndpointError> {
    answer(async {
        let Entry { title, tags } = body.0?.into_inner();
        Ok(HttpResponseOk(format!("{title} {tags:?}")))
    })
    .await
}

#[endpoint { method = GET, path = "/exports/{id}" }]
async fn exports(
    _: RequestContext<()>,
    path: Path<Numbered>,
) -> Result<Answer<HttpResponseOk<FreeformBody>, ContentError>, EndpointError> {
    answer(async {
        let id = find(path.into_inner().id)?;
        let lines = (0..id).map(|line| Ok(Frame::data(Bytes::from(format!("line {line}\n")))));
        let body = StreamBody::new(stream::iter(lines)).map_err(|never: io::Error| never);
        Ok(HttpResponseOk(FreeformBody(Body::wrap(body))))
    })
    .await
}

/// Every other path: dropshot has no fallback but an endpoint.
#[endpoint { method = GET, path = "/{path:.*}", unpublished = true }]
async fn unknown(_: RequestContext<()>, _: Path<Rest>) -> Result<FlowCms, EndpointError> {
    Ok(FlowCms::NotFound)
}

#[derive(Debug, Deserialize, JsonSchema)]
struct Rest {
    #[expect(dead_code, reason = "dropshot demands a field per variable")]
    path: Vec<String>,
}

fn api() -> ApiDescription<()> {
    let mut api = ApiDescription::new();
    api.register(answers).expect("an endpoint");
    api.register(errors).expect("an endpoint");
    api.register(types).expect("an endpoint");
    api.register(query).expect("an endpoint");
    api.register(create).expect("an endpoint");
    api.register(exports).expect("an endpoint");
    api
}

async fn get(address: SocketAddr, path: &str) -> Response<Bytes> {
    client::fetch(address, Version::Http1, &Method::GET, path)
        .await
        .expect("an answer")
}

async fn post(address: SocketAddr, content_type: &str, content: &str) -> Response<Bytes> {
    let request = Request::post("/entries")
        .header("host", address.to_string())
        .header("content-type", content_type)
        .body(Full::from(content.to_owned()));
    client::send(address, Version::Http1, request.expect("a request"))
        .await
        .expect("an answer")
}

fn document(response: &Response<Bytes>) -> Value {
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
    assert_eq!(response.headers()["cache-control"], "no-store");
    serde_json::from_slice(response.body()).expect("a document")
}

const ENTRY_8: &str = r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"entry 8 does not exist","reason":"entry_not_found","context":"List the entries."}"#;

#[tokio::test]
async fn an_endpoint_answers_with_a_success_or_an_error() {
    let address = serve(api());
    assert_eq!(get(address, "/answers/7").await.body(), r#""entry 7""#);
    let response = get(address, "/answers/8").await;
    assert_eq!(response.status(), 404);
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert_eq!(response.body(), ENTRY_8);

    let response = get(address, "/answers/1").await;
    assert_eq!(response.status(), 429);
    assert_eq!(response.headers()["retry-after"], "7");
    let response = get(address, "/answers/2").await;
    assert_eq!(response.status(), 301);
    assert_eq!(response.headers()["location"], "/entries/7");
    let response = get(address, "/answers/3").await;
    assert_eq!(response.headers()["content-type"], "text/plain");
    assert_eq!(response.body(), "old");
}

#[tokio::test]
async fn an_endpoint_error_sends_the_document_with_the_media_type_of_dropshot() {
    let address = serve(api());
    let response = get(address, "/errors/8").await;
    assert_eq!(response.status(), 404);
    assert_eq!(response.headers()["content-type"], "application/json");
    assert_eq!(response.body(), ENTRY_8);

    let response = get(address, "/errors/7").await;
    assert_eq!(response.status(), 409);
    assert!(
        response
            .body()
            .starts_with(br#"{"type":"about:blank","title":"Conflict""#)
    );

    // What dropshot cannot say: a redirection, a body that is no JSON.
    let response = get(address, "/errors/2").await;
    assert_eq!(response.status(), 500);
    assert!(!response.headers().contains_key("location"));
    let response = get(address, "/errors/3").await;
    assert_eq!(response.status(), 409);
    assert!(
        response
            .body()
            .starts_with(br#"{"type":"about:blank","title":"Conflict""#)
    );

    let response = get(address, "/errors/x").await;
    assert_eq!(response.status(), 400);
    let document: Value = serde_json::from_slice(response.body()).expect("a document");
    assert_eq!(document["reason"], "refused");
}

#[tokio::test]
async fn an_endpoint_returns_an_error_of_one_type() {
    let address = serve(api());
    assert_eq!(get(address, "/types/7").await.body(), r#""7""#);
    let response = get(address, "/types/8").await;
    assert_eq!(response.status(), 404);
    assert_eq!(response.headers()["content-type"], "application/json");
    assert_eq!(response.body(), ENTRY_8);

    let refused = get(address, "/types/x").await;
    assert_eq!(refused.status(), 400);
    let document: Value = serde_json::from_slice(refused.body()).expect("a document");
    assert_eq!(document["reason"], "refused");

    let api = api();
    let openapi = api.openapi("Entries", dropshot_version());
    let openapi = openapi.json().expect("a document");
    let refused = &openapi["paths"]["/types/{id}"]["get"]["responses"]["4XX"]["$ref"];
    assert_eq!(refused, "#/components/responses/ContentError");
    let schema = &openapi["components"]["schemas"]["ContentError"];
    assert_eq!(schema["properties"]["reason"]["type"], "string");
}

#[test]
fn an_error_is_told_once_and_serializing_it_tells_nothing() {
    logged();
    let erased = EndpointError::from(ContentError::Wait);
    let typed = TypedError::from(ContentError::from(io::Error::other("disk 0")));
    assert_eq!(logged(), 2);
    assert_eq!(serde_json::json!(erased)["reason"], "wait");
    assert_eq!(erased.error().status_code(), 429);
    // The same event's id, each time.
    assert_eq!(serde_json::json!(typed), serde_json::json!(typed));
    assert!(serde_json::json!(typed)["instance"].is_string());
    assert!(matches!(typed.error(), ContentError::Store(_)));
    assert_eq!(logged(), 0);
}

#[tokio::test]
async fn a_private_text_is_never_sent() {
    let address = serve(api());
    for path in ["/answers/0", "/errors/0", "/types/0", "/exports/0"] {
        let response = get(address, path).await;
        assert_eq!(response.status(), 500, "{path}");
        let body = String::from_utf8_lossy(response.body());
        assert!(body.contains(r#""reason":"store""#), "{body}");
        assert!(!body.contains("secret") && !body.contains("disk"), "{body}");
    }
}

#[tokio::test]
async fn what_an_extractor_refuses_is_answered_by_the_map() {
    let address = serve(api());
    let response = get(address, "/answers/x").await;
    assert_eq!(response.status(), 400);
    let path = document(&response);
    assert_eq!(path["reason"], "refused");
    let detail = path["detail"].as_str().expect("a detail");
    assert!(detail.starts_with("expected u"), "{detail}");

    let response = get(address, "/query?id=x").await;
    assert_eq!(response.status(), 400);
    let detail = &document(&response)["detail"];
    let detail = detail.as_str().expect("a detail");
    assert_eq!(detail, "expected an integer");

    let response = get(address, "/query?id=1").await;
    assert_eq!(response.status(), 400);
    let detail = &document(&response)["detail"];
    let detail = detail.as_str().expect("a detail");
    assert_eq!(detail, "`id`: is missing");
}

#[tokio::test]
async fn a_body_that_cannot_be_read_is_answered_by_the_map() {
    let address = serve(api());
    let json = "application/json";
    let response = post(address, json, r#"{"title":"a","tags":["b"]}"#).await;
    assert_eq!(response.body(), r#""a [\"b\"]""#);
    for (content_type, content, text) in [
        (json, r#"{"title":"#, "`#/title`: ends too early"),
        (
            json,
            r#"{"title":"a","tags":["b",1]}"#,
            "`#/tags/1`: expected a string",
        ),
        ("text/plain", "{}", "unsupported content-type: text/plain"),
        (
            json,
            &" ".repeat(65),
            "request body exceeded maximum size of 64 bytes",
        ),
    ] {
        let response = post(address, content_type, content).await;
        assert_eq!(response.status(), 400, "{text}");
        let document = document(&response);
        let detail = document["detail"].as_str().expect("a detail");
        assert!(detail.contains(text), "{detail}");
    }
}

#[tokio::test]
async fn an_endpoint_streams_or_answers_with_an_error() {
    let address = serve(api());
    let response = get(address, "/exports/7").await;
    assert_eq!(response.status(), 200);
    assert!(response.body().starts_with(b"line 0\nline 1\n"));
    assert_eq!(get(address, "/exports/8").await.body(), ENTRY_8);
}

#[tokio::test]
async fn a_row_is_the_answer_of_an_endpoint_for_unknown_paths() {
    let mut api = ApiDescription::new();
    api.register(unknown).expect("an endpoint");
    let response = get(serve(api), "/no/where").await;
    assert_eq!(response.status(), 404);
    assert_eq!(
        response.body(),
        r#"{"type":"about:blank","title":"Not Found","status":404,"reason":"not_found","context":"Requested content entry, endpoint, or asset does not exist in your workspace."}"#
    );
}

#[test]
fn an_http_error_keeps_its_code_its_texts_and_the_headers_that_http_demands() {
    fn error(code: u16) -> HttpError {
        let mut headers = HeaderMap::new();
        headers.append("allow", "GET".parse().expect("a value"));
        headers.append("allow", "PUT".parse().expect("a value"));
        headers.append("retry-after", "9".parse().expect("a value"));
        headers.append("www-authenticate", "Basic".parse().expect("a value"));
        HttpError {
            status_code: code.try_into().expect("an error"),
            error_code: Some("Own".to_owned()),
            external_message: "what callers read".to_owned(),
            internal_message: "what the log has".to_owned(),
            headers: Some(Box::new(headers)),
        }
    }
    for (code, reason) in [
        (400, "refused"),
        (401, "credentials"),
        (403, "access"),
        (404, "missing"),
        (405, "method"),
        (409, "clash"),
        (413, "too_large"),
        (415, "content_type"),
        (422, "unprocessable"),
        (429, "too_often"),
        (410, "client_error"),
        (500, "failed"),
        (503, "unavailable"),
        (507, "server_error"),
    ] {
        let response = RequestError::from(error(code)).to_response();
        assert_eq!(response.status(), code);
        let document: Value = serde_json::from_slice(response.body()).expect("a document");
        assert_eq!(document["reason"], reason);
        assert_eq!(document["status"], code);
        assert_eq!(document["error_code"], "Own");
        let detail = (code < 500).then_some("what callers read");
        assert_eq!(document["detail"].as_str(), detail);
        let body = String::from_utf8_lossy(response.body());
        assert!(!body.contains("what the log has"), "{body}");
        let header = |name| {
            response
                .headers()
                .get(name)
                .map(|value| value.to_str().expect("text"))
        };
        assert_eq!(header("allow"), (code == 405).then_some("GET, PUT"));
        assert_eq!(header("www-authenticate"), (code == 401).then_some("Basic"));
        assert_eq!(
            header("retry-after"),
            [429, 503].contains(&code).then_some("9")
        );
    }
}

#[test]
fn the_openapi_document_names_the_success_and_the_problem() {
    let api = api();
    let openapi = api
        .openapi("Entries", dropshot_version())
        .json()
        .expect("a document");
    let endpoint = &openapi["paths"]["/answers/{id}"]["get"];
    assert_eq!(endpoint["parameters"][0]["name"], "id");
    let success = &endpoint["responses"]["200"]["content"]["application/json"]["schema"];
    assert_eq!(success["type"], "string");
    let error = &endpoint["responses"]["4XX"]["$ref"];
    assert_eq!(error, "#/components/responses/Problem");
    let problem = &openapi["components"]["schemas"]["Problem"];
    assert_eq!(problem["properties"]["status"]["type"], "integer");
    assert_eq!(
        problem["required"],
        serde_json::json!(["context", "reason", "status", "title", "type"])
    );
}

fn dropshot_version() -> dropshot::semver::Version {
    dropshot::semver::Version::new(1, 0, 0)
}

status_table! {
    /// A map that is an endpoint's answer by itself.
    struct Number(std::num::ParseIntError) in FlowCms { _ => 422 "Send a number." }
}

#[test]
fn a_map_and_an_error_that_borrows_are_responses_too() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("{0} is taken")]
    #[flow(code = 409)]
    struct Taken<'a>(&'a str);

    fn sent(response: impl dropshot::HttpResponse) -> u16 {
        let status = response.status_code();
        let response = response.to_result().expect("a response");
        assert_eq!(response.status(), status);
        status.as_u16()
    }
    assert_eq!(
        sent(Number::from("x".parse::<u8>().expect_err("no number"))),
        422
    );
    assert_eq!(sent(Taken(&String::from("intro"))), 409);
}
