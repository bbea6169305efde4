//! A map of a foreign error as a newtype.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::check_map::{Map, MapRow};
use crate::declaration::spec::ProblemType;
use crate::emit::rustdoc;
use crate::emit::{Occurrence, Roots, relocate};
use crate::flow_error::expand::{self, demands, render, schemas, statics};

/// The map as an impl of everything that a derived error has.
pub(crate) fn expand(map: &Map) -> TokenStream {
    let Map {
        roots,
        ident,
        foreign,
        adapters,
        retired,
        rows,
        proofs,
        ..
    } = map;
    let private = &roots.private;
    let problems: Vec<&ProblemType> = rows.iter().map(|row| &row.problem).collect();
    let definition = definition(map);
    let alias = roots.alias();
    let statics = statics(&problems, roots);
    let demands = demands(proofs, roots);
    let distinct_reasons = distinct_reasons(map);
    let methods = methods(map);
    let docs = rustdoc::docs(
        problems
            .iter()
            .map(|problem| (*problem, format_ident!("_"))),
        std::iter::empty(),
        roots,
    );
    let name = ident.to_string();
    let schemas = schemas(problems.iter().map(|problem| (*problem, None)), private);
    let has_retired = (!retired.is_empty()).then(|| quote!(.__retired(__FLOW_RETIRED)));
    let retired = expand::retired(retired, private);
    let only = adapters.as_ref().map(|names| quote!([#(#names)*]));
    quote! {
        #definition
        #[allow(deprecated)]
        const _: () = {
            #alias
            #demands
            #distinct_reasons
            #statics
            #retired

            #[allow(unused_imports)]
            use #private::OtherMember as _;

            #[automatically_derived]
            #[allow(unused_variables, unreachable_patterns)]
            impl #private::ErrorMap for #ident {
                type Error = #foreign;
                #methods
            }

            #[automatically_derived]
            impl #private::Catalogued for #ident {
                const CATALOG: #private::Catalog = #private::Catalog::__new(const {
                    &#private::Leaf::__new::<Self>(#name, &__FLOW_TYPES, &[]) #has_retired #schemas
                });
            }
        };

        #[automatically_derived]
        #[allow(deprecated)]
        impl #ident {
            #docs
            pub const CATALOG: #private::Catalog = <Self as #private::Catalogued>::CATALOG;
        }

        #private::impl_adapters! { {} {#ident} {} #only }
    }
}

