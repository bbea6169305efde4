//! The errors of validator (feature `validator`).

use std::borrow::Cow;

use validator::{ValidationErrors, ValidationErrorsKind};

use super::pointer::push_name;
use super::{FieldErrors, Place};
use crate::occurrence::field_errors::{FieldErrorSource, FieldNames};

/// The keys of what has no name: the struct itself, and a list that is validated by itself.
const NAMELESS: [&str; 2] = ["__all__", "_tmp_validator"];

/// The params that hold what was sent.
const SENT: [&str; 2] = ["value", "other"];

/// A rule's `code` is the reason, its `message` the detail. Values of the request are left out.
///
/// validator knows the values of a map by their place, so a pointer into one has that.
impl FieldErrorSource for ValidationErrors {
    fn field_errors(&self, names: FieldNames) -> Cow<'_, FieldErrors> {
        let mut errors = FieldErrors::new();
        list(self, "#", names, &mut errors);
        Cow::Owned(errors)
    }
}

/// Adds the errors of what `pointer` points to, in the order of pointers.
fn list(from: &ValidationErrors, pointer: &str, names: FieldNames, to: &mut FieldErrors) {
    let mut fields: Vec<(Option<Cow<'_, str>>, &ValidationErrorsKind)> = (from.errors().iter())
        .map(|(field, kind)| {
            let is_named = !NAMELESS.contains(&&**field);
            (is_named.then(|| names.of(field)), kind)
        })
        .collect();
    fields.sort_by(|(one, _), (other, _)| one.cmp(other));
    for (name, kind) in fields {
        let mut pointer = pointer.to_owned();
        if let Some(name) = name {
            push_name(&mut pointer, &name);
        }
        match kind {
            ValidationErrorsKind::Struct(inside) => list(inside, &pointer, names, to),
            ValidationErrorsKind::List(inside) => {
                for (index, inside) in inside {
                    list(inside, &format!("{pointer}/{index}"), names, to);
                }
            }
            ValidationErrorsKind::Field(errors) => {
                for error in errors {
                    let place = Some(Place::Pointer(pointer.clone()));
                    let item = to.push(place, Some(error.code.clone()), error.message.clone());
                    let mut params: Vec<_> = error.params.iter().collect();
                    params.sort_by_key(|(name, _)| *name);
                    for (name, value) in params {
                        if !SENT.contains(&&**name) {
                            item.insert(name.clone(), value.clone());
                        }
                    }
                }
            }
        }
    }
}
