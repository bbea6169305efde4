//! The example API while it runs: schemathesis finds no response that its document does not
//! describe.

use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::process::Command;
use std::{fs, process};

use serde_json::Value;

use crate::app::{Api, Config, media_store};
use crate::client::Call;
use crate::tools;

/// The example API with its media store, on free ports.
pub(crate) async fn start() -> (Api, crate::app::server::Server) {
    let any_port = (Ipv4Addr::LOCALHOST, 0).into();
    let media = media_store::start(any_port).await.unwrap();
    let api = Api::start(Config::new(any_port, media.address()));
    (api.await.unwrap(), media)
}

/// Its document, as it serves it.
pub(crate) async fn document() -> Value {
    let (api, media) = start().await;
    let answer = Call::get("/openapi.json").send(api.address()).await;
    api.stop().await.unwrap();
    media.stop().await.unwrap();
    answer.unwrap().json().unwrap()
}

/// A new folder for what a program reads and writes.
pub(crate) fn folder(name: &str) -> PathBuf {
    let name = format!("openapi-{name}-{}", process::id());
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[tokio::test(flavor = "multi_thread")]
async fn no_response_of_the_example_is_other_than_its_document_says() {
    let Some(schemathesis) = tools::program("schemathesis", "the example API against its document")
    else {
        return;
    };
    let folder = folder("schemathesis");
    let document = document().await;
    fs::write(folder.join("document.json"), document.to_string()).unwrap();
    let (api, media) = start().await;
    let mut command = Command::new(schemathesis);
    command
        .arg("run")
        // Read from its address, schemathesis would not ask for the document itself.
        .arg("document.json")
        .args(["--url", &format!("http://{}", api.address())])
        .args(["--header", "Authorization: Bearer demo-editor"])
        // A request that is no WebSocket handshake is refused, and OpenAPI cannot say that.
        .args([
            "--checks",
            "all",
            "--exclude-checks",
            "positive_data_acceptance",
        ])
        .args(["--phases", "examples,coverage,fuzzing", "--mode", "all"])
        .args([
            "--max-examples",
            "15",
            "--seed",
            "1",
            "--no-shrink",
            "--workers",
            "1",
        ])
        .args(["--request-timeout", "20", "--warnings", "off"])
        .env("NO_PROXY", "*")
        .env("NO_COLOR", "1")
        .current_dir(&folder);
    let output = tokio::task::spawn_blocking(move || command.output());
    let output = output.await.unwrap().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}");
    // All operations of the document, and many requests to each.
    let operations = operations(&document);
    assert!(text.contains(&format!("Tested: {operations}")), "{text}");
    assert!(text.contains("No issues found"), "{text}");
    api.stop().await.unwrap();
    media.stop().await.unwrap();
    fs::remove_dir_all(folder).unwrap();
}

fn operations(document: &Value) -> usize {
    let methods = ["delete", "get", "post", "put"];
    let paths = document["paths"].as_object().unwrap().values();
    let of_path = |path: &Value| methods.iter().filter(|m| path.get(**m).is_some()).count();
    paths.map(of_path).sum()
}

#[tokio::test]
async fn the_document_has_every_route_of_the_example() {
    let document = document().await;
    let paths: Vec<&String> = document["paths"].as_object().unwrap().keys().collect();
    assert_eq!(
        paths,
        [
            "/entries",
            "/entries/{slug}",
            "/entries/{slug}/paths",
            "/entries/{slug}/preview",
            "/errors",
            "/errors/{reason}",
            "/imports",
            "/imports/{id}",
            "/media/{id}",
            "/openapi.json",
            "/v1/entries",
            "/v1/entries/{rest}",
        ]
    );
    assert_eq!(operations(&document), 15);
    let responses = |path: &str, method: &str| -> Vec<String> {
        let responses = document["paths"][path][method]["responses"].as_object();
        responses.unwrap().keys().cloned().collect()
    };
    assert_eq!(
        responses("/entries/{slug}", "get"),
        [
            "200", "304", "400", "401", "403", "404", "408", "429", "500", "503"
        ]
    );
    assert_eq!(
        responses("/entries", "post"),
        [
            "201", "400", "401", "403", "408", "409", "422", "429", "500", "503"
        ]
    );
    assert_eq!(responses("/v1/entries", "get"), ["301"]);
}
