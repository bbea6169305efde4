//! A caller of the parcel API, which knows of the server what `client/problems.rs` says.

mod api;
pub(crate) mod exit;
#[rustfmt::skip]
pub(crate) mod problems;

use std::fmt::Write as _;

use flowcms_status::client::RetryPolicy;

use self::api::{Api, Parcel};
use self::exit::Failure;

const USAGE: &str = "\
parcels-client [--url http://localhost:8086] [--retries 3] …
    list                    the parcels
    show ID                 a parcel, and the tag of its version
    send KEY TO WEIGHT      a new parcel; the same KEY creates nothing twice
    weigh ID TAG WEIGHT     a parcel that is as you have read it is heavier
    remove ID TAG           a parcel is taken back
    track ID                where it is
";

/// What the program says, or why it does not.
pub(crate) async fn run(arguments: &[String]) -> Result<String, Failure> {
    let usage = || Failure::of_usage(USAGE);
    let mut url = "http://localhost:8086".to_owned();
    let mut retries = 3;
    let mut rest: Vec<&str> = arguments.iter().map(String::as_str).collect();
    while let [option, value, ..] = rest[..] {
        match option {
            "--url" => value.clone_into(&mut url),
            "--retries" => retries = value.parse().map_err(|_| usage())?,
            _ => break,
        }
        rest.drain(..2);
    }
    let api = Api::new(&url, RetryPolicy::new().retries(retries))?;

    let mut said = String::new();
    match rest[..] {
        ["list"] => {
            for parcel in api.list().await? {
                // Writing into a `String` does not fail.
                let _ = writeln!(said, "{parcel}");
            }
        }
        ["show", id] => {
            let (parcel, tag) = api.show(id).await?;
            let _ = writeln!(said, "{parcel}\n{tag}");
        }
        ["send", key, to, weight] => {
            let weight = weight.parse().map_err(|_| usage())?;
            let parcel = api.create(key, &Parcel::new(to, weight)).await?;
            let _ = writeln!(said, "{parcel}");
        }
        ["weigh", id, tag, weight] => {
            let weight = weight.parse().map_err(|_| usage())?;
            let (parcel, _) = api.show(id).await?;
            let parcel = api
                .replace(id, tag, &Parcel::new(&parcel.to, weight))
                .await?;
            let _ = writeln!(said, "{parcel}");
        }
        ["remove", id, tag] => api.remove(id, tag).await?,
        ["track", id] => {
            let _ = writeln!(said, "{}", api.track(id).await?);
        }
        _ => return Err(usage()),
    }
    Ok(said)
}
