//! A carrier to try the parcel API with. `PUT /mode/{mode}` says how it is: `well`, `slow`, `garbled`,
//! or a status code that it answers with.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router, extract};
use serde_json::{Value, json};

type Mode = Arc<Mutex<String>>;

pub(crate) fn router() -> Router {
    let place = json!({ "place": "Hub 3" });
    let label = json!({ "zpl": "^XA^FDparcel^FS^XZ" });
    Router::new()
        .route("/parcels/{id}", get(|mode| answer(mode, place)))
        .route("/labels", post(|mode| answer(mode, label)))
        .route("/mode/{mode}", put(change))
        .with_state(Mode::new(Mutex::new("well".to_owned())))
}

async fn change(
    extract::State(mode): extract::State<Mode>,
    extract::Path(to): extract::Path<String>,
) {
    *mode.lock().unwrap() = to;
}

async fn answer(extract::State(mode): extract::State<Mode>, content: Value) -> Response {
    let mode = mode.lock().unwrap().clone();
    match mode.as_str() {
        "well" => Json(content).into_response(),
        "slow" => {
            tokio::time::sleep(Duration::from_secs(10)).await;
            Json(content).into_response()
        }
        "empty" => Json(json!({ "place": "", "zpl": "" })).into_response(),
        "garbled" => "<tracking/>".into_response(),
        code => {
            let code = code.parse().unwrap_or(StatusCode::NOT_IMPLEMENTED);
            (code, [(RETRY_AFTER, "7")], "the carrier's own words").into_response()
        }
    }
}
