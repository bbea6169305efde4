//! The roots of an expansion, and where rustc says what it has to say of it.

use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Path;

use crate::declaration::spec::{Code, Demand};

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
