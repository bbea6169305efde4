//! Several types under one title.

use flowcms_status::{Catalog, FlowCms, FlowError, Http};

use super::declared::{CATALOG, ContentError, MediaError};

/// Types that lead to each other, and to one with a reason of [`ContentError`].
#[derive(Debug, thiserror::Error, FlowError)]
#[allow(dead_code)] // what is never made is documented all the same
enum OuterError {
    #[error(transparent)]
    #[flow(transparent)]
    Deep(#[from] DeepError),
}

#[derive(Debug, thiserror::Error, FlowError)]
#[allow(dead_code)]
enum DeepError {
    #[error("it has no key")]
    #[flow(code = 403, reason = "no_key")]
    NoKey,
    #[error("again")]
    #[flow(transparent)]
    Again(Box<OuterError>),
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(retired("slug_taken" = 409, "Never used."))]
#[error("old")]
#[flow(code = 400)]
struct Old;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("the slug is taken")]
#[flow(code = 409)]
struct SlugTaken;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("the slug is taken")]
#[flow(code = 409, reason = "slug_taken", title = "Taken")]
struct TakenSlug;

#[test]
fn a_joined_catalogue_has_a_title_a_version_and_all_types_in_their_order() {
    assert_eq!(CATALOG.name(), "Content API");
    assert_eq!(CATALOG.api_version(), Some("1.4.0"));
    let entries = CATALOG.entries();
    let reasons: Vec<&str> = entries.iter().map(|entry| entry.reason()).collect();
    assert_eq!(
        reasons,
        [
            "entry_not_found",
            "no_key",
            "later",
            "too_large",
            "no_file",
            "internal_server_error",
        ]
    );
    assert_eq!(CATALOG.check().map_err(|error| error.to_string()), Ok(()));
}

#[test]
fn a_static_and_a_value_of_run_time_join_like_a_constant() {
    static STATIC: Catalog = Catalog::new("Two").with(ContentError::CATALOG);
    let reasons = STATIC.with(MediaError::CATALOG).entries().len();
    assert_eq!(reasons, CATALOG.entries().len());
}

#[test]
fn a_type_that_is_joined_twice_is_there_once() {
    let twice = Catalog::new("Twice")
        .with(MediaError::CATALOG)
        .with(CATALOG)
        .with(MediaError::CATALOG);
    assert_eq!(twice.entries().len(), CATALOG.entries().len());
    let producers = twice.entries()[0].producers().len();
    assert_eq!(producers, 2, "Disk and the row of Storage");
}

#[test]
fn a_reason_of_two_types_that_say_different_things_names_both_places() {
    // What a type answers through is known at run time only.
    const JOINED: Catalog = Catalog::new("API")
        .with(ContentError::CATALOG)
        .with(OuterError::CATALOG);
    let shared = JOINED.check().expect_err("`no_key` is 401 and 403");
    assert_eq!(shared.reason(), "no_key");
    assert_eq!(
        shared.to_string(),
        "reason `no_key` is declared by `ContentError::NoKey` (401) and by `DeepError::NoKey` \
         (403) with another code, choose another with `reason = \"…\"`"
    );
}

#[test]
fn what_a_type_answers_through_shares_no_reason_either() {
    let joined = Catalog::new("API")
        .with(MediaError::CATALOG)
        .with(OuterError::CATALOG);
    assert!(joined.check().is_ok());
    let joined = joined.with(ContentError::CATALOG);
    assert!(joined.check().is_err());
}

#[test]
fn a_retired_reason_is_not_used_by_another_type_either() {
    let joined = Catalog::new("API")
        .with(Old::CATALOG)
        .with(SlugTaken::CATALOG);
    let shared = joined.check().expect_err("`slug_taken` is retired");
    assert_eq!(
        shared.to_string(),
        "reason `slug_taken` of `SlugTaken` is retired and must not be used again, choose another \
         with `reason = \"…\"`"
    );
    assert!(shared.second().is_none());
}

#[test]
#[should_panic(expected = "`SlugTaken` and by `TakenSlug`")]
fn joining_two_that_declare_one_reason_themselves_fails_at_once() {
    let one = Catalog::new("API").with(SlugTaken::CATALOG);
    let _ = one.with(TakenSlug::CATALOG);
}

#[test]
#[should_panic(expected = "reason `no_key` is declared by")]
fn no_document_is_written_of_a_catalogue_with_a_shared_reason() {
    let joined = Catalog::new("API").with(ContentError::CATALOG);
    let _ = joined.with(OuterError::CATALOG).to_markdown();
}

#[test]
fn tables_with_the_same_codes_are_told_apart_by_their_texts() {
    let tables = Catalog::new("Codes")
        .with(FlowCms::CATALOG)
        .only(&["not_found"]);
    assert!(tables.check().is_ok());
    let result = std::panic::catch_unwind(|| tables.with(Http::CATALOG).entries());
    assert!(result.is_err(), "404 of the one says another context");
}

#[test]
fn a_subset_has_the_named_reasons_of_all_types() {
    const READING: Catalog = CATALOG.only(&["no_file", "entry_not_found"]);
    let entries = READING.entries();
    let reasons: Vec<&str> = entries.iter().map(|entry| entry.reason()).collect();
    assert_eq!(reasons, ["entry_not_found", "no_file"]);
    // Joined with others it keeps its own choice.
    let joined = Catalog::new("API").with(READING).with(SlugTaken::CATALOG);
    assert_eq!(
        joined.problem_types().len(),
        4,
        "`no_file` is declared twice"
    );
    assert_eq!(joined.entries().len(), 3);
}

#[test]
#[should_panic(expected = "reason `no_such` is none of the catalogue `Content API`")]
fn a_subset_with_an_unknown_reason_is_refused_when_it_is_read() {
    // A type that answers through others may have it there: a constant cannot tell.
    let _ = CATALOG.only(&["no_such"]).entries();
}

#[test]
#[should_panic(expected = "a catalogue joins 32 error types at most")]
fn more_types_than_fit_are_refused() {
    let mut catalog = Catalog::new("API");
    for _ in 0..=Catalog::CAPACITY {
        catalog = catalog.with(SlugTaken::CATALOG);
    }
}
