//! 100 and 101.

use axum::http::{Method, StatusCode};
use flowcms_status::FlowCms;
use serde_json::json;
use tokio::time::timeout;

use crate::client::{Call, Preview};
use crate::world::{EDITOR, PATIENCE, READER, World, entry, problem};

#[tokio::test]
async fn a_bulk_import_is_asked_for_its_body() {
    let world = World::begin().await;
    let batch = json!({ "entries": [entry("new")] });
    let call = Call::post("/imports").key(EDITOR).json(&batch);

    let answer = call.send_when_asked(world.address()).await.unwrap();
    assert_eq!(answer.interim, Some(StatusCode::from(FlowCms::Continue)));
    assert_eq!(answer.status, StatusCode::from(FlowCms::Accepted));
}

#[tokio::test]
async fn an_import_that_is_refused_is_never_asked_for_its_body() {
    let world = World::begin().await;
    let batch = json!({ "entries": [entry("new")] });
    let call = Call::post("/imports").key(READER).json(&batch);

    let answer = timeout(PATIENCE, call.send_when_asked(world.address()));
    let answer = answer.await.unwrap().unwrap();
    assert_eq!(answer.interim, None);
    problem(&answer, FlowCms::Forbidden, "not_permitted");
}

#[tokio::test]
async fn a_live_preview_shows_the_entry_each_edit_of_it_and_its_end() {
    let world = World::begin().await;
    let path = "/entries/about/preview";
    let mut preview = Preview::open(world.address(), path, READER).await.unwrap();
    assert_eq!(
        preview.status,
        StatusCode::from(FlowCms::SwitchingProtocols)
    );
    let current = preview.next().await.unwrap().unwrap();
    assert_eq!(current["event"], "current");
    assert_eq!(current["version"], 1);

    let other = json!({ "version": 1, "title": "Not followed" });
    world.put("/entries/team", &other).await;
    let edit = json!({ "version": 1, "title": "Edited" });
    world.put("/entries/about", &edit).await;
    let updated = preview.next().await.unwrap().unwrap();
    assert_eq!(updated["event"], "updated");
    assert_eq!(updated["slug"], "about");
    assert_eq!(updated["title"], "Edited");
    assert_eq!(updated["version"], 2);

    let delete = Call::new(Method::DELETE, "/entries/about").key(EDITOR);
    world.answer(delete).await;
    let deleted = preview.next().await.unwrap().unwrap();
    assert_eq!(deleted, json!({ "event": "deleted", "slug": "about" }));
    assert_eq!(preview.next().await.unwrap(), None);
}

#[tokio::test]
async fn a_live_preview_is_closed_when_the_server_stops() {
    let world = World::begin().await;
    let path = "/entries/about/preview";
    let mut preview = Preview::open(world.address(), path, READER).await.unwrap();
    preview.next().await.unwrap().unwrap();

    timeout(PATIENCE, world.api.stop()).await.unwrap().unwrap();
    let closed = timeout(PATIENCE, preview.next()).await.unwrap();
    assert_eq!(closed.unwrap(), None);
}

#[tokio::test]
async fn a_preview_of_nothing_or_without_a_handshake_is_a_problem() {
    let world = World::begin().await;
    let handshake = |path: &str| {
        Call::get(path)
            .key(READER)
            .header("connection", "upgrade")
            .header("upgrade", "websocket")
            .header("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==")
    };

    let nothing = handshake("/entries/nowhere/preview").header("sec-websocket-version", "13");
    let answer = world.answer(nothing).await;
    problem(&answer, FlowCms::NotFound, "entry_not_found");
    let answer = world.get("/entries/about/preview").await;
    let plain = problem(&answer, FlowCms::BadRequest, "not_a_websocket");
    assert!(plain["detail"].as_str().unwrap().contains("upgrade"));
    let old = handshake("/entries/about/preview").header("sec-websocket-version", "8");
    let answer = world.answer(old).await;
    problem(&answer, FlowCms::BadRequest, "not_a_websocket");
}
