//! The forms of a problem: what `Accept` asks for, and what `render` makes of all.

use axum::Router;
use axum::routing::get;
use flowcms_status::{FlowError, Problem, ProblemLayer};
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::world::{Answer, ask, get as get_as, serve};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#")]
enum ContentError {
    #[error("slug `{slug}` is <b>wrong</b> & \"bad\"")]
    #[flow(code = 422, context = "Use <lower> case.")]
    Slug {
        #[flow(member)]
        slug: String,
        #[flow(member)]
        fields: Vec<Field>,
        #[flow(member)]
        limit: Option<u8>,
    },
    #[error("the store at 10.0.0.7 failed")]
    #[flow(code = 500)]
    Store,
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("old clients read this")]
#[flow(code = 409, render = own)]
struct OwnForm;

#[derive(Debug, serde::Serialize)]
struct Field {
    #[serde(rename = "the pointer")]
    pointer: &'static str,
    max: f64,
    optional: bool,
    nothing: (),
}

fn own(_: &Problem<'_>) -> (&'static str, &'static str) {
    ("application/vnd.own", "own")
}

fn slug() -> ContentError {
    ContentError::Slug {
        slug: "A\u{1}\r<i>\u{202e}".to_owned(),
        fields: vec![Field {
            pointer: "#/slug",
            max: 1.5,
            optional: true,
            nothing: (),
        }],
        limit: None,
    }
}

fn router(layer: ProblemLayer) -> Router {
    Router::new()
        .route("/slug", get(|| async { Err::<(), _>(slug()) }))
        .route(
            "/store",
            get(|| async { Err::<(), _>(ContentError::Store) }),
        )
        .route("/rendered", get(|| async { Err::<(), _>(OwnForm) }))
        .layer(layer)
}

async fn asked(path: &str, accept: &str) -> Answer {
    get_as(serve(router(ProblemLayer::new())).await, path, accept).await
}

#[tokio::test]
async fn json_has_the_same_bytes_under_another_name() {
    let json = asked("/slug", "application/json").await;
    let problem = asked("/slug", "*/*").await;
    assert_eq!(json.header("content-type"), "application/json");
    assert_eq!(json.body, problem.body);
    assert_eq!(
        (json.header("vary"), problem.header("vary")),
        ("accept", "accept")
    );
}

#[tokio::test]
async fn xml_follows_appendix_b_of_rfc_9457() {
    let xml = asked("/slug", "application/problem+xml").await;
    assert_eq!(xml.header("content-type"), "application/problem+xml");
    assert_eq!(
        xml.body,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><problem xmlns=\"urn:ietf:rfc:7807\">\
         <type>https://docs.example.com/errors#slug</type>\
         <title>Unprocessable Entity</title><status>422</status>\
         <detail>slug `A\u{fffd}&#13;&lt;i&gt;\u{202e}` is &lt;b&gt;wrong&lt;/b&gt; &amp; &quot;bad&quot;</detail>\
         <reason>slug</reason><context>Use &lt;lower&gt; case.</context>\
         <slug>A\u{fffd}&#13;&lt;i&gt;\u{202e}</slug>\
         <fields><i><member name=\"the pointer\">#/slug</member><max>1.5</max>\
         <optional>true</optional><nothing></nothing></i></fields></problem>"
    );
    // And a parser of XML has no complaint.
    let mut reader = Reader::from_str(&xml.body);
    reader.config_mut().check_end_names = true;
    let mut elements = 0;
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Eof => break,
            Event::Start(_) => elements += 1,
            _ => {}
        }
    }
    assert_eq!(elements, 14);
}

#[tokio::test]
async fn a_browser_gets_a_page_in_which_every_value_is_escaped() {
    let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    let page = asked("/slug", browser).await;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    assert!(page.body.starts_with("<!DOCTYPE html>"));
    for part in [
        "<title>422 Unprocessable Entity</title>",
        "is &lt;b&gt;wrong&lt;/b&gt; &amp; &quot;bad&quot;",
        "Use &lt;lower&gt; case.",
        "<code>slug</code>",
        r#"<a href="https://docs.example.com/errors#slug">https://docs.example.com/errors#slug</a>"#,
    ] {
        assert!(page.body.contains(part), "{part} in {}", page.body);
    }
    assert!(
        !page.body.contains("<b>") && !page.body.contains("<i>") && !page.body.contains("<script")
    );
    assert!(!page.body.contains("src="), "nothing is fetched");
}

