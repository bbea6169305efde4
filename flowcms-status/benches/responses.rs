//! How long a response takes, derived and written by hand: `cargo bench --bench responses`.

mod cases;

use bytes::Bytes;
use cases::{Case, ContentError};
use divan::Bencher;
use http::Response;

fn main() {
    cases::assert_that_the_limit_sends_the_same();
    divan::main();
}

fn respond<B: Sync>(bencher: Bencher<'_, '_>, case: Case, respond: fn(&ContentError) -> B) {
    let error = case.error();
    bencher.bench_local(|| respond(divan::black_box(&error)));
}

/// `to_response()`.
#[divan::bench_group]
mod to_response {
    use super::{Bencher, Bytes, Case, Response, cases, respond};

    #[divan::bench(args = Case::ALL)]
    fn derived(bencher: Bencher<'_, '_>, case: Case) {
        respond::<Response<Bytes>>(bencher, case, cases::derived);
    }

    #[divan::bench(args = Case::ALL)]
    fn limit(bencher: Bencher<'_, '_>, case: Case) {
        respond::<Response<Bytes>>(bencher, case, cases::limit);
    }
}
