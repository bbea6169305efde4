//! What a user of the oldest Rust writes: a derived enum, a table and a map. `.ci/msrv` compiles it.

use flowcms_status::{FlowError, status_table};

status_table! {
    /// The codes of the parcel API.
    pub enum Parcels {
        4xx "Client Error" "The request cannot be fulfilled." {
            400 "Bad Request" "Send what the documentation shows.",
            404 "Not Found" "List the parcels to find its number.",
            429 "Too Many Requests" "Wait.",
        }
        5xx "Server Error" "The server failed." {
            500 "Internal Server Error" "Try again.",
        }
    }
}

status_table! {
    /// How a number that cannot be read answers.
    pub struct Number(std::num::ParseIntError) in Parcels {
        e if *e.kind() == std::num::IntErrorKind::Empty => 404 "Send a number.",
        _ => 400,
    }
}

/// What the parcel API answers with.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Parcels, type_base = "https://parcels.example/errors#")]
pub enum ParcelError {
    #[error("parcel {number} does not exist")]
    #[flow(code = 404, context = "List the parcels.", detail = "no parcel {number}")]
    NotFound {
        #[flow(header = "X-Parcel")]
        number: u64,
    },

    #[error("too many requests")]
    #[flow(code = 429)]
    RateLimited {
        #[flow(header = "Retry-After")]
        wait: std::time::Duration,
    },

    #[error(transparent)]
    #[flow(map = Number)]
    Number(#[from] std::num::ParseIntError),

    #[error("the store failed")]
    #[flow(code = 500)]
    Store(#[source] std::io::Error),

    #[error("{0}")]
    #[flow(transparent)]
    Other(Box<dyn FlowError + Send + Sync>),
}
