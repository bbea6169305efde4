//! An API of many types: how large its document is, and that nothing stands in it twice.

use ::axum::extract::rejection::{
    BytesRejection, FormRejection, JsonRejection, PathRejection, QueryRejection, StringRejection,
};
use flowcms_status::axum::{BytesError, FormError, JsonError, PathError, QueryError, TextError};
use flowcms_status::{Catalog, Catalogued as _, FlowError, status_table};
use serde_json::{Map, Value, json};

status_table! {
    /// The codes of the parcel API.
    #[flow(type_base = "https://parcels.example/errors#")]
    pub enum Parcels {
        4xx "Client Error" "The request cannot be carried out as it is." {
            400 "Bad Request" "The request cannot be read.",
            #[flow(header("WWW-Authenticate" = "Bearer"))]
            401 "Unauthorized" "Send a key that is valid.",
            404 "Not Found" "Nothing is here under that name.",
            409 "Conflict" "Something else is there already.",
            412 "Precondition Failed" "Read it again, and send its new version.",
            413 "Content Too Large" "Send less.",
            415 "Unsupported Media Type" "Send the media type that the documentation names.",
            422 "Unprocessable Content" "Look at the members that are named.",
            429 "Too Many Requests" "Wait as long as the answer says.",
        }
        5xx "Server Error" "The service failed." {
            500 "Internal Server Error" "Try it again later, and tell us about it.",
            502 "Bad Gateway" "A carrier failed.",
            503 "Service Unavailable" "Come back later.",
        }
    }
}

