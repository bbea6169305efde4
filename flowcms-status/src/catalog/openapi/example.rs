//! An example of a problem document, for `OpenAPI`.

use serde_json::{Value, json};

use crate::catalog::public_detail::PublicDetail;
use crate::catalog::{Entry, example};
use crate::declaration::table::Status;

/// A document of the problem type; `None` if no value is known for a member that each one has.
pub(super) fn document(entry: &Entry, status: &Status) -> Option<Value> {
    let mut document = json!({
        "type": entry.type_uri(),
        "title": entry.title_with(status),
        "status": status.code(),
        "reason": entry.reason(),
        "context": entry.context_with(status),
    });
    if let PublicDetail::Text(detail) | PublicDetail::Template(detail) = entry.public_detail(status)
    {
        document["detail"] = detail.into();
    }
    for member in entry.members() {
        let value = (member.schema()).and_then(|schema| example::of(&schema, member.name()));
        match value {
            Some(value) => document[member.name()] = value,
            None if member.is_required() => return None,
            None => {}
        }
    }
    Some(document)
}
