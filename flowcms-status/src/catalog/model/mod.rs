//! `Model`: all that documents say of an API's errors, owned. Catalogues are read into it once; every
//! format, the lock and the kit are written from it alone.

mod conflicts;
pub(crate) mod declarations;
#[cfg(feature = "markdown")]
pub(in crate::catalog) mod description;
#[cfg(feature = "json")]
pub(super) mod example;
#[cfg(feature = "json")]
pub(super) mod header_form;
#[cfg(any(feature = "json", feature = "markdown"))]
pub(super) mod inline;
#[cfg(feature = "json")]
pub(super) mod json;
pub(super) mod names;
#[cfg(any(feature = "html", feature = "openapi"))]
pub(crate) mod nearest;
pub(super) mod phrases;
mod record;
#[cfg(feature = "json")]
pub(super) mod sample;
#[cfg(feature = "json")]
pub(super) mod schema;
#[cfg(any(
    feature = "html",
    feature = "openapi",
    feature = "testing",
    feature = "typescript"
))]
pub(crate) mod standard;
mod unite;
#[cfg(all(feature = "json", feature = "markdown"))]
pub(super) mod words;

use std::fmt;

use crate::declaration::grpc_code::GrpcCode;
use record::record;

pub use conflicts::{Conflict, Conflicts};
#[cfg(feature = "markdown")]
pub use description::Sections;

record! {
    /// All that documents say of the errors of an API: made by [`Catalog::model`](super::Catalog::model),
    /// or read from JSON that was published.
    ///
    /// ```
    /// use flowcms_status::FlowCms;
    ///
    /// let model = FlowCms::CATALOG.model();
    /// let entry = &model.entries()[3];
    /// assert_eq!((entry.reason(), entry.status().code()), ("not_found", 404));
    /// assert_eq!(entry.type_name(), "NotFoundProblem");
    /// ```
    pub struct Model {
        /// The title of the API, or the name of the error type.
        name "name": String => &str,
        /// The version of the API, if it was given.
        version "version": Option<String> => Option<&str>,
        /// The classes of the codes of all entries, in the order of their digits.
        classes "classes": Vec<EntryClass> => &[EntryClass],
        /// The problem types, in the order of their declarations.
        entries "problem_types": Vec<Entry> => &[Entry],
        /// The reasons that are not sent any more.
        retired "retired": Vec<RetiredEntry> => &[RetiredEntry],
        /// The error types, each with the reasons that it answers with, itself and through others.
        errors "errors": Vec<ErrorType> => &[ErrorType],
        /// The reasons that were asked for and that the catalogue does not have.
        unknown "unknown": Vec<String> => &[String],
    }
}

record! {
    /// A class of status codes, `4xx`, as the first table with it has it.
    pub struct EntryClass {
        /// The first digit of the codes of the class, 1 to 5.
        digit "digit": u8 => u8,
        /// The name of the class, such as `Client Error`.
        name "name": String => &str,
        /// The sentence that says what the class means.
        context "context": String => &str,
    }
}

record! {
    /// A problem type with all that is known of it.
    pub struct Entry {
        /// The stable machine-readable name.
        reason "reason": String => &str,
        /// Its name where formats need one, such as `EntryNotFoundProblem`: letters, digits and `_`
        /// of ASCII, unique in the catalogue.
        type_name "type_name": String => &str,
        /// The `type` member: an absolute URI or `about:blank` (RFC 9457, section 3.1.1).
        type_uri "type": String => &str,
        /// The `title` member: a short summary (RFC 9457, section 3.1.3).
        title "title": String => &str,
        /// What the API's user should know and do, as the first producer has it.
        context "context": String => &str,
        /// The doc comment in Markdown, of the first producer that has one.
        description "description": String => &str,
        /// Every code that its responses can have, the declared one first.
        codes "codes": Vec<EntryStatus> => &[EntryStatus],
        /// Whether a producer writes bodies of the API's own form instead of problem documents.
        is_rendered "rendered": bool => bool,
        /// The headers of its responses with the declared code, without `Cache-Control: no-store`,
        /// which each one from 400 up has.
        headers "headers": Vec<EntryHeader> => &[EntryHeader],
        /// The extension members of its documents (RFC 9457, section 3.2).
        members "members": Vec<EntryMember> => &[EntryMember],
        /// Whether the same request is worth sending again, as the first producer has it.
        retry "retry": EntryRetry => &EntryRetry,
        /// The gRPC code.
        grpc_code "grpc_code": GrpcCode => GrpcCode,
        /// Whether all of its producers are `#[deprecated]`, and since when.
        deprecation "deprecated": Option<EntryDeprecation> => Option<&EntryDeprecation>,
        /// The variants that answer with it, in the order of the types.
        producers "declared_by": Vec<Producer> => &[Producer],
    }
}

