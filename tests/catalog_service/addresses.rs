//! Every `type` opens its own documentation, by its fragment or by its path.

use flowcms_status::{Catalog, FlowCms, FlowError};
use serde_json::Value;

use super::world::{BY_FRAGMENT, BY_PATH, Server, get, servers};

/// What a browser shows for a URI: the page, and the fragment at which it opens.
async fn browse(server: &Server, uri: &str) -> (String, String) {
    let path = uri.strip_prefix("https://docs.example.com").expect("ours");
    let (path, mut fragment) = match path.split_once('#') {
        Some((path, fragment)) => (path.to_owned(), fragment.to_owned()),
        None => (path.to_owned(), String::new()),
    };
    let mut answer = get(server.address, &path, "text/html").await;
    if answer.status == 303 {
        let location = answer.header("location");
        let (to, at) = location.split_once('#').expect("a fragment");
        assert_eq!(answer.header("vary"), "accept");
        assert_eq!(answer.header("content-length"), "0");
        // As a browser resolves it (RFC 3986, section 5.2.3).
        let folder = path.rsplit_once('/').expect("a slash").0;
        let to = to.strip_prefix("./").expect("relative");
        fragment = at.to_owned();
        answer = get(server.address, &format!("{folder}/{to}"), "text/html").await;
    }
    assert_eq!(answer.status, 200, "{}: {uri}", server.name);
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    (answer.body, fragment)
}

#[tokio::test]
async fn each_type_opens_the_page_at_its_entry() {
    for catalog in [BY_FRAGMENT, BY_PATH] {
        for server in servers(&catalog.service().with_sources()).await {
            for problem_type in catalog.problem_types() {
                let (page, fragment) = browse(&server, problem_type.type_uri()).await;
                assert_eq!(fragment, problem_type.reason());
                let anchor = format!("id=\"{fragment}\"");
                assert!(page.contains(&anchor), "{}: {anchor}", server.name);
            }
        }
    }
}

#[tokio::test]
async fn the_folder_is_the_page_too() {
    for (catalog, path) in [(BY_FRAGMENT, "/errors"), (BY_PATH, "/help/problems")] {
        let service = catalog.service().with_sources();
        assert_eq!(service.path(), path);
        for server in servers(&service).await {
            for path in [path.to_owned(), format!("{path}/")] {
                let answer = get(server.address, &path, "text/html").await;
                assert_eq!(answer.body, catalog.to_html(), "{}: {path}", server.name);
            }
        }
    }
}

fn reasons(list: &Value) -> Vec<&str> {
    let list = list.as_array().expect("a list").iter();
    list.map(|entry| entry["reason"].as_str().expect("a reason"))
        .collect()
}

#[tokio::test]
async fn the_json_of_a_reason_is_the_catalogue_with_that_one_alone() {
    for server in servers(&BY_PATH.service().with_sources()).await {
        let whole = get(server.address, "/help/problems", "application/json").await;
        let whole = whole.json();
        assert_eq!(
            reasons(&whole["problem_types"]),
            ["key.missing", "not_permitted"]
        );
        for (index, reason) in ["key.missing", "not_permitted"].iter().enumerate() {
            let path = format!("/help/problems/{reason}");
            let one = get(server.address, &path, "application/json").await.json();
            let with_slash = get(server.address, &format!("{path}/"), "application/json").await;
            assert_eq!(with_slash.json(), one, "{}", server.name);
            assert_eq!(reasons(&one["problem_types"]), [*reason], "{}", server.name);
            assert_eq!(one["problem_types"][0], whole["problem_types"][index]);
            assert_eq!(one["name"], whole["name"]);
            assert_eq!(one["format_version"], 2);
            assert_eq!(reasons(&one["retired"]), [] as [&str; 0]);
        }
    }
}

#[tokio::test]
async fn a_retired_reason_is_still_documented() {
    for server in servers(&BY_PATH.service().with_sources()).await {
        let uri = "https://docs.example.com/help/problems/key_expired";
        let (page, fragment) = browse(&server, uri).await;
        assert_eq!(fragment, "key_expired");
        assert!(page.contains("id=\"key_expired\""), "{}", server.name);

        let path = "/help/problems/key_expired";
        let one = get(server.address, path, "application/json").await.json();
        assert_eq!(reasons(&one["problem_types"]), [] as [&str; 0]);
        assert_eq!(reasons(&one["retired"]), ["key_expired"]);
        assert_eq!(one["retired"][0]["note"], "Since 1.2.0: `key.missing`.");

        let near = get(server.address, "/help/problems/key_expire", "*/*").await;
        let near = near.problem(404, "no_such_problem_type");
        assert_eq!(near["nearest"], "key_expired");
    }
}

#[tokio::test]
async fn an_address_may_be_percent_encoded_more_than_it_needs() {
    for server in servers(&BY_PATH.service().with_sources()).await {
        let path = "/help/problems/not%5fpermitted";
        let one = get(server.address, path, "application/json").await.json();
        assert_eq!(reasons(&one["problem_types"]), ["not_permitted"]);
    }
}

#[tokio::test]
async fn a_form_that_was_asked_for_in_the_query_is_kept_on_the_way_to_the_page() {
    for server in servers(&BY_PATH.service().with_sources()).await {
        let path = "/help/problems/not_permitted?format=html";
        let answer = get(server.address, path, "application/json").await;
        assert_eq!(answer.status, 303, "{}", server.name);
        assert_eq!(answer.header("location"), "./?format=html#not_permitted");
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("gone")]
#[flow(code = 404, type_base = "https://docs.example.com/e=")]
struct Prefixed;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("gone")]
#[flow(code = 404, type_base = "https://docs.example.com/search?reason=")]
struct InTheQuery;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("gone")]
#[flow(code = 404, type_base = "urn:problem-type:example:")]
struct WithoutAPath;

#[tokio::test]
async fn the_path_is_what_type_base_names() {
    let path = |catalog: &Catalog| catalog.service().path().to_owned();
    assert_eq!(path(&Prefixed::CATALOG), "");
    assert_eq!(path(&InTheQuery::CATALOG), "/search");
    assert_eq!(path(&WithoutAPath::CATALOG), "/errors");
    assert_eq!(path(&FlowCms::CATALOG), "/errors");
    // The first that has one.
    let joined = WithoutAPath::CATALOG.with(BY_PATH).with(BY_FRAGMENT);
    assert_eq!(path(&joined), "/help/problems");
}

#[tokio::test]
async fn a_prefix_of_a_reason_in_the_path_is_a_part_of_its_address() {
    for server in servers(&Prefixed::CATALOG.service()).await {
        let (page, fragment) = browse(&server, "https://docs.example.com/e=prefixed").await;
        assert_eq!(fragment, "prefixed");
        assert!(page.contains("id=\"prefixed\""));
        let root = get(server.address, "/", "text/html").await;
        assert_eq!(root.body, page, "{}", server.name);
    }
}
