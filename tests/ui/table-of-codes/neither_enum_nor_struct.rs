use flowcms_status::status_table;

status_table! {
    union Api {
        4xx "Client Error" "The request is wrong." {
            404 "Not Found" "There is nothing.",
        }
    }
}

fn main() {}
