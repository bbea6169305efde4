//! The rustdoc of `CATALOG`: a table of the problem types.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::flow_error::check::{Answer, Spec};
use crate::problem::{Problem, Roots};

/// The docs of a derived type.
pub(crate) fn of_type(spec: &Spec<'_>) -> TokenStream {
    let own = spec
        .variants
        .iter()
        .filter_map(|variant| match &variant.answer {
            Answer::Own(problem) => Some(&**problem),
            Answer::Transparent(_) | Answer::Map(..) => None,
        });
    let nested = spec
        .variants
        .iter()
        .filter_map(|variant| match &variant.answer {
            Answer::Own(_) => None,
            Answer::Transparent(delegate) => {
                Some(variant.fields[delegate.field].1.to_token_stream())
            }
            Answer::Map(map, _) => Some(map.to_token_stream()),
        });
    docs(own, nested, &spec.roots)
}

/// A table of the own problem types, and a line that names the types with the others.
pub(crate) fn docs<'p>(
    own: impl Iterator<Item = &'p Problem>,
    nested: impl Iterator<Item = TokenStream>,
    roots: &Roots,
) -> TokenStream {
    let table = plain(&roots.table);
    let mut text = String::from("The problem types of this error.\n");
    let rows: Vec<String> = own
        .filter(|problem| !problem.same_as)
        .map(|problem| {
            let code = problem.code.value;
            let link = format!("[{code}]({table}#{code})");
            let of_row = format!("[as {code} has it]({table}#{code})");
            let reason = problem
                .reason
                .as_ref()
                .map_or_else(|| of_row.clone(), |reason| format!("`{reason}`"));
            let cell =
                |text: &Option<String>| text.as_deref().map_or_else(|| of_row.clone(), escaped);
            format!(
                "| {reason} | {link} | {} | {} |\n",
                cell(&problem.title),
                cell(&problem.context)
            )
        })
        .collect();
    if !rows.is_empty() {
        text.push_str("\n| reason | code | title | context |\n|---|---|---|---|\n");
        text.extend(rows);
    }
    let mut others: Vec<String> = nested.map(|ty| link(&ty)).collect();
    others.sort();
    others.dedup();
    if !others.is_empty() {
        text.push_str("\nAnd those of ");
        text.push_str(&others.join(", "));
        text.push_str(".\n");
    }
    quote! {
        #[doc = #text]
        #[allow(rustdoc::broken_intra_doc_links, rustdoc::private_intra_doc_links)]
    }
}

/// A link to a type that is a plain path, else its name.
fn link(ty: &TokenStream) -> String {
    let text = plain(ty);
    if text.contains(['<', '(', '[', '&', ' ']) {
        format!("`{text}`")
    } else {
        format!("[`{text}`]({text})")
    }
}

fn plain(tokens: &TokenStream) -> String {
    let text = tokens
        .to_string()
        .replace(" :: ", "::")
        .replace(":: ", "::");
    let text = text.strip_prefix("::").unwrap_or(&text);
    text.replace(" <", "<")
        .replace("< ", "<")
        .replace(" >", ">")
        .replace(" ,", ",")
}

/// A text as the cell of a Markdown table.
fn escaped(text: &str) -> String {
    text.replace('|', "\\|").replace(['\n', '\r'], " ")
}
