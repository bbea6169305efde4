//! The rustdoc of `CATALOG`: a table of the problem types.

use proc_macro2::{Ident, Literal, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};

use super::markdown::cell;
use crate::declaration::spec::ProblemType;
use crate::emit::Roots;
use crate::flow_error::check::{Answer, Spec};
use crate::names::plain;

/// The docs of a derived type.
pub(crate) fn of_type(spec: &Spec<'_>) -> TokenStream {
    let (own, nested) = parts(spec);
    docs(own.into_iter(), nested.into_iter(), &spec.roots)
}

/// The same for an editor, which expands no macro in a doc comment.
pub(crate) fn of_type_in_editor(spec: &Spec<'_>) -> TokenStream {
    let (own, nested) = parts(spec);
    let text = in_editor(own.into_iter(), nested.into_iter(), &spec.roots);
    quote!(#[doc = #text])
}

/// The own problem types of a type with their places, and the types with others.
fn parts<'s>(spec: &'s Spec<'_>) -> (Vec<(&'s ProblemType, Ident)>, Vec<TokenStream>) {
    let (mut own, mut nested) = (Vec::new(), Vec::new());
    for variant in &spec.variants {
        match &variant.answer {
            Answer::Own(problem) => {
                let place = if variant.is_struct {
                    format_ident!("Self")
                } else {
                    variant.ident.clone()
                };
                own.push((&**problem, place));
                let types = problem.downcast.iter().flat_map(|downcast| &downcast.types);
                nested.extend(types.map(ToTokens::to_token_stream));
            }
            Answer::Transparent(delegate) => {
                nested.push(variant.fields[delegate.field.index].1.to_token_stream());
            }
            Answer::Map(map, _) => nested.push(map.to_token_stream()),
        }
    }
    (own, nested)
}

/// The table as one text. What only the row of the table says is left to that.
pub(crate) fn in_editor<'p>(
    own: impl Iterator<Item = (&'p ProblemType, Ident)>,
    nested: impl Iterator<Item = TokenStream>,
    roots: &Roots,
) -> String {
    let table = plain(&roots.table);
    let mut text = "The problem types of this error.\n".to_owned();
    let rows = own
        .filter(|(problem, _)| !problem.same_as)
        .map(|(problem, place)| {
            let code = problem.code.value;
            let text = |text: &Option<String>| text.as_deref().map(cell).unwrap_or_default();
            let (title, context) = (text(&problem.title), text(&problem.context));
            let reason = match &problem.reason {
                Some(reason) if place == "_" => format!("`{reason}`"),
                Some(reason) if place == "Self" => format!("[`{reason}`](Self)"),
                Some(reason) => format!("[`{reason}`](Self::{place})"),
                None => String::new(),
            };
            format!("| {reason} | [{code}]({table}) | {title} | {context} |\n")
        });
    let rows: String = rows.collect();
    if !rows.is_empty() {
        text += "\n| reason | code | title | context |\n|---|---|---|---|\n";
        text += &rows;
    }
    text + &others(nested)
}

/// A table of the own problem types, each linked to the place that goes with it, and a line that names the types with the others.
///
/// What the row of the table says is known here for the default table only, through a macro of the
/// runtime crate, and only rustdoc pays for asking it. Of another table the cell is empty.
pub(crate) fn docs<'p>(
    own: impl Iterator<Item = (&'p ProblemType, Ident)>,
    nested: impl Iterator<Item = TokenStream>,
    roots: &Roots,
) -> TokenStream {
    let private = &roots.private;
    let table = plain(&roots.table);
    let own: Vec<(&ProblemType, Ident)> = own.collect();
    let has_gaps = !roots.is_default_table
        && (own.iter()).any(|(own, _)| own.title.is_none() || own.context.is_none());
    let rows: TokenStream = (own.into_iter())
        .filter(|(problem, _)| !problem.same_as)
        .map(|(problem, place)| row((problem, place), roots.is_default_table))
        .collect();
    let others = others(nested);
    let own = (!rows.is_empty())
        .then(|| quote!(#[cfg_attr(doc, doc = #private::catalog_rows! { #table; #rows })]));
    let others = (!others.is_empty()).then(|| {
        // An attribute of its own ends the table: rustdoc drops a line break in front of a text.
        let others = others.trim_start();
        quote!(#[cfg_attr(doc, doc = "", doc = #others)])
    });
    let of_row = has_gaps.then(|| {
        let of_row = format!("What is empty here is as the row of [`{table}`] has it.");
        quote!(#[cfg_attr(doc, doc = "", doc = #of_row)])
    });
    quote! {
        #[doc = "The problem types of this error."]
        #own
        #of_row
        #others
        #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
    }
}

/// The cells of a row as `catalog_rows!` wants them: texts, or the names of columns.
fn row((problem, place): (&ProblemType, Ident), is_default_table: bool) -> TokenStream {
    let code = problem.code.value;
    let column = |text: Option<String>, column: &str| match text {
        None if is_default_table => TokenTree::from(format_ident!("{column}")),
        text => Literal::string(&text.unwrap_or_default()).into(),
    };
    let reason = column(problem.reason.clone(), "reason");
    let title = column(problem.title.as_deref().map(cell), "name");
    let context = column(problem.context.as_deref().map(cell), "context");
    let code = Literal::u16_unsuffixed(code);
    quote!(#code #reason #place #title #context)
}

/// A paragraph that names the types with the other problem types.
fn others(nested: impl Iterator<Item = TokenStream>) -> String {
    let mut others: Vec<String> = nested.map(|ty| link(&ty)).collect();
    others.sort();
    others.dedup();
    if others.is_empty() {
        return String::new();
    }
    format!("\nAnd those of {}.", others.join(", "))
}

/// A link to a type that is a plain path, else its name.
fn link(ty: &TokenStream) -> String {
    let text = plain(ty);
    if text.contains(['<', '(', '[', '&', ' ']) {
        format!("`{text}`")
    } else {
        // Without a target of its own: where the type is private, rustdoc leaves the name alone.
        format!("[`{text}`]")
    }
}
