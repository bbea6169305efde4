//! Errors in the place of dropshot's `HttpError`.

use std::borrow::Cow;
use std::fmt;

use dropshot::{ErrorStatusCode, HttpError, HttpResponseError};
use schemars_08::JsonSchema;
use schemars_08::r#gen::SchemaGenerator;
use schemars_08::schema::{InstanceType, ObjectValidation, Schema, SchemaObject};
use serde::ser::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::adapters::maps::dropshot::RequestError;
use crate::{FlowError, Http, Problem};

/// Any error, in the place where an endpoint has dropshot's [`HttpError`]: every [`FlowError`]
/// becomes one with `?`, which writes its document and emits its event.
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
pub struct EndpointError(Box<dyn FlowError + Send + Sync>, Written);

/// An error of one type, in the place where an endpoint has dropshot's [`HttpError`]: as
/// [`EndpointError`], but the `OpenAPI` document calls its problem documents by the type's name.
///
/// The type has to be what dropshot makes of a request that its extractors refuse,
/// `From<HttpError>`, by a variant with the map [`RequestError`].
///
/// ```
/// use dropshot::{HttpError, HttpResponseDeleted};
/// use flowcms_status::FlowError;
/// use flowcms_status::dropshot::{RequestError, TypedError};
///
/// #[derive(Debug, thiserror::Error, FlowError)]
/// enum ContentError {
///     #[error("the entry is locked")]
///     #[flow(code = 409)]
///     Locked,
///     #[error(transparent)]
///     #[flow(map = RequestError)]
///     Request(#[from] HttpError),
/// }
///
/// # fn lock(slug: &str) -> Result<(), ContentError> { Err(ContentError::Locked) }
/// async fn delete(slug: &str) -> Result<HttpResponseDeleted, TypedError<ContentError>> {
///     lock(slug)?;
///     Ok(HttpResponseDeleted())
/// }
/// # let _ = delete;
/// ```
#[derive(Debug)]
pub struct TypedError<E>(E, Written);

/// What dropshot is to send of an error.
#[derive(Debug)]
struct Written {
    status: ErrorStatusCode,
    document: Box<RawValue>,
}

impl EndpointError {
    /// The error inside.
    #[must_use]
    pub fn error(&self) -> &(dyn FlowError + Send + Sync) {
        &*self.0
    }
}

impl<E> TypedError<E> {
    /// The error inside.
    #[must_use]
    pub fn error(&self) -> &E {
        &self.0
    }
}

impl<E: FlowError + Send + Sync + 'static> From<E> for EndpointError {
    fn from(error: E) -> Self {
        let written = Written::of(&error);
        Self(Box::new(error), written)
    }
}

impl<E: FlowError> From<E> for TypedError<E> {
    fn from(error: E) -> Self {
        let written = Written::of(&error);
        Self(error, written)
    }
}

/// By the map [`RequestError`].
impl From<HttpError> for EndpointError {
    fn from(error: HttpError) -> Self {
        Self::from(RequestError::from(error))
    }
}

/// By the type's own `From`.
impl<E: FlowError + From<HttpError>> From<HttpError> for TypedError<E> {
    fn from(error: HttpError) -> Self {
        Self::from(E::from(error))
    }
}

/// The error's own text, which dropshot logs.
impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// The error's own text, which dropshot logs.
impl<E: fmt::Display> fmt::Display for TypedError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl HttpResponseError for EndpointError {
    fn status_code(&self) -> ErrorStatusCode {
        self.1.status
    }
}

impl<E: FlowError + From<HttpError> + Send + Sync + 'static> HttpResponseError for TypedError<E> {
    fn status_code(&self) -> ErrorStatusCode {
        self.1.status
    }
}

/// The document, byte for byte.
impl Serialize for EndpointError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.1.document.serialize(serializer)
    }
}

/// The document, byte for byte.
impl<E> Serialize for TypedError<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.1.document.serialize(serializer)
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

/// By the name of the type without its path and its parameters.
impl<E> JsonSchema for TypedError<E> {
    fn schema_name() -> String {
        let path = std::any::type_name::<E>();
        let path = path.split('<').next().unwrap_or(path);
        path.rsplit("::").next().unwrap_or(path).to_owned()
    }

    fn schema_id() -> Cow<'static, str> {
        std::any::type_name::<E>().into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        schema(generator)
    }
}

impl Written {
    fn of(error: &dyn FlowError) -> Self {
        // dropshot has no code below 400.
        let status = ErrorStatusCode::from_status(error.status_code());
        let response = match status {
            Ok(_) => error.to_response(),
            Err(_) => Http::InternalServerError.to_response(),
        };
        let body = String::from_utf8(response.into_body().into()).unwrap_or_default();
        let document = RawValue::from_string(body).or_else(|_| {
            // A `render` function wrote something else than JSON.
            RawValue::from_string(Problem::new(error).to_json())
        });
        Self {
            status: status.unwrap_or(ErrorStatusCode::INTERNAL_SERVER_ERROR),
            document: document.unwrap_or_default(),
        }
    }
}

/// A problem document (RFC 9457), with any extension members.
fn schema(generator: &mut SchemaGenerator) -> Schema {
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
