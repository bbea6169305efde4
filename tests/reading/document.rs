//! Problem documents of any API, well and badly formed.

use flowcms_status::client::{Answer, ApiError, ProblemDocument, read};
use flowcms_status::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use flowcms_status::{FlowError, client};
use proptest::prelude::*;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(client = NoteProblem)]
enum NoteError {
    #[error("gone")]
    #[flow(code = 404)]
    Gone {
        #[flow(member)]
        slug: String,
        #[flow(member)]
        list: Vec<Option<f64>>,
        #[flow(header = "X-Left")]
        left: Vec<String>,
    },
}

fn problem(json: &str) -> ProblemDocument {
    ProblemDocument::from_json(StatusCode::NOT_FOUND, &HeaderMap::new(), json.as_bytes()).unwrap()
}

fn under(media_type: &'static str, body: &[u8]) -> ApiError<NoteProblem> {
    let headers = HeaderMap::from_iter([(
        HeaderName::from_static("content-type"),
        HeaderValue::from_static(media_type),
    )]);
    read(StatusCode::BAD_REQUEST, &headers, body)
}

#[test]
fn the_members_of_the_standard_are_texts_or_not_there() {
    let all = problem(
        r#" {"type":"a","title":"b","status":7,"detail":"c","instance":"d","reason":"e","context":"f"} "#,
    );
    assert_eq!(all.type_uri(), "a");
    let texts = [
        all.title(),
        all.detail(),
        all.instance(),
        all.reason(),
        all.context(),
    ];
    assert_eq!(texts, ["b", "c", "d", "e", "f"].map(Some));
    assert_eq!(all.status(), 404);
    assert_eq!(all.member("status").unwrap(), 7);
    assert_eq!(all.members().len(), 7);

    let wrong = problem(
        r#"{"type":null,"title":1,"status":"x","detail":["c"],"instance":{},"reason":true,"context":1.5}"#,
    );
    assert_eq!(wrong.type_uri(), "about:blank");
    let texts = [
        wrong.title(),
        wrong.detail(),
        wrong.instance(),
        wrong.reason(),
        wrong.context(),
    ];
    assert_eq!(texts, [None; 5]);
    assert_eq!(wrong.member("title").unwrap(), 1);
    assert_eq!(wrong.members().len(), 7);
}

