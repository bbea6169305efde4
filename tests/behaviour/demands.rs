//! What HTTP demands with a status, what a status known at run time may be, and what is private then.

use std::sync::Arc;
use std::time::Duration;

use flowcms_status::http::StatusCode;
use flowcms_status::{FlowCms, FlowError, Http, Problem, ProblemType, Rendered, status_table};

use super::support::{body, header};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Http)]
enum Proxied {
    #[error("the secret of {0}")]
    #[flow(code = 502, codes(404, 503))]
    Private(#[flow(status)] u16),
    #[error("known text")]
    #[flow(code = 502, codes(404), detail = display)]
    Shown(#[flow(status)] u16),
    #[error("the client's text {0}")]
    #[flow(code = 400)]
    Any(#[flow(status)] u16),
    #[error("moved")]
    #[flow(code = 502, codes(301, 304, 401), header("Location" = "/there"))]
    Moved(
        #[flow(status)] u16,
        #[flow(header = "WWW-Authenticate")] Option<&'static str>,
    ),
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Http, type_base = "https://e.example/#")]
enum Uri {
    #[error("on purpose")]
    #[flow(code = 400, header("WWW-Authenticate" = "Basic"))]
    Typed(#[flow(status)] u16),
}

fn sent(error: &dyn FlowError) -> u16 {
    let response = error.to_response();
    let sent = response.status().as_u16();
    assert_eq!(error.status_code(), sent, "`status_code()` is what is sent");
    assert_eq!(Problem::new(error).status().code(), sent);
    if !response.body().is_empty() {
        let document: serde_json::Value = serde_json::from_slice(response.body()).unwrap();
        assert_eq!(document["status"], sent);
    }
    sent
}

#[test]
fn a_text_that_nobody_declared_is_private_if_the_declared_code_or_the_sent_one_is() {
    for code in [404, 503, 502, 418] {
        assert!(!body(&Proxied::Private(code)).contains("detail"), "{code}");
    }
    assert!(body(&Proxied::Shown(404)).contains(r#""detail":"known text""#));
    assert!(body(&Proxied::Any(404)).contains(r#""detail":"the client's text 404""#));
    assert!(!body(&Proxied::Any(503)).contains("detail"));
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Around {
    #[error("around: {0}")]
    #[flow(transparent)]
    Transparent(Proxied),
    #[error("around: {0}")]
    #[flow(map = Codes)]
    Mapped(Foreign),
    #[error("around")]
    #[flow(code = 500, downcast(Proxied))]
    Boxed(Box<dyn std::error::Error + Send + Sync>),
}

#[derive(Debug, thiserror::Error)]
#[error("the secret of {0}")]
struct Foreign(u16);

status_table! {
    struct Codes(Foreign) in FlowCms {
        #[flow(status = code, codes(404, 409))]
        _ => 502,
    }
}

fn code(error: &Foreign) -> u16 {
    error.0
}

#[test]
fn that_holds_for_whatever_answers_for_another() {
    for error in [
        Around::Transparent(Proxied::Private(404)),
        Around::Mapped(Foreign(404)),
        Around::Boxed(Box::new(Proxied::Private(404))),
    ] {
        assert_eq!(sent(&error), 404, "{error:?}");
        assert!(!body(&error).contains("detail"), "{}", body(&error));
    }
    assert!(!body(&Codes(Foreign(409))).contains("detail"));
}

#[test]
fn documents_say_what_is_private_and_what_can_be_sent() {
    let json: serde_json::Value = serde_json::from_str(&Proxied::CATALOG.to_json()).expect("JSON");
    let of = |reason: &str| {
        let types = json["problem_types"].as_array().unwrap();
        types
            .iter()
            .find(|it| it["reason"] == reason)
            .unwrap()
            .clone()
    };
    assert!(!Proxied::CATALOG.to_markdown().contains("The secret"));
    let text = of("private").to_string();
    assert!(!text.contains(r#""kind":"of_occurrence""#), "{text}");
    let codes: Vec<u64> = of("any")["codes"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|code| code.as_u64().or_else(|| code["code"].as_u64()))
        .collect();
    assert!(codes.is_empty() || !codes.contains(&401), "{codes:?}");
    assert!(codes.iter().all(|code| *code >= 400), "{codes:?}");
}

#[test]
fn a_run_time_status_without_what_http_demands_gives_way_to_the_declared_code() {
    for code in [401, 405, 407, 426] {
        assert_eq!(sent(&Proxied::Any(code)), 400, "{code}");
    }
    assert_eq!(sent(&Proxied::Private(401)), 502);
    assert_eq!(sent(&Proxied::Moved(301, None)), 301);
    assert_eq!(sent(&Proxied::Moved(304, None)), 304);
    assert_eq!(sent(&Proxied::Moved(401, Some("Basic"))), 401);
    assert_eq!(sent(&Proxied::Moved(401, None)), 502);
    assert_eq!(sent(&Proxied::Moved(401, Some("a\r\nb"))), 502);
    assert_eq!(sent(&Uri::Typed(401)), 401);
}

#[test]
fn a_redirect_at_run_time_has_to_be_listed() {
    for code in [300, 301, 304, 308] {
        assert_eq!(sent(&Proxied::Any(code)), 400, "{code}");
    }
}

#[test]
fn a_type_uri_has_one_title_and_about_blank_that_of_the_status() {
    let typed = body(&Uri::Typed(404));
    assert!(
        typed.contains(r#""title":"Bad Request","status":404"#),
        "{typed}"
    );
    let blank = body(&Proxied::Any(404));
    assert!(
        blank.contains(r#""title":"Not Found","status":404"#),
        "{blank}"
    );
}

status_table! {
    /// A table whose rows have what HTTP demands, or say that they have not.
    pub enum Own {
        3xx "Redirection" "Go on." {
            301 "Moved Permanently" "It is elsewhere.",
        }
        4xx "Client Error" "Yours." {
            400 "Bad Request" "Wrong.",
            #[flow(header("WWW-Authenticate" = "Digest"))]
            401 "Unauthorized" "Who are you?",
            404 "Not Found" "Nothing.",
            405 "Method Not Allowed" "Not so.",
            407 "Proxy Authentication Required" "Who?",
            426 "Upgrade Required" "Old.",
        }
        5xx "Server Error" "Ours." {
            500 "Internal Server Error" "Broken.",
        }
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Own)]
enum Demanded {
    #[error("who")]
    #[flow(code = 401)]
    Who(#[flow(header = "WWW-Authenticate")] Option<String>),
    #[error("not so")]
    #[flow(code = 405)]
    NotSo(#[flow(header = "Allow")] Option<&'static str>),
    #[error("which proxy")]
    #[flow(code = 407)]
    Proxy(#[flow(header = "Proxy-Authenticate")] Option<String>),
    #[error("upgrade")]
    #[flow(code = 426)]
    Upgrade(#[flow(header = "Upgrade")] Option<String>),
    #[error("there")]
    #[flow(code = 301)]
    There(#[flow(header = "Location")] Option<String>),
}

#[test]
fn the_constant_of_the_row_is_sent_where_the_occurrence_has_no_value() {
    for value in [None, Some("two\r\nlines".to_owned())] {
        let error = Demanded::Who(value);
        assert_eq!(sent(&error), 401);
        assert_eq!(
            header(&error, "www-authenticate").as_deref(),
            Some("Digest")
        );
    }
    let own = Demanded::Who(Some("Basic".to_owned()));
    assert_eq!(header(&own, "www-authenticate").as_deref(), Some("Basic"));
    assert_eq!(
        own.to_response()
            .headers()
            .get_all("www-authenticate")
            .iter()
            .count(),
        1
    );
}

#[test]
fn a_declared_code_without_its_header_gets_a_default_or_becomes_500() {
    let error = Demanded::NotSo(None);
    assert_eq!(sent(&error), 405);
    assert_eq!(header(&error, "allow").as_deref(), Some(""));
    for error in [Demanded::Proxy(None), Demanded::Upgrade(None)] {
        assert_eq!(sent(&error), 500, "{error:?}");
        assert!(!body(&error).contains("detail"), "{}", body(&error));
        assert!(body(&error).contains(r#""title":"Internal Server Error""#));
    }
    assert_eq!(sent(&Demanded::Upgrade(Some("h2c".to_owned()))), 426);
    let error = Demanded::There(None);
    assert_eq!(sent(&error), 301, "`Location` is a SHOULD");
    assert_eq!(header(&error, "location"), None);
}

#[test]
fn a_row_as_a_response_by_itself_has_what_http_demands() {
    assert_eq!(
        header(&FlowCms::MethodNotAllowed, "allow").as_deref(),
        Some("")
    );
    assert_eq!(
        header(&Own::Unauthorized, "www-authenticate").as_deref(),
        Some("Digest")
    );
    assert_eq!(
        header(&Http::Unauthorized, "www-authenticate").as_deref(),
        Some("Bearer")
    );
    for row in [Own::ProxyAuthenticationRequired, Own::UpgradeRequired] {
        assert_eq!(sent(&row), 500, "{row}");
    }
    assert_eq!(sent(&Own::MovedPermanently), 301);
}

/// By hand: the problem type of a row, with a status and a member of its own.
#[derive(Debug, thiserror::Error)]
#[error("by hand")]
struct ByHand;

impl FlowError for ByHand {
    fn problem_type(&self) -> &'static ProblemType {
        FlowCms::NotFound.problem_type()
    }

    fn occurrence<'a>(&'a self, problem: &mut Problem<'a>) {
        problem.add_owned_member("slug", "intro");
        problem.add_owned_member("slug", "again");
        problem.add_owned_member("status", 200);
        problem.add_owned_member("type", "javascript:alert(1)");
        problem.add_header(http::header::RETRY_AFTER, &Duration::from_secs(3));
    }
}

use flowcms_status::http;

#[test]
fn what_is_written_by_hand_is_no_constant_though_its_problem_type_is_a_row_s() {
    let response = ByHand.to_response();
    assert_eq!(response.headers()["retry-after"], "3");
    let body = body(&ByHand);
    assert!(body.ends_with(r#","slug":"intro"}"#), "{body}");
    assert_eq!(body.matches("status").count(), 1, "{body}");
    assert!(!body.contains("javascript"), "{body}");
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Statuses {
    #[error("inner")]
    #[flow(code = 500)]
    Inner(#[flow(status)] Proxied),
    #[error("boxed")]
    #[flow(code = 500)]
    Boxed(#[flow(status)] Box<dyn FlowError + Send + Sync>),
    #[error("shared")]
    #[flow(code = 500)]
    Shared(#[flow(status)] Arc<Proxied>),
    #[error("rows")]
    #[flow(code = 500)]
    Row(#[flow(status)] &'static FlowCms),
    #[error("numbers")]
    #[flow(code = 500)]
    Number(#[flow(status)] Box<u16>),
    #[error("codes")]
    #[flow(code = 500)]
    Code(#[flow(status)] Option<&'static StatusCode>),
}

#[test]
fn an_error_and_a_row_are_run_time_statuses_through_references_and_boxes() {
    for (error, code) in [
        (Statuses::Inner(Proxied::Any(404)), 404),
        (Statuses::Inner(Proxied::Any(200)), 400),
        (Statuses::Boxed(Box::new(Proxied::Any(409))), 409),
        (Statuses::Shared(Arc::new(Proxied::Any(429))), 429),
        (Statuses::Row(&FlowCms::Forbidden), 403),
        (Statuses::Number(Box::new(404)), 404),
        (Statuses::Code(Some(&StatusCode::CONFLICT)), 409),
        (Statuses::Code(None), 500),
    ] {
        assert_eq!(sent(&error), code, "{error:?}");
        assert!(!body(&error).contains("detail"), "declared as 500");
    }
}

fn nothing(_: &Problem<'_>) -> Rendered {
    Rendered::empty()
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("nothing to say")]
#[flow(code = 404, render = nothing)]
struct Empty;

#[test]
fn an_empty_body_has_no_content_type() {
    let response = Empty.to_response();
    assert!(response.body().is_empty());
    assert!(!response.headers().contains_key("content-type"));
    assert_eq!(response.headers()["cache-control"], "no-store");
}

#[derive(Debug, Clone, thiserror::Error, FlowError)]
#[flow(header("X-Document" = Asks::length))]
enum Asks {
    #[error("asks")]
    #[flow(code = 409, detail = Self::text, member("plain" = Self::plain), member("inner" = Self::document))]
    Itself,
    #[error("asks a copy")]
    #[flow(code = 409, member("copy" = Self::copy), member("late" = Self::late))]
    Copy,
}

/// It asks when it is written.
struct Late(Asks);

impl serde::Serialize for Late {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&Problem::new(&self.0).to_json().len())
    }
}

impl Asks {
    fn length(&self) -> usize {
        self.to_response().body().len()
    }

    fn text(&self) -> String {
        format!("{} long", Problem::new(self).to_json().len())
    }

    #[expect(
        clippy::unused_self,
        reason = "a member is made by a function of the error"
    )]
    fn plain(&self) -> &'static str {
        "plain"
    }

    fn document(&self) -> serde_json::Value {
        serde_json::from_str(&Problem::new(self).to_json()).unwrap()
    }

    fn copy(&self) -> usize {
        self.clone().to_response().body().len()
    }

    fn late(&self) -> Late {
        Late(self.clone())
    }
}

#[test]
fn a_function_that_asks_for_the_document_of_its_error_gets_it_without_what_is_written() {
    let document: serde_json::Value = serde_json::from_str(&body(&Asks::Itself)).unwrap();
    assert_eq!(document["plain"], "plain");
    let inner = document["inner"].as_object().unwrap();
    assert_eq!(inner["reason"], "itself");
    assert_eq!(inner["plain"], "plain");
    assert!(!inner.contains_key("inner"), "{inner:?}");
    let text = document["detail"].as_str().unwrap();
    assert!(text.ends_with(" long"), "{text}");
    assert!(header(&Asks::Itself, "x-document").is_some());
    assert!(
        body(&Asks::Itself).contains("inner"),
        "nothing stays behind"
    );
}

/// Its text has its document in it, and that of another.
#[derive(Debug, FlowError)]
enum Told {
    #[flow(code = 409)]
    Unit,
    #[flow(code = 409, member("length" = Self::length))]
    Field(#[flow(header = "X-Told")] &'static str),
    #[flow(code = 503, detail = display)]
    Public(#[flow(member = "said")] &'static str),
}

impl Told {
    fn length(&self) -> usize {
        self.to_string().len()
    }
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let other = Problem::new(&Asks::Itself).to_json().len();
        write!(f, "{other} {}", Problem::new(self).to_json())
    }
}

impl std::error::Error for Told {}

#[test]
fn a_text_that_asks_for_the_document_of_its_error_gets_it_without_that_text() {
    for error in [Told::Unit, Told::Field("a"), Told::Public("b")] {
        for document in [body(&error), Problem::new(&error).to_json()] {
            let document: serde_json::Value = serde_json::from_str(&document).unwrap();
            let text = document["detail"].as_str().unwrap();
            let (_, inner) = text.split_once(' ').unwrap();
            let inner: serde_json::Value = serde_json::from_str(inner).unwrap();
            assert_eq!(inner["reason"], document["reason"]);
            assert_eq!(inner.get("detail"), None, "{inner}");
        }
        assert!(Problem::new(&error).detail().is_some());
        assert!(error.to_string().contains("reason"), "nothing stays behind");
    }
}

#[test]
fn an_error_that_asks_for_that_of_a_copy_comes_to_an_end() {
    let document: serde_json::Value = serde_json::from_str(&body(&Asks::Copy)).unwrap();
    assert_eq!(document["reason"], "copy");
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(header("Cache-Control" = none))]
enum Cacheable {
    #[error("gone")]
    #[flow(code = 404)]
    Gone,
    #[error("a reason of its own: {0}")]
    #[flow(code = 404, member("why" = "{0}"))]
    Why(u8),
    #[error("around")]
    #[flow(transparent)]
    Around(Proxied),
    #[error("mapped")]
    #[flow(map = Codes)]
    Mapped(Foreign),
    #[error("by cookie")]
    #[flow(code = 401, header("WWW-Authenticate" = none))]
    ByCookie,
}

#[test]
fn what_is_withheld_is_not_sent_whoever_answers() {
    for error in [
        Cacheable::Gone,
        Cacheable::Why(1),
        Cacheable::Around(Proxied::Any(404)),
        Cacheable::Mapped(Foreign(404)),
        Cacheable::ByCookie,
    ] {
        assert_eq!(header(&error, "cache-control"), None, "{error:?}");
    }
    assert_eq!(sent(&Cacheable::ByCookie), 401);
    assert_eq!(header(&Cacheable::ByCookie, "www-authenticate"), None);
    assert_eq!(
        header(&Proxied::Any(404), "cache-control").as_deref(),
        Some("no-store")
    );
}
