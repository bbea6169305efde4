// The problems of Parcel API 1.1.0, written from the declarations of its errors
// by flowcms-status 0.1.0: read it with that version.

use std::error::Error;
use std::fmt;

use flowcms_status::Retry;
use flowcms_status::__private::client::Reading;
use flowcms_status::client::Decode;

/// A problem that `ApiError` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum ApiErrorProblem {
    /// Bad Request: Send a key of your choice, another one for each parcel.
    KeyMissing,
    /// Unprocessable Content: Correct the fields in `errors`.
    FieldsRefused {
        errors: flowcms_status::FieldErrors,
    },
    /// Unprocessable Content: Correct the parameters in `errors`.
    ParametersRefused {
        errors: flowcms_status::FieldErrors,
    },
    /// Precondition Required: Send `If-Match` with the `ETag` that you have read.
    ConditionMissing,
    /// Not Found: Check the number.
    RecordNotFound {
        kind: String,
    },
    /// Precondition Failed: Someone was faster. Read again, then decide again.
    RecordChanged {
        etag: Option<String>,
    },
    /// Unprocessable Content: Send another key with another request.
    KeyReused,
    /// Not Found: Check what the request names.
    RowNotFound,
    /// Conflict: Send other values, or change the record that has these.
    UniqueViolation,
    /// Conflict: Create what the record refers to first, and delete what refers to it.
    ForeignKeyViolation,
    /// Service Unavailable: Try again.
    DatabaseBusy,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    DatabaseFailed,
    /// Bad Request: Send well-formed JSON.
    JsonSyntax {
        errors: flowcms_status::FieldErrors,
    },
    /// Unprocessable Content: Send the members, of the types, that the documentation names.
    JsonData {
        errors: flowcms_status::FieldErrors,
    },
    /// Unsupported Media Type: Send JSON, with `Content-Type: application/json`.
    JsonContentType,
    /// Content Too Large: Send less content.
    TooLarge,
    /// Bad Request: Send the whole content, as its headers describe it.
    Body,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    Failed,
    /// Bad Request: Check the segments of the path against the documentation.
    Path {
        errors: flowcms_status::FieldErrors,
    },
    /// Bad Request: Send the query parameters, of the types, that the documentation names.
    Query {
        errors: flowcms_status::FieldErrors,
    },
    /// Unsupported Media Type: Send one of the media types that /docs names.
    NotCsv,
    /// Bad Request: Send text in UTF-8.
    Text,
    /// Unprocessable Content: Correct the fields in `errors`.
    FormRefused {
        errors: flowcms_status::FieldErrors,
    },
    /// Unsupported Media Type: Send a form, with `Content-Type: application/x-www-form-urlencoded`.
    FormContentType,
    /// Bad Request: Send the query parameters, of the types, that the documentation names.
    FormQuery {
        errors: flowcms_status::FieldErrors,
    },
    /// Unprocessable Content: Send the fields, of the types, that the documentation names.
    FormData {
        errors: flowcms_status::FieldErrors,
    },
    /// Not Found: Check the number.
    LabelNotFound,
    /// Service Unavailable: Wait, and send the request again.
    QueueFull,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    NotPrinted,
    /// Too Many Requests: Wait, and send the request again.
    UpstreamLimit,
    /// Service Unavailable: Wait, and send the request again.
    UpstreamUnavailable,
    /// Gateway Timeout: Try again.
    UpstreamSlow,
    /// Bad Gateway: Try again.
    UpstreamFailed,
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl ApiErrorProblem {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::KeyMissing { .. } => Retry::Never,
            Self::FieldsRefused { .. } => Retry::Never,
            Self::ParametersRefused { .. } => Retry::Never,
            Self::ConditionMissing { .. } => Retry::Never,
            Self::RecordNotFound { .. } => Retry::Never,
            Self::RecordChanged { .. } => Retry::Never,
            Self::KeyReused { .. } => Retry::Never,
            Self::RowNotFound { .. } => Retry::Never,
            Self::UniqueViolation { .. } => Retry::Never,
            Self::ForeignKeyViolation { .. } => Retry::Never,
            Self::DatabaseBusy { .. } => Retry::After("Retry-After"),
            Self::DatabaseFailed { .. } => Retry::Backoff,
            Self::JsonSyntax { .. } => Retry::Never,
            Self::JsonData { .. } => Retry::Never,
            Self::JsonContentType { .. } => Retry::Never,
            Self::TooLarge { .. } => Retry::Never,
            Self::Body { .. } => Retry::Never,
            Self::Failed { .. } => Retry::Backoff,
            Self::Path { .. } => Retry::Never,
            Self::Query { .. } => Retry::Never,
            Self::NotCsv { .. } => Retry::Never,
            Self::Text { .. } => Retry::Never,
            Self::FormRefused { .. } => Retry::Never,
            Self::FormContentType { .. } => Retry::Never,
            Self::FormQuery { .. } => Retry::Never,
            Self::FormData { .. } => Retry::Never,
            Self::LabelNotFound { .. } => Retry::Never,
            Self::QueueFull { .. } => Retry::After("Retry-After"),
            Self::NotPrinted { .. } => Retry::Backoff,
            Self::UpstreamLimit { .. } => Retry::After("Retry-After"),
            Self::UpstreamUnavailable { .. } => Retry::After("Retry-After"),
            Self::UpstreamSlow { .. } => Retry::Backoff,
            Self::UpstreamFailed { .. } => Retry::Backoff,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for ApiErrorProblem {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("key_missing", "http://localhost:8086/errors#key_missing", &[400]) {
            return Some(Self::KeyMissing);
        }
        if reading.says("fields_refused", "http://localhost:8086/errors#fields_refused", &[422]) {
            return Some(Self::FieldsRefused {
                errors: reading.errors()?,
            });
        }
        if reading.says("parameters_refused", "http://localhost:8086/errors#parameters_refused", &[422]) {
            return Some(Self::ParametersRefused {
                errors: reading.errors()?,
            });
        }
        if reading.says("condition_missing", "http://localhost:8086/errors#condition_missing", &[428]) {
            return Some(Self::ConditionMissing);
        }
        if reading.says("record_not_found", "http://localhost:8086/errors#record_not_found", &[404]) {
            return Some(Self::RecordNotFound {
                kind: reading.member("kind")?,
            });
        }
        if reading.says("record_changed", "http://localhost:8086/errors#record_changed", &[412]) {
            return Some(Self::RecordChanged {
                etag: reading.header("ETag"),
            });
        }
        if reading.says("key_reused", "http://localhost:8086/errors#key_reused", &[422]) {
            return Some(Self::KeyReused);
        }
        if reading.says("row_not_found", "http://localhost:8086/errors#row_not_found", &[404]) {
            return Some(Self::RowNotFound);
        }
        if reading.says("unique_violation", "http://localhost:8086/errors#unique_violation", &[409]) {
            return Some(Self::UniqueViolation);
        }
        if reading.says("foreign_key_violation", "http://localhost:8086/errors#foreign_key_violation", &[409]) {
            return Some(Self::ForeignKeyViolation);
        }
        if reading.says("database_busy", "http://localhost:8086/errors#database_busy", &[503]) {
            return Some(Self::DatabaseBusy);
        }
        if reading.says("database_failed", "http://localhost:8086/errors#database_failed", &[500]) {
            return Some(Self::DatabaseFailed);
        }
        if reading.says("json_syntax", "http://localhost:8086/errors#json_syntax", &[400]) {
            return Some(Self::JsonSyntax {
                errors: reading.errors()?,
            });
        }
        if reading.says("json_data", "http://localhost:8086/errors#json_data", &[422]) {
            return Some(Self::JsonData {
                errors: reading.errors()?,
            });
        }
        if reading.says("json_content_type", "http://localhost:8086/errors#json_content_type", &[415]) {
            return Some(Self::JsonContentType);
        }
        if reading.says("too_large", "http://localhost:8086/errors#too_large", &[413]) {
            return Some(Self::TooLarge);
        }
        if reading.says("body", "http://localhost:8086/errors#body", &[400]) {
            return Some(Self::Body);
        }
        if reading.says("failed", "http://localhost:8086/errors#failed", &[500]) {
            return Some(Self::Failed);
        }
        if reading.says("path", "http://localhost:8086/errors#path", &[400]) {
            return Some(Self::Path {
                errors: reading.errors()?,
            });
        }
        if reading.says("query", "http://localhost:8086/errors#query", &[400]) {
            return Some(Self::Query {
                errors: reading.errors()?,
            });
        }
        if reading.says("not_csv", "http://localhost:8086/errors#not_csv", &[415]) {
            return Some(Self::NotCsv);
        }
        if reading.says("text", "http://localhost:8086/errors#text", &[400]) {
            return Some(Self::Text);
        }
        if reading.says("form_refused", "http://localhost:8086/errors#form_refused", &[422]) {
            return Some(Self::FormRefused {
                errors: reading.errors()?,
            });
        }
        if reading.says("form_content_type", "http://localhost:8086/errors#form_content_type", &[415]) {
            return Some(Self::FormContentType);
        }
        if reading.says("form_query", "http://localhost:8086/errors#form_query", &[400]) {
            return Some(Self::FormQuery {
                errors: reading.errors()?,
            });
        }
        if reading.says("form_data", "http://localhost:8086/errors#form_data", &[422]) {
            return Some(Self::FormData {
                errors: reading.errors()?,
            });
        }
        if reading.says("label_not_found", "http://localhost:8086/errors#label_not_found", &[404]) {
            return Some(Self::LabelNotFound);
        }
        if reading.says("queue_full", "http://localhost:8086/errors#queue_full", &[503]) {
            return Some(Self::QueueFull);
        }
        if reading.says("not_printed", "http://localhost:8086/errors#not_printed", &[500]) {
            return Some(Self::NotPrinted);
        }
        if reading.says("upstream_limit", "http://localhost:8086/errors#upstream_limit", &[429]) {
            return Some(Self::UpstreamLimit);
        }
        if reading.says("upstream_unavailable", "http://localhost:8086/errors#upstream_unavailable", &[503]) {
            return Some(Self::UpstreamUnavailable);
        }
        if reading.says("upstream_slow", "http://localhost:8086/errors#upstream_slow", &[504]) {
            return Some(Self::UpstreamSlow);
        }
        if reading.says("upstream_failed", "http://localhost:8086/errors#upstream_failed", &[502]) {
            return Some(Self::UpstreamFailed);
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for ApiErrorProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::KeyMissing => f.debug_struct("key_missing").finish(),
            Self::FieldsRefused { errors: field0 } => f.debug_struct("fields_refused").field("errors", field0).finish(),
            Self::ParametersRefused { errors: field0 } => f.debug_struct("parameters_refused").field("errors", field0).finish(),
            Self::ConditionMissing => f.debug_struct("condition_missing").finish(),
            Self::RecordNotFound { kind: field0 } => f.debug_struct("record_not_found").field("kind", field0).finish(),
            Self::RecordChanged { etag: field0 } => f.debug_struct("record_changed").field("etag", field0).finish(),
            Self::KeyReused => f.debug_struct("key_reused").finish(),
            Self::RowNotFound => f.debug_struct("row_not_found").finish(),
            Self::UniqueViolation => f.debug_struct("unique_violation").finish(),
            Self::ForeignKeyViolation => f.debug_struct("foreign_key_violation").finish(),
            Self::DatabaseBusy => f.debug_struct("database_busy").finish(),
            Self::DatabaseFailed => f.debug_struct("database_failed").finish(),
            Self::JsonSyntax { errors: field0 } => f.debug_struct("json_syntax").field("errors", field0).finish(),
            Self::JsonData { errors: field0 } => f.debug_struct("json_data").field("errors", field0).finish(),
            Self::JsonContentType => f.debug_struct("json_content_type").finish(),
            Self::TooLarge => f.debug_struct("too_large").finish(),
            Self::Body => f.debug_struct("body").finish(),
            Self::Failed => f.debug_struct("failed").finish(),
            Self::Path { errors: field0 } => f.debug_struct("path").field("errors", field0).finish(),
            Self::Query { errors: field0 } => f.debug_struct("query").field("errors", field0).finish(),
            Self::NotCsv => f.debug_struct("not_csv").finish(),
            Self::Text => f.debug_struct("text").finish(),
            Self::FormRefused { errors: field0 } => f.debug_struct("form_refused").field("errors", field0).finish(),
            Self::FormContentType => f.debug_struct("form_content_type").finish(),
            Self::FormQuery { errors: field0 } => f.debug_struct("form_query").field("errors", field0).finish(),
            Self::FormData { errors: field0 } => f.debug_struct("form_data").field("errors", field0).finish(),
            Self::LabelNotFound => f.debug_struct("label_not_found").finish(),
            Self::QueueFull => f.debug_struct("queue_full").finish(),
            Self::NotPrinted => f.debug_struct("not_printed").finish(),
            Self::UpstreamLimit => f.debug_struct("upstream_limit").finish(),
            Self::UpstreamUnavailable => f.debug_struct("upstream_unavailable").finish(),
            Self::UpstreamSlow => f.debug_struct("upstream_slow").finish(),
            Self::UpstreamFailed => f.debug_struct("upstream_failed").finish(),
        }
    }
}

