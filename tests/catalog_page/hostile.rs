//! Declarations that mean harm: their texts are shown, and nothing of them runs.

use flowcms_status::{Catalog, FlowError, status_table};
use scraper::{Html, Selector};

#[cfg(feature = "tools")]
use super::browser::Browser;

macro_rules! evil {
    () => {
        "\u{202e}</script></style></title><script>window.harm = 1</script><img src=x onerror='window.harm = 2'>\" onfocus=window.harm=3 autofocus x='&lt;--><svg onload=window.harm=4>{{harm}}\u{2067}"
    };
}

const EVIL: &str = evil!();

status_table! {
    /// A table of hostile texts.
    pub(crate) enum Hostile {
        4xx "</h2><script>window.harm = 5</script>" "</p><script>window.harm = 6</script>\" '" {
            400 "</span><script>window.harm = 7</script>\" onclick=\"window.harm = 8" "<script>window.harm = 9</script>",
        }
        5xx "Server Error" "It failed." {
            500 "Internal Server Error" "It failed.",
        }
    }
}

#[expect(dead_code, reason = "it is read in the catalogue only")]
#[allow(clippy::deprecated_semver)] // it is hostile
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(
    table = Hostile,
    type_base = "https://docs.example.com/errors#",
    retired("hostile_gone" = 400, "[r](javascript:window.harm=26) </p><script>window.harm = 25</script>")
)]
pub(crate) enum HostileError {
    #[doc = "Inline <script>window.harm = 10</script> <b onclick=\"window.harm = 11\">inline</b> [a](javascript:window.harm=12) <javascript:window.harm=13> \
        [b](  JaVa\tScRiPt&colon;window.harm=14 \"t\" onclick=\"window.harm=15\") ![c](https://good.example/x.png \"\\\" onerror=\\\"window.harm=16\") [d](data:text/html,<script>window.harm=17</script>) \
        [e](vbscript:x) [f](crate::Secret) [g](https://good.example/?a=1&b=\"2) [![h](https://good.example/y.png)](https://good.example/)\n\n\
        <div>\n<script>\nwindow.harm = 18\n</script>\n</div>\n\n\
        </article></main><style>body { display: none }</style>\n\n\
        # <script>window.harm = 19</script> {#x onclick=window.harm=20}\n\n\
        ```\"><script>window.harm=21</script>\n</code></pre><script>window.harm = 22</script>\n```\n\n\
        \u{202e}turned\u{202c}\n\n# Causes\n<script>window.harm = 23</script>\n\n# Solutions\n[x](javascript:window.harm=24)"]
    #[deprecated(
        since = "1\"><script>window.harm = 28</script>",
        note = "[n](javascript:window.harm=30) <script>window.harm = 29</script>"
    )]
    #[error("text")]
    #[flow(
        code = 400,
        title = "</p><script>window.harm = 31</script>\u{202e}",
        context = "\"' onclick=window.harm=32 <img src=x onerror=window.harm=33>",
        detail = "</q><script>window.harm = 34</script>\u{202e}",
        header("X-Hostile" = "\"><script>window.harm = 35</script>"),
        member("hostile" = "</code><script>window.harm = 36</script>")
    )]
    Constant,

    #[error("text")]
    #[flow(
        code = 500,
        detail = "</q><script>window.harm = 37</script>{field}",
        header("X-Hostile" = "\"><script>window.harm = 38</script>{field}"),
        member("hostile" = "</code><script>window.harm = 39</script>{field}")
    )]
    Templates { field: String },
}

const CATALOG: Catalog = Catalog::new(evil!())
    .version(evil!())
    .with(HostileError::CATALOG);

/// Each attribute of each element, but those of the page's own head.
fn attributes(page: &Html) -> Vec<(String, String)> {
    let all = Selector::parse("body *").expect("a selector");
    page.select(&all)
        .flat_map(|element| element.value().attrs())
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    let found = page.select(&selector);
    found.map(|element| element.text().collect()).collect()
}

#[test]
fn no_text_becomes_an_element_or_an_attribute() {
    let page = Html::parse_document(&CATALOG.to_html());
    assert_eq!(page.errors, Vec::<String>::new());
    assert_eq!(texts(&page, "script").len(), 1);
    assert_eq!(texts(&page, "style").len(), 1);
    assert_eq!(
        texts(&page, "img, svg, iframe, object, b[onclick], base").len(),
        0
    );
    let allowed = [
        "aria-controls",
        "aria-expanded",
        "aria-hidden",
        "aria-keyshortcuts",
        "aria-label",
        "aria-live",
        "aria-pressed",
        "autocapitalize",
        "autocomplete",
        "checked",
        "class",
        "data-class",
        "data-find",
        "data-retry",
        "data-says",
        "data-state",
        "dir",
        "hidden",
        "href",
        "id",
        "name",
        "placeholder",
        "rel",
        "role",
        "spellcheck",
        "tabindex",
        "title",
        "type",
        "value",
    ];
    for (name, value) in attributes(&page) {
        assert!(allowed.contains(&name.as_str()), "{name}={value:?}");
        let harmless = [
            "#",
            "https://docs.example.com/errors#",
            "https://www.rfc-editor.org/",
            "https://github.com/",
            "https://good.example/",
        ];
        assert!(
            name != "href" || harmless.iter().any(|start| value.starts_with(start)),
            "{value:?}"
        );
    }
}

