use flowcms_status::{FlowCms, FlowError, status_table};

#[derive(Debug, thiserror::Error)]
enum StoreError {
    #[error("no row")]
    NoRow,
    #[error("locked")]
    Locked,
}

status_table! {
    struct Store(StoreError) in FlowCms {
        StoreError::NoRow => 404,
    }
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Store::from(StoreError::NoRow));
    answers(Store::from(StoreError::Locked));
    let _ = Store::CATALOG;
}
