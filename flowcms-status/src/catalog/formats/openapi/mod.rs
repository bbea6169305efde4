//! `OpenAPI`: the problem types of a catalogue as schemas, headers and responses.
//!
//! A whole document comes from [`Catalog::to_openapi`], or from [`Catalog::openapi`] where the
//! version, the form or what else stands in it is chosen. One endpoint's responses come from
//! [`Catalogued::responses`], [`Catalogued::responses_for`] and [`Catalog::responses`].
//!
//! ```
//! use flowcms_status::{Catalog, FlowError};
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error("no such entry")]
//!     #[flow(code = 404)]
//!     EntryNotFound,
//!     #[error("the slug is taken")]
//!     #[flow(code = 409)]
//!     SlugTaken,
//! }
//!
//! let document = ContentError::CATALOG.to_openapi();
//! let not_found = &document["components"]["schemas"]["EntryNotFoundProblem"];
//! assert_eq!(not_found["allOf"][1]["properties"]["status"]["const"], 404);
//!
//! // What one endpoint answers, checked where it is compiled.
//! const READING: Catalog = ContentError::CATALOG.only(&["entry_not_found"]);
//! let responses = READING.responses().to_value();
//! assert_eq!(responses["404"]["description"], ContentError::EntryNotFound.problem_type().context());
//! assert!(responses.get("409").is_none());
//! ```
//!
//! The components are named after the reasons: `entry_not_found` is the schema
//! `EntryNotFoundProblem`, whatever catalogue it is in, so what one endpoint refers to is in the
//! document of the whole API.

#[cfg(feature = "aide")]
mod aide;
mod by_ref;
mod components;
mod document;
mod headers;
mod inline;
mod member;
mod order;
#[doc(hidden)]
pub mod private;
mod responses;
mod schemas;
#[cfg(any(feature = "utoipa", feature = "utoipa-5"))]
mod utoipa;
mod version;

use std::borrow::Cow;

use super::Format;
use crate::catalog::event;
use crate::catalog::model::nearest::nearest;
use crate::catalog::{Catalog, Model};

pub use by_ref::ByRef;
pub use document::Document;
pub use responses::Responses;

#[cfg(doc)]
use crate::Catalogued;

impl Catalog {
    /// The `OpenAPI` 3.1 document of the problem types: without paths, and with
    /// `components.schemas`, `components.headers` and `components.responses`.
    ///
    /// ```
    /// use flowcms_status::FlowCms;
    ///
    /// let document = FlowCms::CATALOG.to_openapi();
    /// assert_eq!(document["openapi"], "3.1.0");
    /// assert_eq!(document["info"]["title"], "FlowCms");
    /// let gone = &document["components"]["responses"]["NotFound"];
    /// assert_eq!(
    ///     gone["content"]["application/problem+json"]["schema"]["$ref"],
    ///     "#/components/schemas/NotFoundProblem",
    /// );
    /// ```
    #[must_use]
    pub fn to_openapi(&self) -> serde_json::Value {
        self.openapi().to_value()
    }

    /// The `OpenAPI` document of the problem types, for choosing its version and its form.
    ///
    /// ```
    /// use flowcms_status::FlowCms;
    ///
    /// let document = FlowCms::CATALOG.openapi().version_3_0().to_yaml();
    /// assert!(document.starts_with("openapi: 3.0.3\ninfo:\n  title: FlowCms\n"));
    /// ```
    #[must_use]
    pub const fn openapi(&self) -> Document {
        Document::new(*self)
    }

    /// The responses of an endpoint that answers with these problem types.
    ///
    /// ```
    /// use flowcms_status::{Catalog, FlowCms};
    ///
    /// const READING: Catalog = FlowCms::CATALOG.only(&["not_found", "too_many_requests"]);
    /// let responses = READING.responses().to_value();
    /// let codes: Vec<&String> = responses.as_object().unwrap().keys().collect();
    /// assert_eq!(codes, ["404", "429"]);
    /// ```
    #[must_use]
    pub const fn responses(&self) -> Responses {
        Responses::new(*self)
    }
}

impl Model {
    /// As [`Catalog::openapi`].
    #[must_use]
    pub const fn openapi(&self) -> Document<&Self> {
        Document::new(self)
    }

    /// As [`Catalog::responses`].
    #[must_use]
    pub const fn responses(&self) -> Responses<&Self> {
        Responses::new(self)
    }
}

/// What documents are written from: a [`Catalog`], or a [`Model`] that was published.
pub trait Source: Copy {
    /// All that documents say.
    fn model(&self) -> Cow<'_, Model>;
}

impl Source for Catalog {
    fn model(&self) -> Cow<'_, Model> {
        Cow::Owned(Self::model(self))
    }
}

impl Source for &Model {
    fn model(&self) -> Cow<'_, Model> {
        Cow::Borrowed(self)
    }
}

/// The responses of these reasons; of those that there are not, an event.
pub(crate) fn responses_for(catalog: &Catalog, reasons: &'static [&'static str]) -> Responses {
    let known = catalog.problem_types();
    for reason in reasons {
        let mut known = known.iter().map(|known| known.reason());
        if known.clone().all(|known| known != *reason) {
            let nearest = nearest(reason, &mut known);
            event::unknown_reason(catalog.name(), reason, nearest);
        }
    }
    catalog.only_known(reasons).responses()
}

/// An `OpenAPI` 3.1 document, see [`Catalog::to_openapi`].
#[derive(Debug, Clone, Copy)]
pub struct OpenApi;

impl Format for OpenApi {
    fn media_type(&self) -> &'static str {
        "application/vnd.oai.openapi+json"
    }

    fn write(&self, model: &Model) -> String {
        model.openapi().to_json()
    }
}
