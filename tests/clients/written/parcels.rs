// The problems of Parcel API, written from the declarations of its errors
// by flowcms-status 0.1.0: read it with that version.

use std::error::Error;
use std::fmt;

use flowcms_status::Retry;
use flowcms_status::__private::client::Reading;
use flowcms_status::client::Decode;

/// A problem that `ParcelError` answers with.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum ParcelErrorProblem {
    /// Not Found: See the list.
    ParcelNotFound {
        number: u32,
        near: Option<Vec<String>>,
    },
    /// Too Many Requests: Rate limit exceeded. Check `X-RateLimit-Reset` header and implement exponential backoff.
    RateLimited {
        retry_after: Option<std::time::Duration>,
    },
    /// Too Many Requests: Rate limit exceeded. Check `X-RateLimit-Reset` header and implement exponential backoff.
    QuotaUsed {
        x_ratelimit_reset: Option<u64>,
    },
    /// Unprocessable Entity: Payload structure is correct but failed semantic validation (e.g., invalid slug format, reserved characters).
    WrongFields {
        errors: flowcms_status::FieldErrors,
    },
    /// Service Unavailable: Maintenance window or capacity reached. Check status.flowcms.io for updates.
    Busy,
    /// Internal Server Error: Unexpected FlowCMS backend error. Retry with backoff. If persistent, contact support.
    Broken,
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl ParcelErrorProblem {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::ParcelNotFound { .. } => Retry::Never,
            Self::RateLimited { .. } => Retry::After("Retry-After"),
            Self::QuotaUsed { .. } => Retry::After("X-RateLimit-Reset"),
            Self::WrongFields { .. } => Retry::Never,
            Self::Busy { .. } => Retry::Backoff,
            Self::Broken { .. } => Retry::Never,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for ParcelErrorProblem {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("parcel_not_found", "https://docs.example.com/errors#parcel_not_found", &[404]) {
            return Some(Self::ParcelNotFound {
                number: reading.member("number")?,
                near: reading.member("near")?,
            });
        }
        if reading.says("rate_limited", "https://docs.example.com/errors#rate_limited", &[429]) {
            return Some(Self::RateLimited {
                retry_after: reading.header("Retry-After"),
            });
        }
        if reading.says("quota_used", "https://docs.example.com/errors#quota_used", &[429]) {
            return Some(Self::QuotaUsed {
                x_ratelimit_reset: reading.header("X-RateLimit-Reset"),
            });
        }
        if reading.says("wrong_fields", "https://docs.example.com/errors#wrong_fields", &[422]) {
            return Some(Self::WrongFields {
                errors: reading.errors()?,
            });
        }
        if reading.says("busy", "https://docs.example.com/errors#busy", &[503]) {
            return Some(Self::Busy);
        }
        if reading.says("broken", "https://docs.example.com/errors#broken", &[500]) {
            return Some(Self::Broken);
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for ParcelErrorProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ParcelNotFound { number: field0, near: field1 } => f.debug_struct("parcel_not_found").field("number", field0).field("near", field1).finish(),
            Self::RateLimited { retry_after: field0 } => f.debug_struct("rate_limited").field("retry_after", field0).finish(),
            Self::QuotaUsed { x_ratelimit_reset: field0 } => f.debug_struct("quota_used").field("x_ratelimit_reset", field0).finish(),
            Self::WrongFields { errors: field0 } => f.debug_struct("wrong_fields").field("errors", field0).finish(),
            Self::Busy => f.debug_struct("busy").finish(),
            Self::Broken => f.debug_struct("broken").finish(),
        }
    }
}

impl Error for ParcelErrorProblem {}

/// A problem of Parcel API.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
pub enum ParcelApiProblem {
    /// Not Found: See the list.
    ParcelNotFound {
        number: u32,
        near: Option<Vec<String>>,
    },
    /// Too Many Requests: Rate limit exceeded. Check `X-RateLimit-Reset` header and implement exponential backoff.
    RateLimited {
        retry_after: Option<std::time::Duration>,
    },
    /// Too Many Requests: Rate limit exceeded. Check `X-RateLimit-Reset` header and implement exponential backoff.
    QuotaUsed {
        x_ratelimit_reset: Option<u64>,
    },
    /// Unprocessable Entity: Payload structure is correct but failed semantic validation (e.g., invalid slug format, reserved characters).
    WrongFields {
        errors: flowcms_status::FieldErrors,
    },
    /// Service Unavailable: Maintenance window or capacity reached. Check status.flowcms.io for updates.
    Busy,
    /// Internal Server Error: Unexpected FlowCMS backend error. Retry with backoff. If persistent, contact support.
    Broken,
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl ParcelApiProblem {
    /// Whether the same request is worth sending again, as declared.
    #[must_use]
    pub const fn retry(&self) -> Retry {
        match self {
            Self::ParcelNotFound { .. } => Retry::Never,
            Self::RateLimited { .. } => Retry::After("Retry-After"),
            Self::QuotaUsed { .. } => Retry::After("X-RateLimit-Reset"),
            Self::WrongFields { .. } => Retry::Never,
            Self::Busy { .. } => Retry::Backoff,
            Self::Broken { .. } => Retry::Never,
        }
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl Decode for ParcelApiProblem {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        if reading.says("parcel_not_found", "https://docs.example.com/errors#parcel_not_found", &[404]) {
            return Some(Self::ParcelNotFound {
                number: reading.member("number")?,
                near: reading.member("near")?,
            });
        }
        if reading.says("rate_limited", "https://docs.example.com/errors#rate_limited", &[429]) {
            return Some(Self::RateLimited {
                retry_after: reading.header("Retry-After"),
            });
        }
        if reading.says("quota_used", "https://docs.example.com/errors#quota_used", &[429]) {
            return Some(Self::QuotaUsed {
                x_ratelimit_reset: reading.header("X-RateLimit-Reset"),
            });
        }
        if reading.says("wrong_fields", "https://docs.example.com/errors#wrong_fields", &[422]) {
            return Some(Self::WrongFields {
                errors: reading.errors()?,
            });
        }
        if reading.says("busy", "https://docs.example.com/errors#busy", &[503]) {
            return Some(Self::Busy);
        }
        if reading.says("broken", "https://docs.example.com/errors#broken", &[500]) {
            return Some(Self::Broken);
        }
        None
    }

    fn __retry(&self) -> Retry {
        self.retry()
    }
}

#[allow(dead_code, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]
impl fmt::Display for ParcelApiProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ParcelNotFound { number: field0, near: field1 } => f.debug_struct("parcel_not_found").field("number", field0).field("near", field1).finish(),
            Self::RateLimited { retry_after: field0 } => f.debug_struct("rate_limited").field("retry_after", field0).finish(),
            Self::QuotaUsed { x_ratelimit_reset: field0 } => f.debug_struct("quota_used").field("x_ratelimit_reset", field0).finish(),
            Self::WrongFields { errors: field0 } => f.debug_struct("wrong_fields").field("errors", field0).finish(),
            Self::Busy => f.debug_struct("busy").finish(),
            Self::Broken => f.debug_struct("broken").finish(),
        }
    }
}

impl Error for ParcelApiProblem {}
