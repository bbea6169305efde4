//! `LockError`: why a committed file does not agree with its catalogue.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{error, fmt, io};

use super::changes::Change;
use super::committed::{Bless, Committed};
use super::contract::{FORMAT, Unreadable};
use super::{BreakingChange, diff, visible_lines};
use crate::catalog::Conflicts;

/// Why a committed file does not agree with its catalogue, with what to do about it.
#[derive(Debug)]
pub struct LockError {
    catalog: &'static str,
    name: PathBuf,
    kind: Kind,
}

#[derive(Debug)]
pub(super) enum Kind {
    MissingInCi,
    Breaking(Vec<BreakingChange>),
    /// In CI.
    Lacks(Vec<Change>),
    Differs(String),
    Broken(String),
    Newer(u64),
    Read(io::Error),
    Write(io::Error),
    Conflicts(Conflicts),
}

impl From<Unreadable> for Kind {
    fn from(unreadable: Unreadable) -> Self {
        match unreadable {
            Unreadable::Newer(format) => Self::Newer(format),
            Unreadable::Broken(why) => Self::Broken(why),
        }
    }
}

impl LockError {
    pub(super) fn new(catalog: &'static str, file: &Committed, kind: Kind) -> Self {
        Self {
            catalog,
            name: file.name.clone(),
            kind,
        }
    }

    /// The file, as the test names it.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.name
    }

    /// The changes that break what callers rely on; empty if something else is wrong.
    #[must_use]
    pub fn breaking_changes(&self) -> &[BreakingChange] {
        match &self.kind {
            Kind::Breaking(changes) => changes,
            _ => &[],
        }
    }
}

impl fmt::Display for LockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.tell(&mut text)?;
        f.write_str(&visible_lines(&text))
    }
}

impl LockError {
    fn tell(&self, f: &mut String) -> fmt::Result {
        let name = self.name.display();
        let catalog = self.catalog;
        let bless = match &self.kind {
            Kind::Breaking(changes) => {
                let count = changes.len();
                let what = if count == 1 { "change" } else { "changes" };
                write!(
                    f,
                    "{count} {what} of `{catalog}` would break callers of the API, who rely on \
                     `{name}`:\n\n"
                )?;
                for change in changes {
                    writeln!(f, "* {change}.")?;
                }
                f.write_str("\nTake them back; or, if callers are told, accept them all")?;
                Some(Bless::Lock)
            }
            Kind::Lacks(changes) => {
                write!(
                    f,
                    "`{name}` lacks what is new in `{catalog}`, which could be removed again in \
                     silence:\n\n"
                )?;
                for change in changes {
                    writeln!(f, "* {change}.")?;
                }
                f.write_str("\nRun the test on your machine")?;
                None
            }
            Kind::Differs(differences) => {
                write!(
                    f,
                    "`{name}` is not what `{catalog}` says now (- in the file, + in the \
                     code):\n\n{differences}\nIf the code is right, write the file anew"
                )?;
                Some(Bless::Files)
            }
            Kind::MissingInCi => {
                write!(
                    f,
                    "`{name}` is missing, and what CI writes is lost: with what should `{catalog}` \
                     be compared? Run the test on your machine"
                )?;
                None
            }
            Kind::Broken(why) => {
                write!(
                    f,
                    "`{name}` is no lock that can be read: {}. Take it from version control again; \
                     or write it anew, without comparing",
                    diff::shortened(why)
                )?;
                Some(Bless::Lock)
            }
            Kind::Newer(format) => {
                return write!(
                    f,
                    "`{name}` has the format {format}, this flowcms-status knows {FORMAT}: it was \
                     written by a newer version, update flowcms-status (`cargo update -p \
                     flowcms-status`)"
                );
            }
            Kind::Read(error) => return write!(f, "`{name}` cannot be read: {error}"),
            Kind::Write(error) => return write!(f, "`{name}` cannot be written: {error}"),
            Kind::Conflicts(conflicts) => {
                return write!(f, "`{catalog}` cannot be locked in `{name}`:\n{conflicts}");
            }
        };
        match bless {
            Some(bless) => write!(
                f,
                " and commit it:\n\n    FLOWCMS_BLESS={} cargo test\n",
                bless.name()
            ),
            None => f.write_str(" and commit the file:\n\n    cargo test\n"),
        }
    }
}

impl error::Error for LockError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match &self.kind {
            Kind::Read(error) | Kind::Write(error) => Some(error),
            Kind::Conflicts(conflicts) => Some(conflicts),
            _ => None,
        }
    }
}

/// Why a text is no [`Lock`](super::Lock).
#[derive(Debug, Clone)]
pub struct NoLock(pub(super) Unreadable);

impl fmt::Display for NoLock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Unreadable::Newer(format) => write!(
                f,
                "the lock has the format {format}, this flowcms-status knows {FORMAT}"
            ),
            Unreadable::Broken(why) => {
                write!(f, "no lock that can be read: {}", diff::shortened(why))
            }
        }
    }
}

impl error::Error for NoLock {}
