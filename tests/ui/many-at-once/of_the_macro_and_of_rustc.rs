use flowcms_status::{FlowCms, FlowError, status_table};

status_table! {
    struct Number(std::num::ParseIntError) in FlowCms {
        _ => 400,
    }
}

#[derive(Debug)]
struct Opaque;

fn of_a_string(text: &String) -> u8 {
    text.len() as u8
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Error {
    #[error("out of range")]
    #[flow(code = 999)]
    OutOfRange,

    #[error("not answered")]
    #[flow(transparent)]
    NotAnswered(String),

    #[error("not mapped")]
    #[flow(map = Number)]
    NotMapped(String),

    #[error("not written")]
    #[flow(code = 404, titel = "Not written")]
    NotWritten(
        #[flow(member = "opaque")] Opaque,
        #[flow(member = "number")] u8,
    ),

    #[error("not there")]
    #[flow(code = 404, detail = missing)]
    NotThere,

    #[error("of another")]
    #[flow(code = 404, detail = of_a_string)]
    OfAnother,

    #[error("not a status")]
    #[flow(code = 502)]
    NotAStatus(#[flow(status)] String),

    #[error("not in the table")]
    #[flow(code = 418)]
    NotInTheTable,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::OutOfRange);
    let _ = Error::CATALOG;
}
