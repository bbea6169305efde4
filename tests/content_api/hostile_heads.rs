//! Paths, queries and headers that no honest client sends: each gets a problem document.

use flowcms_status::FlowCms;

use crate::client::Call;
use crate::world::{EDITOR, World, problem};

const AUTHORIZED: &str = "host: x\r\nconnection: close\r\nauthorization: Bearer demo-editor\r\n";

#[tokio::test]
async fn paths_that_are_not_utf_8_are_unreadable() {
    let world = World::begin().await;
    for path in [
        "/entries/%FF",
        "/entries/%ff%fe/paths",
        "/media/%C0%AF",
        "/imports/%80",
        "/imports/abc",
        "/imports/9223372036854775808",
        "/imports/1.5",
    ] {
        let answer = world.get(path).await;
        problem(&answer, FlowCms::BadRequest, "unreadable_path");
    }
}

#[tokio::test]
async fn paths_that_lead_outside_or_into_sql_name_no_entry() {
    let world = World::begin().await;
    let long = "a".repeat(60_000);
    for slug in [
        "..%2F..%2Fetc%2Fpasswd",
        "%2e%2e",
        "..",
        "%00",
        "a%00b",
        "%0d%0aset-cookie:%20a=b",
        "'%20OR%201=1",
        "%25",
        "%",
        "%zz",
        "%F0%9F%A6%80",
        "%E2%80%AE",
        &long,
    ] {
        let answer = world.get(&format!("/entries/{slug}")).await;
        problem(&answer, FlowCms::NotFound, "entry_not_found");
        assert_eq!(answer.header("set-cookie"), None);
    }
    for path in [
        "/entries/../../etc/passwd",
        "//entries",
        "/entries//about",
        "/./entries",
    ] {
        let answer = world.get(path).await;
        problem(&answer, FlowCms::NotFound, "no_such_endpoint");
    }
}

#[tokio::test]
async fn queries_that_make_no_sense_are_invalid() {
    let world = World::begin().await;
    for query in [
        "hops=-1",
        "hops=x",
        "hops=",
        "hops=4294967296",
        "hops=1&hops=2",
        "hops=1&unknown=2",
        "%FF=1",
        "hops=%FF",
        "=",
    ] {
        let answer = world.get(&format!("/entries/about/paths?{query}")).await;
        problem(&answer, FlowCms::BadRequest, "invalid_query");
    }
    for hops in [0, 65, u32::MAX] {
        let answer = world
            .get(&format!("/entries/about/paths?hops={hops}"))
            .await;
        let wrong = problem(&answer, FlowCms::BadRequest, "hops_out_of_range");
        assert_eq!(wrong["sent"], hops);
    }
}

#[tokio::test]
async fn credentials_of_any_form_are_refused() {
    let world = World::begin().await;
    let long = "a".repeat(50_000);
    for (credentials, reason) in [
        ("", "key_missing"),
        ("Bearer", "key_missing"),
        ("Basic ZGVtbzpkZW1v", "key_missing"),
        ("demo-editor", "key_missing"),
        ("Bearer ", "key_missing"),
        ("Bearer demo-editor demo-editor", "key_unknown"),
        ("Bearer ' OR 1=1 --", "key_unknown"),
        (&format!("Bearer {long}"), "key_unknown"),
    ] {
        let call = Call::get("/entries").header("authorization", credentials);
        let answer = world.answer(call).await;
        problem(&answer, FlowCms::Unauthorized, reason);
    }
    let not_ascii = b"GET /entries HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\
                      authorization: Bearer \xff\xfe\r\n\r\n";
    let answer = world.raw(not_ascii).await;
    assert!(answer.starts_with("HTTP/1.1 401 "), "{answer}");
    assert!(answer.contains("\"reason\":\"key_missing\""), "{answer}");
}

#[tokio::test]
async fn the_name_of_the_scheme_has_no_fixed_case() {
    let world = World::begin().await;
    let call = Call::get("/entries").header("authorization", "bEARER  demo-reader");
    let answer = world.answer(call).await;
    assert_eq!(FlowCms::try_from(answer.status), Ok(FlowCms::Ok));
}

#[tokio::test]
async fn tags_that_are_none_are_no_match() {
    let world = World::begin().await;
    for tags in ["", ",", ",,,", "8-1", "W/", "\"8-1", "\"8-1\" \"8-2\""] {
        let call = Call::get("/entries/welcome").key(EDITOR);
        let answer = world.answer(call.header("if-none-match", tags)).await;
        assert_eq!(FlowCms::try_from(answer.status), Ok(FlowCms::Ok), "{tags}");
    }
    let bytes = format!("GET /entries/welcome HTTP/1.1\r\n{AUTHORIZED}if-none-match: ");
    let answer = world
        .raw(&[bytes.as_bytes(), b"\xff\xfe\r\n\r\n"].concat())
        .await;
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
}

#[tokio::test]
async fn a_target_with_a_host_of_its_own_changes_nothing() {
    let world = World::begin().await;
    for (target, status) in [
        ("http://evil.example/entries/nowhere", "404"),
        ("http://evil.example/v1/entries", "301"),
        ("*", "404"),
    ] {
        let request = format!("GET {target} HTTP/1.1\r\n{AUTHORIZED}\r\n");
        let answer = world.raw(request.as_bytes()).await;
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{answer}"
        );
        assert!(answer.contains("content-type: application/problem+json"));
        assert!(!answer.contains("location: http"), "{answer}");
    }
}

#[tokio::test]
async fn many_bad_requests_leave_the_server_as_it_was() {
    let world = World::begin().await;
    let mut asked = tokio::task::JoinSet::new();
    for number in 0..200 {
        let address = world.address();
        let paths = [
            "/entries/nowhere",
            "/nowhere",
            "/entries?limit=x",
            "/imports/0",
        ];
        let call = Call::get(paths[number % paths.len()]).key(EDITOR);
        asked.spawn(async move { call.send(address).await.unwrap() });
    }
    for answer in asked.join_all().await {
        assert!(answer.status.is_client_error());
        let content_type = answer.header("content-type");
        assert_eq!(content_type, Some("application/problem+json"));
    }
    let answer = world.get("/entries/welcome").await;
    assert_eq!(FlowCms::try_from(answer.status), Ok(FlowCms::Ok));
}
