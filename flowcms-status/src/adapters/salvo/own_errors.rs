//! The errors that salvo answers by itself, in the words of a table.

use std::marker::PhantomData;

use bytes::Bytes;
use salvo_core::http::body::ResBody;
use salvo_core::http::{ParseError, Request, Response, StatusCode, StatusError};
use salvo_core::{Depot, FlowCtrl, Handler, async_trait};

use super::response::forget_content;
use crate::declaration::table::StatusTable;
use crate::occurrence::error::FlowError;
use crate::response::refused::answer_refused;
use crate::tables::flowcms::FlowCms;

/// The goal of a `Catcher` that answers in the words of the table `T` where salvo itself refused a
/// request: unknown routes, wrong methods, extractors, middleware, and a `StatusError` or status
/// code from a handler. The text of a `ParseError`, else the `brief` of a `StatusError`, is the
/// detail below 500 and goes no further from 500 up; `detail`, `cause` and `origin` never do.
///
/// A response that somebody gave content stays as it is, and so do headers such as `Allow` and
/// `Retry-After`. A code that the table lacks is answered with the row of the table
/// [`Http`](crate::Http), one that nobody registered by its class. Salvo runs no catcher for `HEAD`.
///
/// ```
/// use flowcms_status::{Http, salvo::Problems};
/// # use salvo_core as salvo;
/// use salvo::catcher::Catcher;
/// use salvo::{Router, Service};
///
/// let service = Service::new(Router::new()).catcher(Catcher::new(Problems::new()));
/// // In the words of another table:
/// let service = service.catcher(Catcher::new(Problems::<Http>::default()));
/// # let _ = service;
/// ```
#[derive(Debug)]
pub struct Problems<T = FlowCms> {
    table: PhantomData<fn() -> T>,
}

impl Problems {
    /// In the words of the table [`FlowCms`].
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

impl<T> Default for Problems<T> {
    fn default() -> Self {
        Self { table: PhantomData }
    }
}

#[async_trait]
impl<T: StatusTable + FlowError> Handler for Problems<T> {
    async fn handle(
        &self,
        _: &mut Request,
        _: &mut Depot,
        response: &mut Response,
        _: &mut FlowCtrl,
    ) {
        answer::<T>(response);
    }
}

fn answer<T: StatusTable + FlowError>(response: &mut Response) {
    let text = match &response.body {
        ResBody::None => None,
        ResBody::Error(error) => Some(public_text(error)),
        _ => return,
    };
    let code = response.status_code.unwrap_or(StatusCode::NOT_FOUND);
    if !(code.is_client_error() || code.is_server_error()) {
        return;
    }
    let refused = answer_refused::<T, http::Response<Bytes>>(code.as_u16(), text.as_deref());
    let Some(problem) = refused else {
        return;
    };
    let (mut parts, body) = problem.into_parts();
    forget_content(&mut response.headers, parts.status);
    for name in response.headers.keys() {
        parts.headers.remove(name);
    }
    response.headers.extend(parts.headers);
    response.extensions.extend(parts.extensions);
    response.status_code = Some(parts.status);
    response.body = ResBody::Once(body);
}

/// What a caller may read of `error`: salvo hides a `ParseError` behind words that say nothing.
pub(super) fn public_text(error: &StatusError) -> String {
    let cause = error.cause.as_deref();
    match cause.and_then(|cause| cause.downcast_ref::<ParseError>()) {
        Some(error) => error.to_string(),
        None => error.brief.clone(),
    }
}
