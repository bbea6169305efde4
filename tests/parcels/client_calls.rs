//! The example's client against the API, each over its own connection.

use std::net::{Ipv4Addr, SocketAddr};

use tokio::net::TcpListener;

use crate::app::errors::CATALOG;
use crate::client::exit::{CHANGED, Failure, LATER, NO_ANSWER, NOT_FOUND, REFUSED, USAGE};
use crate::client::run;
use crate::service::Service;

/// What the program says, called with these options and arguments.
async fn said(address: SocketAddr, options: &[&str], command: &[&str]) -> Result<String, Failure> {
    let url = format!("http://{address}");
    let arguments = [&["--url", &url], options, command].concat();
    let arguments: Vec<String> = arguments.into_iter().map(str::to_owned).collect();
    run(&arguments).await
}

#[track_caller]
fn failed(said: Result<String, Failure>, code: u8, texts: &[&str]) {
    let failure = said.expect_err("it fails");
    assert_eq!(failure.code, code, "{}", failure.said);
    for text in texts {
        assert!(failure.said.contains(text), "{}", failure.said);
    }
}

#[test]
fn its_types_are_what_the_catalogue_writes() {
    CATALOG.assert_file(
        "../examples/parcels/client/problems.rs",
        &CATALOG.to_rust_client(),
    );
}

#[tokio::test]
async fn it_does_what_it_is_told() {
    let service = Service::start().await;
    let run = |command: &'static [&'static str]| said(service.address, &[], command);
    assert_eq!(
        run(&["send", "a", "Ada", "850"]).await.unwrap(),
        "1: 850 g to Ada\n"
    );
    // The same key, the same parcel.
    assert_eq!(
        run(&["send", "a", "Ada", "850"]).await.unwrap(),
        "1: 850 g to Ada\n"
    );
    assert_eq!(
        run(&["show", "1"]).await.unwrap(),
        "1: 850 g to Ada\n\"1\"\n"
    );
    assert_eq!(
        run(&["weigh", "1", "\"1\"", "900"]).await.unwrap(),
        "1: 900 g to Ada\n"
    );
    assert_eq!(run(&["list"]).await.unwrap(), "1: 900 g to Ada\n");
    assert_eq!(run(&["track", "1"]).await.unwrap(), "Hub 3\n");
    assert_eq!(run(&["remove", "1", "\"2\""]).await.unwrap(), "");
    assert_eq!(run(&["list"]).await.unwrap(), "");
}

#[tokio::test]
async fn its_code_says_what_went_wrong() {
    let service = Service::start().await;
    let run = |command: &'static [&'static str]| said(service.address, &[], command);
    run(&["send", "a", "Ada", "850"]).await.unwrap();

    failed(run(&["sned"]).await, USAGE, &["--url"]);
    failed(run(&["send", "b", "Ada", "much"]).await, USAGE, &["KEY"]);
    failed(run(&["show", "4000"]).await, NOT_FOUND, &["4000"]);
    failed(run(&["show", "one"]).await, REFUSED, &["expected u32"]);
    failed(
        run(&["send", "b", "Ada", "0"]).await,
        REFUSED,
        &["422", "#/weight: lower than 1"],
    );
    failed(
        run(&["weigh", "1", "\"7\"", "900"]).await,
        CHANGED,
        &["412"],
    );
    // Of a server that knows no such path.
    let wrong = format!("http://{}/v2", service.address);
    let arguments = ["--url", &wrong, "list"].map(str::to_owned);
    failed(super::client::run(&arguments).await, REFUSED, &["404"]);
}

#[tokio::test]
async fn it_asks_again_as_often_as_it_is_worth_it() {
    let service = Service::without_carrier().await;
    let parcel = service.parcel("a").await;
    let id = parcel.rsplit('/').next().unwrap().to_owned();
    let asked = async |options: &[&str]| {
        service.captured();
        let said = said(service.address, options, &["track", &id]).await;
        (said, service.captured().len())
    };
    // Nobody is there: that may change.
    let (said_once, times) = asked(&["--retries", "0"]).await;
    failed(said_once, LATER, &["502"]);
    assert_eq!(times, 1);
    let (said_again, times) = asked(&["--retries", "2"]).await;
    failed(said_again, LATER, &["502"]);
    assert_eq!(times, 3);
    // What is in vain is asked for once.
    service.captured();
    let missing = said(service.address, &[], &["show", "4000"]).await;
    failed(missing, NOT_FOUND, &[]);
    assert_eq!(service.captured().len(), 1);
}

#[tokio::test]
async fn it_says_when_to_come_again() {
    let service = Service::start().await;
    let parcel = service.parcel("a").await;
    let id = parcel.rsplit('/').next().unwrap();
    service.carrier("503").await;
    let busy = said(service.address, &["--retries", "0"], &["track", id]).await;
    failed(busy, LATER, &["503", "Again in 7 s."]);
}

#[tokio::test]
async fn nobody_answers() {
    let nobody = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = nobody.local_addr().unwrap();
    drop(nobody);
    let unheard = said(address, &["--retries", "1"], &["list"]).await;
    failed(unheard, NO_ANSWER, &["no answer"]);
}
