//! No lint fires inside what the macros emit. What is tested here is that this file compiles; clippy
//! reads it too, with `-D warnings`.

#![deny(
    warnings,
    future_incompatible,
    nonstandard_style,
    rust_2018_idioms,
    unused,
    clippy::all,
    clippy::pedantic,
    clippy::nursery
)]
#![deny(
    explicit_outlives_requirements,
    let_underscore_drop,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    non_ascii_idents,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    variant_size_differences
)]

use std::error::Error;
use std::fmt;
use std::num::ParseIntError;
use std::sync::Arc;
use std::time::Duration;

use flowcms_status::http::StatusCode;
use flowcms_status::{FieldErrors, FlowCms, FlowError, Problem, status_table};

status_table! {
    /// Codes with every attribute of a row.
    #[flow(adapters(axum))]
    pub enum Codes {
        2xx "Success" "It worked." { 200 "OK" "Here it is.", }
        3xx "Redirection" "It is elsewhere." { 304 "Not Modified" "You have it.", }
        4xx "Client Error" "The request is wrong." {
            /// Rows have docs.
            #[flow(retry = never)]
            400 "Bad Request" "It cannot be read by `FlowCMS`, see https://example.com or <this>.",
            #[flow(header("WWW-Authenticate" = "Bearer"))]
            401 "Unauthorized" "Who are you?",
            #[flow(header("X-A" = "a"))]
            #[flow(header("X-B" = "b"))]
            #[flow(retry(after = "Retry-After"))]
            429 "Too Many Requests" "Wait | wait.",
        }
        5xx "Server Error" "It is our fault." {
            #[flow(retry = backoff)]
            500 "Internal Server Error" "Something broke.",
        }
    }
}

status_table! {
    /// One row, and nothing uses the table.
    enum Single { 5xx "Server Error" "Ours." { 500 "Internal Server Error" "Broken." } }
}

status_table! {
    /// A map that is used by `map =` only, so that it is never made.
    #[flow(client = NumberProblem)]
    struct Number(ParseIntError) in FlowCms {
        error if *error.kind() == std::num::IntErrorKind::Empty => 400 "Send a number.",
        _ => 422 or 401,
    }
}

status_table! {
    /// A map with every key.
    #[flow(
        type_base = "https://docs.example.com/errors#", header("X-All" = "all"),
        member("origin" = origin_of), render = legacy, adapters(),
        retired("was_every" = 400, "Since 1.2."), client = EveryProblem
    )]
    #[derive(Clone)]
    pub struct Every(pub fmt::Error) in Codes {
        /// A row has docs.
        #[flow(
            reason = "every", title = "Every", detail = "{error}", header("X-Text" = "{error}"),
            header("X-Path" = header_of), member("text" = "{error:?}"), member("path" = origin_of),
            status = status_of, codes(401, 429), errors = errors_of, retry(after = "X-Wait"), log = warn, grpc = Unknown
        )]
        error @ fmt::Error => 400 "Context.",
    }
}

status_table! {
    /// A map of one row.
    pub struct Only(Arc<fmt::Error>) in FlowCms {
        #[flow(detail = display)]
        _ => 500,
    }
}

status_table! {
    /// A table that is no longer in use.
    #[deprecated = "nothing is old"]
    pub enum OldCodes { 4xx "Client Error" "Wrong." { 400 "Bad Request" "Wrong." } }
}

status_table! {
    /// A map that is no longer in use.
    #[deprecated = "nothing is old"]
    #[flow(client = OldMapProblem)]
    pub struct OldMap(fmt::Error) in FlowCms {
        #[flow(detail = "{it}")]
        it => 400,
    }
}

/// Every key of a type, a variant and a field.
#[derive(Debug, FlowError)]
#[flow(
    table = Codes, type_base = "https://docs.example.com/errors#", header("X-All" = "all"),
    member("origin" = origin_of), render = legacy, adapters(axum), crate = flowcms_status,
    retired("was" = 400, "Since 1.2."), retired("was_too" = 401, "Since 1.3."),
    client = EverythingProblem
)]
#[non_exhaustive]
pub enum Everything {
    /// With texts.
    ///
    /// # Causes
    ///
    /// Many.
    #[flow(
        code = 401, context = "Context.", title = "Title", reason = "texts.1",
        detail = "{text} {number:>width$} {r#type:?}", header("WWW-Authenticate" = "Basic {text}"),
        member("number_text" = "{number}"), retry = never, log = trace, grpc = DataLoss
    )]
    Texts {
        /// A text.
        #[flow(member, header = "X-Text")]
        text: String,
        /// A number.
        #[flow(member = "number")]
        number: u64,
        /// A width.
        width: usize,
        /// A raw name.
        r#type: bool,
    },
    /// With functions.
    #[flow(
        code = 400, detail = detail_of, header("X-Path" = header_of), member("path" = origin_of),
        status = status_of, codes(429, 500), retry = backoff, log = off
    )]
    Functions,
    /// With a status in a field.
    #[flow(code = 500, detail = none, retry(after = "Retry-After"), log = info)]
    Status(
        #[flow(status)] Option<StatusCode>,
        #[flow(header = "Retry-After")] Duration,
    ),
    /// The same again.
    #[flow(same_as = Functions)]
    Again(u8),
    /// As it is displayed.
    #[flow(code = 500, detail = display, log = error)]
    Shown(String),
    /// Nothing of its own.
    #[flow(code = 304)]
    Unchanged,
    /// Answered by itself.
    #[flow(transparent, header("X-Outer" = "outer"), detail = "outer")]
    Inner(Box<Self>),
    /// Answered by a map.
    #[flow(map = Number)]
    Number(ParseIntError),
    /// Answered by a map, on a field.
    Mapped {
        /// The error.
        #[flow(map = Every)]
        source: fmt::Error,
        /// A member beside it.
        #[flow(member)]
        beside: u8,
    },
    /// Answered by what is in the box.
    #[flow(code = 500, downcast(Unit, OneVariant), header("X-Own" = "{place}"))]
    Boxed {
        /// The box.
        source: Box<dyn Error + Send + Sync>,
        /// A member beside it.
        #[flow(member)]
        place: u8,
    },
    /// With the errors of fields.
    #[flow(code = 400)]
    Fields {
        /// They.
        #[flow(errors(rename_all = "camelCase", "range"))]
        errors: FieldErrors,
    },
    /// No longer in use.
    #[deprecated = "it never happens"]
    #[flow(code = 400)]
    Old {
        /// No longer in use either.
        #[deprecated = "it is always 0"]
        #[flow(member)]
        count: u8,
    },
}

