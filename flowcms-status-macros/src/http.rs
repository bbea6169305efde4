//! What HTTP and RFC 9457 allow and demand of names, values and codes.

use proc_macro2::Span;
use syn::{LitInt, LitStr};

use crate::declaration::spec::Code;
use crate::diag::Errors;
use crate::text::{Piece, Template};

/// Members that the document itself has.
const RESERVED_MEMBERS: [&str; 7] = [
    "type", "title", "status", "detail", "instance", "reason", "context",
];

/// Headers that the response itself has, or its connection.
const RESERVED_HEADERS: [&str; 8] = [
    "Content-Type",
    "Content-Length",
    "Transfer-Encoding",
    "Date",
    "Connection",
    "Keep-Alive",
    "TE",
    "Trailer",
];

/// Headers that a response with the code must or should have: code, header, section of RFC 9110.
const DEMANDED: [(u16, &str, &str); 9] = [
    (301, "Location", "15.4.2"),
    (302, "Location", "15.4.3"),
    (303, "Location", "15.4.4"),
    (307, "Location", "15.4.8"),
    (308, "Location", "15.4.9"),
    (401, "WWW-Authenticate", "15.5.2"),
    (405, "Allow", "15.5.6"),
    (407, "Proxy-Authenticate", "15.5.8"),
    (426, "Upgrade", "15.5.22"),
];

/// The names of the codes that an error can have, in the registry of IANA.
const NAMES: [(u16, &str); 47] = [
    (300, "Multiple Choices"),
    (301, "Moved Permanently"),
    (302, "Found"),
    (303, "See Other"),
    (304, "Not Modified"),
    (305, "Use Proxy"),
    (307, "Temporary Redirect"),
    (308, "Permanent Redirect"),
    (400, "Bad Request"),
    (401, "Unauthorized"),
    (402, "Payment Required"),
    (403, "Forbidden"),
    (404, "Not Found"),
    (405, "Method Not Allowed"),
    (406, "Not Acceptable"),
    (407, "Proxy Authentication Required"),
    (408, "Request Timeout"),
    (409, "Conflict"),
    (410, "Gone"),
    (411, "Length Required"),
    (412, "Precondition Failed"),
    (413, "Content Too Large"),
    (414, "URI Too Long"),
    (415, "Unsupported Media Type"),
    (416, "Range Not Satisfiable"),
    (417, "Expectation Failed"),
    (421, "Misdirected Request"),
    (422, "Unprocessable Content"),
    (423, "Locked"),
    (424, "Failed Dependency"),
    (425, "Too Early"),
    (426, "Upgrade Required"),
    (428, "Precondition Required"),
    (429, "Too Many Requests"),
    (431, "Request Header Fields Too Large"),
    (451, "Unavailable For Legal Reasons"),
    (500, "Internal Server Error"),
    (501, "Not Implemented"),
    (502, "Bad Gateway"),
    (503, "Service Unavailable"),
    (504, "Gateway Timeout"),
    (505, "HTTP Version Not Supported"),
    (506, "Variant Also Negotiates"),
    (507, "Insufficient Storage"),
    (508, "Loop Detected"),
    (510, "Not Extended"),
    (511, "Network Authentication Required"),
];

/// The name of a code.
pub(crate) fn name(code: u16) -> Option<&'static str> {
    let (_, name) = NAMES.iter().find(|(known, _)| *known == code)?;
    Some(name)
}

/// The header that HTTP demands of a response with `code`, and the section that does.
pub(crate) fn demanded_header(code: u16) -> Option<(&'static str, &'static str)> {
    DEMANDED
        .iter()
        .find(|(demanding, _, _)| *demanding == code)
        .map(|(_, header, section)| (*header, *section))
}

/// Whether a request that got the code is worth sending again, if nothing else is said.
pub(crate) fn is_worth_a_retry(code: u16) -> bool {
    matches!(code, 408 | 425 | 429 | 500 | 502..=504 | 509 | 512..=599)
}

