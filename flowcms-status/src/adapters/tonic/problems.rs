//! The statuses that none of our errors made, in the words of a table.

use std::convert::Infallible;
use std::error::Error;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use ::tonic::metadata::MetadataMap;
use ::tonic::{Code, Status};
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, Request, Response};
use http_body::{Body, Frame, SizeHint};
use percent_encoding::percent_decode;
use tokio::time::Sleep;
use tonic_types::{ErrorDetails, StatusExt as _};
use tower::{Layer, Service};

use super::cause::Cause;
use super::status::in_place_of;
use crate::declaration::table::StatusTable;
use crate::occurrence::error::FlowError;
use crate::response::mark::{self, Around, Said};
use crate::response::sending::config::{Config, ErrorResponse};
use crate::tables::flowcms::FlowCms;

type BoxError = Box<dyn Error + Send + Sync>;

/// The layer for a whole server: every status has an `ErrorInfo`, in the words of the table `T` where
/// no error of this crate made it.
///
/// What has an `ErrorInfo` stays, whoever made it: an error of this crate, or another service whose
/// status a method hands on. Of any other status the code and the metadata stay, and the row of the
/// HTTP code that belongs to the gRPC code ([`google.rpc.Code`]) gives the rest. Where that is below
/// 500, its message and its details stay too. From 500 up (`Unknown`, `Internal`, `Unavailable`,
/// `Unimplemented`, `DeadlineExceeded`, `DataLoss`) its message goes to the event and no further, and
/// of its details only the time to wait is sent.
///
/// So it is with an error of a service inside, such as a tower layer, which never gets out as one.
///
/// tonic watches the deadline of a call (`grpc-timeout`) around all layers: this one does so too, and
/// is first. What `Server::timeout` and the limits of `Server` say is around it: use
/// [`timeout`](Self::timeout), and layers of tower inside of this one.
///
/// ```
/// use flowcms_status::{Http, tonic::Problems};
/// use tonic::transport::Server;
///
/// let server = Server::builder().layer(Problems::new());
/// // In the words of another table:
/// let server = Server::builder().layer(Problems::<Http>::default());
/// # let _ = server;
/// ```
///
/// [`google.rpc.Code`]: https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto
#[derive(Debug)]
#[must_use = "a layer does something once it is part of a stack"]
pub struct Problems<T = FlowCms> {
    config: Arc<Config>,
    timeout: Option<Duration>,
    table: PhantomData<fn() -> T>,
}

impl Problems {
    /// In the words of the table [`FlowCms`].
    pub fn new() -> Self {
        Self::default()
    }
}

impl<T> Problems<T> {
    /// How long a call may take before its first message, whatever the caller grants.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Calls `hook` once for every failure that is sent through here, also one that ends a stream, such
    /// as to count them by reason. Hooks are called in the order in which they were added: do not wait
    /// in one.
    ///
    /// Where an error of this crate fails a call, the hook gets its problem type and what it said. Of
    /// what ends a stream, and of other services, it gets what the `ErrorInfo` says: the reason, and
    /// the row of the HTTP status.
    ///
    /// ```
    /// use flowcms_status::tonic::Problems;
    ///
    /// let layer = Problems::new().on_error(|response| {
    ///     println!("{} {}", response.status_code(), response.reason());
    /// });
    /// # let _ = layer;
    /// ```
    pub fn on_error(mut self, hook: impl Fn(&ErrorResponse<'_>) + Send + Sync + 'static) -> Self {
        Arc::make_mut(&mut self.config).listen(Arc::new(hook));
        self
    }
}

impl<T: StatusTable + FlowError> Default for Problems<T> {
    fn default() -> Self {
        let config = Config {
            // Only who listens wants to know more than a status says.
            around: Around::Nothing,
            ..Config::of_table::<T>()
        };
        Self {
            config: Arc::new(config),
            timeout: None,
            table: PhantomData,
        }
    }
}

impl<T> Clone for Problems<T> {
    fn clone(&self) -> Self {
        Self {
            config: Arc::clone(&self.config),
            timeout: self.timeout,
            table: PhantomData,
        }
    }
}

impl<S, T> Layer<S> for Problems<T> {
    type Service = ProblemsService<S>;

    fn layer(&self, inner: S) -> ProblemsService<S> {
        ProblemsService {
            inner,
            config: Arc::clone(&self.config),
            timeout: self.timeout,
            failed: None,
        }
    }
}

/// The service that [`Problems`] makes of another. It never fails.
#[derive(Debug)]
pub struct ProblemsService<S> {
    inner: S,
    config: Arc<Config>,
    timeout: Option<Duration>,
    /// What `poll_ready` of the service inside returned.
    failed: Option<BoxError>,
}

impl<S: Clone> Clone for ProblemsService<S> {
    fn clone(&self) -> Self {
        Self {
            inner: self.inner.clone(),
            config: Arc::clone(&self.config),
            timeout: self.timeout,
            failed: None,
        }
    }
}

impl<S, Q, B> Service<Request<Q>> for ProblemsService<S>
where
    S: Service<Request<Q>, Response = Response<B>>,
    S::Error: Into<BoxError>,
    B: Body<Data = Bytes>,
{
    type Response = Response<ProblemsBody<B>>;
    type Error = Infallible;
    type Future = ProblemsFuture<S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(context).map(|ready| {
            self.failed = ready.err().map(Into::into);
            Ok(())
        })
    }

