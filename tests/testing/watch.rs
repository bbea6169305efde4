//! Every response of a service, through real servers.

use std::net::SocketAddr;
use std::time::Duration;

use axum::extract::rejection::JsonRejection;
use axum::extract::{Json, Path};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Router, body::Body};
use bytes::Bytes;
use flowcms_status::testing::{self, Watch};
use flowcms_status::{Catalog, FlowError, ProblemLayer};
use http::{Request, Response};
use http_body_util::{BodyExt as _, Empty, Full};
use tokio::net::TcpListener;
use tower::{ServiceBuilder, ServiceExt as _};

use crate::catalog_service::client::{Version, send};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#", table = flowcms_status::Http)]
enum ApiError {
    #[error("entry `{slug}` does not exist")]
    #[flow(code = 404)]
    EntryNotFound {
        #[flow(member)]
        slug: String,
    },
    #[error("the store at 10.0.0.7 is down")]
    #[flow(code = 502)]
    Store,
    #[error(transparent)]
    #[flow(map = flowcms_status::axum::JsonError)]
    Json(#[from] JsonRejection),
}

async fn read(Path(slug): Path<String>) -> Result<&'static str, ApiError> {
    match slug.as_str() {
        "intro" => Ok("fine"),
        "store" => Err(ApiError::Store),
        _ => Err(ApiError::EntryNotFound { slug }),
    }
}

async fn write(body: Result<Json<u8>, JsonRejection>) -> Result<&'static str, ApiError> {
    let Json(_) = body?;
    Ok("stored")
}

fn api() -> Router {
    Router::new()
        .route("/entries/{slug}", get(read))
        .route("/entries", post(write))
}

async fn serve(router: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

async fn ask(address: SocketAddr, request: &str) -> Response<Bytes> {
    let (method, path) = request.split_once(' ').expect("a method and a path");
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("host", address.to_string())
        .header("content-type", "application/json");
    let request = request.body(Empty::<Bytes>::new()).expect("a request");
    send(address, Version::Http1, request)
        .await
        .expect("a response")
}

fn found(watch: Watch) -> Vec<(String, String)> {
    let Err(found) = watch.result() else {
        return Vec::new();
    };
    let faults = found.faults().iter();
    faults
        .map(|fault| (fault.sample().to_owned(), fault.to_string()))
        .collect()
}

/// axum writes the `Allow` of a 405 outside of the router's layers.
#[tokio::test]
async fn the_allow_of_a_row_is_the_routers_and_seen_by_those_outside_of_it() {
    let row = || async { flowcms_status::Http::MethodNotAllowed };
    let catalog = flowcms_status::Http::CATALOG.only(&["method_not_allowed"]);
    let watch = testing::watch(catalog);
    let watched = api().method_not_allowed_fallback(row).layer(watch.layer());
    let mut answer = ask(serve(watched).await, "PATCH /entries").await;
    watch.finish();

    assert_eq!(answer.headers()["allow"], "POST");
    testing::check_responses(catalog, [&answer]).expect("the router's methods");
    answer.headers_mut().remove("allow");
    let found = testing::check_responses(catalog, [&answer]).unwrap_err();
    assert_eq!(found.faults().len(), 1);
    let fault = found.faults()[0].to_string();
    assert_eq!(fault, "no `Allow`, which is always there");
}

#[tokio::test]
async fn a_service_that_answers_as_documented_passes_and_is_not_changed() {
    let watch = testing::watch(ApiError::CATALOG);
    let watched = serve(api().layer(watch.layer())).await;
    let plain = serve(api()).await;
    for request in [
        "GET /entries/intro",
        "GET /entries/nothing",
        "HEAD /entries/nothing",
        "GET /entries/store",
        "POST /entries",
    ] {
        let [one, other] = [ask(watched, request).await, ask(plain, request).await];
        assert_eq!(one.status(), other.status(), "{request}");
        let without_date = |response: &Response<Bytes>| {
            let mut headers = response.headers().clone();
            headers.remove("date");
            headers
        };
        assert_eq!(without_date(&one), without_date(&other), "{request}");
        if one.status() != 502 {
            assert_eq!(one.body(), other.body(), "{request}");
        }
    }
    let unseen = watch.unseen();
    assert_eq!(
        unseen,
        [
            "json_data",
            "json_content_type",
            "too_large",
            "body",
            "failed"
        ]
    );
    watch.finish();
}

#[tokio::test]
async fn what_no_test_can_bring_about_is_excused_by_its_name_as_long_as_it_is_so() {
    let rest = ["json_data", "json_content_type", "too_large", "body"];
    let watch = testing::watch(ApiError::CATALOG)
        .without_response(&["failed"])
        .without_response(&rest);
    let address = serve(api().layer(watch.layer())).await;
    for request in ["GET /entries/nothing", "GET /entries/store"] {
        ask(address, request).await;
    }
    assert_eq!(watch.unseen(), ["json_syntax"]);
    ask(address, "POST /entries").await;
    assert_eq!(watch.unseen(), [""; 0]);
    watch.finish();

    let watch = testing::watch(ApiError::CATALOG).without_response(&["store", "storage"]);
    let address = serve(api().layer(watch.layer())).await;
    ask(address, "GET /entries/store").await;
    let message = watch.result().unwrap_err().to_string();
    for fault in [
        "`without_response` names `store`, which a response had: take it out",
        "`without_response` names `storage`, which is no reason of it",
    ] {
        assert!(message.contains(fault), "{message}");
    }
}

#[tokio::test]
async fn what_the_router_a_layer_or_a_handler_adds_is_named_with_its_request() {
    let watch = testing::watch(ApiError::CATALOG);
    let slow = async || {
        tokio::time::sleep(Duration::from_mins(1)).await;
        "never"
    };
    let router = api()
        .route("/slow", get(slow))
        .route(
            "/by-hand",
            get(async || (StatusCode::NOT_FOUND, "no such page")),
        )
        .layer(tower_http::timeout::TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            Duration::from_millis(20),
        ))
        .layer(watch.layer());
    let address = serve(router).await;
    for request in [
        "GET /slow",
        "GET /by-hand",
        "GET /nowhere",
        "DELETE /entries",
    ] {
        ask(address, request).await;
    }
    let unknown = |code: u16| {
        format!(
            "a {code} without a problem document, which the catalogue does not know: whoever \
             answers so is documented nowhere"
        )
    };
    assert_eq!(
        found(watch),
        [
            ("GET /slow 503 Service Unavailable".to_owned(), unknown(503)),
            ("GET /by-hand 404 Not Found".to_owned(), unknown(404)),
            ("GET /nowhere 404 Not Found".to_owned(), unknown(404)),
            (
                "DELETE /entries 405 Method Not Allowed".to_owned(),
                unknown(405)
            ),
        ]
    );
}

