//! The forms of a problem: what `Accept` asks for, and what `render` makes of all.

use axum::Router;
use axum::routing::get;
use flowcms_status::{FlowError, Problem, ProblemLayer, status_table};
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

/// A document from elsewhere, in the form that `accept` asks for.
async fn relayed(document: &str, accept: &str) -> Answer {
    let document = document.to_owned();
    let theirs = move || async move {
        let headers = [("content-type", "application/problem+json")];
        (http::StatusCode::CONFLICT, headers, document)
    };
    let router = Router::new()
        .route("/", get(theirs))
        .layer(ProblemLayer::new());
    get_as(serve(router).await, "/", accept).await
}

#[tokio::test]
async fn what_is_quoted_in_accept_separates_nothing() {
    // RFC 9110, sections 5.6.4, 5.6.6 and 12.5.1.
    for (accept, expected) in [
        (
            r#"text/html;a="1,text/plain;q=1";q=0.5, text/plain;q=0.8"#,
            "text/plain",
        ),
        (r#"text/html;a="x;q=0.1", text/plain;q=0.8"#, "text/html"),
        (
            r#"text/html;a="\",text/plain";q=0.3, application/json;q=0.2"#,
            "text/html",
        ),
        (
            r#"text/html;a="\\", text/plain;q=0.9, text/html;q=0.1"#,
            "text/plain",
        ),
        (
            "text/plain;a=\"\u{e9},\";q=0.4, text/html;q=0.3",
            "text/plain",
        ),
        // The more exact range counts, even for less.
        (
            "text/html;level=1, text/html;q=0, text/plain;q=0.1",
            "text/plain",
        ),
        ("text/html;q=1.5, text/plain;q=0.1", "text/plain"),
        ("text/html;q=\"1\", text/plain;q=0.1", "text/plain"),
        ("text/html;q=1.001, text/plain;q=0.1", "text/plain"),
        ("text/html;q=, text/plain;q=0.1", "text/plain"),
    ] {
        let answer = asked("/slug", accept).await;
        let sent = answer.header("content-type");
        assert_eq!(sent.split(';').next(), Some(expected), "{accept}");
    }
}

#[tokio::test]
async fn no_value_of_a_document_makes_a_line_of_the_text() {
    let forged = "a\\nreason: forged\\u001b[2J\u{85}\u{9b}\u{2028}\u{2029}b";
    let text = relayed(
        &format!(
            "{{\"type\":\"t{forged}\",\"title\":\"T{forged}\",\"detail\":\"D{forged}\",\
             \"instance\":\"i{forged}\",\"reason\":\"r{forged}\",\"context\":\"C{forged}\",\
             \"n{forged}\":1,\"reason: forged\":2,\"\":3,\
             \"list\":[\n  1,\r\n\t\"\u{85}\u{9b}\u{2028}\"\n]}}"
        ),
        "text/plain",
    )
    .await;
    let one = "a reason: forged [2J    b";
    let escaped = "a\\nreason: forged\\u001b[2J\\u0085\\u009b\\u2028\\u2029b";
    assert_eq!(
        text.body,
        format!(
            "409 T{one}\nD{one}\nC{one}\n\nreason: r{one}\ntype: t{one}\ninstance: i{one}\n\
             \"n{escaped}\": 1\n\"reason: forged\": 2\n\"\": 3\n\
             list: [   1,   \"\\u0085\\u009b\\u2028\" ]\n"
        )
    );
}

#[tokio::test]
async fn a_page_holds_what_a_parser_takes_without_complaint() {
    let page = relayed(
        r#"{"title":"a\r\nb\rc","detail":"\u0000\u0001\t\u001b\u009b\ufdd0\uffff<p>"}"#,
        "text/html",
    )
    .await;
    assert!(page.body.contains("<bdi>a\nb\nc</bdi>"), "{}", page.body);
    let detail = "<strong>\u{fffd}\u{fffd}\t\u{fffd}\u{fffd}\u{fffd}\u{fffd}&lt;p&gt;</strong>";
    assert!(page.body.contains(detail), "{}", page.body);
    let errors = scraper::Html::parse_document(&page.body).errors;
    assert!(errors.is_empty(), "{errors:?}");
}

#[tokio::test]
async fn a_type_that_runs_is_no_link() {
    for uri in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\\nscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:a",
        "//evil.example/",
        "https:evil",
    ] {
        let page = relayed(&format!(r#"{{"type":"{uri}"}}"#), "text/html").await;
        assert!(page.body.contains("<dt>type</dt><dd>"), "{}", page.body);
        assert!(!page.body.contains("href"), "{uri}");
    }
    let page = relayed(r#"{"type":"HTTPS://a/\" onclick=\"b"}"#, "text/html").await;
    let link = r#"<a href="HTTPS://a/&quot; onclick=&quot;b">"#;
    assert!(page.body.contains(link), "{}", page.body);
}

#[tokio::test]
async fn xml_keeps_numbers_as_they_are() {
    let xml = relayed(
        r#"{"a":340282366920938463463374607431768211455,"b":[1e999,-0.0,1.50,1E+2],"c":{"d":-9223372036854775809}}"#,
        "application/problem+xml",
    )
    .await;
    let members = "<a>340282366920938463463374607431768211455</a>\
        <b><i>1e999</i><i>-0.0</i><i>1.50</i><i>1E+2</i></b>\
        <c><d>-9223372036854775809</d></c></problem>";
    assert!(xml.body.ends_with(members), "{}", xml.body);
}

#[tokio::test]
async fn a_member_is_in_xml_as_a_whole_or_not_at_all() {
    crate::hooks::listen();
    crate::hooks::told();
    let deep = format!("{}1{}", "[".repeat(400), "]".repeat(400));
    let xml = relayed(
        &format!(
            r#"{{"first":[],"lone":{{"a":["b","\ud800"]}},"lone_name":{{"a":{{"\udfff":1}}}},"nothing":null,"deep":{deep},"a\tb\n":"c"}}"#
        ),
        "application/problem+xml",
    )
    .await;
    let members = format!(
        "<first></first><deep>{}1{}</deep><member name=\"a&#9;b&#10;\">c</member></problem>",
        "<i>".repeat(400),
        "</i>".repeat(400)
    );
    assert!(xml.body.ends_with(&members), "{}", xml.body);
    let told = crate::hooks::told();
    for name in ["lone", "lone_name"] {
        let said = format!("member=\"{name}\"");
        assert!(told.contains(&said), "{said} in {told}");
    }
    assert!(!told.contains("member=\"deep\""), "{told}");
}

status_table! {
    /// A table whose refusals end a session.
    enum Cookies {
        4xx "Client Error" "The request is wrong." {
            #[flow(header("Set-Cookie" = "a=1"), header("Set-Cookie" = "b=2"))]
            400 "Bad Request" "It is wrong.",
            404 "Not Found" "There is none.",
        }
        5xx "Server Error" "The server failed." {
            500 "Internal Server Error" "It failed.",
        }
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("wrong")]
#[flow(table = Cookies, code = 400, header("Set-Cookie" = "c={0}"))]
struct Wrong(u8);

#[tokio::test]
async fn every_cookie_has_a_line_of_its_own() {
    let router = Router::new()
        .route("/refused", get(|| async { http::StatusCode::BAD_REQUEST }))
        .route(
            "/kept",
            get(|| async { (http::StatusCode::BAD_REQUEST, [("set-cookie", "theirs=0")]) }),
        )
        .route("/own", get(|| async { Err::<(), _>(Wrong(3)) }))
        .layer(ProblemLayer::of_table::<Cookies>());
    let address = serve(router).await;
    for (path, expected) in [
        ("/refused", &["a=1", "b=2"][..]),
        ("/kept", &["theirs=0", "a=1", "b=2"]),
        ("/own", &["c=3", "a=1", "b=2"]),
    ] {
        for accept in ["*/*", "text/html"] {
            let answer = get_as(address, path, accept).await;
            let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().collect();
            assert_eq!(cookies, expected, "{path}");
        }
    }
}
