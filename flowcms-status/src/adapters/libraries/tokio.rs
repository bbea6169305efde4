//! What takes too long (feature `tokio`): [`Elapsed`](::tokio::time::error::Elapsed) of tokio, and with the
//! feature `tower` that of tower's `Timeout`. Both are answered alike, with 504, or with 408 by choice of
//! the map.
//!
//! ```
//! use std::time::Duration;
//! use flowcms_status::FlowError;
//! use tokio::time::{error::Elapsed, timeout};
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum SearchError {
//!     #[error(transparent)]
//!     #[flow(map = flowcms_status::tokio::TimeoutError)]
//!     Slow(#[from] Elapsed),
//! }
//!
//! async fn search() -> Result<(), SearchError> {
//!     Ok(timeout(Duration::from_millis(1), std::future::pending()).await?)
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! assert_eq!(search().await.unwrap_err().status_code(), 504);
//! # }
//! ```

pub use crate::adapters::maps::tokio::*;
