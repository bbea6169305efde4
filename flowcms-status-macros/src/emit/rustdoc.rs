//! The rustdoc of `CATALOG`: a table of the problem types.

use proc_macro2::{Ident, Literal, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};

use super::markdown::cell;
use crate::declaration::spec::ProblemType;
use crate::emit::Roots;
use crate::flow_error::check::{Answer, Spec};
use crate::names::plain;

/// The head of the table.
pub(crate) const HEAD: &str = "\n| reason | code | title | context |\n|---|---|---|---|\n";

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
                    syn::ext::IdentExt::unraw(variant.ident)
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
            let reason = problem.reason.as_deref();
            let reason = reason
                .map(|reason| linked(reason, &place))
                .unwrap_or_default();
            format!("| {reason} | [{code}]({table}) | {title} | {context} |\n")
        });
    let rows: String = rows.collect();
    if !rows.is_empty() {
        text += HEAD;
        text += &rows;
    }
    text + &others(nested)
}

/// A table of the own problem types, each linked to the place that goes with it, and a line that names the types with the others.
///
/// What the row of the table says is known to a macro that goes by the table's name, and only rustdoc pays
/// for asking it: see [`with_rows`].
pub(crate) fn docs<'p>(
    own: impl Iterator<Item = (&'p ProblemType, Ident)>,
    nested: impl Iterator<Item = TokenStream>,
    roots: &Roots,
) -> TokenStream {
    let private = &roots.private;
    let table = plain(&roots.table);
    let own: Vec<(&ProblemType, Ident)> = own.filter(|(problem, _)| !problem.same_as).collect();
    let rows = if roots.is_default_table {
        let rows: TokenStream = own.iter().map(row_of_default).collect();
        quote!(#private::catalog_rows! { #table; #rows })
    } else {
        // rustc finds no macro that is imported as this one is behind another macro of ours.
        let rows: TokenStream = own.iter().map(|own| row(own, &table)).collect();
        quote!(::core::concat!(#HEAD, #rows))
    };
    let others = others(nested);
    let own = (!own.is_empty()).then(|| quote!(#[cfg_attr(doc, doc = #rows)]));
    let others = (!others.is_empty()).then(|| {
        // An attribute of its own ends the table: rustdoc drops a line break in front of a text.
        let others = others.trim_start();
        quote!(#[cfg_attr(doc, doc = "", doc = #others)])
    });
    quote! {
        #[doc = "The problem types of this error."]
        #own
        #others
        #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
    }
}

/// The catalogue, where its docs find the macro that knows the texts of the rows. It has the name of the
/// table, so that an import of the one imports the other. Where there is none, such as for an alias, the
/// name stands for the one that knows nothing. The default table's has a name of its own.
pub(crate) fn with_rows(catalog: TokenStream, roots: &Roots) -> TokenStream {
    let Roots { private, table, .. } = roots;
    if roots.is_default_table || plain(table).contains('<') {
        return catalog;
    }
    let rows = rows_of_table();
    quote! {
        #[cfg(doc)]
        #[allow(unused_imports)]
        use #private::catalog_no_row as #rows;
        const _: () = {
            #[cfg(doc)]
            #[allow(unused_imports)]
            use #table as #rows;
            #catalog
        };
    }
}

fn rows_of_table() -> TokenStream {
    quote!(__flow_rows)
}

/// The cells of a row as `catalog_rows!` wants them: texts, or the names of columns.
fn row_of_default((problem, place): &(&ProblemType, Ident)) -> TokenStream {
    let column = |text: Option<String>, column: &str| match text {
        Some(text) => TokenTree::from(Literal::string(&text)),
        None => format_ident!("{column}").into(),
    };
    let reason = column(problem.reason.clone(), "reason");
    let title = column(problem.title.as_deref().map(cell), "name");
    let context = column(problem.context.as_deref().map(cell), "context");
    let code = Literal::u16_unsuffixed(problem.code.value);
    quote!(#code #reason #place #title #context)
}

/// The same as pieces of a text. What the row of the table says its macro is asked for.
fn row((problem, place): &(&ProblemType, Ident), table: &str) -> TokenStream {
    let code = Literal::u16_unsuffixed(problem.code.value);
    let rows = rows_of_table();
    let cell_of = |text: &Option<String>, column: &str| {
        if let Some(text) = text {
            cell(text).into_token_stream()
        } else {
            let column = format_ident!("{column}");
            quote!(#rows!(#code #column))
        }
    };
    let reason = match &problem.reason {
        Some(reason) => linked(reason, place).into_token_stream(),
        None => quote!(#rows!(#code reason)),
    };
    // A macro has the name of the table too.
    let link = format!(" | [{0}](type@{table}#{0}) | ", problem.code.value);
    let (title, context) = (
        cell_of(&problem.title, "name"),
        cell_of(&problem.context, "context"),
    );
    quote!("| ", #reason, #link, #title, " | ", #context, " |\n",)
}

/// A reason with the place that goes with it.
fn linked(reason: &str, place: &Ident) -> String {
    if place == "_" {
        format!("`{reason}`")
    } else if place == "Self" {
        format!("[`{reason}`](Self)")
    } else {
        format!("[`{reason}`](Self::{place})")
    }
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

#[cfg(test)]
mod tests {
    use quote::quote;

    #[test]
    fn a_raw_name_is_linked_by_its_name() {
        let expansion = crate::flow_error::whole(quote! {
            #[flow(table = r#Codes)]
            enum Error {
                #[flow(code = 422, title = "No match", context = "Look again.")]
                r#Match,
            }
        });
        let expansion = expansion.to_string();
        assert!(expansion.contains("[`match`](Self::Match)"), "{expansion}");
        assert!(!expansion.contains("`r#"), "{expansion}");
    }
}
