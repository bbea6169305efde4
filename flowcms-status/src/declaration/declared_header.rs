//! `DeclaredHeader`: a header that is known by name, and perhaps by value.

/// A header that a problem type or a row of a table declares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeclaredHeader {
    name: &'static str,
    value: Option<&'static str>,
    source: &'static str,
}

impl DeclaredHeader {
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(name: &'static str, value: Option<&'static str>) -> Self {
        Self {
            name,
            value,
            source: "",
        }
    }

    /// A header that each occurrence has its own value of.
    #[doc(hidden)]
    #[must_use]
    pub const fn __of_occurrence(name: &'static str, source: &'static str) -> Self {
        Self {
            name,
            value: None,
            source,
        }
    }

    /// The field name as it was declared (RFC 9110, section 5.1).
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The value, `None` if each occurrence has its own.
    #[must_use]
    pub const fn value(&self) -> Option<&'static str> {
        self.value
    }

    /// Where the value of an occurrence comes from: the text with its placeholders, or the Rust type
    /// of the field; empty for a constant and where a function makes it.
    #[must_use]
    pub const fn source(&self) -> &'static str {
        self.source
    }
}
