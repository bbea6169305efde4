//! Each key of `#[flow(…)]`.

use std::fmt;

use flowcms_status::{FlowCms, FlowError, Http, LogLevel, Problem, Retry};

use super::support::{body, header};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(
    table = Http,
    header("X-Api" = "content"),
    header("X-Dynamic" = Self::api),
    member("api_version" = "v2"),
    member("debug_name" = Self::name)
)]
enum Keys {
    #[error("too large by {by}")]
    #[flow(code = 413, title = "Too much", reason = "too.much~1-2", retry = backoff, log = warn)]
    TooMuch { by: u64 },

    #[error("private text")]
    #[flow(code = 500, detail = "try again, {0:>4}|{1:?}|{0:02$}")]
    Template(u8, &'static str, usize),

    #[error("shown although 5xx")]
    #[flow(code = 503, detail = display, retry(after = "Retry-After"), header("Retry-After" = "9"))]
    Display,

    #[error("hidden although 4xx")]
    #[flow(code = 400, detail = none)]
    Hidden,

    #[error("private")]
    #[flow(code = 400, detail = public_text)]
    Function { number: i32 },

    #[error("literal {{braces}}")]
    #[flow(code = 410, detail = "gone {{for good}}", header("X-Api" = "own"))]
    Literal,

    #[error("headers")]
    #[flow(
        code = 426,
        header("Upgrade" = "h2c"),
        header("X-Text" = "a {name}"),
        header("X-Function" = shout)
    )]
    Headers {
        name: String,
        #[flow(header = "X-Absent")]
        absent: Option<u8>,
        #[flow(header = "X-List")]
        list: Vec<&'static str>,
    },

    #[error("members")]
    #[flow(
        code = 409,
        member("sentence" = "is {number}"),
        member("doubled" = double)
    )]
    Members {
        #[flow(member)]
        number: i32,
        #[flow(member = "other_name")]
        renamed: [u8; 2],
        #[flow(member)]
        absent: Option<String>,
    },
}

impl Keys {
    fn api(&self) -> Option<&'static str> {
        (!self.to_string().is_empty()).then_some("dynamic")
    }

    fn name(&self) -> usize {
        format!("{self:?}").len().min(1)
    }
}

fn public_text(error: &Keys) -> impl fmt::Display + use<> {
    let Keys::Function { number } = error else {
        return String::new();
    };
    format!("the number {number} is taken")
}

fn shout(error: &Keys) -> String {
    error.to_string().to_uppercase()
}

fn double(error: &Keys) -> Option<i64> {
    let Keys::Members { number, .. } = error else {
        return None;
    };
    Some(i64::from(*number) * 2)
}

fn json(error: &dyn FlowError) -> serde_json::Value {
    serde_json::from_str(&body(error)).expect("valid JSON")
}

#[test]
fn title_reason_retry_and_log_are_what_the_variant_says() {
    let error = Keys::TooMuch { by: 3 };
    let problem_type = error.problem_type();
    assert_eq!(problem_type.title(), "Too much");
    assert_eq!(problem_type.reason(), "too.much~1-2");
    assert_eq!(problem_type.retry(), Retry::Backoff);
    assert_eq!(problem_type.log_level(), Some(LogLevel::Warn));
    assert_eq!(problem_type.type_uri(), "about:blank");
    assert_eq!(json(&error)["title"], "Too much");
    assert_eq!(Keys::Display.retry(), Retry::After("Retry-After"));
}

#[test]
fn a_template_is_public_from_500_up_too_and_formats_as_rust_does() {
    assert_eq!(
        json(&Keys::Template(7, "x", 3))["detail"],
        "try again,    7|\"x\"|007"
    );
}

#[test]
fn display_is_shown_and_none_hides_whatever_the_status() {
    assert_eq!(json(&Keys::Display)["detail"], "shown although 5xx");
    assert_eq!(json(&Keys::Hidden).get("detail"), None);
}

#[test]
fn a_function_makes_the_detail() {
    assert_eq!(
        json(&Keys::Function { number: 5 })["detail"],
        "the number 5 is taken"
    );
}

#[test]
fn doubled_braces_are_single_ones() {
    assert_eq!(json(&Keys::Literal)["detail"], "gone {for good}");
}

#[test]
fn headers_come_from_constants_texts_functions_and_fields() {
    let error = Keys::Headers {
        name: "b".into(),
        absent: None,
        list: vec!["GET", "HEAD"],
    };
    for (name, value) in [
        ("upgrade", Some("h2c")),
        ("x-text", Some("a b")),
        ("x-function", Some("HEADERS")),
        ("x-absent", None),
        ("x-list", Some("GET, HEAD")),
        ("x-api", Some("content")),
        ("x-dynamic", Some("dynamic")),
    ] {
        assert_eq!(header(&error, name).as_deref(), value, "{name}");
    }
}

