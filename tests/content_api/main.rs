//! What the example `content_api` promises, by real requests over TCP: every code of the table,
//! and that no input brings it to a 500, to silence, or to telling what is inside.

#[path = "../../examples/content_api/app/mod.rs"]
mod app;
#[path = "../../examples/content_api/args.rs"]
mod args;
#[path = "../../examples/tour/client.rs"]
mod client;
mod world;

mod client_errors;
mod command_line;
mod committed;
mod declarations;
mod documentation;
mod hostile_bodies;
mod hostile_heads;
mod imports;
mod informational;
mod media;
mod persistence;
mod redirections;
mod server_errors;
mod successes;