impl Error for ApiErrorProblem {}

/// A problem that `ParcelError` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum ParcelErrorProblem {
    /// Bad Request: Send a key of your choice, another one for each parcel.
    KeyMissing,
    /// Unprocessable Content: Correct the fields in `errors`.
    FieldsRefused {
        errors: flowcms_status::FieldErrors,
    },
    /// Unprocessable Content: Correct the parameters in `errors`.
    ParametersRefused {
        errors: flowcms_status::FieldErrors,
    },
    /// Precondition Required: Send `If-Match` with the `ETag` that you have read.
    ConditionMissing,
    /// Not Found: Check the number.
    RecordNotFound {
        kind: String,
    },
    /// Precondition Failed: Someone was faster. Read again, then decide again.
    RecordChanged {
        etag: Option<String>,
    },
    /// Unprocessable Content: Send another key with another request.
    KeyReused,
    /// Not Found: Check what the request names.
    RowNotFound,
    /// Conflict: Send other values, or change the record that has these.
    UniqueViolation,
    /// Conflict: Create what the record refers to first, and delete what refers to it.
    ForeignKeyViolation,
    /// Service Unavailable: Try again.
    DatabaseBusy,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    DatabaseFailed,
    /// Bad Request: Send well-formed JSON.
    JsonSyntax {
        errors: flowcms_status::FieldErrors,
    },
    /// Unprocessable Content: Send the members, of the types, that the documentation names.
    JsonData {
        errors: flowcms_status::FieldErrors,
    },
    /// Unsupported Media Type: Send JSON, with `Content-Type: application/json`.
    JsonContentType,
    /// Content Too Large: Send less content.
    TooLarge,
    /// Bad Request: Send the whole content, as its headers describe it.
    Body,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    Failed,
    /// Bad Request: Check the segments of the path against the documentation.
    Path {
        errors: flowcms_status::FieldErrors,
    },
    /// Bad Request: Send the query parameters, of the types, that the documentation names.
    Query {
        errors: flowcms_status::FieldErrors,
    },
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl ParcelErrorProblem {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::KeyMissing { .. } => Retry::Never,
            Self::FieldsRefused { .. } => Retry::Never,
            Self::ParametersRefused { .. } => Retry::Never,
            Self::ConditionMissing { .. } => Retry::Never,
            Self::RecordNotFound { .. } => Retry::Never,
            Self::RecordChanged { .. } => Retry::Never,
            Self::KeyReused { .. } => Retry::Never,
            Self::RowNotFound { .. } => Retry::Never,
            Self::UniqueViolation { .. } => Retry::Never,
            Self::ForeignKeyViolation { .. } => Retry::Never,
            Self::DatabaseBusy { .. } => Retry::After("Retry-After"),
            Self::DatabaseFailed { .. } => Retry::Backoff,
            Self::JsonSyntax { .. } => Retry::Never,
            Self::JsonData { .. } => Retry::Never,
            Self::JsonContentType { .. } => Retry::Never,
            Self::TooLarge { .. } => Retry::Never,
            Self::Body { .. } => Retry::Never,
            Self::Failed { .. } => Retry::Backoff,
            Self::Path { .. } => Retry::Never,
            Self::Query { .. } => Retry::Never,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for ParcelErrorProblem {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("key_missing", "http://localhost:8086/errors#key_missing", &[400]) {
            return Some(Self::KeyMissing);
        }
        if reading.says("fields_refused", "http://localhost:8086/errors#fields_refused", &[422]) {
            return Some(Self::FieldsRefused {
                errors: reading.errors()?,
            });
        }
        if reading.says("parameters_refused", "http://localhost:8086/errors#parameters_refused", &[422]) {
            return Some(Self::ParametersRefused {
                errors: reading.errors()?,
            });
        }
        if reading.says("condition_missing", "http://localhost:8086/errors#condition_missing", &[428]) {
            return Some(Self::ConditionMissing);
        }
        if reading.says("record_not_found", "http://localhost:8086/errors#record_not_found", &[404]) {
            return Some(Self::RecordNotFound {
                kind: reading.member("kind")?,
            });
        }
        if reading.says("record_changed", "http://localhost:8086/errors#record_changed", &[412]) {
            return Some(Self::RecordChanged {
                etag: reading.header("ETag"),
            });
        }
        if reading.says("key_reused", "http://localhost:8086/errors#key_reused", &[422]) {
            return Some(Self::KeyReused);
        }
        if reading.says("row_not_found", "http://localhost:8086/errors#row_not_found", &[404]) {
            return Some(Self::RowNotFound);
        }
        if reading.says("unique_violation", "http://localhost:8086/errors#unique_violation", &[409]) {
            return Some(Self::UniqueViolation);
        }
        if reading.says("foreign_key_violation", "http://localhost:8086/errors#foreign_key_violation", &[409]) {
            return Some(Self::ForeignKeyViolation);
        }
        if reading.says("database_busy", "http://localhost:8086/errors#database_busy", &[503]) {
            return Some(Self::DatabaseBusy);
        }
        if reading.says("database_failed", "http://localhost:8086/errors#database_failed", &[500]) {
            return Some(Self::DatabaseFailed);
        }
        if reading.says("json_syntax", "http://localhost:8086/errors#json_syntax", &[400]) {
            return Some(Self::JsonSyntax {
                errors: reading.errors()?,
            });
        }
        if reading.says("json_data", "http://localhost:8086/errors#json_data", &[422]) {
            return Some(Self::JsonData {
                errors: reading.errors()?,
            });
        }
        if reading.says("json_content_type", "http://localhost:8086/errors#json_content_type", &[415]) {
            return Some(Self::JsonContentType);
        }
        if reading.says("too_large", "http://localhost:8086/errors#too_large", &[413]) {
            return Some(Self::TooLarge);
        }
        if reading.says("body", "http://localhost:8086/errors#body", &[400]) {
            return Some(Self::Body);
        }
        if reading.says("failed", "http://localhost:8086/errors#failed", &[500]) {
            return Some(Self::Failed);
        }
        if reading.says("path", "http://localhost:8086/errors#path", &[400]) {
            return Some(Self::Path {
                errors: reading.errors()?,
            });
        }
        if reading.says("query", "http://localhost:8086/errors#query", &[400]) {
            return Some(Self::Query {
                errors: reading.errors()?,
            });
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for ParcelErrorProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::KeyMissing => f.debug_struct("key_missing").finish(),
            Self::FieldsRefused { errors: field0 } => f.debug_struct("fields_refused").field("errors", field0).finish(),
            Self::ParametersRefused { errors: field0 } => f.debug_struct("parameters_refused").field("errors", field0).finish(),
            Self::ConditionMissing => f.debug_struct("condition_missing").finish(),
            Self::RecordNotFound { kind: field0 } => f.debug_struct("record_not_found").field("kind", field0).finish(),
            Self::RecordChanged { etag: field0 } => f.debug_struct("record_changed").field("etag", field0).finish(),
            Self::KeyReused => f.debug_struct("key_reused").finish(),
            Self::RowNotFound => f.debug_struct("row_not_found").finish(),
            Self::UniqueViolation => f.debug_struct("unique_violation").finish(),
            Self::ForeignKeyViolation => f.debug_struct("foreign_key_violation").finish(),
            Self::DatabaseBusy => f.debug_struct("database_busy").finish(),
            Self::DatabaseFailed => f.debug_struct("database_failed").finish(),
            Self::JsonSyntax { errors: field0 } => f.debug_struct("json_syntax").field("errors", field0).finish(),
            Self::JsonData { errors: field0 } => f.debug_struct("json_data").field("errors", field0).finish(),
            Self::JsonContentType => f.debug_struct("json_content_type").finish(),
            Self::TooLarge => f.debug_struct("too_large").finish(),
            Self::Body => f.debug_struct("body").finish(),
            Self::Failed => f.debug_struct("failed").finish(),
            Self::Path { errors: field0 } => f.debug_struct("path").field("errors", field0).finish(),
            Self::Query { errors: field0 } => f.debug_struct("query").field("errors", field0).finish(),
        }
    }
}

