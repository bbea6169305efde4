//! tonic 0.14: a real client sees what the errors of a real server become.

mod cases;
mod problems;
pub(crate) mod wire;

use std::io;
use std::rc::Rc;
use std::time::{Duration, SystemTime};

use axum::Router;
use flowcms_status::tonic::{LARGEST_METADATA, LONGEST_MESSAGE};
use flowcms_status::{FlowCms, FlowError, status_table};
use futures_util::{StreamExt as _, stream};
use tonic::{Code, Request, Response, Status};
use tonic_types::StatusExt as _;
use wire::Client;

use super::logged::logged;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://user@docs.example.com:8443/errors#")]
enum NoteError {
    #[error("note `{slug}` does not exist")]
    #[flow(code = 404)]
    NotFound {
        #[flow(member)]
        slug: String,
    },
    #[error("a note of that name exists")]
    #[flow(code = 409, grpc = AlreadyExists)]
    Taken,
    #[error("the store at 10.0.0.7 failed")]
    #[flow(code = 500)]
    Store(#[from] io::Error),
    #[error("line {0} is no number")]
    #[flow(map = Number)]
    Number(#[from] std::num::ParseIntError),
    #[error(transparent)]
    #[flow(code = 500, downcast(KeyError))]
    Other(#[from] anyhow::Error),
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("the key is used up")]
#[flow(code = 429, type_base = "urn:example:keys:", header("retry-after" = "45"))]
struct KeyError;

status_table! {
    /// How numbers that cannot be read answer.
    struct Number(std::num::ParseIntError) in FlowCms {
        #[flow(grpc = OutOfRange, reason = "too_large")]
        e if *e.kind() == std::num::IntErrorKind::PosOverflow => 422,
        _ => 400,
    }
}

fn find(slug: &str) -> Result<String, NoteError> {
    match slug {
        "intro" => Ok("Hello".to_owned()),
        "broken" => Err(io::Error::other("password of the disk"))?,
        "tired" => Err(anyhow::Error::new(KeyError).context("of tenant 12"))?,
        "wild" => Err(anyhow::anyhow!("a secret"))?,
        slug if slug.starts_with(|first: char| first.is_ascii_digit()) => {
            Ok("line ".to_owned() + &slug.parse::<u8>()?.to_string())
        }
        slug => Err(NoteError::NotFound {
            slug: slug.to_owned(),
        }),
    }
}

/// A method as one writes it: `?` takes the errors.
async fn get(request: Request<String>) -> Result<Response<String>, Status> {
    Ok(Response::new(find(request.get_ref())?))
}

async fn add(request: Request<String>) -> Result<Response<String>, Status> {
    match request.get_ref().as_str() {
        "intro" => Err(NoteError::Taken.into()),
        "" => Err(FlowCms::UnprocessableEntity)?,
        slug => Ok(Response::new(slug.to_owned())),
    }
}

/// The notes one after the other, up to one that does not exist.
async fn list(
    request: Request<String>,
) -> Result<Response<impl futures_util::Stream<Item = Result<String, Status>>>, Status> {
    let slugs: Vec<String> = request.get_ref().split(' ').map(str::to_owned).collect();
    if slugs.len() > 3 {
        return Err(Status::from(FlowCms::TooManyRequests));
    }
    let notes = slugs.into_iter().map(|slug| Ok(find(&slug)?));
    Ok(Response::new(stream::iter(notes)))
}

async fn client() -> Client {
    let router = wire::unary(Router::new(), "/notes.Notes/Get", get);
    let router = wire::unary(router, "/notes.Notes/Add", add);
    let router = wire::streaming(router, "/notes.Notes/List", list);
    let router = wire::fallback(router, || FlowCms::MethodNotAllowed.into());
    Client::of(router).await
}

#[tokio::test]
async fn a_method_s_question_mark_sends_its_errors() {
    let mut client = client().await;
    let answer = client.call("/notes.Notes/Get", "intro").await;
    assert_eq!(answer.expect("a note"), "Hello");

    let status = client.call("/notes.Notes/Get", "gone").await.unwrap_err();
    assert_eq!(status.code(), Code::NotFound);
    assert_eq!(status.message(), "note `gone` does not exist");
    let info = status.get_details_error_info().expect("an ErrorInfo");
    assert_eq!(info.reason, "NOT_FOUND");
    assert_eq!(info.domain, "docs.example.com");
    assert_eq!(info.metadata.len(), 4);
    assert_eq!(info.metadata["reason"], "not_found");
    assert_eq!(info.metadata["status"], "404");
    assert_eq!(info.metadata["slug"], "gone");
    assert_eq!(
        info.metadata["type"],
        "https://user@docs.example.com:8443/errors#not_found"
    );
}

#[tokio::test]
async fn the_declared_code_is_sent_and_else_that_which_follows() {
    let mut client = client().await;
    let status = client.call("/notes.Notes/Add", "intro").await.unwrap_err();
    assert_eq!(status.code(), Code::AlreadyExists);
    let status = client.call("/notes.Notes/Get", "300").await.unwrap_err();
    assert_eq!(status.code(), Code::OutOfRange);
    assert_eq!(
        status.message(),
        "line number too large to fit in target type is no number"
    );
    let status = client.call("/notes.Notes/Get", "3x").await.unwrap_err();
    assert_eq!(status.code(), Code::InvalidArgument);
}

#[tokio::test]
async fn a_row_is_a_status_of_its_own_also_of_a_method_that_does_not_exist() {
    let mut client = client().await;
    let status = client.call("/notes.Notes/Add", "").await.unwrap_err();
    assert_eq!(status.code(), Code::InvalidArgument);
    assert_eq!(status.message(), "Unprocessable Entity");
    let info = status.get_details_error_info().expect("an ErrorInfo");
    assert_eq!(info.reason, "UNPROCESSABLE_ENTITY");
    assert_eq!(info.domain, "");
    assert_eq!(info.metadata.len(), 2, "{:?}", info.metadata);

    let status = client.call("/notes.Notes/Burn", "").await.unwrap_err();
    assert_eq!(status.code(), Code::Unimplemented);
    assert_eq!(status.message(), "Method Not Allowed");
}

#[tokio::test]
async fn private_text_is_in_no_byte_that_is_sent() {
    super::logged::start();
    let mut client = client().await;
    for (slug, secrets) in [
        ("broken", ["10.0.0.7", "password"]),
        ("wild", ["secret", "secret"]),
    ] {
        let status = client.call("/notes.Notes/Get", slug).await.unwrap_err();
        assert_eq!(status.code(), Code::Internal);
        assert_eq!(status.message(), "Internal Server Error");
        let request = status.get_details_request_info().expect("a RequestInfo");
        assert_eq!(request.request_id.len(), "urn:uuid:".len() + 36);
        assert!(request.request_id.starts_with("urn:uuid:"));
        let sent = String::from_utf8_lossy(status.details()).into_owned()
            + &format!("{:?}", status.metadata());
        assert!(
            secrets.iter().all(|secret| !sent.contains(secret)),
            "{sent}"
        );
    }
}

#[tokio::test]
async fn what_is_in_an_anyhow_error_is_sent_if_it_is_listed() {
    let mut client = client().await;
    let status = client.call("/notes.Notes/Get", "tired").await.unwrap_err();
    assert_eq!(status.code(), Code::ResourceExhausted);
    assert_eq!(status.message(), "the key is used up");
    let info = status.get_details_error_info().expect("an ErrorInfo");
    assert_eq!(
        (&*info.reason, &*info.domain),
        ("KEY_ERROR", "urn:example:keys")
    );
    let retry = status.get_details_retry_info().expect("a RetryInfo");
    assert_eq!(retry.retry_delay, Some(Duration::from_secs(45)));
    assert_eq!(status.metadata().get("retry-after").unwrap(), "45");
    assert!(status.get_details_request_info().is_none());
}

#[tokio::test]
async fn a_stream_ends_in_an_error_behind_what_it_has_sent() {
    let mut client = client().await;
    let mut notes = client
        .stream("/notes.Notes/List", "intro 7 gone")
        .await
        .expect("a stream");
    assert_eq!(
        notes.next().await.expect("a note").expect("no error"),
        "Hello"
    );
    assert_eq!(
        notes.next().await.expect("a note").expect("no error"),
        "line 7"
    );
    let status = notes.next().await.expect("its end").unwrap_err();
    assert_eq!(status.code(), Code::NotFound);
    assert_eq!(
        status
            .get_details_error_info()
            .expect("an ErrorInfo")
            .metadata["slug"],
        "gone"
    );
    assert!(notes.next().await.is_none());

    let refused = client.stream("/notes.Notes/List", "a b c d").await;
    let status = refused.map(drop).unwrap_err();
    assert_eq!(status.code(), Code::ResourceExhausted);
}

#[tokio::test]
async fn any_text_arrives_as_it_is() {
    let mut client = client().await;
    for slug in [
        "half of 100% of it",
        "two\r\nlines",
        "\u{1}\u{7f}",
        "é\u{202e}日本",
        "\"quoted\\\"",
    ] {
        let status = client.call("/notes.Notes/Get", slug).await.unwrap_err();
        assert_eq!(
            status.message(),
            format!("note `{slug}` does not exist"),
            "{slug:?}"
        );
        let info = status.get_details_error_info().expect("an ErrorInfo");
        assert_eq!(info.metadata["slug"], slug);
    }
}

#[tokio::test]
async fn a_text_that_no_client_would_take_is_cut_and_what_has_no_room_is_left_out() {
    let mut client = client().await;
    for letter in ["a", "é", "日", "🦀", "%", "\n"] {
        let slug = letter.repeat(60_000);
        let status = client.call("/notes.Notes/Get", &slug).await.unwrap_err();
        assert_eq!(status.code(), Code::NotFound, "{letter:?}: {status:?}");
        let message = status.message();
        assert!(message.starts_with(&format!("note `{letter}{letter}")));
        assert!(message.ends_with(&format!("{letter}…")), "{message}");
        assert!((LONGEST_MESSAGE - 3..=LONGEST_MESSAGE).contains(&message.len()));
        let info = status.get_details_error_info().expect("an ErrorInfo");
        assert_eq!(info.reason, "NOT_FOUND");
        assert!(!info.metadata.contains_key("slug"));
    }
    // The most that fits, in letters that take three times their size in a header.
    let slug = "日".repeat((LARGEST_METADATA - "slug".len()) / 3);
    let status = client.call("/notes.Notes/Get", &slug).await.unwrap_err();
    assert_eq!(
        status
            .get_details_error_info()
            .expect("an ErrorInfo")
            .metadata["slug"],
        slug
    );
}

#[test]
fn a_status_takes_less_than_8_kib_in_headers_whatever_is_in_it() {
    for letter in ["a", "日", "\n"] {
        for size in [300, LARGEST_METADATA - "slug".len(), 60_000] {
            let slug = letter.repeat(size / letter.len());
            let response = Status::from(NoteError::NotFound { slug }).into_http::<()>();
            // What HTTP/2 counts (RFC 9113, section 6.5.2).
            let taken: usize = (response.headers().iter())
                .map(|(name, value)| name.as_str().len() + value.len() + 32)
                .sum();
            assert!(taken < 8 * 1024, "{taken} of {size} {letter:?}");
        }
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("of headers")]
enum Headers {
    #[flow(
        code = 409,
        reason = "OwnReason.2nd--part_that_is_longer_than_all_that_a_reason_may_be_there"
    )]
    Long(
        #[flow(header = "X-Shard")] &'static str,
        #[flow(header = "X-Trace-Bin")] &'static str,
        #[flow(header = "Grpc-Status")] &'static str,
    ),
    #[flow(code = 409, reason = "2fa", header("X-Large" = "{0}"))]
    Large(String),
    #[flow(code = 502, codes(404))]
    Private(#[flow(status)] u16),
}

#[tokio::test]
async fn declared_headers_are_metadata_as_far_as_grpc_has_them() {
    let router = wire::unary(Router::new(), "/h.H/Long", |_| async {
        Err(Headers::Long("a7", "bytes", "0").into())
    });
    let router = wire::unary(router, "/h.H/Large", |_| async {
        Err(Headers::Large("x".repeat(9_000)).into())
    });
    let router = wire::unary(router, "/h.H/Private", |_| async {
        Err(Headers::Private(404).into())
    });
    let mut client = Client::of(router).await;

    let status = client.call("/h.H/Long", "").await.unwrap_err();
    assert_eq!(status.code(), Code::Aborted);
    assert_eq!(status.metadata().get("x-shard").unwrap(), "a7");
    assert!(status.metadata().get_bin("x-trace-bin").is_none());
    let info = status.get_details_error_info().expect("an ErrorInfo");
    assert_eq!(
        info.reason,
        "OWN_REASON_2ND_PART_THAT_IS_LONGER_THAN_ALL_THAT_A_REASON_MAY_B"
    );
    assert_eq!(info.reason.len(), 63);
    assert!(info.metadata["reason"].starts_with("OwnReason.2nd--part"));

    let status = client.call("/h.H/Large", "").await.unwrap_err();
    assert_eq!(status.code(), Code::Aborted);
    assert!(status.metadata().get("x-large").is_none());
    let info = status.get_details_error_info().expect("an ErrorInfo");
    assert_eq!(info.reason, "E_2FA");

    // Its text is private by the declared code.
    let status = client.call("/h.H/Private", "").await.unwrap_err();
    assert_eq!(
        (status.code(), status.message()),
        (Code::NotFound, "Not Found")
    );
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("wait")]
enum Wait {
    #[flow(code = 503)]
    Field(#[flow(header = "Retry-After")] Option<Duration>),
    #[flow(code = 503)]
    Date(#[flow(header = "Retry-After")] SystemTime),
    #[flow(code = 503, header("Retry-After" = "Sun, 06 Nov 1994 08:49:37 GMT"))]
    OnADay,
    #[flow(code = 503, header("Retry-After" = "Tue, 31 Dec 2199 23:59:59 GMT"))]
    FarAway,
    #[flow(code = 503, header("Retry-After" = "+5"))]
    NoNumber,
    #[flow(code = 503, header("X-RateLimit-Reset" = "5"))]
    Another,
    #[flow(code = 503, header("Retry-After" = "99999999999999999999999"))]
    TooLarge,
}

status_table! {
    /// A table whose rows say how long to wait.
    enum Waiting {
        5xx "Server Error" "Ours." {
            #[flow(header("Retry-After" = "9"))]
            503 "Service Unavailable" "Wait.",
        }
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("wait")]
#[flow(table = Waiting, code = 503)]
struct OfTheRow;

#[test]
fn a_retry_after_in_seconds_is_the_delay() {
    let delay = |status: Status| {
        let retry = status.get_details_retry_info();
        retry.map(|retry| retry.retry_delay.expect("a delay").as_secs())
    };
    assert_eq!(
        delay(Wait::Field(Some(Duration::from_millis(1_001))).into()),
        Some(2)
    );
    assert_eq!(delay(Wait::Field(None).into()), None);
    assert_eq!(delay(Wait::Date(SystemTime::UNIX_EPOCH).into()), Some(0));
    let in_a_minute = SystemTime::now() + Duration::from_mins(1);
    let minute = delay(Wait::Date(in_a_minute).into()).expect("a delay");
    assert!((55..=60).contains(&minute), "{minute}");
    assert_eq!(delay(Wait::OnADay.into()), Some(0));
    let far = delay(Wait::FarAway.into()).expect("a delay");
    assert!(far > 1_000_000_000, "{far}");
    assert_eq!(delay(Wait::NoNumber.into()), None);
    assert_eq!(delay(Wait::Another.into()), None);
    assert_eq!(delay(Wait::TooLarge.into()), None);
    assert_eq!(delay(Waiting::ServiceUnavailable.into()), Some(9));
    assert_eq!(delay(OfTheRow.into()), Some(9));
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("members")]
#[flow(code = 400, member("kind" = "note"))]
struct Members<'a> {
    #[flow(member)]
    list: Vec<&'a str>,
    #[flow(member)]
    number: f64,
    #[flow(member)]
    nothing: Option<u8>,
    #[flow(member)]
    fails: Fails,
    #[flow(member)]
    text: String,
    of_this_thread: Rc<u8>,
}

#[derive(Debug)]
struct Fails;

impl serde::Serialize for Fails {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("it fails"))
    }
}

#[test]
fn members_are_texts_or_json_also_of_an_error_that_cannot_be_sent() {
    let slug = "intro".to_owned();
    let status = Status::from(Members {
        list: vec![&slug, "a\"b"],
        number: 1.5,
        nothing: None,
        fails: Fails,
        text: "\"a\\\n".to_owned(),
        of_this_thread: Rc::new(1),
    });
    let mut metadata: Vec<(String, String)> = status
        .get_details_error_info()
        .expect("an ErrorInfo")
        .metadata
        .into_iter()
        .collect();
    metadata.sort();
    let expected = [
        ("kind", "note"),
        ("list", r#"["intro","a\"b"]"#),
        ("number", "1.5"),
        ("reason", "members"),
        ("status", "400"),
        ("text", "\"a\\\n"),
    ];
    assert_eq!(
        metadata,
        expected.map(|(name, text)| (name.to_owned(), text.to_owned()))
    );
}

#[test]
fn each_conversion_emits_one_event() {
    logged();
    let errors: [fn() -> Status; 5] = [
        || NoteError::Taken.into(),
        || NoteError::Store(io::Error::other("secret")).into(),
        || find("gone").unwrap_err().into(),
        || find("tired").unwrap_err().into(),
        || FlowCms::NotFound.into(),
    ];
    for error in errors {
        error();
        assert_eq!(logged(), 1);
        error();
        assert_eq!(logged(), 1);
    }
}
