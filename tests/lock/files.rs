//! Files that are missing, stale, broken, too new, or written by another system; and how they are
//! written.

use std::fs;

use flowcms_status::{Catalog, FileState, FlowCms, FlowError};

use super::folder::Folder;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("the slug is taken")]
#[flow(code = 409)]
struct SlugTaken;

const CATALOG: Catalog = SlugTaken::CATALOG;

#[test]
fn a_missing_lock_is_written_but_not_into_a_work_tree_in_ci() {
    let folder = Folder::new();
    fs::create_dir(folder.file(".git")).unwrap();
    let lock = folder.file("deep/in/errors.lock.json");
    let error = CATALOG.__try_lock(&lock, false, true).unwrap_err();
    assert!(!lock.exists());
    let name = lock.display();
    assert_eq!(error.path(), lock);
    assert_eq!(
        error.to_string(),
        format!(
            "`{name}` is missing, and what CI writes is lost: with what should `SlugTaken` be \
             compared? Run the test on your machine and commit the file:\n\n    cargo test\n"
        )
    );
    assert_eq!(
        CATALOG.__try_lock(&lock, false, false).unwrap(),
        FileState::Written
    );
    let names: Vec<_> = fs::read_dir(folder.file("deep/in")).unwrap().collect();
    assert_eq!(names.len(), 1, "nothing stays behind: {names:?}");
}

#[test]
fn what_is_no_part_of_a_repository_is_written_in_ci_too() {
    let outside = Folder::new();
    let lock = outside.file("errors.lock.json");
    assert_eq!(
        CATALOG.__try_lock(&lock, false, true).unwrap(),
        FileState::Written
    );

    let folder = Folder::new();
    fs::create_dir(folder.file(".git")).unwrap();
    fs::create_dir(folder.file("target")).unwrap();
    fs::write(folder.file("target/CACHEDIR.TAG"), "").unwrap();
    let lock = folder.file("target/tmp/errors.lock.json");
    assert_eq!(
        CATALOG.__try_lock(&lock, false, true).unwrap(),
        FileState::Written
    );
}

#[test]
fn line_ends_of_another_system_do_not_matter() {
    let folder = Folder::new();
    let lock = folder.file("errors.lock.json");
    CATALOG.__try_lock(&lock, false, false).unwrap();
    let text = fs::read_to_string(&lock).unwrap().replace('\n', "\r\n");
    fs::write(&lock, format!("\u{feff}{text}")).unwrap();
    for bless in [false, true] {
        let state = CATALOG.__try_lock(&lock, bless, true).unwrap();
        assert_eq!(state, FileState::Current);
    }

    let page = folder.file("errors.md");
    fs::write(&page, "one\r\ntwo\r\n").unwrap();
    for text in ["one\ntwo\n", "one\r\ntwo\r\n"] {
        let state = CATALOG.__try_assert_file(&page, text, false, true).unwrap();
        assert_eq!(state, FileState::Current);
    }
    assert_eq!(fs::read_to_string(&page).unwrap(), "one\r\ntwo\r\n");
}

#[test]
fn a_lock_of_a_newer_format_is_refused_and_not_overwritten() {
    let folder = Folder::new();
    let lock = folder.file("errors.lock.json");
    let newer = r#"{ "format": 3, "all": "else" }"#;
    fs::write(&lock, newer).unwrap();
    for bless in [false, true] {
        let error = CATALOG.__try_lock(&lock, bless, false).unwrap_err();
        let message = error.to_string();
        assert!(
            message.contains(
                "has the format 3, this flowcms-status knows 2: it was written by a newer version"
            ),
            "{message}"
        );
        assert!(error.breaking_changes().is_empty());
    }
    assert_eq!(fs::read_to_string(&lock).unwrap(), newer);
}

