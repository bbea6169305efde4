//! Features are additive: what a type implements by itself is its author's, whichever frameworks
//! are on. That these declarations compile is half of each proof.

use std::fmt;

use flowcms_status::{FlowError, status_table};
use serde::{Deserialize, Serialize, Serializer};
use serde_json::json;

/// With what every crate may derive.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    thiserror::Error,
    FlowError,
)]
enum Derived {
    #[error("the quota of {limit} is used up")]
    #[flow(code = 429)]
    Quota { limit: u8 },
    #[error("no entry")]
    #[flow(code = 404)]
    Missing,
}

/// With what has nothing to do with HTTP, and with what a framework asks of other types.
#[derive(Debug, Default, thiserror::Error, FlowError)]
#[flow(code = 409)]
#[error("{value} is taken")]
struct Taken<T: fmt::Debug + fmt::Display> {
    value: T,
}

impl<T: fmt::Debug + fmt::Display> Serialize for Taken<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.value)
    }
}

impl<T: fmt::Debug + fmt::Display> From<T> for Taken<T> {
    fn from(value: T) -> Self {
        Self { value }
    }
}

impl<T: fmt::Debug + fmt::Display> AsRef<T> for Taken<T> {
    fn as_ref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug + fmt::Display> std::ops::Deref for Taken<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Debug + fmt::Display> From<Taken<T>> for String {
    fn from(taken: Taken<T>) -> Self {
        taken.to_string()
    }
}

impl From<Derived> for http::StatusCode {
    fn from(error: Derived) -> Self {
        error.status_code()
    }
}

impl From<Derived> for Box<str> {
    fn from(error: Derived) -> Self {
        error.to_string().into()
    }
}

impl From<dropshot::HttpError> for Derived {
    fn from(_: dropshot::HttpError) -> Self {
        Self::Missing
    }
}

status_table! {
    /// A table of the user's.
    enum Codes {
        4xx "Client Error" "The caller can mend it." { 400 "Bad Request" "Read the reference." }
        5xx "Server Error" "The server failed." { 500 "Internal Server Error" "Try again." }
    }
}

status_table! {
    /// A map of the user's.
    #[derive(Clone, PartialEq, Eq)]
    struct Number(std::num::ParseIntError) in Codes { _ => 400 }
}

impl Serialize for Codes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.code())
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Codes {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = u16::deserialize(deserializer)?;
        Codes::try_from(code).map_err(serde::de::Error::custom)
    }
}

impl From<Codes> for u16 {
    fn from(row: Codes) -> Self {
        row.code()
    }
}

// A table takes no derives.
#[allow(clippy::derivable_impls)]
impl Default for Codes {
    fn default() -> Self {
        Self::InternalServerError
    }
}

fn number() -> Number {
    "x".parse::<u8>().expect_err("no number").into()
}

#[test]
fn what_types_maps_and_tables_serialize_as_is_their_own() {
    let quota = Derived::Quota { limit: 3 };
    assert_eq!(json!(quota), json!({ "Quota": { "limit": 3 } }));
    assert_eq!(json!(Taken::from("a")), json!("a"));
    assert_eq!(json!(Codes::BadRequest), json!(400));
    assert_eq!(
        serde_json::from_value::<Codes>(json!(500)).ok(),
        Some(Codes::default())
    );
    assert_eq!(json!(number()), json!("invalid digit found in string"));
    assert_eq!(quota.status_code(), 429);
}

