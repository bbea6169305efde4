//! The two forms of `status_table!` as they were written.

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream, Peek};
use syn::{Attribute, Ident, LitInt, LitStr, Path, Token, Type, Visibility, braced, parenthesized};

use crate::diag::Errors;

/// What the Rust keyword asks for.
pub(crate) enum Draft {
    Table(Table),
    Map(Box<Map>),
}

/// `pub enum FlowCms { 4xx "…" "…" { 404 "…" "…", … } … }`
pub(crate) struct Table {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) ident: Ident,
    /// `None` = reported.
    pub(crate) classes: Vec<Option<Class>>,
}

pub(crate) struct Class {
    /// `4xx`
    pub(crate) digit: LitInt,
    pub(crate) name: LitStr,
    pub(crate) context: LitStr,
    /// Nothing stands in its braces.
    pub(crate) is_empty: bool,
    /// `None` = reported.
    pub(crate) rows: Vec<Option<Row>>,
}

pub(crate) struct Row {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) code: LitInt,
    pub(crate) name: LitStr,
    pub(crate) context: LitStr,
}

/// `pub struct Storage(rusqlite::Error) in FlowCms { pattern => 404 "…", … }`
pub(crate) struct Map {
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) vis: Visibility,
    pub(crate) ident: Ident,
    pub(crate) field_vis: Visibility,
    pub(crate) foreign: Type,
    /// `None` = reported.
    pub(crate) table: Option<Path>,
    pub(crate) rows: Vec<MapRow>,
}

pub(crate) struct MapRow {
    pub(crate) attrs: Vec<Attribute>,
    /// The pattern and its guard.
    pub(crate) pattern: TokenStream,
    pub(crate) code: LitInt,
    /// The codes that it has where a table lacks those before.
    pub(crate) or: Vec<LitInt>,
    pub(crate) context: Option<LitStr>,
}

impl Draft {
    /// The declaration, and those behind it, which are reported.
    pub(crate) fn all(input: ParseStream, errors: &mut Errors) -> syn::Result<Vec<Self>> {
        let mut drafts = vec![Self::parse(input, errors)?];
        while !input.is_empty() {
            let message = "a `status_table!` declares one table or map, write another `status_table!` for what follows";
            errors.push_at(input.span(), message);
            match Self::parse(input, errors) {
                Ok(draft) => drafts.push(draft),
                Err(_) => _ = input.parse::<TokenStream>()?,
            }
        }
        Ok(drafts)
    }

    pub(crate) fn parse(input: ParseStream, errors: &mut Errors) -> syn::Result<Self> {
        let attrs = input.call(Attribute::parse_outer)?;
        let vis = input.parse()?;
        if input.peek(Token![enum]) {
            Table::parse(attrs, vis, input, errors).map(Self::Table)
        } else if input.peek(Token![struct]) {
            Map::parse(attrs, vis, input, errors).map(|map| Self::Map(Box::new(map)))
        } else {
            Err(input
                .error("expected `enum` for a table of codes or `struct` for a map of an error"))
        }
    }
}

impl Table {
    fn parse(
        attrs: Vec<Attribute>,
        vis: Visibility,
        input: ParseStream,
        errors: &mut Errors,
    ) -> syn::Result<Self> {
        input.parse::<Token![enum]>()?;
        let ident: Ident = input.parse()?;
        let may_be_map = if input.peek(Token![in]) || input.peek(syn::token::Paren) {
            let message = format!(
                "`enum` is for a table of codes, a map of an error is a `struct`: `struct {ident}(TheError) in Table`"
            );
            errors.ok::<()>(Err(input.error(message)));
            true
        } else {
            let expected = if input.peek(Token![<]) {
                "a table has no parameters, expected `{` and its classes"
            } else {
                "expected `{` and the classes of the table"
            };
            if !input.peek(syn::token::Brace) {
                errors.ok::<()>(Err(input.error(expected)));
            }
            false
        };
        let mut classes = vec![None];
        if skip_to(input, syn::token::Brace) {
            let body;
            braced!(body in input);
            if may_be_map && !body.peek(LitInt) {
                body.parse::<TokenStream>()?;
            } else {
                classes = self::classes(&body, errors)?;
            }
        }
        let is_empty = |class: &Option<Class>| class.as_ref().is_some_and(|class| class.is_empty);
        if classes.iter().all(is_empty) {
            let message = "a table has at least one row: `4xx \"Client Error\" \"…\" { 404 \"Not Found\" \"…\" }`";
            errors.push(&ident, message);
        }
        Ok(Self {
            attrs,
            vis,
            ident,
            classes,
        })
    }
}

