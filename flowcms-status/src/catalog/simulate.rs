//! `SimulateLayer`: answers with the problems of a catalogue that a caller asks for.

use std::collections::HashMap;
use std::fmt::{self, Write as _};
use std::future::{Ready, ready};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue, Request, Response, StatusCode};
use pin_project_lite::pin_project;
use serde_json::Value;
use tower::util::rng::{HasherRng, Rng as _};
use tower::{Layer, Service};

use super::model::{Entry, EntryHeader, EntryStatus, example, sample};
use super::{Catalog, event};

/// A tower layer that answers with a problem before the service does so, for those who write a caller
/// (feature `simulate`).
///
/// A request with `Prefer: reason=rate_limited` (RFC 7240) gets exactly what that problem type sends:
/// its status, its headers and its document, in which example values stand. Of several codes it is the
/// declared one, or the one that `Prefer: reason=carrier; status=504` names. For soak tests a
/// [`rate`](Self::rate) answers so without being asked. Other requests pass.
///
/// The page of a [`CatalogService`](Catalog::service) within the layer shows for each problem what to
/// send with curl.
///
/// In a build without `debug_assertions` every request passes, and one event says so (printed to
/// standard error without the feature `tracing`), unless [`in_release`](Self::in_release) is set.
///
/// ```
/// use flowcms_status::bytes::Bytes;
/// use flowcms_status::{FlowCms, SimulateLayer};
/// use http::{Request, Response};
/// use http_body_util::Full;
/// use tower::{ServiceBuilder, ServiceExt, service_fn};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let service = ServiceBuilder::new()
///     .layer(SimulateLayer::new(&FlowCms::CATALOG))
///     .service(service_fn(|_: Request<()>| async {
///         Ok::<_, std::convert::Infallible>(Response::new(Full::<Bytes>::default()))
///     }));
///
/// let request = Request::get("/entries").header("prefer", "reason=not_found").body(()).unwrap();
/// let response = service.oneshot(request).await.unwrap();
/// assert_eq!(response.status(), 404);
/// assert_eq!(response.headers()["content-type"], "application/problem+json");
/// # }
/// ```
#[derive(Clone)]
#[must_use = "a layer does nothing until it is put around a service"]
pub struct SimulateLayer {
    answers: Arc<HashMap<String, Vec<Answer>>>,
    /// Reasons with the share of the requests that get them.
    rates: Vec<(Arc<str>, f64)>,
    in_release: bool,
}

/// What a request bears that passed a layer which would have answered it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Simulates;

/// What to send to the service for each answer that is known of an entry: `reason=carrier; status=504`
/// where it is not the first.
#[cfg(feature = "html")]
pub(super) fn preferences(entry: &Entry) -> Vec<String> {
    let codes = entry.codes().iter();
    let known = codes.filter(|status| Answer::new(entry, status).is_some());
    let preference = |(at, status): (usize, &EntryStatus)| match at {
        0 => format!("reason={}", entry.reason()),
        _ => format!("reason={}; status={}", entry.reason(), status.code()),
    };
    known.enumerate().map(preference).collect()
}

/// What a problem type sends with one of its codes.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

impl SimulateLayer {
    /// Answers with the problem types of the catalogue. Those whose responses are not known are left
    /// out, with an event: bodies of the API's own form, and members of which no value is known.
    pub fn new(catalog: &Catalog) -> Self {
        let model = catalog.model();
        let mut answers: HashMap<String, Vec<Answer>> = HashMap::new();
        for entry in model.entries() {
            let known: Vec<Answer> = (entry.codes().iter())
                .filter_map(|status| Answer::new(entry, status))
                .collect();
            if known.is_empty() {
                event::not_simulated(model.name(), entry.reason());
            } else {
                answers.insert(entry.reason().to_owned(), known);
            }
        }
        Self {
            answers: Arc::new(answers),
            rates: Vec::new(),
            in_release: false,
        }
    }

    /// Answers this share of all requests, from 0 to 1, with that problem. Several shares add up.
    ///
    /// # Panics
    ///
    /// The catalogue has no such reason, or the shares are more than 1 or less than 0: there is no
    /// test that such a layer would be right for.
    pub fn rate(mut self, reason: &str, share: f64) -> Self {
        assert!(
            self.answers.contains_key(reason),
            "the catalogue has no problem `{reason}` whose response is known"
        );
        self.rates.push((reason.into(), share));
        let all: f64 = self.rates.iter().map(|(_, share)| share).sum();
        assert!(
            share >= 0.0 && all <= 1.0,
            "a share of {share} makes {all} of all requests: it has to be from 0 to 1"
        );
        self
    }

    /// Whether it answers in builds without `debug_assertions` too.
    pub fn in_release(mut self, in_release: bool) -> Self {
        self.in_release = in_release;
        self
    }

    /// The answer that is asked for, or whose turn it is.
    fn answer(&self, headers: &HeaderMap, rng: &mut HasherRng) -> Option<&Answer> {
        if let Some(asked) = preference(headers).and_then(|asked| self.asked(&asked)) {
            return Some(asked);
        }
        if self.rates.is_empty() {
            return None;
        }
        let mut drawn = rng.next_f64();
        for (reason, share) in &self.rates {
            if drawn < *share {
                return self.answers.get(&**reason)?.first();
            }
            drawn -= share;
        }
        None
    }

    fn asked(&self, asked: &Preference<'_>) -> Option<&Answer> {
        let answers = self.answers.get(asked.reason)?;
        match asked.status {
            Some(status) => answers.iter().find(|answer| answer.status == status),
            None => answers.first(),
        }
    }
}

