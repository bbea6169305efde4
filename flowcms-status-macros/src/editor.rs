//! What an editor knows of `#[flow(…)]`. Under `cfg(rust_analyzer)` an expansion is another one: it
//! names a documented item for each key, word, path and code, with the span of what was written.
//!
//! It is made of the tokens alone and stands first, the same whether the rest is right or wrong:
//! keys are asked for while an attribute is still being written.

use std::mem;

use proc_macro2::{Delimiter, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote};
use syn::parse::Parser as _;
use syn::{Path, Type};

use crate::declaration::attr::Keys;
use crate::declaration::value::LOG_LEVELS;
use crate::emit::Expansion;
use crate::keys::{
    FieldAttrs, MEANINGS, MapAttrs, RowAttrs, StructAttrs, TableAttrs, TableRowAttrs, TypeAttrs,
    VariantAttrs,
};
use crate::{flow_error, status_table};

const OF_ENUM: &[&str] = &["enumeration", "variant", "field"];
const OF_STRUCT: &[&str] = &["structure", "field"];
/// What stands between a table and its rows, the classes, has no keys.
const OF_TABLE: &[&str] = &["table", "row", "row"];
const OF_MAP: &[&str] = &["map", "map_row"];

/// The expansion of a derive, beside the macro that makes what an editor reads instead. Each expands
/// its own: rustc does not pay for the editor's, and an editor finds nothing in rustc's.
pub(crate) fn beside_type(input: &TokenStream, expansion: &Expansion) -> TokenStream {
    let Expansion { items, impls } = expansion;
    let private = private(input);
    let impls = hidden(&private, impls);
    quote! {
        // rustc has not heard of this `cfg`.
        #[allow(unexpected_cfgs)]
        const _: () = {
            #[cfg(rust_analyzer)]
            #private::editor_of_type! { #input }
            #impls
        };
        #items
    }
}

/// The same for a table or a map, of which an editor needs what it defines.
pub(crate) fn beside_table(input: &TokenStream, expansion: &Expansion) -> TokenStream {
    let Expansion { items, impls } = expansion;
    let private = private(input);
    let impls = hidden(&private, impls);
    quote! {
        #[allow(unexpected_cfgs)]
        const _: () = {
            #[cfg(rust_analyzer)]
            #private::editor_of_table! { #input }
            #impls
        };
        #items
    }
}

