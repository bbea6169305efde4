//! What a 405 allows, by whoever knows it: the error, the router, a middleware.

use std::net::SocketAddr;

use flowcms_status::{FlowCms, FlowError};
use http::Method;

use crate::client::{self, Version};

#[derive(Debug, thiserror::Error, FlowError)]
enum Wrong {
    #[error("the entry can only be read")]
    #[flow(code = 405)]
    Known(#[flow(header = "Allow")] Option<&'static str>),
    #[error("the router knows")]
    #[flow(code = 405, header("Allow" = none))]
    OfTheRouter,
}

/// Each line of `Allow` of the response to a request that is none of the router's methods.
async fn allowed(address: SocketAddr, path: &str) -> Vec<String> {
    let response = client::fetch(address, Version::Http1, &Method::DELETE, path)
        .await
        .expect("an answer");
    assert_eq!(response.status(), 405, "{path}");
    assert!(
        response.body().starts_with(b"{\"type\":\"about:blank\""),
        "{path}"
    );
    let lines = response.headers().get_all("allow").iter();
    lines
        .map(|line| line.to_str().expect("methods").to_owned())
        .collect()
}

macro_rules! of_axum {
    ($name:ident $axum:ident) => {
        #[tokio::test]
        async fn $name() {
            use ::$axum::Router;
            use ::$axum::routing::{any, get};

            let found = || async { "found" };
            let router = Router::new()
                .route(
                    "/row",
                    get(found).fallback(|| async { FlowCms::MethodNotAllowed }),
                )
                .route(
                    "/none",
                    get(found).fallback(|| async { Wrong::OfTheRouter }),
                )
                .route(
                    "/known",
                    get(found).fallback(|| async { Wrong::Known(Some("PUT")) }),
                )
                .route("/handler", any(|| async { Wrong::Known(None) }));
            let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
                .await
                .expect("a free port");
            let address = listener.local_addr().expect("its address");
            tokio::spawn(async move { ::$axum::serve(listener, router).await });

            assert_eq!(allowed(address, "/row").await, ["GET,HEAD"]);
            assert_eq!(allowed(address, "/none").await, ["GET,HEAD"]);
            assert_eq!(allowed(address, "/known").await, ["PUT"]);
            assert_eq!(allowed(address, "/handler").await, [""], "HTTP demands one");
        }
    };
}

of_axum!(axum_s_router_says_what_a_fallback_leaves_to_it axum);
#[cfg(feature = "axum-07")]
of_axum!(axum_07_s_router_says_what_a_fallback_leaves_to_it axum_07);

#[cfg(feature = "salvo")]
#[tokio::test]
async fn salvo_s_router_says_what_a_row_in_its_catcher_does_not() {
    use salvo::catcher::Catcher;
    use salvo::conn::{Listener as _, TcpListener};
    use salvo::{FlowCtrl, Response, Router, Server, Service, handler};

    #[handler]
    fn found() -> &'static str {
        "found"
    }

    #[handler]
    fn row(response: &mut Response, ctrl: &mut FlowCtrl) {
        response.render(FlowCms::MethodNotAllowed);
        ctrl.skip_rest();
    }

    #[handler]
    fn known(response: &mut Response, ctrl: &mut FlowCtrl) {
        response.render(Wrong::Known(Some("PUT")));
        ctrl.skip_rest();
    }

    #[handler]
    fn unknown() -> Result<(), Wrong> {
        Err(Wrong::Known(None))
    }

    for (catcher, expected) in [
        (Catcher::default().hoop(row), "GET"),
        (Catcher::default().hoop(known), "PUT"),
    ] {
        let router = Router::new()
            .push(Router::with_path("router").get(found))
            .push(Router::with_path("handler").goal(unknown));
        let acceptor = TcpListener::new("127.0.0.1:0").bind().await;
        let address = acceptor.local_addr().expect("its address");
        let service = Service::new(router).catcher(catcher);
        tokio::spawn(Server::new(acceptor).serve(service));
        assert_eq!(allowed(address, "/router").await, [expected]);
        assert_eq!(allowed(address, "/handler").await, [""]);
    }
}

