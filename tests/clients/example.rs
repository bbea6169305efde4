//! The running examples, from whose catalogues their clients are written.

use std::net::{Ipv4Addr, SocketAddr};

use axum::http::Method;
use flowcms_status::Catalog;
use serde_json::{Map, Value, json};

use crate::app::{Api, Config, catalog, media_store};
use crate::client::Call;
#[cfg(feature = "parcels")]
use crate::parcel_api;

/// Method, path, headers and content of a request that goes wrong.
type Wrong = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static str,
);

const EDITOR: &[(&str, &str)] = &[("authorization", "Bearer demo-editor")];
const NOBODY: &[(&str, &str)] = &[("authorization", "Bearer demo-nobody")];
const READER: &[(&str, &str)] = &[
    ("authorization", "Bearer demo-reader"),
    ("content-type", "application/json"),
];
const WRITER: &[(&str, &str)] = &[
    ("authorization", "Bearer demo-editor"),
    ("content-type", "application/json"),
];

const OF_CONTENT: [Wrong; 10] = [
    ("GET", "/entries/none", EDITOR, ""),
    ("GET", "/entries/None", EDITOR, ""),
    ("GET", "/entries/welcome", &[], ""),
    ("GET", "/entries/welcome", NOBODY, ""),
    ("PUT", "/entries/welcome", READER, "{}"),
    ("POST", "/entries", WRITER, "{"),
    (
        "POST",
        "/entries",
        WRITER,
        r#"{"slug":"welcome","title":"Again"}"#,
    ),
    ("GET", "/entries/welcome/paths?hops=99", EDITOR, ""),
    ("GET", "/media/none", EDITOR, ""),
    ("GET", "/nowhere", EDITOR, ""),
];

#[cfg(feature = "parcels")]
const OF_PARCELS: [Wrong; 10] = [
    ("GET", "/nowhere", &[], ""),
    ("PATCH", "/parcels", &[], ""),
    ("GET", "/parcels?limit=many", &[], ""),
    ("GET", "/parcels?limit=1000", &[], ""),
    ("GET", "/parcels/4000", &[], ""),
    ("GET", "/parcels/first", &[], ""),
    ("DELETE", "/parcels/4000", &[("if-none-match", "\"1\"")], ""),
    (
        "POST",
        "/parcels",
        &[
            ("content-type", "application/json"),
            ("idempotency-key", "a"),
        ],
        r#"{"to":"Bob","weight":0}"#,
    ),
    (
        "POST",
        "/parcels",
        &[
            ("content-type", "application/json"),
            ("idempotency-key", "a"),
        ],
        r#"{"to":"Bob","weight":"heavy"}"#,
    ),
    ("GET", "/labels/4000", &[], ""),
];

/// Calls `with` the catalogue of each example and what to ask while it runs, with the reason that each
/// answer has.
pub(crate) async fn ask(with: impl AsyncFn(&Catalog, String)) {
    let any_port = (Ipv4Addr::LOCALHOST, 0).into();
    let media = media_store::start(any_port).await.unwrap();
    let api = Api::start(Config::new(any_port, media.address()))
        .await
        .unwrap();
    let orders = orders(api.address(), &OF_CONTENT).await;
    with(&catalog::CATALOG, orders).await;
    api.stop().await.unwrap();
    media.stop().await.unwrap();

    #[cfg(feature = "parcels")]
    {
        let nobody = (Ipv4Addr::LOCALHOST, 1).into();
        let router = parcel_api::router(":memory:", nobody).await.unwrap();
        let listener = tokio::net::TcpListener::bind(any_port).await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(axum::serve(listener, router).into_future());
        let orders = self::orders(address, &OF_PARCELS).await;
        with(&parcel_api::errors::CATALOG, orders).await;
    }
}

async fn orders(address: SocketAddr, requests: &[Wrong]) -> String {
    let mut cases = Vec::new();
    for (method, path, fields, content) in requests {
        let mut headers = Map::new();
        let mut call = Call::new(method.parse::<Method>().unwrap(), path);
        let mut media_type = "";
        for (name, value) in *fields {
            headers.insert((*name).to_owned(), (*value).into());
            if *name == "content-type" {
                media_type = value;
            } else {
                call = call.header(name, *value);
            }
        }
        if !content.is_empty() {
            call = call.body(media_type, *content);
        }
        let answer = call.send(address).await.unwrap();
        let reason = answer.json().unwrap()["reason"].take();
        cases.push(json!({
            "method": method, "path": path, "headers": headers, "body": content, "reason": reason,
        }));
    }
    let reasons: Vec<&Value> = cases.iter().map(|case| &case["reason"]).collect();
    assert!(
        reasons.iter().all(|reason| reason.is_string()),
        "{reasons:?}"
    );
    json!({ "base": format!("http://{address}"), "cases": cases }).to_string()
}
