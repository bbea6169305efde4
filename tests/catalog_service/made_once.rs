//! What is made when the service is, and shared from then on.

use flowcms_status::{Catalog, FlowError};
use http::Request;

use super::world::BY_PATH;

#[test]
fn responses_share_their_content() {
    let service = BY_PATH.service();
    let content = |path: &str, accept: &str| {
        let request = Request::get(path).header("accept", accept).body(());
        let response = service.clone().respond(&request.expect("a request"));
        assert!(!response.body().is_empty(), "{path} {accept}");
        response.into_body().as_ptr()
    };
    for path in ["/help/problems", "/help/problems/not_permitted"] {
        for accept in ["text/markdown", "application/json"] {
            assert_eq!(content(path, accept), content(path, accept), "{path}");
        }
    }
    let page = || content("/help/problems", "text/html");
    assert_eq!(page(), page());
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("no such entry")]
#[flow(code = 404, reason = "taken")]
struct NoEntry;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("the slug is taken")]
#[flow(code = 409, reason = "taken")]
struct SlugTaken;

#[derive(Debug, thiserror::Error, FlowError)]
#[error(transparent)]
#[flow(transparent)]
struct Outer(#[from] SlugTaken);

#[test]
fn two_problem_types_with_one_reason_are_both_served() {
    let service = Catalog::new("API")
        .with(NoEntry::CATALOG)
        .with(Outer::CATALOG)
        .service();
    let request = Request::get("/errors/taken").header("accept", "application/json");
    let response = service.respond(&request.body(()).expect("a request"));
    let json: serde_json::Value = serde_json::from_slice(response.body()).expect("it is JSON");
    let codes = [0, 1].map(|at| json["problem_types"][at]["status"].as_u64());
    assert_eq!(codes, [Some(404), Some(409)]);
}

#[test]
fn the_page_says_where_errors_are_declared_only_when_asked_to() {
    let page = |service: &flowcms_status::CatalogService| {
        let request = Request::get("/help/problems").body(()).expect("a request");
        String::from_utf8_lossy(service.respond(&request).body()).into_owned()
    };
    let service = BY_PATH.service();
    assert!(!page(&service).contains("Declared by"));
    let service = service.with_sources();
    assert_eq!(page(&service), BY_PATH.to_html());
    assert!(page(&service).contains("Declared by"));
}

#[test]
fn a_slash_at_the_end_leads_to_the_same_and_other_sites_may_read_the_json() {
    let service = BY_PATH.service();
    let answer = |path: &str, accept: &str| {
        let request = Request::get(path).header("accept", accept).body(());
        service.respond(&request.expect("a request"))
    };
    for path in ["/help/problems/not_permitted", "/help/problems"] {
        let one = answer(path, "application/json");
        let other = answer(&format!("{path}/"), "application/json");
        assert_eq!(one.body(), other.body());
        assert_eq!(one.headers()["access-control-allow-origin"], "*");
    }
    let page = answer("/help/problems", "text/html");
    assert_eq!(page.headers().get("access-control-allow-origin"), None);
}