#[test]
fn a_broken_lock_is_told_with_its_mistake_and_written_anew_when_blessed() {
    let broken = [
        ("<<<<<<< HEAD\n{", "expected value at line 1 column 1"),
        ("", "EOF while parsing a value at line 1 column 0"),
        ("{}", "it has no `format` that is known"),
        (r#"{"format": 1}"#, "it has no `format` that is known"),
        (r#"{"format": 2}"#, "`reasons` is no object"),
        (r#"{"format": 2, "reasons": {}}"#, "`retired` is no object"),
        (
            r#"{"format": 2, "reasons": {}, "retired": {}, "more": 1}"#,
            "there is an unknown `more`",
        ),
        (
            r#"{"format": 2, "reasons": {"a": {}, "a": {}}, "retired": {}}"#,
            "the key `a` stands twice at line 1 column 43",
        ),
        (
            r#"{"format": 2, "reasons": {"a": {}}, "retired": {}}"#,
            "of `a` the `status` is no code",
        ),
        (
            r#"{"format": 2, "reasons": {"a": {"status": 404}}, "retired": {}}"#,
            "of `a` the `title` is no text",
        ),
        (
            r#"{"format": 2, "reasons": {"a": {"grpc": 6}}, "retired": {}}"#,
            "of `a` the `grpc` is no text",
        ),
        (
            r#"{"format": 2, "reasons": {"a": {"headers": "x"}}, "retired": {}}"#,
            "of `a` `headers` is no object",
        ),
        (
            r#"{"format": 2, "reasons": {"a": {"members": {"m": {"required": "yes"}}}}, "retired": {}}"#,
            "of `a` the `required` is neither true nor false of the member `m`",
        ),
        (
            r#"{"format": 2, "reasons": {"a\u001b[2J": {}}, "retired": {}}"#,
            "of `a\\u{1b}[2J` the `status` is no code",
        ),
        (
            r#"{"format": 2, "reasons": {}, "retired": {"b": "404"}}"#,
            "of `b` the code is none",
        ),
        (
            r#"{"format": 2, "reasons": {}, "retired": {"b": 42}}"#,
            "of `b` the code is none",
        ),
        (
            r#"{"format": 2, "reasons": {"a": {"status": 1404}}, "retired": {}}"#,
            "of `a` the `status` is no code",
        ),
        (
            r#"{"format": 2, "reasons": {"a": {"status": 404, "codes": ["410"], "title": "A", "type": "about:blank", "retry": "never"}}, "retired": {}}"#,
            "of `a` the `codes` are no list of such",
        ),
        (
            r#"{"format": 2, "reasons": {"a": {"status": 404, "title": "A", "type": "about:blank", "retry": "sometimes"}}, "retired": {}}"#,
            "of `a` the `retry` is `sometimes`, which is none",
        ),
        (
            r#"{"format": 2, "reasons": {"a": {"status": 404, "title": "A", "type": "about:blank", "retry": "never", "grpc": "ABORTED or NO"}}, "retired": {}}"#,
            "of `a` the `grpc` is `NO`, which is none",
        ),
        (
            r#"{"format": 2, "reasons": {"a": {"status": 404, "title": "A", "type": "about:blank", "retry": "never", "headers": {"x": {"values": []}}}}, "retired": {}}"#,
            "of `a` there is none of the `values` of the header `x`",
        ),
        (
            r#"{"format": 2, "reasons": {"a": {"status": 404, "title": "A", "type": "about:blank", "retry": "never", "members": {"x": {"schema": "string"}}}}, "retired": {}}"#,
            "of `a` the `schema` is none of the member `x`",
        ),
        (
            r#"{"format": 2, "reasons": {"a": {"status": 404, "title": "A", "type": "about:blank", "retry": "never"}}, "retired": {"a": 404}}"#,
            "`a` is in use and retired at once",
        ),
        (
            r#"{"format": 2, "reasons": {"a": {"status": 404, "title": "A", "type": "about:blank", "retry": "never", "members": {"x": {}, "x": {}}}}, "retired": {}}"#,
            "the key `x` stands twice at line 1 column 131",
        ),
    ];
    for (text, mistake) in broken {
        let folder = Folder::new();
        let lock = folder.file("errors.lock.json");
        fs::write(&lock, text).unwrap();
        let message = CATALOG
            .__try_lock(&lock, false, false)
            .unwrap_err()
            .to_string();
        assert!(
            message.contains(&format!("is no lock that can be read: {mistake}. Take it")),
            "{message}"
        );
        assert_eq!(fs::read_to_string(&lock).unwrap(), text);
        let state = CATALOG.__try_lock(&lock, true, false).unwrap();
        assert_eq!(state, FileState::Written);
        let state = CATALOG.__try_lock(&lock, false, true).unwrap();
        assert_eq!(state, FileState::Current);
    }
}

#[test]
fn no_message_has_control_characters_of_a_file_or_a_declaration() {
    let folder = Folder::new();
    let lock = folder.file("errors\u{1b}[2J.lock.json");
    let locked = r#"{"format": 2, "reasons": {"a\u0007": {"status": 404, "title": "\u001b[2J", "type": "about:blank\u001b", "retry": "never"}}, "retired": {}}"#;
    fs::write(&lock, locked).unwrap();
    let catalog = Catalog::new("\u{1b}[31mAPI").with(CATALOG);
    let broken = catalog.__try_lock(&lock, false, false).unwrap_err();
    fs::write(&lock, "\u{1b}").unwrap();
    let damaged = catalog.__try_lock(&lock, false, false).unwrap_err();
    let stale = catalog.__try_assert_file(&lock, "\u{1b}[2Ja\n", false, false);
    for error in [broken, damaged, stale.unwrap_err()] {
        let message = error.to_string();
        let is_control = |c: char| c.is_control() && c != '\n';
        assert!(!message.contains(is_control), "{message:?}");
        assert!(
            message.contains("errors\\u{1b}[2J.lock.json"),
            "{message:?}"
        );
    }
}

#[test]
fn what_is_new_is_written_at_once_but_in_ci_a_lock_that_lacks_it_fails() {
    let folder = Folder::new();
    fs::create_dir(folder.file(".git")).unwrap();
    let lock = folder.file("errors.lock.json");
    let empty = r#"{"format": 2, "reasons": {}, "retired": {}}"#;
    fs::write(&lock, empty).unwrap();
    let error = CATALOG.__try_lock(&lock, false, true).unwrap_err();
    let name = lock.display();
    assert_eq!(
        error.to_string(),
        format!(
            "`{name}` lacks what is new in `SlugTaken`, which could be removed again in \
             silence:\n\n* `slug_taken` (409).\n\nRun the test on your machine and commit the \
             file:\n\n    cargo test\n"
        )
    );
    assert!(error.breaking_changes().is_empty());
    assert_eq!(fs::read_to_string(&lock).unwrap(), empty);
    for (is_ci, state) in [(false, FileState::Written), (true, FileState::Current)] {
        assert_eq!(CATALOG.__try_lock(&lock, false, is_ci).unwrap(), state);
    }
}

#[test]
fn a_place_that_cannot_be_read_or_written_is_told_with_the_systems_reason() {
    let folder = Folder::new();
    let error = CATALOG.__try_lock(folder.path(), true, false).unwrap_err();
    assert!(error.to_string().contains("cannot be read: "), "{error}");
    assert!(std::error::Error::source(&error).is_some());

    fs::write(folder.file("file"), "").unwrap();
    let below = folder.file("file").join("errors.lock.json");
    let error = CATALOG.__try_lock(&below, true, false).unwrap_err();
    assert!(error.to_string().contains("cannot be "), "{error}");
}

#[test]
fn a_stale_page_fails_with_the_lines_that_differ_and_is_written_when_blessed() {
    let folder = Folder::new();
    fs::create_dir(folder.file(".git")).unwrap();
    let page = folder.file("docs/errors.md");
    let was = "# API\n\n| a | 404 |\n| b | 409 |\n| c | 429 |\n\nthe end\n";
    let now = "# API\n\n| a | 404 |\n| b | 410 |\n| c | 429 |\n| d | 500 |\n\nthe end\n";
    let check = |text, bless, is_ci| CATALOG.__try_assert_file(&page, text, bless, is_ci);

    let missing = check(was, false, true).unwrap_err().to_string();
    assert!(
        missing.contains("is missing, and what CI writes is lost"),
        "{missing}"
    );
    assert_eq!(check(was, false, false).unwrap(), FileState::Written);
    assert_eq!(check(was, false, true).unwrap(), FileState::Current);

    let stale = check(now, false, false).unwrap_err();
    let name = page.display();
    assert_eq!(
        stale.to_string(),
        format!(
            "`{name}` is not what `SlugTaken` says now (- in the file, + in the code):\n\n\
             line 2:\n    \n    | a | 404 |\n  - | b | 409 |\n  + | b | 410 |\n    | c | 429 |\n  \
             + | d | 500 |\n    \n    the end\n\
             \nIf the code is right, write the file anew and commit it:\n\n    \
             FLOWCMS_BLESS=files cargo test\n"
        )
    );
    assert_eq!(fs::read_to_string(&page).unwrap(), was);
    assert_eq!(check(now, true, false).unwrap(), FileState::Written);
    assert_eq!(fs::read_to_string(&page).unwrap(), now);
    assert_eq!(check(now, true, false).unwrap(), FileState::Current);
}

#[test]
fn a_long_line_is_shown_from_where_it_differs() {
    let folder = Folder::new();
    let file = folder.file("errors.json");
    let json = FlowCms::CATALOG.to_json();
    let changed = json.replacen("too_many_requests", "too_many_questions", 1);
    CATALOG
        .__try_assert_file(&file, &json, false, false)
        .unwrap();
    let error = CATALOG
        .__try_assert_file(&file, &changed, false, false)
        .unwrap_err();
    let message = error.to_string();
    assert!(message.contains("too_many_requests"), "{message}");
    assert!(message.contains("too_many_questions"), "{message}");
    assert!(message.len() < 1_000, "{message}");
}

#[test]
fn of_pages_that_differ_everywhere_some_lines_are_shown() {
    let folder = Folder::new();
    let file = folder.file("errors.md");
    let lines = |word: &str| {
        let lines: Vec<String> = (0..5_000).map(|n| format!("{word} {n}\n")).collect();
        lines.concat()
    };
    let check = |text: &str| CATALOG.__try_assert_file(&file, text, false, false);
    check(&lines("old")).unwrap();
    let message = check(&lines("new")).unwrap_err().to_string();
    assert!(
        message.contains("line 1:\n  - old 0\n  - old 1\n"),
        "{message}"
    );
    assert!(message.contains("\n… and 9960 more lines\n"), "{message}");

    let end = check(lines("old").trim_end()).unwrap_err().to_string();
    assert!(
        end.contains("only the line end at the end of the file"),
        "{end}"
    );
}

#[test]
fn a_catalogue_that_uses_a_reason_twice_is_not_locked() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[expect(dead_code, reason = "only its catalogue is read")]
    enum Outer {
        #[error("another")]
        #[flow(code = 404, reason = "slug_taken")]
        Another,
        #[error(transparent)]
        #[flow(transparent)]
        Inner(SlugTaken),
    }

    let folder = Folder::new();
    let lock = folder.file("errors.lock.json");
    let message = Outer::CATALOG
        .__try_lock(&lock, true, false)
        .unwrap_err()
        .to_string();
    assert!(
        message.contains("reason `slug_taken` is declared by `Outer::Another` (404)"),
        "{message}"
    );
    assert!(!lock.exists());
}
