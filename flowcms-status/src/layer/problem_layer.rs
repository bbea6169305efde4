//! `ProblemLayer`, as it is built.

use std::sync::Arc;

use tower::Layer;

use crate::declaration::table::StatusTable;
use crate::layer::service::ProblemService;
use crate::occurrence::error::FlowError;
use crate::response::sending::config::{Config, builder};
use crate::tables::flowcms::FlowCms;

/// A tower layer that makes problem documents (RFC 9457) of the 4xx and 5xx of a service.
///
/// What an error of this crate answers stays. Fallbacks of a router, rejections of extractors, timeouts,
/// body limits and what handlers write by hand get the document of the table's row for their code, as
/// far as the lines below say so. Headers stay (`Allow`, `Retry-After`), but not those of content that
/// is gone. A code that the table lacks answers as the registered one of [`Http`](crate::Http).
///
/// | what comes out of the service | what the layer makes of it |
/// |---|---|
/// | below 500 without content | the problem of the row |
/// | below 500 with plain text | the problem of the row; the text is the `detail`, up to 8 KiB of it, if it is there at once |
/// | below 500 with other content, such as JSON or HTML | it stays |
/// | from 500 up with any content | the problem of the row; the content goes to the event (feature `tracing`) and no further |
/// | a problem document from elsewhere, of another service or another task | it is sent on: byte for byte, or in the form that was asked for, if it is there at once and not longer than 64 KiB |
/// | gRPC | it stays: what went wrong stands in its trailers |
/// | what [`leave`](Self::leave) says | it stays |
/// | an error of the service | as itself for the types named in [`answers`](Self::answers); else 503 for `tower`'s load shedding and the timeouts of `tower` and `tokio`, 500 for others, both private. So the service of the layer never fails |
///
/// A panic passes: put what catches it inside, such as `CatchPanicLayer` of `tower-http`. What the
/// server refuses before there is a request comes to no layer.
///
/// The form follows `Accept` (RFC 9110, section 12.5.1): `application/problem+json`, which is the
/// default, `application/json`, `application/problem+xml` (RFC 9457, appendix B), `text/html`,
/// `text/plain`; `Vary` says so.
///
/// ```
/// use flowcms_status::{FlowError, Instance, ProblemLayer};
/// use http::{Request, Response};
/// use http_body_util::Full;
/// use flowcms_status::bytes::Bytes;
/// use tower::{ServiceBuilder, ServiceExt, service_fn};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let service = ServiceBuilder::new()
///     .layer(ProblemLayer::new().instance(Instance::Path))
///     .service(service_fn(|_: Request<()>| async {
///         Response::builder().status(404).body(Full::<Bytes>::default())
///     }));
///
/// let request = Request::get("/entries/intro?draft=1").body(()).unwrap();
/// let response = service.oneshot(request).await.unwrap();
/// assert_eq!(response.headers()["content-type"], "application/problem+json");
/// # use http_body_util::BodyExt;
/// # let body = response.into_body().collect().await.unwrap().to_bytes();
/// # assert!(body.starts_with(br#"{"type":"about:blank","title":"Not Found","status":404,"instance":"/entries/intro","reason":"not_found","#));
/// # }
/// ```
///
/// # Where to put it
///
/// Outside of all that may fail, and inside of what wants to see each response as it is sent, such as
/// compression and access logs. `Router::layer` of axum is the short way; around the router it costs a
/// request that is fine less than half of that, since axum then puts neither the service nor the body
/// into one more box (393 instructions instead of 836, of which 620 are axum's):
///
/// ```
/// # #[cfg(feature = "axum")]
/// # async fn serve(listener: tokio::net::TcpListener) -> std::io::Result<()> {
/// use axum::{Router, ServiceExt, body::Body, extract::Request};
/// use flowcms_status::ProblemLayer;
/// use tower::{Layer as _, util::MapResponse};
///
/// let service = ProblemLayer::new().layer(Router::<()>::new());
/// // What `axum::serve` takes; a server of hyper-util takes it without.
/// let service = MapResponse::new(service, |response: http::Response<_>| response.map(Body::new));
/// axum::serve(listener, ServiceExt::<Request>::into_make_service(service)).await
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "a layer does something once it is part of a stack"]
pub struct ProblemLayer {
    config: Arc<Config>,
}

impl ProblemLayer {
    /// With the rows of [`FlowCms`], the contents negotiated, without an `instance`.
    pub fn new() -> Self {
        Self::of_table::<FlowCms>()
    }

    /// With the rows of another table.
    ///
    /// ```
    /// use flowcms_status::{Http, ProblemLayer};
    ///
    /// let layer = ProblemLayer::of_table::<Http>();
    /// ```
    pub fn of_table<T: StatusTable + FlowError>() -> Self {
        Self {
            config: Arc::new(Config::of_table::<T>()),
        }
    }

    builder! { "flowcms_status::ProblemLayer" }

    /// Lets an error `E` of the service inside answer for itself.
    ///
    /// ```
    /// use flowcms_status::{FlowError, ProblemLayer};
    ///
    /// #[derive(Debug, thiserror::Error, FlowError)]
    /// #[error("no key was sent")]
    /// #[flow(code = 401)]
    /// struct NoKey;
    ///
    /// let layer = ProblemLayer::new().answers::<NoKey>();
    /// ```
    pub fn answers<E: FlowError + 'static>(self) -> Self {
        self.with(|config| {
            config
                .answers
                .push(|error| Some(error.downcast_ref::<E>()?));
        })
    }
}

impl Default for ProblemLayer {
    fn default() -> Self {
        Self::new()
    }
}

impl<S> Layer<S> for ProblemLayer {
    type Service = ProblemService<S>;

    fn layer(&self, inner: S) -> ProblemService<S> {
        ProblemService::new(inner, Arc::clone(&self.config))
    }
}
