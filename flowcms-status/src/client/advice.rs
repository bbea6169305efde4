//! Whether, and when, a request is worth sending again.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::header::{DATE, RETRY_AFTER};
use http::{HeaderMap, HeaderValue, StatusCode};

use super::rate_limit;
use crate::declaration::table::Retry;

/// The longest wait that a [`RetryAdvice`] names: an hour.
pub const LONGEST_WAIT: Duration = Duration::from_secs(60 * 60);

/// From here on a number of seconds is a Unix time.
const FIRST_UNIX_TIME: u64 = 1_000_000_000;

/// Whether, and when, the same request is worth sending again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RetryAdvice {
    /// The same request fails again.
    Never,
    /// Later, waiting longer each time.
    Backoff,
    /// After this time, at most [`LONGEST_WAIT`].
    After(Duration),
}

impl RetryAdvice {
    /// What a class and the headers of a response say together.
    pub(super) fn new(class: Retry, headers: &HeaderMap) -> Self {
        match Self::uncapped(class, headers) {
            Self::After(wait) => Self::After(wait.min(LONGEST_WAIT)),
            other => other,
        }
    }

    /// The same with the wait that the server asks for, however long.
    pub(super) fn uncapped(class: Retry, headers: &HeaderMap) -> Self {
        let declared = match class {
            Retry::Never => return Self::Never,
            Retry::Backoff => None,
            Retry::After(name) => Some(name),
        };
        wait(declared, headers).map_or(Self::Backoff, Self::After)
    }
}

/// What a response says that is an error, by its status and its headers.
#[cfg(feature = "tower")]
pub(super) fn of_response(status: StatusCode, headers: &HeaderMap) -> Option<RetryAdvice> {
    (status.as_u16() >= 400).then(|| RetryAdvice::uncapped(of_status(status), headers))
}

/// The class of a status that no declaration is known of: what a table says by default.
pub(super) fn of_status(status: StatusCode) -> Retry {
    match status.as_u16() {
        501 | 505..=508 | 510 | 511 => Retry::Never,
        408 | 425 | 429 | 500..=599 => Retry::Backoff,
        _ => Retry::Never,
    }
}

/// What the first of these that can be read says: `Retry-After` (RFC 9110, section 10.2.3), the
/// declared header, `RateLimit`.
fn wait(declared: Option<&str>, headers: &HeaderMap) -> Option<Duration> {
    (headers.get(RETRY_AFTER))
        .and_then(|value| retry_after(value, headers))
        .or_else(|| of_declared(headers.get(declared?)?, headers))
        .or_else(|| rate_limit::wait(headers))
}

/// Seconds, or a date.
fn retry_after(value: &HeaderValue, headers: &HeaderMap) -> Option<Duration> {
    seconds(value)
        .map(Duration::from_secs)
        .or_else(|| until(date(value)?, headers))
}

/// Seconds, a Unix time, or a date.
fn of_declared(value: &HeaderValue, headers: &HeaderMap) -> Option<Duration> {
    match seconds(value) {
        Some(time) if time >= FIRST_UNIX_TIME => {
            until(UNIX_EPOCH.checked_add(Duration::from_secs(time))?, headers)
        }
        Some(seconds) => Some(Duration::from_secs(seconds)),
        None => until(date(value)?, headers),
    }
}

/// `1*DIGIT`; what is longer than any number of seconds is the longest.
fn seconds(value: &HeaderValue) -> Option<u64> {
    let digits = value.as_bytes().trim_ascii();
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let mut seconds = 0_u64;
    for digit in digits {
        seconds = (seconds.saturating_mul(10)).saturating_add(u64::from(digit - b'0'));
    }
    Some(seconds)
}

fn date(value: &HeaderValue) -> Option<SystemTime> {
    httpdate::parse_http_date(value.to_str().ok()?.trim()).ok()
}

/// How long it is until then, by the clock of the server where it says its time. A time that is over
/// is zero.
fn until(then: SystemTime, headers: &HeaderMap) -> Option<Duration> {
    let now = headers.get(DATE).and_then(date).or_else(clock)?;
    Some(then.duration_since(now).unwrap_or_default())
}

