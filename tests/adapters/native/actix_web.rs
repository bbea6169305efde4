//! actix-web 4, as its users write it.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use actix_web::error::{self, JsonPayloadError, PayloadError, ResponseError as _};
use actix_web::middleware::{DefaultHeaders, ErrorHandlers, Logger};
use actix_web::{App, HttpResponse, HttpServer, Responder, web};
use bytes::Bytes;
use flowcms_status::actix_web::{JsonError, configure, problems};
use flowcms_status::{FlowCms, FlowError, Http, status_table};
use http::Method;

use super::asking::{assert_that_the_question_mark_answers, get, problem, send};

/// Starts a server of the app, which wants a runtime of its own.
macro_rules! serve {
    ($app:expr) => {{
        let (sender, receiver) = tokio::sync::oneshot::channel::<SocketAddr>();
        std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let server = HttpServer::new(|| $app)
                    .workers(1)
                    .disable_signals()
                    .bind("127.0.0.1:0")
                    .expect("a free port");
                sender.send(server.addrs()[0]).expect("a test that waits");
                server.run().await
            })
        });
        receiver.await.expect("its address")
    }};
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Http)]
enum ContentError {
    #[error("entry {0} does not exist")]
    #[flow(code = 404)]
    EntryNotFound(u8),
    #[error("the id is no number: {0}")]
    #[flow(map = Number)]
    Id(#[from] std::num::ParseIntError),
    #[error("the disk is full")]
    #[flow(code = 500)]
    Store(#[from] io::Error),
    #[error("the entry cannot be read")]
    #[flow(map = JsonError)]
    Json(#[from] JsonPayloadError),
    #[error("an entry can only be read")]
    #[flow(code = 405, header("Allow" = "GET"))]
    ReadOnly,
}

status_table! {
    /// How ids that cannot be read answer.
    struct Number(std::num::ParseIntError) in FlowCms {
        _ => 422 "Send the number of the entry.",
    }
}

fn find(id: &str) -> Result<String, ContentError> {
    match id.parse::<u8>()? {
        0 => Ok(std::fs::read_to_string("/does/not/exist")?),
        1 => Ok("the first entry".to_owned()),
        other => Err(ContentError::EntryNotFound(other)),
    }
}

async fn entry(id: web::Path<String>) -> Result<String, ContentError> {
    Ok(find(&id)? + "!")
}

/// As services with errors of many kinds write it.
async fn entry_or_actix_error(id: web::Path<String>) -> actix_web::Result<HttpResponse> {
    let entry = find(&id)?;
    Ok(HttpResponse::Ok().body(entry))
}

#[derive(Debug, serde::Deserialize)]
struct Entry {
    title: String,
    #[serde(default)]
    stars: u8,
}

async fn create(entry: web::Json<Entry>) -> impl Responder {
    format!("{} {}", entry.title, entry.stars)
}

#[tokio::test]
async fn the_question_mark_makes_every_response_of_a_handler() {
    let address = serve!(App::new().route("/{id}", web::get().to(entry)));
    assert_that_the_question_mark_answers(address, "").await;
}

#[tokio::test]
async fn an_error_becomes_an_actix_error_and_keeps_its_response() {
    let address = serve!(
        App::new()
            .wrap(Logger::default())
            .wrap(DefaultHeaders::new().add(("X-Version", "2")))
            .route("/{id}", web::get().to(entry_or_actix_error))
    );
    let missing = get(address, "/7").await;
    assert_eq!(missing.status(), 404);
    assert_eq!(missing.headers()["x-version"], "2");
    assert_eq!(problem(&missing)["detail"], "entry 7 does not exist");
    assert_eq!(get(address, "/0").await.status(), 500);
}

#[test]
fn status_code_is_the_status_that_is_sent() {
    let mapped = ContentError::from("x".parse::<u8>().expect_err("no number"));
    assert_eq!(actix_web::ResponseError::status_code(&mapped), 422);
    let error = actix_web::Error::from(mapped);
    assert_eq!(error.as_response_error().status_code(), 422);
    assert_eq!(error.error_response().status(), 422);
    assert!(error.as_error::<ContentError>().is_some());
    assert_eq!(
        actix_web::ResponseError::status_code(&FlowCms::NotModified),
        304
    );
}

#[tokio::test]
async fn a_fallback_is_a_row_and_a_wrong_method_an_error_with_allow() {
    let address = serve!(
        App::new()
            .service(
                web::resource("/entries/{id}")
                    .route(web::get().to(entry))
                    .default_service(web::to(|| async { ContentError::ReadOnly })),
            )
            .default_service(web::to(|| async { FlowCms::NotFound }))
    );
    let unknown = get(address, "/nowhere").await;
    assert_eq!(unknown.status(), 404);
    assert_eq!(problem(&unknown)["reason"], "not_found");
    assert_eq!(problem(&unknown).get("detail"), None);

    let refused = send(address, Method::DELETE, "/entries/1", "text/plain", "").await;
    assert_eq!(refused.status(), 405);
    assert_eq!(refused.headers()["allow"], "GET");
    assert_eq!(problem(&refused)["detail"], "an entry can only be read");
}

#[tokio::test]
async fn a_handler_streams_or_answers_with_an_error() {
    async fn export(id: web::Path<u8>) -> Result<HttpResponse, ContentError> {
        if *id != 1 {
            return Err(ContentError::EntryNotFound(*id));
        }
        let parts = (0..100).map(|_| Ok::<_, ContentError>(Bytes::from_static(&[b'x'; 1000])));
        Ok(HttpResponse::Ok().streaming(futures_util::stream::iter(parts)))
    }

    let address = serve!(App::new().route("/{id}", web::get().to(export)));
    let streamed = get(address, "/1").await;
    assert_eq!(streamed.status(), 200);
    assert_eq!(streamed.headers()["transfer-encoding"], "chunked");
    assert_eq!(streamed.body().len(), 100_000);
    assert_eq!(get(address, "/2").await.status(), 404);
}

#[tokio::test]
async fn a_borrowed_or_unsendable_error_is_an_actix_response_too() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("{name} is taken")]
    #[flow(code = 409)]
    struct Taken<'a> {
        name: &'a str,
    }

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("{0} is busy")]
    #[flow(code = 503, detail = display)]
    struct Busy(std::rc::Rc<str>);

    let address = serve!(
        App::new()
            .route(
                "/taken/{name}",
                web::get().to(|name: web::Path<String>| async move {
                    Taken { name: &name }.error_response()
                })
            )
            .route(
                "/busy",
                web::get().to(|| async { Err::<String, _>(Busy("the press".into())) })
            )
    );
    let taken = get(address, "/taken/intro").await;
    assert_eq!(taken.status(), 409);
    assert_eq!(problem(&taken)["detail"], "intro is taken");
    let busy = get(address, "/busy").await;
    assert_eq!(busy.status(), 503);
    assert_eq!(problem(&busy)["detail"], "the press is busy");
}

