//! The reason of a row of a map, which names a variant, is made by a table that names the code in its
//! own way, or that HTTP has no name for.

use flowcms_status::status_table;

status_table! {
    pub enum Codes {
        4xx "Client Error" "Wrong." { 404 "Nothing Here" "Gone.", 499 "Left" "Nobody waits." }
    }
}

status_table! {
    #[flow(client = TextProblem)]
    pub struct Text(std::fmt::Error) in Codes {
        _ => 404,
    }
}

status_table! {
    #[flow(client = NumberProblem)]
    pub struct Number(std::num::ParseIntError) in Codes {
        _ => 499,
    }
}

fn main() {
    let _ = TextProblem::NotFound;
    let _ = flowcms_status::FlowError::to_response(&Number::from("x".parse::<u8>().unwrap_err()));
}
