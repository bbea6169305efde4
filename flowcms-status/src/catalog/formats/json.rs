//! The model itself, as JSON.

use super::Format;
use crate::catalog::Model;

/// [`Model::to_json`].
#[derive(Debug, Clone, Copy)]
pub struct Json;

impl Format for Json {
    fn media_type(&self) -> &'static str {
        "application/json"
    }

    fn write(&self, model: &Model) -> String {
        model.to_json()
    }
}
