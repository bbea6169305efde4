//! `SimulateLayer` around a real server: what it answers is what the problem type sends.

use std::time::Duration;

use axum::Router;
use axum::routing::get;
use flowcms_status::{Catalog, FlowCms, FlowError, SimulateLayer, testing};
use http::Response;

use super::world::{Answer, ask, serve};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#")]
enum ShopError {
    #[error("there is no {slug}")]
    #[flow(code = 404)]
    NotThere {
        #[flow(member)]
        slug: String,
    },
    #[error("not so fast")]
    #[flow(code = 429, header("X-Ration" = "7"))]
    TooFast {
        #[flow(header = "Retry-After")]
        wait: Duration,
        #[flow(member)]
        limit: u32,
    },
    #[error("carrier: {text}")]
    #[flow(code = 502, codes(504), log = off)]
    Carrier {
        text: String,
        #[flow(status)]
        status: u16,
    },
    #[error("elsewhere")]
    #[flow(code = 301, header("Location" = "/there"))]
    Elsewhere,
}

const CATALOG: Catalog = Catalog::new("Shop")
    .with(ShopError::CATALOG)
    .with(FlowCms::CATALOG);

async fn server(layer: SimulateLayer) -> std::net::SocketAddr {
    let passed = get(|| async { "passed" }).post(|| async { "passed" });
    serve(Router::new().fallback_service(passed).layer(layer)).await
}

async fn asked(layer: SimulateLayer, prefer: &str) -> Answer {
    ask(
        server(layer).await,
        "GET /things",
        &[("prefer", prefer)],
        "",
    )
    .await
}

fn layer() -> SimulateLayer {
    SimulateLayer::new(&CATALOG)
}

/// The names of the headers that the error itself makes, with what each is.
fn names(headers: &http::HeaderMap) -> Vec<String> {
    let mut names: Vec<String> = headers.keys().map(ToString::to_string).collect();
    names.retain(|name| !["date", "content-length"].contains(&&**name));
    names.sort();
    names
}

#[tokio::test]
async fn a_problem_that_is_asked_for_is_sent_as_the_error_sends_it() {
    let errors: [(&str, ShopError); 4] = [
        (
            "not_there",
            ShopError::NotThere {
                slug: "slug".into(),
            },
        ),
        (
            "too_fast",
            ShopError::TooFast {
                wait: Duration::from_secs(30),
                limit: 1,
            },
        ),
        (
            "carrier; status=504",
            ShopError::Carrier {
                text: "secret".into(),
                status: 504,
            },
        ),
        ("elsewhere", ShopError::Elsewhere),
    ];
    for (reason, error) in errors {
        let simulated = asked(layer(), &format!("reason={reason}")).await;
        let sent = error.to_response();
        assert_eq!(simulated.status, sent.status().as_u16(), "{reason}");
        assert_eq!(names(&simulated.headers), names(sent.headers()), "{reason}");
        for (name, value) in sent.headers() {
            assert_eq!(
                simulated.header(name.as_str()),
                value.to_str().unwrap(),
                "{reason}"
            );
        }
        assert_eq!(
            simulated.body,
            String::from_utf8_lossy(sent.body()),
            "{reason}"
        );
    }
}

#[tokio::test]
async fn every_response_that_is_simulated_is_one_of_the_catalogue() {
    let address = server(layer()).await;
    let model = CATALOG.model();
    let mut seen = Vec::new();
    for entry in model.entries() {
        for status in entry.codes() {
            let prefer = format!("Reason=\"{}\";status={}", entry.reason(), status.code());
            let answer = ask(address, "GET /things", &[("prefer", &prefer)], "").await;
            assert_eq!(answer.status, status.code(), "{prefer}");
            let mut response = Response::new(answer.body);
            *response.status_mut() = http::StatusCode::from_u16(answer.status).unwrap();
            *response.headers_mut() = answer.headers;
            seen.push(response);
        }
    }
    // Those of `ShopError`, one of them with two codes, and the rows from 400 up.
    let rows = FlowCms::ALL.iter().filter(|row| row.code() >= 400);
    assert_eq!(seen.len(), 5 + rows.count());
    testing::check_responses(CATALOG, &seen).unwrap();
}

