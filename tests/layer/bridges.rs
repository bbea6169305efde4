//! The layer where a framework that is no tower stack has a bridge to tower.

/// poem mounts tower services.
#[cfg(feature = "poem")]
mod poem {
    use std::convert::Infallible;

    use bytes::Bytes;
    use flowcms_status::{FlowCms, Instance, ProblemLayer};
    use http::{Request, Response, StatusCode};
    use http_body_util::Full;
    use poem::endpoint::TowerCompatExt as _;
    use poem::listener::{Acceptor as _, Listener as _, TcpListener};
    use poem::{Route, Server};
    use tower::{Layer as _, service_fn};

    use crate::world::ask;

    async fn inner<B>(request: Request<B>) -> Result<Response<Full<Bytes>>, Infallible> {
        if request.uri().path() == "/row" {
            return Ok(FlowCms::Forbidden.into());
        }
        let mut conflict = Response::new(Full::default());
        *conflict.status_mut() = StatusCode::CONFLICT;
        Ok(conflict)
    }

    #[tokio::test]
    async fn a_service_in_the_layer_is_mounted_in_a_poem_application() {
        let service = ProblemLayer::new()
            .instance(Instance::Path)
            .layer(service_fn(inner));
        let app = Route::new().nest_no_strip("/", service.compat());
        let acceptor = TcpListener::bind("127.0.0.1:0")
            .into_acceptor()
            .await
            .expect("a port");
        let address = *acceptor.local_addr()[0]
            .as_socket_addr()
            .expect("an address");
        tokio::spawn(Server::new_with_acceptor(acceptor).run(app));

        for (path, reason) in [("/conflict", "conflict"), ("/row", "forbidden")] {
            let problem = ask(address, &format!("GET {path}"), &[], "")
                .await
                .problem();
            assert_eq!(
                (&problem["reason"], &problem["instance"]),
                (&reason.into(), &path.into())
            );
        }
    }
}

/// salvo takes layers of tower as hoops.
#[cfg(feature = "salvo")]
mod salvo {
    use flowcms_status::{FlowError, Instance, ProblemLayer};
    use salvo::conn::{Listener as _, TcpListener};
    use salvo::prelude::{Router, Server, StatusCode, TowerLayerCompat as _, handler};

    use crate::world::ask;

    #[derive(Debug, thiserror::Error, FlowError)]
    enum ContentError {
        #[error("the entry is locked")]
        #[flow(code = 409)]
        Locked,
    }

    #[handler]
    async fn locked() -> Result<(), ContentError> {
        Err(ContentError::Locked)
    }

    #[handler]
    async fn bare() -> StatusCode {
        StatusCode::CONFLICT
    }

    #[tokio::test]
    async fn the_layer_is_a_hoop_of_a_salvo_router() {
        let acceptor = TcpListener::new("127.0.0.1:0").bind().await;
        let address = acceptor.local_addr().expect("an address");
        let layer = ProblemLayer::new().instance(Instance::Path);
        let router = Router::new()
            .hoop(layer.compat())
            .push(Router::with_path("locked").get(locked))
            .push(Router::with_path("bare").get(bare));
        tokio::spawn(Server::new(acceptor).serve(router));

        for (path, reason) in [("/locked", "locked"), ("/bare", "conflict")] {
            let answer = ask(
                address,
                &format!("GET {path}"),
                &[("accept", "text/plain")],
                "",
            )
            .await;
            assert_eq!(answer.status, 409);
            assert!(
                answer.body.contains(&format!("reason: {reason}\n")),
                "{answer:?}"
            );
            assert!(
                answer.body.contains(&format!("instance: {path}\n")),
                "{answer:?}"
            );
        }
    }
}
