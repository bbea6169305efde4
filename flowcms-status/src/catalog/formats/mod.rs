//! The formats of documentation, each written from the [`Model`] alone.
//!
//! The built-in ones stand behind methods of [`Catalog`], such as [`Catalog::to_json`], and are
//! [`Format`]s here, so that they can be written from a published [`Model`] too:
//!
//! ```
//! # #[cfg(all(feature = "json", feature = "markdown"))] {
//! use flowcms_status::formats::Markdown;
//! use flowcms_status::{FlowCms, Model};
//!
//! let published = FlowCms::CATALOG.to_json();
//! // Elsewhere, without the service:
//! let model = Model::from_json(&published).unwrap();
//! assert_eq!(model.write(&Markdown), FlowCms::CATALOG.to_markdown());
//! # }
//! ```
//!
//! [A format of your own](crate::guide::a_format_of_your_own) is fifty lines.

#[cfg(feature = "html")]
mod html;
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "markdown")]
mod markdown;
#[cfg(any(feature = "python", feature = "rust-client", feature = "typescript"))]
mod names;
#[cfg(feature = "openapi")]
pub mod openapi;
#[cfg(feature = "markdown")]
mod prose;
#[cfg(feature = "python")]
mod python;
#[cfg(feature = "rust-client")]
mod rust_client;
#[cfg(any(feature = "python", feature = "typescript"))]
mod source;
#[cfg(feature = "typescript")]
mod typescript;

use super::{Catalog, Model};

#[cfg(feature = "html")]
pub use html::{Html, Page};
#[cfg(feature = "html")]
pub(in crate::catalog) use html::{Links, One, Related};
#[cfg(feature = "json")]
pub use json::Json;
#[cfg(feature = "markdown")]
pub use markdown::Markdown;
#[cfg(feature = "html")]
pub(in crate::catalog) use markdown::of_reason as markdown_of;
#[cfg(feature = "openapi")]
pub use openapi::OpenApi;
#[cfg(feature = "python")]
pub use python::Python;
#[cfg(feature = "rust-client")]
pub use rust_client::RustClient;
#[cfg(feature = "typescript")]
pub use typescript::{TypeScript, TypeScriptClient};

/// A format of documentation.
pub trait Format {
    /// The media type of what it writes.
    fn media_type(&self) -> &str;

    /// The document of these errors.
    fn write(&self, model: &Model) -> String;
}

impl Model {
    /// The document in a format.
    #[must_use]
    pub fn write(&self, format: &(impl Format + ?Sized)) -> String {
        format.write(self)
    }
}

impl Catalog {
    /// The document in a format, built-in or of your own.
    #[must_use]
    pub fn write(&self, format: &(impl Format + ?Sized)) -> String {
        format.write(&self.model())
    }
}
