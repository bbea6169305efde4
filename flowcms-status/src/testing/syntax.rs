//! The syntax of values: of a few headers, and of URIs.

/// Whether the value of a well-known header can be read; else what it should be.
pub(super) fn header(name: &str, value: &str) -> Result<(), &'static str> {
    if value.trim() != value {
        return Err("free of white space at its ends (RFC 9110, section 5.5)");
    }
    match name {
        "retry-after" if !is_seconds(value) && !is_date(value) => {
            Err("a number of seconds or an HTTP date (RFC 9110, section 10.2.3)")
        }
        "location" if value.is_empty() || !is_uri_text(value) => {
            Err("a URI reference (RFC 9110, section 10.2.2)")
        }
        "allow" if !value.split(',').all(is_list_token) => {
            Err("a list of methods (RFC 9110, section 10.2.1)")
        }
        "www-authenticate" | "proxy-authenticate" if !is_token(first_word(value)) => {
            Err("a challenge that begins with a scheme (RFC 9110, section 11.6.1)")
        }
        "upgrade" if !value.split(',').all(|one| is_protocol(one.trim())) => {
            Err("a list of protocols (RFC 9110, section 7.8)")
        }
        _ => Ok(()),
    }
}

/// A URI with a scheme (RFC 3986, section 4.3, and a fragment).
pub(super) fn is_absolute_uri(uri: &str) -> bool {
    let Some((scheme, rest)) = uri.split_once(':') else {
        return false;
    };
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        && !rest.is_empty()
        && is_uri_text(rest)
}

/// Only characters that a URI may have, and no broken percent-encoding (RFC 3986, section 2).
pub(super) fn is_uri_text(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().all(|(at, byte)| match byte {
        b'%' => bytes
            .get(at + 1..at + 3)
            .is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
        byte => byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=".contains(byte),
    })
}

fn is_seconds(value: &str) -> bool {
    !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit())
}

/// `Thu, 01 Jan 1970 00:00:00 GMT` (RFC 9110, section 5.6.7).
fn is_date(value: &str) -> bool {
    const SHAPE: &[u8] = b"Www, 00 Mmm 0000 00:00:00 GMT";
    const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let fits = |(byte, shape): (u8, &u8)| match shape {
        b'0' => byte.is_ascii_digit(),
        b'W' | b'w' | b'M' | b'm' => byte.is_ascii_alphabetic(),
        shape => byte == *shape,
    };
    value.len() == SHAPE.len()
        // The `M` of `GMT` stands at its own place of the shape.
        && value.ends_with(" GMT")
        && value.bytes().zip(SHAPE).all(fits)
        && DAYS.contains(&&value[..3])
        && MONTHS.contains(&&value[8..11])
}

fn is_list_token(element: &str) -> bool {
    let element = element.trim();
    element.is_empty() || is_token(element)
}

fn is_protocol(element: &str) -> bool {
    element.splitn(2, '/').all(is_token)
}

fn first_word(value: &str) -> &str {
    value.split(' ').next().unwrap_or_default()
}

/// RFC 9110, section 5.6.2.
fn is_token(text: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_allowed)
}
