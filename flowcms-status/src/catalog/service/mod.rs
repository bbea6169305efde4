//! The catalogue over HTTP: a page, Markdown and JSON under the addresses that `type` members name.

#[cfg(feature = "actix-web")]
mod actix_web;
#[cfg(feature = "axum")]
mod axum;
mod by_reason;
mod format;
mod place;
mod refusal;
mod representation;
#[cfg(any(feature = "axum", feature = "tower"))]
mod tower;

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use http::header::{ACCEPT, CACHE_CONTROL, CONTENT_LENGTH, IF_NONE_MATCH, LOCATION, VARY};
use http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode};
use percent_encoding::percent_decode_str;

use self::format::{Format, Sources};
use self::place::Place;
use self::refusal::Refusal;
use self::representation::Representation;
use super::{Catalog, Model, event};
use crate::FlowError as _;

/// A copy may be kept, and is asked for again: that costs a 304.
const REVALIDATED: HeaderValue = HeaderValue::from_static("no-cache");
const BY_ACCEPT: HeaderValue = HeaderValue::from_static("accept");

/// Serves a catalogue: made by [`Catalog::service`], with the feature `html`.
///
/// It stands at [the path](Self::path) that `type_base` names, so that every `type` opens its own
/// documentation:
///
/// | request | answer |
/// |---|---|
/// | `GET /errors` | the whole catalogue |
/// | `GET /errors#entry_not_found` | the same: browsers open the page at that entry |
/// | `GET /errors/entry_not_found` | a browser is sent on to the page at that entry (303); as JSON that entry alone |
/// | `GET /errors/entry_not_fond` | 404, a problem document that names the nearest |
///
/// `Accept` says in which form (RFC 9110, section 12.5.1): `text/html`, which is the default,
/// `text/markdown` or `application/json`; `?format=html`, `md` or `json` comes before it. Where none
/// of them is acceptable the answer is 406, and 405 to other methods than `GET` and `HEAD`, both as
/// problem documents. Reasons that are retired are still found. A response has a strong `ETag`, by
/// which a copy is known to be current (304); everything is made once, and shared.
///
/// * **axum**: it turns into a `Router`: `Router::new().merge(CATALOG.service())`
/// * **actix-web**: `App::new().service(errors.clone())`; make it once, outside of what each worker
///   runs
/// * **tower** (features `tower` and `axum`): it is a `Service` for any body, for `nest_service`,
///   hyper and others
/// * anything else that speaks `http`: [`respond`](Self::respond)
#[derive(Clone)]
pub struct CatalogService {
    /// Without a slash at its end; empty for the root.
    path: Arc<str>,
    model: Arc<Model>,
    documents: Arc<Documents>,
}

/// What is sent, made once.
struct Documents {
    whole: [Representation; Format::ALL.len()],
    /// By the last segment of an address.
    places: HashMap<String, Place>,
}

impl Catalog {
    /// A service of the catalogue's documentation. What [contradicts itself](Self::check) in it is
    /// served as it stands, with one event: documentation stops no server.
    ///
    /// ```
    /// use flowcms_status::FlowCms;
    /// use flowcms_status::http::Request;
    ///
    /// let errors = FlowCms::CATALOG.service();
    /// let request = Request::get("/errors").header("accept", "text/markdown").body(()).unwrap();
    /// let response = errors.respond(&request);
    /// assert_eq!(response.status(), 200);
    /// assert!(response.body().starts_with(b"# FlowCms\n"));
    /// ```
    #[must_use]
    pub fn service(&self) -> CatalogService {
        self.model().service()
    }
}

impl Model {
    /// As [`Catalog::service`].
    #[must_use]
    pub fn service(&self) -> CatalogService {
        if let Err(conflicts) = self.check() {
            event::conflicts(self.name(), &conflicts);
        }
        CatalogService {
            path: place::common_path(self).into(),
            model: Arc::new(self.clone()),
            documents: Arc::new(Documents::new(self, Sources::Hidden)),
        }
    }
}

impl Documents {
    fn new(model: &Model, sources: Sources) -> Self {
        Self {
            whole: Format::ALL
                .map(|format| Representation::new(format, format.write(model, sources))),
            places: place::places(model),
        }
    }
}

impl CatalogService {
    /// The service whose page says too where each error is declared, and the Rust types of its values.
    /// JSON and Markdown, which are for those who work on the API, say so anyway.
    #[must_use]
    pub fn with_sources(self) -> Self {
        Self {
            documents: Arc::new(Documents::new(&self.model, Sources::Shown)),
            ..self
        }
    }

