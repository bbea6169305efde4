//! The types of members, from their JSON Schemas (draft 2020-12).

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use super::text::{ALLOWED, field, quoted, variant};
use crate::catalog::formats::names::Names;
use crate::catalog::model::names::pascal_case;
use crate::catalog::model::schema::{Shape, referred};

/// What nothing is known of.
const UNKNOWN: &str = "flowcms_status::__private::client::Value";

/// What stands before a type that has a name.
const DERIVED: &str = "#[derive(Debug, Clone, PartialEq, serde::Deserialize)]\n";

/// The types of the members of one problem type.
pub(super) struct Types<'n> {
    /// What its types are parts of.
    of_problem: &'n str,
    names: &'n mut Names,
    /// What has a name.
    declarations: String,
    member: String,
    root: Value,
    referred: BTreeMap<String, String>,
    /// The names of what is written while something in it is.
    open: Vec<String>,
    /// A name that is taken for what is written next.
    claimed: Option<String>,
    /// Whether a list or a map is around what is written.
    is_held: bool,
}

impl<'n> Types<'n> {
    pub(super) const fn new(of_problem: &'n str, names: &'n mut Names) -> Self {
        Self {
            of_problem,
            names,
            declarations: String::new(),
            member: String::new(),
            root: Value::Null,
            referred: BTreeMap::new(),
            open: Vec::new(),
            claimed: None,
            is_held: false,
        }
    }

    /// The type of a member. What has a name has `name` in front of it.
    pub(super) fn of_member(&mut self, schema: &Value, name: &str) -> String {
        name.clone_into(&mut self.member);
        self.root = schema.clone();
        self.referred.clear();
        self.of(schema, name)
    }

    /// The types that have names.
    pub(super) fn into_declarations(self) -> String {
        self.declarations
    }

    /// The type, what in it has a name called `name`.
    fn of(&mut self, schema: &Value, name: &str) -> String {
        let shape = Shape::of(schema);
        if let Some(texts) = texts(&shape) {
            return self.words(&texts, name);
        }
        if shape.constants.is_some() {
            return UNKNOWN.to_owned();
        }
        let types = shape.types.as_deref().unwrap_or_default();
        let others = [
            shape.reference.is_some(),
            !shape.parts.is_empty(),
            !types.is_empty(),
        ];
        let said = shape.choices.len() + others.into_iter().filter(|is_said| *is_said).count();
        // Rust has no type of what is several things at once.
        if said != 1 {
            return UNKNOWN.to_owned();
        }
        if let Some(reference) = shape.reference {
            return self.referred(reference);
        }
        if let [one] = shape.parts {
            return self.of(one, name);
        }
        if let Some(choices) = shape.choices.first() {
            return self.one_of(choices, name);
        }
        let mut kinds = types.iter().filter(|one| **one != "null");
        let of = match (kinds.next(), kinds.next()) {
            (Some(one), None) => self.of_type(one, &shape, name),
            (None, _) if !types.is_empty() => "()".to_owned(),
            _ => return UNKNOWN.to_owned(),
        };
        optional(of, types.len() > 1)
    }

    fn of_type(&mut self, one: &str, shape: &Shape<'_>, name: &str) -> String {
        match one {
            "boolean" => "bool".to_owned(),
            "string" => "String".to_owned(),
            "integer" => integer(shape).to_owned(),
            "number" => "f64".to_owned(),
            "array" => self.array(shape, name),
            "object" => self.object(shape, name),
            _ => UNKNOWN.to_owned(),
        }
    }

    fn array(&mut self, shape: &Shape<'_>, name: &str) -> String {
        let item = format!("{name}Item");
        let Some(first) = shape.first else {
            let items = shape
                .items
                .map_or(UNKNOWN.to_owned(), |items| self.held(items, &item));
            return format!("Vec<{items}>");
        };
        let is_full = shape.count("maxItems") == u64::try_from(first.len()).ok();
        // serde reads so many.
        if !is_full || first.is_empty() || first.len() > 12 {
            return format!("Vec<{UNKNOWN}>");
        }
        let types: String = (first.iter())
            .map(|one| self.of(one, &item) + ", ")
            .collect();
        format!("({})", types.trim_end())
    }

