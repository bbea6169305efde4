//! Every case of the conformance suite through gRPC.

use std::time::Duration;

use axum::Router;
use flowcms_status::Problem;
use serde_json::{Map, Value};
use tonic::{Code, Status};
use tonic_types::StatusExt as _;

use super::wire::{self, Client};
use crate::cases::{self, for_each_case};

macro_rules! methods {
    ($($case:ident)*) => {
        fn methods(mut router: Router) -> Router {
            $(
                router = wire::unary(router, concat!("/cases.Cases/", stringify!($case)), |_| async {
                    Err(cases::$case().into())
                });
            )*
            router
        }

        /// The problem document of the case.
        fn document(case: &str) -> Map<String, Value> {
            let document = match case {
                $(stringify!($case) => Problem::new(&cases::$case()).to_json(),)*
                _ => panic!("no case `{case}`"),
            };
            serde_json::from_str(&document).expect("an object")
        }
    };
}
for_each_case!(methods);

/// The code that belongs to the HTTP code; no case declares another.
fn code(status: u64) -> Code {
    match status {
        400 | 422 => Code::InvalidArgument,
        401 => Code::Unauthenticated,
        403 => Code::PermissionDenied,
        404 | 410 => Code::NotFound,
        405 => Code::Unimplemented,
        409 => Code::Aborted,
        413 | 429 | 507 => Code::ResourceExhausted,
        500 => Code::Internal,
        502 | 503 => Code::Unavailable,
        301 | 304 => Code::Unknown,
        other => panic!("no case has {other}"),
    }
}

#[tokio::test]
async fn every_case_arrives_with_its_code_message_and_details() {
    // Without an event a private status has no id.
    crate::native::logged::start();
    let mut client = Client::of(methods(Router::new())).await;
    for case in cases::NAMES {
        let answer = client.call(&format!("/cases.Cases/{case}"), "").await;
        let status = answer.expect_err("each case is an error");
        compare(case, document(case), &status);
    }
}

fn compare(case: &str, mut document: Map<String, Value>, status: &Status) {
    let http_status = document["status"].as_u64().expect("a number");
    assert_eq!(status.code(), code(http_status), "{case}");

    let mut take = |name| match document.remove(name) {
        Some(Value::String(text)) => Some(text),
        Some(_) | None => None,
    };
    let (title, detail) = (take("title").expect("a title"), take("detail"));
    let is_private = http_status >= 500 && detail.is_none();
    let text = detail.unwrap_or(title);
    if text.len() > 1024 {
        assert_eq!(case, "long");
        assert_eq!(status.message(), format!("{}…", &text[..1021]));
    } else {
        assert_eq!(status.message(), text, "{case}");
    }

    let details = status.check_error_details().expect("details");
    let info = details.error_info().expect("an ErrorInfo");
    let reason = take("reason").expect("a reason");
    assert_eq!(
        info.reason,
        reason.to_uppercase().replace('.', "_"),
        "{case}"
    );
    let uri = take("type").expect("a type");
    let has_uri = uri != "about:blank";
    let domain = if has_uri { "docs.example.com" } else { "" };
    assert_eq!(info.domain, domain, "{case}");

    let mut metadata = info.metadata.clone();
    assert_eq!(metadata.remove("reason"), Some(reason), "{case}");
    let sent = metadata.remove("status");
    assert_eq!(sent, Some(http_status.to_string()), "{case}");
    assert_eq!(metadata.remove("type"), has_uri.then_some(uri), "{case}");
    take("context");
    document.remove("status");
    for (name, member) in &document {
        let text = match member {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        assert_eq!(metadata.remove(name), Some(text), "{case}: {name}");
    }
    assert!(metadata.is_empty(), "{case}: {metadata:?}");

    let response = cases::reference(case);
    for (name, value) in response.headers() {
        if name == "content-type" || (name == "cache-control" && value == "no-store") {
            continue;
        }
        let sent = status.metadata().get_all(name.as_str());
        let sent: Vec<_> = sent
            .iter()
            .map(tonic::metadata::MetadataValue::as_bytes)
            .collect();
        let declared = response.headers().get_all(name);
        let declared: Vec<_> = declared.iter().map(http::HeaderValue::as_bytes).collect();
        assert_eq!(sent, declared, "{case}: {name}");
    }
    let delay = (response.headers().get("retry-after"))
        .map(|seconds| seconds.to_str().expect("digits").parse().expect("a number"))
        .map(Duration::from_secs);
    let retry = details.retry_info().and_then(|retry| retry.retry_delay);
    assert_eq!(retry, delay, "{case}");

    let id = (details.request_info()).map(|request| request.request_id.len());
    assert_eq!(id, is_private.then_some("urn:uuid:".len() + 36), "{case}");
}
