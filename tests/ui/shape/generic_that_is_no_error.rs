use flowcms_status::FlowError;

#[derive(Debug, FlowError)]
enum Error<T> {
    #[flow(code = 404)]
    Missing(T),
}

fn main() {
    let _ = Error::Missing(1).problem_type();
}