/// A status code of RFC 9110, section 15; `None` = reported.
pub(crate) fn status_code(literal: &LitInt, errors: &mut Errors) -> Option<Code> {
    match literal.base10_parse() {
        Ok(value @ 100..=599) if literal.suffix().is_empty() => Some(Code {
            value,
            span: literal.span(),
        }),
        _ if !literal.suffix().is_empty() => {
            let digits = literal.base10_digits();
            errors.push(
                literal,
                format!("a status code has no suffix, write `{digits}`"),
            );
            None
        }
        _ => {
            errors.push(
                literal,
                format!("`{literal}` is no HTTP status code, these are 100 to 599"),
            );
            None
        }
    }
}

/// A status code that an error can have; `None` = reported.
pub(crate) fn error_code(literal: &LitInt, errors: &mut Errors) -> Option<Code> {
    let code = status_code(literal, errors)?;
    if code.value < 300 {
        let message = format!(
            "`{}` is not the status of an error, use a code from 300 to 599",
            code.value
        );
        errors.push(literal, message);
        return None;
    }
    Some(code)
}

/// A field name (RFC 9110, section 5.1) that a declaration may set.
pub(crate) fn header_name(name: &LitStr, errors: &mut Errors) -> Option<String> {
    let text = name.value();
    if text.is_empty() || !text.bytes().all(is_token) {
        errors.push(
            name,
            format!(
                "`{}` is no header name, use letters, digits and `-`",
                shown(&text)
            ),
        );
        return None;
    }
    if let Some(reserved) = RESERVED_HEADERS
        .iter()
        .find(|reserved| reserved.eq_ignore_ascii_case(&text))
    {
        let instead = if *reserved == "Content-Type" {
            "use `render` for a body of your own"
        } else {
            "the server sets it"
        };
        errors.push(name, format!("`{reserved}` cannot be declared, {instead}"));
        return None;
    }
    Some(text)
}

/// A byte of a token (RFC 9110, section 5.6.2).
fn is_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// A constant field value (RFC 9110, section 5.5): visible ASCII, with spaces and tabs inside.
pub(crate) fn header_value(text: &str, span: Span, errors: &mut Errors) -> Option<()> {
    field_content(text, span, errors)?;
    if text.trim_matches([' ', '\t']) != text {
        errors.push_at(
            span,
            "a header value neither begins nor ends with a space, remove it",
        );
        return None;
    }
    Some(())
}

/// The same of the constant pieces of a text with placeholders, which may stand at its ends.
pub(crate) fn header_text(literal: &LitStr, errors: &mut Errors) -> Option<()> {
    let template = Template::parse(&literal.value()).ok()?;
    (template.pieces.iter()).try_for_each(|piece| match piece {
        Piece::Literal(text) => field_content(text, literal.span(), errors),
        Piece::Placeholder(_) => Some(()),
    })
}

fn field_content(text: &str, span: Span, errors: &mut Errors) -> Option<()> {
    let culprit = text.chars().find(|char| !matches!(char, ' '..='~' | '\t'));
    let Some(culprit) = culprit else {
        return Some(());
    };
    errors.push_at(
        span,
        format!(
            "the header value contains `{}`, which HTTP does not allow, use visible ASCII",
            culprit.escape_debug()
        ),
    );
    None
}

/// What a message calls a name that may be empty.
pub(crate) fn shown(name: &str) -> &str {
    if name.is_empty() { "\"\"" } else { name }
}

/// The name of an extension member (RFC 9457, sections 3.2 and 4); `Err` says what is wrong with it.
/// A short one is allowed where it is written out.
pub(crate) fn member_name(name: &str, is_written: bool, is_field: bool) -> Result<(), String> {
    let how = if is_field { ": `member = \"…\"`" } else { "" };
    if RESERVED_MEMBERS.contains(&name) {
        return Err(format!(
            "`{name}` is a member of every problem document, choose another name{how}"
        ));
    }
    let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && (name.bytes()).all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if !is_name {
        return Err(format!(
            "`{}` is no member name, use letters, digits and `_`, no digit first{how} (RFC 9457, section 4)",
            shown(name)
        ));
    }
    if !is_written && name.len() < 3 {
        return Err(format!(
            "`{name}` is short for a member name, 3 letters are the least (RFC 9457, section 4): choose a longer one, or write it out if you mean it: `member = \"{name}\"`"
        ));
    }
    Ok(())
}

