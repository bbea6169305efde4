//! The catalogue over HTTP: a page, Markdown and JSON under the addresses that `type` members name.

#[cfg(feature = "actix-web")]
mod actix_web;
#[cfg(feature = "axum")]
mod axum;
mod discovery;
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
#[cfg(feature = "simulate")]
use std::sync::OnceLock;

use bytes::Bytes;
use http::header::{
    ACCEPT, ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_LENGTH, IF_NONE_MATCH, LOCATION,
};
use http::{Extensions, HeaderMap, HeaderValue, Method, Request, Response, StatusCode};
use percent_encoding::percent_decode_str;

use self::discovery::Discovery;
use self::format::{Format, in_query};
use self::place::{Addresses, Place};
use self::refusal::Refusal;
use self::representation::{ANY_ORIGIN, Representation};
use super::formats::{self, Links, One, Page};
use super::model::nearest::nearest;
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
/// | `GET /errors/entry_not_found` | that entry alone, as a page, Markdown or JSON |
/// | `GET /errors/entry_not_fond` | 404 that names the nearest: a page for browsers, else a problem document |
/// | `GET /errors/llms.txt`, `/errors/sitemap.xml` | where all of it is, for agents and for search engines |
/// | `GET /.well-known/api-catalog` | that this is the documentation of the API, see [`api_catalog`](Self::api_catalog) |
///
/// A `type_base` with a query works the same: `/errors?code=entry_not_found`.
///
/// `Accept` says in which form (RFC 9110, section 12.5.1): `text/html`, which is the default,
/// `text/markdown` or `application/json`; `?format=html`, `md` or `json` comes before it, and `Link`
/// names the other forms (RFC 8288). Where none of them is acceptable the answer is 406, and 405 to
/// other methods than `GET` and `HEAD`, both as problem documents. Reasons that are retired are still
/// found. Pages of other sites may read what is no page. A response has a strong `ETag`, by which a
/// copy is known to be current (304); everything is made once, and shared.
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
    documents: Arc<Documents>,
    /// The same for requests through a `SimulateLayer`, made when the first one comes.
    #[cfg(feature = "simulate")]
    simulated: Arc<OnceLock<Documents>>,
    /// The address of the API, and that of its `OpenAPI` document.
    api: Option<(Arc<str>, Option<Arc<str>>)>,
    discovery: Arc<Discovery>,
}

/// What is sent, made once.
struct Documents {
    model: Arc<Model>,
    page: Page,
    addresses: Addresses,
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
        let documents = Documents::new(Arc::new(self.clone()), Page::new());
        let path: Arc<str> = documents.addresses.path.as_str().into();
        CatalogService {
            discovery: Arc::new(Discovery::new(&path, &documents, None)),
            path,
            documents: Arc::new(documents),
            #[cfg(feature = "simulate")]
            simulated: Arc::default(),
            api: None,
        }
    }
}

impl Documents {
    fn new(model: Arc<Model>, page: Page) -> Self {
        let addresses = Addresses::of(&model);
        let links = others("");
        Self {
            whole: Format::ALL
                .map(|format| Representation::new(format, format.write(&model, &page), &links)),
            places: place::places(&model, &addresses),
            model,
            page,
            addresses,
        }
    }

    fn place(&self, segment: &str) -> Result<&Place, Refusal> {
        self.places
            .get(segment)
            .ok_or_else(|| Refusal::NoSuchProblemType {
                asked: segment.to_owned(),
                nearest: nearest(segment, self.places.values().map(|place| &*place.reason))
                    .map(str::to_owned),
            })
    }

