//! `Conflicts`: what contradicts itself in the errors of one API.

use std::collections::HashMap;
use std::fmt;

use super::{Entry, Model, Producer, RetiredEntry};

/// All conflicts of a catalogue, of two lines each in `Display` and `Debug`.
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
/// let conflicts = MediaError::CATALOG.check().unwrap_err();
/// assert_eq!(
///     conflicts.to_string(),
///     "reason `not_found` is declared by `MediaError::Gone` (409) and by `NoEntry` (404) with \
///      another code\n  \
///      choose another for one of them, `reason = \"…\"`, or declare the same code",
/// );
/// ```
#[derive(Clone, PartialEq)]
pub struct Conflicts(Vec<Conflict>);

impl Conflicts {
    /// The conflicts, in the order of the declarations.
    pub fn iter(&self) -> std::slice::Iter<'_, Conflict> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Conflicts {
    type Item = &'a Conflict;
    type IntoIter = std::slice::Iter<'a, Conflict>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// What contradicts itself, in two lines: what it is, and what to do.
#[derive(Clone, PartialEq)]
pub struct Conflict {
    reason: String,
    producers: Vec<Producer>,
    text: String,
}

impl Conflict {
    /// The reason that it is about.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// Where what contradicts itself is declared.
    #[must_use]
    pub fn producers(&self) -> &[Producer] {
        &self.producers
    }
}

impl Model {
    /// Whether nothing in it contradicts itself: each reason names one problem type, with one URI,
    /// code and title, no URI but `about:blank` belongs to two reasons, none of them is retired, and what
    /// is retired has one code.
    ///
    /// # Errors
    ///
    /// All conflicts.
    pub fn check(&self) -> Result<(), Conflicts> {
        let mut conflicts = Vec::new();
        let mut of_reasons: HashMap<&str, &Entry> = HashMap::new();
        let mut of_uris: HashMap<&str, &Entry> = HashMap::new();
        for entry in &self.entries {
            if entry.type_uri != "about:blank" {
                match of_uris.get(entry.type_uri()) {
                    Some(first) if first.reason == entry.reason => {}
                    Some(first) => conflicts.push(of_uri(first, entry)),
                    None => {
                        of_uris.insert(entry.type_uri(), entry);
                    }
                }
            }
            if let Some(first) = of_reasons.get(entry.reason()) {
                conflicts.push(of_reason(first, entry));
                continue;
            }
            of_reasons.insert(entry.reason(), entry);
            let mut retired = self.retired.iter();
            if retired.any(|retired| retired.reason == entry.reason) {
                conflicts.push(of_retired(entry));
            }
        }
        let mut of_retired: HashMap<&str, u16> = HashMap::new();
        for retired in &self.retired {
            if let Some(first) = of_retired.insert(&retired.reason, retired.status) {
                conflicts.push(of_two_retired(retired, first));
            }
        }
        conflicts.extend(self.unknown.iter().map(|reason| self.of_unknown(reason)));
        if conflicts.is_empty() {
            return Ok(());
        }
        Err(Conflicts(conflicts))
    }

    fn of_unknown(&self, reason: &str) -> Conflict {
        Conflict {
            reason: reason.to_owned(),
            producers: Vec::new(),
            text: format!(
                "reason `{reason}` is none of the catalogue `{}`\n  correct it in `only(&[…])`",
                self.name
            ),
        }
    }
}

fn of_reason(first: &Entry, second: &Entry) -> Conflict {
    let (what, one, other) = if first.status().code != second.status().code {
        (
            "code",
            first.status().code.to_string(),
            second.status().code.to_string(),
        )
    } else if first.type_uri == second.type_uri {
        (
            "title",
            format!("{:?}", first.title),
            format!("{:?}", second.title),
        )
    } else {
        (
            "`type`",
            format!("`{}`", first.type_uri),
            format!("`{}`", second.type_uri),
        )
    };
    let reason = &first.reason;
    let [first, second] = [&first.producers[0], &second.producers[0]];
    Conflict {
        reason: reason.clone(),
        producers: vec![first.clone(), second.clone()],
        text: format!(
            "reason `{reason}` is declared by `{first}` ({one}) and by `{second}` ({other}) with \
             another {what}\n  choose another for one of them, `reason = \"…\"`, or declare the \
             same {what}"
        ),
    }
}

fn of_uri(first: &Entry, second: &Entry) -> Conflict {
    let [one, other] = [&first.producers[0], &second.producers[0]];
    Conflict {
        reason: second.reason.clone(),
        producers: vec![one.clone(), other.clone()],
        text: format!(
            "`type` `{}` is that of two reasons: of `{}`, declared by `{one}`, and of `{}`, declared \
             by `{other}`\n  give one of them a `type_uri` of its own, or both the same reason",
            first.type_uri, first.reason, second.reason
        ),
    }
}

fn of_retired(entry: &Entry) -> Conflict {
    let producer = &entry.producers[0];
    let reason = &entry.reason;
    Conflict {
        reason: reason.clone(),
        producers: vec![producer.clone()],
        text: format!(
            "reason `{reason}` of `{producer}` is retired and must not be used again\n  choose \
             another, `reason = \"…\"`"
        ),
    }
}

fn of_two_retired(retired: &RetiredEntry, first: u16) -> Conflict {
    let RetiredEntry { reason, status, .. } = retired;
    Conflict {
        reason: reason.clone(),
        producers: Vec::new(),
        text: format!(
            "reason `{reason}` is retired with {first} and with {status}\n  keep the one that it was \
             sent with, `retired(\"{reason}\" = …)`"
        ),
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Conflicts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, conflict) in self.iter().enumerate() {
            if at > 0 {
                f.write_str("\n")?;
            }
            conflict.fmt(f)?;
        }
        Ok(())
    }
}

/// As `Display`: it is read where an `unwrap` fails.
impl fmt::Debug for Conflicts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Conflicts {}
