//! `transparent`: another `FlowError` answers.

use std::error::Error as _;
use std::sync::Arc;

use flowcms_status::{FlowError, Problem, Retry};

use super::support::{body, header};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://auth.example.com/")]
enum AuthError {
    #[error("no key")]
    #[flow(code = 401, header("X-Shared" = "inner"))]
    NoKey,
    #[error("the key {key} may not {action}")]
    #[flow(code = 403, detail = "not allowed to {action}", member("who" = "{key}"))]
    Forbidden { key: u8, action: String },
    #[error("the key store is down: {0}")]
    #[flow(code = 503, retry = never)]
    Down(String),
    #[error("the clock says {0}")]
    #[flow(code = 500, status = Self::code)]
    Clock(u16),
}

impl AuthError {
    fn code(&self) -> u16 {
        match self {
            Self::Clock(code) => *code,
            _ => 500,
        }
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(header("X-Shared" = "outer"), header("X-Outer" = "yes"), member("layer" = "outer"))]
enum Outer {
    #[error(transparent)]
    #[flow(transparent)]
    Auth(#[from] AuthError),
    #[error("wrapped: {0}")]
    #[flow(transparent)]
    Boxed(Box<dyn FlowError + Send + Sync>),
    #[error("said otherwise")]
    #[flow(detail = "from {place}")]
    Detailed {
        #[flow(transparent)]
        source: Arc<AuthError>,
        place: &'static str,
    },
    #[error("again: {0}")]
    #[flow(transparent)]
    Again(Arc<Self>),
}

#[test]
fn the_inner_error_answers_with_its_type_status_headers_and_members() {
    let outer = Outer::from(AuthError::Forbidden {
        key: 7,
        action: "write".into(),
    });
    assert_eq!(outer.status_code(), 403);
    assert_eq!(outer.problem_type().reason(), "forbidden");
    let body = body(&outer);
    assert!(body.starts_with(r#"{"type":"https://auth.example.com/forbidden","#));
    assert!(
        body.contains(r#""detail":"not allowed to write""#),
        "{body}"
    );
    assert!(body.ends_with(r#","who":"7","layer":"outer"}"#), "{body}");
}

#[test]
fn the_outer_type_adds_its_headers_where_the_inner_has_none_of_the_name() {
    let outer = Outer::from(AuthError::NoKey);
    assert_eq!(header(&outer, "x-shared").as_deref(), Some("inner"));
    assert_eq!(header(&outer, "x-outer").as_deref(), Some("yes"));
    assert_eq!(
        header(&outer, "www-authenticate").as_deref(),
        Some("Bearer")
    );
}

#[test]
fn the_outer_display_is_the_detail_where_the_inner_declares_none() {
    let outer = Outer::Boxed(Box::new(AuthError::NoKey));
    assert!(body(&outer).contains(r#""detail":"wrapped: no key""#));
    let outer = Outer::Again(Arc::new(Outer::Boxed(Box::new(AuthError::NoKey))));
    assert!(body(&outer).contains(r#""detail":"again: wrapped: no key""#));
}

#[test]
fn the_inner_text_stays_if_it_is_declared_however_deep() {
    let inner = AuthError::Forbidden {
        key: 1,
        action: "read".into(),
    };
    let outer = Outer::Again(Arc::new(Outer::Boxed(Box::new(inner))));
    assert!(body(&outer).contains(r#""detail":"not allowed to read""#));
}

#[test]
fn a_detail_on_the_variant_wins_also_seen_from_further_out() {
    let detailed = || Outer::Detailed {
        source: Arc::new(AuthError::NoKey),
        place: "here",
    };
    assert!(body(&detailed()).contains(r#""detail":"from here""#));
    let outer = Outer::Again(Arc::new(detailed()));
    assert!(body(&outer).contains(r#""detail":"from here""#));
}

#[test]
fn a_private_inner_error_stays_private() {
    let outer = Outer::Boxed(Box::new(AuthError::Down("10.0.0.7".into())));
    assert_eq!(outer.status_code(), 503);
    assert_eq!(outer.retry(), Retry::Never);
    let body = body(&outer);
    assert!(
        !body.contains("10.0.0.7") && !body.contains("detail"),
        "{body}"
    );
}

#[test]
fn the_run_time_status_of_the_inner_error_is_sent() {
    let outer = Outer::from(AuthError::Clock(408));
    assert_eq!(outer.status_code(), 408);
    assert_eq!(outer.to_response().status(), 408);
    // It is declared with 500: nothing lets its text out.
    assert!(body(&outer).contains(r#","status":408,"reason""#));
}

#[test]
fn recursive_types_answer_and_are_listed_once() {
    let mut outer = Outer::from(AuthError::NoKey);
    for _ in 0..20 {
        outer = Outer::Again(Arc::new(outer));
    }
    assert_eq!(outer.status_code(), 401);
    assert_eq!(outer.source().map(ToString::to_string), None);
    let reasons: Vec<&str> = (Outer::CATALOG.problem_types().iter())
        .map(|problem_type| problem_type.reason())
        .collect();
    assert_eq!(reasons, ["no_key", "forbidden", "down", "clock"]);
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(render = outer_body)]
enum RenderedOuter {
    #[error(transparent)]
    #[flow(transparent)]
    Inner(#[from] RenderedInner),
    #[error(transparent)]
    #[flow(transparent)]
    Auth(#[from] AuthError),
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("inner")]
#[flow(code = 400, render = inner_body)]
struct RenderedInner;

fn outer_body(_: &Problem<'_>) -> (&'static str, &'static str) {
    ("text/outer", "outer")
}

fn inner_body(_: &Problem<'_>) -> (&'static str, &'static str) {
    ("text/inner", "inner")
}

#[test]
fn the_outermost_render_makes_the_body() {
    assert_eq!(RenderedInner.to_response().body(), "inner");
    assert_eq!(
        RenderedOuter::from(RenderedInner).to_response().body(),
        "outer"
    );
    let response = RenderedOuter::from(AuthError::NoKey).to_response();
    assert_eq!(response.headers()["content-type"], "text/outer");
}

#[derive(Debug, thiserror::Error, FlowError)]
enum GenericOuter<E> {
    #[error("generic")]
    #[flow(transparent)]
    Inner(E),
    #[error("own")]
    #[flow(code = 404)]
    Own,
}

#[test]
fn a_type_parameter_can_answer() {
    assert_eq!(GenericOuter::Inner(AuthError::NoKey).status_code(), 401);
    assert_eq!(GenericOuter::<AuthError>::Own.status_code(), 404);
    assert_eq!(GenericOuter::<AuthError>::CATALOG.problem_types().len(), 5);
}
