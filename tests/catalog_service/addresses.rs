//! Every `type` opens its own documentation, by its fragment or by its path.

use flowcms_status::{Catalog, FlowCms, FlowError};
use serde_json::Value;

use super::world::{BY_FRAGMENT, BY_PATH, Server, get, servers};

/// What a browser shows for a URI: the page, and the fragment at which it opens.
async fn browse(server: &Server, uri: &str) -> (String, String) {
    let path = uri.strip_prefix("https://docs.example.com").expect("ours");
    let (path, fragment) = path.split_once('#').unwrap_or((path, ""));
    let answer = get(server.address, path, "text/html").await;
    assert_eq!(answer.status, 200, "{}: {uri}", server.name);
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    assert_eq!(answer.header("vary"), "accept");
    (answer.body, fragment.to_owned())
}

/// The reasons that have an entry in the page.
fn entries(page: &str) -> Vec<String> {
    let page = scraper::Html::parse_document(page);
    assert_eq!(page.errors, Vec::<String>::new());
    let entry = scraper::Selector::parse(".entry").expect("a selector");
    let ids = page.select(&entry).filter_map(|entry| entry.attr("id"));
    ids.map(str::to_owned).collect()
}

#[tokio::test]
async fn each_type_opens_its_entry() {
    for catalog in [BY_FRAGMENT, BY_PATH, IN_THE_QUERY, BY_A_LONGER_FRAGMENT] {
        for server in servers(&catalog.service()).await {
            for problem_type in catalog.problem_types() {
                let reason = problem_type.reason();
                let (page, fragment) = browse(&server, problem_type.type_uri()).await;
                let name = server.name;
                if fragment.is_empty() {
                    assert_eq!(entries(&page), [reason], "{name}");
                } else {
                    assert!(
                        page.contains(&format!("id=\"{fragment}\"")),
                        "{name}: {fragment}"
                    );
                }
            }
        }
    }
}

const IN_THE_QUERY: Catalog = Catalog::new("Search").with(InTheQuery::CATALOG);
const BY_A_LONGER_FRAGMENT: Catalog = Catalog::new("Long").with(InALongerFragment::CATALOG);

#[derive(Debug, thiserror::Error, FlowError)]
#[error("gone")]
#[flow(code = 404, type_base = "https://docs.example.com/errors#code=")]
struct InALongerFragment;

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
        let (page, _) = browse(&server, uri).await;
        assert_eq!(entries(&page), ["key_expired"], "{}", server.name);

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
async fn the_page_of_a_reason_says_what_it_is_and_where_the_others_are() {
    for server in servers(&BY_PATH.service()).await {
        let path = "/help/problems/not_permitted?format=html";
        let answer = get(server.address, path, "application/json").await;
        assert_eq!(answer.status, 200, "{}", server.name);
        let page = answer.body;
        for part in [
            "<title>not_permitted: Forbidden (Auth API)</title>",
            "<link rel=\"canonical\" href=\"https://docs.example.com/help/problems/not_permitted\">",
            "<link rel=\"alternate\" type=\"text/markdown\" href=\"?format=md\">",
            "<a href=\"./\">All errors of <bdi>Auth API</bdi></a>",
        ] {
            assert!(page.contains(part), "{part} in {page}");
        }
        assert_eq!(
            answer.headers["link"],
            "<?format=html>; rel=\"alternate\"; type=\"text/html\", \
             <?format=md>; rel=\"alternate\"; type=\"text/markdown\", \
             <?format=json>; rel=\"alternate\"; type=\"application/json\", \
             <https://docs.example.com/help/problems/not_permitted>; rel=\"canonical\""
        );
    }
    // What a fragment names has a page of its own too.
    for server in servers(&BY_FRAGMENT.service()).await {
        let page = get(server.address, "/errors/slug_taken", "text/html")
            .await
            .body;
        assert_eq!(entries(&page), ["slug_taken"]);
        let canonical =
            "<link rel=\"canonical\" href=\"https://docs.example.com/errors/slug_taken\">";
        assert!(page.contains(canonical), "{page}");
    }
}

#[tokio::test]
async fn a_slash_behind_a_page_is_taken_away() {
    for server in servers(&BY_PATH.service()).await {
        let path = "/help/problems/not_permitted/?format=html";
        let answer = get(server.address, path, "*/*").await;
        assert_eq!(answer.status, 308, "{}", server.name);
        assert_eq!(answer.header("location"), "../not_permitted?format=html");
    }
}

#[tokio::test]
async fn a_reason_in_the_query_is_one_entry_in_each_form() {
    for server in servers(&IN_THE_QUERY.service()).await {
        let path = "/search?lang=en&reason=in_the_query";
        let page = get(server.address, path, "text/html").await.body;
        assert_eq!(entries(&page), ["in_the_query"], "{}", server.name);
        assert!(
            page.contains("href=\"?reason=in_the_query&amp;format=md\""),
            "{page}"
        );
        assert!(page.contains("<a href=\"?\">All errors"), "{page}");
        let one = get(server.address, path, "application/json").await;
        assert_eq!(
            one.headers["link"]
                .to_str()
                .expect("ASCII")
                .split(',')
                .next(),
            Some("<?reason=in_the_query&format=html>; rel=\"alternate\"; type=\"text/html\"")
        );
        assert_eq!(reasons(&one.json()["problem_types"]), ["in_the_query"]);
        // By its path it is there too, with links for a path.
        let page = get(server.address, "/search/in_the_query", "text/html")
            .await
            .body;
        assert!(page.contains("<a href=\"./\">All errors"), "{page}");
        let wrong = get(server.address, "/search?reason=in_the_qeury", "*/*").await;
        assert_eq!(
            wrong.problem(404, "no_such_problem_type")["nearest"],
            "in_the_query"
        );
        let whole = get(server.address, "/search?reasons=x", "application/json").await;
        assert_eq!(whole.status, 200);
    }
}

