//! Fields whose text is at hand: strings and integers, which nobody has to format.

use std::borrow::Cow;

use crate::occurrence::at_hand::AtHand;
use crate::occurrence::problem::Problem;

/// A field whose text may be at hand: it is, if its type is a string or an integer.
#[doc(hidden)]
#[derive(Debug)]
pub struct TextField<'a, T: ?Sized>(pub &'a T);

macro_rules! text_fields {
    ($($($type:ty)|* => |$value:ident| $said:expr;)*) => {$($(
        impl<'a> TextField<'a, $type> {
            pub fn __flow_put(self, problem: &mut Problem<'a>) {
                let $value = self.0;
                problem.put($said);
            }
        }
    )*)*};
}

text_fields! {
    str | String | &str | Box<str> | Cow<'_, str> | std::sync::Arc<str> => |text| AtHand::Text(text);
    u8 | u16 | u32 => |value| AtHand::integer(false, u64::from(*value));
    u64 => |value| AtHand::integer(false, *value);
    i8 | i16 | i32 => |value| AtHand::integer(*value < 0, i64::from(*value).unsigned_abs());
    i64 => |value| AtHand::integer(*value < 0, value.unsigned_abs());
    usize => |value| AtHand::integer(false, *value as u64);
    isize => |value| AtHand::integer(*value < 0, value.unsigned_abs() as u64);
}

/// A [`TextField`] that is neither says nothing: an inherent method comes before a trait's.
#[doc(hidden)]
pub trait OtherText<'a>: Sized {
    fn __flow_put(self, _: &mut Problem<'a>) {}
}

impl<'a, T: ?Sized> OtherText<'a> for TextField<'a, T> {}
