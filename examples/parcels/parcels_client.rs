//! A command line for the parcel API: `cargo run --example parcels-client --features parcels -- list`.
//! Start reading at `client/exit.rs`.

mod client;

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match client::run(&arguments).await {
        Ok(said) => {
            print!("{said}");
            ExitCode::SUCCESS
        }
        Err(failure) => {
            eprint!("{}", failure.said);
            ExitCode::from(failure.code)
        }
    }
}
