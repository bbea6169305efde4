//! The address of each problem type: what stands there, and which is the nearest to a wrong one.

use std::collections::HashMap;

use http::Uri;

use super::Documents;
use super::by_reason::ByReason;
use super::format::Format;
use super::refusal::Refusal;
use super::representation::Representation;
use crate::catalog::model::nearest::nearest;
use crate::catalog::{Entry, Model};

/// Where catalogues stand whose types have no URI.
const USUAL_PATH: &str = "/errors";

/// A problem type, current or retired, at an address of its own.
pub(super) struct Place {
    pub(super) reason: String,
    pub(super) json: Representation,
}

impl Documents {
    pub(super) fn place(&self, segment: &str) -> Result<&Place, Refusal> {
        self.places
            .get(segment)
            .ok_or_else(|| Refusal::NoSuchProblemType {
                asked: segment.to_owned(),
                nearest: nearest(segment, self.places.values().map(|place| &*place.reason))
                    .map(str::to_owned),
            })
    }
}

/// The path that `type_base` names: that of the first URI with one.
pub(super) fn common_path(model: &Model) -> String {
    let mut paths = model.entries().iter().filter_map(path);
    paths.next().unwrap_or_else(|| USUAL_PATH.to_owned())
}

/// The path of a type's documentation: of `https://host/errors#reason`, `https://host/errors/reason`
/// and `https://host/errors?reason` that is `/errors`.
fn path(of: &Entry) -> Option<String> {
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
fn segment(of: &Entry) -> &str {
    let uri = of.type_uri();
    match uri.rsplit_once('/') {
        Some((_, segment)) if !uri.contains(['#', '?']) => segment,
        _ => of.reason(),
    }
}

pub(super) fn places(model: &Model) -> HashMap<String, Place> {
    let mut all = HashMap::new();
    let json = ByReason::new(model);
    let place = |reason: &str| Place {
        reason: reason.to_owned(),
        json: Representation::new(Format::Json, json.only(reason)),
    };
    for retired in model.retired() {
        all.insert(retired.reason().to_owned(), place(retired.reason()));
    }
    for entry in model.entries() {
        all.insert(segment(entry).to_owned(), place(entry.reason()));
        all.entry(entry.reason().to_owned())
            .or_insert_with(|| place(entry.reason()));
    }
    all
}
