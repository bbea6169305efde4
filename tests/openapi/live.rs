//! The document of the example API, as it serves it.

use std::net::Ipv4Addr;

use serde_json::Value;

use crate::app::{Api, Config, media_store};
use crate::client::Call;

/// The example API with its media store, on free ports.
pub(crate) async fn start() -> (Api, crate::app::server::Server) {
    let any_port = (Ipv4Addr::LOCALHOST, 0).into();
    let media = media_store::start(any_port).await.unwrap();
    let api = Api::start(Config::new(any_port, media.address()));
    (api.await.unwrap(), media)
}

/// Its document, as it serves it.
pub(crate) async fn document() -> Value {
    let (api, media) = start().await;
    let answer = Call::get("/openapi.json").send(api.address()).await;
    api.stop().await.unwrap();
    media.stop().await.unwrap();
    answer.unwrap().json().unwrap()
}

pub(crate) fn operations(document: &Value) -> usize {
    let methods = ["delete", "get", "post", "put"];
    let paths = document["paths"].as_object().unwrap().values();
    let of_path = |path: &Value| methods.iter().filter(|m| path.get(**m).is_some()).count();
    paths.map(of_path).sum()
}

#[tokio::test]
async fn the_document_has_every_route_of_the_example() {
    let document = document().await;
    let paths: Vec<&String> = document["paths"].as_object().unwrap().keys().collect();
    assert_eq!(
        paths,
        [
            "/entries",
            "/entries/{slug}",
            "/entries/{slug}/paths",
            "/entries/{slug}/preview",
            "/errors",
            "/errors/{reason}",
            "/imports",
            "/imports/{id}",
            "/media/{id}",
            "/openapi.json",
            "/v1/entries",
            "/v1/entries/{rest}",
        ]
    );
    assert_eq!(operations(&document), 15);
    let responses = |path: &str, method: &str| -> Vec<String> {
        let responses = document["paths"][path][method]["responses"].as_object();
        responses.unwrap().keys().cloned().collect()
    };
    assert_eq!(
        responses("/entries/{slug}", "get"),
        [
            "200", "304", "400", "401", "403", "404", "408", "429", "500", "503"
        ]
    );
    assert_eq!(
        responses("/entries", "post"),
        [
            "201", "400", "401", "403", "408", "409", "422", "429", "500", "503"
        ]
    );
    assert_eq!(responses("/v1/entries", "get"), ["301"]);
}