    /// The service at another path than the one that `type_base` names, such as behind a proxy that
    /// takes a prefix away.
    ///
    /// ```
    /// use flowcms_status::FlowCms;
    ///
    /// let errors = FlowCms::CATALOG.service().at("/docs/problems/");
    /// assert_eq!(errors.path(), "/docs/problems");
    /// ```
    #[must_use]
    pub fn at(self, path: &str) -> Self {
        let path = path.trim_matches('/');
        let slash = if path.is_empty() { "" } else { "/" };
        Self {
            path: format!("{slash}{path}").into(),
            ..self
        }
    }

    /// The path where it stands, without a slash at its end: that of the first `type` URI of the
    /// catalogue, `/errors` where all are `about:blank`, or what [`at`](Self::at) said.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The response to a request, whose path may be the whole one or that under
    /// [`path`](Self::path), as routers leave it.
    ///
    /// ```
    /// use flowcms_status::FlowCms;
    /// use flowcms_status::http::Request;
    ///
    /// let errors = FlowCms::CATALOG.service();
    /// let response = errors.respond(&Request::get("/errors/not_found").body(()).unwrap());
    /// assert_eq!(response.status(), 303);
    /// assert_eq!(response.headers()["location"], "./#not_found");
    /// ```
    #[must_use]
    pub fn respond<B>(&self, request: &Request<B>) -> Response<Bytes> {
        let rest = self.rest(request.uri().path());
        let mut response = self.answer(
            request.method(),
            &rest,
            request.uri().query(),
            request.headers(),
        );
        if response.status() != StatusCode::NOT_MODIFIED {
            let length = HeaderValue::from(response.body().len());
            response.headers_mut().insert(CONTENT_LENGTH, length);
        }
        if *request.method() == Method::HEAD {
            *response.body_mut() = Bytes::new();
        }
        response
    }

    /// What of a path stands under that of the service, decoded.
    fn rest<'p>(&self, path: &'p str) -> Cow<'p, str> {
        let rest = match path.strip_prefix(&*self.path) {
            Some(rest) if rest.is_empty() || rest.starts_with('/') => rest,
            _ => path,
        };
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        percent_decode_str(rest.strip_suffix('/').unwrap_or(rest)).decode_utf8_lossy()
    }

    /// The response with its content, also to `HEAD`.
    fn answer(
        &self,
        method: &Method,
        rest: &str,
        query: Option<&str>,
        headers: &HeaderMap,
    ) -> Response<Bytes> {
        self.try_answer(method, rest, query, headers)
            .unwrap_or_else(|refusal| refusal.to_response())
    }

    fn try_answer(
        &self,
        method: &Method,
        rest: &str,
        query: Option<&str>,
        headers: &HeaderMap,
    ) -> Result<Response<Bytes>, Refusal> {
        let place = match rest {
            "" => None,
            segment => Some(self.documents.place(segment)?),
        };
        if !matches!(*method, Method::GET | Method::HEAD) {
            return Err(Refusal::MethodNotAllowed);
        }
        let format = Format::asked(query, headers.get_all(ACCEPT).iter())?;
        let document = match (place, format) {
            (Some(place), Format::Html) => return Ok(see_page(place, query)),
            (Some(place), Format::Json) => &place.json,
            (_, format) => &self.documents.whole[format as usize],
        };
        Ok(document.respond(headers.get_all(IF_NONE_MATCH).iter()))
    }
}

/// The page opens at an entry by the fragment of its address, which no server gets to see.
fn see_page(place: &Place, query: Option<&str>) -> Response<Bytes> {
    let query = match Format::in_query(query) {
        Some(format) => format!("?format={format}"),
        None => String::new(),
    };
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = StatusCode::SEE_OTHER;
    let headers = response.headers_mut();
    // Both are made of characters that URIs and headers allow.
    if let Ok(location) = HeaderValue::try_from(format!("./{query}#{}", place.reason)) {
        headers.insert(LOCATION, location);
    }
    headers.insert(CACHE_CONTROL, REVALIDATED);
    headers.insert(VARY, BY_ACCEPT);
    response
}

impl fmt::Debug for CatalogService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CatalogService")
            .field("path", &self.path)
            .field("problem_types", &self.documents.places.len())
            .finish_non_exhaustive()
    }
}