#[test]
fn texts_are_shown_as_they_were_written() {
    let page = Html::parse_document(&CATALOG.to_html());
    assert_eq!(texts(&page, "title"), [format!("{EVIL}: errors")]);
    assert_eq!(texts(&page, "h1"), [EVIL]);
    assert_eq!(
        texts(&page, ".version"),
        [format!("Errors of version {EVIL}")]
    );
    assert_eq!(
        texts(&page, "#constant .title"),
        ["</p><script>window.harm = 31</script>\u{202e}"]
    );
    assert_eq!(
        texts(&page, "#constant .context"),
        ["\"' onclick=window.harm=32 <img src=x onerror=window.harm=33>"]
    );
    assert_eq!(
        texts(&page, "#constant q"),
        ["</q><script>window.harm = 34</script>\u{202e}"]
    );
    assert_eq!(
        texts(&page, "#constant .value"),
        ["\"><script>window.harm = 35</script>"]
    );
    assert_eq!(
        texts(&page, "#constant .deprecation strong"),
        ["Deprecated since 1\"><script>window.harm = 28</script>"]
    );
    assert_eq!(
        texts(&page, "#constant .deprecation .prose"),
        ["\nn <script>window.harm = 29</script>\n"]
    );
    assert_eq!(
        texts(&page, "#hostile_gone .prose"),
        ["\nr </p><script>window.harm = 25</script>\n"]
    );
    assert_eq!(
        texts(&page, "#templates q"),
        ["</q><script>window.harm = 37</script>{field}"]
    );
    // JSON has an escape of its own for what would turn the direction of the lines.
    let example = &texts(&page, "#constant .example code")[0];
    assert!(
        example.contains("\"detail\": \"</q><script>window.harm = 34</script>\\u202e\""),
        "{example}"
    );
    let description = &texts(&page, "#constant .text > .prose")[0];
    for part in [
        "<script>window.harm = 10</script>",
        "<b onclick=\"window.harm = 11\">inline</b> a ",
        "<div>\n<script>\nwindow.harm = 18\n</script>\n</div>",
        "<style>body { display: none }</style>",
        "\u{202e}turned\u{202c}",
    ] {
        assert!(description.contains(part), "{part} in {description}");
    }
}

#[test]
fn what_turns_the_direction_of_text_turns_its_own_element_only() {
    let page = Html::parse_document(&CATALOG.to_html());
    let mut isolated = 0;
    for node in page.tree.nodes() {
        let turns = |text: &str| text.contains(['\u{202e}', '\u{2067}']);
        if node.value().as_text().is_none_or(|text| !turns(text)) {
            continue;
        }
        let mut above = node
            .ancestors()
            .filter_map(|node| node.value().as_element());
        let is_isolated = above.any(|element| {
            element.name() == "bdi"
                || element.attr("dir") == Some("auto")
                || element.name() == "title"
        });
        assert!(is_isolated, "{:?}", node.value());
        isolated += 1;
    }
    assert!(isolated >= 6, "{isolated}");
}

#[cfg(feature = "tools")]
#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_a_hostile_declaration_runs_in_a_browser() {
    let Some(browser) = Browser::with(CATALOG.to_html()).await else {
        return;
    };
    for address in [
        "/errors",
        "/errors?q=<script>window.harm=40</script>&class=\"x#constant",
        "/errors#hostile_gone",
        "/%3Cscript%3E",
    ] {
        browser.open(address).await;
        // Whatever would start with a click, and what it would start later: it is queued before this.
        let script =
            "document.querySelectorAll('main *').forEach(e => e.matches('a') || e.click())";
        browser.eval(script).await;
        let idle = "const done = arguments[0]; \
                    setTimeout(() => requestAnimationFrame(() => requestIdleCallback(() => done())))";
        (browser.client.execute_async(idle, vec![]).await).expect("a page that is idle");
        assert_eq!(
            browser.eval("typeof window.harm").await,
            "undefined",
            "{address}"
        );
        let alert = browser.client.get_alert_text().await;
        assert!(
            alert.is_err_and(|error| error.is_no_such_alert()),
            "{address}"
        );
        assert_eq!(
            browser.complaints().await,
            Vec::<String>::new(),
            "{address}"
        );
    }
    browser.open("/errors").await;
    browser.screenshot("hostile").await;
    browser.close().await;
}

#[cfg(feature = "tools")]
#[tokio::test(flavor = "multi_thread")]
async fn the_policy_of_the_page_stops_a_script_that_got_into_it() {
    let page = CATALOG.to_html();
    let harmed = page.replace(
        "<main",
        "<script>window.harm = 41</script><img src=x onerror=\"window.harm = 42\"><main",
    );
    let Some(browser) = Browser::with(harmed).await else {
        return;
    };
    browser.open("/errors").await;
    assert_eq!(browser.eval("typeof window.harm").await, "undefined");
    let complaints = browser.complaints().await;
    assert!(
        complaints
            .iter()
            .any(|line| line.contains("Content Security Policy")),
        "{complaints:?}"
    );
    assert_eq!(
        browser.eval("document.documentElement.className").await,
        "js"
    );
    browser.close().await;
}
