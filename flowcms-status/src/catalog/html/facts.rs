//! What programs need of an entry: headers, members, and the list of its properties, in words.

use std::fmt::{self, Write as _};

use super::escape::Escaped;
use crate::catalog::Entry;
use crate::catalog::public_detail::PublicDetail;
use crate::declaration::table::Retry;

pub(super) fn write(page: &mut String, entry: &Entry) -> fmt::Result {
    write_members(page, entry)?;
    write_headers(page, entry)?;
    page.push_str("<dl>\n");
    write_type(page, entry.type_uri())?;
    writeln!(
        page,
        "<dt>Code</dt><dd><bdi>{}</bdi>, <bdi>{}</bdi></dd>",
        Escaped(&entry.status().to_string()),
        Escaped(&entry.status().class().to_string())
    )?;
    write_retry(page, entry.retry())?;
    write_detail(page, entry)?;
    write_codes(page, entry)?;
    write!(
        page,
        "<dt>gRPC</dt><dd><code>{}</code> ({})</dd>\n<dt>Declared by</dt><dd>",
        entry.grpc_code(),
        entry.grpc_code().code()
    )?;
    for (at, producer) in entry.producers().iter().enumerate() {
        write!(
            page,
            "{}<code title=\"{}\"><bdi>{}</bdi></code>",
            if at == 0 { "" } else { ", " },
            Escaped(producer.path()),
            Escaped(&producer.to_string()),
        )?;
    }
    page.push_str("</dd>\n</dl>\n");
    Ok(())
}

fn write_members(page: &mut String, entry: &Entry) -> fmt::Result {
    if entry.members().is_empty() {
        return Ok(());
    }
    page.push_str("<h4>Members</h4>\n<ul class=\"fields\">\n");
    for member in entry.members() {
        write!(
            page,
            "<li><code data-find>{}</code>",
            Escaped(member.name())
        )?;
        if !member.rust_type().is_empty() {
            write!(
                page,
                " <span class=\"type\"><bdi>{}</bdi></span>",
                Escaped(member.rust_type())
            )?;
        }
        page.push_str(if member.is_required() {
            " <span class=\"always\">required</span>"
        } else {
            " <span class=\"may\">optional</span>"
        });
        if let Some(schema) = member.schema() {
            write!(
                page,
                "\n<p class=\"schema\"><span>JSON Schema</span> <code>{}</code></p>",
                Escaped(&schema.to_string())
            )?;
        }
        page.push_str("</li>\n");
    }
    page.push_str("</ul>\n");
    Ok(())
}

fn write_headers(page: &mut String, entry: &Entry) -> fmt::Result {
    if entry.headers().is_empty() {
        return Ok(());
    }
    page.push_str("<h4>Headers</h4>\n<ul class=\"fields\">\n");
    for header in entry.headers() {
        write!(
            page,
            "<li><code data-find>{}</code>",
            Escaped(header.name())
        )?;
        match (header.value(), header.source()) {
            (Some(value), _) => write!(
                page,
                " <code class=\"value\" data-find><bdi>{}</bdi></code>",
                Escaped(value)
            )?,
            (None, "") => page.push_str(" <span class=\"type\">differs by occurrence</span>"),
            (None, source) => write!(
                page,
                " <span class=\"type\">from <code data-find><bdi>{}</bdi></code></span>",
                Escaped(source)
            )?,
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

fn write_type(page: &mut String, uri: &str) -> fmt::Result {
    let uri_text = Escaped(uri);
    page.push_str("<dt>Type</dt><dd class=\"uri\">");
    if uri.starts_with("https://") || uri.starts_with("http://") {
        write!(page, "<a href=\"{uri_text}\"><bdi>{uri_text}</bdi></a>")?;
    } else {
        write!(page, "<code><bdi>{uri_text}</bdi></code>")?;
    }
    page.push_str("</dd>\n");
    Ok(())
}

fn write_retry(page: &mut String, retry: Retry) -> fmt::Result {
    page.push_str("<dt>Retry</dt><dd>");
    match retry {
        Retry::Never => page.push_str("No: the same request fails again."),
        Retry::Backoff => page.push_str("Later, waiting longer each time."),
        Retry::After(header) => write!(
            page,
            "After what the header <code>{}</code> says.",
            Escaped(header)
        )?,
    }
    page.push_str("</dd>\n");
    Ok(())
}

fn write_detail(page: &mut String, entry: &Entry) -> fmt::Result {
    page.push_str("<dt>Detail</dt><dd>");
    let may_fail = entry.codes().iter().any(|status| status.is_server_error());
    match entry.public_detail(entry.status()) {
        PublicDetail::None => page.push_str("None."),
        PublicDetail::Private => {
            page.push_str("Private: the cause is logged, and never sent.");
        }
        PublicDetail::Text(text) => {
            write!(page, "Always <q data-find><bdi>{}</bdi></q>", Escaped(text))?;
        }
        PublicDetail::Template(template) => {
            write!(
                page,
                "<q data-find><bdi>{}</bdi></q>, filled in by the occurrence.",
                Escaped(template)
            )?;
        }
        PublicDetail::OfOccurrence => {
            page.push_str("What the error says of the occurrence.");
        }
    }
    if may_fail && !entry.status().is_server_error() && !entry.detail().is_declared() {
        page.push_str(" With a code from 500 up it is private.");
    }
    page.push_str("</dd>\n");
    Ok(())
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
