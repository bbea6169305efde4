//! What the service answers when it has no document to send, declared as any other error.

use std::fmt;

use crate::{FlowError, Http};

#[derive(Debug, FlowError)]
#[flow(crate = crate, table = Http, adapters())]
pub(super) enum Refusal {
    /// The path names no problem type.
    #[flow(
        code = 404,
        context = "Look at the whole catalogue, which has an entry for each reason."
    )]
    NoSuchProblemType {
        asked: String,
        #[flow(member)]
        nearest: Option<String>,
    },

    /// A catalogue can only be read.
    #[flow(
        code = 405,
        context = "Read the catalogue with `GET`.",
        header("Allow" = "GET, HEAD")
    )]
    MethodNotAllowed,

    /// It has no form that is acceptable.
    #[flow(
        code = 406,
        context = "Accept `text/html`, `text/markdown` or `application/json`, or say `?format=html`, `md` or `json`."
    )]
    NotAcceptable,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchProblemType { asked, nearest } => {
                write!(f, "`{asked}` is no problem type of this API")?;
                match nearest {
                    Some(nearest) => write!(f, ", the nearest is `{nearest}`"),
                    None => Ok(()),
                }
            }
            Self::MethodNotAllowed => {
                f.write_str("the catalogue of problem types can only be read")
            }
            Self::NotAcceptable => f.write_str("the catalogue is not there in that form"),
        }
    }
}

impl std::error::Error for Refusal {}
