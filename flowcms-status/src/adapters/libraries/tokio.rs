//! What takes too long (feature `tokio`): [`Elapsed`] of tokio, and with the feature `tower` that of
//! tower's `Timeout`. Both are answered alike, with 504, or with 408 by choice of the map.
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

use flowcms_status_macros::status_table;
use tokio::time::error::Elapsed;

use crate::tables::iana::Http;

status_table! {
    /// Something behind the server took longer than tokio's `timeout` gave it: 504.
    #[flow(crate = crate, client = TimeoutProblem)]
    pub struct TimeoutError(Elapsed) in Http {
        #[flow(reason = "timeout")]
        _ => 504 or 503 or 500 "Try again.",
    }
}

status_table! {
    /// The request took longer than tokio's `timeout` gave it: 408.
    #[flow(crate = crate, client = RequestTimeoutProblem)]
    pub struct RequestTimeoutError(Elapsed) in Http {
        #[flow(reason = "slow_request", detail = none)]
        _ => 408 or 400 "Try again.",
    }
}

#[cfg(feature = "tower")]
pub use of_tower::*;

#[cfg(feature = "tower")]
mod of_tower {
    use flowcms_status_macros::status_table;
    use tower::timeout::error::Elapsed;

    use crate::tables::iana::Http;

    status_table! {
        /// Something behind the server took longer than tower's `Timeout` gives it: 504.
        #[flow(crate = crate, client = ServiceTimeoutProblem)]
        pub struct ServiceTimeoutError(Elapsed) in Http {
            #[flow(reason = "timeout")]
            _ => 504 or 503 or 500 "Try again.",
        }
    }

    status_table! {
        /// The request took longer than tower's `Timeout` gives it: 408.
        #[flow(crate = crate, client = ServiceRequestTimeoutProblem)]
        pub struct ServiceRequestTimeoutError(Elapsed) in Http {
            #[flow(reason = "slow_request", detail = none)]
            _ => 408 or 400 "Try again.",
        }
    }
}
