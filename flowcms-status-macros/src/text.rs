//! Texts with placeholders, as `format_args!` has them, whose names are fields.

use std::fmt::Write as _;

use proc_macro2::{Literal, TokenStream, TokenTree};
use quote::quote;
use syn::parse::{ParseStream, Parser as _};
use syn::punctuated::Punctuated;

use crate::declaration::spec::{Deprecation, Description};

/// A text taken apart.
pub(crate) struct Template {
    pub(crate) pieces: Vec<Piece>,
}

pub(crate) enum Piece {
    /// A text with `{{` and `}}` already unescaped.
    Literal(String),
    Placeholder(Placeholder),
}

/// `{name:spec}`; a spec may name fields too, `{name:>width$}`.
pub(crate) struct Placeholder {
    pub(crate) name: String,
    pub(crate) spec: Vec<SpecPiece>,
}

pub(crate) enum SpecPiece {
    Literal(String),
    Name(String),
}

impl Template {
    /// `Err` says what is wrong with the text.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut literal = String::new();
        let mut rest = text;
        while let Some(at) = brace(rest) {
            literal.push_str(&rest[..at]);
            let brace = &rest[at..=at];
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix(brace) {
                literal.push_str(brace);
                rest = after;
                continue;
            }
            if brace == "}" {
                return Err("a `}` stands alone, write `}}` for the character".to_owned());
            }
            let Some((inside, after)) = rest.split_once('}') else {
                return Err(
                    "a `{` is not closed, write `{{` for the character or `{field}`".to_owned(),
                );
            };
            if !literal.is_empty() {
                pieces.push(Piece::Literal(std::mem::take(&mut literal)));
            }
            pieces.push(Piece::Placeholder(Placeholder::parse(inside)?));
            rest = after;
        }
        literal.push_str(rest);
        if !literal.is_empty() {
            pieces.push(Piece::Literal(literal));
        }
        Ok(Self { pieces })
    }

    /// The text, if it has no placeholders.
    pub(crate) fn constant(&self) -> Option<&str> {
        match &self.pieces[..] {
            [] => Some(""),
            [Piece::Literal(text)] => Some(text),
            _ => None,
        }
    }

    /// The text as it would be written, and the names in its placeholders.
    pub(crate) fn written(&self) -> (String, Vec<&str>) {
        let mut text = String::new();
        let mut names = Vec::new();
        for piece in &self.pieces {
            match piece {
                Piece::Literal(literal) => {
                    text.push_str(&literal.replace('{', "{{").replace('}', "}}"));
                }
                Piece::Placeholder(placeholder) => {
                    names.push(placeholder.name.as_str());
                    text.push('{');
                    text.push_str(&placeholder.name);
                    if placeholder.format_trait() == "Debug" {
                        text.push_str(":?");
                    }
                    text.push('}');
                }
            }
        }
        (text, names)
    }

    /// The one field that the text is, without anything around it: `{slug}`.
    pub(crate) fn only_field(&self) -> Option<&str> {
        match &self.pieces[..] {
            [Piece::Placeholder(Placeholder { name, spec })] if spec.is_empty() => Some(name),
            _ => None,
        }
    }
}

/// Where the first brace stands. A search for one character costs least.
fn brace(text: &str) -> Option<usize> {
    let braces = [text.find('{'), text.find('}')];
    braces.into_iter().flatten().min()
}

/// What a literal says. One without escapes is what stands between its quotes, which costs rustc a
/// fraction of reading it once more.
pub(crate) fn value(literal: &syn::LitStr) -> String {
    between_quotes(&literal.token()).unwrap_or_else(|| literal.value())
}

fn between_quotes(literal: &Literal) -> Option<String> {
    let mut printed = literal.to_string();
    if printed.contains('\\') || printed.contains('\r') || printed.pop() != Some('"') {
        return None;
    }
    Some(printed.strip_prefix('"')?.to_owned())
}

impl Placeholder {
    fn parse(inside: &str) -> Result<Self, String> {
        let (name, spec) = inside.split_once(':').unwrap_or((inside, ""));
        let (name, spec) = (name.trim(), spec.trim_end());
        if name.is_empty() {
            return Err("a `{}` names no field, write `{field}` or `{0}`".to_owned());
        }
        if spec.contains('*') && spec.contains(".*") {
            return Err("`.*` has no argument here, name a field: `.precision$`".to_owned());
        }
        Ok(Self {
            name: unraw(name).to_owned(),
            spec: spec_pieces(spec),
        })
    }

    /// The trait of `core::fmt` that the placeholder writes with.
    pub(crate) fn format_trait(&self) -> &'static str {
        let spec: String = self
            .spec
            .iter()
            .map(|piece| match piece {
                SpecPiece::Literal(text) => text.as_str(),
                SpecPiece::Name(_) => "$",
            })
            .collect();
        match spec.trim_end_matches(' ').chars().next_back() {
            Some('?') => "Debug",
            Some('x') => "LowerHex",
            Some('X') => "UpperHex",
            Some('o') => "Octal",
            Some('b') => "Binary",
            Some('e') => "LowerExp",
            Some('E') => "UpperExp",
            Some('p') => "Pointer",
            _ => "Display",
        }
    }
}

