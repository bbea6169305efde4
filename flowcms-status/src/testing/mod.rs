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
//! * Where [`read_by`](Conformance::read_by) names the client type (feature `client`): it is read back.
//!
//! And each problem type, of each variant and map of yours, has a sample, as each `transparent` or
//! mapped variant has that adds members or headers; the library's own maps and tables need none. A
//! row of a map whose foreign error no test can make is waived by its reason,
//! `.without_sample(&["disk_full"])`.
//!
//! Responses of a whole service, with its layers and whatever stands before it, are checked by
//! [`watch`], or by [`check_responses`] if they were captured: an endpoint that sends what its
//! documents do not list is noticed there, and [`Watch::unseen`] says what they list and nobody sent.
//! The library's own maps list `failed`, a private 500 for what a framework may come to raise; where no
//! test can bring it about, [`Watch::without_response`] excuses it by that name.
//!
//! # What is not
//!
//! * A body that a `render` function wrote is in the API's own form: of it only the privacy of a
//!   5xx is checked.
//! * Of members without a schema the value, and whether one may be missing.
//! * Whether a header that a function or a type of yours makes may be missing.

mod body;
mod captured;
mod document;
mod faults;
mod headers;
mod privacy;
#[cfg(feature = "client")]
mod read_back;
mod sample;
mod schema;
mod syntax;
mod watch;
#[cfg(feature = "tower")]
mod watch_layer;

use std::collections::HashSet;

use crate::catalog::{Added, Catalog, Catalogued, Entry, Leaf};
use crate::declaration::problem_type::ProblemType;
use crate::occurrence::error::FlowError;

pub use captured::check_responses;
pub use faults::{Fault, Nonconforming};
use sample::Sample;
pub use watch::{Watch, watch};
#[cfg(feature = "tower")]
pub use watch_layer::{WatchBody, WatchFuture, WatchLayer, WatchService};

/// What the expansions need of the kit.
#[cfg(feature = "client")]
#[doc(hidden)]
pub mod private {
    pub use super::read_back::{ReadBack, Sent};
}

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
        added: HashSet::new(),
        without_sample: Vec::new(),
        public_texts: Vec::new(),
        #[cfg(feature = "client")]
        client: None,
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

