//! Requests that no extractor can read: each framework says where and what is expected, and nowhere
//! what was sent.

#[cfg(feature = "actix-web")]
mod actix_web;
mod axum;
#[cfg(feature = "dropshot")]
mod dropshot;
#[cfg(feature = "poem")]
mod poem;
#[cfg(feature = "rocket")]
mod rocket;
#[cfg(feature = "salvo")]
mod salvo;
#[cfg(feature = "warp")]
mod warp;

use std::net::SocketAddr;
use std::pin::Pin;

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::Full;
use serde::Deserialize;
use serde::de::{Deserializer, Error as _};
use serde_json::Value;

use crate::client::{Version, send};

/// What is sent where something else is expected.
const SECRET: &str = "hunter2";

#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "dropshot", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
#[allow(dead_code, reason = "nobody reads it, all of it is refused")]
struct Entry {
    title: String,
    #[serde(default)]
    count: u32,
    #[serde(default)]
    ratio: f32,
    kind: Option<Kind>,
    #[serde(default)]
    tags: Vec<Tag>,
    taken: Option<Taken>,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "dropshot", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
enum Kind {
    Page,
    Post,
}

#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "dropshot", derive(schemars::JsonSchema))]
#[allow(dead_code, reason = "nobody reads it")]
struct Tag {
    name: bool,
}

/// A type whose own text quotes what was sent.
#[derive(Debug)]
#[cfg_attr(feature = "dropshot", derive(schemars::JsonSchema))]
struct Taken;

impl<'de> Deserialize<'de> for Taken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Err(D::Error::custom(format!("`{text}` is taken")))
    }
}

struct Server {
    name: &'static str,
    /// What it tells: the `path` to a value in JSON, the `parameter` and the `segment` that cannot be
    /// read, and `what` is expected of a segment.
    tells: &'static [&'static str],
    start: fn() -> Pin<Box<dyn Future<Output = SocketAddr> + Send>>,
}

impl Server {
    fn tells(&self, what: &str) -> bool {
        self.tells.contains(&what)
    }
}

const SERVERS: &[Server] = &[
    Server {
        name: "axum",
        tells: &["path", "parameter", "segment", "what"],
        start: || Box::pin(axum::start()),
    },
    #[cfg(feature = "actix-web")]
    Server {
        name: "actix-web",
        tells: &["what"],
        start: || Box::pin(actix_web::start()),
    },
    #[cfg(feature = "dropshot")]
    Server {
        name: "dropshot",
        tells: &["path", "what"],
        start: || Box::pin(std::future::ready(dropshot::start())),
    },
    #[cfg(feature = "poem")]
    Server {
        name: "poem",
        tells: &[],
        start: || Box::pin(poem::start()),
    },
    #[cfg(feature = "rocket")]
    Server {
        name: "rocket",
        tells: &["parameter"],
        start: || Box::pin(rocket::start()),
    },
    #[cfg(feature = "salvo")]
    Server {
        name: "salvo",
        tells: &["what"],
        start: || Box::pin(salvo::start()),
    },
    #[cfg(feature = "warp")]
    Server {
        name: "warp",
        tells: &[],
        start: || Box::pin(warp::start()),
    },
];