/// The reason of a problem type: unreserved characters of a URI (RFC 3986, section 2.3).
pub(crate) fn is_reason(reason: &str) -> bool {
    !reason.is_empty()
        && reason
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"._~-".contains(&byte))
}

/// Whether `base` with a reason behind it is an absolute URI (RFC 3986, sections 3 and 4.3, with a
/// fragment allowed).
pub(crate) fn is_uri_base(base: &str) -> bool {
    is_absolute_uri(&format!("{base}reason"))
}

pub(crate) fn is_absolute_uri(uri: &str) -> bool {
    let Some((scheme, rest)) = uri.split_once(':') else {
        return false;
    };
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (hierarchy, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (authority, path) = match hierarchy.strip_prefix("//") {
        Some(after) => {
            let (authority, path) = after.split_at(after.find('/').unwrap_or(after.len()));
            (Some(authority), path)
        }
        None => (None, hierarchy),
    };
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && (scheme.bytes()).all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
        && authority.map_or(!path.is_empty(), is_authority)
        && has_only(path, b"/:@")
        && has_only(query, b"/:@?")
        && has_only(fragment, b"/:@?")
}

/// A host, with a port and a user where there are any (RFC 3986, section 3.2).
fn is_authority(authority: &str) -> bool {
    let (user, place) = authority.rsplit_once('@').unwrap_or(("", authority));
    let is_literal = |host: &str| {
        let inside = host
            .strip_prefix('[')
            .and_then(|host| host.strip_suffix(']'));
        inside.is_some_and(|address| address.parse::<std::net::Ipv6Addr>().is_ok())
    };
    let (host, port) = match place.rsplit_once(':') {
        Some((host, port)) if !place.ends_with(']') => (host, port),
        _ => (place, ""),
    };
    let is_host = !host.is_empty() && (has_only(host, b"") || is_literal(host));
    has_only(user, b":") && is_host && port.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a part of a URI has unreserved characters, sub-delimiters and escapes only (RFC 3986,
/// section 2), and those that this part has more.
fn has_only(part: &str, more: &[u8]) -> bool {
    let bytes = part.as_bytes();
    let is_hex = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_hexdigit);
    bytes.iter().enumerate().all(|(at, byte)| match byte {
        b'%' => is_hex(at + 1) && is_hex(at + 2),
        byte => {
            byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=".contains(byte) || more.contains(byte)
        }
    })
}

#[cfg(test)]
mod tests {
    use fluent_uri::Uri;
    use proptest::prelude::*;

    use super::is_uri_base;

    #[test]
    fn what_a_reason_can_follow_is_an_absolute_uri() {
        for base in [
            "https://docs.example.com/errors#",
            "https://user:word@[::1]:8080/a/?reason=",
            "tag:example.com,2026:",
            "urn:example:",
        ] {
            assert!(is_uri_base(base), "{base}");
        }
        for base in [
            "errors#",
            "https:///errors#",
            "https://h.example/?x[]=",
            "https://h.example/a b/",
            "https://h.example/#a#",
            "https://h.example:80a/",
            "https://[::g]/",
            "1https://h.example/",
            "https://h.example/%zz/",
        ] {
            assert!(!is_uri_base(base), "{base}");
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_for_a_base_makes_a_uri(base in "[a-z]{0,2}:?(//)?[a-zA-Z0-9:/?#@%.\\[\\]! _-]{0,12}[#/=:]") {
            if is_uri_base(&base) {
                prop_assert!(Uri::parse(format!("{base}not_found")).is_ok(), "{base}");
            }
        }
    }
}
