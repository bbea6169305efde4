//! `Watch`: every response of a service while a test runs.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use http::{HeaderMap, Method, Request, Response, StatusCode};

use super::Nonconforming;
use super::captured::{Captured, of_catalogue};
use crate::catalog::{Catalog, Model};

/// Watches the responses of a service: each error has to be one that the catalogue documents, with
/// the codes, texts, headers and members that it says, whoever sends it: a handler, a layer, the
/// router itself. With [`Catalog::only`] around one route it is what that endpoint documents.
///
/// With the feature `tower` there is [a layer](Watch::layer) for it, for axum and all other towers.
/// What goes on in a server is collected, since a panic there would be caught and answered with 500;
/// [`finish`](Watch::finish) panics with all of it, and so does a watch that ends with the test.
///
/// ```
/// # #[cfg(all(feature = "axum", feature = "tower"))] {
/// # tokio_test(async {
/// use axum::{Router, routing::get};
/// use flowcms_status::http::{Request, StatusCode};
/// use flowcms_status::{Catalog, FlowCms, testing};
/// use tower::ServiceExt as _;
///
/// let watch = testing::watch(FlowCms::CATALOG.only(&["not_found"]));
/// let app = Router::new()
///     .route("/entries", get(async || FlowCms::NotFound))
///     .fallback(async || StatusCode::NOT_FOUND) // nobody documents this one
///     .layer(watch.layer());
///
/// for path in ["/entries", "/entrys"] {
///     let request = Request::get(path).body(axum::body::Body::empty()).unwrap();
///     app.clone().oneshot(request).await.unwrap();
/// }
/// let found = watch.result().unwrap_err();
/// assert_eq!(found.faults().len(), 1);
/// assert_eq!(found.faults()[0].sample(), "GET /entrys 404 Not Found");
/// # });
/// # fn tokio_test(test: impl Future<Output = ()>) {
/// #     tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(test);
/// # }
/// # }
/// ```
pub fn watch(catalog: Catalog) -> Watch {
    let model = catalog.model();
    let found = of_catalogue(catalog.name(), &model);
    Watch {
        seen: Seen(Arc::new(Shared {
            model,
            so_far: Mutex::new(SoFar {
                found: Some(found),
                reasons: HashSet::new(),
                responses: 0,
            }),
        })),
        name: catalog.name(),
        without_response: Vec::new(),
    }
}

/// What [`watch`] begins.
///
/// # Panics
///
/// When it is dropped with something to tell, unless the test fails anyway.
#[derive(Debug)]
#[must_use = "nothing is told before `finish` or `result`"]
pub struct Watch {
    pub(super) seen: Seen,
    name: &'static str,
    without_response: Vec<String>,
}

/// What is shared with the layers.
#[derive(Debug, Clone)]
pub(super) struct Seen(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    model: Model,
    so_far: Mutex<SoFar>,
}

#[derive(Debug)]
struct SoFar {
    /// `None` once it was told.
    found: Option<Nonconforming>,
    reasons: HashSet<String>,
    responses: usize,
}

impl Watch {
    /// Checks a response that was captured by other means than a layer.
    ///
    /// ```
    /// use flowcms_status::http::Request;
    /// use flowcms_status::{FlowCms, FlowError, testing};
    ///
    /// let watch = testing::watch(FlowCms::CATALOG);
    /// let request = Request::get("/entries/intro").body(()).unwrap();
    /// watch.check(&request, &FlowCms::NotFound.to_response());
    /// watch.finish();
    /// ```
    pub fn check<Q>(&self, request: &Request<Q>, response: &Response<impl AsRef<[u8]>>) {
        self.seen.check(
            (request.method(), request.uri().path()),
            (response.status(), response.headers()),
            response.body().as_ref(),
        );
    }

