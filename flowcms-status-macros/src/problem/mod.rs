//! One problem type, checked, and the tokens it becomes: variants of errors and rows of maps alike.

mod declared;
mod occurrence;
mod roots;

use proc_macro2::{Ident, Span};
use syn::{LitStr, Path, Type};

use crate::flow_error::attr::Retry;

pub(crate) use occurrence::Occurrence;
pub(crate) use roots::{Roots, at_path, binding, call_by_ref, relocate};

/// A status code with the literal it was written as.
#[derive(Clone, Copy)]
pub(crate) struct Code {
    pub(crate) value: u16,
    pub(crate) span: Span,
}

/// A problem type that has passed every check.
#[derive(Clone)]
pub(crate) struct Problem {
    pub(crate) code: Code,
    /// `None` = the row's, known to the table only.
    pub(crate) reason: Option<String>,
    pub(crate) type_base: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) context: Option<String>,
    pub(crate) description: String,
    pub(crate) deprecated: Option<Deprecated>,
    pub(crate) variant: String,
    pub(crate) detail: Detail,
    pub(crate) headers: Vec<Header>,
    pub(crate) members: Vec<Member>,
    pub(crate) status: Option<Source>,
    pub(crate) downcast: Option<Downcast>,
    pub(crate) codes: Option<Vec<Code>>,
    pub(crate) retry: Option<RetryClass>,
    pub(crate) log: Option<Ident>,
    pub(crate) grpc: Option<Ident>,
    pub(crate) same_as: bool,
    /// The type's `render` writes the body.
    pub(crate) is_rendered: bool,
    /// The field that is the whole text of the error, where that can be read.
    pub(crate) text_field: Option<usize>,
    pub(crate) is_constant: bool,
    pub(crate) demands: Vec<Demand>,
}

/// Rust's `#[deprecated]`.
#[derive(Clone, Default)]
pub(crate) struct Deprecated {
    pub(crate) since: Option<String>,
    pub(crate) note: Option<String>,
}

/// A reason that is not emitted any more.
pub(crate) struct Retired {
    pub(crate) reason: String,
    pub(crate) code: Code,
    pub(crate) note: String,
}

/// A field with a boxed error, and the types that answer themselves if it is one of them.
#[derive(Clone)]
pub(crate) struct Downcast {
    pub(crate) field: Field,
    pub(crate) types: Vec<Type>,
}

/// The public text.
#[derive(Clone)]
pub(crate) enum Detail {
    Default(Option<String>),
    None,
    Display,
    Text(String),
    Template(String, Format),
    Function(Path),
}

#[derive(Clone)]
pub(crate) enum RetryClass {
    Never,
    Backoff,
    After(String),
}

impl From<&Retry> for RetryClass {
    fn from(retry: &Retry) -> Self {
        match retry {
            Retry::Never => Self::Never,
            Retry::Backoff => Self::Backoff,
            Retry::After(header) => Self::After(header.value()),
        }
    }
}

#[derive(Clone)]
pub(crate) struct Header {
    pub(crate) name: String,
    pub(crate) value: HeaderValue,
    /// The text with its placeholders, or the type of the field.
    pub(crate) from: String,
}

#[derive(Clone)]
pub(crate) enum HeaderValue {
    Constant(String),
    Source(Source),
}

#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) rust_type: String,
    pub(crate) source: Source,
}

/// A field of a variant: its place, and where its type stands.
#[derive(Clone, Copy)]
pub(crate) struct Field {
    pub(crate) index: usize,
    pub(crate) span: Span,
}

/// Where a value comes from.
#[derive(Clone)]
pub(crate) enum Source {
    /// A field.
    Field(Field),
    Text(Format),
    /// A function of the error.
    Function(Path),
}

/// A text for `format_args!`, and the fields it names.
#[derive(Clone)]
pub(crate) struct Format {
    pub(crate) literal: LitStr,
    /// The name in the text, the field's index and a trait it is written with.
    pub(crate) arguments: Vec<(String, usize, &'static str)>,
}

/// A header that HTTP demands and that only the table can give.
#[derive(Clone)]
pub(crate) struct Demand {
    pub(crate) code: Code,
    pub(crate) header: &'static str,
    pub(crate) message: String,
}
