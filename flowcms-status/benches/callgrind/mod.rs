//! Runs this program again under callgrind.

use std::process::Command;
use std::{env, fs};

/// Whether there is a valgrind.
pub(crate) fn is_here() -> bool {
    Command::new("valgrind").arg("--version").output().is_ok()
}

/// The instructions that `function` takes when this program is started with `count` and
/// `arguments`.
pub(crate) fn count(function: &str, arguments: &[&str]) -> u64 {
    let file = env::temp_dir().join(format!("flowcms-status-{}.callgrind", std::process::id()));
    let mut out_file = std::ffi::OsString::from("--callgrind-out-file=");
    out_file.push(&file);
    let output = Command::new("valgrind")
        .arg("--tool=callgrind")
        .arg(format!("--toggle-collect={function}"))
        .arg(out_file)
        .arg(env::current_exe().expect("the path of this program"))
        .arg("count")
        .args(arguments)
        .output()
        .expect("valgrind");
    let counts = fs::read_to_string(&file).unwrap_or_default();
    let _ = fs::remove_file(&file);
    counts
        .lines()
        .find_map(|line| line.strip_prefix("totals: ")?.parse().ok())
        .filter(|&count| count > 0)
        .unwrap_or_else(|| {
            panic!(
                "callgrind counted nothing:\n{}",
                String::from_utf8_lossy(&output.stderr)
            )
        })
}