    fn object(&mut self, shape: &Shape<'_>, name: &str) -> String {
        if shape.properties.is_empty() {
            let mut values = shape.values();
            let of = match (values.next(), values.next()) {
                (Some(one), None) => self.held(one, &format!("{name}Value")),
                _ => UNKNOWN.to_owned(),
            };
            return format!("std::collections::BTreeMap<String, {of}>");
        }
        let own = self.claim(name);
        let mut used = Vec::new();
        let mut fields = String::new();
        for property in &shape.properties {
            let held = std::mem::take(&mut self.is_held);
            let of = self.of(
                property.schema,
                &format!("{name}{}", pascal_case(property.name)),
            );
            self.is_held = held;
            let field = field(property.name, &used);
            used.push(field.clone());
            let mut keys = Vec::new();
            if field.trim_start_matches("r#") != property.name {
                keys.push(format!("rename = {}", quoted(property.name)));
            }
            if !property.is_required {
                keys.push("default".to_owned());
            }
            if !keys.is_empty() {
                // Writing into a `String` does not fail.
                let _ = writeln!(fields, "    #[serde({})]", keys.join(", "));
            }
            let of = optional(of, !property.is_required);
            let _ = writeln!(fields, "    pub {field}: {of},");
        }
        self.declare(&format!("pub struct {own} {{\n{fields}}}"), "");
        own
    }

    /// One of these texts.
    fn words(&mut self, texts: &[&str], name: &str) -> String {
        let own = self.claim(name);
        let mut used: Vec<String> = Vec::new();
        let mut variants = String::new();
        for text in texts {
            let pascal = pascal_case(text);
            let is_name = pascal.starts_with(|c: char| c.is_ascii_alphabetic());
            let mut word = variant(if is_name {
                pascal
            } else {
                format!("Word{pascal}")
            });
            while used.contains(&word) {
                word.push('_');
            }
            used.push(word.clone());
            let _ = write!(
                variants,
                "    #[serde(rename = {})]\n    {word},\n",
                quoted(text)
            );
        }
        self.declare(
            &format!("pub enum {own} {{\n{variants}}}"),
            "#[non_exhaustive]\n",
        );
        own
    }

    fn one_of(&mut self, choices: &[Value], name: &str) -> String {
        let is_null = |choice: &&Value| Shape::of(choice).types.as_deref() == Some(&["null"]);
        let may_be_null = choices.iter().any(|choice| is_null(&choice));
        let choices: Vec<&Value> = choices.iter().filter(|choice| !is_null(choice)).collect();
        let words: Option<Vec<Vec<&str>>> =
            choices.iter().map(|one| texts(&Shape::of(one))).collect();
        let of = match (&choices[..], words) {
            ([], _) => "()".to_owned(),
            ([one], _) => self.of(one, name),
            (_, Some(words)) => self.words(&words.concat(), name),
            (choices, None) => {
                let own = self.claim(name);
                let mut used = Vec::new();
                let mut variants = String::new();
                for (at, choice) in choices.iter().enumerate() {
                    let mut choice_name =
                        tag(choice).unwrap_or_else(|| format!("Choice{}", at + 1));
                    while used.contains(&choice_name) {
                        choice_name.push('_');
                    }
                    let of = self.of(choice, &format!("{name}{choice_name}"));
                    let _ = writeln!(variants, "    {choice_name}({of}),");
                    used.push(choice_name);
                }
                let untagged = "#[serde(untagged)]\n#[non_exhaustive]\n";
                self.declare(&format!("pub enum {own} {{\n{variants}}}"), untagged);
                own
            }
        };
        optional(of, may_be_null)
    }

