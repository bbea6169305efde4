//! What documentation says of the `detail` of a problem type.

use super::Entry;
use crate::declaration::declared::DetailPolicy;
use crate::declaration::table::Status;

/// The `detail` (RFC 9457, section 3.1.4) as callers see it.
#[derive(Debug, Clone, Copy)]
pub(super) enum PublicDetail {
    /// There is none.
    None,
    /// There is none, since nothing lets the error's own text out.
    Private,
    /// Always the same.
    Text(&'static str),
    /// A text with placeholders.
    Template(&'static str),
    /// What the error says.
    OfOccurrence,
}

impl Entry {
    /// The `detail` of responses with `status`.
    pub(super) const fn public_detail(&self, status: &Status) -> PublicDetail {
        match self.problem_type().detail() {
            DetailPolicy::None => PublicDetail::None,
            DetailPolicy::Default { .. } if status.is_server_error() => PublicDetail::Private,
            DetailPolicy::Default { text: Some(text) } | DetailPolicy::Text(text) => {
                PublicDetail::Text(text)
            }
            DetailPolicy::Template(template) => PublicDetail::Template(template),
            DetailPolicy::Default { text: None }
            | DetailPolicy::Display
            | DetailPolicy::Function => PublicDetail::OfOccurrence,
        }
    }
}
