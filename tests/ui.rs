//! What does not compile, and what it says; and what must compile.
//!
//! `tests/ui/<kind-of-mistake>/<what>.rs` has one mistake, `<what>.stderr` beside it what the
//! compiler says. `TRYBUILD=overwrite cargo test --features tests --test ui` writes the latter
//! anew: read them before you keep them.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The toolchain that the `.stderr` files are checked on. Others word and underline some of the
/// same messages in other ways, and what they say of the macros' own mistakes is the same anyway.
const CHECKED_ON: &str = "rustc 1.95.";

#[test]
fn what_is_wrong_says_so_and_what_is_right_compiles() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/pass/*.rs");

    let rustc = rustc_version();
    if !rustc.starts_with(CHECKED_ON) {
        // Not `println!`, which the harness hides while tests pass.
        _ = writeln!(
            std::io::stderr(),
            "tests/ui: only the pass cases ran. The messages of the others are checked on \
             `{CHECKED_ON}*`, and this is `{rustc}`."
        );
        return;
    }
    for mistake in kinds_of_mistake() {
        cases.compile_fail(mistake.join("*.rs"));
    }
}

/// What `rustc --version` prints, of the compiler that Cargo uses.
fn rustc_version() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(&rustc)
        .arg("--version")
        .output()
        .unwrap_or_else(|error| panic!("cannot run `{}`: {error}", rustc.display()));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// The folders of `tests/ui`, without that of what compiles.
fn kinds_of_mistake() -> Vec<PathBuf> {
    let mut kinds: Vec<PathBuf> = Path::new("tests/ui")
        .read_dir()
        .expect("the tests run in the folder of the workspace")
        .map(|entry| entry.expect("an entry of tests/ui").path())
        .filter(|path| path.is_dir() && !path.ends_with("pass"))
        .collect();
    kinds.sort();
    kinds
}
