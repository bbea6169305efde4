//! What does not compile, and what it says.
//!
//! `tests/ui/<kind-of-mistake>/<what>.rs` has one mistake, `<what>.stderr` beside it what the
//! compiler says; a new file is a new test. One case is run by its name, and
//! `FLOWCMS_BLESS=1` writes what is said, of one or of all: read it before you keep it.
//!
//! ```text
//! cargo test -p flowcms-status-tests --test ui duplicate-key/code
//! FLOWCMS_BLESS=1 cargo test -p flowcms-status-tests --test ui duplicate-key/code
//! ```
//!
//! The compiler is called with the libraries that this test is itself compiled with. What must
//! compile stands in `tests/accepted`, and in the README, whose blocks are compiled here.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

use compiled_with::compiled_with;
use libtest_mimic::{Arguments, Failed, Trial};

/// The toolchain that the `.stderr` files are checked on. Others word and underline some of the
/// same messages in other ways, and what they say of the macros' own mistakes is the same anyway.
const CHECKED_ON: &str = "rustc 1.95.";

/// The folder of the workspace, where Cargo calls the compiler too.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let is_checked_on = version().starts_with(CHECKED_ON);
    if !is_checked_on {
        _ = writeln!(
            std::io::stderr(),
            "tests/ui: the messages are checked on `{CHECKED_ON}*`, and this is `{}`. Here each case \
             must fail to compile, whatever it says.",
            version()
        );
    }
    let cases = files()
        .into_iter()
        .filter(|file| file.extension() == Some(OsStr::new("rs")));
    let mut trials: Vec<_> = cases
        .map(|case| Trial::test(name(&case), move || check(&case, is_checked_on)))
        .collect();
    trials.push(Trial::test("every_message_belongs_to_a_case", orphans));
    trials.extend(readme());
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// All files in the folders of `tests/ui`, from the root of the workspace.
fn files() -> Vec<PathBuf> {
    let list = |folder: PathBuf| -> Vec<PathBuf> {
        let entries = Path::new(ROOT).join(&folder).read_dir();
        let entries = entries.unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        entries
            .map(|entry| folder.join(entry.expect("an entry of tests/ui").file_name()))
            .collect()
    };
    let mut files: Vec<_> = list("tests/ui".into()).into_iter().flat_map(list).collect();
    files.sort();
    files
}

/// `<kind-of-mistake>/<what>`.
fn name(case: &Path) -> String {
    let name = case.strip_prefix("tests/ui").unwrap_or(case);
    name.with_extension("").display().to_string()
}

