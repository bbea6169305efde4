//! The catalogue as TypeScript: the types of its problem documents, told apart by `reason`.

mod client;
mod schema;
mod text;

use std::collections::HashSet;
use std::fmt::Write as _;

use super::Format;
use super::names::{DOCUMENT, Names, Part, Whole, title, with_documents};
use crate::catalog::model::example;
use crate::catalog::model::names::pascal_case;
use crate::catalog::model::standard::{Kind, STANDARD};
use crate::catalog::{Catalog, Entry, EntryMember, Model};
use schema::Types;
use text::{comment, property, quoted};

pub use client::TypeScriptClient;

impl Catalog {
    /// A module of declarations (`.d.ts`) for clients of the API in TypeScript: an interface for
    /// each problem type, a union of them for each error type and for the whole catalogue, and the
    /// reasons. Their `reason` tells them apart:
    ///
    /// ```ts
    /// switch (problem.reason) {
    ///   case "entry_not_found":
    ///     return `There is no ${problem.slug}.`;
    ///   case "rate_limited": // …
    /// }
    /// ```
    ///
    /// Members have the types of their JSON Schemas, `unknown` where there is none; one that may be
    /// missing has a `?`. Problem types whose responses have no content are left out; bodies that a
    /// `render` function writes are not described.
    ///
    /// ```
    /// use flowcms_status::{Catalog, FlowError};
    ///
    /// #[derive(Debug, thiserror::Error, FlowError)]
    /// enum ContentError {
    ///     #[error("entry `{slug}` does not exist")]
    ///     #[flow(code = 404)]
    ///     EntryNotFound {
    ///         #[flow(member)]
    ///         slug: String,
    ///     },
    ///     #[error("the slug is taken")]
    ///     #[flow(code = 409)]
    ///     SlugTaken,
    /// }
    ///
    /// let module = Catalog::new("Content API").with(ContentError::CATALOG).to_typescript();
    /// assert!(module.contains("export interface EntryNotFoundProblem extends ProblemDocument {"));
    /// assert!(module.contains("  status: 404;\n"));
    /// assert!(module.contains("  slug: string;\n"));
    /// assert!(module.contains("export type ContentApiProblem = EntryNotFoundProblem | SlugTakenProblem;"));
    /// ```
    #[must_use]
    pub fn to_typescript(&self) -> String {
        self.write(&TypeScript)
    }
}

/// A module of declarations, see [`Catalog::to_typescript`].
#[derive(Debug, Clone, Copy)]
pub struct TypeScript;

impl Format for TypeScript {
    fn media_type(&self) -> &'static str {
        "text/plain; charset=utf-8"
    }

    fn write(&self, model: &Model) -> String {
        Module::of(model).text
    }
}

/// The types, and what else is written of them.
struct Module<'m> {
    text: String,
    entries: Vec<&'m Entry>,
    whole: Whole,
}

impl<'m> Module<'m> {
    fn of(model: &'m Model) -> Self {
        let entries = with_documents(model);
        let mut names = Names::new(&entries);
        let whole = Whole::name(model, &mut names);
        let parts = Part::all(model, &entries, &whole, &mut names);

        let mut text = comment(
            "",
            &[&format!(
                "The problem documents of {}, written from the declarations of its errors by \
                 flowcms-status.",
                title(model)
            )],
            &["@packageDocumentation"],
        );
        text.push('\n');
        document(&mut text);
        for entry in &entries {
            interface(&mut text, entry, &mut names);
        }
        let name: Vec<&str> = model.name().split_whitespace().collect();
        for part in &parts {
            part.write(&mut text);
        }
        whole.write(&mut text, &name.join(" "), &entries);
        Self {
            text,
            entries,
            whole,
        }
    }
}

fn document(module: &mut String) {
    let text = "What every problem document has (RFC 9457, section 3).";
    module.push_str(&comment("", &[text], &[]));
    // Writing into a `String` does not fail.
    let _ = writeln!(module, "export interface {DOCUMENT} {{");
    for member in &STANDARD {
        let kind = match member.kind {
            Kind::Uri | Kind::Text => "string",
            Kind::Code => "number",
        };
        let optional = if member.is_required { "" } else { "?" };
        let about = comment("  ", &[member.meaning], &[]);
        let _ = writeln!(module, "{about}  {}{optional}: {kind};", member.name);
    }
    module.push_str("}\n");
}

