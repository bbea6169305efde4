//! A map of a foreign error as a newtype.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt as _;

use super::check_map::{Map, MapRow};
use super::client::MadeReason;
use crate::declaration::spec::ProblemType;
use crate::emit::client::Side;
use crate::emit::{self, Catalog, Leaf, Occurrence, RowOf, Target, hygienic, relocate};
use crate::flow_error::expand::render;

/// Everything that a derived error has; of a wrong map what is right of it.
pub(crate) fn expand(map: &Map) -> TokenStream {
    if !map.has_table {
        return impls(map, &quote!(#[doc(hidden)]));
    }
    let Map {
        roots,
        ident,
        foreign,
        adapters,
        retired,
        rows,
        client,
        proofs,
        is_right,
        ..
    } = map;
    let private = &roots.private;
    let types = types(map);
    let proofs = roots.proofs(&proofs.codes, proofs);
    let distinct_reasons = distinct_reasons(map);
    let methods = methods(map);

    let members = rows.iter().enumerate().flat_map(|(index, row)| {
        let index = Literal::usize_unsuffixed(index).to_token_stream();
        let members = row.problem.members.iter().enumerate();
        members.map(move |(at, member)| (index.clone(), at, member, None))
    });
    let leaf = if *is_right {
        Leaf::new(
            &ident.unraw().to_string(),
            &quote!(&__FLOW_TYPES),
            &[],
            private,
        )
        .retired(retired, roots)
        .schemas(&foreign.to_token_stream(), members)
        .tokens()
    } else {
        quote!(#private::Leaf::EMPTY)
    };
    let docs = emit::rustdoc::docs(places(map), std::iter::empty(), roots);
    let target = Target::plain(ident);
    let Catalog { of_trait, inherent } = target.catalog(&leaf, &docs, private);
    let inherent = emit::rustdoc::with_rows(inherent, roots);
    let adapters = target.adapters(adapters.as_deref(), private);
    let made_reasons = client.iter().flat_map(|client| &client.made).map(|made| {
        let MadeReason { row, reason, span } = made;
        let row = Literal::usize_unsuffixed(*row);
        let check = quote!(#private::made_reason(__FLOW_DECLARED, #row, #reason));
        let check = relocate(check, *span);
        quote!(const _: () = #check;)
    });
    let made_reasons: TokenStream = made_reasons.collect();
    let client = side(map, Some(&target), !is_right);
    quote! {
        #types
        #proofs
        #distinct_reasons
        #made_reasons

        #[automatically_derived]
        #[allow(deprecated, unused_variables, unreachable_patterns)]
        impl #private::ErrorMap for #ident {
            type Error = #foreign;
            const __MAP: #private::MapDeclaration = __FLOW_DECLARED;

            fn problem_types() -> &'static [#private::ProblemType] {
                &__FLOW_TYPES
            }

            #methods
        }

        #of_trait
        #inherent
        #client
        #adapters
    }
}

/// The problem types of the rows, in the voice of the map's own table.
fn types(map: &Map) -> TokenStream {
    let Map {
        roots,
        common,
        rows,
        ..
    } = map;
    let private = &roots.private;
    let prelude = roots.prelude(common.type_base.as_ref());
    let declared = (rows.iter()).map(|row| row.problem.declared(RowOf::AnyTable, roots));
    let base = match &common.type_base {
        Some(base) => {
            let base = base.uri_base(private);
            quote!(::core::option::Option::Some(#base))
        }
        None => quote!(::core::option::Option::None),
    };
    let headers = rows.iter().flat_map(|row| &row.problem.headers);
    let values = emit::field_values(headers, private);
    let count = quote!(__FLOW_ROWS.len());
    let cells = emit::cells("", &count, private);
    quote! {
        #prelude
        #values
        const __FLOW_ROWS: &[__FlowDeclared] = &[#(#declared,)*];
        const __FLOW_DECLARED: #private::MapDeclaration =
            #private::MapDeclaration::__new(__FLOW_VOICE, #base, __FLOW_ROWS);
        #cells
        static __FLOW_OWN: #private::Voice = __FLOW_VOICE.kept_in(__flow_cells);
        static __FLOW_TYPES: [#private::ProblemType; #count] =
            __FLOW_DECLARED.__own(&__FLOW_OWN);
    }
}

/// The client type without the map, whose foreign error is not there.
pub(crate) fn client_alone(map: &Map) -> TokenStream {
    let (client, types, side) = (client(map), types(map), side(map, None, false));
    quote! {
        #client
        const _: () = {
            #types
            #side
        };
    }
}

/// The client type, which stands beside the map.
pub(crate) fn client(map: &Map) -> TokenStream {
    let client = map.client.as_ref();
    client.map_or_else(TokenStream::new, |of_map| {
        emit::client::definition(&of_map.client, &map.ident, &map.roots.private)
    })
}

/// What the client type implements.
fn side(map: &Map, target: Option<&Target>, is_stub: bool) -> Option<TokenStream> {
    map.client.as_ref().map(|of_map| {
        let side = Side {
            client: &of_map.client,
            private: &map.roots.private,
            target,
            types_of: &|_| TokenStream::new(),
            is_map: true,
            is_stub,
        };
        side.impls()
    })
}

/// What an editor needs: that the type has the impls, and what its catalogue lists.
pub(crate) fn in_editor(map: &Map) -> TokenStream {
    let text = emit::rustdoc::in_editor(places(map), std::iter::empty(), &map.roots);
    impls(map, &quote!(#[doc = #text]))
}

/// The problem types and the variants that go with them: a map has none.
fn places(map: &Map) -> impl Iterator<Item = (&ProblemType, Ident)> {
    (map.rows.iter()).map(|row| (&row.problem, format_ident!("_")))
}

/// The impls of a map that answers nothing.
fn impls(map: &Map, docs: &TokenStream) -> TokenStream {
    let Map {
        roots,
        ident,
        foreign,
        adapters,
        rows,
        ..
    } = map;
    let private = &roots.private;
    let error = hygienic("__flow_error");
    let patterns = rows.iter().map(|row| &row.pattern);
    let target = Target::plain(ident);
    let leaf = quote!(#private::Leaf::EMPTY);
    let Catalog { of_trait, inherent } = target.catalog(&leaf, docs, private);
    let adapters = target.adapters(adapters.as_deref(), private);
    let client = side(map, Some(&target), true);
    quote! {
        #[automatically_derived]
        #[allow(unused_variables, unreachable_patterns)]
        impl #private::ErrorMap for #ident {
            type Error = #foreign;
            const __MAP: #private::MapDeclaration = #private::MapDeclaration::NONE;

            fn problem_types() -> &'static [#private::ProblemType] {
                &[]
            }

            fn __row_of(#error: &#foreign) -> ::core::primitive::usize {
                match #error { #(#patterns => {})* _ => {} }
                0
            }
        }

        #of_trait
        #inherent
        #client
        #adapters
    }
}

/// The newtype and what it does through the error inside and its map.
pub(crate) fn definition(map: &Map) -> TokenStream {
    let Map {
        roots,
        attrs,
        vis,
        ident,
        field_vis,
        foreign,
        ..
    } = map;
    let private = &roots.private;
    let [f, problem, error] = ["__flow_f", "__flow_problem", "__flow_error"].map(hygienic);
    let this = quote!(<Self as #private::ErrorMap>);
    let name = ident.unraw().to_string();
    quote! {
        #(#attrs)*
        #vis struct #ident(#field_vis #foreign);

        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::convert::From<#foreign> for #ident {
            fn from(#error: #foreign) -> Self {
                Self(#error)
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::fmt::Display for #ident {
            fn fmt(&self, #f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #this::__display(&self.0, #f)
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::fmt::Debug for #ident {
            fn fmt(&self, #f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #this::__debug(&self.0, #name, #f)
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::error::Error for #ident {
            fn source(
                &self,
            ) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                #this::__source(&self.0)
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl #private::FlowError for #ident {
            fn problem_type(&self) -> &'static #private::ProblemType {
                #this::problem_type_of(&self.0)
            }

            fn status(&self) -> &'static #private::Status {
                #this::status_of(&self.0)
            }

            fn constant(&self) -> ::core::option::Option<&'static #private::ProblemType> {
                #private::ProblemType::__constant(#private::FlowError::problem_type(self))
            }

            fn fmt_detail(&self, #f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #this::fmt_detail_of(&self.0, #f)
            }

            fn occurrence<'__flow>(
                &'__flow self,
                #problem: &mut #private::Problem<'__flow>,
            ) {
                #this::occurrence_of(&self.0, #problem);
            }
        }
    }
}

/// The methods that depend on the row that matches.
fn methods(map: &Map) -> TokenStream {
    let Map {
        roots,
        foreign,
        common,
        rows,
        is_right,
        ..
    } = map;
    let private = &roots.private;
    let [f, problem, error, of_row] =
        ["__flow_f", "__flow_problem", "__flow_error", "__flow_type"].map(hygienic);
    let this = error.to_token_stream();
    let of_map = quote!(&#private::Mapped::<Self>(#error));
    let asked = (&this, &of_map);

    let mut indices = TokenStream::new();
    let mut statuses = Arms::new(quote!(#private::ProblemType::status(#of_row)));
    let mut details = Arms::new(quote!(::core::fmt::Display::fmt(#error, #f)));
    let mut occurrences = Arms::new(quote!({}));
    for (
        index,
        MapRow {
            pattern,
            problem: row,
            ..
        },
    ) in rows.iter().enumerate()
    {
        let index = Literal::usize_unsuffixed(index);
        indices.extend(quote!(#pattern => #index,));
        let status = row.status.as_ref().map(|status| {
            let status = status.value(asked, private);
            quote!(#private::ProblemType::__run_time(#of_row, #status))
        });
        statuses.add(pattern, status.as_ref());

        let write = row.detail.fmt(private, asked, &f).map(|(write, _)| write);
        details.add(pattern, write.as_ref());

        let mut occurrence = Occurrence::default();
        occurrence.add((&row.headers, &row.members), private, &this, &problem);
        let statements = &occurrence.statements;
        let fill = (!occurrence.is_empty()).then(|| quote!({ #statements }));
        occurrences.add(pattern, fill.as_ref());
    }

    // What rustc says of the patterns, it says once, and of all together at the name of the map.
    let mut matched = error.clone();
    matched.set_span(error.span().located_at(map.ident.span()));
    // Behind a last arm of ours rustc proposes no arm with `todo!()`, which a map does not take.
    let never = quote_spanned!(Span::mixed_site()=> _ if false => 0);
    let (never, lint) = if *is_right {
        (never, quote!(#[warn(unreachable_patterns)]))
    } else {
        // The rows that are left out are reported.
        (quote!(_ => 0), TokenStream::new())
    };
    let mut methods = quote! {
        #lint
        fn __row_of(#error: &#foreign) -> ::core::primitive::usize {
            match #matched { #indices #never }
        }
    };
    if let Some(arms) = statuses.into_tokens() {
        methods.extend(quote! {
            fn __status_of(
                #error: &#foreign,
                #of_row: &'static #private::ProblemType,
            ) -> &'static #private::Status {
                match #matched { #arms }
            }
        });
    }
    if let Some(arms) = details.into_tokens() {
        methods.extend(quote! {
            fn fmt_detail_of(
                #error: &#foreign,
                #f: &mut ::core::fmt::Formatter<'_>,
            ) -> ::core::fmt::Result {
                match #matched { #arms }
            }
        });
    }
    let before = render(common, private, &problem);
    let arms = occurrences.into_tokens();
    if arms.is_some() || !before.is_empty() {
        let of_rows = arms.map(|arms| quote!(match #matched { #arms }));
        methods.extend(quote! {
            fn occurrence_of<'__flow>(
                #error: &'__flow #foreign,
                #problem: &mut #private::Problem<'__flow>,
            ) {
                #before
                #of_rows
            }
        });
    }
    methods
}

/// The arms of a method in which only some rows say something. That all rows together are exhaustive,
/// another method shows.
struct Arms {
    /// Up to the last row that says something.
    tokens: TokenStream,
    /// Those of the rows behind it.
    behind: TokenStream,
    /// What the other rows do.
    otherwise: TokenStream,
}

impl Arms {
    fn new(otherwise: TokenStream) -> Self {
        Self {
            tokens: TokenStream::new(),
            behind: TokenStream::new(),
            otherwise,
        }
    }

    /// Every row keeps its place, because the first that matches counts.
    fn add(&mut self, pattern: &TokenStream, says: Option<&TokenStream>) {
        let does = says.unwrap_or(&self.otherwise);
        self.behind.extend(quote!(#pattern => #does,));
        if says.is_some() {
            self.tokens.extend(std::mem::take(&mut self.behind));
        }
    }

    fn into_tokens(self) -> Option<TokenStream> {
        let Self {
            mut tokens,
            otherwise,
            ..
        } = self;
        if tokens.is_empty() {
            return None;
        }
        tokens.extend(quote!(_ => #otherwise,));
        Some(tokens)
    }
}

/// Written reasons against those that the table gives to the other rows: each default is looked up
/// once among the written ones, which are sorted here.
fn distinct_reasons(map: &Map) -> TokenStream {
    let Map { roots, rows, .. } = map;
    let private = &roots.private;
    let mut written: Vec<(&str, Span)> = (rows.iter())
        .filter_map(|row| Some((row.problem.reason.as_deref()?, row.reason_span?)))
        .collect();
    if written.is_empty() || written.len() == rows.len() {
        return TokenStream::new();
    }
    written.sort_by_key(|(reason, _)| *reason);
    let reasons = written.iter().map(|(reason, _)| reason);
    let checks = written.iter().enumerate().map(|(index, (reason, span))| {
        let message = format!(
            "reason `{reason}` is declared twice, it is another row's default, choose another"
        );
        let index = Literal::usize_unsuffixed(index);
        let check = relocate(
            quote!(#private::free_reason(__FLOW_TAKEN[#index], #message)),
            *span,
        );
        quote!(const _: () = #check;)
    });
    let count = written.len();
    quote! {
        const __FLOW_TAKEN: [::core::primitive::bool; #count] =
            #private::taken_reasons([#(#reasons),*], __FLOW_DECLARED);
        #(#checks)*
    }
}
