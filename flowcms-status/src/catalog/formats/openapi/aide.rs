//! The types of aide 0.15.

use ::aide::generate::GenContext;
use ::aide::openapi::Response;

use super::{Responses, Source};

/// The responses, with what they refer to among the schemas of `context`: aide puts these into the
/// document. Where it is told not to, everything stands in its place.
pub(super) fn written(
    responses: &Responses,
    context: &mut GenContext,
) -> Vec<(Option<u16>, Response)> {
    if context.schema.settings().inline_subschemas {
        return read(&responses.inline());
    }
    context.schema.definitions_mut().extend(responses.schemas());
    read(responses)
}

impl<S: Source> From<Responses<S>> for ::aide::openapi::Responses {
    /// What they refer to is for the caller to add: [`Responses::schemas`].
    fn from(responses: Responses<S>) -> Self {
        serde_json::from_value(responses.to_value()).unwrap_or_default()
    }
}

fn read(responses: &Responses) -> Vec<(Option<u16>, Response)> {
    let serde_json::Value::Object(codes) = responses.to_value() else {
        return Vec::new();
    };
    let responses = codes.into_iter().filter_map(|(code, response)| {
        Some((code.parse().ok(), serde_json::from_value(response).ok()?))
    });
    responses.collect()
}
