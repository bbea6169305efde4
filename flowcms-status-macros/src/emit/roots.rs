//! The roots of an expansion, and where rustc says what it has to say of it.

use std::collections::BTreeMap;

use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::Path;

use crate::declaration::spec::{Code, ConstText, Demand, Header, HeaderValue, Proofs};
use crate::names::plain;

/// The roots of an expansion: `<crate path>::__private` and the table.
pub(crate) struct Roots {
    pub(crate) private: TokenStream,
    pub(crate) table: TokenStream,
    pub(crate) is_default_table: bool,
    /// Where the table was written.
    table_span: Span,
}

impl Roots {
    pub(crate) fn new(krate: Option<&Path>, table: Option<&Path>) -> Self {
        let krate = match krate {
            Some(path) => path.to_token_stream(),
            None => quote!(::flowcms_status),
        };
        Self {
            private: quote!(#krate::__private),
            table: match table {
                Some(path) => path.to_token_stream(),
                None => quote!(#krate::FlowCms),
            },
            is_default_table: table.is_none(),
            table_span: table.map_or_else(Span::call_site, last_span),
        }
    }

    /// The same where something is left out since it is wrong: no row stands for its proof, rustc
    /// looks at each code.
    pub(crate) fn unproven(mut self) -> Self {
        self.is_default_table = false;
        self
    }

    /// What the expansion names inside of its block: the table, whose path rustc resolves once, and
    /// the traits whose constants stand in for those that a type lacks.
    pub(crate) fn prelude(&self, type_base: Option<&ConstText>) -> TokenStream {
        let Self { private, table, .. } = self;
        let based = type_base.map(|base| {
            let base = base.uri_base(private);
            quote!(.based(#base))
        });
        quote! {
            type __FlowTable = #table;
            #[allow(unused_imports)]
            use #private::{
                Declared as __FlowDeclared, Defines as __FlowDefines, More as __FlowMore, OfNoMap as _, OfNoTable as _,
                declared as __flow_declared, says as __flow_says, shaped as __flow_shaped,
                OfUnknown as _, OtherMember as _,
            };
            const __FLOW_VOICE: #private::Voice =
                #private::VoiceOf::<__FlowTable>::__FLOW_VOICE #based;
        }
    }

    /// The proofs that only rustc can give: that the table is one, has these codes, and gives the
    /// headers that HTTP demands with them. Each stands on its own literal.
    pub(crate) fn proofs(&self, codes: &[Code], proofs: &Proofs) -> TokenStream {
        let private = &self.private;
        let Proofs {
            codes: _,
            one_of,
            demands,
        } = proofs;
        let is_table = (!self.is_default_table).then(|| {
            let name = quote!(<__FlowTable as #private::StatusTable>::NAME);
            let name = relocate(name, self.table_span);
            quote!(const _: &::core::primitive::str = #name;)
        });
        let codes: Vec<TokenStream> = (codes.iter())
            .map(|code| {
                let literal = Literal::u16_unsuffixed(code.value);
                relocate(
                    quote!(__FlowDefines::<#literal>::__flow_row(__flow_table);),
                    code.span,
                )
            })
            .collect();
        let codes = (!codes.is_empty()).then(|| {
            quote! {
                fn __flow_codes() {
                    let __flow_table = #private::VoiceOf::<__FlowTable>::__flow_table();
                    #(#codes)*
                }
            }
        });
        let demands = demands.iter().map(|demand| {
            let Demand {
                code,
                header,
                message,
            } = demand;
            let value = Literal::u16_unsuffixed(code.value);
            let check = quote!(#private::demand_header(__FLOW_VOICE, #value, #header, #message));
            let check = relocate(check, code.span);
            quote!(const _: () = #check;)
        });
        let table = plain(&self.table);
        let one_of = one_of.iter().map(|codes| {
            let values = codes.iter().map(|code| Literal::u16_unsuffixed(code.value));
            let named: Vec<String> = codes
                .iter()
                .map(|code| format!("`{}`", code.value))
                .collect();
            let named = named.join(", ");
            let message =
                format!("`{table}` has none of these status codes: {named}, add a row to it");
            let check = quote!(#private::demand_one_of(__FLOW_VOICE, &[#(#values),*], #message));
            let span = codes.first().map_or_else(Span::call_site, |code| code.span);
            let check = relocate(check, span);
            quote!(const _: () = #check;)
        });
        quote!(#is_table #codes #(#one_of)* #(#demands)*)
    }

    /// The row of `code`. Of the default table, which is certainly one, it is the proof too that there
    /// is such a row, with all of its path on the code's literal. What another path is, is not known.
    pub(crate) fn status(&self, code: Code) -> TokenStream {
        let literal = Literal::u16_unsuffixed(code.value);
        if self.is_default_table {
            // Not `relocate`, which asks rustc twice for each token. An editor explains a keyword
            // wherever one stands.
            let span = Span::call_site().located_at(code.span);
            let keyword = quote!(as);
            quote_spanned!(span=> <__FlowTable #keyword __FlowDefines<#literal>>::STATUS)
        } else {
            quote!(__FLOW_VOICE.__status(#literal))
        }
    }
}

impl ConstText {
    /// What a reason can follow; what is wrong with a constant is found while it is evaluated.
    pub(crate) fn uri_base(&self, private: &TokenStream) -> TokenStream {
        match self {
            Self::Literal(text) => text.to_token_stream(),
            Self::Path(path) => at_path(path, quote!(#private::uri_base(#path))),
        }
    }

    /// The value of a header: a constant by the name that [`field_values`] gives it.
    pub(crate) fn field_value(&self) -> TokenStream {
        match self {
            Self::Literal(text) => text.to_token_stream(),
            Self::Path(path) => name_of_value(path).into_token_stream(),
        }
    }
}

/// The constants among the values of headers, each checked in one place, also where a generic type has
/// it and nobody uses that.
pub(crate) fn field_values<'h>(
    headers: impl Iterator<Item = &'h Header>,
    private: &TokenStream,
) -> TokenStream {
    let paths = headers.filter_map(|header| match &header.value {
        HeaderValue::Constant(ConstText::Path(path)) => Some((name_of_value(path), path)),
        _ => None,
    });
    let values: BTreeMap<Ident, &Path> = paths.collect();
    let values = values.into_iter().map(|(name, path)| {
        let value = at_path(path, quote!(#private::field_value(#path)));
        quote!(#[allow(non_upper_case_globals)] const #name: &::core::primitive::str = #value;)
    });
    values.collect()
}

fn name_of_value(path: &Path) -> Ident {
    let words = path.to_token_stream().to_string();
    let words: String = (words.chars())
        .filter(|char| *char != ' ')
        .map(|char| if char.is_alphanumeric() { char } else { '_' })
        .collect();
    format_ident!("__FLOW_VALUE_{words}")
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
            // An editor explains a keyword wherever one stands.
            if !matches!(&token, TokenTree::Ident(word) if word == "as") {
                token.set_span(token.span().located_at(span));
            }
            token
        })
        .collect()
}

/// The variable that a field is bound to. What rustc says of it, it says at `span`.
pub(crate) fn binding(field: usize, span: Span) -> Ident {
    format_ident!("__flow_{field}", span = Span::mixed_site().located_at(span))
}

/// A variable that no name of the user's can capture, and that none of theirs can see.
pub(crate) fn hygienic(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// Tokens around a path of the user's. What rustc says of them, it says at the path.
pub(crate) fn at_path(path: &Path, tokens: TokenStream) -> TokenStream {
    relocate(tokens, last_span(path))
}

/// Where the last name of a path stands: stable Rust cannot underline all of it.
pub(crate) fn last_span(path: &Path) -> Span {
    let last = path.segments.last();
    last.map_or_else(Span::call_site, |segment| segment.ident.span())
}
