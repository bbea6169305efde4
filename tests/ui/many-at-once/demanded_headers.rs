use flowcms_status::FlowError;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = flowcms_status::Http)]
enum Error {
    #[error("301")]
    #[flow(code = 301)]
    E301,

    #[error("302")]
    #[flow(code = 302)]
    E302,

    #[error("303")]
    #[flow(code = 303)]
    E303,

    #[error("307")]
    #[flow(code = 307)]
    E307,

    #[error("308")]
    #[flow(code = 308)]
    E308,

    #[error("405")]
    #[flow(code = 405)]
    E405,

    #[error("407")]
    #[flow(code = 407)]
    E407,

    #[error("426")]
    #[flow(code = 426)]
    E426,
}

fn answers(error: impl FlowError + axum::response::IntoResponse) {
    let _ = (error.to_response(), error.into_response());
}

fn main() {
    answers(Error::E405);
    let _ = Error::CATALOG;
}