/// A class that is wrong is reported and skipped: `None`.
fn classes(input: ParseStream, errors: &mut Errors) -> syn::Result<Vec<Option<Class>>> {
    let mut classes = Vec::new();
    while !input.is_empty() {
        match Class::parse(input, errors) {
            Ok(class) => classes.push(Some(class)),
            Err(error) => {
                classes.push(errors.ok(Err(error)));
                skip_behind_group(input);
            }
        }
        input.parse::<Option<Token![,]>>()?;
    }
    Ok(classes)
}

impl Class {
    fn parse(input: ParseStream, errors: &mut Errors) -> syn::Result<Self> {
        let expected = "expected a class: `4xx \"Client Error\" \"…\" { … }`";
        let digit: LitInt = parse_or(input, expected)?;
        if digit.suffix() != "xx" {
            let message = format!(
                "expected a class such as `4xx`, rows stand inside of one, found `{digit}`"
            );
            return Err(syn::Error::new(digit.span(), message));
        }
        let mut texts = Texts {
            input,
            errors,
            is_reported: false,
        };
        let name = texts.next("expected the name of the class: `\"Client Error\"`", "?");
        let context = texts.next("expected the sentence of the class: `\"…\"`", "?");
        if !input.peek(syn::token::Brace) {
            return Err(input.error("expected `{` and the rows of the class"));
        }
        let body;
        braced!(body in input);
        let is_empty = body.is_empty();
        let rows = rows(&body, Row::parse, errors)?;
        Ok(Self {
            digit,
            name,
            context,
            is_empty,
            rows,
        })
    }
}

impl Row {
    fn parse(input: ParseStream, errors: &mut Errors) -> syn::Result<Self> {
        let attrs = input.call(Attribute::parse_outer)?;
        let code: LitInt = parse_or(input, "expected a row: `404 \"Not Found\" \"…\"`")?;
        let nameless = format!("Code {code}");
        let arrow = input.span();
        let has_arrow = input.parse::<Option<Token![=>]>>()?.is_some();
        if has_arrow {
            let message = "a row of a table has no `=>`, write `404 \"Not Found\" \"…\"`";
            errors.push_at(arrow, message);
        }
        let mut texts = Texts {
            input,
            errors,
            is_reported: has_arrow,
        };
        Ok(Self {
            attrs,
            code,
            name: texts.next("expected the name of the code: `\"Not Found\"`", &nameless),
            context: texts.next("expected the context of the code: `\"…\"`", "?"),
        })
    }
}

/// The two texts of a class or a row. Where one is missing, that is reported once, and what else
/// stands there is kept: users of the codes see no second mistake.
struct Texts<'t, 'p> {
    input: ParseStream<'p>,
    errors: &'t mut Errors,
    is_reported: bool,
}

impl Texts<'_, '_> {
    fn next(&mut self, expected: &str, instead: &str) -> LitStr {
        let at = self.input.span();
        self.input.parse().unwrap_or_else(|_| {
            if !self.is_reported {
                self.errors.push_at(at, expected);
            }
            self.is_reported = true;
            // What stands there instead of the text.
            if self.input.peek(Ident) || self.input.peek(syn::Lit) {
                _ = self.input.parse::<TokenTree>();
            }
            LitStr::new(instead, at)
        })
    }
}

impl Map {
    fn parse(
        attrs: Vec<Attribute>,
        vis: Visibility,
        input: ParseStream,
        errors: &mut Errors,
    ) -> syn::Result<Self> {
        input.parse::<Token![struct]>()?;
        let ident: Ident = input.parse()?;
        if !input.peek(syn::token::Paren) {
            let expected = if input.peek(Token![<]) {
                "a map has no parameters, the types that use it may, expected"
            } else {
                "expected"
            };
            let message =
                format!("{expected} the error it maps: `struct {ident}(TheError) in Table`");
            return Err(input.error(message));
        }
        let inside;
        parenthesized!(inside in input);
        let field_vis = inside.parse()?;
        let foreign = inside.parse()?;
        inside.parse::<Option<Token![,]>>()?;
        if !inside.is_empty() {
            let message = "a map is of one error, write another for the next";
            errors.push_at(inside.span(), message);
            inside.parse::<TokenStream>()?;
        }
        let table = errors.ok(Self::table(input));
        if table.is_some() && !input.peek(syn::token::Brace) {
            errors.ok::<()>(Err(input.error("expected `{` and the rows of the map")));
        }
        let rows = if skip_to(input, syn::token::Brace) {
            let body;
            braced!(body in input);
            if body.is_empty() {
                errors.push(&ident, "a map has at least one row: `_ => 500`");
            }
            rows(&body, MapRow::parse, errors)?
        } else {
            Vec::new()
        };
        Ok(Self {
            attrs,
            vis,
            ident,
            field_vis,
            foreign,
            table,
            rows: rows.into_iter().flatten().collect(),
        })
    }

