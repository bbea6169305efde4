//! `status_table!`: parse → check → expand, for tables of codes and maps of errors.

mod cfg;
mod check_map;
mod check_table;
mod client;
mod expand_map;
mod expand_table;
mod parse;

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{ParseStream, Parser as _};

use crate::diag::Errors;
use crate::emit::Expansion;

/// All of it, as rustc has it.
#[cfg(test)]
pub(crate) fn whole(input: TokenStream) -> TokenStream {
    let Expansion { items, impls } = expand(input);
    items.into_iter().chain(impls).collect()
}

/// The table or the map; of a wrong one what is right of it, and all its mistakes.
pub(crate) fn expand(input: TokenStream) -> Expansion {
    expansion(input, expand_map::expand)
}

/// The caller's side of a map alone; of a wrong one its mistakes.
pub(crate) fn client_of_map(input: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let draft = (|input: ParseStream| parse::Draft::parse(input, &mut errors)).parse2(input);
    let client = match errors.ok(draft) {
        Some(parse::Draft::Map(draft)) => {
            let map = check_map::map(*draft, &mut errors);
            errors.is_empty().then(|| expand_map::client_alone(&map))
        }
        Some(parse::Draft::Table(_)) | None => None,
    };
    let mut tokens = errors.into_tokens();
    tokens.extend(client);
    tokens
}

/// What an editor needs of a map: that its type has the impls, and what its catalogue lists.
pub(crate) fn in_editor(input: TokenStream) -> TokenStream {
    expansion(input, expand_map::in_editor).impls
}

fn expansion(input: TokenStream, of_map: impl Fn(&check_map::Map) -> TokenStream) -> Expansion {
    if let Some(decided) = cfg::split(&input) {
        return Expansion {
            items: decided,
            impls: TokenStream::new(),
        };
    }
    let mut errors = Errors::default();
    let drafts = (|input: ParseStream| parse::Draft::all(input, &mut errors)).parse2(input);
    let Some(drafts) = errors.ok(drafts) else {
        // Beside an item that is wrong rustc misses no name.
        return Expansion {
            items: errors.into_tokens(),
            impls: TokenStream::new(),
        };
    };
    let (mut defined, mut impls) = <(TokenStream, TokenStream)>::default();
    for draft in drafts {
        match draft {
            parse::Draft::Table(draft) => {
                let table = check_table::table(draft, &mut errors);
                defined.extend(expand_table::expand(&table));
            }
            parse::Draft::Map(draft) => {
                let map = check_map::map(*draft, &mut errors);
                let of_map = of_map(&map);
                impls.extend(if impls.is_empty() {
                    of_map
                } else {
                    // Names of its own.
                    quote!(const _: () = { #of_map };)
                });
                defined.extend(expand_map::definition(&map));
                defined.extend(expand_map::client(&map));
            }
        }
    }
    let mut said = errors.into_tokens();
    said.extend(impls);
    Expansion {
        items: defined,
        impls: said,
    }
}

/// What stands in front of the `=>` of each row of a map, which goes into the expansion as it is.
#[cfg(test)]
pub(crate) fn patterns(input: TokenStream) -> Vec<TokenStream> {
    let mut errors = Errors::default();
    let drafts = (|input: ParseStream| parse::Draft::all(input, &mut errors)).parse2(input);
    let rows = drafts.into_iter().flatten().flat_map(|draft| match draft {
        parse::Draft::Map(draft) => draft.rows,
        parse::Draft::Table(_) => Vec::new(),
    });
    rows.map(|row| row.pattern).collect()
}
