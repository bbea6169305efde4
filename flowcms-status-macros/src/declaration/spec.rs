//! What has passed every check, of variants and of rows of maps alike.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{LitStr, Path, Type};

use crate::names::Case;

/// A status code with the literal it was written as.
#[derive(Clone, Copy)]
pub(crate) struct Code {
    pub(crate) value: u16,
    pub(crate) span: Span,
}

/// A problem type that has passed every check.
#[derive(Clone)]
pub(crate) struct ProblemType {
    pub(crate) code: Code,
    /// The codes that a row of a map has where a table lacks the first: `413 or 400`.
    pub(crate) or: Vec<Code>,
    /// `None` = the row's, known to the table only.
    pub(crate) reason: Option<String>,
    /// The whole URI, if it is not made of the base and the reason.
    pub(crate) type_uri: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) context: Option<String>,
    pub(crate) description: Description,
    pub(crate) deprecated: Option<Deprecation>,
    pub(crate) variant: String,
    pub(crate) detail: DetailPolicy,
    pub(crate) headers: Vec<Header>,
    /// Names of headers that are not sent, whoever else declares them.
    pub(crate) withheld: Vec<String>,
    pub(crate) members: Vec<Member>,
    pub(crate) status: Option<RunTimeStatus>,
    pub(crate) downcast: Option<Downcast>,
    pub(crate) codes: Option<Vec<Code>>,
    pub(crate) retry: Option<RetryClass>,
    pub(crate) log: Option<Ident>,
    pub(crate) grpc: Option<Ident>,
    pub(crate) same_as: bool,
    /// The type's `render` writes the body.
    pub(crate) is_rendered: bool,
    /// The public text as what it is made of, where that takes no formatting.
    pub(crate) assembled: Option<Assembled>,
    /// What an example of the detail is made of.
    pub(crate) shape: Option<String>,
    pub(crate) is_constant: bool,
}

/// A text with fields in it that may all be strings and integers: as it stands in a JSON string without
/// them, and how many bytes of it stand in front of each, from the field before it on.
#[derive(Clone)]
pub(crate) struct Assembled {
    pub(crate) text: String,
    pub(crate) before: Vec<u8>,
    pub(crate) fields: Vec<usize>,
}

/// The doc comment of a variant or a row.
#[derive(Clone, Default)]
pub(crate) struct Description {
    /// Texts and expressions with commas behind each, up to the last expression.
    pub(crate) before: TokenStream,
    pub(crate) text: String,
}

impl Description {
    pub(crate) fn is_empty(&self) -> bool {
        self.before.is_empty() && self.text.is_empty()
    }
}

impl ToTokens for Description {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { before, text } = self;
        if before.is_empty() {
            text.to_tokens(tokens);
        } else {
            tokens.extend(quote!(::core::concat!(#before #text)));
        }
    }
}

/// Rust's `#[deprecated]`.
#[derive(Clone, Default)]
pub(crate) struct Deprecation {
    pub(crate) since: Option<String>,
    pub(crate) note: Option<String>,
}

/// A reason that is not emitted any more.
pub(crate) struct RetiredReason {
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
pub(crate) enum DetailPolicy {
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
    After(LitStr),
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
    Constant(ConstText),
    Source(Source),
}

#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) rust_type: String,
    pub(crate) source: Source,
    /// It is `errors`, those of the request's fields.
    pub(crate) errors: Option<FieldErrors>,
}

/// What is known of the errors of a request's fields.
#[derive(Clone)]
pub(crate) struct FieldErrors {
    /// How the fields are called in JSON.
    pub(crate) names: Option<Case>,
    /// The reasons that items can have; none = not said.
    pub(crate) reasons: Vec<String>,
    /// The type of the field, where it mentions no parameter.
    pub(crate) ty: Option<Type>,
}

/// A text that is known when the program is compiled.
#[derive(Clone)]
pub(crate) enum ConstText {
    Literal(String),
    /// A constant.
    Path(Path),
}

/// A field of a variant: its place, and where its type stands.
#[derive(Clone, Copy)]
pub(crate) struct Field {
    pub(crate) index: usize,
    pub(crate) span: Span,
    /// The tail of a struct whose size nobody knows.
    pub(crate) may_be_unsized: bool,
}

/// A status that is known at run time only.
#[derive(Clone)]
pub(crate) enum RunTimeStatus {
    Field(Field),
    /// A function of the error.
    Function(Path),
}

/// Where a value comes from.
#[derive(Clone)]
pub(crate) enum Source {
    /// A field.
    Field(Field),
    Text(Format),
    /// A function of the error.
    Function(Path),
    Constant(Path),
}

/// A text for `format_args!`, and the fields it names.
#[derive(Clone)]
pub(crate) struct Format {
    pub(crate) literal: LitStr,
    /// The name in the text, the field's index and a trait it is written with.
    pub(crate) arguments: Vec<(String, usize, &'static str)>,
}

/// What only rustc can check, since it asks the table.
#[derive(Default)]
pub(crate) struct Proofs {
    /// Codes that the table must have.
    pub(crate) codes: Vec<Code>,
    /// Codes one of which the table must have.
    pub(crate) one_of: Vec<Vec<Code>>,
    pub(crate) demands: Vec<Demand>,
}

/// A header that HTTP demands and that only the table can give.
pub(crate) struct Demand {
    pub(crate) code: Code,
    pub(crate) header: String,
    pub(crate) message: String,
}
