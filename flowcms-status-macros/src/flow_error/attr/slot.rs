//! Keys that stand at most once, and what was written behind them.

use proc_macro2::Span;
use syn::Ident;

use crate::diag::Errors;

/// A value and the key it was written behind.
pub(crate) struct Key<T> {
    pub(crate) span: Span,
    pub(crate) value: T,
}

/// A key that stands at most once.
#[derive(Default)]
pub(crate) enum Slot<T> {
    #[default]
    Absent,
    /// It stands there, but its value was wrong.
    Reported(Span),
    Given(Key<T>),
}

impl<T> Slot<T> {
    pub(crate) fn given(&self) -> Option<&Key<T>> {
        match self {
            Self::Given(key) => Some(key),
            Self::Absent | Self::Reported(_) => None,
        }
    }

    pub(crate) fn value(&self) -> Option<&T> {
        self.given().map(|key| &key.value)
    }

    /// Where the key stands, if it does.
    pub(crate) fn span(&self) -> Option<Span> {
        match self {
            Self::Absent => None,
            Self::Reported(span) | Self::Given(Key { span, .. }) => Some(*span),
        }
    }

    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    pub(super) fn set(&mut self, key: &Ident, value: Result<T, syn::Error>, errors: &mut Errors) {
        let value = match value {
            Ok(value) => Self::Given(Key {
                span: key.span(),
                value,
            }),
            Err(error) => {
                errors.push_error(error);
                Self::Reported(key.span())
            }
        };
        match self.span() {
            Some(first) => errors.push_twice(first, key.span(), format!("`{key}` is given twice")),
            None => *self = value,
        }
    }
}
