//! The search and the filters, in the browser.

use super::browser::Browser;
use super::declared::CATALOG;

const SEARCH: &str = "document.querySelector('[name=q]')";

async fn browser() -> Option<Browser> {
    let browser = Browser::with(CATALOG.to_html()).await?;
    browser.open("/errors").await;
    Some(browser)
}

async fn search(browser: &Browser, text: &str) {
    browser
        .eval(&format!("({SEARCH}.value = '', {SEARCH}.focus())"))
        .await;
    browser.keys(text).await;
}

async fn choose(browser: &Browser, filter: &str, value: &str) {
    let script = format!(
        "(s => (s.value = '{value}', s.dispatchEvent(new Event('input', {{ bubbles: true }}))))\
         (document.querySelector('select[name={filter}]'))"
    );
    browser.eval(&script).await;
}

async fn count(browser: &Browser) -> String {
    let count = browser.eval("document.querySelector('.count').textContent");
    count.await.as_str().expect("a text").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_search_finds_reasons_titles_contexts_descriptions_members_and_headers() {
    let Some(browser) = browser().await else {
        return;
    };
    assert_eq!(browser.shown().await.len(), 12);
    for (text, found) in [
        ("model_vio", &["model_violated"][..]),
        ("No Such Entry", &["entry_not_found"]),
        ("list the entries to find", &["entry_not_found"]),
        ("renamed", &["entry_not_found"]),
        ("another workspace", &["entry_not_found"]),
        ("safe to repeat", &["store_unreachable"]),
        ("content_type", &["model_violated"]),
        ("x-ratelimit-limit", &["rate_limited"]),
        ("invalid_token", &["key_unknown"]),
        ("if-match", &["conflict"]),
        ("since 1.2", &["entry_gone"]),
        // Each word, in any order and anywhere.
        ("slug 404 entries", &["entry_not_found"]),
        ("workspace slug", &["entry_not_found"]),
        ("nothing says this", &[]),
    ] {
        search(&browser, text).await;
        assert_eq!(browser.shown().await, found, "{text}");
        let said = format!("{} of 12 errors", found.len());
        assert_eq!(count(&browser).await, said, "{text}");
    }
    assert_eq!(
        browser.eval("document.querySelector('.none').hidden").await,
        false
    );
    browser.screenshot("search-without-result").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_are_combined_with_each_other_and_with_the_search() {
    let Some(browser) = browser().await else {
        return;
    };
    choose(&browser, "class", "5xx").await;
    assert_eq!(
        browser.shown().await,
        ["resizer", "internal_server_error", "store_unreachable"]
    );
    choose(&browser, "class", "4xx").await;
    choose(&browser, "retry", "after").await;
    assert_eq!(browser.shown().await, ["rate_limited"]);
    choose(&browser, "retry", "never").await;
    search(&browser, "entry").await;
    assert_eq!(
        browser.shown().await,
        ["entry_not_found", "conflict", "model_violated"]
    );
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn deprecated_and_retired_reasons_are_filters_too() {
    let Some(browser) = browser().await else {
        return;
    };
    choose(&browser, "state", "deprecated").await;
    assert_eq!(browser.shown().await, ["conflict"]);
    let note = browser
        .eval("document.querySelector('#conflict .deprecation').textContent.trim().replace(/\\s+/g, ' ')")
        .await;
    assert_eq!(
        note,
        "Deprecated since 1.3.0 stale_version is sent to clients that send If-Match"
    );
    choose(&browser, "state", "retired").await;
    assert_eq!(browser.shown().await, ["entry_gone"]);
    choose(&browser, "state", "current").await;
    assert_eq!(browser.shown().await.len(), 10);
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_address_keeps_the_search_for_whoever_opens_it_again() {
    let Some(browser) = browser().await else {
        return;
    };
    search(&browser, "entry & more?").await;
    choose(&browser, "class", "4xx").await;
    browser.wait("location.search.includes('class=')").await;
    assert_eq!(
        browser.eval("location.href").await,
        "http://docs.example.test/errors?q=entry+%26+more%3F&class=4xx"
    );
    browser
        .open("/errors?q=slug&class=4xx&retry=never&state=current")
        .await;
    assert_eq!(browser.shown().await, ["entry_not_found"]);
    assert_eq!(browser.eval(&format!("{SEARCH}.value")).await, "slug");
    // A filter that this page has not is none.
    browser.open("/errors?class=9xx&state=x").await;
    assert_eq!(browser.shown().await.len(), 12);
    assert_eq!(count(&browser).await, "12 of 12 errors");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_index_and_the_headings_show_what_the_list_shows() {
    let Some(browser) = browser().await else {
        return;
    };
    search(&browser, "pictures").await;
    assert_eq!(browser.shown().await, ["store_unreachable"]);
    let visible = |selector: &str| {
        format!(
            "[...document.querySelectorAll('{selector}')].filter(e => e.checkVisibility()).map(e => e.innerText.trim())"
        )
    };
    assert_eq!(
        browser.eval(&visible("nav li")).await,
        serde_json::json!(["502\nstore_unreachable"])
    );
    assert_eq!(
        browser.eval(&visible("main h2")).await,
        serde_json::json!(["5xx Server Error"])
    );
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_search_finds_what_people_paste() {
    let Some(browser) = browser().await else {
        return;
    };
    for (text, found, is_near) in [
        // A message as it was sent, and as a log has it.
        (
            "entry `intro` does not exist",
            &["entry_not_found"][..],
            false,
        ),
        (
            "2026-11-26 WARN api: 404 Entry `a b` does not exist (req 7)",
            &["entry_not_found"],
            false,
        ),
        (
            "version 71 is stored, yours is another",
            &["stale_version"],
            false,
        ),
        (
            "the entry breaks rules of its content model",
            &["model_violated"],
            false,
        ),
        // A `type`, a document, a line of a log.
        (
            "http://docs.example.test/errors#rate_limited",
            &["rate_limited"],
            false,
        ),
        (
            "http://docs.example.test/errors/store_unreachable",
            &["store_unreachable"],
            false,
        ),
        (
            r#"{"type":"about:blank","status":409,"reason":"conflict"}"#,
            &["conflict"],
            false,
        ),
        ("reason=key_unknown status=401", &["key_unknown"], false),
        // However its words are joined.
        ("rate-limited", &["rate_limited"], false),
        ("Rate Limited", &["rate_limited"], false),
        ("RateLimited", &["rate_limited"], true),
        // With slips of the pen.
        ("rate_limted", &["rate_limited"], true),
        ("unreachabel", &["store_unreachable"], true),
        ("modle violated", &["model_violated"], true),
        // Most of the words, in a sentence of one's own.
        ("picture stored nowhere", &[], false),
        (
            "entry deleted published workspace xyzzy",
            &["entry_not_found"],
            true,
        ),
    ] {
        search(&browser, text).await;
        assert_eq!(browser.shown().await, found, "{text}");
        let near = if is_near { "Nearly: " } else { "" };
        let said = format!("{near}{} of 12 errors", found.len());
        assert_eq!(count(&browser).await, said, "{text}");
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_view_follows_the_search() {
    let Some(browser) = browser().await else {
        return;
    };
    browser.open("/errors#store_unreachable").await;
    browser.wait("scrollY > 500").await;
    search(&browser, "slug").await;
    let in_view = "(b => b.top >= 0 && b.top < innerHeight / 2)(document.getElementById('entry_not_found').getBoundingClientRect())";
    browser.wait(in_view).await;
    browser.screenshot("search").await;
    browser.close().await;
}
