//! 500 and 503 of the storage; 502, 503 and 504 of the media store stand in `media`.

use flowcms_status::FlowCms;
use serde_json::json;

use crate::client::{Answer, Call};
use crate::world::{EDITOR, World, entry, problem};

/// The whole content of every private failure, around the id by which support finds its event.
const PRIVATE: (&str, &str) = (
    concat!(
        r#"{"type":"http://localhost:8080/errors#storage_failed","#,
        r#""title":"Internal Server Error","status":500,"instance":"urn:uuid:"#,
    ),
    concat!(
        r#"","reason":"storage_failed","context":"Unexpected FlowCMS backend error. "#,
        r#"Retry with backoff. If persistent, contact support."}"#
    ),
);

fn assert_private(answer: &Answer, why: &dyn std::fmt::Display) {
    let content = String::from_utf8_lossy(&answer.content);
    let id = (content.strip_prefix(PRIVATE.0)).and_then(|rest| rest.strip_suffix(PRIVATE.1));
    let is_id = |id: &str| id.len() == 36 && id.chars().all(|c| c == '-' || c.is_ascii_hexdigit());
    assert!(id.is_some_and(is_id), "{why}: {content}");
}

#[tokio::test]
async fn callers_learn_nothing_of_a_failure_of_sqlite() {
    let world = World::begin().await;
    let lost = "PRAGMA foreign_keys = OFF; DROP TABLE links; DROP TABLE imports";
    world.database().execute_batch(lost).unwrap();
    let batch = json!({ "entries": [entry("new")] });
    for call in [
        Call::get("/entries/welcome"),
        Call::get("/entries/welcome/paths"),
        Call::get("/imports/1"),
        Call::post("/entries").json(&entry("new")),
        Call::post("/imports").json(&batch),
    ] {
        let answer = world.answer(call.clone().key(EDITOR)).await;
        problem(&answer, FlowCms::InternalServerError, "storage_failed");
        assert_private(&answer, &call);
    }
}

#[tokio::test]
async fn callers_learn_nothing_of_a_damaged_entry_and_can_read_the_others() {
    let world = World::begin().await;
    let damage = "UPDATE entries SET fields = '{\"password\": ' WHERE slug = 'about'";
    world.database().execute(damage, []).unwrap();
    let answer = world.get("/entries/about").await;
    assert_private(&answer, &"a damaged entry");
    problem(&answer, FlowCms::InternalServerError, "storage_failed");

    let other = world.get("/entries/welcome").await;
    assert_eq!(FlowCms::try_from(other.status), Ok(FlowCms::Ok));
}

#[tokio::test]
async fn a_write_that_another_process_blocks_can_be_sent_again() {
    let world = World::begin().await;
    let other = world.database();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let answer = world.post("/entries", &entry("new")).await;
    problem(&answer, FlowCms::ServiceUnavailable, "storage_busy");
    assert_eq!(answer.header("retry-after"), Some("1"));

    other.execute_batch("COMMIT").unwrap();
    let answer = world.post("/entries", &entry("new")).await;
    assert_eq!(FlowCms::try_from(answer.status), Ok(FlowCms::Created));
}

#[tokio::test]
async fn a_full_workspace_takes_no_more_but_can_be_read() {
    let world = World::with(|config| config.pages = Some(40)).await;
    let mut answers = Vec::new();
    for number in 0..20 {
        let text = "x".repeat(20_000);
        let fields = json!({ "text": text });
        let draft = json!({ "slug": format!("e-{number}"), "title": "x", "fields": fields });
        answers.push(world.post("/entries", &draft).await);
    }
    assert_eq!(
        FlowCms::try_from(answers[0].status),
        Ok(FlowCms::Created),
        "the limit is too low to test anything"
    );
    let last = answers.last().unwrap();
    let full = problem(last, FlowCms::ServiceUnavailable, "storage_full");
    assert_eq!(full.get("detail"), None);
    let read = world.get("/entries/e-0").await;
    assert_eq!(FlowCms::try_from(read.status), Ok(FlowCms::Ok));
}
