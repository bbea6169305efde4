//! What is known before anything happens.

pub(crate) mod amended;
pub(crate) mod cell;
pub(crate) mod const_text;
pub(crate) mod declared;
pub(crate) mod declared_header;
pub(crate) mod declared_type;
pub(crate) mod demanded;
#[cfg(any(feature = "client", feature = "tonic"))]
pub(crate) mod domain;
pub(crate) mod editor;
pub(crate) mod grpc_code;
pub(crate) mod json;
pub(crate) mod problem_type;
pub(crate) mod ready;
pub(crate) mod run_time_status;
pub(crate) mod sent;
pub(crate) mod spoken;
pub(crate) mod table;
pub(crate) mod voice;