impl Error for ParcelErrorProblem {}

/// A problem that `StoreError` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum StoreErrorProblem {
    /// Not Found: Check the number.
    RecordNotFound {
        kind: String,
    },
    /// Precondition Failed: Someone was faster. Read again, then decide again.
    RecordChanged {
        etag: Option<String>,
    },
    /// Unprocessable Content: Send another key with another request.
    KeyReused,
    /// Not Found: Check what the request names.
    RowNotFound,
    /// Conflict: Send other values, or change the record that has these.
    UniqueViolation,
    /// Conflict: Create what the record refers to first, and delete what refers to it.
    ForeignKeyViolation,
    /// Service Unavailable: Try again.
    DatabaseBusy,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    DatabaseFailed,
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl StoreErrorProblem {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::RecordNotFound { .. } => Retry::Never,
            Self::RecordChanged { .. } => Retry::Never,
            Self::KeyReused { .. } => Retry::Never,
            Self::RowNotFound { .. } => Retry::Never,
            Self::UniqueViolation { .. } => Retry::Never,
            Self::ForeignKeyViolation { .. } => Retry::Never,
            Self::DatabaseBusy { .. } => Retry::After("Retry-After"),
            Self::DatabaseFailed { .. } => Retry::Backoff,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for StoreErrorProblem {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("record_not_found", "http://localhost:8086/errors#record_not_found", &[404]) {
            return Some(Self::RecordNotFound {
                kind: reading.member("kind")?,
            });
        }
        if reading.says("record_changed", "http://localhost:8086/errors#record_changed", &[412]) {
            return Some(Self::RecordChanged {
                etag: reading.header("ETag"),
            });
        }
        if reading.says("key_reused", "http://localhost:8086/errors#key_reused", &[422]) {
            return Some(Self::KeyReused);
        }
        if reading.says("row_not_found", "http://localhost:8086/errors#row_not_found", &[404]) {
            return Some(Self::RowNotFound);
        }
        if reading.says("unique_violation", "http://localhost:8086/errors#unique_violation", &[409]) {
            return Some(Self::UniqueViolation);
        }
        if reading.says("foreign_key_violation", "http://localhost:8086/errors#foreign_key_violation", &[409]) {
            return Some(Self::ForeignKeyViolation);
        }
        if reading.says("database_busy", "http://localhost:8086/errors#database_busy", &[503]) {
            return Some(Self::DatabaseBusy);
        }
        if reading.says("database_failed", "http://localhost:8086/errors#database_failed", &[500]) {
            return Some(Self::DatabaseFailed);
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for StoreErrorProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RecordNotFound { kind: field0 } => f.debug_struct("record_not_found").field("kind", field0).finish(),
            Self::RecordChanged { etag: field0 } => f.debug_struct("record_changed").field("etag", field0).finish(),
            Self::KeyReused => f.debug_struct("key_reused").finish(),
            Self::RowNotFound => f.debug_struct("row_not_found").finish(),
            Self::UniqueViolation => f.debug_struct("unique_violation").finish(),
            Self::ForeignKeyViolation => f.debug_struct("foreign_key_violation").finish(),
            Self::DatabaseBusy => f.debug_struct("database_busy").finish(),
            Self::DatabaseFailed => f.debug_struct("database_failed").finish(),
        }
    }
}

impl Error for StoreErrorProblem {}

/// A problem that `DatabaseError` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum DatabaseErrorProblem {
    /// Not Found: Check what the request names.
    RowNotFound,
    /// Conflict: Send other values, or change the record that has these.
    UniqueViolation,
    /// Conflict: Create what the record refers to first, and delete what refers to it.
    ForeignKeyViolation,
    /// Service Unavailable: Try again.
    DatabaseBusy,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    DatabaseFailed,
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl DatabaseErrorProblem {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::RowNotFound { .. } => Retry::Never,
            Self::UniqueViolation { .. } => Retry::Never,
            Self::ForeignKeyViolation { .. } => Retry::Never,
            Self::DatabaseBusy { .. } => Retry::After("Retry-After"),
            Self::DatabaseFailed { .. } => Retry::Backoff,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for DatabaseErrorProblem {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("row_not_found", "http://localhost:8086/errors#row_not_found", &[404]) {
            return Some(Self::RowNotFound);
        }
        if reading.says("unique_violation", "http://localhost:8086/errors#unique_violation", &[409]) {
            return Some(Self::UniqueViolation);
        }
        if reading.says("foreign_key_violation", "http://localhost:8086/errors#foreign_key_violation", &[409]) {
            return Some(Self::ForeignKeyViolation);
        }
        if reading.says("database_busy", "http://localhost:8086/errors#database_busy", &[503]) {
            return Some(Self::DatabaseBusy);
        }
        if reading.says("database_failed", "http://localhost:8086/errors#database_failed", &[500]) {
            return Some(Self::DatabaseFailed);
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for DatabaseErrorProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RowNotFound => f.debug_struct("row_not_found").finish(),
            Self::UniqueViolation => f.debug_struct("unique_violation").finish(),
            Self::ForeignKeyViolation => f.debug_struct("foreign_key_violation").finish(),
            Self::DatabaseBusy => f.debug_struct("database_busy").finish(),
            Self::DatabaseFailed => f.debug_struct("database_failed").finish(),
        }
    }
}

impl Error for DatabaseErrorProblem {}

/// A problem that `JsonError` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum JsonErrorProblem {
    /// Bad Request: Send well-formed JSON.
    JsonSyntax {
        errors: flowcms_status::FieldErrors,
    },
    /// Unprocessable Content: Send the members, of the types, that the documentation names.
    JsonData {
        errors: flowcms_status::FieldErrors,
    },
    /// Unsupported Media Type: Send JSON, with `Content-Type: application/json`.
    JsonContentType,
    /// Content Too Large: Send less content.
    TooLarge,
    /// Bad Request: Send the whole content, as its headers describe it.
    Body,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    Failed,
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl JsonErrorProblem {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::JsonSyntax { .. } => Retry::Never,
            Self::JsonData { .. } => Retry::Never,
            Self::JsonContentType { .. } => Retry::Never,
            Self::TooLarge { .. } => Retry::Never,
            Self::Body { .. } => Retry::Never,
            Self::Failed { .. } => Retry::Backoff,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for JsonErrorProblem {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("json_syntax", "http://localhost:8086/errors#json_syntax", &[400]) {
            return Some(Self::JsonSyntax {
                errors: reading.errors()?,
            });
        }
        if reading.says("json_data", "http://localhost:8086/errors#json_data", &[422]) {
            return Some(Self::JsonData {
                errors: reading.errors()?,
            });
        }
        if reading.says("json_content_type", "http://localhost:8086/errors#json_content_type", &[415]) {
            return Some(Self::JsonContentType);
        }
        if reading.says("too_large", "http://localhost:8086/errors#too_large", &[413]) {
            return Some(Self::TooLarge);
        }
        if reading.says("body", "http://localhost:8086/errors#body", &[400]) {
            return Some(Self::Body);
        }
        if reading.says("failed", "http://localhost:8086/errors#failed", &[500]) {
            return Some(Self::Failed);
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for JsonErrorProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::JsonSyntax { errors: field0 } => f.debug_struct("json_syntax").field("errors", field0).finish(),
            Self::JsonData { errors: field0 } => f.debug_struct("json_data").field("errors", field0).finish(),
            Self::JsonContentType => f.debug_struct("json_content_type").finish(),
            Self::TooLarge => f.debug_struct("too_large").finish(),
            Self::Body => f.debug_struct("body").finish(),
            Self::Failed => f.debug_struct("failed").finish(),
        }
    }
}

impl Error for JsonErrorProblem {}

/// A problem that `PathError` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum PathErrorProblem {
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    Failed,
    /// Bad Request: Check the segments of the path against the documentation.
    Path {
        errors: flowcms_status::FieldErrors,
    },
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl PathErrorProblem {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::Failed { .. } => Retry::Backoff,
            Self::Path { .. } => Retry::Never,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for PathErrorProblem {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("failed", "http://localhost:8086/errors#failed", &[500]) {
            return Some(Self::Failed);
        }
        if reading.says("path", "http://localhost:8086/errors#path", &[400]) {
            return Some(Self::Path {
                errors: reading.errors()?,
            });
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for PathErrorProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed => f.debug_struct("failed").finish(),
            Self::Path { errors: field0 } => f.debug_struct("path").field("errors", field0).finish(),
        }
    }
}

impl Error for PathErrorProblem {}

