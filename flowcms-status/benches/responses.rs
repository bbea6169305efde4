//! How long a response takes, derived and written by hand: `cargo bench --bench responses`.

mod cases;

use bytes::Bytes;
use cases::{Case, ContentError};
use divan::Bencher;

fn main() {
    cases::assert_that_the_limit_sends_the_same();
    divan::main();
}

/// Times what makes a response of an error that it takes, as `into_response` does.
fn respond<R>(bencher: Bencher<'_, '_>, case: Case, respond: fn(ContentError) -> R) {
    bencher
        .with_inputs(|| case.error())
        .bench_local_values(respond);
}

#[divan::bench_group]
mod to_response {
    use super::{Bencher, Bytes, Case, cases, respond};

    #[divan::bench(args = Case::ALL)]
    fn derived(bencher: Bencher<'_, '_>, case: Case) {
        respond(bencher, case, |error| cases::derived(&error));
    }

    #[divan::bench(args = Case::ALL)]
    fn limit(bencher: Bencher<'_, '_>, case: Case) {
        respond(bencher, case, |error| cases::limit::<Bytes>(&error));
    }
}

#[cfg(feature = "axum")]
#[divan::bench_group]
mod into_response {
    use axum_core::{body::Body, response::IntoResponse as _};

    use super::{Bencher, Case, ContentError, cases, respond};

    #[divan::bench(args = Case::ALL)]
    fn derived(bencher: Bencher<'_, '_>, case: Case) {
        respond(bencher, case, ContentError::into_response);
    }

    #[divan::bench(args = Case::ALL)]
    fn limit(bencher: Bencher<'_, '_>, case: Case) {
        respond(bencher, case, |error| cases::limit::<Body>(&error));
    }
}
