//! What is asked of the samples together: one of each problem type, and none of others.

use flowcms_status::{Catalog, FlowCms, FlowError, testing};

use super::honest::{ContentError, all, faults_of, not_found};

#[test]
fn honest_errors_pass() {
    testing::check(ContentError::CATALOG)
        .samples(all())
        .finish();
    testing::assert_conforms::<ContentError>(all());
}

#[test]
fn a_run_time_status_passes_with_each_of_its_codes() {
    assert_eq!(faults_of(&ContentError::Upstream(503)), [""; 0]);
    assert_eq!(faults_of(&ContentError::Upstream(429)), [""; 0]);
}

#[test]
fn rows_of_a_table_are_samples_too() {
    let rows = FlowCms::ALL.iter().filter(|row| row.code() >= 400);
    testing::check(FlowCms::CATALOG).samples(rows).finish();
}

#[test]
fn a_variant_without_a_sample_is_named() {
    let check = testing::check(ContentError::CATALOG).sample(&not_found());
    let nonconforming = check.result().unwrap_err();
    let missing = [
        "ContentError::Moved",
        "ContentError::NotModified",
        "ContentError::NoKey",
        "ContentError::WrongMethod",
        "ContentError::RateLimited",
        "ContentError::Media",
        "ContentError::Upstream",
    ];
    assert_eq!(nonconforming.without_sample(), missing);
    let lines: String = missing
        .iter()
        .map(|name| ["* `", name, "`\n"].concat())
        .collect();
    assert_eq!(
        nonconforming.to_string(),
        format!(
            "`ContentError` does not answer as its catalogue says:\n\nwithout a sample, add one \
             with `.sample(&…)` or excuse its reason with `.without_sample(&[…])`:\n{lines}"
        )
    );
}

#[test]
fn an_excused_reason_needs_no_sample_but_must_be_one() {
    let samples = || all().into_iter().skip(1);
    let check = || testing::check(ContentError::CATALOG).samples(samples());
    assert_eq!(
        check().result().unwrap_err().without_sample(),
        ["ContentError::Moved"]
    );
    check().without_sample(&["moved"]).finish();

    let stale = check()
        .without_sample(&["moved", "gone"])
        .result()
        .unwrap_err();
    assert!(
        stale
            .to_string()
            .contains("* `without_sample` names `gone`, which is no reason of it\n"),
        "{stale}"
    );
}

#[test]
fn a_variant_that_is_the_same_as_another_needs_a_sample_of_its_own() {
    #[derive(Debug, thiserror::Error, FlowError)]
    enum Gone {
        #[error("deleted")]
        #[flow(code = 404)]
        Deleted,
        #[error("never published")]
        #[flow(same_as = Deleted)]
        Unpublished,
    }

    let check = testing::check(Gone::CATALOG).sample(&Gone::Deleted);
    assert_eq!(
        check.result().unwrap_err().without_sample(),
        ["Gone::Unpublished"]
    );
    testing::assert_conforms([Gone::Deleted, Gone::Unpublished]);
}

#[test]
fn a_sample_of_another_catalogue_is_found() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("the disk is full")]
    #[flow(code = 507, table = flowcms_status::Http)]
    struct DiskFull;

    assert_eq!(
        faults_of(&DiskFull),
        [
            "its reason `disk_full` is none of the catalogue `ContentError`: join the type that \
          declares it, `.with(…::CATALOG)`"
        ]
    );
    let joined = Catalog::new("API")
        .with(ContentError::CATALOG)
        .with(DiskFull::CATALOG);
    testing::check(joined)
        .sample(&DiskFull)
        .samples(all())
        .finish();
}

#[test]
fn a_catalogue_that_uses_a_reason_twice_is_found() {
    #[derive(Debug, thiserror::Error, FlowError)]
    enum Outer {
        #[error("another")]
        #[flow(code = 409, reason = "entry_not_found")]
        Another,
        #[error(transparent)]
        #[flow(transparent)]
        Inner(ContentError),
    }

    let check = testing::check(Outer::CATALOG).sample(&Outer::Another);
    let message = check
        .sample(&Outer::Inner(not_found()))
        .result()
        .unwrap_err()
        .to_string();
    assert!(
        message.contains("\nthe catalogue:\n* reason `entry_not_found` is declared by"),
        "{message}"
    );
}

