//! The `instance` of a problem is the path as it was sent, however deep the router stands that has
//! the middleware.

use std::net::SocketAddr;

use flowcms_status::{FlowCms, Instance};
use http::Method;
use serde_json::Value;

use crate::client::{self, Version};

async fn instances(address: SocketAddr) -> [String; 2] {
    let instance = async |path| {
        let response = client::fetch(address, Version::Http1, &Method::GET, path).await;
        let response = response.expect("an answer");
        assert_eq!(response.status(), 404, "{path}");
        let document: Value = serde_json::from_slice(response.body()).expect("JSON");
        document["instance"].as_str().unwrap_or("none").to_owned()
    };
    [
        instance("/api/v1/derived?key=secret").await,
        instance("/api/v1/empty").await,
    ]
}

const BOTH: [&str; 2] = ["/api/v1/derived", "/api/v1/empty"];

macro_rules! of_axum {
    ($name:ident $axum:ident) => {
        #[tokio::test]
        async fn $name() {
            use ::$axum::Router;
            use ::$axum::http::StatusCode;
            use ::$axum::routing::get;

            let layer = flowcms_status::ProblemLayer::new().instance(Instance::Path);
            let inner = Router::new()
                .route("/derived", get(|| async { FlowCms::NotFound }))
                .route("/empty", get(|| async { StatusCode::NOT_FOUND }))
                .layer(layer);
            let router = Router::new().nest("/api", Router::new().nest("/v1", inner));
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
                .await
                .expect("a free port");
            let address = listener.local_addr().expect("its address");
            tokio::spawn(async move { ::$axum::serve(listener, router).await });
            assert_eq!(instances(address).await, BOTH);
        }
    };
}

of_axum!(a_nested_router_of_axum_s_says_the_whole_path axum);
#[cfg(feature = "axum-07")]
of_axum!(a_nested_router_of_axum_07_s_says_the_whole_path axum_07);

#[cfg(feature = "poem")]
#[tokio::test]
async fn a_nested_route_of_poem_s_says_the_whole_path() {
    use flowcms_status::poem::Problems;
    use poem::endpoint::make_sync;
    use poem::listener::{Acceptor as _, Listener as _, TcpListener};
    use poem::{EndpointExt as _, IntoResponse as _, Response, Route, Server};

    let inner = Route::new()
        .at("/derived", make_sync(|_| FlowCms::NotFound.into_response()))
        .at(
            "/empty",
            make_sync(|_| {
                Response::builder()
                    .status(http::StatusCode::NOT_FOUND)
                    .finish()
            }),
        )
        .with(Problems::new().instance(Instance::Path));
    let app = Route::new().nest("/api", Route::new().nest("/v1", inner));
    let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await;
    let acceptor = acceptor.expect("a free port");
    let address = *acceptor.local_addr()[0]
        .as_socket_addr()
        .expect("its address");
    tokio::spawn(Server::new_with_acceptor(acceptor).run(app));
    assert_eq!(instances(address).await, BOTH);
}

#[cfg(feature = "salvo")]
#[tokio::test]
async fn a_nested_router_of_salvo_s_says_the_whole_path() {
    use flowcms_status::salvo::Problems;
    use salvo::conn::{Listener as _, TcpListener};
    use salvo::http::StatusCode;
    use salvo::{Response, Router, Server, handler};

    #[handler]
    fn derived() -> Result<(), FlowCms> {
        Err(FlowCms::NotFound)
    }

    #[handler]
    fn empty(response: &mut Response) {
        response.status_code(StatusCode::NOT_FOUND);
    }

    let inner = Router::with_path("v1")
        .hoop(Problems::new().instance(Instance::Path))
        .push(Router::with_path("derived").get(derived))
        .push(Router::with_path("empty").get(empty));
    let acceptor = TcpListener::new("127.0.0.1:0").bind().await;
    let address = acceptor.local_addr().expect("its address");
    tokio::spawn(Server::new(acceptor).serve(Router::with_path("api").push(inner)));
    assert_eq!(instances(address).await, BOTH);
}

#[cfg(feature = "actix-web")]
#[tokio::test]
async fn a_nested_scope_of_actix_web_s_says_the_whole_path() {
    use actix_web::{App, HttpResponse, HttpServer, web};
    use flowcms_status::actix_web::Problems;

    let (sender, receiver) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let server = HttpServer::new(|| {
                let inner = web::scope("/v1")
                    .wrap(Problems::new().instance(Instance::Path))
                    .route("/derived", web::get().to(|| async { FlowCms::NotFound }))
                    .route(
                        "/empty",
                        web::get().to(|| async { HttpResponse::NotFound().finish() }),
                    );
                App::new().service(web::scope("/api").service(inner))
            })
            .workers(1)
            .disable_signals()
            .bind("127.0.0.1:0")
            .expect("a free port");
            sender.send(server.addrs()[0]).expect("a test that waits");
            server.run().await
        })
    });
    assert_eq!(instances(receiver.await.expect("its address")).await, BOTH);
}

#[cfg(feature = "rocket")]
#[tokio::test]
async fn mounted_routes_of_rocket_s_say_the_whole_path() {
    use flowcms_status::rocket::Problems;
    use rocket::http::Status;
    use rocket::{get, routes};

    use crate::frameworks::rocket::{config, launch};

    #[get("/derived")]
    fn derived() -> FlowCms {
        FlowCms::NotFound
    }

    #[get("/empty")]
    fn empty() -> Status {
        Status::NotFound
    }

    let rocket = rocket::custom(config()).attach(Problems::new().instance(Instance::Path));
    let address = launch(rocket.mount("/api/v1", routes![derived, empty])).await;
    assert_eq!(instances(address).await, BOTH);
}
