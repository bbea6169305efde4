//! The catalogue as TypeScript: the types of its problem documents, told apart by `reason`.

mod names;
mod schema;
mod text;

use std::collections::HashSet;
use std::fmt::Write as _;

use super::{Catalog, Entry, EntryMember};
use crate::declaration::problem_type::ProblemType;
use crate::declaration::table::Status;
use names::Names;
use schema::Types;
use text::{comment, property, quoted};

/// What every problem document has.
const DOCUMENT: &str = "\
/** What every problem document has (RFC 9457, section 3). */
export interface ProblemDocument {
  /** Identifies the problem type: a URI, or `about:blank`. */
  type: string;
  /** A short summary of the problem type, the same for every occurrence. */
  title: string;
  /** The status code of the response. */
  status: number;
  /** What happened, for people. */
  detail?: string;
  /** Identifies this occurrence: a URI. */
  instance?: string;
  /** Identifies the problem type: a name that does not change. */
  reason: string;
  /** What to know and to do, for people. */
  context: string;
}
";

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
    /// # Panics
    ///
    /// When two different problem types share a reason, see [`check`](Self::check).
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
    /// assert!(module.contains("export interface EntryNotFound extends ProblemDocument {"));
    /// assert!(module.contains("  status: 404;\n"));
    /// assert!(module.contains("  slug: string;\n"));
    /// assert!(module.contains("export type ContentApiProblem = EntryNotFound | SlugTaken;"));
    /// ```
    #[must_use]
    #[track_caller]
    pub fn to_typescript(&self) -> String {
        let entries = self.entries();
        let entries: Vec<&Entry> = (entries.iter())
            .filter(|entry| has_document(entry))
            .collect();
        let mut names = Names::new();
        let whole = Whole::name(self, &mut names);
        let parts = Part::all(self, &entries, &whole, &mut names);
        let interfaces: Vec<String> = (entries.iter())
            .map(|entry| names.unique(&names::pascal_case(entry.reason())))
            .collect();

        let name: Vec<&str> = self.name().split_whitespace().collect();
        let name = name.join(" ");
        let title = match self.api_version() {
            Some(version) => format!("{name} {version}"),
            None => name.clone(),
        };
        let mut module = comment(
            "",
            &[&format!(
                "The problem documents of {title}, written from the declarations of its errors by \
                 flowcms-status."
            )],
            &["@packageDocumentation"],
        );
        module.push('\n');
        module.push_str(DOCUMENT);
        for (entry, name) in entries.iter().zip(&interfaces) {
            interface(&mut module, entry, name, &mut names);
        }
        for part in &parts {
            part.write(&mut module, &interfaces);
        }
        whole.write(&mut module, &name, &entries, &interfaces);
        module
    }
}

/// The names of what is said of the catalogue as a whole.
struct Whole {
    problem: String,
    problems: String,
    reason: String,
}

impl Whole {
    fn name(of: &Catalog, names: &mut Names) -> Self {
        let name = names::pascal_case(of.name());
        Self {
            problem: names.unique(&format!("{name}Problem")),
            problems: names.unique(&format!("{name}Problems")),
            reason: names.unique(&format!("{name}Reason")),
        }
    }