/// A problem that `QueryError` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum QueryErrorProblem {
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    Failed,
    /// Bad Request: Send the query parameters, of the types, that the documentation names.
    Query {
        errors: flowcms_status::FieldErrors,
    },
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl QueryErrorProblem {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::Failed { .. } => Retry::Backoff,
            Self::Query { .. } => Retry::Never,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for QueryErrorProblem {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("failed", "http://localhost:8086/errors#failed", &[500]) {
            return Some(Self::Failed);
        }
        if reading.says("query", "http://localhost:8086/errors#query", &[400]) {
            return Some(Self::Query {
                errors: reading.errors()?,
            });
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for QueryErrorProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed => f.debug_struct("failed").finish(),
            Self::Query { errors: field0 } => f.debug_struct("query").field("errors", field0).finish(),
        }
    }
}

impl Error for QueryErrorProblem {}

/// A problem that `CustomsError` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum CustomsErrorProblem {
    /// Not Found: Check the number.
    RecordNotFound {
        kind: String,
    },
    /// Precondition Failed: Someone was faster. Read again, then decide again.
    RecordChanged {
        etag: Option<String>,
    },
    /// Unprocessable Content: Send another key with another request.
    KeyReused,
    /// Not Found: Check what the request names.
    RowNotFound,
    /// Conflict: Send other values, or change the record that has these.
    UniqueViolation,
    /// Conflict: Create what the record refers to first, and delete what refers to it.
    ForeignKeyViolation,
    /// Service Unavailable: Try again.
    DatabaseBusy,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    DatabaseFailed,
    /// Content Too Large: Send less content.
    TooLarge,
    /// Bad Request: Send the whole content, as its headers describe it.
    Body,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    Failed,
    /// Bad Request: Check the segments of the path against the documentation.
    Path {
        errors: flowcms_status::FieldErrors,
    },
    /// Unsupported Media Type: Send one of the media types that /docs names.
    NotCsv,
    /// Bad Request: Send text in UTF-8.
    Text,
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl CustomsErrorProblem {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::RecordNotFound { .. } => Retry::Never,
            Self::RecordChanged { .. } => Retry::Never,
            Self::KeyReused { .. } => Retry::Never,
            Self::RowNotFound { .. } => Retry::Never,
            Self::UniqueViolation { .. } => Retry::Never,
            Self::ForeignKeyViolation { .. } => Retry::Never,
            Self::DatabaseBusy { .. } => Retry::After("Retry-After"),
            Self::DatabaseFailed { .. } => Retry::Backoff,
            Self::TooLarge { .. } => Retry::Never,
            Self::Body { .. } => Retry::Never,
            Self::Failed { .. } => Retry::Backoff,
            Self::Path { .. } => Retry::Never,
            Self::NotCsv { .. } => Retry::Never,
            Self::Text { .. } => Retry::Never,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for CustomsErrorProblem {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("record_not_found", "http://localhost:8086/errors#record_not_found", &[404]) {
            return Some(Self::RecordNotFound {
                kind: reading.member("kind")?,
            });
        }
        if reading.says("record_changed", "http://localhost:8086/errors#record_changed", &[412]) {
            return Some(Self::RecordChanged {
                etag: reading.header("ETag"),
            });
        }
        if reading.says("key_reused", "http://localhost:8086/errors#key_reused", &[422]) {
            return Some(Self::KeyReused);
        }
        if reading.says("row_not_found", "http://localhost:8086/errors#row_not_found", &[404]) {
            return Some(Self::RowNotFound);
        }
        if reading.says("unique_violation", "http://localhost:8086/errors#unique_violation", &[409]) {
            return Some(Self::UniqueViolation);
        }
        if reading.says("foreign_key_violation", "http://localhost:8086/errors#foreign_key_violation", &[409]) {
            return Some(Self::ForeignKeyViolation);
        }
        if reading.says("database_busy", "http://localhost:8086/errors#database_busy", &[503]) {
            return Some(Self::DatabaseBusy);
        }
        if reading.says("database_failed", "http://localhost:8086/errors#database_failed", &[500]) {
            return Some(Self::DatabaseFailed);
        }
        if reading.says("too_large", "http://localhost:8086/errors#too_large", &[413]) {
            return Some(Self::TooLarge);
        }
        if reading.says("body", "http://localhost:8086/errors#body", &[400]) {
            return Some(Self::Body);
        }
        if reading.says("failed", "http://localhost:8086/errors#failed", &[500]) {
            return Some(Self::Failed);
        }
        if reading.says("path", "http://localhost:8086/errors#path", &[400]) {
            return Some(Self::Path {
                errors: reading.errors()?,
            });
        }
        if reading.says("not_csv", "http://localhost:8086/errors#not_csv", &[415]) {
            return Some(Self::NotCsv);
        }
        if reading.says("text", "http://localhost:8086/errors#text", &[400]) {
            return Some(Self::Text);
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for CustomsErrorProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RecordNotFound { kind: field0 } => f.debug_struct("record_not_found").field("kind", field0).finish(),
            Self::RecordChanged { etag: field0 } => f.debug_struct("record_changed").field("etag", field0).finish(),
            Self::KeyReused => f.debug_struct("key_reused").finish(),
            Self::RowNotFound => f.debug_struct("row_not_found").finish(),
            Self::UniqueViolation => f.debug_struct("unique_violation").finish(),
            Self::ForeignKeyViolation => f.debug_struct("foreign_key_violation").finish(),
            Self::DatabaseBusy => f.debug_struct("database_busy").finish(),
            Self::DatabaseFailed => f.debug_struct("database_failed").finish(),
            Self::TooLarge => f.debug_struct("too_large").finish(),
            Self::Body => f.debug_struct("body").finish(),
            Self::Failed => f.debug_struct("failed").finish(),
            Self::Path { errors: field0 } => f.debug_struct("path").field("errors", field0).finish(),
            Self::NotCsv => f.debug_struct("not_csv").finish(),
            Self::Text => f.debug_struct("text").finish(),
        }
    }
}

impl Error for CustomsErrorProblem {}

/// A problem that `StoreError` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum StoreErrorProblem2 {
    /// Not Found: Check the number.
    RecordNotFound {
        kind: String,
    },
    /// Precondition Failed: Someone was faster. Read again, then decide again.
    RecordChanged {
        etag: Option<String>,
    },
    /// Unprocessable Content: Send another key with another request.
    KeyReused,
    /// Not Found: Check what the request names.
    RowNotFound,
    /// Conflict: Send other values, or change the record that has these.
    UniqueViolation,
    /// Conflict: Create what the record refers to first, and delete what refers to it.
    ForeignKeyViolation,
    /// Service Unavailable: Try again.
    DatabaseBusy,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    DatabaseFailed,
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl StoreErrorProblem2 {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::RecordNotFound { .. } => Retry::Never,
            Self::RecordChanged { .. } => Retry::Never,
            Self::KeyReused { .. } => Retry::Never,
            Self::RowNotFound { .. } => Retry::Never,
            Self::UniqueViolation { .. } => Retry::Never,
            Self::ForeignKeyViolation { .. } => Retry::Never,
            Self::DatabaseBusy { .. } => Retry::After("Retry-After"),
            Self::DatabaseFailed { .. } => Retry::Backoff,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for StoreErrorProblem2 {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("record_not_found", "http://localhost:8086/errors#record_not_found", &[404]) {
            return Some(Self::RecordNotFound {
                kind: reading.member("kind")?,
            });
        }
        if reading.says("record_changed", "http://localhost:8086/errors#record_changed", &[412]) {
            return Some(Self::RecordChanged {
                etag: reading.header("ETag"),
            });
        }
        if reading.says("key_reused", "http://localhost:8086/errors#key_reused", &[422]) {
            return Some(Self::KeyReused);
        }
        if reading.says("row_not_found", "http://localhost:8086/errors#row_not_found", &[404]) {
            return Some(Self::RowNotFound);
        }
        if reading.says("unique_violation", "http://localhost:8086/errors#unique_violation", &[409]) {
            return Some(Self::UniqueViolation);
        }
        if reading.says("foreign_key_violation", "http://localhost:8086/errors#foreign_key_violation", &[409]) {
            return Some(Self::ForeignKeyViolation);
        }
        if reading.says("database_busy", "http://localhost:8086/errors#database_busy", &[503]) {
            return Some(Self::DatabaseBusy);
        }
        if reading.says("database_failed", "http://localhost:8086/errors#database_failed", &[500]) {
            return Some(Self::DatabaseFailed);
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for StoreErrorProblem2 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RecordNotFound { kind: field0 } => f.debug_struct("record_not_found").field("kind", field0).finish(),
            Self::RecordChanged { etag: field0 } => f.debug_struct("record_changed").field("etag", field0).finish(),
            Self::KeyReused => f.debug_struct("key_reused").finish(),
            Self::RowNotFound => f.debug_struct("row_not_found").finish(),
            Self::UniqueViolation => f.debug_struct("unique_violation").finish(),
            Self::ForeignKeyViolation => f.debug_struct("foreign_key_violation").finish(),
            Self::DatabaseBusy => f.debug_struct("database_busy").finish(),
            Self::DatabaseFailed => f.debug_struct("database_failed").finish(),
        }
    }
}

impl Error for StoreErrorProblem2 {}

/// A problem that `PathError` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum PathErrorProblem2 {
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    Failed,
    /// Bad Request: Check the segments of the path against the documentation.
    Path {
        errors: flowcms_status::FieldErrors,
    },
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl PathErrorProblem2 {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::Failed { .. } => Retry::Backoff,
            Self::Path { .. } => Retry::Never,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for PathErrorProblem2 {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("failed", "http://localhost:8086/errors#failed", &[500]) {
            return Some(Self::Failed);
        }
        if reading.says("path", "http://localhost:8086/errors#path", &[400]) {
            return Some(Self::Path {
                errors: reading.errors()?,
            });
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for PathErrorProblem2 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed => f.debug_struct("failed").finish(),
            Self::Path { errors: field0 } => f.debug_struct("path").field("errors", field0).finish(),
        }
    }
}

impl Error for PathErrorProblem2 {}

