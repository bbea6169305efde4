//! Errors with all that a catalogue can know.

use std::time::Duration;

use flowcms_status::{Catalog, FlowCms, FlowError, status_table};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#")]
#[flow(retired("page_missing" = 404, "Since 1.2.0 `entry_not_found` comes instead."))]
#[allow(dead_code)] // what is never made is documented all the same
pub(crate) enum ContentError {
    /// The slug names no entry.
    ///
    /// # Causes
    ///
    /// It was deleted.
    ///
    /// # Solutions
    ///
    /// List the entries:
    ///
    /// ```text
    /// # not a heading
    /// GET /entries
    /// ```
    #[error("entry `{slug:?}` does not exist")]
    #[flow(code = 404, context = "Pipes | and\nlines.")]
    EntryNotFound {
        #[flow(member)]
        slug: Option<String>,
        #[flow(member = "searched_in")]
        places: Vec<u16>,
    },
    #[error("no key")]
    #[flow(code = 401, detail = "send {{a}} key")]
    NoKey,
    #[deprecated(since = "1.4.0", note = "`busy` comes instead")]
    #[error("later")]
    #[flow(code = 429, retry(after = "Retry-After"), detail = "wait {0}")]
    Later(#[flow(header = "Retry-After")] u8),
    #[error("the file is too large")]
    #[flow(code = 400, status = upstream, codes(422, 409), grpc = OutOfRange)]
    #[flow(header("X-Limit" = "{limit:?}"), header("X-Rule" = "size"), member("limit" = "{limit:?}"))]
    #[flow(member("rule" = rule))]
    TooLarge { limit: Duration },
    #[error("it is gone")]
    #[flow(same_as = NoKey, header("X-Gone" = "yes"))]
    Gone,
    #[error("recursive")]
    #[flow(transparent)]
    Again(Box<Self>),
    #[error("storage")]
    #[flow(header("X-Store" = "main"), member("store" = "{1}"))]
    Storage(
        #[flow(map = Storage)] std::io::Error,
        #[flow(member = "shelf")] u8,
    ),
}

fn upstream(_: &ContentError) -> u16 {
    422
}

fn rule(_: &ContentError) -> Vec<u8> {
    vec![1]
}

status_table! {
    /// How files answer.
    #[flow(type_base = "https://docs.example.com/errors#")]
    pub(crate) struct Storage(std::io::Error) in FlowCms {
        #[flow(reason = "no_file")]
        e if e.kind() == std::io::ErrorKind::NotFound => 404 "Nothing is stored there.",
        _ => 500,
    }
}

/// An `internal_server_error` that says the same as [`Storage`]'s.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#")]
#[allow(dead_code)]
pub(crate) enum MediaError {
    #[error("the disk")]
    #[flow(code = 500, reason = "internal_server_error", header("X-Disk" = "1"))]
    Disk(#[flow(member = "disk")] u8),
    /// The file is unknown.
    #[error("no file")]
    #[flow(code = 404, reason = "no_file", context = "Nothing is stored there.")]
    NoFile,
}

pub(crate) const CATALOG: Catalog = Catalog::new("Content API")
    .version("1.4.0")
    .with(ContentError::CATALOG)
    .with(MediaError::CATALOG);
