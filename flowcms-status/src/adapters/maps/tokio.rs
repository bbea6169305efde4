//! The maps of what takes too long.

use crate::tables::iana::Http;
#[cfg(feature = "tokio")]
use tokio::time::error::Elapsed;
#[cfg(all(feature = "tokio", feature = "tower"))]
use tower::timeout::error::Elapsed as OfTower;

map! { "tokio"
    /// Something behind the server took longer than tokio's `timeout` gave it: 504.
    #[flow(crate = crate, client = TimeoutProblem)]
    pub struct TimeoutError(Elapsed) in Http {
        #[flow(reason = "timeout")]
        _ => 504 or 503 or 500 "Try again.",
    }
}

map! { "tokio"
    /// The request took longer than tokio's `timeout` gave it: 408.
    #[flow(crate = crate, client = RequestTimeoutProblem)]
    pub struct RequestTimeoutError(Elapsed) in Http {
        #[flow(reason = "slow_request", detail = none)]
        _ => 408 or 400 "Try again.",
    }
}

macro_rules! of_tower {
    ($($map:tt)*) => {
        #[cfg(all(feature = "tokio", feature = "tower"))]
        flowcms_status_macros::status_table! { $($map)* }
        #[cfg(not(all(feature = "tokio", feature = "tower")))]
        flowcms_status_macros::client_of_map! { $($map)* }
    };
}

of_tower! {
    /// Something behind the server took longer than tower's `Timeout` gives it: 504.
    #[flow(crate = crate, client = ServiceTimeoutProblem)]
    pub struct ServiceTimeoutError(OfTower) in Http {
        #[flow(reason = "timeout")]
        _ => 504 or 503 or 500 "Try again.",
    }
}

of_tower! {
    /// The request took longer than tower's `Timeout` gives it: 408.
    #[flow(crate = crate, client = ServiceRequestTimeoutProblem)]
    pub struct ServiceRequestTimeoutError(OfTower) in Http {
        #[flow(reason = "slow_request", detail = none)]
        _ => 408 or 400 "Try again.",
    }
}
