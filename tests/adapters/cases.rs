//! The errors that every framework answers with: each key of the derive, rows, maps, delegation.

use std::fmt::Display;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use flowcms_status::{FlowCms, FlowError, Http, Problem, status_table};
use http::{HeaderValue, Method, Response};

/// Calls a macro with the name of every case; each is a function below.
macro_rules! for_each_case {
    ($callback:ident) => {
        $callback! {
            unit text formatted escaped long private private_with_fields
            detail_none detail_text detail_template detail_function detail_display
            title context reason reason_of_raw_identifier
            not_cached asks_for_itself lacks_a_header
            constant_header field_header text_header function_header hostile_header own_cache_control
            retry_after two_values two_cookies field_member optional_member text_member function_member function_of_the_problem
            unauthorized method_not_allowed moved not_modified
            run_time_status run_time_status_unlisted same_as
            transparent transparent_boxed transparent_shared transparent_private
            mapped mapped_private map_itself generic structure row bare_row row_of_another_table
            render catch_all downcast downcast_of_anyhow downcast_of_another
        }
    };
}
pub(crate) use for_each_case;

macro_rules! reference {
    ($($case:ident)*) => {
        /// The names of the cases.
        pub(crate) const NAMES: &[&str] = &[$(stringify!($case)),*];

        /// What the case answers with before any framework has it.
        pub(crate) fn reference(case: &str) -> Response<Bytes> {
            match case {
                $(stringify!($case) => $case().to_response(),)*
                _ => panic!("no case `{case}`"),
            }
        }
    };
}
for_each_case!(reference);

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#", header("X-Api" = "content"))]
pub(crate) enum ContentError {
    #[error("the entry is locked")]
    #[flow(code = 409)]
    Locked,
    #[error("{0}")]
    #[flow(code = 404)]
    Text(String),
    #[error("entry `{slug}` does not exist")]
    #[flow(code = 404, context = "List the entries to find the slug.")]
    EntryNotFound {
        #[flow(member)]
        slug: String,
    },
    #[error("the store failed")]
    #[flow(code = 500)]
    Store(#[from] io::Error),
    #[error("media store unreachable at {host}")]
    #[flow(code = 502)]
    Media {
        host: String,
        #[flow(member = "retry_in")]
        seconds: u32,
        source: io::Error,
    },
    #[error("a private remark")]
    #[flow(code = 403, detail = none)]
    Silent,
    #[error("a private remark")]
    #[flow(code = 400, detail = "send a \"title\"")]
    Fixed,
    #[error("a private remark")]
    #[flow(code = 422, detail = "field `{field}` is {length} long")]
    Field { field: &'static str, length: usize },
    #[error("a private remark")]
    #[flow(code = 422, detail = Self::public)]
    Public(u8),
    #[error("maintenance until {0}")]
    #[flow(code = 503, detail = display)]
    Maintenance(&'static str),
    #[error("the plan has no such feature")]
    #[flow(code = 403, title = "Upgrade your plan", retry = never, log = off)]
    Plan,
    #[error("versions differ")]
    #[flow(
        code = 409,
        context = "Fetch the entry again, then send your change once more."
    )]
    Version,
    #[error("the slug is taken")]
    #[flow(code = 409, reason = "slug.taken")]
    SlugTaken,
    #[error("the type is reserved")]
    #[flow(code = 422)]
    r#Type,
    #[error("the endpoint is old")]
    #[flow(code = 400, header("Deprecation" = "@1688169599"), header("Link" = "</v2>; rel=\"successor-version\""))]
    Deprecated,
    #[error("too many requests")]
    #[flow(code = 429, retry = after = "Retry-After")]
    RateLimited {
        #[flow(header = "Retry-After")]
        wait: Duration,
    },
    #[error("wrong shard")]
    #[flow(code = 409, header("X-Shard" = "shard-{shard}"), header("X-Next" = Self::next))]
    Shard { shard: u8 },
    #[error("the name is hostile")]
    #[flow(code = 400)]
    Hostile {
        #[flow(header = "X-Name")]
        name: String,
    },
    #[error("gone for a while")]
    #[flow(code = 404, header("Cache-Control" = "max-age=60"))]
    Cached,
    #[error("may be kept")]
    #[flow(code = 404, header("Cache-Control" = none))]
    NotCached,
    #[error("asks for its document")]
    #[flow(code = 409, member("itself" = Self::itself))]
    Asks,
    #[error("two challenges")]
    #[flow(code = 401)]
    Challenges {
        #[flow(header = "WWW-Authenticate")]
        schemes: Vec<String>,
    },
    #[error("the session is over")]
    #[flow(code = 403, header("Set-Cookie" = "a=; Max-Age=0"), header("Set-Cookie" = "b={0}"), header("Set-Cookie" = "c=; Max-Age=0"))]
    Session(u8),
    #[error("the payload is not valid")]
    #[flow(code = 422)]
    Invalid {
        #[flow(member)]
        fields: Vec<&'static str>,
        #[flow(member = "limit")]
        limit: Option<u32>,
    },
    #[error("the payload is not valid")]
    #[flow(code = 422, member("pointer" = "#/{0}"), member("first" = Self::first))]
    Pointer(&'static str),
    #[error("old clients read a list")]
    #[flow(code = 409, member("errors" = errors), header("X-Reason" = Problem::reason))]
    OldAndNew,
    #[error("no key was sent")]
    #[flow(code = 401)]
    NoKey,
    #[error("the entry can only be read")]
    #[flow(code = 405)]
    ReadOnly {
        #[flow(header = "Allow")]
        methods: Vec<Method>,
    },
    #[error("the entry has moved")]
    #[flow(code = 301)]
    Moved {
        #[flow(header = "Location")]
        to: String,
    },
    #[error("not modified")]
    #[flow(code = 304, log = off)]
    NotModified {
        #[flow(header = "ETag")]
        etag: HeaderValue,
    },
    #[error("the upstream said {0}")]
    #[flow(code = 502, codes(404, 503))]
    Upstream(#[flow(status)] u16),
    #[error("the entry is locked, too")]
    #[flow(same_as = Locked)]
    AlsoLocked,
    #[error(transparent)]
    #[flow(transparent)]
    Auth(#[from] AuthError),
    #[error("outside: {0}")]
    #[flow(transparent)]
    Boxed(Box<dyn FlowError + Send + Sync>),
    #[error("outside: {0}")]
    #[flow(transparent)]
    Shared(Arc<AuthError>),
    #[error("a number is wrong: {0}")]
    #[flow(map = Number)]
    Number(#[from] std::num::ParseIntError),
    #[error("the body cannot be read")]
    #[flow(map = Io)]
    Io(io::Error),
    #[error(transparent)]
    #[flow(code = 500)]
    Other(#[from] anyhow::Error),
    #[error("a plugin failed")]
    #[flow(code = 502, downcast(AuthError, Number))]
    Plugin(Box<dyn std::error::Error + Send + Sync>),
    #[error("a job failed")]
    #[flow(code = 500, downcast(AuthError))]
    Job(anyhow::Error),
}

impl ContentError {
    fn itself(&self) -> String {
        Problem::new(self).to_json()
    }

    fn public(&self) -> impl Display {
        format!(
            "made for {}",
            if let Self::Public(it) = self { *it } else { 0 }
        )
    }

    fn next(_: &Self) -> HeaderValue {
        HeaderValue::from_static("shard-8")
    }

    fn first(_: &Self) -> [u8; 2] {
        [1, 2]
    }
}

/// What old clients read beside the document.
fn errors(problem: &Problem<'_>) -> [std::collections::BTreeMap<&'static str, String>; 1] {
    let detail = problem.detail().unwrap_or_default().into_owned();
    [[("detail", detail)].into()]
}

#[derive(Debug, thiserror::Error, FlowError)]
pub(crate) enum AuthError {
    #[error("the key may not {action}")]
    #[flow(code = 403, reason = "permission_missing", header("X-Missing" = "{action}"))]
    Forbidden {
        #[flow(member)]
        action: &'static str,
    },
    #[error("the directory at 10.0.0.7 is down")]
    #[flow(code = 503, header("Retry-After" = "30"))]
    Directory,
}

status_table! {
    /// How numbers that cannot be read answer.
    pub(crate) struct Number(std::num::ParseIntError) in FlowCms {
        #[flow(reason = "number_too_large", header("X-Max" = "255"))]
        e if *e.kind() == std::num::IntErrorKind::PosOverflow => 422 "Send at most 255.",
        _ => 400,
    }
}

status_table! {
    /// How I/O failures answer.
    pub(crate) struct Io(io::Error) in Http {
        e if e.kind() == io::ErrorKind::FileTooLarge => 413 or 400,
        _ => 507 or 503,
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("{inner} of {N}")]
#[flow(code = 400, reason = "wrapped")]
pub(crate) struct Wrapped<T: Display + std::fmt::Debug, const N: usize> {
    inner: T,
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("old clients read this")]
#[flow(code = 410, table = Http, render = legacy, header("X-Legacy" = "1"))]
pub(crate) struct Legacy;

fn legacy(problem: &Problem<'_>) -> (&'static str, String) {
    let code = problem.status().code();
    (
        "application/vnd.legacy+json",
        format!("{{\"error\":\"{}\",\"code\":{code}}}", problem.reason()),
    )
}

pub(crate) fn unit() -> ContentError {
    ContentError::Locked
}

pub(crate) fn text() -> ContentError {
    ContentError::Text("entry `intro` does not exist".to_owned())
}

pub(crate) fn formatted() -> ContentError {
    ContentError::EntryNotFound {
        slug: "intro".to_owned(),
    }
}

pub(crate) fn escaped() -> ContentError {
    ContentError::EntryNotFound {
        slug: "a \"b\"\\\n\u{1}é\u{202e}</script>".to_owned(),
    }
}

pub(crate) fn long() -> ContentError {
    ContentError::Text("All work and no play. ".repeat(10_000))
}

pub(crate) fn private() -> ContentError {
    ContentError::Store(io::Error::other("password of the database"))
}

pub(crate) fn private_with_fields() -> ContentError {
    let source = io::ErrorKind::ConnectionRefused.into();
    ContentError::Media {
        host: "10.0.0.7".to_owned(),
        seconds: 5,
        source,
    }
}

pub(crate) fn detail_none() -> ContentError {
    ContentError::Silent
}

pub(crate) fn detail_text() -> ContentError {
    ContentError::Fixed
}

pub(crate) fn detail_template() -> ContentError {
    ContentError::Field {
        field: "title",
        length: 300,
    }
}

pub(crate) fn detail_function() -> ContentError {
    ContentError::Public(7)
}

pub(crate) fn detail_display() -> ContentError {
    ContentError::Maintenance("noon")
}

pub(crate) fn title() -> ContentError {
    ContentError::Plan
}

pub(crate) fn context() -> ContentError {
    ContentError::Version
}

pub(crate) fn reason() -> ContentError {
    ContentError::SlugTaken
}

pub(crate) fn reason_of_raw_identifier() -> ContentError {
    ContentError::r#Type
}

pub(crate) fn constant_header() -> ContentError {
    ContentError::Deprecated
}

pub(crate) fn field_header() -> ContentError {
    ContentError::Moved {
        to: "/v2/entries?of=a%20b".to_owned(),
    }
}

pub(crate) fn text_header() -> ContentError {
    ContentError::Shard { shard: 7 }
}

pub(crate) fn function_header() -> ContentError {
    ContentError::Shard { shard: 255 }
}

pub(crate) fn hostile_header() -> ContentError {
    ContentError::Hostile {
        name: "a\r\nSet-Cookie: stolen=1".to_owned(),
    }
}

pub(crate) fn own_cache_control() -> ContentError {
    ContentError::Cached
}

pub(crate) fn not_cached() -> ContentError {
    ContentError::NotCached
}

pub(crate) fn asks_for_itself() -> ContentError {
    ContentError::Asks
}

/// Nothing has the `Allow` of a 405: the declared code is sent.
pub(crate) fn lacks_a_header() -> ContentError {
    ContentError::Upstream(405)
}

pub(crate) fn retry_after() -> ContentError {
    ContentError::RateLimited {
        wait: Duration::from_millis(1500),
    }
}

pub(crate) fn two_values() -> ContentError {
    ContentError::Challenges {
        schemes: vec!["Basic realm=\"a\"".to_owned(), "Bearer".to_owned()],
    }
}

pub(crate) fn two_cookies() -> ContentError {
    ContentError::Session(7)
}

pub(crate) fn field_member() -> ContentError {
    ContentError::Invalid {
        fields: vec!["title", "slug"],
        limit: Some(3),
    }
}

pub(crate) fn optional_member() -> ContentError {
    ContentError::Invalid {
        fields: Vec::new(),
        limit: None,
    }
}

pub(crate) fn text_member() -> ContentError {
    ContentError::Pointer("title")
}

pub(crate) fn function_member() -> ContentError {
    ContentError::Pointer("a\"b")
}

pub(crate) fn function_of_the_problem() -> ContentError {
    ContentError::OldAndNew
}

pub(crate) fn unauthorized() -> ContentError {
    ContentError::NoKey
}

pub(crate) fn method_not_allowed() -> ContentError {
    ContentError::ReadOnly {
        methods: vec![Method::GET, Method::HEAD],
    }
}

pub(crate) fn moved() -> ContentError {
    ContentError::Moved {
        to: "https://example.com/entries/new".to_owned(),
    }
}

pub(crate) fn not_modified() -> ContentError {
    ContentError::NotModified {
        etag: HeaderValue::from_static("\"v1\""),
    }
}

pub(crate) fn run_time_status() -> ContentError {
    ContentError::Upstream(404)
}

pub(crate) fn run_time_status_unlisted() -> ContentError {
    ContentError::Upstream(418)
}

pub(crate) fn same_as() -> ContentError {
    ContentError::AlsoLocked
}

pub(crate) fn transparent() -> ContentError {
    ContentError::Auth(AuthError::Forbidden { action: "delete" })
}

pub(crate) fn transparent_boxed() -> ContentError {
    ContentError::Boxed(Box::new(AuthError::Forbidden { action: "publish" }))
}

pub(crate) fn transparent_shared() -> ContentError {
    ContentError::Shared(Arc::new(AuthError::Forbidden { action: "read" }))
}

pub(crate) fn transparent_private() -> ContentError {
    ContentError::Boxed(Box::new(AuthError::Directory))
}

pub(crate) fn mapped() -> ContentError {
    ContentError::from("300".parse::<u8>().expect_err("too large"))
}

pub(crate) fn mapped_private() -> ContentError {
    ContentError::Io(io::Error::other("disk full on /dev/sda1"))
}

pub(crate) fn map_itself() -> Number {
    Number::from("x".parse::<u8>().expect_err("no number"))
}

pub(crate) fn generic() -> Wrapped<&'static str, 3> {
    Wrapped { inner: "two" }
}

pub(crate) fn structure() -> AuthError {
    AuthError::Directory
}

pub(crate) fn row() -> FlowCms {
    FlowCms::NotFound
}

pub(crate) fn bare_row() -> FlowCms {
    FlowCms::NotModified
}

pub(crate) fn row_of_another_table() -> Http {
    Http::ContentTooLarge
}

pub(crate) fn render() -> Legacy {
    Legacy
}

pub(crate) fn catch_all() -> ContentError {
    ContentError::Other(anyhow::anyhow!("a secret").context("another secret"))
}

pub(crate) fn downcast() -> ContentError {
    ContentError::Plugin(Box::new(AuthError::Forbidden { action: "delete" }))
}

pub(crate) fn downcast_of_anyhow() -> ContentError {
    let error = anyhow::Error::from(AuthError::Forbidden { action: "delete" });
    ContentError::Job(error.context("while a job ran"))
}

pub(crate) fn downcast_of_another() -> ContentError {
    ContentError::Plugin("the password of the plugin".into())
}
