//! What the tests document: an API with an entry of every kind.

use std::time::Duration;

use flowcms_status::{Catalog, FlowError, status_table};

pub(crate) const CATALOG: Catalog = Catalog::new("Content API")
    .version("1.4.0")
    .with(ContentError::CATALOG)
    .with(MediaError::CATALOG);

/// Why a request for content fails.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(
    type_base = "http://docs.example.test/errors#",
    retired("entry_gone" = 410, "Since 1.2, `entry_not_found` is sent instead."),
    table = flowcms_status::Http
)]
pub(crate) enum ContentError {
    /// The slug names no entry of this workspace, or none that your key may see.
    ///
    /// Slugs are compared **without case**; an entry that was *renamed* is found under its new slug
    /// only. See [the guide](https://docs.example.com/guide/slugs).
    ///
    /// # Causes
    ///
    /// * The entry was deleted, or has never been published.
    /// * The key belongs to another workspace.
    ///
    /// # Solutions
    ///
    /// 1. List the entries: `GET /entries?status=published`.
    /// 2. Compare the slug with the `slug` of the list.
    ///
    /// ```http
    /// GET /entries?status=published HTTP/1.1
    /// Authorization: Bearer <key>
    /// ```
    #[error("entry `{slug}` does not exist")]
    #[flow(
        code = 404,
        title = "No such entry",
        context = "List the entries to find the slug."
    )]
    EntryNotFound {
        #[flow(member)]
        slug: String,
    },

    /// The body breaks rules of the content model, each of which is listed.
    ///
    /// | member of `violations` | says |
    /// |---|---|
    /// | `path` | where, as a JSON pointer |
    /// | `rule` | what was broken |
    #[error("{} rules are broken", violations.len())]
    #[flow(
        code = 422,
        title = "The entry breaks the content model",
        detail = "the entry breaks rules of its content model"
    )]
    ModelViolated {
        #[flow(member)]
        violations: Vec<String>,
        #[flow(member)]
        content_type: Option<String>,
        #[flow(member)]
        strict: bool,
    },

    /// The window of the key has had all of its requests.
    #[error("too many requests")]
    #[flow(code = 429, title = "Rate limit reached", retry = after = "Retry-After")]
    RateLimited {
        #[flow(header = "X-RateLimit-Limit", member)]
        limit: u32,
        #[flow(header = "Retry-After")]
        wait: Duration,
    },

    #[error("this is version {current} of the entry")]
    #[flow(code = 412, detail = "version {current} is stored, yours is another", header("ETag" = "\"{current}\""))]
    StaleVersion { current: u64 },

    /// Old clients ask for it.
    #[deprecated(
        since = "1.3.0",
        note = "`stale_version` is sent to clients that send `If-Match`"
    )]
    #[error("somebody else saved the entry")]
    #[flow(code = 409)]
    Conflict,

    #[error("sign in first")]
    #[flow(code = 401, header("WWW-Authenticate" = "Bearer realm=\"content\", error=\"invalid_token\""))]
    KeyUnknown,

    #[error("saw it before")]
    #[flow(code = 304, header("ETag" = "\"7\""))]
    Unchanged,
}

/// Why a request for a picture fails.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "http://docs.example.test/errors/")]
pub(crate) enum MediaError {
    /// The store of the pictures did not answer in time. Nothing was lost.
    ///
    /// # Solutions
    ///
    /// Send the same request again: it is safe to repeat.
    #[error("media store unreachable at {host}")]
    #[flow(code = 502)]
    StoreUnreachable { host: String },

    #[error("the resizer said {code}")]
    #[flow(code = 500, status = Self::said, codes(503, 504), detail = "the resizer did not answer well")]
    Resizer { code: u16 },

    #[error(transparent)]
    #[flow(map = Disk)]
    Disk(#[from] std::io::Error),
}

impl MediaError {
    fn said(&self) -> u16 {
        match self {
            Self::Resizer { code } => *code,
            Self::StoreUnreachable { .. } | Self::Disk(_) => 502,
        }
    }
}

status_table! {
    /// How the disk answers.
    pub(crate) struct Disk(std::io::Error) in flowcms_status::FlowCms {
        e if e.kind() == std::io::ErrorKind::NotFound => 404 "The picture is not stored.",
        _ => 500,
    }
}

/// An error of each variant whose entry its `type` opens.
pub(crate) fn samples() -> Vec<Box<dyn FlowError>> {
    let slug = String::from("intro");
    let violations = vec![String::from("the title is empty")];
    let host = String::from("store-1");
    vec![
        Box::new(ContentError::EntryNotFound { slug }),
        Box::new(ContentError::ModelViolated {
            violations,
            content_type: None,
            strict: true,
        }),
        Box::new(ContentError::RateLimited {
            limit: 100,
            wait: Duration::from_secs(7),
        }),
        Box::new(ContentError::StaleVersion { current: 7 }),
        #[expect(deprecated, reason = "the page documents it")]
        Box::new(ContentError::Conflict),
        Box::new(ContentError::KeyUnknown),
        Box::new(MediaError::StoreUnreachable { host }),
        Box::new(MediaError::Resizer { code: 503 }),
    ]
}
