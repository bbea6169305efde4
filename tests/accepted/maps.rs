//! Maps in modules and functions, with every key of a row.

use std::fmt;
use std::num::{IntErrorKind, ParseIntError};

use flowcms_status::{FlowCms, FlowError, Http, status_table};

status_table! {
    /// How numbers fail.
    #[flow(type_base = "https://docs.example.com/errors#", header("Api-Version" = "1"))]
    #[flow(member("api" = "1"), crate = ::flowcms_status, adapters(axum))]
    #[derive(Clone)]
    pub struct Number(pub ParseIntError) in Http {
        e if *e.kind() == IntErrorKind::Empty => 400 "Send a number.",
        /// The number is too large.
        #[flow(reason = "too_large", title = "Too large", detail = "{e}, {e:?}", log = warn, grpc = OutOfRange)]
        #[flow(header("Retry-After" = "1"), member("kind" = kind), retry = never)]
        e if matches!(e.kind(), IntErrorKind::PosOverflow | IntErrorKind::NegOverflow) => 413,
        #[flow(status = status, codes(405, 409), header("Allow" = "GET"), detail = none)]
        _ => 422,
    }
}

fn kind(error: &ParseIntError) -> String {
    format!("{:?}", error.kind())
}

fn status(_: &ParseIntError) -> Option<u16> {
    Some(409)
}

mod inside {
    use super::*;

    status_table! {
        pub(super) struct Format(fmt::Error) in super::FlowCms {
            fmt::Error => 500,
        }
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = flowcms_status::Http)]
enum Error {
    #[error(transparent)]
    #[flow(map = Number)]
    Number(#[from] ParseIntError),
    #[error("in `{place}`")]
    Format {
        #[flow(map = inside::Format)]
        source: fmt::Error,
        #[flow(member)]
        place: String,
    },
}

#[test]
fn a_map_may_stand_anywhere_and_its_rows_take_every_key() {
    status_table! {
        struct Utf8(std::str::Utf8Error) in FlowCms {
            error if error.error_len().is_none() => 400,
            _ => 422,
        }
    }

    let number = |text: &str| text.parse::<u8>().unwrap_err();
    assert_eq!(Error::Number(number("")).status_code(), 400);
    assert_eq!(Number::from(number("256")).to_response().status(), 413);
    assert_eq!(Error::from(number("x")).status_code(), 409);
    let format = Error::Format {
        source: fmt::Error,
        place: "attic".to_owned(),
    };
    assert_eq!(format.to_response().status(), 500);
    assert_eq!(
        Utf8::from(String::from_utf8(vec![0xff]).unwrap_err().utf8_error()).status_code(),
        422
    );
    let _ = [Number::CATALOG, Error::CATALOG, Utf8::CATALOG];
}