/// A spec with its `name$` parts apart. It is `[[fill]align][+|-][#][0][width][.precision][type]`.
fn spec_pieces(spec: &str) -> Vec<SpecPiece> {
    let mut scan = SpecScan {
        pieces: Vec::new(),
        literal: String::new(),
        rest: spec,
    };
    let is_align = |char: Option<char>| matches!(char, Some('<' | '^' | '>'));
    let mut chars = spec.chars();
    let (first, second) = (chars.next(), chars.next());
    let before = match (is_align(second), is_align(first)) {
        (true, _) => first.into_iter().chain(second).map(char::len_utf8).sum(),
        (false, true) => 1,
        (false, false) => 0,
    };
    scan.take(before);
    let signs = scan.rest.len() - scan.rest.trim_start_matches(['+', '-', '#']).len();
    scan.take(signs);
    // `02$` is the flag `0` and the width of field 2.
    if scan.rest.starts_with('0') && !scan.rest.starts_with("0$") {
        scan.take(1);
    }
    scan.count();
    if scan.rest.starts_with('.') {
        scan.take(1);
        scan.count();
    }
    scan.take(scan.rest.len());
    scan.end()
}

struct SpecScan<'s> {
    pieces: Vec<SpecPiece>,
    literal: String,
    rest: &'s str,
}

impl SpecScan<'_> {
    fn take(&mut self, bytes: usize) {
        let (taken, rest) = self.rest.split_at(bytes);
        self.literal.push_str(taken);
        self.rest = rest;
    }

    /// A number, or the name of a field with `$` behind it.
    fn count(&mut self) {
        let is_name = |char: char| char.is_alphanumeric() || char == '_';
        let after = self.rest.trim_start_matches(is_name);
        let name = &self.rest[..self.rest.len() - after.len()];
        match after.strip_prefix('$') {
            Some(after) => {
                self.flush();
                self.pieces.push(SpecPiece::Name(name.to_owned()));
                self.rest = after;
            }
            None => self.take(name.len()),
        }
    }

    fn flush(&mut self) {
        if !self.literal.is_empty() {
            let literal = std::mem::take(&mut self.literal);
            self.pieces.push(SpecPiece::Literal(literal));
        }
    }

    fn end(mut self) -> Vec<SpecPiece> {
        self.flush();
        self.pieces
    }
}

fn unraw(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// What stands in braces as a placeholder would, and its name: `{name}`, `{0}` or `{name:…}`.
pub(crate) fn placeholders(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.match_indices('{').filter_map(|(at, _)| {
        let (inside, _) = text[at + 1..].split_once('}')?;
        let (name, _) = inside.split_once(':').unwrap_or((inside, ""));
        Some((&text[at..at + inside.len() + 2], unraw(name.trim())))
    })
}

/// Adds `text` as it stands in a JSON string (RFC 8259, section 7).
pub(crate) fn push_json(text: &str, to: &mut String) {
    for character in text.chars() {
        match character {
            '"' | '\\' => to.extend(['\\', character]),
            '\u{8}' => to.push_str("\\b"),
            '\t' => to.push_str("\\t"),
            '\n' => to.push_str("\\n"),
            '\u{c}' => to.push_str("\\f"),
            '\r' => to.push_str("\\r"),
            // A `String` takes every character.
            '\0'..' ' => _ = write!(to, "\\u{:04x}", u32::from(character)),
            _ => to.push(character),
        }
    }
}

/// What `#[error(…)]` of thiserror says of a variant's `Display`.
pub(crate) enum ErrorText {
    /// Nothing that can be read: a function, another derive.
    Unknown,
    /// A text whose arguments stand behind it, for reading only: with them in its placeholders.
    Arguments(Template),
    /// The text of the field: `#[error(transparent)]`.
    Transparent,
    /// A text without arguments.
    Text(Template),
}

impl ErrorText {
    /// `"text"`, with a comma or without one, or `transparent`.
    fn parse(input: ParseStream) -> syn::Result<Self> {
        if input.peek(syn::Ident) {
            let word: syn::Ident = input.parse()?;
            return Ok(if word == "transparent" {
                Self::Transparent
            } else {
                Self::Unknown
            });
        }
        let literal: syn::LitStr = input.parse()?;
        input.parse::<Option<syn::Token![,]>>()?;
        if !input.is_empty() {
            return Ok(with_arguments(&value(&literal), input.parse()?)
                .map_or(Self::Unknown, Self::Arguments));
        }
        let template = Template::parse(&value(&literal));
        template
            .map(Self::Text)
            .map_err(|message| syn::Error::new(literal.span(), message))
    }

    /// The text, if it is the same for every occurrence.
    pub(crate) fn constant(&self) -> Option<String> {
        match self {
            Self::Unknown | Self::Arguments(_) | Self::Transparent => None,
            Self::Text(template) => template.constant().map(str::to_owned),
        }
    }

    /// Reads the attribute; what is wrong with it is thiserror's to report.
    pub(crate) fn from_attributes(attributes: &[syn::Attribute]) -> Self {
        attributes
            .iter()
            .filter_map(|attribute| match &attribute.meta {
                syn::Meta::List(list) if list.path.is_ident("error") => Some(list),
                _ => None,
            })
            .find_map(|list| {
                Self::of_literal(list).or_else(|| list.parse_args_with(Self::parse).ok())
            })
            .unwrap_or(Self::Unknown)
    }

    /// `("text")`, which most are, without a parser.
    fn of_literal(list: &syn::MetaList) -> Option<Self> {
        let mut tokens = list.tokens.clone().into_iter();
        match (tokens.next(), tokens.next()) {
            (Some(TokenTree::Literal(literal)), None) => {
                let template = Template::parse(&between_quotes(&literal)?);
                template.ok().map(Self::Text)
            }
            _ => None,
        }
    }
}

/// A text with what its arguments are in its placeholders: `.errors.len()` as `{errors.len()}`.
fn with_arguments(text: &str, arguments: TokenStream) -> Option<Template> {
    let mut written: Vec<String> = vec![String::new()];
    for token in arguments {
        match token {
            TokenTree::Punct(comma) if comma.as_char() == ',' => written.push(String::new()),
            token => written.last_mut()?.push_str(&token.to_string()),
        }
    }
    let mut positional = written.iter().filter(|argument| !argument.contains('='));
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        let (before, from) = rest.split_at(at + 1);
        shown.push_str(before);
        rest = from;
        if let Some(behind) = rest.strip_prefix('{') {
            shown.push('{');
            rest = behind;
        } else if rest.starts_with(['}', ':']) {
            shown.push_str(&shown_as(positional.next()?)?);
        }
    }
    shown.push_str(rest);
    Template::parse(&shown).ok()
}

