//! Bodies that no honest client sends: each gets a problem document.

use std::time::Duration;

use flowcms_status::FlowCms;
use serde_json::{Value, json};

use crate::client::Call;
use crate::world::{EDITOR, World, entry, problem};

const JSON: &str = "application/json";

/// The head of a request with a body, whose length the caller adds.
const POST: &str = "POST /entries HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\
                    authorization: Bearer demo-editor\r\ncontent-type: application/json\r\n";

#[tokio::test]
async fn what_is_not_json_is_malformed() {
    let world = World::begin().await;
    let deep_fields = format!(
        r#"{{"slug":"a","title":"a","fields":{{"a":{}"#,
        r#"{"a":"#.repeat(10_000)
    );
    for body in [
        b"".as_slice(),
        b" ",
        b"{",
        b"\xff\xfe\x00",
        b"{\"slug\": \"\xff\"}",
        b"{\"slug\": \"\\ud800\", \"title\": \"x\"}",
        b"{\"slug\": 'a'}",
        b"{\"slug\": \"a\", \"title\": \"b\"} and more",
        b"<entry/>",
        b"\xef\xbb\xbf{}",
        b"\0",
        b"NaN",
        deep_fields.as_bytes(),
    ] {
        let call = Call::post("/entries").key(EDITOR);
        let answer = world.answer(call.body(JSON, body.to_vec())).await;
        problem(&answer, FlowCms::BadRequest, "malformed_json");
    }
}

#[tokio::test]
async fn json_of_another_shape_has_the_wrong_fields() {
    let world = World::begin().await;
    for body in [
        json!(null),
        json!([]),
        json!("slug"),
        json!({}),
        json!({ "slug": 1, "title": "x" }),
        json!({ "slug": null, "title": "x" }),
        json!({ "slug": "a", "title": "x", "fields": [] }),
        json!({ "slug": "a", "title": "x", "links": "b" }),
        json!({ "slug": "a", "title": "x", "version": 1 }),
        json!({ "slug": "a", "title": "x", "<script>": 1 }),
        json!({ "slug": "a", "title": "x", "a\r\nset-cookie: b": 1 }),
    ] {
        let answer = world.post("/entries", &body).await;
        problem(&answer, FlowCms::BadRequest, "wrong_fields");
        assert_eq!(answer.header("set-cookie"), None);
    }
    let twice = r#"{"slug":"a","slug":"b","title":"x"}"#;
    for body in [twice, &"[".repeat(100_000)] {
        let call = Call::post("/entries").key(EDITOR);
        let answer = world.answer(call.body(JSON, body.to_owned())).await;
        problem(&answer, FlowCms::BadRequest, "wrong_fields");
    }
}

