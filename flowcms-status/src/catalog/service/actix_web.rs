//! A resource of actix-web 4, which has the types of http 0.2.

use std::future::{Ready, ready};

use actix_web::dev::{AppService, HttpServiceFactory};
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, web};
use bytes::Bytes;
use http::{HeaderMap, Method, Response, header};

use super::{Asked, CatalogService};

/// Registers the path and each reason under it.
///
/// ```
/// use actix_web::{App, HttpServer};
/// use flowcms_status::FlowCms;
///
/// let errors = FlowCms::CATALOG.service();
/// let server = HttpServer::new(move || App::new().service(errors.clone()));
/// # let _ = server;
/// ```
impl HttpServiceFactory for CatalogService {
    fn register(self, config: &mut AppService) {
        let path = self.path();
        let mut patterns = vec![
            path.to_owned(),
            format!("{path}/"),
            format!("{path}/{{reason}}"),
            format!("{path}/{{reason}}/"),
        ];
        // At the root the first two are the same.
        if path.is_empty() {
            patterns.remove(0);
        }
        if self.discovery.has_api_catalog() {
            patterns.push(super::WELL_KNOWN.to_owned());
        }
        let respond =
            move |request: HttpRequest| -> Ready<HttpResponse> { ready(self.respond_to(&request)) };
        web::resource(patterns).to(respond).register(config);
    }
}

impl CatalogService {
    fn respond_to(&self, request: &HttpRequest) -> HttpResponse {
        let method = Method::from_bytes(request.method().as_str().as_bytes());
        let query = Some(request.query_string()).filter(|query| !query.is_empty());
        let mut headers = HeaderMap::new();
        for name in [header::ACCEPT, header::IF_NONE_MATCH] {
            for value in request.headers().get_all(name.as_str()) {
                if let Ok(value) = http::HeaderValue::from_bytes(value.as_bytes()) {
                    headers.append(&name, value);
                }
            }
        }
        let path = request.path();
        let rest = request.match_info().query("reason");
        // Methods are made of the same characters in both versions.
        let asked = Asked {
            method: &method.unwrap_or_default(),
            rest: rest.into(),
            is_well_known: path == super::WELL_KNOWN,
            has_slash: !rest.is_empty() && path.ends_with('/'),
            query,
            headers: &headers,
            documents: &self.documents,
        };
        converted(self.answer(&asked))
    }
}

/// actix-web itself leaves out the content of an answer to `HEAD`, and says its length.
fn converted(response: Response<Bytes>) -> HttpResponse {
    let (parts, content) = response.into_parts();
    let status = StatusCode::from_u16(parts.status.as_u16());
    let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut converted = HttpResponse::new(status);
    for (name, value) in &parts.headers {
        let name = HeaderName::from_bytes(name.as_str().as_bytes());
        let value = HeaderValue::from_bytes(value.as_bytes());
        if let (Ok(name), Ok(value)) = (name, value) {
            converted.headers_mut().append(name, value);
        }
    }
    if status == StatusCode::NOT_MODIFIED {
        return converted;
    }
    converted.set_body(actix_web::body::BoxBody::new(content))
}
