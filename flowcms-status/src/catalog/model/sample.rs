//! What a value looks like in a text, by the Rust type of its field and by its name.

/// The value of a field, `0` or `slug` or `errors.len()`.
pub(in crate::catalog) fn of(name: &str, rust_type: &str) -> String {
    let rust_type = rust_type.trim_start_matches('&').trim_start();
    let rust_type = match rust_type.strip_prefix('\'') {
        Some(lifetime) => lifetime.split_once(' ').map_or("", |(_, of)| of),
        None => rust_type,
    };
    let (outer, inner) = rust_type.split_once('<').unwrap_or((rust_type, ""));
    let inner = inner.strip_suffix('>').unwrap_or(inner);
    let last = outer.rsplit("::").next().unwrap_or(outer).trim();
    match last {
        "Option" | "Box" | "Arc" | "Rc" => return of(name, inner),
        "Vec" | "HashSet" | "BTreeSet" => return format!("[{}]", of(name, inner)),
        _ => {}
    }
    let is_number = last.starts_with("NonZero")
        || last
            .strip_prefix(['u', 'i'])
            .is_some_and(|bits| ["8", "16", "32", "64", "128", "size"].contains(&bits));
    if is_number {
        return number(name).to_owned();
    }
    let known = match last {
        "f32" | "f64" => "1.5",
        "bool" => "true",
        "char" => "a",
        "Duration" => "30s",
        "SystemTime" | "DateTime" | "OffsetDateTime" | "Timestamp" => "2026-01-31T12:00:00Z",
        "Uuid" => "67e55044-10b1-426f-9247-bb680e5fe0c8",
        "Url" | "Uri" => "https://example.com/",
        "IpAddr" | "Ipv4Addr" => "192.0.2.1",
        "SocketAddr" | "SocketAddrV4" => "192.0.2.1:443",
        "Method" => "GET",
        "StatusCode" => "404 Not Found",
        "Path" | "PathBuf" => "path/to/file",
        _ if last.ends_with("Error") => "what the cause says",
        _ => return text(name).to_owned(),
    };
    known.to_owned()
}

fn number(name: &str) -> &'static str {
    let name = name.rsplit('.').next().unwrap_or(name);
    match name {
        "status" | "code" => "404",
        "limit" | "max" | "maximum" | "most" => "10",
        _ => "1",
    }
}

/// A text of that name.
pub(super) fn text(name: &str) -> &str {
    let name = name.rsplit('.').next().unwrap_or(name);
    let known = [
        (&["url", "uri", "link", "href"][..], "https://example.com/"),
        (&["email", "mail"], "someone@example.com"),
        (&["host", "hostname", "domain"], "example.com"),
        (&["ip", "ip_address"], "192.0.2.1"),
        (&["len()", "count()"], "2"),
        (&["limit", "max", "maximum", "most"], "10"),
    ];
    let known = known.iter().find(|(names, _)| names.contains(&name));
    match known {
        Some((_, text)) => text,
        None if name.starts_with(|first: char| first.is_ascii_digit()) => "example",
        None => name.trim_end_matches("()"),
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn values_are_of_the_type_or_of_the_name() {
        for (name, rust_type, expected) in [
            ("slug", "String", "slug"),
            ("0", "&'a str", "example"),
            ("0", "Option<std::num::NonZeroU32>", "1"),
            ("limit", "u64", "10"),
            ("wait", "std::time::Duration", "30s"),
            ("home", "Cow<'static, str>", "home"),
            ("url", "", "https://example.com/"),
            ("errors.len()", "", "2"),
            ("ids", "Vec<u8>", "[1]"),
            ("0", "std::io::Error", "what the cause says"),
            ("state", "State", "state"),
        ] {
            assert_eq!(of(name, rust_type), expected, "{name}: {rust_type}");
        }
    }
}
