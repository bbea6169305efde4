//! `HeaderField`: values that can be sent as a header.

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::{HeaderValue, Method, Uri};

/// A value that can be sent as the value of a header field (RFC 9110, section 5.5).
///
/// Strings are sent as they are, without surrounding white space; integers in decimal; a
/// [`Duration`] as whole seconds, rounded up (as `Retry-After` wants it); a [`SystemTime`] as an
/// IMF-fixdate (RFC 9110, section 5.6.7); slices and `Vec`s of strings or [`Method`]s joined by
/// `, `; of an `Option`, `None` sends nothing.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use flowcms_status::HeaderField;
///
/// let sent = |field: &dyn HeaderField| field.header_value().unwrap().unwrap();
/// assert_eq!(sent(&Duration::from_millis(1_001)), "2");
/// assert_eq!(sent(&SystemTime::UNIX_EPOCH), "Thu, 01 Jan 1970 00:00:00 GMT");
/// assert_eq!(sent(&["GET", "HEAD"]), "GET, HEAD");
/// assert_eq!(None::<u32>.header_value().unwrap(), None);
/// assert!("two\r\nlines".header_value().is_err());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a header value",
    label = "`HeaderField` is not implemented for `{Self}`",
    note = "a string, an integer, `HeaderValue`, `Duration`, `SystemTime`, a slice of strings or `Method`s, or an `Option` of these is; of anything else make a text: `header(\"Name\" = \"{{field}}\")`"
)]
pub trait HeaderField {
    /// The value to send, or `None` to send no such header.
    ///
    /// # Errors
    ///
    /// The value holds what HTTP does not allow in a header, such as a line break.
    fn header_value(&self) -> Result<Option<HeaderValue>, InvalidHeaderField>;
}

/// A value that HTTP does not allow in a header field (RFC 9110, section 5.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InvalidHeaderField(());

impl fmt::Display for InvalidHeaderField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value is not allowed in a header field")
    }
}

impl std::error::Error for InvalidHeaderField {}

type Field = Result<Option<HeaderValue>, InvalidHeaderField>;

/// `text` without surrounding white space, which is no part of a field value.
pub(crate) fn from_text(text: &str) -> Field {
    HeaderValue::from_str(trimmed(text))
        .map(Some)
        .map_err(|_| InvalidHeaderField(()))
}

fn trimmed(text: &str) -> &str {
    text.trim_matches([' ', '\t'])
}

/// The text of a `Display`, whose own failure makes the value invalid.
pub(crate) fn from_display(display: fmt::Arguments<'_>) -> Field {
    let mut text = String::new();
    text.write_fmt(display)
        .map_err(|_| InvalidHeaderField(()))?;
    from_text(&text)
}

/// An element of a list-based header (RFC 9110, section 5.6.1): strings and [`Method`]s.
pub trait HeaderElement {
    /// The element's text.
    fn element(&self) -> &str;
}

macro_rules! texts {
    ($([$($generics:tt)*] $type:ty,)*) => {$(
        impl<$($generics)*> HeaderElement for $type {
            fn element(&self) -> &str {
                self
            }
        }

        impl<$($generics)*> HeaderField for $type {
            fn header_value(&self) -> Field {
                from_text(self)
            }
        }
    )*};
}

texts! {
    [] str,
    [] String,
    [] Box<str>,
    [] Rc<str>,
    [] Arc<str>,
    ['a] Cow<'a, str>,
}

impl HeaderElement for Method {
    fn element(&self) -> &str {
        self.as_str()
    }
}

impl<T: HeaderElement + ?Sized> HeaderElement for &T {
    fn element(&self) -> &str {
        T::element(self)
    }
}

impl<T: HeaderField + ?Sized> HeaderField for &T {
    fn header_value(&self) -> Field {
        T::header_value(self)
    }
}

impl<T: HeaderField> HeaderField for Option<T> {
    fn header_value(&self) -> Field {
        self.as_ref().map_or(Ok(None), T::header_value)
    }
}

impl<T: HeaderElement> HeaderField for [T] {
    fn header_value(&self) -> Field {
        let elements = self.iter().map(|element| trimmed(element.element()));
        // "A sender MUST NOT generate empty list elements."
        let elements: Vec<&str> = elements.filter(|element| !element.is_empty()).collect();
        from_text(&elements.join(", "))
    }
}

impl<T: HeaderElement> HeaderField for Vec<T> {
    fn header_value(&self) -> Field {
        self[..].header_value()
    }
}

impl<T: HeaderElement, const N: usize> HeaderField for [T; N] {
    fn header_value(&self) -> Field {
        self[..].header_value()
    }
}

impl HeaderField for HeaderValue {
    fn header_value(&self) -> Field {
        Ok(Some(self.clone()))
    }
}

impl HeaderField for Method {
    fn header_value(&self) -> Field {
        from_text(self.as_str())
    }
}

impl HeaderField for Uri {
    fn header_value(&self) -> Field {
        from_display(format_args!("{self}"))
    }
}

macro_rules! integers {
    ($($integer:ty)*) => {$(
        impl HeaderField for $integer {
            fn header_value(&self) -> Field {
                from_display(format_args!("{self}"))
            }
        }
    )*};
}

integers! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }

impl HeaderField for Duration {
    fn header_value(&self) -> Field {
        let begun = u64::from(self.subsec_nanos() > 0);
        self.as_secs().saturating_add(begun).header_value()
    }
}

impl HeaderField for SystemTime {
    fn header_value(&self) -> Field {
        let seconds = match self.duration_since(UNIX_EPOCH) {
            Ok(after) => i64::try_from(after.as_secs()).ok(),
            Err(before) => {
                let before = before.duration();
                let begun = u64::from(before.subsec_nanos() > 0);
                i64::try_from(before.as_secs() + begun).ok().map(|s| -s)
            }
        };
        let date = seconds
            .and_then(imf_fixdate)
            .ok_or(InvalidHeaderField(()))?;
        from_text(&date)
    }
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`, or `None` outside the years 0 to 9999, which have no such form.
fn imf_fixdate(seconds: i64) -> Option<String> {
    const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    // Days are counted from 1 March of the year 0, so that a leap day is the last of its year;
    // 400 years have 146,097 days.
    let since_march = days + 719_468;
    let (era, day_of_era) = (
        since_march.div_euclid(146_097),
        since_march.rem_euclid(146_097),
    );
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12;
    let year = era * 400 + year_of_era + i64::from(month < 2);
    if !(0..=9_999).contains(&year) {
        return None;
    }
    let weekday = DAYS[usize::try_from(days.rem_euclid(7)).ok()?];
    let month = MONTHS[usize::try_from(month).ok()?];
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    Some(format!(
        "{weekday}, {day:02} {month} {year:04} {hour:02}:{minute:02}:{second:02} GMT"
    ))
}
