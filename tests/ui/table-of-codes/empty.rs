use flowcms_status::status_table;

status_table! {
    enum Api {}
}

fn main() {
    let _: Option<Api> = None;
}