/// What a wrong map leaves, so that no second mistake follows from the first.
pub(crate) fn stub(map: &Map) -> TokenStream {
    let Map {
        roots,
        ident,
        foreign,
        adapters,
        rows,
        proofs,
        ..
    } = map;
    let private = &roots.private;
    let definition = definition(map);
    let remains = expand::remains(proofs, roots);
    let error = hygienic("error");
    let patterns = rows.iter().map(|row| &row.pattern);
    let only = adapters.as_ref().map(|names| quote!([#(#names)*]));
    quote! {
        #definition
        #remains

        #[automatically_derived]
        #[allow(unused_variables, unreachable_patterns)]
        impl #private::ErrorMap for #ident {
            type Error = #foreign;
            fn problem_type_of(#error: &#foreign) -> &'static #private::ProblemType {
                match #error { #(#patterns => {})* _ => {} }
                #private::stub()
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl #private::Catalogued for #ident {
            const CATALOG: #private::Catalog = #private::Catalog::__new(&#private::Leaf::EMPTY);
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl #ident {
            #[doc(hidden)]
            pub const CATALOG: #private::Catalog = <Self as #private::Catalogued>::CATALOG;
        }

        #private::impl_adapters! { {} {#ident} {} #only }
    }
}

/// The newtype and what it does through the error inside and its map.
fn definition(map: &Map) -> TokenStream {
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
    quote! {
        #(#attrs)*
        #[derive(::core::fmt::Debug)]
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
                ::core::fmt::Display::fmt(&self.0, #f)
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::error::Error for #ident {
            fn source(
                &self,
            ) -> ::core::option::Option<&(dyn ::core::error::Error + 'static)> {
                ::core::error::Error::source(&self.0)
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl #private::Maps<#foreign> for #ident {}

        #[automatically_derived]
        #[allow(deprecated)]
        impl #private::FlowError for #ident {
            fn problem_type(&self) -> &'static #private::ProblemType {
                #this::problem_type_of(&self.0)
            }

            fn status(&self) -> &'static #private::Status {
                #this::status_of(&self.0)
            }

            fn detail(&self) -> #private::DetailPolicy {
                #this::detail_of(&self.0)
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
        ..
    } = map;
    let private = &roots.private;
    let [f, problem, error] = ["__flow_f", "__flow_problem", "__flow_error"].map(hygienic);
    let this = error.to_token_stream();

    let mut indices = TokenStream::new();
    let mut statuses = Arms::default();
    let mut details = Arms::default();
    let mut occurrences = Arms::default();
    for (index, row) in rows.iter().enumerate() {
        let MapRow {
            pattern,
            problem: row,
            ..
        } = row;
        let index = Literal::usize_unsuffixed(index);
        indices.extend(quote!(#pattern => #index,));
        let status = row.status.as_ref().map(|status| {
            let status = status.value(&this);
            quote!(#private::ProblemType::__run_time(&__FLOW_TYPES[#index], #status))
        });
        let of_row = quote!(#private::ProblemType::status(&__FLOW_TYPES[#index]));
        statuses.add(pattern, status.as_ref(), &of_row);

        let write = row.detail.fmt(&this, &f).map(|(write, _)| write);
        let display = quote!(::core::fmt::Display::fmt(#error, #f));
        details.add(pattern, write.as_ref(), &display);

        let mut occurrence = Occurrence::default();
        occurrence.add((&row.headers, &row.members), private, &this, &problem);
        let statements = &occurrence.statements;
        let fill = (!occurrence.is_empty()).then(|| quote!({ #statements }));
        occurrences.add(pattern, fill.as_ref(), &quote!({}));
    }

    // What rustc says of patterns that are not exhaustive, it says at the name of the map.
    let mut matched = error.clone();
    matched.set_span(error.span().located_at(map.ident.span()));
    let mut methods = quote! {
        #[warn(unreachable_patterns)]
        fn problem_type_of(#error: &#foreign) -> &'static #private::ProblemType {
            &__FLOW_TYPES[match #matched { #indices }]
        }
    };
    if let Some(arms) = statuses.into_tokens() {
        methods.extend(quote! {
            fn status_of(#error: &#foreign) -> &'static #private::Status {
                match #error { #arms }
            }
        });
    }
    if let Some(arms) = details.into_tokens() {
        methods.extend(quote! {
            fn fmt_detail_of(
                #error: &#foreign,
                #f: &mut ::core::fmt::Formatter<'_>,
            ) -> ::core::fmt::Result {
                match #error { #arms }
            }
        });
    }
    let before = render(common, private, &problem);
    let arms = occurrences.into_tokens();
    if arms.is_some() || !before.is_empty() {
        let of_rows = arms.map(|arms| quote!(match #error { #arms }));
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

/// The arms of a method in which only some rows say something.
#[derive(Default)]
struct Arms {
    tokens: TokenStream,
    is_needed: bool,
}

impl Arms {
    /// Every row keeps its place, because the first that matches counts.
    fn add(&mut self, pattern: &TokenStream, says: Option<&TokenStream>, otherwise: &TokenStream) {
        self.is_needed |= says.is_some();
        let does = says.unwrap_or(otherwise);
        self.tokens.extend(quote!(#pattern => #does,));
    }

    fn into_tokens(self) -> Option<TokenStream> {
        self.is_needed.then_some(self.tokens)
    }
}

/// Written reasons against those that the table gives to the other rows.
fn distinct_reasons(map: &Map) -> TokenStream {
    let Map { roots, rows, .. } = map;
    let private = &roots.private;
    let defaults: Vec<TokenStream> = (rows.iter())
        .filter(|row| row.problem.reason.is_none())
        .map(|row| {
            let status = Roots::status(row.problem.code);
            quote!(#status.reason())
        })
        .collect();
    if defaults.is_empty() {
        return TokenStream::new();
    }
    let checks = rows.iter().filter_map(|row| {
        let (reason, span) = (row.problem.reason.as_ref()?, row.reason_span?);
        let message = format!(
            "reason `{reason}` is declared twice, it is another row's default, choose another"
        );
        let check = quote! {
            const _: () = #private::distinct_reasons(#reason, &[#(#defaults),*], #message);
        };
        Some(relocate(check, span))
    });
    checks.collect()
}

/// A variable that the patterns and texts of the rows cannot see.
fn hygienic(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}