#[tokio::test]
async fn what_a_route_may_answer_is_watched_by_a_layer_of_its_own() {
    let reading = testing::watch(ApiError::CATALOG.only(&["entry_not_found"]));
    let router = Router::new().route("/entries/{slug}", get(read).layer(reading.layer()));
    let address = serve(router).await;
    ask(address, "GET /entries/nothing").await;
    ask(address, "GET /entries/store").await;
    ask(address, "GET /elsewhere").await;
    assert_eq!(
        found(reading),
        [(
            "GET /entries/store 502 Bad Gateway".to_owned(),
            "its reason `store` is none of the catalogue `ApiError`".to_owned()
        )]
    );
}

#[tokio::test]
async fn the_forms_of_the_layer_are_known_by_their_reason() {
    let watch = testing::watch(
        ApiError::CATALOG.with(flowcms_status::FlowCms::CATALOG.only(&["not_found"])),
    );
    let service = ServiceBuilder::new()
        .layer(watch.layer())
        .layer(ProblemLayer::new())
        .service(api());
    for (accept, form) in [
        ("application/json", "application/json"),
        ("*/*", "application/problem+json"),
        ("application/problem+xml", "application/problem+xml"),
        ("text/html", "text/html"),
        ("text/plain", "text/plain"),
    ] {
        for path in ["/entries/nothing", "/nowhere"] {
            let request = Request::get(path).header("accept", accept);
            let request = request.body(Body::empty()).expect("a request");
            let response = service.clone().oneshot(request).await.expect("a response");
            assert_eq!(response.status(), 404);
            let sent = response.headers()["content-type"]
                .to_str()
                .expect("ASCII")
                .to_owned();
            assert!(sent.starts_with(form), "{accept}: {sent}");
            response.into_body().collect().await.expect("its content");
        }
    }
    assert!(!watch.unseen().contains(&"entry_not_found".to_owned()));
    watch.finish();
}

