//! What an editor knows of `#[flow(…)]`: rust-analyzer on a small crate, asked at the cursor `$0`.

mod attributes;
mod codes;
mod lsp;
#[path = "../tools/mod.rs"]
mod tools;

/// A table, a map and errors as a user has them.
const API: &str = r#"
use flowcms_status::{FlowError, status_table};

pub mod tables {
    flowcms_status::status_table! {
        /// The codes of the parcel API.
        pub enum Parcels {
            4xx "Client Error" "The request is wrong." {
                #[flow(retry = never)]
                404 "Not Found" "There is no such parcel.",
                410 "Gone" "The parcel was delivered.",
            }
            5xx "Server Error" "The service is wrong." {
                500 "Internal Server Error" "Something broke.",
            }
        }
    }
}
use tables::Parcels;

status_table! {
    /// How storage failures answer.
    #[flow(adapters())]
    pub struct Storage(std::io::Error) in Parcels {
        #[flow(reason = "no_row")]
        e if e.kind() == std::io::ErrorKind::NotFound => 404 "Nothing is stored there.",
        _ => 500,
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Parcels, type_base = "https://parcels.example/errors#")]
pub enum ParcelError {
    #[error("no parcel `{number}`")]
    #[flow(code = 404, context = "List the parcels to find the number.")]
    Unknown {
        #[flow(member)]
        number: String,
    },
    #[error("delivered")]
    #[flow(code = 410, log = warn, retry = backoff, grpc = NotFound, detail = delivered)]
    Delivered,
    #[error(transparent)]
    #[flow(map = Storage)]
    Storage(#[from] std::io::Error),
}

fn delivered(_: &ParcelError) -> &'static str {
    "it was delivered"
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("the media store is away")]
#[flow(code = 502)]
pub struct MediaError;

/// The codes that are sent.
pub const CATALOG: flowcms_status::Catalog = ParcelError::CATALOG;
"#;

/// The API where `$0` marks a place in what stands there once.
fn at(place: &str) -> String {
    instead(&place.replace("$0", ""), place)
}

/// The API with other words in one place.
fn instead(of: &str, text: &str) -> String {
    assert_eq!(API.matches(of).count(), 1, "{of}");
    API.replace(of, text)
}

#[test]
fn what_is_right_has_no_mistake_in_the_editor() {
    let Some(mut editor) = lsp::editor() else {
        return;
    };
    assert_eq!(editor.diagnostics(API), Vec::<String>::new());
}
