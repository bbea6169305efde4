//! Fields whose text is at hand.

use std::borrow::Cow;

/// A field whose text may be at hand without formatting it: it is, if its type is a string.
#[doc(hidden)]
#[derive(Debug)]
pub struct TextField<'a, T: ?Sized>(pub &'a T);

macro_rules! text_fields {
    ($($type:ty,)*) => {$(
        impl<'a> TextField<'a, $type> {
            #[must_use]
            pub fn __flow_text(self) -> Option<&'a str> {
                Some(self.0)
            }
        }
    )*};
}

text_fields! { str, String, &str, Box<str>, Cow<'_, str>, std::sync::Arc<str>, }

/// The text of a [`TextField`] that is no string: an inherent method comes before a trait's.
#[doc(hidden)]
pub trait OtherText<'a>: Sized {
    fn __flow_text(self) -> Option<&'a str> {
        None
    }
}

impl<'a, T: ?Sized> OtherText<'a> for TextField<'a, T> {}
