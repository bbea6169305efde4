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
#[error("the lock is held")]
#[flow(code = 422)]
struct Locked;

static CATALOG: Catalog = Catalog::new("Content API")
    .with(Locked::CATALOG)
    .with(EntryError::CATALOG);

fn main() {
    let _ = (EntryError::Missing, EntryError::Locked, Locked);
    let _ = CATALOG.to_json();
}
