//! The FlowCMS content API: entries, bulk imports, live previews and media, on axum and SQLite.
//! Every file declares the errors of its own handlers; no other place names a status code.

mod admission;
pub(crate) mod catalog;
mod column;
#[cfg(test)]
mod conformance;
mod entries;
mod entry;
mod importer;
mod imports;
mod input;
mod leftover;
mod limits;
mod media;
pub(crate) mod media_store;
mod openapi;
mod paths;
mod preview;
mod routes;
mod schema;
pub(crate) mod server;
mod storage;

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, broadcast, watch};
use tokio::task::JoinHandle;

use self::limits::Limits;
use self::media::Media;
use self::preview::Event;
use self::schema::SchemaError;
use self::server::Server;
use self::storage::Store;

/// Edits that a slow preview may lag behind before it skips some.
const WAITING_EVENTS: usize = 64;

/// What the API needs to know before it starts.
#[derive(Debug, Clone)]
pub(crate) struct Config {
    /// Where to listen; port 0 takes a free one.
    pub(crate) listen: SocketAddr,
    /// The media store that `/media` speaks to.
    pub(crate) media: SocketAddr,
    /// The database file; none keeps everything in memory.
    pub(crate) db: Option<PathBuf>,
    /// The size, in pages of 4 KiB, past which the database refuses to grow.
    pub(crate) pages: Option<u32>,
    /// How long one query may run.
    pub(crate) query_limit: Duration,
    /// How long the media store may take.
    pub(crate) media_limit: Duration,
    /// How long a caller may take to send a body.
    pub(crate) body_limit: Duration,
}

impl Config {
    /// A database in memory and the limits that suit a small workspace.
    pub(crate) fn new(listen: SocketAddr, media: SocketAddr) -> Self {
        Self {
            listen,
            media,
            db: None,
            pages: None,
            query_limit: Duration::from_millis(250),
            media_limit: Duration::from_millis(500),
            body_limit: Duration::from_secs(10),
        }
    }
}

/// Why the API did not start.
#[derive(Debug, thiserror::Error)]
pub(crate) enum StartError {
    #[error("cannot use the database {}: {source}", .path.display())]
    Database { path: PathBuf, source: SchemaError },

    #[error("cannot listen on {address}: {source}")]
    Listen {
        address: SocketAddr,
        source: io::Error,
    },
}

/// The API while it runs.
#[derive(Debug)]
pub(crate) struct Api {
    server: Server,
    importer: JoinHandle<()>,
}

impl Api {
    /// Opens the database, fills a fresh one, and listens.
    pub(crate) async fn start(config: Config) -> Result<Self, StartError> {
        let connection = schema::open(&config).map_err(|source| StartError::Database {
            path: config.db.clone().unwrap_or_else(|| ":memory:".into()),
            source,
        })?;
        let (stopping, stop) = watch::channel(false);
        let app = Arc::new(App {
            store: Store::new(connection, config.query_limit),
            limits: Limits::default(),
            media: Media::new(config.media, config.media_limit),
            events: broadcast::Sender::new(WAITING_EVENTS),
            queued: Notify::new(),
            body_limit: config.body_limit,
            stop,
        });

        let address = config.listen;
        let server = Server::start(address, routes::router(Arc::clone(&app)), stopping)
            .await
            .map_err(|source| StartError::Listen { address, source })?;
        let importer = tokio::spawn(importer::work(app));
        Ok(Self { server, importer })
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> SocketAddr {
        self.server.address()
    }

    /// Ends what is under way, closes the previews and the database, and returns.
    pub(crate) async fn stop(self) -> io::Result<()> {
        let stopped = self.server.stop().await;
        // It hears of the stop from the same channel, and has a time limit for what it is doing.
        let ended = self.importer.await.map_err(io::Error::other);
        stopped.and(ended)
    }
}

/// What all handlers share.
#[derive(Debug)]
struct App {
    store: Store,
    limits: Limits,
    media: Media,
    events: broadcast::Sender<Event>,
    /// Wakes the importer.
    queued: Notify,
    body_limit: Duration,
    /// Turns true once, when the server stops.
    stop: watch::Receiver<bool>,
}
