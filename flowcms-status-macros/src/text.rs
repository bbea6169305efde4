//! Texts with placeholders, as `format_args!` has them, whose names are fields.

use proc_macro2::TokenTree;
use syn::parse::Parser as _;
use syn::punctuated::Punctuated;

use crate::declaration::spec::Deprecation;

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
        while let Some(at) = rest.find(['{', '}']) {
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

    /// The one field that the text is, without anything around it: `{slug}`.
    pub(crate) fn only_field(&self) -> Option<&str> {
        match &self.pieces[..] {
            [Piece::Placeholder(Placeholder { name, spec })] if spec.is_empty() => Some(name),
            _ => None,
        }
    }
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

/// A spec with its `name$` parts apart.
fn spec_pieces(spec: &str) -> Vec<SpecPiece> {
    let mut pieces = Vec::new();
    let mut parts = spec.split('$').peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            if !part.is_empty() {
                pieces.push(SpecPiece::Literal(part.to_owned()));
            }
            break;
        }
        let is_name = |char: char| char.is_alphanumeric() || char == '_';
        let mut before = part.trim_end_matches(is_name);
        // `02$` is the flag `0` and the width of field 2.
        if part[before.len()..].starts_with('0') && part.len() > before.len() + 1 {
            before = &part[..=before.len()];
        }
        if !before.is_empty() {
            pieces.push(SpecPiece::Literal(before.to_owned()));
        }
        pieces.push(SpecPiece::Name(part[before.len()..].to_owned()));
    }
    pieces
}

fn unraw(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// What `#[error(…)]` of thiserror says of a variant's `Display`.
pub(crate) enum ErrorText {
    /// Nothing that can be read: a function, arguments, another derive.
    Unknown,
    /// A text without arguments.
    Text(Template),
}

impl ErrorText {
    /// The text, if it is the same for every occurrence.
    pub(crate) fn constant(&self) -> Option<String> {
        match self {
            Self::Unknown => None,
            Self::Text(template) => template.constant().map(str::to_owned),
        }
    }

    /// Reads the attribute; what is wrong with it is thiserror's to report.
    pub(crate) fn from_attributes(attributes: &[syn::Attribute]) -> Self {
        attributes
            .iter()
            .filter(|attribute| attribute.path().is_ident("error"))
            .find_map(|attribute| {
                let tokens = attribute.meta.require_list().ok()?.tokens.clone();
                let mut tokens = tokens.into_iter();
                let (Some(TokenTree::Literal(literal)), None) = (tokens.next(), tokens.next())
                else {
                    return None;
                };
                let syn::Lit::Str(literal) = syn::Lit::new(literal) else {
                    return None;
                };
                Some(Self::Text(Template::parse(&literal.value()).ok()?))
            })
            .unwrap_or(Self::Unknown)
    }
}

/// The doc comment, one space behind each `///` taken away.
pub(crate) fn doc_comment(attributes: &[syn::Attribute]) -> String {
    let mut text = String::new();
    for attribute in attributes {
        let syn::Meta::NameValue(pair) = &attribute.meta else {
            continue;
        };
        if !pair.path.is_ident("doc") {
            continue;
        }
        if let Some(line) = string(&pair.value) {
            text.push_str(line.strip_prefix(' ').unwrap_or(&line));
            text.push('\n');
        }
    }
    text.trim().to_owned()
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
        }) => Some(text.value()),
        _ => None,
    }
}
