//! The introduction of the page: what a problem document looks like.

use std::fmt;

use super::example;
use crate::catalog::Entry;
use crate::catalog::model::standard::STANDARD;

pub(super) fn write(page: &mut String, entries: &[&Entry]) -> fmt::Result {
    page.push_str(
        "<section class=\"intro\">\n<div class=\"text\">\n<h2>How errors are answered</h2>\n\
         <p>An error is answered with its status code and, as \
         <code>application/problem+json</code>, with a problem document \
         (<a href=\"https://www.rfc-editor.org/rfc/rfc9457\" rel=\"noreferrer\">RFC 9457</a>). \
         It has these members, and those of its own that its entry lists.</p>\n<dl>\n",
    );
    for member in &STANDARD {
        let (name, meaning) = (member.name, member.meaning.replace('`', ""));
        for part in ["<dt><code>", name, "</code></dt><dd>", &meaning, "</dd>\n"] {
            page.push_str(part);
        }
    }
    page.push_str("</dl>\n</div>\n");
    let documents = entries
        .iter()
        .filter_map(|entry| Some((entry, example::document(entry)?)));
    // One that shows as many members as there are to explain.
    let shown = documents.rev().max_by_key(|(entry, document)| {
        let has_detail = document.iter().any(|(name, _)| *name == "detail");
        let is_client_error = entry.status().class() == 4;
        (is_client_error, has_detail, !entry.members().is_empty())
    });
    if let Some((_, document)) = shown {
        page.push_str(
            "<div class=\"example\">\n<p><span>A problem document</span></p>\n<pre><code>",
        );
        example::write(page, &document)?;
        page.push_str("</code></pre>\n</div>\n");
    }
    page.push_str("</section>\n");
    Ok(())
}
