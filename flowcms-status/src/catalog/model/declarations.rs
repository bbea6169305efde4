//! Declarations as a model: the one place that reads what the macros wrote.

use std::collections::{HashMap, HashSet};

use super::{
    Entry, EntryClass, EntryDeprecation, EntryDetail, EntryHeader, EntryMember, EntryRetry,
    EntryStatus, ErrorType, Model, Producer, RetiredEntry, names,
};
use crate::catalog::leaf::Leaf;
use crate::catalog::{Catalog, MemberSchema, RetiredReason, closure};
use crate::declaration::declared::{DeclaredMember, DetailPolicy, RunTimeCodes};
use crate::declaration::declared_header::DeclaredHeader;
use crate::declaration::declared_type::Content;
use crate::declaration::problem_type::ProblemType;
use crate::declaration::table::{Class, Retry, Status};

impl Catalog {
    /// Of each error type, of the library's too, what [`only`](Self::only) left.
    #[cfg(feature = "testing")]
    pub(crate) fn meant(&self) -> Vec<(&'static Leaf, Vec<&'static ProblemType>)> {
        let meant = Meant::of(self);
        let leaves = self.leaves().into_iter();
        leaves
            .map(|leaf| {
                let own = leaf.own.iter();
                (leaf, own.filter(|own| meant.has(own)).collect())
            })
            .collect()
    }

    /// All that documents say of these errors: what every format is written from.
    #[must_use]
    pub fn model(&self) -> Model {
        let leaves = self.leaves();
        let meant = Meant::of(self);
        let mut entries = entries(&leaves, &meant);
        add_around(&leaves, &mut entries);
        // They are named before some are left out, so that a part has the names of the whole.
        names::assign(&mut entries);
        entries.retain(|entry| meant.reasons.contains(entry.reason.as_str()));

        let retired: Vec<RetiredEntry> = self.retired().into_iter().map(RetiredEntry::of).collect();
        let classes = classes(&leaves, &entries, &retired);
        let errors = errors(&leaves, &entries);
        Model {
            name: self.name().to_owned(),
            version: self.api_version().map(str::to_owned),
            classes,
            entries,
            unknown: meant.unknown(self, &retired),
            retired,
            errors,
        }
    }
}

/// What `Catalog::only` left.
struct Meant {
    types: HashSet<*const ProblemType>,
    reasons: HashSet<&'static str>,
}

impl Meant {
    fn of(catalog: &Catalog) -> Self {
        let types = catalog.problem_types();
        Self {
            reasons: types.iter().map(|one| one.reason()).collect(),
            types: types.into_iter().map(std::ptr::from_ref).collect(),
        }
    }

    fn has(&self, problem_type: &'static ProblemType) -> bool {
        // One that is the same as another goes with it.
        problem_type.is_same_as_another() && self.reasons.contains(problem_type.reason())
            || self.types.contains(&std::ptr::from_ref(problem_type))
    }

    fn unknown(&self, catalog: &Catalog, retired: &[RetiredEntry]) -> Vec<String> {
        let mut unknown = Vec::new();
        for reason in catalog.asked() {
            let is_known = self.reasons.contains(reason)
                || retired.iter().any(|retired| retired.reason == reason)
                || unknown.iter().any(|known| known == reason);
            if !is_known {
                unknown.push(reason.to_owned());
            }
        }
        unknown
    }
}