#[tokio::test]
async fn the_markdown_of_a_reason_says_what_to_do_first() {
    for server in servers(&BY_FRAGMENT.service()).await {
        let answer = get(server.address, "/errors/entry_not_found", "text/markdown").await;
        assert_eq!(answer.status, 200, "{}", server.name);
        assert_eq!(answer.header("access-control-allow-origin"), "*");
        let start = "# `entry_not_found`\n\n\
            An error of Content API, <https://docs.example.com/errors/entry_not_found>\n\n\
            404 Not Found: Not Found\n\n\
            ## What to do\n\n\
            Requested content entry, endpoint, or asset does not exist in your workspace.\n\n\
            Do not send the same request again: it fails again. Change it first.\n\n\
            1. List the entries.\n\n\
            ## What it means\n\n\
            The slug names no entry, or `slug_taken` is next.\n\n\
            ## Example\n\n```json\n{\n  \"type\": \"https://docs.example.com/errors#entry_not_found\",\n";
        assert!(answer.body.starts_with(start), "{}", answer.body);
        assert!(
            answer
                .body
                .contains("\n## Related\n\n* [`slug_taken`](./slug_taken): Conflict\n"),
            "{}",
            answer.body
        );
    }
}

#[tokio::test]
async fn agents_and_search_engines_find_every_address() {
    for server in servers(&BY_PATH.service()).await {
        let llms = get(server.address, "/help/problems/llms.txt", "*/*").await;
        assert_eq!(llms.header("content-type"), "text/markdown; charset=utf-8");
        assert!(
            llms.body.starts_with("# Auth API: errors\n\n> "),
            "{}",
            llms.body
        );
        let link = "\n* [not_permitted](https://docs.example.com/help/problems/not_permitted?format=md): 403, Forbidden\n";
        assert!(llms.body.contains(link), "{}", llms.body);

        let sitemap = get(server.address, "/help/problems/sitemap.xml", "*/*").await;
        assert_eq!(sitemap.header("content-type"), "application/xml");
        let xml = scraper::Html::parse_fragment(&sitemap.body);
        let loc = scraper::Selector::parse("loc").expect("a selector");
        let found: Vec<String> = xml.select(&loc).map(|loc| loc.text().collect()).collect();
        let base = "https://docs.example.com/help/problems";
        assert_eq!(
            found,
            [
                base.to_owned(),
                format!("{base}/key.missing"),
                format!("{base}/not_permitted")
            ]
        );
    }
    // Without an address there is nothing to tell a search engine.
    for server in servers(&FlowCms::CATALOG.service()).await {
        let sitemap = get(server.address, "/errors/sitemap.xml", "*/*").await;
        sitemap.problem(404, "no_such_problem_type");
        let llms = get(server.address, "/errors/llms.txt", "*/*").await.body;
        assert!(
            llms.contains("\n* [not_found](./not_found?format=md): 404, Not Found\n"),
            "{llms}"
        );
    }
}

#[tokio::test]
async fn an_api_catalog_links_the_documentation() {
    let service = (BY_PATH.service())
        .api_catalog(
            "https://api.example.com",
            Some("https://api.example.com/openapi.json"),
        )
        .at("/docs/errors");
    for server in servers(&service).await {
        let answer = get(server.address, "/.well-known/api-catalog", "*/*").await;
        assert_eq!(answer.status, 200, "{}", server.name);
        assert_eq!(
            answer.header("content-type"),
            "application/linkset+json; profile=\"https://www.rfc-editor.org/info/rfc9727\""
        );
        assert_eq!(
            answer.header("link"),
            "</.well-known/api-catalog>; rel=\"api-catalog\""
        );
        let links: Value = serde_json::from_str(&answer.body).expect("JSON");
        let errors = "https://api.example.com/docs/errors";
        assert_eq!(
            links,
            serde_json::json!({ "linkset": [{
                "anchor": "https://api.example.com",
                "service-doc": [
                    { "href": errors, "type": "text/html" },
                    { "href": format!("{errors}?format=md"), "type": "text/markdown" },
                ],
                "service-meta": [
                    { "href": format!("{errors}?format=json"), "type": "application/json" },
                ],
                "service-desc": [
                    { "href": "https://api.example.com/openapi.json", "type": "application/openapi+json" },
                ],
            }] })
        );
    }
    for server in servers(&BY_PATH.service()).await {
        let answer = get(server.address, "/.well-known/api-catalog", "*/*").await;
        assert_eq!(answer.status, 404, "{}", server.name);
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
        let (page, _) = browse(&server, "https://docs.example.com/e=prefixed").await;
        assert_eq!(entries(&page), ["prefixed"]);
        let root = get(server.address, "/", "text/html").await;
        assert_eq!(entries(&root.body), ["prefixed"], "{}", server.name);
        assert!(root.body.contains("class=\"search\""));
    }
}
