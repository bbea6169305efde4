//! Every response is described, and every response that is described was seen.

use std::collections::BTreeSet;

use flowcms_status::client::{ApiError, read};
use flowcms_status::testing;

use crate::app::errors::CATALOG;
use crate::client::problems::ParcelApiProblem;
use crate::documents::{Answer, Document};
use crate::requests;
use crate::service::{Exchange, Service};

pub(crate) const BASE: &str = "http://localhost:8086/errors#";

/// What the service knows, and callers need not.
const PRIVATE: [&str; 6] = [
    "sqlite",
    "no such table",
    "locked",
    "127.0.0.1",
    "own words",
    "for parcel",
];

/// Each problem has an address of the API's, and one that is not the caller's fault tells nothing but
/// where the log tells more.
fn check_voice(exchange: &Exchange) {
    let status = exchange.response.status().as_u16();
    let Some(problem) = exchange.problem() else {
        assert!(status < 400, "{exchange:?}");
        return;
    };
    let reason = problem["reason"].as_str().unwrap();
    assert_eq!(problem["type"], format!("{BASE}{reason}"));
    if status >= 500 && reason != "queue_full" {
        let text = problem.to_string().to_lowercase();
        assert!(
            PRIVATE.iter().all(|private| !text.contains(private)),
            "{text}"
        );
        let instance = problem["instance"].as_str().unwrap();
        assert!(instance.starts_with("urn:uuid:"), "{text}");
    }
}

/// The client's types know each problem.
fn check_client(exchange: &Exchange) {
    let response = &exchange.response;
    if exchange.problem().is_some() {
        let read = read::<ParcelApiProblem>(response.status(), response.headers(), response.body());
        assert!(matches!(read, ApiError::Known(..)), "{read:?}");
    }
}

/// What the document and the catalogue say of the exchanges, or what they do not.
pub(crate) fn described(exchanges: &[Exchange]) -> BTreeSet<Answer> {
    exchanges.iter().for_each(check_voice);
    let document = Document::new();
    let described = exchanges.iter().map(|exchange| document.describe(exchange));
    let (described, undescribed): (Vec<_>, Vec<_>) = described.partition(Result::is_ok);
    let undescribed: Vec<String> = undescribed.into_iter().filter_map(Result::err).collect();
    assert!(undescribed.is_empty(), "{}", undescribed.join("\n"));
    let responses = exchanges.iter().map(|exchange| &exchange.response);
    if let Err(nonconforming) = testing::check_responses(CATALOG, responses) {
        panic!("{nonconforming}");
    }
    exchanges.iter().for_each(check_client);
    described
        .into_iter()
        .filter_map(|answer| answer.ok().flatten())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_documented_response_is_seen_and_every_response_is_documented() {
    let service = Service::start().await;
    requests::send_all(&service).await;
    let seen = described(&service.captured());

    let documented = Document::new().answers();
    let unseen: Vec<_> = documented.difference(&seen).collect();
    assert!(unseen.is_empty(), "{unseen:#?}");
}
