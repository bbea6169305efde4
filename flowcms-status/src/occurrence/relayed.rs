//! A problem document that comes from elsewhere: of another service or another task.

use crate::occurrence::member::Member;

/// The members of the document (RFC 9457, section 3.1).
#[doc(hidden)]
#[derive(Default)]
pub struct Relayed {
    pub(crate) type_uri: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) detail: Option<String>,
    pub(crate) instance: Option<String>,
    pub(crate) reason: Option<String>,
    pub(crate) context: Option<String>,
    /// The extension members in their order.
    pub(crate) members: Vec<(String, Box<dyn Member>)>,
}
