//! Texts compared and joined while constants are evaluated, where the standard library's own
//! functions are newer than the MSRV.

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

/// The bytes of `base` and `reason`, which are `LEN` together.
#[doc(hidden)]
#[must_use]
pub const fn join<const LEN: usize>(base: &str, reason: &str) -> [u8; LEN] {
    let (base, reason) = (base.as_bytes(), reason.as_bytes());
    let mut joined = [0; LEN];
    let mut index = 0;
    while index < LEN {
        joined[index] = if index < base.len() {
            base[index]
        } else {
            reason[index - base.len()]
        };
        index += 1;
    }
    joined
}

/// The joined bytes as the text they are.
#[doc(hidden)]
#[must_use]
pub const fn joined(bytes: &'static [u8]) -> &'static str {
    match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "about:blank",
    }
}
