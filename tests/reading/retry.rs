//! What a caller is told about asking again.

use std::time::Duration;

use flowcms_status::client::{ApiError, LONGEST_WAIT, ProblemDocument, RetryAdvice, read};
use flowcms_status::http::{HeaderMap, StatusCode};
use flowcms_status::{FlowError, Retry};

use super::answer;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(client = QuotaProblem)]
enum QuotaError {
    #[error("wait")]
    #[flow(code = 429)]
    Slow {
        #[flow(header = "X-RateLimit-Reset")]
        reset: u64,
    },
    #[error("used up")]
    #[flow(code = 429, retry = never, header("Retry-After" = "3"))]
    UsedUp,
    #[error("being edited")]
    #[flow(code = 409, retry(after = "X-Free"))]
    Locked {
        #[flow(header = "X-Free")]
        free: Option<u32>,
    },
    #[error("busy")]
    #[flow(code = 503)]
    Busy {
        #[flow(header = "Retry-After")]
        wait: Duration,
    },
}

fn advice(error: &QuotaError) -> RetryAdvice {
    answer::<QuotaProblem>(error).retry()
}

fn after(seconds: u64) -> RetryAdvice {
    RetryAdvice::After(Duration::from_secs(seconds))
}

#[test]
fn the_declaration_says_whether_and_the_headers_when() {
    assert_eq!(advice(&QuotaError::Slow { reset: 7 }), after(7));
    assert_eq!(advice(&QuotaError::UsedUp), RetryAdvice::Never);
    assert_eq!(advice(&QuotaError::Locked { free: Some(4) }), after(4));
    assert_eq!(
        advice(&QuotaError::Locked { free: None }),
        RetryAdvice::Backoff
    );
    let wait = Duration::from_secs(9_999);
    assert_eq!(
        advice(&QuotaError::Busy { wait }),
        RetryAdvice::After(LONGEST_WAIT)
    );
    assert_eq!(
        QuotaProblem::Locked { free: None }.retry(),
        Retry::After("X-Free")
    );
}

#[test]
fn without_a_declaration_the_status_says_whether() {
    let unknown = |error: &QuotaError| {
        let response = error.to_response();
        ProblemDocument::from_json(response.status(), response.headers(), response.body())
            .unwrap()
            .retry()
    };
    // The header is nobody's without a declaration.
    assert_eq!(
        unknown(&QuotaError::Slow { reset: 7 }),
        RetryAdvice::Backoff
    );
    assert_eq!(unknown(&QuotaError::UsedUp), after(3));
    assert_eq!(
        unknown(&QuotaError::Locked { free: Some(4) }),
        RetryAdvice::Never
    );
}

#[test]
fn a_body_that_is_no_problem_is_judged_by_its_status() {
    let not_a_problem = |status: u16, headers: &HeaderMap| {
        let status = StatusCode::from_u16(status).unwrap();
        match read::<QuotaProblem>(status, headers, b"<html>") {
            ApiError::NotAProblem(answer) => answer.retry(),
            other => panic!("{other}"),
        }
    };
    let mut headers = HeaderMap::new();
    assert_eq!(not_a_problem(502, &headers), RetryAdvice::Backoff);
    assert_eq!(not_a_problem(501, &headers), RetryAdvice::Never);
    assert_eq!(not_a_problem(404, &headers), RetryAdvice::Never);
    headers.insert("ratelimit", r#""default";r=0;t=30"#.parse().unwrap());
    assert_eq!(not_a_problem(429, &headers), after(30));
    assert_eq!(not_a_problem(404, &headers), RetryAdvice::Never);
}
