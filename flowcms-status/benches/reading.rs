//! How many instructions it takes to read a known problem, and to read the same members into a struct
//! that is written by hand: `cargo bench --bench reading --features client`. It fails where the first
//! takes more than 1.3 times the second.

mod callgrind;

use std::env;
use std::hint::black_box;
use std::process::ExitCode;

use bytes::Bytes;
use flowcms_status::FlowError;
use flowcms_status::client::{ApiError, read};
use http::Response;
use serde::Deserialize;

/// How many times the instructions of the struct, in hundredths.
const MOST: u64 = 130;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#", client = ContentProblem)]
#[allow(dead_code, reason = "one of them is sent")]
enum ContentError {
    #[error("too many requests")]
    #[flow(code = 429)]
    RateLimited {
        #[flow(header = "Retry-After")]
        wait: u64,
    },
    #[error("entry `{slug}` does not exist in `{collection}`")]
    #[flow(code = 404, context = "List the entries to find the slug.")]
    EntryNotFound {
        #[flow(member)]
        slug: String,
        #[flow(member)]
        collection: String,
        #[flow(member)]
        tried: u64,
    },
    #[error("store unreachable")]
    #[flow(code = 502)]
    Store,
}

/// The same members, as one would write it without this crate.
#[derive(Deserialize)]
#[allow(dead_code, reason = "it is read and not looked at")]
struct Written {
    r#type: String,
    title: Option<String>,
    status: Option<u16>,
    detail: Option<String>,
    instance: Option<String>,
    reason: Option<String>,
    context: Option<String>,
    slug: Option<String>,
    collection: Option<String>,
    tried: Option<u64>,
}

fn sent() -> Response<Bytes> {
    let error = ContentError::EntryNotFound {
        slug: "intro".to_owned(),
        collection: "articles".to_owned(),
        tried: 3,
    };
    error.to_response()
}

fn read_known(response: &Response<Bytes>) -> ApiError<ContentProblem> {
    read(response.status(), response.headers(), response.body())
}

fn read_written(response: &Response<Bytes>) -> Written {
    serde_json::from_slice(response.body()).expect("the members")
}

/// What callgrind counts, which knows it by this name.
#[inline(never)]
fn counted_read(response: &Response<Bytes>) {
    let error = black_box(read_known(response));
    assert!(matches!(
        error,
        ApiError::Known(ContentProblem::EntryNotFound { .. }, _)
    ));
}

#[inline(never)]
fn counted_written(response: &Response<Bytes>) {
    drop(black_box(read_written(response)));
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().collect();
    if let [_, count, way] = &arguments[..] {
        if count == "count" {
            let response = sent();
            // The first ones fill the allocator's cache.
            for _ in 0..3 {
                _ = black_box(read_known(&response));
                _ = black_box(read_written(&response));
            }
            match &**way {
                "read" => counted_read(&response),
                _ => counted_written(&response),
            }
            return ExitCode::SUCCESS;
        }
    }
    if !callgrind::is_here() {
        println!("NOT RUN: there is no valgrind");
        return ExitCode::SUCCESS;
    }
    let read = callgrind::count("*counted_read*", &["read"]);
    let written = callgrind::count("*counted_written*", &["written"]);
    let ratio = read * 100 / written;
    println!(
        "read / from_slice: {read} / {written} = {}.{:02}",
        ratio / 100,
        ratio % 100
    );
    if ratio > MOST {
        println!("more than {}.{:02}", MOST / 100, MOST % 100);
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
