use flowcms_status::FlowError;

#[derive(FlowError)]
enum Error {
    #[flow(code = 404)]
    Missing,
}

fn main() {
    let _ = Error::Missing;
}
