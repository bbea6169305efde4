//! 200, 201 and 204; 202 stands in `imports`.

use axum::http::{Method, StatusCode};
use flowcms_status::FlowCms;
use serde_json::json;

use crate::client::Call;
use crate::world::{EDITOR, READER, World, entry};

#[tokio::test]
async fn an_entry_is_read_with_its_tag_and_what_the_key_has_left() {
    let world = World::begin().await;
    let answer = world
        .answer(Call::get("/entries/welcome").key(READER))
        .await;
    assert_eq!(answer.status, StatusCode::from(FlowCms::Ok));
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert_eq!(answer.header("etag"), Some("\"8-1\""));
    assert_eq!(answer.header("x-ratelimit-limit"), Some("1000"));
    assert_eq!(answer.header("x-ratelimit-remaining"), Some("999"));
    let links = [
        "about", "blog", "contact", "docs", "press", "pricing", "team",
    ];
    let expected = json!({
        "slug": "welcome",
        "title": "Welcome",
        "fields": { "text": "To be written." },
        "links": links,
        "version": 1,
    });
    assert_eq!(answer.json().unwrap(), expected);
}

#[tokio::test]
async fn a_head_request_gets_the_headers_without_the_entry() {
    let world = World::begin().await;
    let head = Call::new(Method::HEAD, "/entries/welcome").key(READER);
    let answer = world.answer(head).await;
    assert_eq!(answer.status, StatusCode::from(FlowCms::Ok));
    assert_eq!(answer.header("etag"), Some("\"8-1\""));
    assert!(answer.content.is_empty());
}

#[tokio::test]
async fn the_list_comes_in_pages() {
    let world = World::begin().await;
    let first = world.get("/entries?limit=2").await.json().unwrap();
    let slugs = |page: &serde_json::Value| {
        let entries = page.as_array().unwrap().iter();
        entries.map(|e| e["slug"].to_string()).collect::<Vec<_>>()
    };
    assert_eq!(slugs(&first), ["\"about\"", "\"blog\""]);
    let next = world
        .get("/entries?limit=1&after=blog")
        .await
        .json()
        .unwrap();
    assert_eq!(slugs(&next), ["\"contact\""]);
}

#[tokio::test]
async fn paths_are_counted_hop_by_hop() {
    let world = World::begin().await;
    for (slug, link) in [("end", "nothing"), ("left", "end"), ("right", "end")] {
        let draft = json!({ "slug": slug, "title": "x", "links": [link] });
        world.post("/entries", &draft).await;
    }
    let begin = json!({ "slug": "begin", "title": "x", "links": ["left", "right"] });
    world.post("/entries", &begin).await;

    let reached = world.get("/entries/begin/paths?hops=2").await;
    assert_eq!(
        reached.json().unwrap(),
        json!([
            { "slug": "end", "paths": 2, "shortest": 2 },
            { "slug": "left", "paths": 1, "shortest": 1 },
            { "slug": "right", "paths": 1, "shortest": 1 },
        ])
    );
}

#[tokio::test]
async fn a_created_entry_stands_where_its_location_says() {
    let world = World::begin().await;
    let draft = json!({ "slug": "new", "title": "New", "fields": { "n": 1 }, "links": ["team"] });
    let created = world.post("/entries", &draft).await;
    assert_eq!(created.status, StatusCode::from(FlowCms::Created));
    assert_eq!(created.header("location"), Some("/entries/new"));

    let read = world.get("/entries/new").await;
    assert_eq!(read.json().unwrap(), created.json().unwrap());
    assert_eq!(read.header("etag"), created.header("etag"));
}

#[tokio::test]
async fn an_update_makes_the_next_version() {
    let world = World::begin().await;
    let update = json!({ "version": 1, "title": "Changed", "links": [] });
    let updated = world.put("/entries/welcome", &update).await;
    assert_eq!(updated.status, StatusCode::from(FlowCms::Ok));
    assert_eq!(updated.header("etag"), Some("\"8-2\""));
    let read = world.get("/entries/welcome").await.json().unwrap();
    assert_eq!(read["title"], "Changed");
    assert_eq!(read["version"], 2);
    assert_eq!(read["links"], json!([]));
}

#[tokio::test]
async fn a_deleted_entry_is_gone_and_nothing_more_is_said() {
    let world = World::begin().await;
    let delete = Call::new(Method::DELETE, "/entries/welcome").key(EDITOR);
    let answer = world.answer(delete.clone()).await;
    assert_eq!(answer.status, StatusCode::from(FlowCms::NoContent));
    assert!(answer.content.is_empty());
    assert_eq!(answer.header("content-type"), None);

    let again = world.answer(delete).await;
    assert_eq!(again.status, StatusCode::from(FlowCms::NotFound));
}

#[tokio::test]
async fn an_entry_that_is_made_anew_never_has_the_tag_of_the_old_one() {
    let world = World::begin().await;
    let old = world.post("/entries", &entry("again")).await;
    let delete = Call::new(Method::DELETE, "/entries/again").key(EDITOR);
    world.answer(delete).await;
    let new = world.post("/entries", &entry("again")).await;
    assert_ne!(old.header("etag"), new.header("etag"));
}