impl fmt::Debug for SimulateLayer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SimulateLayer")
            .field("reasons", &self.answers.len())
            .field("rates", &self.rates)
            .field("in_release", &self.in_release)
            .finish()
    }
}

impl Answer {
    fn new(entry: &Entry, status: &EntryStatus) -> Option<Self> {
        let mut headers = HeaderMap::new();
        for header in status.headers() {
            let name = HeaderName::from_bytes(header.name().as_bytes()).ok()?;
            let value = header_value(header);
            headers.append(name, HeaderValue::from_str(&value).ok()?);
        }
        let body = if status.has_document() {
            headers.insert(
                CONTENT_TYPE,
                HeaderValue::from_static("application/problem+json"),
            );
            document(&entry.example(status)?)
        } else if entry.is_rendered() {
            return None;
        } else {
            Bytes::new()
        };
        Some(Self {
            status: StatusCode::from_u16(status.code()).ok()?,
            headers,
            body,
        })
    }

    fn response<B: From<Bytes>>(&self) -> Response<B> {
        let mut response = Response::new(B::from(self.body.clone()));
        *response.status_mut() = self.status;
        response.headers_mut().clone_from(&self.headers);
        response
    }
}

/// The members in their order.
fn document(members: &[(&str, Value)]) -> Bytes {
    let mut json = String::from("{");
    for (at, (name, value)) in members.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        // Writing into a `String` does not fail.
        let _ = write!(json, "{comma}{}:{value}", Value::from(*name));
    }
    json.push('}');
    json.into()
}

/// The constant, or what a field of that type may be.
fn header_value(header: &EntryHeader) -> String {
    if let Some(value) = header.value() {
        return value.to_owned();
    }
    let source = header.source();
    if source.contains('{') {
        return example::filled(source, std::iter::empty(), &[]);
    }
    // As `HeaderField` writes them.
    match sample::of(header.name(), source).as_str() {
        "30s" => "30".to_owned(),
        "2026-01-31T12:00:00Z" => "Sat, 31 Jan 2026 12:00:00 GMT".to_owned(),
        other => other.trim_matches(['[', ']']).to_owned(),
    }
}

/// What `Prefer` asks for.
struct Preference<'h> {
    reason: &'h str,
    status: Option<StatusCode>,
}

/// The first preference named `reason` (RFC 7240, section 2): `reason=rate_limited; status=429`.
fn preference(headers: &HeaderMap) -> Option<Preference<'_>> {
    let values = headers.get_all("prefer").iter();
    let mut preferences =
        (values.filter_map(|value| value.to_str().ok())).flat_map(|value| value.split(','));
    preferences.find_map(|preference| {
        let mut parts = preference.split(';').map(|part| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            (name.trim(), value.trim().trim_matches('"'))
        });
        let (name, reason) = parts.next()?;
        name.eq_ignore_ascii_case("reason").then(|| Preference {
            reason,
            status: (parts.find(|(name, _)| name.eq_ignore_ascii_case("status")))
                .and_then(|(_, status)| status.parse().ok()),
        })
    })
}

impl<S> Layer<S> for SimulateLayer {
    type Service = SimulateService<S>;

    fn layer(&self, service: S) -> Self::Service {
        let is_on = self.in_release || cfg!(debug_assertions);
        if !is_on {
            event::simulates_nothing();
        }
        SimulateService {
            service,
            layer: is_on.then(|| self.clone()),
            rng: HasherRng::default(),
        }
    }
}

/// The service of a [`SimulateLayer`].
#[derive(Debug)]
pub struct SimulateService<S> {
    service: S,
    layer: Option<SimulateLayer>,
    rng: HasherRng,
}

impl<S: Clone> Clone for SimulateService<S> {
    fn clone(&self) -> Self {
        Self {
            service: self.service.clone(),
            layer: self.layer.clone(),
            // The clones of one generator would all draw the same.
            rng: HasherRng::default(),
        }
    }
}

impl<S, B, R> Service<Request<B>> for SimulateService<S>
where
    S: Service<Request<B>, Response = Response<R>>,
    R: From<Bytes>,
{
    type Response = Response<R>;
    type Error = S::Error;
    type Future = SimulateFuture<S::Future, Result<Response<R>, S::Error>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.service.poll_ready(context)
    }

    fn call(&mut self, mut request: Request<B>) -> Self::Future {
        let answer = self.layer.as_ref().and_then(|layer| {
            // The catalogue's page says then how to ask for each problem.
            request.extensions_mut().insert(Simulates);
            layer.answer(request.headers(), &mut self.rng)
        });
        match answer {
            Some(answer) => SimulateFuture::Simulated {
                answer: ready(Ok(answer.response())),
            },
            None => SimulateFuture::Passed {
                call: self.service.call(request),
            },
        }
    }
}

pin_project! {
    /// The future of a [`SimulateService`].
    #[derive(Debug)]
    #[project = Projected]
    pub enum SimulateFuture<F, O> {
        #[doc(hidden)]
        Simulated { answer: Ready<O> },
        #[doc(hidden)]
        Passed { #[pin] call: F },
    }
}

impl<F: Future<Output = O>, O> Future for SimulateFuture<F, O> {
    type Output = O;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<O> {
        match self.project() {
            Projected::Simulated { answer } => Pin::new(answer).poll(context),
            Projected::Passed { call } => call.poll(context),
        }
    }
}
