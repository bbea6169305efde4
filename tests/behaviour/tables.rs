//! Rows of a table as responses, and tables of one's own.

use flowcms_status::{Catalogued, Defines, FlowCms, FlowError, Retry, StatusTable, status_table};

use super::support::body;

#[test]
fn a_row_from_400_up_answers_with_a_problem_document() {
    let response = FlowCms::NotFound.to_response();
    assert_eq!(response.status(), 404);
    assert_eq!(
        response.headers()["content-type"],
        "application/problem+json"
    );
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert_eq!(
        body(&FlowCms::NotFound),
        r#"{"type":"about:blank","title":"Not Found","status":404,"reason":"not_found","context":"Requested content entry, endpoint, or asset does not exist in your workspace."}"#
    );
    assert!(body(&FlowCms::InternalServerError).contains(r#""status":500,"reason":"#));
    let challenge = &FlowCms::Unauthorized.to_response().headers()["www-authenticate"].clone();
    assert_eq!(challenge, "Bearer");
}

#[test]
fn a_row_below_400_answers_without_content() {
    let below = FlowCms::ALL.iter().filter(|row| row.code() < 400);
    for row in below {
        let response = row.to_response();
        assert_eq!(response.status().as_u16(), row.code());
        assert!(response.body().is_empty(), "{row}");
        assert!(response.headers().is_empty(), "{row}");
    }
}

mod elsewhere {
    flowcms_status::status_table! {
        /// A table in a module.
        pub enum Pantry {
            2xx "Fine" "It worked." {
                200 "OK" "Here it is.",
            }
            4xx "Client | Error" "The request cannot be fulfilled." {
                #[flow(retry = backoff)]
                #[flow(header("X-Shelf" = "empty"))]
                404 "Not | Found" "Nothing is stored under that name.",
                #[flow(retry = never)]
                408 "Slow" "Hurry.",
            }
            5xx "Server Error" "The pantry failed." {
                #[flow(retry(after = "Retry-After"))]
                503 "Under maintenance" "It is being cleaned.",
            }
        }
    }
}

use elsewhere::Pantry as Shelf;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("no {0} left")]
#[flow(table = Shelf, code = 404)]
struct Missing(&'static str);

#[test]
fn a_table_of_ones_own_is_used_under_any_name() {
    assert_eq!(Missing("salt").status_code(), 404);
    assert_eq!(Missing("salt").retry(), Retry::Backoff);
    let response = Missing("salt").to_response();
    assert_eq!(response.headers()["x-shelf"], "empty");
    assert!(body(&Missing("salt")).contains(r#""title":"Not | Found""#));
    assert_eq!(<Shelf as Defines<408>>::STATUS.name(), "Slow");
    assert_eq!(Shelf::Slow.retry(), Retry::Never);
    assert_eq!(Shelf::UnderMaintenance.retry(), Retry::After("Retry-After"));
    assert_eq!(Shelf::NAME, "Pantry");
    assert_eq!(Shelf::from_code(503), Some(Shelf::UnderMaintenance));
    assert_eq!(Shelf::from_code(404), Some(Shelf::NotFound));
    assert_eq!(Shelf::from_code(500), None);
}

#[test]
fn a_table_inside_a_function_sees_its_own_rows() {
    status_table! {
        enum Local {
            4xx "Client Error" "No." { 418 "I'm a teapot" "Use a kettle." }
        }
    }
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("short and stout")]
    #[flow(table = Local, code = 418)]
    struct Teapot;
    assert_eq!(Teapot.status_code(), 418);
    assert_eq!(Local::IMATeapot.code(), 418);
}

#[test]
fn a_row_can_answer_for_a_variant() {
    #[derive(Debug, thiserror::Error, FlowError)]
    enum Api {
        #[error("as the row says")]
        #[flow(transparent)]
        Row(#[from] FlowCms),
    }
    assert_eq!(Api::from(FlowCms::Conflict).status_code(), 409);
    assert!(!body(&Api::from(FlowCms::Conflict)).contains("detail"));
    assert_eq!(Api::CATALOG.problem_types().len(), 13);
    assert_eq!(<FlowCms as Catalogued>::CATALOG.name(), "FlowCms");
}
