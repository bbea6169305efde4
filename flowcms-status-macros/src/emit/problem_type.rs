//! A problem type as an element of the static array.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

use super::Roots;
use super::roots::call_by_ref;
use crate::declaration::spec::{
    Deprecation, DetailPolicy, Header, HeaderValue, Member, ProblemType, RetiredReason, RetryClass,
};

impl ProblemType {
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
            DetailPolicy::Default(Some(text)) => text,
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
            let members = self.members.iter().map(|member| member.declared(private));
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
        if let Some(code) = &self.grpc {
            field(
                "grpc",
                quote!(::core::option::Option::Some(#private::GrpcCode::#code)),
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
        if let Some(Deprecation { since, note }) = &self.deprecated {
            let [since, note] = [since, note].map(|text| match text {
                Some(text) => quote!(::core::option::Option::Some(#text)),
                None => quote!(::core::option::Option::None),
            });
            let deprecation = quote!(#private::Deprecation::__new(#since, #note));
            field(
                "deprecated",
                quote!(::core::option::Option::Some(#deprecation)),
            );
        }
        if self.is_rendered {
            field("content", quote!(#private::Content::Rendered));
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

impl DetailPolicy {
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
        let Self { name, value, from } = self;
        match value {
            HeaderValue::Constant(value) => {
                let value = quote!(::core::option::Option::Some(#value));
                quote!(#private::DeclaredHeader::__new(#name, #value))
            }
            HeaderValue::Source(_) => {
                quote!(#private::DeclaredHeader::__of_occurrence(#name, #from))
            }
        }
    }
}

impl Member {
    pub(crate) fn declared(&self, private: &TokenStream) -> TokenStream {
        let (name, rust_type) = (&self.name, &self.rust_type);
        quote!(#private::DeclaredMember::__new(#name, #rust_type))
    }
}

impl RetiredReason {
    pub(crate) fn tokens(&self, private: &TokenStream) -> TokenStream {
        let (reason, note) = (&self.reason, &self.note);
        let status = Roots::status(self.code);
        quote!(#private::RetiredReason::__new(#reason, #status, #note))
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
