//! How the names of Rust's fields stand in JSON.

use std::borrow::Cow;

/// How the names of Rust's fields stand in the caller's JSON: serde's `rename_all`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FieldNames {
    /// As they are.
    #[default]
    AsWritten,
    /// `lowercase`
    Lower,
    /// `UPPERCASE`
    Upper,
    /// `PascalCase`
    Pascal,
    /// `camelCase`
    Camel,
    /// `snake_case`
    Snake,
    /// `SCREAMING_SNAKE_CASE`
    ScreamingSnake,
    /// `kebab-case`
    Kebab,
    /// `SCREAMING-KEBAB-CASE`
    ScreamingKebab,
}

impl FieldNames {
    /// The name in JSON of a field of a Rust struct, by serde's rules. A text that cannot be the name
    /// of a field, such as a key of a map with a space in it, stays as it is.
    ///
    /// ```
    /// use flowcms_status::FieldNames;
    ///
    /// assert_eq!(FieldNames::Camel.of("postal_code"), "postalCode");
    /// assert_eq!(FieldNames::ScreamingKebab.of("postal_code"), "POSTAL-CODE");
    /// assert_eq!(FieldNames::Camel.of("a key"), "a key");
    /// ```
    #[must_use]
    pub fn of(self, field: &str) -> Cow<'_, str> {
        let field = field.strip_prefix("r#").unwrap_or(field);
        let is_name = !field.starts_with(|first: char| first.is_ascii_digit())
            && (field.chars()).all(|one| one.is_alphanumeric() || one == '_');
        match self {
            _ if !is_name => Cow::Borrowed(field),
            Self::AsWritten | Self::Lower | Self::Snake => Cow::Borrowed(field),
            Self::Upper | Self::ScreamingSnake => Cow::Owned(field.to_ascii_uppercase()),
            Self::Kebab => Cow::Owned(field.replace('_', "-")),
            Self::ScreamingKebab => Cow::Owned(field.to_ascii_uppercase().replace('_', "-")),
            Self::Pascal => Cow::Owned(pascal(field)),
            Self::Camel => {
                let pascal = pascal(field);
                let mut rest = pascal.chars();
                let first = rest.next().map(|first| first.to_ascii_lowercase());
                Cow::Owned(first.into_iter().chain(rest).collect())
            }
        }
    }
}

fn pascal(field: &str) -> String {
    let mut pascal = String::with_capacity(field.len());
    let mut starts_word = true;
    for one in field.chars() {
        match one {
            '_' => starts_word = true,
            one if starts_word => {
                pascal.push(one.to_ascii_uppercase());
                starts_word = false;
            }
            one => pascal.push(one),
        }
    }
    pascal
}
