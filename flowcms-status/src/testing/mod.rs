//! The conformance kit: whether an error's responses are what its catalogue says, and what the RFCs
//! ask for. It belongs into a test.
//!
//! ```
//! use std::time::Duration;
//!
//! use flowcms_status::{FlowError, testing};
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error("entry `{slug}` does not exist")]
//!     #[flow(code = 404)]
//!     EntryNotFound {
//!         #[flow(member)]
//!         slug: String,
//!     },
//!     #[error("too many requests")]
//!     #[flow(code = 429)]
//!     RateLimited {
//!         #[flow(header = "Retry-After")]
//!         wait: Duration,
//!     },
//! }
//!
//! # /*
//! #[test]
//! # */
//! fn responses_are_as_documented() {
//!     testing::check(ContentError::CATALOG)
//!         .sample(&ContentError::EntryNotFound { slug: "intro".into() })
//!         .sample(&ContentError::RateLimited { wait: Duration::from_secs(3) })
//!         .finish();
//! }
//! # responses_are_as_documented();
//! ```
//!
//! # What is checked
//!
//! Of each sample:
//!
//! * Its reason is one of the catalogue, its status one of those that the catalogue has for it.
//! * The headers that HTTP asks for with the status (RFC 9110, section 15), such as `Allow` with
//!   405; each header that is declared, constants with their value; no other header; the values'
//!   syntax.
//! * `Content-Type: application/problem+json` without a charset, and neither content nor
//!   `Content-Type` where the status has none; `Cache-Control: no-store` from 400 up.
//! * The body: one JSON object, no member twice; `type`, `title`, `reason` and `context` as declared,
//!   `status` as sent, `detail` and `instance` of their types (RFC 9457, section 3.1); each member
//!   that is always there, and none that is not declared; values by their schemas.
//! * From 500 up, be it the declared code or the one that is sent: what `Display`, `Debug` and each
//!   `source()` write stands neither in the body nor in a header, unless `detail = …` lets it out.
//! * A second response is the same apart from `instance`.
//!
//! And each problem type, of each variant and map of yours, has a sample; the library's own maps and
//! tables need none. A row of a map whose foreign error no test can make is waived by its reason,
//! `.without_sample(&["disk_full"])`.
//!
//! Responses of a whole service, with its layers and whatever stands before it, are checked by
//! [`check_responses`]: an endpoint that sends what its documents do not list is noticed there.
//!
//! # What is not
//!
//! * A body that a `render` function wrote is in the API's own form: of it only the privacy of a
//!   5xx is checked.
//! * Of schemas `format`, `pattern`, `not` and what stands under `$dynamicRef` or `if`; of members
//!   without a schema the value, and whether one may be missing.
//! * Whether a header that a function or a type of yours makes may be missing.

mod body;
mod captured;
mod document;
mod faults;
mod headers;
mod privacy;
mod sample;
mod schema;
mod syntax;

use std::collections::HashSet;

use crate::catalog::model::declarations::OWN_PATH;
use crate::catalog::{Catalog, Catalogued, Entry};
use crate::declaration::problem_type::ProblemType;
use crate::occurrence::error::FlowError;

pub use captured::check_responses;
pub use faults::{Fault, Nonconforming};
use sample::Sample;

/// Checks the samples of one type against its own catalogue.
///
/// ```
/// use flowcms_status::{FlowError, testing};
///
/// #[derive(Debug, thiserror::Error, FlowError)]
/// enum AuthError {
///     #[error("no key was sent")]
///     #[flow(code = 401)]
///     NoKey,
///     #[error("the key may not do that")]
///     #[flow(code = 403)]
///     Forbidden,
/// }
///
/// testing::assert_conforms([AuthError::NoKey, AuthError::Forbidden]);
/// ```
///
/// # Panics
///
/// When a response is not what the catalogue or the RFCs say, and when a problem type has no sample;
/// with all of that in one message.
#[track_caller]
pub fn assert_conforms<T: FlowError + Catalogued>(samples: impl IntoIterator<Item = T>) {
    let samples = samples.into_iter();
    let checked = samples.fold(check(T::CATALOG), |check, sample| check.sample(&sample));
    checked.finish();
}

/// Begins to check responses against a catalogue, which may join several types.
pub fn check(catalog: Catalog) -> Conformance {
    let mut conformance = Conformance {
        catalog,
        entries: None,
        sampled: HashSet::new(),
        without_sample: Vec::new(),
        public_texts: Vec::new(),
        faults: Nonconforming::new(catalog.name()),
    };
    match catalog.check() {
        Ok(()) => conformance.entries = Some(catalog.entries()),
        Err(conflicts) => {
            for conflict in &conflicts {
                conformance.faults.of_catalogue(conflict.to_string());
            }
        }
    }
    conformance
}

