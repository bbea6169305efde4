//! `FromHeaderField`: values that can be read from a header.

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use http::{HeaderValue, Method, Uri};

/// A value that can be read from a header field: the inverse of
/// [`HeaderField`](crate::HeaderField), for the same types.
///
/// ```
/// use std::time::Duration;
///
/// use flowcms_status::client::FromHeaderField;
/// use flowcms_status::http::{HeaderValue, Method};
///
/// let value = HeaderValue::from_static("GET, HEAD");
/// let methods = Vec::<Method>::from_header_field(&value).unwrap();
/// assert_eq!(methods, [Method::GET, Method::HEAD]);
///
/// let value = HeaderValue::from_static("3");
/// assert_eq!(Duration::from_header_field(&value), Some(Duration::from_secs(3)));
/// assert_eq!(u8::from_header_field(&HeaderValue::from_static("soon")), None);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a header",
    label = "`FromHeaderField` is not implemented for `{Self}`",
    note = "a `String`, an integer, `HeaderValue`, `Duration`, `SystemTime`, `Method`, `Uri` or a `Vec` of texts can; for a type of yours implement `flowcms_status::client::FromHeaderField`"
)]
pub trait FromHeaderField: Sized {
    /// The value, `None` if the field does not hold one.
    fn from_header_field(value: &HeaderValue) -> Option<Self>;
}

/// The text without surrounding white space.
fn text(value: &HeaderValue) -> Option<&str> {
    let text = std::str::from_utf8(value.as_bytes()).ok()?;
    Some(text.trim_matches([' ', '\t']))
}

/// An element of a list-based header (RFC 9110, section 5.6.1).
trait FromElement: Sized {
    fn from_element(text: &str) -> Option<Self>;
}

macro_rules! texts {
    ($($type:ty,)*) => {$(
        impl FromElement for $type {
            fn from_element(text: &str) -> Option<Self> {
                Some(text.into())
            }
        }

        impl FromHeaderField for $type {
            fn from_header_field(value: &HeaderValue) -> Option<Self> {
                Some(text(value)?.into())
            }
        }
    )*};
}

texts! { String, Box<str>, Rc<str>, Arc<str>, }

impl FromHeaderField for Cow<'static, str> {
    fn from_header_field(value: &HeaderValue) -> Option<Self> {
        String::from_header_field(value).map(Cow::Owned)
    }
}

impl FromElement for Method {
    fn from_element(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

impl FromHeaderField for Method {
    fn from_header_field(value: &HeaderValue) -> Option<Self> {
        text(value)?.parse().ok()
    }
}

impl FromHeaderField for Uri {
    fn from_header_field(value: &HeaderValue) -> Option<Self> {
        text(value)?.parse().ok()
    }
}

impl FromHeaderField for HeaderValue {
    fn from_header_field(value: &HeaderValue) -> Option<Self> {
        Some(value.clone())
    }
}

macro_rules! integers {
    ($($integer:ty)*) => {$(
        impl FromHeaderField for $integer {
            fn from_header_field(value: &HeaderValue) -> Option<Self> {
                text(value)?.parse().ok()
            }
        }
    )*};
}

integers! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }

/// Seconds.
impl FromHeaderField for Duration {
    fn from_header_field(value: &HeaderValue) -> Option<Self> {
        u64::from_header_field(value).map(Self::from_secs)
    }
}

/// An HTTP date in any of its three forms (RFC 9110, section 5.6.7).
impl FromHeaderField for SystemTime {
    fn from_header_field(value: &HeaderValue) -> Option<Self> {
        httpdate::parse_http_date(text(value)?).ok()
    }
}

/// The elements between the commas, those in quotes apart. Empty ones count for nothing (RFC 9110,
/// section 5.6.1.2).
impl<T: FromElement> FromHeaderField for Vec<T> {
    fn from_header_field(value: &HeaderValue) -> Option<Self> {
        let (mut is_quoted, mut is_escaped) = (false, false);
        let elements = text(value)?.split(|character| {
            let ends = character == ',' && !is_quoted;
            is_quoted ^= character == '"' && !is_escaped;
            is_escaped = is_quoted && character == '\\' && !is_escaped;
            ends
        });
        let elements = elements.map(|element| element.trim_matches([' ', '\t']));
        elements
            .filter(|element| !element.is_empty())
            .map(T::from_element)
            .collect()
    }
}

impl<T: FromElement, const N: usize> FromHeaderField for [T; N] {
    fn from_header_field(value: &HeaderValue) -> Option<Self> {
        Vec::from_header_field(value)?.try_into().ok()
    }
}

impl<T: FromHeaderField> FromHeaderField for Option<T> {
    fn from_header_field(value: &HeaderValue) -> Option<Self> {
        T::from_header_field(value).map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::HeaderField;

    fn read<T: FromHeaderField>(text: &str) -> Option<T> {
        T::from_header_field(&HeaderValue::from_str(text).unwrap())
    }

    /// The value that is read from what `field` is sent as.
    fn back<T: FromHeaderField + HeaderField>(field: &T) -> T {
        T::from_header_field(&field.header_value().unwrap().unwrap()).unwrap()
    }

    #[test]
    fn what_is_sent_is_read_back() {
        assert_eq!(back(&"größer".to_owned()), "größer");
        assert_eq!(back(&Box::<str>::from("a")), "a".into());
        assert_eq!(back(&Cow::Borrowed("a")), "a");
        assert_eq!(back(&u128::MAX), u128::MAX);
        assert_eq!(back(&i64::MIN), i64::MIN);
        assert_eq!(back(&Method::PATCH), Method::PATCH);
        assert_eq!(
            back(&Uri::from_static("https://e.org/a?b")),
            "https://e.org/a?b"
        );
        assert_eq!(back(&HeaderValue::from_static("a b")), "a b");
        assert_eq!(back(&Duration::from_secs(9)), Duration::from_secs(9));
        let then = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        assert_eq!(back(&then), then);
        assert_eq!(back(&vec!["a".to_owned(), "b".to_owned()]), ["a", "b"]);
        assert_eq!(
            back(&[Method::GET, Method::PUT]),
            [Method::GET, Method::PUT]
        );
        assert_eq!(back(&Some(3_u8)), Some(3));
    }

    #[test]
    fn a_list_is_split_where_no_quotes_are() {
        let list = read::<Vec<String>>(r#" a ,, "b, \", c" ,d,"#).unwrap();
        assert_eq!(list, ["a", r#""b, \", c""#, "d"]);
        assert_eq!(read::<Vec<String>>(""), Some(Vec::new()));
        assert_eq!(read::<[String; 2]>("a, b, c"), None);
    }

    #[test]
    fn what_is_no_such_value_is_none() {
        assert_eq!(read::<u8>("256"), None);
        assert_eq!(read::<Duration>("1.5"), None);
        assert_eq!(read::<SystemTime>("now"), None);
        assert_eq!(read::<Method>("a b"), None);
        let bytes = HeaderValue::from_bytes(b"\xff").unwrap();
        assert_eq!(String::from_header_field(&bytes), None);
    }
}
