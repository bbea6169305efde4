//! The catalogue as Python: an exception for each problem type, and what reads responses into them.

mod schema;
mod text;

use std::fmt::Write as _;

use super::Format;
use super::names::{Names, Part, Whole, title, with_documents};
use super::source::quoted;
use crate::catalog::model::names::pascal_case;
use crate::catalog::{Catalog, Entry, EntryRetry, Model};
use schema::Types;
use text::{attribute, docstring, value};

/// What stands before the exceptions, and what stands behind them: the same for every API.
const BASE: &str = include_str!("base.py");
const FUNCTIONS: &str = include_str!("functions.py");

impl Catalog {
    /// A module for clients of the API in Python 3.11 or newer: an exception for each problem type, a
    /// dataclass with its members, and what makes one of a response. It needs nothing but Python;
    /// `mypy --strict` has nothing to say.
    ///
    /// ```python
    /// try:
    ///     raise_for_problem(httpx.get("https://api.example.com/entries/intro"))  # or requests.get
    /// except EntryNotFoundProblem as problem:
    ///     print(f"There is no {problem.slug}.")
    /// except ContentErrorProblem as problem:  # any problem of that error type
    ///     print(problem.document.title)
    /// except UnknownError as error:  # of a newer server: nothing is lost
    ///     print(error.document.members)
    /// except NoDocumentError as error:
    ///     print(error.status, error.body)
    /// ```
    ///
    /// `read_problem(status, headers, body)` is the same without any library for HTTP. A problem is
    /// known if its reason, `type` and status are declared and all of its members are of their types,
    /// so that what the server adds later never breaks a client; the others are `UnknownError`s.
    ///
    /// `RETRIES` has the retry class of each reason, each exception a `retry` advice, and `Retries()`
    /// sends again what is worth it, by the rules of
    /// [`to_typescript_client`](Self#method.to_typescript_client)'s `retryingFetch`:
    ///
    /// ```python
    /// response = Retries().request(session.request, "GET", "https://api.example.com/entries")
    /// response = await Retries().request_async(client.request, "GET", "https://api.example.com/entries")
    /// ```
    ///
    /// `Retries(budget=RetryBudget())` limits the retries of all its requests together.
    ///
    /// An attribute has the name of its member, with a `_` behind it where Python or the exception
    /// already has that name: `class_`.
    ///
    /// ```
    /// use flowcms_status::FlowCms;
    ///
    /// let module = FlowCms::CATALOG.to_python();
    /// assert!(module.contains("class NotFoundProblem(FlowCmsProblem):\n"));
    /// assert!(module.contains("    \"too_many_requests\": After(\"X-RateLimit-Reset\"),\n"));
    /// ```
    #[must_use]
    pub fn to_python(&self) -> String {
        self.write(&Python)
    }
}

/// A module of Python, see [`Catalog::to_python`].
#[derive(Debug, Clone, Copy)]
pub struct Python;

impl Format for Python {
    fn media_type(&self) -> &'static str {
        "text/plain; charset=utf-8"
    }

    fn write(&self, model: &Model) -> String {
        let entries = with_documents(model);
        let mut names = Names::new(&entries);
        let whole = Whole::name(model, &mut names);
        let parts = Part::all(model, &entries, &whole, &mut names);
        let title = title(model);

        let about = format!(
            "The problems of {title} as exceptions, written from the declarations of its errors by \
             flowcms-status."
        );
        let mut module = docstring("", &[&about]);
        module.push_str(BASE);
        let reasons: Vec<String> = entries.iter().map(|entry| quoted(entry.reason())).collect();
        let reasons = match &reasons[..] {
            [] => "Literal[\"\"]".to_owned(),
            reasons => format!("Literal[\n    {},\n]", reasons.join(",\n    ")),
        };
        // Writing into a `String` does not fail.
        let _ = write!(
            module,
            "\n\n{}: TypeAlias = {reasons}\n\n\n@dataclass(eq=False, kw_only=True)\n\
             class {}(DocumentError):\n{}",
            whole.reason,
            whole.problem,
            docstring("    ", &[&format!("A problem of {title}.")]),
        );
        for part in &parts {
            let about = format!("A problem that `{}` answers with.", part.error);
            let _ = write!(
                module,
                "\n\n@dataclass(eq=False, kw_only=True)\nclass {}({}):\n{}",
                part.problem,
                whole.problem,
                docstring("    ", &[&about]),
            );
        }
        let mut table = String::new();
        for entry in &entries {
            exception(&mut module, &mut table, entry, &whole, &parts, &mut names);
        }
        retries(&mut module, &entries, &whole);
        let _ = write!(
            module,
            "\n\nclass _Declaration(NamedTuple):\n    reason: str\n    type: str\n    \
             statuses: tuple[int, ...]\n    retry: Retry\n    exception: Callable[..., DocumentError]\n    \
             members: tuple[tuple[str, str, str, object], ...]\n    \
             \"\"\"Each member's name, its attribute, how it is read, its JSON Schema.\"\"\"\n\
             \n\n_DECLARED: tuple[_Declaration, ...] = (\n{table})\n{FUNCTIONS}",
        );
        module
    }
}

