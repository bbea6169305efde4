//! Problem documents need no feature: run with `--no-default-features` too.

use std::num::ParseIntError;

use flowcms_status::{FlowCms, FlowError, Problem, status_table};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#")]
enum ContentError {
    #[error("always the same")]
    #[flow(code = 409)]
    Constant,
    #[error("entry {slug:?}\n")]
    #[flow(code = 404, context = "List the entries.", header("X-Slug" = "{slug}"))]
    NotFound { slug: String },
    #[error("private")]
    #[flow(code = 400)]
    Upstream(#[flow(status)] u16),
    #[error(transparent)]
    #[flow(map = Number)]
    Number(#[from] ParseIntError),
}

status_table! {
    /// How numbers fail.
    struct Number(ParseIntError) in FlowCms {
        #[flow(reason = "no_number", detail = "no number: {it}")]
        it => 400 "Send a number.",
    }
}

/// The body, without the `instance` that the feature `tracing` adds to private ones.
fn body(error: &dyn FlowError) -> String {
    let response = error.to_response();
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
    let body = String::from_utf8(response.into_body().to_vec()).unwrap();
    match body.split_once("\"instance\":\"") {
        Some((before, after)) => {
            let (_, after) = after.split_once("\",").unwrap();
            format!("{before}{after}")
        }
        None => body,
    }
}

#[test]
fn a_response_that_is_always_the_same_is_a_document() {
    assert_eq!(
        body(&ContentError::Constant),
        r#"{"type":"https://docs.example.com/errors#constant","title":"Conflict","status":409,"detail":"always the same","reason":"constant","context":"Version mismatch during update or duplicate resource conflict."}"#
    );
}

#[test]
fn a_formatted_detail_is_escaped_as_json() {
    let error = ContentError::NotFound {
        slug: "a\"\u{1}/é".into(),
    };
    assert_eq!(
        body(&error),
        r#"{"type":"https://docs.example.com/errors#not_found","title":"Not Found","status":404,"detail":"entry \"a\\\"\\u{1}/é\"\n","reason":"not_found","context":"List the entries."}"#
    );
    assert_eq!(Problem::new(&error).to_json(), body(&error));
}

#[test]
fn a_private_error_and_a_map_are_documents() {
    assert_eq!(
        body(&ContentError::Upstream(503)),
        r#"{"type":"https://docs.example.com/errors#upstream","title":"Bad Request","status":503,"reason":"upstream","context":"Maintenance window or capacity reached. Check status.flowcms.io for updates."}"#
    );
    let number = ContentError::from("x".parse::<u8>().unwrap_err());
    assert_eq!(
        body(&number),
        r#"{"type":"https://docs.example.com/errors#no_number","title":"Bad Request","status":400,"detail":"no number: invalid digit found in string","reason":"no_number","context":"Send a number."}"#
    );
}

#[test]
fn a_row_of_a_table_is_a_document() {
    assert!(body(&FlowCms::NotFound).starts_with(
        r#"{"type":"about:blank","title":"Not Found","status":404,"reason":"not_found","#
    ));
}

#[cfg(feature = "markdown")]
#[test]
fn a_catalogue_is_written_as_markdown() {
    let page = ContentError::CATALOG.to_markdown();
    for reason in ["constant", "not_found", "upstream", "no_number"] {
        assert!(page.contains(&format!("`{reason}`")), "{page}");
    }
}