#[test]
#[should_panic(expected = "`ContentError` does not answer as its catalogue says:")]
fn finishing_panics_with_the_whole_message() {
    testing::assert_conforms([not_found()]);
}

#[test]
fn no_sample_is_one_of_a_catalogue_without_problem_types() {
    let check = testing::check(Catalog::new("Empty")).sample(&not_found());
    let nonconforming = check.result().unwrap_err();
    assert_eq!(nonconforming.faults().len(), 1, "{nonconforming}");
}

#[test]
fn what_the_library_declares_itself_needs_no_samples() {
    testing::check(FlowCms::CATALOG).finish();
    let joined = Catalog::new("API")
        .with(ContentError::CATALOG)
        .with(FlowCms::CATALOG);
    testing::check(joined).samples(all()).finish();
}

#[test]
fn what_an_endpoint_sends_and_does_not_document_is_found_whoever_made_it() {
    use flowcms_status::http::Response;

    const READING: Catalog = ContentError::CATALOG.only(&["entry_not_found", "rate_limited"]);
    let found = |response: Response<flowcms_status::bytes::Bytes>| -> Vec<String> {
        match testing::check_responses(READING, [&response]) {
            Ok(()) => Vec::new(),
            Err(found) => found.faults().iter().map(ToString::to_string).collect(),
        }
    };
    assert_eq!(found(not_found().to_response()), [""; 0]);
    assert_eq!(found(Response::new("fine".into())), [""; 0]);
    assert_eq!(
        found(ContentError::NoKey.to_response()),
        ["its reason `no_key` is none of the catalogue `ContentError`"]
    );
    // A gateway's.
    let mut page = Response::new("<html>".into());
    *page.status_mut() = flowcms_status::http::StatusCode::BAD_GATEWAY;
    assert_eq!(
        found(page),
        [
            "a 502 without a problem document, which the catalogue does not know: whoever answers so is \
          documented nowhere"
        ]
    );
    let mut page = not_found().to_response();
    *page.body_mut() = r#"{"type":"about:blank"}"#.into();
    assert_eq!(
        found(page),
        ["a problem document without a `reason`: it is no one's of the catalogue"]
    );
    // A layer that takes away and adds.
    let mut changed = not_found().to_response();
    changed.headers_mut().remove("cache-control");
    let body = String::from_utf8_lossy(changed.body()).replace("\"slug\"", "\"trace\"");
    *changed.body_mut() = body.into();
    assert_eq!(
        found(changed),
        [
            "the member `trace`, which the catalogue does not know",
            "no member `slug`, which is always there",
            "no `Cache-Control`, which is always there",
        ]
    );
}

#[test]
fn a_reason_that_only_left_out_is_no_sample_and_needs_none() {
    const READING: Catalog = ContentError::CATALOG.only(&["entry_not_found"]);
    testing::check(READING).sample(&not_found()).finish();
    let check = testing::check(READING)
        .sample(&not_found())
        .sample(&ContentError::NoKey);
    let found = check.result().unwrap_err();
    assert_eq!(
        found.faults()[0].to_string(),
        "its reason `no_key` is none of the catalogue `ContentError`: which `only` left out"
    );
    assert_eq!(found.without_sample(), [""; 0]);
}

