//! The page by keyboard alone, and its buttons.

use fantoccini::Locator;

use super::browser::Browser;
use super::declared::CATALOG;

const FOCUS: &str = "(e => e.name || e.id || e.className || e.innerText)(document.activeElement)";
const ENTER: &str = "\u{e007}";
const ESCAPE: &str = "\u{e00c}";
const TAB: &str = "\u{e004}";
const CONTROL: &str = "\u{e009}";

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_is_enough() {
    let Some(browser) = Browser::with(CATALOG.to_html()).await else {
        return;
    };
    browser.open("/errors").await;
    browser.keys(TAB).await;
    assert_eq!(browser.eval(FOCUS).await, "skip");
    let skip = browser
        .eval("(b => b.height > 20 && b.top >= 0)(document.activeElement.getBoundingClientRect())");
    assert_eq!(skip.await, true, "the link to skip the index is seen");
    browser.keys(ENTER).await;
    browser
        .wait("document.activeElement.id === 'page:errors'")
        .await;

    browser.keys("/").await;
    assert_eq!(browser.eval(FOCUS).await, "q");
    browser.keys("rate/").await;
    assert_eq!(browser.eval("document.activeElement.value").await, "rate/");
    browser.keys(ESCAPE).await;
    assert_eq!(browser.eval("document.activeElement.value").await, "");
    assert_eq!(browser.shown().await.len(), 12);

    // Enter goes to the first that is found.
    browser.keys("rate").await;
    browser.keys(ENTER).await;
    browser
        .wait("document.activeElement.id === 'rate_limited'")
        .await;
    browser.keys(TAB).await;
    let next = browser.eval("document.activeElement.hash").await;
    assert_eq!(next, "#rate_limited");
    browser.keys(ESCAPE).await;
    assert_eq!(browser.shown().await.len(), 12);
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_has_the_focus_shows_it() {
    let Some(browser) = Browser::with(CATALOG.to_html()).await else {
        return;
    };
    browser.open("/errors").await;
    let mut seen = Vec::new();
    for _ in 0..60 {
        browser.keys(TAB).await;
        let outline = browser
            .eval("(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 1)(getComputedStyle(document.activeElement))")
            .await;
        let name = browser.eval(FOCUS).await.to_string();
        assert_eq!(outline, true, "{name}");
        seen.push(name);
    }
    for name in [
        "\"theme\"",
        "\"q\"",
        "\"class\"",
        "\"retry\"",
        "\"state\"",
        "\"copy\"",
    ] {
        assert!(seen.iter().any(|seen| seen == name), "{name} in {seen:?}");
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reason_and_an_example_are_copied() {
    let Some(browser) = Browser::with(CATALOG.to_html()).await else {
        return;
    };
    for (button, copied) in [
        ("#rate_limited header .copy", "rate_limited"),
        (
            "#key_unknown .example .copy",
            "{   \"type\": \"http://docs.example.test/errors#key_unknown\",   \"title\": \"Unauthorized\", \
             \"status\": 401,   \"detail\": \"sign in first\",   \"reason\": \"key_unknown\", \
             \"context\": \"Valid credentials are missing; send those that `WWW-Authenticate` asks for (RFC 9110, section 15.5.2).\" }",
        ),
    ] {
        let entry = button.split(' ').next().unwrap_or_default();
        browser.open(&format!("/errors{entry}")).await;
        let found = browser
            .client
            .find(Locator::Css(button))
            .await
            .expect("a button");
        found.click().await.expect("it can be clicked");
        browser
            .wait(&format!(
                "document.querySelector('{button}').textContent === 'Copied'"
            ))
            .await;
        assert_eq!(
            browser
                .eval("document.querySelector('.said').textContent")
                .await,
            "Copied"
        );
        browser
            .eval("(i => (i.value = '', i.focus()))(document.querySelector('[name=q]'))")
            .await;
        browser.keys(&format!("{CONTROL}v")).await;
        let pasted = browser.eval("document.activeElement.value").await;
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words(pasted.as_str().expect("a text")), words(copied));
        browser
            .wait(&format!(
                "document.querySelector('{button}').textContent === 'Copy'"
            ))
            .await;
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_for_the_search_can_be_turned_off() {
    let Some(browser) = Browser::with(CATALOG.to_html()).await else {
        return;
    };
    let hint = "document.querySelector('.query kbd').checkVisibility()";
    browser.open("/errors").await;
    assert_eq!(browser.eval(hint).await, true);
    browser
        .eval("document.querySelector('[name=slash]').click()")
        .await;
    assert_eq!(browser.eval(hint).await, false);
    for _ in 0..2 {
        browser
            .eval("document.getElementById('page:errors').focus()")
            .await;
        browser.keys("/").await;
        assert_eq!(browser.eval(FOCUS).await, "page:errors");
        // It is remembered.
        browser.open("/errors").await;
    }
    browser
        .eval("document.querySelector('[name=slash]').click()")
        .await;
    browser
        .eval("document.getElementById('page:errors').focus()")
        .await;
    browser.keys("/").await;
    assert_eq!(browser.eval(FOCUS).await, "q");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn code_that_handles_an_error_is_copied() {
    let Some(browser) = Browser::with(CATALOG.to_html()).await else {
        return;
    };
    browser.open("/errors#rate_limited").await;
    browser
        .eval("document.querySelector('#rate_limited .handling summary').click()")
        .await;
    let button = "#rate_limited .snippet:nth-of-type(2) .copy";
    let found = browser.client.find(Locator::Css(button)).await;
    (found.expect("a button").click().await).expect("it can be clicked");
    browser
        .wait(&format!(
            "document.querySelector('{button}').textContent === 'Copied'"
        ))
        .await;
    browser.screenshot("handling").await;
    browser.close().await;
}
