//! The catalogue as data, JSON and Markdown.

use flowcms_status::{Catalog, FlowError};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#")]
enum Catalogued {
    /// The slug names no entry.
    ///
    /// # Causes
    ///
    /// It was deleted.
    #[error("entry `{slug:?}` does not exist")]
    #[flow(code = 404, context = "Pipes | and\nlines.")]
    EntryNotFound {
        #[flow(member)]
        slug: Option<String>,
    },
    #[error("no key")]
    #[flow(code = 401, detail = "send {{a}} key")]
    NoKey,
    #[error("later")]
    #[flow(code = 429, retry(after = "Retry-After"), detail = "wait {0}")]
    Later(#[flow(header = "Retry-After")] u8),
    #[error("recursive")]
    #[flow(transparent)]
    Again(Box<Self>),
}

const CATALOG: Catalog = Catalogued::CATALOG;

#[test]
fn the_json_of_a_problem_type_has_all_it_declares() {
    let json: serde_json::Value = serde_json::from_str(&CATALOG.to_json()).expect("valid JSON");
    assert_eq!(json["name"], "Catalogued");
    let types = json["problem_types"].as_array().expect("an array");
    assert_eq!(types.len(), 3);
    assert_eq!(
        types[0],
        serde_json::json!({
            "reason": "entry_not_found",
            "type": "https://docs.example.com/errors#entry_not_found",
            "title": "Not Found",
            "status": 404,
            "name": "Not Found",
            "class": "Client Error",
            "context": "Pipes | and\nlines.",
            "description": "The slug names no entry.\n\n# Causes\n\nIt was deleted.",
            "detail": {},
            "headers": [],
            "members": [{ "name": "slug", "rust_type": "Option<String>" }],
            "retry": "never",
            "run_time_codes": [],
        })
    );
    assert_eq!(
        types[1]["detail"],
        serde_json::json!({ "text": "send {a} key" })
    );
    let challenge = serde_json::json!([{ "name": "WWW-Authenticate", "value": "Bearer" }]);
    assert_eq!(types[1]["headers"], challenge);
    assert_eq!(
        types[2]["detail"],
        serde_json::json!({ "template": "wait {0}" })
    );
    assert_eq!(
        types[2]["retry"],
        serde_json::json!({ "after": "Retry-After" })
    );
    let own = serde_json::json!([{ "name": "Retry-After", "value": null }]);
    assert_eq!(types[2]["headers"], own);
}

#[test]
fn a_row_of_the_markdown_table_is_one_line_of_five_cells() {
    let page = CATALOG.to_markdown();
    let rows: Vec<&str> = page.lines().filter(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), 5);
    assert_eq!(
        rows[2],
        r"| `entry_not_found` | 404 Not Found | Not Found | Pipes \| and lines. | never |"
    );
    let cells = |row: &&str| row.replace(r"\|", "").matches('|').count() - 1;
    assert!(rows.iter().all(|row| cells(row) == 5), "{page}");
    assert!(page.contains("\n# Causes\n\nIt was deleted.\n"));
}

#[test]
fn a_recursive_type_is_listed_once() {
    let names: Vec<&str> = CATALOG.all().iter().map(Catalog::name).collect();
    assert_eq!(names, ["Catalogued"]);
}

#[test]
fn what_is_listed_is_what_answers() {
    let samples = [
        Catalogued::EntryNotFound { slug: None },
        Catalogued::NoKey,
        Catalogued::Again(Box::new(Catalogued::Later(1))),
    ];
    for (sample, listed) in samples.iter().zip(CATALOG.problem_types()) {
        assert!(std::ptr::eq(sample.problem_type(), listed), "{sample}");
    }
}