#[tokio::test]
async fn what_does_not_ask_for_a_problem_of_the_catalogue_passes() {
    let address = server(layer()).await;
    for prefer in [
        "",
        "reason=unheard_of",
        "reason",
        "respond-async, wait=10",
        "reason=carrier; status=418",
        "not-a-reason=not_there",
    ] {
        let answer = ask(address, "GET /things", &[("prefer", prefer)], "").await;
        assert_eq!((answer.status, &*answer.body), (200, "passed"), "{prefer}");
    }
    let many = [
        ("prefer", "respond-async, reason=not_there"),
        ("prefer", "reason=too_fast"),
    ];
    assert_eq!(ask(address, "POST /things", &many, "").await.status, 404);
}

#[tokio::test]
async fn a_rate_answers_its_share_of_the_requests() {
    let always = server(layer().rate("too_fast", 1.0)).await;
    let never = server(layer().rate("too_fast", 0.0)).await;
    let half = server(layer().rate("too_fast", 0.25).rate("carrier", 0.25)).await;
    let mut counts = [0; 3];
    for _ in 0..200 {
        assert_eq!(ask(always, "GET /", &[], "").await.status, 429);
        assert_eq!(ask(never, "GET /", &[], "").await.status, 200);
        let at = match ask(half, "GET /", &[], "").await.status {
            429 => 0,
            502 => 1,
            _ => 2,
        };
        counts[at] += 1;
    }
    // Each is outside of these once in a million million runs.
    assert!((7..=93).contains(&counts[0]), "{counts:?}");
    assert!((7..=93).contains(&counts[1]), "{counts:?}");
    assert!((50..=150).contains(&counts[2]), "{counts:?}");
}

#[test]
#[should_panic = "the catalogue has no problem `unheard_of` whose response is known"]
fn a_rate_of_a_reason_that_nobody_declares_is_told() {
    let _layer = layer().rate("unheard_of", 0.5);
}

#[test]
#[should_panic = "a share of 0.6 makes 1.2 of all requests: it has to be from 0 to 1"]
fn more_than_all_requests_cannot_be_answered() {
    let _layer = layer().rate("too_fast", 0.6).rate("carrier", 0.6);
}

#[tokio::test]
async fn the_page_says_how_to_ask_where_the_service_answers_so() {
    let served = async |layer: Option<SimulateLayer>, path: &str| {
        let mut service = Router::new().merge(CATALOG.service());
        if let Some(layer) = layer {
            service = service.layer(layer);
        }
        let answer = ask(serve(service).await, &format!("GET {path}"), &[], "").await;
        assert_eq!(answer.status, 200, "{path}");
        answer.body
    };
    let shown = |page: &str| -> Vec<String> {
        let page = scraper::Html::parse_document(page);
        let selector = scraper::Selector::parse("pre").unwrap();
        let code = page.select(&selector).map(|pre| pre.text().collect());
        code.filter(|code: &String| code.contains("Prefer:"))
            .collect()
    };
    let of_carrier = "curl --include --header 'Prefer: reason=carrier' \"$URL\"\n\
                      curl --include --header 'Prefer: reason=carrier; status=504' \"$URL\"";

    let one = shown(&served(Some(layer()), "/errors/carrier").await);
    assert_eq!(one, [of_carrier]);
    let all = shown(&served(Some(layer()), "/errors").await);
    assert!(all.contains(&of_carrier.to_owned()), "{all:?}");
    assert!(all.len() >= 15, "{all:?}");
    // No document, and yet an answer.
    let moved = shown(&served(Some(layer()), "/errors/elsewhere").await);
    assert_eq!(moved.len(), 1, "{moved:?}");
    // What it says is what it does.
    for line in all.iter().flat_map(|lines| lines.lines()) {
        let (_, prefer) = line.split_once("Prefer: ").unwrap();
        let (prefer, _) = prefer.split_once('\'').unwrap();
        let answer = asked(layer(), prefer).await;
        assert_ne!(answer.status, 200, "{line}");
        if let Some((_, status)) = prefer.split_once("status=") {
            assert_eq!(answer.status.to_string(), status, "{line}");
        }
    }

    assert_eq!(shown(&served(None, "/errors").await), [""; 0]);
    assert_eq!(shown(&CATALOG.to_html()), [""; 0]);
    let page = flowcms_status::formats::Page::new().simulated();
    assert_eq!(shown(&CATALOG.write(&page)), all);
}
