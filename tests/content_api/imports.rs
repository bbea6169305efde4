//! 202, and what becomes of what was accepted.

use std::time::Duration;

use axum::http::StatusCode;
use flowcms_status::FlowCms;
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::world::{PATIENCE, World, entry, problem};

/// The import as soon as it is no longer queued.
async fn finished(world: &World, path: &str) -> Value {
    let polled = async {
        loop {
            let import = world.get(path).await.json().unwrap();
            if import["state"] != "queued" {
                return import;
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    };
    timeout(PATIENCE, polled).await.unwrap()
}

#[tokio::test]
async fn an_import_is_accepted_and_brought_in_later() {
    let world = World::begin().await;
    let batch = json!({ "entries": [entry("one"), entry("two")] });
    let accepted = world.post("/imports", &batch).await;
    assert_eq!(accepted.status, StatusCode::from(FlowCms::Accepted));
    assert_eq!(accepted.header("location"), Some("/imports/1"));
    assert_eq!(accepted.json().unwrap()["state"], "queued");

    let import = finished(&world, "/imports/1").await;
    let report = json!({ "imported": 2, "refused": [] });
    assert_eq!(
        import,
        json!({ "id": 1, "state": "done", "report": report })
    );
    assert_eq!(
        world.get("/entries/two").await.json().unwrap()["version"],
        1
    );
}

#[tokio::test]
async fn an_entry_that_is_refused_holds_up_no_other() {
    let world = World::begin().await;
    let batch = json!({ "entries": [entry("welcome"), entry("new"), entry("no!")] });
    world.post("/imports", &batch).await;

    let report = &finished(&world, "/imports/1").await["report"];
    assert_eq!(report["imported"], 1);
    assert_eq!(report["refused"][0]["slug"], "welcome");
    assert_eq!(report["refused"][0]["reason"], "duplicate_slug");
    assert_eq!(report["refused"][1]["slug"], "no!");
    assert_eq!(report["refused"][1]["reason"], "reserved_character");
    assert!(!report.to_string().contains("UNIQUE"));
}

#[tokio::test]
async fn an_import_of_nothing_is_refused_at_once() {
    let world = World::begin().await;
    let answer = world.post("/imports", &json!({ "entries": [] })).await;
    let refused = problem(&answer, FlowCms::UnprocessableEntity, "nothing_to_import");
    assert_eq!(refused["field"], "entries");
}

#[tokio::test]
async fn an_unknown_import_is_not_found() {
    let world = World::begin().await;
    let answer = world.get("/imports/77").await;
    let unknown = problem(&answer, FlowCms::NotFound, "import_not_found");
    assert_eq!(unknown["import"], 77);
}

#[tokio::test]
async fn a_full_queue_takes_no_more() {
    let world = World::begin().await;
    let database = world.database();
    // Keeps the importer from ending any.
    let stuck = "CREATE TRIGGER stuck BEFORE UPDATE ON imports
                 BEGIN SELECT raise(ABORT, 'stuck'); END";
    database.execute_batch(stuck).unwrap();
    for _ in 0..32 {
        let waiting = "INSERT INTO imports (state, batch) VALUES ('queued', '{\"entries\":[]}')";
        database.execute(waiting, []).unwrap();
    }
    let batch = json!({ "entries": [entry("new")] });
    let answer = world.post("/imports", &batch).await;
    problem(&answer, FlowCms::ServiceUnavailable, "import_queue_full");
    assert_eq!(answer.header("retry-after"), Some("5"));
}

#[tokio::test]
async fn an_import_that_was_waiting_when_the_server_stopped_is_brought_in_after_the_start() {
    let world = World::begin().await;
    let batch = json!({ "entries": [entry("late")] }).to_string();
    let waiting = "INSERT INTO imports (state, batch) VALUES ('queued', ?1)";
    world.database().execute(waiting, [batch]).unwrap();

    let world = world.restart().await;
    let import = finished(&world, "/imports/1").await;
    assert_eq!(import["report"]["imported"], 1);
}

#[tokio::test]
async fn a_damaged_import_fails_without_holding_up_the_queue() {
    let world = World::begin().await;
    let damaged = "INSERT INTO imports (state, batch) VALUES ('queued', '{\"entr')";
    world.database().execute(damaged, []).unwrap();
    world
        .post("/imports", &json!({ "entries": [entry("next")] }))
        .await;

    let failed = finished(&world, "/imports/1").await;
    assert_eq!(failed["state"], "failed");
    assert_eq!(failed["report"], json!({ "reason": "storage_failed" }));
    let next = finished(&world, "/imports/2").await;
    assert_eq!(next["state"], "done");
}
