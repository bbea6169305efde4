//! actix-web's responses through what is done to all of them, which speaks http 1.

use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::HttpResponse;
use actix_web::body::{BodySize, BoxBody, EitherBody, MessageBody};
use actix_web::http::header::HeaderMap;
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use super::response::converted;
use crate::response::mark::Answered;
use crate::response::sending::body::ProblemBody;
use crate::response::sending::config::Config;
use crate::response::sending::finish::finish;
use crate::response::sending::requested::Requested;

/// The response as it leaves the middleware.
pub(super) fn sent<B: MessageBody + 'static>(
    mut response: HttpResponse<B>,
    config: &Config,
    requested: &Requested,
    said: Option<String>,
) -> HttpResponse<EitherBody<B>> {
    let answered = response.extensions_mut().remove::<Answered>();
    let (head, body) = response.into_parts();
    let mut as_http = http::Response::new(Polled { body });
    if let Ok(status) = http::StatusCode::from_u16(head.status().as_u16()) {
        *as_http.status_mut() = status;
    }
    for (name, value) in head.headers() {
        let name = http::HeaderName::from_bytes(name.as_str().as_bytes());
        let value = http::HeaderValue::from_bytes(value.as_bytes());
        if let (Ok(name), Ok(value)) = (name, value) {
            as_http.headers_mut().append(name, value);
        }
    }
    if let Some(answered) = answered {
        as_http.extensions_mut().insert(answered);
    }

    let (mut parts, body) = finish(as_http, config, requested, said).into_parts();
    let mut response = head.set_body(match body.untouched() {
        Ok(Polled { body }) => EitherBody::left(body),
        Err(body) => EitherBody::right(match body.complete() {
            Ok(bytes) => BoxBody::new(bytes),
            Err(body) => BoxBody::new(Pulled { body }),
        }),
    });
    let mut headers = HeaderMap::with_capacity(parts.headers.len());
    for (name, value) in &parts.headers {
        if let Some((name, value)) = converted(name, value) {
            headers.append(name, value);
        }
    }
    *response.headers_mut() = headers;
    if let Some(answered) = parts.extensions.remove::<Answered>() {
        response.extensions_mut().insert(answered);
    }
    response
}

pin_project_lite::pin_project! {
    /// A body of actix-web's as one of http-body.
    struct Polled<B> {
        #[pin]
        body: B,
    }
}

impl<B: MessageBody> Body for Polled<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        let next = self.project().body.poll_next(context);
        next.map(|next| next.map(|data| data.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        matches!(self.body.size(), BodySize::None | BodySize::Sized(0))
    }

    fn size_hint(&self) -> SizeHint {
        match self.body.size() {
            BodySize::None => SizeHint::with_exact(0),
            BodySize::Sized(length) => SizeHint::with_exact(length),
            BodySize::Stream => SizeHint::default(),
        }
    }
}

pin_project_lite::pin_project! {
    /// A body of which some has been read as one of actix-web's.
    struct Pulled<B: MessageBody> {
        #[pin]
        body: ProblemBody<Polled<B>>,
    }
}

impl<B: MessageBody> MessageBody for Pulled<B> {
    type Error = B::Error;

    fn size(&self) -> BodySize {
        self.body
            .size_hint()
            .exact()
            .map_or(BodySize::Stream, BodySize::Sized)
    }

    fn poll_next(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, B::Error>>> {
        let frame = self.project().body.poll_frame(context);
        // There are no trailers.
        frame.map(|frame| frame.map(|frame| frame.map(|it| it.into_data().unwrap_or_default())))
    }
}
