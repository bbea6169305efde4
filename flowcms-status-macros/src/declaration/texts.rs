//! Texts whose placeholders name fields.

use proc_macro2::{TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::{LitStr, Member as FieldMember, Path};

use super::spec::Format;
use crate::diag::Errors;
use crate::flow_error::model::DraftField;
use crate::text::{Piece, SpecPiece, Template};

/// The fields that texts can name.
#[derive(Clone, Copy)]
pub(crate) enum Fields<'f> {
    /// Those of a variant.
    Of(&'f [DraftField<'f>]),
    /// A type as a whole has none.
    None,
    /// Nor has a row of a table, whose texts are constant.
    TableRow,
    /// A row of a map: the names that its pattern binds, which rustc knows.
    Bound(&'f TokenStream),
}

impl<'f> Fields<'f> {
    /// Those that keys can stand on.
    pub(crate) fn all(self) -> &'f [DraftField<'f>] {
        match self {
            Self::Of(fields) => fields,
            Self::None | Self::TableRow | Self::Bound(_) => &[],
        }
    }
}

impl Fields<'_> {
    /// Whether a text could name it.
    pub(super) fn has(&self, name: &str) -> bool {
        match self {
            Self::Of(fields) => fields
                .iter()
                .any(|field| member_text(&field.member) == name),
            Self::Bound(pattern) => binds((*pattern).clone(), name),
            Self::None | Self::TableRow => false,
        }
    }
}

fn binds(pattern: TokenStream, name: &str) -> bool {
    pattern.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident.unraw() == name,
        TokenTree::Group(group) => binds(group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// What is said of a header of a row of a table that is not constant.
pub(super) const CONSTANT: &str =
    "a row's header is constant, write its value: `#[flow(header(\"Name\" = \"value\"))]`";

pub(crate) enum Formatted {
    Constant(String),
    Format(Format),
}

/// A text whose placeholders name fields; `None` = reported.
pub(crate) fn format(
    literal: &LitStr,
    fields: &Fields<'_>,
    errors: &mut Errors,
) -> Option<Formatted> {
    let template = match Template::parse(&literal.value()) {
        Ok(template) => template,
        Err(message) => {
            errors.push(literal, message);
            return None;
        }
    };
    if let Some(text) = template.constant() {
        return Some(Formatted::Constant(text.to_owned()));
    }
    if let Fields::Bound(_) = fields {
        return Some(Formatted::Format(Format {
            literal: literal.clone(),
            arguments: Vec::new(),
        }));
    }
    let mut arguments = Vec::<(String, usize, &'static str)>::new();
    let mut text = String::new();
    let mut ok = true;
    let mut argument = |name: &str, written: &'static str, errors: &mut Errors| {
        let Some(index) = field_named(name, fields, literal, errors) else {
            ok = false;
            return String::new();
        };
        let argument = format!("__flow_{index}");
        let written = (argument.clone(), index, written);
        if !arguments.contains(&written) {
            arguments.push(written);
        }
        argument
    };
    for piece in &template.pieces {
        match piece {
            Piece::Literal(literal) => {
                text.push_str(&literal.replace('{', "{{").replace('}', "}}"));
            }
            Piece::Placeholder(placeholder) => {
                text.push('{');
                text.push_str(&argument(
                    &placeholder.name,
                    placeholder.format_trait(),
                    errors,
                ));
                if !placeholder.spec.is_empty() {
                    text.push(':');
                }
                for spec in &placeholder.spec {
                    match spec {
                        SpecPiece::Literal(spec) => text.push_str(spec),
                        SpecPiece::Name(name) => {
                            text.push_str(&argument(name, "usize", errors));
                            text.push('$');
                        }
                    }
                }
                text.push('}');
            }
        }
    }
    ok.then(|| {
        Formatted::Format(Format {
            literal: LitStr::new(&text, literal.span()),
            arguments,
        })
    })
}

fn field_named(
    name: &str,
    fields: &Fields<'_>,
    literal: &LitStr,
    errors: &mut Errors,
) -> Option<usize> {
    let fields = match fields {
        Fields::Of(fields) => fields,
        Fields::TableRow => {
            errors.push(literal, CONSTANT);
            return None;
        }
        Fields::None | Fields::Bound(_) => {
            let message = format!(
                "`{{{name}}}` names no field, a type as a whole has none, write a path to a function instead"
            );
            errors.push(literal, message);
            return None;
        }
    };
    let index = fields
        .iter()
        .position(|field| member_text(&field.member) == name);
    if index.is_none() {
        let known: Vec<String> = fields
            .iter()
            .map(|field| member_text(&field.member))
            .collect();
        let instead = match (
            crate::names::nearest(name, known.iter().map(String::as_str)),
            &known[..],
        ) {
            (Some(near), _) => format!("did you mean `{{{near}}}`?"),
            (None, []) => "there are no fields here".to_owned(),
            (None, known) => format!("the fields are `{{{}}}`", known.join("}`, `{")),
        };
        errors.push(literal, format!("`{{{name}}}` names no field, {instead}"));
    }
    index
}

/// A path to a function is no field, which it may be mistaken for; `None` = reported.
pub(crate) fn no_field(
    path: &Path,
    fields: &Fields<'_>,
    instead: impl FnOnce(&str) -> String,
    errors: &mut Errors,
) -> Option<()> {
    let Some(name) = path.get_ident().map(|ident| ident.unraw().to_string()) else {
        return Some(());
    };
    if matches!(fields, Fields::Bound(_)) || !fields.has(&name) {
        return Some(());
    }
    let message = format!("`{name}` is a field, {}", instead(&name));
    errors.push(path, message);
    None
}

pub(crate) fn member_text(member: &FieldMember) -> String {
    match member {
        FieldMember::Named(ident) => syn::ext::IdentExt::unraw(ident).to_string(),
        FieldMember::Unnamed(index) => index.index.to_string(),
    }
}