#[tokio::test]
async fn configure_makes_the_extractors_answer_by_the_maps() {
    async fn numbered(_: web::Path<u8>) -> &'static str {
        "a number"
    }
    async fn query(_: web::Query<Entry>) -> &'static str {
        "a query"
    }
    async fn form(_: web::Form<Entry>) -> &'static str {
        "a form"
    }

    let address = serve!(
        App::new()
            .configure(configure)
            .route("/json", web::post().to(create))
            .route("/path/{id}", web::get().to(numbered))
            .route("/query", web::get().to(query))
            .route("/form", web::post().to(form))
    );
    let json = "application/json";
    let post = |path: &'static str, content_type: &'static str, body: String| async move {
        send(address, Method::POST, path, content_type, &body).await
    };

    let right = post("/json", json, r#"{"title":"Intro","stars":5}"#.into()).await;
    assert_eq!(
        (right.status().as_u16(), &right.body()[..]),
        (200, &b"Intro 5"[..])
    );

    let cut = post("/json", json, r#"{"title":"Intro""#.into()).await;
    assert_eq!(cut.status(), 400);
    assert_eq!(problem(&cut)["reason"], "json_syntax");
    assert_eq!(
        problem(&cut)["detail"],
        "ends too early, at line 1, column 16"
    );

    let wrong = post("/json", json, r#"{"title":"Intro","stars":"five"}"#.into()).await;
    assert_eq!(wrong.status(), 400);
    assert_eq!(problem(&wrong)["reason"], "json_data");

    let text = post("/json", "text/plain", r#"{"title":"Intro"}"#.into()).await;
    assert_eq!(text.status(), 400);
    assert_eq!(problem(&text)["reason"], "json_content_type");

    let large = post("/json", json, format!("\"{}\"", "x".repeat(3_000_000))).await;
    assert_eq!(large.status(), 413);
    assert_eq!(problem(&large)["reason"], "too_large");
    assert_eq!(
        problem(&large)["detail"],
        "JSON payload (3000002 bytes) is larger than allowed (limit: 2097152 bytes)."
    );

    let path = get(address, "/path/seven").await;
    assert_eq!(path.status(), 404);
    assert_eq!(problem(&path)["reason"], "path");

    let query = get(address, "/query?stars=5").await;
    assert_eq!(query.status(), 400);
    assert_eq!(problem(&query)["reason"], "query");
    assert_eq!(problem(&query)["detail"], "`title`: is missing");

    let urlencoded = "application/x-www-form-urlencoded";
    let missing = post("/form", urlencoded, "stars=5".into()).await;
    assert_eq!(missing.status(), 400);
    assert_eq!(problem(&missing)["reason"], "form");
    let other = post("/form", json, "{}".into()).await;
    assert_eq!(other.status(), 415);
    assert_eq!(problem(&other)["reason"], "form_content_type");
    let large = post("/form", urlencoded, format!("title={}", "x".repeat(20_000))).await;
    assert_eq!(large.status(), 413);
    assert_eq!(problem(&large)["reason"], "too_large");
}

#[tokio::test]
async fn an_extractor_s_error_is_a_part_of_the_service_s_own() {
    let address = serve!(
        App::new()
            .app_data(
                web::JsonConfig::default()
                    .limit(64)
                    .error_handler(|error, _| ContentError::from(error).into())
            )
            .route("/", web::post().to(create))
    );
    let json = "application/json";
    let wrong = send(address, Method::POST, "/", json, "[]").await;
    assert_eq!(wrong.status(), 400);
    assert_eq!(
        problem(&wrong)["detail"],
        "expected struct Entry with 2 elements, at line 1, column 2"
    );
    assert_eq!(problem(&wrong)["errors"][0]["pointer"], "#");
    assert_eq!(problem(&wrong)["reason"], "json_data");
    let large = send(address, Method::POST, "/", json, &format!("{:99}", "{}")).await;
    assert_eq!(large.status(), 413);
}

#[tokio::test]
async fn problems_answers_for_what_actix_web_refuses_by_itself() {
    async fn leaking() -> Result<String, io::Error> {
        Err(io::Error::other("password of the database"))
    }
    async fn rejected() -> actix_web::Result<String> {
        Err(error::ErrorImATeapot("no coffee here"))
    }
    async fn busy() -> HttpResponse {
        HttpResponse::ServiceUnavailable()
            .insert_header(("Retry-After", "9"))
            .finish()
    }
    async fn whole(text: String) -> String {
        text
    }

    let address = serve!(
        App::new()
            .wrap(ErrorHandlers::new().default_handler(problems::<FlowCms, _>))
            .app_data(web::PayloadConfig::new(8))
            .service(web::resource("/leaking").route(web::get().to(leaking)))
            .route("/rejected", web::get().to(rejected))
            .route("/busy", web::get().to(busy))
            .route("/whole", web::post().to(whole))
            .route("/json", web::post().to(create))
    );

    let unknown = get(address, "/nowhere").await;
    assert_eq!(unknown.status(), 404);
    assert_eq!(problem(&unknown)["title"], "Not Found");
    let method = send(address, Method::PUT, "/leaking", "text/plain", "").await;
    assert_eq!(method.status(), 405);
    assert_eq!(problem(&method)["reason"], "method_not_allowed");

    let leaking = get(address, "/leaking").await;
    assert_eq!(leaking.status(), 500);
    assert_eq!(problem(&leaking)["reason"], "internal_server_error");
    assert!(!String::from_utf8_lossy(leaking.body()).contains("password"));

    // Neither the table nor IANA's registry has this code: its class answers.
    let rejected = get(address, "/rejected").await;
    assert_eq!(rejected.status(), 418);
    assert_eq!(problem(&rejected)["reason"], "client_error");
    assert_eq!(problem(&rejected)["detail"], "no coffee here");

    let busy = get(address, "/busy").await;
    assert_eq!(busy.status(), 503);
    assert_eq!(busy.headers()["retry-after"], "9");
    assert_eq!(problem(&busy)["reason"], "service_unavailable");

    // Only IANA's registry has this one.
    let large = send(
        address,
        Method::POST,
        "/whole",
        "text/plain",
        "more than eight",
    )
    .await;
    assert_eq!(large.status(), 413);
    assert_eq!(problem(&large)["title"], "Content Too Large");

    let wrong = send(address, Method::POST, "/json", "application/json", "[").await;
    assert_eq!(wrong.status(), 400);
    assert_eq!(problem(&wrong)["reason"], "bad_request");
    assert_eq!(
        problem(&wrong)["detail"],
        "Json deserialize error: EOF while parsing a list at line 1 column 1"
    );
}

#[tokio::test]
async fn problems_leaves_what_somebody_else_answered() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("the old clients")]
    #[flow(code = 410, table = Http, render = legacy)]
    struct Legacy;

    fn legacy(_: &flowcms_status::Problem<'_>) -> (&'static str, &'static str) {
        ("text/plain; charset=utf-8", "gone")
    }

    let address = serve!(
        App::new()
            .wrap(ErrorHandlers::new().default_handler(problems::<Http, _>))
            .route(
                "/own",
                web::get().to(|| async { HttpResponse::NotFound().body("own") })
            )
            .route(
                "/json",
                web::get().to(|| async { HttpResponse::NotFound().json("own") })
            )
            .route(
                "/legacy",
                web::get().to(|| async { Err::<String, _>(Legacy) })
            )
            .route("/derived/{id}", web::get().to(entry))
    );
    let own = get(address, "/own").await;
    assert_eq!((own.status().as_u16(), &own.body()[..]), (404, &b"own"[..]));
    let json = get(address, "/json").await;
    assert_eq!(
        (json.status().as_u16(), &json.body()[..]),
        (404, &b"\"own\""[..])
    );
    let legacy = get(address, "/legacy").await;
    assert_eq!(
        (legacy.status().as_u16(), &legacy.body()[..]),
        (410, &b"gone"[..])
    );
    let derived = get(address, "/derived/7").await;
    assert_eq!(problem(&derived)["reason"], "entry_not_found");
}

/// The same code by the map as by actix-web, where both know the error.
macro_rules! same_code {
    ($map:ident: $($error:expr),+ $(,)?) => {$(
        let expected = $error.status_code().as_u16();
        let mapped = flowcms_status::actix_web::$map::from($error);
        assert_eq!(FlowError::status_code(&mapped), expected, "{mapped:?}");
    )+};
}

#[test]
fn the_maps_send_the_codes_of_actix_web() {
    let json = || serde_json::from_str::<u8>("{").expect_err("no number");
    let io = || io::Error::other("cut");
    same_code! { JsonError:
        JsonPayloadError::OverflowKnownLength { length: 2, limit: 1 },
        JsonPayloadError::Overflow { limit: 1 },
        JsonPayloadError::ContentType,
        JsonPayloadError::Deserialize(json()),
        JsonPayloadError::Serialize(json()),
        JsonPayloadError::Payload(PayloadError::Overflow),
        JsonPayloadError::Payload(PayloadError::Io(io())),
    }
    same_code! { QueryError:
        error::QueryPayloadError::Deserialize(serde::de::Error::custom("wrong")),
    }
    same_code! { FormError:
        error::UrlencodedError::Chunked,
        error::UrlencodedError::Overflow { size: 2, limit: 1 },
        error::UrlencodedError::UnknownLength,
        error::UrlencodedError::ContentType,
        error::UrlencodedError::Encoding,
        error::UrlencodedError::Parse(serde::de::Error::custom("wrong")),
        error::UrlencodedError::Payload(PayloadError::Overflow),
        error::UrlencodedError::Payload(PayloadError::EncodingCorrupted),
    }
    same_code! { PayloadError:
        PayloadError::Incomplete(None),
        PayloadError::EncodingCorrupted,
        PayloadError::Overflow,
        PayloadError::UnknownLength,
        PayloadError::Io(io()),
    }
    same_code! { LinesError:
        error::ReadlinesError::EncodingError,
        error::ReadlinesError::LimitOverflow,
        error::ReadlinesError::Payload(PayloadError::UnknownLength),
        error::ReadlinesError::ContentTypeError(error::ContentTypeError::ParseError),
    }
    same_code! { ContentTypeError:
        error::ContentTypeError::ParseError,
        error::ContentTypeError::UnknownEncoding,
    }
    same_code! { HeaderError: error::ParseError::Header, error::ParseError::Io(io()) }
}

#[test]
fn an_error_is_logged_once_however_many_layers_see_it() {
    /// Counts the events that belong to responses.
    struct Count(Arc<AtomicUsize>);

    impl tracing::Subscriber for Count {
        fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
            metadata.target().starts_with("flowcms_status")
        }
        fn event(&self, _: &tracing::Event<'_>) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
        fn new_span(&self, _: &tracing::span::Attributes<'_>) -> tracing::span::Id {
            tracing::span::Id::from_u64(1)
        }
        fn record(&self, _: &tracing::span::Id, _: &tracing::span::Record<'_>) {}
        fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}
        fn enter(&self, _: &tracing::span::Id) {}
        fn exit(&self, _: &tracing::span::Id) {}
    }

    let events = Arc::new(AtomicUsize::new(0));
    // While there is one subscriber only, an event that is first seen by a thread of another test,
    // which has none, stays disabled for all threads: so there are two.
    let _second = tracing::Dispatch::new(Count(Arc::default()));
    let guard = tracing::subscriber::set_default(Count(events.clone()));
    actix_web::rt::System::new().block_on(async {
        let app = actix_web::test::init_service(
            App::new()
                .wrap(Logger::default())
                .wrap(ErrorHandlers::new().default_handler(problems::<FlowCms, _>))
                .wrap(Logger::default())
                .route("/{id}", web::get().to(entry_or_actix_error)),
        )
        .await;
        for (path, status, expected) in [
            ("/0", 500, 1),
            ("/7", 404, 2),
            ("/1", 200, 2),
            ("/a/b", 404, 3),
        ] {
            let request = actix_web::test::TestRequest::with_uri(path).to_request();
            let response = actix_web::test::call_service(&app, request).await;
            assert_eq!(response.status(), status);
            assert_eq!(events.load(Ordering::Relaxed), expected, "{path}");
        }
    });
    drop(guard);
}
