//! One problem type, checked, and the tokens it becomes: variants of errors and rows of maps alike.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{LitStr, Path};

use crate::flow_error::attr::Retry;

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
    pub(crate) variant: String,
    pub(crate) detail: Detail,
    pub(crate) headers: Vec<Header>,
    pub(crate) members: Vec<Member>,
    pub(crate) status: Option<Source>,
    pub(crate) codes: Option<Vec<Code>>,
    pub(crate) retry: Option<RetryClass>,
    pub(crate) log: Option<Ident>,
    pub(crate) same_as: bool,
    /// The field that is the whole text of the error, where that can be read.
    pub(crate) text_field: Option<usize>,
    pub(crate) is_constant: bool,
    pub(crate) demands: Vec<Demand>,
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

/// The roots of an expansion: `<crate path>::__private` and the table.
pub(crate) struct Roots {
    pub(crate) private: TokenStream,
    pub(crate) table: TokenStream,
    pub(crate) is_default_table: bool,
}

impl Roots {
    pub(crate) fn new(krate: Option<&Path>, table: Option<&Path>) -> Self {
        let is_default_table = table.is_none();
        let krate = match krate {
            Some(path) => path.to_token_stream(),
            None => quote!(::flowcms_status),
        };
        let table = match table {
            Some(path) => path.to_token_stream(),
            None => quote!(#krate::FlowCms),
        };
        Self {
            private: quote!(#krate::__private),
            table,
            is_default_table,
        }
    }

    /// The names of the table and of its trait inside an expansion: if the path is wrong, rustc says
    /// so once.
    pub(crate) fn alias(&self) -> TokenStream {
        let Self { private, table, .. } = self;
        quote! {
            type __FlowTable = #table;
            #[allow(unused_imports)]
            use #private::{
                Declared as __FlowDeclared, Defines as __FlowDefines, DetailPolicy as __FlowDetail,
                More as __FlowMore, ProblemType as __FlowType,
            };
        }
    }

    /// The row of `code`, with all of its path on the code's literal: so that is where rustc says
    /// that the table has no such row.
    pub(crate) fn status(code: Code) -> TokenStream {
        let literal = Literal::u16_unsuffixed(code.value);
        let span = Span::call_site().located_at(code.span);
        quote_spanned!(span=> <__FlowTable as __FlowDefines<#literal>>::STATUS)
    }

    /// `const _: () = …` that fails where a demanded header is missing.
    pub(crate) fn demand(&self, demand: &Demand) -> TokenStream {
        let private = &self.private;
        let status = Self::status(demand.code);
        let (header, message) = (demand.header, &demand.message);
        let check = quote!(const _: () = #private::demand_header(#status, #header, #message););
        relocate(check, demand.code.span)
    }
}

/// The same tokens with the hygiene they have, located at `span`.
pub(crate) fn relocate(tokens: TokenStream, span: Span) -> TokenStream {
    tokens
        .into_iter()
        .map(|mut token| {
            if let TokenTree::Group(group) = &token {
                let inside = relocate(group.stream(), span);
                token = Group::new(group.delimiter(), inside).into();
            }
            token.set_span(token.span().located_at(span));
            token
        })
        .collect()
}

/// The variable that a field is bound to. What rustc says of it, it says at `span`.
pub(crate) fn binding(field: usize, span: Span) -> Ident {
    format_ident!("__flow_{field}", span = Span::mixed_site().located_at(span))
}

/// A reference to what a function of the user's returns.
pub(crate) fn call_by_ref(path: &Path, this: &TokenStream) -> TokenStream {
    let span = path.segments.last().map(|segment| segment.ident.span());
    relocate(quote!(&#path(#this)), span.unwrap_or_else(Span::call_site))
}

/// Tokens around a path of the user's. What rustc says of them, it says at the path.
pub(crate) fn at_path(path: &Path, tokens: TokenStream) -> TokenStream {
    match path.segments.last() {
        Some(segment) => relocate(tokens, segment.ident.span()),
        None => tokens,
    }
}

impl Field {
    pub(crate) fn binding(self) -> Ident {
        binding(self.index, self.span)
    }
}

impl Format {
    pub(crate) fn tokens(&self) -> TokenStream {
        let literal = &self.literal;
        let names: BTreeMap<&String, usize> = (self.arguments.iter())
            .map(|(name, field, _)| (name, *field))
            .collect();
        let arguments = names.into_iter().map(|(name, field)| {
            let (name, field) = (format_ident!("{name}"), binding(field, literal.span()));
            quote!(#name = #field)
        });
        quote!(::core::format_args!(#literal #(, #arguments)*))
    }

    pub(crate) fn fields(&self) -> impl Iterator<Item = usize> {
        self.arguments.iter().map(|(_, field, _)| *field)
    }
}

impl Source {
    fn fields(&self) -> Vec<usize> {
        match self {
            Self::Field(field) => vec![field.index],
            Self::Text(format) => format.fields().collect(),
            Self::Function(_) => Vec::new(),
        }
    }
}

/// Statements of an `occurrence` and the fields they name.
#[derive(Default)]
pub(crate) struct Occurrence {
    pub(crate) statements: TokenStream,
    pub(crate) fields: BTreeSet<usize>,
}

impl Occurrence {
    pub(crate) fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    /// Adds what each occurrence has of its own. `this` is the error, `problem` what is filled.
    pub(crate) fn add(
        &mut self,
        (headers, members): (&[Header], &[Member]),
        private: &TokenStream,
        this: &TokenStream,
        problem: &Ident,
    ) {
        for Header { name, value } in headers {
            let HeaderValue::Source(source) = value else {
                continue;
            };
            self.fields.extend(source.fields());
            let name = name.to_ascii_lowercase();
            let name = quote!(const { #private::HeaderName::from_static(#name) });
            self.statements.extend(match source {
                Source::Field(field) => {
                    let field = field.binding();
                    quote!(#private::Problem::add_header(#problem, #name, #field);)
                }
                Source::Text(format) => {
                    let format = format.tokens();
                    quote!(#private::Problem::add_header_text(#problem, #name, #format);)
                }
                Source::Function(path) => {
                    let value = call_by_ref(path, this);
                    quote!(#private::Problem::add_header(#problem, #name, #value);)
                }
            });
        }
        for Member { name, source, .. } in members {
            self.fields.extend(source.fields());
            self.statements.extend(match source {
                Source::Field(field) => {
                    let field = field.binding();
                    quote!(#private::Problem::add_member(#problem, #name, #field);)
                }
                Source::Text(format) => {
                    let format = format.tokens();
                    quote!(#private::Problem::__add_member_text(#problem, #name, #format);)
                }
                Source::Function(path) => {
                    let value = at_path(path, quote!(#path(#this)));
                    quote!(#private::Problem::add_owned_member(#problem, #name, #value);)
                }
            });
        }
    }
}

impl Problem {
    /// The problem type as an element of the static array. `index` is its place.
    pub(crate) fn declared(&self, roots: &Roots, index: usize) -> TokenStream {
        let private = &roots.private;
        let status = Roots::status(self.code);
        let reason = self.reason.as_deref().unwrap_or_default();
        let uri = self
            .type_uri(private, &status)
            .unwrap_or_else(|| quote!("about:blank"));
        let (description, variant) = (&self.description, &self.variant);
        let index = Literal::usize_unsuffixed(index);
        let text = match &self.detail {
            Detail::Default(Some(text)) => text,
            _ => "",
        };
        let more = self.more(roots);
        quote! {
            __FlowType { declared: __FlowDeclared {
                status: #status,
                reason: #reason,
                type_uri: #uri,
                description: #description,
                text: #text,
                variant: #variant,
                cells: __FLOW_CELLS_OF,
                cell: #index,
                more: #more,
            } }
        }
    }

    /// What few variants declare.
    fn more(&self, roots: &Roots) -> TokenStream {
        let private = &roots.private;
        let mut fields = TokenStream::new();
        let mut field = |name: &str, value: TokenStream| {
            let name = format_ident!("{name}");
            fields.extend(quote!(#name: #value,));
        };
        if let Some(detail) = self.detail.policy(private) {
            field("detail", detail);
        }
        for (name, text) in [("title", &self.title), ("context", &self.context)] {
            if let Some(text) = text {
                field(name, quote!(::core::option::Option::Some(#text)));
            }
        }
        if !self.headers.is_empty() {
            let headers = self.headers.iter().map(|header| header.declared(private));
            field("headers", quote!(&[#(#headers),*]));
        }
        if !self.members.is_empty() {
            let members = self.members.iter().map(|member| {
                let (name, rust_type) = (&member.name, &member.rust_type);
                quote!(#private::DeclaredMember::__new(#name, #rust_type))
            });
            field("members", quote!(&[#(#members),*]));
        }
        if let Some(retry) = &self.retry {
            let retry = retry.tokens(private);
            field("retry", quote!(::core::option::Option::Some(#retry)));
        }
        if let Some(level) = &self.log {
            let level = format_ident!("{}", crate::names::pascal_case(&level.to_string()));
            field(
                "log",
                quote!(::core::option::Option::Some(#private::LogLevel::#level)),
            );
        }
        if let Some(codes) = &self.codes {
            let codes = codes.iter().map(|code| Roots::status(*code));
            field(
                "codes",
                quote!(#private::RunTimeCodes::Listed(&[#(#codes),*])),
            );
        } else if self.status.is_some() {
            let statuses = quote!(<__FlowTable as #private::StatusTable>::STATUSES);
            field("codes", quote!(#private::RunTimeCodes::Table(#statuses)));
        }
        if self.same_as {
            field("same_as", quote!(true));
        }
        match (fields.is_empty(), self.is_constant) {
            (true, false) => return quote!(__FlowMore::NONE),
            (true, true) => return quote!(__FlowMore::CONSTANT),
            (false, false) => {}
            (false, true) => fields.extend(quote!(constant: true,)),
        }
        quote!(&__FlowMore { #fields ..__FlowMore::NOTHING })
    }

    /// `None` = `about:blank`.
    fn type_uri(&self, private: &TokenStream, status: &TokenStream) -> Option<TokenStream> {
        let base = self.type_base.as_ref()?;
        Some(match &self.reason {
            Some(reason) => {
                let uri = format!("{base}{reason}");
                quote!(#uri)
            }
            None => quote! {{
                const __FLOW_LEN: ::core::primitive::usize = #base.len() + #status.reason().len();
                const __FLOW_URI: [::core::primitive::u8; __FLOW_LEN] = #private::join(#base, #status.reason());
                #private::joined(&__FLOW_URI)
            }},
        })
    }
}

impl Detail {
    fn policy(&self, private: &TokenStream) -> Option<TokenStream> {
        Some(match self {
            // An empty text says nothing where it stands apart.
            Self::Default(Some(text)) if !text.is_empty() => return None,
            Self::Default(None) => return None,
            Self::Default(Some(text)) => quote!(__FlowDetail::Default {
                text: ::core::option::Option::Some(#text)
            }),
            _ => self.declared_policy(private)?,
        })
    }

    /// The policy, if one is declared.
    pub(crate) fn declared_policy(&self, private: &TokenStream) -> Option<TokenStream> {
        Some(match self {
            Self::Default(_) => return None,
            Self::None => quote!(#private::DetailPolicy::None),
            Self::Display => quote!(#private::DetailPolicy::Display),
            Self::Text(text) => quote!(#private::DetailPolicy::Text(#text)),
            Self::Template(text, _) => quote!(#private::DetailPolicy::Template(#text)),
            Self::Function(_) => quote!(#private::DetailPolicy::Function),
        })
    }

    /// What writes the text, and the fields it names, if `Display` does not.
    pub(crate) fn fmt(
        &self,
        this: &TokenStream,
        f: &Ident,
    ) -> Option<(TokenStream, BTreeSet<usize>)> {
        match self {
            Self::Default(_) | Self::None | Self::Display => None,
            Self::Text(text) => Some((
                quote!(::core::fmt::Formatter::write_str(#f, #text)),
                BTreeSet::new(),
            )),
            Self::Template(_, format) => {
                let tokens = format.tokens();
                Some((
                    quote!(::core::fmt::Formatter::write_fmt(#f, #tokens)),
                    format.fields().collect(),
                ))
            }
            Self::Function(path) => Some((
                {
                    let text = call_by_ref(path, this);
                    quote!(::core::fmt::Display::fmt(#text, #f))
                },
                BTreeSet::new(),
            )),
        }
    }
}

impl Header {
    pub(crate) fn declared(&self, private: &TokenStream) -> TokenStream {
        let name = &self.name;
        let value = match &self.value {
            HeaderValue::Constant(value) => quote!(::core::option::Option::Some(#value)),
            HeaderValue::Source(_) => quote!(::core::option::Option::None),
        };
        quote!(#private::DeclaredHeader::__new(#name, #value))
    }
}

impl RetryClass {
    pub(crate) fn tokens(&self, private: &TokenStream) -> TokenStream {
        match self {
            Self::Never => quote!(#private::Retry::Never),
            Self::Backoff => quote!(#private::Retry::Backoff),
            Self::After(header) => quote!(#private::Retry::After(#header)),
        }
    }
}
