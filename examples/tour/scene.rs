//! What the tour visits: the API with a database in a file, and the media store behind it.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::{env, fs, io, process};

use axum::http::Method;
use rusqlite::Connection;

use crate::app::server::Server;
use crate::app::{Api, Config, media_store};
use crate::client::{Call, Failure};

const ANY_PORT: (Ipv4Addr, u16) = (Ipv4Addr::LOCALHOST, 0);

pub(crate) struct Scene {
    api: Api,
    media: SocketAddr,
    media_store: Option<Server>,
    folder: Folder,
}

impl Scene {
    pub(crate) async fn set() -> Result<Self, Failure> {
        let folder = Folder::create()?;
        let media_store = media_store::start(ANY_PORT.into()).await?;
        let media = media_store.address();
        let mut config = Config::new(ANY_PORT.into(), media);
        config.db = Some(folder.db());
        Ok(Self {
            api: Api::start(config).await?,
            media,
            media_store: Some(media_store),
            folder,
        })
    }

    /// Where the API listens.
    pub(crate) fn api(&self) -> SocketAddr {
        self.api.address()
    }

    /// Where the media store listens, or will again.
    pub(crate) fn media(&self) -> SocketAddr {
        self.media
    }

    /// The database as another process sees it.
    pub(crate) fn database(&self) -> rusqlite::Result<Connection> {
        Connection::open(self.folder.db())
    }

    pub(crate) async fn stop_media_store(&mut self) -> io::Result<()> {
        match self.media_store.take() {
            Some(store) => store.stop().await,
            None => Ok(()),
        }
    }

    pub(crate) async fn restart_media_store(&mut self) -> io::Result<()> {
        self.media_store = Some(media_store::start(self.media).await?);
        Ok(())
    }

    /// `serving`, `maintenance` or `slow`.
    pub(crate) async fn set_media_store(&self, mode: &str) -> Result<(), Failure> {
        let call = Call::new(Method::PUT, &format!("/mode/{mode}"));
        call.send(self.media).await.map(drop)
    }

    pub(crate) async fn strike(mut self) -> Result<(), Failure> {
        self.stop_media_store().await?;
        Ok(self.api.stop().await?)
    }
}

/// A folder for the database, removed in the end.
struct Folder(PathBuf);

impl Folder {
    fn create() -> io::Result<Self> {
        let folder = env::temp_dir().join(format!("flowcms-tour-{}", process::id()));
        fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    fn db(&self) -> PathBuf {
        Path::join(&self.0, "workspace.db")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed stays in the system's folder for such things.
        let _ = fs::remove_dir_all(&self.0);
    }
}
