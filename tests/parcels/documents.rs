//! The `OpenAPI` document, read as a caller reads it: what does it say of a response?

use std::collections::BTreeSet;

use axum::http::header::CONTENT_TYPE;
use serde_json::{Value, json};

use crate::app::documents::openapi;
use crate::service::Exchange;

const METHODS: [&str; 5] = ["get", "post", "put", "delete", "patch"];
const PROBLEM: &str = "application/problem+json";

/// An operation, a status, and the reason if it is a problem.
pub(crate) type Answer = (String, String, Option<String>);

pub(crate) struct Document(Value);

impl Document {
    pub(crate) fn new() -> Self {
        Self(openapi())
    }

    /// All that it says can be answered.
    pub(crate) fn answers(&self) -> BTreeSet<Answer> {
        let mut answers = BTreeSet::new();
        for (path, item) in self.0["paths"].as_object().unwrap() {
            for method in METHODS {
                let responses = item[method]["responses"].as_object().into_iter().flatten();
                for (status, response) in responses {
                    for reason in self.reasons(self.resolve(response)) {
                        answers.insert((format!("{method} {path}"), status.clone(), reason));
                    }
                }
            }
        }
        answers
    }

    /// The reasons of the problems of a response; one that is none for other content.
    fn reasons(&self, response: &Value) -> Vec<Option<String>> {
        let schema = &response["content"][PROBLEM]["schema"];
        let schemas = match schema["oneOf"].as_array() {
            Some(schemas) => schemas.iter().collect(),
            None if schema.is_null() => return vec![None],
            None => vec![schema],
        };
        let reason = |schema: &Value| {
            let reason = &schema["allOf"][1]["properties"]["reason"]["const"];
            Some(reason.as_str().expect("a reason").to_owned())
        };
        schemas
            .into_iter()
            .map(|schema| reason(self.resolve(schema)))
            .collect()
    }

    fn resolve<'v>(&'v self, value: &'v Value) -> &'v Value {
        match value["$ref"].as_str() {
            Some(to) => self.0.pointer(to.strip_prefix('#').unwrap()).unwrap(),
            None => value,
        }
    }

    /// What an exchange was.
    ///
    /// # Errors
    ///
    /// What the document does not say of it.
    pub(crate) fn describe(&self, exchange: &Exchange) -> Result<Option<Answer>, String> {
        // Of methods that an endpoint does not have, and of other addresses, it says nothing.
        let Some((method, path)) = exchange
            .operation
            .as_deref()
            .and_then(|name| name.split_once(' '))
        else {
            return Ok(None);
        };
        let operation = &self.0["paths"][path][method];
        if operation.is_null() {
            return Ok(None);
        }
        let sent = &exchange.response;
        let status = sent.status().as_str().to_owned();
        let answer = format!("{method} {path}: {status} {}", sent.body().escape_ascii());
        let response = self.resolve(&operation["responses"][&status]);
        if response.is_null() {
            return Err(format!("{answer}: no such status"));
        }
        for (name, header) in response["headers"].as_object().into_iter().flatten() {
            let is_required = self.resolve(header)["required"] == true;
            if is_required && !sent.headers().contains_key(name) {
                return Err(format!("{answer}: no `{name}`"));
            }
        }
        let content_type = sent
            .headers()
            .get(CONTENT_TYPE)
            .map(|value| value.to_str().unwrap());
        let content = match (&response["content"], content_type) {
            (Value::Null, None) => return Ok(Some(exchange.answer())),
            (content, Some(content_type)) => &content[content_type],
            (_, None) => return Err(format!("{answer}: no content")),
        };
        if content.is_null() {
            return Err(format!("{answer}: no {content_type:?}"));
        }
        if content_type != Some("text/csv") {
            let value: Value = serde_json::from_slice(sent.body()).map_err(|e| e.to_string())?;
            let schema =
                json!({ "allOf": [content["schema"]], "components": self.0["components"] });
            let validator = jsonschema::validator_for(&schema).unwrap();
            validator
                .validate(&value)
                .map_err(|fault| format!("{answer}: {fault}"))?;
        }
        Ok(Some(exchange.answer()))
    }
}

#[test]
fn the_document_of_eleven_operations_is_under_60_kilobytes() {
    let document = openapi();
    let paths = document["paths"].as_object().unwrap().values();
    let methods = paths.flat_map(|item| {
        METHODS
            .iter()
            .filter(move |method| item.get(method).is_some())
    });
    assert_eq!(methods.count(), 11);
    let size = document.to_string().len();
    assert!(size < 60_000, "{size}");
}
