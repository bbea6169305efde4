//! What a database file and a stopping server keep.

use flowcms_status::FlowCms;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::app::{Api, Config};
use crate::world::{ANY_PORT, World, entry};

#[tokio::test]
async fn a_workspace_in_a_file_survives_a_restart() {
    let world = World::begin().await;
    world.post("/entries", &entry("kept")).await;
    let update = json!({ "version": 1, "title": "Changed" });
    world.put("/entries/about", &update).await;

    let world = world.restart().await;
    let kept = world.get("/entries/kept").await;
    assert_eq!(FlowCms::try_from(kept.status), Ok(FlowCms::Ok));
    let about = world.get("/entries/about").await.json().unwrap();
    assert_eq!(about["title"], "Changed");
    assert_eq!(about["version"], 2);
}

#[tokio::test]
async fn a_workspace_in_memory_begins_anew() {
    let world = World::with(|config| config.db = None).await;
    world.post("/entries", &entry("lost")).await;
    let world = World::with(|config| config.db = None).await;
    let lost = world.get("/entries/lost").await;
    assert_eq!(FlowCms::try_from(lost.status), Ok(FlowCms::NotFound));
}

#[tokio::test]
async fn a_request_that_is_under_way_when_the_server_stops_is_answered() {
    let world = World::begin().await;
    let body = json!({ "entries": [entry("last")] }).to_string();
    let head = format!(
        "POST /imports HTTP/1.1\r\nhost: x\r\nauthorization: Bearer demo-editor\r\n\
         content-type: application/json\r\nexpect: 100-continue\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    let mut stream = TcpStream::connect(world.address()).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    let mut interim = [0; "HTTP/1.1 100 Continue\r\n\r\n".len()];
    stream.read_exact(&mut interim).await.unwrap();

    // The handler waits for the body now.
    let stopping = tokio::spawn(world.api.stop());
    stream.write_all(body.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 202 Accepted\r\n"), "{answer}");
    stopping.await.unwrap().unwrap();
}

#[tokio::test]
async fn a_file_that_is_no_workspace_is_refused_at_the_start_and_left_alone() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join(format!("no-workspace-{}", std::process::id()));
    let text = "dear diary, ".repeat(1000);
    std::fs::write(&file, &text).unwrap();

    let mut config = Config::new(ANY_PORT.into(), ANY_PORT.into());
    config.db = Some(file.clone());
    let refused = Api::start(config).await.unwrap_err().to_string();
    assert!(refused.contains("file is not a database"), "{refused}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    std::fs::remove_file(&file).unwrap();
}

#[tokio::test]
async fn a_workspace_of_another_version_is_refused_at_the_start() {
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join(format!("newer-{}.db", std::process::id()));
    let newer = rusqlite::Connection::open(&file).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();

    let mut config = Config::new(ANY_PORT.into(), ANY_PORT.into());
    config.db = Some(file.clone());
    let refused = Api::start(config).await.unwrap_err().to_string();
    assert!(refused.contains("version 99"), "{refused}");
    drop(newer);
    std::fs::remove_file(&file).unwrap();
}

#[tokio::test]
async fn an_address_in_use_is_refused_at_the_start() {
    let world = World::begin().await;
    let config = Config::new(world.address(), ANY_PORT.into());
    let refused = Api::start(config).await.unwrap_err().to_string();
    assert!(refused.contains(&world.address().to_string()), "{refused}");
}
