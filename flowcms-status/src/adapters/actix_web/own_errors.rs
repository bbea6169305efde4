//! The errors that actix-web answers by itself, in the words of a table.

use std::future::{Ready, ready};
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready as or_pending};

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform};
use actix_web::error::InternalError;
use actix_web::http::header::HeaderValue;
use actix_web::middleware::ErrorHandlerResponse;
use actix_web::{Error, HttpRequest, Result, web};

use super::maps::{FormError, JsonError, PathError, QueryError};
use super::sent::sent;
use crate::FlowError;
use crate::declaration::table::StatusTable;
use crate::response::mark;
use crate::response::sending::config::{Config, builder};
use crate::response::sending::requested::Requested;
use crate::tables::flowcms::FlowCms;

/// Lets the extractors `Json`, `Path`, `Query` and `Form` answer with the maps of this module.
///
/// For limits and media types of your own, write the configuration yourself, as the
/// [front page](crate::actix_web#extractors) shows.
///
/// ```
/// use actix_web::App;
///
/// let app = App::new().configure(flowcms_status::actix_web::configure);
/// # let _ = app;
/// ```
pub fn configure(config: &mut web::ServiceConfig) {
    config
        .app_data(
            web::JsonConfig::default().error_handler(|error, _| JsonError::from(error).into()),
        )
        .app_data(
            web::PathConfig::default().error_handler(|error, _| PathError::from(error).into()),
        )
        .app_data(
            web::QueryConfig::default().error_handler(|error, _| QueryError::from(error).into()),
        )
        .app_data(
            web::FormConfig::default().error_handler(|error, _| FormError::from(error).into()),
        );
}

/// The middleware for a whole application: every 4xx and 5xx in the words of the table `T`, in the
/// form that `Accept` asks for. Wrap it first: what is wrapped after it runs around it.
///
/// What an error of this crate answers stays. From 500 up everything else is replaced by a problem,
/// whoever wrote it: a handler, an extractor, the error of a middleware inside; its text goes to the
/// event and no further. Below 500 plain text becomes the detail, what is empty becomes a problem
/// (unknown routes, wrong methods), and other content stays. So do headers such as `Allow` and
/// `Retry-After`.
///
/// A code that the table lacks is answered with the row of the table [`Http`](crate::Http), one that
/// nobody registered by its class.
///
/// ```
/// use actix_web::App;
/// use flowcms_status::{Http, Instance, actix_web::Problems};
///
/// let app = App::new().wrap(Problems::new().instance(Instance::Path));
/// // In the words of another table:
/// let app = App::new().wrap(Problems::<Http>::default());
/// # let _ = app;
/// ```
#[derive(Debug, Clone)]
#[must_use = "a middleware does something once an application is wrapped in it"]
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
    builder! { "flowcms_status::actix_web::Problems" }
}

impl<T: StatusTable + FlowError> Default for Problems<T> {
    fn default() -> Self {
        Self {
            config: Arc::new(Config::of_table::<T>()),
            table: PhantomData,
        }
    }
}

impl<S, B, T> Transform<S, ServiceRequest> for Problems<T>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Transform = ProblemsService<S>;
    type InitError = ();
    type Future = Ready<Result<ProblemsService<S>, ()>>;

    fn new_transform(&self, service: S) -> Self::Future {
        ready(Ok(ProblemsService {
            service,
            config: Arc::clone(&self.config),
        }))
    }
}

/// The service that [`Problems`] makes of another.
#[derive(Debug)]
pub struct ProblemsService<S> {
    service: S,
    config: Arc<Config>,
}

impl<S, B> Service<ServiceRequest> for ProblemsService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = Error>,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = Error;
    type Future = ProblemsFuture<S::Future>;

    fn poll_ready(&self, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        let result = or_pending!(self.service.poll_ready(context));
        // Without a request there is no form to ask for.
        Poll::Ready(result.map_err(|error| answered(&error, &self.config, &Requested::none())))
    }

    fn call(&self, mut request: ServiceRequest) -> Self::Future {
        // The way to the `HttpRequest` that actix-web 4.0 has.
        let requested = requested(request.parts_mut().0, &self.config);
        let config = Arc::clone(&self.config);
        ProblemsFuture {
            future: mark::enter(config.around, || self.service.call(request)),
            requested,
            config,
        }
    }
}

pin_project_lite::pin_project! {
    /// The response of a [`ProblemsService`].
    #[derive(Debug)]
    pub struct ProblemsFuture<F> {
        #[pin]
        future: F,
        requested: Requested,
        config: Arc<Config>,
    }
}

impl<F, B> Future for ProblemsFuture<F>
where
    F: Future<Output = Result<ServiceResponse<B>, Error>>,
    B: MessageBody + 'static,
{
    type Output = Result<ServiceResponse<EitherBody<B>>, Error>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = self.project();
        let (config, requested): (&Config, &Requested) = (this.config, this.requested);
        let result = or_pending!(mark::enter(config.around, || this.future.poll(context)));
        Poll::Ready(match result {
            Ok(response) => Ok(finished(response, config, requested)),
            Err(error) => Err(answered(&error, config, requested)),
        })
    }
}

fn finished<B: MessageBody + 'static>(
    response: ServiceResponse<B>,
    config: &Config,
    requested: &Requested,
) -> ServiceResponse<EitherBody<B>> {
    if response.status().as_u16() < 300 {
        return response.map_into_left_body();
    }
    let (request, response) = response.into_parts();
    // What a `ResponseError` says may be more than it sends.
    let said = response.error().map(ToString::to_string);
    ServiceResponse::new(request, sent(response, config, requested, said))
}

/// An error of a middleware never was a response: it is made one that knows no other text.
fn answered(error: &Error, config: &Config, requested: &Requested) -> Error {
    let response = mark::enter(config.around, || error.error_response());
    let response = sent(response, config, requested, Some(error.to_string()));
    InternalError::from_response(Answered, response.map_into_boxed_body()).into()
}

/// What the error of a middleware is called once it has been answered.
#[derive(Debug)]
struct Answered;

impl std::fmt::Display for Answered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an error that has been answered")
    }
}

fn requested(request: &HttpRequest, config: &Config) -> Requested {
    let headers = request.headers();
    let values = |name| headers.get_all(name).map(HeaderValue::as_bytes);
    Requested::converted(config, request.method().as_str(), request.path(), values)
}

/// The handler for `ErrorHandlers` that does what [`Problems`] does, for the responses that
/// `ErrorHandlers` gets: the error of a middleware is none of them.
///
/// ```
/// use actix_web::App;
/// use actix_web::middleware::ErrorHandlers;
/// use flowcms_status::{FlowCms, actix_web::problems};
///
/// let app = App::new().wrap(ErrorHandlers::new().default_handler(problems::<FlowCms, _>));
/// # let _ = app;
/// ```
///
/// # Errors
///
/// None: the `Result` is what `ErrorHandlers` asks for.
pub fn problems<T, B>(response: ServiceResponse<B>) -> Result<ErrorHandlerResponse<B>>
where
    T: StatusTable + FlowError,
    B: MessageBody + 'static,
{
    let config = Config::of_table::<T>();
    let requested = requested(response.request(), &config);
    let finished = finished(response, &config, &requested);
    Ok(ErrorHandlerResponse::Response(finished))
}
