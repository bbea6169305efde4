//! The catalogue as Markdown (GitHub flavour).

#[cfg(feature = "html")]
mod one;

use std::fmt::Write as _;

use super::{Format, prose};
use crate::catalog::model::inline::{cell, code, inline, line};
#[cfg(feature = "json")]
use crate::catalog::model::{example::pretty, schema::item_reasons, words::words};
use crate::catalog::{
    Catalog, Entry, EntryClass, EntryDeprecation, EntryHeader, EntryMember, Model, Producer,
    RetiredEntry,
};

#[cfg(feature = "html")]
pub(in crate::catalog) use one::of_reason;

/// A page of Markdown, see [`Catalog::to_markdown`].
#[derive(Debug, Clone, Copy)]
pub struct Markdown;

impl Catalog {
    /// A page with a table of problem types for each class, and a section for each problem type.
    ///
    /// The anchor of a section is the reason, so that a `type_base` that ends with `#` leads to it.
    /// What a declaration says stands there as text: of its Markdown, descriptions keep all but raw
    /// HTML, which shows as it was written; titles, contexts and notes keep `code`.
    ///
    /// ```
    /// use flowcms_status::FlowCms;
    ///
    /// let page = FlowCms::CATALOG.to_markdown();
    /// assert!(page.starts_with("# FlowCms\n"));
    /// assert!(page.contains("## 4xx Client Error\n"));
    /// assert!(page.contains("| [`not_found`](#not_found) | 404 Not Found | Not Found |"));
    /// ```
    #[must_use]
    pub fn to_markdown(&self) -> String {
        self.write(&Markdown)
    }
}

impl Format for Markdown {
    fn media_type(&self) -> &'static str {
        // RFC 7763, and the variant that RFC 7764 registers.
        "text/markdown; charset=utf-8; variant=GFM"
    }

    fn write(&self, model: &Model) -> String {
        let mut entries: Vec<&Entry> = model.entries().iter().collect();
        // By code; those of one code stay in the order of their declarations.
        entries.sort_by_key(|entry| entry.status().code());
        let mut page = Page(String::new());
        page.line(&format!("# {}", inline(model.name())));
        if let Some(version) = model.version() {
            page.paragraph(&format!("Version {}", inline(version)));
        }
        let of_class = |class: &EntryClass| {
            let of_class = entries.iter().copied();
            of_class
                .filter(|entry| entry.status().class() == class.digit())
                .collect::<Vec<_>>()
        };
        for class in model.classes() {
            page.class(class, &of_class(class));
        }
        for class in model.classes() {
            for entry in of_class(class) {
                page.section(entry);
            }
        }
        page.retired(model.retired());
        page.0
    }
}

struct Page(String);

impl Page {
    fn line(&mut self, line: &str) {
        self.0.push_str(line);
        self.0.push('\n');
    }

    /// A block of its own: blank lines part it from its neighbours.
    fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            self.line("");
            self.line(text);
        }
    }

    fn class(&mut self, class: &EntryClass, entries: &[&Entry]) {
        if entries.is_empty() {
            return;
        }
        self.paragraph(&format!("## {}", inline(&class.to_string())));
        self.paragraph(&line(class.context()));
        self.paragraph("| reason | code | title | context | retry |\n|---|---|---|---|---|");
        for entry in entries {
            let reason = entry.reason();
            let old = match entry.deprecation() {
                Some(_) => " (deprecated)",
                None => "",
            };
            self.line(&format!(
                "| [`{reason}`](#{reason}){old} | {} | {} | {} | {} |",
                cell(&entry.status().to_string()),
                cell(entry.title()),
                cell(entry.context()),
                entry.retry().words(code),
            ));
        }
    }

    /// A heading that is found by its anchor, whatever the site makes of headings.
    fn heading(&mut self, reason: &str) {
        self.paragraph(&format!("<a id=\"{reason}\"></a>"));
        self.paragraph(&format!("### `{reason}`"));
    }

    fn section(&mut self, entry: &Entry) {
        self.heading(entry.reason());
        if let Some(deprecation) = entry.deprecation() {
            self.paragraph(&deprecated(deprecation));
        }
        let description = entry.prose();
        self.paragraph(&prose::written(description.text, 3));
        for (title, text) in [
            ("Causes", description.causes),
            ("Solutions", description.solutions),
        ] {
            if !text.is_empty() {
                self.paragraph(&format!("#### {title}"));
                self.paragraph(&prose::written(text, 4));
            }
        }
        self.paragraph(facts(entry).trim_end());
        self.example(entry);
    }

    /// An item of the facts.
    #[cfg(feature = "json")]
    fn example(&mut self, entry: &Entry) {
        if let Some(document) = entry.example(entry.status()) {
            let document = pretty(&document).replace('\n', "\n  ");
            self.line(&format!("- **Example:**\n  ```json\n  {document}\n  ```"));
        }
    }

    #[cfg(not(feature = "json"))]
    #[allow(clippy::unused_self)] // no value of a member is known
    fn example(&mut self, _: &Entry) {}

    fn retired(&mut self, retired: &[RetiredEntry]) {
        if retired.is_empty() {
            return;
        }
        self.paragraph("## Retired");
        self.paragraph("These reasons are not sent any more, and will not be used again.");
        for retired in retired {
            self.heading(retired.reason());
            self.paragraph(&prose::markdown(retired.note(), 3));
            let status = format!("{} {}", retired.status(), retired.name());
            self.paragraph(&format!("- **Status:** {}", inline(&status)));
        }
    }
}

