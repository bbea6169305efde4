//! What rustdoc shows of a user's types: the problem types with all of their texts, whatever the table.

use std::fs;
use std::path::Path;
use std::process::Command;

use compiled_with::compiled_with;

const CRATE: &str = r#"
pub mod codes {
    flowcms_status::status_table! {
        /// The codes of the pantry.
        pub enum Pantry {
            4xx "Client Error" "The request is wrong." {
                404 "Not Found" "Look on another shelf.",
            }
            5xx "Server Error" "The pantry is." {
                500 "Internal Server Error" "Tell the cook.",
            }
        }
    }

    /// Of an alias nothing is known.
    pub type Alias = Pantry;
}

/// Its name is imported with all that it stands for.
use codes::Pantry as OfPantry;
use flowcms_status::{FlowError, Http, status_table};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = OfPantry)]
pub enum ShelfError {
    #[error("no salt")]
    #[flow(code = 404)]
    NoSalt,
    #[error("it burns")]
    #[flow(code = 500, title = "It Burns")]
    Fire,
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("too hot")]
#[flow(table = Http, code = 413)]
pub struct OfHttp;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("too cold")]
#[flow(table = codes::Alias, code = 404, context = "Wait for summer.")]
pub struct OfAlias<T: std::fmt::Debug>(pub T);

status_table! {
    /// How I/O failures answer.
    pub struct Io(std::io::Error) in codes::Pantry {
        _ => 500,
    }
}

/// In a function too.
pub fn inside() {
    status_table! {
        enum Local {
            4xx "Client Error" "The request is wrong." {
                404 "Not Found" "Look elsewhere.",
            }
        }
    }

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("gone")]
    #[flow(table = Local, code = 404)]
    struct Gone;

    let _ = Gone::CATALOG;
}
"#;

/// The text of a page from the constant on, and the whole page.
fn catalog(folder: &Path, page: &str) -> (String, String) {
    let html = fs::read_to_string(folder.join("pantry").join(page)).expect("a page");
    let (_, rest) = html
        .split_once("id=\"associatedconstant.CATALOG\"")
        .expect("a catalogue");
    let rest = rest.split("</table>").next().unwrap();
    let mut text = String::new();
    for part in rest.split('<') {
        text.push(' ');
        text += part.split_once('>').map_or("", |(_, text)| text);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    (words.join(" "), html)
}

#[test]
fn rustdoc_shows_the_problem_types_with_the_texts_of_any_table() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rustdoc");
    fs::create_dir_all(&folder).unwrap();
    let source = folder.join("pantry.rs");
    fs::write(&source, CRATE).unwrap();

    let mut rustdoc = Command::new(Path::new(compiled_with!()[0]).with_file_name("rustdoc"));
    rustdoc.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    rustdoc.args(["--edition=2024", "--crate-type=lib", "-Dwarnings", "-o"]);
    rustdoc.arg(&folder).arg(&source);
    let mut arguments = compiled_with!().iter();
    while let Some(argument) = arguments.next() {
        if ["-L", "--extern"].contains(argument) {
            rustdoc.arg(argument).args(arguments.next());
        }
    }
    let done = rustdoc.output().expect("rustdoc runs");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{said}");

    // Each code leads to the row of its table.
    for (page, row) in [
        ("enum.ShelfError.html", "codes/enum.Pantry.html#404"),
        ("struct.OfAlias.html", "codes/type.Alias.html#404"),
        ("struct.Io.html", "codes/enum.Pantry.html#500"),
    ] {
        let (_, html) = catalog(&folder, page);
        assert!(html.contains(&format!("href=\"{row}\"")), "{page}: {html}");
    }

    let not_found = "404 Not Found Look on another shelf.";
    let failed = "500 Internal Server Error Tell the cook.";
    for (page, rows) in [
        ("codes/enum.Pantry.html", vec![not_found, failed]),
        (
            "enum.ShelfError.html",
            vec![not_found, "500 It Burns Tell the cook."],
        ),
        ("struct.OfHttp.html", vec!["413 Content Too Large The"]),
        ("struct.OfAlias.html", vec!["404 Wait for summer."]),
        ("struct.Io.html", vec![failed]),
    ] {
        let (text, html) = catalog(&folder, page);
        for row in rows {
            assert!(text.contains(row), "{page}: {text}");
        }
        assert!(
            !html.contains("__private") && !html.contains("Defines"),
            "{page}"
        );
    }
}