    /// Excuses reasons that no test can bring about, such as `failed` of a map of the library: the
    /// framework may send that in a version to come. Each must be one of the catalogue, and one that no
    /// response has, so that no excuse outlives its cause.
    ///
    /// ```
    /// use flowcms_status::{FlowCms, testing};
    /// # use flowcms_status::{FlowError, http::Request};
    ///
    /// let catalog = FlowCms::CATALOG.only(&["not_found", "internal_server_error"]);
    /// let watch = testing::watch(catalog).without_response(&["internal_server_error"]);
    /// # let request = Request::get("/entries/intro").body(()).unwrap();
    /// # watch.check(&request, &FlowCms::NotFound.to_response());
    /// // … the requests of the test …
    /// assert!(watch.unseen().is_empty());
    /// watch.finish();
    /// ```
    pub fn without_response(mut self, reasons: &[&str]) -> Self {
        let reasons = reasons.iter().map(|reason| (*reason).to_owned());
        self.without_response.extend(reasons);
        self
    }

    /// The reasons of the catalogue that no response had so far: documented, and not tested. Those that
    /// [`without_response`](Self::without_response) names are not missed.
    ///
    /// ```
    /// use flowcms_status::http::Request;
    /// use flowcms_status::{FlowCms, FlowError, testing};
    ///
    /// let watch = testing::watch(FlowCms::CATALOG.only(&["not_found", "conflict"]));
    /// let request = Request::put("/entries/intro").body(()).unwrap();
    /// watch.check(&request, &FlowCms::NotFound.to_response());
    /// assert_eq!(watch.unseen(), ["conflict"]);
    /// watch.finish();
    /// ```
    #[must_use]
    pub fn unseen(&self) -> Vec<String> {
        let entries = self.seen.0.model.entries().iter();
        let reasons = entries.map(|entry| entry.reason().to_owned());
        self.seen.with(|so_far| {
            let is_excused = |reason: &String| self.without_response.contains(reason);
            reasons
                .filter(|reason| !so_far.reasons.contains(reason) && !is_excused(reason))
                .collect()
        })
    }

    /// Ends it.
    ///
    /// # Panics
    ///
    /// Where [`result`](Self::result) is an error.
    #[track_caller]
    pub fn finish(self) {
        if let Err(nonconforming) = self.result() {
            panic!("{nonconforming}");
        }
    }

    /// Ends it without a panic.
    ///
    /// # Errors
    ///
    /// All that the catalogue does not say, its conflicts, excuses without a cause, and that there was
    /// no response at all.
    pub fn result(self) -> Result<(), Nonconforming> {
        let (found, responses, reasons) = self.seen.with(|so_far| {
            let reasons = so_far.reasons.clone();
            (so_far.found.take(), so_far.responses, reasons)
        });
        let mut found = found.unwrap_or_else(|| Nonconforming::new(self.name));
        for excused in &self.without_response {
            let mut entries = self.seen.0.model.entries().iter();
            if !entries.any(|entry| entry.reason() == excused) {
                found.of_catalogue(format!(
                    "`without_response` names `{excused}`, which is no reason of it"
                ));
            } else if reasons.contains(excused) {
                found.of_catalogue(format!(
                    "`without_response` names `{excused}`, which a response had: take it out"
                ));
            }
        }
        if responses == 0 {
            found.of_catalogue(
                "no response was watched: does the layer stand around the service?".to_owned(),
            );
        }
        found.into_result()
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let found = self.seen.with(|so_far| so_far.found.take());
        if let Some(found) = found.filter(|found| !found.is_empty() && !thread::panicking()) {
            panic!("{found}");
        }
    }
}

impl Seen {
    fn with<T>(&self, ask: impl FnOnce(&mut SoFar) -> T) -> T {
        // A test that panicked elsewhere left it whole.
        ask(&mut self.0.so_far.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn check(
        &self,
        (method, path): (&Method, &str),
        (status, headers): (StatusCode, &HeaderMap),
        body: &[u8],
    ) {
        let captured = Captured {
            method: Some(method),
            status,
            headers,
            body,
        };
        let (reason, faults) = captured.check(&self.0.model);
        self.with(|so_far| {
            so_far.responses += 1;
            if let Some(found) = &mut so_far.found {
                let response = format!("{method} {path} {status}");
                found.of_response(&response, reason.as_deref().unwrap_or_default(), faults);
            }
            so_far.reasons.extend(reason);
        });
    }
}
