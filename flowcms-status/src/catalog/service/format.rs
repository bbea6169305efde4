//! The forms that a catalogue is sent in: a variant and a line of each match are all that one needs.

use http::HeaderValue;

use super::refusal::Refusal;
use crate::catalog::Model;
use crate::catalog::formats;
use crate::document::negotiate::{Form, choose};

/// Whether the page says where errors are declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sources {
    Hidden,
    Shown,
}

/// The forms of a catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Html,
    Markdown,
    Json,
}

impl Format {
    /// The preferred first: who takes anything follows a `type` URI, and only a page has anchors.
    pub(super) const ALL: [Self; 3] = [Self::Html, Self::Markdown, Self::Json];

    const fn writer(self) -> &'static dyn formats::Format {
        match self {
            Self::Html => &formats::Html,
            Self::Markdown => &formats::Markdown,
            Self::Json => &formats::Json,
        }
    }

    pub(super) fn content_type(self) -> &'static str {
        self.writer().media_type()
    }

    /// What `?format=` calls it.
    const fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Json => "json",
        }
    }

    pub(super) fn write(self, model: &Model, sources: Sources) -> String {
        match (self, sources) {
            (Self::Html, Sources::Hidden) => {
                formats::Format::write(&formats::WithoutSources, model)
            }
            _ => self.writer().write(model),
        }
    }

    /// The form that a request asks for.
    pub(super) fn asked<'a>(
        query: Option<&str>,
        accept: impl Iterator<Item = &'a HeaderValue>,
    ) -> Result<Self, Refusal> {
        let chosen = match Self::in_query(query) {
            Some(name) => Self::ALL.into_iter().find(|format| format.name() == name),
            None => choose(Self::ALL, accept),
        };
        chosen.ok_or(Refusal::NotAcceptable)
    }

    /// What a query says of the form.
    pub(super) fn in_query(query: Option<&str>) -> Option<&str> {
        query?
            .split('&')
            .find_map(|pair| pair.strip_prefix("format="))
    }
}

impl Form for Format {
    fn media_types(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Html => &[("text", "html")],
            Self::Markdown => &[("text", "markdown")],
            Self::Json => &[("application", "json")],
        }
    }
}
