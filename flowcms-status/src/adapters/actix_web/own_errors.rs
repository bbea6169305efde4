//! The errors that actix-web answers by itself, in the words of a table.

use actix_web::body::{BodySize, MessageBody};
use actix_web::dev::ServiceResponse;
use actix_web::http::header::{
    CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, LAST_MODIFIED,
};
use actix_web::middleware::ErrorHandlerResponse;
use actix_web::{HttpResponse, Result, web};

use super::maps::{FormError, JsonError, PathError, QueryError};
use crate::FlowError;
use crate::declaration::table::StatusTable;
use crate::response::refused::answer_refused;

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

/// The handler for `ErrorHandlers` that answers in the words of the table `T` where actix-web
/// itself refused a request: 404 and 405 without content, and the plain text of extractors,
/// middleware and foreign errors, whose text is the detail below 500 and goes no further from 500
/// up.
///
/// A response that somebody gave content of another kind stays as it is, and so do headers such as
/// `Allow` and `Retry-After`. A code that the table lacks is answered with the row of the table
/// [`Http`](crate::Http), one that nobody registered by its class.
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
    B: MessageBody,
{
    let code = response.status().as_u16();
    let problem = match own(response.response()) {
        Some(Own::NoContent) => answer_refused::<T, _>(code, None),
        Some(Own::Text(text)) => answer_refused::<T, _>(code, Some(&text)),
        None => None,
    };
    Ok(ErrorHandlerResponse::Response(match problem {
        Some(problem) => response
            .map_body(|head, _| {
                let (problem, body) = HttpResponse::into_parts(problem);
                for name in [
                    CONTENT_ENCODING,
                    CONTENT_LENGTH,
                    CONTENT_TYPE,
                    ETAG,
                    LAST_MODIFIED,
                ] {
                    head.headers.remove(name);
                }
                for (name, value) in problem.headers() {
                    if !head.headers.contains_key(name) {
                        head.headers.append(name.clone(), value.clone());
                    }
                }
                body
            })
            .map_into_right_body(),
        None => response.map_into_left_body(),
    }))
}

/// What actix-web sends where nobody else answered.
enum Own {
    NoContent,
    /// The `Display` of the error.
    Text(String),
}

/// `None` if the response is somebody else's.
fn own<B: MessageBody>(response: &HttpResponse<B>) -> Option<Own> {
    match (response.headers().get(CONTENT_TYPE), response.body().size()) {
        (None, BodySize::None | BodySize::Sized(0)) => Some(Own::NoContent),
        (Some(content_type), BodySize::Sized(length))
            if content_type == "text/plain; charset=utf-8" =>
        {
            // `ResponseError` writes the `Display` by default. The body itself cannot be read here.
            let text = response.error()?.to_string();
            (u64::try_from(text.len()) == Ok(length)).then_some(Own::Text(text))
        }
        _ => None,
    }
}