/// A problem that `TextError` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum TextErrorProblem {
    /// Content Too Large: Send less content.
    TooLarge,
    /// Bad Request: Send the whole content, as its headers describe it.
    Body,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    Failed,
    /// Bad Request: Send text in UTF-8.
    Text,
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl TextErrorProblem {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::TooLarge { .. } => Retry::Never,
            Self::Body { .. } => Retry::Never,
            Self::Failed { .. } => Retry::Backoff,
            Self::Text { .. } => Retry::Never,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for TextErrorProblem {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("too_large", "http://localhost:8086/errors#too_large", &[413]) {
            return Some(Self::TooLarge);
        }
        if reading.says("body", "http://localhost:8086/errors#body", &[400]) {
            return Some(Self::Body);
        }
        if reading.says("failed", "http://localhost:8086/errors#failed", &[500]) {
            return Some(Self::Failed);
        }
        if reading.says("text", "http://localhost:8086/errors#text", &[400]) {
            return Some(Self::Text);
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for TextErrorProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => f.debug_struct("too_large").finish(),
            Self::Body => f.debug_struct("body").finish(),
            Self::Failed => f.debug_struct("failed").finish(),
            Self::Text => f.debug_struct("text").finish(),
        }
    }
}

impl Error for TextErrorProblem {}

/// A problem that `PickupError` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum PickupErrorProblem {
    /// Not Found: Check the number.
    RecordNotFound {
        kind: String,
    },
    /// Precondition Failed: Someone was faster. Read again, then decide again.
    RecordChanged {
        etag: Option<String>,
    },
    /// Unprocessable Content: Send another key with another request.
    KeyReused,
    /// Not Found: Check what the request names.
    RowNotFound,
    /// Conflict: Send other values, or change the record that has these.
    UniqueViolation,
    /// Conflict: Create what the record refers to first, and delete what refers to it.
    ForeignKeyViolation,
    /// Service Unavailable: Try again.
    DatabaseBusy,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    DatabaseFailed,
    /// Content Too Large: Send less content.
    TooLarge,
    /// Bad Request: Send the whole content, as its headers describe it.
    Body,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    Failed,
    /// Bad Request: Check the segments of the path against the documentation.
    Path {
        errors: flowcms_status::FieldErrors,
    },
    /// Unprocessable Content: Correct the fields in `errors`.
    FormRefused {
        errors: flowcms_status::FieldErrors,
    },
    /// Unsupported Media Type: Send a form, with `Content-Type: application/x-www-form-urlencoded`.
    FormContentType,
    /// Bad Request: Send the query parameters, of the types, that the documentation names.
    FormQuery {
        errors: flowcms_status::FieldErrors,
    },
    /// Unprocessable Content: Send the fields, of the types, that the documentation names.
    FormData {
        errors: flowcms_status::FieldErrors,
    },
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl PickupErrorProblem {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::RecordNotFound { .. } => Retry::Never,
            Self::RecordChanged { .. } => Retry::Never,
            Self::KeyReused { .. } => Retry::Never,
            Self::RowNotFound { .. } => Retry::Never,
            Self::UniqueViolation { .. } => Retry::Never,
            Self::ForeignKeyViolation { .. } => Retry::Never,
            Self::DatabaseBusy { .. } => Retry::After("Retry-After"),
            Self::DatabaseFailed { .. } => Retry::Backoff,
            Self::TooLarge { .. } => Retry::Never,
            Self::Body { .. } => Retry::Never,
            Self::Failed { .. } => Retry::Backoff,
            Self::Path { .. } => Retry::Never,
            Self::FormRefused { .. } => Retry::Never,
            Self::FormContentType { .. } => Retry::Never,
            Self::FormQuery { .. } => Retry::Never,
            Self::FormData { .. } => Retry::Never,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for PickupErrorProblem {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("record_not_found", "http://localhost:8086/errors#record_not_found", &[404]) {
            return Some(Self::RecordNotFound {
                kind: reading.member("kind")?,
            });
        }
        if reading.says("record_changed", "http://localhost:8086/errors#record_changed", &[412]) {
            return Some(Self::RecordChanged {
                etag: reading.header("ETag"),
            });
        }
        if reading.says("key_reused", "http://localhost:8086/errors#key_reused", &[422]) {
            return Some(Self::KeyReused);
        }
        if reading.says("row_not_found", "http://localhost:8086/errors#row_not_found", &[404]) {
            return Some(Self::RowNotFound);
        }
        if reading.says("unique_violation", "http://localhost:8086/errors#unique_violation", &[409]) {
            return Some(Self::UniqueViolation);
        }
        if reading.says("foreign_key_violation", "http://localhost:8086/errors#foreign_key_violation", &[409]) {
            return Some(Self::ForeignKeyViolation);
        }
        if reading.says("database_busy", "http://localhost:8086/errors#database_busy", &[503]) {
            return Some(Self::DatabaseBusy);
        }
        if reading.says("database_failed", "http://localhost:8086/errors#database_failed", &[500]) {
            return Some(Self::DatabaseFailed);
        }
        if reading.says("too_large", "http://localhost:8086/errors#too_large", &[413]) {
            return Some(Self::TooLarge);
        }
        if reading.says("body", "http://localhost:8086/errors#body", &[400]) {
            return Some(Self::Body);
        }
        if reading.says("failed", "http://localhost:8086/errors#failed", &[500]) {
            return Some(Self::Failed);
        }
        if reading.says("path", "http://localhost:8086/errors#path", &[400]) {
            return Some(Self::Path {
                errors: reading.errors()?,
            });
        }
        if reading.says("form_refused", "http://localhost:8086/errors#form_refused", &[422]) {
            return Some(Self::FormRefused {
                errors: reading.errors()?,
            });
        }
        if reading.says("form_content_type", "http://localhost:8086/errors#form_content_type", &[415]) {
            return Some(Self::FormContentType);
        }
        if reading.says("form_query", "http://localhost:8086/errors#form_query", &[400]) {
            return Some(Self::FormQuery {
                errors: reading.errors()?,
            });
        }
        if reading.says("form_data", "http://localhost:8086/errors#form_data", &[422]) {
            return Some(Self::FormData {
                errors: reading.errors()?,
            });
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for PickupErrorProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RecordNotFound { kind: field0 } => f.debug_struct("record_not_found").field("kind", field0).finish(),
            Self::RecordChanged { etag: field0 } => f.debug_struct("record_changed").field("etag", field0).finish(),
            Self::KeyReused => f.debug_struct("key_reused").finish(),
            Self::RowNotFound => f.debug_struct("row_not_found").finish(),
            Self::UniqueViolation => f.debug_struct("unique_violation").finish(),
            Self::ForeignKeyViolation => f.debug_struct("foreign_key_violation").finish(),
            Self::DatabaseBusy => f.debug_struct("database_busy").finish(),
            Self::DatabaseFailed => f.debug_struct("database_failed").finish(),
            Self::TooLarge => f.debug_struct("too_large").finish(),
            Self::Body => f.debug_struct("body").finish(),
            Self::Failed => f.debug_struct("failed").finish(),
            Self::Path { errors: field0 } => f.debug_struct("path").field("errors", field0).finish(),
            Self::FormRefused { errors: field0 } => f.debug_struct("form_refused").field("errors", field0).finish(),
            Self::FormContentType => f.debug_struct("form_content_type").finish(),
            Self::FormQuery { errors: field0 } => f.debug_struct("form_query").field("errors", field0).finish(),
            Self::FormData { errors: field0 } => f.debug_struct("form_data").field("errors", field0).finish(),
        }
    }
}

impl Error for PickupErrorProblem {}

/// A problem that `StoreError` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum StoreErrorProblem3 {
    /// Not Found: Check the number.
    RecordNotFound {
        kind: String,
    },
    /// Precondition Failed: Someone was faster. Read again, then decide again.
    RecordChanged {
        etag: Option<String>,
    },
    /// Unprocessable Content: Send another key with another request.
    KeyReused,
    /// Not Found: Check what the request names.
    RowNotFound,
    /// Conflict: Send other values, or change the record that has these.
    UniqueViolation,
    /// Conflict: Create what the record refers to first, and delete what refers to it.
    ForeignKeyViolation,
    /// Service Unavailable: Try again.
    DatabaseBusy,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    DatabaseFailed,
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl StoreErrorProblem3 {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::RecordNotFound { .. } => Retry::Never,
            Self::RecordChanged { .. } => Retry::Never,
            Self::KeyReused { .. } => Retry::Never,
            Self::RowNotFound { .. } => Retry::Never,
            Self::UniqueViolation { .. } => Retry::Never,
            Self::ForeignKeyViolation { .. } => Retry::Never,
            Self::DatabaseBusy { .. } => Retry::After("Retry-After"),
            Self::DatabaseFailed { .. } => Retry::Backoff,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for StoreErrorProblem3 {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("record_not_found", "http://localhost:8086/errors#record_not_found", &[404]) {
            return Some(Self::RecordNotFound {
                kind: reading.member("kind")?,
            });
        }
        if reading.says("record_changed", "http://localhost:8086/errors#record_changed", &[412]) {
            return Some(Self::RecordChanged {
                etag: reading.header("ETag"),
            });
        }
        if reading.says("key_reused", "http://localhost:8086/errors#key_reused", &[422]) {
            return Some(Self::KeyReused);
        }
        if reading.says("row_not_found", "http://localhost:8086/errors#row_not_found", &[404]) {
            return Some(Self::RowNotFound);
        }
        if reading.says("unique_violation", "http://localhost:8086/errors#unique_violation", &[409]) {
            return Some(Self::UniqueViolation);
        }
        if reading.says("foreign_key_violation", "http://localhost:8086/errors#foreign_key_violation", &[409]) {
            return Some(Self::ForeignKeyViolation);
        }
        if reading.says("database_busy", "http://localhost:8086/errors#database_busy", &[503]) {
            return Some(Self::DatabaseBusy);
        }
        if reading.says("database_failed", "http://localhost:8086/errors#database_failed", &[500]) {
            return Some(Self::DatabaseFailed);
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for StoreErrorProblem3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RecordNotFound { kind: field0 } => f.debug_struct("record_not_found").field("kind", field0).finish(),
            Self::RecordChanged { etag: field0 } => f.debug_struct("record_changed").field("etag", field0).finish(),
            Self::KeyReused => f.debug_struct("key_reused").finish(),
            Self::RowNotFound => f.debug_struct("row_not_found").finish(),
            Self::UniqueViolation => f.debug_struct("unique_violation").finish(),
            Self::ForeignKeyViolation => f.debug_struct("foreign_key_violation").finish(),
            Self::DatabaseBusy => f.debug_struct("database_busy").finish(),
            Self::DatabaseFailed => f.debug_struct("database_failed").finish(),
        }
    }
}

