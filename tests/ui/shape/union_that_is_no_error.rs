use flowcms_status::FlowError;

#[derive(FlowError)]
union Error {
    code: u16,
    text: [u8; 2],
}

fn main() {
    let _ = Error { code: 404 };
}
