//! The catalogue as the client types of its errors, for callers in Rust who have not the server's crate.

mod schema;
mod text;

use std::fmt::Write as _;

use super::Format;
use super::names::{Names, Part, Whole, title, with_documents};
use crate::catalog::model::names::{PROBLEM, pascal_case};
use crate::catalog::model::schema::is_field_errors;
use crate::catalog::{Catalog, Entry, EntryHeader, EntryRetry, Model};
use schema::Types;
use text::{ALLOWED, doc, field, quoted, variant};

impl Catalog {
    /// A module (`.rs`) with the client types of all errors, for callers in Rust who do not have the
    /// server's crate: an enum for each error type and one for all, as
    /// `#[flow(client = …)]` makes them, to be read by `client::read`.
    ///
    /// ```text
    /// mod problems; // what was written
    ///
    /// match read::<ContentApiProblem>(status, &headers, &body) {
    ///     ApiError::Known(ContentApiProblem::EntryNotFound { slug }, _) => …
    ///     ApiError::Known(problem, _) => eprintln!("{problem}"),
    ///     ApiError::Unknown(document) => … // of a newer server: nothing is lost
    ///     ApiError::NotAProblem(answer) => …
    /// }
    /// ```
    ///
    /// A variant has the fields that its documents have, by the types of their JSON Schemas, and the
    /// headers that are made for each occurrence, under their names in `snake_case`. The module needs
    /// `flowcms-status` with the feature `client`, of the version that wrote it; where members are
    /// objects or enums, `serde` with its derives too.
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
    /// let module = Catalog::new("Content API").with(ContentError::CATALOG).to_rust_client();
    /// assert!(module.contains("pub enum ContentApiProblem {"));
    /// assert!(module.contains("    EntryNotFound {\n        slug: String,\n    },"));
    /// ```
    #[must_use]
    pub fn to_rust_client(&self) -> String {
        self.write(&RustClient)
    }
}

/// A module of Rust, see [`Catalog::to_rust_client`].
#[derive(Debug, Clone, Copy)]
pub struct RustClient;

impl Format for RustClient {
    fn media_type(&self) -> &'static str {
        "text/plain; charset=utf-8"
    }

    fn write(&self, model: &Model) -> String {
        let entries = with_documents(model);
        let mut names = Names::new(&entries);
        let whole = Whole::name(model, &mut names);
        let parts = Part::all(model, &entries, &whole, &mut names);
        let title = title(model);

        // Writing into a `String` does not fail.
        let mut module = format!(
            "{}// by flowcms-status {}: read it with that version.\n\n{IMPORTS}",
            doc(
                "",
                &format!("The problems of {title}, written from the declarations of its errors")
            )
            .replacen("///", "//", 1),
            env!("CARGO_PKG_VERSION"),
        );
        let mut problems = Vec::new();
        for entry in &entries {
            let mut types = Types::new(entry.type_name(), &mut names);
            problems.push(ClientVariant::of(entry, &mut types));
            module.push_str(&types.into_declarations());
        }
        // An error type of one problem type is a struct of that name.
        let mut structs: Vec<&str> = Vec::new();
        for error in model.errors() {
            let [reason] = error.reasons() else {
                continue;
            };
            let name = format!("{}{PROBLEM}", pascal_case(error.name()));
            let own = (problems.iter())
                .find(|one| one.entry.reason() == reason && one.entry.type_name() == name);
            if let Some(own) = own.filter(|own| !structs.contains(&own.entry.type_name())) {
                structs.push(own.entry.type_name());
                own.write_struct(&mut module);
            }
        }
        for part in &parts {
            let about = format!("A problem that `{}` answers with.", part.error);
            let answers: Vec<&ClientVariant<'_>> = (problems.iter())
                .filter(|one| part.answers.contains(&one.entry.type_name()))
                .collect();
            write_enum(&mut module, &part.problem, &about, &answers);
        }
        let all: Vec<&ClientVariant<'_>> = problems.iter().collect();
        write_enum(
            &mut module,
            &whole.problem,
            &format!("A problem of {title}."),
            &all,
        );
        module
    }
}

const IMPORTS: &str = "use std::error::Error;
use std::fmt;

