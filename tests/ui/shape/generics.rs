use flowcms_status::FlowError;

// The stubs of a failed expansion have the generics of the type.
#[derive(Debug, thiserror::Error, FlowError)]
enum Error<'a, T: Clone = String, const N: usize = 3>
where
    T: std::fmt::Debug,
{
    #[error("the entry is missing")]
    Missing,

    #[error("`{0:?}` of {1:?}")]
    #[flow(code = 404)]
    Of(T, [&'a str; N]),
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::<u8>::Missing);
    answers(Error::Of(1, ["a", "b"]));
    let _ = Error::<u8>::CATALOG;
}