#[tokio::test]
async fn a_type_that_is_no_web_address_is_no_link() {
    let page = get_as(
        serve(router(ProblemLayer::new())).await,
        "/nothing",
        "text/html",
    )
    .await;
    assert!(
        page.body.contains("<dd>about:blank</dd>") && !page.body.contains("<a "),
        "{page:?}"
    );
}

#[tokio::test]
async fn text_is_lines_that_no_value_can_break() {
    let text = asked("/slug", "text/plain").await;
    assert_eq!(text.header("content-type"), "text/plain; charset=utf-8");
    assert_eq!(
        text.body,
        "422 Unprocessable Entity\n\
         slug `A  <i>\u{202e}` is <b>wrong</b> & \"bad\"\n\
         Use <lower> case.\n\
         \n\
         reason: slug\n\
         type: https://docs.example.com/errors#slug\n\
         slug: \"A\\u0001\\r<i>\u{202e}\"\n\
         fields: [{\"the pointer\":\"#/slug\",\"max\":1.5,\"optional\":true,\"nothing\":null}]\n"
    );
}

#[tokio::test]
async fn no_form_shows_what_is_private() {
    crate::hooks::listen();
    for accept in [
        "*/*",
        "application/json",
        "application/problem+xml",
        "text/html",
        "text/plain",
    ] {
        let answer = asked("/store", accept).await;
        assert_eq!(answer.status, 500);
        assert!(!answer.body.contains("10.0.0.7"), "{accept}");
        assert!(
            answer.body.contains("urn:uuid:"),
            "{accept}: {}",
            answer.body
        );
    }
}

#[tokio::test]
async fn accept_can_be_disregarded() {
    let address = serve(router(ProblemLayer::new().without_negotiation())).await;
    let answer = get_as(address, "/slug", "text/html").await;
    assert_eq!(answer.problem()["reason"], "slug");
    assert_eq!(answer.header("vary"), "");
}

#[tokio::test]
async fn what_a_response_varies_by_already_stays() {
    let router = Router::new()
        .route(
            "/",
            get(|| async { (http::StatusCode::CONFLICT, [("vary", "Origin")]) }),
        )
        .route(
            "/accept",
            get(|| async { (http::StatusCode::CONFLICT, [("vary", "Origin, ACCEPT")]) }),
        )
        .layer(ProblemLayer::new());
    let address = serve(router).await;
    let values = |answer: &Answer| -> Vec<String> {
        let values = answer.headers.get_all("vary").iter();
        values
            .map(|value| value.to_str().expect("ASCII").to_owned())
            .collect()
    };
    assert_eq!(
        values(&ask(address, "GET /", &[], "").await),
        ["Origin", "accept"]
    );
    assert_eq!(
        values(&ask(address, "GET /accept", &[], "").await),
        ["Origin, ACCEPT"]
    );
}

fn legacy(problem: &Problem<'_>) -> (&'static str, String) {
    let detail = problem.detail().unwrap_or_default();
    (
        "application/vnd.legacy",
        format!("{}|{}|{detail}", problem.status().code(), problem.reason()),
    )
}

#[tokio::test]
async fn one_function_renders_all_errors_of_a_router() {
    let address = serve(router(ProblemLayer::new().render(legacy))).await;
    let slug = get_as(address, "/slug", "text/html").await;
    assert_eq!(slug.header("content-type"), "application/vnd.legacy");
    assert!(slug.body.starts_with("422|slug|slug `A"), "{slug:?}");
    assert_eq!(slug.header("vary"), "");
    let unknown = get_as(address, "/nothing", "*/*").await;
    assert_eq!((unknown.status, &*unknown.body), (404, "404|not_found|"));
    let store = get_as(address, "/store", "*/*").await;
    assert_eq!(store.body, "500|store|");
}

#[tokio::test]
async fn a_type_s_own_render_comes_before_that_of_a_router() {
    for layer in [ProblemLayer::new(), ProblemLayer::new().render(legacy)] {
        let answer = get_as(serve(router(layer)).await, "/rendered", "text/html").await;
        assert_eq!(
            (answer.header("content-type"), &*answer.body),
            ("application/vnd.own", "own")
        );
        assert_eq!(answer.header("vary"), "");
    }
}

#[tokio::test]
async fn the_innermost_of_two_renders_renders() {
    let inner = router(ProblemLayer::new().render(legacy));
    let router = Router::new()
        .nest("/v1", inner)
        .layer(ProblemLayer::new().render(|_: &Problem<'_>| ("text/plain", "outer")));
    let address = serve(router).await;
    assert!(
        get_as(address, "/v1/slug", "*/*")
            .await
            .body
            .starts_with("422|slug|")
    );
    assert_eq!(get_as(address, "/v2", "*/*").await.body, "outer");
}
