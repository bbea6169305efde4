//! What the values of a header look like.

use super::EntryHeader;

/// What a value looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::catalog) enum HeaderForm<'h> {
    Constant(&'h str),
    Count,
    Integer,
    Text { template: &'h str },
}

impl EntryHeader {
    /// Of each of its values.
    pub(in crate::catalog) fn forms(&self) -> impl Iterator<Item = HeaderForm<'_>> {
        self.values().map(HeaderForm::of)
    }
}

impl<'h> HeaderForm<'h> {
    fn of((value, source): (Option<&'h str>, &'h str)) -> Self {
        if let Some(value) = value {
            return Self::Constant(value);
        }
        match last(inside_option(source).unwrap_or(source)) {
            "Duration" | "u8" | "u16" | "u32" | "u64" | "u128" | "usize" => Self::Count,
            "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => Self::Integer,
            _ if source.contains('{') => Self::Text { template: source },
            _ => Self::Text { template: "" },
        }
    }

    pub(in crate::catalog) fn is_integer(self) -> bool {
        match self {
            Self::Constant(value) => {
                !value.is_empty() && value.bytes().all(|digit| digit.is_ascii_digit())
            }
            Self::Count | Self::Integer => true,
            Self::Text { .. } => false,
        }
    }
}

/// Whether a value from such a field may be missing.
pub(in crate::catalog) fn may_be_none(source: &str) -> bool {
    inside_option(source).is_some()
}

/// The type in an `Option`.
fn inside_option(source: &str) -> Option<&str> {
    let (outer, inner) = source.strip_suffix('>')?.trim().split_once('<')?;
    (last(outer) == "Option").then_some(inner)
}

/// The last part of a path.
fn last(path: &str) -> &str {
    let last = path.rsplit("::").next().unwrap_or(path);
    last.trim().trim_start_matches('&')
}
