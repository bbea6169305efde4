//! What the page says, by a parser of HTML.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flowcms_status::{Catalog, FlowCms, FlowError as _};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::declared::{CATALOG, ContentError};

fn page() -> Html {
    Html::parse_document(&CATALOG.to_html())
}

fn select<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).collect()
}

/// The text of the elements, its white space as one space.
fn texts(page: &Html, selector: &str) -> Vec<String> {
    let found = select(page, selector).into_iter();
    found
        .map(|element| {
            let text: String = element.text().collect();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        })
        .collect()
}

/// The names of an entry's facts with what it says of them.
fn facts(page: &Html, reason: &str) -> Vec<(String, String)> {
    let names = texts(page, &format!("#{reason} dt"));
    let words = texts(page, &format!("#{reason} dd"));
    names.into_iter().zip(words).collect()
}

fn fact(page: &Html, reason: &str, name: &str) -> String {
    let mut facts = facts(page, reason).into_iter();
    let fact = facts.find(|(found, _)| found == name);
    fact.unwrap_or_else(|| panic!("no {name} of {reason}")).1
}

#[test]
fn the_page_is_html_without_a_mistake() {
    assert_eq!(page().errors, Vec::<String>::new());
    let of_a_table = Html::parse_document(&FlowCms::CATALOG.to_html());
    assert_eq!(of_a_table.errors, Vec::<String>::new());
    let of_nothing = Html::parse_document(&Catalog::new("Nothing").to_html());
    assert_eq!(of_nothing.errors, Vec::<String>::new());
    assert_eq!(texts(&of_nothing, "h1"), ["Nothing"]);
}

#[test]
fn the_policy_names_the_hashes_of_the_style_and_the_script() {
    let page = page();
    let hash = |selector: &str| {
        let text: String = select(&page, selector)[0].text().collect();
        STANDARD.encode(Sha256::digest(text))
    };
    let meta = select(&page, "meta[http-equiv='Content-Security-Policy']");
    assert_eq!(
        meta[0].attr("content"),
        Some(
            format!(
                "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; \
                 style-src 'sha256-{}'; script-src 'sha256-{}'",
                hash("style"),
                hash("script")
            )
            .as_str()
        )
    );
}

#[test]
fn nothing_is_loaded_from_anywhere() {
    let page = page();
    assert_eq!(
        select(&page, "[src], [srcset], [style], iframe, object").len(),
        0
    );
    let links = select(&page, "link");
    assert_eq!(links.len(), 1);
    assert!(
        links[0]
            .attr("href")
            .is_some_and(|href| href.starts_with("data:"))
    );
    let style: String = select(&page, "style")[0].text().collect();
    assert!(!style.contains("url(") && !style.contains("@import"));
}

#[test]
fn an_entry_says_all_that_is_declared() {
    let page = page();
    assert_eq!(texts(&page, "h1"), ["Content API"]);
    assert_eq!(texts(&page, ".version"), ["Errors of version 1.4.0"]);
    assert_eq!(
        texts(&page, "main h2"),
        [
            "How errors are answered",
            "3xx Redirection",
            "4xx Client Error",
            "5xx Server Error",
            "Retired"
        ]
    );
    assert_eq!(texts(&page, "#entry_not_found h3"), ["404 entry_not_found"]);
    assert_eq!(texts(&page, "#entry_not_found .title"), ["No such entry"]);
    assert_eq!(
        texts(&page, "#entry_not_found .context"),
        ["List the entries to find the slug."]
    );
    assert_eq!(
        texts(&page, "#entry_not_found h4"),
        ["Causes", "Solutions", "Members"]
    );
    assert_eq!(
        texts(&page, "#entry_not_found .prose")[1],
        "The entry was deleted, or has never been published. The key belongs to another workspace."
    );
    assert_eq!(
        facts(&page, "entry_not_found"),
        [
            ("Type", "http://docs.example.test/errors#entry_not_found"),
            ("Code", "404 Not Found, 4xx Client Error"),
            ("Retry", "No: the same request fails again."),
            (
                "Detail",
                "entry `{slug}` does not exist, filled in by the occurrence."
            ),
            ("gRPC", "NOT_FOUND (5)"),
            ("Declared by", "ContentError::EntryNotFound"),
        ]
        .map(|(name, words)| (name.to_owned(), words.to_owned()))
    );
    let link = select(&page, "#entry_not_found .uri a");
    assert_eq!(
        link[0].attr("href"),
        Some("http://docs.example.test/errors#entry_not_found")
    );
    let declared = select(&page, "#entry_not_found dd code[title]");
    assert_eq!(
        declared[0].attr("title"),
        Some("contract::catalog_page::declared::ContentError")
    );
}

