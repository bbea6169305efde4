//! Requests that bring the API to each answer that it documents.

use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use crate::service::{Service, parcel};

/// All of them, and what the API answered.
pub(crate) async fn send_all(service: &Service) {
    healthy(service).await;
    carrier_in_trouble(service).await;
    full_queue(service).await;
    storage_in_trouble(service).await;
    late_jobs(service).await;
}

const FORM: &str = "application/x-www-form-urlencoded";

async fn send(request: RequestBuilder) {
    request.send().await.unwrap();
}

/// What callers see while nothing is wrong here.
async fn healthy(service: &Service) {
    let path = service.parcel("first").await;
    assert_eq!(service.parcel("first").await, path);
    send(service.get("/")).await;
    send(service.request(Method::PATCH, "/parcels")).await;
    send(service.get("/parcels?limit=2")).await;
    send(service.get("/parcels?limit=many")).await;
    send(service.get("/parcels?limit=1000")).await;

    let create = |key| service.post("/parcels").header("Idempotency-Key", key);
    send(service.post("/parcels").json(&parcel())).await;
    send(create("first").json(&json!({ "to": "Bob", "weight": 1 }))).await;
    send(create("second").json(&json!({ "to": "Bob", "weight": 0 }))).await;
    wrong_json(
        service,
        Method::POST,
        "/parcels",
        ("idempotency-key", "second"),
    )
    .await;

    send(service.get(&path)).await;
    send(service.get(&path).header("If-None-Match", "\"1\"")).await;
    send(service.put(&path).json(&parcel())).await;
    send(service.delete(&path)).await;
    for (path, tag) in [
        (&*path, "\"1\""),
        (&path, "\"1\", \"7\""),
        ("/parcels/4000", "*"),
        ("/parcels/first", "*"),
    ] {
        send(service.get(path)).await;
        let replace = || service.put(path).header("If-Match", tag);
        send(replace().json(&parcel())).await;
        send(replace().json(&json!({ "to": "", "weight": 1 }))).await;
    }
    wrong_json(service, Method::PUT, &path, ("if-match", "*")).await;

    for path in [&*path, "/parcels/4000", "/parcels/first"] {
        let customs = format!("{path}/customs");
        let csv = || service.put(&customs).header("Content-Type", "text/csv");
        send(service.get(&customs)).await;
        send(csv().body("what,value\nbook,12\n")).await;
        send(csv().body("x".repeat(20_000))).await;
        send(csv().body(b"\xff".as_slice())).await;
        send(service.put(&customs).body("a book")).await;
        send(service.get(&customs)).await;
        let pickup = format!("{path}/pickup");
        let form = || service.put(&pickup).header("Content-Type", FORM);
        send(form().body("name=Ada&floor=2")).await;
        send(form().body("name=&floor=81")).await;
        send(form().body("name=Ada&floor=two")).await;
        send(form().body("x".repeat(20_000))).await;
        send(service.put(&pickup).body("Ada")).await;
        send(service.post(&format!("{path}/labels"))).await;
        send(service.get(&format!("{path}/tracking"))).await;
    }
    let customs = format!("{path}/customs");
    service
        .break_off("PUT", &customs, "content-type: text/csv")
        .await;
    let (pickup, form) = (format!("{path}/pickup"), format!("content-type: {FORM}"));
    service.break_off("PUT", &pickup, &form).await;
    let label = service.label(&path).await;
    service.wait_for(&label).await;
    send(service.get("/labels/first")).await;
    send(service.get("/labels/4000")).await;

    for (path, tag) in [
        (&*path, "\"1\""),
        (&path, "\"2\""),
        (&path, "\"2\""),
        ("/parcels/first", "*"),
    ] {
        send(service.delete(path).header("If-Match", tag)).await;
    }
}

/// Each way in which JSON can be wrong.
async fn wrong_json(service: &Service, method: Method, path: &str, (name, value): (&str, &str)) {
    let request = || service.request(method.clone(), path).header(name, value);
    let json = |text: &str| {
        request()
            .header("Content-Type", "application/json")
            .body(text.to_owned())
    };
    send(json("{")).await;
    send(json("{}")).await;
    send(json(&" ".repeat(20_000))).await;
    send(request().body("{}")).await;
    let headers = format!("content-type: application/json\r\n{name}: {value}");
    service.break_off(method.as_str(), path, &headers).await;
}

/// What the carrier's trouble becomes: at once, and in a job.
async fn carrier_in_trouble(service: &Service) {
    let path = service.parcel("for the carrier").await;
    for mode in ["404", "429", "503", "418", "slow", "garbled", "empty"] {
        service.carrier(mode).await;
        send(service.get(&format!("{path}/tracking"))).await;
        let label = service.label(&path).await;
        service.wait_for(&label).await;
    }
    service.carrier("well").await;
}

/// More labels than can wait.
async fn full_queue(service: &Service) {
    let path = service.parcel("for the queue").await;
    service.carrier("slow").await;
    let mut last = None;
    loop {
        let ordered = service
            .post(&format!("{path}/labels"))
            .send()
            .await
            .unwrap();
        let Some(label) = ordered.headers().get("location") else {
            break;
        };
        last = Some(label.to_str().unwrap().to_owned());
    }
    service.carrier("well").await;
    service.wait_for(&last.unwrap()).await;
}

const BUSY: [&str; 2] = ["BEGIN EXCLUSIVE", "ROLLBACK"];
const BROKEN: [&str; 2] = [
    "ALTER TABLE records RENAME TO away",
    "ALTER TABLE away RENAME TO records",
];

/// What every endpoint answers while another process writes, and where a table is missing.
async fn storage_in_trouble(service: &Service) {
    let path = service.parcel("for the storage").await;
    let customs = format!("{path}/customs");
    let database = service.database();
    for [begin, end] in [BUSY, BROKEN] {
        database.execute_batch(begin).unwrap();
        for request in [
            service.get("/parcels"),
            service
                .post("/parcels")
                .header("Idempotency-Key", begin)
                .json(&parcel()),
            service.get(&path),
            service.put(&path).header("If-Match", "*").json(&parcel()),
            service.delete(&path).header("If-Match", "*"),
            service.put(&customs).header("Content-Type", "text/csv"),
            service.get(&customs),
            service
                .put(&format!("{path}/pickup"))
                .header("Content-Type", FORM)
                .body("name=Ada&floor=2"),
            service.get(&format!("{path}/tracking")),
            service.post(&format!("{path}/labels")),
        ] {
            send(request).await;
        }
        database.execute_batch(end).unwrap();
    }
}

/// What a job meets that has waited behind others, which the carrier holds up.
async fn late_jobs(service: &Service) {
    let database = service.database();
    for (reason, [begin, end]) in [
        ("record_not_found", ["DELETE FROM records", ""]),
        ("database_busy", BUSY),
        ("database_failed", BROKEN),
    ] {
        // Where the machine is so busy that the others were faster, once more.
        for attempt in 0.. {
            assert!(attempt < 10, "no job met {reason}");
            service.carrier("slow").await;
            let path = service.parcel(&format!("{reason} {attempt}")).await;
            for _ in 0..3 {
                service.label(&path).await;
            }
            let label = service.label(&path).await;
            database.execute_batch(begin).unwrap();
            let answer: Value = service.wait_for(&label).await.json().await.unwrap();
            database.execute_batch(end).unwrap();
            if answer["reason"] == reason {
                break;
            }
        }
    }
    service.carrier("well").await;
}
