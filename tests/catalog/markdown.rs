//! The catalogue as Markdown, read as a renderer reads it.

use flowcms_status::{Catalog, FlowError, status_table};
use pulldown_cmark::HeadingLevel::{self, H1, H2, H3, H4};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::declared::CATALOG;

fn events(page: &str) -> Vec<Event<'_>> {
    Parser::new_ext(page, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH).collect()
}

/// The texts of all headings, each with its level.
fn headings(page: &str) -> Vec<(HeadingLevel, String)> {
    let mut headings = Vec::new();
    let mut open: Option<(HeadingLevel, String)> = None;
    for event in events(page) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => open = Some((level, String::new())),
            Event::End(TagEnd::Heading(_)) => headings.extend(open.take()),
            Event::Text(text) | Event::Code(text) => {
                if let Some((_, heading)) = &mut open {
                    heading.push_str(&text);
                }
            }
            _ => {}
        }
    }
    headings
}

/// The rows of all tables, as the texts of their cells.
fn rows(page: &str) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut is_cell = false;
    for event in events(page) {
        match event {
            Event::Start(Tag::TableRow) => rows.push(Vec::new()),
            Event::Start(Tag::TableCell) => {
                is_cell = true;
                if let Some(row) = rows.last_mut() {
                    row.push(String::new());
                }
            }
            Event::End(TagEnd::TableCell) => is_cell = false,
            Event::Text(text) | Event::Code(text) if is_cell => {
                if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
                    cell.push_str(&text);
                }
            }
            _ => {}
        }
    }
    rows
}

/// All that a reader sees, without its markup.
fn visible(page: &str) -> String {
    let mut text = String::new();
    for event in events(page) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => text.push('\n'),
            _ => {}
        }
    }
    text
}

#[test]
fn there_is_a_table_for_each_class_and_a_section_for_each_problem_type() {
    let page = CATALOG.to_markdown();
    let headings = headings(&page);
    let headings: Vec<(HeadingLevel, &str)> = (headings.iter())
        .map(|(level, text)| (*level, text.as_str()))
        .collect();
    assert_eq!(
        headings,
        [
            (H1, "Content API"),
            (H2, "4xx Client Error"),
            (H2, "5xx Server Error"),
            (H3, "too_large"),
            (H3, "no_key"),
            (H3, "entry_not_found"),
            (H4, "Causes"),
            (H4, "Solutions"),
            (H3, "no_file"),
            (H3, "later"),
            (H3, "internal_server_error"),
            (H2, "Retired"),
            (H3, "page_missing"),
        ]
    );
    let rows = rows(&page);
    assert_eq!(rows.len(), 6);
    assert_eq!(
        rows[2],
        [
            "entry_not_found",
            "404 Not Found",
            "Not Found",
            "Pipes | and lines.",
            "never"
        ]
    );
    assert_eq!(rows[4][0], "later (deprecated)");
    assert_eq!(rows[4][4], "after Retry-After");
}

#[test]
fn a_row_links_to_the_anchor_of_its_section() {
    let page = CATALOG.to_markdown();
    for reason in ["entry_not_found", "internal_server_error", "page_missing"] {
        assert!(
            page.contains(&format!("\n<a id=\"{reason}\"></a>\n")),
            "{reason}"
        );
    }
    let links: Vec<String> = (events(&page).into_iter())
        .filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(
        links,
        [
            "#too_large",
            "#no_key",
            "#entry_not_found",
            "#no_file",
            "#later",
            "#internal_server_error",
        ]
    );
}

#[test]
fn a_section_says_all_that_is_declared() {
    let text = visible(&CATALOG.to_markdown());
    for line in [
        "Version 1.4.0",
        "Deprecated since 1.4.0: busy comes instead",
        "Also sent with: 422 Unprocessable Entity, 409 Conflict",
        "Type: https://docs.example.com/errors#no_key",
        "Detail: send {a} key",
        "Detail: wait {0}",
        "Detail: none, it is private",
        "Header X-Limit: of the occurrence, {limit:?}",
        "Header X-Rule: size",
        "Member searched_in: Vec<u16>",
        // What a function makes has no name, and is known by its schema.
        "Member rule: array of integers, 0 or more",
        "gRPC: OUT_OF_RANGE",
        "Declared by: Storage::_, MediaError::Disk",
        "Since 1.2.0 entry_not_found comes instead.",
        "GET /entries",
    ] {
        let found = text.replace('\n', "");
        assert!(
            found.contains(&line.replace('\n', "")),
            "{line}\n---\n{text}"
        );
    }
}

