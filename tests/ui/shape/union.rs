use flowcms_status::FlowError;

#[derive(FlowError)]
union Error {
    code: u16,
    text: [u8; 2],
}

impl std::fmt::Debug for Error {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Error {}

fn main() {
    let _ = Error { code: 404 };
}
