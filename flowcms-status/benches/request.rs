//! How many instructions a whole request takes that ends in a derived error, beside one that ends
//! in a static 200, as callgrind counts them: through hyper and an axum router over a pipe in
//! memory. `cargo bench --features axum,tower --bench request`. It fails where one takes more than it may.

mod callgrind;
mod cases;

use std::convert::Infallible;
use std::env;
use std::process::ExitCode;

use axum::Router;
use axum::body::{Bytes, HttpBody as Body};
use axum::http::{Request, Response, StatusCode};
use axum::response::IntoResponse;
use axum::routing::get;
use cases::{Case, ContentError};
#[cfg(feature = "tower")]
use flowcms_status::ProblemLayer;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream};
use tokio::runtime;
#[cfg(feature = "tower")]
use tower::Layer as _;
use tower::Service;

/// Requests before the first that is counted, and those that are counted.
const WARM: usize = 20;
const COUNTED: usize = 200;

/// What a request ends in.
struct End {
    name: &'static str,
    path: &'static str,
    /// Makes as many requests as it is told to, and as many more are counted.
    run: fn(&End, usize),
    /// The most it may take.
    most: Most,
}

#[derive(Clone, Copy)]
enum Most {
    Any,
    /// In thousandths of the static 200.
    Thousandths(u64),
    /// So many instructions more than the end that was counted so many lines before.
    #[cfg(feature = "tower")]
    More(u64, usize),
}

const ENDS: &[End] = &[
    End {
        name: "a static 200 of the same length",
        path: "/fine",
        run: |end, count| serve(router(), end, count),
        most: Most::Any,
    },
    End {
        name: "a unit variant",
        path: "/unit",
        run: |end, count| serve(router(), end, count),
        most: Most::Thousandths(1010),
    },
    End {
        name: "a text field",
        path: "/text",
        run: |end, count| serve(router(), end, count),
        most: Most::Thousandths(1060),
    },
    End {
        name: "a formatted text",
        path: "/formatted",
        run: |end, count| serve(router(), end, count),
        most: Most::Any,
    },
    End {
        name: "a unit variant as axum's users write it by hand",
        path: "/by-hand",
        run: |end, count| serve(router(), end, count),
        most: Most::Any,
    },
    End {
        name: "a static 200 that is two words in `text/plain`",
        path: "/short",
        run: |end, count| serve(router(), end, count),
        most: Most::Any,
    },
    #[cfg(feature = "tower")]
    End {
        name: "a static 200 in a layer that does nothing",
        path: "/fine",
        run: |end, count| serve(router().layer(tower::layer::layer_fn(Idle)), end, count),
        most: Most::Any,
    },
    // axum clones a layer into a box for each request, unless it is without a size, and boxes a body
    // that is of another type than its own.
    #[cfg(feature = "tower")]
    End {
        name: "a static 200 in a layer with a setting that wraps the body",
        path: "/fine",
        run: |end, count| {
            let setting = std::sync::Arc::new(());
            let wrap = move |response: axum::response::Response| {
                let _ = &setting;
                response.map(|body| http_body_util::BodyExt::map_err(body, |error| error))
            };
            let layer = tower::util::MapResponseLayer::new(wrap);
            serve(router().layer(layer), end, count);
        },
        most: Most::Any,
    },
    #[cfg(feature = "tower")]
    End {
        name: "a static 200 in `ProblemLayer`",
        path: "/fine",
        run: |end, count| serve(router().layer(ProblemLayer::new()), end, count),
        most: Most::More(400, 1),
    },
    // Around the router there is nothing to clone or to box.
    #[cfg(feature = "tower")]
    End {
        name: "a static 200 in `ProblemLayer`, around the router",
        path: "/fine",
        run: |end, count| serve(ProblemLayer::new().layer(router()), end, count),
        most: Most::More(400, 9),
    },
];

/// Any layer makes axum box the service once more: this is what that costs.
#[cfg(feature = "tower")]
#[derive(Clone)]
struct Idle<S>(S);

#[cfg(feature = "tower")]
impl<S: Service<R>, R> Service<R> for Idle<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = S::Future;

    fn poll_ready(
        &mut self,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Result<(), S::Error>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, request: R) -> S::Future {
        self.0.call(request)
    }
}

