//! Names of types in the languages of callers, each once, and the types that several problem types are.

use std::collections::HashSet;

use crate::catalog::model::names::pascal_case;
use crate::catalog::{Entry, Model};

/// The interface of what every problem document has.
pub(super) const DOCUMENT: &str = "ProblemDocument";

/// The names that are taken.
pub(super) struct Names(HashSet<String>);

impl Names {
    /// Those of the problem types, which all formats share, come first.
    pub(super) fn new(entries: &[&Entry]) -> Self {
        let taken = entries.iter().map(|entry| entry.type_name());
        let taken = taken.chain([DOCUMENT]);
        Self(taken.map(str::to_owned).collect())
    }

    /// The name, with a number behind it if it is taken.
    pub(super) fn unique(&mut self, wanted: &str) -> String {
        let numbered = (2_u32..).map(|number| format!("{wanted}{number}"));
        let mut all = std::iter::once(wanted.to_owned()).chain(numbered);
        // It does not end before one is free.
        let name = all.find(|name| !self.0.contains(name)).unwrap_or_default();
        self.0.insert(name.clone());
        name
    }
}

/// The names of what is said of the catalogue as a whole. No name that is given here or by the model is
/// without `Problem` but those that end in `Reason`: a format's own names are.
#[allow(dead_code)] // a format alone does not ask for everything
pub(super) struct Whole {
    pub(super) problem: String,
    pub(super) problems: String,
    pub(super) reason: String,
}

impl Whole {
    pub(super) fn name(of: &Model, names: &mut Names) -> Self {
        let name = type_name(of.name());
        Self {
            problem: names.unique(&format!("{name}Problem")),
            problems: names.unique(&format!("{name}Problems")),
            reason: names.unique(&format!("{name}Reason")),
        }
    }
}

/// An error type: what it answers with, itself and through others.
pub(super) struct Part<'m> {
    pub(super) error: &'m str,
    pub(super) problem: String,
    /// The names of the problem types.
    pub(super) answers: Vec<&'m str>,
}

impl<'m> Part<'m> {
    /// Those that answer with any of the entries. A catalogue of one type is that type's, and a type of
    /// one problem type is that one.
    pub(super) fn all(
        of: &'m Model,
        entries: &[&'m Entry],
        whole: &Whole,
        names: &mut Names,
    ) -> Vec<Self> {
        let mut parts = Vec::new();
        for error in of.errors() {
            let reasons: HashSet<&str> = error.reasons().iter().map(String::as_str).collect();
            let answers: Vec<&str> = (entries.iter())
                .filter(|entry| reasons.contains(entry.reason()))
                .map(|entry| entry.type_name())
                .collect();
            let problem = format!("{}Problem", type_name(error.name()));
            let is_whole = answers.len() == entries.len() && problem == whole.problem;
            if !answers.is_empty() && answers != [problem.as_str()] && !is_whole {
                parts.push(Self {
                    error: error.name(),
                    problem: names.unique(&problem),
                    answers,
                });
            }
        }
        parts
    }
}

/// The name of a type that is no problem type.
fn type_name(text: &str) -> String {
    let name = pascal_case(text);
    match name.chars().next() {
        Some(first) if first.is_ascii_digit() => format!("Reason{name}"),
        Some(_) => name,
        None => "Unnamed".to_owned(),
    }
}

/// The problem types that have documents.
pub(super) fn with_documents(model: &Model) -> Vec<&Entry> {
    let entries = model.entries().iter();
    entries.filter(|entry| entry.has_document()).collect()
}

/// `Content API 1.4.0`, on one line.
pub(super) fn title(of: &Model) -> String {
    let name: Vec<&str> = of.name().split_whitespace().collect();
    let name = name.join(" ");
    match of.version() {
        Some(version) => format!("{name} {version}"),
        None => name,
    }
}