/// A variant or a row with its reason: a map is in a catalogue once for each voice that it speaks in.
type Place = (&'static str, &'static str, &'static str);

fn place(leaf: &Leaf, problem_type: &ProblemType) -> Place {
    (leaf.path(), problem_type.variant(), problem_type.reason())
}

/// What [`check`] begins: give it samples, then [`finish`](Self::finish).
#[derive(Debug)]
#[must_use = "nothing is told before `finish` or `result`"]
pub struct Conformance {
    catalog: Catalog,
    /// `None` if the catalogue contradicts itself.
    entries: Option<Vec<Entry>>,
    sampled: HashSet<Place>,
    /// The variants that answer through a field and that a sample showed additions of.
    added: HashSet<*const Added>,
    without_sample: Vec<String>,
    public_texts: Vec<String>,
    #[cfg(feature = "client")]
    client: Option<read_back::ToReadBack>,
    faults: Nonconforming,
}

impl Conformance {
    /// Checks the responses to an error.
    pub fn sample(mut self, error: &dyn FlowError) -> Self {
        let problem_type = error.problem_type();
        let reason = problem_type.reason();
        let all = self.catalog.meant();
        // The instances of a generic type have one declaration.
        let is_own = |leaf: &Leaf| leaf.own().iter().any(|own| std::ptr::eq(own, problem_type));
        let declaring = all.iter().filter(|(leaf, _)| is_own(leaf));
        let places: Vec<Place> = declaring
            .map(|(leaf, _)| place(leaf, problem_type))
            .collect();
        let is_declared = !places.is_empty();
        self.sampled.extend(places);
        let Some(entries) = &self.entries else {
            return self;
        };
        let Some(entry) = entries.iter().find(|entry| entry.reason() == reason) else {
            let name = self.catalog.name();
            let advice = if is_declared {
                "which `only` left out"
            } else {
                "join the type that declares it, `.with(…::CATALOG)`"
            };
            let text = format!("its reason `{reason}` is none of the catalogue `{name}`: {advice}");
            self.faults.of_sample(error, vec![text]);
            return self;
        };
        let sample = Sample::new(error, entry, &self.public_texts);
        let added = all.iter().flat_map(|(leaf, _)| leaf.added());
        self.added.extend(
            added
                .filter(|added| sample.shows(added))
                .map(std::ptr::from_ref),
        );
        self.faults.of_sample(error, sample.faults());
        #[cfg(feature = "client")]
        if let Some(read_back) = self.client.filter(|_| sample.has_document()) {
            self.faults
                .of_sample(error, read_back(error).into_iter().collect());
        }
        self
    }

    /// Reads the samples from here on back into their client type, which `client = …` made: each is one
    /// of its problems, and what it reads of members and headers is what was sent.
    ///
    /// ```
    /// use flowcms_status::{FlowError, testing};
    ///
    /// #[derive(Debug, thiserror::Error, FlowError)]
    /// #[error("entry `{slug}` does not exist")]
    /// #[flow(code = 404, client = NotFoundProblem)]
    /// struct NotFound {
    ///     #[flow(member)]
    ///     slug: String,
    /// }
    ///
    /// testing::check(NotFound::CATALOG)
    ///     .read_by::<NotFoundProblem>()
    ///     .sample(&NotFound { slug: "intro".into() })
    ///     .finish();
    /// ```
    #[cfg(feature = "client")]
    pub fn read_by<E>(mut self) -> Self
    where
        E: crate::client::Decode + read_back::ReadBack + std::fmt::Debug,
    {
        self.client = Some(read_back::read_back::<E>);
        self
    }

    /// Checks the responses to several errors.
    pub fn samples<T: FlowError>(self, errors: impl IntoIterator<Item = T>) -> Self {
        (errors.into_iter()).fold(self, |check, error| check.sample(&error))
    }

    /// Excuses what no test can make an occurrence of, such as a row of a map whose foreign error has
    /// no constructor: by its reason, or where several answer with that by the name that the message
    /// has, `Storage::_`. It must be one, and one without a sample, so that no excuse outlives its
    /// cause.
    ///
    /// ```
    /// use flowcms_status::{status_table, testing};
    ///
    /// status_table! {
    ///     /// How names of hosts are answered for.
    ///     pub struct Names(std::net::AddrParseError) in flowcms_status::FlowCms {
    ///         _ => 400,
    ///     }
    /// }
    ///
    /// testing::check(Names::CATALOG).without_sample(&["bad_request"]).finish();
    /// testing::check(Names::CATALOG).without_sample(&["Names::_"]).finish();
    ///
    /// let bad: std::net::AddrParseError = "nowhere".parse::<std::net::IpAddr>().unwrap_err();
    /// let check = testing::check(Names::CATALOG).sample(&Names::from(bad));
    /// let stale = check.without_sample(&["Names::_"]).result().unwrap_err();
    /// assert!(stale.to_string().contains("`without_sample` names `Names::_`, which has a sample"));
    /// ```
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
        let wanted = self.wanted();
        for excused in &self.without_sample {
            let mut named = wanted
                .iter()
                .filter(|wanted| wanted.is_named(excused))
                .peekable();
            if named.peek().is_none() {
                self.faults.of_catalogue(format!(
                    "`without_sample` names `{excused}`, which is no reason of it"
                ));
            } else if named.all(|wanted| wanted.is_sampled) {
                self.faults.of_catalogue(format!(
                    "`without_sample` names `{excused}`, which has a sample: take it out"
                ));
            }
        }
        let mut told = HashSet::new();
        for wanted in wanted.iter().filter(|wanted| !wanted.is_sampled) {
            let mut excused = self.without_sample.iter();
            if !excused.any(|excused| wanted.is_named(excused)) && told.insert(wanted.name()) {
                self.faults.no_sample(wanted.name());
            }
        }
        self.faults.into_result()
    }

    /// What has to have a sample: each variant and row, and each variant that adds to the answers of
    /// its field. Nobody but the library itself can make its errors on purpose.
    fn wanted(&self) -> Vec<Wanted> {
        let mut wanted = Vec::new();
        if self.entries.is_none() {
            return wanted;
        }
        let all = self.catalog.meant();
        let reasons: HashSet<&str> = (all.iter().flat_map(|(_, meant)| meant))
            .map(|meant| meant.reason())
            .collect();
        for (leaf, meant) in all.iter().filter(|(leaf, _)| !leaf.is_foreign()) {
            wanted.extend(meant.iter().map(|problem_type| Wanted {
                error: leaf.name(),
                variant: problem_type.variant(),
                reason: problem_type.reason(),
                is_sampled: self.sampled.contains(&place(leaf, problem_type)),
            }));
            for added in leaf.added().iter().filter(|added| !added.own.is_empty()) {
                let inner = (added.to)().meant();
                let can_be_made = (inner.iter().filter(|(leaf, _)| !leaf.is_foreign()))
                    .flat_map(|(_, meant)| meant)
                    .any(|inner| reasons.contains(inner.reason()));
                if can_be_made {
                    wanted.push(Wanted {
                        error: leaf.name(),
                        variant: added.variant,
                        reason: "",
                        is_sampled: self.added.contains(&std::ptr::from_ref(added)),
                    });
                }
            }
        }
        wanted
    }
}

/// What has to have a sample.
struct Wanted {
    error: &'static str,
    variant: &'static str,
    /// None of a variant that answers through a field.
    reason: &'static str,
    is_sampled: bool,
}

impl Wanted {
    fn name(&self) -> String {
        if self.error == self.variant {
            self.variant.to_owned()
        } else {
            format!("{}::{}", self.error, self.variant)
        }
    }

    fn is_named(&self, excused: &str) -> bool {
        self.reason == excused || self.name() == excused
    }
}
