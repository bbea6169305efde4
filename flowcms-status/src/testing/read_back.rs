//! Whether a sample is read back by its client type.

use std::any::type_name;
use std::fmt::Debug;

use crate::client::{ApiError, Decode, read};
use crate::occurrence::error::FlowError;

/// What is wrong with what is read of the responses to an error.
pub(super) type ReadBack = fn(&dyn FlowError) -> Option<String>;

pub(super) fn read_back<E: Decode + PartialEq + Debug>(error: &dyn FlowError) -> Option<String> {
    let answer = || {
        let response = error.to_response();
        read::<E>(response.status(), response.headers(), response.body())
    };
    let client = type_name::<E>().rsplit("::").next().unwrap_or_default();
    match (answer(), answer()) {
        (ApiError::Known(one, _), ApiError::Known(other, _)) if one == other => None,
        (ApiError::Known(one, _), ApiError::Known(other, _)) => Some(format!(
            "`{client}` reads `{one:?}` of it, and `{other:?}` of the same again"
        )),
        _ => Some(format!(
            "`{client}` does not read it: the `Deserialize` of each member must read what its \
             `Serialize` wrote, and the reason must be one of that type"
        )),
    }
}
