//! `ETag` and `If-None-Match` (RFC 9110, section 13.1.2).

use std::collections::HashSet;

use super::client::Version;
use super::world::{BY_FRAGMENT, BY_PATH, ask, get, servers};

#[tokio::test]
async fn a_copy_that_is_current_is_not_sent_again() {
    for server in servers(&BY_FRAGMENT.service()).await {
        for (path, accept) in [
            ("/errors", "text/html"),
            ("/errors", "text/markdown"),
            ("/errors", "application/json"),
            ("/errors/slug_taken", "application/json"),
        ] {
            let first = get(server.address, path, accept).await;
            let etag = first.header("etag");
            for condition in [
                etag.to_owned(),
                "*".to_owned(),
                format!("W/{etag}"),
                format!("\"x,y\", {etag}"),
                format!("{etag},\"x\""),
            ] {
                for method in ["GET", "HEAD"] {
                    let headers = [("accept", accept), ("if-none-match", &*condition)];
                    let request = format!("{method} {path}");
                    let again = ask(server.address, Version::Http1, &request, &headers).await;
                    let name = server.name;
                    assert_eq!(again.status, 304, "{name}: {request} {condition}");
                    assert_eq!(again.body, "");
                    assert_eq!(again.header("content-type"), "");
                    assert!(
                        ["", "0"].contains(&again.header("content-length")),
                        "{name}"
                    );
                    for kept in ["etag", "cache-control", "vary"] {
                        assert_eq!(again.header(kept), first.header(kept), "{name}");
                    }
                }
            }
        }
    }
}

#[tokio::test]
async fn a_tag_on_a_second_line_is_found() {
    for server in servers(&BY_FRAGMENT.service()).await {
        let first = get(server.address, "/errors", "*/*").await;
        let lines = [
            ("if-none-match", "\"x\""),
            ("if-none-match", first.header("etag")),
        ];
        let again = ask(server.address, Version::Http1, "GET /errors", &lines).await;
        assert_eq!(again.status, 304, "{}", server.name);
    }
}

#[tokio::test]
async fn another_copy_is_replaced() {
    for server in servers(&BY_FRAGMENT.service()).await {
        let page = get(server.address, "/errors", "text/html").await;
        let tag = page.header("etag").trim_matches('"').to_owned();
        for condition in [
            String::new(),
            "\"0123456789abcdef\"".to_owned(),
            format!("\"{}\"", &tag[1..]),
            format!("\"{tag}0\""),
            tag,
            "\"*\"".to_owned(),
        ] {
            let headers = [("accept", "text/html"), ("if-none-match", &*condition)];
            let again = ask(server.address, Version::Http1, "GET /errors", &headers).await;
            assert_eq!(again.status, 200, "{}: {condition}", server.name);
            assert_eq!(again.body, page.body);
        }
    }
}

#[tokio::test]
async fn the_tag_of_one_form_is_not_that_of_another() {
    for server in servers(&BY_FRAGMENT.service()).await {
        let page = get(server.address, "/errors", "text/html").await;
        let tag = ("if-none-match", page.header("etag"));
        let headers = [("accept", "application/json"), tag];
        let json = ask(server.address, Version::Http1, "GET /errors", &headers).await;
        assert_eq!(json.status, 200, "{}", server.name);
    }
}

#[test]
fn tags_follow_from_the_content_alone() {
    let tags = |service: flowcms_status::CatalogService| -> Vec<String> {
        let tag = |query: &str| {
            let request = http::Request::get(format!("/?format={query}")).body(());
            let response = service.respond(&request.expect("a request"));
            response.headers()["etag"]
                .to_str()
                .expect("ASCII")
                .to_owned()
        };
        ["html", "md", "json"].map(tag).to_vec()
    };
    assert_eq!(tags(BY_PATH.service()), tags(BY_PATH.service().at("/")));
    let all: HashSet<String> = [BY_PATH, BY_FRAGMENT]
        .iter()
        .flat_map(|catalog| tags(catalog.service()))
        .collect();
    assert_eq!(all.len(), 6);
}
