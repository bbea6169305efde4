//! Whatever the API answers that is not content is as its catalogue says: one sample of each problem
//! type, checked against the catalogue and the RFCs.

use std::collections::HashMap;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Json;
use axum::body::Body;
use axum::extract::rejection::JsonRejection;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{FromRequest, FromRequestParts, Path, Query};
use axum::http::header::{CONTENT_TYPE, HeaderValue};
use axum::http::{Request, Uri};
use flowcms_status::{FlowError, testing};
use rusqlite::ffi;

use super::admission::{AdmissionError, Permission};
use super::catalog::CATALOG;
use super::entry::EntryError;
use super::imports::ImportError;
use super::input::InputError;
use super::media::{Failure, MediaError};
use super::paths::PathsError;
use super::preview::PreviewError;
use super::routes::RouteError;

type Samples = Vec<Box<dyn FlowError>>;

#[tokio::test]
async fn each_problem_type_answers_as_the_catalogue_says() {
    let mut samples = routes();
    samples.extend(admission());
    samples.extend(input().await);
    samples.extend(entries());
    samples.extend(storage());
    samples.extend(imports());
    samples.extend(media());

    let check = testing::check(CATALOG);
    let check = (samples.iter()).fold(check, |check, sample| check.sample(&**sample));
    check.finish();
}

fn routes() -> Samples {
    let methods = Some("GET, POST");
    #[expect(deprecated, reason = "it is still sent")]
    let moved = RouteError::V1Moved {
        to: "/entries?limit=1".to_owned(),
    };
    let path = "/entry".to_owned();
    vec![
        Box::new(moved),
        Box::new(RouteError::NoSuchEndpoint { path }),
        Box::new(RouteError::MethodNotAllowed { methods }),
        Box::new(PathsError::HopsOutOfRange { sent: 0 }),
    ]
}

fn admission() -> Samples {
    let not_permitted = AdmissionError::NotPermitted {
        name: "demo-reader".to_owned(),
        needed: Permission::Write,
    };
    let rate_limited = AdmissionError::RateLimited {
        limit: 60,
        reset: 1_800_000_000,
        wait: Duration::from_millis(1_500),
    };
    vec![
        Box::new(AdmissionError::KeyMissing),
        Box::new(AdmissionError::KeyUnknown),
        Box::new(not_permitted),
        Box::new(rate_limited),
    ]
}

async fn input() -> Samples {
    let breaks_off = Body::from_stream(futures_util::stream::iter([
        Ok("1"),
        Err(io::Error::other("the connection was reset")),
    ]));
    let (mut parts, ()) = Request::new(()).into_parts();
    let path = Path::<String>::from_request_parts(&mut parts, &()).await;
    let handshake = WebSocketUpgrade::from_request_parts(&mut parts, &()).await;
    let query = Query::<HashMap<String, u8>>::try_from_uri(&Uri::from_static("/?limit=many"));
    vec![
        Box::new(InputError::from(json("?", true).await)),
        Box::new(InputError::from(json("\"text\"", true).await)),
        Box::new(InputError::from(json("1", false).await)),
        Box::new(InputError::from(json(breaks_off, true).await)),
        Box::new(InputError::from(path.expect_err("no path"))),
        Box::new(InputError::from(query.expect_err("no number"))),
        Box::new(InputError::BodyTooSlow),
        Box::new(PreviewError::from(handshake.expect_err("no handshake"))),
    ]
}

/// How a body that should be a number is refused.
async fn json(body: impl Into<Body>, is_declared: bool) -> JsonRejection {
    let mut request = Request::new(body.into());
    if is_declared {
        let json = HeaderValue::from_static("application/json");
        request.headers_mut().insert(CONTENT_TYPE, json);
    }
    let read = Json::<u8>::from_request(request, &()).await;
    read.expect_err("a body that cannot be read")
}

fn entries() -> Samples {
    let etag = "\"7\"".to_owned();
    let slug = "über-uns".to_owned();
    let (sent, stored) = (1, 2);
    let reserved = EntryError::ReservedCharacter {
        field: "slug",
        found: 'ü',
    };
    let too_long = EntryError::WrongLength {
        field: "title",
        most: 200,
    };
    vec![
        Box::new(EntryError::NotModified { etag }),
        Box::new(EntryError::EntryNotFound { slug }),
        Box::new(EntryError::StaleVersion { sent, stored }),
        Box::new(reserved),
        Box::new(too_long),
    ]
}

fn storage() -> Samples {
    let codes = [
        ffi::SQLITE_INTERRUPT,
        ffi::SQLITE_CONSTRAINT_UNIQUE,
        ffi::SQLITE_BUSY,
        ffi::SQLITE_FULL,
        ffi::SQLITE_CORRUPT,
    ];
    let errors = codes.map(|code| {
        let text = format!("error {code} in /var/lib/content/entries.db");
        rusqlite::Error::SqliteFailure(ffi::Error::new(code), Some(text))
    });
    (errors.into_iter())
        .map(|error| Box::new(EntryError::from(error)) as Box<dyn FlowError>)
        .collect()
}

fn imports() -> Samples {
    let field = "entries";
    vec![
        Box::new(ImportError::ImportNotFound { id: 7 }),
        Box::new(ImportError::NothingToImport { field }),
        Box::new(ImportError::ImportQueueFull),
    ]
}

fn media() -> Samples {
    let store = SocketAddr::from(([10, 0, 0, 7], 9000));
    let source = Failure::Connect(io::Error::other("connection refused by 10.0.0.7"));
    let too_slow = MediaError::MediaTooSlow {
        store,
        limit: Duration::from_millis(500),
    };
    let maintenance = MediaError::Maintenance {
        retry_after: Some(HeaderValue::from_static("60")),
    };
    let id = "logo.svg".to_owned();
    vec![
        Box::new(MediaError::MediaNotFound { id }),
        Box::new(MediaError::MediaUnreachable { store, source }),
        Box::new(maintenance),
        Box::new(too_slow),
    ]
}
