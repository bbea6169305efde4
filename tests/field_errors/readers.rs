//! garde and validator: what their reports are sent as, through a server.

use std::collections::BTreeMap;

use axum::extract::Json;
use axum::response::IntoResponse as _;
use axum::routing::post;
use axum::{Router, body::Body};
use flowcms_status::FlowError;
use http::Request;
use http_body_util::BodyExt as _;
use serde_json::Value;
use tower::ServiceExt as _;

/// The `errors` of what the server answers to `sent`, and that the secret is nowhere.
async fn errors(app: Router, sent: &str) -> Value {
    let request = Request::post("/")
        .header("content-type", "application/json")
        .body(Body::from(sent.to_owned()))
        .unwrap();
    let response = app.oneshot(request).await.into_response();
    assert_eq!(response.status(), 422);
    let body = response.into_body().collect().await.unwrap().to_bytes();
    let text = std::str::from_utf8(&body).unwrap();
    assert!(!text.contains("hunter2"), "{text}");
    let mut document: Value = serde_json::from_str(text).unwrap();
    document["errors"].take()
}

#[cfg(feature = "garde")]
mod garde {
    use serde_json::json;

    use super::{BTreeMap, FlowError, Json, Router, errors, post};
    use garde::{Report, Validate};

    #[derive(serde::Deserialize, Validate)]
    #[serde(rename_all = "camelCase")]
    struct Order {
        #[garde(length(max = 3))]
        pass_word: String,
        #[garde(dive)]
        parcels: Vec<Parcel>,
        #[garde(dive)]
        by_name: BTreeMap<String, Parcel>,
        #[garde(custom(even))]
        count: u8,
    }

    #[derive(serde::Deserialize, Validate)]
    struct Parcel {
        #[garde(range(min = 1))]
        weight: u32,
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "garde calls it so")]
    fn even(count: &u8, _: &()) -> garde::Result {
        if count & 1 == 0 {
            return Ok(());
        }
        Err(garde::Error::new("must be even"))
    }

    #[derive(Debug, thiserror::Error, FlowError)]
    enum OrderError {
        #[error(transparent)]
        #[flow(code = 422)]
        Rules(
            #[from]
            #[flow(errors(rename_all = "camelCase"))]
            Report,
        ),
    }

    async fn order(Json(order): Json<Order>) -> Result<(), OrderError> {
        Ok(order.validate()?)
    }

    #[tokio::test]
    async fn a_report_of_garde_points_to_each_field() {
        let app = Router::new().route("/", post(order));
        let sent = r#"{"passWord":"hunter2","parcels":[{"weight":1},{"weight":0}],"byName":{"the/first":{"weight":0}},"count":3}"#;
        let errors = errors(app, sent).await;
        let places: Vec<_> = (errors.as_array().unwrap().iter())
            .map(|item| (item["pointer"].as_str().unwrap(), item.get("reason")))
            .collect();
        assert_eq!(
            places,
            [
                ("#/byName/the~1first/weight", None),
                ("#/count", None),
                ("#/parcels/1/weight", None),
                ("#/passWord", None),
            ]
        );
        assert_eq!(
            errors[1],
            json!({ "pointer": "#/count", "detail": "must be even" })
        );
    }
}

/// The extractors of axum-valid: its rejection is one of two errors that the API has anyway.
#[cfg(feature = "garde")]
mod axum_valid {
    use axum::extract::rejection::JsonRejection;
    use axum_valid::{Garde, GardeRejection};
    use flowcms_status::axum::JsonError;
    use serde_json::json;

    use super::{FlowError, Json, Router, errors, post};
    use garde::{Report, Validate};

    #[derive(serde::Deserialize, Validate)]
    #[serde(rename_all = "camelCase")]
    struct Order {
        #[garde(length(max = 3))]
        pass_word: String,
    }

    #[derive(Debug, thiserror::Error, FlowError)]
    enum OrderError {
        #[error(transparent)]
        #[flow(map = JsonError)]
        Json(#[from] JsonRejection),
        #[error(transparent)]
        #[flow(code = 422, detail = "some fields are wrong")]
        Rules(
            #[from]
            #[flow(errors(rename_all = "camelCase"))]
            Report,
        ),
    }

    impl From<GardeRejection<JsonRejection>> for OrderError {
        fn from(rejection: GardeRejection<JsonRejection>) -> Self {
            match rejection {
                GardeRejection::Valid(report) => report.into(),
                GardeRejection::Inner(rejection) => rejection.into(),
            }
        }
    }

