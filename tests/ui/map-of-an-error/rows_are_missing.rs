use flowcms_status::status_table;

status_table! {
    struct File(std::io::Error) in flowcms_status::FlowCms;
}

fn main() {
    let _ = File::CATALOG;
}
