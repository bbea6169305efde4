//! The form that searches and filters the entries.

use std::fmt::{self, Write as _};

use super::Listing;
use super::escape::Escaped;

/// The search and the filters, which a script works: without one they are not shown.
pub(super) fn write(page: &mut String, listing: &Listing<'_>) -> fmt::Result {
    page.push_str(
        "<form class=\"search\" role=\"search\" aria-label=\"Errors\">\n\
         <div class=\"query\"><input type=\"search\" name=\"q\" aria-label=\"Search the errors\" \
         aria-keyshortcuts=\"/\" placeholder=\"Search, or paste a message or a type\" \
         autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\"><kbd aria-hidden=\"true\">/</kbd></div>\n\
         <div class=\"filters\">\n",
    );
    let classes: Vec<(String, String)> = (listing.classes())
        .map(|class| (format!("{}xx", class.digit()), class.to_string()))
        .collect();
    write_filter(page, "class", "Class", &classes)?;

    let retries = [
        ("never", "Not worth a retry"),
        ("backoff", "With backoff"),
        ("after", "After a header"),
    ];
    let retries: Vec<_> = (retries.into_iter())
        .filter(|(name, _)| {
            (listing.entries.iter()).any(|entry| {
                entry
                    .retries()
                    .iter()
                    .any(|(retry, _)| retry.class() == *name)
            })
        })
        .map(|(name, words)| (name.to_owned(), words.to_owned()))
        .collect();
    write_filter(page, "retry", "Retry", &retries)?;

    let deprecated = (listing.entries.iter()).any(|entry| entry.deprecation().is_some());
    let states = [
        (
            "current",
            "Current",
            deprecated || !listing.retired.is_empty(),
        ),
        ("deprecated", "Deprecated", deprecated),
        ("retired", "Retired", !listing.retired.is_empty()),
    ];
    let states: Vec<_> = (states.into_iter())
        .filter(|(.., is_there)| *is_there)
        .map(|(name, words, _)| (name.to_owned(), words.to_owned()))
        .collect();
    write_filter(page, "state", "State", &states)?;
    page.push_str(
        "<button type=\"button\" class=\"clear\" hidden>Clear</button>\n\
         <output class=\"count\" role=\"status\" aria-live=\"polite\"></output>\n</div>\n</form>\n",
    );
    Ok(())
}

fn write_filter(
    page: &mut String,
    name: &str,
    label: &str,
    options: &[(String, String)],
) -> fmt::Result {
    if options.is_empty() {
        return Ok(());
    }
    write!(
        page,
        "<select name=\"{name}\" aria-label=\"{label}\"><option value=\"\">{label}</option>"
    )?;
    for (value, words) in options {
        write!(
            page,
            "<option value=\"{value}\">{}</option>",
            Escaped(words)
        )?;
    }
    page.push_str("</select>\n");
    Ok(())
}
