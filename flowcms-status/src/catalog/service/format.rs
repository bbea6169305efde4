//! The forms that a catalogue is sent in: a variant and a line of each match are all that one needs.

use http::HeaderValue;

use super::refusal::Refusal;
use crate::catalog::Model;
use crate::catalog::formats::{self, Format as _};
use crate::document::negotiate::{Form, choose};

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

    pub(super) fn content_type(self) -> &'static str {
        match self {
            Self::Html => formats::Html.media_type(),
            Self::Markdown => formats::Markdown.media_type(),
            Self::Json => formats::Json.media_type(),
        }
    }

    /// Without parameters.
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Html => "text/html",
            Self::Markdown => "text/markdown",
            Self::Json => "application/json",
        }
    }

    /// What `?format=` calls it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Json => "json",
        }
    }

    /// The whole catalogue.
    pub(super) fn write(self, model: &Model, page: &formats::Page) -> String {
        match self {
            Self::Html => page.write(model),
            Self::Markdown => formats::Markdown.write(model),
            Self::Json => formats::Json.write(model),
        }
    }

    /// The form that a request asks for.
    pub(super) fn asked<'a>(
        query: Option<&str>,
        accept: impl Iterator<Item = &'a HeaderValue>,
    ) -> Result<Self, Refusal> {
        let chosen = match in_query(query, "format") {
            Some(name) => Self::ALL.into_iter().find(|format| format.name() == name),
            None => choose(Self::ALL, accept),
        };
        chosen.ok_or(Refusal::NotAcceptable)
    }
}

/// The value of a member of a query.
pub(super) fn in_query<'q>(query: Option<&'q str>, name: &str) -> Option<&'q str> {
    let mut pairs = query?.split('&');
    pairs.find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
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
