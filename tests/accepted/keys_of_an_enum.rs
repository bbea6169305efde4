//! Every key on an enum, its variants and their fields.

use std::time::{Duration, SystemTime};

use flowcms_status::{FlowError, Http, Problem};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Http, type_base = "https://docs.example.com/errors#", adapters(axum))]
#[flow(header("Api-Version" = "1"), header("Trace" = trace), member("api" = "content"))]
#[flow(member("kind" = kind), crate = ::flowcms_status)]
#[flow(render = legacy, retired("no_entry" = 404, "Since 1.2 it is `no-entry.v1`."))]
enum Error {
    /// The slug names no entry.
    ///
    /// # Causes
    ///
    /// It was deleted.
    #[error("entry `{slug}` does not exist")]
    #[flow(
        code = 404,
        context = "List the entries.",
        title = "No entry",
        reason = "no-entry.v1",
        detail = "no entry `{slug}`, {{try}} {slug:?}",
        header("Link" = "</entries/{slug}>"),
        header("Vary" = "Accept"),
        member("hint" = "not {slug}"),
        member("length" = length),
        retry = never,
        log = off,
        grpc = OutOfRange,
    )]
    Missing {
        #[flow(member, header = "Entry-Slug")]
        slug: String,
        #[flow(member = "since_when")]
        when: Option<u64>,
        unmarked: std::sync::Mutex<()>,
    },

    #[error("too many requests")]
    #[flow(code = 429, retry(after = "Retry-After"), detail = none, log = warn)]
    Limited(
        #[flow(header = "Retry-After")] Duration,
        #[flow(header = "X-RateLimit-Reset", member = "reset")] Option<u64>,
        #[flow(header = "Last-Modified")] SystemTime,
    ),

    #[error("the upstream failed")]
    #[flow(code = 502, status = upstream, codes(404, 413), retry = backoff, detail = display)]
    Upstream(u16),

    #[error("no posts here")]
    #[flow(code = 405, header("Allow" = allow), detail = shouted, log = info)]
    NoPost,

    #[deprecated(since = "1.4.0", note = "nobody asks")]
    #[error("nothing new")]
    #[flow(code = 304, detail = none)]
    NotModified,

    #[error("moved")]
    #[flow(code = 308)]
    Moved {
        #[flow(header = "location")]
        to: String,
    },
}

fn trace(_: &Error) -> Option<String> {
    None
}

fn kind(_: &Error) -> u8 {
    1
}

fn length(error: &Error) -> usize {
    error.to_string().len()
}

fn upstream(error: &Error) -> Option<u16> {
    match error {
        Error::Upstream(code) => Some(*code),
        _ => None,
    }
}

fn allow(_: &Error) -> Vec<&'static str> {
    vec!["GET", "HEAD"]
}

fn shouted(error: &Error) -> String {
    error.to_string().to_uppercase()
}

fn legacy(problem: &Problem<'_>) -> (&'static str, String) {
    ("text/plain", problem.title().to_owned())
}

#[test]
fn an_enum_its_variants_and_their_fields_take_every_key() {
    for (error, code) in [
        (
            Error::Missing {
                slug: "intro".to_owned(),
                when: None,
                unmarked: std::sync::Mutex::new(()),
            },
            404,
        ),
        (
            Error::Limited(Duration::ZERO, None, SystemTime::UNIX_EPOCH),
            429,
        ),
        (Error::Upstream(413), 413),
        (Error::Upstream(418), 502),
        (Error::NoPost, 405),
        (Error::NotModified, 304),
        (Error::Moved { to: "/".to_owned() }, 308),
    ] {
        assert_eq!(error.to_response().status(), code);
    }
    assert!(!Error::CATALOG.to_markdown().is_empty());
}
