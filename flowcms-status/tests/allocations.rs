//! A response allocates what `http` needs and not once more.
#![cfg(not(feature = "tracing"))]

#[cfg(feature = "actix-web")]
#[path = "../benches/cases/actix_web.rs"]
mod actix_web;
#[path = "../benches/cases/mod.rs"]
mod cases;

use cases::{Case, ContentError};

/// Two for the map of the headers, one for a body that is not static.
fn of_http(case: Case) -> u64 {
    match case {
        Case::Unit | Case::Source => 2,
        Case::Text | Case::Formatted => 3,
    }
}

/// The allocations of a response that is not the first of its problem type.
fn allocations<R>(case: Case, respond: impl Fn(ContentError) -> R) -> u64 {
    drop(respond(case.error()));
    let error = case.error();
    allocation_counter::measure(|| drop(respond(error))).count_total
}

#[test]
fn to_response_allocates_what_the_limit_allocates() {
    cases::assert_that_the_limit_sends_the_same();
    for case in Case::ALL {
        let derived = allocations(case, |error| cases::derived(&error));
        let limit = allocations(case, |error| cases::limit::<bytes::Bytes>(&error));
        assert_eq!((derived, limit), (of_http(case), of_http(case)), "{case:?}");
    }
}

#[cfg(feature = "axum")]
#[test]
fn axum_s_body_is_the_only_allocation_that_into_response_adds() {
    use axum_core::{body::Body, response::IntoResponse as _};

    for case in Case::ALL {
        let derived = allocations(case, ContentError::into_response);
        let limit = allocations(case, |error| cases::limit::<Body>(&error));
        let expected = of_http(case) + 1;
        assert_eq!((derived, limit), (expected, expected), "{case:?}");
    }
}

#[cfg(feature = "actix-web")]
#[test]
fn a_response_of_actix_web_allocates_nothing_but_a_body_that_is_not_static() {
    for case in Case::ALL {
        // Past the first ones: actix-web keeps the heads of responses, the headers' map in them.
        drop(actix_web::derived(&case.error()));
        let derived = allocations(case, |error| actix_web::derived(&error));
        let limit = allocations(case, |error| actix_web::limit(&error));
        let expected = of_http(case) - 2;
        assert_eq!((derived, limit), (expected, expected), "{case:?}");
    }
}
