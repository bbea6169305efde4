use flowcms_status::{FlowCms, status_table};

status_table! {
    struct Number(std::num::ParseIntError) in FlowCms {
        e if e.kind() == &std::num::IntErrorKind::Empty => 404 or "Nothing.",
        e if e.kind() == &std::num::IntErrorKind::PosOverflow => 409 and 400,
        _ => 400 or 400,
    }
}

fn main() {
    let _ = Number::CATALOG;
}
