//! Several types under one title.

use flowcms_status::{Catalog, Conflict, FlowCms, FlowError, Http};

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
    let reasons: Vec<&str> = entries.iter().map(flowcms_status::Entry::reason).collect();
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
    let conflicts = JOINED.check().expect_err("`no_key` is 401 and 403");
    let reasons: Vec<&str> = conflicts.iter().map(Conflict::reason).collect();
    assert_eq!(reasons, ["no_key"]);
    let text = "reason `no_key` is declared by `ContentError::NoKey` (401) and by \
                `DeepError::NoKey` (403) with another code\n  \
                choose another for one of them, `reason = \"…\"`, or declare the same code";
    assert_eq!(conflicts.to_string(), text);
    assert_eq!(format!("{conflicts:?}"), text);
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
    let conflicts = joined.check().expect_err("`slug_taken` is retired");
    assert_eq!(
        conflicts.to_string(),
        "reason `slug_taken` of `SlugTaken` is retired and must not be used again\n  choose \
         another, `reason = \"…\"`"
    );
}

#[test]
fn a_reason_that_two_types_retire_was_sent_with_one_code() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("one")]
    #[flow(code = 404, retired("old" = 404, "Since 1."), retired("older" = 410, "Since 0."))]
    #[flow(table = flowcms_status::Http)]
    struct One;
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("other")]
    #[flow(code = 409, retired("old" = 409, "Since 2."), retired("older" = 410, "Since 1."))]
    #[flow(table = flowcms_status::Http)]
    struct Other;

    let joined = Catalog::new("API").with(One::CATALOG).with(Other::CATALOG);
    assert_eq!(
        joined.check().unwrap_err().to_string(),
        "reason `old` is retired with 404 and with 409\n  keep the one that it was sent with, \
         `retired(\"old\" = …)`"
    );
}

#[test]
#[should_panic(expected = "`SlugTaken` and by `TakenSlug`")]
fn joining_two_that_declare_one_reason_themselves_fails_at_once() {
    let one = Catalog::new("API").with(SlugTaken::CATALOG);
    let _ = one.with(TakenSlug::CATALOG);
}

#[test]
fn documents_of_a_catalogue_with_conflicts_list_both_sides() {
    let joined = Catalog::new("API").with(ContentError::CATALOG);
    let joined = joined.with(OuterError::CATALOG);
    let model = joined.model();
    let no_key = model
        .entries()
        .iter()
        .filter(|entry| entry.reason() == "no_key");
    let named: Vec<(u16, &str)> = no_key
        .map(|entry| (entry.status().code(), entry.type_name()))
        .collect();
    assert_eq!(
        named,
        [(401, "NoKeyProblem"), (403, "NoKeyProblem_no_5fkey_1")]
    );
    let page = joined.to_markdown();
    assert_eq!(page.matches("### `no_key`").count(), 2, "{page}");
}

/// Each conflicts with the other in four ways.
mod conflicting {
    use flowcms_status::FlowError;

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("gone")]
    #[flow(code = 404, reason = "gone")]
    pub(super) struct NotThere;
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("gone")]
    #[flow(code = 410, reason = "gone", table = flowcms_status::Http)]
    pub(super) struct Gone;

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("taken")]
    #[flow(code = 409, reason = "taken", title = "Taken")]
    pub(super) struct Taken;
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("taken")]
    #[flow(code = 409, reason = "taken")]
    pub(super) struct InUse;

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("busy")]
    #[flow(code = 429, type_base = "https://example.com/a#")]
    pub(super) struct Busy;
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("slow")]
    #[flow(code = 429, reason = "busy", type_base = "https://example.com/b#")]
    pub(super) struct Slow;

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("old")]
    #[flow(code = 409, type_uri = "https://example.com/stale")]
    pub(super) struct Old;
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("stale")]
    #[flow(code = 409, type_uri = "https://example.com/stale")]
    pub(super) struct Stale;

    #[derive(Debug, thiserror::Error, FlowError)]
    #[allow(dead_code)]
    pub(super) enum First {
        #[error(transparent)]
        #[flow(transparent)]
        Gone(NotThere),
        #[error(transparent)]
        #[flow(transparent)]
        Taken(Taken),
        #[error(transparent)]
        #[flow(transparent)]
        Busy(Busy),
        #[error(transparent)]
        #[flow(transparent)]
        Old(Old),
    }

    #[derive(Debug, thiserror::Error, FlowError)]
    #[allow(dead_code)]
    pub(super) enum Second {
        #[error(transparent)]
        #[flow(transparent)]
        Gone(Gone),
        #[error(transparent)]
        #[flow(transparent)]
        Taken(InUse),
        #[error(transparent)]
        #[flow(transparent)]
        Busy(Slow),
        #[error(transparent)]
        #[flow(transparent)]
        Stale(Stale),
    }
}

