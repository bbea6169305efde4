//! The maps of poem's errors.

#[cfg(feature = "poem")]
use crate::adapters::poem::own_errors::has_the_status_of_one;
#[cfg(feature = "poem")]
use crate::adapters::poem::texts::{
    any_detail, any_errors, form_detail, form_errors, json_detail, json_errors, query_detail,
    query_errors,
};
use crate::tables::iana::Http;
#[cfg(feature = "poem")]
use poem::error;

map! { "poem"
    /// How any `poem::Error` answers: with its status, and its text below 500. What the extractors
    /// refuse has a reason for each.
    ///
    /// An error of yours that went through `poem::Error` keeps no more than its status here; let it
    /// be a part of your own error as itself.
    #[flow(crate = crate, client = AnyProblem)]
    pub struct AnyError(poem::Error) in Http {
        #[flow(reason = "nested", detail = none, status = poem::Error::status)]
        #[flow(codes(402, 403, 404, 406, 408, 409, 410, 411, 412, 413, 415, 416, 422, 423, 428, 429, 451))]
        e if has_the_status_of_one(e) && e.status().is_client_error() => 400,
        #[flow(reason = "nested_failure", detail = none, status = poem::Error::status)]
        #[flow(codes(501, 502, 503, 504, 507))]
        e if has_the_status_of_one(e) => 500,
        #[flow(reason = "json", detail = any_detail, errors = any_errors)]
        e if e.is::<error::ParseJsonError>() && e.status() == 400
            => 400 "Send well-formed JSON, with the members, of the types, that the documentation names.",
        #[flow(reason = "form", detail = any_detail, errors = any_errors)]
        e if e.is::<error::ParseFormError>() && e.status() == 400
            => 400 "Send the fields, of the types, that the documentation names.",
        #[flow(reason = "query", detail = any_detail, errors = any_errors)]
        e if e.is::<error::ParseQueryError>()
            => 400 "Send the query parameters, of the types, that the documentation names.",
        #[flow(reason = "path")]
        e if e.is::<error::ParsePathError>()
            => 400 "Check the segments of the path against the documentation.",
        #[flow(reason = "header")]
        e if e.is::<error::ParseTypedHeaderError>()
            => 400 "Check the request's headers against the documentation.",
        #[flow(reason = "refused")]
        e if e.status() == 400 => 400,
        #[flow(reason = "access")]
        e if e.status() == 403 => 403 or 400,
        #[flow(reason = "missing")]
        e if e.status() == 404 => 404 or 400,
        #[flow(reason = "slow_request")]
        e if e.status() == 408 => 408 or 400,
        #[flow(reason = "content_length")]
        e if e.status() == 411 => 411 or 400,
        #[flow(reason = "condition")]
        e if e.status() == 412 => 412 or 400,
        #[flow(reason = "too_large")]
        e if e.status() == 413 => 413 or 400,
        #[flow(reason = "content_type")]
        e if e.status() == 415 => 415 or 400,
        #[flow(reason = "range")]
        e if e.status() == 416 => 416 or 400,
        #[flow(reason = "unprocessable")]
        e if e.status() == 422 => 422 or 400,
        #[flow(reason = "too_often")]
        e if e.status() == 429 => 429 or 400,
        #[flow(reason = "failed")]
        e if e.status() == 500 => 500,
        #[flow(reason = "unsupported")]
        e if e.status() == 501 => 501 or 500,
        #[flow(reason = "upstream_failed")]
        e if e.status() == 502 => 502 or 500,
        #[flow(reason = "unavailable")]
        e if e.status() == 503 => 503 or 500,
        #[flow(reason = "upstream_slow")]
        e if e.status() == 504 => 504 or 500,
        #[flow(reason = "client_error", status = poem::Error::status)]
        #[flow(codes(402, 406, 409, 410, 414, 417, 421, 423, 424, 425, 428, 431, 451))]
        e if e.status().is_client_error() => 400,
        #[flow(reason = "server_error", status = poem::Error::status)]
        #[flow(codes(505, 506, 507, 508, 510, 511))]
        _ => 500,
    }
}

map! { "poem"
    /// How `web::Json` answers.
    #[flow(crate = crate, client = JsonProblem)]
    pub struct JsonError(error::ParseJsonError) in Http {
        #[flow(reason = "json_content_type")]
        error::ParseJsonError::InvalidContentType(_) | error::ParseJsonError::ContentTypeRequired
            => 415 or 400 "Send JSON, with `Content-Type: application/json`.",
        #[flow(reason = "json", detail = json_detail, errors = json_errors)]
        error::ParseJsonError::Parse(_)
            => 400 "Send well-formed JSON, with the members, of the types, that the documentation names.",
    }
}