    fn call(&mut self, request: Request<Q>) -> ProblemsFuture<S::Future> {
        let granted = request.headers().get("grpc-timeout");
        let granted = granted.and_then(|value| granted_time(value.to_str().ok()?));
        let time = granted.into_iter().chain(self.timeout).min();
        let failed = self.failed.take();
        let call = || mark::enter(self.config.around, || self.inner.call(request));
        ProblemsFuture {
            // Begun before tonic's own, which is around.
            sleep: time.map(|time| Box::pin(tokio::time::sleep(time))),
            future: failed.is_none().then(call),
            failed,
            config: Arc::clone(&self.config),
        }
    }
}

/// The time that a call may take: at most eight digits and a unit ([gRPC over HTTP/2]).
///
/// [gRPC over HTTP/2]: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md
fn granted_time(value: &str) -> Option<Duration> {
    let (unit_at, unit) = value.char_indices().next_back()?;
    let digits = &value[..unit_at];
    if digits.len() > 8 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let count: u64 = digits.parse().ok()?;
    Some(match unit {
        'H' => Duration::from_secs(count * 60 * 60),
        'M' => Duration::from_secs(count * 60),
        'S' => Duration::from_secs(count),
        'm' => Duration::from_millis(count),
        'u' => Duration::from_micros(count),
        'n' => Duration::from_nanos(count),
        _ => return None,
    })
}

pin_project_lite::pin_project! {
    /// The response of a [`ProblemsService`].
    #[derive(Debug)]
    pub struct ProblemsFuture<F> {
        // There is none if the service inside was never ready.
        #[pin]
        future: Option<F>,
        failed: Option<BoxError>,
        sleep: Option<Pin<Box<Sleep>>>,
        config: Arc<Config>,
    }
}

impl<F, B, E> Future for ProblemsFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: Body<Data = Bytes>,
    E: Into<BoxError>,
{
    type Output = Result<Response<ProblemsBody<B>>, Infallible>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let config = &*this.config;
        let inside = mark::inside(config.around);
        let polled = this.future.as_pin_mut().map(|future| future.poll(context));
        drop(inside);
        let (status, said) = match polled {
            Some(Poll::Ready(Ok(response))) => return Poll::Ready(Ok(finished(response, config))),
            Some(Poll::Ready(Err(error))) => of_error(error.into()),
            Some(Poll::Pending) => match this.sleep {
                Some(sleep) => {
                    std::task::ready!(sleep.as_mut().poll(context));
                    (Status::deadline_exceeded(""), None)
                }
                None => return Poll::Pending,
            },
            None => match this.failed.take() {
                Some(error) => of_error(error),
                // Polled again after it was ready.
                None => return Poll::Pending,
            },
        };
        let response: Response<()> = status.into_http();
        let (mut parts, ()) = response.into_parts();
        parts.extensions.clear();
        let said = said.as_ref().map(|said| said as &dyn Error);
        amend(&mut parts.headers, config, said);
        Poll::Ready(Ok(Response::from_parts(parts, ProblemsBody::empty())))
    }
}

