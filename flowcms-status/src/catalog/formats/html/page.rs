//! `Page`: what the owner of an API chooses of its page.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::{Html, whole};
use crate::catalog::Model;
use crate::catalog::formats::Format;

/// The page of a catalogue as the owner of the API wants it: with a logo, a style, a footer, the
/// language that its texts are in, and with the places in Rust where errors are declared, or without.
///
/// ```
/// use flowcms_status::FlowCms;
/// use flowcms_status::formats::Page;
///
/// let page = Page::new()
///     .logo("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 2 2'><path d='M0 0h2v2z'/></svg>")
///     .style(":root { --accent: light-dark(#0a6, #6fc); }")
///     .language("de")
///     .footer("Fragen? [Schreiben Sie uns](mailto:api@example.com).");
/// let html = FlowCms::CATALOG.write(&page);
/// assert!(html.contains("mailto:api@example.com"));
/// // The same over HTTP.
/// let errors = FlowCms::CATALOG.service().page(page);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Page {
    pub(super) has_sources: bool,
    pub(super) logo: String,
    pub(super) style: String,
    pub(super) language: String,
    pub(super) footer: String,
    #[cfg(feature = "simulate")]
    pub(super) simulates: bool,
}

/// What a URI may have as it is, but quotes.
const OUTSIDE_OF_URIS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'\'')
    .add(b'`');

impl Page {
    /// A page for the callers of the API: who declares an error, and in which Rust types its values
    /// stand, is no matter of theirs.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The page that says too where each error is declared, and the Rust types of its values.
    #[must_use]
    pub fn with_sources(self) -> Self {
        let has_sources = true;
        Self {
            has_sources,
            ..self
        }
    }

    /// A picture beside the title: the text of an SVG, or a `data:` URI. The page loads nothing.
    #[must_use]
    pub fn logo(self, picture: &str) -> Self {
        let logo = if picture.starts_with("data:") {
            picture.to_owned()
        } else {
            let svg = utf8_percent_encode(picture.trim(), OUTSIDE_OF_URIS);
            format!("data:image/svg+xml,{svg}")
        };
        Self { logo, ..self }
    }

    /// CSS behind the page's own, whose colours and typefaces are the custom properties of `:root`.
    /// The page's policy then allows inline styles.
    #[must_use]
    pub fn style(self, css: &str) -> Self {
        let style = css.to_owned();
        Self { style, ..self }
    }

    /// The language of the declarations' texts (RFC 5646), such as `de`, for who has them read aloud.
    /// The words of the page itself are English.
    #[must_use]
    pub fn language(self, tag: &str) -> Self {
        let language = tag.to_owned();
        Self { language, ..self }
    }

    /// The page that shows for each problem the `curl` line by which a service with a
    /// [`SimulateLayer`](crate::SimulateLayer) answers so. What a [`CatalogService`](crate::CatalogService)
    /// within the layer serves has it anyway.
    #[cfg(feature = "simulate")]
    #[must_use]
    pub fn simulated(self) -> Self {
        let simulates = true;
        Self { simulates, ..self }
    }

    /// Markdown at the end of each page.
    #[must_use]
    pub fn footer(self, markdown: &str) -> Self {
        let footer = markdown.to_owned();
        Self { footer, ..self }
    }
}

impl Format for Page {
    fn media_type(&self) -> &str {
        Html.media_type()
    }

    fn write(&self, model: &Model) -> String {
        whole(self, model)
    }
}