record! {
    /// A code that responses can have, with what is said in them.
    pub struct EntryStatus {
        /// The status code (RFC 9110, section 15).
        code "code": u16 => u16,
        /// The table's name for it.
        name "name": String => &str,
        /// The `title` of documents with it.
        title "title": String => &str,
        /// The `context` of documents with it, as the first producer has it.
        context "context": String => &str,
        /// The `detail` of documents with it, as the first producer has it.
        detail "detail": EntryDetail => &EntryDetail,
        /// An example of that `detail`, if there is one.
        #[cfg(feature = "json")]
        detail_example "detail_example": Option<String> => Option<&str>,
        /// Whether responses with it carry the problem document: there are responses without
        /// content, and bodies of the API's own.
        has_document "document": bool => bool,
        /// All headers of responses with it, but for those that say what the content is.
        headers "headers": Vec<EntryHeader> => &[EntryHeader],
    }
}

record! {
    /// A header of responses.
    pub struct EntryHeader {
        /// The field name as it was declared (RFC 9110, section 5.1).
        name "name": String => &str,
        /// The value, `None` if each occurrence has its own.
        value "value": Option<String> => Option<&str>,
        /// Where the value of an occurrence comes from: the text with its placeholders, or the Rust
        /// type of the field; empty for a constant and where a function makes it.
        source "source": String => &str,
        /// Other values that it has elsewhere.
        others "others": Vec<HeaderValue> => &[HeaderValue],
        /// Whether every response has it, as far as that is known: a constant that is declared in each
        /// place that answers with the entry.
        is_certain "certain": bool => bool,
    }
}

record! {
    /// Another value that a header can have.
    pub struct HeaderValue {
        /// The value, `None` if each occurrence has its own.
        value "value": Option<String> => Option<&str>,
        /// Where the value of an occurrence comes from.
        source "source": String => &str,
    }
}

record! {
    /// An extension member of documents.
    pub struct EntryMember {
        /// The name of the member.
        name "name": String => &str,
        /// The Rust type of the value as it was written; empty where a function makes it.
        rust_type "rust_type": String => &str,
        /// The JSON Schema (draft 2020-12) of the value, where one is known: of the standard library's
        /// types, and with the feature `schemars` of all that are `JsonSchema`. That a missing value is
        /// left out is no part of it.
        #[cfg(feature = "json")]
        schema "schema": Option<serde_json::Value> => Option<&serde_json::Value>,
        /// A value that the schema allows, if one is easily found.
        #[cfg(feature = "json")]
        example "example": Option<serde_json::Value> => Option<&serde_json::Value>,
        /// Whether every document has it: its value is known to be no `Option`, and each place that
        /// answers with the entry declares it.
        is_required "required": bool => bool,
    }
}

record! {
    /// Rust's `#[deprecated]`.
    #[derive(Eq)]
    pub struct EntryDeprecation {
        /// The version since which it is deprecated.
        since "since": Option<String> => Option<&str>,
        /// What to use instead.
        note "note": Option<String> => Option<&str>,
    }
}

record! {
    /// Where a problem type is declared, written as `ContentError::EntryNotFound`, and what is declared
    /// there. In JSON what is the entry's too is left out.
    pub struct Producer {
        /// The name of the error type, of the map or of the table.
        error "type": String => &str,
        /// The path of the error type, as `std::any::type_name` has it.
        path "path": String => &str,
        /// The variant, or the pattern of a map; of a struct its name.
        variant "variant": String => &str,
        /// Whether it is the library's own.
        is_foreign "foreign": bool => bool,
        /// What the API's user should know and do.
        context "context": String => &str,
        /// The doc comment in Markdown.
        description "description": String => &str,
        /// Every code that its responses can have, the declared one first.
        codes "codes": Vec<EntryStatus> => &[EntryStatus],
        /// Whether it writes bodies of the API's own form.
        is_rendered "rendered": bool => bool,
        /// The headers of its responses with the declared code.
        headers "headers": Vec<EntryHeader> => &[EntryHeader],
        /// The extension members of its documents.
        members "members": Vec<EntryMember> => &[EntryMember],
        /// Whether the same request is worth sending again.
        retry "retry": EntryRetry => &EntryRetry,
        /// The gRPC code.
        grpc_code "grpc_code": GrpcCode => GrpcCode,
        /// Whether it is `#[deprecated]`, and since when.
        deprecation "deprecated": Option<EntryDeprecation> => Option<&EntryDeprecation>,
    }
}

record! {
    /// A reason that is not sent any more.
    pub struct RetiredEntry {
        /// The reason as it was.
        reason "reason": String => &str,
        /// The code that it was sent with.
        status "status": u16 => u16,
        /// The table's name for the code.
        name "name": String => &str,
        /// Since when, and what comes instead, in Markdown.
        note "note": String => &str,
    }
}

record! {
    /// An error type, a map or a table.
    pub struct ErrorType {
        /// Its name.
        name "name": String => &str,
        /// The reasons that it answers with, itself and through others.
        reasons "reasons": Vec<String> => &[String],
    }
}

