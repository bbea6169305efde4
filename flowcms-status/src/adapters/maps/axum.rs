//! The maps of axum's rejections.

#[cfg(feature = "axum")]
use crate::adapters::axum::texts::{
    form_detail, form_errors, is_too_large, json_detail, json_errors, path_detail, path_errors,
    query_detail, query_errors,
};
use crate::tables::iana::Http;
#[cfg(feature = "axum")]
use axum::extract::rejection::{
    BytesRejection, ExtensionRejection, FailedToBufferBody, FormRejection, JsonRejection,
    MatchedPathRejection, NestedPathRejection, PathRejection, QueryRejection, RawFormRejection,
    RawPathParamsRejection, StringRejection,
};
#[cfg(feature = "axum")]
use http::StatusCode;

map! { "axum"
    /// How `Json` answers. `errors` says where it is wrong, `#/items/2/title`, and the detail which type
    /// was expected.
    #[flow(crate = crate, client = JsonProblem)]
    pub struct JsonError(JsonRejection) in Http {
        #[flow(reason = "json_syntax", detail = json_detail, errors = json_errors)]
        JsonRejection::JsonSyntaxError(_) => 400 "Send well-formed JSON.",
        #[flow(reason = "json_data", detail = json_detail, errors = json_errors)]
        JsonRejection::JsonDataError(_)
            => 422 or 400 "Send the members, of the types, that the documentation names.",
        #[flow(reason = "json_content_type", detail = JsonRejection::body_text)]
        JsonRejection::MissingJsonContentType(_)
            => 415 or 400 "Send JSON, with `Content-Type: application/json`.",
        #[flow(reason = "too_large", detail = JsonRejection::body_text)]
        JsonRejection::BytesRejection(body) if is_too_large(body) => 413 or 400 "Send less content.",
        #[flow(reason = "body", detail = JsonRejection::body_text)]
        JsonRejection::BytesRejection(_) => 400 "Send the whole content, as its headers describe it.",
        #[flow(reason = "failed")]
        _ => 500,
    }
}

map! { "axum"
    /// How `Form` answers.
    #[flow(crate = crate, client = FormProblem)]
    pub struct FormError(FormRejection) in Http {
        #[flow(reason = "form_content_type", detail = FormRejection::body_text)]
        FormRejection::InvalidFormContentType(_)
            => 415 or 400 "Send a form, with `Content-Type: application/x-www-form-urlencoded`.",
        #[flow(reason = "form_query", detail = form_detail, errors = form_errors)]
        FormRejection::FailedToDeserializeForm(_)
            => 400 "Send the query parameters, of the types, that the documentation names.",
        #[flow(reason = "form_data", detail = form_detail, errors = form_errors)]
        FormRejection::FailedToDeserializeFormBody(_)
            => 422 or 400 "Send the fields, of the types, that the documentation names.",
        #[flow(reason = "too_large", detail = FormRejection::body_text)]
        FormRejection::BytesRejection(body) if is_too_large(body) => 413 or 400 "Send less content.",
        #[flow(reason = "body", detail = FormRejection::body_text)]
        FormRejection::BytesRejection(_) => 400 "Send the whole content, as its headers describe it.",
        #[flow(reason = "failed")]
        _ => 500,
    }
}

map! { "axum"
    /// How `RawForm` answers.
    #[flow(crate = crate, client = RawFormProblem)]
    pub struct RawFormError(RawFormRejection) in Http {
        #[flow(reason = "form_content_type", detail = RawFormRejection::body_text)]
        RawFormRejection::InvalidFormContentType(_)
            => 415 or 400 "Send a form, with `Content-Type: application/x-www-form-urlencoded`.",
        #[flow(reason = "too_large", detail = RawFormRejection::body_text)]
        RawFormRejection::BytesRejection(body) if is_too_large(body) => 413 or 400 "Send less content.",
        #[flow(reason = "body", detail = RawFormRejection::body_text)]
        RawFormRejection::BytesRejection(_)
            => 400 "Send the whole content, as its headers describe it.",
        #[flow(reason = "failed")]
        _ => 500,
    }
}

map! { "axum"
    /// How `Query` answers.
    #[flow(crate = crate, client = QueryProblem)]
    pub struct QueryError(QueryRejection) in Http {
        #[flow(reason = "query", detail = query_detail, errors = query_errors)]
        QueryRejection::FailedToDeserializeQueryString(_)
            => 400 "Send the query parameters, of the types, that the documentation names.",
        #[flow(reason = "failed")]
        _ => 500,
    }
}

map! { "axum"
    /// How `Path` answers. A handler that asks for more or other segments than its route has is the
    /// server's mistake: 500.
    #[flow(crate = crate, client = PathProblem)]
    pub struct PathError(PathRejection) in Http {
        #[flow(reason = "path", detail = path_detail, errors = path_errors)]
        rejection if rejection.status() == StatusCode::BAD_REQUEST
            => 400 "Check the segments of the path against the documentation.",
        #[flow(reason = "failed")]
        _ => 500,
    }
}

map! { "axum"
    /// How `RawPathParams` answers.
    #[flow(crate = crate, client = RawPathProblem)]
    pub struct RawPathError(RawPathParamsRejection) in Http {
        #[flow(reason = "path", detail = RawPathParamsRejection::body_text)]
        rejection if rejection.status() == StatusCode::BAD_REQUEST
            => 400 "Check the segments of the path against the documentation.",
        #[flow(reason = "failed")]
        _ => 500,
    }
}

map! { "axum"
    /// How `Bytes` answers, and whatever else buffers the content.
    #[flow(crate = crate, client = BytesProblem)]
    pub struct BytesError(BytesRejection) in Http {
        #[flow(reason = "too_large", detail = BytesRejection::body_text)]
        body if is_too_large(body) => 413 or 400 "Send less content.",
        #[flow(reason = "body", detail = BytesRejection::body_text)]
        BytesRejection::FailedToBufferBody(_)
            => 400 "Send the whole content, as its headers describe it.",
        #[flow(reason = "failed")]
        _ => 500,
    }
}

map! { "axum"
    /// How `String` answers.
    #[flow(crate = crate, client = TextProblem)]
    pub struct TextError(StringRejection) in Http {
        #[flow(reason = "text", detail = StringRejection::body_text)]
        StringRejection::InvalidUtf8(_) => 400 "Send text in UTF-8.",
        #[flow(reason = "too_large", detail = StringRejection::body_text)]
        StringRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_))
            => 413 or 400 "Send less content.",
        #[flow(reason = "body", detail = StringRejection::body_text)]
        StringRejection::FailedToBufferBody(_)
            => 400 "Send the whole content, as its headers describe it.",
        #[flow(reason = "failed")]
        _ => 500,
    }
}

map! { "axum"
    /// How `Extension` answers where the router has no such extension.
    #[flow(crate = crate, client = ExtensionProblem)]
    pub struct ExtensionError(ExtensionRejection) in Http {
        #[flow(reason = "failed")]
        _ => 500,
    }
}

map! { "axum"
    /// How `MatchedPath` answers where no route matched.
    #[flow(crate = crate, client = MatchedPathProblem)]
    pub struct MatchedPathError(MatchedPathRejection) in Http {
        #[flow(reason = "failed")]
        _ => 500,
    }
}

map! { "axum"
    /// How `NestedPath` answers where the route is not nested.
    #[flow(crate = crate, client = NestedPathProblem)]
    pub struct NestedPathError(NestedPathRejection) in Http {
        #[flow(reason = "failed")]
        _ => 500,
    }
}
