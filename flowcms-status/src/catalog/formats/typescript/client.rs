//! The catalogue as a client in TypeScript: its types, a table of what is declared, and the functions
//! of `client.ts`, which read it.

use std::fmt::Write as _;

use super::text::{comment, key, quoted, value};
use super::{Module, TypeScript};
use crate::catalog::formats::Format;
use crate::catalog::{Catalog, Entry, EntryRetry, Model};

/// What is the same for every API, but for the names of its types.
const FUNCTIONS: &str = include_str!("client.ts");

impl Catalog {
    /// A module (`.ts`) for clients of the API in TypeScript: the types of
    /// [`to_typescript`](Self::to_typescript), and what reads and obeys them at run time. It needs
    /// nothing but `fetch`.
    ///
    /// ```ts
    /// const outcome = await readProblem(fetch("/entries/intro"));
    /// switch (outcome.kind) {
    ///   case "ok": return outcome.response.json();
    ///   case "known": return message(outcome.problem); // a union, told apart by `reason`
    ///   case "unknown": return outcome.document.title; // of a newer server: nothing is lost
    ///   case "not_a_problem": return outcome.body;
    ///   case "network": throw outcome.error;
    /// }
    /// ```
    ///
    /// A problem is known if its reason, `type` and status are declared and all of its members are of
    /// their types, so that what the server adds later never breaks a client.
    ///
    /// `RETRIES` has the retry class of each reason, each outcome an advice, and `retryingFetch()` is
    /// a `fetch` that obeys them: it never repeats what is in vain, never asks earlier than
    /// `Retry-After`, the declared header or `RateLimit` allow, else waits longer each time, at random,
    /// and repeats requests only if their methods are idempotent or they have an `Idempotency-Key`.
    /// All requests of a page share what `retryingFetch({ budget: retryBudget() })` allows, so that a
    /// server that is down is not stormed.
    ///
    /// ```
    /// use flowcms_status::FlowCms;
    ///
    /// let module = FlowCms::CATALOG.to_typescript_client();
    /// assert!(module.starts_with(&FlowCms::CATALOG.to_typescript()));
    /// assert!(module.contains("  \"too_many_requests\": { after: \"X-RateLimit-Reset\" },\n"));
    /// ```
    #[must_use]
    pub fn to_typescript_client(&self) -> String {
        self.write(&TypeScriptClient)
    }
}

/// A module of types and functions, see [`Catalog::to_typescript_client`].
#[derive(Debug, Clone, Copy)]
pub struct TypeScriptClient;

impl Format for TypeScriptClient {
    fn media_type(&self) -> &'static str {
        TypeScript.media_type()
    }

    fn write(&self, model: &Model) -> String {
        let Module {
            mut text,
            entries,
            whole,
        } = Module::of(model);
        let about = "Whether the same request is worth sending again, by reason.";
        let mut table = String::new();
        let mut known: Vec<&str> = Vec::new();
        for entry in &entries {
            // Of a conflict the first one counts.
            if !known.contains(&entry.reason()) {
                known.push(entry.reason());
                // Writing into a `String` does not fail.
                let _ = writeln!(table, "  {}: {},", key(entry.reason()), retry(entry));
            }
        }
        let declarations: String = entries.iter().map(|entry| declaration(entry)).collect();
        let _ = write!(
            text,
            "\n{}export const RETRIES: {{ readonly [reason in {}]: Retry }} = {{\n{table}}};\n\
             \nconst DECLARED: readonly Declaration[] = [\n{declarations}];\n",
            comment("", &[about], &[]),
            whole.reason,
        );
        text.push_str(&FUNCTIONS.replace("ApiProblem", &whole.problem));
        text
    }
}

fn retry(of: &Entry) -> String {
    match of.agreed_retry() {
        None => "\"by_status\"".to_owned(),
        Some(EntryRetry::After(header)) => format!("{{ after: {} }}", quoted(header)),
        Some(class) => quoted(class.class()),
    }
}

/// What tells that a document is of the entry.
fn declaration(of: &Entry) -> String {
    let statuses = of.codes().iter().filter(|status| status.has_document());
    let statuses: Vec<String> = statuses
        .map(|status| {
            let texts = [status.title(), status.context()].map(quoted);
            format!("{}: [{}]", status.code(), texts.join(", "))
        })
        .collect();
    let members: Vec<String> = (of.members().iter())
        .map(|member| {
            let schema = value(&member.bare_schema());
            let name = quoted(member.name());
            let reading = quoted(member.reading());
            format!("      [{name}, {reading}, {schema}],\n")
        })
        .collect();
    let members = match &members[..] {
        [] => "[]".to_owned(),
        members => format!("[\n{}    ]", members.concat()),
    };
    format!(
        "  {{\n    reason: {},\n    type: {},\n    statuses: {{ {} }},\n    retry: {},\n    \
         members: {members},\n  }},\n",
        quoted(of.reason()),
        quoted(of.type_uri()),
        statuses.join(", "),
        retry(of),
    )
}