#[test]
fn all_conflicts_are_told_at_once_each_in_two_lines() {
    use conflicting::{First, Second};

    const JOINED: Catalog = Catalog::new("API")
        .with(First::CATALOG)
        .with(Second::CATALOG);
    let conflicts = JOINED.check().expect_err("there are four");
    let text = conflicts.to_string();
    assert_eq!(
        text.lines().collect::<Vec<_>>(),
        [
            "reason `gone` is declared by `NotThere` (404) and by `Gone` (410) with another code",
            "  choose another for one of them, `reason = \"…\"`, or declare the same code",
            "reason `taken` is declared by `Taken` (\"Taken\") and by `InUse` (\"Conflict\") with \
             another title",
            "  choose another for one of them, `reason = \"…\"`, or declare the same title",
            "reason `busy` is declared by `Busy` (`https://example.com/a#busy`) and by `Slow` \
             (`https://example.com/b#busy`) with another `type`",
            "  choose another for one of them, `reason = \"…\"`, or declare the same `type`",
            "`type` `https://example.com/stale` is that of two reasons: of `old`, declared by `Old`, \
             and of `stale`, declared by `Stale`",
            "  give one of them a `type_uri` of its own, or both the same reason",
        ]
    );
    assert_eq!(conflicts.iter().count(), 4);
}

#[test]
fn no_conflict_hides_another_one_of_the_same_declaration() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("gone")]
    #[flow(code = 404, reason = "gone", type_uri = "https://example.com/gone")]
    struct One;
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("gone")]
    #[flow(code = 404, reason = "gone", type_uri = "https://example.com/lost")]
    struct Two;
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("lost")]
    #[flow(code = 404, reason = "lost", type_uri = "https://example.com/lost")]
    struct Three;

    // Each by a hop, since what is joined directly would not compile.
    macro_rules! around {
        ($name:ident($inner:ty)) => {
            #[derive(Debug, thiserror::Error, FlowError)]
            #[error(transparent)]
            #[flow(transparent)]
            struct $name($inner);
        };
    }
    around!(AroundOne(One));
    around!(AroundTwo(Two));
    around!(AroundThree(Three));

    let joined = Catalog::new("API")
        .with(AroundOne::CATALOG)
        .with(AroundTwo::CATALOG)
        .with(AroundThree::CATALOG);
    let conflicts = joined.check().unwrap_err();
    let reasons: Vec<&str> = conflicts
        .iter()
        .map(flowcms_status::Conflict::reason)
        .collect();
    assert_eq!(reasons, ["gone", "lost"], "{conflicts}");
}

#[test]
fn contexts_of_one_problem_type_stand_side_by_side() {
    let tables = Catalog::new("Codes")
        .with(FlowCms::CATALOG)
        .with(Http::CATALOG)
        .only(&["not_found"]);
    assert!(
        tables.check().is_ok(),
        "404 of the one says another context"
    );
    let entries = tables.entries();
    let [entry] = &entries[..] else {
        panic!("{entries:?}");
    };
    let contexts: Vec<(&str, usize)> = (entry.contexts().iter())
        .map(|(context, producers)| (*context, producers.len()))
        .collect();
    assert_eq!(
        contexts,
        [
            (FlowCms::NotFound.context(), 1),
            (Http::NotFound.context(), 1)
        ]
    );
    let page = tables.to_markdown();
    assert!(
        page.contains("(`FlowCms::NotFound`); Nothing is found"),
        "{page}"
    );
}

#[test]
fn a_subset_has_the_named_reasons_of_all_types() {
    const READING: Catalog = CATALOG.only(&["no_file", "entry_not_found"]);
    let entries = READING.entries();
    let reasons: Vec<&str> = entries.iter().map(flowcms_status::Entry::reason).collect();
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
fn a_subset_narrows_documents_lock_and_kit_alike() {
    const ONE: Catalog = CATALOG.only(&["no_key"]);
    assert!(ONE.retired().is_empty());
    assert!(!ONE.to_markdown().contains("page_missing"));
    let lock = std::env::temp_dir().join(format!("flowcms-only-{}.json", std::process::id()));
    let written = ONE.__try_lock(&lock, false, false).map(drop);
    let text = std::fs::read_to_string(&lock).unwrap();
    std::fs::remove_file(&lock).unwrap();
    assert_eq!(written.map_err(|error| error.to_string()), Ok(()));
    assert!(text.contains("\"no_key\""), "{text}");
    assert!(!text.contains("entry_not_found"), "{text}");
    assert!(!text.contains("page_missing"), "{text}");
    let check = flowcms_status::testing::check(ONE).sample(&ContentError::NoKey);
    let missing = check.result().expect_err("`Gone` is the same");
    assert_eq!(missing.without_sample(), ["ContentError::Gone"]);
}

#[test]
fn a_subset_with_an_unknown_reason_is_a_conflict() {
    // A type that answers through others may have it there: a constant cannot tell.
    let conflicts = CATALOG.only(&["no_such", "no_key"]).check();
    assert_eq!(
        conflicts.expect_err("there is no `no_such`").to_string(),
        "reason `no_such` is none of the catalogue `Content API`\n  correct it in `only(&[…])`"
    );
}

#[test]
#[should_panic(expected = "a catalogue joins 32 error types at most")]
fn more_types_than_fit_are_refused() {
    let mut catalog = Catalog::new("API");
    for _ in 0..=Catalog::CAPACITY {
        catalog = catalog.with(SlugTaken::CATALOG);
    }
}