#[cfg(feature = "poem")]
#[tokio::test]
async fn what_is_said_around_an_error_of_poem_s_stands_alone() {
    use flowcms_status::poem::Problems;
    use poem::endpoint::make_sync;
    use poem::listener::{Acceptor as _, Listener as _, TcpListener};
    use poem::{EndpointExt as _, IntoResponse as _, Route, Server};

    let app = Route::new()
        .at(
            "/row",
            make_sync(|_| FlowCms::MethodNotAllowed.with_header("Allow", "GET")),
        )
        .at(
            "/known",
            make_sync(|_| Wrong::Known(None).with_header("Allow", "GET")),
        )
        .at(
            "/nothing",
            make_sync(|_| Wrong::Known(None).into_response()),
        )
        .with(Problems::new());
    let acceptor = TcpListener::bind("127.0.0.1:0").into_acceptor().await;
    let acceptor = acceptor.expect("a free port");
    let address = *acceptor.local_addr()[0]
        .as_socket_addr()
        .expect("its address");
    tokio::spawn(Server::new_with_acceptor(acceptor).run(app));
    assert_eq!(allowed(address, "/row").await, ["GET"]);
    assert_eq!(allowed(address, "/known").await, ["GET"]);
    assert_eq!(allowed(address, "/nothing").await, [""]);
}

#[cfg(feature = "actix-web")]
#[tokio::test]
async fn what_is_said_around_an_error_of_actix_web_s_stands_alone() {
    use actix_web::{App, HttpServer, Responder as _, web};
    use flowcms_status::actix_web::Problems;

    let (sender, receiver) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let server = HttpServer::new(|| {
                App::new()
                    .wrap(Problems::new())
                    .route(
                        "/row",
                        web::to(|| async {
                            FlowCms::MethodNotAllowed
                                .customize()
                                .append_header(("Allow", "GET"))
                        }),
                    )
                    .route(
                        "/known",
                        web::to(|| async {
                            Wrong::Known(None)
                                .customize()
                                .append_header(("Allow", "GET"))
                                .append_header(("Allow", "PUT"))
                        }),
                    )
                    .route("/nothing", web::to(|| async { Wrong::Known(None) }))
                    .service(web::resource("/router").get(|| async { "found" }))
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
    assert_eq!(allowed(address, "/row").await, ["GET"]);
    assert_eq!(allowed(address, "/known").await, ["GET", "PUT"]);
    assert_eq!(allowed(address, "/nothing").await, [""]);
    assert_eq!(allowed(address, "/router").await, ["GET"]);
}

#[cfg(feature = "warp")]
#[tokio::test]
async fn what_is_said_around_a_reply_of_warp_s_stands_alone() {
    use warp::{Filter as _, Reply as _};

    let row = warp::path!("row").map(|| {
        warp::reply::with_header(FlowCms::MethodNotAllowed, "allow", "GET").into_response()
    });
    let known = warp::path!("known")
        .map(|| warp::reply::with_header(Wrong::Known(None), "allow", "GET").into_response());
    let nothing = warp::path!("nothing").map(|| Wrong::Known(None).into_response());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await;
    let listener = listener.expect("a free port");
    let address = listener.local_addr().expect("its address");
    let routes = row.or(known).unify().or(nothing).unify();
    tokio::spawn(warp::serve(routes).incoming(listener).run());
    assert_eq!(allowed(address, "/row").await, ["GET"]);
    assert_eq!(allowed(address, "/known").await, ["GET"]);
    assert_eq!(allowed(address, "/nothing").await, [""]);
}

#[cfg(feature = "rocket")]
#[tokio::test]
async fn what_is_said_around_a_response_of_rocket_s_stands_alone() {
    use flowcms_status::rocket::Problems;
    use rocket::response::{Responder, Response};
    use rocket::{Request, delete, routes};

    use crate::frameworks::rocket::{config, launch};

    struct Saying<E>(E);

    impl<'r, E: Responder<'r, 'static>> Responder<'r, 'static> for Saying<E> {
        fn respond_to(self, request: &'r Request<'_>) -> rocket::response::Result<'static> {
            let response = self.0.respond_to(request)?;
            let response = Response::build_from(response)
                .raw_header_adjoin("Allow", "GET")
                .finalize();
            Ok(response)
        }
    }

    #[delete("/row")]
    fn row() -> Saying<FlowCms> {
        Saying(FlowCms::MethodNotAllowed)
    }

    #[delete("/known")]
    fn known() -> Saying<Wrong> {
        Saying(Wrong::Known(None))
    }

    #[delete("/nothing")]
    fn nothing() -> Wrong {
        Wrong::Known(None)
    }

    let rocket = rocket::custom(config()).attach(Problems::new());
    let address = launch(rocket.mount("/", routes![row, known, nothing])).await;
    assert_eq!(allowed(address, "/row").await, ["GET"]);
    assert_eq!(allowed(address, "/known").await, ["GET"]);
    assert_eq!(allowed(address, "/nothing").await, [""]);
}