/// What an editor does not find. It looks into what it does not compile, but not into what it cannot
/// name.
fn hidden(private: &TokenStream, expansion: &TokenStream) -> Option<TokenStream> {
    (!expansion.is_empty()).then(|| {
        quote! {
            #[cfg(not(rust_analyzer))]
            use #private::just as __flow_just;
            #[cfg(not(rust_analyzer))]
            __flow_just! { #expansion }
        }
    })
}

/// What an editor reads of a type.
pub(crate) fn of_type(input: TokenStream) -> TokenStream {
    let mut tokens = Written::of(input.clone(), OF_ENUM, OF_STRUCT);
    tokens.extend(flow_error::in_editor(input));
    tokens
}

/// What an editor reads of a table or a map beside what it defines.
pub(crate) fn of_table(input: TokenStream) -> TokenStream {
    let mut tokens = Written::of(input.clone(), OF_TABLE, OF_MAP);
    tokens.extend(status_table::in_editor(input));
    tokens
}

/// `<crate path>::__private`, where the item says the crate's path.
fn private(input: &TokenStream) -> TokenStream {
    let mut written = Written::default();
    // The item alone, without what stands inside its braces.
    written.item(input.clone(), &[""]);
    let krate = krate(written.krate.as_ref());
    quote!(#krate::__private)
}

fn krate(path: Option<&Path>) -> TokenStream {
    match path {
        Some(path) => path.to_token_stream(),
        None => quote!(::flowcms_status),
    }
}

/// What was written, as paths to what documents it.
#[derive(Default)]
struct Written {
    krate: Option<Path>,
    table: Option<Path>,
    /// The name of the type.
    ident: Option<Ident>,
    codes: Vec<Literal>,
    types: TokenStream,
    values: TokenStream,
    words: TokenStream,
}

impl Written {
    /// The places are those at the item, inside its braces, and inside the braces there.
    fn of(input: TokenStream, of_enum: &[&str], of_struct: &[&str]) -> TokenStream {
        let mut keyword = input.clone().into_iter().filter_map(ident);
        let mut written = Self::default();
        let places = match keyword.find(|word| word == "enum" || word == "struct") {
            Some(word) if word == "enum" => of_enum,
            Some(_) => of_struct,
            None => return TokenStream::new(),
        };
        written.ident = keyword.next().filter(is_name);
        written.item(input, places);
        written.into_tokens(places)
    }

    fn item(&mut self, input: TokenStream, places: &[&str]) {
        let [place, inside @ ..] = places else {
            return;
        };
        let mut tokens = input.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Punct(punct) if punct.as_char() == '#' => {
                    if let Some(TokenTree::Group(attribute)) = tokens.next() {
                        self.attribute(attribute.stream(), place);
                    }
                }
                TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                    self.item(group.stream(), places);
                }
                TokenTree::Group(group) => self.item(group.stream(), inside),
                // `in Table` of a map
                TokenTree::Ident(word) if word == "in" => {
                    let is_path = |token: &TokenTree| !matches!(token, TokenTree::Group(_));
                    let path = std::iter::from_fn(|| tokens.next_if(is_path)).collect();
                    self.table = mod_path(path);
                }
                // `=> 413 or 400` of its rows
                TokenTree::Literal(literal) if *place == "map_row" => self.code(literal),
                _ => {}
            }
        }
    }

    /// What stands in `#[…]`.
    fn attribute(&mut self, input: TokenStream, place: &str) {
        let mut tokens = input.into_iter();
        match (tokens.next(), tokens.next()) {
            (Some(TokenTree::Group(group)), None) => self.attribute(group.stream(), place),
            (Some(TokenTree::Ident(name)), Some(TokenTree::Group(list))) if name == "flow" => {
                for item in split(list.stream()) {
                    self.key(item, place);
                }
            }
            _ => {}
        }
    }

    fn key(&mut self, item: TokenStream, place: &str) {
        let place = format_ident!("__flow_{place}");
        let mut tokens = item.into_iter().peekable();
        // In front of `= 404` and between two commas a key is still missing.
        let is_key = |token: &TokenTree| matches!(token, TokenTree::Ident(_));
        let key = tokens
            .next_if(is_key)
            .and_then(ident)
            .unwrap_or_else(nothing);
        let name = match key.to_string().as_str() {
            "crate" => Some(Ident::new("krate", key.span())),
            _ => is_name(&key).then(|| key.clone()),
        };
        self.words
            .extend(name.map(|name| quote!(use #place::#name;)));
        match tokens.next() {
            Some(TokenTree::Punct(equals)) if equals.as_char() == '=' => {
                self.value(&key.to_string(), tokens.collect());
            }
            Some(TokenTree::Group(list)) => {
                for item in split(list.stream()) {
                    self.listed(&key.to_string(), item);
                }
            }
            _ => {}
        }
    }

    /// What stands in `key(…)`: a value, or `name = value`.
    fn listed(&mut self, key: &str, item: TokenStream) {
        let mut tokens: Vec<TokenTree> = item.into_iter().collect();
        let equals =
            |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == '=');
        if let Some(index) = tokens.iter().position(equals) {
            let value = tokens.split_off(index + 1);
            tokens.pop();
            if let [TokenTree::Ident(_)] = &tokens[..] {
                self.value(key, tokens.into_iter().collect());
            }
            tokens = value;
        }
        self.value(key, tokens.into_iter().collect());
    }

    fn value(&mut self, key: &str, value: TokenStream) {
        let mut tokens: Vec<TokenTree> = value.into_iter().collect();
        for token in &tokens {
            if let TokenTree::Literal(literal) = token {
                self.code(literal.clone());
            }
        }
        let is_const = matches!(tokens.first(), Some(TokenTree::Ident(word)) if word == "const");
        if is_const {
            tokens.remove(0);
        }
        // `key =` and `key = module::` are still being written.
        if matches!(tokens.last(), None | Some(TokenTree::Punct(_))) {
            tokens.push(nothing().into());
        }
        let value: TokenStream = tokens.into_iter().collect();
        let path = mod_path(value.clone());
        let word = path.as_ref().and_then(Path::get_ident);
        let word = word.filter(|word| is_name(word)).cloned();
        match (key, path, word) {
            ("crate", path, _) => self.krate = path,
            ("table", path, _) => self.table = path,
            ("map" | "downcast", ..) => {
                let ty = syn::parse2::<Type>(value).ok();
                self.types.extend(ty.map(|ty| quote!(_: #ty,)));
            }
            ("same_as", _, Some(word)) => {
                let ident = &self.ident;
                self.values.extend(quote!(use #ident::#word as _;));
            }
            ("grpc", _, Some(word)) => self.words.extend(quote!(use __flow_grpc::#word;)),
            ("log", _, Some(word)) => self.words.extend(quote!(use __flow_log::#word;)),
            ("retry", _, Some(word)) => self.words.extend(quote!(use __flow_retry::#word;)),
            ("detail" | "header", _, Some(word)) if word == "none" || word == "display" => {
                self.words.extend(quote!(use __flow_detail::#word;));
            }
            ("type_base", Some(path), _) => self.values.extend(quote!(let _ = #path;)),
            ("header" | "member", Some(path), _) if is_const => {
                self.values.extend(quote!(let _ = #path;));
            }
            (
                "render" | "status" | "detail" | "header" | "member" | "errors",
                Some(mut path),
                _,
            ) => {
                // The block is no impl, so that `Self` is nothing there.
                if let (Some(first), Some(ident)) = (path.segments.first_mut(), &self.ident) {
                    if first.ident == "Self" {
                        first.ident = Ident::new(&ident.to_string(), first.ident.span());
                    }
                }
                self.values.extend(quote!(let _: fn(_) -> _ = #path;));
            }
            _ => {}
        }
    }

    fn code(&mut self, literal: Literal) {
        let code = literal.to_string().parse::<u16>();
        if code.is_ok_and(|code| (100..600).contains(&code)) {
            self.codes.push(literal);
        }
    }

    fn into_tokens(self, places: &[&str]) -> TokenStream {
        let Self {
            krate,
            table,
            ident: _,
            codes,
            types,
            values,
            words,
        } = self;
        let krate = self::krate(krate.as_ref());
        let table = match table {
            Some(path) => path.to_token_stream(),
            None => quote!(#krate::FlowCms),
        };
        let rows = codes.iter().map(|code| {
            let row = row(code.span());
            let mut code = code.clone();
            code.set_span(Span::call_site());
            quote!(<__FlowTable as __FlowDefines<#code>>::#row)
        });
        let modules = places
            .iter()
            .chain(&["retry", "log", "detail"])
            .map(|place| {
                let (module, alias) = (format_ident!("{place}"), format_ident!("__flow_{place}"));
                quote!(#module as #alias)
            });
        quote! {
            const _: () = {
                use #krate::__private::GrpcCode as __flow_grpc;
                use #krate::__private::keys::{#(#modules),*};
                #words
            };
            const _: () = {
                fn __flow_values(_: #table, #types) { #values }
            };
            const _: () = {
                use #krate::__private::Defines as __FlowDefines;
                type __FlowTable = #table;
                const _: &[fn(::core::marker::PhantomData<__FlowTable>)] = &[#(#rows),*];
            };
        }
    }
}

/// What stands where a word is still missing. To see what fits there, an editor puts one in, expands
/// that too, and compares the two expansions place by place.
fn nothing() -> Ident {
    format_ident!("__flow_nothing")
}

fn ident(token: TokenTree) -> Option<Ident> {
    match token {
        TokenTree::Ident(ident) => Some(ident),
        _ => None,
    }
}

/// The method of `Defines` that stands for a row of a table, at the code of that row and wherever
/// else the code is written.
pub(crate) fn row(code: Span) -> Ident {
    Ident::new("__flow_row", code)
}

/// Whether it is no keyword.
fn is_name(word: &Ident) -> bool {
    syn::parse_str::<Ident>(&word.to_string()).is_ok()
}

fn mod_path(tokens: TokenStream) -> Option<Path> {
    Path::parse_mod_style.parse2(tokens).ok()
}

/// The items between the commas.
fn split(tokens: TokenStream) -> Vec<TokenStream> {
    let mut items = Vec::new();
    let mut item = TokenStream::new();
    for token in tokens {
        match token {
            TokenTree::Punct(punct) if punct.as_char() == ',' => items.push(mem::take(&mut item)),
            token => item.extend([token]),
        }
    }
    items.push(item);
    items
}

/// The items that expansions name: a module for each place with one for each of its keys, and what
/// stands behind some keys.
pub(crate) fn items() -> TokenStream {
    let retry = [
        ("never", "The request is not worth sending again."),
        (
            "backoff",
            "The request is worth sending again, later and later.",
        ),
        (
            "after",
            "The request is worth sending again when the header `after` says.",
        ),
    ];
    let detail = [
        (
            "none",
            "Nothing is sent, though something else would say so.",
        ),
        ("display", "The error's own text, `Display`, is sent."),
    ];
    let [retry, detail] = [&retry[..], &detail].map(|words| {
        let owned = |(word, meaning): &(&str, &str)| ((*word).to_owned(), (*meaning).to_owned());
        words.iter().map(owned).collect::<Vec<_>>()
    });
    let log = LOG_LEVELS.map(|level| {
        let meaning = match level {
            "off" => "No event goes with a response.".to_owned(),
            level => format!("The event that goes with a response has the level `{level}`."),
        };
        (level.to_owned(), meaning)
    });
    let modules = [
        place::<TypeAttrs>("enumeration"),
        place::<StructAttrs>("structure"),
        place::<VariantAttrs>("variant"),
        place::<FieldAttrs>("field"),
        place::<TableAttrs>("table"),
        place::<TableRowAttrs>("row"),
        place::<MapAttrs>("map"),
        place::<RowAttrs>("map_row"),
        module("retry", "What stands behind `retry`.", retry),
        module("log", "What stands behind `log`.", log.into()),
        module("detail", "What stands behind `detail`.", detail),
    ];
    quote!(#(#modules)*)
}

/// The keys of a place: how each is written there, and what it is for.
fn place<K: Keys>(name: &str) -> TokenStream {
    let mut attrs = K::default();
    let key = |key: &str| {
        let grammar = attrs.slot(key)?.grammar();
        let (_, meaning) = MEANINGS.iter().find(|(name, _)| *name == key)?;
        let gap = if grammar.starts_with('=') { " " } else { "" };
        let meaning = format!("`{key}{gap}{grammar}`\n\n{}", meaning.trim());
        Some((key.to_owned(), meaning))
    };
    let keys = K::keys().into_iter().filter(|key| !key.starts_with("__"));
    module(
        name,
        &format!("The keys of {}.", K::PLACE),
        keys.filter_map(key).collect(),
    )
}

fn module(name: &str, doc: &str, words: Vec<(String, String)>) -> TokenStream {
    let words = words.into_iter().map(|(word, meaning)| {
        // No identifier can be called `crate`.
        let is_hidden = (word == "crate").then(|| quote!(#[doc(hidden)]));
        let word = if word == "crate" { "krate" } else { &word };
        let word = format_ident!("{word}");
        quote!(#[doc = #meaning] #is_hidden pub mod #word {})
    });
    let (name, nothing) = (format_ident!("{name}"), nothing());
    quote!(#[doc = #doc] pub mod #name { #(#words)* #[doc(hidden)] pub mod #nothing {} })
}
