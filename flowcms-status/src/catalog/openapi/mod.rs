//! `OpenAPI`: the problem types of a catalogue as schemas, headers and responses.
//!
//! A whole document comes from [`Catalog::to_openapi`], or from [`Catalog::openapi`] where the
//! version, the form or what else stands in it is chosen. One endpoint's responses come from
//! [`FlowError::responses`], [`FlowError::responses_for`] and [`Catalog::responses`].
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
mod document;
mod example;
mod headers;
mod inline;
mod member;
mod names;
mod order;
#[doc(hidden)]
pub mod private;
mod responses;
mod schemas;
mod text;
#[cfg(any(feature = "utoipa", feature = "utoipa-5"))]
mod utoipa;
mod version;

use super::Catalog;

pub use by_ref::ByRef;
pub use document::Document;
pub use responses::Responses;

#[cfg(doc)]
use crate::FlowError;

impl Catalog {
    /// The `OpenAPI` 3.1 document of the problem types: without paths, and with
    /// `components.schemas`, `components.headers` and `components.responses`.
    ///
    /// # Panics
    ///
    /// When two different problem types share a reason: [`check`](Self::check) says which.
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
        Document::new(self)
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
        Responses::new(self)
    }

    /// The catalogue with only these reasons, for a call at run time.
    ///
    /// # Panics
    ///
    /// When a reason is none of the catalogue's: the message names the nearest.
    #[track_caller]
    pub(crate) fn demand_only(self, reasons: &'static [&'static str]) -> Self {
        let known = self.problem_types();
        for reason in reasons {
            let mut known = known.iter().map(|problem_type| problem_type.reason());
            if known.clone().any(|known| known == *reason) {
                continue;
            }
            let near = |known: &str| strsim::damerau_levenshtein(known, reason);
            let nearest = known.by_ref().min_by_key(|known| near(known));
            let hint = match nearest {
                Some(nearest) if near(nearest) <= reason.len().max(3) / 3 => {
                    format!(", did you mean `{nearest}`?")
                }
                Some(_) => {
                    let known: Vec<_> = self.problem_types().iter().map(|t| t.reason()).collect();
                    format!(", it has `{}`", known.join("`, `"))
                }
                None => ", which is empty".to_owned(),
            };
            panic!(
                "reason `{reason}` is none of the catalogue `{}`{hint}",
                self.name()
            );
        }
        self.only(reasons)
    }
}
