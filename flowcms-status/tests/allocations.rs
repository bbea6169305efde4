//! A response allocates what `http` needs and not once more.

#[cfg(feature = "actix-web")]
#[path = "../benches/cases/actix_web.rs"]
mod actix_web;
#[cfg(feature = "axum-07")]
#[path = "../benches/cases/axum_07.rs"]
mod axum_07;
#[path = "../benches/cases/mod.rs"]
mod cases;
#[cfg(feature = "dropshot")]
#[path = "../benches/cases/dropshot.rs"]
mod dropshot;
#[cfg(feature = "hyper")]
#[path = "../benches/cases/hyper.rs"]
mod hyper;
#[cfg(feature = "poem")]
#[path = "../benches/cases/poem.rs"]
mod poem;
#[cfg(feature = "rocket")]
#[path = "../benches/cases/rocket.rs"]
mod rocket;
#[cfg(feature = "salvo")]
#[path = "../benches/cases/salvo.rs"]
mod salvo;
#[cfg(feature = "tonic")]
#[path = "../benches/cases/tonic.rs"]
mod tonic;
#[cfg(feature = "warp")]
#[path = "../benches/cases/warp.rs"]
mod warp;

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

#[cfg(feature = "poem")]
#[test]
fn poem_s_body_is_the_only_allocation_that_its_response_adds() {
    for case in Case::ALL {
        let derived = allocations(case, poem::derived);
        let limit = allocations(case, |error| poem::limit(&error));
        let expected = of_http(case) + 1;
        assert_eq!((derived, limit), (expected, expected), "{case:?}");
    }
}

#[cfg(feature = "salvo")]
#[test]
fn a_response_of_salvo_adds_no_allocation() {
    for case in Case::ALL {
        let derived = allocations(case, salvo::derived);
        let limit = allocations(case, |error| salvo::limit(&error));
        let expected = of_http(case);
        assert_eq!((derived, limit), (expected, expected), "{case:?}");
    }
}

#[cfg(feature = "axum-07")]
#[test]
fn the_body_of_axum_07_is_the_only_allocation_that_its_response_adds() {
    for case in Case::ALL {
        let derived = allocations(case, axum_07::derived);
        let limit = allocations(case, |error| axum_07::limit(&error));
        let expected = of_http(case) + 1;
        assert_eq!((derived, limit), (expected, expected), "{case:?}");
    }
}

#[cfg(feature = "hyper")]
#[test]
fn a_response_of_hyper_adds_no_allocation_but_the_box_of_its_body() {
    for case in Case::ALL {
        let derived = allocations(case, hyper::derived);
        let limit = allocations(case, |error| hyper::limit(&error));
        let expected = of_http(case);
        assert_eq!((derived, limit), (expected, expected), "{case:?}");

        let derived = allocations(case, hyper::derived_boxed);
        let limit = allocations(case, |error| hyper::limit_boxed(&error));
        let expected = of_http(case) + 1;
        assert_eq!((derived, limit), (expected, expected), "{case:?}");
    }
}

#[cfg(feature = "tonic")]
#[test]
fn a_status_of_tonic_adds_no_allocation() {
    tonic::assert_that_the_limit_sends_the_same();
    for case in Case::ALL {
        let derived = allocations(case, tonic::derived);
        let limit = allocations(case, |error| tonic::limit(&error));
        assert_eq!(derived, limit, "{case:?}");
    }
}

#[cfg(feature = "warp")]
#[test]
fn warp_s_body_is_the_only_allocation_that_its_reply_adds() {
    for case in Case::ALL {
        let derived = allocations(case, warp::derived);
        let limit = allocations(case, |error| warp::limit(&error));
        let expected = of_http(case) + 1;
        assert_eq!((derived, limit), (expected, expected), "{case:?}");
    }
}

#[cfg(feature = "dropshot")]
#[test]
fn dropshot_s_body_is_the_only_allocation_that_its_response_adds() {
    for case in Case::ALL {
        let derived = allocations(case, dropshot::derived);
        let limit = allocations(case, |error| dropshot::limit(&error));
        let expected = of_http(case) + 1;
        assert_eq!((derived, limit), (expected, expected), "{case:?}");
    }
}

#[cfg(feature = "tower")]
#[test]
fn a_layer_allocates_nothing_for_what_is_no_error() {
    use std::convert::Infallible;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use bytes::Bytes;
    use flowcms_status::{Instance, ProblemLayer};
    use http::{HeaderValue, Request, Response, Uri};
    use http_body_util::Full;
    use tower::{Layer as _, Service, service_fn};

    type Body = Full<Bytes>;

    /// A value as a server reads it, out of a buffer that all of the head shares.
    fn read(text: &'static str) -> Bytes {
        let buffer = Bytes::from(text.as_bytes().to_vec());
        drop(buffer.clone());
        buffer
    }

    /// The allocations of one request, built before and dropped after.
    fn of<S: Service<Request<()>>>(service: &mut S) -> u64 {
        let id = HeaderValue::from_maybe_shared(read("67e55044-10b1-426f-9247-bb680e5fe0c8"));
        let accept = read("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
        let accept = HeaderValue::from_maybe_shared(accept).expect("a value");
        let request =
            Request::get(Uri::from_maybe_shared(read("/entries/intro?draft=1")).expect("a path"))
                .header("accept", accept)
                .header("x-request-id", id.expect("a value"))
                .body(())
                .expect("a request");
        let mut context = Context::from_waker(Waker::noop());
        let mut answered = None;
        let count = allocation_counter::measure(|| {
            assert!(service.poll_ready(&mut context).is_ready());
            let mut future = pin!(service.call(request));
            if let Poll::Ready(result) = future.as_mut().poll(&mut context) {
                answered = Some(result);
            }
        })
        .count_total;
        assert!(answered.is_some_and(|result| result.is_ok()));
        count
    }

    let mut bare = service_fn(|request: Request<()>| async move {
        drop(request);
        Ok::<_, Infallible>(Response::new(Body::from("fine")))
    });
    for instance in [Instance::None, Instance::Path, Instance::RequestId] {
        let mut layered = ProblemLayer::new().instance(instance).layer(bare);
        // The first request of a thread makes room for the layers around.
        of(&mut layered);
        assert_eq!(of(&mut layered), of(&mut bare), "{instance:?}");
    }
}

#[cfg(feature = "rocket")]
#[test]
fn a_response_of_rocket_allocates_what_one_by_hand_does() {
    for case in Case::ALL {
        let derived = allocations(case, rocket::derived);
        let limit = allocations(case, rocket::limit);
        // For rocket's map two, and a value each of the two headers; for its body one.
        let expected = of_http(case) - 2 + 5;
        assert_eq!((derived, limit), (expected, expected), "{case:?}");
    }
}
