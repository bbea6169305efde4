//! actix-web 4.

use std::net::SocketAddr;

use ::actix_web::error::{JsonPayloadError, PathError, QueryPayloadError, UrlencodedError};
use ::actix_web::{App, HttpServer, web};
use flowcms_status::FlowError;
use flowcms_status::actix_web as maps;

use super::Entry;

#[derive(Debug, thiserror::Error, FlowError)]
enum Refused {
    #[error(transparent)]
    #[flow(map = maps::JsonError)]
    Json(#[from] JsonPayloadError),
    #[error(transparent)]
    #[flow(map = maps::FormError)]
    Form(#[from] UrlencodedError),
    #[error(transparent)]
    #[flow(map = maps::QueryError)]
    Query(#[from] QueryPayloadError),
    #[error(transparent)]
    #[flow(map = maps::PathError)]
    Path(#[from] PathError),
}

pub(super) async fn start() -> SocketAddr {
    let (sender, receiver) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        ::actix_web::rt::System::new().block_on(async move {
            let server = HttpServer::new(|| {
                App::new()
                    .app_data(
                        web::JsonConfig::default().error_handler(|it, _| Refused::from(it).into()),
                    )
                    .app_data(
                        web::FormConfig::default().error_handler(|it, _| Refused::from(it).into()),
                    )
                    .app_data(
                        web::QueryConfig::default().error_handler(|it, _| Refused::from(it).into()),
                    )
                    .app_data(
                        web::PathConfig::default().error_handler(|it, _| Refused::from(it).into()),
                    )
                    .route("/json", web::post().to(|_: web::Json<Entry>| async { "" }))
                    .route("/form", web::post().to(|_: web::Form<Entry>| async { "" }))
                    .route("/query", web::get().to(|_: web::Query<Entry>| async { "" }))
                    .route(
                        "/path/{count}",
                        web::get().to(|_: web::Path<u32>| async { "" }),
                    )
            })
            .workers(1)
            .disable_signals()
            .bind("127.0.0.1:0")
            .expect("a free port");
            sender.send(server.addrs()[0]).expect("a test that waits");
            server.run().await
        })
    });
    receiver.await.expect("its address")
}
