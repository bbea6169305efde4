//! A small media store, the server behind `/media`. `PUT /mode/{mode}` makes it `serving`, closed
//! for `maintenance`, or `slow`.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, put};
use flowcms_status::{FlowCms, FlowError};
use tokio::sync::watch;

use super::server::Server;

/// How long maintenance takes.
const MAINTENANCE: Duration = Duration::from_secs(90);

/// How long it thinks while it is slow.
const DELAY: Duration = Duration::from_secs(4);

const LOGO: &str = r#"<svg xmlns="http://www.w3.org/2000/svg"><circle r="9"/></svg>"#;

#[derive(Debug, Clone, Copy)]
enum Mode {
    Serving,
    Maintenance,
    Slow,
}

#[derive(Debug, thiserror::Error, FlowError)]
enum MediaStoreError {
    #[error("nothing is stored under `{id}`")]
    #[flow(code = 404)]
    NoSuchMedium { id: String },

    #[error("`{mode}` is not `serving`, `maintenance` or `slow`")]
    #[flow(code = 404)]
    NoSuchMode { mode: String },

    #[error("closed for maintenance")]
    #[flow(code = 503)]
    Closed {
        #[flow(header = "Retry-After")]
        opens_in: Duration,
    },
}

/// Listens on `address`; port 0 takes a free one.
pub(crate) async fn start(address: SocketAddr) -> io::Result<Server> {
    let router = Router::new()
        .route("/media/{id}", get(medium))
        .route("/mode/{mode}", put(set_mode))
        .fallback(async || FlowCms::NotFound)
        .method_not_allowed_fallback(async || FlowCms::MethodNotAllowed)
        .with_state(Arc::new(Mutex::new(Mode::Serving)));
    Server::start(address, router, watch::Sender::new(false)).await
}

async fn medium(
    State(mode): State<Arc<Mutex<Mode>>>,
    Path(id): Path<String>,
) -> Result<Response, MediaStoreError> {
    let mode = *mode.lock().unwrap_or_else(PoisonError::into_inner);
    match mode {
        Mode::Serving => {}
        Mode::Maintenance => {
            return Err(MediaStoreError::Closed {
                opens_in: MAINTENANCE,
            });
        }
        Mode::Slow => tokio::time::sleep(DELAY).await,
    }
    match id.as_str() {
        "logo.svg" => {
            let content_type = [(header::CONTENT_TYPE, "image/svg+xml")];
            Ok((StatusCode::from(FlowCms::Ok), content_type, LOGO).into_response())
        }
        _ => Err(MediaStoreError::NoSuchMedium { id }),
    }
}

async fn set_mode(
    State(mode): State<Arc<Mutex<Mode>>>,
    Path(name): Path<String>,
) -> Result<FlowCms, MediaStoreError> {
    let new = match name.as_str() {
        "serving" => Mode::Serving,
        "maintenance" => Mode::Maintenance,
        "slow" => Mode::Slow,
        _ => return Err(MediaStoreError::NoSuchMode { mode: name }),
    };
    *mode.lock().unwrap_or_else(PoisonError::into_inner) = new;
    Ok(FlowCms::NoContent)
}