#[test]
fn escapes_and_repeated_members_are_read_as_json_has_them() {
    let document =
        problem(r#"{"t\u0069tle":"a\n\ud83d\ude00","title":7,"detail":"x","d\u0065tail":"\"y\""}"#);
    assert_eq!(document.title(), None);
    assert_eq!(document.member("title").unwrap(), 7);
    assert_eq!(document.detail(), Some("\"y\""));
    assert_eq!(
        problem(r#"{"title":"a\n\ud83d\ude00"}"#).title(),
        Some("a\n😀")
    );
    assert_eq!(problem("\u{feff}{}").members().len(), 0);
}

#[test]
fn a_problem_document_is_an_object_under_its_media_type() {
    for media_type in [
        "application/problem+json",
        "Application/Problem+JSON; charset=utf-8",
        "application/problem+json ;profile=\"a;b\"",
    ] {
        assert!(
            matches!(under(media_type, b"{}"), ApiError::Unknown(_)),
            "{media_type}"
        );
    }
    for media_type in [
        "application/json",
        "application/problem+xml",
        "",
        "application/problem+jsonx",
    ] {
        assert!(
            matches!(under(media_type, b"{}"), ApiError::NotAProblem(_)),
            "{media_type}"
        );
    }
    let without = read::<NoteProblem>(StatusCode::BAD_REQUEST, &HeaderMap::new(), b"{}");
    assert!(matches!(without, ApiError::NotAProblem(_)));
    let deep = format!("{{\"a\":{}{}}}", "[".repeat(200), "]".repeat(200));
    let bodies: [&[u8]; 11] = [
        b"",
        b"[]",
        b"null",
        b"\"{}\"",
        b"{",
        b"{}x",
        b"{\"a\":1e999}",
        b"{\"a\":\"\\ud800\"}",
        b"{\"a\":\"\xff\"}",
        b"{\"a\":01}",
        deep.as_bytes(),
    ];
    for body in bodies {
        let read = under("application/problem+json", body);
        assert!(matches!(read, ApiError::NotAProblem(_)), "{read:?}");
    }
}

#[test]
fn no_more_than_a_mebibyte_is_read_and_a_kibibyte_kept() {
    let body = |length: usize| format!("{{\"a\":\"{}\"}}", "x".repeat(length - 8)).into_bytes();
    let whole = under("application/problem+json", &body(1024 * 1024));
    assert!(matches!(whole, ApiError::Unknown(_)));
    let longer = body(1024 * 1024 + 1);
    let ApiError::NotAProblem(answer) = under("application/problem+json", &longer) else {
        panic!("read");
    };
    assert_eq!(answer.body(), &longer[..1024]);
    assert_eq!(answer.status(), 400);
    assert_eq!(answer.headers().len(), 1);
    let answer: Answer =
        ProblemDocument::from_json(StatusCode::OK, &HeaderMap::new(), b"no").unwrap_err();
    assert_eq!(answer.body(), b"no");
}

#[test]
fn a_result_of_the_callers_side_is_small() {
    assert!(size_of::<ApiError<()>>() <= 16);
}

fn header() -> impl Strategy<Value = (HeaderName, HeaderValue)> {
    const NAMES: [&str; 7] = [
        "retry-after",
        "ratelimit",
        "date",
        "x-ratelimit-reset",
        "content-type",
        "x-left",
        "x-other",
    ];
    let values = prop_oneof![
        Just(b"application/problem+json".to_vec()),
        any::<u64>().prop_map(|number| number.to_string().into_bytes()),
        any::<u32>().prop_map(|seconds| {
            let date =
                std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(seconds.into());
            httpdate::fmt_http_date(date).into_bytes()
        }),
        "(\"[a\\\\\";,=]{0,4}\"?(;[rtx]=?[0-9]{0,20}){0,3},? ?){0,3}".prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..24),
    ];
    (prop::sample::select(&NAMES[..]), values).prop_filter_map("a value", |(name, value)| {
        Some((
            HeaderName::from_static(name),
            HeaderValue::from_bytes(&value).ok()?,
        ))
    })
}

/// JSON, nearly JSON, and anything else.
fn body() -> impl Strategy<Value = Vec<u8>> {
    let text = "[a-z\\\\\"u0-9d{},:\\[\\]\u{e9}\u{1f600}]{0,12}";
    let value = prop_oneof![
        Just("null".to_owned()),
        Just("1e999".to_owned()),
        any::<f64>().prop_map(|number| number.to_string()),
        text.prop_map(|text| format!("\"{text}\"")),
        text.prop_map(|text| serde_json::Value::from(text).to_string()),
        "[\\[{}\\],:1]{0,8}",
    ];
    let name = prop_oneof![
        prop::sample::select(
            &[
                "type", "title", "status", "detail", "reason", "slug", "list", "instance"
            ][..]
        )
        .prop_map(str::to_owned),
        text.prop_map(|text| text),
    ];
    let object = prop::collection::vec((name, value), 0..6).prop_map(|members| {
        let members: Vec<String> = members
            .into_iter()
            .map(|(name, value)| format!("{}:{value}", serde_json::Value::from(name)))
            .collect();
        format!("{{{}}}", members.join(",")).into_bytes()
    });
    prop_oneof![3 => object, 1 => prop::collection::vec(any::<u8>(), 0..64)]
}

proptest! {
    #[test]
    fn whatever_comes_is_read_without_a_panic(
        status in 100_u16..1000,
        headers in prop::collection::vec(header(), 0..6),
        body in body(),
    ) {
        let status = StatusCode::from_u16(status).unwrap();
        let headers = HeaderMap::from_iter(headers);
        let error = read::<NoteProblem>(status, &headers, &body);
        _ = (error.retry(), error.to_string(), format!("{error:?}"));
        prop_assert_eq!(error.status(), status);
        let whole = ProblemDocument::from_json(status, &headers, &body);
        let map = serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(
            body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&body),
        );
        // It is a document exactly if serde_json says that it is an object, with these members.
        prop_assert_eq!(whole.is_ok(), map.is_ok(), "{:?}", String::from_utf8_lossy(&body));
        if let (Ok(document), Ok(map)) = (whole, map) {
            prop_assert_eq!(document.members(), &map);
            prop_assert_eq!(document.title(), map.get("title").and_then(|title| title.as_str()));
            prop_assert_eq!(document.reason(), map.get("reason").and_then(|reason| reason.as_str()));
        }
    }

    #[test]
    fn what_is_sent_is_what_is_read(
        slug in any::<String>(),
        list in prop::collection::vec(prop::option::of(-1e9..1e9_f64), 0..4),
        left in prop::collection::vec("[a-z]{1,5}", 1..4),
    ) {
        let error = NoteError::Gone { slug: slug.clone(), list: list.clone(), left: left.clone() };
        let response = error.to_response();
        let read = client::read(response.status(), response.headers(), response.body());
        let Some(NoteProblem::Gone { slug: same_slug, list: same_list, left: same_left }) = (match read {
            ApiError::Known(problem, _) => Some(problem),
            _ => None,
        }) else {
            return Err(TestCaseError::fail("unknown"));
        };
        prop_assert_eq!((same_slug, same_left), (slug, Some(left)));
        for (same, sent) in same_list.iter().zip(&list) {
            // serde_json reads a float to the last bit but one.
            let is_same = match (same, sent) {
                (Some(same), Some(sent)) => (same - sent).abs() <= sent.abs() * 1e-15,
                (same, sent) => same == sent,
            };
            prop_assert!(is_same);
        }
    }
}
