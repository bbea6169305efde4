use flowcms_status::FlowError;

const TWO_LINES: &str = "one\ntwo";

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(header("X-Lines" = const TWO_LINES))]
enum Error<T: FlowError> {
    #[error(transparent)]
    #[flow(transparent)]
    Inner(T),
}

fn main() {}
