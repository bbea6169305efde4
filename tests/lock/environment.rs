//! What the environment of a test says: the test runs itself again with another one.

use std::path::Path;
use std::process::{Command, Output};
use std::{env, fs};

use flowcms_status::FlowError;

use super::folder::Folder;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("the entry is gone")]
#[flow(code = 404, type_base = "https://docs.example.com/errors#")]
struct Gone;

/// Also what the other tests of this file run, with a lock of their own.
#[test]
fn this_catalogue_is_as_its_committed_lock() {
    let lock = env::var_os("TESTED_LOCK").unwrap_or("lock/gone.lock.json".into());
    Gone::CATALOG.lock(lock);
}

/// What another test runs with a document of its own.
#[test]
fn this_document_is_as_it_was_committed() {
    if let Some(page) = env::var_os("TESTED_LOCK") {
        Gone::CATALOG.assert_file(page, "current\n");
    }
}

/// Runs the first test above and nothing else.
fn run(lock: &Path, variables: &[(&str, &str)]) -> Output {
    let name = "this_catalogue_is_as_its_committed_lock";
    run_test(name, lock, variables)
}

fn run_test(name: &str, file: &Path, variables: &[(&str, &str)]) -> Output {
    let mut test = Command::new(env::current_exe().unwrap());
    test.args(["--exact", &format!("lock::environment::{name}")])
        .env("TESTED_LOCK", file)
        .env_remove("CI")
        .env_remove("FLOWCMS_BLESS");
    for (name, value) in variables {
        test.env(name, value);
    }
    let output = test.output().unwrap();
    let printed = String::from_utf8_lossy(&output.stdout);
    assert!(printed.contains("running 1 test"), "{printed}");
    output
}

/// A lock that a run would break.
const OTHER: &str = r#"{ "format": 2, "reasons": {}, "retired": { "old": 410 } }"#;

#[test]
fn a_breaking_change_fails_the_test_at_its_own_line_until_it_is_blessed() {
    let folder = Folder::new();
    let lock = folder.file("errors.lock.json");
    fs::write(&lock, OTHER).unwrap();
    // What lets documents be written does not accept what breaks callers.
    for off in ["", "0", "1", "true", "files", "LOCK", "lock,files"]
        .map(|value| [("FLOWCMS_BLESS", value)])
    {
        let off = &off[..];
        let output = run(&lock, off);
        assert!(!output.status.success());
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(
            text.contains("panicked at tests/lock/environment.rs:"),
            "{text}"
        );
        assert!(
            text.contains("1 change of `Gone` would break callers of the API"),
            "{text}"
        );
        assert!(text.contains("FLOWCMS_BLESS=lock cargo test"), "{text}");
        assert_eq!(fs::read_to_string(&lock).unwrap(), OTHER);
    }

    // In CI too: who sets it there means it.
    let output = run(&lock, &[("FLOWCMS_BLESS", "lock"), ("CI", "true")]);
    assert!(output.status.success());
    assert_ne!(fs::read_to_string(&lock).unwrap(), OTHER);
    assert!(run(&lock, &[("CI", "true")]).status.success());
}

#[test]
fn what_accepts_breaking_changes_writes_no_document_and_the_other_way_round() {
    let folder = Folder::new();
    fs::create_dir(folder.file(".git")).unwrap();
    let page = folder.file("errors.md");
    fs::write(&page, "stale\n").unwrap();
    let run = |value: &str| {
        let variables = [("FLOWCMS_BLESS", value), ("CI", "true")];
        let output = run_test("this_document_is_as_it_was_committed", &page, &variables);
        (output.status.success(), fs::read_to_string(&page).unwrap())
    };
    for off in ["", "0", "1", "true", "lock", "FILES", "files,lock"] {
        assert_eq!(run(off), (false, "stale\n".to_owned()), "{off}");
    }
    assert_eq!(run("files"), (true, "current\n".to_owned()));
}

#[test]
fn the_first_run_writes_the_lock_unless_it_is_in_ci() {
    let folder = Folder::new();
    fs::create_dir(folder.file(".git")).unwrap();
    let lock = folder.file("errors.lock.json");
    let output = run(&lock, &[("CI", "true")]);
    assert!(!output.status.success());
    assert!(!lock.exists());
    assert!(run(&lock, &[("CI", "false")]).status.success());
    assert!(lock.exists());
}

#[test]
fn a_relative_path_starts_at_the_root_of_the_package() {
    let folder = Folder::new();
    let root = folder.path().to_str().unwrap();
    let relative = Path::new("tests/errors.lock.json");
    assert!(
        run(relative, &[("CARGO_MANIFEST_DIR", root)])
            .status
            .success()
    );
    assert!(folder.file("tests/errors.lock.json").exists());
}
