//! What a run-time status may be: on a variant and on a field, with and without `codes`.

use flowcms_status::{FlowCms, FlowError, http::StatusCode};

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("number")]
    #[flow(code = 502)]
    Number(#[flow(status)] u16),
    #[error("code")]
    #[flow(code = 502, codes(404, 409))]
    Code(#[flow(status)] StatusCode),
    #[error("row")]
    #[flow(code = 502)]
    Row {
        #[flow(status)]
        status: FlowCms,
    },
    #[error("option")]
    #[flow(code = 502, codes(405), header("Allow" = "GET"))]
    Option(#[flow(status)] Option<StatusCode>),
    #[error("function")]
    #[flow(code = 502, status = Error::status)]
    Function(u16),
}

impl Error {
    fn status(&self) -> Option<u16> {
        match self {
            Self::Function(code) => Some(*code),
            _ => None,
        }
    }
}

#[test]
fn a_run_time_status_may_stand_on_a_variant_and_on_a_field() {
    for (error, code) in [
        (Error::Number(404), 404),
        (Error::Number(200), 502),
        (Error::Code(StatusCode::CONFLICT), 409),
        (Error::Code(StatusCode::FORBIDDEN), 502),
        (
            Error::Row {
                status: FlowCms::NotFound,
            },
            404,
        ),
        (Error::Option(None), 502),
        (Error::Option(Some(StatusCode::METHOD_NOT_ALLOWED)), 405),
        (Error::Function(408), 408),
    ] {
        assert_eq!(error.to_response().status(), code);
    }
}
