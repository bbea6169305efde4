//! `Voice`: the table and the `type_base` that problem types speak in. A map has one of its own and
//! takes that of the type that uses it.

use std::fmt;
use std::marker::PhantomData;

use super::cell::Cell;
use super::const_text::{is_one_of, is_same_name};
use super::table::{Class, Defines, Retry, Status, StatusTable, find};

/// What names, contexts, constant headers, retry classes and URIs are taken from.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Voice {
    pub(super) table: &'static str,
    pub(super) statuses: &'static [Status],
    pub(super) base: Option<&'static str>,
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

    /// The row of `code`; that the table has it is proven elsewhere.
    #[must_use]
    pub const fn __status(&self, code: u16) -> &'static Status {
        match self.find(code) {
            Some(status) => status,
            None => &NO_STATUS,
        }
    }

    pub(crate) const fn find(&self, code: u16) -> Option<&'static Status> {
        find(self.statuses, code)
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
}

impl Status {
    /// Whether it has a header of that name, be it as one that is not sent.
    pub(super) const fn declares(&self, name: &str) -> bool {
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
pub(super) const NOTHING: Voice = Voice {
    table: "",
    statuses: &[],
    base: None,
    cells: no_cells,
};

fn no_cells() -> &'static [Cell] {
    &[]
}
