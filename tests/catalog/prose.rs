//! Descriptions are Markdown of users: whatever they hold, documents stay what they are.

use std::collections::HashSet;

use flowcms_status::formats::{Html, Markdown};
use flowcms_status::{FlowCms, Model};
use proptest::prelude::*;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};
use serde_json::Value;

/// A model whose entries have this description.
fn described(text: &str) -> Model {
    let mut json = FlowCms::CATALOG.to_json_value();
    for entry in json["problem_types"].as_array_mut().expect("a list") {
        entry["description"] = text.into();
    }
    Model::from_json(&json.to_string()).expect("it is a model")
}

fn events(markdown: &str) -> Vec<Event<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_MATH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS;
    Parser::new_ext(markdown, options).collect()
}

/// The description as the page has it, between the headings of the first two entries.
fn written(text: &str) -> String {
    let page = described(text).write(&Markdown);
    let start = page.find("### `bad_request`\n").expect("the first entry");
    let end = page[start..].find("\n- **Status:**").expect("its facts");
    let section = &page[start..start + end];
    section
        .split_once("\n\n")
        .map_or("", |(_, text)| text)
        .trim()
        .to_owned()
}

#[test]
fn what_is_sound_stays_what_it_is() {
    for text in [
        "One paragraph\nof two lines.",
        "Two.\n\nParagraphs with `code`, *emphasis*, **more** and ~~less~~.",
        "* a\n* b\n  * c\n* d",
        "1. one\n\n2. two\n\n   and more",
        "> quoted\n>\n> * in a list",
        "```sh\ncurl -H 'A: b' /v1\n```",
        "| a | b |\n| --- | :-: |\n| 1 | `x` |",
        "[a page](<https://example.com/a_b?c=1>)",
    ] {
        assert_eq!(written(text), text);
    }
}

#[test]
fn what_reaches_beyond_its_entry_is_text() {
    for (text, expected) in [
        // Fences in a list or a quote swallow nothing.
        ("- a\n  ```\n  b", "* a\n  ```\n  b\n  ```"),
        ("> ```\n> b", "> ```\n> b\n> ```"),
        // HTML after a backslash, in a list, beside a lone backtick.
        ("\\\\<b>x</b>", "\\\\&lt;b>x&lt;/b>"),
        ("- a\n  <i>b</i>", "* a\n  &lt;i>b&lt;/i>"),
        ("a ` <b>", "a \\` &lt;b>"),
        (
            "<script>\nalert(1)\n</script>",
            "&lt;script>\nalert(1)\n&lt;/script>",
        ),
        // Link definitions answer here and nowhere else.
        (
            "[a]\n\n[a]: https://example.com/",
            "[a](<https://example.com/>)",
        ),
        // Two lists stay two.
        ("- a\n\n+ b", "* a\n\n+ b"),
        // A section begins where Markdown has its heading, and nowhere else.
        (
            "a\n\nCauses\n======\nb\n\n- # Solutions\n\n<!--\n# Solutions\n-->\n\n# Solutions\nc",
            "a\n\n#### Causes\n\nb\n\n* ##### Solutions\n\n&lt;!--\n\\# Solutions\n\\-->\n\n#### Solutions\n\nc",
        ),
        // Headings stand below the entry's, however they are written.
        ("Title\n=====\n\ntext", "#### Title\n\ntext"),
        ("###### deep\n\n# high", "#### deep\n\n#### high"),
        ("costs $1 and $2$", "costs \\$1 and \\$2\\$"),
        ("a\0b", "a\u{fffd}b"),
        // Rust's items are nowhere on the page.
        (
            "see [`Gone`](Self::Gone) and [`Here`]",
            "see `Gone` and \\[`Here`\\]",
        ),
        ("[x](javascript:alert(1)) ![p](/p.png)", "x [p](</p.png>)"),
    ] {
        assert_eq!(written(text), expected, "{text}");
    }
}

/// Pieces that are markup, alone and together.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "\n",
        "\n\n",
        " ",
        "    ",
        "\t",
        "- ",
        "* ",
        "1. ",
        "> ",
        "# ",
        "###### ",
        "# Causes\n",
        "# Solutions #\n",
        "```",
        "~~~",
        "`",
        "``",
        "\\",
        "<",
        ">",
        "</",
        "<b>",
        "<!--",
        "-->",
        "<script>",
        "</p>",
        "<![CDATA[",
        "<?",
        "|",
        "| a |\n|---|\n",
        "---",
        "===",
        "***",
        "*",
        "_",
        "~~",
        "[",
        "]",
        "](",
        ")",
        "[a]: /b",
        "![",
        "$",
        "$$",
        "&lt;",
        "&#60;",
        "\0",
        ":",
        "[^1]",
        "[ ] ",
        "a",
        "b c",
        "é",
        "https://example.com/",
        "javascript:",
        "!",
        "\"",
        "'",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

fn reasons() -> Vec<String> {
    let model = FlowCms::CATALOG.model();
    model
        .entries()
        .iter()
        .map(|entry| entry.reason().to_owned())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn in_markdown_every_heading_of_every_entry_stays_and_no_element_is_the_users(text in hostile()) {
        let page = described(&text).write(&Markdown);
        prop_assert!(!page.contains('\0'));
        let mut html = Vec::new();
        let mut entries = Vec::new();
        let mut is_entry = false;
        for event in events(&page) {
            match event {
                Event::Html(raw) | Event::InlineHtml(raw) => html.push(raw.trim().to_owned()),
                Event::InlineMath(_) | Event::DisplayMath(_) | Event::FootnoteReference(_) => {
                    prop_assert!(false, "{event:?} in\n{page}");
                }
                Event::Start(Tag::Heading { level, .. }) => is_entry = level == HeadingLevel::H3,
                Event::Code(code) if is_entry => entries.push(code.to_string()),
                Event::Start(Tag::Link { dest_url, .. }) => {
                    let to = dest_url.to_ascii_lowercase();
                    prop_assert!(!to.starts_with("javascript"), "{page}");
                }
                Event::End(_) => is_entry = false,
                _ => {}
            }
        }
        let mut expected = reasons();
        prop_assert_eq!(&entries, &expected, "{}", page);
        expected = expected.iter().flat_map(|reason| {
            [format!("<a id=\"{reason}\">"), "</a>".to_owned()]
        }).collect();
        prop_assert_eq!(html, expected, "{}", page);
    }

    #[test]
    fn on_the_page_no_element_is_the_users(text in hostile()) {
        let page = described(&text).write(&Html);
        prop_assert!(!page.contains('\0'));
        let document = scraper::Html::parse_document(&page);
        let all = scraper::Selector::parse(".prose *").expect("a selector");
        let allowed: HashSet<&str> = [
            "p", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "del", "a", "br",
            "hr", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td",
        ].into();
        for element in document.select(&all) {
            prop_assert!(allowed.contains(element.value().name()), "{}", element.html());
        }
        let entries = scraper::Selector::parse("article.entry").expect("a selector");
        prop_assert_eq!(document.select(&entries).count(), reasons().len());
    }

    #[test]
    fn in_openapi_no_description_has_html(text in hostile()) {
        let model = described(&text);
        let document = model.openapi().to_value();
        for schema in document["components"]["schemas"].as_object().expect("schemas").values() {
            let about = schema["description"].as_str().unwrap_or_default();
            let is_html = |event: &Event<'_>| matches!(event, Event::Html(_) | Event::InlineHtml(_));
            prop_assert!(!events(about).iter().any(is_html), "{}", about);
        }
        prop_assert!(document["components"]["schemas"]["NotFoundProblem"] != Value::Null);
    }
}