impl Whole {
    fn write(&self, module: &mut String, title: &str, entries: &[&Entry]) {
        let Self {
            problem,
            problems,
            reason,
        } = self;
        let interfaces: Vec<&str> = entries.iter().map(|entry| entry.type_name()).collect();
        let text = format!("Every problem of {title}: `reason` tells them apart.");
        // Writing into a `String` does not fail.
        let _ = write!(
            module,
            "\n{}export type {problem} ={};\n",
            comment("", &[&text], &[]),
            members_of(&interfaces)
        );
        let text = format!("Every problem of {title} by its reason.");
        let _ = write!(
            module,
            "\n{}export interface {problems} {{\n",
            comment("", &[&text], &[])
        );
        for (entry, interface) in entries.iter().zip(&interfaces) {
            let _ = writeln!(module, "  {}: {interface};", quoted(entry.reason()));
        }
        let text = format!("Every reason of {title}.");
        let _ = write!(
            module,
            "}}\n\n{}export type {reason} = keyof {problems};\n",
            comment("", &[&text], &[])
        );
    }
}

fn interface(module: &mut String, entry: &Entry, names: &mut Names) {
    let name = entry.type_name();
    let codes = entry.codes().iter().filter(|status| status.has_document());
    let (titles, codes): (Vec<String>, Vec<String>) = codes
        .map(|status| (quoted(status.title()), status.code().to_string()))
        .unzip();

    let mut types = Types::new(names);
    let members: Vec<String> = (entry.members().iter())
        .map(|one| member(one, name, &mut types))
        .collect();
    let _ = write!(
        module,
        "\n{}{}export interface {name} extends {DOCUMENT} {{\n  type: {};\n  title: {};\n  \
         status: {};\n  reason: {};\n{}}}\n",
        types.into_declarations(),
        of_entry(entry),
        quoted(entry.type_uri()),
        union(&distinct(titles)),
        union(&codes),
        quoted(entry.reason()),
        members.concat(),
    );
}

/// The comment of an entry.
fn of_entry(entry: &Entry) -> String {
    let summaries: Vec<String> = (entry.contexts().iter())
        .map(|(context, _)| format!("{}: {context}", entry.title()))
        .collect();
    let deprecated = entry.deprecation().map(|deprecation| {
        let since = deprecation.since().map(|since| format!("since {since}"));
        let note = deprecation.note().map(str::to_owned);
        let parts: Vec<String> = since.into_iter().chain(note).collect();
        format!(
            "@deprecated {}",
            text::escaped(&parts.join(": ").replace('\n', " "))
        )
    });
    let example = entry.example(entry.status()).map(|document| {
        let document = example::pretty(&document);
        let lines: Vec<String> = document.lines().map(text::escaped).collect();
        format!("@example\n```json\n{}\n```", lines.join("\n"))
    });
    let tags = deprecated.iter().chain(&example);
    let tags: Vec<&str> = tags.flat_map(|tag| tag.trim_end().lines()).collect();
    comment("", &[&summaries.join("\n"), entry.description()], &tags)
}

fn member(of: &EntryMember, interface: &str, types: &mut Types<'_>) -> String {
    let schema = of.schema();
    let description = schema.and_then(|schema| schema.get("description")?.as_str());
    let type_name = schema.map_or("unknown".to_owned(), |schema| {
        let name = format!("{interface}{}", pascal_case(of.name()));
        types.of_member(schema, &name)
    });
    let optional = if of.is_required() { "" } else { "?" };
    format!(
        "{}  {}{optional}: {type_name};\n",
        description.map_or(String::new(), |text| comment("  ", &[text], &[])),
        property(of.name()),
    )
}

impl Part<'_> {
    fn write(&self, module: &mut String) {
        let text = format!("Every problem that `{}` answers with.", self.error);
        let _ = write!(
            module,
            "\n{}export type {} ={};\n",
            comment("", &[&text], &[]),
            self.problem,
            members_of(&self.answers)
        );
    }
}

/// Of interfaces: on lines of their own if they are many.
fn members_of(interfaces: &[&str]) -> String {
    if interfaces.len() > 3 {
        return format!("\n  | {}", interfaces.join("\n  | "));
    }
    format!(" {}", union(interfaces))
}

fn union<T: AsRef<str>>(types: &[T]) -> String {
    if types.is_empty() {
        return "never".to_owned();
    }
    let types: Vec<&str> = types.iter().map(AsRef::as_ref).collect();
    types.join(" | ")
}

fn distinct(mut texts: Vec<String>) -> Vec<String> {
    let mut seen = HashSet::new();
    texts.retain(|text| seen.insert(text.clone()));
    texts
}