#[test]
fn what_only_left_of_one_type_is_not_asked_of_another() {
    #[expect(dead_code, reason = "one has no sample")]
    #[derive(Debug, thiserror::Error, FlowError)]
    #[flow(type_base = "https://docs.example.com/errors#")]
    enum Other {
        #[error("no key here")]
        #[flow(code = 401)]
        NoKey,
        #[error("busy")]
        #[flow(code = 503)]
        Busy,
    }

    const JOINED: Catalog = Catalog::new("API")
        .with(ContentError::CATALOG.only(&["entry_not_found"]))
        .with(Other::CATALOG);
    let check = testing::check(JOINED)
        .sample(&not_found())
        .sample(&Other::NoKey);
    assert_eq!(
        check.result().unwrap_err().without_sample(),
        ["Other::Busy"]
    );
    // Documents, the lock and the kit have the same.
    let reasons = |text: &str| {
        ["entry_not_found", "no_key", "rate_limited", "busy"].map(|reason| text.contains(reason))
    };
    let expected = [true, true, false, true];
    assert_eq!(reasons(&JOINED.to_json()), expected);
    assert_eq!(reasons(&JOINED.to_markdown()), expected);
    assert_eq!(reasons(&JOINED.to_html()), expected);
    assert_eq!(reasons(&JOINED.to_typescript()), expected);
    assert_eq!(reasons(&JOINED.to_openapi().to_string()), expected);
    assert_eq!(
        reasons(&flowcms_status::Lock::of(&JOINED.model()).to_text()),
        expected
    );
    let no_key = JOINED.model().entries()[1].clone();
    assert_eq!(no_key.producers().len(), 1, "{no_key:?}");
}

mod around {
    use super::*;

    #[derive(Debug, thiserror::Error, FlowError)]
    enum Inner {
        #[error("gone")]
        #[flow(code = 404)]
        Gone,
        #[error("taken")]
        #[flow(code = 409)]
        Taken,
    }

    #[expect(dead_code, reason = "what the library declares has no sample")]
    #[derive(Debug, thiserror::Error, FlowError)]
    #[flow(header("X-Api" = "1"))]
    enum Outer {
        #[error(transparent)]
        #[flow(transparent)]
        Plain(Inner),
        #[error("{inner}")]
        WithRegion {
            #[flow(transparent)]
            inner: Inner,
            #[flow(member)]
            region: &'static str,
        },
        #[error(transparent)]
        #[flow(map = flowcms_status::axum::JsonError, member("hint" = "send JSON"))]
        Json(axum::extract::rejection::JsonRejection),
    }

    fn with_region() -> Outer {
        let (inner, region) = (Inner::Taken, "eu");
        Outer::WithRegion { inner, region }
    }

    #[test]
    fn a_transparent_variant_that_adds_members_needs_a_sample_of_its_own() {
        let check = || {
            testing::check(Outer::CATALOG)
                .sample(&Outer::Plain(Inner::Gone))
                .sample(&Outer::Plain(Inner::Taken))
        };
        let missing = check().result().unwrap_err();
        assert_eq!(missing.without_sample(), ["Outer::WithRegion"], "{missing}");
        check().sample(&with_region()).finish();
        check().without_sample(&["Outer::WithRegion"]).finish();
        let stale = check()
            .sample(&with_region())
            .without_sample(&["Outer::WithRegion"]);
        assert!(stale.result().is_err());
    }

    #[test]
    fn one_whose_reasons_only_left_out_needs_none() {
        let check = testing::check(Outer::CATALOG.only(&["json_syntax"]));
        check.finish();
        let check = testing::check(Outer::CATALOG.only(&["gone"])).sample(&Inner::Gone);
        assert_eq!(
            check.result().unwrap_err().without_sample(),
            ["Outer::WithRegion"]
        );
    }
}

#[test]
fn the_instances_of_a_generic_type_have_one_declaration() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("no such {0:?}")]
    #[flow(code = 404, reason = "no_row")]
    struct NoRow<T: std::fmt::Debug>(T);

    #[derive(Debug, thiserror::Error, FlowError)]
    enum Both {
        #[error(transparent)]
        #[flow(transparent)]
        Numbers(NoRow<u8>),
        #[error(transparent)]
        #[flow(transparent)]
        Texts(NoRow<&'static str>),
    }

    testing::check(Both::CATALOG)
        .sample(&Both::Numbers(NoRow(7)))
        .finish();
    let _ = Both::Texts(NoRow("x"));
}
