//! A problem type as what it declares: a chain of calls, one for each key that was written.

use std::collections::BTreeSet;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote};

use super::Roots;
use super::occurrence::{This, asking};
use crate::declaration::spec::{
    Assembled, Code, Deprecation, DetailPolicy, Header, HeaderValue, Member, ProblemType,
    RetiredReason, RetryClass,
};
use crate::names::pascal_case;

/// Whose row a problem type has.
#[derive(Clone, Copy)]
pub(crate) enum RowOf {
    /// That of the type's table.
    Table,
    /// That of the table of whatever type uses the map.
    AnyTable,
}

impl ProblemType {
    /// What the variant or row declares.
    pub(crate) fn declared(&self, row_of: RowOf, roots: &Roots) -> TokenStream {
        let private = &roots.private;
        let Self {
            code: _,
            or,
            reason: _,
            type_uri,
            title,
            context,
            description: _,
            deprecated,
            variant: _,
            detail,
            headers,
            withheld,
            members,
            status,
            downcast: _,
            codes,
            retry,
            log,
            grpc,
            same_as,
            is_rendered,
            assembled: _,
            shape: _,
            is_constant: _,
        } = self;
        let (mut chain, unsaid) = self.begun(row_of, roots);
        chain.extend(title.as_ref().map(|text| quote!(.title(#text))));
        chain.extend(context.as_ref().map(|text| quote!(.context(#text))));
        chain.extend(unsaid);

        let mut more = TokenStream::new();
        let mut call = |name: &str, value: Option<TokenStream>| {
            if let Some(value) = value {
                let name = Ident::new(name, Span::call_site());
                more.extend(quote!(.#name(#value)));
            }
        };
        let text = |text: &String| quote!(#text);
        let flag = |is_set: bool| is_set.then(TokenStream::new);
        call("or", list(or.iter().copied().map(literal)));
        call("type_uri", type_uri.as_ref().map(text));
        call(
            "detail",
            match detail {
                DetailPolicy::Default(Some(says)) if says.is_empty() => Some(quote! {
                    #private::DetailPolicy::Default { text: ::core::option::Option::Some("") }
                }),
                detail => detail.declared_policy(private),
            },
        );
        if let DetailPolicy::Default(_) = detail {
            let of_fields = members.iter().find_map(|member| member.errors.as_ref());
            let is_public = of_fields.and_then(|errors| errors.is_public(private));
            call("private_unless", is_public);
        }
        let declared = headers.iter().map(|header| header.declared(private));
        call("headers", list(declared));
        call("withhold", list(withheld.iter().map(text)));
        call(
            "members",
            list(members.iter().map(|member| member.declared(private))),
        );
        call("retry", retry.as_ref().map(|retry| retry.tokens(private)));
        call(
            "log",
            log.as_ref().map(|level| {
                let level = format_ident!("{}", pascal_case(&level.to_string()));
                quote!(#private::LogLevel::#level)
            }),
        );
        call(
            "grpc",
            grpc.as_ref().map(|code| quote!(#private::GrpcCode::#code)),
        );
        match codes {
            Some(codes) => call("codes", list(codes.iter().copied().map(literal))),
            None => call("any_code", flag(status.is_some())),
        }
        call(
            "deprecated",
            deprecated.as_ref().map(|it| it.declared(private)),
        );
        call("rendered", flag(*is_rendered));
        call("same_as", flag(*same_as));
        if !more.is_empty() {
            chain.extend(quote!(.more(&__FlowMore::new() #more)));
        }
        chain
    }

    /// The call that the chain begins with, and what follows on title and context: the text, if the call has not said it.
    fn begun(&self, row_of: RowOf, roots: &Roots) -> (TokenStream, TokenStream) {
        let (variant, description) = (&self.variant, &self.description);
        let reason = self.reason.as_deref().unwrap_or_default();
        // An empty text is one that is not said.
        let says = match &self.detail {
            DetailPolicy::Default(Some(says)) if !says.is_empty() => Some(says),
            _ => None,
        };
        let mut after = TokenStream::new();
        if let (RowOf::Table, Some(says), true) = (row_of, says, self.is_constant) {
            let status = roots.status(self.code);
            let call = quote!(__flow_says(#status, #reason, #variant, #description, #says));
            return (call, after);
        }
        if let (RowOf::Table, Some(shape)) = (row_of, &self.shape) {
            let status = roots.status(self.code);
            let text = self.with_template(shape);
            let call = quote!(__flow_shaped(#status, #reason, #variant, #description, #text));
            return (call, after);
        }
        if let Some(says) = says {
            after.extend(quote!(.text(#says)));
        }
        if self.is_constant {
            after.extend(quote!(.constant()));
        }
        let call = match row_of {
            RowOf::Table => {
                let status = roots.status(self.code);
                quote!(__flow_declared(#status, #reason, #variant, #description))
            }
            RowOf::AnyTable => {
                let code = literal(self.code);
                let described = (!description.is_empty()).then(|| quote!(.describe(#description)));
                quote!(__FlowDeclared::new(#code, #reason, #variant) #described)
            }
        };
        (call, after)
    }

    /// What an example of the detail is made of, and what the detail is made of, as one text: where the
    /// second begins, or 0, how many fields stand in it, and how many bytes in front of each.
    fn with_template(&self, shape: &str) -> TokenStream {
        let assembled = (self.assembled.as_ref()).filter(|assembled| !assembled.text.is_empty());
        let at = u16::try_from(shape.len() + 2);
        let (Some(Assembled { text, before, .. }), Ok(at)) = (assembled, at) else {
            return quote!(#shape, 0, 0, 0);
        };
        let both = format!("{shape}\0\0{text}");
        let at = Literal::u16_unsuffixed(at);
        let count = Literal::usize_unsuffixed(before.len());
        let mut bytes = [0; 4];
        (bytes.iter_mut().zip(before)).for_each(|(to, from)| *to = *from);
        let before = Literal::u32_unsuffixed(u32::from_le_bytes(bytes));
        quote!(#both, #at, #count, #before)
    }
}

/// A slice, if there is something in it.
fn list(items: impl Iterator<Item = TokenStream>) -> Option<TokenStream> {
    let items: Vec<TokenStream> = items.collect();
    (!items.is_empty()).then(|| quote!(&[#(#items),*]))
}

fn literal(code: Code) -> TokenStream {
    let code = Literal::u16_unsuffixed(code.value);
    quote!(#code)
}

impl Deprecation {
    fn declared(&self, private: &TokenStream) -> TokenStream {
        let [since, note] = [&self.since, &self.note].map(|text| match text {
            Some(text) => quote!(::core::option::Option::Some(#text)),
            None => quote!(::core::option::Option::None),
        });
        quote!(#private::Deprecation::__new(#since, #note))
    }
}

impl DetailPolicy {
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
        private: &TokenStream,
        error: This<'_>,
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
            Self::Function(path) => {
                let written = asking(
                    path,
                    "detail",
                    error,
                    private,
                    |text| quote!(::core::fmt::Display::fmt(&#text, #f)),
                );
                let written = quote! {
                    ::core::option::Option::unwrap_or(
                        #written,
                        ::core::result::Result::Err(::core::fmt::Error),
                    )
                };
                Some((written, BTreeSet::new()))
            }
        }
    }
}

impl Header {
    pub(crate) fn declared(&self, private: &TokenStream) -> TokenStream {
        let Self { name, value, from } = self;
        match value {
            HeaderValue::Constant(value) => {
                let value = value.field_value();
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
    pub(crate) fn tokens(&self, roots: &Roots) -> TokenStream {
        let private = &roots.private;
        let (reason, note) = (&self.reason, &self.note);
        let status = roots.status(self.code);
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
