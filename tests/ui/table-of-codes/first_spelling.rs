use flowcms_status::status_table;

status_table! {
    pub enum Codes {
        4xx "Client Error" "The request is wrong." {
            #[header("WWW-Authenticate" = "Bearer")]
            401 "Unauthorized" "Who are you?",
            #[retry(never)]
            429 "Too Many Requests" "Wait.",
        }
    }
}

fn main() {
    let _ = Codes::Unauthorized;
}
