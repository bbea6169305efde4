//! schemathesis finds no response of the running example that its document does not describe.

use std::fs;
use std::process::Command;

use crate::live::{document, operations, start};
use crate::tools;
use crate::validators::folder;

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
