//! The report of garde (feature `garde`).

use std::borrow::Cow;

use garde::Report;
use garde::error::Kind;

use super::pointer::push_name;
use super::{FieldErrors, Place};
use crate::occurrence::field_errors::{FieldErrorSource, FieldNames};

/// garde has no names for its rules, so an item has no reason. Its `Display` is private, since a
/// rule's own message may say what was sent.
///
/// garde does not tell the keys of maps from fields: those that could be the name of a field are
/// renamed with them.
impl FieldErrorSource for Report {
    fn field_errors(&self, names: FieldNames) -> Cow<'_, FieldErrors> {
        let mut errors = FieldErrors::new();
        for (path, error) in self.iter() {
            let mut pointer = "#".to_owned();
            for (kind, component) in path.__iter().rev() {
                match kind {
                    Kind::None => {}
                    Kind::Key => push_name(&mut pointer, &names.of(component)),
                    Kind::Index => push_name(&mut pointer, component),
                }
            }
            let detail = error.message().to_owned();
            errors.push(Some(Place::Pointer(pointer)), None, Some(detail.into()));
        }
        Cow::Owned(errors)
    }
}
