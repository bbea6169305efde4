//! What is declared, as problem types in a voice; what a map lacks there is a compile error.

use std::cmp::Ordering;

use super::const_text::{Message, is_one_of, is_same_name, order};
use super::declared_type::Declared;
use super::demanded::demanded_header;
use super::problem_type::ProblemType;
use super::table::Status;
use super::voice::{NO_STATUS, NOTHING, Voice};

/// What a map declares, in the voice of no type that uses it.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct MapDeclaration {
    /// The voice of its own table.
    own: Voice,
    /// Its own `type_base`, which no other voice replaces.
    base: Option<&'static str>,
    rows: &'static [Declared],
}

impl MapDeclaration {
    /// What stands for a map that is none, which is said elsewhere.
    pub const NONE: Self = Self {
        own: NOTHING,
        base: None,
        rows: &[],
    };

    #[must_use]
    pub const fn __new(own: Voice, base: Option<&'static str>, rows: &'static [Declared]) -> Self {
        Self { own, base, rows }
    }

    /// How many rows it has.
    #[must_use]
    pub const fn __len(self) -> usize {
        self.rows.len()
    }

    /// What its rows are in its own voice.
    #[must_use]
    pub const fn __own<const N: usize>(self, voice: &'static Voice) -> [ProblemType; N] {
        voice.__map("", self)
    }
}

impl Voice {
    /// The voice that `map` has inside of a type with this one.
    #[must_use]
    pub const fn of_map(mut self, map: MapDeclaration) -> Self {
        if map.base.is_some() {
            self.base = map.base;
        }
        self
    }

    /// What `declared` are in this voice.
    #[must_use]
    pub const fn __types<const N: usize>(
        &'static self,
        declared: [Declared; N],
    ) -> [ProblemType; N] {
        let mut types = [const { Self::nothing() }; N];
        let mut index = 0;
        while index < N {
            types[index] = ProblemType::__new(declared[index], self, index);
            index += 1;
        }
        types
    }

    /// What the rows of its table are, as responses by themselves.
    #[must_use]
    pub const fn __rows<const N: usize>(
        &'static self,
        variants: [&'static str; N],
    ) -> [ProblemType; N] {
        let mut types = [const { Self::nothing() }; N];
        let mut index = 0;
        while index < N {
            let declared = Declared::of_row(&self.statuses[index], variants[index]);
            types[index] = ProblemType::__new(declared, self, index);
            index += 1;
        }
        types
    }

    /// What the rows of `map` are in this voice. `path` is how it was named.
    ///
    /// # Panics
    ///
    /// Where the table lacks the code of a row, or a header that HTTP demands with it.
    #[must_use]
    #[track_caller]
    pub const fn __map<const N: usize>(
        &'static self,
        path: &str,
        map: MapDeclaration,
    ) -> [ProblemType; N] {
        let mut types = [const { Self::nothing() }; N];
        let mut index = 0;
        while index < N {
            let mut row = map.rows[index];
            row.status = match self.first(row) {
                Some(status) => status,
                None if path.is_empty() || self.statuses.is_empty() => &NO_STATUS,
                // That is said where the map is declared.
                None if map.own.first(row).is_none() => &NO_STATUS,
                None => self.lacks(path, map.rows),
            };
            if let Some((header, section)) = demanded_header(row.status.code()) {
                let is_own_fault = match map.own.find(row.status.code()) {
                    Some(own) => !own.declares(header),
                    None => false,
                };
                let is_declared = row.declares(header) || row.status.declares(header);
                if !path.is_empty() && !is_declared && !is_own_fault {
                    self.demands(path, row.status, header, section);
                }
            }
            if row.reason.is_empty() {
                if let Some(status) = map.own.first(row) {
                    row.reason = status.reason();
                }
            }
            types[index] = ProblemType::__new(row, self, index);
            index += 1;
        }
        types
    }

    const fn nothing() -> ProblemType {
        ProblemType::__new(Declared::new(0, "", ""), &NO_VOICE, 0)
    }

    /// The row of the first of its codes that the table has.
    const fn first(&self, row: Declared) -> Option<&'static Status> {
        let mut found = self.find(row.code);
        let mut at = 0;
        while found.is_none() && at < row.more.or.len() {
            found = self.find(row.more.or[at]);
            at += 1;
        }
        found
    }

