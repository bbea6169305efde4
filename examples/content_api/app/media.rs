//! `/media/{id}`: media from the store, a server of its own that may be down, closed or slow.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderValue, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flowcms_status::{FlowCms, FlowError};
use http_body_util::{BodyExt, Empty, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use super::App;
use super::input::PathOf;

/// The largest medium that is passed on, in bytes.
const LARGEST: usize = 8 * 1024 * 1024;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "http://localhost:8080/errors#")]
pub(super) enum MediaError {
    /// The media store has nothing under that id.
    ///
    /// # Causes
    ///
    /// * The medium was deleted, or its upload has not finished.
    /// * The id is no plain name: letters, digits, `-`, `_` and `.` are all that it may have.
    #[error("media `{id}` does not exist")]
    #[flow(code = 404)]
    MediaNotFound {
        #[flow(member = "media")]
        id: String,
    },

    /// The media store did not answer as it should.
    ///
    /// # Solutions
    ///
    /// Entries do not depend on the store: show them without their media, and try again with growing
    /// pauses.
    #[error("the media store at {store} cannot be used")]
    #[flow(
        code = 502,
        context = "The media store is down. Show the entry without its media."
    )]
    MediaUnreachable { store: SocketAddr, source: Failure },

    /// The media store is closed for maintenance, and may have said until when.
    ///
    /// # Solutions
    ///
    /// Send the request again after the seconds in `Retry-After`; without that header, with growing
    /// pauses.
    #[error("the media store is in maintenance")]
    #[flow(code = 503, reason = "media_maintenance")]
    Maintenance {
        #[flow(header = "Retry-After")]
        retry_after: Option<HeaderValue>,
    },

    /// The media store is slower than the callers of this API should wait for.
    ///
    /// # Solutions
    ///
    /// Show a placeholder, and try again with growing pauses.
    #[error("the media store at {store} did not answer within {limit:?}")]
    #[flow(code = 504)]
    MediaTooSlow { store: SocketAddr, limit: Duration },
}

/// What went wrong between this API and the media store.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    #[error("no connection")]
    Connect(#[from] io::Error),
    #[error("the exchange broke off")]
    Exchange(#[from] hyper::Error),
    #[error("a wrong request")]
    Request(#[from] axum::http::Error),
    #[error("no whole medium")]
    Content(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("it answered {0}")]
    Answer(StatusCode),
}

/// The media store.
#[derive(Debug)]
pub(super) struct Media {
    store: SocketAddr,
    limit: Duration,
}

/// A medium, or what the store said instead of it.
struct Answer {
    status: StatusCode,
    content_type: Option<HeaderValue>,
    retry_after: Option<HeaderValue>,
    content: Bytes,
}

impl Media {
    pub(super) fn new(store: SocketAddr, limit: Duration) -> Self {
        Self { store, limit }
    }

    async fn get(&self, id: String) -> Result<Answer, MediaError> {
        let Self { store, limit } = *self;
        // An id that could lead elsewhere in the store is none.
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        if !id.starts_with(|c: char| c.is_ascii_alphanumeric()) || !id.chars().all(is_plain) {
            return Err(MediaError::MediaNotFound { id });
        }
        let answer = tokio::time::timeout(limit, ask(store, &id))
            .await
            .map_err(|_elapsed| MediaError::MediaTooSlow { store, limit })?
            .map_err(|source| MediaError::MediaUnreachable { store, source })?;

        match FlowCms::try_from(answer.status) {
            Ok(FlowCms::Ok) => Ok(answer),
            Ok(FlowCms::NotFound) => Err(MediaError::MediaNotFound { id }),
            Ok(FlowCms::ServiceUnavailable) => Err(MediaError::Maintenance {
                retry_after: answer.retry_after,
            }),
            _ => Err(MediaError::MediaUnreachable {
                store,
                source: Failure::Answer(answer.status),
            }),
        }
    }
}

async fn ask(store: SocketAddr, id: &str) -> Result<Answer, Failure> {
    let stream = TcpStream::connect(store).await?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    // It ends with `sender`, and what goes wrong in it comes out of `send_request`.
    tokio::spawn(connection);
    let request = Request::get(format!("/media/{id}"))
        .header(header::HOST, store.to_string())
        .body(Empty::<Bytes>::new())?;
    let (mut head, body) = sender.send_request(request).await?.into_parts();
    let content = Limited::new(body, LARGEST).collect().await;
    Ok(Answer {
        status: head.status,
        content_type: head.headers.remove(header::CONTENT_TYPE),
        retry_after: head.headers.remove(header::RETRY_AFTER),
        content: content.map_err(Failure::Content)?.to_bytes(),
    })
}

pub(super) async fn read(
    State(app): State<Arc<App>>,
    PathOf(id): PathOf<String>,
) -> Result<Response, MediaError> {
    let medium = app.media.get(id).await?;
    let mut response = (StatusCode::from(FlowCms::Ok), medium.content).into_response();
    // A medium that does not say what it is must not be guessed to be a page.
    response.headers_mut().insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    if let Some(content_type) = medium.content_type {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, content_type);
    }
    Ok(response)
}
