//! What several formats say in the same words. `code` and `quote` show a text as a format does.

use super::{EntryDetail, EntryRetry};

impl EntryRetry {
    /// The name of the class.
    #[must_use]
    pub const fn class(&self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Backoff => "backoff",
            Self::After(_) => "after",
        }
    }

    /// In a word or two.
    #[cfg(any(feature = "json", feature = "markdown"))]
    pub(in crate::catalog) fn words(&self, code: impl Fn(&str) -> String) -> String {
        match self {
            Self::Never | Self::Backoff => self.class().to_owned(),
            Self::After(header) => format!("after {}", code(header)),
        }
    }

    /// In a sentence that answers whether to send the same request again.
    #[cfg(any(feature = "html", feature = "openapi"))]
    pub(in crate::catalog) fn sentence(&self, code: impl Fn(&str) -> String) -> String {
        match self {
            Self::Never => "No: the same request fails again.".to_owned(),
            Self::Backoff => "Later, waiting longer each time.".to_owned(),
            Self::After(header) => format!("After what the header {} says.", code(header)),
        }
    }
}

impl EntryDetail {
    /// Where it comes from.
    #[cfg(feature = "markdown")]
    pub(in crate::catalog) fn words(
        &self,
        quote: impl Fn(&str) -> String,
        code: impl Fn(&str) -> String,
    ) -> String {
        match self {
            Self::None => "none".to_owned(),
            Self::Private => "none, it is private".to_owned(),
            Self::Text(text) => quote(text),
            Self::Template(template) => code(template),
            Self::OfOccurrence => "of the occurrence".to_owned(),
        }
    }

    /// In a sentence.
    #[cfg(feature = "html")]
    pub(in crate::catalog) fn sentence(&self, quote: impl Fn(&str) -> String) -> String {
        match self {
            Self::None => "None.".to_owned(),
            Self::Private => "Private: the cause is logged, and never sent.".to_owned(),
            Self::Text(text) => format!("Always {}", quote(text)),
            Self::Template(template) => {
                format!("{}, filled in by the occurrence.", quote(template))
            }
            Self::OfOccurrence => "What the error says of the occurrence.".to_owned(),
        }
    }
}
