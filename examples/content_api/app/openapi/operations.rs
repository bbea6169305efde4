//! Every route and method, with what it can answer.

use flowcms_status::{Catalog, FlowCms};
use serde_json::{Value, json};

use super::errors::{
    CREATING, DELETING, IMPORTING, LISTING, LOADING, MOVED, PREVIEWING, READING, UPDATING, WALKING,
    WATCHING,
};
use super::schemas::{hops, reference, slug};
use crate::app::entries::LONGEST_PAGE;

pub(super) fn paths() -> Value {
    json!({
        "/entries": entries(),
        "/entries/{slug}": one_entry(),
        "/entries/{slug}/paths": links(),
        "/entries/{slug}/preview": preview(),
        "/imports": imports(),
        "/imports/{id}": one_import(),
        "/media/{id}": media(),
        "/v1/entries": { "get": moved("movedEntries", &json!([])) },
        "/v1/entries/{rest}": {
            "get": moved("movedEntry", &json!([{
                "name": "rest", "in": "path", "required": true, "schema": { "type": "string" },
            }])),
        },
        "/errors": { "get": errors() },
        "/errors/{reason}": { "get": one_error() },
        "/openapi.json": document(),
    })
}

fn entries() -> Value {
    json!({
        "get": {
            "operationId": "listEntries",
            "summary": "List entries",
            "tags": ["entries"],
            "description": "Lists the entries in the order of their slugs, page by page.",
            "parameters": [
                {
                    "name": "after", "in": "query", "schema": { "type": "string" },
                    "description": "The slug after which the page begins.",
                },
                {
                    "name": "limit", "in": "query",
                    "schema": {
                        "type": "integer", "minimum": 0, "maximum": u32::MAX,
                        "default": LONGEST_PAGE,
                    },
                    "description": "How many to list; there are never more than 100.",
                },
            ],
            "responses": answers(&LISTING, FlowCms::Ok, json(&json!({
                "type": "array", "items": reference("Listed"), "maxItems": LONGEST_PAGE,
            }))),
        },
        "post": {
            "operationId": "createEntry",
            "summary": "Create an entry",
            "tags": ["entries"],
            "description": "Creates an entry.",
            "requestBody": body("Draft"),
            "responses": answers(&CREATING, FlowCms::Created, with(
                json(&reference("Entry")), json!({ "Location": location(), "ETag": etag() }),
            )),
        },
    })
}

fn one_entry() -> Value {
    json!({
        "parameters": [slug_in_path()],
        "get": {
            "operationId": "readEntry",
            "summary": "Read an entry",
            "tags": ["entries"],
            "description": "Reads an entry.",
            "parameters": [{
                "name": "If-None-Match", "in": "header", "schema": { "type": "string" },
                "description": "The `ETag` of the caller's copy.",
            }],
            "responses": answers(&READING, FlowCms::Ok, tagged_entry()),
        },
        "put": {
            "operationId": "updateEntry",
            "summary": "Update an entry",
            "tags": ["entries"],
            "description": "Changes an entry, unless someone else has done so meanwhile.",
            "requestBody": body("Update"),
            "responses": answers(&UPDATING, FlowCms::Ok, tagged_entry()),
        },
        "delete": {
            "operationId": "deleteEntry",
            "summary": "Delete an entry",
            "tags": ["entries"],
            "description": "Deletes an entry and its links.",
            "responses": answers(&DELETING, FlowCms::NoContent, json!({})),
        },
    })
}

fn links() -> Value {
    json!({
        "parameters": [slug_in_path()],
        "get": {
            "operationId": "walkLinks",
            "summary": "Follow links",
            "tags": ["entries"],
            "description": "Which entries the links of this one lead to, and in how many ways.",
            "parameters": [{
                "name": "hops", "in": "query", "schema": hops(),
                "description": "The most links to follow one after another.",
            }],
            "responses": answers(&WALKING, FlowCms::Ok, json(&json!({
                "type": "array", "items": reference("Reached"),
            }))),
        },
    })
}

fn preview() -> Value {
    json!({
        "parameters": [slug_in_path()],
        "get": {
            "operationId": "previewEntry",
            "summary": "Preview an entry",
            "tags": ["entries"],
            "description": "A WebSocket that shows the entry, and each edit of it from then on.",
            "responses": answers(&PREVIEWING, FlowCms::SwitchingProtocols, json!({})),
        },
    })
}

fn imports() -> Value {
    json!({
        "post": {
            "operationId": "importEntries",
            "summary": "Import entries",
            "tags": ["imports"],
            "description": "Accepts entries in bulk, which are brought in later.",
            "requestBody": body("Batch"),
            "responses": answers(&IMPORTING, FlowCms::Accepted, with(
                json(&reference("Import")), json!({ "Location": location() }),
            )),
        },
    })
}

