//! What a gRPC error says, as tonic has it.

use ::tonic::{Code, Status};
use http::header::RETRY_AFTER;
use http::{HeaderValue, StatusCode};
use serde_json::{Map, Value, json};
use tonic_types::{FieldViolation, StatusExt as _};

use super::answer::Answer;
use super::api_error::ApiError;
use super::decode::Decode;
use super::document::ProblemDocument;
use crate::declaration::table::Retry;

/// Reads the `google.rpc.ErrorInfo` of a status, whose metadata are the members of the problem.
/// Without one it is no problem, and its code says whether to send the call again.
impl<E: Decode> From<&Status> for ApiError<E> {
    fn from(status: &Status) -> Self {
        let mut headers = status.metadata().clone().into_headers();
        let retry = (status.get_details_retry_info()).and_then(|info| info.retry_delay);
        if let Some(delay) = retry.filter(|_| !headers.contains_key(RETRY_AFTER)) {
            let begun = u64::from(delay.subsec_nanos() > 0);
            let seconds = delay.as_secs().saturating_add(begun);
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        let of_code = http_status(status.code());
        let Some(info) = status.get_details_error_info() else {
            let answer = Answer::new(of_code, headers, status.message().as_bytes());
            return Self::NotAProblem(answer.of_class(class(status.code())));
        };

        let mut members = Map::new();
        let sent = (info.metadata.get("status"))
            .and_then(|sent| StatusCode::from_bytes(sent.as_bytes()).ok());
        members.insert("reason".to_owned(), Value::String(info.reason));
        if !status.message().is_empty() {
            members.insert("detail".to_owned(), status.message().into());
        }
        if let Some(request) = status.get_details_request_info() {
            members.insert("instance".to_owned(), Value::String(request.request_id));
        }
        if let Some(bad_request) = status.get_details_bad_request() {
            let error = |violation: &FieldViolation| match &*violation.field {
                "" => json!({"pointer": "#", "detail": violation.description}),
                field => json!({"pointer": format!("#/{field}"), "detail": violation.description}),
            };
            let errors = bad_request.field_violations.iter().map(error).collect();
            members.insert("errors".to_owned(), Value::Array(errors));
        }
        for (name, text) in info.metadata {
            let value = match (&*name, sent) {
                ("status", Some(sent)) => sent.as_u16().into(),
                _ => Value::String(text),
            };
            members.insert(name, value);
        }
        let json = Value::Object(members).to_string();
        match ProblemDocument::new(sent.unwrap_or(of_code), headers, json.as_bytes()) {
            Ok(document) => Self::of_document(document.of_domain(info.domain)),
            Err(answer) => Self::NotAProblem(answer.of_class(class(status.code()))),
        }
    }
}

/// What `google.rpc.Code` says that a code is in HTTP.
const fn http_status(code: Code) -> StatusCode {
    match code {
        Code::Ok => StatusCode::OK,
        Code::InvalidArgument | Code::FailedPrecondition | Code::OutOfRange => {
            StatusCode::BAD_REQUEST
        }
        Code::Unauthenticated => StatusCode::UNAUTHORIZED,
        Code::PermissionDenied => StatusCode::FORBIDDEN,
        Code::NotFound => StatusCode::NOT_FOUND,
        Code::AlreadyExists | Code::Aborted => StatusCode::CONFLICT,
        Code::ResourceExhausted => StatusCode::TOO_MANY_REQUESTS,
        Code::Unimplemented => StatusCode::NOT_IMPLEMENTED,
        Code::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Code::DeadlineExceeded => StatusCode::GATEWAY_TIMEOUT,
        // 499 has no name in `http`.
        Code::Cancelled | Code::Unknown | Code::Internal | Code::DataLoss => {
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
}

/// The codes that say that the same call may succeed later.
const fn class(code: Code) -> Retry {
    match code {
        Code::Unavailable | Code::ResourceExhausted | Code::DeadlineExceeded => Retry::Backoff,
        _ => Retry::Never,
    }
}
