use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "errors#", header("Content-Type" = "text/plain"), colour = "red")]
enum Error {
    #[error("the entry is missing")]
    Missing,

    #[error("the entry is hidden")]
    Hidden,

    #[error("a teapot")]
    #[flow(code = 700, contxt = "Brew tea.")]
    Teapot,

    #[error("created")]
    #[flow(code = 201, title = "", reason = "was created")]
    Created,

    #[error("locked by {status}")]
    #[flow(code = 409, detail = "locked by {user}", header("Lock" = "a\n"))]
    Locked {
        #[flow(member, header = "Lock Owner")]
        status: String,
        #[flow(member)]
        id: u64,
    },

    #[error("not modified")]
    #[flow(code = 304, detail = "nothing new")]
    NotModified,

    #[error("other")]
    #[flow(transparent, code = 404, log = off)]
    Other(String, String),

    #[error("same")]
    #[flow(same_as = Lockt)]
    Same,

    #[error("too long")]
    #[flow(code = 422, code = 400)]
    TooLong(#[flow(membr)] usize),

    #[error("too short")]
    #[flow(code = 422, reason = "short")]
    TooShort,

    #[error("shorter")]
    #[flow(code = 422, reason = "short")]
    Shorter,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::Missing);
    let _ = Error::CATALOG;
}