map! { "poem"
    /// How `web::Form` answers.
    #[flow(crate = crate, client = FormProblem)]
    pub struct FormError(error::ParseFormError) in Http {
        #[flow(reason = "form_content_type")]
        error::ParseFormError::InvalidContentType(_) | error::ParseFormError::ContentTypeRequired
            => 415 or 400 "Send a form, with `Content-Type: application/x-www-form-urlencoded`.",
        #[flow(reason = "form", detail = form_detail, errors = form_errors)]
        error::ParseFormError::UrlDecode(_)
            => 400 "Send the fields, of the types, that the documentation names.",
    }
}

map! { "poem"
    /// How `web::Query` answers.
    #[flow(crate = crate, client = QueryProblem)]
    pub struct QueryError(error::ParseQueryError) in Http {
        #[flow(reason = "query", detail = query_detail, errors = query_errors)]
        _ => 400 "Send the query parameters, of the types, that the documentation names.",
    }
}

map! { "poem"
    /// How `web::Path` answers.
    #[flow(crate = crate, client = PathProblem)]
    pub struct PathError(error::ParsePathError) in Http {
        #[flow(reason = "path")]
        _ => 400 "Check the segments of the path against the documentation.",
    }
}

map! { "poem"
    /// How `web::TypedHeader` answers.
    #[flow(crate = crate, client = HeaderProblem)]
    pub struct HeaderError(error::ParseTypedHeaderError) in Http {
        #[flow(reason = "header")]
        _ => 400 "Check the request's headers against the documentation.",
    }
}

map! { "poem"
    /// How a body that cannot be read answers (`Body`, `String`, `Vec<u8>`, and every extractor that
    /// reads one).
    #[flow(crate = crate, client = BodyProblem)]
    pub struct BodyError(error::ReadBodyError) in Http {
        #[flow(reason = "too_large")]
        error::ReadBodyError::PayloadTooLarge => 413 or 400 "Send less content.",
        #[flow(reason = "text")]
        error::ReadBodyError::Utf8(_) => 400 "Send text in UTF-8.",
        #[flow(reason = "body")]
        error::ReadBodyError::Io(_) => 400 "Send the whole content, as its headers describe it.",
        #[flow(reason = "failed")]
        error::ReadBodyError::BodyHasBeenTaken => 500,
    }
}

map! { "poem"
    /// How the middleware `SizeLimit` answers.
    #[flow(crate = crate, client = SizeProblem)]
    pub struct SizeError(error::SizedLimitError) in Http {
        #[flow(reason = "content_length")]
        error::SizedLimitError::MissingContentLength => 411 or 400 "Send `Content-Length`.",
        #[flow(reason = "too_large")]
        error::SizedLimitError::PayloadTooLarge => 413 or 400 "Send less content.",
    }
}

map! { "poem"
    /// How the middleware `Cors` answers.
    #[flow(crate = crate, client = CorsProblem)]
    pub struct CorsError(error::CorsError) in Http {
        #[flow(reason = "cors")]
        _ => 403 or 400 "The API does not allow this request from a page of that origin.",
    }
}

map! { "poem"
    /// How `web::Data` answers where the application has no such data.
    #[flow(crate = crate, client = DataProblem)]
    pub struct DataError(error::GetDataError) in Http {
        #[flow(reason = "failed")]
        _ => 500,
    }
}

map! { "poem"
    /// How a route that does not exist answers.
    #[flow(crate = crate, client = NotFoundProblem)]
    pub struct NotFound(error::NotFoundError) in Http {
        #[flow(reason = "no_route")]
        _ => 404 or 400 "Check the path of the request against the documentation.",
    }
}

map! { "poem"
    /// How a protocol upgrade that did not come about answers.
    #[flow(crate = crate, client = UpgradeProblem)]
    pub struct UpgradeError(error::UpgradeError) in Http {
        #[flow(reason = "failed")]
        error::UpgradeError::NoUpgrade => 500,
        #[flow(reason = "upgrade")]
        error::UpgradeError::Other(_) => 400 "Send a request that can be upgraded.",
    }
}

map! { "poem"
    /// How static files answer. The path of a file on the server stays private.
    #[flow(crate = crate, client = FileProblem)]
    pub struct FileError(error::StaticFileError) in Http {
        #[flow(reason = "path")]
        error::StaticFileError::InvalidPath => 400 "Send a path in UTF-8, percent-encoded.",
        #[flow(reason = "access", detail = none)]
        error::StaticFileError::Forbidden(_) => 403 or 400,
        #[flow(reason = "no_file")]
        error::StaticFileError::NotFound => 404 or 400,
        #[flow(reason = "method", detail = "{method} is not supported", header("Allow" = "GET"))]
        error::StaticFileError::MethodNotAllowed(method) => 405 or 400,
        #[flow(reason = "condition")]
        error::StaticFileError::PreconditionFailed => 412 or 400,
        #[flow(reason = "range", header("Content-Range" = "bytes */{size}"))]
        error::StaticFileError::RangeNotSatisfiable { size } => 416 or 400,
        #[flow(reason = "failed")]
        error::StaticFileError::Io(_) => 500,
    }
}
