//! A reason names one problem type: what of that is known in a `const`, and the error.

use std::fmt;

use super::{Leaf, Part, Producer};
use crate::declaration::const_text::is_same;
use crate::declaration::problem_type::ProblemType;

/// Two different problem types with one `reason`: they differ in code, type URI, title or context.
///
/// ```
/// use flowcms_status::{Catalog, FlowError};
///
/// #[derive(Debug, thiserror::Error, FlowError)]
/// #[error("no such entry")]
/// #[flow(code = 404, reason = "not_found")]
/// struct NoEntry;
///
/// #[derive(Debug, thiserror::Error, FlowError)]
/// enum MediaError {
///     #[error("the file is gone")]
///     #[flow(code = 409, reason = "not_found")]
///     Gone,
///     #[error(transparent)]
///     #[flow(transparent)]
///     Entry(#[from] NoEntry),
/// }
/// # let _ = MediaError::Gone;
///
/// let shared = MediaError::CATALOG.check().unwrap_err();
/// assert_eq!(
///     shared.to_string(),
///     "reason `not_found` is declared by `MediaError::Gone` (409) and by `NoEntry` (404) with \
///      another code, choose another with `reason = \"…\"`",
/// );
/// ```
#[derive(Debug, Clone)]
pub struct SharedReason {
    first: Declaration,
    second: Option<Declaration>,
}

type Declaration = (Producer, &'static ProblemType);

impl SharedReason {
    pub(super) const fn new(first: Declaration, second: Declaration) -> Self {
        Self {
            first,
            second: Some(second),
        }
    }

    /// A reason that is retired and in use.
    pub(super) const fn retired(first: Declaration) -> Self {
        Self {
            first,
            second: None,
        }
    }

    /// The reason.
    #[must_use]
    pub const fn reason(&self) -> &'static str {
        self.first.1.reason()
    }

    /// Where it is declared first.
    #[must_use]
    pub const fn first(&self) -> &Producer {
        &self.first.0
    }

    /// Where it is declared again; `None` if it is retired.
    #[must_use]
    pub fn second(&self) -> Option<&Producer> {
        self.second.as_ref().map(|(producer, _)| producer)
    }
}

impl fmt::Display for SharedReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, first_type) = &self.first;
        write!(f, "reason `{}` ", first_type.reason())?;
        match &self.second {
            None => write!(f, "of `{first}` is retired and must not be used again")?,
            Some((second, second_type)) => write!(
                f,
                "is declared by `{first}` ({}) and by `{second}` ({}) with another {}",
                first_type.status().code(),
                second_type.status().code(),
                difference(first_type, second_type).unwrap_or_default(),
            )?,
        }
        f.write_str(", choose another with `reason = \"…\"`")
    }
}

impl std::error::Error for SharedReason {}

/// In what two problem types differ; `None` = they say the same.
pub(super) const fn difference(first: &ProblemType, second: &ProblemType) -> Option<&'static str> {
    if first.status().code() != second.status().code() {
        Some("code")
    } else if !is_same(first.type_uri(), second.type_uri()) {
        Some("`type`")
    } else if !is_same(first.title(), second.title()) {
        Some("title")
    } else if !is_same(first.context(), second.context()) {
        Some("context")
    } else {
        None
    }
}

/// How many slots the reasons of a `const` are hashed into. Of a catalogue with more than half as
/// many the run time finds out.
const SLOTS: usize = 4096;

/// Panics where two of the problem types that the types declare themselves share a reason.
#[track_caller]
pub(super) const fn demand_distinct(parts: &[Part], len: usize) {
    // A slot holds the place of a problem type: its type, its index; both from 1 on.
    let mut slots = [(0_u8, 0_u16); SLOTS];
    let mut used = 0;
    let mut part = 0;
    while part < len {
        let leaf = parts[part].leaf;
        let mut index = 0;
        while index < leaf.own.len() {
            let own = &leaf.own[index];
            if !own.is_same_as_another() && parts[part].means_const(own.reason()) {
                if used == SLOTS / 2 {
                    return;
                }
                let mut slot = hash(own.reason());
                while slots[slot].0 != 0 {
                    let (other, at) = slots[slot];
                    let other = parts[other as usize - 1].leaf;
                    let first = &other.own[at as usize - 1];
                    if is_same(first.reason(), own.reason()) {
                        if difference(first, own).is_some() {
                            shared(own.reason(), (other, first), (leaf, own));
                        }
                        break;
                    }
                    slot = (slot + 1) % SLOTS;
                }
                if slots[slot].0 == 0 {
                    #[allow(clippy::cast_possible_truncation)] // 32 types; 2,048 of each
                    let place = (part as u8 + 1, index as u16 + 1);
                    slots[slot] = place;
                    used += 1;
                }
            }
            index += 1;
        }
        part += 1;
    }
}

