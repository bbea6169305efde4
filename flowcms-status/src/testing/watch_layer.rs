//! `WatchLayer`: a tower layer that shows every response to a `Watch`.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use http::{HeaderMap, Method, Request, Response};
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;
use tower::{Layer, Service};

use super::captured::is_error;
use super::watch::{Seen, Watch};

impl Watch {
    /// A layer for the service to be watched: the outermost one sees what callers see. Responses go
    /// through as they are; of an error the content is there at once.
    #[must_use]
    pub fn layer(&self) -> WatchLayer {
        WatchLayer(self.seen.clone())
    }
}

/// Shows every response of a service to a [`Watch`].
#[derive(Debug, Clone)]
pub struct WatchLayer(Seen);

impl<S> Layer<S> for WatchLayer {
    type Service = WatchService<S>;

    fn layer(&self, inner: S) -> WatchService<S> {
        WatchService {
            inner,
            seen: self.0.clone(),
        }
    }
}

/// The service of a [`WatchLayer`].
#[derive(Debug, Clone)]
pub struct WatchService<S> {
    inner: S,
    seen: Seen,
}

impl<S, Q, B> Service<Request<Q>> for WatchService<S>
where
    S: Service<Request<Q>, Response = Response<B>>,
    B: Body<Data = Bytes>,
{
    type Response = Response<WatchBody<B>>;
    type Error = S::Error;
    type Future = WatchFuture<S::Future, B>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: Request<Q>) -> Self::Future {
        WatchFuture {
            method: request.method().clone(),
            path: request.uri().path().to_owned(),
            seen: self.seen.clone(),
            state: State::Answering {
                future: self.inner.call(request),
            },
        }
    }
}

pin_project! {
    /// The response of a [`WatchService`].
    pub struct WatchFuture<F, B: Body> {
        method: Method,
        path: String,
        seen: Seen,
        #[pin]
        state: State<F, B>,
    }
}

pin_project! {
    #[project = StateOf]
    #[project_replace = Before]
    enum State<F, B: Body> {
        Answering { #[pin] future: F },
        Reading { head: Response<()>, body: Pin<Box<B>>, kept: Kept<B> },
        Done,
    }
}

impl<F, B, E> Future for WatchFuture<F, B>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: Body<Data = Bytes>,
{
    type Output = Result<Response<WatchBody<B>>, E>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        let request = (&*this.method, this.path.as_str());
        loop {
            match this.state.as_mut().project() {
                StateOf::Answering { future } => {
                    let response = match ready!(future.poll(context)) {
                        Ok(response) => response,
                        Err(error) => return Poll::Ready(Err(error)),
                    };
                    let (parts, body) = response.into_parts();
                    if !is_error(parts.status, &parts.headers) {
                        this.seen
                            .check(request, (parts.status, &parts.headers), b"");
                        let kind = Kind::Passed { body };
                        let body = WatchBody { kind };
                        return Poll::Ready(Ok(Response::from_parts(parts, body)));
                    }
                    this.state.set(State::Reading {
                        head: Response::from_parts(parts, ()),
                        body: Box::pin(body),
                        kept: Kept {
                            data: BytesMut::new(),
                            trailers: None,
                            error: None,
                        },
                    });
                }
                StateOf::Reading { body, kept, .. } => {
                    match ready!(body.as_mut().poll_frame(context)) {
                        Some(Ok(frame)) => kept.add(frame),
                        end => {
                            kept.error = end.and_then(Result::err);
                            break;
                        }
                    }
                }
                StateOf::Done => unreachable!("a future is not asked again"),
            }
        }
        let Before::Reading { head, kept, .. } = this.state.project_replace(State::Done) else {
            unreachable!("it was read to its end");
        };
        this.seen
            .check(request, (head.status(), head.headers()), &kept.data);
        let kind = Kind::Kept { kept };
        Poll::Ready(Ok(head.map(|()| WatchBody { kind })))
    }
}

/// What a body had to its end.
struct Kept<B: Body> {
    data: BytesMut,
    trailers: Option<HeaderMap>,
    /// Where it broke off.
    error: Option<B::Error>,
}

impl<B: Body<Data = Bytes>> Kept<B> {
    fn add(&mut self, frame: Frame<Bytes>) {
        match frame.into_data() {
            Ok(data) => self.data.extend_from_slice(&data),
            Err(frame) => self.trailers = frame.into_trailers().ok(),
        }
    }
}

pin_project! {
    /// The content of a response that went through a [`WatchService`].
    pub struct WatchBody<B: Body> {
        #[pin]
        kind: Kind<B>,
    }
}

pin_project! {
    #[project = KindOf]
    enum Kind<B: Body> {
        Passed { #[pin] body: B },
        Kept { kept: Kept<B> },
    }
}

impl<B: Body<Data = Bytes>> Body for WatchBody<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        let kept = match self.project().kind.project() {
            KindOf::Passed { body } => return body.poll_frame(context),
            KindOf::Kept { kept } => kept,
        };
        if !kept.data.is_empty() {
            return Poll::Ready(Some(Ok(Frame::data(kept.data.split().freeze()))));
        }
        if let Some(error) = kept.error.take() {
            return Poll::Ready(Some(Err(error)));
        }
        Poll::Ready(kept.trailers.take().map(Frame::trailers).map(Ok))
    }

    fn is_end_stream(&self) -> bool {
        match &self.kind {
            Kind::Passed { body } => body.is_end_stream(),
            Kind::Kept { kept } => {
                kept.data.is_empty() && kept.error.is_none() && kept.trailers.is_none()
            }
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.kind {
            Kind::Passed { body } => body.size_hint(),
            // Where it broke off there was to be more.
            Kind::Kept { kept } if kept.error.is_some() => SizeHint::default(),
            Kind::Kept { kept } => SizeHint::with_exact(kept.data.len() as u64),
        }
    }
}

impl<F, B: Body> fmt::Debug for WatchFuture<F, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WatchFuture")
            .field("method", &self.method)
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

impl<B: Body> fmt::Debug for WatchBody<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WatchBody").finish_non_exhaustive()
    }
}
