//! Calls through real clients to servers on the loopback that count them.

mod retries;
mod server;
