//! What is no document of the catalogue: wrong reasons, methods and forms.

use serde_json::json;

use super::client::Version;
use super::world::{BY_FRAGMENT, ask, get, servers};

#[tokio::test]
async fn an_unknown_reason_is_told_the_nearest() {
    for server in servers(&BY_FRAGMENT.service()).await {
        for (asked, nearest) in [
            ("entry_not_fond", "entry_not_found"),
            ("entry-not-found", "entry_not_found"),
            ("slug_take", "slug_taken"),
            ("SlugTaken", "slug_taken"),
        ] {
            let path = format!("/errors/{asked}");
            let answer = get(server.address, &path, "*/*").await;
            assert_eq!(answer.header("access-control-allow-origin"), "*");
            assert_eq!(answer.header("vary"), "accept");
            let problem = answer.problem(404, "no_such_problem_type");
            assert_eq!(problem["nearest"], nearest, "{}", server.name);
            let detail =
                format!("`{asked}` is no problem type of this API, the nearest is `{nearest}`");
            assert_eq!(problem["detail"], detail);
            assert_eq!(problem["title"], "Not Found");
        }
    }
}

#[tokio::test]
async fn a_name_that_is_like_no_reason_is_told_none() {
    for server in servers(&BY_FRAGMENT.service()).await {
        let long = "entry_not_found".repeat(100);
        for (sent, asked) in [
            ("payment_required", "payment_required"),
            ("%3Cscript%3E", "<script>"),
            (&*long, &*long),
        ] {
            let answer = get(server.address, &format!("/errors/{sent}"), "*/*").await;
            let problem = answer.problem(404, "no_such_problem_type");
            assert_eq!(problem.get("nearest"), None, "{}", server.name);
            let detail = format!("`{asked}` is no problem type of this API");
            assert_eq!(problem["detail"], detail);
        }
    }
}

#[tokio::test]
async fn other_methods_are_told_the_right_ones() {
    for server in servers(&BY_FRAGMENT.service()).await {
        for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW"] {
            for path in ["/errors", "/errors/", "/errors/slug_taken"] {
                let request = format!("{method} {path}");
                let answer = ask(server.address, Version::Http1, &request, &[]).await;
                let name = server.name;
                answer.problem(405, "method_not_allowed");
                assert_eq!(answer.header("allow"), "GET, HEAD", "{name}: {request}");
                assert_eq!(answer.header("cache-control"), "no-store");
            }
        }
    }
}

#[tokio::test]
async fn what_is_there_in_no_acceptable_form_is_406() {
    for server in servers(&BY_FRAGMENT.service()).await {
        for accept in [
            "image/png",
            "text/plain",
            "*/*;q=0",
            "text/html;q=0, text/markdown;q=0.000, application/xml",
        ] {
            for path in ["/errors", "/errors/slug_taken"] {
                let answer = get(server.address, path, accept).await;
                answer.problem(406, "not_acceptable");
            }
        }
        let answer = get(server.address, "/errors?format=pdf", "*/*").await;
        let problem = answer.problem(406, "not_acceptable");
        let context = "Accept `text/html`, `text/markdown` or `application/json`, or say \
                       `?format=html`, `md` or `json`.";
        assert_eq!(problem["context"], json!(context), "{}", server.name);
    }
}

#[tokio::test]
async fn what_is_no_list_of_media_ranges_asks_for_nothing() {
    for server in servers(&BY_FRAGMENT.service()).await {
        for accept in [",", "nonsense", "text/html;q=2"] {
            let answer = get(server.address, "/errors", accept).await;
            let name = server.name;
            assert_eq!(answer.status, 200, "{name}: {accept}");
            assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        }
    }
}

#[tokio::test]
async fn a_head_request_that_is_refused_gets_no_content() {
    for server in servers(&BY_FRAGMENT.service()).await {
        for version in [Version::Http1, Version::Http2] {
            let answer = ask(server.address, version, "HEAD /errors/nothing", &[]).await;
            let name = server.name;
            assert_eq!((answer.status, &*answer.body), (404, ""), "{name}");
            assert_eq!(answer.header("content-type"), "application/problem+json");
            assert_ne!(answer.header("content-length"), "0", "{name}");
        }
    }
}

#[tokio::test]
async fn a_browser_gets_a_page_that_names_the_nearest() {
    let chromium = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    for server in servers(&BY_FRAGMENT.service()).await {
        for (asked, shown, nearest) in [
            ("entry_not_fond", "entry_not_fond", Some("entry_not_found")),
            ("%3Cscript%3E", "&lt;script&gt;", None),
        ] {
            let answer = get(server.address, &format!("/errors/{asked}"), chromium).await;
            assert_eq!(answer.status, 404, "{}", server.name);
            assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
            assert_eq!(answer.header("cache-control"), "no-store");
            let page = scraper::Html::parse_document(&answer.body);
            assert_eq!(page.errors, Vec::<String>::new());
            let sentence = format!("<bdi>{shown}</bdi></code> is no error of this API.");
            assert!(answer.body.contains(&sentence), "{}", answer.body);
            assert!(answer.body.contains("content=\"noindex\""));
            let link = nearest.map(|reason| format!("Did you mean <a href=\"./{reason}\">"));
            match link {
                Some(link) => assert!(answer.body.contains(&link), "{link}"),
                None => assert!(!answer.body.contains("Did you mean")),
            }
        }
        // Who asks for JSON first, or for a form that there is not, is none.
        let json = get(
            server.address,
            "/errors/nothing",
            "application/json, text/html;q=0.5",
        )
        .await;
        json.problem(404, "no_such_problem_type");
    }
}
