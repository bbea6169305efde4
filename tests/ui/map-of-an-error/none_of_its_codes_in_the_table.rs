use flowcms_status::{FlowCms, status_table};

status_table! {
    struct Number(std::num::ParseIntError) in FlowCms {
        _ => 411 or 413,
    }
}

fn main() {
    let _ = Number::CATALOG;
}
