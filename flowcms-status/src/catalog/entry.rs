//! One entry of the documentation: a reason with all that is known of it.

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::ops::Deref;

use super::shared_reason::{SharedReason, difference};
use super::{Catalog, Leaf, MemberSchema, closure};
use crate::declaration::declared::{DeclaredMember, RunTimeCodes};
use crate::declaration::declared_header::DeclaredHeader;
#[cfg(any(feature = "html", feature = "openapi", feature = "typescript"))]
use crate::declaration::problem_type::Content;
use crate::declaration::problem_type::ProblemType;
use crate::declaration::table::Status;

/// A reason with all that the documentation says of it. It dereferences to the problem type.
#[derive(Debug, Clone)]
pub struct Entry {
    problem_type: &'static ProblemType,
    description: &'static str,
    producers: Vec<Producer>,
    headers: Vec<EntryHeader>,
    members: Vec<EntryMember>,
}

impl Entry {
    /// The problem type, the first one if several types declare the same.
    #[must_use]
    pub const fn problem_type(&self) -> &'static ProblemType {
        self.problem_type
    }

    /// The doc comment in Markdown, of the first place that has one.
    #[must_use]
    pub const fn description(&self) -> &'static str {
        self.description
    }

    /// The doc comment by its sections.
    #[must_use]
    pub fn sections(&self) -> crate::declaration::sections::Sections {
        crate::declaration::sections::Sections::of(self.description)
    }

    /// The variants that answer with it, in the order of the types.
    #[must_use]
    pub fn producers(&self) -> &[Producer] {
        &self.producers
    }

    /// The headers of its responses: those declared, then those of the table's row.
    #[must_use]
    pub fn headers(&self) -> &[EntryHeader] {
        &self.headers
    }

    /// The extension members of its documents (RFC 9457, section 3.2).
    #[must_use]
    pub fn members(&self) -> &[EntryMember] {
        &self.members
    }

    /// Whether a response with `status` carries the problem document: there are responses without
    /// content, and bodies of the API's own.
    #[cfg(any(feature = "html", feature = "openapi", feature = "typescript"))]
    pub(super) fn has_document(&self, status: &Status) -> bool {
        status.has_content() && self.declared.more.content == Content::Problem
    }

    /// Every code that its responses can have, the declared one first.
    #[must_use]
    pub fn codes(&self) -> Vec<&'static Status> {
        let declared = self.problem_type.status();
        let others: Vec<&Status> = match self.problem_type.run_time_codes() {
            RunTimeCodes::None => Vec::new(),
            RunTimeCodes::Listed(statuses) => statuses.to_vec(),
            RunTimeCodes::Table(statuses) => {
                statuses.iter().filter(|status| status.is_error()).collect()
            }
        };
        let others = others.into_iter();
        std::iter::once(declared)
            .chain(others.filter(|other| other.code() != declared.code()))
            .collect()
    }
}

impl Deref for Entry {
    type Target = ProblemType;

    fn deref(&self) -> &ProblemType {
        self.problem_type
    }
}

/// Where a problem type is declared, written as `ContentError::EntryNotFound`.
#[derive(Debug, Clone, Copy)]
pub struct Producer {
    leaf: &'static Leaf,
    variant: &'static str,
}

impl Producer {
    const fn new(leaf: &'static Leaf, problem_type: &ProblemType) -> Self {
        Self {
            leaf,
            variant: problem_type.variant(),
        }
    }

    /// The name of the error type, of the map or of the table.
    #[must_use]
    pub const fn error(&self) -> &'static str {
        self.leaf.name
    }

    /// The path of the error type, as `std::any::type_name` has it.
    #[must_use]
    pub fn path(&self) -> &'static str {
        (self.leaf.type_name)()
    }

    /// The variant, or the pattern of a map; of a struct its name.
    #[must_use]
    pub const fn variant(&self) -> &'static str {
        self.variant
    }
}

impl fmt::Display for Producer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.error() == self.variant {
            f.write_str(self.variant)
        } else {
            write!(f, "{}::{}", self.error(), self.variant)
        }
    }
}

/// A header of the responses of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryHeader {
    declared: DeclaredHeader,
    is_certain: bool,
}

impl EntryHeader {
    /// Whether every response has it, as far as that is known: a constant that is declared in each
    /// place that answers with the entry.
    #[must_use]
    pub const fn is_certain(&self) -> bool {
        self.is_certain
    }
}

impl Deref for EntryHeader {
    type Target = DeclaredHeader;

    fn deref(&self) -> &DeclaredHeader {
        &self.declared
    }
}

/// An extension member of the documents of an entry.
#[derive(Debug, Clone, Copy)]
pub struct EntryMember {
    declared: DeclaredMember,
    #[cfg_attr(not(feature = "json"), expect(dead_code, reason = "schemas are JSON"))]
    schema: MemberSchema,
    is_everywhere: bool,
}

impl EntryMember {
    /// The JSON Schema (draft 2020-12) of the value, where one is known: of the standard library's
    /// types, and with the feature `schemars` of all that are `JsonSchema`. That a missing value is
    /// left out is no part of it.
    #[cfg(feature = "json")]
    #[must_use]
    pub fn schema(&self) -> Option<serde_json::Value> {
        self.schema.to_json().map(super::schema::without_null)
    }

    /// Whether every document has it: its value is known to be no `Option`, and each place that
    /// answers with the entry declares it.
    #[cfg(feature = "json")]
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.is_everywhere
            && (self.schema.to_json()).is_some_and(|schema| !super::schema::allows_null(&schema))
    }
}

impl Deref for EntryMember {
    type Target = DeclaredMember;

    fn deref(&self) -> &DeclaredMember {
        &self.declared
    }
}