/// The path of a type, its variant and the reason.
type Place = (&'static str, &'static str, &'static str);

/// What [`check`] begins: give it samples, then [`finish`](Self::finish).
#[derive(Debug)]
#[must_use = "nothing is told before `finish` or `result`"]
pub struct Conformance {
    catalog: Catalog,
    /// `None` if the catalogue contradicts itself.
    entries: Option<Vec<Entry>>,
    sampled: HashSet<Place>,
    without_sample: Vec<String>,
    public_texts: Vec<String>,
    faults: Nonconforming,
}

impl Conformance {
    /// Checks the responses to an error.
    pub fn sample(mut self, error: &dyn FlowError) -> Self {
        let problem_type = error.problem_type();
        self.sampled.extend(self.place(problem_type));
        let Some(entries) = &self.entries else {
            return self;
        };
        let entry = entries
            .iter()
            .find(|entry| entry.reason() == problem_type.reason());
        match entry {
            Some(entry) => {
                let sample = Sample::new(error, entry, &self.public_texts);
                self.faults.of_sample(error, sample.faults());
            }
            None => {
                let name = self.catalog.name();
                let text = format!(
                    "its reason `{}` is none of the catalogue `{name}`: join the type that \
                     declares it, `.with(…::CATALOG)`",
                    problem_type.reason()
                );
                self.faults.of_sample(error, vec![text]);
            }
        }
        self
    }

    /// Where a problem type is declared: a map is there once for each voice that it speaks in.
    fn place(&self, problem_type: &'static ProblemType) -> Option<Place> {
        let all = self.catalog.all();
        let catalog = all.iter().find(|catalog| {
            let mut own = catalog.own().iter();
            own.any(|own| std::ptr::eq(own, problem_type))
        })?;
        Some((
            catalog.path(),
            problem_type.variant(),
            problem_type.reason(),
        ))
    }

    /// Checks the responses to several errors.
    pub fn samples<T: FlowError>(self, errors: impl IntoIterator<Item = T>) -> Self {
        (errors.into_iter()).fold(self, |check, error| check.sample(&error))
    }

    /// Excuses reasons of which no test can make an occurrence.
    pub fn without_sample(mut self, reasons: &[&str]) -> Self {
        let reasons = reasons.iter().map(|reason| (*reason).to_owned());
        self.without_sample.extend(reasons);
        self
    }

    /// Lets a text out of which the samples from here on are made, though a 5xx has it in what it
    /// keeps for itself. It is compared as a whole.
    pub fn public_text(mut self, text: &str) -> Self {
        self.public_texts.push(text.to_owned());
        self
    }

    /// Ends the check.
    ///
    /// # Panics
    ///
    /// Where [`result`](Self::result) is an error.
    #[track_caller]
    pub fn finish(self) {
        if let Err(nonconforming) = self.result() {
            panic!("{nonconforming}");
        }
    }

    /// Ends the check without a panic.
    ///
    /// # Errors
    ///
    /// All that is not as it should be: faults of the samples' responses, and problem types without
    /// a sample.
    ///
    /// ```
    /// use flowcms_status::{FlowError, testing};
    ///
    /// #[derive(Debug, thiserror::Error, FlowError)]
    /// enum AuthError {
    ///     #[error("no key was sent")]
    ///     #[flow(code = 401)]
    ///     NoKey,
    ///     #[error("the key may not do that")]
    ///     #[flow(code = 403)]
    ///     Forbidden,
    /// }
    ///
    /// let check = testing::check(AuthError::CATALOG).sample(&AuthError::NoKey);
    /// let nonconforming = check.result().unwrap_err();
    /// assert_eq!(nonconforming.without_sample(), ["AuthError::Forbidden"]);
    /// assert!(nonconforming.faults().is_empty());
    /// # let _ = AuthError::Forbidden;
    /// ```
    pub fn result(mut self) -> Result<(), Nonconforming> {
        let entries = self.entries.unwrap_or_default();
        for excused in &self.without_sample {
            if !entries.iter().any(|entry| entry.reason() == excused) {
                self.faults.of_catalogue(format!(
                    "`without_sample` names `{excused}`, which is no reason of it"
                ));
            }
        }
        // Nobody but the library itself can make its errors on purpose.
        let own = self.catalog.all().into_iter();
        let mut seen = self.sampled;
        for catalog in own.filter(|catalog| !catalog.path().starts_with(OWN_PATH)) {
            for problem_type in catalog.own() {
                let reason = problem_type.reason();
                if entries.iter().any(|entry| entry.reason() == reason)
                    && !self.without_sample.iter().any(|excused| excused == reason)
                    && seen.insert((catalog.path(), problem_type.variant(), reason))
                {
                    self.faults.no_sample(catalog.name(), problem_type);
                }
            }
        }
        self.faults.into_result()
    }
}