impl Error for StoreErrorProblem3 {}

/// A problem that `PathError` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum PathErrorProblem3 {
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    Failed,
    /// Bad Request: Check the segments of the path against the documentation.
    Path {
        errors: flowcms_status::FieldErrors,
    },
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl PathErrorProblem3 {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::Failed { .. } => Retry::Backoff,
            Self::Path { .. } => Retry::Never,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for PathErrorProblem3 {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("failed", "http://localhost:8086/errors#failed", &[500]) {
            return Some(Self::Failed);
        }
        if reading.says("path", "http://localhost:8086/errors#path", &[400]) {
            return Some(Self::Path {
                errors: reading.errors()?,
            });
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for PathErrorProblem3 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed => f.debug_struct("failed").finish(),
            Self::Path { errors: field0 } => f.debug_struct("path").field("errors", field0).finish(),
        }
    }
}

impl Error for PathErrorProblem3 {}

/// A problem that `FormError` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum FormErrorProblem {
    /// Content Too Large: Send less content.
    TooLarge,
    /// Bad Request: Send the whole content, as its headers describe it.
    Body,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    Failed,
    /// Unsupported Media Type: Send a form, with `Content-Type: application/x-www-form-urlencoded`.
    FormContentType,
    /// Bad Request: Send the query parameters, of the types, that the documentation names.
    FormQuery {
        errors: flowcms_status::FieldErrors,
    },
    /// Unprocessable Content: Send the fields, of the types, that the documentation names.
    FormData {
        errors: flowcms_status::FieldErrors,
    },
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl FormErrorProblem {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::TooLarge { .. } => Retry::Never,
            Self::Body { .. } => Retry::Never,
            Self::Failed { .. } => Retry::Backoff,
            Self::FormContentType { .. } => Retry::Never,
            Self::FormQuery { .. } => Retry::Never,
            Self::FormData { .. } => Retry::Never,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for FormErrorProblem {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("too_large", "http://localhost:8086/errors#too_large", &[413]) {
            return Some(Self::TooLarge);
        }
        if reading.says("body", "http://localhost:8086/errors#body", &[400]) {
            return Some(Self::Body);
        }
        if reading.says("failed", "http://localhost:8086/errors#failed", &[500]) {
            return Some(Self::Failed);
        }
        if reading.says("form_content_type", "http://localhost:8086/errors#form_content_type", &[415]) {
            return Some(Self::FormContentType);
        }
        if reading.says("form_query", "http://localhost:8086/errors#form_query", &[400]) {
            return Some(Self::FormQuery {
                errors: reading.errors()?,
            });
        }
        if reading.says("form_data", "http://localhost:8086/errors#form_data", &[422]) {
            return Some(Self::FormData {
                errors: reading.errors()?,
            });
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for FormErrorProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => f.debug_struct("too_large").finish(),
            Self::Body => f.debug_struct("body").finish(),
            Self::Failed => f.debug_struct("failed").finish(),
            Self::FormContentType => f.debug_struct("form_content_type").finish(),
            Self::FormQuery { errors: field0 } => f.debug_struct("form_query").field("errors", field0).finish(),
            Self::FormData { errors: field0 } => f.debug_struct("form_data").field("errors", field0).finish(),
        }
    }
}

impl Error for FormErrorProblem {}

/// A problem that `LabelError` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum LabelErrorProblem {
    /// Not Found: Check the number.
    RecordNotFound {
        kind: String,
    },
    /// Precondition Failed: Someone was faster. Read again, then decide again.
    RecordChanged {
        etag: Option<String>,
    },
    /// Unprocessable Content: Send another key with another request.
    KeyReused,
    /// Not Found: Check what the request names.
    RowNotFound,
    /// Conflict: Send other values, or change the record that has these.
    UniqueViolation,
    /// Conflict: Create what the record refers to first, and delete what refers to it.
    ForeignKeyViolation,
    /// Service Unavailable: Try again.
    DatabaseBusy,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    DatabaseFailed,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    Failed,
    /// Bad Request: Check the segments of the path against the documentation.
    Path {
        errors: flowcms_status::FieldErrors,
    },
    /// Not Found: Check the number.
    LabelNotFound,
    /// Service Unavailable: Wait, and send the request again.
    QueueFull,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    NotPrinted,
    /// Too Many Requests: Wait, and send the request again.
    UpstreamLimit,
    /// Service Unavailable: Wait, and send the request again.
    UpstreamUnavailable,
    /// Gateway Timeout: Try again.
    UpstreamSlow,
    /// Bad Gateway: Try again.
    UpstreamFailed,
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl LabelErrorProblem {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::RecordNotFound { .. } => Retry::Never,
            Self::RecordChanged { .. } => Retry::Never,
            Self::KeyReused { .. } => Retry::Never,
            Self::RowNotFound { .. } => Retry::Never,
            Self::UniqueViolation { .. } => Retry::Never,
            Self::ForeignKeyViolation { .. } => Retry::Never,
            Self::DatabaseBusy { .. } => Retry::After("Retry-After"),
            Self::DatabaseFailed { .. } => Retry::Backoff,
            Self::Failed { .. } => Retry::Backoff,
            Self::Path { .. } => Retry::Never,
            Self::LabelNotFound { .. } => Retry::Never,
            Self::QueueFull { .. } => Retry::After("Retry-After"),
            Self::NotPrinted { .. } => Retry::Backoff,
            Self::UpstreamLimit { .. } => Retry::After("Retry-After"),
            Self::UpstreamUnavailable { .. } => Retry::After("Retry-After"),
            Self::UpstreamSlow { .. } => Retry::Backoff,
            Self::UpstreamFailed { .. } => Retry::Backoff,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for LabelErrorProblem {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("record_not_found", "http://localhost:8086/errors#record_not_found", &[404]) {
            return Some(Self::RecordNotFound {
                kind: reading.member("kind")?,
            });
        }
        if reading.says("record_changed", "http://localhost:8086/errors#record_changed", &[412]) {
            return Some(Self::RecordChanged {
                etag: reading.header("ETag"),
            });
        }
        if reading.says("key_reused", "http://localhost:8086/errors#key_reused", &[422]) {
            return Some(Self::KeyReused);
        }
        if reading.says("row_not_found", "http://localhost:8086/errors#row_not_found", &[404]) {
            return Some(Self::RowNotFound);
        }
        if reading.says("unique_violation", "http://localhost:8086/errors#unique_violation", &[409]) {
            return Some(Self::UniqueViolation);
        }
        if reading.says("foreign_key_violation", "http://localhost:8086/errors#foreign_key_violation", &[409]) {
            return Some(Self::ForeignKeyViolation);
        }
        if reading.says("database_busy", "http://localhost:8086/errors#database_busy", &[503]) {
            return Some(Self::DatabaseBusy);
        }
        if reading.says("database_failed", "http://localhost:8086/errors#database_failed", &[500]) {
            return Some(Self::DatabaseFailed);
        }
        if reading.says("failed", "http://localhost:8086/errors#failed", &[500]) {
            return Some(Self::Failed);
        }
        if reading.says("path", "http://localhost:8086/errors#path", &[400]) {
            return Some(Self::Path {
                errors: reading.errors()?,
            });
        }
        if reading.says("label_not_found", "http://localhost:8086/errors#label_not_found", &[404]) {
            return Some(Self::LabelNotFound);
        }
        if reading.says("queue_full", "http://localhost:8086/errors#queue_full", &[503]) {
            return Some(Self::QueueFull);
        }
        if reading.says("not_printed", "http://localhost:8086/errors#not_printed", &[500]) {
            return Some(Self::NotPrinted);
        }
        if reading.says("upstream_limit", "http://localhost:8086/errors#upstream_limit", &[429]) {
            return Some(Self::UpstreamLimit);
        }
        if reading.says("upstream_unavailable", "http://localhost:8086/errors#upstream_unavailable", &[503]) {
            return Some(Self::UpstreamUnavailable);
        }
        if reading.says("upstream_slow", "http://localhost:8086/errors#upstream_slow", &[504]) {
            return Some(Self::UpstreamSlow);
        }
        if reading.says("upstream_failed", "http://localhost:8086/errors#upstream_failed", &[502]) {
            return Some(Self::UpstreamFailed);
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for LabelErrorProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::RecordNotFound { kind: field0 } => f.debug_struct("record_not_found").field("kind", field0).finish(),
            Self::RecordChanged { etag: field0 } => f.debug_struct("record_changed").field("etag", field0).finish(),
            Self::KeyReused => f.debug_struct("key_reused").finish(),
            Self::RowNotFound => f.debug_struct("row_not_found").finish(),
            Self::UniqueViolation => f.debug_struct("unique_violation").finish(),
            Self::ForeignKeyViolation => f.debug_struct("foreign_key_violation").finish(),
            Self::DatabaseBusy => f.debug_struct("database_busy").finish(),
            Self::DatabaseFailed => f.debug_struct("database_failed").finish(),
            Self::Failed => f.debug_struct("failed").finish(),
            Self::Path { errors: field0 } => f.debug_struct("path").field("errors", field0).finish(),
            Self::LabelNotFound => f.debug_struct("label_not_found").finish(),
            Self::QueueFull => f.debug_struct("queue_full").finish(),
            Self::NotPrinted => f.debug_struct("not_printed").finish(),
            Self::UpstreamLimit => f.debug_struct("upstream_limit").finish(),
            Self::UpstreamUnavailable => f.debug_struct("upstream_unavailable").finish(),
            Self::UpstreamSlow => f.debug_struct("upstream_slow").finish(),
            Self::UpstreamFailed => f.debug_struct("upstream_failed").finish(),
        }
    }
}

