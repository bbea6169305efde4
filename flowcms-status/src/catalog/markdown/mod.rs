//! The catalogue as Markdown (GitHub flavour).

mod text;

use std::fmt::Write as _;

use super::public_detail::PublicDetail;
use super::{Catalog, Entry, EntryHeader, EntryMember, RetiredReason};
use crate::declaration::declared::Deprecation;
use crate::declaration::table::{Class, Retry, Status};
use text::{cell, code, inline, line, prose};

impl Catalog {
    /// A page with a table of problem types for each class, and a section for each problem type.
    ///
    /// The anchor of a section is the reason, so that a `type_base` that ends with `#` leads to it.
    /// What a declaration says stands there as text: of its Markdown, descriptions keep all but raw
    /// HTML, which shows as it was written; titles, contexts and notes keep `code`.
    ///
    /// # Panics
    ///
    /// When two different problem types share a reason, see [`check`](Self::check).
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
    #[track_caller]
    pub fn to_markdown(&self) -> String {
        let mut entries = self.entries();
        // By code; those of one code stay in the order of their declarations.
        entries.sort_by_key(|entry| entry.status().code());
        let mut page = Page(String::new());
        page.line(&format!("# {}", inline(self.name())));
        if let Some(version) = self.api_version() {
            page.paragraph(&format!("Version {}", inline(version)));
        }
        let mut classes: Vec<&Class> = Vec::new();
        for entry in &entries {
            let class = entry.status().class();
            // Two tables may word one class in two ways.
            if classes.iter().all(|known| known.digit() != class.digit()) {
                classes.push(class);
            }
        }
        for class in &classes {
            page.class(class, &entries);
        }
        for class in &classes {
            for entry in of_class(class, &entries) {
                page.section(entry);
            }
        }
        page.retired(&self.retired());
        page.0
    }
}

fn of_class<'e>(class: &'e Class, entries: &'e [Entry]) -> impl Iterator<Item = &'e Entry> {
    (entries.iter()).filter(move |entry| entry.status().class().digit() == class.digit())
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

    fn class(&mut self, class: &Class, entries: &[Entry]) {
        self.paragraph(&format!("## {}", inline(&class.to_string())));
        self.paragraph(&line(class.context()));
        self.paragraph("| reason | code | title | context | retry |\n|---|---|---|---|---|");
        for entry in of_class(class, entries) {
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
                retry(entry.retry()),
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
        let sections = entry.sections();
        self.paragraph(&prose(&sections.text));
        for (title, text) in [
            ("Causes", sections.causes),
            ("Solutions", sections.solutions),
        ] {
            if !text.is_empty() {
                self.paragraph(&format!("#### {title}"));
                self.paragraph(&prose(&text));
            }
        }
        self.paragraph(facts(entry).trim_end());
    }

    fn retired(&mut self, retired: &[&RetiredReason]) {
        if retired.is_empty() {
            return;
        }
        self.paragraph("## Retired");
        self.paragraph("These reasons are not sent any more, and will not be used again.");
        for retired in retired {
            self.heading(retired.reason());
            self.paragraph(&prose(retired.note()));
            self.paragraph(&format!(
                "- **Status:** {}",
                inline(&retired.status().to_string())
            ));
        }
    }
}

fn deprecated(of: Deprecation) -> String {
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
    let others: Vec<String> = (of.codes().into_iter().skip(1))
        .map(|status: &Status| inline(&status.to_string()))
        .collect();
    if !others.is_empty() {
        fact("Also sent with", &others.join(", "));
    }
    fact("Title", &inline(of.title()));
    fact("Context", &inline(of.context()));
    fact("Type", &code(of.type_uri()));
    fact("Detail", &detail(of));
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
    fact("Retry", &retry(of.retry()));
    fact("gRPC", &code(of.grpc_code().name()));
    let producers: Vec<String> = (of.producers().iter())
        .map(|producer| code(&producer.to_string()))
        .collect();
    fact("Declared by", &producers.join(", "));
    list
}

fn detail(of: &Entry) -> String {
    match of.public_detail(of.status()) {
        PublicDetail::None => "none".to_owned(),
        PublicDetail::Private => "none, it is private".to_owned(),
        PublicDetail::Text(text) => inline(text),
        PublicDetail::Template(template) => code(template),
        PublicDetail::OfOccurrence => "of the occurrence".to_owned(),
    }
}

fn header(of: &EntryHeader) -> String {
    match (of.value(), of.source()) {
        (Some(value), _) => code(value),
        (None, "") => "of the occurrence".to_owned(),
        (None, source) => format!("of the occurrence, {}", code(source)),
    }
}

fn member(of: &EntryMember) -> String {
    match of.rust_type() {
        "" => "of the occurrence".to_owned(),
        rust_type => code(rust_type),
    }
}

fn retry(of: Retry) -> String {
    match of {
        Retry::Never | Retry::Backoff => of.to_string(),
        Retry::After(header) => format!("after {}", code(header)),
    }
}
