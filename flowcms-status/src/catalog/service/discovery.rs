//! How the catalogue is found: `llms.txt`, `sitemap.xml`, and the API catalogue of RFC 9727.

use std::fmt::Write as _;
use std::sync::Arc;

use serde_json::json;

use super::format::Format;
use super::representation::Representation;
use super::{Documents, WELL_KNOWN};

pub(super) struct Discovery {
    llms: Representation,
    /// Its addresses are whole ones: there is none where they are not known.
    sitemap: Option<Representation>,
    api_catalog: Option<Representation>,
}

impl Discovery {
    /// `api` is its address, and that of its `OpenAPI` document.
    pub(super) fn new(
        path: &str,
        documents: &Documents,
        api: Option<&(Arc<str>, Option<Arc<str>>)>,
    ) -> Self {
        let api_catalog = api.map(|(api, openapi)| {
            let content_type =
                "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\"";
            let linkset = linkset(path, api, openapi.as_deref());
            Representation::of(content_type, linkset)
                .with_links(&format!("<{WELL_KNOWN}>; rel=\"api-catalog\""))
        });
        Self {
            llms: Representation::of("text/markdown; charset=utf-8", llms(documents)),
            sitemap: sitemap(documents)
                .map(|sitemap| Representation::of("application/xml", sitemap)),
            api_catalog,
        }
    }

    /// What stands there, if it is one of these. A reason of that name comes first.
    pub(super) fn at(&self, rest: &str, is_well_known: bool) -> Option<&Representation> {
        match rest {
            _ if is_well_known => self.api_catalog.as_ref(),
            "llms.txt" => Some(&self.llms),
            "sitemap.xml" => self.sitemap.as_ref(),
            _ => None,
        }
    }

    #[cfg(any(feature = "actix-web", feature = "axum"))]
    pub(super) fn has_api_catalog(&self) -> bool {
        self.api_catalog.is_some()
    }
}

/// In the form of llmstxt.org: a title, what it is, links.
fn llms(documents: &Documents) -> String {
    let model = &documents.model;
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut text = format!("# {}: errors\n\n", one_line(model.name()));
    text.push_str(
        "> Every error that this API answers with: what it means, whether to send the same request \
         again, what to do. An error is sent as a problem document (RFC 9457); compare its `reason`, \
         never its texts.\n",
    );
    let whole = documents.addresses.whole();
    let whole = whole.as_deref().unwrap_or(".");
    // Writing into a `String` does not fail.
    let _ = write!(
        text,
        "\nEach address gives a page, Markdown (`?format=md`) or JSON (`?format=json`).\n\n\
         * [All errors]({whole}?format=md)\n* [All errors as data]({whole}?format=json)\n"
    );
    for class in model.classes() {
        let entries: Vec<_> = (model.entries().iter())
            .filter(|entry| entry.status().class() == class.digit())
            .collect();
        if !entries.is_empty() {
            let _ = writeln!(text, "\n## {}\n", one_line(&class.to_string()));
        }
        for entry in entries {
            let reason = entry.reason();
            let address = (documents.places.get(reason))
                .and_then(|place| place.url.clone())
                .unwrap_or_else(|| format!("./{reason}"));
            let join = if address.contains('?') { '&' } else { '?' };
            let _ = writeln!(
                text,
                "* [{reason}]({address}{join}format=md): {}, {}",
                entry.status().code(),
                one_line(entry.title()),
            );
        }
    }
    text
}

fn sitemap(documents: &Documents) -> Option<String> {
    let whole = documents.addresses.whole()?;
    let entries = documents.model.entries().iter();
    let urls = entries.filter_map(|entry| documents.places.get(entry.reason())?.url.clone());
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for url in std::iter::once(whole).chain(urls) {
        let mut escaped = String::new();
        // Writing into a `String` does not fail.
        let _ = pulldown_cmark_escape::escape_html(&mut escaped, &url);
        let _ = writeln!(text, "<url><loc>{escaped}</loc></url>");
    }
    text.push_str("</urlset>\n");
    Some(text)
}

/// RFC 9264, section 4.2.
fn linkset(path: &str, api: &str, openapi: Option<&str>) -> String {
    let whole = format!("{}{path}", api.trim_end_matches('/'));
    let form = |form: Format| json!({ "href": format!("{whole}?format={}", form.name()), "type": form.media_type() });
    let mut links = json!({
        "anchor": api,
        "service-doc": [{ "href": whole, "type": "text/html" }, form(Format::Markdown)],
        "service-meta": [form(Format::Json)],
    });
    if let Some(openapi) = openapi {
        links["service-desc"] = json!([{ "href": openapi, "type": "application/openapi+json" }]);
    }
    json!({ "linkset": [links] }).to_string()
}