impl Error for LabelErrorProblem {}

/// A problem that `CarrierError` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum CarrierErrorProblem {
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    Failed,
    /// Too Many Requests: Wait, and send the request again.
    UpstreamLimit,
    /// Service Unavailable: Wait, and send the request again.
    UpstreamUnavailable,
    /// Gateway Timeout: Try again.
    UpstreamSlow,
    /// Bad Gateway: Try again.
    UpstreamFailed,
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl CarrierErrorProblem {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::Failed { .. } => Retry::Backoff,
            Self::UpstreamLimit { .. } => Retry::After("Retry-After"),
            Self::UpstreamUnavailable { .. } => Retry::After("Retry-After"),
            Self::UpstreamSlow { .. } => Retry::Backoff,
            Self::UpstreamFailed { .. } => Retry::Backoff,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for CarrierErrorProblem {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("failed", "http://localhost:8086/errors#failed", &[500]) {
            return Some(Self::Failed);
        }
        if reading.says("upstream_limit", "http://localhost:8086/errors#upstream_limit", &[429]) {
            return Some(Self::UpstreamLimit);
        }
        if reading.says("upstream_unavailable", "http://localhost:8086/errors#upstream_unavailable", &[503]) {
            return Some(Self::UpstreamUnavailable);
        }
        if reading.says("upstream_slow", "http://localhost:8086/errors#upstream_slow", &[504]) {
            return Some(Self::UpstreamSlow);
        }
        if reading.says("upstream_failed", "http://localhost:8086/errors#upstream_failed", &[502]) {
            return Some(Self::UpstreamFailed);
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for CarrierErrorProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed => f.debug_struct("failed").finish(),
            Self::UpstreamLimit => f.debug_struct("upstream_limit").finish(),
            Self::UpstreamUnavailable => f.debug_struct("upstream_unavailable").finish(),
            Self::UpstreamSlow => f.debug_struct("upstream_slow").finish(),
            Self::UpstreamFailed => f.debug_struct("upstream_failed").finish(),
        }
    }
}

impl Error for CarrierErrorProblem {}

/// A problem that `PassedOnError` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum PassedOnErrorProblem {
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    Failed,
    /// Too Many Requests: Wait, and send the request again.
    UpstreamLimit,
    /// Service Unavailable: Wait, and send the request again.
    UpstreamUnavailable,
    /// Gateway Timeout: Try again.
    UpstreamSlow,
    /// Bad Gateway: Try again.
    UpstreamFailed,
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl PassedOnErrorProblem {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::Failed { .. } => Retry::Backoff,
            Self::UpstreamLimit { .. } => Retry::After("Retry-After"),
            Self::UpstreamUnavailable { .. } => Retry::After("Retry-After"),
            Self::UpstreamSlow { .. } => Retry::Backoff,
            Self::UpstreamFailed { .. } => Retry::Backoff,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for PassedOnErrorProblem {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("failed", "http://localhost:8086/errors#failed", &[500]) {
            return Some(Self::Failed);
        }
        if reading.says("upstream_limit", "http://localhost:8086/errors#upstream_limit", &[429]) {
            return Some(Self::UpstreamLimit);
        }
        if reading.says("upstream_unavailable", "http://localhost:8086/errors#upstream_unavailable", &[503]) {
            return Some(Self::UpstreamUnavailable);
        }
        if reading.says("upstream_slow", "http://localhost:8086/errors#upstream_slow", &[504]) {
            return Some(Self::UpstreamSlow);
        }
        if reading.says("upstream_failed", "http://localhost:8086/errors#upstream_failed", &[502]) {
            return Some(Self::UpstreamFailed);
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for PassedOnErrorProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed => f.debug_struct("failed").finish(),
            Self::UpstreamLimit => f.debug_struct("upstream_limit").finish(),
            Self::UpstreamUnavailable => f.debug_struct("upstream_unavailable").finish(),
            Self::UpstreamSlow => f.debug_struct("upstream_slow").finish(),
            Self::UpstreamFailed => f.debug_struct("upstream_failed").finish(),
        }
    }
}

impl Error for PassedOnErrorProblem {}

/// A problem that `PathError` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum PathErrorProblem4 {
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    Failed,
    /// Bad Request: Check the segments of the path against the documentation.
    Path {
        errors: flowcms_status::FieldErrors,
    },
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl PathErrorProblem4 {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::Failed { .. } => Retry::Backoff,
            Self::Path { .. } => Retry::Never,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for PathErrorProblem4 {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("failed", "http://localhost:8086/errors#failed", &[500]) {
            return Some(Self::Failed);
        }
        if reading.says("path", "http://localhost:8086/errors#path", &[400]) {
            return Some(Self::Path {
                errors: reading.errors()?,
            });
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for PathErrorProblem4 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed => f.debug_struct("failed").finish(),
            Self::Path { errors: field0 } => f.debug_struct("path").field("errors", field0).finish(),
        }
    }
}

impl Error for PathErrorProblem4 {}

/// A problem that `Parcels` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum ParcelsProblem {
    /// Not Found: The endpoints are listed at /docs.
    NotFound,
    /// Method Not Allowed: `Allow` lists the methods of the endpoint.
    MethodNotAllowed,
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl ParcelsProblem {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::NotFound { .. } => Retry::Never,
            Self::MethodNotAllowed { .. } => Retry::Never,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for ParcelsProblem {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("not_found", "http://localhost:8086/errors#not_found", &[404]) {
            return Some(Self::NotFound);
        }
        if reading.says("method_not_allowed", "http://localhost:8086/errors#method_not_allowed", &[405]) {
            return Some(Self::MethodNotAllowed);
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for ParcelsProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.debug_struct("not_found").finish(),
            Self::MethodNotAllowed => f.debug_struct("method_not_allowed").finish(),
        }
    }
}

impl Error for ParcelsProblem {}

