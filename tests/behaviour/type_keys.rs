//! What a type, or its table, says for all of its variants.

use flowcms_status::{DetailPolicy, FlowError, GrpcCode, LogLevel, Retry, status_table};

use super::support::{body, header};

const BASE: &str = "https://parcels.example/errors#";
const CHALLENGE: &str = "Bearer realm=\"parcels\"";
const VERSION: u8 = 2;

status_table! {
    /// The codes of the parcel API.
    #[flow(type_base = BASE)]
    enum Parcels {
        4xx "Client Error" "The request is wrong." {
            400 "Bad Request" "Send another.",
            #[flow(header("WWW-Authenticate" = const CHALLENGE), grpc = PermissionDenied)]
            401 "Unauthorized" "Log in.",
            #[flow(reason = "no_such_parcel", header("Cache-Control" = none))]
            404 "Not Found" "List the parcels.",
            405 "Method Not Allowed" "Use GET.",
        }
        5xx "Server Error" "The server failed." {
            500 "Internal Server Error" "Call us.",
        }
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(
    table = Parcels,
    code = 400,
    detail = "ask the clerk",
    log = info,
    retry = backoff,
    grpc = Aborted,
    rename_all = "SCREAMING-KEBAB-CASE",
    reason_prefix = "P-"
)]
enum Spoken {
    #[error("says nothing itself")]
    SaysNothing,
    #[error("says all itself")]
    #[flow(code = 404, detail = display, log = warn, retry = never, grpc = NotFound, reason = "own")]
    SaysAll,
    #[error("is registered elsewhere")]
    #[flow(type_uri = "https://iana.example/quota")]
    Registered,
    #[error("the same")]
    #[flow(same_as = SaysAll)]
    Same,
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Parcels, type_base = "urn:own:", header("X-Api" = const BASE), header("X-Type" = "t"))]
enum Sent {
    #[error("constant")]
    #[flow(code = 401, header("X-Type" = none), member("version" = const VERSION), member("id" = "{0}"))]
    Constant(u8),
    #[error("by cookie")]
    #[flow(code = 405, header("Allow" = none), header("Set-Cookie" = "a=1"), header("Set-Cookie" = "b=2"))]
    Cookies,
}

#[test]
fn a_table_gives_its_type_base_to_types_and_to_its_rows() {
    assert_eq!(
        Spoken::SaysAll.problem_type().type_uri(),
        "https://parcels.example/errors#own"
    );
    assert_eq!(
        Parcels::NotFound.problem_type().type_uri(),
        "https://parcels.example/errors#no_such_parcel"
    );
    assert_eq!(Sent::Cookies.problem_type().type_uri(), "urn:own:cookies");
    assert_eq!(
        Spoken::Registered.problem_type().type_uri(),
        "https://iana.example/quota"
    );
}

#[test]
fn a_type_speaks_for_the_variants_that_say_nothing() {
    let says_nothing = Spoken::SaysNothing.problem_type();
    assert_eq!(says_nothing.status().code(), 400);
    assert_eq!(says_nothing.reason(), "P-SAYS-NOTHING");
    assert_eq!(says_nothing.retry(), Retry::Backoff);
    assert_eq!(says_nothing.log_level(), Some(LogLevel::Info));
    assert_eq!(says_nothing.grpc_code(), GrpcCode::Aborted);
    let sent = body(&Spoken::SaysNothing);
    assert!(sent.contains(r#""detail":"ask the clerk""#), "{sent}");

    let says_all = Spoken::SaysAll.problem_type();
    assert_eq!(says_all.status().code(), 404);
    assert_eq!(says_all.reason(), "own");
    assert_eq!(says_all.retry(), Retry::Never);
    assert_eq!(says_all.log_level(), Some(LogLevel::Warn));
    assert_eq!(says_all.grpc_code(), GrpcCode::NotFound);
    let sent = body(&Spoken::SaysAll);
    assert!(sent.contains(r#""detail":"says all itself""#), "{sent}");
    assert_eq!(Spoken::Same.problem_type().reason(), "own");
}

#[test]
fn constants_are_sent_and_none_sends_nothing() {
    let constant = Sent::Constant(7);
    assert_eq!(header(&constant, "x-api").as_deref(), Some(BASE));
    assert_eq!(header(&constant, "x-type"), None);
    let challenge = header(&constant, "www-authenticate");
    assert_eq!(challenge.as_deref(), Some(CHALLENGE));
    let sent = body(&constant);
    assert!(sent.ends_with(r#","version":2,"id":"7"}"#), "{sent}");
    let unauthorized = Parcels::Unauthorized.problem_type();
    assert_eq!(unauthorized.grpc_code(), GrpcCode::PermissionDenied);

    assert_eq!(header(&Sent::Cookies, "allow"), None);
    let cookies = Sent::Cookies.to_response();
    let sent: Vec<_> = cookies.headers().get_all("set-cookie").iter().collect();
    assert_eq!(sent, ["a=1", "b=2"]);
    assert_eq!(header(&Sent::Cookies, "x-type").as_deref(), Some("t"));

    assert_eq!(header(&Parcels::NotFound, "cache-control"), None);
}

/// Two types that hold each other say their bounds themselves.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(bound = "T: std::fmt::Debug")]
enum Parcel<T: std::fmt::Debug> {
    #[error("the parcel is lost")]
    #[flow(code = 404)]
    Lost(T),
    #[error("at the depot")]
    #[flow(transparent)]
    Depot(Box<Depot<T>>),
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(bound = "T: std::fmt::Debug,")]
enum Depot<T: std::fmt::Debug> {
    #[error("the depot is closed")]
    #[flow(code = 409)]
    Closed(T),
    #[error("in a parcel")]
    #[flow(transparent)]
    Parcel(Box<Parcel<T>>),
}

#[test]
fn a_written_bound_stands_instead_of_the_inferred_ones() {
    let error = Parcel::Depot(Box::new(Depot::Parcel(Box::new(Parcel::Lost(7)))));
    assert_eq!(error.problem_type().reason(), "lost");
    let error = Parcel::Depot(Box::new(Depot::Closed(7)));
    assert_eq!(error.problem_type().reason(), "closed");
    assert!(Parcel::<u8>::CATALOG.check().is_ok());
    assert!(Depot::<u8>::CATALOG.check().is_ok());
}

/// What a type says of contents is not for responses without one.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(detail = "ask the clerk", member("office" = "north"))]
enum Conditional {
    #[error("not modified")]
    #[flow(code = 304)]
    NotModified,
    #[error("not found")]
    #[flow(code = 404)]
    NotFound,
}

#[test]
fn a_response_without_content_takes_no_detail_and_no_member_of_its_type() {
    let not_modified = Conditional::NotModified.problem_type();
    assert_eq!(not_modified.members().len(), 0);
    assert_eq!(not_modified.detail(), DetailPolicy::None);
    assert_eq!(body(&Conditional::NotModified), "");
    assert!(body(&Conditional::NotFound).ends_with(r#""office":"north"}"#));
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Parcels)]
enum Around {
    #[error(transparent)]
    #[flow(header("Cache-Control" = none))]
    Inside(#[flow(transparent)] Sent),
}

#[test]
fn none_holds_around_an_error_that_answers_too() {
    let around = Around::Inside(Sent::Cookies);
    assert_eq!(header(&around, "cache-control"), None);
    assert_eq!(header(&around, "x-api").as_deref(), Some(BASE));
    assert_eq!(header(&around, "x-type").as_deref(), Some("t"));
}
