//! What callers read needs no server: run with `--no-default-features --features client` too, where the
//! library's own maps are client types alone.
#![cfg(feature = "client")]

use flowcms_status::client::{ApiError, Decode, RetryAdvice, maps, read};
use flowcms_status::http::{HeaderMap, StatusCode};
use flowcms_status::{FlowError, Retry};

fn answer<E: Decode>(status: u16, json: &str) -> ApiError<E> {
    let mut headers = HeaderMap::new();
    let media_type = "application/problem+json".parse().unwrap();
    headers.insert("content-type", media_type);
    let status = StatusCode::from_u16(status).unwrap();
    read(status, &headers, json.as_bytes())
}

fn is_known<E: Decode>(status: u16, reason: &str) -> bool {
    let json = format!("{{\"reason\":\"{reason}\"}}");
    matches!(answer::<E>(status, &json), ApiError::Known(..))
}

#[test]
fn a_map_of_the_library_is_read_without_its_framework() {
    let json = r##"{"reason":"json_data","errors":[{"pointer":"#/items/2","detail":"expected a string"}]}"##;
    let read = answer(422, json);
    let ApiError::Known(maps::axum::JsonProblem::JsonData { errors }, _) = &read else {
        panic!("{read:?}");
    };
    assert_eq!(errors.iter().next().unwrap().pointer(), Some("#/items/2"));
    assert_eq!(read.retry(), RetryAdvice::Never);

    assert!(is_known::<maps::axum::JsonProblem>(413, "too_large"));
    assert!(is_known::<maps::actix_web::FormProblem>(
        411,
        "content_length"
    ));
    assert!(is_known::<maps::dropshot::RequestProblem>(
        503,
        "unavailable"
    ));
    assert!(is_known::<maps::poem::AnyProblem>(404, "missing"));
    assert!(is_known::<maps::rocket::JsonProblem>(413, "too_large"));
    assert!(is_known::<maps::salvo::RequestProblem>(400, "text"));
    // What axum does not send.
    assert!(!is_known::<maps::axum::JsonProblem>(404, "too_large"));
    assert!(!is_known::<maps::axum::JsonProblem>(422, "form_data"));

    let read = answer::<maps::poem::UpgradeProblem>(500, r#"{"reason":"failed"}"#);
    let ApiError::Known(failed, _) = read else {
        panic!("{read:?}");
    };
    assert_eq!(failed, maps::poem::UpgradeProblem::Failed);
    let said = (failed.to_string(), failed.retry());
    assert_eq!(said, ("failed".to_owned(), Retry::Backoff));
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(client = NoteProblem)]
enum NoteError {
    #[error("note `{slug}` does not exist")]
    #[flow(code = 404)]
    NotFound {
        #[flow(member)]
        slug: String,
    },
}

#[test]
fn what_is_declared_is_read() {
    let slug = "intro".to_owned();
    let sent = NoteError::NotFound { slug }.to_response();
    match read::<NoteProblem>(sent.status(), sent.headers(), sent.body()) {
        ApiError::Known(NoteProblem::NotFound { slug }, _) => assert_eq!(slug, "intro"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_map_of_the_library_has_its_client_type_here() {
    // Cargo runs tests in the folder of their package.
    let here = std::fs::read_to_string("src/client/maps.rs").unwrap();
    let mut found = 0;
    for file in std::fs::read_dir("src/adapters/maps").unwrap() {
        let path = file.unwrap().path();
        let module = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        for after in text.split("client = ").skip(1) {
            let end = after.find(|it: char| !it.is_alphanumeric()).unwrap();
            let section = here.split(&format!("pub mod {module} {{\n")).nth(1);
            let section = section.and_then(|section| section.split("\n}").next());
            let is_here = section.is_some_and(|section| section.contains(&after[..end]));
            assert!(is_here, "{module}: {}", &after[..end]);
            found += 1;
        }
    }
    assert!(found > 30, "{found}");
}
