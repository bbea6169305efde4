//! A small FlowCMS content API on axum and SQLite, whose errors are all derived:
//! `cargo run --example content_api -- --help`. Start reading at `app/storage.rs`, which maps
//! SQLite's errors, or at `app/media.rs`, which declares some of its own.

mod app;
mod args;

use std::error::Error;
use std::net::{Ipv4Addr, SocketAddr};
use std::process::ExitCode;

use app::{Api, Config, media_store};
use args::{Args, HELP, Options};

#[tokio::main]
async fn main() -> ExitCode {
    // What callers are not told is told here: each 5xx with its sources and its `instance`.
    tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::WARN)
        .with_writer(std::io::stderr)
        .init();
    let served = match Args::parse(std::env::args_os().skip(1)) {
        Ok(Args::Help) => {
            print!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Ok(Args::Serve(options)) => serve(options).await,
        Err(wrong) => {
            eprintln!("content_api: {wrong}");
            return ExitCode::from(2);
        }
    };
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("content_api: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Serves until Ctrl-C.
async fn serve(options: Options) -> Result<(), Box<dyn Error>> {
    let (media, own_store) = if let Some(media) = options.media {
        (media, None)
    } else {
        let store = media_store::start((Ipv4Addr::LOCALHOST, 0).into()).await?;
        (store.address(), Some(store))
    };
    let api = Api::start(Config {
        db: options.db,
        pages: options.pages,
        ..Config::new(options.listen, media)
    })
    .await?;
    announce(api.address(), media, own_store.is_some());

    tokio::signal::ctrl_c().await?;
    println!("stopping");
    api.stop().await?;
    if let Some(store) = own_store {
        store.stop().await?;
    }
    Ok(())
}

fn announce(api: SocketAddr, media: SocketAddr, is_own: bool) {
    println!("content API on http://{api}, media store on http://{media}; Ctrl-C stops it");
    println!("curl -i -H 'Authorization: Bearer demo-reader' http://{api}/entries/welcome");
    println!("http://{api}/errors  # what goes wrong, and what to do about it");
    if is_own {
        println!("curl -X PUT http://{media}/mode/maintenance  # or slow, serving");
    }
}
