//! What the `instance` of a problem document is made of.

/// Where the `instance` of a problem document comes from (RFC 9457, section 3.1.5). A private 5xx
/// that was logged keeps the id of its event, whatever is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Instance {
    /// There is none.
    #[default]
    None,
    /// The path of the request as it was sent, without its query.
    Path,
    /// The id of the request: the value of `x-request-id`, `urn:uuid:…` if it is a UUID, else the
    /// trace id of `traceparent`. Without these headers there is none.
    RequestId,
}

impl Instance {
    /// The headers that it is made of, the preferred first.
    pub(super) const fn headers(self) -> &'static [&'static str] {
        match self {
            Self::None | Self::Path => &[],
            Self::RequestId => &["x-request-id", "traceparent"],
        }
    }
}