#[tokio::test]
async fn a_body_that_breaks_off_breaks_off_behind_it_too() {
    use futures_util::stream;

    let watch = testing::watch(ApiError::CATALOG);
    let broken = tower::service_fn(async |_: Request<()>| {
        let parts = [
            Ok(Bytes::from("{\"type\":")),
            Err(std::io::Error::other("cut")),
        ];
        let mut response = Response::new(Body::from_stream(stream::iter(parts)));
        *response.status_mut() = StatusCode::NOT_FOUND;
        let json = http::HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert("content-type", json);
        Ok::<_, std::convert::Infallible>(response)
    });
    let service = ServiceBuilder::new().layer(watch.layer()).service(broken);
    let response = service.oneshot(Request::new(())).await.expect("a response");
    let mut body = response.into_body();
    let first = body.frame().await.expect("a frame").expect("data");
    assert_eq!(first.into_data().expect("data"), "{\"type\":");
    assert!(body.frame().await.expect("an error").is_err());
    assert!(body.frame().await.is_none());
    let [(response, fault)] = &found(watch)[..] else {
        panic!("one fault");
    };
    assert_eq!(response, "GET / 404 Not Found");
    assert!(
        fault.starts_with("the body is no JSON object: EOF"),
        "{fault}"
    );
}

#[tokio::test]
async fn trailers_and_bodies_below_400_go_through() {
    let watch = testing::watch(ApiError::CATALOG);
    for status in [200, 500] {
        let body = Full::new(Bytes::from("x")).with_trailers(async {
            let mut trailers = http::HeaderMap::new();
            trailers.insert("x-sum", http::HeaderValue::from_static("7"));
            Some(Ok(trailers))
        });
        let mut response = Response::new(body);
        *response.status_mut() = StatusCode::from_u16(status).expect("a status");
        let mut response = Some(response);
        let service = tower::service_fn(move |_: Request<()>| {
            std::future::ready(Ok::<_, std::convert::Infallible>(
                response.take().expect("one"),
            ))
        });
        let service = ServiceBuilder::new().layer(watch.layer()).service(service);
        let response = service.oneshot(Request::new(())).await.expect("a response");
        let collected = response.into_body().collect().await.expect("content");
        assert_eq!(collected.trailers().expect("trailers")["x-sum"], "7");
        assert_eq!(collected.to_bytes(), "x");
    }
    assert_eq!(found(watch).len(), 1);
}

#[test]
fn a_watch_that_saw_nothing_is_no_test() {
    let nothing = testing::watch(ApiError::CATALOG)
        .result()
        .unwrap_err()
        .to_string();
    assert!(
        nothing.contains("* no response was watched: does the layer stand around the service?\n"),
        "{nothing}"
    );
}

#[test]
fn a_watch_that_is_dropped_tells_what_it_found() {
    let request = Request::get("/entries/intro").body(()).expect("a request");
    let dropped = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let watch = testing::watch(Catalog::new("Empty"));
        watch.check(&request, &ApiError::Store.to_response());
    }));
    let message = dropped.unwrap_err().downcast::<String>().expect("a text");
    assert_eq!(
        *message,
        "`Empty` does not answer as its catalogue says:\n\n\
         the response `GET /entries/intro 502 Bad Gateway` (`store`):\n\
         * its reason `store` is none of the catalogue `Empty`\n"
    );
    // One that found nothing, and one that was asked, say nothing.
    let watch = testing::watch(ApiError::CATALOG);
    watch.check(&request, &ApiError::Store.to_response());
    drop(watch);
    let watch = testing::watch(Catalog::new("Empty"));
    watch.check(&request, &ApiError::Store.to_response());
    assert!(watch.result().is_err());
}

#[test]
fn details_contexts_and_values_of_headers_are_compared_too() {
    let request = Request::get("/").body(()).expect("a request");
    let changed = |change: &dyn Fn(&mut Response<Bytes>)| {
        let watch = testing::watch(ApiError::CATALOG);
        let mut response = ApiError::Store.to_response();
        change(&mut response);
        watch.check(&request, &response);
        let found = found(watch).into_iter();
        found.map(|(_, fault)| fault).collect::<Vec<_>>()
    };
    let body = |from: &'static str, to: &'static str| {
        changed(&move |response| {
            let body = String::from_utf8_lossy(response.body()).replace(from, to);
            *response.body_mut() = body.into();
        })
    };
    assert_eq!(
        body("\"reason\"", "\"detail\":\"10.0.0.7\",\"reason\""),
        ["the body has the `detail` \"10.0.0.7\": the catalogue says that there is none with 502"]
    );
    assert_eq!(
        body("\"reason\"", "\"status\":502,\"reason\""),
        ["the member `status` stands in the body twice"]
    );
    let context = body("\"context\":\"", "\"context\":\"Say ");
    assert!(
        context[0].starts_with("the body's `context` is \"Say "),
        "{context:?}"
    );
    let cached = changed(&|response| {
        let value = http::HeaderValue::from_static("max-age=60");
        response.headers_mut().insert("cache-control", value);
    });
    assert_eq!(
        cached,
        ["`Cache-Control: max-age=60`, which the catalogue does not know"]
    );
}
