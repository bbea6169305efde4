//! The maps of actix-web's errors.

#[cfg(feature = "actix-web")]
use crate::adapters::actix_web::texts::{
    form_detail, form_errors, json_detail, json_errors, path_detail, path_errors, query_detail,
    query_errors,
};
use crate::tables::iana::Http;
#[cfg(feature = "actix-web")]
use actix_web::error;

map! { "actix-web"
    /// How `web::Json` answers, with actix-web's codes.
    #[flow(crate = crate, client = JsonProblem)]
    pub struct JsonError(error::JsonPayloadError) in Http {
        #[flow(reason = "too_large")]
        error::JsonPayloadError::OverflowKnownLength { .. }
        | error::JsonPayloadError::Overflow { .. }
        | error::JsonPayloadError::Payload(error::PayloadError::Overflow)
            => 413 or 400 "Send less JSON.",
        #[flow(reason = "json_content_type")]
        error::JsonPayloadError::ContentType
            => 400 "Send JSON, with `Content-Type: application/json`.",
        #[flow(reason = "json_data", detail = json_detail, errors = json_errors)]
        error::JsonPayloadError::Deserialize(json) if json.is_data()
            => 400 "Send the members, of the types, that the documentation names.",
        #[flow(reason = "json_syntax", detail = json_detail, errors = json_errors)]
        error::JsonPayloadError::Deserialize(_) => 400 "Send well-formed JSON.",
        #[flow(reason = "payload")]
        error::JsonPayloadError::Payload(_) => 400 "Send the whole payload, as its headers describe it.",
        // `Serialize`, and whatever comes with a later actix-web.
        #[flow(reason = "failed")]
        _ => 500,
    }
}

map! { "actix-web"
    /// How `web::Path` answers, with actix-web's code.
    #[flow(crate = crate, client = PathProblem)]
    pub struct PathError(error::PathError) in Http {
        #[flow(reason = "path", detail = path_detail, errors = path_errors)]
        _ => 404 or 400 "Check the segments of the path against the documentation.",
    }
}

map! { "actix-web"
    /// How `web::Query` answers, with actix-web's code.
    #[flow(crate = crate, client = QueryProblem)]
    pub struct QueryError(error::QueryPayloadError) in Http {
        #[flow(reason = "query", detail = query_detail, errors = query_errors)]
        _ => 400 "Send the query parameters, of the types, that the documentation names.",
    }
}

map! { "actix-web"
    /// How `web::Form` answers, with actix-web's codes.
    #[flow(crate = crate, client = FormProblem)]
    pub struct FormError(error::UrlencodedError) in Http {
        #[flow(reason = "too_large")]
        error::UrlencodedError::Overflow { .. }
        | error::UrlencodedError::Payload(error::PayloadError::Overflow)
            => 413 or 400 "Send a smaller form.",
        #[flow(reason = "content_length")]
        error::UrlencodedError::UnknownLength => 411 or 400 "Send `Content-Length`.",
        #[flow(reason = "form_content_type")]
        error::UrlencodedError::ContentType
            => 415 or 400 "Send a form, with `Content-Type: application/x-www-form-urlencoded`.",
        #[flow(reason = "form", detail = form_detail, errors = form_errors)]
        error::UrlencodedError::Parse(_) | error::UrlencodedError::Encoding
            => 400 "Send the fields, of the types, that the documentation names.",
        #[flow(reason = "payload")]
        _ => 400 "Send the whole payload, as its headers describe it.",
    }
}

map! { "actix-web"
    /// How a payload that cannot be read answers (`web::Payload`, `Bytes`, `String`), with
    /// actix-web's codes.
    #[flow(crate = crate, client = PayloadProblem)]
    pub struct PayloadError(error::PayloadError) in Http {
        #[flow(reason = "too_large")]
        error::PayloadError::Overflow => 413 or 400 "Send a smaller payload.",
        #[flow(reason = "payload")]
        _ => 400 "Send the whole payload, as its headers describe it.",
    }
}

map! { "actix-web"
    /// How a payload that cannot be read line by line answers (`dev::Readlines`), with actix-web's
    /// codes.
    #[flow(crate = crate, client = LinesProblem)]
    pub struct LinesError(error::ReadlinesError) in Http {
        #[flow(reason = "too_large")]
        error::ReadlinesError::LimitOverflow => 413 or 400 "Send shorter lines.",
        #[flow(reason = "lines")]
        error::ReadlinesError::EncodingError | error::ReadlinesError::ContentTypeError(_)
            => 400 "Send text in the encoding that `Content-Type` names.",
        #[flow(reason = "payload")]
        _ => 400 "Send the whole payload, as its headers describe it.",
    }
}

map! { "actix-web"
    /// How a `Content-Type` that cannot be read answers, with actix-web's code.
    #[flow(crate = crate, client = ContentTypeProblem)]
    pub struct ContentTypeError(error::ContentTypeError) in Http {
        #[flow(reason = "content_type")]
        _ => 400 "Send a `Content-Type` that is a media type.",
    }
}

map! { "actix-web"
    /// How `web::Header` answers, with actix-web's code.
    #[flow(crate = crate, client = HeaderProblem)]
    pub struct HeaderError(error::ParseError) in Http {
        #[flow(reason = "header")]
        _ => 400 "Check the request's headers against the documentation.",
    }
}

map! { "actix-web"
    /// How a thread pool that `web::block` cannot use answers.
    #[flow(crate = crate, client = BlockingProblem)]
    pub struct BlockingError(error::BlockingError) in Http {
        #[flow(reason = "failed")]
        _ => 500,
    }
}
