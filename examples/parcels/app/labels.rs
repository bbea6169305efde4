//! `/labels`: a queue of jobs, whose errors are `anyhow`'s until someone asks.

use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context as _;
use axum::Json;
use axum::extract::State;
use axum::extract::rejection::PathRejection;
use axum::http::header::LOCATION;
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse as _, Response};
use flowcms_status::axum::Path;
use flowcms_status::openapi::ByRef;
use flowcms_status::{FlowError, endpoints};
use tokio::sync::mpsc::{self, Receiver, Sender};

use super::App;
use super::carrier::{Carrier, CarrierError, Label};
use super::errors::Parcels;
use super::parcels::Parcel;
use super::store::{Repository, StoreError};

/// How many labels may wait.
const WAITING: usize = 4;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Parcels)]
pub(crate) enum LabelError {
    #[error("there is no label {id}")]
    #[flow(code = 404, context = "Check the number.")]
    LabelNotFound { id: usize },

    #[error("too many labels are waiting")]
    #[flow(code = 503, detail = display, header("Retry-After" = "1"))]
    QueueFull,

    /// The printer failed.
    #[error("the label was not printed")]
    #[flow(code = 500, downcast(StoreError<Parcel>, CarrierError))]
    NotPrinted(#[source] Arc<anyhow::Error>),

    #[error(transparent)]
    #[flow(transparent)]
    Store(#[from] StoreError<Parcel>),
    #[error(transparent)]
    #[flow(map = flowcms_status::axum::PathError)]
    Path(#[from] PathRejection),
}

/// What became of each label; nothing yet of one that waits.
type Jobs = Arc<Mutex<Vec<Option<Result<Label, Arc<anyhow::Error>>>>>>;

#[derive(Debug, Clone)]
pub(crate) struct Labels {
    queue: Sender<(usize, u32)>,
    jobs: Jobs,
}

impl Labels {
    /// Starts a printer that works until the last copy of this is gone.
    pub(crate) fn start(parcels: Repository<Parcel>, carrier: Carrier) -> Self {
        let (queue, waiting) = mpsc::channel(WAITING);
        let jobs = Jobs::default();
        tokio::spawn(work(waiting, Arc::clone(&jobs), parcels, carrier));
        Self { queue, jobs }
    }

    fn order(&self, parcel: u32) -> Result<usize, LabelError> {
        let place = self
            .queue
            .try_reserve()
            .map_err(|_| LabelError::QueueFull)?;
        let mut jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        let id = jobs.len();
        jobs.push(None);
        place.send((id, parcel));
        Ok(id)
    }
}

async fn work(
    mut waiting: Receiver<(usize, u32)>,
    jobs: Jobs,
    parcels: Repository<Parcel>,
    carrier: Carrier,
) {
    while let Some((id, parcel)) = waiting.recv().await {
        let printed = print(&parcels, &carrier, parcel).await.map_err(Arc::new);
        jobs.lock().unwrap_or_else(PoisonError::into_inner)[id] = Some(printed);
    }
}

async fn print(
    parcels: &Repository<Parcel>,
    carrier: &Carrier,
    parcel: u32,
) -> anyhow::Result<Label> {
    let parcel = parcels.read(parcel).await?;
    let label = carrier
        .label(&parcel)
        .await
        .with_context(|| format!("no label for parcel {}", parcel.id))?;
    anyhow::ensure!(
        !label.is_empty(),
        "the label of parcel {} is empty",
        parcel.id
    );
    Ok(label)
}

endpoints! {
    pub(crate) Order(LabelError): "queue_full", "record_not_found", "path", "database_busy", "database_failed";
    pub(crate) Fetch(LabelError): "label_not_found", "not_printed", "path", "record_not_found",
        "upstream_limit", "upstream_unavailable", "upstream_failed", "upstream_slow",
        "database_busy", "database_failed";
}

/// Orders the label of a parcel.
#[utoipa::path(post, path = "/parcels/{id}/labels",
    params(("id" = u32, Path, description = "The number of the parcel.")),
    responses(
        (status = 202, description = "It will be printed.", headers(
            ("Location" = String, description = "Where it will be."),
        )),
        ByRef<Order>,
    )
)]
pub(crate) async fn order(
    State(app): State<App>,
    Path(id): Path<u32, LabelError>,
) -> Result<(StatusCode, [(HeaderName, String); 1]), LabelError> {
    app.parcels.read(id).await?;
    let label = app.labels.order(id)?;
    Ok((
        StatusCode::ACCEPTED,
        [(LOCATION, format!("/labels/{label}"))],
    ))
}

/// A label.
#[utoipa::path(get, path = "/labels/{id}",
    params(("id" = usize, Path, description = "The number of the label.")),
    responses(
        (status = 200, description = "It is printed.", body = Label),
        (status = 202, description = "It waits."),
        ByRef<Fetch>,
    )
)]
pub(crate) async fn fetch(
    State(app): State<App>,
    Path(id): Path<usize, LabelError>,
) -> Result<Response, LabelError> {
    let jobs = app
        .labels
        .jobs
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    match jobs
        .get(id)
        .cloned()
        .ok_or(LabelError::LabelNotFound { id })?
    {
        Some(Ok(label)) => Ok(Json(label).into_response()),
        Some(Err(error)) => Err(LabelError::NotPrinted(error)),
        None => Ok(StatusCode::ACCEPTED.into_response()),
    }
}
