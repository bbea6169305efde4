//! Statuses that are known at run time only.

use flowcms_status::{FlowCms, FlowError, Http, Retry};

use super::support::{body, header};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Http)]
enum Upstream {
    #[error("upstream said {0}")]
    #[flow(code = 502, status = Self::said, codes(404, 401, 413), header("WWW-Authenticate" = "Basic"))]
    Listed(u16),
    #[error("upstream said {code:?}")]
    #[flow(code = 400)]
    Any {
        #[flow(status)]
        code: Option<http::StatusCode>,
    },
    #[error("a row of another table")]
    #[flow(code = 500, status = row)]
    Row(FlowCms),
    #[error("titled")]
    #[flow(code = 502, status = Self::said, title = "Mine", context = "Mine too.")]
    Titled(u16),
}

use flowcms_status::http;

impl Upstream {
    fn said(&self) -> u16 {
        match self {
            Self::Listed(code) | Self::Titled(code) => *code,
            Self::Any { .. } | Self::Row(_) => 0,
        }
    }
}

fn row(error: &Upstream) -> Option<FlowCms> {
    match error {
        Upstream::Row(row) => Some(*row),
        _ => None,
    }
}

#[test]
fn a_listed_code_is_sent_and_what_depends_on_it_goes_along() {
    let error = Upstream::Listed(404);
    assert_eq!(error.status_code(), 404);
    assert_eq!(error.to_response().status(), 404);
    assert!(
        body(&error).starts_with(
            r#"{"type":"about:blank","title":"Not Found","status":404,"reason":"listed","context":"Nothing"#
        ),
        "{}",
        body(&error)
    );
}

#[test]
fn whether_to_try_again_goes_by_the_status_that_is_sent() {
    for (error, retry) in [
        (Upstream::Listed(404), Retry::Never),
        (Upstream::Listed(999), Retry::Backoff),
        (
            Upstream::Any {
                code: Some(http::StatusCode::SERVICE_UNAVAILABLE),
            },
            Retry::Backoff,
        ),
        (Upstream::Any { code: None }, Retry::Never),
    ] {
        assert_eq!(error.retry(), retry, "{error}");
        // Whoever answers for it.
        let outer: Box<dyn FlowError> = Box::new(error);
        assert_eq!(outer.retry(), retry, "{outer}");
    }
}

#[test]
fn the_declared_code_is_sent_where_the_run_time_one_is_not_allowed() {
    for code in [200, 204, 418, 500, 0, 999, 502] {
        let error = Upstream::Listed(code);
        assert_eq!(error.to_response().status(), 502, "{code}");
        assert!(!body(&error).contains("upstream said"), "{code}");
    }
}

#[test]
fn without_a_list_every_error_code_of_the_table_is_sent() {
    for (said, sent) in [
        (Some(404), 404),
        (Some(503), 503),
        (Some(304), 400),
        (Some(200), 400),
        (Some(599), 400),
        (None, 400),
    ] {
        let code = said.map(|code| http::StatusCode::from_u16(code).expect("a code"));
        let response = Upstream::Any { code }.to_response();
        assert_eq!(response.status(), sent, "{said:?}");
        assert!(!response.body().is_empty(), "{said:?}");
        assert!(response.headers().contains_key("cache-control"), "{said:?}");
    }
}

#[test]
fn a_row_of_a_table_is_a_run_time_status() {
    assert_eq!(Upstream::Row(FlowCms::NotFound).status_code(), 404);
    assert_eq!(Upstream::Row(FlowCms::Ok).status_code(), 500);
}

#[test]
fn the_detail_is_private_from_500_up_by_the_status_that_is_sent() {
    let five = http::StatusCode::from_u16(503).ok();
    assert!(!body(&Upstream::Any { code: five }).contains("upstream"));
    let four = http::StatusCode::from_u16(409).ok();
    assert!(body(&Upstream::Any { code: four }).contains("upstream"));
}

#[test]
fn a_declared_title_and_context_stay_and_headers_are_sent() {
    let body = body(&Upstream::Titled(404));
    assert!(body.contains(r#""title":"Mine","status":404"#), "{body}");
    assert!(body.contains(r#""context":"Mine too.""#), "{body}");
    let challenge = header(&Upstream::Listed(401), "www-authenticate");
    assert_eq!(challenge.as_deref(), Some("Basic"));
}