fn deprecated(of: &EntryDeprecation) -> String {
    let mut text = "> **Deprecated**".to_owned();
    if let Some(since) = of.since() {
        // Writing into a `String` does not fail.
        let _ = write!(text, " since {}", inline(since));
    }
    match of.note() {
        Some(note) => text + ": " + &inline(note),
        None => text + ".",
    }
}

fn facts(of: &Entry) -> String {
    let mut list = String::new();
    let mut fact = |name: &str, what: &str| {
        let _ = writeln!(list, "- **{name}:** {what}");
    };
    fact("Status", &inline(&of.status().to_string()));
    let others: Vec<String> = (of.codes().iter().skip(1))
        .map(|status| inline(&status.to_string()))
        .collect();
    if !others.is_empty() {
        fact("Also sent with", &others.join(", "));
    }
    fact("Title", &inline(of.title()));
    fact("Context", &by_producer(of.contexts(), inline));
    fact("Type", &code(of.type_uri()));
    fact(
        "Detail",
        &by_producer(of.details(), |detail| detail.words(inline, code)),
    );
    if of.is_rendered() {
        fact("Body", "of the API's own form, no problem document");
    }
    for declared in of.headers() {
        fact(
            &format!("Header {}", code(declared.name())),
            &header(declared),
        );
    }
    for declared in of.members() {
        fact(
            &format!("Member {}", code(declared.name())),
            &member(declared),
        );
    }
    fact(
        "Retry",
        &by_producer(of.retries(), |retry| retry.words(code)),
    );
    fact(
        "gRPC",
        &by_producer(of.grpc_codes(), |grpc| code(grpc.name())),
    );
    fact("Declared by", &listed(of.producers()));
    list
}

/// Each value, and whose it is where there are several.
fn by_producer<T>(groups: Vec<(T, Vec<&Producer>)>, show: impl Fn(T) -> String) -> String {
    let are_several = groups.len() > 1;
    let groups = groups.into_iter().map(|(value, producers)| {
        let value = show(value);
        if are_several {
            format!("{value} ({})", listed(producers))
        } else {
            value
        }
    });
    groups.collect::<Vec<_>>().join("; ")
}

fn listed<'p>(producers: impl IntoIterator<Item = &'p Producer>) -> String {
    let mut names: Vec<String> = Vec::new();
    for producer in producers {
        let name = code(&producer.to_string());
        // The instances of a generic type have one name.
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join(", ")
}

fn header(of: &EntryHeader) -> String {
    let values: Vec<String> = (of.values())
        .map(|value| match value {
            (Some(value), _) => code(value),
            (None, "") => "of the occurrence".to_owned(),
            (None, source) => format!("of the occurrence, {}", code(source)),
        })
        .collect();
    let always = if of.is_certain() { " (always)" } else { "" };
    values.join("; or ") + always
}

fn member(of: &EntryMember) -> String {
    let text = match of.rust_type() {
        "" => made(of).unwrap_or_else(|| "of the occurrence".to_owned()),
        rust_type => code(rust_type),
    };
    #[cfg(feature = "json")]
    {
        let reasons = item_reasons(of.schema()).into_iter().map(code);
        let reasons: Vec<String> = reasons.collect();
        if !reasons.is_empty() {
            return format!("{text}, of the reasons {}", reasons.join(", "));
        }
    }
    text
}

/// What a function makes.
#[cfg(feature = "json")]
fn made(of: &EntryMember) -> Option<String> {
    of.schema().map(|schema| inline(&words(schema)))
}

#[cfg(not(feature = "json"))]
fn made(_: &EntryMember) -> Option<String> {
    None
}
