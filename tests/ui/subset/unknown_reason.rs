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

pub const READING: Catalog = EntryError::CATALOG.only(&["missing", "lockt"]);

fn main() {
    let _ = (EntryError::Missing, EntryError::Locked);
}
