//! How many requests each key has left in its window.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use axum::http::{HeaderMap, HeaderName, HeaderValue};

const LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-limit");
const REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");
const RESET: HeaderName = HeaderName::from_static("x-ratelimit-reset");

/// `requests` in each `window`, which opens with the first of them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Allowance {
    pub(super) requests: u32,
    pub(super) window: Duration,
}

/// What a request leaves of an allowance.
#[derive(Debug, Clone, Copy)]
pub(super) struct Remainder {
    limit: u32,
    remaining: u32,
    reset: u64,
}

/// The allowance is used up until then.
#[derive(Debug, Clone, Copy)]
pub(super) struct Exhausted {
    pub(super) wait: Duration,
    /// The same moment in seconds since 1970.
    pub(super) reset: u64,
}

#[derive(Debug, Default)]
pub(super) struct Limits {
    windows: Mutex<HashMap<String, Window>>,
}

#[derive(Debug)]
struct Window {
    opened: Instant,
    used: u32,
}

impl Limits {
    /// Counts one request of the key with this token.
    pub(super) fn count(&self, token: &str, allowance: Allowance) -> Result<Remainder, Exhausted> {
        let now = Instant::now();
        // A count stays right even if another request panicked while it held the lock.
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        let window = windows.entry(token.to_owned()).or_insert(Window {
            opened: now,
            used: 0,
        });
        if now.duration_since(window.opened) >= allowance.window {
            *window = Window {
                opened: now,
                used: 0,
            };
        }

        let wait = allowance
            .window
            .saturating_sub(now.duration_since(window.opened));
        let reset = seconds_since_1970(SystemTime::now() + wait);
        if window.used >= allowance.requests {
            return Err(Exhausted { wait, reset });
        }
        window.used += 1;
        Ok(Remainder {
            limit: allowance.requests,
            remaining: allowance.requests - window.used,
            reset,
        })
    }
}

impl Remainder {
    pub(super) fn write_to(self, headers: &mut HeaderMap) {
        headers.insert(LIMIT, HeaderValue::from(self.limit));
        headers.insert(REMAINING, HeaderValue::from(self.remaining));
        headers.insert(RESET, HeaderValue::from(self.reset));
    }
}

/// Rounded up, so that a caller who waits until then does not come too early.
fn seconds_since_1970(time: SystemTime) -> u64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    since.as_secs() + u64::from(since.subsec_nanos() > 0)
}
