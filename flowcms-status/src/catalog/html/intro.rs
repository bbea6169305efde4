//! The introduction of the page: what a problem document looks like.

use std::fmt;

use super::example;
use crate::catalog::Entry;

const MEMBERS: [(&str, &str); 7] = [
    (
        "type",
        "A URI that names the kind of problem, and leads to its entry here.",
    ),
    ("title", "The kind of problem in short, the same each time."),
    ("status", "The status code of the response."),
    (
        "detail",
        "What went wrong this time, for people to read. Not every error has one.",
    ),
    (
        "instance",
        "Names this one occurrence, where it is kept for support to find.",
    ),
    (
        "reason",
        "A stable name for programs: compare this one, never the texts.",
    ),
    ("context", "What to know, and what to do about it."),
];

pub(super) fn write(page: &mut String, entries: &[Entry]) -> fmt::Result {
    page.push_str(
        "<section class=\"intro\">\n<div class=\"text\">\n<h2>How errors are answered</h2>\n\
         <p>An error is answered with its status code and, as \
         <code>application/problem+json</code>, with a problem document \
         (<a href=\"https://www.rfc-editor.org/rfc/rfc9457\" rel=\"noreferrer\">RFC 9457</a>). \
         It has these members, and those of its own that its entry lists.</p>\n<dl>\n",
    );
    for (name, meaning) in MEMBERS {
        for part in ["<dt><code>", name, "</code></dt><dd>", meaning, "</dd>\n"] {
            page.push_str(part);
        }
    }
    page.push_str("</dl>\n</div>\n");
    let documents = entries
        .iter()
        .filter(|entry| entry.has_document(entry.status()));
    // One that shows as many members as there are to explain.
    let shown = documents.rev().max_by_key(|entry| {
        let is_client_error = entry.class_digit() == 4;
        (
            is_client_error,
            example::has_detail(entry),
            !entry.members().is_empty(),
        )
    });
    if let Some(entry) = shown {
        page.push_str(
            "<div class=\"example\">\n<p><span>A problem document</span></p>\n<pre><code>",
        );
        example::write(page, entry)?;
        page.push_str("</code></pre>\n</div>\n");
    }
    page.push_str("</section>\n");
    Ok(())
}