/// The status of an error of a service inside, and what the error says.
fn of_error(error: BoxError) -> (Status, Option<Said>) {
    let said = Said::of(&*error);
    let mut chain = std::iter::successors(Some(&*error as &(dyn Error + 'static)), |&error| {
        error.source()
    });
    let code = chain.find_map(|error| {
        if error.is::<tower::load_shed::error::Overloaded>() {
            Some(Code::Unavailable)
        } else if error.is::<tower::timeout::error::Elapsed>() {
            Some(Code::DeadlineExceeded)
        } else {
            None
        }
    });
    let status = match code {
        Some(code) => Status::new(code, error.to_string()),
        None => Status::from_error(error),
    };
    (status, Some(said))
}

/// A response of gRPC as it leaves the layer: its status stands in its headers, or comes in its
/// trailers.
fn finished<B: Body<Data = Bytes>>(
    response: Response<B>,
    config: &Arc<Config>,
) -> Response<ProblemsBody<B>> {
    let grpc = b"application/grpc";
    let is_grpc = (response.headers().get(CONTENT_TYPE))
        .is_some_and(|value| value.as_bytes().to_ascii_lowercase().starts_with(grpc));
    let (mut parts, body) = response.into_parts();
    if is_grpc {
        // The status itself is there if it stands in the headers.
        let status = parts.extensions.get::<Status>();
        let source = status.and_then(|status| status.source());
        amend(&mut parts.headers, config, source);
    }
    let body = ProblemsBody {
        inner: Some(body),
        config: is_grpc.then(|| Arc::clone(config)),
    };
    Response::from_parts(parts, body)
}

/// Gives the status in `headers` an `ErrorInfo`, if it is a failure without one, and tells the hooks.
fn amend(headers: &mut HeaderMap, config: &Config, source: Option<&(dyn Error + 'static)>) {
    let Some(code) = headers.get(Status::GRPC_STATUS) else {
        return;
    };
    let code = Code::from_bytes(code.as_bytes());
    if code == Code::Ok {
        return;
    }
    let details = headers.get(Status::GRPC_STATUS_DETAILS).and_then(|value| {
        let alone = HeaderMap::from_iter([(Status::GRPC_STATUS_DETAILS, value.clone())]);
        let alone = MetadataMap::from_headers(alone);
        alone
            .get_bin(Status::GRPC_STATUS_DETAILS.as_str())?
            .to_bytes()
            .ok()
    });
    let theirs = Status::with_details(code, "", details.unwrap_or_default());
    let info = theirs.get_details_error_info();
    let said = |name: &str| Some(info.as_ref()?.metadata.get(name)?.as_str());
    let http = said("status").and_then(|status| status.parse().ok());
    let row = http.and_then(config.row).or((config.row)(http_code(code)));
    let Some(problem_type) = row else {
        return;
    };
    let reason = said("reason").or(info.as_ref().map(|info| info.reason.as_str()));
    let mut sent = ErrorResponse {
        problem_type,
        status: problem_type.status(),
        reason: reason.unwrap_or(problem_type.reason()),
        error: source.map(|source| source as &dyn Error),
    };
    if let Some(cause) = source.and_then(|source| source.downcast_ref::<Cause>()) {
        sent.problem_type = cause.problem_type;
        sent.status = cause.status;
    }
    config.tell(&sent);
    if info.is_some() {
        return;
    }
    let message = headers.get(Status::GRPC_MESSAGE).map(|value| {
        let message = percent_decode(value.as_bytes()).decode_utf8_lossy();
        message.into_owned()
    });
    let ours = in_place_of(code, problem_type, message.filter(|it| !it.is_empty()));
    let kept = if problem_type.status().code() < 500 {
        theirs.details().to_vec()
    } else {
        let wait = theirs
            .get_details_retry_info()
            .and_then(|it| it.retry_delay);
        wait.map_or_else(Vec::new, |wait| {
            let wait = ErrorDetails::with_retry_info(Some(wait));
            Status::with_error_details(code, "", wait)
                .details()
                .to_vec()
        })
    };
    // Messages of protocol buffers are merged by writing one behind the other.
    let details = [&kept, ours.details()].concat();
    let ours = Status::with_details_and_metadata(
        code,
        ours.message(),
        details.into(),
        ours.metadata().clone(),
    );
    headers.remove(Status::GRPC_MESSAGE);
    headers.remove(Status::GRPC_STATUS_DETAILS);
    // Its message and its details are encoded.
    let _ = ours.add_header(headers);
}

/// The HTTP code that belongs to a gRPC code (`google.rpc.Code`).
const fn http_code(code: Code) -> u16 {
    match code {
        Code::Ok => 200,
        Code::Cancelled => 499,
        Code::InvalidArgument | Code::FailedPrecondition | Code::OutOfRange => 400,
        Code::DeadlineExceeded => 504,
        Code::NotFound => 404,
        Code::AlreadyExists | Code::Aborted => 409,
        Code::PermissionDenied => 403,
        Code::ResourceExhausted => 429,
        Code::Unimplemented => 501,
        Code::Unavailable => 503,
        Code::Unauthenticated => 401,
        Code::Unknown | Code::Internal | Code::DataLoss => 500,
    }
}

pin_project_lite::pin_project! {
    /// The body of a response that went through [`Problems`].
    #[derive(Debug)]
    pub struct ProblemsBody<B> {
        // There is none where the headers say it all.
        #[pin]
        inner: Option<B>,
        // None where it is not one of gRPC.
        config: Option<Arc<Config>>,
    }
}

impl<B> ProblemsBody<B> {
    fn empty() -> Self {
        Self {
            inner: None,
            config: None,
        }
    }
}

impl<B> Default for ProblemsBody<B> {
    fn default() -> Self {
        Self::empty()
    }
}

impl<B: Body<Data = Bytes>> Body for ProblemsBody<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        let this = self.project();
        let Some(inner) = this.inner.as_pin_mut() else {
            return Poll::Ready(None);
        };
        let config = this.config.as_deref();
        inner
            .poll_frame(context)
            .map_ok(|frame| match (config, frame.into_trailers()) {
                (Some(config), Ok(mut trailers)) => {
                    amend(&mut trailers, config, None);
                    Frame::trailers(trailers)
                }
                (None, Ok(trailers)) => Frame::trailers(trailers),
                (_, Err(frame)) => frame,
            })
    }

    fn is_end_stream(&self) -> bool {
        self.inner.as_ref().is_none_or(Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        self.inner
            .as_ref()
            .map_or_else(|| SizeHint::with_exact(0), Body::size_hint)
    }
}
