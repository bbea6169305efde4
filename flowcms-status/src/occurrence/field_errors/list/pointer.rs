//! JSON Pointers (RFC 6901).

use std::fmt::Write as _;

/// The pointer as a URI fragment (RFC 6901, section 6). A text without a leading `/` is one name.
pub(super) fn fragment(pointer: &str) -> String {
    let mut fragment = String::with_capacity(pointer.len() + 2);
    fragment.push('#');
    if pointer.is_empty() {
        return fragment;
    }
    if !pointer.starts_with('/') {
        push_name(&mut fragment, pointer);
        return fragment;
    }
    let mut rest = pointer.chars().peekable();
    while let Some(one) = rest.next() {
        encode(&mut fragment, one);
        // It escapes nothing, so it stands for itself.
        if one == '~' && !matches!(rest.peek(), Some('0' | '1')) {
            fragment.push('0');
        }
    }
    fragment
}

/// One more name behind those that `fragment` has.
pub(super) fn push_name(fragment: &mut String, name: &str) {
    fragment.push('/');
    for one in name.chars() {
        match one {
            '~' => fragment.push_str("~0"),
            '/' => fragment.push_str("~1"),
            one => encode(fragment, one),
        }
    }
}

/// What may stand in a fragment as it is (RFC 3986, section 3.5), else its bytes.
fn encode(fragment: &mut String, one: char) {
    if one.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@/?".contains(one) {
        fragment.push(one);
        return;
    }
    for byte in one.encode_utf8(&mut [0; 4]).bytes() {
        // A `String` takes every character.
        _ = write!(fragment, "%{byte:02X}");
    }
}
