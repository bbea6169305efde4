//! The types that `client` makes.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::error::Error;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use flowcms_status::client::{ApiError, Decode, HasClient, read};
use flowcms_status::http::{HeaderMap, HeaderValue, Method, StatusCode};
use flowcms_status::{FieldErrors, FlowError, Retry};
use serde::{Deserialize, Serialize};

use super::{answer, known};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Range {
    least: u64,
    most: Option<u64>,
}

/// The names of fields that are keywords, all kinds of types, texts and functions.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#", client = EntryProblem)]
#[flow(member("origin" = "api"), header("X-Api" = "entries"))]
enum EntryError<'a> {
    /// The slug names no entry.
    #[error("entry `{slug}` does not exist")]
    #[flow(code = 404)]
    NotFound {
        #[flow(member)]
        slug: &'a str,
        secret: u8,
    },
    #[error("out of range")]
    #[flow(code = 422, member("hint" = "{0:?}"), header("X-Hint" = hint))]
    OutOfRange(
        #[flow(member = "range")] Range,
        u8,
        #[flow(member = "names")] &'a [Cow<'a, str>],
        #[flow(member = "more")] Option<BTreeMap<&'static str, (u8, f64)>>,
    ),
    #[error("too many requests")]
    #[flow(code = 429)]
    RateLimited {
        #[flow(header = "Retry-After")]
        wait: Duration,
        #[flow(header = "X-Until")]
        until: Option<SystemTime>,
        #[flow(member, header = "X-Tries")]
        r#match: u128,
    },
    #[error("not so")]
    #[flow(code = 405)]
    Method {
        #[flow(header = "Allow")]
        allow: [Method; 2],
    },
    #[error("fields are wrong")]
    #[flow(code = 422, reason = "invalid.fields")]
    Invalid {
        #[flow(errors)]
        faults: Option<FieldErrors>,
    },
    #[error("store unreachable")]
    #[flow(code = 502)]
    Media(#[source] std::io::Error),
    #[error("{0} again")]
    #[flow(same_as = NotFound)]
    NotFoundAgain(#[flow(member = "slug")] String),
}

fn hint(_: &EntryError<'_>) -> &'static str {
    "less"
}

fn not_found() -> EntryError<'static> {
    EntryError::NotFound {
        slug: "intro",
        secret: 7,
    }
}

#[test]
fn members_are_read_into_fields_that_own_them() {
    let slug = "intro".to_owned();
    assert_eq!(
        known::<EntryProblem>(&not_found()),
        EntryProblem::NotFound { slug }
    );

    let range = Range {
        least: 1,
        most: None,
    };
    let more = BTreeMap::from([("a", (1, 2.5))]);
    let error = EntryError::OutOfRange(range.clone(), 1, &[Cow::Borrowed("a")], Some(more));
    let more: BTreeMap<String, (u8, f64)> = BTreeMap::from([("a".to_owned(), (1, 2.5))]);
    let names = vec!["a".to_owned()];
    let read = EntryProblem::OutOfRange(range.clone(), names, Some(more));
    assert_eq!(known::<EntryProblem>(&error), read);

    let error = EntryError::OutOfRange(range.clone(), 1, &[], None);
    let read = EntryProblem::OutOfRange(range, Vec::new(), None);
    assert_eq!(known::<EntryProblem>(&error), read);
}

#[test]
fn headers_are_options_and_a_member_is_read_before_a_header() {
    let until = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
    let wait = Duration::from_secs(3);
    let error = EntryError::RateLimited {
        wait,
        until: Some(until),
        r#match: u128::MAX,
    };
    let read = EntryProblem::RateLimited {
        wait: Some(wait),
        until: Some(until),
        r#match: u128::MAX,
    };
    assert_eq!(known::<EntryProblem>(&error), read);

    let error = EntryError::Method {
        allow: [Method::GET, Method::PUT],
    };
    let allow = Some([Method::GET, Method::PUT]);
    assert_eq!(
        known::<EntryProblem>(&error),
        EntryProblem::Method { allow }
    );
}

#[test]
fn a_header_that_is_missing_or_cannot_be_read_is_none() {
    let error = EntryError::RateLimited {
        wait: Duration::ZERO,
        until: None,
        r#match: 3,
    };
    let response = error.to_response();
    for wait in [None, Some("soon")] {
        let mut headers = response.headers().clone();
        headers.remove("retry-after");
        if let Some(wait) = wait {
            headers.insert("retry-after", HeaderValue::from_static(wait));
        }
        let read = read::<EntryProblem>(response.status(), &headers, response.body());
        let ApiError::Known(problem, _) = read else {
            panic!("{read:?}");
        };
        let without = EntryProblem::RateLimited {
            wait: None,
            until: None,
            r#match: 3,
        };
        assert_eq!(problem, without);
    }
}

#[test]
fn the_errors_of_fields_are_read_whatever_type_the_server_has() {
    let mut faults = FieldErrors::new();
    faults
        .add("/parcels/0/weight", "range", "must be at least 1")
        .param("min", 1);
    faults.add_parameter("page", "range", "must not be 0");
    let error = EntryError::Invalid {
        faults: Some(faults.clone()),
    };
    assert_eq!(
        known::<EntryProblem>(&error),
        EntryProblem::Invalid { faults }
    );
    let none = EntryProblem::Invalid {
        faults: FieldErrors::new(),
    };
    assert_eq!(
        known::<EntryProblem>(&EntryError::Invalid { faults: None }),
        none
    );
}

#[test]
fn what_is_not_public_is_not_there() {
    let error = EntryError::Media(std::io::Error::other("secret"));
    assert_eq!(known::<EntryProblem>(&error), EntryProblem::Media);
    let text = format!("{:?}", answer::<EntryProblem>(&error));
    assert!(!text.contains("secret"), "{text}");
}

#[test]
fn a_variant_that_is_the_same_problem_type_is_the_named_one() {
    let error = EntryError::NotFoundAgain("intro".to_owned());
    assert_eq!(known::<EntryProblem>(&error), known(&not_found()));
}

#[test]
fn a_problem_is_written_by_its_reason_and_is_an_error() {
    let problem: EntryProblem = known(&not_found());
    assert_eq!(problem.to_string(), r#"not_found { slug: "intro" }"#);
    assert_eq!(format!("{problem:?}"), r#"NotFound { slug: "intro" }"#);
    assert_eq!(EntryProblem::Media.to_string(), "media");
    assert_eq!(format!("{:?}", EntryProblem::Media), "Media");
    let range = Range {
        least: 1,
        most: None,
    };
    let tuple = EntryProblem::OutOfRange(range, Vec::new(), None);
    assert_eq!(
        tuple.to_string(),
        "out_of_range(Range { least: 1, most: None }, [], None)"
    );
    let error: Box<dyn Error + Send + Sync> = Box::new(answer::<EntryProblem>(&not_found()));
    assert_eq!(
        error.to_string(),
        r#"404 Not Found: not_found { slug: "intro" }"#
    );
    assert_ne!(EntryProblem::Media, problem.clone());
    assert_eq!(problem.clone(), problem);
}

#[test]
fn the_declared_class_is_the_problems_own() {
    assert_eq!(known::<EntryProblem>(&not_found()).retry(), Retry::Never);
    assert_eq!(EntryProblem::Media.retry(), Retry::Backoff);
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("no credit")]
#[flow(code = 403, reason = "no.credit", client = NoCreditProblem)]
struct NoCredit {
    #[flow(member)]
    balance: i64,
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("gone")]
#[flow(code = 404, client = GoneProblem)]
struct Gone;

#[derive(Debug, thiserror::Error, FlowError)]
#[error(transparent)]
#[flow(transparent, client = OuterProblem)]
struct Outer(#[from] NoCredit);

#[test]
fn a_struct_gives_a_struct() {
    let problem: NoCreditProblem = known(&NoCredit { balance: -3 });
    assert_eq!(problem.balance, -3);
    assert_eq!(problem.to_string(), "no.credit { balance: -3 }");
    assert_eq!(problem.retry(), Retry::Never);
    assert_eq!(known::<GoneProblem>(&Gone).to_string(), "gone");
    let OuterProblem(inner) = known(&Outer(NoCredit { balance: -3 }));
    assert_eq!(inner, problem);
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(client = WrapProblem)]
enum Wrap<'a, T: FlowError + 'static, U: std::fmt::Debug + Clone, const N: usize>
where
    U: Serialize + 'a,
{
    #[error(transparent)]
    #[flow(transparent)]
    Inner(T),
    #[error(transparent)]
    #[flow(transparent)]
    Boxed(Box<T>),
    #[error("value")]
    #[flow(code = 400)]
    Value {
        #[flow(member)]
        value: Vec<U>,
        #[flow(member)]
        list: &'a [u8],
    },
    #[error("unused")]
    #[flow(code = 409)]
    Unused([u8; N]),
    #[error("again")]
    Again {
        #[flow(transparent)]
        inner: Arc<Self>,
        #[flow(member)]
        depth: u8,
    },
}

#[test]
fn a_parameter_that_answers_stands_for_its_client_type() {
    type Server = Wrap<'static, NoCredit, u16, 3>;
    type Client = WrapProblem<NoCreditProblem, u16>;
    fn same<T>(_: &T, _: &T) {}
    same(
        &std::marker::PhantomData::<<Server as HasClient>::Client>,
        &std::marker::PhantomData::<Client>,
    );

    let inner = Server::Inner(NoCredit { balance: 1 });
    let Client::Inner(NoCreditProblem { balance: 1, .. }) = known(&inner) else {
        panic!("{inner:?}");
    };
    let value = Server::Value {
        value: vec![1, 2],
        list: &[3],
    };
    let read = Client::Value {
        value: vec![1, 2],
        list: vec![3],
    };
    assert_eq!(known::<Client>(&value), read);
    assert_eq!(known::<Client>(&Server::Unused([0; 3])), Client::Unused);
    assert_eq!(read.retry(), Retry::Never);
    let inner: Client = known(&Server::Boxed(Box::new(NoCredit { balance: 1 })));
    assert!(
        matches!(inner, Client::Inner(_)),
        "the first that can be read"
    );
    let again = Server::Again {
        inner: Arc::new(Server::Unused([0; 3])),
        depth: 1,
    };
    assert_eq!(known::<Client>(&again), Client::Unused);
    let boxed: Client = Client::Boxed(Box::new(known(&NoCredit { balance: 1 })));
    assert_eq!(boxed.to_string(), "no.credit { balance: 1 }");
}

/// Two types that hold each other.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(client = LeftProblem)]
enum Left {
    #[error("left")]
    #[flow(code = 404)]
    Leaf,
    #[error(transparent)]
    #[flow(transparent)]
    Right(Box<Right>),
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(client = RightProblem)]
enum Right {
    #[error("right")]
    #[flow(code = 409)]
    Stone,
    #[error(transparent)]
    #[flow(transparent)]
    Left(Arc<Left>),
    #[error("{0}")]
    #[flow(transparent)]
    Any(Box<dyn FlowError + Send + Sync>),
}

#[test]
fn types_that_hold_each_other_are_read_without_end() {
    let right = Left::Right(Box::new(Right::Left(Arc::new(Left::Leaf))));
    assert_eq!(known::<LeftProblem>(&right), LeftProblem::Leaf);
    let stone = Left::Right(Box::new(Right::Stone));
    let read = LeftProblem::Right(Box::new(RightProblem::Stone));
    assert_eq!(known::<LeftProblem>(&stone), read);
    assert_eq!(
        known::<RightProblem>(&Left::Leaf),
        RightProblem::Left(Box::new(LeftProblem::Leaf))
    );
}

#[test]
fn what_a_dyn_error_answers_is_unknown() {
    let any = Left::Right(Box::new(Right::Any(Box::new(Gone))));
    let ApiError::Unknown(document) = answer::<LeftProblem>(&any) else {
        panic!("known");
    };
    assert_eq!(document.reason(), Some("gone"));
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(client = NeverProblem)]
enum Never {}

#[test]
fn a_type_without_variants_knows_nothing() {
    let answer = answer::<NeverProblem>(&Gone);
    assert!(matches!(answer, ApiError::Unknown(_)), "{answer:?}");
    let none: Option<Never> = None;
    assert!(none.is_none());
}

fn read_json<E: Decode>(status: u16, json: &str) -> ApiError<E> {
    let content = (
        "content-type".parse().unwrap(),
        HeaderValue::from_static("application/problem+json"),
    );
    let headers = HeaderMap::from_iter([content]);
    read(
        StatusCode::from_u16(status).unwrap(),
        &headers,
        json.as_bytes(),
    )
}

#[test]
fn a_problem_is_known_by_reason_and_type_and_status() {
    let is_known =
        |status, json: &str| matches!(read_json::<EntryProblem>(status, json), ApiError::Known(..));
    for (status, uri, reason, expected) in [
        (
            502,
            "\"https://docs.example.com/errors#media\"",
            "media",
            true,
        ),
        (502, "\"about:blank\"", "media", true),
        (502, "null", "media", true),
        (502, "7", "media", true),
        (
            503,
            "\"https://docs.example.com/errors#media\"",
            "media",
            false,
        ),
        (502, "\"https://docs.example.com/errors#\"", "media", false),
        (
            502,
            "\"https://docs.example.com/errors#mediaX\"",
            "media",
            false,
        ),
        (502, "\"https://elsewhere.example/media\"", "media", false),
        (
            502,
            "\"https://docs.example.com/errors#media\"",
            "Media",
            false,
        ),
        (
            502,
            "\"https://docs.example.com/errors#other\"",
            "other",
            false,
        ),
    ] {
        let json = format!(r#"{{"type":{uri},"reason":"{reason}"}}"#);
        assert_eq!(is_known(status, &json), expected, "{status} {json}");
    }
    // Without a reason nobody knows.
    assert!(!is_known(
        502,
        r#"{"type":"https://docs.example.com/errors#media"}"#
    ));
}

#[test]
fn a_problem_whose_members_cannot_be_read_is_unknown() {
    for json in [
        r#"{"reason":"not_found"}"#,
        r#"{"reason":"not_found","slug":null}"#,
        r#"{"reason":"not_found","slug":7}"#,
    ] {
        let read = read_json::<EntryProblem>(404, json);
        assert!(matches!(read, ApiError::Unknown(_)), "{read:?}");
    }
    let read = read_json::<EntryProblem>(
        404,
        r#"{"slug":"a","reason":"not_found","slug":"b","new":1}"#,
    );
    let ApiError::Known(EntryProblem::NotFound { slug }, document) = read else {
        panic!("{read:?}");
    };
    assert_eq!(slug, "b");
    assert_eq!(document.member("new").unwrap(), 1);
}

mod without {
    //! The name of the type, and of everything beside it, is free where the key is absent.

    use super::*;

    #[derive(Debug, thiserror::Error, FlowError)]
    pub(super) enum NoteError {
        #[error("gone")]
        #[flow(code = 404)]
        Gone(#[flow(member = "at")] NoDeserialize),
    }

    #[derive(Debug, Serialize)]
    pub(super) struct NoDeserialize;
}

#[test]
fn nothing_is_asked_of_fields_without_the_key() {
    let response = without::NoteError::Gone(without::NoDeserialize).to_response();
    assert_eq!(response.status(), 404);
}

/// A run-time status, of which those that can be sent are known.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(client = UploadProblem)]
enum UploadError {
    #[error("refused")]
    #[flow(code = 400, codes(409, 422))]
    Refused(#[flow(status)] u16),
    #[error("upstream")]
    #[flow(code = 502)]
    Upstream(#[flow(status)] Option<StatusCode>),
}

#[test]
fn each_status_that_can_be_sent_is_known() {
    for status in [400, 409, 422] {
        let read = known::<UploadProblem>(&UploadError::Refused(status));
        assert_eq!(read, UploadProblem::Refused);
    }
    for status in [502, 404, 503] {
        let status = StatusCode::from_u16(status).ok();
        let read = known::<UploadProblem>(&UploadError::Upstream(status));
        assert_eq!(read, UploadProblem::Upstream);
    }
    let read = read_json::<UploadProblem>(404, r#"{"reason":"refused"}"#);
    assert!(matches!(read, ApiError::Unknown(_)), "{read:?}");
}
