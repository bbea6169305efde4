use flowcms_status::status_table;

status_table! {
    enum Api {
        4xx "Client Error" "The request is wrong." {
            404 NotFound "There is nothing.",
            409 "Conflict" "It changed.";
            410 "Gone" "There is nothing any more.",
            412 "Self" "Another is asked for.",
        }
    }
}

fn main() {
    let _ = (Api::Conflict, Api::Gone);
}