    /// The compile error that names every code that is missing.
    #[track_caller]
    const fn lacks(&self, map: &str, rows: &[Declared]) -> ! {
        let mut message = Message::new();
        message.push("the map `");
        message.push(map);
        message.push("` answers with ");
        let (mut at, mut count) = (0, 0);
        while at < rows.len() {
            if self.first(rows[at]).is_none() && !has_code_before(rows, at) {
                message.push(if count > 0 { ", `" } else { "`" });
                count += 1;
                message.push_code(rows[at].code);
                let mut or = 0;
                while or < rows[at].more.or.len() {
                    message.push("` or `");
                    message.push_code(rows[at].more.or[or]);
                    or += 1;
                }
                message.push("`");
            }
            at += 1;
        }
        message.push(", which `");
        message.push(self.table);
        message.push("` lacks: add ");
        message.push(if count > 1 { "rows" } else { "a row" });
        message.push(" to the table, or write a map of your own");
        message.panic()
    }

    /// The compile error of a map whose code needs a header in this table.
    #[track_caller]
    const fn demands(&self, map: &str, status: &Status, header: &str, section: &str) -> ! {
        let mut message = Message::new();
        message.push("the map `");
        message.push(map);
        message.push("` answers with `");
        message.push_code(status.code());
        message.push("`, which needs the header `");
        message.push(header);
        message.push("` (RFC 9110, section ");
        message.push(section);
        message.push("): add it to the row of `");
        message.push(self.table);
        message.push("`, `#[flow(header(\"");
        message.push(header);
        message.push("\" = \"…\"))]`");
        message.panic()
    }
}

static NO_VOICE: Voice = NOTHING;

/// Whether a row before has the same codes.
const fn has_code_before(rows: &[Declared], at: usize) -> bool {
    let mut before = 0;
    while before < at {
        if rows[before].code == rows[at].code
            && rows[before].more.or.len() == rows[at].more.or.len()
        {
            return true;
        }
        before += 1;
    }
    false
}

impl Declared {
    /// Whether a header of that name is declared, be it as one that is not sent.
    const fn declares(&self, name: &str) -> bool {
        let mut at = 0;
        while at < self.more.headers.len() {
            if is_same_name(self.more.headers[at].name(), name) {
                return true;
            }
            at += 1;
        }
        is_one_of(self.more.withheld, name)
    }
}

/// Which of the `reasons` that rows of a map say are also what its table makes of the code of a row
/// that says none. They are sorted, so that each of those is found by halves.
#[doc(hidden)]
#[must_use]
pub const fn taken_reasons<const COUNT: usize>(
    reasons: [&str; COUNT],
    map: MapDeclaration,
) -> [bool; COUNT] {
    let mut taken = [false; COUNT];
    let mut index = 0;
    while index < map.rows.len() {
        if map.rows[index].reason.is_empty() {
            if let Some(status) = map.own.first(map.rows[index]) {
                let (mut from, mut to) = (0, COUNT);
                while from < to {
                    let middle = usize::midpoint(from, to);
                    match order(reasons[middle], status.reason()) {
                        Ordering::Less => from = middle + 1,
                        Ordering::Greater => to = middle,
                        Ordering::Equal => {
                            taken[middle] = true;
                            break;
                        }
                    }
                }
            }
        }
        index += 1;
    }
    taken
}

/// Finds at compile time that two rows of a map have one reason.
///
/// # Panics
///
/// With `message`, if it is `taken`.
#[doc(hidden)]
#[track_caller]
pub const fn free_reason(taken: bool, message: &str) {
    assert!(!taken, "{}", message);
}

/// Finds at compile time that a table names a code as HTTP does not, where the name of a variant is
/// made of it.
///
/// # Panics
///
/// Where the reason of that row is not `taken`.
#[doc(hidden)]
#[track_caller]
pub const fn made_reason(map: MapDeclaration, row: usize, taken: &str) {
    let row = map.rows[row];
    if let Some(status) = map.own.first(row) {
        if !matches!(order(status.reason(), taken), Ordering::Equal) {
            let mut message = Message::new();
            message.push("`client` names a variant by the reason of this row, which `");
            message.push(map.own.table);
            message.push("` makes `");
            message.push(status.reason());
            message.push("`: write it, `#[flow(reason = \"");
            message.push(status.reason());
            message.push("\")]`");
            message.panic()
        }
    }
}