/// Compiles a case and compares what the compiler says.
fn check(case: &Path, is_checked_on: bool) -> Result<(), Failed> {
    let mut output = rustc("metadata").arg(case).output()?;
    if output.status.success() {
        // Some constants are evaluated when code is made of them.
        output = rustc("obj").arg(case).output()?;
    }
    let said = normalized(&String::from_utf8_lossy(&output.stderr));
    if output.status.success() {
        return Err(format!(
            "it compiles, and {} is no place for that\n{said}",
            name(case)
        )
        .into());
    }
    let file = Path::new(ROOT).join(case).with_extension("stderr");
    if !is_checked_on {
        return Ok(());
    }
    if env::var_os("FLOWCMS_BLESS").is_some_and(|value| value == "1") {
        return Ok(fs::write(file, said)?);
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    if said == expected {
        return Ok(());
    }
    let name = name(case);
    Err(format!(
        "expected:\n\n{expected}\nsaid:\n\n{said}\nIf that is right:\n\n    \
         FLOWCMS_BLESS=1 cargo test -p flowcms-status-tests --test ui {name}\n"
    )
    .into())
}

/// A `.stderr` whose case is gone is never compared.
fn orphans() -> Result<(), Failed> {
    let is_orphan = |file: &&PathBuf| {
        let file = Path::new(ROOT).join(file);
        file.extension() != Some(OsStr::new("rs")) && !file.with_extension("rs").is_file()
    };
    match files().iter().find(is_orphan) {
        Some(file) => Err(format!("{} has no case", file.display()).into()),
        None => Ok(()),
    }
}

/// Each block of the README, as a file that it is pasted into, with its tests.
fn readme() -> impl Iterator<Item = Trial> {
    let readme = fs::read_to_string(Path::new(ROOT).join("README.md")).expect("a README");
    let blocks: Vec<String> = (readme.split("\n```rust\n").skip(1))
        .map(|rest| rest.split("\n```").next().unwrap_or(rest).to_owned())
        .collect();
    blocks.into_iter().zip(1..).map(|(block, number)| {
        Trial::test(format!("readme/{number}"), move || {
            let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
            let file = folder.join(format!("readme_{number}.rs"));
            fs::write(&file, block)?;
            let output = rustc("metadata").arg("--test").arg(&file).output()?;
            if output.status.success() {
                return Ok(());
            }
            Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
        })
    })
}

/// The compiler that compiled this.
fn compiler() -> Command {
    let mut compiler = Command::new(compiled_with!()[0]);
    compiler.current_dir(ROOT);
    compiler
}

/// The same, with the edition and the libraries of this test.
fn rustc(emit: &str) -> Command {
    let mut rustc = compiler();
    rustc.args(["--crate-name=case", "--crate-type=bin", "--emit", emit]);
    rustc.arg("--out-dir").arg(env!("CARGO_TARGET_TMPDIR"));
    let mut arguments = compiled_with!().iter();
    while let Some(argument) = arguments.next() {
        match *argument {
            "-L" | "--extern" => {
                rustc.arg(argument).args(arguments.next());
            }
            edition if edition.starts_with("--edition=") => {
                rustc.arg(edition);
            }
            _ => {}
        }
    }
    rustc
}

/// What `rustc --version` prints.
fn version() -> String {
    let output = compiler().arg("--version").output();
    let output = output.unwrap_or_else(|error| panic!("{}: {error}", compiled_with!()[0]));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// What is said, without the summary at its end and what differs between machines, sets of features
/// and states of other files: each message by itself.
fn normalized(stderr: &str) -> String {
    let is_summary = |message: &&str| {
        message.starts_with("error: aborting due to ")
            || message.starts_with("Some errors have detailed explanations: ")
            || message.starts_with("For more information about ")
    };
    let messages = stderr.trim_end().split("\n\n");
    let messages: Vec<_> = messages
        .filter(|message| !is_summary(message))
        .map(normalized_message)
        .collect();
    messages.join("\n\n") + "\n"
}

/// Without the line numbers of other files than the case, and as narrow as it then can be.
fn normalized_message(message: &str) -> String {
    // Lists of types that are longer the more features are on.
    const BY_FEATURE: [&str; 3] = ["FieldErrorSource", "FromHeaderField", "HasClient"];
    let mut is_elsewhere = false;
    let mut is_list = false;
    let mut lines = Vec::new();
    for line in message.lines() {
        let place = line.trim_start();
        let code = place.trim_start_matches(|c: char| c.is_ascii_digit());
        if let Some(place) = place.strip_prefix("--> ").or(place.strip_prefix("::: ")) {
            is_elsewhere = !place.starts_with("tests/ui/");
            let end = line.len() - place.len();
            lines.push(if is_elsewhere {
                line[..end].to_owned() + &elsewhere(place)
            } else {
                line.to_owned()
            });
        } else if is_elsewhere && code.starts_with(" |") {
            lines.push(" ".repeat(line.len() - code.len()) + code);
        } else if is_list && line.starts_with("          ") {
            // One of many.
        } else if let Some((start, _)) = line.split_once("and ")
            && line.ends_with(" others")
        {
            lines.push(format!("{start}and $N others"));
        } else {
            let of_which = line.split_once(" other types implement trait `");
            let of_which = of_which.and_then(|(_, name)| name.strip_suffix("`:"));
            is_list = of_which.is_some_and(|name| BY_FEATURE.contains(&name));
            lines.push(line.to_owned());
        }
    }
    dedented(&lines)
}

/// A place in another file: whose it is, not where that lies here, and no line.
fn elsewhere(place: &str) -> String {
    let file = place.split(':').next().unwrap_or(place);
    let after = |folder| Some(file.split_once(folder)?.1);
    if let Some((_, file)) = after("/registry/src/").and_then(|file| file.split_once('/')) {
        format!("$CARGO/{file}")
    } else if let Some(file) = after("/library/") {
        format!("$RUST/{file}")
    } else {
        file.to_owned()
    }
}

/// The margin of a message is as wide as its longest line number.
fn dedented(lines: &[String]) -> String {
    let is_margin = |c: char| c == ' ' || c.is_ascii_digit();
    let margins = (lines.iter())
        .filter_map(|line| line.split_once(" |"))
        .filter(|(margin, _)| margin.chars().all(is_margin));
    let width = margins.clone().map(|(margin, _)| margin.len()).max();
    let needed = margins.map(|(margin, _)| margin.trim_start().len()).max();
    let spare = " ".repeat(width.unwrap_or(0) - needed.unwrap_or(0));
    let lines = lines.iter();
    let lines: Vec<_> = lines
        .map(|line| line.strip_prefix(&spare).unwrap_or(line))
        .collect();
    lines.join("\n")
}
