//! hyper 1 with `ProblemLayer` around its service, as any tower stack has it.

use std::convert::Infallible;
use std::net::SocketAddr;

use ::hyper::body::Incoming;
use bytes::Bytes;
use flowcms_status::{FlowError as _, ProblemLayer};
use http::{Request, Response, StatusCode};
use http_body_util::Full;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tower::{BoxError, Layer as _, Service, service_fn};

use super::{Foreign, Public, Unreachable, content, headers, wishing};

type Answer = Response<Full<Bytes>>;

fn by_hand(status: StatusCode, content_type: Option<&str>, body: String) -> Answer {
    let response = Response::builder().status(status);
    let response = match content_type {
        Some(content_type) => response.header("content-type", content_type),
        None => response,
    };
    response.body(Full::from(body)).expect("a response")
}

fn with_headers(kind: &str, mut response: Answer) -> Answer {
    for &(name, value) in headers(kind) {
        let value = value.parse().expect("a value");
        response.headers_mut().insert(name, value);
    }
    response
}

fn answer(request: &Request<Incoming>) -> Result<Answer, BoxError> {
    let path = request.uri().path().trim_start_matches('/');
    if let Some(kind) = path.strip_prefix("below/") {
        let (content_type, body) = content(kind, "locked");
        let status = StatusCode::from_u16(super::below(kind)).expect("a code");
        return Ok(with_headers(kind, by_hand(status, content_type, body)));
    }
    if let Some(name) = path.strip_prefix("public/") {
        return Ok(Public::of(name).into());
    }
    let secret = super::secret("hyper", path);
    match path {
        "left" => {
            let response = Response::builder().status(500).header("x-left", "yes");
            Ok(response.body("left".into()).expect("a response"))
        }
        "nowhere/at/all" => Ok(by_hand(StatusCode::NOT_FOUND, None, String::new())),
        "derived" => Ok(Unreachable::new(&secret).into()),
        "wrapper" => {
            let error = Unreachable::new(&secret);
            let body = format!("{error:?}");
            Ok(by_hand(error.status_code(), Some("text/plain"), body))
        }
        "foreign" => Err(Foreign(secret).into()),
        "debug" => Ok(by_hand(
            StatusCode::BAD_GATEWAY,
            Some("text/plain"),
            format!("JsonDataError({:?})", Foreign(secret)),
        )),
        "panic" => panic!("{secret}"),
        kind => {
            let (content_type, body) = content(kind, &secret);
            let status = StatusCode::INTERNAL_SERVER_ERROR;
            Ok(with_headers(kind, by_hand(status, content_type, body)))
        }
    }
}

/// A middleware that fails before the service is asked.
async fn admit(request: Request<Incoming>) -> Result<Answer, BoxError> {
    if request.uri().path() == "/middleware" {
        return Err(Foreign(super::secret("hyper", "middleware")).into());
    }
    answer(&request)
}

pub(super) async fn start(wishes: bool) -> SocketAddr {
    let layer = wishing!(wishes, ProblemLayer::new(), "hyper");
    serve(layer.layer(service_fn(admit))).await
}

/// Serves any tower stack.
pub(super) async fn serve<S, B>(service: S) -> SocketAddr
where
    S: Service<Request<Incoming>, Response = Response<B>, Error = Infallible>,
    S: Clone + Send + 'static,
    S::Future: Send + 'static,
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("its address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let service = TowerToHyperService::new(service.clone());
            tokio::spawn(async move {
                let server = auto::Builder::new(TokioExecutor::new());
                server.serve_connection(TokioIo::new(stream), service).await
            });
        }
    });
    address
}
