//! Counters by reason: a hook of `ProblemLayer` tells the `metrics` crate of every error response.
//! `cargo run --example metrics --features metrics`

use std::convert::Infallible;

use bytes::Bytes;
use flowcms_status::{FlowError, ProblemLayer};
use http::{Request, Response};
use http_body_util::Full;
use metrics_util::debugging::DebuggingRecorder;
use tower::{Layer as _, ServiceExt as _, service_fn};

#[derive(Debug, thiserror::Error, FlowError)]
enum ContentError {
    #[error("entry `{0}` does not exist")]
    #[flow(code = 404)]
    EntryNotFound(String),
    #[error("the store failed")]
    #[flow(code = 500)]
    Store,
}

/// Counts a response that is an error, by what a dashboard groups by.
fn counting() -> ProblemLayer {
    ProblemLayer::new().on_error(|response| {
        let labels = [
            ("reason", response.problem_type().reason().to_owned()),
            ("status", response.status_code().as_str().to_owned()),
        ];
        metrics::counter!("http_error_responses_total", &labels).increment(1);
    })
}

async fn entry(request: Request<()>) -> Result<Response<Full<Bytes>>, Infallible> {
    Ok(match request.uri().path() {
        "/intro" => Response::new(Full::from("Welcome")),
        "/store" => ContentError::Store.into(),
        path => ContentError::EntryNotFound(path.to_owned()).into(),
    })
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    // An exporter, such as Prometheus's, stands here in a service.
    let recorder = DebuggingRecorder::new();
    let counted = recorder.snapshotter();
    recorder.install().expect("the first recorder");

    let service = counting().layer(service_fn(entry));
    for path in ["/intro", "/a", "/b", "/store"] {
        let request = Request::get(path).body(()).expect("a request");
        let Ok(response) = service.clone().oneshot(request).await;
        println!("GET {path} {}", response.status());
    }
    for (key, _, _, value) in counted.snapshot().into_vec() {
        println!("{} {value:?}", key.key());
    }
}
