//! The members that every problem document may have (RFC 9457, section 3, and this library's own).

/// One of them.
#[allow(dead_code)] // a format alone does not ask for everything
pub(crate) struct StandardMember {
    pub(crate) name: &'static str,
    /// What it means, for people.
    pub(crate) meaning: &'static str,
    pub(crate) kind: Kind,
    /// Whether each document has it.
    pub(crate) is_required: bool,
}

/// What its value is.
#[derive(Clone, Copy)]
#[allow(dead_code)]
pub(crate) enum Kind {
    Uri,
    Text,
    Code,
}

/// In the order of the wire.
pub(crate) const STANDARD: [StandardMember; 7] = [
    StandardMember {
        name: "type",
        meaning: "Names the kind of problem, and leads to its documentation: a URI, or `about:blank`.",
        kind: Kind::Uri,
        is_required: true,
    },
    StandardMember {
        name: "title",
        meaning: "The kind of problem in short, the same each time.",
        kind: Kind::Text,
        is_required: true,
    },
    StandardMember {
        name: "status",
        meaning: "The status code of the response.",
        kind: Kind::Code,
        is_required: true,
    },
    StandardMember {
        name: "detail",
        meaning: "What went wrong this time, for people to read. Not every error has one.",
        kind: Kind::Text,
        is_required: false,
    },
    StandardMember {
        name: "instance",
        meaning: "Names this one occurrence, where it is kept for support to find: a URI.",
        kind: Kind::Uri,
        is_required: false,
    },
    StandardMember {
        name: "reason",
        meaning: "The stable name of the problem type, for programs: compare this one, never the texts.",
        kind: Kind::Text,
        is_required: true,
    },
    StandardMember {
        name: "context",
        meaning: "What to know, and what to do about it.",
        kind: Kind::Text,
        is_required: true,
    },
];

/// Whether a member is none of the problem type's own.
#[cfg(feature = "testing")]
pub(crate) fn is_standard(name: &str) -> bool {
    STANDARD.iter().any(|member| member.name == name)
}
