//! actix-web 4 wrapped in `Problems`.

use std::net::SocketAddr;

use ::actix_web::error::{self, ResponseError};
use ::actix_web::http::StatusCode;
use ::actix_web::middleware::from_fn;
use ::actix_web::{App, HttpResponse, HttpServer, web};

use flowcms_status::actix_web::Problems;

use super::{Foreign, Public, Unreachable, content, headers, wishing};

fn secret(attack: &str) -> String {
    super::secret("actix-web", attack)
}

/// Its status is that of the error inside, its body the default: the `Display`.
#[derive(Debug)]
struct Wrapper(Unreachable);

impl std::fmt::Display for Wrapper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.0, self.0.source)
    }
}

impl ResponseError for Wrapper {
    fn status_code(&self) -> StatusCode {
        self.0.status_code()
    }
}

impl ResponseError for Foreign {}

fn by_hand(status: StatusCode, kind: &str, text: &str) -> HttpResponse {
    let (content_type, body) = content(kind, text);
    let mut response = HttpResponse::build(status);
    if let Some(content_type) = content_type {
        response.content_type(content_type);
    }
    for &header in headers(kind) {
        response.insert_header(header);
    }
    response.body(body)
}

pub(super) async fn start(wishes: bool) -> SocketAddr {
    let (sender, receiver) = tokio::sync::oneshot::channel();
    std::thread::spawn(move || {
        ::actix_web::rt::System::new().block_on(async move {
            let server = HttpServer::new(move || {
                let problems = wishing!(wishes, Problems::new(), "actix-web");
                let fail = from_fn(
                    |_, _: ::actix_web::middleware::Next<::actix_web::body::BoxBody>| async {
                        let error = error::ErrorInternalServerError(secret("middleware"));
                        Err::<::actix_web::dev::ServiceResponse, _>(error)
                    },
                );
                App::new()
                    .wrap(problems)
                    .route(
                        "/derived",
                        web::to(|| async {
                            Err::<String, _>(Unreachable::new(&secret("derived")))
                        }),
                    )
                    .route(
                        "/wrapper",
                        web::to(|| async {
                            Err::<String, _>(Wrapper(Unreachable::new(&secret("wrapper"))))
                        }),
                    )
                    .route(
                        "/foreign",
                        web::to(|| async { Err::<String, _>(Foreign(secret("foreign"))) }),
                    )
                    .service(
                        web::resource("/middleware")
                            .wrap(fail)
                            .to(|| async { "never" }),
                    )
                    .route(
                        "/debug",
                        web::to(|| async {
                            let text = format!("{:?}", Foreign(secret("debug")));
                            Err::<String, _>(error::ErrorBadGateway(text))
                        }),
                    )
                    .route(
                        "/panic",
                        web::to(|| async { panic!("{}", secret("panic")) as String }),
                    )
                    .route(
                        "/public/{name}",
                        web::to(|name: web::Path<String>| async move { Public::of(&name) }),
                    )
                    .route(
                        "/left",
                        web::to(|| async {
                            let mut left = HttpResponse::InternalServerError();
                            left.insert_header(("x-left", "yes")).body("left")
                        }),
                    )
                    .route(
                        "/below/{kind}",
                        web::to(|kind: web::Path<String>| async move {
                            by_hand(
                                StatusCode::from_u16(super::below(&kind)).expect("a code"),
                                &kind,
                                "locked",
                            )
                        }),
                    )
                    .route(
                        "/{kind}",
                        web::to(|kind: web::Path<String>| async move {
                            let status = StatusCode::INTERNAL_SERVER_ERROR;
                            by_hand(status, &kind, &secret(&kind))
                        }),
                    )
            })
            .workers(1)
            .disable_signals()
            .bind_auto_h2c("127.0.0.1:0")
            .expect("a free port");
            sender.send(server.addrs()[0]).expect("a test that waits");
            server.run().await
        })
    });
    receiver.await.expect("its address")
}
