//! Code that handles an entry, with the modules that the catalogue writes for callers.

use std::fmt::{self, Write as _};

use super::escape::Escaped;
use super::view::View;
use crate::catalog::model::names::{PROBLEM, pascal_case};
use crate::catalog::{Entry, EntryDetail, EntryRetry, Model};

/// A page of more entries would be twice as large: there it is on the page of each.
const MOST: usize = 300;

/// Appends it, to unfold on the page of all.
pub(super) fn write(page: &mut String, entry: &Entry, view: &View<'_>) -> fmt::Result {
    let is_too_much = view.is_whole() && view.model.entries().len() > MOST;
    let mut snippets = Vec::new();
    if !is_too_much && entry.has_document() {
        snippets.extend([
            ("Shell", shell(entry)),
            ("TypeScript", typescript(entry)),
            ("Python", python(entry)),
            ("Rust", rust(entry, view.model)),
        ]);
    }
    #[cfg(feature = "simulate")]
    if view.page.simulates {
        snippets.extend(simulated(entry).map(|lines| ("request that is answered so", lines)));
    }
    if snippets.is_empty() {
        return Ok(());
    }
    let open = if view.is_whole() { "" } else { " open" };
    writeln!(
        page,
        "<details class=\"handling\"{open}><summary>Handle it in code</summary>"
    )?;
    for (language, code) in snippets {
        writeln!(
            page,
            "<div class=\"snippet\"><p><span>{language}</span> <button type=\"button\" class=\"copy\" \
             aria-label=\"Copy the {language} for {reason}\">Copy</button></p>\n\
             <pre><code>{}</code></pre></div>",
            Escaped(&code),
            reason = Escaped(entry.reason()),
        )?;
    }
    page.push_str("</details>\n");
    Ok(())
}

fn is_worth_a_retry(entry: &Entry) -> bool {
    *entry.retry() != EntryRetry::Never
}

/// The member that says what to do: the detail, where callers get one.
fn text(entry: &Entry) -> &'static str {
    match entry.detail() {
        EntryDetail::None | EntryDetail::Private => "context",
        EntryDetail::Text(_) | EntryDetail::Template(_) | EntryDetail::OfOccurrence => "detail",
    }
}

/// The first members, which the code shows how to read.
fn members(entry: &Entry) -> Vec<&str> {
    let members = entry.members().iter().filter(|member| member.is_required());
    members
        .map(crate::catalog::EntryMember::name)
        .take(2)
        .collect()
}

fn shell(entry: &Entry) -> String {
    let retry = if is_worth_a_retry(entry) {
        " --retry 5"
    } else {
        ""
    };
    let mut fields = vec![format!(".{}", text(entry))];
    fields.extend(members(entry).iter().map(|name| format!(".{name}")));
    format!(
        "curl --silent --show-error{retry} \"$URL\" |\n  jq 'select(.reason == \"{}\") | {}'",
        entry.reason(),
        fields.join(", ")
    )
}

/// What a simulating service answers with the problem, with each of its codes.
#[cfg(feature = "simulate")]
fn simulated(entry: &Entry) -> Option<String> {
    let lines: Vec<String> = (crate::catalog::simulate::preferences(entry).iter())
        .map(|preference| format!("curl --include --header 'Prefer: {preference}' \"$URL\""))
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn typescript(entry: &Entry) -> String {
    let reason = entry.reason();
    let mut values = vec![format!("outcome.document.{}", text(entry))];
    values.extend(
        members(entry)
            .iter()
            .map(|name| format!("outcome.problem.{name}")),
    );
    let (import, send) = if is_worth_a_retry(entry) {
        ("readProblem, retryingFetch", "retryingFetch()(url)")
    } else {
        ("readProblem", "fetch(url)")
    };
    format!(
        "import {{ {import} }} from \"./problems\"; // to_typescript_client()\n\n\
         const outcome = await readProblem({send});\n\
         if (outcome.kind === \"known\" && outcome.problem.reason === \"{reason}\") {{\n  \
         console.error({});\n}}",
        values.join(", ")
    )
}

fn python(entry: &Entry) -> String {
    let name = entry.type_name();
    let mut values = vec![format!("problem.document.{}", text(entry))];
    values.extend(
        members(entry)
            .iter()
            .map(|name| format!("problem.document.members[\"{name}\"]")),
    );
    let (import, send) = if is_worth_a_retry(entry) {
        (
            "Retries, ",
            "Retries().request(httpx.request, \"GET\", url)",
        )
    } else {
        ("", "httpx.get(url)")
    };
    format!(
        "import httpx\n\
         from problems import {name}, {import}raise_for_problem  # to_python()\n\n\
         try:\n    raise_for_problem({send})\nexcept {name} as problem:\n    print({})",
        values.join(", ")
    )
}

fn rust(entry: &Entry, model: &Model) -> String {
    let problem = format!("{}{PROBLEM}", pascal_case(model.name()));
    let name = entry.type_name();
    let variant = name.strip_suffix(PROBLEM).unwrap_or(name);
    let text = text(entry);
    format!(
        "use flowcms_status::client::{{ApiError, CallError, ResponseExt as _}};\n\
         use problems::{problem}; // to_rust_client()\n\n\
         match client.get(url).send().await?.problem::<{problem}>().await {{\n    \
         Err(CallError::Api(ApiError::Known({problem}::{variant} {{ .. }}, document))) => {{\n        \
         eprintln!(\"{{:?}}\", document.{text}());\n    }}\n    \
         other => drop(other?),\n}}"
    )
}