#[test]
fn a_variants_header_comes_before_that_of_its_type() {
    assert_eq!(header(&Keys::Literal, "x-api").as_deref(), Some("own"));
}

#[test]
fn a_header_value_that_http_does_not_allow_is_left_out_alone() {
    let error = Keys::Headers {
        name: "b\r\nSet-Cookie: evil=1".into(),
        absent: Some(1),
        list: vec!["a\0"],
    };
    assert_eq!(header(&error, "x-text"), None);
    assert_eq!(header(&error, "x-list"), None);
    assert_eq!(header(&error, "set-cookie"), None);
    assert_eq!(header(&error, "x-absent").as_deref(), Some("1"));
}

#[test]
fn members_stand_behind_the_document_in_declaration_order_and_none_is_left_out() {
    let error = Keys::Members {
        number: -4,
        renamed: [1, 2],
        absent: None,
    };
    assert!(
        body(&error).ends_with(
            ",\"api_version\":\"v2\",\"debug_name\":1,\"sentence\":\"is -4\",\"doubled\":-8,\
             \"number\":-4,\"other_name\":[1,2]}"
        ),
        "{}",
        body(&error)
    );
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("the struct {name} failed")]
#[flow(code = 422, type_base = "urn:example:", render = legacy)]
struct Rendered {
    name: &'static str,
}

fn legacy(problem: &Problem<'_>) -> (&'static str, Vec<u8>) {
    let detail = problem.detail().unwrap_or_default();
    let text = format!("{}: {detail}", problem.type_uri());
    ("text/plain; charset=utf-8", text.into_bytes())
}

#[test]
fn render_makes_the_body_and_the_rest_stays() {
    let response = Rendered { name: "x" }.to_response();
    assert_eq!(response.status(), 422);
    assert_eq!(
        response.headers()["content-type"],
        "text/plain; charset=utf-8"
    );
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert_eq!(response.body(), "urn:example:rendered: the struct x failed");
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Same {
    #[error("the slug {0} is taken")]
    #[flow(
        code = 409,
        reason = "taken",
        title = "Taken",
        context = "Choose another."
    )]
    Slug(String),
    #[error("the name {0} is taken")]
    #[flow(same_as = Slug)]
    Name(String),
}

#[test]
fn same_as_is_one_problem_type_with_texts_of_its_own() {
    let (slug, name) = (Same::Slug("a".into()), Same::Name("b".into()));
    assert_eq!(json(&slug)["detail"], "the slug a is taken");
    assert_eq!(json(&name)["detail"], "the name b is taken");
    for member in ["type", "title", "status", "reason", "context"] {
        assert_eq!(json(&slug)[member], json(&name)[member], "{member}");
    }
    assert_eq!(Same::CATALOG.problem_types().len(), 1);
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Names {
    #[error("a")]
    #[flow(code = 400)]
    HTTPError2,
    #[error("b")]
    #[flow(code = 400)]
    r#Type,
    #[error("c")]
    #[flow(code = 400)]
    ABTest,
}

#[test]
fn the_default_reason_is_the_variant_in_snake_case() {
    assert_eq!(Names::HTTPError2.problem_type().reason(), "http_error2");
    assert_eq!(Names::r#Type.problem_type().reason(), "type");
    assert_eq!(Names::ABTest.problem_type().reason(), "ab_test");
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Nothing {}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("{value}")]
#[flow(code = 400, detail = "{value:?} of {place}")]
struct Generic<'a, T: fmt::Display + fmt::Debug = u8, const N: usize = 2>
where
    T: Clone,
{
    #[flow(member = "the_value")]
    value: T,
    #[flow(header = "X-Words")]
    words: [&'a str; N],
    place: &'a str,
}

#[test]
fn generic_types_with_lifetimes_consts_defaults_and_where_clauses_answer() {
    let error = Generic {
        value: "v",
        words: ["a", "b"],
        place: "slug",
    };
    assert_eq!(header(&error, "x-words").as_deref(), Some("a, b"));
    assert_eq!(json(&error)["detail"], "\"v\" of slug");
    assert_eq!(json(&error)["the_value"], "v");
    assert!(Nothing::CATALOG.problem_types().is_empty());
    assert_eq!(
        error.problem_type().status().code(),
        FlowCms::BadRequest.code()
    );
}

/// Where a foreign table has no row, the variant's own `Display` goes on as before.
#[test]
fn the_texts_of_display_are_left_alone() {
    assert_eq!(Keys::Literal.to_string(), "literal {braces}");
    assert_eq!(Keys::TooMuch { by: 3 }.to_string(), "too large by 3");
}
