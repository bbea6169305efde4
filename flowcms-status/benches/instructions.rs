//! How many instructions a response takes, derived and written by hand, as callgrind counts them:
//! `cargo bench --bench instructions`. It fails where a response takes more than it may.

#[cfg(feature = "actix-web")]
#[path = "cases/actix_web.rs"]
mod actix_web;
mod cases;

use std::hint::black_box;
use std::process::{Command, ExitCode};
use std::{env, fs};

use bytes::Bytes;
use cases::{Case, ContentError};

/// What is counted: a function that the whole cost of a response is in.
type Measured = fn(Case);

/// What a response is called, how it is derived, and its limit.
const WAYS: &[(&str, Measured, Measured)] = &[
    (
        "to_response()",
        |case| warm(case, |error| cases::derived(&error)),
        |case| warm(case, |error| cases::limit::<Bytes>(&error)),
    ),
    #[cfg(feature = "axum")]
    (
        "into_response()",
        |case| warm(case, axum_core::response::IntoResponse::into_response),
        |case| warm(case, |error| cases::limit::<axum_core::body::Body>(&error)),
    ),
    #[cfg(feature = "actix-web")]
    (
        "error_response()",
        |case| warm(case, |error| actix_web::derived(&error)),
        |case| warm(case, |error| actix_web::limit(&error)),
    ),
];

/// How much of the limit's instructions a response may take, in hundredths.
fn most(case: Case) -> u64 {
    match case {
        Case::Unit => 115,
        Case::Source => 110,
        Case::Text => 125,
        Case::Formatted => 165,
    }
}

/// The first responses of a problem type prepare what the others share, and fill the allocator's
/// cache: they are not counted.
fn warm<R>(case: Case, respond: fn(ContentError) -> R) {
    for _ in 0..3 {
        drop(black_box(respond(case.error())));
    }
    drop(black_box(counted(respond, black_box(case.error()))));
}

/// What callgrind counts, which knows it by this name.
#[inline(never)]
fn counted<R>(respond: fn(ContentError) -> R, error: ContentError) -> R {
    let response = respond(error);
    black_box(&response);
    response
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments[..] {
        [of, way, case, is_limit] if of == "count" => {
            let index = |text: &str| text.parse::<usize>().expect("an index");
            let (_, derived, limit) = WAYS[index(way)];
            let measured = if is_limit == "1" { limit } else { derived };
            measured(Case::ALL[index(case)]);
            ExitCode::SUCCESS
        }
        [of, ..] if of == "--bench" => {
            cases::assert_that_the_limit_sends_the_same();
            report()
        }
        // `cargo test` of all targets.
        _ => {
            cases::assert_that_the_limit_sends_the_same();
            ExitCode::SUCCESS
        }
    }
}

fn report() -> ExitCode {
    if Command::new("valgrind").arg("--version").output().is_err() {
        println!("nothing was counted: there is no valgrind here");
        return ExitCode::SUCCESS;
    }
    let mut code = ExitCode::SUCCESS;
    println!("| | | derived | limit | ratio | at most |\n|---|---|---:|---:|---:|---:|");
    for (way, (name, ..)) in WAYS.iter().enumerate() {
        for (index, case) in Case::ALL.into_iter().enumerate() {
            let (derived, limit) = (count(way, index, false), count(way, index, true));
            let (ratio, most) = (100 * derived / limit, most(case));
            println!(
                "| `{name}` | {case:?} | {derived} | {limit} | {}.{:02} | {}.{:02} |",
                ratio / 100,
                ratio % 100,
                most / 100,
                most % 100
            );
            if 100 * derived > most * limit {
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

/// Runs one case under callgrind.
fn count(way: usize, case: usize, is_limit: bool) -> u64 {
    let file = env::temp_dir().join(format!("flowcms-status-{}.callgrind", std::process::id()));
    let mut out_file = std::ffi::OsString::from("--callgrind-out-file=");
    out_file.push(&file);
    let output = Command::new("valgrind")
        .args([
            "--tool=callgrind",
            "--toggle-collect=instructions::counted*",
        ])
        .arg(out_file)
        .arg(env::current_exe().expect("the path of this program"))
        .args(["count".to_owned(), way.to_string(), case.to_string()])
        .arg(u8::from(is_limit).to_string())
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
