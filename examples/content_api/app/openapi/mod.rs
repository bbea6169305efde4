//! `GET /openapi.json`: the `OpenAPI` document of the whole API. What can go wrong in it comes from
//! the errors' own catalogues; what goes well is written here.

mod errors;
mod operations;
mod schemas;

use std::sync::LazyLock;

use axum::http::header;
use axum::response::IntoResponse;
use serde_json::{Value, json};

use super::catalog::CATALOG;

/// The document, made for the first who asks.
pub(super) async fn openapi() -> impl IntoResponse {
    static DOCUMENT: LazyLock<String> = LazyLock::new(|| document().to_string());
    let content_type = [(header::CONTENT_TYPE, "application/json")];
    (content_type, DOCUMENT.as_str())
}

fn document() -> Value {
    CATALOG.openapi().complete(json!({
        "info": {
            "title": CATALOG.name(),
            "version": CATALOG.api_version(),
            "description": "Entries, bulk imports, live previews and media.",
            "contact": { "name": "FlowCMS", "url": "https://flowcms.example/" },
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": "/", "description": "This server" }],
        "tags": [
            { "name": "entries", "description": "What a site is made of." },
            { "name": "imports", "description": "Entries in bulk." },
            { "name": "media", "description": "Pictures and files." },
            { "name": "api", "description": "The API itself." },
        ],
        "security": [{ "key": [] }],
        "paths": operations::paths(),
        "components": {
            "schemas": schemas::all(),
            "securitySchemes": {
                "key": { "type": "http", "scheme": "bearer", "description": "An API key." },
            },
        },
    }))
}
