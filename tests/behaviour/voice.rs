//! A map answers in the voice of the type that uses it.

use std::num::{IntErrorKind, ParseIntError};
use std::sync::Arc;

use axum::extract::rejection::JsonRejection;
use flowcms_status::{
    Catalog, ErrorMap, FlowCms, FlowError, Http, Retry, StatusTable, status_table,
};

use super::support::{body, header};

status_table! {
    /// The codes of an API with words of its own.
    #[flow(type_base = "https://parcels.example/errors#")]
    pub(crate) enum Parcels {
        4xx "Client Error" "It is yours." {
            #[flow(header("X-Api" = "parcels"), retry = backoff)]
            400 "Kaputt" "It is broken.",
            404 "Weg" "It is gone.",
        }
        5xx "Server Error" "It is ours." {
            500 "Oh" "We are sorry.",
        }
    }
}

status_table! {
    /// How numbers are refused.
    struct Numbers(ParseIntError) in Http {
        #[flow(reason = "too_large", title = "Too large")]
        e if *e.kind() == IntErrorKind::PosOverflow => 413 or 400,
        e if *e.kind() == IntErrorKind::Empty => 422 or 410 or 404 "Say a number.",
        _ => 500,
    }
}

status_table! {
    /// The same with a base of its own.
    #[flow(type_base = "https://numbers.example/")]
    struct Based(ParseIntError) in Http { _ => 400 }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Parcels)]
enum Api<T: std::fmt::Debug + std::fmt::Display> {
    #[error(transparent)]
    #[flow(map = Numbers)]
    Number(ParseIntError),
    #[error("boxed: {0}")]
    #[flow(map = Numbers)]
    Boxed(Box<ParseIntError>),
    #[error("shared: {0}")]
    #[flow(map = Based)]
    Shared(Arc<ParseIntError>),
    #[error("gone: {0}")]
    #[flow(code = 404)]
    Gone(T),
    #[error("inside: {0}")]
    #[flow(transparent)]
    Inside(Box<Inside>),
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://inside.example/", table = Http)]
enum Inside {
    #[error(transparent)]
    #[flow(map = Numbers)]
    Number(ParseIntError),
    #[error("back: {0}")]
    #[flow(transparent)]
    Back(Box<Api<u8>>),
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Parcels)]
enum Web {
    #[error(transparent)]
    #[flow(map = flowcms_status::axum::JsonError)]
    Json(#[from] JsonRejection),
}

fn of(text: &str) -> ParseIntError {
    text.parse::<u8>().unwrap_err()
}

#[test]
fn names_contexts_headers_classes_and_uris_are_those_of_the_enclosing_api() {
    let error = Api::<u8>::Number(of("256"));
    let uri = "https://parcels.example/errors#too_large";
    assert_eq!(
        body(&error),
        format!(
            r#"{{"type":"{uri}","title":"Too large","status":400,"detail":"number too large to fit in target type","reason":"too_large","context":"It is broken."}}"#
        )
    );
    assert_eq!(header(&error, "x-api").as_deref(), Some("parcels"));
    assert_eq!(FlowError::retry(&error), Retry::Backoff);

    let error = Api::<u8>::Boxed(Box::new(of("")));
    let problem_type = error.problem_type();
    // The reason is made of the first code in the table of the map.
    assert_eq!(problem_type.reason(), "unprocessable_content");
    assert_eq!(problem_type.status().code(), 404);
    assert_eq!(problem_type.title(), "Weg");
    assert_eq!(problem_type.context(), "Say a number.");
}

#[test]
fn a_type_base_of_the_type_or_of_the_map_comes_before_that_of_the_table() {
    let uri = |error: &dyn FlowError| error.problem_type().type_uri();
    assert_eq!(
        uri(&Api::<u8>::Shared(Arc::new(of("x")))),
        "https://numbers.example/bad_request"
    );
    assert_eq!(
        uri(&Inside::Number(of("256"))),
        "https://inside.example/too_large"
    );
    assert_eq!(uri(&Api::Gone(1)), "https://parcels.example/errors#gone");
    assert_eq!(uri(&Parcels::Weg), "https://parcels.example/errors#weg");
    assert_eq!(Parcels::TYPE_BASE, Some("https://parcels.example/errors#"));
    assert_eq!(FlowCms::TYPE_BASE, None);
}

#[test]
fn by_itself_a_map_speaks_in_the_voice_of_its_own_table() {
    let error = Numbers::from(of("256"));
    assert_eq!(error.status_code(), 413);
    assert_eq!(error.problem_type().type_uri(), "about:blank");
    assert_eq!(
        Numbers::problem_type_of(&of("")).status().name(),
        "Unprocessable Content"
    );
    assert_eq!(Inside::Number(of("256")).status_code(), 413);
}

#[test]
fn types_that_hold_each_other_and_take_parameters_answer_each_in_its_voice() {
    let deep = Api::<String>::Inside(Box::new(Inside::Back(Box::new(Api::Number(of("256"))))));
    assert_eq!(
        deep.problem_type().type_uri(),
        "https://parcels.example/errors#too_large"
    );
    let one = Api::<u8>::Number(of("256")).problem_type();
    assert!(std::ptr::eq(
        one,
        Api::<String>::Number(of("256")).problem_type()
    ));
}

#[test]
fn catalogues_list_the_rows_in_the_voice_that_answers() {
    const WEB: Catalog = Catalog::new("Parcels").with(Web::CATALOG);
    let listed = |catalog: Catalog| -> Vec<(u16, &str)> {
        let types = catalog.problem_types();
        types
            .iter()
            .map(|of| (of.status().code(), of.type_uri()))
            .collect()
    };
    let of_api = listed(Api::<u8>::CATALOG);
    assert!(
        of_api.contains(&(400, "https://parcels.example/errors#too_large")),
        "{of_api:?}"
    );
    assert!(
        of_api.contains(&(413, "https://inside.example/too_large")),
        "{of_api:?}"
    );
    for (code, uri) in listed(WEB) {
        assert!([400, 404, 500].contains(&code), "{code}");
        assert!(uri.starts_with("https://parcels.example/errors#"), "{uri}");
    }
}