#[tokio::test]
async fn numbers_out_of_range_are_no_versions() {
    let world = World::begin().await;
    for version in ["1e999", "-1e999", "99999999999999999999", "1.5", "\"1\""] {
        let body = format!(r#"{{"version":{version},"title":"x"}}"#);
        let call = Call::new(axum::http::Method::PUT, "/entries/about");
        let answer = world.answer(call.key(EDITOR).body(JSON, body)).await;
        assert_eq!(FlowCms::try_from(answer.status), Ok(FlowCms::BadRequest));
    }
    for version in [i64::MIN, -1, 0, i64::MAX] {
        let body = json!({ "version": version, "title": "x" });
        let answer = world.put("/entries/about", &body).await;
        problem(&answer, FlowCms::Conflict, "stale_version");
    }
}

#[tokio::test]
async fn other_content_types_are_not_json() {
    let world = World::begin().await;
    let body = entry("new").to_string();
    for content_type in [
        "text/plain",
        "application/xml",
        "json",
        "",
        "application/json/x",
    ] {
        let call = Call::post("/entries").key(EDITOR);
        let answer = world.answer(call.body(content_type, body.clone())).await;
        problem(&answer, FlowCms::BadRequest, "not_json");
    }
    let none = format!("{POST}content-length: 2\r\n\r\n{{}}").replace("content-type", "x-type");
    let answer = world.raw(none.as_bytes()).await;
    assert!(
        answer.starts_with("HTTP/1.1 400 Bad Request\r\n"),
        "{answer}"
    );
    assert!(answer.contains("\"reason\":\"not_json\""), "{answer}");
}

#[tokio::test]
async fn slugs_of_any_characters_are_refused_or_stored_never_a_failure() {
    let world = World::begin().await;
    let long = "a".repeat(100_000);
    for slug in [
        "../../etc/passwd",
        "a b",
        "a/b",
        "a%2fb",
        "'; DROP TABLE entries; --",
        "\0",
        "a\0b",
        "a\r\nset-cookie: b=c",
        "\u{202e}txt",
        "🦀",
        "ａ",
        "\u{7f}",
        "A",
        &long,
    ] {
        let answer = world.post("/entries", &entry(slug)).await;
        assert_eq!(
            FlowCms::try_from(answer.status),
            Ok(FlowCms::UnprocessableEntity)
        );
        let refused = answer.json().unwrap();
        assert_eq!(refused["field"], "slug");
        assert_eq!(answer.header("location"), None);
    }
    let list = world.get("/entries").await.json().unwrap();
    assert_eq!(list.as_array().unwrap().len(), 8);
}

#[tokio::test]
async fn any_text_can_stand_in_a_title_and_comes_back_as_it_was() {
    let world = World::begin().await;
    let texts = [
        "\0",
        "\u{1b}[2J",
        "🦀\u{202e}",
        "\u{fffd}",
        "</script>",
        "\"\\",
    ];
    for (number, text) in texts.iter().enumerate() {
        let slug = format!("text-{number}");
        let draft = json!({ "slug": slug, "title": text, "fields": { *text: [text] } });
        let created = world.post("/entries", &draft).await;
        assert_eq!(FlowCms::try_from(created.status), Ok(FlowCms::Created));
        let read: Value = world.get(&format!("/entries/{slug}")).await.json().unwrap();
        assert_eq!(read["title"], *text);
        assert_eq!(read["fields"], draft["fields"]);
    }
}

#[tokio::test]
async fn a_body_that_is_too_large_is_answered_though_the_caller_never_stops_sending() {
    let world = World::begin().await;
    for size in [300_000, 10_000_000] {
        let body = format!("{{\"slug\":\"{}\"}}", "a".repeat(size));
        let call = Call::post("/entries").key(EDITOR).body(JSON, body.clone());
        problem(
            &world.answer(call).await,
            FlowCms::BadRequest,
            "unreadable_body",
        );

        let at_once = format!("{POST}content-length: {}\r\n\r\n{body}", body.len());
        let chunk = format!("{:x}\r\n{body}\r\n0\r\n\r\n", body.len());
        let chunked = format!("{POST}transfer-encoding: chunked\r\n\r\n{chunk}");
        for request in [at_once, chunked] {
            let answer = world.raw(request.as_bytes()).await;
            assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
            assert!(
                answer.contains("\"reason\":\"unreadable_body\""),
                "{answer}"
            );
        }
    }
}

#[tokio::test]
async fn a_large_body_nobody_asked_for_does_not_hide_the_answer() {
    let world = World::begin().await;
    let body = "x".repeat(5_000_000);
    for (target, status) in [
        ("POST /nowhere", "404"),
        ("PATCH /entries", "405"),
        ("GET /entries/nowhere", "404"),
        ("GET /v1/entries", "301"),
    ] {
        let request = format!(
            "{target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\
             authorization: Bearer demo-editor\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        let answer = world.raw(request.as_bytes()).await;
        let line = format!("HTTP/1.1 {status} ");
        assert!(answer.starts_with(&line), "{target}: {answer}");
    }
}

#[tokio::test]
async fn a_body_that_never_comes_is_not_waited_for() {
    let world = World::with(|config| config.body_limit = Duration::from_millis(50)).await;
    let half = format!("{POST}content-length: 50\r\n\r\n{{\"slug\":");
    let answer = world.raw(half.as_bytes()).await;
    assert!(
        answer.starts_with("HTTP/1.1 408 Request Timeout\r\n"),
        "{answer}"
    );
    assert!(answer.contains("\"reason\":\"body_too_slow\""), "{answer}");
}

#[tokio::test]
async fn a_body_that_breaks_off_or_is_wrongly_chunked_is_a_problem() {
    let world = World::begin().await;
    for body in [
        "transfer-encoding: chunked\r\n\r\nzz\r\n",
        "transfer-encoding: chunked\r\n\r\nffffffffffffffff0\r\n",
        "transfer-encoding: chunked\r\n\r\n-1\r\n",
    ] {
        let answer = world.raw(format!("{POST}{body}").as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 400 "), "{body:?}: {answer}");
        assert!(
            answer.contains("\"reason\":\"unreadable_body\""),
            "{answer}"
        );
    }
}
