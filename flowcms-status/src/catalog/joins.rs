//! What of joined types contradicts itself, as far as a `const` can know.

use super::{Leaf, Part};
use crate::declaration::const_text::{Message, is_same, is_same_joined};
use crate::declaration::problem_type::ProblemType;

/// How many slots the reasons of a `const` are hashed into. Of a catalogue with more than half as
/// many the run time finds out.
const SLOTS: usize = 4096;

/// The place of a problem type: its type, its index; both from 1 on.
type Place = (u8, u16);

/// Panics where two of the problem types that the types declare themselves share a reason, or two
/// reasons a URI.
#[track_caller]
pub(super) const fn demand_distinct(parts: &[Part], len: usize) {
    let mut reasons = [(0, 0); SLOTS];
    let mut uris = [(0, 0); SLOTS];
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
                #[allow(clippy::cast_possible_truncation)] // 32 types; 2,048 of each
                let place = (part as u8 + 1, index as u16 + 1);
                if let Some((first, first_type)) = earlier(&mut reasons, parts, own, place, false) {
                    if !first_type.is_one_with(own) {
                        shared(
                            [own.reason(), ""],
                            "reason",
                            (first, first_type),
                            (leaf, own),
                        );
                    }
                } else {
                    used += 1;
                    let uri = own.uri_parts();
                    if !is_same(uri[0], "about:blank") {
                        if let Some(first) = earlier(&mut uris, parts, own, place, true) {
                            shared(uri, "`type`", first, (leaf, own));
                        }
                    }
                }
            }
            index += 1;
        }
        part += 1;
    }
}

/// The problem type before this one with the same reason or URI; if there is none, this one is
/// remembered.
const fn earlier(
    slots: &mut [Place; SLOTS],
    parts: &[Part],
    own: &ProblemType,
    place: Place,
    by_uri: bool,
) -> Option<(&'static Leaf, &'static ProblemType)> {
    let text = key(own, by_uri);
    let mut slot = hash(text);
    while slots[slot].0 != 0 {
        let (part, index) = slots[slot];
        let leaf = parts[part as usize - 1].leaf;
        let other = &leaf.own[index as usize - 1];
        if is_same_joined(key(other, by_uri), text) {
            return Some((leaf, other));
        }
        slot = (slot + 1) % SLOTS;
    }
    slots[slot] = place;
    None
}

const fn key(of: &ProblemType, by_uri: bool) -> [&'static str; 2] {
    if by_uri {
        of.uri_parts()
    } else {
        [of.reason(), ""]
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
            let mut text = Message::new();
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
const fn hash([first, second]: [&str; 2]) -> usize {
    let hash = hash_on(0x811c_9dc5, first.as_bytes());
    hash_on(hash, second.as_bytes()) as usize % SLOTS
}

const fn hash_on(mut hash: u32, bytes: &[u8]) -> u32 {
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    hash
}

/// The compile error that names both places.
#[track_caller]
const fn shared(
    text: [&str; 2],
    what: &str,
    (first, first_type): (&Leaf, &ProblemType),
    (second, second_type): (&Leaf, &ProblemType),
) -> ! {
    let mut message = Message::new();
    message.push(what);
    message.push(" `");
    message.push(text[0]);
    message.push(text[1]);
    message.push("` is declared by `");
    message.push_place(first, first_type);
    message.push("` and by `");
    message.push_place(second, second_type);
    message.push("`, choose another with `reason = \"…\"`");
    message.panic()
}

impl Message {
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
}
