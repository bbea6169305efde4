//! Whatever is written, the macros do not panic, and what they emit parses.

use std::collections::HashSet;
use std::fmt;
use std::str::FromStr as _;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use syn::parse::{ParseStream, Parser as _};

use crate::editor;
use crate::keys::MEANINGS;
use crate::status_table::whole as expand;

/// Valid declarations for the derive, with every key between them.
pub(crate) const TYPES: &[&str] = &[
    r#"
    /// Docs with `code`.
    #[derive(Debug)]
    #[flow(
        type_base = "https://docs.example.com/errors#", table = crate::Table,
        header("X-All" = "all"), member("origin" = origin), adapters(axum), crate = flowcms_status,
        client = ContentProblem
    )]
    pub enum Content<'a, T: Clone = u8, const N: usize = 3> where T: std::error::Error {
        /// # Causes
        #[error("entry `{slug}` does not exist")]
        #[flow(code = 404, context = "List them.", title = "No such entry", log = warn, grpc = NotFound)]
        NotFound { #[flow(member)] slug: String, #[flow(member = "r_type")] r#type: &'a [T; N] },
        #[error("{0}")]
        #[flow(code = 429, reason = "slow.down", retry(after = "Retry-After"))]
        Limited(#[flow(header = "Retry-After")] Duration),
        #[error("{0:>1$}")]
        #[flow(code = 413, status = status_of, codes(413, 415), detail = "{0:?} and {1:>8.2}")]
        Status(u64, usize),
        #[flow(code = 500, detail = none, header("X-Id" = "id-{id}"), member("numbers" = Self::numbers))]
        Private { id: u32, #[flow(status)] status: Option<u16> },
        #[flow(code = 422)]
        Wrong { #[flow(errors(rename_all = "camelCase", "range"))] errors: &'a FieldErrors },
        #[flow(same_as = NotFound)]
        Again,
        #[flow(transparent)]
        Inner(Box<Self>),
        #[flow(code = 500, downcast(AuthError, Missing<T>))]
        Boxed(#[from] anyhow::Error),
        #[flow(map = crate::maps::Storage, detail = display)]
        Storage(#[from] foreign::Error),
    }
    "#,
    r#"
    #[error("text {0}")]
    #[flow(code = 401, header("WWW-Authenticate" = challenge), render = legacy::<T>, retry = backoff)]
    pub(crate) struct Denied<T>(#[flow(member = "value")] T, #[flow(header = "X-N")] Option<i64>);
    "#,
    "#[flow(adapters())] enum Never {}",
    r"#[flow(code = 304, detail = none, retry = never, log = off)] struct Unchanged;",
    "struct Outer { #[flow(transparent)] inner: Inner, #[flow(member)] more: u8 }",
    "#[flow(code = 500)] struct Any { #[flow(downcast(Inner))] source: Box<dyn Error>, more: u8 }",
];

/// Valid declarations for the other macro.
pub(crate) const TABLES: &[&str] = &[
    r#"
    /// Codes.
    #[flow(crate = crate, adapters(axum))]
    pub enum Codes {
        2xx "Success" "Fine." { 200 "OK" "It worked.", 207 "Multi-Status" "Many.", },
        4xx "Client Error" "Not fine." {
            #[flow(header("WWW-Authenticate" = "Bearer"))]
            401 "Unauthorized" "Who?",
            #[flow(retry(after = "Retry-After"))] 429 "Too Many Requests" "Wait.",
        }
        5xx "Server Error" "Ours." { #[flow(retry = never)] 501 "Not Implemented" "Later." }
    }
    "#,
    r#"
    /// Storage.
    #[flow(type_base = "https://example.com/#", header("X-A" = "a"), member("origin" = origin), client = StorageProblem)]
    pub struct Storage(pub foreign::Error<'static>) in flowcms_status::FlowCms {
        foreign::Error::NoRows => 404 "Nothing there.",
        foreign::Error::Failure(e, _) if e.code == Code::Constraint => 409,
        #[flow(reason = "busy", title = "Busy", detail = "busy: {e}", retry = backoff, log = info, grpc = Unavailable)]
        foreign::Error::Busy(e) | foreign::Error::Locked(e) => 503,
        #[flow(reason = "row", detail = describe, header("X-Row" = row), member("row_id" = "{row:?}"), status = status_of, codes(502), errors = wrong)]
        ref row @ foreign::Error::Row { .. } => 500 "Ours.",
        _ => 500,
    }
    "#,
];

/// Words that mean something beside the keys, and some that mean nothing.
const WORDS: &[&str] = &[
    "flow",
    "error",
    "none",
    "display",
    "never",
    "backoff",
    "after",
    "off",
    "warn",
    "Aborted",
    "pub",
    "enum",
    "struct",
    "union",
    "where",
    "for",
    "in",
    "if",
    "ref",
    "mut",
    "dyn",
    "impl",
    "fn",
    "self",
    "Self",
    "super",
    "const",
    "static",
    "unsafe",
    "async",
    "match",
    "T",
    "Option",
    "_",
    "NotFound",
    "Inner",
    "axum",
    "ünïcode",
];

fn word() -> impl Strategy<Value = TokenTree> {
    let keys: Vec<&str> = MEANINGS.iter().map(|(key, _)| *key).collect();
    prop_oneof![
        2 => select(keys).prop_map(str::to_owned),
        2 => select(WORDS).prop_map(str::to_owned),
        1 => "[a-zA-Z_][a-zA-Z0-9_]{0,8}",
        1 => select(&["type", "match", "flow", "code"][..]).prop_map(|word| format!("r#{word}")),
    ]
    .prop_map(|word| match word.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()).into(),
        None => Ident::new(&word, Span::call_site()).into(),
    })
}

fn literal() -> impl Strategy<Value = TokenTree> {
    let text = prop_oneof![
        any::<String>(),
        "[{}:$.*#?>0-9a-z \"\\\\]{0,12}",
        select(
            &[
                "{0}", "{slug}", "{", "{{}}", "{:?}", "{0:.*}", "{0:1$}", "{é}", "\r\n", "\0"
            ][..]
        )
        .prop_map(str::to_owned),
    ];
    prop_oneof![
        3 => text.prop_map(|text| Literal::string(&text)),
        2 => (0_u16..700).prop_map(Literal::u16_unsuffixed),
        1 => any::<u128>().prop_map(Literal::u128_unsuffixed),
        1 => any::<u8>().prop_map(Literal::u8_suffixed),
        1 => (1_u8..10).prop_map(|digit| Literal::from_str(&format!("{digit}xx")).unwrap()),
        1 => any::<char>().prop_map(Literal::character),
        1 => any::<Vec<u8>>().prop_map(|bytes| Literal::byte_string(&bytes)),
        1 => (0.0_f64..1e9).prop_map(Literal::f64_unsuffixed),
    ]
    .prop_map(TokenTree::from)
}

fn punct() -> impl Strategy<Value = TokenTree> {
    let chars: Vec<char> = "=,;:.<>-#!&|+*/%^~@?$'".chars().collect();
    (select(chars), any::<bool>()).prop_map(|(char, joint)| {
        let joint = joint || char == '\'';
        let spacing = if joint {
            Spacing::Joint
        } else {
            Spacing::Alone
        };
        Punct::new(char, spacing).into()
    })
}

const DELIMITERS: &[Delimiter] = &[
    Delimiter::Parenthesis,
    Delimiter::Brace,
    Delimiter::Bracket,
    Delimiter::None,
];

fn token() -> impl Strategy<Value = TokenTree> {
    let leaf = prop_oneof![3 => word(), 3 => punct(), 2 => literal()];
    leaf.prop_recursive(4, 48, 8, |inner| {
        (select(DELIMITERS), prop::collection::vec(inner, 0..8))
            .prop_map(|(delimiter, inside)| group(delimiter, inside))
    })
}

fn group(delimiter: Delimiter, inside: impl IntoIterator<Item = TokenTree>) -> TokenTree {
    Group::new(delimiter, inside.into_iter().collect()).into()
}

/// Tokens that a failure shows as one writes them.
struct Written(TokenStream);

impl fmt::Debug for Written {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

fn tokens() -> impl Strategy<Value = Written> {
    prop::collection::vec(token(), 0..24).prop_map(|list| Written(list.into_iter().collect()))
}

/// One change of a declaration at a place in it.
#[derive(Debug, Clone)]
enum Mutation {
    Delete,
    Duplicate,
    Swap,
    Replace(TokenTree),
    Insert(TokenTree),
    /// Puts the token where another one stands.
    Move(Index),
}

fn mutation() -> impl Strategy<Value = (Index, Mutation)> {
    let kind = prop_oneof![
        3 => Just(Mutation::Delete),
        2 => Just(Mutation::Duplicate),
        2 => Just(Mutation::Swap),
        3 => token().prop_map(Mutation::Replace),
        2 => token().prop_map(Mutation::Insert),
        2 => any::<Index>().prop_map(Mutation::Move),
    ];
    (any::<Index>(), kind)
}

/// How many tokens there are, those inside groups too.
fn count(tokens: &TokenStream) -> usize {
    let counts = tokens.clone().into_iter().map(|token| match token {
        TokenTree::Group(group) => 1 + count(&group.stream()),
        _ => 1,
    });
    counts.sum()
}

/// Changes a list of tokens at a place in it.
type Edit = fn(&mut Vec<TokenTree>, usize);

/// Gives the token at `place` and what follows it in its group to `change`.
fn change_at(
    tokens: TokenStream,
    place: &mut usize,
    change: &mut dyn FnMut(&mut Vec<TokenTree>, usize),
) -> TokenStream {
    let mut list: Vec<TokenTree> = tokens.into_iter().collect();
    for at in 0..list.len() {
        if *place == 0 {
            *place = usize::MAX;
            change(&mut list, at);
            break;
        }
        *place -= 1;
        if let TokenTree::Group(inside) = &list[at] {
            let delimiter = inside.delimiter();
            let changed = change_at(inside.stream(), place, change);
            list[at] = group(delimiter, changed);
            if *place == usize::MAX {
                break;
            }
        }
    }
    list.into_iter().collect()
}

fn mutate(declaration: &str, mutations: Vec<(Index, Mutation)>) -> TokenStream {
    let mut tokens = TokenStream::from_str(declaration).unwrap();
    for (index, mutation) in mutations {
        let size = count(&tokens);
        if size == 0 {
            return tokens;
        }
        let moved = |to: Index| {
            let mut found = None;
            let mut place = to.index(size);
            change_at(tokens.clone(), &mut place, &mut |list, at| {
                found = Some(list[at].clone());
            });
            found
        };
        let other = match &mutation {
            Mutation::Move(to) => moved(*to),
            _ => None,
        };
        let mut place = index.index(size);
        tokens = change_at(
            tokens.clone(),
            &mut place,
            &mut |list, at| match &mutation {
                Mutation::Delete => drop(list.remove(at)),
                Mutation::Duplicate => list.insert(at, list[at].clone()),
                Mutation::Swap if at + 1 < list.len() => list.swap(at, at + 1),
                Mutation::Swap => {}
                Mutation::Replace(token) => list[at] = token.clone(),
                Mutation::Insert(token) => list.insert(at, token.clone()),
                Mutation::Move(_) => list.extend(other.clone()),
            },
        );
    }
    tokens
}

fn mutated(declarations: &'static [&'static str]) -> impl Strategy<Value = Written> {
    let mutations = prop::collection::vec(mutation(), 1..5);
    (select(declarations), mutations)
        .prop_map(|(declaration, list)| Written(mutate(declaration, list)))
}

/// What the macro emits, if it is a list of items.
fn items(input: &TokenStream, expansion: TokenStream) -> Vec<syn::Item> {
    match syn::parse2::<syn::File>(expansion) {
        Ok(file) => file.items,
        Err(error) => panic!("{error} in what comes of `{input}`"),
    }
}

fn is_refused(expansion: &TokenStream) -> bool {
    expansion.to_string().contains("compile_error")
}

fn derive(input: &TokenStream) -> Vec<syn::Item> {
    items(input, editor::of_type(input.clone()));
    let expansion = crate::flow_error::derive(input.clone());
    items(input, editor::beside_type(input, &expansion));
    items(input, crate::flow_error::whole(input.clone()))
}

fn table(input: &TokenStream) -> Vec<syn::Item> {
    items(input, editor::of_table(input.clone()));
    let expansion = crate::status_table::expand(input.clone());
    items(input, editor::beside_table(input, &expansion));
    items(input, expand(input.clone()))
}

/// The items of a map. A pattern stands in them as it was written, so they parse if it does.
fn map_items(input: &TokenStream) -> Vec<syn::Item> {
    if patterns_parse(input) {
        table(input)
    } else {
        let expansion = expand(input.clone());
        assert!(!expansion.is_empty());
        vec![syn::Item::Verbatim(expansion)]
    }
}

/// Whether what stands in front of each `=>` of a map is a pattern, with or without a guard.
fn patterns_parse(map: &TokenStream) -> bool {
    let pattern = |input: ParseStream| {
        syn::Pat::parse_multi_with_leading_vert(input)?;
        if input.parse::<Option<syn::Token![if]>>()?.is_some() {
            input.parse::<syn::Expr>()?;
        }
        Ok(())
    };
    (crate::status_table::patterns(map.clone()).into_iter())
        .all(|tokens| pattern.parse2(tokens).is_ok())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_tokens_make_the_derive_emit_items(Written(input) in tokens()) {
        prop_assert!(!derive(&input).is_empty());
    }

    #[test]
    fn any_tokens_make_the_table_emit_items(Written(input) in tokens()) {
        prop_assert!(!table(&input).is_empty());
    }

    #[test]
    fn any_tokens_in_an_attribute_make_the_derive_emit_items(
        Written(on_type) in tokens(),
        Written(on_variant) in tokens(),
        Written(on_field) in tokens(),
        Written(error) in tokens(),
    ) {
        let input = quote::quote! {
            #[flow(#on_type)]
            enum Content {
                #[error(#error)]
                #[flow(#on_variant)]
                Variant { #[flow(#on_field)] field: u8, other: u8 },
            }
        };
        prop_assert!(!derive(&input).is_empty());
    }

    #[test]
    fn any_tokens_in_the_rows_make_the_table_emit_items(
        Written(attribute) in tokens(),
        Written(rows) in tokens(),
        Written(pattern) in tokens(),
    ) {
        let codes = quote::quote! {
            enum Codes { 4xx "Client Error" "Sentence." { #[flow(#attribute)] 404 "Not Found" "Gone.", #rows } }
        };
        prop_assert!(!table(&codes).is_empty());
        let map = quote::quote! {
            struct Map(Foreign) in Codes { #[flow(#attribute)] #pattern => 404 "Gone.", _ => 500 }
        };
        prop_assert!(!map_items(&map).is_empty());
    }

    #[test]
    fn a_changed_declaration_makes_the_derive_emit_items(Written(input) in mutated(TYPES)) {
        prop_assert!(!derive(&input).is_empty());
    }

    #[test]
    fn a_changed_declaration_makes_the_table_emit_items(Written(input) in mutated(&TABLES[..1])) {
        prop_assert!(!table(&input).is_empty());
    }

    #[test]
    fn a_changed_map_makes_the_table_emit_items(Written(input) in mutated(&TABLES[1..])) {
        prop_assert!(!map_items(&input).is_empty());
    }

    #[test]
    fn any_text_with_braces_is_a_template_or_said_to_be_wrong(text in "[{}:$.*#?>r0-9a-zé \r\n\"]{0,16}") {
        let input = quote::quote! {
            #[flow(code = 400, detail = #text, header("X-A" = #text), member("mem" = #text))]
            struct Content { a: u8, r#type: u8 }
        };
        prop_assert!(!derive(&input).is_empty());
    }
}

#[test]
fn the_declarations_that_are_changed_are_valid_and_use_every_token_kind() {
    for declaration in TYPES {
        let expansion = crate::flow_error::whole(TokenStream::from_str(declaration).unwrap());
        assert!(!is_refused(&expansion), "{declaration}: {expansion}");
    }
    for declaration in TABLES {
        let expansion = expand(TokenStream::from_str(declaration).unwrap());
        assert!(!is_refused(&expansion), "{declaration}: {expansion}");
    }
}

#[test]
fn every_single_deletion_duplication_and_swap_makes_the_macros_emit_items() {
    let run = |declaration: &str, expand: fn(TokenStream) -> TokenStream| {
        let tokens = TokenStream::from_str(declaration).unwrap();
        let mut seen = HashSet::new();
        for place in 0..count(&tokens) {
            let edits: [Edit; 3] = [
                |list, at| drop(list.remove(at)),
                |list, at| list.insert(at, list[at].clone()),
                |list, at| {
                    let next = (at + 1) % list.len();
                    list.swap(at, next);
                },
            ];
            for mut edit in edits {
                let edited = change_at(tokens.clone(), &mut place.clone(), &mut edit);
                if seen.insert(edited.to_string()) {
                    assert!(!expand(edited).is_empty());
                }
            }
        }
        assert!(seen.len() > count(&tokens));
    };
    for declaration in TYPES {
        run(declaration, |input| {
            let expansion = crate::flow_error::whole(input.clone());
            items(&input, expansion.clone());
            expansion
        });
    }
    run(TABLES[0], |input| {
        let expansion = expand(input.clone());
        items(&input, expansion.clone());
        expansion
    });
    run(TABLES[1], expand);
}

#[test]
fn nothing_at_all_is_refused_by_both_macros() {
    assert!(is_refused(&crate::flow_error::whole(TokenStream::new())));
    assert!(is_refused(&expand(TokenStream::new())));
    let ident = Ident::new("x", Span::call_site());
    assert!(is_refused(&crate::flow_error::whole(quote::quote!(#ident))));
}
