//! `/errors`: the documentation that every `type` of the API opens.

use flowcms_status::FlowCms;
use serde_json::Value;

use crate::app::catalog::CATALOG;
use crate::client::Call;
use crate::world::{World, problem};

async fn get(world: &World, path: &str, accept: &str) -> crate::client::Answer {
    let call = Call::get(path).header("accept", accept.to_owned());
    world.answer(call).await
}

#[test]
fn every_problem_type_has_its_address_and_its_explanation() {
    CATALOG.check().unwrap();
    let entries = CATALOG.entries();
    assert!(entries.len() > 25, "{}", entries.len());
    for entry in entries {
        let reason = entry.reason();
        let address = format!("http://localhost:8080/errors#{reason}");
        assert_eq!(entry.type_uri(), address);
        assert!(!entry.sections().text.is_empty(), "{reason} has no text");
    }
}

#[tokio::test]
async fn the_page_has_an_entry_for_each_problem_type_and_needs_no_key() {
    let world = World::begin().await;
    let answer = get(&world, "/errors", "text/html").await;
    assert_eq!(FlowCms::try_from(answer.status), Ok(FlowCms::Ok));
    let page = String::from_utf8(answer.content.to_vec()).unwrap();
    assert!(page.contains("Content API"));
    assert!(page.contains("1.4.0"));
    for problem_type in CATALOG.problem_types() {
        let anchor = format!("id=\"{}\"", problem_type.reason());
        assert_eq!(page.matches(&anchor).count(), 1, "{anchor}");
    }
}

#[tokio::test]
async fn tools_read_the_same_as_json() {
    let world = World::begin().await;
    let catalog = get(&world, "/errors", "application/json").await;
    let catalog = catalog.json().unwrap();
    assert_eq!(catalog["name"], "Content API");
    assert_eq!(catalog["version"], "1.4.0");
    let types = catalog["problem_types"].as_array().unwrap();
    let find = |reason: &str| -> &Value {
        let mut types = types.iter();
        types.find(|one| one["reason"] == reason).unwrap()
    };
    let stale = find("stale_version");
    assert_eq!(stale["status"], 409);
    assert_eq!(stale["members"][0]["name"], "sent");
    assert!(stale["solutions"].as_str().unwrap().starts_with("1. Read"));
    let moved = find("v1_moved");
    assert_eq!(moved["deprecated"]["since"], "1.2.0");
    assert_eq!(catalog["retired"][0]["reason"], "entry_gone");

    let one = get(&world, "/errors/stale_version", "application/json").await;
    assert_eq!(&one.json().unwrap()["problem_types"][0], stale);
}

#[tokio::test]
async fn the_documentation_of_a_slip_of_the_pen_is_not_found() {
    let world = World::begin().await;
    // Not by `answer`: what the catalogue refuses by itself is no problem type of the API.
    let call = Call::get("/errors/stale_versoin");
    let answer = call.send(world.address()).await.unwrap();
    assert_eq!(FlowCms::try_from(answer.status), Ok(FlowCms::NotFound));
    assert_eq!(answer.json().unwrap()["nearest"], "stale_version");

    let answer = world.answer(Call::get("/error")).await;
    problem(&answer, FlowCms::NotFound, "no_such_endpoint");
}
