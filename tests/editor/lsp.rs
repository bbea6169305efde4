//! rust-analyzer on a small crate, as an editor speaks with it.

use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;
use std::{env, fs, thread};

use serde_json::{Value, json};
use url::Url;

use crate::tools;

/// rust-analyzer builds the macros before it answers.
const PATIENCE: Duration = Duration::from_secs(500);

/// rust-analyzer with the crate open; it ends when its input does. `None` where it is missing.
pub(crate) fn editor() -> Option<MutexGuard<'static, Editor>> {
    static EDITOR: OnceLock<Option<Mutex<Editor>>> = OnceLock::new();
    let editor = EDITOR.get_or_init(|| start().map(Mutex::new));
    // A test that failed left nothing half done: each brings its own text.
    Some((editor.as_ref()?.lock()).unwrap_or_else(PoisonError::into_inner))
}

pub(crate) struct Editor {
    _process: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    /// Numbers of requests, and versions of the text.
    last: u64,
    file: String,
}

/// What completion offers.
#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) label: String,
    pub(crate) docs: String,
}

/// Where a definition is: its file, and what stands there.
#[derive(Debug)]
pub(crate) struct Target {
    pub(crate) file: PathBuf,
    pub(crate) line: String,
    pub(crate) text: String,
}

/// A text in which `$0` says where the cursor is.
impl Editor {
    pub(crate) fn hover(&mut self, text: &str) -> String {
        let shown = self.at_cursor("textDocument/hover", text);
        shown["contents"]["value"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    pub(crate) fn completion(&mut self, text: &str) -> Vec<Item> {
        let list = self.at_cursor("textDocument/completion", text);
        let items = list["items"].as_array().or(list.as_array());
        let item = |item: &Value| Item {
            label: item["label"].as_str().unwrap_or_default().to_owned(),
            docs: item["documentation"]["value"]
                .as_str()
                .unwrap_or_default()
                .to_owned(),
        };
        items.into_iter().flatten().map(item).collect()
    }

    pub(crate) fn definition(&mut self, text: &str) -> Vec<Target> {
        let source = text.replace("$0", "");
        let found = self.at_cursor("textDocument/definition", text);
        let target = |found: &Value| {
            let url: Url = found["uri"]
                .as_str()
                .expect("a file")
                .parse()
                .expect("a URL");
            let file = url.to_file_path().expect("a file");
            let content = if url.as_str() == self.file {
                source.clone()
            } else {
                fs::read_to_string(&file).expect("readable")
            };
            let place = |end: &str, what: &str| {
                usize::try_from(found["range"][end][what].as_u64().expect("a number"))
                    .expect("small")
            };
            let line = content
                .lines()
                .nth(place("start", "line"))
                .expect("a line")
                .to_owned();
            let text = line[place("start", "character")..place("end", "character")].to_owned();
            Target { file, line, text }
        };
        found.as_array().into_iter().flatten().map(target).collect()
    }

    /// The messages of rust-analyzer's own, those of the macros' `compile_error!` included.
    pub(crate) fn diagnostics(&mut self, text: &str) -> Vec<String> {
        self.write(text);
        let answer = self.request(
            "textDocument/diagnostic",
            &json!({ "textDocument": { "uri": self.file } }),
        );
        let items = answer["items"].as_array().expect("a list of diagnostics");
        items
            .iter()
            .map(|item| item["message"].to_string())
            .collect()
    }

    fn at_cursor(&mut self, method: &str, text: &str) -> Value {
        let (before, _) = text.split_once("$0").expect("a cursor `$0`");
        let line = before.matches('\n').count();
        let character = before
            .rsplit('\n')
            .next()
            .unwrap_or_default()
            .encode_utf16()
            .count();
        self.write(&text.replace("$0", ""));
        self.request(
            method,
            &json!({
                "textDocument": { "uri": self.file },
                "position": { "line": line, "character": character },
            }),
        )
    }

    /// The crate consists of `text` from now on.
    fn write(&mut self, text: &str) {
        self.last += 1;
        self.notify(
            "textDocument/didChange",
            &json!({
                "textDocument": { "uri": self.file, "version": self.last },
                "contentChanges": [{ "text": text }],
            }),
        );
    }

    fn request(&mut self, method: &str, params: &Value) -> Value {
        loop {
            self.last += 1;
            let id = self.last;
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
            let answer =
                self.wait_for(|message| message["id"] == id && message["method"].is_null());
            match answer["error"]["code"].as_i64() {
                None => return answer["result"].clone(),
                // The text changed meanwhile, or the answer was given up: ask again.
                Some(-32801 | -32802) => thread::sleep(Duration::from_millis(100)),
                Some(_) => panic!("{method}: {}", answer["error"]),
            }
        }
    }

    fn notify(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn wait_for(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = self
                .messages
                .recv_timeout(PATIENCE)
                .expect("an answer of rust-analyzer");
            if is_it(&message) {
                return message;
            }
            // What the server asks of its client: nothing is configured.
            if message["id"] != Value::Null && message["method"] != Value::Null {
                let nothing = if message["method"] == "workspace/configuration" {
                    json!([null])
                } else {
                    Value::Null
                };
                self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": nothing }));
            }
        }
    }

    fn send(&mut self, message: &Value) {
        let message = message.to_string();
        let framed = format!("Content-Length: {}\r\n\r\n{message}", message.len());
        self.input
            .write_all(framed.as_bytes())
            .expect("rust-analyzer listens");
        self.input.flush().expect("rust-analyzer listens");
    }
}

fn start() -> Option<Editor> {
    let program = tools::program("rust-analyzer", "the keys in an editor")?;
    // rustup puts a program of that name there, whether the component is installed or not.
    let version = Command::new(&program)
        .arg("--version")
        .output()
        .expect("can be started");
    if !version.status.success() {
        tools::missing("rust-analyzer", "the keys in an editor");
        return None;
    }

    let folder = package();
    let mut process = Command::new(program)
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("CARGO_NET_OFFLINE", "true")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("can be started");
    let (sender, messages) = channel();
    let output = process.stdout.take().expect("is piped");
    thread::spawn(move || {
        let mut output = BufReader::new(output);
        while let Some(message) = next(&mut output) {
            if sender.send(message).is_err() {
                return;
            }
        }
    });

    let mut editor = Editor {
        input: process.stdin.take().expect("is piped"),
        _process: process,
        messages,
        last: 0,
        file: uri(&folder.join("src/lib.rs")),
    };
    editor.request(
        "initialize",
        &json!({
            "processId": std::process::id(),
            "rootUri": uri(&folder),
            "capabilities": {
                "experimental": { "serverStatusNotification": true },
                "textDocument": {
                    "hover": { "contentFormat": ["markdown"] },
                    "completion": { "completionItem": { "documentationFormat": ["markdown"] } },
                },
            },
            "initializationOptions": { "checkOnSave": false, "cachePriming": { "enable": false } },
        }),
    );
    editor.notify("initialized", &json!({}));
    editor.notify(
        "textDocument/didOpen",
        &json!({
            "textDocument": { "uri": editor.file, "languageId": "rust", "version": 0, "text": "" },
        }),
    );
    let status = editor.wait_for(|message| {
        message["method"] == "experimental/serverStatus"
            && (message["params"]["quiescent"] == true || message["params"]["health"] == "error")
    });
    assert_eq!(status["params"]["health"], "ok", "{status}");
    Some(editor)
}

/// The crate, with the versions that the workspace has.
fn package() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("editor");
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    fs::create_dir_all(folder.join("src")).expect("can be written");
    let manifest = format!(
        "[package]\nname = \"app\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         flowcms-status = {{ path = {:?} }}\nthiserror = \"2\"\n\n[workspace]\n",
        workspace.join("flowcms-status").to_str().expect("UTF-8")
    );
    fs::write(folder.join("Cargo.toml"), manifest).expect("can be written");
    fs::write(folder.join("src/lib.rs"), "").expect("can be written");
    fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock")).expect("can be copied");
    folder
}

/// The next message, `None` at the end.
fn next(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("Content-Length: ") {
            length = value.parse().ok()?;
        }
    }
    let mut message = vec![0; length];
    output.read_exact(&mut message).ok()?;
    serde_json::from_slice(&message).ok()
}

fn uri(path: &Path) -> String {
    Url::from_file_path(path).expect("an absolute path").into()
}