    fn write(&self, module: &mut String, title: &str, entries: &[&Entry], interfaces: &[String]) {
        let Self {
            problem,
            problems,
            reason,
        } = self;
        let text = format!("Every problem of {title}: `reason` tells them apart.");
        // Writing into a `String` does not fail.
        let _ = write!(
            module,
            "\n{}export type {problem} ={};\n",
            comment("", &[&text], &[]),
            members_of(interfaces)
        );
        let text = format!("Every problem of {title} by its reason.");
        let _ = write!(
            module,
            "\n{}export interface {problems} {{\n",
            comment("", &[&text], &[])
        );
        for (entry, interface) in entries.iter().zip(interfaces) {
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

fn has_document(entry: &Entry) -> bool {
    let codes = entry.codes();
    codes.into_iter().any(|status| entry.has_document(status))
}

fn interface(module: &mut String, entry: &Entry, name: &str, names: &mut Names) {
    let codes: Vec<&Status> = (entry.codes().into_iter())
        .filter(|status| status.has_content())
        .collect();
    let titles: Vec<&str> = match entry.declared.more.title {
        Some(title) => vec![title],
        None => codes.iter().map(|status| status.name()).collect(),
    };
    let codes: Vec<String> = codes
        .iter()
        .map(|status| status.code().to_string())
        .collect();
    let titles: Vec<String> = titles.into_iter().map(quoted).collect();

    let mut types = Types::new(names);
    let members: Vec<String> = (entry.members().iter())
        .map(|one| member(one, name, &mut types))
        .collect();
    let _ = write!(
        module,
        "\n{}{}export interface {name} extends ProblemDocument {{\n  type: {};\n  title: {};\n  \
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
    let summary = format!("{}: {}", entry.title(), entry.context());
    let deprecated = entry.deprecation().map(|deprecation| {
        let since = deprecation.since().map(|since| format!("since {since}"));
        let note = deprecation.note().map(str::to_owned);
        let parts: Vec<String> = since.into_iter().chain(note).collect();
        format!(
            "@deprecated {}",
            text::escaped(&parts.join(": ").replace('\n', " "))
        )
    });
    let tags: Vec<&str> = deprecated.iter().map(|tag| tag.trim_end()).collect();
    comment("", &[&summary, entry.description()], &tags)
}

fn member(of: &EntryMember, interface: &str, types: &mut Types<'_>) -> String {
    let schema = of.schema();
    let description = schema
        .as_ref()
        .and_then(|schema| schema.get("description")?.as_str());
    let type_name = schema.as_ref().map_or("unknown".to_owned(), |schema| {
        let name = format!("{interface}{}", names::pascal_case(of.name()));
        types.of_member(schema, &name)
    });
    let optional = if of.is_required() { "" } else { "?" };
    format!(
        "{}  {}{optional}: {type_name};\n",
        description.map_or(String::new(), |text| comment("  ", &[text], &[])),
        property(of.name()),
    )
}

/// An error type: what it answers with, itself and through others.
struct Part {
    error: &'static str,
    problem: String,
    /// Which of the entries.
    answers: Vec<usize>,
}

impl Part {
    /// Those that answer with any of the entries. A catalogue of one type is that type's.
    fn all(of: &Catalog, entries: &[&Entry], whole: &Whole, names: &mut Names) -> Vec<Self> {
        let mut parts = Vec::new();
        for part in of.all() {
            let reasons: HashSet<&str> = (part.problem_types().into_iter())
                .map(ProblemType::reason)
                .collect();
            let answers: Vec<usize> = (entries.iter().enumerate())
                .filter(|(_, entry)| reasons.contains(entry.reason()))
                .map(|(index, _)| index)
                .collect();
            let error = part.name();
            let problem = format!("{}Problem", names::pascal_case(error));
            let is_whole = answers.len() == entries.len() && problem == whole.problem;
            if !answers.is_empty() && !is_whole {
                parts.push(Self {
                    error,
                    problem: names.unique(&problem),
                    answers,
                });
            }
        }
        parts
    }

    fn write(&self, module: &mut String, interfaces: &[String]) {
        let answers: Vec<String> = (self.answers.iter())
            .map(|index| interfaces[*index].clone())
            .collect();
        let text = format!("Every problem that `{}` answers with.", self.error);
        let _ = write!(
            module,
            "\n{}export type {} ={};\n",
            comment("", &[&text], &[]),
            self.problem,
            members_of(&answers)
        );
    }
}

/// Of interfaces: on lines of their own if they are many.
fn members_of(interfaces: &[String]) -> String {
    if interfaces.len() > 3 {
        return format!("\n  | {}", interfaces.join("\n  | "));
    }
    format!(" {}", union(interfaces))
}

fn union(types: &[String]) -> String {
    if types.is_empty() {
        return "never".to_owned();
    }
    types.join(" | ")
}

fn distinct(mut texts: Vec<String>) -> Vec<String> {
    let mut seen = HashSet::new();
    texts.retain(|text| seen.insert(text.clone()));
    texts
}
