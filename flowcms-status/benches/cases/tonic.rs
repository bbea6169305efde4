//! The statuses of tonic: derived, and put together directly. Where a status is always the same, the
//! limit has its details as static bytes; else they are made in tonic's own way.

use bytes::Bytes;
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt as _};

use crate::cases::{Case, ContentError};

pub(crate) fn derived(error: ContentError) -> Status {
    error.into()
}

pub(crate) fn limit(error: &ContentError) -> Status {
    match error {
        ContentError::Locked => Status::with_details(
            Code::Aborted,
            "the entry is locked by another editor",
            Bytes::from_static(LOCKED),
        ),
        ContentError::Store(_) => Status::with_details(
            Code::Internal,
            "Internal Server Error",
            Bytes::from_static(STORE),
        ),
        ContentError::Unknown(text) => not_found(text.clone(), "unknown"),
        ContentError::EntryNotFound { slug } => {
            not_found(format!("entry `{slug}` does not exist"), "entry_not_found")
        }
    }
}

fn not_found(text: String, reason: &str) -> Status {
    let metadata = [
        ("status".to_owned(), "404".to_owned()),
        ("reason".to_owned(), reason.to_owned()),
    ];
    let details = ErrorDetails::with_error_info(reason.to_ascii_uppercase(), "", metadata);
    Status::with_error_details(Code::NotFound, text, details)
}

const LOCKED: &[u8] = b"\x08\x0a\x12%the entry is locked by another editor\x1aU\x0a(type.googleapis.com/google.rpc.ErrorInfo\x12)\x0a\x06LOCKED\x1a\x0d\x0a\x06status\x12\x03409\x1a\x10\x0a\x06reason\x12\x06locked";
const STORE: &[u8] = b"\x08\x0d\x12\x15Internal Server Error\x1aS\x0a(type.googleapis.com/google.rpc.ErrorInfo\x12'\x0a\x05STORE\x1a\x0d\x0a\x06status\x12\x03500\x1a\x0f\x0a\x06reason\x12\x05store";

/// The limit is one only if it sends the same.
///
/// # Panics
///
/// It does not.
pub(crate) fn assert_that_the_limit_sends_the_same() {
    for case in Case::ALL {
        let (derived, limit) = (derived(case.error()), limit(&case.error()));
        assert_eq!(derived.code(), limit.code(), "{case:?}");
        assert_eq!(derived.message(), limit.message(), "{case:?}");
        // With `tracing`, a private status says by which id it is found in the log.
        if !(cfg!(feature = "tracing") && case == Case::Source) {
            // The metadata has no order.
            let [derived, limit] = [&derived, &limit].map(|status| {
                let info = status.get_details_error_info().expect("an `ErrorInfo`");
                (info.reason, info.domain, info.metadata)
            });
            assert_eq!(derived, limit, "{case:?}");
        }
    }
}
