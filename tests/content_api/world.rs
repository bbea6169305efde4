//! An API of its own for each test: a database in a file, a media store, and ways to ask.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Once;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;
use std::{fs, process};

use axum::http::Method;
use flowcms_status::FlowCms;
use rusqlite::Connection;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::app::server::Server;
use crate::app::{Api, Config, media_store};
use crate::client::{Answer, Call};

pub(crate) const EDITOR: &str = "demo-editor";
pub(crate) const READER: &str = "demo-reader";
pub(crate) const TRIAL: &str = "demo-trial";

pub(crate) const ANY_PORT: (Ipv4Addr, u16) = (Ipv4Addr::LOCALHOST, 0);

/// Long enough for any answer; a test that waits for it has failed.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

pub(crate) struct World {
    pub(crate) api: Api,
    pub(crate) media: Server,
    folder: Folder,
}

/// Listens to events as the binary does: a failure without one has no id to find it by.
fn listen() {
    static START: Once = Once::new();
    START.call_once(|| {
        tracing_subscriber::fmt()
            .with_max_level(tracing_subscriber::filter::LevelFilter::WARN)
            .with_writer(std::io::sink)
            .init();
    });
}

impl World {
    pub(crate) async fn begin() -> Self {
        Self::with(|_| ()).await
    }

    /// With a configuration that differs from the usual.
    pub(crate) async fn with(change: impl FnOnce(&mut Config)) -> Self {
        listen();
        let folder = Folder::create();
        let media = media_store::start(ANY_PORT.into()).await.unwrap();
        let mut config = Config::new(ANY_PORT.into(), media.address());
        config.db = Some(folder.db());
        // Other tests may keep the machine busy; a store that is slow takes four seconds.
        config.media_limit = Duration::from_secs(2);
        change(&mut config);
        Self {
            api: Api::start(config).await.unwrap(),
            media,
            folder,
        }
    }

    /// Stops the API and starts it again on the same database.
    pub(crate) async fn restart(self) -> Self {
        self.api.stop().await.unwrap();
        let mut config = Config::new(ANY_PORT.into(), self.media.address());
        config.db = Some(self.folder.db());
        Self {
            api: Api::start(config).await.unwrap(),
            ..self
        }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.api.address()
    }

    /// The database as another process sees it.
    pub(crate) fn database(&self) -> Connection {
        Connection::open(self.folder.db()).unwrap()
    }

    /// What comes back. If it is a problem, its `type` must open its own documentation.
    pub(crate) async fn answer(&self, call: Call) -> Answer {
        let answer = self.sent(call).await;
        if answer.header("content-type") == Some("application/problem+json") {
            let problem = answer.json().unwrap();
            self.documented(problem["type"].as_str().unwrap()).await;
        }
        answer
    }

    async fn sent(&self, call: Call) -> Answer {
        let answer = timeout(PATIENCE, call.send(self.address()));
        answer.await.unwrap().unwrap()
    }

    /// Follows a `type` to this API, which does not listen where it does outside of tests.
    async fn documented(&self, type_uri: &str) {
        let path = type_uri.strip_prefix("http://localhost:8080").unwrap();
        let (path, fragment) = path.split_once('#').unwrap();
        let page = self.sent(Call::get(path).header("accept", "text/html"));
        let page = page.await;
        assert_eq!(FlowCms::try_from(page.status), Ok(FlowCms::Ok));
        assert_eq!(
            page.header("content-type"),
            Some("text/html; charset=utf-8")
        );
        let page = String::from_utf8(page.content.to_vec()).unwrap();
        assert!(page.contains(&format!("id=\"{fragment}\"")), "{type_uri}");
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.answer(Call::get(path).key(EDITOR)).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.answer(Call::post(path).key(EDITOR).json(body)).await
    }

    pub(crate) async fn put(&self, path: &str, body: &Value) -> Answer {
        let call = Call::new(Method::PUT, path).key(EDITOR);
        self.answer(call.json(body)).await
    }

    /// Sends all of these bytes, and reads what comes until the server closes.
    pub(crate) async fn raw(&self, bytes: &[u8]) -> String {
        let exchange = async {
            let mut stream = TcpStream::connect(self.address()).await?;
            stream.write_all(bytes).await?;
            let mut answer = String::new();
            stream.read_to_string(&mut answer).await?;
            std::io::Result::Ok(answer)
        };
        timeout(PATIENCE, exchange).await.unwrap().unwrap()
    }

    pub(crate) async fn set_media_store(&self, mode: &str) {
        let call = Call::new(Method::PUT, &format!("/mode/{mode}"));
        let answer = call.send(self.media.address()).await.unwrap();
        assert_eq!(FlowCms::try_from(answer.status), Ok(FlowCms::NoContent));
    }
}

/// A new entry.
pub(crate) fn entry(slug: &str) -> Value {
    json!({ "slug": slug, "title": "A title" })
}

/// The answer must be a problem of this code and reason that agrees with itself.
#[track_caller]
pub(crate) fn problem(answer: &Answer, code: FlowCms, reason: &str) -> Value {
    let text = String::from_utf8_lossy(&answer.content);
    assert_eq!(FlowCms::try_from(answer.status), Ok(code), "{text}");
    assert_eq!(
        answer.header("content-type"),
        Some("application/problem+json")
    );
    let problem = answer.json().unwrap();
    let documentation = format!("http://localhost:8080/errors#{reason}");
    assert_eq!(problem["type"], documentation);
    assert_eq!(problem["title"], code.name());
    assert_eq!(problem["status"], code.code());
    assert_eq!(problem["reason"], reason);
    assert!(!problem["context"].as_str().unwrap().is_empty());
    let stored_by_caches = answer.header("cache-control") != Some("no-store");
    assert_eq!(stored_by_caches, code < FlowCms::BadRequest);
    problem
}

/// A folder for the database, removed in the end.
struct Folder(PathBuf);

impl Folder {
    fn create() -> Self {
        static CREATED: AtomicU32 = AtomicU32::new(0);
        let number = CREATED.fetch_add(1, Ordering::Relaxed);
        let name = format!("content_api-{}-{number}", process::id());
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn db(&self) -> PathBuf {
        self.0.join("workspace.db")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