/// What a placeholder says of an argument: `.errors.len()` as itself, the constant `R::KIND` as `kind`.
/// `None` if a placeholder could not be read with it.
fn shown_as(argument: &str) -> Option<String> {
    let argument = argument.trim_start_matches('.');
    let shown = match argument.rsplit_once("::") {
        Some((_, name)) => name.to_lowercase(),
        None => argument.to_owned(),
    };
    (!shown.contains([':', '{', '}'])).then_some(shown)
}

/// The doc comment, one space behind each `///` taken away.
pub(crate) fn doc_comment(attributes: &[syn::Attribute]) -> Description {
    let mut description = Description::default();
    for attribute in attributes {
        match &attribute.meta {
            syn::Meta::NameValue(pair) if pair.path.is_ident("doc") => match string(&pair.value) {
                Some(lines) => description.lines(&lines),
                None => description.expression(&pair.value),
            },
            _ => {}
        }
    }
    description.text = description.text.trim_end().to_owned();
    description
}

impl Description {
    fn lines(&mut self, lines: &str) {
        // In a block comment, a star may stand in front of each line but the first.
        let has_stars = lines.lines().skip(1).all(|line| {
            let bare = line.trim_start();
            bare.is_empty() || (bare.starts_with('*') && bare.len() < line.len())
        });
        for (index, line) in lines.lines().enumerate() {
            let line = match line.trim_start().strip_prefix('*') {
                Some(line) if index > 0 && has_stars => line,
                _ => line,
            };
            self.line(line.strip_prefix(' ').unwrap_or(line));
        }
        if lines.is_empty() {
            self.line("");
        }
    }

    fn line(&mut self, line: &str) {
        // Nothing stands in front of the first line.
        if !(self.is_empty() && line.trim().is_empty()) {
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    /// `include_str!("…")` and the like, which only rustc can read.
    fn expression(&mut self, value: &syn::Expr) {
        let text = std::mem::take(&mut self.text);
        self.before.extend(quote!(#text, #value,));
        self.text.push('\n');
    }
}

/// Rust's `#[deprecated]`; rustc reports one that is malformed.
pub(crate) fn deprecated(attributes: &[syn::Attribute]) -> Option<Deprecation> {
    let attribute = (attributes.iter()).find(|a| a.path().is_ident("deprecated"))?;
    let mut deprecated = Deprecation::default();
    match &attribute.meta {
        syn::Meta::Path(_) => {}
        syn::Meta::NameValue(pair) => deprecated.note = string(&pair.value),
        syn::Meta::List(list) => {
            let pairs = Punctuated::<syn::MetaNameValue, syn::Token![,]>::parse_terminated;
            for pair in pairs.parse2(list.tokens.clone()).into_iter().flatten() {
                if pair.path.is_ident("since") {
                    deprecated.since = string(&pair.value);
                } else if pair.path.is_ident("note") {
                    deprecated.note = string(&pair.value);
                }
            }
        }
    }
    Some(deprecated)
}

fn string(value: &syn::Expr) -> Option<String> {
    match value {
        syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Str(text),
            ..
        }) => Some(self::value(text)),
        _ => None,
    }
}
