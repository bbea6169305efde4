//! One problem type that several places declare: what holds of all of them.

use super::{Entry, EntryHeader, EntryMember, EntryStatus, HeaderValue, Producer};

impl Entry {
    /// The entry of these producers, of which there is one.
    pub(super) fn of([reason, type_uri, title]: [&str; 3], producers: Vec<Producer>) -> Self {
        let first = &producers[0];
        let mut entry = Self {
            reason: reason.to_owned(),
            type_name: String::new(),
            type_uri: type_uri.to_owned(),
            title: title.to_owned(),
            context: first.context.clone(),
            description: first.description.clone(),
            codes: first.codes.clone(),
            is_rendered: first.is_rendered,
            headers: first.headers.clone(),
            members: first.members.clone(),
            retry: first.retry.clone(),
            grpc_code: first.grpc_code,
            deprecation: first.deprecation.clone(),
            producers: Vec::new(),
        };
        for other in &producers[1..] {
            entry.add(other);
        }
        entry.producers = producers;
        entry
    }

    fn add(&mut self, other: &Producer) {
        if self.description.is_empty() {
            self.description.clone_from(&other.description);
        }
        if other.deprecation.is_none() {
            self.deprecation = None;
        }
        self.is_rendered |= other.is_rendered;
        unite_headers(&mut self.headers, &other.headers);
        unite_members(&mut self.members, &other.members);
        for status in &other.codes {
            match self
                .codes
                .iter_mut()
                .find(|known| known.code == status.code)
            {
                Some(known) => known.add(status),
                None => self.codes.push(status.clone()),
            }
        }
    }

    /// What a variant adds to the answers of the type that it answers through: not all have it.
    pub(super) fn add_around(&mut self, headers: &[EntryHeader], members: &[EntryMember]) {
        for status in &mut self.codes {
            add_headers(&mut status.headers, headers);
        }
        add_headers(&mut self.headers, headers);
        for member in members {
            match self
                .members
                .iter_mut()
                .find(|known| known.name == member.name)
            {
                Some(known) => known.add(member),
                None => self.members.push(EntryMember {
                    is_required: false,
                    ..member.clone()
                }),
            }
        }
    }
}

impl EntryStatus {
    fn add(&mut self, other: &Self) {
        self.has_document |= other.has_document;
        unite_headers(&mut self.headers, &other.headers);
    }
}

/// What is not in both is not certain.
fn unite_headers(headers: &mut Vec<EntryHeader>, others: &[EntryHeader]) {
    for header in &mut *headers {
        header.is_certain &=
            (others.iter()).any(|other| other.is_certain && other.is_named(&header.name));
    }
    add_headers(headers, others);
}

fn add_headers(headers: &mut Vec<EntryHeader>, others: &[EntryHeader]) {
    for other in others {
        match headers.iter_mut().find(|known| known.is_named(&other.name)) {
            Some(known) => known.add(other),
            None => headers.push(EntryHeader {
                is_certain: false,
                ..other.clone()
            }),
        }
    }
}

fn unite_members(members: &mut Vec<EntryMember>, others: &[EntryMember]) {
    for member in &mut *members {
        member.is_required &=
            (others.iter()).any(|other| other.is_required && other.name == member.name);
    }
    for other in others {
        match members.iter_mut().find(|known| known.name == other.name) {
            Some(known) => known.add(other),
            None => members.push(EntryMember {
                is_required: false,
                ..other.clone()
            }),
        }
    }
}

impl EntryHeader {
    pub(super) fn add(&mut self, other: &Self) {
        for (value, source) in other.values() {
            if !self.values().any(|known| known == (value, source)) {
                self.others.push(HeaderValue {
                    value: value.map(str::to_owned),
                    source: source.to_owned(),
                });
            }
        }
    }
}

impl EntryMember {
    fn add(&mut self, other: &Self) {
        if !self
            .rust_type
            .split(" | ")
            .any(|known| known == other.rust_type)
        {
            self.rust_type = if self.rust_type.is_empty() || other.rust_type.is_empty() {
                String::new()
            } else {
                format!("{} | {}", self.rust_type, other.rust_type)
            };
        }
        #[cfg(feature = "json")]
        {
            self.schema = super::schema::either(self.schema.take(), other.schema.clone());
        }
    }
}