    /// How pages of one entry refer to each other.
    fn links(&self, is_in_query: bool) -> Links<'_> {
        match &self.addresses.key {
            Some(key) if is_in_query => Links::Query(key),
            _ => Links::Path,
        }
    }

    /// One entry in a form, whose links depend on how it was asked for.
    fn of_place<'p>(
        &self,
        place: &'p Place,
        format: Format,
        is_in_query: bool,
    ) -> &'p Representation {
        place.forms[usize::from(is_in_query)][format as usize].get_or_init(|| {
            let reason = &place.reason;
            let query = match self.links(is_in_query) {
                Links::Query(key) => format!("{key}={reason}&"),
                _ => String::new(),
            };
            let content = match format {
                Format::Html => One {
                    page: &self.page,
                    model: &self.model,
                    links: self.links(is_in_query),
                    canonical: place.url.as_deref(),
                    alternates: [Format::Markdown, Format::Json]
                        .map(|form| {
                            let address = format!("?{query}format={}", form.name());
                            (address, form.media_type())
                        })
                        .to_vec(),
                }
                .of_reason(reason),
                Format::Markdown => formats::markdown_of(&self.model, reason, place.url.as_deref()),
                Format::Json => Format::Json.write(&self.model.of_reason(reason), &self.page),
            };
            let mut links = others(&query);
            if let Some(url) = &place.url {
                links = links + ", <" + url + ">; rel=\"canonical\"";
            }
            Representation::new(format, content, &links)
        })
    }

    /// The page for who looks for a reason that there is not.
    fn of_nothing(&self, asked: &str, nearest: Option<&str>, is_in_query: bool) -> Response<Bytes> {
        let page = One {
            page: &self.page,
            model: &self.model,
            links: self.links(is_in_query),
            canonical: None,
            alternates: Vec::new(),
        };
        let page = page.of_nothing(asked, nearest);
        Representation::new(Format::Html, page, "").respond_as(StatusCode::NOT_FOUND)
    }
}

/// `Link` with the forms that there are of what has this query.
fn others(query: &str) -> String {
    let links = Format::ALL.map(|form| {
        format!(
            "<?{query}format={}>; rel=\"alternate\"; type=\"{}\"",
            form.name(),
            form.media_type()
        )
    });
    links.join(", ")
}

impl CatalogService {
    /// The service whose page says too where each error is declared, and the Rust types of its values.
    /// JSON and Markdown, which are for those who work on the API, say so anyway.
    #[must_use]
    pub fn with_sources(self) -> Self {
        let page = self.documents.page.clone().with_sources();
        self.page(page)
    }

    /// The service with a page of another look: a logo, a style, a language, a footer.
    #[must_use]
    pub fn page(self, page: Page) -> Self {
        let model = Arc::clone(&self.documents.model);
        Self {
            documents: Arc::new(Documents::new(model, page)),
            #[cfg(feature = "simulate")]
            simulated: Arc::default(),
            ..self
        }
    }

    /// The service that answers `/.well-known/api-catalog` too (RFC 9727), by which clients find the
    /// documentation of an API that stands at this address: this catalogue, and the `OpenAPI` document
    /// if there is one. Of the services of one host one does so.
    ///
    /// ```
    /// use flowcms_status::FlowCms;
    /// use flowcms_status::http::Request;
    ///
    /// let errors = FlowCms::CATALOG
    ///     .service()
    ///     .api_catalog("https://api.example.com/", Some("https://api.example.com/openapi.json"));
    /// let request = Request::get("/.well-known/api-catalog").body(()).unwrap();
    /// let response = errors.respond(&request);
    /// assert_eq!(response.status(), 200);
    /// let links = std::str::from_utf8(response.body()).unwrap();
    /// assert!(links.contains(r#""service-doc":[{"href":"https://api.example.com/errors","#));
    /// ```
    #[must_use]
    pub fn api_catalog(self, api: &str, openapi: Option<&str>) -> Self {
        Self {
            api: Some((api.into(), openapi.map(Into::into))),
            ..self
        }
        .discovered()
    }

