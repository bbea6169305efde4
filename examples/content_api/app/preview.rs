//! `/entries/{slug}/preview`: a WebSocket that shows an entry, and each edit of it from then on.

use std::sync::Arc;

use axum::extract::State;
use axum::extract::ws::rejection::WebSocketUpgradeRejection;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::response::Response;
use flowcms_status::{FlowCms, FlowError, status_table};
use serde::Serialize;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{broadcast, watch};

use super::App;
use super::entry::{Entry, EntryError};
use super::input::PathOf;

/// Callers have nothing to say here; more than this ends the preview.
const LONGEST_MESSAGE: usize = 4096;

status_table! {
    /// How a request that is no WebSocket handshake is answered.
    #[flow(type_base = "http://localhost:8080/errors#")]
    pub(super) struct Handshake(WebSocketUpgradeRejection) in FlowCms {
        /// The request is no handshake of the WebSocket protocol.
        ///
        /// # Causes
        ///
        /// * The address was opened with a client for HTTP, such as a browser's address bar.
        /// * A proxy took away the `Upgrade` header.
        ///
        /// # Solutions
        ///
        /// Open it with a WebSocket client, over a proxy that lets `Upgrade` pass.
        #[flow(reason = "not_a_websocket")]
        _ => 400 "Live previews are WebSockets: open this address with a WebSocket client.",
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
pub(super) enum PreviewError {
    #[error(transparent)]
    #[flow(map = Handshake)]
    Handshake(#[from] WebSocketUpgradeRejection),

    #[error(transparent)]
    #[flow(transparent)]
    Entry(#[from] EntryError),
}

/// What previews are told.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "event", rename_all = "lowercase")]
pub(super) enum Event {
    /// How the entry is when the preview begins.
    Current(Entry),
    Updated(Entry),
    Deleted {
        slug: String,
    },
}

impl Event {
    fn slug(&self) -> &str {
        match self {
            Self::Current(entry) | Self::Updated(entry) => &entry.slug,
            Self::Deleted { slug } => slug,
        }
    }
}

impl App {
    /// Tells the previews; there may be none.
    pub(super) fn announce(&self, event: Event) {
        let _ = self.events.send(event);
    }
}

pub(super) async fn preview(
    State(app): State<Arc<App>>,
    PathOf(slug): PathOf<String>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response, PreviewError> {
    let upgrade = upgrade?.max_message_size(LONGEST_MESSAGE);
    // Subscribed before the entry is read, so that no edit falls between the two.
    let events = app.events.subscribe();
    let entry = app
        .store
        .run(move |connection| Entry::find(connection, &slug))
        .await?;
    let stop = app.stop.clone();
    Ok(upgrade.on_upgrade(move |socket| follow(socket, entry, events, stop)))
}

async fn follow(
    mut socket: WebSocket,
    entry: Entry,
    mut events: broadcast::Receiver<Event>,
    mut stop: watch::Receiver<bool>,
) {
    let slug = entry.slug.clone();
    let mut next = Some(Event::Current(entry));
    loop {
        if let Some(event) = next.take() {
            let last = matches!(event, Event::Deleted { .. });
            if send(&mut socket, &event).await.is_err() || last {
                break;
            }
        }
        next = tokio::select! {
            event = events.recv() => match event {
                Ok(event) => Some(event).filter(|event| event.slug() == slug),
                Err(RecvError::Lagged(_)) => None,
                Err(RecvError::Closed) => break,
            },
            // Reading also answers pings, and tells when the caller has gone.
            message = socket.recv() => match message {
                Some(Ok(_)) => None,
                Some(Err(_)) | None => return,
            },
            _ = stop.wait_for(|stop| *stop) => break,
        };
    }
    // The caller may have gone already: then there is nobody to say goodbye to.
    let _ = socket.send(Message::Close(None)).await;
}

async fn send(socket: &mut WebSocket, event: &Event) -> Result<(), axum::Error> {
    let text = serde_json::to_string(event).map_err(axum::Error::new)?;
    socket.send(Message::text(text)).await
}
