//! The maps of what salvo refuses.

#[cfg(feature = "salvo")]
use crate::adapters::salvo::own_errors::public_text;
#[cfg(feature = "salvo")]
use crate::adapters::salvo::texts::{code, detail, errors};
use crate::tables::iana::Http;
#[cfg(feature = "salvo")]
use salvo_core::http::{ParseError, StatusCode, StatusError};

map! { "salvo"
    /// How a request that cannot be read answers (`Request::parse_json`, `JsonBody`, `QueryParam`
    /// and the like), with salvo's codes.
    #[flow(crate = crate, client = RequestProblem)]
    pub struct RequestError(ParseError) in Http {
        #[flow(reason = "too_large")]
        ParseError::PayloadTooLarge => 413 or 400 "Send less content.",
        #[flow(reason = "content_type")]
        ParseError::InvalidContentType | ParseError::NotMultipart | ParseError::NotFormData
            => 400 "Send the content, and its `Content-Type`, that the documentation names.",
        #[flow(reason = "json_data", detail = detail, errors = errors)]
        ParseError::SerdeJson(json) if json.is_data()
            => 400 "Send the members, of the types, that the documentation names.",
        #[flow(reason = "json_syntax", detail = detail, errors = errors)]
        ParseError::SerdeJson(_) => 400 "Send well-formed JSON.",
        #[flow(reason = "parameters", detail = detail, errors = errors)]
        ParseError::Deserialize(_) | ParseError::ParseFromStr | ParseError::NotExist
            | ParseError::DuplicateKey
            => 400 "Send the parameters, of the types, that the documentation names.",
        #[flow(reason = "body")]
        ParseError::EmptyBody | ParseError::Io(_) | ParseError::Hyper(_) | ParseError::Multer(_)
            => 400 "Send the whole content, as its headers describe it.",
        #[flow(reason = "text")]
        ParseError::Utf8(_) => 400 "Send text in UTF-8.",
        #[flow(reason = "request")]
        _ => 400 "Check the request against the documentation.",
    }
}

map! { "salvo"
    /// How a `StatusError` answers: with its code, and below 500 with the text of its `brief`, or of
    /// the `ParseError` that is its cause.
    #[flow(crate = crate, client = AnyProblem)]
    pub struct AnyError(StatusError) in Http {
        #[flow(reason = "refused", detail = public_text)]
        e if e.code == StatusCode::BAD_REQUEST => 400,
        #[flow(reason = "access", detail = public_text)]
        e if e.code == StatusCode::FORBIDDEN => 403 or 400,
        #[flow(reason = "missing", detail = public_text)]
        e if e.code == StatusCode::NOT_FOUND => 404 or 400,
        #[flow(reason = "slow_request", detail = public_text)]
        e if e.code == StatusCode::REQUEST_TIMEOUT => 408 or 400,
        #[flow(reason = "clash", detail = public_text)]
        e if e.code == StatusCode::CONFLICT => 409 or 400,
        #[flow(reason = "too_large", detail = public_text)]
        e if e.code == StatusCode::PAYLOAD_TOO_LARGE => 413 or 400,
        #[flow(reason = "content_type", detail = public_text)]
        e if e.code == StatusCode::UNSUPPORTED_MEDIA_TYPE => 415 or 400,
        #[flow(reason = "unprocessable", detail = public_text)]
        e if e.code == StatusCode::UNPROCESSABLE_ENTITY => 422 or 400,
        #[flow(reason = "too_often", detail = public_text)]
        e if e.code == StatusCode::TOO_MANY_REQUESTS => 429 or 400,
        #[flow(reason = "client_error", detail = public_text, status = code)]
        #[flow(codes(402, 406, 410, 411, 412, 414, 416, 417, 421, 423, 424, 428, 431, 451))]
        e if e.code.is_client_error() => 400,
        #[flow(reason = "failed", detail = none)]
        e if e.code == StatusCode::INTERNAL_SERVER_ERROR => 500,
        #[flow(reason = "upstream_failed", detail = none)]
        e if e.code == StatusCode::BAD_GATEWAY => 502 or 500,
        #[flow(reason = "unavailable", detail = none)]
        e if e.code == StatusCode::SERVICE_UNAVAILABLE => 503 or 500,
        #[flow(reason = "upstream_slow", detail = none)]
        e if e.code == StatusCode::GATEWAY_TIMEOUT => 504 or 500,
        #[flow(reason = "server_error", detail = none, status = code)]
        #[flow(codes(501, 505, 506, 507, 508, 510, 511))]
        _ => 500,
    }
}
