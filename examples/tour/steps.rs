//! The request that brings each code: one arm a row of the table, so that a new row does not
//! compile before it has its request.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use flowcms_status::FlowCms;
use serde_json::{Value, json};
use tokio::time::{sleep, timeout};

use crate::client::{Answer, Call, Failure, Preview};
use crate::scene::Scene;

const EDITOR: &str = "demo-editor";
const READER: &str = "demo-reader";
const TRIAL: &str = "demo-trial";

/// How long something that happens in the background may take.
const PATIENCE: Duration = Duration::from_secs(2);

/// What was sent, and what came.
pub(crate) struct Visit {
    pub(crate) sent: String,
    pub(crate) status: StatusCode,
    pub(crate) answer: Option<Answer>,
}

impl Visit {
    fn new(sent: String, answer: Answer) -> Self {
        Self {
            sent,
            status: answer.status,
            answer: Some(answer),
        }
    }
}

/// Brings the API to answer with `code`.
pub(crate) async fn visit(scene: &mut Scene, code: FlowCms) -> Result<Visit, Failure> {
    match code {
        FlowCms::Continue => asks_for_the_body(scene).await,
        FlowCms::SwitchingProtocols => live_preview(scene).await,
        FlowCms::Ok => send(scene, Call::get("/entries/welcome").key(READER), "").await,
        FlowCms::Created => create(scene, "tour", "").await,
        FlowCms::Accepted => import(scene).await,
        FlowCms::NoContent => delete(scene).await,
        FlowCms::MovedPermanently => send(scene, Call::get("/v1/entries/welcome"), "").await,
        FlowCms::NotModified => read_again(scene).await,
        FlowCms::BadRequest => broken_json(scene).await,
        FlowCms::Unauthorized => send(scene, Call::get("/entries"), ", no API key").await,
        FlowCms::Forbidden => {
            let call = Call::new(Method::DELETE, "/entries/welcome").key(READER);
            send(scene, call, ", a key that may read").await
        }
        FlowCms::NotFound => send(scene, Call::get("/entries/nowhere").key(READER), "").await,
        FlowCms::MethodNotAllowed => {
            let call = Call::new(Method::PATCH, "/entries/welcome").key(EDITOR);
            send(scene, call, "").await
        }
        FlowCms::RequestTimeout => {
            let call = Call::get("/entries/welcome/paths?hops=40").key(READER);
            send(scene, call, "").await
        }
        FlowCms::Conflict => create(scene, "welcome", ", a slug that is taken").await,
        FlowCms::UnprocessableEntity => create(scene, "what?", ", a slug with `?`").await,
        FlowCms::TooManyRequests => use_up(scene).await,
        FlowCms::InternalServerError => lose_a_table(scene).await,
        FlowCms::BadGateway => media_store_down(scene).await,
        FlowCms::ServiceUnavailable => media_store_in(scene, "maintenance", "in maintenance").await,
        FlowCms::GatewayTimeout => media_store_in(scene, "slow", "too slow").await,
    }
}

async fn send(scene: &Scene, call: Call, how: &str) -> Result<Visit, Failure> {
    let answer = call.send(scene.api()).await?;
    Ok(Visit::new(format!("{call}{how}"), answer))
}

fn entry(slug: &str) -> Value {
    json!({ "slug": slug, "title": "A stop of the tour", "links": ["welcome"] })
}

async fn create(scene: &Scene, slug: &str, how: &str) -> Result<Visit, Failure> {
    let call = Call::post("/entries").key(EDITOR).json(&entry(slug));
    send(scene, call, how).await
}

async fn asks_for_the_body(scene: &Scene) -> Result<Visit, Failure> {
    let batch = json!({ "entries": [entry("imported-when-asked")] });
    let call = Call::post("/imports").key(EDITOR).json(&batch);
    let answer = call.send_when_asked(scene.api()).await?;
    let status = answer.interim.unwrap_or(answer.status);
    Ok(Visit {
        sent: format!("{call}, Expect: 100-continue"),
        status,
        answer: None,
    })
}