use flowcms_status::Retry;
use flowcms_status::__private::client::Reading;
use flowcms_status::client::Decode;
";

/// A problem type as a variant.
struct ClientVariant<'e> {
    entry: &'e Entry,
    name: String,
    fields: Vec<ClientField>,
}

struct ClientField {
    name: String,
    of: String,
    /// What it is read by.
    reading: String,
}

impl<'e> ClientVariant<'e> {
    fn of(entry: &'e Entry, types: &mut Types<'_>) -> Self {
        let mut fields: Vec<ClientField> = Vec::new();
        let mut used = Vec::new();
        for member in entry.members() {
            let own = format!("{}{}", entry.type_name(), pascal_case(member.name()));
            let schema = member.schema().cloned().unwrap_or_default();
            let are_errors = is_field_errors(&schema);
            // A list that is missing is an empty one.
            let of = if are_errors {
                "flowcms_status::FieldErrors".to_owned()
            } else {
                schema::optional(types.of_member(&schema, &own), !member.is_required())
            };
            let name = field(member.name(), &used);
            used.push(name.clone());
            let reading = if are_errors {
                "reading.errors()?".to_owned()
            } else {
                format!("reading.member({})?", quoted(member.name()))
            };
            fields.push(ClientField { name, of, reading });
        }
        for header in entry.headers() {
            let Some(of) = of_header(header) else {
                continue;
            };
            let name = field(&header.name().to_ascii_lowercase().replace('-', "_"), &used);
            used.push(name.clone());
            let of = format!("Option<{of}>");
            let reading = format!("reading.header({})", quoted(header.name()));
            fields.push(ClientField { name, of, reading });
        }
        // The first `_` is what the name of a reason has behind it that is no one's own.
        let name = match entry.type_name().split_once('_') {
            Some((name, rest)) => format!("{}_{rest}", without_problem(name)),
            None => without_problem(entry.type_name()).to_owned(),
        };
        Self {
            entry,
            name: variant(name),
            fields,
        }
    }

    fn docs(&self, indent: &str) -> String {
        let mut docs = doc(
            indent,
            &format!("{}: {}", self.entry.title(), self.entry.context()),
        );
        if let Some(deprecation) = self.entry.deprecation() {
            let text = deprecation.note().unwrap_or_default();
            let _ = write!(
                docs,
                "{indent}///\n{}",
                doc(indent, &format!("Deprecated: {text}"))
            );
        }
        docs
    }

    /// Its fields, each behind `vis`.
    fn shape(&self, indent: &str, vis: &str) -> String {
        let fields: Vec<String> = (self.fields.iter())
            .map(|field| format!("{indent}    {vis}{}: {},\n", field.name, field.of))
            .collect();
        match &fields[..] {
            [] => String::new(),
            fields => format!(" {{\n{}{indent}}}", fields.concat()),
        }
    }

    /// What it is read by, as `path`.
    fn read(&self, path: &str) -> String {
        let codes = self.entry.codes().iter().filter(|code| code.has_document());
        let codes: Vec<String> = codes.map(|code| code.code().to_string()).collect();
        let fields: Vec<String> = (self.fields.iter())
            .map(|field| format!("                {}: {},\n", field.name, field.reading))
            .collect();
        let value = match &fields[..] {
            [] => path.to_owned(),
            fields => format!("{path} {{\n{}            }}", fields.concat()),
        };
        format!(
            "        if reading.says({}, {}, &[{}]) {{\n            return Some({value});\n        }}\n",
            quoted(self.entry.reason()),
            quoted(self.entry.type_uri()),
            codes.join(", "),
        )
    }

    /// An arm that writes its reason and its fields.
    fn shown(&self, path: &str) -> String {
        let names: Vec<String> = (self.fields.iter().enumerate())
            .map(|(at, field)| format!("{}: field{at}", field.name))
            .collect();
        let fields: Vec<String> = (self.fields.iter().enumerate())
            .map(|(at, field)| {
                let name = field.name.trim_start_matches("r#");
                format!(".field({}, field{at})", quoted(name))
            })
            .collect();
        let pattern = match &names[..] {
            [] => path.to_owned(),
            names => format!("{path} {{ {} }}", names.join(", ")),
        };
        format!(
            "            {pattern} => f.debug_struct({}){}.finish(),\n",
            quoted(self.entry.reason()),
            fields.concat(),
        )
    }

