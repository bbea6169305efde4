//! The fairing that every 4xx and 5xx goes through.

use std::io::Cursor;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body as _, Frame, SizeHint};
use rocket::fairing::{self, Fairing, Info, Kind};
use rocket::response::Body;
use rocket::tokio::io::{self, AsyncRead, ReadBuf};
use rocket::{Build, Request, Response, Rocket, async_trait};

use super::catchers::catchers;
use super::marked::{Attached, marks};
use super::response::text;
use crate::FlowError;
use crate::declaration::table::StatusTable;
use crate::response::sending::body::ProblemBody;
use crate::response::sending::config::{Config, builder};
use crate::response::sending::finish::finish;
use crate::response::sending::requested::Requested;
use crate::tables::flowcms::FlowCms;

/// The fairing for a whole application: every 4xx and 5xx in the words of the table `T`, in the form
/// that `Accept` asks for if it is [`negotiated`](Self::negotiated).
///
/// What an error of this crate answers stays. From 500 up everything else is replaced by a problem,
/// whoever wrote it; its text goes to the event and no further. Below 500 plain text becomes the
/// detail, what is empty becomes a problem, and other content stays. So do headers such as
/// `Retry-After`. A code that the table lacks is answered with the row of the table
/// [`Http`](crate::Http), one that nobody registered by its class.
///
/// For what rocket itself would send a page for, it registers [`catchers`], unless there is a default
/// catcher of yours at `/`. Of a panic, or of a guard that failed, they are told the code and nothing
/// else: rocket logs what it was.
///
/// ```
/// use flowcms_status::{Http, Instance, rocket::Problems};
///
/// let rocket = rocket::build().attach(Problems::new().instance(Instance::Path));
/// // In the words of another table:
/// let rocket = rocket::build().attach(Problems::<Http>::default());
/// # let _ = rocket;
/// ```
#[derive(Debug, Clone)]
#[must_use = "a fairing does something once it is attached"]
pub struct Problems<T = FlowCms> {
    config: Arc<Config>,
    table: PhantomData<fn() -> T>,
}

impl Problems {
    /// In the words of the table [`FlowCms`].
    pub fn new() -> Self {
        Self::default()
    }
}

impl<T> Problems<T> {
    builder! { "flowcms_status::rocket::Problems" }
}

impl<T: StatusTable + FlowError> Default for Problems<T> {
    fn default() -> Self {
        Self {
            config: Arc::new(Config {
                negotiates: false,
                ..Config::of_table::<T>()
            }),
            table: PhantomData,
        }
    }
}

#[async_trait]
impl<T: StatusTable + FlowError> Fairing for Problems<T> {
    fn info(&self) -> Info {
        Info {
            name: "problems",
            kind: Kind::Ignite | Kind::Response | Kind::Singleton,
        }
    }

    async fn on_ignite(&self, rocket: Rocket<Build>) -> fairing::Result {
        let mut registered = rocket.catchers();
        let has_default = registered.any(|it| it.code.is_none() && it.base.path() == "/");
        drop(registered);
        let rocket = rocket.manage(Attached {
            around: self.config.around,
        });
        Ok(if has_default {
            rocket
        } else {
            rocket.register("/", catchers::<T>())
        })
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        if response.status().code < 300 {
            return;
        }
        let content = own_content(request, response).await;
        let requested = requested(request, &self.config);
        send(request, response, content, &self.config, &requested);
    }
}

/// The content of a response that may be an error's own, which is there at once.
async fn own_content(request: &Request<'_>, response: &mut Response<'_>) -> Option<Vec<u8>> {
    let body = response.body();
    let length = if body.is_none() {
        0
    } else {
        body.preset_size()?
    };
    if !marks(request).has_one_of(length) {
        return None;
    }
    // It cannot fail for an error's own: a content that does is sent as what is left of it.
    Some(response.body_mut().to_bytes().await.unwrap_or_default())
}

fn requested(request: &Request<'_>, config: &Config) -> Requested {
    let headers = request.headers();
    let values = |name| headers.get(name).map(str::as_bytes);
    // rocket itself leaves out the content for HEAD, and says its length.
    Requested::converted(config, "GET", request.uri().path().as_str(), values)
}

