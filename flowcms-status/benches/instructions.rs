//! How many instructions a response takes, derived and written by hand, as callgrind counts them:
//! `cargo bench --bench instructions`. It fails where a response takes more than it may.

#[cfg(feature = "actix-web")]
#[path = "cases/actix_web.rs"]
mod actix_web;
#[cfg(feature = "axum-07")]
#[path = "cases/axum_07.rs"]
mod axum_07;
mod callgrind;
mod cases;
#[cfg(feature = "dropshot")]
#[path = "cases/dropshot.rs"]
mod dropshot;
#[cfg(feature = "hyper")]
#[path = "cases/hyper.rs"]
mod hyper;
#[cfg(feature = "poem")]
#[path = "cases/poem.rs"]
mod poem;
#[cfg(feature = "rocket")]
#[path = "cases/rocket.rs"]
mod rocket;
#[cfg(feature = "salvo")]
#[path = "cases/salvo.rs"]
mod salvo;
#[cfg(feature = "tonic")]
#[path = "cases/tonic.rs"]
mod tonic;
#[cfg(feature = "warp")]
#[path = "cases/warp.rs"]
mod warp;

use std::env;
use std::hint::black_box;
use std::process::ExitCode;

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
    #[cfg(feature = "poem")]
    (
        "poem's into_response()",
        |case| warm(case, poem::derived),
        |case| warm(case, |error| poem::limit(&error)),
    ),
    #[cfg(feature = "salvo")]
    (
        "salvo's render()",
        |case| warm(case, salvo::derived),
        |case| warm(case, |error| salvo::limit(&error)),
    ),
    #[cfg(feature = "actix-web")]
    (
        "actix-web's error_response()",
        |case| warm(case, |error| actix_web::derived(&error)),
        |case| warm(case, |error| actix_web::limit(&error)),
    ),
    #[cfg(feature = "rocket")]
    (
        "rocket's respond_to()",
        |case| warm(case, rocket::derived),
        |case| warm(case, rocket::limit),
    ),
    #[cfg(feature = "axum-07")]
    (
        "axum 0.7's into_response()",
        |case| warm(case, axum_07::derived),
        |case| warm(case, |error| axum_07::limit(&error)),
    ),
    #[cfg(feature = "hyper")]
    (
        "into() a Full",
        |case| warm(case, hyper::derived),
        |case| warm(case, |error| hyper::limit(&error)),
    ),
    #[cfg(feature = "hyper")]
    (
        "into() a BoxBody",
        |case| warm(case, hyper::derived_boxed),
        |case| warm(case, |error| hyper::limit_boxed(&error)),
    ),
    #[cfg(feature = "tonic")]
    (
        "into() a Status of tonic",
        |case| warm(case, tonic::derived),
        |case| warm(case, |error| tonic::limit(&error)),
    ),
    #[cfg(feature = "warp")]
    (
        "warp's into_response()",
        |case| warm(case, warp::derived),
        |case| warm(case, |error| warp::limit(&error)),
    ),
    #[cfg(feature = "dropshot")]
    (
        "dropshot's to_result()",
        |case| warm(case, dropshot::derived),
        |case| warm(case, |error| dropshot::limit(&error)),
    ),
];

/// How much of the limit's instructions a response may take, in hundredths.
fn most(case: Case) -> u64 {
    match case {
        Case::Unit => 115,
        Case::Source => 110,
        Case::Text => 125,
        Case::Formatted => 135,
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
            assert_that_the_limits_send_the_same();
            report()
        }
        // `cargo test` of all targets.
        _ => {
            assert_that_the_limits_send_the_same();
            ExitCode::SUCCESS
        }
    }
}

fn assert_that_the_limits_send_the_same() {
    cases::assert_that_the_limit_sends_the_same();
    #[cfg(feature = "tonic")]
    tonic::assert_that_the_limit_sends_the_same();
}

fn report() -> ExitCode {
    if !callgrind::is_here() {
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
    let is_limit = u8::from(is_limit).to_string();
    callgrind::count(
        "instructions::counted*",
        &[&way.to_string(), &case.to_string(), &is_limit],
    )
}
