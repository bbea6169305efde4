//! Errors in the place of dropshot's `HttpError`, and the map of that one.

use std::fmt;

use dropshot::{ErrorStatusCode, HttpError, HttpResponseError};
use flowcms_status_macros::status_table;
use http::HeaderValue;
use schemars_08::JsonSchema;
use schemars_08::r#gen::SchemaGenerator;
use schemars_08::schema::{InstanceType, ObjectValidation, Schema, SchemaObject};
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::{FlowError, Http, Problem};

status_table! {
    /// How what dropshot refuses answers: a path, a query, a header or a body that an extractor
    /// cannot read, as 400; and any other [`HttpError`] by its own code.
    ///
    /// The detail is the error's external message, below 500. Its error code is the member
    /// `error_code`, and the headers `Allow`, `Retry-After` and `WWW-Authenticate` are kept.
    #[flow(crate = crate, member("error_code" = error_code))]
    pub struct RequestError(HttpError) in Http {
        #[flow(detail = message)]
        e if is(e, 400) => 400,
        #[flow(detail = message, header("WWW-Authenticate" = challenge))]
        e if is(e, 401) => 401,
        #[flow(detail = message)]
        e if is(e, 403) => 403,
        #[flow(detail = message)]
        e if is(e, 404) => 404,
        #[flow(detail = message, header("Allow" = allow))]
        e if is(e, 405) => 405,
        #[flow(detail = message)]
        e if is(e, 409) => 409,
        #[flow(detail = message)]
        e if is(e, 413) => 413,
        #[flow(detail = message)]
        e if is(e, 415) => 415,
        #[flow(detail = message)]
        e if is(e, 422) => 422,
        #[flow(detail = message, header("Retry-After" = retry_after))]
        e if is(e, 429) => 429,
        #[flow(header("Retry-After" = retry_after))]
        e if is(e, 503) => 503,
        #[flow(reason = "client_error", detail = message, status = code)]
        e if e.status_code.as_u16() < 500 => 400,
        #[flow(reason = "server_error", status = code)]
        e if !is(e, 500) => 500,
        _ => 500,
    }
}

fn is(error: &HttpError, code: u16) -> bool {
    error.status_code == code
}

fn code(error: &HttpError) -> u16 {
    error.status_code.as_u16()
}

fn message(error: &HttpError) -> impl fmt::Display {
    &error.external_message
}

fn error_code(error: &HttpError) -> Option<&str> {
    error.error_code.as_deref()
}

/// The values of a header in one, as lists allow it (RFC 9110, section 5.3).
fn values(error: &HttpError, name: &str) -> Option<String> {
    let values = error.headers.as_ref()?.get_all(name).iter();
    let values: Vec<&str> = values.filter_map(|value| value.to_str().ok()).collect();
    (!values.is_empty()).then(|| values.join(", "))
}

fn allow(error: &HttpError) -> Option<String> {
    values(error, "allow")
}

fn challenge(error: &HttpError) -> Option<String> {
    values(error, "www-authenticate")
}

fn retry_after(error: &HttpError) -> Option<HeaderValue> {
    error.headers.as_ref()?.get("retry-after").cloned()
}

/// Any error, in the place where an endpoint has dropshot's [`HttpError`]: every [`FlowError`]
/// becomes one with `?`.
///
/// dropshot sends the problem document and the status, but the media type `application/json` and
/// none of the headers: an error that needs these, or that redirects, is answered by an
/// [`Answer`](super::public::Answer). From here a redirection is a 500.
///
/// ```
/// use dropshot::HttpResponseDeleted;
/// use flowcms_status::dropshot::EndpointError;
/// # #[derive(Debug, thiserror::Error, flowcms_status::FlowError)]
/// # #[error("the entry is locked")]
/// # #[flow(code = 409)]
/// # struct Locked;
/// # fn lock(slug: &str) -> Result<(), Locked> { Err(Locked) }
///
/// async fn delete(slug: &str) -> Result<HttpResponseDeleted, EndpointError> {
///     lock(slug)?;
///     Ok(HttpResponseDeleted())
/// }
/// # let _ = delete;
/// ```
#[derive(Debug)]
pub struct EndpointError(Box<dyn FlowError + Send + Sync>);

impl EndpointError {
    /// The error inside.
    #[must_use]
    pub fn error(&self) -> &(dyn FlowError + Send + Sync) {
        &*self.0
    }
}

impl<E: FlowError + Send + Sync + 'static> From<E> for EndpointError {
    fn from(error: E) -> Self {
        Self(Box::new(error))
    }
}

/// By the map [`RequestError`].
impl From<HttpError> for EndpointError {
    fn from(error: HttpError) -> Self {
        Self::from(RequestError(error))
    }
}

/// The error's own text, which dropshot logs.
impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl HttpResponseError for EndpointError {
    fn status_code(&self) -> ErrorStatusCode {
        status_code(&*self.0)
    }
}

impl Serialize for EndpointError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(&*self.0, serializer)
    }
}

impl JsonSchema for EndpointError {
    fn schema_name() -> String {
        "Problem".to_owned()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        schema(generator)
    }
}

/// The code that dropshot sends for `error`: it has none below 400.
pub fn status_code(error: &dyn FlowError) -> ErrorStatusCode {
    ErrorStatusCode::from_status(error.status_code())
        .unwrap_or(ErrorStatusCode::INTERNAL_SERVER_ERROR)
}

/// The document, byte for byte. It emits the event of the response, as dropshot writes it once.
///
/// # Errors
///
/// Those of the serializer.
pub fn serialize<S: Serializer>(error: &dyn FlowError, serializer: S) -> Result<S::Ok, S::Error> {
    let response = if error.status_code().as_u16() < 400 {
        Http::InternalServerError.to_response()
    } else {
        error.to_response()
    };
    let body = String::from_utf8(response.into_body().into()).map_err(S::Error::custom)?;
    match RawValue::from_string(body) {
        Ok(document) => document.serialize(serializer),
        // A `render` function wrote something else than JSON.
        Err(_) => Problem::new(error).serialize(serializer),
    }
}

/// What the `OpenAPI` document calls the problem documents of `T`: the name of the type without its
/// path and its parameters.
#[must_use]
pub fn schema_name<T: ?Sized>() -> String {
    let path = std::any::type_name::<T>();
    let path = path.split('<').next().unwrap_or(path);
    path.rsplit("::").next().unwrap_or(path).to_owned()
}

/// A problem document (RFC 9457), with any extension members.
pub fn schema(generator: &mut SchemaGenerator) -> Schema {
    let mut object = ObjectValidation::default();
    for name in [
        "type", "title", "status", "detail", "instance", "reason", "context",
    ] {
        let schema = match name {
            "status" => u16::json_schema(generator),
            _ => String::json_schema(generator),
        };
        object.properties.insert(name.to_owned(), schema);
        if !matches!(name, "detail" | "instance") {
            object.required.insert(name.to_owned());
        }
    }
    Schema::Object(SchemaObject {
        instance_type: Some(InstanceType::Object.into()),
        object: Some(Box::new(object)),
        ..SchemaObject::default()
    })
}
