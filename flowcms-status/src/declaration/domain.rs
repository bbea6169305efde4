//! Whose problem type it is, in gRPC's words.

use super::problem_type::ProblemType;

impl ProblemType {
    /// The host of its URI, or what the URI has before the reason; empty without a base.
    pub(crate) fn domain(&self) -> &'static str {
        let [first, reason] = self.uri_parts();
        let base = match reason {
            "" => first.strip_suffix(self.reason()),
            _ => Some(first),
        };
        base.filter(|_| self.has_uri()).map_or("", host)
    }
}

/// The same of a problem type that is known by its texts.
#[cfg(feature = "client")]
pub(crate) fn domain_of<'t>(type_uri: &'t str, reason: &str) -> &'t str {
    let base = type_uri.strip_suffix(reason);
    let base = base.filter(|_| type_uri != "about:blank");
    base.map_or("", host)
}

fn host(base: &str) -> &str {
    let Some((_, from_authority)) = base.split_once("://") else {
        return base.trim_end_matches(|last: char| !last.is_ascii_alphanumeric());
    };
    let end = from_authority
        .find(['/', '?', '#'])
        .unwrap_or(from_authority.len());
    let authority = &from_authority[..end];
    let host = authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host);
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}
