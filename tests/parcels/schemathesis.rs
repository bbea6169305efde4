//! Whatever schemathesis thinks of, the API answers as it is documented.

use std::fs;
use std::process::Command;

use crate::app::documents::openapi;
use crate::everything::described;
use crate::service::Service;
use crate::tools;

const CONFIG: &str = r#"
# It knows other statuses of a missing header, but not that of a missing `If-Match`.
[checks.missing_required_header]
expected-statuses = [400, 428]

# A key stands for one request: another one with it is refused, and OpenAPI cannot say that.
[checks.positive_data_acceptance]
enabled = false

# It sends an empty list of limits, which is no limit at all.
[[operations]]
include-name = "GET /parcels"
checks.negative_data_rejection.enabled = false
"#;

#[tokio::test(flavor = "multi_thread")]
async fn every_response_to_schemathesis_is_described() {
    let Some(schemathesis) = tools::program("schemathesis", "the parcel API against its document")
    else {
        return;
    };
    let service = Service::start().await;
    service.parcel("to work with").await;
    let document = service.folder.join("openapi.json");
    fs::write(&document, openapi().to_string()).unwrap();

    fs::write(service.folder.join("schemathesis.toml"), CONFIG).unwrap();

    let mut command = Command::new(schemathesis);
    command
        .arg("run")
        .arg(document)
        .args(["--url", &format!("http://{}", service.address)])
        .args(["--phases", "examples,coverage,fuzzing", "--mode", "all"])
        .args([
            "--max-examples",
            "20",
            "--seed",
            "1",
            "--no-shrink",
            "--workers",
            "1",
        ])
        .args(["--request-timeout", "20", "--warnings", "off"])
        .env("NO_PROXY", "*")
        .env("NO_COLOR", "1")
        .current_dir(&service.folder);
    let output = tokio::task::spawn_blocking(move || command.output());
    let output = output.await.unwrap().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}");
    assert!(text.contains("Tested: 11"), "{text}");

    let captured = service.captured();
    assert!(captured.len() > 200, "{}", captured.len());
    described(&captured);
}
