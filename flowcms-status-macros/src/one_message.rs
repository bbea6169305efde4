//! One mistake makes one message, and none hides another.

use std::str::FromStr as _;

use proc_macro2::{Group, TokenStream, TokenTree};

use crate::declaration::attr::split_at_commas;
use crate::fuzz::{TABLES, TYPES};

type Expand = fn(TokenStream) -> TokenStream;

fn declarations() -> impl Iterator<Item = (&'static str, Expand)> {
    let types = TYPES
        .iter()
        .map(|text| (*text, crate::flow_error::whole as Expand));
    let tables = (TABLES.iter()).map(|text| (*text, crate::status_table::whole as Expand));
    types.chain(tables)
}

/// What the macro says, the places of first ones left out, and what it lets rustc say.
fn messages(expansion: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    let mut before = String::new();
    for token in expansion {
        match &token {
            TokenTree::Punct(_) => continue,
            TokenTree::Group(group) if matches!(&*before, "compile_error" | "demand_header") => {
                found.push(group.stream().to_string());
            }
            TokenTree::Group(group) => found.extend(messages(group.stream())),
            TokenTree::Ident(_) | TokenTree::Literal(_) => {}
        }
        before = token.to_string();
    }
    found.retain(|message| message != "\"first one here\"");
    found
}

/// The declaration with each item of each `#[flow(…)]` changed in turn.
fn changed(tokens: &TokenStream, change: fn(&str, &str) -> String) -> Vec<TokenStream> {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut all = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else {
            continue;
        };
        let is_flow = at > 0 && tokens[at - 1].to_string() == "flow";
        let inside = if is_flow {
            let items = split_at_commas(group.stream());
            let each = (0..items.len()).map(|index| {
                let items = items.iter().enumerate().map(|(at, item)| {
                    let item: TokenStream = item.iter().cloned().collect();
                    let text = item.to_string();
                    let end = text.find(|char: char| !char.is_alphanumeric() && char != '_');
                    let (key, value) = text.split_at(end.unwrap_or(text.len()));
                    if at == index {
                        change(key, value)
                    } else {
                        text
                    }
                });
                TokenStream::from_str(&items.collect::<Vec<_>>().join(",")).unwrap()
            });
            each.collect()
        } else {
            changed(&group.stream(), change)
        };
        all.extend(inside.into_iter().map(|inside| {
            let mut tokens = tokens.clone();
            tokens[at] = Group::new(group.delimiter(), inside).into();
            tokens.into_iter().collect()
        }));
    }
    all
}

fn assert_one_message(change: fn(&str, &str) -> String) {
    let mut count = 0;
    for (text, expand) in declarations() {
        let tokens = TokenStream::from_str(text).unwrap();
        let before = messages(expand(tokens.clone()));
        for changed in changed(&tokens, change) {
            let said = messages(expand(changed.clone()));
            let new: Vec<_> = said.iter().filter(|said| !before.contains(said)).collect();
            assert_eq!(new.len(), 1, "{new:#?}\n{changed}");
            count += 1;
        }
    }
    assert!(count > 50, "{count}");
}

#[test]
fn an_unknown_key_makes_one_message() {
    assert_one_message(|_, value| format!("zorp {value}"));
}

#[test]
fn a_misspelt_key_makes_one_message() {
    assert_one_message(|key, value| format!("{key}x {value}"));
}

#[test]
fn a_key_with_a_wrong_value_makes_one_message() {
    assert_one_message(|key, _| format!("{key} = 5.5"));
    assert_one_message(|key, _| format!("{key}[]"));
}

#[test]
fn a_key_without_its_value_makes_one_message_or_none() {
    for (text, expand) in declarations() {
        let tokens = TokenStream::from_str(text).unwrap();
        for changed in changed(&tokens, |key, _| key.to_owned()) {
            assert!(messages(expand(changed.clone())).len() <= 1, "{changed}");
        }
    }
}

/// Mistakes of one variant, and how many messages they make.
const MISTAKES: &[(&str, usize)] = &[
    ("#[flow(code = 405)] Variant", 1),
    ("#[flow(title = \"Missing\")] Variant", 1),
    ("#[flow(code = 700, reason = \"was it\")] Variant", 2),
    (
        "#[flow(code = 401, codes(405), detail = \"{x}\")] Variant",
        4,
    ),
    (
        "#[flow(transparent, code = 404)] Variant(#[flow(member)] A)",
        2,
    ),
    (
        "#[flow(detail = \"{x}\")] Variant(#[flow(transparent)] A, #[flow(map = M, member = \"type\")] B)",
        3,
    ),
    (
        "#[flow(same_as = Other, title = \"T\", header(\"Date\" = \"d\"))] Variant",
        3,
    ),
];

#[test]
fn no_mistake_hides_another() {
    let said = |variant: &str| {
        let text = format!("enum Errors {{ {variant} }}");
        messages(crate::flow_error::whole(
            TokenStream::from_str(&text).unwrap(),
        ))
    };
    for (variant, count) in MISTAKES {
        let before = said(variant);
        assert_eq!(before.len(), *count, "{before:#?}");
        for more in [
            "contxt = \"x\"",
            "log = loud",
            "grpc",
            "retry(after = \"a b\")",
        ] {
            let with_more = variant.replacen("#[flow(", &format!("#[flow({more}, "), 1);
            let after = said(&with_more);
            for message in &before {
                assert!(
                    after.contains(message),
                    "{message} is hidden by {more}: {after:#?}"
                );
            }
        }
    }
}
