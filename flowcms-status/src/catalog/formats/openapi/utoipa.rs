//! The types of utoipa, 5 and 6: the same code, compiled against each.
//!
//! utoipa's types know less than `OpenAPI` can say. What they would lose is kept in their
//! extensions, which are written beside the other keys.

use serde_json::{Value, json};

use super::{schemas, version};
use crate::catalog::Catalog;
use crate::catalog::model::schema::each_inner;

/// The schema of any document of the catalogue, and the components that it refers to.
pub(super) fn whole(catalog: &Catalog) -> (Value, Vec<(String, Value)>) {
    let model = catalog.model();
    let all: Vec<_> = model.entries().iter().collect();
    let schema = schemas::one_of(&all, version::Version::V3_1);
    let mut components = schemas::of_entries(model.entries());
    for entry in model.entries() {
        let example = entry.example(entry.status());
        if let (Some(schema), Some(example)) = (components.get_mut(entry.type_name()), example) {
            let example = example
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value));
            schema["examples"] = json!([Value::Object(example.collect())]);
        }
    }
    (schema, components.into_iter().collect())
}

pub(super) fn schema_name_of(catalog: &Catalog) -> String {
    schemas::component(catalog.name())
}

/// What the schema of a problem type may have here. Extensions stand in no order, so there is one of
/// them at most.
const OF_PROBLEM: [&str; 4] = ["allOf", "deprecated", "description", "examples"];

fn without_extensions(schema: &mut Value) {
    if let Value::Object(keys) = schema {
        keys.retain(|key, _| !key.starts_with("x-flowcms-"));
    }
}

/// What `OpenAPI` 3.1 writes as `const` is an `enum` of one here, as utoipa's types have it.
fn without_const(schema: &mut Value) {
    if let Value::Object(keys) = schema {
        version::constant(keys);
        each_inner(keys, without_const);
    }
}

macro_rules! version {
    ($feature:literal, $module:ident, $utoipa:ident, $require:expr) => {
        #[cfg(feature = $feature)]
        pub(super) mod $module {
            use std::collections::BTreeMap;

            use ::$utoipa::openapi::extensions::Extensions;
            use ::$utoipa::openapi::{
                ContentBuilder, Header, RefOr, Response, ResponseBuilder, Schema, schema as types,
            };
            use serde_json::{Map, Value, json};

            use super::super::{Responses, Source};
            use super::{OF_PROBLEM, without_const, without_extensions};

            impl<S: Source> From<Responses<S>> for ::$utoipa::openapi::Responses {
                fn from(responses: Responses<S>) -> Self {
                    written(&responses).into_iter().collect()
                }
            }

            pub(in super::super) fn written<S: Source>(
                responses: &Responses<S>,
            ) -> BTreeMap<String, RefOr<Response>> {
                let Value::Object(codes) = responses.to_value() else {
                    return BTreeMap::new();
                };
                let codes = codes.into_iter();
                codes
                    .map(|(code, written)| (code, RefOr::T(response(written))))
                    .collect()
            }

            fn response(mut response: Value) -> Response {
                let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
                let mut built = ResponseBuilder::new().description(text(&response["description"]));
                for (name, mut header) in object(response["headers"].take()) {
                    let mut written = Header::new(schema(header["schema"].take()));
                    written.description = header["description"].as_str().map(str::to_owned);
                    if header["required"] == true {
                        $require(&mut written);
                    }
                    built = built.header(name, written);
                }
                for (media_type, mut content) in object(response["content"].take()) {
                    let examples = object(content["examples"].take()).into_iter();
                    let examples = examples.map(|(name, example)| {
                        let example: ::$utoipa::openapi::example::Example =
                            serde_json::from_value(example).unwrap_or_default();
                        (name, example)
                    });
                    let written = ContentBuilder::new()
                        .schema(Some(schema(content["schema"].take())))
                        .examples_from_iter(examples)
                        .build();
                    built = built.content(media_type, written);
                }
                built.build()
            }

            pub(in super::super) fn schema(mut value: Value) -> RefOr<Schema> {
                without_const(&mut value);
                without_extensions(&mut value);
                typed(value)
            }

            fn typed(value: Value) -> RefOr<Schema> {
                if let Ok(schema) = serde_json::from_value::<RefOr<Schema>>(value.clone()) {
                    let is_whole = serde_json::to_value(&schema);
                    if is_whole.is_ok_and(|written| written == value) {
                        return schema;
                    }
                }
                let has_only = |keys: &[&str]| {
                    let object = value.as_object();
                    object.is_some_and(|object| object.keys().all(|key| keys.contains(&&**key)))
                };
                let description = value.get("description").and_then(Value::as_str);
                let description = description.map(str::to_owned);
                if value["allOf"].is_array() && has_only(&OF_PROBLEM) {
                    return RefOr::T(Schema::AllOf(all_of(value, description)));
                }
                let of_object = ["description", "properties", "required", "type"];
                if value["type"] == "object" && has_only(&of_object) {
                    return RefOr::T(Schema::Object(with_properties(value, description)));
                }
                if value["type"] == "array" && has_only(&["description", "items", "type"]) {
                    let items = value["items"].clone();
                    let array = types::ArrayBuilder::new().items(typed(items));
                    return RefOr::T(Schema::Array(array.description(description).build()));
                }
                RefOr::T(Schema::Object(verbatim(value)))
            }

            fn all_of(mut value: Value, description: Option<String>) -> types::AllOf {
                let mut all = types::AllOf::new();
                all.description = description;
                if let Value::Array(parts) = value["allOf"].take() {
                    all.items.extend(parts.into_iter().map(typed));
                }
                if let Value::Array(examples) = value["examples"].take() {
                    all.examples = examples;
                }
                if value["deprecated"] == true {
                    all.extensions = Some([("deprecated", true)].into_iter().collect());
                }
                all
            }

            fn with_properties(mut value: Value, description: Option<String>) -> types::Object {
                let mut of_type = types::Object::with_type(types::Type::Object);
                of_type.description = description;
                for (name, property) in object(value["properties"].take()) {
                    of_type.properties.insert(name, typed(property));
                }
                if let Value::Array(required) = &value["required"] {
                    let required = required.iter().filter_map(Value::as_str);
                    of_type.required = required.map(str::to_owned).collect();
                }
                of_type
            }

            /// Extensions have no order, so there is one at most.
            fn verbatim(value: Value) -> types::Object {
                let keys = match value {
                    Value::Object(keys) if keys.len() <= 1 => keys,
                    Value::Bool(false) => object(json!({ "not": {} })),
                    Value::Bool(true) => Map::new(),
                    value => object(json!({ "allOf": [value] })),
                };
                let extensions: Extensions = keys.into_iter().collect();
                let mut any = types::Object::with_type(types::SchemaType::AnyValue);
                any.extensions = Some(extensions);
                any
            }

            fn object(value: Value) -> Map<String, Value> {
                match value {
                    Value::Object(object) => object,
                    _ => Map::new(),
                }
            }
        }
    };
}

version!("utoipa", v6, utoipa, |header: &mut Header| {
    header.extensions = Some([("required", true)].into_iter().collect::<Extensions>());
});
// Its headers say neither that they are required, nor anything else.
version!("utoipa-5", v5, utoipa_5, |_: &mut Header| ());
