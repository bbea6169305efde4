//! `Voice`: the table and the `type_base` that problem types speak in. A map has one of its own and
//! takes that of the type that uses it.

use std::cmp::Ordering;
use std::fmt;
use std::marker::PhantomData;

use super::cell::Cell;
use super::const_text::{Message, is_one_of, is_same_name, order};
use super::declared_type::Declared;
use super::demanded::demanded_header;
use super::problem_type::ProblemType;
use super::table::{Class, Defines, Retry, Status, StatusTable, find};

/// What names, contexts, constant headers, retry classes and URIs are taken from.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Voice {
    table: &'static str,
    statuses: &'static [Status],
    base: Option<&'static str>,
    cells: fn() -> &'static [Cell],
}

/// The voice of a table: an inherent constant comes before a trait's.
#[doc(hidden)]
#[derive(Debug)]
pub struct VoiceOf<T: ?Sized>(PhantomData<T>);

impl<T: StatusTable> VoiceOf<T> {
    pub const __FLOW_VOICE: Voice = Voice {
        table: T::NAME,
        statuses: T::STATUSES,
        base: T::TYPE_BASE,
        cells: no_cells,
    };
}

impl<T: StatusTable> VoiceOf<T> {
    #[must_use]
    pub const fn __flow_table() -> PhantomData<T> {
        PhantomData
    }
}

/// The voice of what is no table, which is said elsewhere.
#[doc(hidden)]
pub trait OfNoTable {
    #[must_use]
    fn __flow_table() -> PhantomData<NoTable> {
        PhantomData
    }

    const __FLOW_VOICE: Voice = NOTHING;
}

impl<T: ?Sized> OfNoTable for VoiceOf<T> {}

/// What has every code, so that nothing is said of the codes of what is no table.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoTable {}

impl fmt::Display for NoTable {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

#[diagnostic::do_not_recommend]
impl StatusTable for NoTable {
    const NAME: &'static str = "";
    const STATUSES: &'static [Status] = &[];

    fn status(self) -> &'static Status {
        match self {}
    }

    fn from_code(_: u16) -> Option<Self> {
        None
    }
}

#[diagnostic::do_not_recommend]
impl<const CODE: u16> Defines<CODE> for NoTable {
    const STATUS: &'static Status = &NO_STATUS;
}

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
        own: VoiceOf::<()>::__FLOW_VOICE,
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
        voice.map("", self)
    }
}

impl Voice {
    /// The voice with a `type_base` of the type's own.
    #[must_use]
    pub const fn based(mut self, base: &'static str) -> Self {
        self.base = Some(base);
        self
    }

    /// The voice of problem types that keep what is made at run time in these cells.
    #[must_use]
    pub const fn kept_in(mut self, cells: fn() -> &'static [Cell]) -> Self {
        self.cells = cells;
        self
    }

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
    pub const fn types<const N: usize>(&'static self, declared: [Declared; N]) -> [ProblemType; N] {
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
    pub const fn rows<const N: usize>(
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
    pub const fn map<const N: usize>(
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

    /// The row of `code`; that the table has it is proven elsewhere.
    #[must_use]
    pub const fn status(&self, code: u16) -> &'static Status {
        match self.find(code) {
            Some(status) => status,
            None => &NO_STATUS,
        }
    }

    pub(crate) const fn find(&self, code: u16) -> Option<&'static Status> {
        find(self.statuses, code)
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

    pub(crate) fn cells(&self) -> &'static [Cell] {
        (self.cells)()
    }

    pub(crate) const fn statuses(&self) -> &'static [Status] {
        self.statuses
    }

    pub(crate) const fn base(&self) -> Option<&'static str> {
        self.base
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

impl Status {
    const fn declares(&self, name: &str) -> bool {
        let mut at = 0;
        while at < self.headers().len() {
            if is_same_name(self.headers()[at].name(), name) {
                return true;
            }
            at += 1;
        }
        is_one_of(self.withheld(), name)
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

/// Finds at compile time that a response would lack a header that HTTP demands.
///
/// # Panics
///
/// With `message`, if the row has no header of that name.
#[doc(hidden)]
#[track_caller]
pub const fn demand_header(voice: Voice, code: u16, name: &str, message: &str) {
    if let Some(status) = voice.find(code) {
        assert!(status.declares(name), "{}", message);
    }
}

/// Finds at compile time that the table has none of the codes of a row.
///
/// # Panics
///
/// With `message`, if it has none.
#[doc(hidden)]
#[track_caller]
pub const fn demand_one_of(voice: Voice, codes: &[u16], message: &str) {
    let mut at = 0;
    while at < codes.len() {
        if voice.find(codes[at]).is_some() {
            return;
        }
        at += 1;
    }
    assert!(voice.statuses.is_empty(), "{}", message);
}

/// Stands in for a row where the lack of one is said elsewhere.
pub(super) static NO_STATUS: Status = {
    static CLASS: Class = Class::__new(5, "", "");
    Status::__new(0, ["", "", ""], &CLASS, Retry::Never, &[])
};

/// What a code becomes that cannot be sent, where the table has no 500.
pub(super) static SERVER_ERROR: Status = {
    static CLASS: Class = Class::__new(
        5,
        "Server Error",
        "The server failed to fulfil the request.",
    );
    let texts = [
        "Internal Server Error",
        "The server failed to fulfil the request.",
        "internal_server_error",
    ];
    Status::__new(500, texts, &CLASS, Retry::Backoff, &[])
};

/// The voice of what has none.
const NOTHING: Voice = Voice {
    table: "",
    statuses: &[],
    base: None,
    cells: no_cells,
};

static NO_VOICE: Voice = NOTHING;

fn no_cells() -> &'static [Cell] {
    &[]
}
