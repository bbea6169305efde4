//! 400 to 429, as a caller meets them who means no harm.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::http::Method;
use flowcms_status::FlowCms;
use serde_json::json;
use tokio::time::sleep;

use crate::client::Call;
use crate::world::{EDITOR, READER, TRIAL, World, entry, problem};

#[tokio::test]
async fn malformed_json_is_told_where_it_breaks_off() {
    let world = World::begin().await;
    let call = Call::post("/entries").key(EDITOR);
    let answer = world
        .answer(call.body("application/json", r#"{"slug":"#))
        .await;
    let malformed = problem(&answer, FlowCms::BadRequest, "malformed_json");
    let detail = malformed["detail"].as_str().unwrap();
    assert!(detail.contains("line 1 column 8"), "{detail}");
}

#[tokio::test]
async fn a_missing_field_is_named() {
    let world = World::begin().await;
    let answer = world.post("/entries", &json!({ "slug": "new" })).await;
    let wrong = problem(&answer, FlowCms::BadRequest, "wrong_fields");
    assert!(wrong["detail"].as_str().unwrap().contains("`title`"));
}

#[tokio::test]
async fn a_missing_key_is_asked_for() {
    let world = World::begin().await;
    let answer = world.answer(Call::get("/entries")).await;
    problem(&answer, FlowCms::Unauthorized, "key_missing");
    assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
}

#[tokio::test]
async fn an_unknown_key_is_told_so() {
    let world = World::begin().await;
    let answer = world.answer(Call::get("/entries").key("demo-reade")).await;
    problem(&answer, FlowCms::Unauthorized, "key_unknown");
    let challenge = Some("Bearer error=\"invalid_token\"");
    assert_eq!(answer.header("www-authenticate"), challenge);
}

#[tokio::test]
async fn a_key_does_only_what_it_is_permitted() {
    let world = World::begin().await;
    for (call, needed) in [
        (Call::post("/entries").json(&entry("new")), "write"),
        (Call::new(Method::PUT, "/entries/welcome"), "write"),
        (Call::new(Method::DELETE, "/entries/welcome"), "delete"),
        (Call::post("/imports"), "write"),
    ] {
        let answer = world.answer(call.key(READER)).await;
        let forbidden = problem(&answer, FlowCms::Forbidden, "not_permitted");
        assert_eq!(forbidden["needed"], needed);
    }
}

#[tokio::test]
async fn an_unknown_slug_is_not_found_byte_for_byte() {
    let world = World::begin().await;
    let answer = world.get("/entries/nowhere").await;
    problem(&answer, FlowCms::NotFound, "entry_not_found");
    let expected = concat!(
        r#"{"type":"http://localhost:8080/errors#entry_not_found","#,
        r#""title":"Not Found","status":404,"#,
        r#""detail":"entry `nowhere` does not exist","reason":"entry_not_found","#,
        r#""context":"List the entries with `GET /entries` to find the slug.","#,
        r#""slug":"nowhere"}"#
    );
    assert_eq!(String::from_utf8_lossy(&answer.content), expected);

    for call in [
        Call::get("/entries/nowhere/paths"),
        Call::new(Method::DELETE, "/entries/nowhere"),
        Call::new(Method::PUT, "/entries/nowhere").json(&json!({ "version": 1, "title": "x" })),
    ] {
        let answer = world.answer(call.key(EDITOR)).await;
        problem(&answer, FlowCms::NotFound, "entry_not_found");
    }
}

#[tokio::test]
async fn an_unknown_endpoint_is_not_found_even_without_a_key() {
    let world = World::begin().await;
    for path in [
        "/",
        "/entry",
        "/entries/",
        "/entries/a/b",
        "/v1",
        "/v2/entries",
    ] {
        let answer = world.answer(Call::get(path)).await;
        let unknown = problem(&answer, FlowCms::NotFound, "no_such_endpoint");
        assert_eq!(unknown["path"], path);
    }
}

#[tokio::test]
async fn a_wrong_method_is_told_the_right_ones() {
    let world = World::begin().await;
    for (method, path, allowed) in [
        ("PATCH", "/entries/welcome", "GET,HEAD,PUT,DELETE"),
        ("DELETE", "/entries", "GET,HEAD,POST"),
        ("GET", "/imports", "POST"),
        ("POST", "/v1/entries", "GET,HEAD"),
        ("BREW", "/media/logo.svg", "GET,HEAD"),
    ] {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let answer = world.answer(Call::new(method, path)).await;
        problem(&answer, FlowCms::MethodNotAllowed, "method_not_allowed");
        assert_eq!(answer.header("allow"), Some(allowed));
    }
}

#[tokio::test]
async fn a_query_is_stopped_at_its_time_limit_and_the_next_one_runs() {
    let world = World::begin().await;
    let answer = world.get("/entries/welcome/paths?hops=40").await;
    let slow = problem(&answer, FlowCms::RequestTimeout, "query_too_slow");
    assert!(!slow.to_string().contains("interrupted"));
    let answer = world.get("/entries/welcome/paths?hops=2").await;
    assert_eq!(FlowCms::try_from(answer.status), Ok(FlowCms::Ok));
}

#[tokio::test]
async fn a_slug_that_is_taken_is_a_conflict_without_the_words_of_sqlite() {
    let world = World::begin().await;
    let answer = world.post("/entries", &entry("welcome")).await;
    let taken = problem(&answer, FlowCms::Conflict, "duplicate_slug");
    assert_eq!(taken["detail"], "another entry has this slug");
    assert!(!taken.to_string().contains("UNIQUE"));
}

#[tokio::test]
async fn an_update_of_a_stale_version_is_a_conflict_and_changes_nothing() {
    let world = World::begin().await;
    let update = json!({ "version": 1, "title": "First" });
    world.put("/entries/about", &update).await;
    let late = json!({ "version": 1, "title": "Second" });
    let answer = world.put("/entries/about", &late).await;
    let stale = problem(&answer, FlowCms::Conflict, "stale_version");
    assert_eq!(stale["sent"], 1);
    assert_eq!(stale["stored"], 2);
    let about = world.get("/entries/about").await.json().unwrap();
    assert_eq!(about["title"], "First");
}

#[tokio::test]
async fn a_reserved_character_is_named_with_its_field() {
    let world = World::begin().await;
    let answer = world.post("/entries", &entry("what?")).await;
    let reserved = problem(&answer, FlowCms::UnprocessableEntity, "reserved_character");
    assert_eq!(reserved["field"], "slug");
    assert_eq!(reserved["found"], "?");

    let draft = json!({ "slug": "new", "title": "x", "links": ["about", "Über"] });
    let answer = world.post("/entries", &draft).await;
    let reserved = problem(&answer, FlowCms::UnprocessableEntity, "reserved_character");
    assert_eq!(reserved["field"], "links");
    assert_eq!(reserved["found"], "Ü");
}

#[tokio::test]
async fn a_text_that_is_empty_or_too_long_is_named() {
    let world = World::begin().await;
    let long = "x".repeat(201);
    for (slug, title, field, most) in [
        ("", "x", "slug", 64),
        (&long[..65], "x", "slug", 64),
        ("new", "", "title", 200),
        ("new", &long, "title", 200),
    ] {
        let draft = json!({ "slug": slug, "title": title });
        let answer = world.post("/entries", &draft).await;
        let wrong = problem(&answer, FlowCms::UnprocessableEntity, "wrong_length");
        assert_eq!(wrong["field"], field);
        assert_eq!(wrong["most"], most);
    }
}

#[tokio::test]
async fn a_key_that_has_used_up_its_requests_is_told_when_it_has_new_ones() {
    let world = World::begin().await;
    let call = Call::get("/entries").key(TRIAL);
    for left in ["2", "1", "0"] {
        let answer = world.answer(call.clone()).await;
        assert_eq!(answer.header("x-ratelimit-remaining"), Some(left));
    }
    let answer = world.answer(call).await;
    let limited = problem(&answer, FlowCms::TooManyRequests, "rate_limited");
    assert_eq!(limited["limit"], 3);
    assert_eq!(answer.header("x-ratelimit-limit"), Some("3"));
    let wait: u64 = answer.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
    let reset: u64 = answer.header("x-ratelimit-reset").unwrap().parse().unwrap();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    assert!(reset.abs_diff(now.as_secs() + wait) <= 2, "{reset}");

    let other = world.answer(Call::get("/entries").key(READER)).await;
    assert_eq!(FlowCms::try_from(other.status), Ok(FlowCms::Ok));
}

#[tokio::test]
async fn a_caller_who_waits_as_told_is_let_in_again() {
    let world = World::begin().await;
    let key = "INSERT INTO keys VALUES ('quick', 'quick', 'read', 1, 1)";
    world.database().execute(key, []).unwrap();
    let call = Call::get("/entries").key("quick");
    world.answer(call.clone()).await;
    let limited = world.answer(call.clone()).await;
    problem(&limited, FlowCms::TooManyRequests, "rate_limited");

    let wait = limited.header("retry-after").unwrap().parse().unwrap();
    sleep(Duration::from_secs(wait)).await;
    let answer = world.answer(call).await;
    assert_eq!(FlowCms::try_from(answer.status), Ok(FlowCms::Ok));
}