/// Generic over all there is.
#[derive(Debug, FlowError)]
#[flow(client = GenericProblem)]
pub enum Generic<'text, T: Error = fmt::Error, U = u8, const N: usize = 1>
where
    U: fmt::Debug,
{
    /// Borrowed.
    #[flow(code = 404, detail = "{text}")]
    Borrowed {
        /// The text.
        #[flow(member)]
        text: &'text str,
    },
    /// Borrowed errors of fields.
    #[flow(code = 400)]
    Fields(#[flow(errors)] &'text FieldErrors),
    /// Answered by `T`.
    #[flow(transparent)]
    Inner(T),
    /// With an array.
    #[flow(code = 409, detail = "{0:?}")]
    Array([U; N]),
}

/// Nothing is an instance of it.
#[derive(Debug, Clone, Copy, FlowError)]
#[flow(client = NeverProblem)]
pub enum Never {}

/// One variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FlowError)]
#[flow(client = OneVariantProblem)]
#[non_exhaustive]
pub enum OneVariant {
    /// That one.
    #[flow(code = 404)]
    Gone,
}

/// One variant with a field that is used.
#[derive(Debug, FlowError)]
#[flow(client = OneVariantWithFieldProblem)]
pub enum OneVariantWithField {
    /// That one.
    #[flow(code = 404, detail = "{0}")]
    Gone(#[flow(member = "field")] String),
}

/// A unit struct.
#[derive(Debug, Clone, Copy, FlowError)]
#[flow(code = 503, header("Retry-After" = "120"), client = UnitProblem)]
pub struct Unit;

/// No longer in use.
#[deprecated = "nothing is old"]
#[derive(Debug, Clone, Copy, FlowError)]
#[flow(code = 409, client = OldStructProblem)]
pub struct OldStruct(#[flow(member = "age")] u8);

/// One variant, and a box.
#[derive(Debug, FlowError)]
pub enum OnlyABox {
    /// That one.
    #[flow(code = 500, downcast(Unit))]
    Boxed(Arc<dyn Error>),
}

/// Nobody outside names it.
#[derive(Debug, FlowError)]
#[flow(client = PrivateProblem)]
enum Private {
    #[flow(code = 409)]
    Used,
    #[flow(transparent)]
    Other(OneVariant),
}

macro_rules! displayed {
    ($($type:ident,)*) => {$(
        #[allow(deprecated)]
        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(stringify!($type))
            }
        }

        #[allow(deprecated)]
        impl Error for $type {}
    )*};
}

displayed! { Everything, Never, OneVariant, OneVariantWithField, Unit, OldStruct, OnlyABox, Private, }

impl<T: Error, U: fmt::Debug, const N: usize> fmt::Display for Generic<'_, T, U, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("generic")
    }
}

impl<T: Error, U: fmt::Debug, const N: usize> Error for Generic<'_, T, U, N> {}

fn legacy(problem: &Problem<'_>) -> (&'static str, String) {
    ("text/plain", problem.reason().to_owned())
}

const fn origin_of<T>(_: &T) -> &'static str {
    "here"
}

const fn errors_of<T>(_: &T) -> Option<FieldErrors> {
    None
}

const fn header_of<T>(_: &T) -> u8 {
    1
}

const fn detail_of<T>(_: &T) -> &'static str {
    "public"
}

const fn status_of<T>(_: &T) -> u16 {
    429
}

#[test]
fn what_no_lint_fires_in_answers() {
    fn reason(error: &dyn FlowError) -> &'static str {
        error.problem_type().reason()
    }
    let nested = Everything::Inner(Box::new(Everything::Functions));
    let generic: Generic<'_, Unit, u8, 1> = Generic::Inner(Unit);
    assert_eq!(reason(&nested), "functions");
    assert_eq!(nested.status_code(), 429);
    assert_eq!(reason(&generic), "unit");
    assert_eq!(reason(&Generic::<Unit, _, 2>::Array([1, 2])), "array");
    assert_eq!(reason(&Every(fmt::Error)), "every");
    assert_eq!(reason(&Only(Arc::new(fmt::Error))), "internal_server_error");
    assert_eq!(reason(&OneVariant::Gone), "gone");
    assert_eq!(reason(&OneVariantWithField::Gone(String::new())), "gone");
    assert_eq!(reason(&Private::Used), "used");
    assert_eq!(reason(&Private::Other(OneVariant::Gone)), "gone");
    assert_eq!(reason(&OnlyABox::Boxed(Arc::new(Unit))), "unit");
    let boxed = Everything::Boxed {
        source: Box::new(OneVariant::Gone),
        place: 1,
    };
    assert_eq!(reason(&boxed), "gone");
    assert_eq!(Codes::Ok.name(), "OK");
    let number = Everything::Number("".parse::<u8>().unwrap_err());
    assert_eq!(reason(&number), "bad_request");
    assert_eq!(Everything::CATALOG.own().len(), 9);
}
