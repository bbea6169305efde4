//! How the page looks: dark and light, on a phone, printed, and without its script.

use serde_json::json;

use super::browser::Browser;
use super::declared::CATALOG;

const GROUND: &str = "getComputedStyle(document.body).backgroundColor";
const LIGHT: &str = "rgb(255, 255, 255)";
const DARK: &str = "rgb(16, 20, 27)";

#[tokio::test(flavor = "multi_thread")]
async fn the_page_is_dark_or_light_as_the_system_is_until_its_reader_chooses() {
    let Some(browser) = Browser::with(CATALOG.to_html()).await else {
        return;
    };
    let press = "document.querySelector('.theme').click()";
    let pressed = "document.querySelector('.theme').getAttribute('aria-pressed')";
    browser.emulate("", "light").await;
    browser.open("/errors").await;
    assert_eq!(browser.eval(GROUND).await, LIGHT);
    assert_eq!(browser.eval(pressed).await, "false");
    browser.screenshot("light").await;

    browser.emulate("", "dark").await;
    assert_eq!(browser.eval(GROUND).await, DARK);
    assert_eq!(browser.eval(pressed).await, "true");
    browser.screenshot("dark").await;

    // Chosen, and remembered.
    browser.eval(press).await;
    assert_eq!(browser.eval(GROUND).await, LIGHT);
    browser.open("/errors").await;
    assert_eq!(browser.eval(GROUND).await, LIGHT);
    assert_eq!(browser.eval(pressed).await, "false");

    // What the system says is no choice: from here on it decides again.
    browser.eval(press).await;
    assert_eq!(browser.eval(GROUND).await, DARK);
    browser.emulate("", "light").await;
    browser.open("/errors").await;
    assert_eq!(browser.eval(GROUND).await, LIGHT);
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_wider_than_a_phone() {
    let Some(browser) = Browser::with(CATALOG.to_html()).await else {
        return;
    };
    browser.resize(360, 740).await;
    browser.open("/errors").await;
    browser.screenshot("phone").await;
    // What is below the window has no layout before it is scrolled to.
    let drawn =
        "document.querySelectorAll('.entry').forEach(e => e.style.contentVisibility = 'visible')";
    browser.eval(drawn).await;
    assert_eq!(
        browser.eval("document.documentElement.scrollWidth").await,
        360
    );
    let wider = browser
        .eval("[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > 360.5).map(e => e.outerHTML)")
        .await;
    assert_eq!(wider, json!([]));

    let index = "document.querySelector('nav').checkVisibility()";
    assert_eq!(browser.eval(index).await, false);
    browser
        .eval("document.querySelector('.menu').click()")
        .await;
    assert_eq!(browser.eval(index).await, true);
    browser.screenshot("phone-index").await;
    browser
        .eval("document.querySelector('nav [href=\"#model_violated\"]').click()")
        .await;
    assert_eq!(browser.eval(index).await, false);
    browser
        .wait("document.activeElement.id === 'model_violated'")
        .await;
    browser.screenshot("phone-entry").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn printed_it_shows_every_entry_and_no_control() {
    let Some(browser) = Browser::with(CATALOG.to_html()).await else {
        return;
    };
    browser.open("/errors?q=slug").await;
    assert_eq!(browser.shown().await, ["entry_not_found"]);
    browser.emulate("print", "dark").await;
    assert_eq!(browser.shown().await.len(), 12);
    let controls = browser
        .eval("[...document.querySelectorAll('nav, .search, button, .skip')].filter(e => e.checkVisibility()).map(e => e.outerHTML)")
        .await;
    assert_eq!(controls, json!([]));
    assert_eq!(browser.eval(GROUND).await, LIGHT);
    browser.screenshot("print").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_its_script_every_entry_is_there_to_read() {
    let Some(browser) = Browser::with(CATALOG.to_html()).await else {
        return;
    };
    let off = json!({ "value": true });
    browser
        .devtools("Emulation.setScriptExecutionDisabled", off)
        .await;
    browser.open("/errors?q=slug#rate_limited").await;
    assert_eq!(browser.eval("document.documentElement.className").await, "");
    assert_eq!(browser.shown().await.len(), 12);
    let controls = browser
        .eval("[...document.querySelectorAll('.search, button')].filter(e => e.checkVisibility()).length")
        .await;
    assert_eq!(controls, 0);
    let marked = "getComputedStyle(document.getElementById('rate_limited')).boxShadow !== 'none'";
    assert_eq!(browser.eval(marked).await, true);
    assert_eq!(browser.complaints().await, Vec::<String>::new());
    browser.screenshot("without-script").await;
    browser.close().await;
}