/// The entries of a catalogue, one a reason.
pub(super) fn entries(of: &Catalog) -> Result<Vec<Entry>, SharedReason> {
    let retired: HashSet<&str> = of
        .retired()
        .iter()
        .map(|retired| retired.reason())
        .collect();
    let mut entries: Vec<Entry> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let meant = of.problem_types();
    let mut is_meant: HashSet<*const ProblemType> = HashSet::new();
    is_meant.extend(
        meant
            .iter()
            .map(|problem_type| std::ptr::from_ref(*problem_type)),
    );
    let reasons: HashSet<&str> = meant
        .iter()
        .map(|problem_type| problem_type.reason())
        .collect();
    demand_known(of, &reasons);

    let leaves = of.leaves();
    for leaf in &leaves {
        for (index, problem_type) in leaf.own.iter().enumerate() {
            let reason = problem_type.reason();
            let is_here = if problem_type.is_same_as_another() {
                reasons.contains(reason)
            } else {
                is_meant.contains(&std::ptr::from_ref(problem_type))
            };
            if !is_here {
                continue;
            }
            let producer = Producer::new(leaf, problem_type);
            if retired.contains(reason) {
                return Err(SharedReason::retired((producer, problem_type)));
            }
            let declared = Entry {
                problem_type,
                description: problem_type.description(),
                producers: vec![producer],
                headers: headers(problem_type),
                members: members(leaf, index, problem_type),
            };
            match places.get(reason) {
                None => {
                    places.insert(reason, entries.len());
                    entries.push(declared);
                }
                Some(&at) => entries[at].unite(declared)?,
            }
        }
    }
    add_of_delegates(&leaves, &places, &mut entries);
    Ok(entries)
}

/// What `Catalog::only` could not check in a `const`.
fn demand_known(of: &Catalog, reasons: &HashSet<&str>) {
    let asked = of.parts().iter().filter_map(|part| part.only).flatten();
    for reason in asked {
        assert!(
            reasons.contains(reason),
            "reason `{reason}` is none of the catalogue `{}`",
            of.name()
        );
    }
}

impl Entry {
    /// The same problem type, declared in another place too.
    fn unite(&mut self, other: Self) -> Result<(), SharedReason> {
        let Self {
            problem_type,
            description,
            producers,
            headers,
            members,
        } = other;
        if difference(self.problem_type, problem_type).is_some() {
            return Err(SharedReason::new(
                (self.producers[0], self.problem_type),
                (producers[0], problem_type),
            ));
        }
        if self.description.is_empty() {
            self.description = description;
        }
        self.producers.extend(producers);
        self.add(headers, members);
        Ok(())
    }

    /// Headers and members of one more place. What is not in both is not certain.
    fn add(&mut self, headers: Vec<EntryHeader>, members: Vec<EntryMember>) {
        for header in &mut self.headers {
            header.is_certain &= headers
                .iter()
                .any(|other| other.declared == header.declared);
        }
        for header in headers {
            let is_known = (self.headers.iter()).any(|known| is_name(known, &header));
            if !is_known {
                self.headers.push(EntryHeader {
                    is_certain: false,
                    ..header
                });
            }
        }
        for member in &mut self.members {
            member.is_everywhere &= members.iter().any(|other| other.name() == member.name());
        }
        for member in members {
            if !(self.members.iter()).any(|known| known.name() == member.name()) {
                self.members.push(EntryMember {
                    is_everywhere: false,
                    ..member
                });
            }
        }
    }
}

fn is_name(one: &DeclaredHeader, other: &DeclaredHeader) -> bool {
    one.name().eq_ignore_ascii_case(other.name())
}

fn headers(of: &ProblemType) -> Vec<EntryHeader> {
    let rows = of.status().headers().iter();
    let rows = rows.filter(|row| !of.headers().iter().any(|own| is_name(own, row)));
    (of.headers().iter().chain(rows))
        .map(|declared| EntryHeader {
            declared: *declared,
            is_certain: declared.value().is_some(),
        })
        .collect()
}

fn members(leaf: &Leaf, index: usize, of: &ProblemType) -> Vec<EntryMember> {
    let members = of.members().iter().enumerate();
    members
        .map(|(at, declared)| {
            let schema = leaf
                .schemas
                .iter()
                .find(|(of, member, _)| (usize::from(*of), usize::from(*member)) == (index, at));
            EntryMember {
                declared: *declared,
                schema: schema.map_or(MemberSchema::UNKNOWN, |(_, _, schema)| *schema),
                is_everywhere: true,
            }
        })
        .collect()
}

/// What variants add to the answers of the types that they answer through.
fn add_of_delegates(
    leaves: &[&'static Leaf],
    places: &HashMap<&str, usize>,
    entries: &mut [Entry],
) {
    for added in leaves.iter().flat_map(|leaf| leaf.added) {
        let inner = (added.to)();
        let inner: Vec<&Leaf> = inner.parts().iter().map(|part| part.leaf).collect();
        for problem_type in closure(&inner).iter().flat_map(|leaf| leaf.own) {
            let Some(&at) = places.get(problem_type.reason()) else {
                continue;
            };
            let entry = &mut entries[at];
            for declared in added.headers {
                if !entry.headers.iter().any(|known| is_name(known, declared)) {
                    entry.headers.push(EntryHeader {
                        declared: *declared,
                        is_certain: false,
                    });
                }
            }
            for (declared, schema) in added.members {
                if !(entry.members.iter()).any(|known| known.name() == declared.name()) {
                    entry.members.push(EntryMember {
                        declared: *declared,
                        schema: *schema,
                        is_everywhere: false,
                    });
                }
            }
        }
    }
}
