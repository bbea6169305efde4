//! One entry as Markdown, with what to do about it first: for agents, and whoever reads one alone.

use super::{Page, deprecated, facts, prose};
use crate::catalog::formats::Related;
use crate::catalog::model::example::pretty;
use crate::catalog::model::inline::{code, inline, line};
use crate::catalog::{Entry, EntryRetry, Model};

/// The document of a reason, current or retired, which the model has.
pub(in crate::catalog) fn of_reason(model: &Model, reason: &str, url: Option<&str>) -> String {
    let mut page = Page(String::new());
    let is_meant = |entry: &&Entry| entry.reason() == reason;
    page.line(&format!("# `{reason}`"));
    let mut of = format!("An error of {}", inline(model.name()));
    if let Some(version) = model.version() {
        of = of + " " + &inline(version);
    }
    if let Some(url) = url {
        of = of + ", <" + url + ">";
    }
    page.paragraph(&of);
    let related = Related::new(model);
    for entry in model.entries().iter().filter(is_meant) {
        page.one(entry);
        let related = related.of(entry).into_iter();
        let related: Vec<String> = related
            .map(|other| {
                let reason = other.reason();
                format!("* [`{reason}`](./{reason}): {}", inline(other.title()))
            })
            .collect();
        if !related.is_empty() {
            page.paragraph("## Related");
            page.paragraph(&related.join("\n"));
        }
    }
    for retired in model.retired().iter().filter(|one| one.reason() == reason) {
        page.paragraph(&format!(
            "Retired: it is not sent any more, and will not be used again. It was sent with {} {}.",
            retired.status(),
            inline(retired.name())
        ));
        page.paragraph(&prose::markdown(retired.note(), 1));
    }
    page.0
}

impl Page {
    fn one(&mut self, entry: &Entry) {
        let status = inline(&entry.status().to_string());
        self.paragraph(&format!("{status}: {}", inline(entry.title())));
        if let Some(deprecation) = entry.deprecation() {
            self.paragraph(&deprecated(deprecation));
        }
        let description = entry.prose();
        self.paragraph("## What to do");
        for (context, _) in entry.contexts() {
            self.paragraph(&line(context));
        }
        for (retry, _) in entry.retries() {
            self.paragraph(&next_action(retry));
        }
        self.paragraph(&prose::written(description.solutions, 2));
        if !description.text.is_empty() {
            self.paragraph("## What it means");
            self.paragraph(&prose::written(description.text, 2));
        }
        if !description.causes.is_empty() {
            self.paragraph("## Causes");
            self.paragraph(&prose::written(description.causes, 2));
        }
        if let Some(document) = entry.example(entry.status()) {
            self.paragraph("## Example");
            self.paragraph(&format!("```json\n{}\n```", pretty(&document)));
        }
        self.paragraph("## Facts");
        self.paragraph(facts(entry).trim_end());
    }
}

/// Whether to send the same request again, as an instruction.
fn next_action(retry: &EntryRetry) -> String {
    match retry {
        EntryRetry::Never => {
            "Do not send the same request again: it fails again. Change it first.".to_owned()
        }
        EntryRetry::Backoff => {
            "Send the same request again later, waiting longer each time, if it \
             is safe to repeat."
                .to_owned()
        }
        EntryRetry::After(header) => format!(
            "Wait for as long as the header {} says, then send the same request again.",
            code(header)
        ),
    }
}