    async fn order(
        order: Result<Garde<Json<Order>>, GardeRejection<JsonRejection>>,
    ) -> Result<String, OrderError> {
        let Garde(Json(order)) = order?;
        Ok(order.pass_word)
    }

    #[tokio::test]
    async fn what_axum_valid_rejects_is_answered_by_its_two_kinds() {
        let app = || Router::new().route("/", post(order));
        let rules = errors(app(), r#"{"passWord":"hunter2"}"#).await;
        assert_eq!(
            rules,
            json!([{ "pointer": "#/passWord", "detail": "length is greater than 3" }])
        );
        let syntax = errors(app(), r#"{"passWord":["hunter2"]}"#).await;
        assert_eq!(
            syntax,
            json!([{ "pointer": "#/passWord", "detail": "expected a string" }])
        );
    }
}

#[cfg(feature = "validator")]
mod validator {
    use serde_json::json;

    use super::{FlowError, Json, Router, errors, post};
    use validator::{Validate, ValidationError, ValidationErrors};

    #[derive(serde::Deserialize, Validate)]
    #[serde(rename_all = "camelCase")]
    #[validate(schema(function = "whole", skip_on_field_errors = false))]
    struct Order {
        #[validate(length(max = 3, message = "is too long"))]
        pass_word: String,
        #[validate(must_match(other = "pass_word"))]
        again: String,
        #[validate(nested)]
        parcels: Vec<Parcel>,
        #[validate(nested)]
        sender: Sender,
        #[validate(custom(function = "even"))]
        count: u8,
    }

    #[derive(serde::Deserialize, Validate)]
    struct Parcel {
        #[validate(range(min = 1, max = 30))]
        weight: u32,
    }

    #[derive(serde::Deserialize, Validate)]
    struct Sender {
        #[validate(email)]
        mail_address: String,
    }

    fn whole(order: &Order) -> Result<(), ValidationError> {
        if usize::from(order.count) == order.parcels.len() {
            return Ok(());
        }
        Err(ValidationError::new("count").with_message("counts other parcels".into()))
    }

    fn even(count: u8) -> Result<(), ValidationError> {
        if count & 1 == 0 {
            return Ok(());
        }
        let mut error = ValidationError::new("even");
        error.add_param("step".into(), &2);
        error.add_param("detail".into(), &"forged");
        Err(error)
    }

    #[derive(Debug, thiserror::Error, FlowError)]
    enum OrderError {
        #[error(transparent)]
        #[flow(code = 422)]
        Rules(
            #[from]
            #[flow(errors(rename_all = "camelCase", "count", "length"))]
            ValidationErrors,
        ),
    }

    async fn order(Json(order): Json<Order>) -> Result<(), OrderError> {
        Ok(order.validate()?)
    }

    #[tokio::test]
    async fn the_errors_of_validator_stand_in_the_order_of_pointers() {
        let app = Router::new().route("/", post(order));
        let mut parcels = vec![json!({ "weight": 1 }); 11];
        parcels[2] = json!({ "weight": 0 });
        parcels[10] = json!({ "weight": 31 });
        let sent = json!({
            "passWord": "hunter2", "again": "hunter2x", "parcels": parcels,
            "sender": { "mail_address": "hunter2" }, "count": 3,
        });
        let errors = errors(app, &sent.to_string()).await;
        assert_eq!(
            errors,
            json!([
                { "pointer": "#", "reason": "count", "detail": "counts other parcels" },
                { "pointer": "#/again", "reason": "must_match" },
                { "pointer": "#/count", "reason": "even", "step": 2 },
                { "pointer": "#/parcels/2/weight", "reason": "range", "max": 30, "min": 1 },
                { "pointer": "#/parcels/10/weight", "reason": "range", "max": 30, "min": 1 },
                { "pointer": "#/passWord", "reason": "length", "detail": "is too long", "max": 3 },
                { "pointer": "#/sender/mailAddress", "reason": "email" },
            ])
        );
    }

    #[test]
    fn a_list_that_is_validated_by_itself_is_the_whole() {
        let parcels = vec![Parcel { weight: 1 }, Parcel { weight: 0 }];
        let error = OrderError::from(parcels.validate().unwrap_err());
        let response = error.to_response();
        let body = std::str::from_utf8(response.body()).unwrap();
        assert!(body.contains(r##""pointer":"#/1/weight""##), "{body}");
    }
}
