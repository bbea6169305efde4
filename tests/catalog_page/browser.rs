//! Debian's chromium, driven through chromedriver, with one page of one site.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::error::CmdError;
use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use url::Url;

use super::server;
use crate::tools;

/// Where the `type_base` of the tests' errors leads to.
pub(crate) const SITE: &str = "http://docs.example.test";

pub(crate) struct Browser {
    pub(crate) client: Client,
    driver: Driver,
}

impl Browser {
    /// A browser in which every address of [`SITE`] is `page`; `None` where there is no browser.
    pub(crate) async fn with(page: String) -> Option<Self> {
        let what = "the catalogue's page in a browser";
        let chromium = tools::program("chromium", what)?;
        let driver = Driver::start(&tools::program("chromedriver", what)?);
        let address = server::serve(page).await;

        let mut arguments: Vec<String> = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--window-size=1440,1000",
        ]
        .map(str::to_owned)
        .into();
        arguments.push(format!("--user-data-dir={}", driver.profile.display()));
        arguments.push(format!(
            "--host-resolver-rules=MAP docs.example.test {address}"
        ));
        let Value::Object(capabilities) = json!({
            "goog:chromeOptions": { "binary": chromium, "args": arguments },
            "goog:loggingPrefs": { "browser": "ALL" },
        }) else {
            unreachable!("an object");
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(Capabilities::from_iter(capabilities))
            .connect(&format!("http://127.0.0.1:{}", driver.port))
            .await
            .expect("a session");
        Some(Self { client, driver })
    }

    /// Opens an address: a path of [`SITE`], or a whole one.
    pub(crate) async fn open(&self, address: &str) {
        // A new fragment of the same page would not load it again.
        self.client.goto("about:blank").await.expect("a blank page");
        let address = match address.strip_prefix('/') {
            Some(path) => format!("{SITE}/{path}"),
            None => address.to_owned(),
        };
        self.client.goto(&address).await.expect("the page");
    }

    /// What the expression is in the page.
    pub(crate) async fn eval(&self, expression: &str) -> Value {
        let script = format!("return ({expression})");
        self.client.execute(&script, vec![]).await.expect("a value")
    }

    /// Waits until the expression holds in the page.
    pub(crate) async fn wait(&self, expression: &str) {
        let end = Instant::now() + Duration::from_secs(10);
        while self.eval(expression).await != true {
            assert!(Instant::now() < end, "never came true: {expression}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Sends keys to whatever has the focus.
    pub(crate) async fn keys(&self, keys: &str) {
        let focused = self.client.active_element().await.expect("an element");
        focused.send_keys(keys).await.expect("keys");
    }

    /// The reasons that are shown, in the order of the page.
    pub(crate) async fn shown(&self) -> Vec<String> {
        let shown = self
            .eval("[...document.querySelectorAll('.entry')].filter(e => e.checkVisibility()).map(e => e.id)")
            .await;
        serde_json::from_value(shown).expect("reasons")
    }

    /// A command of the `DevTools` protocol.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        (self.issue("goog/cdp/execute", body).await).expect("the command is known")
    }

    pub(crate) async fn emulate(&self, media: &str, scheme: &str) {
        let features = [json!({ "name": "prefers-color-scheme", "value": scheme })];
        let parameters = json!({ "media": media, "features": features });
        (self.devtools("Emulation.setEmulatedMedia", parameters)).await;
        // The page is told of it with its next frame, before what waits for that frame runs.
        let frame = "requestAnimationFrame(arguments[0])";
        (self.client.execute_async(frame, vec![]).await).expect("a frame");
    }

    pub(crate) async fn resize(&self, width: u32, height: u32) {
        let parameters = json!({
            "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600,
        });
        (self.devtools("Emulation.setDeviceMetricsOverride", parameters)).await;
    }

    /// Errors and warnings of the page since they were last asked for.
    pub(crate) async fn complaints(&self) -> Vec<String> {
        let log = self.issue("se/log", json!({ "type": "browser" })).await;
        let Value::Array(lines) = log.expect("a log") else {
            unreachable!("a log is an array");
        };
        lines
            .iter()
            .map(|line| line["message"].to_string())
            .collect()
    }

    /// Keeps what the window shows as `target/tmp/catalog_page/NAME.png`.
    pub(crate) async fn screenshot(&self, name: &str) {
        let folder = folder().join("screenshots");
        std::fs::create_dir_all(&folder).expect("a folder");
        let picture = self.client.screenshot().await.expect("a picture");
        std::fs::write(folder.join(name).with_extension("png"), picture).expect("a file");
    }

    async fn issue(&self, path: &'static str, body: Value) -> Result<Value, CmdError> {
        self.client.issue_cmd(Extension { path, body }).await
    }

    /// Ends the browser; a test that fails leaves that to `Drop`.
    pub(crate) async fn close(self) {
        self.client.close().await.expect("the session ends");
        drop(self.driver);
    }
}

#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, url::ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/{}", self.path))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

/// chromedriver, and the folder of its browser.
struct Driver {
    process: Child,
    port: u16,
    profile: PathBuf,
}

impl Driver {
    fn start(program: &Path) -> Self {
        // It takes a free port of one family of addresses, and ends if the other has it in use.
        (0..5)
            .find_map(|_| Self::try_start(program))
            .expect("chromedriver says its port")
    }

    fn try_start(program: &Path) -> Option<Self> {
        let mut process = Command::new(program)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        let mut lines = BufReader::new(process.stdout.take().expect("its output")).lines();
        let port = lines.find_map(|line| {
            let line = line.ok()?;
            let (_, port) = line.split_once("successfully on port ")?;
            port.trim_end_matches('.').parse().ok()
        });
        let Some(port) = port else {
            process.wait().expect("it has ended");
            return None;
        };
        let profile = folder().join(format!("profile-{port}"));
        Some(Self {
            process,
            port,
            profile,
        })
    }

    /// Lets chromedriver end its browsers too, which a signal would leave.
    fn shut_down(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        stream
            .write_all(b"GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        stream.read_to_end(&mut Vec::new()).map(drop)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if self.shut_down().is_err() {
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("catalog_page")
}
