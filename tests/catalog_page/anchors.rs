//! The `type` of a response opens its entry, in the browser.

use flowcms_status::FlowError;
use serde_json::Value;

use super::browser::Browser;
use super::declared::{self, CATALOG, ContentError, MediaError};

fn type_uri(of: &dyn FlowError) -> String {
    let response = of.to_response();
    let document: Value = serde_json::from_slice(response.body()).expect("a problem document");
    document["type"].as_str().expect("a URI").to_owned()
}

const TARGET: &str = "[...document.querySelectorAll('.target')].map(e => e.id).join()";

/// Whether the head of the entry is in the window, and not behind the search.
fn is_in_view(reason: &str) -> String {
    format!(
        "(top => top >= document.querySelector('.search').getBoundingClientRect().bottom - 1 \
         && top < innerHeight - 100)(document.getElementById('{reason}').getBoundingClientRect().top)"
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn the_type_of_a_live_response_opens_its_entry() {
    let Some(browser) = Browser::with(CATALOG.to_html()).await else {
        return;
    };
    let slug = String::from("intro");
    let in_fragment = type_uri(&ContentError::EntryNotFound { slug });
    assert_eq!(
        in_fragment,
        "http://docs.example.test/errors#entry_not_found"
    );
    let host = String::from("store-1");
    let in_path = type_uri(&MediaError::StoreUnreachable { host });
    assert_eq!(in_path, "http://docs.example.test/errors/store_unreachable");

    for error in declared::samples() {
        let reason = error.problem_type().reason();
        browser.open(&type_uri(&*error)).await;
        assert_eq!(browser.eval(TARGET).await, reason);
        browser.wait(&is_in_view(reason)).await;
        assert_eq!(browser.eval("document.activeElement.id").await, reason);
        let current = browser
            .eval("document.querySelector('nav [aria-current]').hash")
            .await;
        assert_eq!(current, format!("#{reason}"));
    }
    browser.screenshot("opened").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_entry_is_shown_to_who_follows_a_link_though_the_filters_would_hide_it() {
    let Some(browser) = Browser::with(CATALOG.to_html()).await else {
        return;
    };
    browser
        .open("/errors?q=slug&class=4xx#store_unreachable")
        .await;
    assert_eq!(browser.eval(TARGET).await, "store_unreachable");
    assert_eq!(
        browser.shown().await,
        ["entry_not_found", "store_unreachable"]
    );
    let said = browser
        .eval("document.querySelector('.count').textContent")
        .await;
    assert_eq!(said, "1 of 12 errors");
    let why = browser
        .eval("getComputedStyle(document.getElementById('store_unreachable'), '::before').content")
        .await;
    assert_eq!(
        why,
        "\"The link names this one; it does not match the search.\""
    );
    browser.wait(&is_in_view("store_unreachable")).await;
    browser.screenshot("link-beside-the-search").await;

    // The next key is a search like any other.
    browser
        .eval("document.querySelector('[name=q]').focus()")
        .await;
    browser.keys("s").await; // "slugs"
    assert_eq!(browser.shown().await, ["entry_not_found"]);
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn links_of_the_page_lead_on_from_an_entry_that_the_path_names() {
    let Some(browser) = Browser::with(CATALOG.to_html()).await else {
        return;
    };
    browser.open("/errors/store_unreachable/").await;
    assert_eq!(browser.eval(TARGET).await, "store_unreachable");
    browser
        .eval("document.querySelector('nav [href=\"#rate_limited\"]').click()")
        .await;
    browser.wait(&format!("{TARGET} === 'rate_limited'")).await;
    browser.wait(&is_in_view("rate_limited")).await;
    browser.client.back().await.expect("back");
    browser
        .wait(&format!("{TARGET} === 'store_unreachable'"))
        .await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_retired_reason_still_opens_what_is_known_of_it() {
    let Some(browser) = Browser::with(CATALOG.to_html()).await else {
        return;
    };
    browser.open("/errors#entry_gone").await;
    assert_eq!(browser.eval(TARGET).await, "entry_gone");
    let text = browser
        .eval("document.getElementById('entry_gone').textContent")
        .await;
    let text = text.as_str().expect("a text");
    for part in [
        "410",
        "entry_gone",
        "retired",
        "Was sent with 410 Gone",
        "Since 1.2, entry_not_found is sent instead.",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    browser.open("/errors#no_such_reason").await;
    assert_eq!(browser.eval(TARGET).await, "");
    browser.close().await;
}