/// What goes wrong with a parcel.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Parcels)]
#[allow(dead_code)] // what is never made is documented all the same
pub enum ParcelError {
    /// The number names no parcel of yours.
    ///
    /// # Causes
    ///
    /// It was delivered more than a year ago, or the number has a typing error.
    #[error("parcel `{number}` does not exist")]
    #[flow(code = 404)]
    ParcelNotFound {
        #[flow(member)]
        number: String,
    },
    #[error("parcel `{number}` has been delivered")]
    #[flow(code = 409)]
    AlreadyDelivered {
        #[flow(member)]
        number: String,
        #[flow(member)]
        scans: Vec<u32>,
    },
    #[error("the parcel has changed meanwhile")]
    #[flow(code = 412)]
    Changed {
        #[flow(header = "ETag")]
        version: String,
    },
    #[error("{grams} g are too much")]
    #[flow(code = 422)]
    TooHeavy {
        #[flow(member)]
        grams: u32,
        #[flow(member)]
        limit: u32,
    },
    #[error("the carrier is down")]
    #[flow(code = 502)]
    Carrier(#[source] std::io::Error),
}

/// Who may do what.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Parcels)]
#[allow(dead_code)]
pub enum AccessError {
    #[error("the key is not known")]
    #[flow(code = 401)]
    UnknownKey,
    #[error("too many requests")]
    #[flow(code = 429, retry(after = "Retry-After"))]
    TooFast {
        #[flow(header = "Retry-After")]
        wait: std::time::Duration,
    },
}

/// All that a handler answers with.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Parcels)]
#[allow(dead_code)]
pub enum ApiError {
    #[error(transparent)]
    #[flow(transparent)]
    Parcel(#[from] ParcelError),
    #[error(transparent)]
    #[flow(transparent)]
    Access(#[from] AccessError),
    #[error(transparent)]
    #[flow(map = JsonError)]
    Json(#[from] JsonRejection),
    #[error(transparent)]
    #[flow(map = FormError)]
    Form(#[from] FormRejection),
    #[error(transparent)]
    #[flow(map = QueryError)]
    Query(#[from] QueryRejection),
    #[error(transparent)]
    #[flow(map = PathError)]
    Path(#[from] PathRejection),
    #[error(transparent)]
    #[flow(map = BytesError)]
    Bytes(#[from] BytesRejection),
    #[error(transparent)]
    #[flow(map = TextError)]
    Text(#[from] StringRejection),
    #[error("the store failed")]
    #[flow(code = 500)]
    Store(#[source] std::io::Error),
}

const CATALOG: Catalog = Catalog::new("Parcel API")
    .version("1.0.0")
    .with(ApiError::CATALOG)
    .with(Parcels::CATALOG);

const OPERATIONS: [(&str, &str); 7] = [
    ("/parcels", "get"),
    ("/parcels", "post"),
    ("/parcels/{number}", "get"),
    ("/parcels/{number}", "put"),
    ("/parcels/{number}", "delete"),
    ("/parcels/{number}/scans", "post"),
    ("/parcels/{number}/label", "post"),
];

fn whole() -> Value {
    let mut paths = Map::new();
    for (path, method) in OPERATIONS {
        let mut responses = ApiError::responses().to_value();
        responses["200"] = json!({ "description": "It is done." });
        paths.entry(path).or_insert_with(|| json!({}))[method] = json!({ "responses": responses });
    }
    CATALOG.openapi().complete(json!({ "paths": paths }))
}

#[test]
fn seven_operations_with_the_rejections_of_axum_are_a_small_document() {
    let document = whole();
    let size = serde_json::to_string_pretty(&document).unwrap().len();
    assert!(size < 100_000, "{size} bytes");
    assert_eq!(CATALOG.check().map_err(|error| error.to_string()), Ok(()));
}

#[test]
fn what_an_operation_says_of_an_error_is_said_once() {
    let document = whole();
    let text = document.to_string();
    for once in [
        "The number names no parcel of yours.",
        "{\"$ref\":\"#/components/examples/ParcelNotFoundProblem\"}",
        "\"detail\":\"parcel `number` does not exist\"",
    ] {
        let count = text.matches(once).count();
        assert_eq!(count, 1, "{once}");
    }
}

/// What callers read where each occurrence says something of its own.
#[test]
fn every_example_has_a_detail_that_could_be_one() {
    let mut details = Vec::new();
    for entry in CATALOG.entries() {
        for status in entry.codes() {
            let Some(example) = entry.example(status) else {
                panic!("{} has no example", entry.reason());
            };
            let detail = example.iter().find(|(name, _)| *name == "detail");
            details.extend(detail.map(|(_, text)| text.as_str().unwrap().to_owned()));
        }
    }
    for wrong in ['…', '{', '}', '\0'] {
        assert!(
            !details.iter().any(|text| text.contains(wrong)),
            "{details:#?}"
        );
    }
    for text in [
        "parcel `number` does not exist",
        "1 g are too much",
        "too many requests",
    ] {
        assert!(details.iter().any(|detail| detail == text), "{details:#?}");
    }
}

#[cfg(feature = "utoipa")]
mod in_utoipa {
    use flowcms_status::openapi::ByRef;
    use utoipa::OpenApi;

    use super::ApiError;

    macro_rules! api {
        ($module:ident, $responses:ty, $($components:tt)*) => {
            #[allow(dead_code, unreachable_pub)] // utoipa's macros read them
            mod $module {
                use super::*;

                #[utoipa::path(get, path = "/parcels", responses($responses))]
                pub fn list() {}
                #[utoipa::path(post, path = "/parcels", responses($responses))]
                pub fn create() {}
                #[utoipa::path(get, path = "/parcels/{number}", responses($responses))]
                pub fn read() {}
                #[utoipa::path(put, path = "/parcels/{number}", responses($responses))]
                pub fn change() {}
                #[utoipa::path(delete, path = "/parcels/{number}", responses($responses))]
                pub fn cancel() {}
                #[utoipa::path(post, path = "/parcels/{number}/scans", responses($responses))]
                pub fn scan() {}
                #[utoipa::path(post, path = "/parcels/{number}/label", responses($responses))]
                pub fn label() {}

                #[derive(OpenApi)]
                #[openapi(paths(list, create, read, change, cancel, scan, label) $($components)*)]
                pub struct Api;
            }
        };
    }

    api! { whole, ApiError, }
    type Problems = ByRef<ApiError>;
    api! { by_ref, Problems, , components(schemas(Problems)) }

    #[test]
    fn utoipa_s_documents_are_small_too() {
        let whole = whole::Api::openapi().to_json().unwrap().len();
        let by_ref = by_ref::Api::openapi().to_json().unwrap().len();
        assert!(
            whole < 50_000 && by_ref < 50_000,
            "{whole} and {by_ref} bytes"
        );
    }
}
