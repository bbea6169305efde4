//! The service of the layer: what it does to each response.

use std::convert::Infallible;
use std::error::Error;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Request, Response, StatusCode, Uri};
use http_body::Body;
use tower::Service;
use tower::load_shed::error::Overloaded;
use tower::timeout::error::Elapsed;

use crate::occurrence::error::FlowError as _;
use crate::response::mark;
use crate::response::refused::Refused;
use crate::response::sending::body::ProblemBody;
use crate::response::sending::config::Config;
use crate::response::sending::finish::{answer_failure, is_fine, looked_at};
use crate::response::sending::requested::Requested;
use crate::tables::iana::Http;

type BoxError = Box<dyn Error + Send + Sync>;

/// The service of a [`ProblemLayer`](crate::ProblemLayer). It never fails: an error of the service
/// inside is answered too.
#[derive(Debug)]
pub struct ProblemService<S> {
    inner: S,
    config: Arc<Config>,
    /// What `poll_ready` of the service inside returned.
    failed: Option<BoxError>,
}

impl<S> ProblemService<S> {
    pub(crate) fn new(inner: S, config: Arc<Config>) -> Self {
        Self {
            inner,
            config,
            failed: None,
        }
    }
}

impl<S: Clone> Clone for ProblemService<S> {
    fn clone(&self) -> Self {
        Self::new(self.inner.clone(), Arc::clone(&self.config))
    }
}

impl<S, Q, B> Service<Request<Q>> for ProblemService<S>
where
    S: Service<Request<Q>, Response = Response<B>>,
    S::Error: Into<BoxError>,
    B: Body<Data = Bytes>,
{
    type Response = Response<ProblemBody<B>>;
    type Error = Infallible;
    type Future = ProblemFuture<S::Future>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        self.inner.poll_ready(context).map(|ready| {
            self.failed = ready.err().map(Into::into);
            Ok(())
        })
    }

    fn call(&mut self, request: Request<Q>) -> ProblemFuture<S::Future> {
        let config = Arc::clone(&self.config);
        let uri = || original_uri(&request);
        let requested = Requested::new(&config, request.method(), uri, request.headers());
        if self.failed.is_some() {
            let error = self.failed.take();
            return ProblemFuture {
                state: State::Failed { error },
                requested,
                config,
            };
        }
        let inside = mark::inside(config.around);
        let future = self.inner.call(request);
        drop(inside);
        ProblemFuture {
            state: State::Called { future },
            requested,
            config,
        }
    }
}

pin_project_lite::pin_project! {
    /// The response of a [`ProblemService`].
    #[derive(Debug)]
    pub struct ProblemFuture<F> {
        #[pin]
        state: State<F>,
        requested: Requested,
        config: Arc<Config>,
    }
}

pin_project_lite::pin_project! {
    #[derive(Debug)]
    #[project = StateProjection]
    enum State<F> {
        Called { #[pin] future: F },
        // The service inside was never ready. There is no error once it is answered.
        Failed { error: Option<BoxError> },
    }
}

impl<F, B, E> Future for ProblemFuture<F>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: Body<Data = Bytes>,
    E: Into<BoxError>,
{
    type Output = Result<Response<ProblemBody<B>>, Infallible>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let (config, requested): (&Config, &Requested) = (this.config, this.requested);
        let error = match this.state.project() {
            StateProjection::Called { future } => {
                let inside = mark::inside(config.around);
                let polled = future.poll(context);
                drop(inside);
                match polled {
                    Poll::Pending => return Poll::Pending,
                    // What is no error costs this comparison.
                    Poll::Ready(Ok(response)) if is_fine(&response) => {
                        return Poll::Ready(Ok(response.map(ProblemBody::inner)));
                    }
                    Poll::Ready(Ok(response)) => {
                        return Poll::Ready(Ok(looked_at(response, config, requested, None)));
                    }
                    Poll::Ready(Err(error)) => error.into(),
                }
            }
            StateProjection::Failed { error } => match error.take() {
                Some(error) => error,
                // Polled again after it was ready.
                None => return Poll::Pending,
            },
        };
        Poll::Ready(Ok(of_error(&*error, config, requested)))
    }
}

/// That of the request as it was sent, where a router of axum has taken a part of its path away.
fn original_uri<B>(request: &Request<B>) -> &Uri {
    #[cfg(feature = "axum")]
    if let Some(axum::extract::OriginalUri(uri)) = request.extensions().get() {
        return uri;
    }
    #[cfg(feature = "axum-07")]
    if let Some(axum_07::extract::OriginalUri(uri)) = request.extensions().get() {
        return uri;
    }
    request.uri()
}

/// The response to an error of the service.
#[cold]
fn of_error<B: Body<Data = Bytes>>(
    error: &(dyn Error + Send + Sync + 'static),
    config: &Config,
    requested: &Requested,
) -> Response<ProblemBody<B>> {
    if let Some(error) = config.answers.iter().find_map(|answers| answers(error)) {
        return answer_failure(error, config, requested);
    }
    let code = code_of(error).as_u16();
    let refused = Refused {
        errors: None,
        problem_type: (config.row)(code).unwrap_or(Http::InternalServerError.problem_type()),
        text: None,
        error: Some(error),
    };
    answer_failure(&refused, config, requested)
}

/// 503 for a service that sheds load or takes too long, else 500.
fn code_of(error: &(dyn Error + Send + Sync + 'static)) -> StatusCode {
    let mut chain = std::iter::successors(Some(error as &(dyn Error + 'static)), |&error| {
        error.source()
    });
    let is_busy = |error: &(dyn Error + 'static)| {
        error.is::<Overloaded>()
            || error.is::<Elapsed>()
            || error.is::<tokio::time::error::Elapsed>()
    };
    if chain.any(is_busy) {
        StatusCode::SERVICE_UNAVAILABLE
    } else {
        StatusCode::INTERNAL_SERVER_ERROR
    }
}
