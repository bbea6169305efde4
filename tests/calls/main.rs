//! Calls through real clients to servers on the loopback that count them.

mod responses;
mod retries;
mod server;