/// The JSON that is sent, the pointer to what is wrong in it, and what is said of that.
const JSON: &[(&str, &str, &str)] = &[
    (
        r#"{"title":"a","count":"hunter2"}"#,
        "#/count",
        "expected u32",
    ),
    (
        r#"{"title":"a","count":"a, expected hunter2"}"#,
        "#/count",
        "expected u32",
    ),
    (
        r#"{"title":"a","tags":[{"name":true},{"name":"hunter2"}]}"#,
        "#/tags/1/name",
        "expected a boolean",
    ),
    (
        r#"{"title":"a","kind":"hunter2"}"#,
        "#/kind",
        "expected `page` or `post`",
    ),
    (
        r#"{"title":"a","taken":"hunter2"}"#,
        "#/taken",
        "is not what is expected",
    ),
    (r#"{"count":1}"#, "#/title", "is missing"),
    (r#""hunter2""#, "#", "expected struct Entry"),
    (r#"{"title":"hunter2"#, "#/title", "ends too early"),
    (
        r#"{"title":"a","count":hunter2}"#,
        "#/count",
        "is not well-formed",
    ),
];

async fn ask(
    address: SocketAddr,
    (method, path): (&str, &str),
    content_type: &str,
    content: &str,
) -> Response<Bytes> {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", address.to_string())
        .header("content-type", content_type)
        .body(Full::new(Bytes::copy_from_slice(content.as_bytes())))
        .expect("a request");
    let response = send(address, Version::Http1, request).await;
    response.expect("a response")
}

/// The one item of `errors` that the answer has, and the document's detail.
fn item(name: &str, response: &Response<Bytes>) -> (Value, String) {
    let body = std::str::from_utf8(response.body()).expect("UTF-8");
    let code = response.status().as_u16();
    assert!((400..500).contains(&code), "{name}: {code} {body}");
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json",
        "{name}: {body}"
    );
    assert!(!body.contains(SECRET), "{name}: {body}");
    let mut document: Value = serde_json::from_str(body).expect("JSON");
    let detail = document["detail"].as_str().unwrap_or_default().to_owned();
    assert_eq!(
        document
            .as_object()
            .and_then(|members| members.keys().next_back())
            .map(String::as_str),
        Some("type"),
        "the members are sorted"
    );
    let errors = document["errors"].as_array().map_or(0, Vec::len);
    assert_eq!(errors, 1, "{name}: {body}");
    (document["errors"][0].take(), detail)
}

#[tokio::test(flavor = "multi_thread")]
async fn json_that_cannot_be_read_is_pointed_at_and_not_quoted() {
    for server in SERVERS {
        let address = (server.start)().await;
        for (sent, pointer, says) in JSON {
            let name = format!("{} {sent}", server.name);
            let response = ask(address, ("POST", "/json"), "application/json", sent).await;
            let (item, detail) = item(&name, &response);
            let expected = if server.tells("path") { pointer } else { "#" };
            // dropshot's path to where JSON is broken off has a member too few.
            if !(server.name == "dropshot" && says.starts_with("ends")) {
                assert_eq!(item["pointer"], *expected, "{name}");
            }
            let text = item["detail"].as_str().unwrap_or_default();
            let says = match *says {
                "is missing" if !server.tells("path") => "`title` is missing",
                says => says,
            };
            assert!(text.starts_with(says), "{name}: {text}");
            assert!(detail.ends_with(text), "{name}: {detail}");
        }
        // A pointer names the caller's own keys.
        let sent = r#"{"title":"a","surplus":1}"#;
        let response = ask(address, ("POST", "/json"), "application/json", sent).await;
        let (item, _) = item(server.name, &response);
        let (pointer, says) = if server.tells("path") {
            ("#/surplus", "is not known, expected one of `title`")
        } else {
            (
                "#",
                "has a member that is not known, expected one of `title`",
            )
        };
        let text = item["detail"].as_str().unwrap_or_default();
        assert_eq!(item["pointer"], pointer, "{}", server.name);
        assert!(text.starts_with(says), "{}: {text}", server.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_queries_and_paths_that_cannot_be_read_are_pointed_at_and_not_quoted() {
    let form = "application/x-www-form-urlencoded";
    for server in SERVERS {
        let address = (server.start)().await;
        for (sent, field) in [
            ("title=a&count=hunter2", "count"),
            ("title=a&ratio=hunter2", "ratio"),
            ("title=a&kind=hunter2", "kind"),
            ("count=1", "title"),
        ] {
            let name = format!("{} {sent}", server.name);
            let response = ask(address, ("POST", "/form"), form, sent).await;
            let (of_form, _) = item(&name, &response);
            // What is missing is named by all; salvo tells a form from a query nowhere.
            if server.name == "salvo" && field == "title" {
                assert_eq!(of_form["parameter"], field, "{name}");
            } else if server.tells("parameter") || field == "title" {
                assert_eq!(of_form["pointer"], format!("#/{field}"), "{name}");
            }
            let path = format!("/query?{sent}");
            let response = ask(address, ("GET", &path), "text/plain", "").await;
            if server.name == "warp" {
                // It says nothing but that it is invalid.
                let body = std::str::from_utf8(response.body()).expect("UTF-8");
                assert!(!body.contains(SECRET), "{body}");
                continue;
            }
            let (of_query, _) = item(&name, &response);
            if server.name == "rocket" {
                // A query is a form there.
                assert_eq!(of_query["pointer"], format!("#/{field}"), "{name}");
            } else if server.tells("parameter") || field == "title" {
                assert_eq!(of_query["parameter"], field, "{name}");
            }
        }
        let response = ask(address, ("GET", "/path/hunter2"), "text/plain", "").await;
        let body = std::str::from_utf8(response.body()).expect("UTF-8");
        assert!(response.status().is_client_error());
        assert!(!body.contains(SECRET), "{}: {body}", server.name);
        if server.tells("what") {
            let (item, detail) = item(server.name, &response);
            assert!(detail.contains("expected"), "{}: {detail}", server.name);
            if server.tells("segment") {
                assert_eq!(item["parameter"], "count");
            }
        }
    }
}
