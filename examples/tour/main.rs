//! Sends the content API the real request that brings each of the 21 codes of the FlowCMS table,
//! and fails if one does not come, or comes with a `type` that does not open its documentation:
//! `cargo run --example tour`.

#[path = "../content_api/app/mod.rs"]
mod app;
mod client;
mod documentation;
mod scene;
mod steps;

use std::process::ExitCode;
use std::time::Instant;

use axum::http::{StatusCode, header};
use flowcms_status::FlowCms;
use serde_json::Value;

use client::{Answer, Failure};
use scene::Scene;
use steps::Visit;

#[tokio::main]
async fn main() -> ExitCode {
    match tour().await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(failure) => {
            eprintln!("tour: {failure}");
            ExitCode::FAILURE
        }
    }
}

/// Whether every code came, and every `type` opened its documentation.
async fn tour() -> Result<bool, Failure> {
    let begin = Instant::now();
    let mut scene = Scene::set().await?;
    let (api, media) = (scene.api(), scene.media());
    println!("FlowCMS content API on http://{api}, its media store on http://{media}");

    let mut class = None;
    let mut came = 0;
    let mut types = Vec::new();
    for &code in FlowCms::ALL {
        if class.replace(code.class()) != Some(code.class()) {
            println!("\n{}: {}", code.class(), code.class().context());
        }
        let visit = steps::visit(&mut scene, code).await;
        match visit.and_then(|visit| check(code, visit)) {
            Ok((problem, sent)) => {
                came += 1;
                let reason = match problem {
                    Some(Reason { reason, type_uri }) => {
                        types.push(type_uri);
                        reason
                    }
                    None => "-".to_owned(),
                };
                println!("  {} {:<22} {reason:<20} {sent}", code.code(), code.name());
            }
            Err(failure) => {
                println!(
                    "  {} {:<22} DID NOT COME: {failure}",
                    code.code(),
                    code.name()
                );
            }
        }
    }
    let opened = documentation::open(api, &types).await;
    scene.strike().await?;

    let all = FlowCms::ALL.len();
    let seconds = begin.elapsed().as_secs_f32();
    println!("\n{came} of {all} codes came from real requests, in {seconds:.1} s");
    opened?;
    println!(
        "the `type` of each of the {} problems opened its entry of the documentation, which is at",
        types.len()
    );
    println!("http://localhost:8080/errors while `cargo run --example content_api` runs");
    Ok(came == all)
}

/// What a problem is called.
struct Reason {
    reason: String,
    type_uri: String,
}

/// The problem in the answer, if there is one, and what was sent.
fn check(code: FlowCms, visit: Visit) -> Result<(Option<Reason>, String), Failure> {
    let Visit {
        sent,
        status,
        answer,
    } = visit;
    if FlowCms::try_from(status) != Ok(code) {
        return Err(format!("{status} came for {sent}").into());
    }
    let problem = match answer {
        Some(answer) if has_problem(status) => Some(problem_reason(&answer)?),
        Some(_) | None => None,
    };
    Ok((problem, sent))
}

/// Redirections and errors are problems; some answers, such as to a conditional request, have no
/// content.
fn has_problem(status: StatusCode) -> bool {
    !status.is_informational()
        && !status.is_success()
        && FlowCms::try_from(status) != Ok(FlowCms::NotModified)
}

/// The problem document must be one, and must not contradict the status line.
fn problem_reason(answer: &Answer) -> Result<Reason, Failure> {
    match answer.header(header::CONTENT_TYPE.as_str()) {
        Some("application/problem+json") => {}
        other => return Err(format!("the content type is {other:?}").into()),
    }
    let problem = answer.json()?;
    if problem["status"] != answer.status.as_u16() {
        return Err(format!("the body has another status: {problem}").into());
    }
    match (&problem["reason"], &problem["type"]) {
        (Value::String(reason), Value::String(type_uri)) => Ok(Reason {
            reason: reason.clone(),
            type_uri: type_uri.clone(),
        }),
        _ => Err(format!("no reason, or no type: {problem}").into()),
    }
}