/// `SystemTime::now` panics where there is no clock.
fn clock() -> Option<SystemTime> {
    (cfg!(not(all(target_family = "wasm", target_os = "unknown")))).then(SystemTime::now)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(fields: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in fields {
            headers.append(*name, HeaderValue::from_str(value).unwrap());
        }
        headers
    }

    fn advice(class: Retry, fields: &[(&'static str, &str)]) -> RetryAdvice {
        RetryAdvice::new(class, &headers(fields))
    }

    fn after(seconds: u64) -> RetryAdvice {
        RetryAdvice::After(Duration::from_secs(seconds))
    }

    const RESET: Retry = Retry::After("X-RateLimit-Reset");

    #[test]
    fn never_stays_never_whatever_the_headers_say() {
        let said = [("retry-after", "3"), ("ratelimit", "\"a\";r=0;t=3")];
        assert_eq!(advice(Retry::Never, &said), RetryAdvice::Never);
    }

    #[test]
    fn the_first_header_that_can_be_read_says_the_wait() {
        let all = [
            ("retry-after", "3"),
            ("x-ratelimit-reset", "4"),
            ("ratelimit", "\"a\";r=0;t=5"),
        ];
        assert_eq!(advice(RESET, &all), after(3));
        assert_eq!(advice(RESET, &all[1..]), after(4));
        assert_eq!(advice(RESET, &all[2..]), after(5));
        assert_eq!(advice(RESET, &[]), RetryAdvice::Backoff);
        let unreadable = [
            ("retry-after", "soon"),
            ("x-ratelimit-reset", "-4"),
            ("ratelimit", "\"a\";r=0;t=5"),
        ];
        assert_eq!(advice(RESET, &unreadable), after(5));
        // Nobody declared it.
        assert_eq!(advice(Retry::Backoff, &all[1..2]), RetryAdvice::Backoff);
        assert_eq!(advice(Retry::Backoff, &all[..1]), after(3));
    }

    #[test]
    fn a_date_is_read_by_the_clock_of_the_server() {
        const THEN: &str = "Sun, 06 Nov 1994 08:49:37 GMT";
        let date = "Sun, 06 Nov 1994 08:49:07 GMT";
        assert_eq!(
            advice(Retry::Backoff, &[("retry-after", THEN), ("date", date)]),
            after(30)
        );
        assert_eq!(advice(Retry::Backoff, &[("retry-after", THEN)]), after(0));
        let reset = [
            ("x-ratelimit-reset", "1000000000"),
            ("date", "Sun, 09 Sep 2001 01:46:30 GMT"),
        ];
        assert_eq!(advice(RESET, &reset), after(10));
        assert_eq!(
            advice(RESET, &[("x-ratelimit-reset", "1000000000")]),
            after(0)
        );
    }

    #[test]
    fn a_unix_time_begins_where_seconds_are_decades() {
        let soon = SystemTime::now() + Duration::from_secs(60);
        let soon = soon
            .duration_since(UNIX_EPOCH)
            .unwrap()
            .as_secs()
            .to_string();
        let RetryAdvice::After(wait) = advice(RESET, &[("x-ratelimit-reset", &soon)]) else {
            panic!("no wait");
        };
        assert!((58..=60).contains(&wait.as_secs()), "{wait:?}");
        assert_eq!(
            advice(RESET, &[("x-ratelimit-reset", "999999999")]),
            after(3600)
        );
    }

    #[test]
    fn a_wait_is_at_most_the_longest() {
        for long in [
            "3601",
            "99999999999999999999999999",
            "Fri, 31 Dec 9999 23:59:59 GMT",
        ] {
            assert_eq!(
                advice(Retry::Backoff, &[("retry-after", long)]),
                after(3600)
            );
            let headers = headers(&[("retry-after", long)]);
            let uncapped = RetryAdvice::uncapped(Retry::Backoff, &headers);
            assert!(matches!(uncapped, RetryAdvice::After(wait) if wait > LONGEST_WAIT));
        }
        assert_eq!(
            advice(Retry::Backoff, &[("retry-after", "3600")]),
            after(3600)
        );
    }

    #[test]
    fn the_class_of_a_status_is_the_default_of_a_table() {
        for status in crate::Http::ALL {
            let class = of_status(status.status().status_code());
            assert_eq!(class, status.retry(), "{status}");
        }
    }
}