/// One a problem type. What is not meant is there too, and without producers of what else is.
fn entries(leaves: &[&'static Leaf], meant: &Meant) -> Vec<Entry> {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut of_place: Vec<Vec<(&ProblemType, Producer)>> = Vec::new();
    for leaf in leaves {
        for (index, problem_type) in leaf.own.iter().enumerate() {
            let reason = problem_type.reason();
            if meant.reasons.contains(reason) && !meant.has(problem_type) {
                continue;
            }
            let of_reason = places.entry(reason).or_default();
            let place = of_reason.iter().copied().find(|place| {
                let mut known = of_place[*place].iter();
                known.all(|(known, _)| known.is_one_with(problem_type))
            });
            let place = place.unwrap_or_else(|| {
                of_place.push(Vec::new());
                of_reason.push(of_place.len() - 1);
                of_place.len() - 1
            });
            let producer = Producer::of(leaf, index, problem_type);
            // A map that two types use in one voice answers with one row of it.
            if !(of_place[place].iter()).any(|(_, known)| *known == producer) {
                of_place[place].push((problem_type, producer));
            }
        }
    }
    let entries = of_place.into_iter().map(|declared| {
        let first = declared[0].0;
        let texts = [first.reason(), first.type_uri(), first.title()];
        Entry::of(texts, declared.into_iter().map(|(_, of)| of).collect())
    });
    entries.collect()
}

/// What variants add to the answers of the types that they answer through.
fn add_around(leaves: &[&'static Leaf], entries: &mut [Entry]) {
    for added in leaves.iter().flat_map(|leaf| leaf.added) {
        let headers: Vec<EntryHeader> = added.headers.iter().map(EntryHeader::of).collect();
        let members: Vec<EntryMember> = (added.members.iter())
            .map(|(declared, schema)| EntryMember::of(declared, *schema))
            .collect();
        let inner = (added.to)().leaves();
        let reasons: HashSet<&str> = (inner.iter().flat_map(|leaf| leaf.own))
            .map(ProblemType::reason)
            .collect();
        for entry in &mut *entries {
            if reasons.contains(entry.reason.as_str()) {
                entry.add_around(&headers, &members);
            }
        }
    }
}

fn classes(
    leaves: &[&'static Leaf],
    entries: &[Entry],
    retired: &[RetiredEntry],
) -> Vec<EntryClass> {
    let of_codes = entries
        .iter()
        .flat_map(|entry| &entry.codes)
        .map(EntryStatus::class);
    let digits: HashSet<u8> = of_codes
        .chain(retired.iter().map(RetiredEntry::class))
        .collect();
    let statuses = leaves.iter().flat_map(|leaf| {
        let own = leaf.own.iter().flat_map(ProblemType::statuses);
        own.chain(leaf.retired.iter().map(RetiredReason::status))
    });
    let mut classes: Vec<EntryClass> = Vec::new();
    // Two tables may word one class in two ways.
    for class in statuses.map(Status::class) {
        let is_known = classes.iter().any(|known| known.digit == class.digit());
        if digits.contains(&class.digit()) && !is_known {
            classes.push(EntryClass::of(class));
        }
    }
    classes.sort_by_key(|class| class.digit);
    classes
}

fn errors(leaves: &[&'static Leaf], entries: &[Entry]) -> Vec<ErrorType> {
    let mut types = Vec::new();
    for leaf in leaves {
        let answers = closure(&[leaf]);
        let reasons: HashSet<&str> = (answers.iter().flat_map(|leaf| leaf.own))
            .map(ProblemType::reason)
            .collect();
        let reasons: Vec<String> = (entries.iter())
            .filter(|entry| reasons.contains(entry.reason.as_str()))
            .map(|entry| entry.reason.clone())
            .collect();
        if !reasons.is_empty() {
            types.push(ErrorType {
                name: leaf.name.to_owned(),
                reasons,
            });
        }
    }
    types
}

impl ProblemType {
    /// The rows of every code that its responses can have, the declared one first, if it can be sent.
    fn statuses(&self) -> Vec<&'static Status> {
        let declared = self.status();
        let demanded = declared.demanded_header();
        let is_supplied = demanded.is_none_or(|name| self.supplies(name, declared));
        let instead = Some(self.instead(declared))
            .filter(|instead| !is_supplied && instead.code() != declared.code());
        let is_never_sent =
            instead.is_some() && demanded.is_none_or(|name| !self.declares_header(name));
        let others: Vec<&Status> = match self.run_time_codes() {
            RunTimeCodes::None => Vec::new(),
            RunTimeCodes::Listed(statuses) => statuses.to_vec(),
            RunTimeCodes::Table(statuses) => statuses.iter().collect(),
        };
        let others = others.into_iter().filter(|other| self.can_send(other));
        let mut all = Vec::new();
        all.extend((!is_never_sent).then_some(declared));
        for other in instead.into_iter().chain(others) {
            if all.iter().all(|known| known.code() != other.code()) {
                all.push(other);
            }
        }
        all
    }
}

impl Producer {
    fn of(leaf: &Leaf, index: usize, problem_type: &'static ProblemType) -> Self {
        let path = (leaf.type_name)();
        let row = problem_type.status();
        let codes = problem_type.statuses().into_iter();
        let members = members(leaf, index, problem_type);
        Self {
            error: leaf.name.to_owned(),
            path: path.to_owned(),
            variant: problem_type.variant().to_owned(),
            is_foreign: leaf.is_foreign(),
            context: problem_type.context().to_owned(),
            description: problem_type.description().to_owned(),
            codes: codes
                .map(|status| EntryStatus::of(problem_type, status, &members))
                .collect(),
            is_rendered: problem_type.is_rendered(),
            headers: headers(problem_type, row),
            members,
            retry: EntryRetry::of(problem_type.retry()),
            grpc_code: problem_type.grpc_code(),
            deprecation: problem_type
                .deprecation()
                .map(|deprecation| EntryDeprecation {
                    since: deprecation.since().map(str::to_owned),
                    note: deprecation.note().map(str::to_owned),
                }),
        }
    }
}

/// What is declared, and what the row of the code adds, be it for occurrences that have no value of
/// their own.
fn headers(of: &ProblemType, row: &Status) -> Vec<EntryHeader> {
    let default = of.default_header(row).map(|header| EntryHeader {
        // A row alone leaves its `Allow` to the router around it, which knows the methods.
        value: header
            .value()
            .filter(|value| !(value.is_empty() && of.declared.is_bare()))
            .map(str::to_owned),
        ..EntryHeader::of(&header)
    });
    let mut headers: Vec<EntryHeader> = of.headers().iter().map(EntryHeader::of).collect();
    for behind in row.headers().iter().map(EntryHeader::of).chain(default) {
        if !of.declares_header(&behind.name) {
            headers.push(behind);
            continue;
        }
        let mut known = headers.iter_mut();
        let known = known.find(|known| known.is_named(&behind.name) && !known.is_certain);
        if let Some(known) = known {
            known.add(&behind);
            known.is_certain = true;
        }
    }
    headers
}

fn members(leaf: &Leaf, index: usize, of: &ProblemType) -> Vec<EntryMember> {
    let members = of.members().iter().enumerate();
    members
        .map(|(at, declared)| {
            let place = (index, at);
            let schemas = leaf.schemas.iter();
            let schema = schemas
                .copied()
                .find(|(of, member, _)| (usize::from(*of), usize::from(*member)) == place)
                .map_or(MemberSchema::UNKNOWN, |(_, _, schema)| schema);
            EntryMember::of(declared, schema)
        })
        .collect()
}

impl EntryStatus {
    #[cfg_attr(not(feature = "json"), allow(unused_variables))]
    fn of(problem_type: &ProblemType, status: &Status, members: &[EntryMember]) -> Self {
        let mut headers = headers(problem_type, status);
        let has_cache_control = headers
            .iter()
            .any(|header| header.is_named("Cache-Control"));
        if status.code() >= 400 && !has_cache_control && !problem_type.withholds("Cache-Control") {
            let no_store = DeclaredHeader::__new("Cache-Control", Some("no-store"));
            headers.push(EntryHeader::of(&no_store));
        }
        let has_document = problem_type.declared.more.content == Content::Problem;
        let detail = EntryDetail::of(problem_type, status);
        #[cfg(feature = "json")]
        let detail_example = {
            let types = problem_type.shape().map(|(_, types)| types);
            detail.example(types.into_iter().flatten(), members)
        };
        Self {
            code: status.code(),
            name: status.name().to_owned(),
            title: problem_type.title_with(status).to_owned(),
            context: problem_type.context_with(status).to_owned(),
            detail,
            #[cfg(feature = "json")]
            detail_example,
            has_document: status.has_content() && has_document,
            headers,
        }
    }
}

impl EntryDetail {
    fn of(problem_type: &ProblemType, status: &Status) -> Self {
        match problem_type.detail() {
            DetailPolicy::None => Self::None,
            policy if policy.is_private(problem_type.status(), status) => Self::Private,
            DetailPolicy::Default { text: Some(text) } | DetailPolicy::Text(text) => {
                Self::Text(text.to_owned())
            }
            DetailPolicy::Template(template) => Self::Template(template.to_owned()),
            DetailPolicy::Default { text: None } | DetailPolicy::Display => {
                match problem_type.shape() {
                    Some((template, _)) => Self::Template(template.to_owned()),
                    None => Self::OfOccurrence,
                }
            }
            DetailPolicy::Function => Self::OfOccurrence,
        }
    }
}

impl EntryHeader {
    fn of(declared: &DeclaredHeader) -> Self {
        Self {
            name: declared.name().to_owned(),
            value: declared.value().map(str::to_owned),
            source: declared.source().to_owned(),
            others: Vec::new(),
            is_certain: declared.value().is_some(),
        }
    }
}

impl EntryMember {
    fn of(declared: &DeclaredMember, schema: MemberSchema) -> Self {
        let member = Self {
            name: declared.name().to_owned(),
            rust_type: declared.rust_type().to_owned(),
            #[cfg(feature = "json")]
            schema: None,
            #[cfg(feature = "json")]
            example: None,
            is_required: false,
        };
        member.with(schema)
    }

    #[cfg(not(feature = "json"))]
    fn with(self, _: MemberSchema) -> Self {
        self
    }

    #[cfg(feature = "json")]
    fn with(mut self, schema: MemberSchema) -> Self {
        use super::{example, schema as tree};

        if let Some(schema) = schema.to_json() {
            self.is_required = !tree::allows_null(&schema);
            let schema = tree::without_null(schema);
            self.example = example::of(&schema, &self.name);
            self.schema = Some(schema);
        }
        self
    }
}

impl EntryRetry {
    fn of(retry: Retry) -> Self {
        match retry {
            Retry::Never => Self::Never,
            Retry::Backoff => Self::Backoff,
            Retry::After(header) => Self::After(header.to_owned()),
        }
    }
}

impl EntryClass {
    fn of(class: &Class) -> Self {
        Self {
            digit: class.digit(),
            name: class.name().to_owned(),
            context: class.context().to_owned(),
        }
    }
}

impl RetiredEntry {
    fn of(retired: &RetiredReason) -> Self {
        Self {
            reason: retired.reason().to_owned(),
            status: retired.status().code(),
            name: retired.status().name().to_owned(),
            note: retired.note().to_owned(),
        }
    }
}
