//! What became of a status that is not sent as the error has it.

use std::fmt;

/// What became of a status that is not sent as the error has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Amended {
    /// The run-time status is below 300.
    NoError(u16),
    /// The declaration does not list it.
    NotListed(u16),
    /// The table has no such row.
    NotInTable(u16),
    /// Nothing supplies the header that HTTP demands with it, so that another is sent.
    Lacks(u16, &'static str),
    /// Nothing supplied the header that HTTP demands with it, so that a default is sent.
    Supplied(u16, &'static str),
}

impl Amended {
    /// The status that the error has.
    #[allow(dead_code, reason = "only events ask for it")]
    pub(crate) const fn asked(self) -> u16 {
        match self {
            Self::NoError(code)
            | Self::NotListed(code)
            | Self::NotInTable(code)
            | Self::Lacks(code, _)
            | Self::Supplied(code, _) => code,
        }
    }
}

impl fmt::Display for Amended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoError(code) => {
                write!(f, "the run-time status {code} is not sent: it is no error")
            }
            Self::NotListed(code) => write!(
                f,
                "the run-time status {code} is not sent: the declaration does not list it"
            ),
            Self::NotInTable(code) => write!(
                f,
                "the run-time status {code} is not sent: the table does not have it"
            ),
            Self::Lacks(code, header) => write!(
                f,
                "the status {code} is not sent: it needs the header `{header}`, which nothing supplies"
            ),
            Self::Supplied(code, header) => write!(
                f,
                "the status {code} needs the header `{header}`, which nothing supplies: a default is sent"
            ),
        }
    }
}
