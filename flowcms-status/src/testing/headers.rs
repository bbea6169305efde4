//! The headers of a sample: those that HTTP asks for, those that are declared, and no others.

use http::header::{CACHE_CONTROL, CONTENT_TYPE};

use super::sample::Sample;
use super::syntax;
use crate::catalog::EntryHeader;
use crate::declaration::declared_header::DeclaredHeader;
use crate::declaration::demanded::demanded_header;

pub(super) fn required(sample: &Sample<'_>, faults: &mut Vec<String>) {
    let code = sample.response.status().as_u16();
    let Some((name, section)) = demanded_header(code) else {
        return;
    };
    // `header("…" = none)` says that it is left out on purpose.
    let is_withheld = sample.error.problem_type().withholds(name);
    if !is_withheld && !sample.headers().contains_key(name) {
        let name = name.to_ascii_lowercase();
        faults.push(format!(
            "no `{name}`, which a {code} has to have (RFC 9110, section {section}): declare it, and \
             see that its value is one that HTTP allows"
        ));
    }
}

pub(super) fn declared(sample: &Sample<'_>, faults: &mut Vec<String>) {
    let own = sample.error.problem_type().headers();
    // Those of the row of the code that is sent, where nobody declares another.
    let rows = sample.status.headers().iter().filter(|row| {
        let is_own = own.iter().any(|own| is_name(own, row.name()));
        !is_own
            && (others(sample).filter(|known| known.is_named(row.name())))
                .all(|known| known.values().eq([(row.value(), row.source())]))
    });
    for header in own.iter().chain(rows) {
        let name = header.name();
        match (sample.headers().get(name), header.value()) {
            (Some(sent), Some(constant)) if sent != constant => faults.push(format!(
                "`{name}: {}`, the catalogue says that it is always `{constant}`: declare where \
                 the value comes from",
                String::from_utf8_lossy(sent.as_bytes())
            )),
            (None, Some(constant)) => faults.push(format!(
                "no `{name}: {constant}`, which is declared as a constant"
            )),
            (None, None) if is_always_sent(header.source()) => faults.push(format!(
                "no `{name}`, which is declared as made from `{}`: the value of this sample is one \
                 that HTTP does not allow",
                header.source()
            )),
            _ => {}
        }
    }
}

pub(super) fn undeclared(sample: &Sample<'_>, faults: &mut Vec<String>) {
    for name in sample.headers().keys() {
        if name != CONTENT_TYPE && name != CACHE_CONTROL && !may_be_sent(sample, name.as_str()) {
            faults.push(format!(
                "the header `{name}`, which the catalogue does not know: declare it, \
                 `header(\"{name}\" = …)`, or leave it out"
            ));
        }
    }
}

pub(super) fn values(sample: &Sample<'_>, faults: &mut Vec<String>) {
    for (name, value) in sample.headers() {
        let Ok(text) = value.to_str() else {
            faults.push(format!(
                "the value of `{name}` is not visible ASCII ({value:?}), which clients read in \
                 different ways (RFC 9110, section 5.5): encode it"
            ));
            continue;
        };
        if let Err(expected) = syntax::header(name.as_str(), text) {
            faults.push(format!("`{name}: {text}` is not {expected}"));
        }
    }
}

/// Whether the catalogue knows a header of that name.
pub(super) fn may_be_sent(sample: &Sample<'_>, name: &str) -> bool {
    let mut rows = sample.status.headers().iter();
    rows.any(|row| is_name(row, name)) || others(sample).any(|header| header.is_named(name))
}

/// All that the catalogue knows of the entry.
fn others<'s>(sample: &'s Sample<'_>) -> impl Iterator<Item = &'s EntryHeader> {
    sample.entry.headers().iter()
}

fn is_name(header: &DeclaredHeader, name: &str) -> bool {
    header.name().eq_ignore_ascii_case(name)
}

/// Whether a header with this source is left out only if its value is not allowed: a text, or one of
/// the types that always have a value.
fn is_always_sent(source: &str) -> bool {
    const TYPES: &[&str] = &[
        "Arc",
        "Box",
        "Cow",
        "Duration",
        "HeaderValue",
        "Method",
        "Rc",
        "String",
        "SystemTime",
        "Uri",
        "Vec",
        "i128",
        "i16",
        "i32",
        "i64",
        "i8",
        "isize",
        "str",
        "u128",
        "u16",
        "u32",
        "u64",
        "u8",
        "usize",
    ];
    if source.contains('{') {
        return true;
    }
    let path = source.split('<').next().unwrap_or_default();
    let name = path
        .rsplit(|c: char| !c.is_alphanumeric() && c != '_')
        .find(|name| !name.is_empty());
    name.is_some_and(|name| TYPES.contains(&name))
}
