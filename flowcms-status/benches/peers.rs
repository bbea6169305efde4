//! What the same 404 takes that axum's `into_response()` makes of the derive, of a `match` written by hand
//! with `serde_json`, and of `thiserror` with `problem_details`: instructions, as callgrind counts them,
//! and allocations. `cargo bench --features axum --bench peers`. It prints the row of the README, and
//! fails on no figure.

mod callgrind;

use std::env;
use std::hint::black_box;

use axum::Json;
use axum::body::to_bytes;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use flowcms_status::FlowError;
use problem_details::ProblemDetails;
use serde::Serialize;

/// Without a fragment, which `http::Uri` and so `problem_details` drops.
const TYPE: &str = "https://docs.example.com/errors/entry_not_found";
const REASON: &str = "entry_not_found";
const TITLE: &str = "Not Found";
const CONTEXT: &str = "List the entries to find the slug.";

/// Calls that are counted: the difference of twice as many and as many.
const CALLS: usize = 1000;

/// The response of an error that is made with a slug.
type Respond = fn(String) -> Response;

/// What a way is called, and what it does.
const WAYS: &[(&str, Respond)] = &[
    ("`FlowError`", |slug| {
        Derived::EntryNotFound { slug }.into_response()
    }),
    ("by hand, with `serde_json`", |slug| {
        ByHand::EntryNotFound { slug }.into_response()
    }),
    ("`thiserror` with `problem_details`", |slug| {
        Peers::EntryNotFound { slug }.into_response()
    }),
];

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors/")]
enum Derived {
    #[error("entry `{slug}` does not exist")]
    #[flow(code = 404, context = "List the entries to find the slug.")]
    EntryNotFound { slug: String },
}

#[derive(Debug, thiserror::Error)]
enum ByHand {
    #[error("entry `{slug}` does not exist")]
    EntryNotFound { slug: String },
}

#[derive(Serialize)]
struct Document<'a> {
    r#type: &'a str,
    title: &'a str,
    status: u16,
    detail: &'a str,
    reason: &'a str,
    context: &'a str,
}

impl IntoResponse for ByHand {
    fn into_response(self) -> Response {
        let (status, document) = match &self {
            Self::EntryNotFound { .. } => (
                StatusCode::NOT_FOUND,
                Document {
                    r#type: TYPE,
                    title: TITLE,
                    status: 404,
                    detail: &self.to_string(),
                    reason: REASON,
                    context: CONTEXT,
                },
            ),
        };
        let headers = [
            (
                CONTENT_TYPE,
                HeaderValue::from_static("application/problem+json"),
            ),
            (CACHE_CONTROL, HeaderValue::from_static("no-store")),
        ];
        (status, headers, Json(document)).into_response()
    }
}

#[derive(Debug, thiserror::Error)]
enum Peers {
    #[error("entry `{slug}` does not exist")]
    EntryNotFound { slug: String },
}

#[derive(Serialize)]
struct Extensions {
    reason: &'static str,
    context: &'static str,
}

impl IntoResponse for Peers {
    fn into_response(self) -> Response {
        let (status, extensions) = match &self {
            Self::EntryNotFound { .. } => (
                StatusCode::NOT_FOUND,
                Extensions {
                    reason: REASON,
                    context: CONTEXT,
                },
            ),
        };
        let problem = ProblemDetails::from_status_code(status)
            .with_type(Uri::from_static(TYPE))
            .with_detail(self.to_string())
            .with_extensions(extensions);
        let no_store = [(CACHE_CONTROL, HeaderValue::from_static("no-store"))];
        (no_store, problem).into_response()
    }
}

fn slug() -> String {
    black_box("introduction").to_owned()
}

/// What callgrind counts, which knows it by this name.
#[inline(never)]
fn counted(respond: Respond, calls: usize) {
    for _ in 0..calls {
        drop(black_box(respond(slug())));
    }
}

/// The same members in all ways.
fn assert_that_all_send_the_same() {
    let sent = |respond: Respond| {
        let response = respond(slug());
        let type_and_status = (
            response.status(),
            response.headers()[CONTENT_TYPE].clone(),
            response.headers()[CACHE_CONTROL].clone(),
        );
        let body = tokio::runtime::Builder::new_current_thread()
            .build()
            .expect("a runtime")
            .block_on(to_bytes(response.into_body(), usize::MAX))
            .expect("a body");
        let members: serde_json::Value = serde_json::from_slice(&body).expect("JSON");
        (type_and_status, members)
    };
    let (_, first) = WAYS[0];
    for (name, respond) in WAYS {
        assert_eq!(sent(*respond), sent(first), "{name}");
    }
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments[..] {
        [of, way, calls] if of == "count" => {
            let index = |text: &str| text.parse::<usize>().expect("an index");
            counted(WAYS[index(way)].1, index(calls));
        }
        [of, ..] if of == "--bench" => {
            assert_that_all_send_the_same();
            report();
        }
        // `cargo test` of all targets.
        _ => assert_that_all_send_the_same(),
    }
}

fn report() {
    println!("| | instructions | allocations |\n|---|---:|---:|");
    for (way, (name, respond)) in WAYS.iter().enumerate() {
        let count = |calls: usize| {
            let arguments = [way.to_string(), calls.to_string()];
            callgrind::count("peers::counted*", &[&arguments[0], &arguments[1]])
        };
        drop(respond(slug()));
        let allocations = allocation_counter::measure(|| drop(respond(slug()))).count_total;
        // The slug itself is made beside what is measured.
        let allocations = allocations - 1;
        let instructions = if callgrind::is_here() {
            ((count(2 * CALLS) - count(CALLS)) / CALLS as u64).to_string()
        } else {
            "no valgrind here".to_owned()
        };
        println!("| {name} | {instructions} | {allocations} |");
    }
}
