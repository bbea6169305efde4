use flowcms_status::{Catalog, FlowError};

#[derive(Debug, thiserror::Error, FlowError)]
enum EntryError {
    #[error("the entry is missing")]
    #[flow(code = 404)]
    Missing,
    #[error("the entry is locked")]
    #[flow(code = 409)]
    Locked,
}

#[derive(Debug, thiserror::Error, FlowError)]
enum MediaError {
    #[error("the file is missing")]
    #[flow(code = 409)]
    Missing,
}

pub const CATALOG: Catalog = Catalog::new("Content API")
    .with(EntryError::CATALOG)
    .with(MediaError::CATALOG);

fn main() {
    let _ = (EntryError::Missing, EntryError::Locked, MediaError::Missing);
}
