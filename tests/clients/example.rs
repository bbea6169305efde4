//! The running example, whose catalogue its clients are written from.

use std::net::Ipv4Addr;

use axum::http::Method;
use flowcms_status::Catalog;
use serde_json::{Value, json};

use crate::app::catalog::CATALOG;
use crate::app::{Api, Config, media_store};
use crate::client::Call;

/// Method, path, key and content of requests that go wrong.
const REQUESTS: [(&str, &str, &str, &str); 10] = [
    ("GET", "/entries/none", "demo-editor", ""),
    ("GET", "/entries/None", "demo-editor", ""),
    ("GET", "/entries/welcome", "", ""),
    ("GET", "/entries/welcome", "demo-nobody", ""),
    ("PUT", "/entries/welcome", "demo-reader", "{}"),
    ("POST", "/entries", "demo-editor", "{"),
    (
        "POST",
        "/entries",
        "demo-editor",
        r#"{"slug":"welcome","title":"Again"}"#,
    ),
    ("GET", "/entries/welcome/paths?hops=99", "demo-editor", ""),
    ("GET", "/media/none", "demo-editor", ""),
    ("GET", "/nowhere", "demo-editor", ""),
];

/// Calls `with` its catalogue and what to ask while it runs, with the reason that each answer has.
pub(crate) async fn ask(with: impl AsyncFnOnce(&Catalog, String)) {
    let any_port = (Ipv4Addr::LOCALHOST, 0).into();
    let media = media_store::start(any_port).await.unwrap();
    let api = Api::start(Config::new(any_port, media.address()))
        .await
        .unwrap();

    let mut cases = Vec::new();
    for (method, path, key, content) in REQUESTS {
        let mut headers = json!({});
        let mut call = Call::new(method.parse::<Method>().unwrap(), path);
        if !key.is_empty() {
            headers["authorization"] = format!("Bearer {key}").into();
            call = call.key(key);
        }
        if !content.is_empty() {
            headers["content-type"] = "application/json".into();
            call = call.body("application/json", content);
        }
        let answer = call.send(api.address()).await.unwrap();
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
    let orders = json!({ "base": format!("http://{}", api.address()), "cases": cases });
    with(&CATALOG, orders.to_string()).await;

    api.stop().await.unwrap();
    media.stop().await.unwrap();
}
