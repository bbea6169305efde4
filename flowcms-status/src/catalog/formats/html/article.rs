//! One entry of the page, and one of a retired reason.

use std::fmt::{self, Write as _};

use super::escape::{Escaped, Spoken};
use super::{example, facts, prose};
use crate::catalog::{Entry, EntryClass, EntryDeprecation, RetiredEntry};

/// `data-find` marks what the search looks through.
pub(super) fn write(
    page: &mut String,
    class: &EntryClass,
    entry: &Entry,
    has_sources: bool,
) -> fmt::Result {
    let status = entry.status();
    let state = match entry.deprecation() {
        Some(_) => "deprecated",
        None => "current",
    };
    let retries: Vec<&str> = (entry.retries().iter())
        .map(|(retry, _)| retry.class())
        .collect();
    writeln!(
        page,
        "<article class=\"entry\" id=\"{}\" data-class=\"{}xx\" data-retry=\"{}\" \
         data-state=\"{state}\">",
        Escaped(entry.reason()),
        status.class(),
        retries.join(" "),
    )?;
    write_head(page, entry.reason(), (status.code(), status.name()), state)?;
    writeln!(
        page,
        "<div class=\"text\">\n<p class=\"title\" data-find dir=\"auto\">{}</p>",
        Escaped(entry.title())
    )?;
    if let Some(deprecation) = entry.deprecation() {
        write_deprecation(page, deprecation)?;
    }
    let contexts = entry.contexts();
    for (context, producers) in &contexts {
        write!(
            page,
            "<p class=\"context\" data-find dir=\"auto\">{}",
            Spoken(context)
        )?;
        if contexts.len() > 1 && has_sources {
            facts::write_whose(page, producers)?;
        }
        page.push_str("</p>\n");
    }
    let sections = entry.sections();
    prose::write(page, &sections.text, 3);
    for (heading, text) in [
        ("Causes", &sections.causes),
        ("Solutions", &sections.solutions),
    ] {
        if !text.is_empty() {
            writeln!(page, "<h4>{heading}</h4>")?;
            prose::write(page, text, 4);
        }
    }
    facts::write(page, class, entry, has_sources)?;
    page.push_str("</div>\n");
    write_example(page, entry)?;
    page.push_str("</article>\n");
    Ok(())
}

pub(super) fn write_retired(page: &mut String, retired: &RetiredEntry) -> fmt::Result {
    writeln!(
        page,
        "<article class=\"entry\" id=\"{}\" data-class=\"{}xx\" data-retry=\"\" \
         data-state=\"retired\">",
        Escaped(retired.reason()),
        retired.class(),
    )?;
    let status = (retired.status(), retired.name());
    write_head(page, retired.reason(), status, "retired")?;
    writeln!(
        page,
        "<div class=\"text\">\n<p class=\"title\">Was sent with <bdi>{} {}</bdi></p>",
        status.0,
        Escaped(status.1),
    )?;
    prose::write(page, retired.note(), 3);
    page.push_str("</div>\n</article>\n");
    Ok(())
}

fn write_head(
    page: &mut String,
    reason: &str,
    (code, name): (u16, &str),
    state: &str,
) -> fmt::Result {
    writeln!(
        page,
        "<header>\n<h3><span class=\"code c{digit}\" data-find title=\"{name}\">{code}</span> \
         <a href=\"#{reason}\"><code data-find>{reason}</code></a></h3>\n\
         <button type=\"button\" class=\"copy\" aria-label=\"Copy {reason}\">Copy</button>",
        digit = code / 100,
        name = Escaped(name),
        reason = Escaped(reason),
    )?;
    if state != "current" {
        writeln!(page, "<span class=\"state\">{state}</span>")?;
    }
    page.push_str("</header>\n");
    Ok(())
}

fn write_deprecation(page: &mut String, deprecation: &EntryDeprecation) -> fmt::Result {
    page.push_str("<div class=\"deprecation\">\n<p><strong>Deprecated");
    if let Some(since) = deprecation.since() {
        write!(page, " since <bdi>{}</bdi>", Escaped(since))?;
    }
    page.push_str("</strong></p>\n");
    if let Some(note) = deprecation.note() {
        prose::write(page, note, 3);
    }
    page.push_str("</div>\n");
    Ok(())
}

fn write_example(page: &mut String, entry: &Entry) -> fmt::Result {
    let status = entry.status();
    write!(
        page,
        "<div class=\"example\">\n<p><span>Example</span> <bdi>{}</bdi>",
        Escaped(&status.to_string())
    )?;
    let bare = match example::document(entry) {
        Some(document) => {
            write!(
                page,
                " <button type=\"button\" class=\"copy\" aria-label=\"Copy the example of {}\">Copy</button>\
                 </p>\n<pre><code>",
                Escaped(entry.reason())
            )?;
            example::write(page, &document)?;
            page.push_str("</code></pre>\n</div>\n");
            return Ok(());
        }
        None if !status.has_document() && entry.is_rendered() => {
            "The body is of the API’s own form."
        }
        None if !status.has_document() => "Sent without content.",
        None => "Of a member no value is known.",
    };
    writeln!(page, "</p>\n<p class=\"bare\">{bare}</p>\n</div>")
}
