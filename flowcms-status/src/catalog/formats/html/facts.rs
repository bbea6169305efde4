//! What programs need of an entry: headers, members, and the list of its properties, in words.

use std::fmt::{self, Write as _};

use super::escape::Escaped;
use super::json_type;
use super::view::View;
use crate::catalog::model::words::words;
use crate::catalog::{Entry, EntryClass, EntryDetail, Producer};

pub(super) fn write(
    page: &mut String,
    class: &EntryClass,
    entry: &Entry,
    view: &View<'_>,
) -> fmt::Result {
    let has_sources = view.has_sources();
    write_members(page, entry, view)?;
    write_headers(page, entry, view)?;
    page.push_str("<dl>\n");
    write_type(page, entry.type_uri())?;
    writeln!(
        page,
        "<dt>Code</dt><dd><bdi>{}</bdi>, <bdi>{}</bdi></dd>",
        Escaped(&entry.status().to_string()),
        Escaped(&class.to_string()),
    )?;
    write_groups(page, has_sources, "Retry", &entry.retries(), |retry| {
        retry.sentence(code)
    })?;
    write_detail(page, entry, has_sources)?;
    write_codes(page, entry)?;
    write_groups(page, has_sources, "gRPC", &entry.grpc_codes(), |grpc| {
        format!("{} ({})", code(grpc.name()), grpc.code())
    })?;
    if has_sources {
        page.push_str("<dt>Declared by</dt><dd>");
        write_producers(page, entry.producers())?;
        page.push_str("</dd>\n");
    }
    page.push_str("</dl>\n");
    Ok(())
}

/// Each value, and whose it is where there are several.
fn write_groups<T: Copy>(
    page: &mut String,
    has_sources: bool,
    name: &str,
    groups: &[(T, Vec<&Producer>)],
    show: impl Fn(T) -> String,
) -> fmt::Result {
    write!(page, "<dt>{name}</dt>")?;
    for (value, producers) in groups {
        write!(page, "<dd>{}", show(*value))?;
        if groups.len() > 1 && has_sources {
            write_whose(page, producers)?;
        }
        page.push_str("</dd>");
    }
    page.push('\n');
    Ok(())
}

/// Whose what stands before is.
pub(super) fn write_whose(page: &mut String, producers: &[&Producer]) -> fmt::Result {
    page.push_str(" <span class=\"type\">(");
    write_producers(page, producers.iter().copied())?;
    page.push_str(")</span>");
    Ok(())
}

fn write_producers<'p>(
    page: &mut String,
    producers: impl IntoIterator<Item = &'p Producer>,
) -> fmt::Result {
    // The instances of a generic type have one name.
    let mut by_name: Vec<(String, String)> = Vec::new();
    for producer in producers {
        let (name, path) = (producer.to_string(), producer.path());
        match by_name.iter_mut().find(|(known, _)| *known == name) {
            Some((_, paths)) => write!(paths, ", {path}")?,
            None => by_name.push((name, path.to_owned())),
        }
    }
    for (at, (name, paths)) in by_name.iter().enumerate() {
        write!(
            page,
            "{}<code title=\"{}\"><bdi>{}</bdi></code>",
            if at == 0 { "" } else { ", " },
            Escaped(paths),
            Escaped(name),
        )?;
    }
    Ok(())
}

fn code(text: &str) -> String {
    format!("<code>{}</code>", Escaped(text))
}

fn write_members(page: &mut String, entry: &Entry, view: &View<'_>) -> fmt::Result {
    let has_sources = view.has_sources();
    if entry.members().is_empty() {
        return Ok(());
    }
    view.write_heading(page, "Members");
    page.push_str("<ul class=\"fields\">\n");
    for member in entry.members() {
        write!(
            page,
            "<li><code data-find>{}</code>",
            Escaped(member.name())
        )?;
        if let Some(schema) = member.schema() {
            let words = words(schema);
            write!(page, " <span class=\"type\">{}</span>", Escaped(&words))?;
        }
        if has_sources && !member.rust_type().is_empty() {
            write!(
                page,
                " <code class=\"rust\"><bdi>{}</bdi></code>",
                Escaped(member.rust_type())
            )?;
        }
        page.push_str(if member.is_required() {
            " <span class=\"always\">required</span>"
        } else {
            " <span class=\"may\">optional</span>"
        });
        if let Some(schema) = member.schema() {
            json_type::write_parts(page, schema)?;
        }
        page.push_str("</li>\n");
    }
    page.push_str("</ul>\n");
    Ok(())
}

