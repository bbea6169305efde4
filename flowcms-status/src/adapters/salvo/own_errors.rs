//! The errors that salvo answers by itself, in the words of a table.

use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::pin;
use std::sync::Arc;

use http_body_util::BodyExt as _;
use salvo_core::http::body::ResBody;
use salvo_core::http::{ParseError, Request, Response, StatusError};
use salvo_core::{Depot, FlowCtrl, Handler, async_trait};

use super::texts::errors;
use crate::adapters::unreadable;
use crate::declaration::table::StatusTable;
use crate::occurrence::error::FlowError;
use crate::response::mark;
use crate::response::sending::config::{Config, builder};
use crate::response::sending::finish::finish;
use crate::response::sending::requested::Requested;
use crate::tables::flowcms::FlowCms;

/// The hoop of a `Service` that answers every 4xx and 5xx in the words of the table `T`, in the form
/// that `Accept` asks for if it is [`negotiated`](Self::negotiated).
///
/// What an error of this crate answers stays. From 500 up everything else is replaced by a problem,
/// whoever wrote it: a handler, a hoop inside, a `StatusError`; its text goes to the event and no
/// further. Below 500 plain text becomes the detail, and so does the text of a `ParseError`, else
/// the `brief` of a `StatusError`; what is empty becomes a problem, and other content stays. So do
/// headers such as `Allow` and `Retry-After`.
///
/// A code that the table lacks is answered with the row of the table [`Http`](crate::Http), one that
/// nobody registered by its class.
///
/// It can be the goal of a `Catcher` too. There it sees only the errors that nobody gave content,
/// and no answer to `HEAD`.
///
/// ```
/// use flowcms_status::{Http, salvo::Problems};
/// # use salvo_core as salvo;
/// use salvo::{Router, Service};
///
/// let service = Service::new(Router::new()).hoop(Problems::new());
/// // In the words of another table:
/// let service = Service::new(Router::new()).hoop(Problems::<Http>::default());
/// # let _ = service;
/// ```
#[derive(Debug, Clone)]
#[must_use = "a hoop does something once it is part of a service"]
pub struct Problems<T = FlowCms> {
    config: Arc<Config>,
    table: PhantomData<fn() -> T>,
}

impl Problems {
    /// In the words of the table [`FlowCms`].
    pub fn new() -> Self {
        Self::default()
    }
}

impl<T> Problems<T> {
    builder! { "flowcms_status::salvo::Problems" }
}

impl<T: StatusTable + FlowError> Default for Problems<T> {
    fn default() -> Self {
        Self {
            config: Arc::new(Config {
                negotiates: false,
                ..Config::of_table::<T>()
            }),
            table: PhantomData,
        }
    }
}

#[async_trait]
impl<T: 'static> Handler for Problems<T> {
    async fn handle(
        &self,
        request: &mut Request,
        depot: &mut Depot,
        response: &mut Response,
        ctrl: &mut FlowCtrl,
    ) {
        let config = &*self.config;
        let uri = || request.uri();
        let requested = Requested::new(config, request.method(), uri, request.headers());
        {
            let mut rest = pin!(ctrl.call_next(request, depot, response));
            poll_fn(|context| mark::enter(config.around, || rest.as_mut().poll(context))).await;
        }
        send(response, config, &requested);
    }
}

fn send(response: &mut Response, config: &Config, requested: &Requested) {
    let Some(code) = response.status_code.filter(|code| code.as_u16() >= 300) else {
        return;
    };
    let mut said = None;
    let body = match response.take_body() {
        ResBody::Error(error) if code.is_server_error() => {
            said = Some(error.to_string());
            ResBody::None
        }
        ResBody::Error(error) => {
            let text = http::HeaderValue::from_static("text/plain");
            response.headers.insert(http::header::CONTENT_TYPE, text);
            ResBody::Once(public_text(&error).into())
        }
        body => body,
    };
    let mut sent = http::Response::new(body);
    *sent.status_mut() = code;
    *sent.headers_mut() = std::mem::take(&mut response.headers);
    *sent.extensions_mut() = std::mem::take(&mut response.extensions);
    let (parts, body) = finish(sent, config, requested, said).into_parts();
    response.headers = parts.headers;
    response.extensions = parts.extensions;
    response.body = match body.untouched() {
        Ok(body) => body,
        Err(body) => match body.complete() {
            Ok(bytes) if bytes.is_empty() => ResBody::None,
            Ok(bytes) => ResBody::Once(bytes),
            Err(body) => ResBody::Boxed(Box::pin(body.map_err(Into::into))),
        },
    };
}

/// What a caller may read of `error`: salvo hides a `ParseError` behind words that say nothing.
pub(crate) fn public_text(error: &StatusError) -> String {
    let cause = error.cause.as_deref();
    match cause.and_then(|cause| cause.downcast_ref::<ParseError>()) {
        Some(error @ (ParseError::SerdeJson(_) | ParseError::Deserialize(_))) => {
            unreadable::sentence(&errors(error))
        }
        Some(error) => error.to_string(),
        None => error.brief.clone(),
    }
}
