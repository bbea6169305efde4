//! Which form is sent (RFC 9110, section 12.5.1), and what every response says of itself.

use super::client::Version;
use super::world::{Answer, BY_FRAGMENT, ask, get, servers};

const HTML: &str = "text/html; charset=utf-8";
const MARKDOWN: &str = "text/markdown; charset=utf-8; variant=GFM";
const JSON: &str = "application/json";

#[tokio::test]
async fn accept_says_in_which_form_the_catalogue_comes() {
    for server in servers(&BY_FRAGMENT.service().with_sources()).await {
        for (accept, content_type) in [
            ("text/html", HTML),
            ("text/markdown", MARKDOWN),
            ("application/json", JSON),
            ("text/*", HTML),
            ("application/*", JSON),
            ("*/*", HTML),
            ("", HTML),
            ("text/html;q=0.8, text/markdown;q=0.9", MARKDOWN),
            ("text/html;q=0, */*", MARKDOWN),
            ("*/*, application/json", JSON),
            ("TEXT/MARKDOWN;variant=CommonMark", MARKDOWN),
            ("application/json, text/plain, */*", JSON),
            (
                "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8",
                HTML,
            ),
        ] {
            let answer = get(server.address, "/errors", accept).await;
            let name = server.name;
            assert_eq!(answer.status, 200, "{name}: {accept}");
            assert_eq!(
                answer.header("content-type"),
                content_type,
                "{name}: {accept}"
            );
        }
    }
}

#[tokio::test]
async fn without_accept_it_is_the_page() {
    for server in servers(&BY_FRAGMENT.service().with_sources()).await {
        let answer = ask(server.address, Version::Http1, "GET /errors", &[]).await;
        assert_eq!(answer.header("content-type"), HTML, "{}", server.name);
        assert_eq!(answer.body, BY_FRAGMENT.to_html(), "{}", server.name);
    }
}

#[tokio::test]
async fn several_lines_of_accept_are_one_list() {
    for server in servers(&BY_FRAGMENT.service().with_sources()).await {
        let lines = [
            ("accept", "text/html;q=0.5"),
            ("accept", "application/json"),
        ];
        let answer = ask(server.address, Version::Http1, "GET /errors", &lines).await;
        assert_eq!(answer.header("content-type"), JSON, "{}", server.name);
    }
}

#[tokio::test]
async fn the_query_comes_before_accept() {
    for server in servers(&BY_FRAGMENT.service().with_sources()).await {
        for (query, content_type) in [("html", HTML), ("md", MARKDOWN), ("json", JSON)] {
            let path = format!("/errors?lang=en&format={query}");
            let answer = get(server.address, &path, "image/png").await;
            assert_eq!(answer.status, 200, "{}: {query}", server.name);
            assert_eq!(answer.header("content-type"), content_type, "{query}");
        }
    }
}

#[tokio::test]
async fn each_form_is_what_the_catalogue_writes() {
    for server in servers(&BY_FRAGMENT.service().with_sources()).await {
        for (accept, content) in [
            ("text/html", BY_FRAGMENT.to_html()),
            ("text/markdown", BY_FRAGMENT.to_markdown()),
            ("application/json", BY_FRAGMENT.to_json()),
        ] {
            let answer = get(server.address, "/errors", accept).await;
            assert_eq!(answer.body, content, "{}: {accept}", server.name);
        }
    }
}

fn assert_described(answer: &Answer, length: usize) {
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-length"), length.to_string());
    assert_eq!(answer.header("cache-control"), "no-cache");
    assert_eq!(answer.header("vary"), "accept");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    let etag = answer.header("etag");
    let tag = etag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"'));
    let is_hex = |tag: &str| tag.len() == 16 && tag.bytes().all(|b| b.is_ascii_hexdigit());
    assert!(tag.is_some_and(is_hex), "{etag}");
}

#[tokio::test]
async fn every_document_says_how_long_it_is_and_how_it_may_be_kept() {
    for server in servers(&BY_FRAGMENT.service().with_sources()).await {
        for version in [Version::Http1, Version::Http2] {
            for accept in ["text/html", "text/markdown", "application/json"] {
                let accept = [("accept", accept)];
                let answer = ask(server.address, version, "GET /errors", &accept).await;
                assert_described(&answer, answer.body.len());
            }
        }
    }
}

#[tokio::test]
async fn head_is_get_without_the_content() {
    for server in servers(&BY_FRAGMENT.service().with_sources()).await {
        for version in [Version::Http1, Version::Http2] {
            for path in ["/errors", "/errors/slug_taken"] {
                let accept = [("accept", "application/json")];
                let get = ask(server.address, version, &format!("GET {path}"), &accept).await;
                let head = ask(server.address, version, &format!("HEAD {path}"), &accept).await;
                assert_described(&head, get.body.len());
                assert_eq!(head.body, "");
                assert_eq!(head.header("etag"), get.header("etag"));
                assert_eq!(head.header("content-type"), JSON, "{}", server.name);
            }
        }
    }
}
