//! One sample of each problem type, against the catalogue and the RFCs.

use std::marker::PhantomData;
use std::sync::Arc;

use axum::http::{HeaderValue, StatusCode};
use flowcms_status::{FlowError, testing};
use rusqlite::ffi;

use crate::app::carrier::CarrierError;
use crate::app::customs::{Customs, CustomsError};
use crate::app::errors::{ApiError, CATALOG, Parcels};
use crate::app::labels::LabelError;
use crate::app::parcels::{Parcel, ParcelError};
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
        Box::new(ParcelError::FieldRefused {
            field: "to",
            expected: "a text",
        }),
        Box::new(ParcelError::ConditionMissing),
        Box::new(CustomsError::NotCsv),
        Box::new(LabelError::LabelNotFound { id: 7 }),
        Box::new(LabelError::QueueFull),
        Box::new(LabelError::NotPrinted(Arc::new(anyhow::anyhow!(
            "out of ink"
        )))),
    ];
    for status in [
        StatusCode::NOT_FOUND,
        StatusCode::TOO_MANY_REQUESTS,
        StatusCode::IM_A_TEAPOT,
    ] {
        let wait = Some(HeaderValue::from_static("7"));
        samples.push(Box::new(CarrierError::Refused { status, wait }));
    }
    let failure = async || reqwest::get("http://[::1]:0").await.unwrap_err();
    samples.push(Box::new(CarrierError::Failed(failure().await)));
    samples.push(Box::new(CarrierError::Garbled(failure().await)));
    samples.push(Box::new(CarrierError::Slow(failure().await)));
    // The same again from inside of the enum that wraps them all.
    samples.push(Box::new(ApiError::from(LabelError::QueueFull)));

    let mut check = testing::check(CATALOG);
    check = stored::<Parcel>()
        .into_iter()
        .fold(check, |check, sample| check.sample(&sample));
    check = stored::<Customs>()
        .into_iter()
        .fold(check, |check, sample| check.sample(&sample));
    check = samples
        .iter()
        .fold(check, |check, sample| check.sample(&**sample));
    check.finish();
}

fn stored<R: Record>() -> Vec<StoreError<R>> {
    let failed =
        |code| rusqlite::Error::SqliteFailure(ffi::Error::new(code), Some("secret".to_owned()));
    vec![
        StoreError::RecordNotFound {
            id: 7,
            of: PhantomData,
        },
        StoreError::RecordChanged {
            etag: "\"2\"".to_owned(),
        },
        StoreError::KeyReused,
        StoreError::Database(failed(ffi::SQLITE_BUSY)),
        StoreError::Database(failed(ffi::SQLITE_CORRUPT)),
    ]
}
