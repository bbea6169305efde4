//! What `axe-core` finds of the page.

use serde_json::{Value, json};

use super::browser::Browser;
use super::declared::CATALOG;
use crate::tools;

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_no_violation_in_light_in_dark_and_on_a_phone() {
    check(CATALOG.to_html(), "/errors#conflict", "whole").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn axe_finds_no_violation_on_the_page_of_one_entry() {
    let request = http::Request::get("/errors/model_violated").body(());
    let response = CATALOG.service().respond(&request.expect("a request"));
    let page = String::from_utf8(response.into_body().to_vec()).expect("UTF-8");
    check(page, "/errors/model_violated", "one").await;
}

async fn check(page: String, address: &str, name: &str) {
    let Some(axe) = tools::npm_file("axe-core/axe.min.js", "the accessibility of the page") else {
        return;
    };
    let axe = std::fs::read_to_string(axe).expect("the file is there");
    let Some(browser) = Browser::with(page).await else {
        return;
    };
    for (scheme, width) in [
        ("light", 1440),
        ("dark", 1440),
        ("light", 360),
        ("dark", 360),
    ] {
        browser.resize(width, 900).await;
        browser.emulate("", scheme).await;
        browser.open(address).await;
        browser
            .screenshot(&format!("{name}-{scheme}-{width}"))
            .await;
        // What is not drawn has no contrast.
        browser
            .eval("document.querySelectorAll('.entry, nav li').forEach(e => e.style.contentVisibility = 'visible')")
            .await;
        browser
            .eval("document.querySelectorAll('details').forEach(e => e.open = true)")
            .await;
        let wide = browser.eval("document.documentElement.scrollWidth").await;
        assert_eq!(wide, width, "{scheme}");
        let loaded = browser
            .client
            .execute(&format!("{axe}; return true"), vec![])
            .await;
        assert_eq!(loaded.expect("axe is loaded"), true);
        let found = browser
            .client
            .execute_async("axe.run(document).then(arguments[0])", vec![])
            .await
            .expect("axe runs");
        assert_eq!(violations(&found), Vec::<Value>::new(), "{scheme}, {width}");
        // It did look.
        assert!(
            found["passes"]
                .as_array()
                .is_some_and(|passes| passes.len() > 20)
        );
    }
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.close().await;
}

fn violations(found: &Value) -> Vec<Value> {
    let violations = found["violations"].as_array().expect("a list");
    let nodes = |of: &Value| -> Vec<Value> {
        let nodes = of["nodes"].as_array().expect("a list").iter().take(5);
        nodes
            .map(|node| json!([node["html"], node["failureSummary"]]))
            .collect()
    };
    (violations.iter())
        .map(|of| json!({ "id": of["id"], "impact": of["impact"], "nodes": nodes(of) }))
        .collect()
}