    /// What stands between the error and the rows.
    fn table(input: ParseStream) -> syn::Result<Path> {
        if !input.peek(Token![in]) {
            return Err(input.error("expected `in` and the status table: `in FlowCms { … }`"));
        }
        input.parse::<Token![in]>()?;
        input.call(Path::parse_mod_style)
    }
}

impl MapRow {
    fn parse(input: ParseStream, _: &mut Errors) -> syn::Result<Self> {
        let attrs = input.call(Attribute::parse_outer)?;
        let start = input.span();
        let mut pattern = TokenStream::new();
        // A comma inside `<…>` belongs to the pattern or its guard, any other one ends a row.
        let mut angles = 0_usize;
        while !input.peek(Token![=>]) {
            if input.is_empty() || (angles == 0 && input.peek(Token![,])) {
                return Err(syn::Error::new(start, "expected `pattern => 404 \"…\"`"));
            }
            let token = input.parse::<TokenTree>()?;
            match &token {
                TokenTree::Punct(punct) if punct.as_char() == '<' => angles += 1,
                TokenTree::Punct(punct) if punct.as_char() == '>' => {
                    angles = angles.saturating_sub(1);
                }
                _ => {}
            }
            pattern.extend([token]);
        }
        if pattern.is_empty() {
            return Err(input.error("expected a pattern in front of `=>`"));
        }
        input.parse::<Token![=>]>()?;
        let code = parse_or(input, "expected the code of the row: `=> 404`")?;
        let mut or = Vec::new();
        while input.peek(Ident) {
            let word: Ident = input.parse()?;
            if word != "or" {
                let message = format!("expected `or` and another code: `{code} or 400`");
                return Err(syn::Error::new(word.span(), message));
            }
            let message = format!("expected a code behind `or`: `{code} or 400`");
            or.push(parse_or(input, &message)?);
        }
        let context = if input.peek(LitStr) {
            Some(input.parse()?)
        } else {
            None
        };
        Ok(Self {
            attrs,
            pattern,
            code,
            or,
            context,
        })
    }
}

/// Rows with commas between them. A row that is wrong is reported and skipped: `None`.
fn rows<T>(
    input: ParseStream,
    parse: fn(ParseStream, &mut Errors) -> syn::Result<T>,
    errors: &mut Errors,
) -> syn::Result<Vec<Option<T>>> {
    let mut rows = Vec::new();
    while !input.is_empty() {
        match parse(input, errors) {
            Ok(row) => {
                rows.push(Some(row));
                if !input.is_empty() && !input.peek(Token![,]) {
                    errors.push_at(input.span(), "expected `,`");
                    input.parse::<Option<Token![;]>>()?;
                    if input.peek(LitStr) {
                        skip_to_comma(input)?;
                    }
                }
            }
            Err(error) => {
                rows.push(errors.ok(Err(error)));
                skip_to_comma(input)?;
            }
        }
        if input.peek(Token![,]) {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(rows)
}

/// Returns whether `token` stands there in the end.
fn skip_to(input: ParseStream, token: impl Peek + Copy) -> bool {
    while !input.peek(token) {
        if input.parse::<TokenTree>().is_err() {
            return false;
        }
    }
    true
}

fn skip_to_comma(input: ParseStream) -> syn::Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<TokenTree>()?;
    }
    Ok(())
}

fn skip_behind_group(input: ParseStream) {
    while let Ok(token) = input.parse::<TokenTree>() {
        if matches!(token, TokenTree::Group(_)) {
            return;
        }
    }
}

fn parse_or<T: Parse>(input: ParseStream, expected: &str) -> syn::Result<T> {
    let span = input.span();
    input.parse().map_err(|_| syn::Error::new(span, expected))
}
