//! A parcel-tracking API on axum and SQLite, small and complete:
//! `cargo run --example parcels --features parcels`. Start reading at `app/errors.rs`.

mod app;
mod carrier;

use std::error::Error;
use std::net::Ipv4Addr;

use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    // What callers are not told is told here.
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .init();

    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let carrier = listener.local_addr()?;
    tokio::spawn(axum::serve(listener, carrier::router()).into_future());

    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 8086)).await?;
    println!("the parcel API:       http://localhost:8086/docs");
    println!("what can go wrong:    http://localhost:8086/errors");
    println!("trouble at the carrier: curl -X PUT http://{carrier}/mode/503");
    axum::serve(listener, app::router(":memory:", carrier).await?).await?;
    Ok(())
}