async fn live_preview(scene: &Scene) -> Result<Visit, Failure> {
    let path = "/entries/about/preview";
    let mut preview = Preview::open(scene.api(), path, READER).await?;
    let current = preview.next().await?.ok_or("the preview shows nothing")?;

    let edit = json!({ "title": "All about us", "version": current["version"] });
    let call = Call::new(Method::PUT, "/entries/about").key(EDITOR);
    call.json(&edit).send(scene.api()).await?;
    let event = timeout(PATIENCE, preview.next()).await??;
    let title = event.as_ref().map(|event| &event["title"]);
    if title != Some(&edit["title"]) {
        return Err("the preview does not show the edit".into());
    }
    Ok(Visit {
        sent: format!("GET {path}, and an edit to see"),
        status: preview.status,
        answer: None,
    })
}

async fn import(scene: &Scene) -> Result<Visit, Failure> {
    let batch = json!({ "entries": [entry("imported"), entry("welcome")] });
    let call = Call::post("/imports").key(EDITOR).json(&batch);
    let answer = call.send(scene.api()).await?;
    let location = answer.header("location").ok_or("no `Location`")?;
    let import = timeout(PATIENCE, finished(scene, location)).await??;
    let expected = json!({ "imported": 1, "reason": "duplicate_slug" });
    let report = &import["report"];
    let came = json!({
        "imported": report["imported"],
        "reason": report["refused"][0]["reason"],
    });
    if came != expected {
        return Err(format!("the import ended as {import}").into());
    }
    let sent = format!("{call}, polled until done");
    Ok(Visit::new(sent, answer))
}

async fn finished(scene: &Scene, location: &str) -> Result<Value, Failure> {
    loop {
        let answer = Call::get(location).key(READER).send(scene.api()).await?;
        let import = answer.json()?;
        if import["state"] != "queued" {
            return Ok(import);
        }
        sleep(Duration::from_millis(5)).await;
    }
}

async fn delete(scene: &Scene) -> Result<Visit, Failure> {
    create(scene, "to-be-deleted", "").await?;
    let call = Call::new(Method::DELETE, "/entries/to-be-deleted").key(EDITOR);
    send(scene, call, "").await
}

async fn read_again(scene: &Scene) -> Result<Visit, Failure> {
    let call = Call::get("/entries/welcome").key(READER);
    let first = call.send(scene.api()).await?;
    let etag = first.header("etag").ok_or("no `ETag`")?.to_owned();
    let how = format!(", If-None-Match: {etag}");
    send(scene, call.header("if-none-match", etag), &how).await
}

async fn broken_json(scene: &Scene) -> Result<Visit, Failure> {
    let half = r#"{"slug":"#;
    let call = Call::post("/entries").key(EDITOR);
    let call = call.body("application/json", half);
    send(scene, call, &format!(", body {half}")).await
}

async fn use_up(scene: &Scene) -> Result<Visit, Failure> {
    let call = Call::get("/entries").key(TRIAL);
    let mut answer = call.send(scene.api()).await?;
    let limit: u32 = answer
        .header("x-ratelimit-limit")
        .ok_or("no `X-RateLimit-Limit`")?
        .parse()?;
    for _ in 0..limit {
        answer = call.send(scene.api()).await?;
    }
    let sent = format!("{call}, {} times with a trial key", limit + 1);
    Ok(Visit::new(sent, answer))
}

/// Another process renames a table, as a migration that went wrong would.
async fn lose_a_table(scene: &Scene) -> Result<Visit, Failure> {
    let database = scene.database()?;
    database.execute_batch("ALTER TABLE imports RENAME TO imports_old")?;
    let visit = send(
        scene,
        Call::get("/imports/1").key(READER),
        ", its table is missing",
    )
    .await;
    database.execute_batch("ALTER TABLE imports_old RENAME TO imports")?;
    visit
}

fn logo() -> Call {
    Call::get("/media/logo.svg").key(READER)
}

async fn media_store_down(scene: &mut Scene) -> Result<Visit, Failure> {
    scene.stop_media_store().await?;
    let visit = send(scene, logo(), ", media store down").await;
    scene.restart_media_store().await?;
    visit
}

async fn media_store_in(scene: &Scene, mode: &str, how: &str) -> Result<Visit, Failure> {
    scene.set_media_store(mode).await?;
    let visit = send(scene, logo(), &format!(", media store {how}")).await;
    scene.set_media_store("serving").await?;
    visit
}
