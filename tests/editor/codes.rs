//! Codes, which stand for rows of a table, and the catalogue.

use crate::lsp::editor;
use crate::{at, instead};

const GONE: &str = "`410 Gone`: The parcel was delivered.";
const UNKNOWN: &str = "`404 Not Found`: There is no such parcel.";
const BROKEN: &str = "`500 Internal Server Error`: Something broke.";
const AWAY: &str = "`502 Bad Gateway`: Upstream service or database";

#[test]
fn a_code_shows_its_row_and_leads_to_it() {
    let Some(mut editor) = editor() else { return };
    let parcels = "src/lib.rs";
    for (text, row, file, line) in [
        (
            at("(code = 40$04, context"),
            UNKNOWN,
            parcels,
            "404 \"Not Found\"",
        ),
        (at("(code = $0410, log"), GONE, parcels, "410 \"Gone\""),
        // rows of maps
        (
            at("=> 4$004 \"Nothing"),
            UNKNOWN,
            parcels,
            "404 \"Not Found\"",
        ),
        (at("_ => 5$000"), BROKEN, parcels, "500 \"Internal"),
        // run-time codes, and a retired reason
        (
            instead(
                "(code = 410, log",
                "(code = 410, status = s, codes(40$04), log",
            ),
            UNKNOWN,
            parcels,
            "404 \"Not Found\"",
        ),
        (
            instead(
                "errors#\")]",
                "errors#\", retired(\"old\" = 41$00, \"Since May.\"))]",
            ),
            GONE,
            parcels,
            "410 \"Gone\"",
        ),
        // the default table
        (
            at("(code = 50$02)"),
            AWAY,
            "flowcms.rs",
            "502 \"Bad Gateway\"",
        ),
        // beside what is wrong
        (
            instead("(code = 404, context", "(code = 40$04, contxt"),
            UNKNOWN,
            parcels,
            "404 \"Not Found\"",
        ),
        (
            instead("(code = 404, context", "(code = 40$04, , context"),
            UNKNOWN,
            parcels,
            "404 \"Not Found\"",
        ),
    ] {
        let shown = editor.hover(&text);
        assert!(shown.contains(row), "{shown}");
        assert_eq!(shown.matches("```rust").count(), 2, "one row: {shown}");
        let found = editor.definition(&text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].file.ends_with(file), "{found:?}");
        assert!(found[0].line.trim().starts_with(line), "{found:?}");
        assert!(line.starts_with(&found[0].text), "{found:?}");
    }
}

#[test]
fn a_code_that_the_table_lacks_says_so() {
    let Some(mut editor) = editor() else { return };
    let shown = editor.hover(&instead("(code = 410, log", "(code = 41$08, log"));
    assert!(
        shown.contains("The table has no row with this code."),
        "{shown}"
    );
}

#[test]
fn a_row_of_a_table_shows_itself() {
    let Some(mut editor) = editor() else { return };
    let shown = editor.hover(&at("41$00 \"Gone\""));
    assert!(shown.contains(GONE), "{shown}");
}

#[test]
fn a_catalogue_shows_its_problem_types() {
    let Some(mut editor) = editor() else { return };
    let shown = editor.hover(&at("ParcelError::CATA$0LOG"));
    for cells in [
        "404",
        "`unknown`",
        "List the parcels to find the number.",
        "410",
        "`delivered`",
        "Storage",
    ] {
        assert!(shown.contains(cells), "{cells}: {shown}");
    }
}
