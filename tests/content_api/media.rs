//! `/media`, with a media store that serves, is in maintenance, slow, down, or talks nonsense.

use std::net::SocketAddr;
use std::time::Instant;

use axum::http::StatusCode;
use flowcms_status::FlowCms;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::world::{ANY_PORT, World, problem};

/// A server that answers each request with these bytes, whatever it is.
async fn server_that_says(bytes: &'static [u8]) -> SocketAddr {
    let listener = TcpListener::bind(ANY_PORT).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = [0; 1024];
            let _ = stream.read(&mut request).await;
            let _ = stream.write_all(bytes).await;
        }
    });
    address
}

async fn world_whose_store_says(bytes: &'static [u8]) -> World {
    let store = server_that_says(bytes).await;
    World::with(|config| config.media = store).await
}

#[tokio::test]
async fn a_medium_is_passed_on() {
    let world = World::begin().await;
    let answer = world.get("/media/logo.svg").await;
    assert_eq!(answer.status, StatusCode::from(FlowCms::Ok));
    assert_eq!(answer.header("content-type"), Some("image/svg+xml"));
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    assert!(answer.content.starts_with(b"<svg"));
}

#[tokio::test]
async fn what_the_store_does_not_have_is_not_found() {
    let world = World::begin().await;
    let answer = world.get("/media/nothing.png").await;
    let missing = problem(&answer, FlowCms::NotFound, "media_not_found");
    assert_eq!(missing["media"], "nothing.png");
}

#[tokio::test]
async fn a_store_that_is_down_is_a_bad_gateway_whose_address_stays_private() {
    let world = World::with(|config| {
        let closed = std::net::TcpListener::bind(ANY_PORT).unwrap();
        config.media = closed.local_addr().unwrap();
    })
    .await;
    let answer = world.get("/media/logo.svg").await;
    let down = problem(&answer, FlowCms::BadGateway, "media_unreachable");
    assert_eq!(down.get("detail"), None);
    assert!(!down.to_string().contains("127.0.0.1"));
}

#[tokio::test]
async fn a_store_that_hangs_up_or_talks_nonsense_is_a_bad_gateway() {
    for bytes in [
        b"".as_slice(),
        b"220 smtp.example ESMTP\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nand no more",
        b"HTTP/1.1 500 Internal Server Error\r\ncontent-length: 6\r\n\r\nsecret",
        b"HTTP/1.1 302 Found\r\nlocation: http://evil.example/\r\ncontent-length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: 99999999\r\n\r\n",
    ] {
        let world = world_whose_store_says(bytes).await;
        let answer = world.get("/media/logo.svg").await;
        let broken = problem(&answer, FlowCms::BadGateway, "media_unreachable");
        assert!(!broken.to_string().contains("secret"));
        assert_eq!(answer.header("location"), None);
    }
}

#[tokio::test]
async fn maintenance_is_passed_on_with_the_time_it_takes() {
    let world = World::begin().await;
    world.set_media_store("maintenance").await;
    let answer = world.get("/media/logo.svg").await;
    problem(&answer, FlowCms::ServiceUnavailable, "media_maintenance");
    assert_eq!(answer.header("retry-after"), Some("90"));

    world.set_media_store("serving").await;
    let answer = world.get("/media/logo.svg").await;
    assert_eq!(answer.status, StatusCode::from(FlowCms::Ok));
}

#[tokio::test]
async fn maintenance_of_unknown_length_says_nothing_of_its_length() {
    let closed = b"HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n";
    let world = world_whose_store_says(closed).await;
    let answer = world.get("/media/logo.svg").await;
    problem(&answer, FlowCms::ServiceUnavailable, "media_maintenance");
    assert_eq!(answer.header("retry-after"), None);
}

#[tokio::test]
async fn a_store_that_is_too_slow_is_not_waited_for() {
    let world = World::begin().await;
    world.set_media_store("slow").await;
    let begin = Instant::now();
    let answer = world.get("/media/logo.svg").await;
    let slow = problem(&answer, FlowCms::GatewayTimeout, "media_too_slow");
    assert_eq!(slow.get("detail"), None);
    // The store answers after four seconds.
    assert!(begin.elapsed().as_secs() < 3);
}

#[tokio::test]
async fn an_id_cannot_lead_elsewhere_in_the_store() {
    let world = World::begin().await;
    for id in [
        "..%2Fmode%2Fslow",
        "%2e%2e",
        "..",
        "a%2Fb",
        "a%3Fb",
        "a%23b",
        "a%20b",
        "%0d%0aGET%20%2Fmode",
        "%00",
        "@evil.example",
    ] {
        let answer = world.get(&format!("/media/{id}")).await;
        problem(&answer, FlowCms::NotFound, "media_not_found");
    }
    let answer = world.get("/media/logo.svg").await;
    assert_eq!(answer.status, StatusCode::from(FlowCms::Ok));
}
