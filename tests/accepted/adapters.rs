//! `adapters()` leaves the framework's trait to the user.

use axum::response::{IntoResponse, Response};
use flowcms_status::{FlowCms, FlowError, status_table};

#[derive(Debug, thiserror::Error, FlowError)]
#[error("none")]
#[flow(code = 404, adapters())]
struct Nothing;

impl IntoResponse for Nothing {
    fn into_response(self) -> Response {
        "nothing".into_response()
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("axum")]
#[flow(code = 404, adapters(axum))]
struct Axum;

status_table! {
    #[flow(adapters())]
    struct Format(std::fmt::Error) in FlowCms {
        _ => 500,
    }
}

impl IntoResponse for Format {
    fn into_response(self) -> Response {
        "format".into_response()
    }
}

#[test]
fn a_framework_s_trait_that_adapters_leaves_out_is_the_user_s() {
    assert_eq!(Nothing.into_response().status(), 200);
    assert_eq!(Axum.into_response().status(), 404);
    assert_eq!(Format::from(std::fmt::Error).into_response().status(), 200);
}
