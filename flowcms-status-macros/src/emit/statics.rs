//! The static arrays of problem types, and the cells of what is made of them at run time.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::Path;

use super::Roots;
use super::roots::at_path;
use crate::names::plain;

/// The problem types that a type declares itself.
pub(crate) fn statics(declared: &[TokenStream], roots: &Roots) -> TokenStream {
    let private = &roots.private;
    let count = declared.len();
    let cells = cells("", &quote!(#count), private);
    quote! {
        #cells
        static __FLOW_OWN: #private::Voice = __FLOW_VOICE.kept_in(__flow_cells);
        static __FLOW_TYPES: [#private::ProblemType; #count] = __FLOW_OWN.__types([#(#declared,)*]);
    }
}

/// The rows of a map in the voice of the type that uses it, which is its `index`th.
pub(crate) fn of_map(map: &Path, index: usize, roots: &Roots) -> TokenStream {
    let private = &roots.private;
    let types = format_ident!("__FLOW_MAP_{index}");
    let catalog = format_ident!("__flow_catalog_{index}");
    let suffix = format!("_{index}");
    let cells_name = format_ident!("__flow_cells{suffix}");
    let declaration = quote!(#private::MapOf::<#map>::__FLOW_MAP);
    let count = quote!(#declaration.__len());
    let cells = cells(&suffix, &count, private);
    let path = plain(&quote!(#map));
    let voice = format_ident!("__FLOW_VOICE_{index}");
    let voiced = quote!(#voice.__map(#path, #declaration));
    let voiced = at_path(map, voiced);
    quote! {
        #cells
        static #voice: #private::Voice = __FLOW_VOICE.of_map(#declaration).kept_in(#cells_name);
        static #types: [#private::ProblemType; #count] = #voiced;
        fn #catalog() -> #private::Catalog {
            #private::Catalog::__new(const {
                &#private::Nested::<#map>::__FLOW_LEAF.__in_voice(&#types)
            })
        }
    }
}

/// The cells of so many problem types. They are a function, since a constant may name no place that
/// changes.
pub(crate) fn cells(suffix: &str, count: &TokenStream, private: &TokenStream) -> TokenStream {
    let name = format_ident!("__flow_cells{suffix}");
    quote! {
        fn #name() -> &'static [#private::Cell] {
            static __FLOW_CELLS: [#private::Cell; #count] =
                [const { #private::Cell::new() }; #count];
            &__FLOW_CELLS
        }
    }
}
