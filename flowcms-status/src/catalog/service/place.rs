//! The address of each problem type: what stands there, and which is the nearest to a wrong one.

use std::collections::HashMap;
use std::sync::OnceLock;

use http::Uri;

use super::format::Format;
use super::representation::Representation;
use crate::catalog::{Entry, Model};

/// Where catalogues stand whose types have no URI.
const USUAL_PATH: &str = "/errors";

/// A problem type, current or retired, at an address of its own.
pub(super) struct Place {
    pub(super) reason: String,
    /// The public address, where one is known.
    pub(super) url: Option<String>,
    /// Each made when it is asked for first: by its path, then by its query.
    pub(super) forms: [[OnceLock<Representation>; Format::ALL.len()]; 2],
}

/// What the `type` URIs say of where the catalogue is.
pub(super) struct Addresses {
    /// Without a slash at its end; empty for the root.
    pub(super) path: String,
    /// The scheme and the authority.
    origin: Option<String>,
    /// The member of the query that names the reason.
    pub(super) key: Option<String>,
}

impl Addresses {
    /// Those of the first URI with a path.
    pub(super) fn of(model: &Model) -> Self {
        let mut known = model.entries().iter().filter_map(Self::of_entry);
        known.next().unwrap_or_else(|| Self {
            path: USUAL_PATH.to_owned(),
            origin: None,
            key: None,
        })
    }

    /// Of `https://host/errors#reason`, `https://host/errors/reason` and `https://host/errors?code=reason`
    /// the path is `/errors`.
    fn of_entry(of: &Entry) -> Option<Self> {
        let base = of.type_uri().strip_suffix(of.reason())?;
        // A fragment is none of `Uri`'s parts.
        let (address, is_whole) = match base.split_once('#') {
            Some((address, _)) => (address, true),
            None => (base, base.contains('?')),
        };
        let uri: Uri = address.parse().ok()?;
        let origin = format!("{}://{}", uri.scheme_str()?, uri.authority()?);
        let path = match uri.path() {
            path if is_whole => path,
            path => path.rsplit_once('/').map_or("", |(folder, _)| folder),
        };
        let query = if base.contains('#') {
            None
        } else {
            uri.query()
        };
        let key = query.and_then(|query| query.rsplit('&').next()?.strip_suffix('='));
        Some(Self {
            path: path.trim_end_matches('/').to_owned(),
            origin: Some(origin),
            key: key.map(str::to_owned),
        })
    }

    /// The public address of the whole catalogue, where one is known.
    pub(super) fn whole(&self) -> Option<String> {
        let origin = self.origin.as_ref()?;
        Some(match self.path.as_str() {
            "" => format!("{origin}/"),
            path => format!("{origin}{path}"),
        })
    }

    /// That of a problem type: its URI, but for what no server gets to see.
    fn of_reason(&self, reason: &str, uri: &str) -> Option<String> {
        if uri.starts_with("http") && !uri.contains('#') {
            return Some(uri.to_owned());
        }
        let whole = self.whole()?;
        Some(format!("{}/{reason}", whole.trim_end_matches('/')))
    }
}

/// The last segment of the path of the URI, where a reason has an address of its own.
fn segment(of: &Entry) -> &str {
    let uri = of.type_uri();
    match uri.rsplit_once('/') {
        Some((_, segment)) if !uri.contains(['#', '?']) => segment,
        _ => of.reason(),
    }
}

/// By the last segment of their addresses.
pub(super) fn places(model: &Model, addresses: &Addresses) -> HashMap<String, Place> {
    let mut all = HashMap::new();
    let place = |reason: &str, uri: &str| Place {
        reason: reason.to_owned(),
        url: addresses.of_reason(reason, uri),
        forms: [const { [const { OnceLock::new() }; Format::ALL.len()] }; 2],
    };
    for retired in model.retired() {
        all.insert(retired.reason().to_owned(), place(retired.reason(), ""));
    }
    for entry in model.entries() {
        let (reason, uri) = (entry.reason(), entry.type_uri());
        all.insert(segment(entry).to_owned(), place(reason, uri));
        all.entry(reason.to_owned())
            .or_insert_with(|| place(reason, uri));
    }
    all
}
