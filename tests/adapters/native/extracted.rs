//! The extractors of `flowcms_status::axum`: they reject with problem documents, in the voice of the
//! error that they name.

use axum::extract::rejection::{FormRejection, JsonRejection, PathRejection, QueryRejection};
use axum::routing::{get, post};
use axum::{Router, body::Body};
use flowcms_status::axum::{Form, FormError, Json, JsonError, Path, PathError, Query, QueryError};
use flowcms_status::{FlowError, status_table};
use http::Request;
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tower::ServiceExt as _;

status_table! {
    /// The codes of an API with few of them.
    #[flow(type_base = "https://parcels.example/errors#")]
    enum Parcels {
        4xx "Client Error" "The request is wrong." {
            400 "Wrong Request" "Look at the documentation of parcels.",
        }
        5xx "Server Error" "The server failed." {
            500 "Internal Server Error" "Try later.",
        }
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Parcels)]
enum ApiError {
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
}

#[derive(Clone, Debug, serde::Deserialize)]
struct Parcel {
    weight: u32,
}

fn app() -> Router {
    Router::new()
        .route(
            "/json",
            post(|Json(it): Json<Parcel>| async move { it.weight.to_string() }),
        )
        .route(
            "/form",
            post(|it: Form<Parcel>| async move { it.weight.to_string() }),
        )
        .route(
            "/query",
            get(|Query(it): Query<Parcel>| async move { it.weight.to_string() }),
        )
        .route(
            "/path/{weight}",
            get(|Path(it): Path<Parcel>| async move { it.weight.to_string() }),
        )
        .route(
            "/api/json",
            post(|Json(it): Json<Parcel, ApiError>| async move { it.weight.to_string() }),
        )
        .route(
            "/api/form",
            post(|Form(it): Form<Parcel, ApiError>| async move { it.weight.to_string() }),
        )
        .route(
            "/api/query",
            get(|Query(it): Query<Parcel, ApiError>| async move { it.weight.to_string() }),
        )
        .route(
            "/api/path/{weight}",
            get(|Path(it): Path<Parcel, ApiError>| async move { it.weight.to_string() }),
        )
}

async fn ask(request: &str, content_type: &str, content: &'static str) -> (u16, String) {
    let (method, path) = request.split_once(' ').expect("a method and a path");
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("content-type", content_type)
        .body(Body::from(content))
        .expect("a request");
    let Ok(response) = app().oneshot(request).await;
    let status = response.status().as_u16();
    let body = response.into_body().collect().await.expect("a body");
    (
        status,
        String::from_utf8(body.to_bytes().to_vec()).expect("UTF-8"),
    )
}

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

#[tokio::test]
async fn what_can_be_read_comes_through() {
    for (request, content_type, content) in [
        ("POST /json", JSON, r#"{"weight":7}"#),
        ("POST /api/json", JSON, r#"{"weight":7}"#),
        ("POST /form", FORM, "weight=7"),
        ("POST /api/form", FORM, "weight=7"),
        ("GET /query?weight=7", "", ""),
        ("GET /api/query?weight=7", "", ""),
        ("GET /path/7", "", ""),
        ("GET /api/path/7", "", ""),
    ] {
        let answer = ask(request, content_type, content).await;
        assert_eq!(answer, (200, "7".to_owned()), "{request}");
    }
}

#[tokio::test]
async fn what_cannot_is_rejected_with_a_problem_document_in_the_voice_of_the_error() {
    for (request, content_type, content, status, reason, place, says) in [
        (
            "POST /json",
            JSON,
            r#"{"weight":"hunter2"}"#,
            422,
            "json_data",
            "pointer",
            "#/weight",
        ),
        (
            "POST /form",
            FORM,
            "weight=hunter2",
            422,
            "form_data",
            "pointer",
            "#/weight",
        ),
        (
            "GET /query?weight=hunter2",
            "",
            "",
            400,
            "query",
            "parameter",
            "weight",
        ),
        (
            "GET /path/hunter2",
            "",
            "",
            400,
            "path",
            "parameter",
            "weight",
        ),
    ] {
        let (method, path) = request.split_once(' ').expect("a method and a path");
        for of_api in [false, true] {
            let path = if of_api {
                format!("/api{path}")
            } else {
                path.to_owned()
            };
            let request = format!("{method} {path}");
            let (code, body) = ask(&request, content_type, content).await;
            assert!(!body.contains("hunter2"), "{body}");
            let document: Value = serde_json::from_str(&body).expect("JSON");
            assert_eq!(document["reason"], reason, "{request}");
            assert_eq!(document["errors"][0][place], says, "{request}");
            let (status, type_uri) = if of_api {
                (400, format!("https://parcels.example/errors#{reason}"))
            } else {
                (status, "about:blank".to_owned())
            };
            assert_eq!(
                (code, &document["type"]),
                (status, &json!(type_uri)),
                "{request}"
            );
            assert_eq!(document["title"] == "Wrong Request", of_api, "{request}");
        }
    }
}

#[test]
fn an_extracted_value_is_used_like_the_value() {
    let mut held = Json::<_, ApiError>(Parcel { weight: 1 });
    held.weight += 1;
    assert_eq!(held.clone().weight, 2);
    assert_eq!(format!("{held:?}"), "Json(Parcel { weight: 2 })");
}