/// An enum and a struct that derive their schemas, and a table and a map that have
/// them by hand.
macro_rules! types {
    ($(#[$derive:meta])+) => {
        #[derive(Debug, thiserror::Error, FlowError)]
        $(#[$derive])+
        #[expect(dead_code, reason = "its schema is what counts")]
        enum Enum {
            #[error("no {0}")]
            #[flow(code = 404)]
            Missing(String),
            #[error("wait")]
            #[flow(code = 429)]
            Wait { seconds: u64 },
        }

        #[derive(Debug, thiserror::Error, FlowError)]
        $(#[$derive])+
        #[error("taken")]
        #[flow(code = 409)]
        struct Struct {
            #[flow(member)]
            value: String,
        }

        status_table! {
            /// A table.
            enum Table {
                4xx "Client Error" "The caller can mend it." { 400 "Bad Request" "Read." }
                5xx "Server Error" "The server failed." { 500 "Internal Server Error" "Wait." }
            }
        }

        status_table! {
            /// A map.
            struct Map(std::fmt::Error) in Table { _ => 500 }
        }
    };
}

mod schemars_08 {
    use flowcms_status::{FlowError, status_table};
    use schemars::r#gen::SchemaGenerator;
    use schemars::{JsonSchema, schema::Schema};

    types! { #[derive(JsonSchema)] }

    impl JsonSchema for Table {
        fn schema_name() -> String {
            "a row".to_owned()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            Schema::Bool(true)
        }
    }

    impl JsonSchema for Map {
        fn schema_name() -> String {
            "a fault".to_owned()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            Schema::Bool(true)
        }
    }

    #[test]
    fn types_maps_and_tables_have_schemas_of_their_own() {
        assert_eq!(Enum::schema_name(), "Enum");
        assert_eq!(Struct::schema_name(), "Struct");
        assert_eq!(Table::schema_name(), "a row");
        assert_eq!(Map::schema_name(), "a fault");
    }
}

mod schemars_1 {
    use std::borrow::Cow;

    use flowcms_status::{FlowError, status_table};
    use schemars_1::{JsonSchema, Schema, SchemaGenerator};

    types! { #[derive(JsonSchema)] #[schemars(crate = "schemars_1")] }

    impl JsonSchema for Table {
        fn schema_name() -> Cow<'static, str> {
            "a row".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            true.into()
        }
    }

    impl JsonSchema for Map {
        fn schema_name() -> Cow<'static, str> {
            "a fault".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            true.into()
        }
    }

    #[test]
    fn types_maps_and_tables_have_schemas_of_their_own() {
        assert_eq!(Enum::schema_name(), "Enum");
        assert_eq!(Struct::schema_name(), "Struct");
        assert_eq!(Table::schema_name(), "a row");
        assert_eq!(Map::schema_name(), "a fault");
    }
}

macro_rules! of_utoipa {
    ($module:ident, $utoipa:ident) => {
        mod $module {
            use std::borrow::Cow;

            // The macros of utoipa speak of a crate with this name.
            use $utoipa as utoipa;

            use flowcms_status::{FlowError, status_table};
            use utoipa::openapi::{RefOr, Schema};
            use utoipa::{IntoResponses, PartialSchema, ToSchema};

            types! { #[derive(ToSchema)] }

            impl PartialSchema for Table {
                fn schema() -> RefOr<Schema> {
                    u16::schema()
                }
            }

            impl ToSchema for Table {
                fn name() -> Cow<'static, str> {
                    "a row".into()
                }
            }

            impl PartialSchema for Map {
                fn schema() -> RefOr<Schema> {
                    u16::schema()
                }
            }

            impl ToSchema for Map {
                fn name() -> Cow<'static, str> {
                    "a fault".into()
                }
            }

            #[test]
            fn types_maps_and_tables_have_schemas_of_their_own_beside_responses() {
                assert_eq!(<Enum as ToSchema>::name(), "Enum");
                assert_eq!(<Struct as ToSchema>::name(), "Struct");
                assert_eq!(<Table as ToSchema>::name(), "a row");
                assert_eq!(<Map as ToSchema>::name(), "a fault");
                assert_eq!(<Enum as IntoResponses>::responses().len(), 2);
                assert_eq!(<Table as IntoResponses>::responses().len(), 2);
                assert_eq!(<Map as IntoResponses>::responses().len(), 1);
            }
        }
    };
}
of_utoipa!(utoipa_6, utoipa);
of_utoipa!(utoipa_5, utoipa_5);

mod by_hand {
    //! Types that leave all frameworks out and are written for them by hand.

    use std::collections::BTreeMap;
    use std::convert::Infallible;

    use bytes::Bytes;
    use flowcms_status::{FlowError, status_table};
    use http_body_util::{BodyExt as _, Full, combinators};

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("an enum")]
    #[flow(adapters())]
    enum Enum {
        #[flow(code = 404)]
        Missing,
    }

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("a struct")]
    #[flow(code = 404, adapters())]
    struct Struct<T: std::fmt::Debug>(T);

    status_table! {
        /// A table.
        #[flow(adapters())]
        enum Table {
            4xx "Client Error" "The caller can mend it." { 400 "Bad Request" "Read." }
            5xx "Server Error" "The server failed." { 500 "Internal Server Error" "Wait." }
        }
    }

    status_table! {
        /// A map.
        #[flow(adapters())]
        struct Map(std::fmt::Error) in Table { _ => 500 }
    }

    macro_rules! by_hand {
        ($($type:ty)*) => { $(
            impl axum::response::IntoResponse for $type {
                fn into_response(self) -> axum::response::Response {
                    "own".into_response()
                }
            }

            impl axum_07::response::IntoResponse for $type {
                fn into_response(self) -> axum_07::response::Response {
                    "own".into_response()
                }
            }

            impl actix_web::ResponseError for $type {
                fn status_code(&self) -> actix_web::http::StatusCode {
                    actix_web::http::StatusCode::IM_A_TEAPOT
                }
            }

            impl actix_web::Responder for $type {
                type Body = actix_web::body::BoxBody;

                fn respond_to(self, _: &actix_web::HttpRequest) -> actix_web::HttpResponse {
                    actix_web::HttpResponse::ImATeapot().finish()
                }
            }

            impl aide::OperationOutput for $type {
                type Inner = Self;
            }

            impl dropshot::HttpResponse for $type {
                fn to_result(self) -> Result<http::Response<dropshot::Body>, dropshot::HttpError> {
                    Ok(http::Response::new("own".to_owned().into()))
                }

                fn response_metadata() -> dropshot::ApiEndpointResponse {
                    dropshot::ApiEndpointResponse::default()
                }

                fn status_code(&self) -> http::StatusCode {
                    http::StatusCode::IM_A_TEAPOT
                }
            }

            impl From<$type> for http::Response<Full<Bytes>> {
                fn from(_: $type) -> Self {
                    http::Response::new(Full::from("own"))
                }
            }

            impl From<$type> for http::Response<combinators::BoxBody<Bytes, Infallible>> {
                fn from(_: $type) -> Self {
                    http::Response::new(Full::from("own").boxed())
                }
            }

            impl poem::IntoResponse for $type {
                fn into_response(self) -> poem::Response {
                    "own".into_response()
                }
            }

            impl poem::error::ResponseError for $type {
                fn status(&self) -> poem::http::StatusCode {
                    poem::http::StatusCode::IM_A_TEAPOT
                }
            }

            impl<'r> rocket::response::Responder<'r, 'static> for $type {
                fn respond_to(self, request: &'r rocket::Request<'_>) -> rocket::response::Result<'static> {
                    "own".respond_to(request)
                }
            }

            impl salvo::Scribe for $type {
                fn render(self, response: &mut salvo::Response) {
                    response.render("own");
                }
            }

            impl From<$type> for tonic::Status {
                fn from(_: $type) -> Self {
                    tonic::Status::aborted("own")
                }
            }

            impl utoipa::IntoResponses for $type {
                fn responses() -> BTreeMap<String, utoipa::openapi::RefOr<utoipa::openapi::Response>> {
                    BTreeMap::new()
                }
            }

            impl utoipa_5::IntoResponses for $type {
                fn responses() -> BTreeMap<String, utoipa_5::openapi::RefOr<utoipa_5::openapi::Response>> {
                    BTreeMap::new()
                }
            }

            impl warp::Reply for $type {
                fn into_response(self) -> warp::reply::Response {
                    warp::reply::Response::new("own".into())
                }
            }

            impl warp::reject::Reject for $type {}
        )* };
    }
    by_hand!(Enum Struct<u8> Table Map);

    #[test]
    fn what_leaves_a_framework_out_answers_as_it_is_written() {
        fn own(error: impl FlowError + axum::response::IntoResponse) {
            assert!(error.status_code().as_u16() >= 400);
            assert_eq!(error.into_response().status(), 200);
        }
        own(Enum::Missing);
        own(Struct(7));
        own(Table::BadRequest);
        own(Map::from(std::fmt::Error));
        assert_eq!(tonic::Status::from(Table::BadRequest).message(), "own");
        assert_eq!(dropshot::HttpResponse::status_code(&Enum::Missing), 418);
    }
}
