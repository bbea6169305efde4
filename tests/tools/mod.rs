//! The programs beside Rust that the tests of the documentation run: `.ci/tools/install` installs
//! them.

use std::env;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// Where a program is, else `None`, and a line on the terminal that says what did not run. Where
/// `.ci/run` has installed them (`FLOWCMS_TOOLS=required`) a missing one is a failure. `None` too
/// without the feature `tools`: what a test shows without them, it shows then.
///
/// `what` says what the caller would have run, such as `"the page in a browser"`.
#[must_use]
pub(crate) fn program(name: &str, what: &str) -> Option<PathBuf> {
    if !cfg!(feature = "tools") {
        return None;
    }
    let found = places(name).into_iter().find(|path| path.is_file());
    if found.is_none() {
        missing(name, what);
    }
    found
}

/// A file of an npm package, such as `axe-core/axe.min.js`; `None` as with [`program`].
#[must_use]
#[allow(dead_code)] // not every test needs one
pub(crate) fn npm_file(path: &str, what: &str) -> Option<PathBuf> {
    let file = tools().join("node_modules").join(path);
    if file.is_file() {
        return Some(file);
    }
    missing(path, what);
    None
}

fn tools() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../.ci/tools")
}

fn places(name: &str) -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let mut places = vec![
        tools().join("node_modules/.bin").join(name),
        tools().join("python/bin").join(name),
    ];
    places.extend(env::split_paths(&path).map(|folder| folder.join(name)));
    places
}

/// Says what did not run because `name` is missing.
#[allow(dead_code)] // most tests ask for a file only
pub(crate) fn missing(name: &str, what: &str) {
    let message = format!("NOT RUN: {what}: there is no `{name}`, `.ci/tools/install` installs it");
    let is_required = env::var_os("FLOWCMS_TOOLS").is_some_and(|value| value == "required");
    assert!(!is_required, "{message}");
    // Not by `eprintln!`, which the test harness keeps to itself.
    let _ = writeln!(std::io::stderr().lock(), "{message}");
}