#[test]
fn members_and_headers_say_what_they_are_and_whether_they_are_always_there() {
    let page = page();
    let members = |reason: &str| texts(&page, &format!("#{reason} .fields li"));
    assert_eq!(
        members("model_violated"),
        [
            "violations array of strings Vec<String> required",
            "content_type string Option<String> optional",
            "strict boolean bool required",
        ]
    );
    assert_eq!(
        members("rate_limited"),
        [
            "limit integer, 0 or more u32 required",
            "X-RateLimit-Limit integer, 0 or more u32 where known",
            "Retry-After seconds Duration where known",
        ]
    );
    assert_eq!(
        texts(&page, "#key_unknown .fields li"),
        [r#"WWW-Authenticate Bearer realm="content", error="invalid_token" always"#]
    );
    assert_eq!(
        texts(&page, "#stale_version .fields li"),
        [r#"ETag like "{current}" where known"#]
    );
}

#[test]
fn retries_details_and_codes_of_run_time_are_put_into_words() {
    let page = page();
    assert_eq!(
        fact(&page, "rate_limited", "Retry"),
        "After what the header Retry-After says."
    );
    assert_eq!(
        fact(&page, "store_unreachable", "Retry"),
        "Later, waiting longer each time."
    );
    assert_eq!(
        fact(&page, "store_unreachable", "Detail"),
        "Private: the cause is logged, and never sent."
    );
    assert_eq!(
        fact(&page, "rate_limited", "Detail"),
        "Always too many requests"
    );
    assert_eq!(
        fact(&page, "model_violated", "Detail"),
        "Always the entry breaks rules of its content model"
    );
    assert_eq!(
        fact(&page, "stale_version", "Detail"),
        "version {current} is stored, yours is another, filled in by the occurrence."
    );
    assert_eq!(
        fact(&page, "resizer", "Codes"),
        "One of 500, 503, 504, as the occurrence says."
    );
    assert_eq!(
        fact(&page, "not_found", "Declared by"),
        "Disk::e if e.kind() == std::io::ErrorKind::NotFound"
    );
}

#[test]
fn an_example_is_json_as_it_goes_over_the_wire() {
    let page = page();
    let example = |reason: &str| -> String {
        let selector = format!("#{reason} .example pre");
        select(&page, &selector)[0].text().collect()
    };
    assert_eq!(
        example("model_violated"),
        r#"{
  "type": "http://docs.example.test/errors#model_violated",
  "title": "The entry breaks the content model",
  "status": 422,
  "detail": "the entry breaks rules of its content model",
  "reason": "model_violated",
  "context": "The content is well formed but cannot be acted upon; correct its values (RFC 9110, section 15.5.21).",
  "violations": [
    "violations"
  ],
  "content_type": "content_type",
  "strict": true
}"#
    );
    let private: Value = serde_json::from_str(&example("store_unreachable")).expect("JSON");
    assert_eq!(private.get("detail"), None);
    assert!(ContentError::Unchanged.to_response().body().is_empty());
    assert_eq!(
        texts(&page, "#unchanged .example .bare"),
        ["Sent without content."]
    );
}

#[test]
fn headings_stand_in_order_and_ids_are_unique() {
    let page = page();
    let mut above = 0;
    for heading in select(&page, "h1, h2, h3, h4, h5, h6") {
        let level: usize = heading.value().name()[1..].parse().expect("a level");
        assert!(level <= above + 1, "{} after h{above}", heading.html());
        above = level;
    }
    let mut ids: Vec<_> = (select(&page, "[id]").into_iter())
        .filter_map(|element| element.attr("id"))
        .collect();
    ids.sort_unstable();
    let all = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

#[test]
fn the_index_leads_to_every_entry() {
    let page = page();
    let links: Vec<_> = select(&page, "nav li a")
        .into_iter()
        .filter_map(|a| a.attr("href"))
        .collect();
    let entries: Vec<_> = (select(&page, ".entry").into_iter())
        .filter_map(|entry| entry.attr("id"))
        .map(|id| format!("#{id}"))
        .collect();
    assert_eq!(links, entries);
    assert_eq!(entries.len(), 12);
}

#[test]
fn the_owner_of_an_api_chooses_logo_style_language_and_footer() {
    let of = flowcms_status::formats::Page::new()
        .logo("<svg xmlns='http://www.w3.org/2000/svg'><path d=\"M0 0h2v2z\"/></svg>")
        .style("h1::after { content: '</style><script>1</script>' }")
        .language("de-CH")
        .footer("Fragen? [Hier](https://example.com/help) <b>nie</b>");
    let html = CATALOG.write(&of);
    let page = Html::parse_document(&html);
    assert_eq!(page.errors, Vec::<String>::new());
    let logo = select(&page, ".side img");
    assert_eq!(
        logo[0].attr("src"),
        Some(
            "data:image/svg+xml,%3Csvg%20xmlns=%27http://www.w3.org/2000/svg%27%3E%3Cpath%20d=%22M0%20\
             0h2v2z%22/%3E%3C/svg%3E"
        )
    );
    assert_eq!(logo[0].attr("alt"), Some(""));
    assert_eq!(select(&page, "style").len(), 2);
    assert_eq!(select(&page, "script").len(), 1);
    let policy = select(&page, "meta[http-equiv='Content-Security-Policy']");
    let policy = policy[0].attr("content").expect("a policy");
    assert!(
        policy.contains("style-src 'unsafe-inline'; script-src 'sha256-"),
        "{policy}"
    );
    assert_eq!(select(&page, "html")[0].attr("lang"), Some("en"));
    let spoken = select(&page, "#entry_not_found [data-find][dir]");
    assert!(spoken.len() >= 4);
    assert!(spoken.iter().all(|text| text.attr("lang") == Some("de-CH")));
    assert_eq!(texts(&page, "footer .prose"), ["Fragen? Hier <b>nie</b>"]);
    let link = select(&page, "footer .prose a");
    assert_eq!(link[0].attr("href"), Some("https://example.com/help"));
    // Rust is for who asks for it.
    assert!(!html.contains("Declared by"));
    let data = flowcms_status::formats::Page::new().logo("data:image/png;base64,AAAA");
    assert!(
        CATALOG
            .write(&data)
            .contains("<img class=\"logo\" src=\"data:image/png;base64,AAAA\" alt=\"\">")
    );
}

#[test]
fn reasons_in_texts_lead_to_their_entries_and_related_ones_are_listed() {
    let page = page();
    let note = select(&page, "#conflict .deprecation a");
    let links: Vec<_> = note.iter().filter_map(|link| link.attr("href")).collect();
    assert_eq!(links, ["#stale_version"]);
    let retired = select(&page, "#entry_gone .prose a");
    assert_eq!(retired[0].attr("href"), Some("#entry_not_found"));
    assert_eq!(
        texts(&page, "#conflict .related li"),
        ["412 stale_version Precondition Failed"]
    );
    assert_eq!(
        texts(&page, "#stale_version .related li"),
        ["409 conflict Conflict"]
    );
    assert_eq!(texts(&page, "#unchanged .related li"), [""; 0]);
}

#[test]
fn without_sources_nothing_is_said_in_rust_but_how_to_call_from_it() {
    let page = Html::parse_document(&CATALOG.write(&flowcms_status::formats::Page::new()));
    let members = |reason: &str| texts(&page, &format!("#{reason} .fields li"));
    assert_eq!(
        members("rate_limited"),
        [
            "limit integer, 0 or more required",
            "X-RateLimit-Limit integer, 0 or more where known",
            "Retry-After seconds where known"
        ]
    );
    assert_eq!(
        members("model_violated"),
        [
            "violations array of strings required",
            "content_type string optional",
            "strict boolean required"
        ]
    );
}

#[test]
fn each_entry_shows_code_that_handles_it() {
    let page = page();
    let code = |reason: &str| -> Vec<String> {
        let selector = format!("#{reason} .snippet pre");
        let found = select(&page, &selector).into_iter();
        found.map(|pre| pre.text().collect()).collect()
    };
    assert_eq!(
        code("entry_not_found"),
        [
            r#"curl --silent --show-error "$URL" |
  jq 'select(.reason == "entry_not_found") | .detail, .slug'"#,
            r#"import { readProblem } from "./problems"; // to_typescript_client()

const outcome = await readProblem(fetch(url));
if (outcome.kind === "known" && outcome.problem.reason === "entry_not_found") {
  console.error(outcome.document.detail, outcome.problem.slug);
}"#,
            r#"import httpx
from problems import EntryNotFoundProblem, raise_for_problem  # to_python()

try:
    raise_for_problem(httpx.get(url))
except EntryNotFoundProblem as problem:
    print(problem.document.detail, problem.document.members["slug"])"#,
            r#"use flowcms_status::client::{ApiError, CallError, ResponseExt as _};
use problems::ContentApiProblem; // to_rust_client()

match client.get(url).send().await?.problem::<ContentApiProblem>().await {
    Err(CallError::Api(ApiError::Known(ContentApiProblem::EntryNotFound { .. }, document))) => {
        eprintln!("{:?}", document.detail());
    }
    other => drop(other?),
}"#
        ]
    );
    // Of a private error callers get no detail.
    for code in code("store_unreachable") {
        assert!(
            code.contains("context") && !code.contains("detail"),
            "{code}"
        );
    }
    let retried = code("rate_limited");
    assert!(
        retried[0].starts_with("curl --silent --show-error --retry 5 "),
        "{}",
        retried[0]
    );
    assert!(
        retried[1].contains("readProblem(retryingFetch()(url))"),
        "{}",
        retried[1]
    );
    assert!(
        retried[2].contains("Retries().request(httpx.request, \"GET\", url)"),
        "{}",
        retried[2]
    );
    assert_eq!(code("unchanged"), [""; 0], "it has no document");
}
