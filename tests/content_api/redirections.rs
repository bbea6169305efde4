//! 301 and 304.

use axum::http::StatusCode;
use flowcms_status::FlowCms;
use serde_json::json;

use crate::client::Call;
use crate::world::{READER, World, problem};

#[tokio::test]
async fn the_old_endpoint_says_where_it_has_gone_without_asking_for_a_key() {
    let world = World::begin().await;
    for (old, new) in [
        ("/v1/entries", "/entries"),
        ("/v1/entries/welcome", "/entries/welcome"),
        (
            "/v1/entries?limit=2&after=a%26b",
            "/entries?limit=2&after=a%26b",
        ),
        ("/v1/entries/a/paths?hops=2", "/entries/a/paths?hops=2"),
    ] {
        let answer = world.answer(Call::get(old)).await;
        assert_eq!(answer.header("location"), Some(new));
        problem(&answer, FlowCms::MovedPermanently, "v1_moved");
    }
}

#[tokio::test]
async fn the_old_endpoint_never_leads_to_another_host_nor_adds_a_header() {
    let world = World::begin().await;
    for path in [
        "/v1/entries//evil.example",
        "/v1/entries/%0d%0aset-cookie:%20a=b",
        "/v1/entries/\\evil.example",
    ] {
        let answer = world.answer(Call::get(path)).await;
        let location = answer.header("location").unwrap();
        assert_eq!(Some(location), path.strip_prefix("/v1"));
        assert_eq!(answer.header("set-cookie"), None);
    }
}

#[tokio::test]
async fn a_caller_who_has_the_entry_is_told_so_in_an_empty_answer() {
    let world = World::begin().await;
    for tags in [r#""8-1""#, r#"W/"8-1""#, r#""a", "8-1""#, "*"] {
        let call = Call::get("/entries/welcome").key(READER);
        let answer = world.answer(call.header("if-none-match", tags)).await;
        assert_eq!(answer.status, StatusCode::from(FlowCms::NotModified));
        assert_eq!(answer.header("etag"), Some("\"8-1\""));
        assert_eq!(answer.header("content-type"), None);
        assert_eq!(answer.header("cache-control"), None);
        assert!(answer.content.is_empty());
    }
}

#[tokio::test]
async fn a_caller_who_has_an_old_version_gets_the_new_one() {
    let world = World::begin().await;
    let update = json!({ "version": 1, "title": "Changed" });
    world.put("/entries/welcome", &update).await;
    let call = Call::get("/entries/welcome").key(READER);
    let answer = world.answer(call.header("if-none-match", "\"8-1\"")).await;
    assert_eq!(answer.status, StatusCode::from(FlowCms::Ok));
    assert_eq!(answer.json().unwrap()["title"], "Changed");
}