/// Of a conflict the first one counts.
fn retries(module: &mut String, entries: &[&Entry], whole: &Whole) {
    let mut known: Vec<&str> = Vec::new();
    let _ = write!(
        module,
        "\n\nRETRIES: Mapping[{}, Retry] = {{\n",
        whole.reason
    );
    for entry in entries {
        if !known.contains(&entry.reason()) {
            known.push(entry.reason());
            let _ = writeln!(module, "    {}: {},", quoted(entry.reason()), retry(entry));
        }
    }
    module.push_str("}\n\"\"\"Whether the same request is worth sending again, by reason.\"\"\"\n");
}

fn retry(of: &Entry) -> String {
    match of.agreed_retry() {
        None => "\"by_status\"".to_owned(),
        Some(EntryRetry::After(header)) => format!("After({})", quoted(header)),
        Some(class) => quoted(class.class()),
    }
}

/// The class of an entry, and what tells that a document is of it.
fn exception(
    module: &mut String,
    table: &mut String,
    of: &Entry,
    whole: &Whole,
    parts: &[Part<'_>],
    names: &mut Names,
) {
    let name = of.type_name();
    let mut types = Types::new(names);
    let mut used = Vec::new();
    let mut attributes = String::new();
    let mut members = String::new();
    for member in of.members() {
        let attribute = attribute(member.name(), &used);
        used.push(attribute.clone());
        let of_member = member.schema().map_or("object".to_owned(), |schema| {
            types.of_member(schema, &format!("{name}{}", pascal_case(member.name())))
        });
        let default = if member.is_required() {
            ""
        } else {
            " | None = None"
        };
        let _ = writeln!(attributes, "    {attribute}: {of_member}{default}");
        let description = (member.schema()).and_then(|schema| schema.get("description")?.as_str());
        if let Some(description) = description {
            attributes.push_str(&docstring("    ", &[description]));
        }
        let _ = writeln!(
            members,
            "            ({}, {}, {}, {}),",
            quoted(member.name()),
            quoted(&attribute),
            quoted(member.reading()),
            value(&member.bare_schema()),
        );
    }
    let mut declarations = types.into_declarations();
    if !declarations.is_empty() {
        declarations.push('\n');
    }
    let bases: Vec<&str> = (parts.iter())
        .filter(|part| part.answers.contains(&name))
        .map(|part| part.problem.as_str())
        .collect();
    let bases = match &bases[..] {
        [] => whole.problem.clone(),
        bases => bases.join(", "),
    };
    let _ = write!(
        module,
        "\n\n{}@dataclass(eq=False, kw_only=True)\nclass {name}({bases}):\n{}\n    \
         REASON: ClassVar[Literal[{reason}]] = {reason}\n{attributes}",
        declarations,
        about(of),
        reason = quoted(of.reason()),
    );

    let statuses = of.codes().iter().filter(|status| status.has_document());
    let statuses: Vec<String> = statuses
        .map(|status| format!("{},", status.code()))
        .collect();
    let members = match &members[..] {
        "" => "()".to_owned(),
        members => format!("(\n{members}        )"),
    };
    let _ = write!(
        table,
        "    _Declaration(\n        reason={},\n        type={},\n        statuses=({}),\n        \
         retry={},\n        exception={name},\n        members={members},\n    ),\n",
        quoted(of.reason()),
        quoted(of.type_uri()),
        statuses.join(" "),
        retry(of),
    );
}

/// The docstring of an entry.
fn about(of: &Entry) -> String {
    let summaries: Vec<String> = (of.contexts().iter())
        .map(|(context, _)| format!("{}: {context}", of.title()))
        .collect();
    let deprecated = of.deprecation().map(|deprecation| {
        let since = deprecation.since().map(|since| format!("since {since}"));
        let note = deprecation.note().map(str::to_owned);
        let parts: Vec<String> = since.into_iter().chain(note).collect();
        format!("Deprecated {}", parts.join(": "))
    });
    docstring(
        "    ",
        &[
            &summaries.join("\n"),
            of.description(),
            deprecated.as_deref().unwrap_or_default(),
        ],
    )
}
