//! `#[cfg(…)]` on rows and on the whole: rustc decides, and the macro runs again on what is left.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;

use crate::declaration::attr::split_at_commas;

/// The two declarations that the first predicate decides between; `None` = there is no predicate.
pub(super) fn split(input: &TokenStream) -> Option<TokenStream> {
    let tokens: Vec<TokenTree> = input.clone().into_iter().collect();
    let (attributes, _) = attributes(&tokens);
    let this = this_macro(&attributes);
    if let Some((at, predicate)) = first_cfg(&attributes) {
        let rest = without(&tokens, at * 2, at * 2 + 2);
        return Some(quote!(#[cfg(#predicate)] #this! { #rest }));
    }
    let is_map =
        (tokens.iter()).any(|token| matches!(token, TokenTree::Ident(word) if word == "struct"));
    let predicate = predicate_of_rows(&tokens, is_map)?;
    let with = resolved(&tokens, is_map, &predicate, true);
    let without = resolved(&tokens, is_map, &predicate, false);
    Some(quote! {
        #[cfg(#predicate)]
        #this! { #with }
        #[cfg(not(#predicate))]
        #this! { #without }
    })
}

/// What stands in `#[…]` in front, and how many tokens that are.
fn attributes(tokens: &[TokenTree]) -> (Vec<TokenStream>, usize) {
    let mut found = Vec::new();
    let mut at = 0;
    while let (Some(TokenTree::Punct(hash)), Some(TokenTree::Group(group))) =
        (tokens.get(at), tokens.get(at + 1))
    {
        if hash.as_char() != '#' || group.delimiter() != Delimiter::Bracket {
            break;
        }
        found.push(bare(group.stream()));
        at += 2;
    }
    (found, at)
}

/// What a macro of the user's has put into one piece, `$meta`, as its tokens.
fn bare(tokens: TokenStream) -> TokenStream {
    let mut inside = tokens.clone().into_iter();
    match (inside.next(), inside.next()) {
        (Some(TokenTree::Group(group)), None) if group.delimiter() == Delimiter::None => {
            bare(group.stream())
        }
        _ => tokens,
    }
}

/// The first `cfg(…)` of the attributes, its place and what it asks.
fn first_cfg(attributes: &[TokenStream]) -> Option<(usize, TokenStream)> {
    attributes
        .iter()
        .enumerate()
        .find_map(|(at, attribute)| Some((at, inside_of("cfg", attribute)?)))
}

/// What stands in `name(…)`.
fn inside_of(name: &str, attribute: &TokenStream) -> Option<TokenStream> {
    let mut tokens = attribute.clone().into_iter();
    match (tokens.next()?, tokens.next()?) {
        (TokenTree::Ident(ident), TokenTree::Group(group)) if ident == name => Some(group.stream()),
        _ => None,
    }
}

/// The macro itself, where `#[flow(crate = …)]` says that it is found.
fn this_macro(attributes: &[TokenStream]) -> TokenStream {
    let keys = (attributes.iter()).filter_map(|attribute| inside_of("flow", attribute));
    let mut items = keys.flat_map(split_at_commas);
    let krate = items.find_map(|item| {
        let mut tokens = bare(item.into_iter().collect()).into_iter();
        let is_crate = tokens.next()?.to_string() == "crate" && tokens.next()?.to_string() == "=";
        is_crate.then(|| tokens.collect::<TokenStream>())
    });
    match krate {
        Some(path) => quote!(#path::status_table),
        None => quote!(::flowcms_status::status_table),
    }
}

fn without(tokens: &[TokenTree], from: usize, to: usize) -> TokenStream {
    tokens[..from]
        .iter()
        .chain(&tokens[to..])
        .cloned()
        .collect()
}

/// The rows between the commas, each with its comma. Those in front of a `=>` belong to a pattern.
fn rows(tokens: &[TokenTree], is_map: bool) -> Vec<&[TokenTree]> {
    let mut rows = Vec::new();
    let (mut start, mut is_behind_arrow) = (0, false);
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Punct(punct) = token else {
            continue;
        };
        let before = at.checked_sub(1).map(|before| &tokens[before]);
        match (punct.as_char(), before) {
            ('>', Some(TokenTree::Punct(before))) if before.as_char() == '=' => {
                is_behind_arrow = true;
            }
            (',', _) if is_behind_arrow || !is_map => {
                rows.push(&tokens[start..=at]);
                (start, is_behind_arrow) = (at + 1, false);
            }
            _ => {}
        }
    }
    rows.push(&tokens[start..]);
    rows
}

/// What the first row with a predicate asks.
fn predicate_of_rows(tokens: &[TokenTree], is_map: bool) -> Option<TokenStream> {
    bodies(tokens).find_map(|(_, body)| {
        let inside: Vec<TokenTree> = body.stream().into_iter().collect();
        if is_map {
            (rows(&inside, true).into_iter()).find_map(|row| Some(first_cfg(&attributes(row).0)?.1))
        } else {
            bodies(&inside).find_map(|(_, class)| {
                let inside: Vec<TokenTree> = class.stream().into_iter().collect();
                (rows(&inside, false).into_iter())
                    .find_map(|row| Some(first_cfg(&attributes(row).0)?.1))
            })
        }
    })
}

/// The groups in braces, and where they stand.
fn bodies(tokens: &[TokenTree]) -> impl Iterator<Item = (usize, &Group)> {
    tokens
        .iter()
        .enumerate()
        .filter_map(|(at, token)| match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some((at, group)),
            _ => None,
        })
}

/// The declaration where the predicate holds, or does not.
fn resolved(
    tokens: &[TokenTree],
    is_map: bool,
    predicate: &TokenStream,
    holds: bool,
) -> TokenStream {
    let mut tokens = tokens.to_vec();
    let places: Vec<usize> = bodies(&tokens).map(|(at, _)| at).collect();
    for at in places {
        let TokenTree::Group(body) = &tokens[at] else {
            continue;
        };
        let inside: Vec<TokenTree> = body.stream().into_iter().collect();
        let inside = if is_map {
            resolved_rows(&inside, true, predicate, holds)
        } else {
            // A class, whose rows stand in braces of their own.
            let mut inside = inside;
            for token in &mut inside {
                if let TokenTree::Group(class) = token {
                    let rows: Vec<TokenTree> = class.stream().into_iter().collect();
                    let rows = resolved_rows(&rows, false, predicate, holds);
                    *token = with_span(class, rows);
                }
            }
            inside.into_iter().collect()
        };
        tokens[at] = with_span(body, inside);
    }
    tokens.into_iter().collect()
}

fn with_span(group: &Group, inside: TokenStream) -> TokenTree {
    let mut changed = Group::new(group.delimiter(), inside);
    changed.set_span(group.span());
    changed.into()
}

fn resolved_rows(
    tokens: &[TokenTree],
    is_map: bool,
    predicate: &TokenStream,
    holds: bool,
) -> TokenStream {
    let asks = predicate.to_string();
    let rows =
        rows(tokens, is_map)
            .into_iter()
            .filter_map(|row| match first_cfg(&attributes(row).0) {
                Some((at, of_row)) if of_row.to_string() == asks => {
                    holds.then(|| without(row, at * 2, at * 2 + 2))
                }
                _ => Some(row.iter().cloned().collect()),
            });
    rows.collect()
}