/// A problem of Parcel API 1.1.0.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum ParcelApiProblem {
    /// Bad Request: Send a key of your choice, another one for each parcel.
    KeyMissing,
    /// Unprocessable Content: Correct the fields in `errors`.
    FieldsRefused {
        errors: flowcms_status::FieldErrors,
    },
    /// Unprocessable Content: Correct the parameters in `errors`.
    ParametersRefused {
        errors: flowcms_status::FieldErrors,
    },
    /// Precondition Required: Send `If-Match` with the `ETag` that you have read.
    ConditionMissing,
    /// Not Found: Check the number.
    RecordNotFound {
        kind: String,
    },
    /// Precondition Failed: Someone was faster. Read again, then decide again.
    RecordChanged {
        etag: Option<String>,
    },
    /// Unprocessable Content: Send another key with another request.
    KeyReused,
    /// Not Found: Check what the request names.
    RowNotFound,
    /// Conflict: Send other values, or change the record that has these.
    UniqueViolation,
    /// Conflict: Create what the record refers to first, and delete what refers to it.
    ForeignKeyViolation,
    /// Service Unavailable: Try again.
    DatabaseBusy,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    DatabaseFailed,
    /// Bad Request: Send well-formed JSON.
    JsonSyntax {
        errors: flowcms_status::FieldErrors,
    },
    /// Unprocessable Content: Send the members, of the types, that the documentation names.
    JsonData {
        errors: flowcms_status::FieldErrors,
    },
    /// Unsupported Media Type: Send JSON, with `Content-Type: application/json`.
    JsonContentType,
    /// Content Too Large: Send less content.
    TooLarge,
    /// Bad Request: Send the whole content, as its headers describe it.
    Body,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    Failed,
    /// Bad Request: Check the segments of the path against the documentation.
    Path {
        errors: flowcms_status::FieldErrors,
    },
    /// Bad Request: Send the query parameters, of the types, that the documentation names.
    Query {
        errors: flowcms_status::FieldErrors,
    },
    /// Unsupported Media Type: Send one of the media types that /docs names.
    NotCsv,
    /// Bad Request: Send text in UTF-8.
    Text,
    /// Unprocessable Content: Correct the fields in `errors`.
    FormRefused {
        errors: flowcms_status::FieldErrors,
    },
    /// Unsupported Media Type: Send a form, with `Content-Type: application/x-www-form-urlencoded`.
    FormContentType,
    /// Bad Request: Send the query parameters, of the types, that the documentation names.
    FormQuery {
        errors: flowcms_status::FieldErrors,
    },
    /// Unprocessable Content: Send the fields, of the types, that the documentation names.
    FormData {
        errors: flowcms_status::FieldErrors,
    },
    /// Not Found: Check the number.
    LabelNotFound,
    /// Service Unavailable: Wait, and send the request again.
    QueueFull,
    /// Internal Server Error: Try again later. Support finds the `instance` in the log.
    NotPrinted,
    /// Too Many Requests: Wait, and send the request again.
    UpstreamLimit,
    /// Service Unavailable: Wait, and send the request again.
    UpstreamUnavailable,
    /// Gateway Timeout: Try again.
    UpstreamSlow,
    /// Bad Gateway: Try again.
    UpstreamFailed,
    /// Not Found: The endpoints are listed at /docs.
    NotFound,
    /// Method Not Allowed: `Allow` lists the methods of the endpoint.
    MethodNotAllowed,
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl ParcelApiProblem {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::KeyMissing { .. } => Retry::Never,
            Self::FieldsRefused { .. } => Retry::Never,
            Self::ParametersRefused { .. } => Retry::Never,
            Self::ConditionMissing { .. } => Retry::Never,
            Self::RecordNotFound { .. } => Retry::Never,
            Self::RecordChanged { .. } => Retry::Never,
            Self::KeyReused { .. } => Retry::Never,
            Self::RowNotFound { .. } => Retry::Never,
            Self::UniqueViolation { .. } => Retry::Never,
            Self::ForeignKeyViolation { .. } => Retry::Never,
            Self::DatabaseBusy { .. } => Retry::After("Retry-After"),
            Self::DatabaseFailed { .. } => Retry::Backoff,
            Self::JsonSyntax { .. } => Retry::Never,
            Self::JsonData { .. } => Retry::Never,
            Self::JsonContentType { .. } => Retry::Never,
            Self::TooLarge { .. } => Retry::Never,
            Self::Body { .. } => Retry::Never,
            Self::Failed { .. } => Retry::Backoff,
            Self::Path { .. } => Retry::Never,
            Self::Query { .. } => Retry::Never,
            Self::NotCsv { .. } => Retry::Never,
            Self::Text { .. } => Retry::Never,
            Self::FormRefused { .. } => Retry::Never,
            Self::FormContentType { .. } => Retry::Never,
            Self::FormQuery { .. } => Retry::Never,
            Self::FormData { .. } => Retry::Never,
            Self::LabelNotFound { .. } => Retry::Never,
            Self::QueueFull { .. } => Retry::After("Retry-After"),
            Self::NotPrinted { .. } => Retry::Backoff,
            Self::UpstreamLimit { .. } => Retry::After("Retry-After"),
            Self::UpstreamUnavailable { .. } => Retry::After("Retry-After"),
            Self::UpstreamSlow { .. } => Retry::Backoff,
            Self::UpstreamFailed { .. } => Retry::Backoff,
            Self::NotFound { .. } => Retry::Never,
            Self::MethodNotAllowed { .. } => Retry::Never,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for ParcelApiProblem {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("key_missing", "http://localhost:8086/errors#key_missing", &[400]) {
            return Some(Self::KeyMissing);
        }
        if reading.says("fields_refused", "http://localhost:8086/errors#fields_refused", &[422]) {
            return Some(Self::FieldsRefused {
                errors: reading.errors()?,
            });
        }
        if reading.says("parameters_refused", "http://localhost:8086/errors#parameters_refused", &[422]) {
            return Some(Self::ParametersRefused {
                errors: reading.errors()?,
            });
        }
        if reading.says("condition_missing", "http://localhost:8086/errors#condition_missing", &[428]) {
            return Some(Self::ConditionMissing);
        }
        if reading.says("record_not_found", "http://localhost:8086/errors#record_not_found", &[404]) {
            return Some(Self::RecordNotFound {
                kind: reading.member("kind")?,
            });
        }
        if reading.says("record_changed", "http://localhost:8086/errors#record_changed", &[412]) {
            return Some(Self::RecordChanged {
                etag: reading.header("ETag"),
            });
        }
        if reading.says("key_reused", "http://localhost:8086/errors#key_reused", &[422]) {
            return Some(Self::KeyReused);
        }
        if reading.says("row_not_found", "http://localhost:8086/errors#row_not_found", &[404]) {
            return Some(Self::RowNotFound);
        }
        if reading.says("unique_violation", "http://localhost:8086/errors#unique_violation", &[409]) {
            return Some(Self::UniqueViolation);
        }
        if reading.says("foreign_key_violation", "http://localhost:8086/errors#foreign_key_violation", &[409]) {
            return Some(Self::ForeignKeyViolation);
        }
        if reading.says("database_busy", "http://localhost:8086/errors#database_busy", &[503]) {
            return Some(Self::DatabaseBusy);
        }
        if reading.says("database_failed", "http://localhost:8086/errors#database_failed", &[500]) {
            return Some(Self::DatabaseFailed);
        }
        if reading.says("json_syntax", "http://localhost:8086/errors#json_syntax", &[400]) {
            return Some(Self::JsonSyntax {
                errors: reading.errors()?,
            });
        }
        if reading.says("json_data", "http://localhost:8086/errors#json_data", &[422]) {
            return Some(Self::JsonData {
                errors: reading.errors()?,
            });
        }
        if reading.says("json_content_type", "http://localhost:8086/errors#json_content_type", &[415]) {
            return Some(Self::JsonContentType);
        }
        if reading.says("too_large", "http://localhost:8086/errors#too_large", &[413]) {
            return Some(Self::TooLarge);
        }
        if reading.says("body", "http://localhost:8086/errors#body", &[400]) {
            return Some(Self::Body);
        }
        if reading.says("failed", "http://localhost:8086/errors#failed", &[500]) {
            return Some(Self::Failed);
        }
        if reading.says("path", "http://localhost:8086/errors#path", &[400]) {
            return Some(Self::Path {
                errors: reading.errors()?,
            });
        }
        if reading.says("query", "http://localhost:8086/errors#query", &[400]) {
            return Some(Self::Query {
                errors: reading.errors()?,
            });
        }
        if reading.says("not_csv", "http://localhost:8086/errors#not_csv", &[415]) {
            return Some(Self::NotCsv);
        }
        if reading.says("text", "http://localhost:8086/errors#text", &[400]) {
            return Some(Self::Text);
        }
        if reading.says("form_refused", "http://localhost:8086/errors#form_refused", &[422]) {
            return Some(Self::FormRefused {
                errors: reading.errors()?,
            });
        }
        if reading.says("form_content_type", "http://localhost:8086/errors#form_content_type", &[415]) {
            return Some(Self::FormContentType);
        }
        if reading.says("form_query", "http://localhost:8086/errors#form_query", &[400]) {
            return Some(Self::FormQuery {
                errors: reading.errors()?,
            });
        }
        if reading.says("form_data", "http://localhost:8086/errors#form_data", &[422]) {
            return Some(Self::FormData {
                errors: reading.errors()?,
            });
        }
        if reading.says("label_not_found", "http://localhost:8086/errors#label_not_found", &[404]) {
            return Some(Self::LabelNotFound);
        }
        if reading.says("queue_full", "http://localhost:8086/errors#queue_full", &[503]) {
            return Some(Self::QueueFull);
        }
        if reading.says("not_printed", "http://localhost:8086/errors#not_printed", &[500]) {
            return Some(Self::NotPrinted);
        }
        if reading.says("upstream_limit", "http://localhost:8086/errors#upstream_limit", &[429]) {
            return Some(Self::UpstreamLimit);
        }
        if reading.says("upstream_unavailable", "http://localhost:8086/errors#upstream_unavailable", &[503]) {
            return Some(Self::UpstreamUnavailable);
        }
        if reading.says("upstream_slow", "http://localhost:8086/errors#upstream_slow", &[504]) {
            return Some(Self::UpstreamSlow);
        }
        if reading.says("upstream_failed", "http://localhost:8086/errors#upstream_failed", &[502]) {
            return Some(Self::UpstreamFailed);
        }
        if reading.says("not_found", "http://localhost:8086/errors#not_found", &[404]) {
            return Some(Self::NotFound);
        }
        if reading.says("method_not_allowed", "http://localhost:8086/errors#method_not_allowed", &[405]) {
            return Some(Self::MethodNotAllowed);
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for ParcelApiProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::KeyMissing => f.debug_struct("key_missing").finish(),
            Self::FieldsRefused { errors: field0 } => f.debug_struct("fields_refused").field("errors", field0).finish(),
            Self::ParametersRefused { errors: field0 } => f.debug_struct("parameters_refused").field("errors", field0).finish(),
            Self::ConditionMissing => f.debug_struct("condition_missing").finish(),
            Self::RecordNotFound { kind: field0 } => f.debug_struct("record_not_found").field("kind", field0).finish(),
            Self::RecordChanged { etag: field0 } => f.debug_struct("record_changed").field("etag", field0).finish(),
            Self::KeyReused => f.debug_struct("key_reused").finish(),
            Self::RowNotFound => f.debug_struct("row_not_found").finish(),
            Self::UniqueViolation => f.debug_struct("unique_violation").finish(),
            Self::ForeignKeyViolation => f.debug_struct("foreign_key_violation").finish(),
            Self::DatabaseBusy => f.debug_struct("database_busy").finish(),
            Self::DatabaseFailed => f.debug_struct("database_failed").finish(),
            Self::JsonSyntax { errors: field0 } => f.debug_struct("json_syntax").field("errors", field0).finish(),
            Self::JsonData { errors: field0 } => f.debug_struct("json_data").field("errors", field0).finish(),
            Self::JsonContentType => f.debug_struct("json_content_type").finish(),
            Self::TooLarge => f.debug_struct("too_large").finish(),
            Self::Body => f.debug_struct("body").finish(),
            Self::Failed => f.debug_struct("failed").finish(),
            Self::Path { errors: field0 } => f.debug_struct("path").field("errors", field0).finish(),
            Self::Query { errors: field0 } => f.debug_struct("query").field("errors", field0).finish(),
            Self::NotCsv => f.debug_struct("not_csv").finish(),
            Self::Text => f.debug_struct("text").finish(),
            Self::FormRefused { errors: field0 } => f.debug_struct("form_refused").field("errors", field0).finish(),
            Self::FormContentType => f.debug_struct("form_content_type").finish(),
            Self::FormQuery { errors: field0 } => f.debug_struct("form_query").field("errors", field0).finish(),
            Self::FormData { errors: field0 } => f.debug_struct("form_data").field("errors", field0).finish(),
            Self::LabelNotFound => f.debug_struct("label_not_found").finish(),
            Self::QueueFull => f.debug_struct("queue_full").finish(),
            Self::NotPrinted => f.debug_struct("not_printed").finish(),
            Self::UpstreamLimit => f.debug_struct("upstream_limit").finish(),
            Self::UpstreamUnavailable => f.debug_struct("upstream_unavailable").finish(),
            Self::UpstreamSlow => f.debug_struct("upstream_slow").finish(),
            Self::UpstreamFailed => f.debug_struct("upstream_failed").finish(),
            Self::NotFound => f.debug_struct("not_found").finish(),
            Self::MethodNotAllowed => f.debug_struct("method_not_allowed").finish(),
        }
    }
}

impl Error for ParcelApiProblem {}
