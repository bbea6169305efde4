//! `downcast(…)`: what is inside of a boxed error answers, if it is of a listed type.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use anyhow::Context as _;
use flowcms_status::{FlowCms, FlowError, GrpcCode, Http, Retry, status_table};

use super::support::{body, header};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://auth.example.com/")]
enum AuthError {
    #[error("no key")]
    #[flow(code = 401, header("X-Shared" = "inner"), grpc = FailedPrecondition)]
    NoKey,
    #[error("user {0} has no key")]
    #[flow(code = 403)]
    Forbidden(String),
    #[error("key {key} is of {owner}")]
    #[flow(code = 409, detail = "the key is taken", member("key_id" = "{key}"))]
    Taken { key: u8, owner: &'static str },
    #[error("the key store at {0} is down")]
    #[flow(code = 503, retry = never)]
    Down(&'static str),
    #[error("the clock says {0}")]
    #[flow(code = 500)]
    Clock(#[flow(status)] u16),
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("no entry {0}")]
#[flow(code = 404, header("X-Entry" = "{0}"))]
struct NoEntry(u8);

#[derive(Debug, thiserror::Error)]
#[error("disk 7 of rack 3 is full")]
struct DiskFull;

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error(transparent)]
    #[flow(code = 500, downcast(AuthError, NoEntry))]
    Anyhow(#[from] anyhow::Error),
    #[error("in a box: {0}")]
    #[flow(code = 502, downcast(NoEntry))]
    Boxed(Box<dyn StdError + Send + Sync>),
    #[error("in an `Arc`")]
    #[flow(code = 400, downcast(NoEntry))]
    Shared { source: Arc<dyn StdError>, at: u8 },
}

/// The whole response: status, headers in their order, body.
fn whole(error: &dyn FlowError) -> (u16, Vec<String>, String) {
    let response = error.to_response();
    let headers = (response.headers().iter())
        .map(|(name, value)| format!("{name}: {}", value.to_str().unwrap()))
        .collect();
    (response.status().as_u16(), headers, body(error))
}

fn error_of(inside: impl StdError + Send + Sync + 'static) -> Error {
    Error::Anyhow(anyhow::Error::new(inside))
}

#[test]
fn a_listed_error_answers_as_if_nothing_were_around_it() {
    let every = [
        || AuthError::NoKey,
        || AuthError::Forbidden("mia".to_owned()),
        || AuthError::Taken {
            key: 7,
            owner: "mia",
        },
        || AuthError::Down("10.0.0.7"),
        || AuthError::Clock(429),
        || AuthError::Clock(200),
    ];
    for inside in every {
        assert_eq!(whole(&error_of(inside())), whole(&inside()));
        assert_eq!(error_of(inside()).retry(), inside().retry());
        assert_eq!(error_of(inside()).grpc_code(), inside().grpc_code());
    }
    assert_eq!(
        body(&error_of(NoEntry(3))),
        concat!(
            r#"{"type":"about:blank","title":"Not Found","status":404,"detail":"no entry 3","#,
            r#""reason":"no_entry","context":"Requested content entry, endpoint, or asset does not exist in your workspace."}"#
        )
    );
    assert_eq!(
        header(&error_of(NoEntry(3)), "x-entry").as_deref(),
        Some("3")
    );
}

#[test]
fn anyhow_finds_a_listed_error_under_its_layers_of_context() {
    let error = Err::<(), _>(NoEntry(4))
        .context("while rendering the page of tenant 12")
        .context("in worker 9")
        .unwrap_err();
    let error = Error::from(error);
    assert_eq!(error.status_code(), 404);
    assert!(
        body(&error).contains(r#""detail":"no entry 4""#),
        "{}",
        body(&error)
    );
}

#[test]
fn the_texts_of_the_layers_never_leave_also_seen_from_further_out() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error(transparent)]
    #[flow(transparent)]
    struct Outer(Error);

    let error =
        |inside: AuthError| Outer(Error::Anyhow(anyhow::Error::new(inside).context("secret")));
    for (inside, detail) in [
        (AuthError::NoKey, Some(r#""detail":"no key","#)),
        (
            AuthError::Forbidden("mia".to_owned()),
            Some(r#""detail":"user mia has no key","#),
        ),
        // It is declared with 500.
        (AuthError::Clock(408), None),
        (
            AuthError::Taken {
                key: 1,
                owner: "leo",
            },
            Some(r#""detail":"the key is taken","#),
        ),
        (AuthError::Down("10.0.0.7"), None),
        (AuthError::Clock(500), None),
    ] {
        let error = error(inside);
        assert_eq!(error.to_string(), "secret");
        let body = body(&error);
        assert!(
            !body.contains("secret") && !body.contains("10.0.0.7"),
            "{body}"
        );
        match detail {
            Some(detail) => assert!(body.contains(detail), "{body}"),
            None => assert!(!body.contains(r#""detail""#), "{body}"),
        }
    }
}

#[test]
fn any_other_error_answers_as_the_code_says_and_stays_private() {
    let error = Error::from(anyhow::Error::new(DiskFull).context("while saving"));
    assert_eq!(
        body(&error),
        concat!(
            r#"{"type":"about:blank","title":"Internal Server Error","status":500,"reason":"anyhow","#,
            r#""context":"Unexpected FlowCMS backend error. Retry with backoff. If persistent, contact support."}"#
        )
    );
    assert_eq!(error.retry(), Retry::Backoff);
    assert_eq!(error.grpc_code(), GrpcCode::Internal);

    let error = Error::from(anyhow::anyhow!("no type at all"));
    assert_eq!(error.status_code(), 500);
    assert!(!body(&error).contains("no type"));
}

#[test]
fn standard_boxes_are_looked_into_too() {
    assert_eq!(Error::Boxed(Box::new(NoEntry(1))).status_code(), 404);
    assert_eq!(Error::Boxed(Box::new(DiskFull)).status_code(), 502);
    // It is listed elsewhere only.
    assert_eq!(Error::Boxed(Box::new(AuthError::NoKey)).status_code(), 502);

    let shared = |source: Arc<dyn StdError>| Error::Shared { source, at: 1 };
    let error = shared(Arc::new(NoEntry(2)));
    assert!(body(&error).contains(r#""detail":"no entry 2""#));
    let error = shared(Arc::new(DiskFull));
    assert_eq!(error.status_code(), 400);
    assert!(body(&error).contains(r#""detail":"in an `Arc`""#));
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("a report")]
#[flow(code = 500, downcast(NoEntry))]
struct Report(eyre::Report);

#[test]
fn a_report_of_eyre_is_looked_into_too() {
    let report = || eyre::Report::new(NoEntry(6)).wrap_err("outer");
    assert_eq!(whole(&Report(report())), whole(&NoEntry(6)));
    assert_eq!(Report(eyre::eyre!("other")).status_code(), 500);
}

#[test]
fn the_source_chain_stays_what_it_is() {
    let error = Error::from(
        anyhow::Error::new(NoEntry(5))
            .context("outer")
            .context("outermost"),
    );
    let chain: Vec<String> = std::iter::successors(Some(&error as &dyn StdError), |&e| e.source())
        .map(ToString::to_string)
        .collect();
    assert_eq!(chain, ["outermost", "outer", "no entry 5"]);
}

#[test]
fn answers_of_one_variant_differ_from_one_to_the_next() {
    let statuses = [
        error_of(DiskFull),
        error_of(NoEntry(1)),
        error_of(DiskFull),
        error_of(AuthError::NoKey),
        error_of(NoEntry(2)),
    ]
    .map(|error| error.to_response().status().as_u16());
    assert_eq!(statuses, [500, 404, 500, 401, 404]);
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Http, header("X-Shared" = "outer"), header("X-Api" = "v1"), member("api" = "v1"))]
enum Keys {
    #[error("other, at {place}")]
    #[flow(
        code = 507, detail = "at {place}", header("X-Own" = "own"), header("X-At" = "{place}"),
        member("own" = "{place}"), reason = "other", retry = never, log = off, grpc = DataLoss
    )]
    Other {
        #[flow(downcast(AuthError))]
        inside: anyhow::Error,
        #[flow(member, header = "X-Place")]
        place: u8,
    },
    #[error("upstream")]
    #[flow(code = 502, status = Self::upstream, codes(413), downcast(NoEntry))]
    Upstream(#[source] anyhow::Error, u16),
    #[error("the same as upstream")]
    #[flow(same_as = Upstream, downcast(NoEntry))]
    Again(anyhow::Error),
}

impl Keys {
    fn upstream(&self) -> Option<u16> {
        match self {
            Self::Upstream(_, code) => Some(*code),
            _ => None,
        }
    }
}

#[test]
fn the_keys_of_the_variant_are_for_its_own_code_and_those_of_the_type_for_both() {
    let error = |inside| Keys::Other { inside, place: 3 };
    let own = error(anyhow::anyhow!("secret"));
    assert_eq!(
        whole(&own),
        (
            507,
            vec![
                "x-at: 3".to_owned(),
                "x-place: 3".to_owned(),
                "content-type: application/problem+json".to_owned(),
                "cache-control: no-store".to_owned(),
                "x-own: own".to_owned(),
                "x-shared: outer".to_owned(),
                "x-api: v1".to_owned(),
            ],
            concat!(
                r#"{"type":"about:blank","title":"Insufficient Storage","status":507,"#,
                r#""detail":"at 3","reason":"other","context":"CONTEXT","api":"v1","own":"3","place":3}"#
            )
            .replace("CONTEXT", own.problem_type().context())
        )
    );
    assert_eq!(own.retry(), Retry::Never);
    assert_eq!(own.grpc_code(), GrpcCode::DataLoss);

    let found = error(AuthError::NoKey.into());
    assert_eq!(found.status_code(), 401);
    assert_eq!(found.grpc_code(), GrpcCode::FailedPrecondition);
    assert_eq!(header(&found, "x-shared").as_deref(), Some("inner"));
    assert_eq!(header(&found, "x-api").as_deref(), Some("v1"));
    for name in ["x-own", "x-at", "x-place"] {
        assert_eq!(header(&found, name), None, "{name}");
    }
    let document = body(&found);
    assert!(document.contains(r#""detail":"no key""#), "{document}");
    assert!(document.ends_with(r#"","api":"v1"}"#), "{document}");
    assert!(
        !document.contains(r#""own""#) && !document.contains(r#""place""#),
        "{document}"
    );
}

#[test]
fn a_run_time_status_is_that_of_the_variants_own_code() {
    let upstream = |inside: anyhow::Error, code| Keys::Upstream(inside, code);
    assert_eq!(upstream(NoEntry(1).into(), 413).status_code(), 404);
    assert_eq!(upstream(DiskFull.into(), 413).status_code(), 413);
    assert_eq!(upstream(DiskFull.into(), 414).status_code(), 502);
    assert_eq!(
        Keys::Again(DiskFull.into()).problem_type().reason(),
        "upstream"
    );
    assert_eq!(
        Keys::Again(NoEntry(1).into()).problem_type().reason(),
        "no_entry"
    );
}

status_table! {
    /// How numbers fail.
    struct Number(std::num::ParseIntError) in FlowCms {
        _ => 422 "Send a whole number.",
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Inner {
    #[error("inner")]
    #[flow(code = 500, downcast(Number, FlowCms))]
    Box(#[from] anyhow::Error),
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("outer")]
#[flow(code = 503, downcast(Inner))]
struct Outer(#[from] anyhow::Error);

#[test]
fn maps_rows_and_errors_that_downcast_themselves_can_be_listed() {
    let number = || Number::from("x".parse::<u8>().unwrap_err());
    let inner = |error: anyhow::Error| Outer::from(anyhow::Error::new(Inner::from(error)));
    assert_eq!(whole(&inner(number().into())), whole(&number()));
    assert_eq!(
        whole(&inner(FlowCms::Conflict.into())),
        whole(&FlowCms::Conflict)
    );
    assert_eq!(inner(DiskFull.into()).status_code(), 500);
    assert_eq!(Outer::from(anyhow::Error::new(DiskFull)).status_code(), 503);
}

#[test]
fn the_catalogue_has_the_listed_types() {
    let reasons = |catalog: flowcms_status::Catalog| -> Vec<&'static str> {
        let types = catalog.problem_types();
        types
            .iter()
            .map(|problem_type| problem_type.reason())
            .collect()
    };
    assert_eq!(
        reasons(Error::CATALOG),
        [
            "anyhow",
            "boxed",
            "shared",
            "no_key",
            "forbidden",
            "taken",
            "down",
            "clock",
            "no_entry",
        ]
    );
    assert_eq!(
        reasons(Outer::CATALOG)[..3],
        ["outer", "box", "unprocessable_entity"]
    );
}

/// Writes nothing, as an error may.
#[derive(Debug, FlowError)]
#[flow(code = 404)]
struct Silent;

impl fmt::Display for Silent {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Err(fmt::Error)
    }
}

impl StdError for Silent {}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("outer text")]
#[flow(code = 400, downcast(Silent))]
struct OfSilent(Box<dyn StdError>);

#[test]
fn a_listed_error_whose_display_fails_has_no_detail() {
    let body = body(&OfSilent(Box::new(Silent)));
    assert!(
        !body.contains("detail") && !body.contains("outer text"),
        "{body}"
    );
}

/// The result of a job is kept, and asked for by whoever waits for it.
#[test]
fn a_shared_box_is_one_too() {
    #[derive(Debug, Clone, thiserror::Error, FlowError)]
    enum Job {
        #[error("the job failed")]
        #[flow(code = 500, downcast(NoEntry, AuthError))]
        Failed(#[source] Arc<anyhow::Error>),
        #[error("the report failed")]
        #[flow(code = 502, downcast(NoEntry))]
        Reported(Arc<eyre::Report>),
        #[error("the box failed")]
        #[flow(code = 503, downcast(NoEntry))]
        Boxed(std::rc::Rc<Box<dyn StdError>>),
    }

    let failed = Job::Failed(Arc::new(anyhow::Error::new(NoEntry(7)).context("job 3")));
    for error in [&failed, &failed.clone()] {
        assert_eq!(whole(error), whole(&NoEntry(7)));
    }
    assert_eq!(
        failed.source().map(ToString::to_string).as_deref(),
        Some("job 3")
    );
    let failed = Job::Failed(Arc::new(anyhow::anyhow!("secret")));
    assert_eq!(failed.to_response().status(), 500);
    assert!(!body(&failed).contains("secret"));

    let reported = Job::Reported(Arc::new(eyre::Report::new(NoEntry(7)).wrap_err("job 3")));
    assert_eq!(whole(&reported), whole(&NoEntry(7)));
    let boxed = Job::Boxed(std::rc::Rc::new(Box::new(NoEntry(7))));
    assert_eq!(whole(&boxed), whole(&NoEntry(7)));
}
