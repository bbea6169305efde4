//! Three validators, each of which misses what another finds.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{fs, process};

use flowcms_status::Catalogued;
use serde_json::{Value, json};

use crate::every_key::EveryKey;
use crate::live::document;
use crate::tools;

/// What they may warn of: not of errors, but of how an API is made or how much of it is there.
const OF_THE_API: [&str; 3] = [
    // The old endpoints only redirect, a WebSocket only switches protocols.
    "operation-2xx-response",
    "operation-4xx-response",
    "operation-success-response",
];
/// A catalogue alone is a document without endpoints.
const OF_THE_FRAME: [&str; 9] = [
    "info-contact",
    "info-description",
    "info-license",
    "no-empty-servers",
    "no-unused-components",
    "oas3-api-servers",
    "oas3-unused-component",
    "operation-2xx-response",
    "operation-4xx-response",
];

/// A new folder for what a program reads and writes.
pub(crate) fn folder(name: &str) -> PathBuf {
    let name = format!("openapi-{name}-{}", process::id());
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The documents, as files, each with the rules that it need not follow.
async fn documents(folder: &Path) -> Vec<(PathBuf, &'static [&'static str])> {
    let whole = |is_3_0: bool| {
        let mut responses = EveryKey::responses();
        let mut document = EveryKey::CATALOG.openapi();
        if is_3_0 {
            responses = responses.version_3_0();
            document = document.version_3_0();
        }
        let mut responses = responses.to_value();
        responses["200"] = json!({ "description": "It is there." });
        document.complete(json!({
            "info": {
                "title": "Every key",
                "version": "1.0.0",
                "description": "An API with every key.",
                "contact": { "name": "FlowCMS", "url": "https://flowcms.example/" },
                "license": { "name": "MIT", "url": "https://flowcms.example/license" },
            },
            "servers": [{ "url": "https://api.flowcms.example" }],
            "tags": [{ "name": "entries", "description": "Entries." }],
            "paths": { "/entries": { "get": {
                "operationId": "readEntry",
                "summary": "Read",
                "description": "Reads an entry.",
                "tags": ["entries"],
                "security": [],
                "responses": responses,
            } } },
        }))
    };
    let catalog = EveryKey::CATALOG.openapi();
    let files: Vec<(&str, String, &'static [&'static str])> = vec![
        ("example.json", document().await.to_string(), &OF_THE_API),
        ("whole-3.1.json", whole(false).to_string(), &[]),
        ("whole-3.0.json", whole(true).to_string(), &[]),
        ("catalog-3.1.yaml", catalog.to_yaml(), &OF_THE_FRAME),
        (
            "catalog-3.0.yaml",
            catalog.version_3_0().to_yaml(),
            &OF_THE_FRAME,
        ),
    ];
    (files.into_iter())
        .map(|(name, text, allowed)| {
            let path = folder.join(name);
            fs::write(&path, text).unwrap();
            (path, allowed)
        })
        .collect()
}

fn run(command: &mut Command) -> Output {
    command
        .env("REDOCLY_TELEMETRY", "off")
        .env("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true")
        .env("NO_COLOR", "1")
        .output()
        .unwrap()
}

/// The rule and the message of each finding.
fn demand_none(
    path: &Path,
    allowed: &[&str],
    findings: impl IntoIterator<Item = (String, String)>,
) {
    let others: Vec<_> = (findings.into_iter())
        .filter(|(rule, _)| !allowed.contains(&rule.as_str()))
        .collect();
    assert!(others.is_empty(), "{}: {others:#?}", path.display());
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn openapi_spec_validator_finds_nothing() {
    let what = "the documents of OpenAPI through openapi-spec-validator";
    let Some(validator) = tools::program("openapi-spec-validator", what) else {
        return;
    };
    let folder = folder("spec-validator");
    let documents = documents(&folder).await;
    let files = documents.iter().map(|(path, _)| path);
    let output = run(Command::new(&validator).args(files));
    let found = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{found}");
    assert_eq!(found.matches(": OK").count(), documents.len(), "{found}");

    // It does find something.
    let wrong = folder.join("wrong.json");
    let mut document = EveryKey::CATALOG.to_openapi();
    document["components"]["responses"]["NotFound"]["description"] = json!(1);
    fs::write(&wrong, document.to_string()).unwrap();
    assert!(!run(Command::new(&validator).arg(wrong)).status.success());
    fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn redocly_finds_nothing() {
    let Some(redocly) = tools::program("redocly", "the documents of OpenAPI through Redocly")
    else {
        return;
    };
    let folder = folder("redocly");
    for (path, allowed) in documents(&folder).await {
        let mut command = Command::new(&redocly);
        command.current_dir(&folder).arg("lint").arg(&path);
        let output = run(command.args([
            "--extends=recommended",
            "--format=json",
            "--max-problems=1000",
        ]));
        let report: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(report["totals"]["errors"].is_u64(), "{report}");
        let problems = report["problems"].as_array().unwrap().iter();
        demand_none(
            &path,
            allowed,
            problems.map(|problem| {
                let place = problem["location"][0]["pointer"].to_string();
                (
                    text(&problem["ruleId"]),
                    text(&problem["message"]) + " at " + &place,
                )
            }),
        );
    }
    fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn spectral_finds_nothing() {
    let Some(spectral) = tools::program("spectral", "the documents of OpenAPI through Spectral")
    else {
        return;
    };
    let folder = folder("spectral");
    let ruleset = folder.join("ruleset.yaml");
    fs::write(&ruleset, "extends: [\"spectral:oas\"]\n").unwrap();
    for (path, allowed) in documents(&folder).await {
        let mut command = Command::new(&spectral);
        command
            .arg("lint")
            .arg("--ruleset")
            .arg(&ruleset)
            .args(["--format", "json", "--quiet"]);
        let output = run(command.arg(&path));
        let report: Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
        let problems = report.as_array().unwrap().iter();
        demand_none(
            &path,
            allowed,
            problems.map(|problem| {
                (
                    text(&problem["code"]),
                    text(&problem["message"]) + " at " + &problem["path"].to_string(),
                )
            }),
        );
    }
    fs::remove_dir_all(folder).unwrap();
}
