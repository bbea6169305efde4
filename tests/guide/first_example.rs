//! The first block of the README.

use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#")]
pub enum ContentError {
    /// The slug names no entry of this workspace.
    #[error("entry `{slug}` does not exist")]
    #[flow(code = 404, context = "List the entries to find the slug.")]
    EntryNotFound {
        #[flow(member)]
        slug: String,
    },
    #[error("too many requests")]
    #[flow(code = 429)]
    RateLimited {
        #[flow(header = "Retry-After")]
        wait: std::time::Duration,
    },
    #[error("media store unreachable at {host}")] // 5xx: callers never see this text
    #[flow(code = 502)]
    Media {
        host: String,
        source: std::io::Error,
    },
}
