//! The schemas of what callers send and get.

use serde_json::{Value, json};

use crate::app::entry::{MAX_SLUG, MAX_TITLE};
use crate::app::paths::MOST_HOPS;

pub(super) fn slug() -> Value {
    json!({ "type": "string", "pattern": "^[a-z0-9-]+$", "minLength": 1, "maxLength": MAX_SLUG })
}

fn title() -> Value {
    json!({ "type": "string", "minLength": 1, "maxLength": MAX_TITLE })
}

fn links() -> Value {
    json!({ "type": "array", "items": slug(), "description": "The slugs of other entries." })
}

fn fields() -> Value {
    json!({ "type": "object", "description": "What the entry holds, in the API user's own form." })
}

fn version() -> Value {
    json!({ "type": "integer", "format": "int64" })
}

fn count() -> Value {
    json!({ "type": "integer", "format": "int64", "minimum": 1 })
}

pub(super) fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

pub(super) fn hops() -> Value {
    json!({ "type": "integer", "minimum": 1, "maximum": MOST_HOPS, "default": 1 })
}

pub(super) fn all() -> Value {
    json!({
        "Draft": {
            "type": "object",
            "description": "A new entry.",
            "properties": { "slug": slug(), "title": title(), "fields": fields(), "links": links() },
            "required": ["slug", "title"],
            "additionalProperties": false,
        },
        "Update": {
            "type": "object",
            "description": "What an entry is to hold, and the version that it was made from.",
            "properties": {
                "version": version(), "title": title(), "fields": fields(), "links": links(),
            },
            "required": ["version", "title"],
            "additionalProperties": false,
        },
        "Entry": {
            "type": "object",
            "description": "An entry as it is stored.",
            "properties": {
                "slug": slug(), "title": title(), "fields": fields(), "links": links(),
                "version": version(),
            },
            "required": ["slug", "title", "fields", "links", "version"],
            "additionalProperties": false,
        },
        "Listed": {
            "type": "object",
            "description": "An entry in a list.",
            "properties": { "slug": slug(), "title": title(), "version": version() },
            "required": ["slug", "title", "version"],
            "additionalProperties": false,
        },
        "Reached": {
            "type": "object",
            "description": "An entry that links lead to, and in how many ways.",
            "properties": { "slug": slug(), "paths": count(), "shortest": count() },
            "required": ["slug", "paths", "shortest"],
            "additionalProperties": false,
        },
        "Batch": {
            "type": "object",
            "description": "New entries in bulk.",
            "properties": {
                "entries": { "type": "array", "items": reference("Imported"), "minItems": 1 },
            },
            "required": ["entries"],
            "additionalProperties": false,
        },
        "Imported": {
            "type": "object",
            "description": "A new entry, whose texts are looked at when it is brought in.",
            "properties": {
                "slug": { "type": "string" },
                "title": { "type": "string" },
                "fields": fields(),
                "links": { "type": "array", "items": { "type": "string" } },
            },
            "required": ["slug", "title"],
            "additionalProperties": false,
        },
        "Import": {
            "type": "object",
            "description": "What became of an import.",
            "properties": {
                "id": { "type": "integer", "format": "int64" },
                "state": { "type": "string", "enum": ["queued", "done", "failed"] },
                "report": {
                    "type": "object",
                    "properties": {
                        "imported": { "type": "integer", "minimum": 0 },
                        "refused": { "type": "array", "items": reference("Refusal") },
                        "reason": {
                            "type": "string",
                            "description": "Why it failed: the reason of a problem type.",
                        },
                    },
                },
            },
            "required": ["id", "state", "report"],
            "additionalProperties": false,
        },
        "Refusal": {
            "type": "object",
            "description": "An entry that was not imported, and why.",
            "properties": {
                "slug": { "type": "string" },
                "reason": { "type": "string" },
                "context": { "type": "string" },
            },
            "required": ["slug", "reason", "context"],
            "additionalProperties": false,
        },
    })
}
