//! Reads what a handler left of a request's body: closing the connection on a caller who is still
//! sending would reset it, and the caller would never see the answer.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::header;
use axum::middleware::Next;
use axum::response::Response;
use http_body_util::BodyExt;
use hyper::body::{Frame, SizeHint};

/// More than this is not worth reading, in bytes.
const MOST: usize = 16 * 1024 * 1024;

/// A caller who pauses for longer is not waited for.
const LONGEST_PAUSE: Duration = Duration::from_millis(100);

pub(super) async fn read_leftover(request: Request, next: Next) -> Response {
    if request.headers().contains_key(header::EXPECT) {
        // Reading would ask for a body that the caller holds back.
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let mut body = Lent(Arc::new(Mutex::new(body)));
    let lent = Body::new(Lent(Arc::clone(&body.0)));
    let response = next.run(Request::from_parts(parts, lent)).await;

    let mut allowed = MOST;
    while let Ok(Some(Ok(frame))) = tokio::time::timeout(LONGEST_PAUSE, body.frame()).await {
        let read = frame.data_ref().map_or(0, Bytes::len);
        match allowed.checked_sub(read) {
            Some(rest) => allowed = rest,
            None => break,
        }
    }
    response
}

/// A body that can be read on when its handler has dropped it.
struct Lent(Arc<Mutex<Body>>);

impl Lent {
    fn with<T>(&self, f: impl FnOnce(&mut Body) -> T) -> T {
        f(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl HttpBody for Lent {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        self.with(|body| Pin::new(body).poll_frame(context))
    }

    fn is_end_stream(&self) -> bool {
        self.with(|body| body.is_end_stream())
    }

    fn size_hint(&self) -> SizeHint {
        self.with(|body| body.size_hint())
    }
}
