//! Tables in modules, in functions, under renamed imports, from another crate.

use flowcms_status::{FlowError, Http as Iana, Status, StatusTable, status_table};

pub mod api {
    flowcms_status::status_table! {
        /// The codes of an API.
        #[flow(crate = ::flowcms_status, adapters())]
        pub enum Api {
            3xx "Redirection" "Look elsewhere." {
                304 "Not Modified" "Use what you have.",
            }
            4xx "Client Error" "The request is wrong." {
                #[flow(header("WWW-Authenticate" = "Bearer"))]
                #[flow(header("Vary" = "Authorization"))]
                401 "Unauthorized" "Send a key.",
                /// Not part of the table.
                404 "Not Found" "There is nothing.",
                #[flow(retry(after = "Retry-After"))]
                429 "Too Many Requests" "Wait.",
                #[flow(reason = "size")]
                451 "Größe" "A name that is not ASCII.",
            }
            5xx "Server Error" "The server failed." {
                #[flow(retry = never)]
                500 "Internal Server Error" "It failed."
            }
        }
    }
}

use api::Api as Renamed;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Renamed)]
enum InModule {
    #[error("no key")]
    #[flow(code = 401)]
    NoKey,
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Iana)]
enum OtherCrate {
    #[error("gone")]
    #[flow(code = 410)]
    Gone,
}

fn codes<T: StatusTable>() -> Vec<u16> {
    T::STATUSES.iter().map(Status::code).collect()
}

#[test]
fn a_table_may_stand_anywhere_and_be_renamed() {
    status_table! {
        enum Local {
            4xx "Client Error" "The request is wrong." { 418 "Teapot" "Brew tea." }
        }
    }

    #[derive(Debug, thiserror::Error, FlowError)]
    #[flow(table = Local)]
    enum InFunction {
        #[error("a teapot")]
        #[flow(code = 418)]
        Teapot,
    }

    assert_eq!(
        InModule::NoKey.to_response().headers()["www-authenticate"],
        "Bearer"
    );
    assert_eq!(OtherCrate::Gone.to_response().status(), 410);
    assert_eq!(InFunction::Teapot.to_response().status(), 418);
    assert_eq!(codes::<Renamed>(), [304, 401, 404, 429, 451, 500]);
    assert_eq!(Local::Teapot.to_response().status(), 418);
}