fn write_headers(page: &mut String, entry: &Entry, view: &View<'_>) -> fmt::Result {
    let has_sources = view.has_sources();
    if entry.headers().is_empty() {
        return Ok(());
    }
    view.write_heading(page, "Headers");
    page.push_str("<ul class=\"fields\">\n");
    for header in entry.headers() {
        write!(
            page,
            "<li><code data-find>{}</code>",
            Escaped(header.name())
        )?;
        for value in header.values() {
            match value {
                (Some(value), _) => write!(
                    page,
                    " <code class=\"value\" data-find><bdi>{}</bdi></code>",
                    Escaped(value)
                )?,
                (None, source) => write_source(page, source, has_sources)?,
            }
        }
        page.push_str(if header.is_certain() {
            " <span class=\"always\">always</span></li>\n"
        } else {
            " <span class=\"may\">where known</span></li>\n"
        });
    }
    page.push_str("</ul>\n");
    Ok(())
}

/// What a value looks like that each occurrence has of its own.
fn write_source(page: &mut String, source: &str, has_sources: bool) -> fmt::Result {
    if source.contains('{') {
        return write!(
            page,
            " <span class=\"type\">like <code data-find><bdi>{}</bdi></code></span>",
            Escaped(source)
        );
    }
    let words = match source
        .rsplit([':', '<'])
        .next()
        .unwrap_or_default()
        .trim_end_matches('>')
    {
        "Duration" => "seconds",
        "SystemTime" => "date (RFC 9110, section 5.6.7)",
        "u8" | "u16" | "u32" | "u64" | "u128" | "usize" => "integer, 0 or more",
        "i8" | "i16" | "i32" | "i64" | "i128" | "isize" => "integer",
        _ => "text",
    };
    write!(page, " <span class=\"type\">{words}</span>")?;
    if has_sources && !source.is_empty() {
        write!(
            page,
            " <code class=\"rust\"><bdi>{}</bdi></code>",
            Escaped(source)
        )?;
    }
    Ok(())
}

fn write_type(page: &mut String, uri: &str) -> fmt::Result {
    let uri_text = Escaped(uri);
    page.push_str("<dt>Type</dt><dd class=\"uri\">");
    if uri.starts_with("https://") || uri.starts_with("http://") {
        write!(
            page,
            "<a href=\"{uri_text}\"><bdi data-find>{uri_text}</bdi></a>"
        )?;
    } else {
        write!(page, "<code><bdi>{uri_text}</bdi></code>")?;
    }
    page.push_str("</dd>\n");
    Ok(())
}

fn write_detail(page: &mut String, entry: &Entry, has_sources: bool) -> fmt::Result {
    let quote = |text: &str| format!("<q data-find data-says><bdi>{}</bdi></q>", Escaped(text));
    let becomes_private = (entry.codes().iter())
        .any(|status| *status.detail() == EntryDetail::Private)
        && *entry.detail() != EntryDetail::Private;
    write_groups(page, has_sources, "Detail", &entry.details(), |detail| {
        let mut sentence = detail.sentence(quote);
        if becomes_private {
            sentence.push_str(" With a code from 500 up it is private.");
        }
        sentence
    })
}

fn write_codes(page: &mut String, entry: &Entry) -> fmt::Result {
    let codes = entry.codes();
    if codes.len() == 1 {
        return Ok(());
    }
    page.push_str("<dt>Codes</dt><dd>One of ");
    for (at, status) in codes.iter().enumerate() {
        write!(
            page,
            "{}<span title=\"{}\">{}</span>",
            if at == 0 { "" } else { ", " },
            Escaped(status.name()),
            status.code(),
        )?;
    }
    page.push_str(", as the occurrence says.</dd>\n");
    Ok(())
}
