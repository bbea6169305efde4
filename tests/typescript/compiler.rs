//! The compiler of TypeScript, over files of a test.

use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process};

use crate::tools;

/// What the compiler says of modules that lie beside each other, a line a mistake; `None` if there
/// is no compiler.
pub(crate) fn mistakes(files: &[(&str, &str)], what: &str) -> Option<Vec<String>> {
    static RUN: AtomicUsize = AtomicUsize::new(0);

    let compiler = tools::program("tsc", what)?;
    let run = RUN.fetch_add(1, Ordering::Relaxed);
    let folder = env::temp_dir().join(format!("flowcms-typescript-{}-{run}", process::id()));
    fs::create_dir_all(&folder).unwrap();
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
    let output = Command::new(compiler)
        .current_dir(&folder)
        .args(["--strict", "--noEmit", "--pretty", "false"])
        .args(["--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"])
        .args([
            "--target",
            "es2022",
            "--module",
            "esnext",
            "--moduleResolution",
            "bundler",
        ])
        .args(["--types", "", "--skipLibCheck", "false"])
        .args(files.iter().map(|(name, _)| name))
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mistakes: Vec<String> = text.lines().map(str::to_owned).collect();
    assert_eq!(output.status.success(), mistakes.is_empty(), "{output:?}");
    fs::remove_dir_all(&folder).unwrap();
    Some(mistakes)
}