/// The `detail` (RFC 9457, section 3.1.4) as callers see it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum EntryDetail {
    /// There is none.
    None,
    /// There is none, since nothing lets the error's own text out.
    Private,
    /// Always the same.
    Text(String),
    /// A text with placeholders.
    Template(String),
    /// What the error says.
    OfOccurrence,
}

/// Whether a caller should send the same request again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryRetry {
    /// The same request fails again.
    Never,
    /// Later, waiting longer each time.
    Backoff,
    /// After what the named header of the response says.
    After(String),
}

impl Model {
    /// The class with that digit.
    #[must_use]
    pub fn class(&self, digit: u8) -> Option<&EntryClass> {
        self.classes.iter().find(|class| class.digit == digit)
    }

    /// The same with one reason alone, current or retired.
    #[cfg(feature = "html")]
    pub(in crate::catalog) fn of_reason(&self, reason: &str) -> Self {
        let errors = self.errors.iter();
        let errors = errors.filter(|error| error.reasons.iter().any(|known| known == reason));
        Self {
            name: self.name.clone(),
            version: self.version.clone(),
            classes: self.classes.clone(),
            entries: (self.entries.iter().filter(|entry| entry.reason == reason))
                .cloned()
                .collect(),
            retired: (self
                .retired
                .iter()
                .filter(|retired| retired.reason == reason))
            .cloned()
            .collect(),
            errors: errors.cloned().collect(),
            unknown: Vec::new(),
        }
    }
}

impl Entry {
    /// The declared code.
    ///
    /// # Panics
    ///
    /// Never: an entry has a code.
    #[must_use]
    pub fn status(&self) -> &EntryStatus {
        &self.codes[0]
    }

    /// The `detail` of documents with the declared code, as the first producer has it.
    #[must_use]
    pub fn detail(&self) -> &EntryDetail {
        &self.status().detail
    }

    /// Every context, with the producers that have it.
    #[must_use]
    pub fn contexts(&self) -> Vec<(&str, Vec<&Producer>)> {
        self.grouped(Producer::context)
    }

    /// Every `detail` of documents with the declared code, with the producers that have it.
    #[must_use]
    pub fn details(&self) -> Vec<(&EntryDetail, Vec<&Producer>)> {
        self.grouped(|producer| &producer.codes[0].detail)
    }

    /// Every retry class, with the producers that have it.
    #[must_use]
    pub fn retries(&self) -> Vec<(&EntryRetry, Vec<&Producer>)> {
        self.grouped(Producer::retry)
    }

    /// The retry class, if all producers have the same.
    #[must_use]
    pub fn agreed_retry(&self) -> Option<&EntryRetry> {
        let is_agreed = self.producers.iter().all(|one| one.retry == self.retry);
        is_agreed.then_some(&self.retry)
    }

    /// Every gRPC code, with the producers that have it.
    #[must_use]
    pub fn grpc_codes(&self) -> Vec<(GrpcCode, Vec<&Producer>)> {
        self.grouped(Producer::grpc_code)
    }

    fn grouped<'e, T: PartialEq>(
        &'e self,
        of: impl Fn(&'e Producer) -> T,
    ) -> Vec<(T, Vec<&'e Producer>)> {
        let mut groups: Vec<(T, Vec<&Producer>)> = Vec::new();
        for producer in &self.producers {
            let value = of(producer);
            match groups.iter_mut().find(|(known, _)| *known == value) {
                Some((_, producers)) => producers.push(producer),
                None => groups.push((value, vec![producer])),
            }
        }
        groups
    }

    /// Whether a response with any of its codes carries the problem document.
    #[must_use]
    pub fn has_document(&self) -> bool {
        self.codes.iter().any(|status| status.has_document)
    }
}

impl EntryStatus {
    /// The first digit of the code.
    #[must_use]
    pub const fn class(&self) -> u8 {
        class_of(self.code)
    }
}

impl RetiredEntry {
    /// The first digit of the code.
    #[must_use]
    pub const fn class(&self) -> u8 {
        class_of(self.status)
    }
}

#[allow(clippy::cast_possible_truncation)] // of three digits
const fn class_of(code: u16) -> u8 {
    (code / 100) as u8
}

impl EntryHeader {
    /// Its values: the first, then the others.
    pub fn values(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        let others = self.others.iter();
        std::iter::once((self.value(), self.source()))
            .chain(others.map(|other| (other.value(), other.source())))
    }

    pub(crate) fn is_named(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// `404 Not Found`.
impl fmt::Display for EntryStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.name)
    }
}

/// `4xx Client Error`.
impl fmt::Display for EntryClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}xx {}", self.digit, self.name)
    }
}

/// `ContentError::EntryNotFound`.
impl fmt::Display for Producer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.error == self.variant {
            f.write_str(&self.variant)
        } else {
            write!(f, "{}::{}", self.error, self.variant)
        }
    }
}
