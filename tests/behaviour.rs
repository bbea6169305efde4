//! The wire, byte for byte.

use std::io;
use std::time::Duration;

use flowcms_status::{Catalog, FlowCms, FlowError, Problem, Retry, status_table};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#")]
enum ContentError {
    /// The slug names no entry of this workspace.
    #[error("entry `{slug}` does not exist")]
    #[flow(code = 404, context = "List the entries to find the slug.")]
    EntryNotFound {
        #[flow(member)]
        slug: String,
    },

    #[error("too many requests")]
    #[flow(code = 429)]
    RateLimited {
        #[flow(header = "Retry-After")]
        wait: Duration,
    },

    #[error("media store unreachable at {host}")]
    #[flow(code = 502)]
    Media { host: String, source: io::Error },

    #[error(transparent)]
    #[flow(map = Number)]
    Number(#[from] std::num::ParseIntError),

    #[error(transparent)]
    #[flow(transparent)]
    Auth(#[from] AuthError),
}

#[derive(Debug, thiserror::Error, FlowError)]
enum AuthError {
    #[error("no key")]
    #[flow(code = 401)]
    NoKey,
    #[error("the key `{0}` may not write")]
    #[flow(code = 403, reason = "read_only")]
    ReadOnly(String),
}

status_table! {
    /// How numbers fail.
    struct Number(std::num::ParseIntError) in FlowCms {
        e if *e.kind() == std::num::IntErrorKind::Empty => 400 "Send a number.",
        #[flow(reason = "not_a_number", detail = "not a number: {e}")]
        e => 422,
    }
}

fn body(error: &dyn FlowError) -> String {
    String::from_utf8(error.to_response().into_body().to_vec()).unwrap()
}

#[test]
fn the_example_of_the_design_answers_as_it_says() {
    let error = ContentError::EntryNotFound {
        slug: "intro".into(),
    };
    let response = error.to_response();
    assert_eq!(response.status(), 404);
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert_eq!(
        body(&error),
        "{\"type\":\"https://docs.example.com/errors#entry_not_found\",\"title\":\"Not Found\",\"status\":404,\
         \"detail\":\"entry `intro` does not exist\",\"reason\":\"entry_not_found\",\
         \"context\":\"List the entries to find the slug.\",\"slug\":\"intro\"}"
    );
}

#[test]
fn smoke() {
    let error = ContentError::RateLimited {
        wait: Duration::from_millis(1500),
    };
    let response = error.to_response();
    assert_eq!(response.headers()["retry-after"], "2");
    assert_eq!(error.retry(), Retry::After("X-RateLimit-Reset"));
    println!("{}", body(&error));
    let error = ContentError::Media {
        host: "h".into(),
        source: io::Error::other("x"),
    };
    println!("{}", body(&error));
    for text in ["", "x"] {
        let error = ContentError::from(text.parse::<u8>().unwrap_err());
        println!("{}", body(&error));
    }
    for auth in [AuthError::NoKey, AuthError::ReadOnly("k\"\n".into())] {
        let error = ContentError::from(auth);
        println!("{:?} {}", error.to_response().headers(), body(&error));
    }
    println!("{}", body(&FlowCms::NotFound));
    const C: Catalog = ContentError::CATALOG;
    println!("{}\n{}", C.to_markdown(), C.to_json());
    println!("{:?}", Problem::new(&error));
}