fn router() -> Router {
    Router::new()
        .route("/fine", get(fine))
        .route("/short", get(|| async { "all well" }))
        .route("/unit", get(|| async { Err::<(), _>(Case::Unit.error()) }))
        .route("/text", get(|| async { Err::<(), _>(Case::Text.error()) }))
        .route(
            "/formatted",
            get(|| async { Err::<(), _>(Case::Formatted.error()) }),
        )
        .route("/by-hand", get(by_hand))
}

/// The least that as many headers and as much content take.
async fn fine() -> axum::response::Response {
    let mut response: axum::response::Response = cases::limit(&ContentError::Locked);
    *response.status_mut() = StatusCode::OK;
    response
}

/// As a service without this crate writes it.
async fn by_hand() -> impl IntoResponse {
    let body = cases::parts(&ContentError::Locked).1;
    let headers = [
        ("content-type", "application/problem+json"),
        ("cache-control", "no-store"),
    ];
    (StatusCode::CONFLICT, headers, body)
}

fn main() -> ExitCode {
    cases::assert_that_the_limit_sends_the_same();
    let arguments: Vec<String> = env::args().skip(1).collect();
    match &arguments[..] {
        [of, end] if of == "count" => {
            let end = &ENDS[end.parse::<usize>().expect("an index")];
            (end.run)(end, COUNTED);
            ExitCode::SUCCESS
        }
        [of, ..] if of == "--bench" => report(),
        // `cargo test` of all targets.
        _ => {
            for end in ENDS {
                (end.run)(end, 1);
            }
            ExitCode::SUCCESS
        }
    }
}

/// Requests over one connection, the last `count` of them counted.
fn serve<S, B>(service: S, end: &End, count: usize)
where
    S: Service<Request<Incoming>, Response = Response<B>, Error = Infallible>,
    S: Clone + Send + 'static,
    S::Future: Send,
    B: Body<Data = Bytes, Error = axum::Error> + Send + 'static,
{
    let runtime = runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    let (mut client, server) = tokio::io::duplex(16 * 1024);
    let service = TowerToHyperService::new(service);
    runtime.spawn(http1::Builder::new().serve_connection(TokioIo::new(server), service));
    let request = format!("GET {} HTTP/1.1\r\nhost: localhost\r\n\r\n", end.path);
    for _ in 0..WARM {
        runtime.block_on(exchange(&mut client, request.as_bytes()));
    }
    counted(&runtime, &mut client, request.as_bytes(), count);
}

/// What callgrind counts, which knows it by this name.
#[inline(never)]
fn counted(runtime: &runtime::Runtime, client: &mut DuplexStream, request: &[u8], count: usize) {
    for _ in 0..count {
        runtime.block_on(exchange(client, request));
    }
}

/// One request and its response, of which nothing but its arrival is looked at: what is measured is
/// the server.
async fn exchange(client: &mut DuplexStream, request: &[u8]) {
    client.write_all(request).await.expect("the pipe");
    let mut response = [0; 4096];
    let length = client.read(&mut response).await.expect("the pipe");
    assert!(response[..length].starts_with(b"HTTP/1.1 "));
}

fn report() -> ExitCode {
    if !callgrind::is_here() {
        println!("nothing was counted: there is no valgrind here");
        return ExitCode::SUCCESS;
    }
    let mut code = ExitCode::SUCCESS;
    let mut counts = Vec::new();
    println!("| a request that ends in | instructions | ratio | at most |\n|---|---:|---:|---:|");
    for (index, end) in ENDS.iter().enumerate() {
        let count = callgrind::count("request::counted*", &[&index.to_string()]) / COUNTED as u64;
        counts.push(count);
        let ratio = 1000 * count / counts[0];
        let (most, at_most) = match end.most {
            Most::Any => (u64::MAX, String::new()),
            Most::Thousandths(most) => (
                most * counts[0] / 1000,
                format!("{}.{:03}", most / 1000, most % 1000),
            ),
            #[cfg(feature = "tower")]
            Most::More(most, before) => {
                let than = index - before;
                (
                    counts[than] + most,
                    format!("{most} more than line {}", than + 1),
                )
            }
        };
        println!(
            "| {} | {count} | {}.{:03} | {at_most} |",
            end.name,
            ratio / 1000,
            ratio % 1000
        );
        if count > most {
            code = ExitCode::FAILURE;
        }
    }
    code
}