    fn discovered(self) -> Self {
        let discovery = Discovery::new(&self.path, &self.documents, self.api.as_ref());
        Self {
            discovery: Arc::new(discovery),
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
        .discovered()
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
    /// assert_eq!(response.status(), 200);
    /// let page = String::from_utf8_lossy(response.body());
    /// assert!(page.contains("<title>not_found: Not Found (FlowCms)</title>"));
    /// ```
    #[must_use]
    pub fn respond<B>(&self, request: &Request<B>) -> Response<Bytes> {
        let path = request.uri().path();
        let asked = Asked {
            method: request.method(),
            rest: self.rest(path),
            is_well_known: path == WELL_KNOWN,
            has_slash: path.len() > self.path.len() + 1 && path.ends_with('/'),
            query: request.uri().query(),
            headers: request.headers(),
            documents: self.documents(request.extensions()),
        };
        let mut response = self.answer(&asked);
        if response.status() != StatusCode::NOT_MODIFIED {
            let length = HeaderValue::from(response.body().len());
            response.headers_mut().insert(CONTENT_LENGTH, length);
        }
        if *request.method() == Method::HEAD {
            *response.body_mut() = Bytes::new();
        }
        response
    }

    /// The documents for a request that bears these.
    #[cfg_attr(not(feature = "simulate"), allow(unused_variables))]
    fn documents(&self, extensions: &Extensions) -> &Documents {
        #[cfg(feature = "simulate")]
        if extensions.get::<super::simulate::Simulates>().is_some() {
            return self.simulated.get_or_init(|| {
                let Documents { model, page, .. } = &*self.documents;
                Documents::new(Arc::clone(model), page.clone().simulated())
            });
        }
        &self.documents
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
    fn answer(&self, asked: &Asked<'_>) -> Response<Bytes> {
        self.try_answer(asked).unwrap_or_else(|refusal| {
            if let Refusal::NoSuchProblemType {
                asked: name,
                nearest,
            } = &refusal
            {
                if asked.is_by_browser() {
                    let is_in_query = asked.rest.is_empty();
                    return (asked.documents).of_nothing(name, nearest.as_deref(), is_in_query);
                }
            }
            let mut response = refusal.to_response();
            let headers = response.headers_mut();
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, ANY_ORIGIN);
            headers.insert(http::header::VARY, BY_ACCEPT);
            response
        })
    }

    fn try_answer(&self, asked: &Asked<'_>) -> Result<Response<Bytes>, Refusal> {
        let documents = asked.documents;
        let discovered = self.discovery.at(&asked.rest, asked.is_well_known);
        let in_query = (documents.addresses.key.as_deref())
            .and_then(|key| in_query(asked.query, key))
            .map(|reason| percent_decode_str(reason).decode_utf8_lossy());
        let is_in_query = asked.rest.is_empty() && in_query.is_some();
        let place = match (&*asked.rest, &in_query) {
            (_, _) if discovered.is_some() => None,
            ("", None) => None,
            ("", Some(reason)) => Some(documents.place(reason)?),
            (segment, _) => Some(documents.place(segment)?),
        };
        if !matches!(*asked.method, Method::GET | Method::HEAD) {
            return Err(Refusal::MethodNotAllowed);
        }
        let condition = asked.headers.get_all(IF_NONE_MATCH).iter();
        if let Some(discovered) = discovered {
            return Ok(discovered.respond(condition));
        }
        let format = Format::asked(asked.query, asked.headers.get_all(ACCEPT).iter())?;
        let Some(place) = place else {
            return Ok(documents.whole[format as usize].respond(condition));
        };
        if format == Format::Html && asked.has_slash {
            return Ok(without_slash(place, asked.query));
        }
        Ok(documents
            .of_place(place, format, is_in_query)
            .respond(condition))
    }
}

/// Where clients look for the documentation of an API (RFC 9727, section 2).
const WELL_KNOWN: &str = "/.well-known/api-catalog";

/// What is asked of the service.
struct Asked<'r> {
    method: &'r Method,
    /// The path under that of the service.
    rest: Cow<'r, str>,
    is_well_known: bool,
    /// Whether the path of an entry ends in one.
    has_slash: bool,
    query: Option<&'r str>,
    headers: &'r HeaderMap,
    documents: &'r Documents,
}

impl Asked<'_> {
    /// Who does not care gets a problem document.
    fn is_by_browser(&self) -> bool {
        let accept = self.headers.get_all(ACCEPT);
        let names_html = |value: &HeaderValue| {
            let value = value.as_bytes().to_ascii_lowercase();
            value.windows(9).any(|part| part == b"text/html")
        };
        accept.iter().any(names_html)
            && Format::asked(self.query, accept.iter()).is_ok_and(|format| format == Format::Html)
    }
}

/// The page of an entry has links to its neighbours, which a slash would lead astray.
fn without_slash(place: &Place, query: Option<&str>) -> Response<Bytes> {
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = StatusCode::PERMANENT_REDIRECT;
    let headers = response.headers_mut();
    // Both are made of characters that URIs and headers allow.
    if let Ok(location) = HeaderValue::try_from(format!("../{}{query}", place.reason)) {
        headers.insert(LOCATION, location);
    }
    headers.insert(CACHE_CONTROL, REVALIDATED);
    headers.insert(http::header::VARY, BY_ACCEPT);
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
