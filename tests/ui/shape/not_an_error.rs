use flowcms_status::FlowError;

#[derive(Debug, FlowError)]
enum Error {
    #[flow(code = 404)]
    Missing,
}

fn main() {
    let _ = Error::Missing;
    let _ = Error::CATALOG;
}
