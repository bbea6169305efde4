//! The same client types from the status of a gRPC call.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use flowcms_status::client::{ApiError, RetryAdvice};
use flowcms_status::{FieldErrors, FlowError};
use tonic::metadata::MetadataMap;
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt as _};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://notes.example/errors#", client = NoteProblem)]
enum NoteError {
    #[error("note `{slug}` does not exist")]
    #[flow(code = 404)]
    NotFound {
        #[flow(member)]
        slug: String,
        #[flow(member)]
        tries: u32,
        #[flow(member)]
        more: BTreeMap<String, Option<bool>>,
        #[flow(member)]
        next: Option<String>,
    },
    #[error("too many requests")]
    #[flow(code = 429, reason = "Rate.Limited")]
    RateLimited {
        #[flow(header = "Retry-After")]
        wait: Duration,
    },
    #[error("fields are wrong")]
    #[flow(code = 422)]
    Invalid {
        #[flow(errors)]
        errors: FieldErrors,
    },
    #[error("store unreachable")]
    #[flow(code = 502)]
    Store,
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://elsewhere.example/errors#", client = OtherProblem)]
enum OtherError {
    #[error("store unreachable")]
    #[flow(code = 502)]
    Store,
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("left")]
#[flow(code = 404, client = BareProblem)]
struct Bare;

#[track_caller]
fn known(error: NoteError) -> (NoteProblem, ApiError<NoteProblem>) {
    let status = Status::from(error);
    let read = ApiError::<NoteProblem>::from(&status);
    match &read {
        ApiError::Known(problem, _) => (problem.clone(), read),
        other => panic!("{other:?}"),
    }
}

#[test]
fn members_are_read_as_texts_and_then_as_json() {
    for slug in ["intro", "7", "null", "", "\"x\""] {
        let more = BTreeMap::from([("a".to_owned(), Some(true)), ("b".to_owned(), None)]);
        let error = NoteError::NotFound {
            slug: slug.to_owned(),
            tries: 3,
            more: more.clone(),
            next: Some("8".to_owned()),
        };
        let (problem, read) = known(error);
        let expected = NoteProblem::NotFound {
            slug: slug.to_owned(),
            tries: 3,
            more,
            next: Some("8".to_owned()),
        };
        assert_eq!(problem, expected);
        let document = read.document().unwrap();
        assert_eq!(
            document.type_uri(),
            "https://notes.example/errors#not_found"
        );
        assert_eq!(document.status(), 404);
        assert_eq!(document.member("status").unwrap(), 404);
        assert_eq!(
            document.detail().unwrap(),
            format!("note `{slug}` does not exist")
        );
        assert_eq!(document.member("slug").unwrap(), slug);
    }
}

#[test]
fn headers_and_reasons_are_those_of_http() {
    let wait = Duration::from_secs(3);
    let (problem, read) = known(NoteError::RateLimited { wait });
    assert_eq!(problem, NoteProblem::RateLimited { wait: Some(wait) });
    assert_eq!(read.document().unwrap().reason(), Some("Rate.Limited"));
    assert_eq!(read.retry(), RetryAdvice::After(wait));
    let (problem, read) = known(NoteError::Store);
    assert_eq!(
        (problem, read.retry()),
        (NoteProblem::Store, RetryAdvice::Backoff)
    );
}

#[test]
fn the_errors_of_fields_are_those_of_a_bad_request() {
    let mut errors = FieldErrors::new();
    errors.add("/parcels/0/weight", "range", "must be at least 1");
    errors.add("", "whole", "nothing fits");
    let (problem, _) = known(NoteError::Invalid { errors });
    let NoteProblem::Invalid { errors } = problem else {
        panic!("{problem:?}");
    };
    let read: Vec<_> = (errors.iter())
        .map(|error| (error.pointer(), error.detail()))
        .collect();
    let expected = [
        (Some("#/parcels/0/weight"), Some("must be at least 1")),
        (Some("#"), Some("nothing fits")),
    ];
    assert_eq!(read, expected);
}

#[test]
fn the_domain_is_that_of_the_declaration() {
    let own = ApiError::<OtherProblem>::from(&Status::from(OtherError::Store));
    assert!(
        matches!(own, ApiError::Known(OtherProblem::Store, _)),
        "{own:?}"
    );
    let other = ApiError::<OtherProblem>::from(&Status::from(NoteError::Store));
    assert!(matches!(other, ApiError::Unknown(_)), "{other:?}");
    let bare = ApiError::<BareProblem>::from(&Status::from(Bare));
    assert!(
        matches!(bare, ApiError::Known(BareProblem { .. }, _)),
        "{bare:?}"
    );

    let info = |reason: &str, domain: &str, metadata: &[(&str, &str)]| {
        let metadata: HashMap<String, String> = (metadata.iter())
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect();
        let details = ErrorDetails::with_error_info(reason, domain, metadata);
        let status = Status::with_error_details(Code::Unavailable, "store", details);
        matches!(ApiError::<NoteProblem>::from(&status), ApiError::Known(..))
    };
    let uri = ("type", "https://notes.example/errors#store");
    assert!(info(
        "STORE",
        "notes.example",
        &[("status", "502"), ("reason", "store"), uri]
    ));
    assert!(info(
        "STORE",
        "notes.example",
        &[("status", "502"), ("reason", "store")]
    ));
    assert!(!info("STORE", "notes.example", &[("status", "502"), uri]));
    assert!(info("store", "notes.example", &[("status", "502")]));
    assert!(!info(
        "STORE",
        "elsewhere.example",
        &[("status", "502"), ("reason", "store"), uri]
    ));
    assert!(!info(
        "STORE",
        "notes.example",
        &[("status", "503"), ("reason", "store"), uri]
    ));
    assert!(!info(
        "STORE",
        "notes.example",
        &[("status", "x"), ("reason", "store"), uri]
    ));
}

#[test]
fn a_status_without_details_is_no_problem_and_retried_by_its_code() {
    for (code, advice) in [
        (Code::Unavailable, RetryAdvice::Backoff),
        (Code::ResourceExhausted, RetryAdvice::Backoff),
        (Code::NotFound, RetryAdvice::Never),
        (Code::Internal, RetryAdvice::Never),
    ] {
        let read = ApiError::<NoteProblem>::from(&Status::new(code, "a text"));
        let ApiError::NotAProblem(answer) = &read else {
            panic!("{read:?}");
        };
        assert_eq!(answer.body(), b"a text");
        assert_eq!(read.retry(), advice, "{code:?}");
    }
    let mut details = ErrorDetails::new();
    details.set_retry_info(Some(Duration::from_millis(2_500)));
    let status = Status::with_error_details(Code::Unavailable, "later", details);
    let read = ApiError::<NoteProblem>::from(&status);
    assert_eq!(read.retry(), RetryAdvice::After(Duration::from_secs(3)));
    let broken = Status::with_details_and_metadata(
        Code::Unknown,
        "broken",
        vec![0xff; 9].into(),
        MetadataMap::new(),
    );
    let read = ApiError::<NoteProblem>::from(&broken);
    assert!(matches!(read, ApiError::NotAProblem(_)), "{read:?}");
}
