//! The service in a larger application: beside other routes, nested, behind a layer.

use axum::Router;
use axum::routing::get as route;
use flowcms_status::{CatalogService, ProblemLayer};

use super::client::Version;
use super::world::{BY_FRAGMENT, BY_PATH, ask, get, serve};

async fn page(address: std::net::SocketAddr, path: &str) {
    let answer = get(address, path, "text/html").await;
    assert_eq!(answer.body, BY_FRAGMENT.to_html(), "{path}");
}

#[tokio::test]
async fn an_axum_router_keeps_its_other_routes_and_its_fallback() {
    let router = Router::new()
        .route("/entries", route(async || "entries"))
        .merge(BY_FRAGMENT.service().with_sources())
        .merge(BY_PATH.service().with_sources())
        .fallback(async || "fallback");
    let address = serve(router).await;
    page(address, "/errors").await;
    for (path, content) in [
        ("/entries", "entries"),
        ("/errors/a/b", "fallback"),
        ("/error", "fallback"),
    ] {
        let answer = get(address, path, "*/*").await;
        assert_eq!(answer.body, content, "{path}");
    }
    let other = get(address, "/help/problems", "text/html").await;
    assert_eq!(other.body, BY_PATH.to_html());
}

#[tokio::test]
async fn routes_with_a_state_take_it() {
    let router: Router = Router::new()
        .route(
            "/",
            route(async |state: axum::extract::State<u8>| state.0.to_string()),
        )
        .merge(BY_FRAGMENT.service().with_sources())
        .with_state(7);
    page(serve(router).await, "/errors").await;
}

#[tokio::test]
async fn a_nested_service_sees_the_rest_of_the_path() {
    for (router, path) in [
        (
            Router::new().nest_service("/errors", BY_FRAGMENT.service().with_sources()),
            "/errors",
        ),
        (
            Router::new().nest_service("/docs/v1/problems", BY_FRAGMENT.service().with_sources()),
            "/docs/v1/problems",
        ),
        (
            Router::new().nest(
                "/api",
                Router::new().merge(BY_FRAGMENT.service().with_sources()),
            ),
            "/api/errors",
        ),
        (
            Router::new().merge(BY_FRAGMENT.service().with_sources().at("elsewhere")),
            "/elsewhere",
        ),
        (
            Router::new().fallback_service(BY_FRAGMENT.service().with_sources()),
            "/errors",
        ),
    ] {
        let address = serve(router).await;
        page(address, path).await;
        page(address, &format!("{path}/")).await;
        let reason = format!("{path}/slug_taken");
        let one = get(address, &reason, "application/json").await.json();
        assert_eq!(one["problem_types"][0]["status"], 409, "{path}");
        let browser = get(address, &reason, "text/html").await;
        assert!(
            browser
                .body
                .contains("<title>slug_taken: Conflict (Content API)</title>")
        );
        let wrong = get(address, &format!("{path}/slug"), "*/*").await;
        wrong.problem(404, "no_such_problem_type");
    }
}

#[tokio::test]
async fn at_the_root_a_reason_is_the_first_segment() {
    let service: CatalogService = BY_FRAGMENT.service().with_sources().at("/");
    assert_eq!(service.path(), "");
    for server in super::world::servers(&service).await {
        page(server.address, "/").await;
        let one = get(server.address, "/slug_taken", "application/json").await;
        assert_eq!(one.json()["problem_types"][0]["reason"], "slug_taken");
    }
}

#[tokio::test]
async fn refusals_speak_in_the_voice_of_the_layer_around() {
    let router = Router::new()
        .merge(BY_FRAGMENT.service().with_sources())
        .layer(ProblemLayer::new());
    let address = serve(router).await;
    page(address, "/errors").await;
    let answer = get(address, "/errors/slug_take", "text/html").await;
    assert_eq!(answer.status, 404);
    assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    assert!(answer.body.contains("slug_taken"), "{}", answer.body);
    let length = answer.header("content-length").to_owned();
    assert_eq!(length, answer.body.len().to_string());
    let head = ask(address, Version::Http1, "HEAD /errors/slug_take", &[]).await;
    assert_eq!(head.body, "");
}

#[cfg(feature = "axum-07")]
#[tokio::test]
async fn axum_0_7_nests_the_same_service() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("a free port");
    let address = listener.local_addr().expect("its address");
    let router =
        axum_07::Router::new().nest_service("/errors", BY_FRAGMENT.service().with_sources());
    tokio::spawn(async move { axum_07::serve(listener, router).await });
    page(address, "/errors").await;
    let wrong = get(address, "/errors/slug_take", "*/*").await;
    wrong.problem(404, "no_such_problem_type");
}

#[cfg(feature = "actix-web")]
#[tokio::test]
async fn a_scope_of_actix_web_may_be_around() {
    use actix_web::{App, HttpServer, web};

    let service = BY_FRAGMENT.service().with_sources();
    let (sender, receiver) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let server = HttpServer::new(move || {
                App::new()
                    .service(web::scope("/api").service(service.clone()))
                    .route("/entries", web::get().to(async || "entries"))
            })
            .workers(1)
            .disable_signals()
            .bind("127.0.0.1:0")
            .expect("a free port");
            sender.send(server.addrs()[0]).expect("a test that waits");
            server.run().await
        })
    });
    let address = receiver.await.expect("its address");
    page(address, "/api/errors").await;
    let one = get(address, "/api/errors/slug_taken", "application/json").await;
    assert_eq!(one.json()["problem_types"][0]["reason"], "slug_taken");
    assert_eq!(get(address, "/entries", "*/*").await.body, "entries");
    assert_eq!(get(address, "/errors", "*/*").await.status, 404);
}

#[tokio::test]
async fn a_path_that_only_begins_like_its_own_is_none_of_it() {
    let service = BY_FRAGMENT.service().with_sources();
    let address = serve(Router::new().fallback_service(service)).await;
    page(address, "/errors").await;
    for (path, status) in [
        ("/errors/slug_taken", 200),
        ("/errorsslug_taken", 404),
        ("/errorsslug_taken/", 404),
    ] {
        let answer = get(address, path, "application/json").await;
        assert_eq!(answer.status, status, "{path}");
    }
}