/// Panics where one of `reasons` is certainly none of the types'.
#[track_caller]
pub(super) const fn demand_known(parts: &[Part], len: usize, reasons: &[&str]) {
    let mut at = 0;
    while at < reasons.len() {
        let mut is_known = false;
        let mut part = 0;
        while part < len && !is_known {
            // What a type answers through is not known here.
            is_known =
                !parts[part].leaf.nested.is_empty() || has_reason(parts[part].leaf, reasons[at]);
            part += 1;
        }
        if !is_known {
            let mut text = Text::new();
            text.push("reason `");
            text.push(reasons[at]);
            text.push("` is none of this catalogue, which has ");
            text.push_reasons(parts, len);
            text.panic();
        }
        at += 1;
    }
}

const fn has_reason(leaf: &Leaf, reason: &str) -> bool {
    let mut index = 0;
    while index < leaf.own.len() {
        if is_same(leaf.own[index].reason(), reason) {
            return true;
        }
        index += 1;
    }
    false
}

impl Part {
    const fn means_const(&self, reason: &str) -> bool {
        let Some(only) = self.only else {
            return true;
        };
        let mut at = 0;
        while at < only.len() {
            if is_same(only[at], reason) {
                return true;
            }
            at += 1;
        }
        false
    }
}

/// FNV-1a, 32 bits.
const fn hash(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut hash = 0x811c_9dc5_u32;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash as usize % SLOTS
}

/// The compile error that names both places.
#[track_caller]
const fn shared(
    reason: &str,
    (first, first_type): (&Leaf, &ProblemType),
    (second, second_type): (&Leaf, &ProblemType),
) -> ! {
    let mut text = Text::new();
    text.push("reason `");
    text.push(reason);
    text.push("` is declared by `");
    text.push_place(first, first_type);
    text.push("` and by `");
    text.push_place(second, second_type);
    text.push("`, choose another with `reason = \"…\"`");
    text.panic()
}

/// A message that is made in a `const`. What does not fit is cut off.
struct Text {
    bytes: [u8; 512],
    len: usize,
}

impl Text {
    const fn new() -> Self {
        Self {
            bytes: [0; 512],
            len: 0,
        }
    }

    const fn push(&mut self, text: &str) {
        if !self.has_room_for(text.len()) {
            return;
        }
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            self.bytes[self.len] = bytes[at];
            self.len += 1;
            at += 1;
        }
    }

    /// `ContentError::EntryNotFound`, and of a struct its name.
    const fn push_place(&mut self, leaf: &Leaf, problem_type: &ProblemType) {
        self.push(leaf.name);
        if !is_same(leaf.name, problem_type.variant()) {
            self.push("::");
            self.push(problem_type.variant());
        }
    }

    /// The reasons that the types declare themselves, as many as fit.
    const fn push_reasons(&mut self, parts: &[Part], len: usize) {
        let mut part = 0;
        let mut is_first = true;
        while part < len {
            let own = parts[part].leaf.own;
            let mut index = 0;
            while index < own.len() {
                let reason = own[index].reason();
                if !own[index].is_same_as_another() && self.has_room_for(reason.len() + 16) {
                    self.push(if is_first { "`" } else { ", `" });
                    self.push(reason);
                    self.push("`");
                    is_first = false;
                }
                index += 1;
            }
            part += 1;
        }
    }

    const fn has_room_for(&self, more: usize) -> bool {
        self.len + more <= self.bytes.len()
    }

    #[track_caller]
    const fn panic(&self) -> ! {
        let (text, _) = self.bytes.split_at(self.len);
        match std::str::from_utf8(text) {
            Ok(text) => panic!("{}", text),
            Err(_) => panic!("a reason is declared by two error types"),
        }
    }
}
