//! What HTTP demands beside a status.

/// The header that HTTP demands with a code, and the section of RFC 9110 that says so.
pub(crate) const fn demanded_header(code: u16) -> Option<(&'static str, &'static str)> {
    Some(match code {
        301 => ("Location", "15.4.2"),
        302 => ("Location", "15.4.3"),
        303 => ("Location", "15.4.4"),
        307 => ("Location", "15.4.8"),
        308 => ("Location", "15.4.9"),
        401 => ("WWW-Authenticate", "15.5.2"),
        405 => ("Allow", "15.5.6"),
        407 => ("Proxy-Authenticate", "15.5.8"),
        426 => ("Upgrade", "15.5.22"),
        _ => return None,
    })
}
