//! One sample of each problem type, against the catalogue and the RFCs.

use std::marker::PhantomData;
use std::sync::Arc;

use axum::http::Response;
use flowcms_status::reqwest::{Checked as _, Failure};
use flowcms_status::{FieldErrors, FlowError, testing};
use serde_json::json;

use crate::app::carrier::CarrierError;
use crate::app::customs::{Customs, CustomsError};
use crate::app::errors::{ApiError, CATALOG, Parcels};
use crate::app::labels::LabelError;
use crate::app::parcels::{Parcel, ParcelError};
use crate::app::pickup::{Pickup, PickupError};
use crate::app::store::{Record, StoreError};

#[tokio::test]
async fn each_problem_type_answers_as_the_catalogue_says() {
    let mut samples: Vec<Box<dyn FlowError>> = vec![
        Box::new(Parcels::NotFound),
        Box::new(Parcels::MethodNotAllowed),
        Box::new(ParcelError::NotModified {
            etag: "\"1\"".to_owned(),
        }),
        Box::new(ParcelError::KeyMissing),
        Box::new(ParcelError::FieldsRefused(refused::<Parcel>(
            json!({ "to": "", "weight": 0 }),
        ))),
        Box::new(ParcelError::ParametersRefused(out_of_range())),
        Box::new(PickupError::FormRefused(refused::<Pickup>(
            json!({ "name": "", "floor": 81 }),
        ))),
        Box::new(ParcelError::ConditionMissing),
        Box::new(CustomsError::NotCsv),
        Box::new(LabelError::LabelNotFound { id: 7 }),
        Box::new(LabelError::QueueFull),
        Box::new(LabelError::NotPrinted(Arc::new(anyhow::anyhow!(
            "out of ink"
        )))),
    ];
    for status in [404, 429, 503] {
        let response = Response::builder()
            .status(status)
            .header("Retry-After", "7");
        let response = reqwest::Response::from(response.body("secret").unwrap());
        let failure = response.checked().unwrap_err();
        samples.push(Box::new(CarrierError::from(failure)));
    }
    let failure = reqwest::get("http://[::1]:0").await.unwrap_err();
    samples.push(Box::new(CarrierError::from(Failure::from(failure))));
    // The same again from inside of the enum that wraps them all.
    samples.push(Box::new(ApiError::from(LabelError::QueueFull)));

    let mut check = testing::check(CATALOG);
    check = stored::<Parcel>()
        .into_iter()
        .fold(check, |check, sample| check.sample(&sample));
    check = stored::<Customs>()
        .into_iter()
        .fold(check, |check, sample| check.sample(&sample));
    check = stored::<Pickup>()
        .into_iter()
        .fold(check, |check, sample| check.sample(&sample));
    check = samples
        .iter()
        .fold(check, |check, sample| check.sample(&**sample));
    check.finish();
}

fn stored<R: Record>() -> Vec<StoreError<R>> {
    vec![
        StoreError::RecordNotFound {
            id: 7,
            of: PhantomData,
        },
        StoreError::RecordChanged {
            etag: "\"2\"".to_owned(),
        },
        StoreError::KeyReused,
        StoreError::Database(sqlx::Error::PoolTimedOut),
        StoreError::Database(sqlx::Error::Protocol("secret".to_owned())),
    ]
}

/// What garde says of a value that breaks all rules.
fn refused<T>(value: serde_json::Value) -> garde::Report
where
    T: serde::de::DeserializeOwned + garde::Validate<Context = ()>,
{
    serde_json::from_value::<T>(value)
        .unwrap()
        .validate()
        .unwrap_err()
}

fn out_of_range() -> FieldErrors {
    let mut errors = FieldErrors::new();
    errors.add_parameter("limit", "range", "must be between 1 and 100");
    errors
}