#[test]
fn a_section_has_the_example_that_other_formats_have() {
    let model = CATALOG.model();
    let page = model.write(&flowcms_status::formats::Markdown);
    let mut blocks = Vec::new();
    let mut open = None;
    for event in events(&page) {
        match event {
            Event::Start(Tag::CodeBlock(pulldown_cmark::CodeBlockKind::Fenced(language)))
                if &*language == "json" =>
            {
                open = Some(String::new());
            }
            Event::Text(text) => {
                if let Some(block) = &mut open {
                    block.push_str(&text);
                }
            }
            Event::End(pulldown_cmark::TagEnd::CodeBlock) => blocks.extend(open.take()),
            _ => {}
        }
    }
    let shown: Vec<serde_json::Value> = (blocks.iter())
        .map(|block| serde_json::from_str(block).expect("JSON"))
        .collect();
    let openapi = CATALOG.to_openapi();
    let of_openapi = |entry: &flowcms_status::Entry| {
        openapi["components"]["examples"][entry.type_name()]["value"].clone()
    };
    let mut entries: Vec<_> = model.entries().iter().collect();
    entries.sort_by_key(|entry| entry.status().code());
    let expected: Vec<serde_json::Value> = entries.into_iter().map(of_openapi).collect();
    assert_eq!(shown, expected);
}

status_table! {
    /// Texts that would be markup.
    pub(crate) enum Hostile {
        4xx "<b>Client</b> *Error*" "# no heading" {
            400 "Bad <script>alert(1)</script> | `|` _x_" "- no [list](javascript:alert(1)) &lt; `a|b` ` 1 ~~x~~",
        }
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Hostile)]
#[flow(retired("old" = 400, "Since 1. <img src=x onerror=alert(1)> `<b>`"))]
enum HostileError {
    /// Text <script>alert(1)</script> and <!-- a comment
    ///
    /// # A heading
    ///
    /// Setext, `<code>` and <https://example.com/>.
    ///
    /// ```html
    /// <script>in a fence
    /// # that is never closed
    #[error("x")]
    #[flow(code = 400, detail = "``` <b>*x*</b>", header("X-A" = "`a` ``"))]
    #[allow(dead_code)]
    First,
    #[error("y")]
    #[flow(code = 400, title = "# T", context = "1. one\n\n## two")]
    #[allow(dead_code)]
    Second,
}

#[test]
fn hostile_texts_show_as_they_were_written() {
    let page = Catalog::new("<i>API</i> | *x*")
        .with(HostileError::CATALOG)
        .to_markdown();
    let html: Vec<String> = (events(&page).into_iter())
        .filter_map(|event| match event {
            Event::Html(html) | Event::InlineHtml(html) => Some(html.trim().to_owned()),
            _ => None,
        })
        .collect();
    let anchors = [
        "<a id=\"first\">",
        "</a>",
        "<a id=\"second\">",
        "</a>",
        "<a id=\"old\">",
        "</a>",
    ];
    assert_eq!(html, anchors, "nothing but our anchors is HTML");

    let text = visible(&page);
    for line in [
        "<i>API</i> | *x*",
        "4xx <b>Client</b> *Error*",
        "# no heading",
        "400 Bad <script>alert(1)</script> | | _x_",
        "- no [list](javascript:alert(1)) &lt; a|b ` 1 ~~x~~",
        "Text <script>alert(1)</script> and <!-- a comment",
        "A heading",
        "Setext, <code> and https://example.com/.",
        "<script>in a fence\n# that is never closed",
        "``` <b>*x*</b>",
        "`a` ``",
        "1. one ## two",
        "Since 1. <img src=x onerror=alert(1)> <b>",
    ] {
        let (found, line) = (text.replace('\n', ""), line.replace('\n', ""));
        assert!(found.contains(&line), "{line}\n---\n{page}\n---\n{text}");
    }
    let levels: Vec<HeadingLevel> = headings(&page)
        .into_iter()
        .map(|(level, _)| level)
        .collect();
    assert_eq!(levels, [H1, H2, H3, H4, H3, H2, H3], "{page}");
    assert_eq!(rows(&page).len(), 2);
    assert!(rows(&page).iter().all(|row| row.len() == 5));
}

#[test]
fn the_instances_of_a_generic_type_are_told_once_and_a_constant_by_its_name() {
    use std::marker::PhantomData;

    trait Record: std::fmt::Debug {
        const KIND: &'static str;
    }
    #[derive(Debug)]
    struct Parcel;
    #[derive(Debug)]
    struct Letter;
    impl Record for Parcel {
        const KIND: &'static str = "parcel";
    }
    impl Record for Letter {
        const KIND: &'static str = "letter";
    }

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("there is no {} {id}", R::KIND)]
    #[flow(code = 404)]
    struct Missing<R: Record> {
        id: u32,
        of: PhantomData<R>,
    }

    #[derive(Debug, thiserror::Error, FlowError)]
    enum Error {
        #[error(transparent)]
        #[flow(transparent)]
        Parcel(#[from] Missing<Parcel>),
        #[error(transparent)]
        #[flow(transparent)]
        Letter(#[from] Missing<Letter>),
    }

    let markdown = Error::CATALOG.to_markdown();
    assert!(
        markdown.contains("- **Detail:** `there is no {kind} {id}`\n"),
        "{markdown}"
    );
    assert!(
        markdown.contains("- **Declared by:** `Missing`\n"),
        "{markdown}"
    );
    let page = Error::CATALOG.to_html();
    assert_eq!(page.matches("<bdi>Missing</bdi>").count(), 1);
    let missing = Missing::<Letter> {
        id: 7,
        of: PhantomData,
    };
    assert_eq!(missing.to_string(), "there is no letter 7");
}
