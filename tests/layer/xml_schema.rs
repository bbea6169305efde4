//! XML against the schema of RFC 9457, appendix B, by libxml2's `xmllint`.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use axum::Router;
use axum::routing::get;
use flowcms_status::{FlowError, Instance, ProblemLayer};
use serde_json::{Value, json};

use crate::tools;
use crate::world::{get as get_as, serve};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#")]
#[error("{0}")]
#[flow(code = 400)]
struct Any(String, #[flow(member = "anything")] Value);

/// What `xmllint` says of a document; `None` = it is not installed.
fn validated(document: &str) -> Option<Output> {
    let xmllint = tools::program("xmllint", "XML against the schema of RFC 9457")?;
    let mut child = Command::new(xmllint)
        .args(["--nonet", "--noout", "--relaxng"])
        .arg(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/data/rfc9457-problem.rng"
        ))
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(document.as_bytes()).expect("it reads");
    drop(stdin);
    Some(child.wait_with_output().expect("it ends"))
}

#[tokio::test]
async fn every_problem_in_xml_is_valid_by_the_schema() {
    let values = [
        json!("text"),
        json!(""),
        json!([[], {}, [1.5, true, "<&>\u{0}\u{fffe}\u{202e}"]]),
        json!({ "": 1, "1": { "type": "a", "xml:b": [], "c d": "e" }, "xmlns": "f", "ns:g": "h" }),
        json!({ "title": ["not the problem's"], "ß": null, "\u{1}": "\r\n\t" }),
    ];
    let errors: Vec<(String, Value)> = (values.into_iter())
        .flat_map(|value| {
            ["plain", "", "<![CDATA[ ]]> \u{1}\u{b}]]>&amp;"]
                .map(|text| (text.to_owned(), value.clone()))
        })
        .collect();
    let mut router = Router::new();
    for (at, (text, value)) in errors.iter().enumerate() {
        let (text, value) = (text.clone(), value.clone());
        let answer = move || async move { Err::<(), _>(Any(text, value)) };
        router = router.route(&format!("/{at}"), get(answer));
    }
    let address = serve(router.layer(ProblemLayer::new().instance(Instance::Path))).await;
    let paths = (0..errors.len()).map(|at| format!("/{at}"));
    // And a path that no route has.
    for path in paths.chain(["/nothing/here?<>".to_owned()]) {
        let xml = get_as(
            address,
            &path.replace(['<', '>'], "%3C"),
            "application/problem+xml",
        )
        .await;
        assert_eq!(xml.header("content-type"), "application/problem+xml");
        let Some(output) = validated(&xml.body) else {
            return;
        };
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{said}\n{}", xml.body);
    }
}

#[test]
fn the_schema_refuses_what_is_no_problem() {
    for wrong in [
        "<problem><title>no namespace</title></problem>",
        "<problem xmlns=\"urn:ietf:rfc:7807\"><status>none</status></problem>",
        "<problem xmlns=\"urn:ietf:rfc:7807\"><title>a</title><title>b</title></problem>",
        "<problem xmlns=\"urn:ietf:rfc:7807\"><a xmlns=\"urn:other\"/></problem>",
    ] {
        let Some(output) = validated(wrong) else {
            return;
        };
        assert!(!output.status.success(), "{wrong}");
    }
}
