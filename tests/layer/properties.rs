//! Whatever comes in, what goes out is well formed: any `Accept`, any text, any document.

use std::convert::Infallible;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use flowcms_status::{FlowError, Instance, ProblemLayer};
use http::{HeaderValue, Request, Response};
use http_body_util::{BodyExt as _, Full};
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;
use tower::{Layer as _, Service as _, service_fn};

use crate::world::{Answer, answer};

#[derive(Debug, thiserror::Error, FlowError)]
#[error("{detail}")]
#[flow(code = 422)]
struct Anything {
    detail: String,
    #[flow(member)]
    value: Value,
}

/// What is ready at once, as all of these services are.
fn now<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    match future
        .as_mut()
        .poll(&mut Context::from_waker(Waker::noop()))
    {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("it waits"),
    }
}

/// What the layer makes of `response`, for a request with these headers.
fn through<F>(layer: &ProblemLayer, accept: &[u8], id: &[u8], response: F) -> Answer
where
    F: Fn() -> Response<Full<Bytes>> + Clone,
{
    let mut request = Request::new(());
    for (name, value) in [("accept", accept), ("x-request-id", id)] {
        if let Ok(value) = HeaderValue::from_bytes(value) {
            request.headers_mut().insert(name, value);
        }
    }
    let service = service_fn(move |_: Request<()>| {
        let response = response.clone();
        async move { Ok::<_, Infallible>(response()) }
    });
    let Ok(response) = now(layer.layer(service).call(request));
    let (parts, body) = response.into_parts();
    let Ok(body) = now(body.collect());
    answer(Response::from_parts(parts, body.to_bytes()))
}

fn is_well_formed_xml(text: &str) -> bool {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return true,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

/// A page has the tags of its template and no others.
fn tags(page: &str) -> Vec<&str> {
    let tags = page.split('<').skip(1);
    tags.map(|tag| tag.split(['>', ' ', '\n']).next().unwrap_or(tag))
        .collect()
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".*".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(".*", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn every_form_of_every_error_is_well_formed(detail in ".*", value in json()) {
        let layer = ProblemLayer::new();
        let response = || Anything { detail: detail.clone(), value: value.clone() }.into();
        let json = through(&layer, b"application/json", b"", response);
        let document: Value = serde_json::from_str(&json.body).expect("JSON");
        prop_assert_eq!(&document["detail"], &Value::from(detail.clone()));
        let xml = through(&layer, b"application/problem+xml", b"", response);
        prop_assert!(is_well_formed_xml(&xml.body), "{}", xml.body);
        let html = through(&layer, b"text/html", b"", response);
        let template = through(&layer, b"text/html", b"", || {
            Anything { detail: "plain".to_owned(), value: Value::Null }.into()
        });
        prop_assert_eq!(tags(&html.body), tags(&template.body), "{}", html.body);
        let text = through(&layer, b"text/plain", b"", response);
        let has_value = !value.is_null();
        prop_assert_eq!(text.body.lines().count(), 6 + usize::from(has_value), "{}", text.body);
    }

    #[test]
    fn any_accept_and_any_request_id_is_answered(
        accept in prop::collection::vec(any::<u8>(), 0..80),
        id in prop::collection::vec(any::<u8>(), 0..80),
    ) {
        let layer = ProblemLayer::new().instance(Instance::RequestId);
        let answer = through(&layer, &accept, &id, || {
            let mut response = Response::new(Full::default());
            *response.status_mut() = http::StatusCode::NOT_FOUND;
            response
        });
        prop_assert_eq!(answer.status, 404);
        prop_assert_eq!(answer.header("vary"), "accept");
        if answer.header("content-type").ends_with("json") {
            let document: Value = serde_json::from_str(&answer.body).expect("JSON");
            if let Some(instance) = document.get("instance") {
                let instance = instance.as_str().expect("a string");
                let is_reference = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~%:".contains(&byte);
                prop_assert!(instance.bytes().all(is_reference), "{}", instance);
            }
        }
    }

    #[test]
    fn any_text_of_a_rejection_is_a_detail_or_none(
        text in prop::collection::vec(any::<u8>(), 0..200),
        code in 400u16..600,
    ) {
        let answer = through(&ProblemLayer::new(), b"*/*", b"", || {
            let body = Full::new(Bytes::copy_from_slice(&text));
            let response = Response::builder().status(code).header("content-type", "text/plain");
            response.body(body).expect("a response")
        });
        let document = answer.problem();
        prop_assert_eq!((answer.status, &document["status"]), (code, &Value::from(code)));
        let expected = std::str::from_utf8(&text).ok().map(str::trim);
        let expected = expected.filter(|text| !text.is_empty() && code < 500);
        prop_assert_eq!(document.get("detail").and_then(Value::as_str), expected);
    }

    #[test]
    fn any_document_from_elsewhere_keeps_its_members(value in json(), title in ".*", detail in ".*") {
        let theirs = serde_json::json!({ "title": title, "detail": detail, "value": value });
        let layer = ProblemLayer::new().instance(Instance::RequestId);
        let document = |accept: &[u8]| through(&layer, accept, b"id-1", || {
            let response = Response::builder().status(409).header("content-type", "application/problem+json");
            response.body(Full::from(theirs.to_string())).expect("a response")
        });
        let mut json = document(b"*/*").problem();
        prop_assert_eq!(json["instance"].take(), "id-1");
        for name in ["title", "detail", "value"] {
            prop_assert_eq!(&json[name], &theirs[name]);
        }
        let xml = document(b"application/problem+xml");
        prop_assert!(is_well_formed_xml(&xml.body), "{}", xml.body);
    }
}