/// What is still in rocket's body, or was read of it.
enum Content<'r> {
    Unread(Body<'r>),
    Read(Bytes),
}

fn send<'r>(
    request: &'r Request<'_>,
    response: &mut Response<'r>,
    content: Option<Vec<u8>>,
    config: &Config,
    requested: &Requested,
) {
    let answered = (content.as_deref()).and_then(|content| marks(request).take(content));
    let body = match content {
        Some(content) => Content::Read(content.into()),
        None => Content::Unread(response.body_mut().take()),
    };
    let mut as_http = http::Response::new(Polled(body));
    if let Ok(status) = http::StatusCode::from_u16(response.status().code) {
        *as_http.status_mut() = status;
    }
    for header in response.headers().iter() {
        let name = http::HeaderName::from_bytes(header.name().as_str().as_bytes());
        if let (Ok(name), Ok(value)) = (name, header.value().parse()) {
            as_http.headers_mut().append(name, value);
        }
    }
    if let Some(answered) = answered {
        as_http.extensions_mut().insert(answered);
    }

    let (parts, body) = finish(as_http, config, requested, None).into_parts();
    let before: Vec<_> = response
        .headers()
        .iter()
        .map(|it| it.name().to_string())
        .collect();
    for name in before {
        response.remove_header(&name);
    }
    for (name, value) in &parts.headers {
        if let Some(value) = text(name, value) {
            response.adjoin_raw_header(name.as_str().to_owned(), value.to_owned());
        }
    }
    match body.untouched() {
        Ok(Polled(Content::Unread(body))) => *response.body_mut() = body,
        Ok(Polled(Content::Read(bytes))) => set_content(response, bytes),
        Err(body) => match body.complete() {
            Ok(bytes) => set_content(response, bytes),
            Err(body) => response.set_streamed_body(Pulled {
                body: Box::pin(body),
                rest: Bytes::new(),
            }),
        },
    }
}

fn set_content(response: &mut Response<'_>, bytes: Bytes) {
    if bytes.is_empty() {
        *response.body_mut() = Body::default();
    } else {
        response.set_sized_body(bytes.len(), Cursor::new(bytes));
    }
}

/// A body of rocket's as one of http-body.
struct Polled<'r>(Content<'r>);

/// How much is read of rocket's body in one go, in bytes.
const PIECE: usize = 4096;

impl http_body::Body for Polled<'_> {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        let body = match &mut self.0 {
            Content::Unread(body) => body,
            Content::Read(bytes) if bytes.is_empty() => return Poll::Ready(None),
            Content::Read(bytes) => {
                return Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes)))));
            }
        };
        let mut piece = [0; PIECE];
        let mut read = ReadBuf::new(&mut piece);
        match Pin::new(body).poll_read(context, &mut read) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(Err(error)) => Poll::Ready(Some(Err(error))),
            Poll::Ready(Ok(())) if read.filled().is_empty() => Poll::Ready(None),
            Poll::Ready(Ok(())) => {
                let data = Bytes::copy_from_slice(read.filled());
                Poll::Ready(Some(Ok(Frame::data(data))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.size_hint().exact() == Some(0)
    }

    fn size_hint(&self) -> SizeHint {
        let length = match &self.0 {
            Content::Unread(body) if body.is_none() => Some(0),
            Content::Unread(body) => body.preset_size(),
            Content::Read(bytes) => Some(bytes.len()),
        };
        length.map_or_else(SizeHint::default, |it| SizeHint::with_exact(it as u64))
    }
}

/// A body of which some has been read as one of rocket's.
struct Pulled<'r> {
    body: Pin<Box<ProblemBody<Polled<'r>>>>,
    /// Of the frame that came last.
    rest: Bytes,
}

impl AsyncRead for Pulled<'_> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        while self.rest.is_empty() {
            match self.body.as_mut().poll_frame(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => return Poll::Ready(Ok(())),
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Err(error)),
                Poll::Ready(Some(Ok(frame))) => {
                    self.rest = frame.into_data().unwrap_or_default();
                }
            }
        }
        let length = self.rest.len().min(buffer.remaining());
        buffer.put_slice(&self.rest.split_to(length));
        Poll::Ready(Ok(()))
    }
}
