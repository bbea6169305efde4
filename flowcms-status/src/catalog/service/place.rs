//! The address of each problem type: what stands there, and which is the nearest to a wrong one.

use std::collections::HashMap;

use http::Uri;

use super::Documents;
use super::by_reason::ByReason;
use super::format::Format;
use super::refusal::Refusal;
use super::representation::Representation;
use crate::catalog::{Catalog, Entry};
use crate::declaration::problem_type::ProblemType;

/// Where catalogues stand whose types have no URI.
const USUAL_PATH: &str = "/errors";

/// A longer name is no slip of the pen.
const LONGEST_SLIP: usize = 100;

/// A problem type, current or retired, at an address of its own.
pub(super) struct Place {
    pub(super) reason: &'static str,
    pub(super) json: Representation,
}

impl Documents {
    pub(super) fn place(&self, segment: &str) -> Result<&Place, Refusal> {
        self.places
            .get(segment)
            .ok_or_else(|| Refusal::NoSuchProblemType {
                asked: segment.to_owned(),
                nearest: self.nearest(segment),
            })
    }

    /// The reason that was probably meant.
    fn nearest(&self, segment: &str) -> Option<&'static str> {
        if segment.len() > LONGEST_SLIP {
            return None;
        }
        (self.places.values())
            .map(|place| (strsim::osa_distance(segment, place.reason), place.reason))
            .filter(|(distance, reason)| *distance <= 1 + reason.len() / 3)
            .min()
            .map(|(_, reason)| reason)
    }
}

/// The path that `type_base` names: that of the first URI with one.
pub(super) fn common_path(entries: &[Entry]) -> String {
    let mut paths = entries.iter().filter_map(|entry| path(entry));
    paths.next().unwrap_or_else(|| USUAL_PATH.to_owned())
}

/// The path of a type's documentation: of `https://host/errors#reason`, `https://host/errors/reason`
/// and `https://host/errors?reason` that is `/errors`.
fn path(of: &ProblemType) -> Option<String> {
    let uri = of.type_uri().strip_suffix(of.reason())?;
    // A fragment is none of `Uri`'s parts.
    let (uri, is_whole) = match uri.split_once('#') {
        Some((uri, _)) => (uri, true),
        None => (uri, uri.contains('?')),
    };
    let uri: Uri = uri.parse().ok()?;
    uri.authority()?;
    let path = uri.path();
    let path = if is_whole {
        path
    } else {
        path.rsplit_once('/').map_or("", |(folder, _)| folder)
    };
    Some(path.trim_end_matches('/').to_owned())
}

/// The last segment of the path of the URI, where a reason has an address of its own.
fn segment(of: &ProblemType) -> &str {
    let uri = of.type_uri();
    match uri.rsplit_once('/') {
        Some((_, segment)) if !uri.contains(['#', '?']) => segment,
        _ => of.reason(),
    }
}

pub(super) fn places(catalog: &Catalog, entries: &[Entry]) -> HashMap<String, Place> {
    let mut all = HashMap::new();
    let json = ByReason::new(catalog);
    let place = |reason: &'static str| Place {
        reason,
        json: Representation::new(Format::Json, json.only(reason)),
    };
    for retired in catalog.retired() {
        all.insert(retired.reason().to_owned(), place(retired.reason()));
    }
    for entry in entries {
        all.insert(segment(entry).to_owned(), place(entry.reason()));
        all.entry(entry.reason().to_owned())
            .or_insert_with(|| place(entry.reason()));
    }
    all
}
