//! Status, `Content-Type` and `Cache-Control`; and that a second response is the same.

use std::cell::Cell;

use flowcms_status::http::{HeaderValue, StatusCode};
use flowcms_status::{FlowError, testing};

use super::honest::{ContentError, found, not_found, with_header};

#[test]
fn a_status_that_is_not_the_errors_own_is_found() {
    let faults = found(not_found(), |response| {
        *response.status_mut() = StatusCode::GONE;
    });
    assert_eq!(
        faults,
        [
            "the response has the status 410 Gone, `status_code()` says 404 Not Found: one of them \
             is wrong",
            "the status 410 Gone is none of those that the catalogue has for `entry_not_found` \
             (404): declare it in `codes(…)`",
            "the body's `status` is 404, the response's is 410: they must be the same (RFC 9457, \
             section 3.1.2)",
        ]
    );
}

#[test]
fn a_charset_of_the_content_type_is_found() {
    let charset = Some(&b"application/problem+json; charset=utf-8"[..]);
    assert_eq!(
        with_header(not_found(), "content-type", charset),
        [
            "`Content-Type: application/problem+json; charset=utf-8`: a problem document is \
          `application/problem+json`, without parameters (RFC 9457, section 6.1)"
        ]
    );
}

#[test]
fn a_missing_content_type_is_found() {
    assert_eq!(
        with_header(not_found(), "content-type", None),
        ["no `Content-Type`: callers have to guess what the body is (RFC 9110, section 8.3)"]
    );
}

#[test]
fn content_and_its_type_on_a_304_are_found() {
    let faults = found(ContentError::NotModified, |response| {
        let json = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert("content-type", json);
        *response.body_mut() = "{}".into();
    });
    assert_eq!(
        faults,
        [
            "`Content-Type: application/problem+json` on a response without content (RFC 9110, \
             section 8.3): leave it out",
            "a body on a response with the status 304 Not Modified, which has none: leave it out",
        ]
    );
}

#[test]
fn an_error_that_caches_may_keep_is_found() {
    let text = "no `Cache-Control: no-store`: a cache may give this error to others (RFC 9111, \
                section 4.2.2); send it, or declare a `Cache-Control` of its own";
    assert_eq!(with_header(not_found(), "cache-control", None), [text]);
    let kept = Some(&b"max-age=60"[..]);
    assert_eq!(with_header(not_found(), "cache-control", kept), [text]);
}

#[test]
fn cache_control_that_nobody_declared_is_found_on_a_redirection() {
    assert_eq!(
        with_header(ContentError::Moved, "cache-control", Some(b"no-store")),
        ["`Cache-Control` on a 301, which is not declared: leave it out, or declare it"]
    );
}

#[test]
fn a_cache_control_of_its_own_passes() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[flow(header("Cache-Control" = "max-age=60"))]
    enum Gone {
        #[error("deleted")]
        #[flow(code = 404)]
        Deleted,
        #[error("moved")]
        #[flow(code = 301, header("Location" = "/v2"))]
        Moved,
    }

    testing::assert_conforms([Gone::Deleted, Gone::Moved]);
}

#[test]
fn a_second_response_that_differs_is_found() {
    let count = Cell::new(0);
    let faults = found(not_found(), |response| {
        count.set(count.get() + 1);
        if count.get() == 2 {
            *response.status_mut() = StatusCode::GONE;
            response.headers_mut().remove("cache-control");
            *response.body_mut() = "{}".into();
        }
    });
    let differs = |what: &str| {
        format!(
            "a second response to the same error has {what}: only `instance` may differ, so keep \
             in the error what its answer is made of"
        )
    };
    let expected = ["another status", "other headers", "another body"].map(differs);
    assert_eq!(faults, expected);
}