    fn retry(&self) -> String {
        let retry = "Retry";
        match self.entry.agreed_retry() {
            Some(EntryRetry::Never) => format!("{retry}::Never"),
            Some(EntryRetry::After(header)) => format!("{retry}::After({})", quoted(header)),
            // Not all say that it is in vain.
            Some(EntryRetry::Backoff) | None => format!("{retry}::Backoff"),
        }
    }

    fn write_struct(&self, module: &mut String) {
        let name = self.entry.type_name();
        let shape = match &self.shape("", "pub ")[..] {
            "" => ";".to_owned(),
            shape => shape.to_owned(),
        };
        let _ = write!(
            module,
            "\n{}{DERIVED}{ALLOWED}pub struct {name}{shape}\n",
            self.docs(""),
        );
        write_impls(module, name, &[self], |_| "Self".to_owned());
    }
}

const DERIVED: &str = "#[derive(Debug, Clone, PartialEq)]\n#[non_exhaustive]\n";

fn write_enum(module: &mut String, name: &str, about: &str, variants: &[&ClientVariant<'_>]) {
    let all: Vec<String> = (variants.iter())
        .map(|one| {
            let docs = one.docs("    ");
            format!("{docs}    {}{},\n", one.name, one.shape("    ", ""))
        })
        .collect();
    let _ = write!(
        module,
        "\n{}{DERIVED}{ALLOWED}pub enum {name} {{\n{}}}\n",
        doc("", about),
        all.concat(),
    );
    write_impls(module, name, variants, |one| format!("Self::{}", one.name));
}

fn write_impls(
    module: &mut String,
    name: &str,
    variants: &[&ClientVariant<'_>],
    path: impl Fn(&ClientVariant<'_>) -> String,
) {
    let each = |of: &dyn Fn(&ClientVariant<'_>, &str) -> String| -> String {
        variants.iter().map(|one| of(one, &path(one))).collect()
    };
    let (this, reading) = match variants {
        [] => ("*self", "_"),
        _ => ("self", "reading"),
    };
    let read = each(&|one, path| one.read(path));
    let retries = each(&|one, path| format!("            {path} {{ .. }} => {},\n", one.retry()));
    let shown = each(&|one, path| one.shown(path));
    let formatter = if variants.is_empty() { "_" } else { "f" };
    let _ = write!(
        module,
        "\n{ALLOWED}impl {name} {{\n    \
         /// Whether the same request is worth sending again, as declared.\n    \
         #[must_use]\n    pub const fn retry(&self) -> Retry {{\n        \
         match {this} {{\n{retries}        }}\n    }}\n}}\n\n\
         {ALLOWED}impl Decode for {name} {{\n    \
         fn __decode({reading}: Reading<'_>) -> Option<Self> {{\n{read}        None\n    }}\n\n    \
         fn __retry(&self) -> Retry {{\n        self.retry()\n    }}\n}}\n\n\
         {ALLOWED}impl fmt::Display for {name} {{\n    \
         fn fmt(&self, {formatter}: &mut fmt::Formatter<'_>) -> fmt::Result {{\n        \
         match {this} {{\n{shown}        }}\n    }}\n}}\n\n\
         impl Error for {name} {{}}\n",
    );
}

fn without_problem(name: &str) -> &str {
    name.strip_suffix(PROBLEM).unwrap_or(name)
}

/// The type of a header that a field declares: texts and functions stay in the document.
fn of_header(header: &EntryHeader) -> Option<&'static str> {
    const INTEGERS: [&str; 12] = [
        "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize",
    ];
    let source = header.source();
    if header.value().is_some() || source.is_empty() || source.contains('{') {
        return None;
    }
    let own = source.rsplit(['<', ':', ' ']).next().unwrap_or_default();
    let own = own.trim_end_matches('>');
    let integer = INTEGERS.iter().find(|one| **one == own);
    Some(match (integer, own) {
        (Some(integer), _) => integer,
        (None, "Duration") => "std::time::Duration",
        (None, "SystemTime") => "std::time::SystemTime",
        (None, _) => "String",
    })
}