    /// The name of the type of what a schema refers to. What holds itself does so in a `Box`.
    fn referred(&mut self, reference: &str) -> String {
        if let Some(name) = self.referred.get(reference) {
            let is_open = self.open.contains(name) && !self.is_held;
            return if is_open {
                format!("Box<{name}>")
            } else {
                name.clone()
            };
        }
        let Some(schema) = referred(&self.root, reference).cloned() else {
            return UNKNOWN.to_owned();
        };
        let last = reference.rsplit(['/', '#']).next().unwrap_or_default();
        let last = if last.is_empty() {
            "Value".to_owned()
        } else {
            pascal_case(last)
        };
        let name = self.names.unique(&format!("{}{last}", self.member));
        self.referred.insert(reference.to_owned(), name.clone());
        self.open.push(name.clone());
        let held = std::mem::take(&mut self.is_held);
        let outer = self.claimed.replace(name.clone());
        let mut of = self.of(&schema, &name);
        let is_alias = self.claimed.take().is_some();
        self.claimed = outer;
        self.is_held = held;
        if is_alias {
            // An alias cannot be of itself.
            if self.open.iter().any(|open| of.contains(open.as_str())) {
                UNKNOWN.clone_into(&mut of);
            }
            let _ = write!(
                self.declarations,
                "\n/// A part of `{}`.\n{ALLOWED}pub type {name} = {of};\n",
                self.of_problem,
            );
        }
        self.open.pop();
        name
    }

    /// A name for a type: the one of what is referred to, which has it already.
    fn claim(&mut self, name: &str) -> String {
        if self.claimed.as_deref() == Some(name) {
            self.claimed = None;
            return name.to_owned();
        }
        self.names.unique(name)
    }

    fn declare(&mut self, item: &str, attributes: &str) {
        let _ = write!(
            self.declarations,
            "\n/// A part of `{}`.\n{DERIVED}{attributes}{ALLOWED}{item}\n",
            self.of_problem,
        );
    }

    /// The type of what a list or a map holds.
    fn held(&mut self, schema: &Value, name: &str) -> String {
        let held = std::mem::replace(&mut self.is_held, true);
        let of = self.of(schema, name);
        self.is_held = held;
        of
    }
}

/// The text that tells a choice from the others.
fn tag(choice: &Value) -> Option<String> {
    let shape = Shape::of(choice);
    let mut texts = (shape.properties.iter()).filter_map(|property| {
        match Shape::of(property.schema).constants? {
            [Value::String(text)] => Some(text),
            _ => None,
        }
    });
    let name = pascal_case(texts.next()?);
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
    is_name.then(|| variant(name))
}

pub(super) fn optional(of: String, is_optional: bool) -> String {
    const OPTION: &str = "Option<";
    if !is_optional || of.starts_with(OPTION) {
        return of;
    }
    format!("{OPTION}{of}>")
}

/// The texts that alone are allowed.
fn texts<'s>(shape: &Shape<'s>) -> Option<Vec<&'s str>> {
    let texts: Option<Vec<&str>> = shape.constants?.iter().map(Value::as_str).collect();
    texts.filter(|texts| !texts.is_empty())
}

fn integer(shape: &Shape<'_>) -> &'static str {
    const FORMATS: [(&str, &str); 12] = [
        ("uint8", "u8"),
        ("uint16", "u16"),
        ("uint32", "u32"),
        ("uint64", "u64"),
        ("uint128", "u128"),
        ("uint", "u64"),
        ("int8", "i8"),
        ("int16", "i16"),
        ("int32", "i32"),
        ("int64", "i64"),
        ("int128", "i128"),
        ("int", "i64"),
    ];
    let found = FORMATS.iter().find(|(name, _)| Some(*name) == shape.format);
    match found {
        Some((_, of)) => of,
        None if shape.count("minimum").is_some() => "u64",
        None => "i64",
    }
}
