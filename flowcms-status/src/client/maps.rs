//! The client types of the library's own maps, whatever framework the server has: this needs none.

/// What actix-web refuses.
pub mod actix_web {
    pub use crate::adapters::maps::actix_web::{
        BlockingProblem, ContentTypeProblem, FormProblem, HeaderProblem, JsonProblem, LinesProblem,
        PathProblem, PayloadProblem, QueryProblem,
    };
}

/// What axum refuses.
pub mod axum {
    pub use crate::adapters::maps::axum::{
        BytesProblem, ExtensionProblem, FormProblem, JsonProblem, MatchedPathProblem,
        NestedPathProblem, PathProblem, QueryProblem, RawFormProblem, RawPathProblem, TextProblem,
    };
}

/// What dropshot refuses.
pub mod dropshot {
    pub use crate::adapters::maps::dropshot::RequestProblem;
}

/// What jsonwebtoken refuses.
pub mod jsonwebtoken {
    pub use crate::adapters::maps::jsonwebtoken::TokenProblem;
}

/// What poem refuses.
pub mod poem {
    pub use crate::adapters::maps::poem::{
        AnyProblem, BodyProblem, CorsProblem, DataProblem, FileProblem, FormProblem, HeaderProblem,
        JsonProblem, NotFoundProblem, PathProblem, QueryProblem, SizeProblem, UpgradeProblem,
    };
}

/// What goes wrong with an upstream over reqwest.
pub mod reqwest {
    pub use crate::adapters::maps::reqwest::reqwest_013::{PassedOnProblem, UpstreamProblem};
}

/// What rocket refuses.
pub mod rocket {
    pub use crate::adapters::maps::rocket::{FormProblem, JsonProblem};
}

/// What salvo refuses.
pub mod salvo {
    pub use crate::adapters::maps::salvo::{AnyProblem, RequestProblem};
}

/// What goes wrong with a database over sqlx.
pub mod sqlx {
    pub use crate::adapters::maps::sqlx::{DatabaseProblem, NamedDatabaseProblem};
}

/// What takes longer than tokio or tower gives it.
pub mod tokio {
    pub use crate::adapters::maps::tokio::{
        RequestTimeoutProblem, ServiceRequestTimeoutProblem, ServiceTimeoutProblem, TimeoutProblem,
    };
}
