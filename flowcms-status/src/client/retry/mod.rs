//! `RetryPolicy`: which requests are sent again, and when.

#[cfg(feature = "reqwest-middleware")]
mod reqwest_middleware;
mod tower;

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use ::tower::retry::budget::Budget;
use ::tower::util::rng::{HasherRng, Rng as _};
use http::{HeaderMap, Method};

use super::advice::{LONGEST_WAIT, RetryAdvice};

/// What is waited for at most before the first of the further tries.
const FIRST: Duration = Duration::from_millis(200);
/// What is waited for at most, if the server does not ask for more.
const LONGEST: Duration = Duration::from_secs(20);

/// How a request is sent again that may succeed later.
///
/// It is a policy of [`tower::retry`](::tower::retry) for every client over `http` and for reqwest
/// (feature `reqwest`), and a middleware of reqwest-middleware (feature of that name).
///
/// * What says that the same request fails again is never asked twice ([`RetryAdvice::Never`]).
/// * A wait that the server asks for (`Retry-After`, RFC 9110, section 10.2.3, the header that was
///   declared, or `RateLimit`) is kept, with a random time on top, so that not all callers come back
///   at once. If it is longer than [`LONGEST_WAIT`], the request is not sent again.
/// * Without one the wait is random between zero and a bound that doubles with each try, from 200
///   milliseconds to 20 seconds ([`backoff`](Self::backoff)).
/// * Only idempotent requests (RFC 9110, section 9.2.2) and those with an `Idempotency-Key` are sent
///   again ([`resend`](Self::resend)).
///
/// Clones share the budget; each request has its own retries. What a budget is good for, a thousand
/// clients show that ask once a second while their server is down for twenty seconds
/// (`benches/fleet`): four times the usual load without one, and with one no more than usual, but
/// for the first two seconds.
///
#[doc = concat!("<div>", include_str!("../../../docs/fleet.svg"), "</div>")]
///
/// ```
/// use flowcms_status::client::RetryPolicy;
/// use tower::ServiceBuilder;
/// use tower::retry::budget::TpsBudget;
///
/// let policy = RetryPolicy::new().retries(4).budget(TpsBudget::default());
/// let layers = ServiceBuilder::new().retry(policy);
/// # drop(layers);
/// ```
#[must_use = "a policy does nothing by itself"]
pub struct RetryPolicy<D = ByStatus> {
    left: u32,
    tries: u32,
    first: Duration,
    longest: Duration,
    resend: fn(&Method, &HeaderMap) -> bool,
    budget: Option<Arc<dyn Budget + Send + Sync>>,
    rng: HasherRng,
    declared: PhantomData<fn() -> D>,
}

/// A [`RetryPolicy`] that knows of a response its status and its headers.
#[derive(Debug)]
pub enum ByStatus {}

/// A [`RetryPolicy`] that obeys the declaration whose client type is `P`.
#[derive(Debug)]
pub struct Declared<P>(PhantomData<fn() -> P>);

impl RetryPolicy {
    /// Three retries, without a budget.
    pub fn new() -> Self {
        Self {
            left: 3,
            tries: 0,
            first: FIRST,
            longest: LONGEST,
            resend: may_be_repeated,
            budget: None,
            rng: HasherRng::default(),
            declared: PhantomData,
        }
    }

    /// For a service that answers with [`ApiError<P>`](super::ApiError): the retry classes of the
    /// declaration decide, where the problem is known.
    pub fn declared<P>(self) -> RetryPolicy<Declared<P>> {
        RetryPolicy {
            left: self.left,
            tries: self.tries,
            first: self.first,
            longest: self.longest,
            resend: self.resend,
            budget: self.budget,
            rng: self.rng,
            declared: PhantomData,
        }
    }
}

impl<D> RetryPolicy<D> {
    /// How often a request is sent again at most.
    pub fn retries(mut self, retries: u32) -> Self {
        self.left = retries;
        self
    }

    /// What limits the retries of all requests together, so that a server that is down is not asked
    /// several times as much as one that is up.
    pub fn budget(mut self, budget: impl Budget + Send + Sync + 'static) -> Self {
        self.budget = Some(Arc::new(budget));
        self
    }

    /// Which requests may be sent again, by their methods and headers.
    pub fn resend(mut self, resend: fn(&Method, &HeaderMap) -> bool) -> Self {
        self.resend = resend;
        self
    }

    /// The bound of the first wait, and of all waits that the server does not ask for.
    pub fn backoff(mut self, first: Duration, longest: Duration) -> Self {
        self.first = first;
        self.longest = longest;
        self
    }

    fn may_resend(&self, method: &Method, headers: &HeaderMap) -> bool {
        self.left > 0 && (self.resend)(method, headers)
    }

    /// How long to wait before the request is sent again, `None` if it is not. `advice` is `None` for
    /// a success.
    fn wait(&mut self, advice: Option<RetryAdvice>) -> Option<Duration> {
        let asked = match advice {
            None | Some(RetryAdvice::Never) => {
                if let Some(budget) = &self.budget {
                    budget.deposit();
                }
                return None;
            }
            Some(RetryAdvice::Backoff) => Duration::ZERO,
            Some(RetryAdvice::After(wait)) if wait > LONGEST_WAIT => return None,
            Some(RetryAdvice::After(wait)) => wait,
        };
        self.left = self.left.checked_sub(1)?;
        if self
            .budget
            .as_ref()
            .is_some_and(|budget| !budget.withdraw())
        {
            return None;
        }
        let doubled = 2_u32.saturating_pow(self.tries);
        let bound = (self.first.saturating_mul(doubled)).min(self.longest);
        self.tries += 1;
        // Full jitter: everything up to the bound is as likely.
        Some(asked + bound.mul_f64(self.rng.next_f64()))
    }
}

/// What tells a request apart that the server knows from before (the `Idempotency-Key` of httpapi).
const IDEMPOTENCY_KEY: &str = "idempotency-key";

fn may_be_repeated(method: &Method, headers: &HeaderMap) -> bool {
    method.is_idempotent() || headers.contains_key(IDEMPOTENCY_KEY)
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}

impl<D> Clone for RetryPolicy<D> {
    fn clone(&self) -> Self {
        Self {
            budget: self.budget.clone(),
            // The clones of one generator would all wait for the same times.
            rng: HasherRng::default(),
            ..*self
        }
    }
}

impl<D> fmt::Debug for RetryPolicy<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RetryPolicy")
            .field("retries", &self.left)
            .field("has_budget", &self.budget.is_some())
            .field("backoff", &(self.first, self.longest))
            .finish_non_exhaustive()
    }
}
