//! Texts compared, and messages made, while constants are evaluated, where the standard library's own
//! functions are newer than the MSRV.

use std::cmp::Ordering;

/// A `type_base` that is a constant: it begins as an absolute URI does (RFC 3986, section 4.3), and
/// ends in what separates.
///
/// # Panics
///
/// While the program is compiled, if it does not.
#[doc(hidden)]
#[must_use]
#[track_caller]
pub const fn uri_base(base: &'static str) -> &'static str {
    let bytes = base.as_bytes();
    let mut scheme = 0;
    while scheme < bytes.len() && bytes[scheme] != b':' {
        let is_allowed =
            bytes[scheme].is_ascii_alphanumeric() || matches!(bytes[scheme], b'+' | b'-' | b'.');
        assert!(is_allowed, "the `type_base` is not an absolute URI");
        scheme += 1;
    }
    assert!(
        scheme > 0 && scheme < bytes.len() && bytes[0].is_ascii_alphabetic(),
        "the `type_base` is not an absolute URI"
    );
    let mut at = scheme;
    while at < bytes.len() {
        assert!(
            bytes[at].is_ascii_graphic()
                && !matches!(
                    bytes[at],
                    b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}'
                ),
            "the `type_base` has a character that no URI has"
        );
        at += 1;
    }
    assert!(
        matches!(bytes[bytes.len() - 1], b'#' | b'/' | b'=' | b':'),
        "nothing stands between the `type_base` and a reason, let it end in `#`, `/`, `=` or `:`"
    );
    base
}

/// A constant that is the value of a header (RFC 9110, section 5.5).
///
/// # Panics
///
/// While the program is compiled, if HTTP does not allow it.
#[doc(hidden)]
#[must_use]
#[track_caller]
pub const fn field_value(value: &'static str) -> &'static str {
    let bytes = value.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        assert!(
            matches!(bytes[at], b' '..=b'~' | b'\t'),
            "the header value contains what HTTP does not allow, use visible ASCII"
        );
        at += 1;
    }
    assert!(
        bytes.is_empty()
            || !matches!(bytes[0], b' ' | b'\t') && !matches!(bytes[bytes.len() - 1], b' ' | b'\t'),
        "a header value neither begins nor ends with a space"
    );
    value
}

/// Whether two header names are the same, whatever the case (RFC 9110, section 5.1).
pub(crate) const fn is_same_name(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut index = 0;
    while index < one.len() {
        if !one[index].eq_ignore_ascii_case(&other[index]) {
            return false;
        }
        index += 1;
    }
    true
}

pub(crate) const fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let mut index = 0;
    while index < one.len() {
        if one[index] != other[index] {
            return false;
        }
        index += 1;
    }
    true
}

/// How two texts are sorted, byte by byte.
pub(crate) const fn order(one: &str, other: &str) -> Ordering {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let mut at = 0;
    while at < one.len() && at < other.len() {
        if one[at] < other[at] {
            return Ordering::Less;
        }
        if one[at] > other[at] {
            return Ordering::Greater;
        }
        at += 1;
    }
    if one.len() < other.len() {
        Ordering::Less
    } else if one.len() > other.len() {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

/// Whether two texts, each in two parts, are the same.
pub(crate) const fn is_same_joined(one: [&str; 2], other: [&str; 2]) -> bool {
    if one[0].len() + one[1].len() != other[0].len() + other[1].len() {
        return false;
    }
    let mut at = 0;
    while at < one[0].len() + one[1].len() {
        if byte(one, at) != byte(other, at) {
            return false;
        }
        at += 1;
    }
    true
}

const fn byte([first, second]: [&str; 2], at: usize) -> u8 {
    if at < first.len() {
        first.as_bytes()[at]
    } else {
        second.as_bytes()[at - first.len()]
    }
}

/// The message of a compile error, made in a `const`. What does not fit is left out.
pub(crate) struct Message {
    bytes: [u8; 512],
    len: usize,
}

impl Message {
    pub(crate) const fn new() -> Self {
        Self {
            bytes: [0; 512],
            len: 0,
        }
    }

    pub(crate) const fn push(&mut self, text: &str) {
        if !self.has_room_for(text.len()) {
            return;
        }
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            self.bytes[self.len] = bytes[at];
            self.len += 1;
            at += 1;
        }
    }

    pub(crate) const fn push_code(&mut self, code: u16) {
        let digits = [code / 100, code / 10 % 10, code % 10];
        let mut at = 0;
        while at < digits.len() && self.has_room_for(1) {
            #[allow(clippy::cast_possible_truncation)] // a digit
            let digit = digits[at] as u8;
            self.bytes[self.len] = b'0' + digit;
            self.len += 1;
            at += 1;
        }
    }

    pub(crate) const fn has_room_for(&self, more: usize) -> bool {
        self.len + more <= self.bytes.len()
    }

    #[track_caller]
    pub(crate) const fn panic(&self) -> ! {
        let (text, _) = self.bytes.split_at(self.len);
        match std::str::from_utf8(text) {
            Ok(text) => panic!("{}", text),
            Err(_) => panic!("the declarations contradict each other"),
        }
    }
}

/// Whether one of `names` is that header name.
pub(super) const fn is_one_of(names: &[&str], name: &str) -> bool {
    let mut at = 0;
    while at < names.len() {
        if is_same_name(names[at], name) {
            return true;
        }
        at += 1;
    }
    false
}