fn one_import() -> Value {
    json!({
        "parameters": [{
            "name": "id", "in": "path", "required": true,
            "schema": { "type": "integer", "format": "int64" },
        }],
        "get": {
            "operationId": "readImport",
            "summary": "Read an import",
            "tags": ["imports"],
            "description": "What became of an import.",
            "responses": answers(&WATCHING, FlowCms::Ok, json(&reference("Import"))),
        },
    })
}

fn media() -> Value {
    json!({
        "parameters": [{
            "name": "id", "in": "path", "required": true, "schema": { "type": "string" },
            "example": "logo.svg",
        }],
        "get": {
            "operationId": "readMedium",
            "summary": "Read a medium",
            "tags": ["media"],
            "description": "A medium from the store.",
            "responses": answers(&LOADING, FlowCms::Ok, json!({ "content": { "*/*": {} } })),
        },
    })
}

fn document() -> Value {
    json!({
        "get": {
            "operationId": "readDocument",
            "summary": "Read this document",
            "tags": ["api"],
            "security": [],
            "description": "This document.",
            "responses": { FlowCms::Ok.code().to_string(): described(
                FlowCms::Ok, json(&json!({ "type": "object" })),
            ) },
        },
    })
}

fn errors() -> Value {
    json!({
        "operationId": "readErrors",
        "tags": ["api"],
        "summary": "Read about errors",
        "description": "What each error means, and what to do about it.",
        "security": [],
        "parameters": [format_in_query()],
        "responses": {
            FlowCms::Ok.code().to_string(): described(FlowCms::Ok, all_forms()),
            FlowCms::NotModified.code().to_string(): described(FlowCms::NotModified, json!({})),
            "406": problem("Ask for `text/html`, `text/markdown` or `application/json`."),
        },
    })
}

fn one_error() -> Value {
    let mut responses = errors()["responses"].take();
    responses[FlowCms::NotFound.code().to_string()] = problem("No error has that reason.");
    json!({
        "operationId": "readError",
        "tags": ["api"],
        "summary": "Read about an error",
        "description": "What one error means, and what to do about it.",
        "security": [],
        "parameters": [
            {
                "name": "reason", "in": "path", "required": true, "schema": { "type": "string" },
                "example": "entry_not_found",
            },
            format_in_query(),
        ],
        "responses": responses,
    })
}

fn format_in_query() -> Value {
    json!({
        "name": "format", "in": "query",
        "schema": { "type": "string", "enum": ["html", "md", "json"] },
        "description": "The form, if not as `Accept` says.",
    })
}

fn all_forms() -> Value {
    let mut response = with(
        json(&json!({ "type": "object" })),
        json!({ "ETag": etag() }),
    );
    for form in ["text/html", "text/markdown"] {
        response["content"][form] = json!({ "schema": { "type": "string" } });
    }
    response
}

/// One that is declared elsewhere than in this API.
fn problem(about: &str) -> Value {
    json!({
        "description": about,
        "content": { "application/problem+json": { "schema": reference("Problem") } },
    })
}

/// What can go wrong, and what is answered when nothing does.
fn answers(errors: &Catalog, code: FlowCms, success: Value) -> Value {
    let mut responses = errors.responses().to_value();
    responses[code.code().to_string()] = described(code, success);
    responses
}

fn described(code: FlowCms, mut response: Value) -> Value {
    response["description"] = code.context().into();
    response
}

fn moved(id: &str, parameters: &Value) -> Value {
    json!({
        "operationId": id,
        "summary": "Moved",
        "tags": ["entries"],
        "security": [],
        "deprecated": true,
        "description": "Where the first version of this API had its entries.",
        "parameters": parameters,
        "responses": MOVED.responses().to_value(),
    })
}

fn json(schema: &Value) -> Value {
    json!({ "content": { "application/json": { "schema": schema } } })
}

fn with(mut response: Value, headers: Value) -> Value {
    response["headers"] = headers;
    response
}

fn tagged_entry() -> Value {
    with(json(&reference("Entry")), json!({ "ETag": etag() }))
}

fn body(schema: &str) -> Value {
    json!({
        "required": true,
        "content": { "application/json": { "schema": reference(schema) } },
    })
}

fn slug_in_path() -> Value {
    json!({
        "name": "slug", "in": "path", "required": true, "schema": slug(), "example": "welcome",
    })
}

fn etag() -> Value {
    json!({
        "required": true,
        "schema": { "type": "string" },
        "description": "Its version, for `If-None-Match`.",
    })
}

fn location() -> Value {
    json!({
        "required": true,
        "schema": { "type": "string" },
        "description": "Where it can be read.",
    })
}
