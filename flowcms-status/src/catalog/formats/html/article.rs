//! One entry of the page, and one of a retired reason.

use std::fmt::{self, Write as _};

use super::escape::{Escaped, Spoken};
use super::view::View;
use super::{example, facts, handling, prose, related};
use crate::catalog::model::description::events;
use crate::catalog::{Entry, EntryClass, EntryDeprecation, RetiredEntry};

/// `data-find` marks what the search looks through.
pub(super) fn write<'m>(
    page: &mut String,
    class: &EntryClass,
    entry: &'m Entry,
    view: &View<'m>,
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
    write_anchor(page, entry)?;
    write_head(
        page,
        entry.reason(),
        (status.code(), status.name()),
        state,
        view,
    )?;
    writeln!(
        page,
        "<div class=\"text\">\n<p class=\"title\" data-find dir=\"auto\"{}>{}</p>",
        view.lang(),
        Escaped(entry.title())
    )?;
    if let Some(deprecation) = entry.deprecation() {
        write_deprecation(page, deprecation, view)?;
    }
    let contexts = entry.contexts();
    for (context, producers) in &contexts {
        write!(
            page,
            "<p class=\"context\" data-find dir=\"auto\"{}>{}",
            view.lang(),
            Spoken(context, view)
        )?;
        if contexts.len() > 1 && view.has_sources() {
            facts::write_whose(page, producers)?;
        }
        page.push_str("</p>\n");
    }
    let description = entry.prose();
    prose::write(page, description.text, view.level(), view);
    for (heading, text) in [
        ("Causes", description.causes),
        ("Solutions", description.solutions),
    ] {
        if !text.is_empty() {
            view.write_heading(page, heading);
            prose::write(page, text, view.level() + 1, view);
        }
    }
    facts::write(page, class, entry, view)?;
    handling::write(page, entry, view)?;
    related::write(page, entry, view)?;
    page.push_str("</div>\n");
    write_example(page, entry)?;
    page.push_str("</article>\n");
    Ok(())
}

/// Where the fragment of the `type` is not the reason alone, it leads here too.
fn write_anchor(page: &mut String, entry: &Entry) -> fmt::Result {
    match entry.type_uri().split_once('#') {
        Some((_, fragment)) if fragment != entry.reason() => {
            writeln!(
                page,
                "<span class=\"anchor\" id=\"{}\"></span>",
                Escaped(fragment)
            )
        }
        _ => Ok(()),
    }
}

pub(super) fn write_retired(
    page: &mut String,
    retired: &RetiredEntry,
    view: &View<'_>,
) -> fmt::Result {
    writeln!(
        page,
        "<article class=\"entry\" id=\"{}\" data-class=\"{}xx\" data-retry=\"\" \
         data-state=\"retired\">",
        Escaped(retired.reason()),
        retired.class(),
    )?;
    let status = (retired.status(), retired.name());
    write_head(page, retired.reason(), status, "retired", view)?;
    writeln!(
        page,
        "<div class=\"text\">\n<p class=\"title\">Was sent with <bdi>{} {}</bdi></p>",
        status.0,
        Escaped(status.1),
    )?;
    prose::write(page, events(retired.note()), view.level(), view);
    page.push_str("</div>\n</article>\n");
    Ok(())
}

fn write_head(
    page: &mut String,
    reason: &str,
    (code, name): (u16, &str),
    state: &str,
    view: &View<'_>,
) -> fmt::Result {
    writeln!(
        page,
        "<header>\n<h{level}><span class=\"code c{digit}\" data-find title=\"{name}\">{code}</span> \
         <a href=\"{link}\"><code data-find>{reason}</code></a></h{level}>\n\
         <button type=\"button\" class=\"copy\" aria-label=\"Copy {reason}\">Copy</button>",
        digit = code / 100,
        name = Escaped(name),
        level = view.level(),
        link = view.link(reason),
        reason = Escaped(reason),
    )?;
    if state != "current" {
        writeln!(page, "<span class=\"state\">{state}</span>")?;
    }
    page.push_str("</header>\n");
    Ok(())
}

fn write_deprecation(
    page: &mut String,
    deprecation: &EntryDeprecation,
    view: &View<'_>,
) -> fmt::Result {
    page.push_str("<div class=\"deprecation\">\n<p><strong>Deprecated");
    if let Some(since) = deprecation.since() {
        write!(page, " since <bdi>{}</bdi>", Escaped(since))?;
    }
    page.push_str("</strong></p>\n");
    if let Some(note) = deprecation.note() {
        prose::write(page, events(note), view.level(), view);
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
