//! `status_table!`: parse → check → expand, for tables of codes and maps of errors.

mod check_map;
mod check_table;
mod expand_map;
mod expand_table;
mod parse;

use proc_macro2::TokenStream;
use syn::parse::{ParseStream, Parser as _};

use crate::diag::Errors;

/// The table or the map; of a wrong one what is right of it, and all its mistakes.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut errors = Errors::default();
    let draft = (|input: ParseStream| parse::Draft::parse(input, &mut errors)).parse2(input);
    let expansion = match errors.ok(draft) {
        None => TokenStream::new(),
        Some(parse::Draft::Table(draft)) => {
            let table = check_table::table(draft, &mut errors);
            expand_table::expand(&table)
        }
        Some(parse::Draft::Map(draft)) => {
            let map = check_map::map(*draft, &mut errors);
            if errors.is_empty() {
                expand_map::expand(&map)
            } else {
                expand_map::stub(&map)
            }
        }
    };
    let mut tokens = errors.into_tokens();
    tokens.extend(expansion);
    tokens
}

/// What stands in front of the `=>` of each row of a map, which goes into the expansion as it is.
#[cfg(test)]
pub(crate) fn patterns(input: TokenStream) -> Vec<TokenStream> {
    let mut errors = Errors::default();
    match (|input: ParseStream| parse::Draft::parse(input, &mut errors)).parse2(input) {
        Ok(parse::Draft::Map(draft)) => draft.rows.into_iter().map(|row| row.pattern).collect(),
        Ok(parse::Draft::Table(_)) | Err(_) => Vec::new(),
    }
}
