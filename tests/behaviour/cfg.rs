//! Rows, tables and maps that are there on a condition only.

use std::num::{IntErrorKind, ParseIntError};

use flowcms_status::{FlowError, Status, StatusTable, status_table};

status_table! {
    #[cfg(test)]
    enum Codes {
        4xx "Client Error" "The request is wrong." {
            400 "Bad Request" "Send another.",
            /// A row that is there.
            #[cfg(test)]
            #[flow(reason = "no_such_thing")]
            404 "Not Found" "There is nothing.",
            #[cfg(not(test))]
            409 "Conflict" "There are two.",
            #[cfg(any(test, debug_assertions))]
            410 "Gone" "There was something.",
        }
        5xx "Server Error" "The server failed." {
            #[cfg(not(test))]
            500 "Internal Server Error" "Not this one.",
            #[cfg(test)]
            500 "Internal Server Error" "Call us."
        }
    }
}

#[cfg(not(test))]
struct Codes;

status_table! {
    #[cfg(test)]
    pub(super) struct Parse(ParseIntError) in Codes {
        #[cfg(not(test))]
        _ => 409,
        #[cfg(test)]
        error if matches::<u8, u8>(error) => 404 "Send digits.",
        _ => 400
    }
}

/// The attributes of a macro of the user's come in one piece.
macro_rules! declared {
    ($(#[$of_table:meta])* $table:ident, $($(#[$of_row:meta])* $code:literal $name:literal)*) => {
        status_table! {
            $(#[$of_table])*
            enum $table {
                4xx "Client Error" "The request is wrong." {
                    $($(#[$of_row])* $code $name "Send another.",)*
                }
            }
        }
    };
}

declared! {
    #[cfg(test)]
    #[flow(type_base = "https://example.com/#")]
    Declared,
    #[cfg(test)]
    #[flow(reason = "unreadable")]
    400 "Bad Request"
    #[cfg(not(test))]
    404 "Not Found"
}

fn matches<A, B>(error: &ParseIntError) -> bool {
    *error.kind() == IntErrorKind::InvalidDigit && size_of::<A>() == size_of::<B>()
}

#[test]
fn a_row_whose_predicate_does_not_hold_is_not_there() {
    let codes: Vec<u16> = Codes::STATUSES.iter().map(Status::code).collect();
    assert_eq!(codes, [400, 404, 410, 500]);
    assert_eq!(Codes::InternalServerError.context(), "Call us.");
    assert_eq!(Codes::NotFound.problem_type().reason(), "no_such_thing");
}

#[test]
fn a_macro_may_hand_on_predicates_and_keys() {
    let codes: Vec<u16> = Declared::STATUSES.iter().map(Status::code).collect();
    assert_eq!(codes, [400]);
    let declared = Declared::BadRequest.problem_type();
    assert_eq!(declared.type_uri(), "https://example.com/#unreadable");
}

#[test]
fn a_map_answers_with_the_rows_that_are_there() {
    let answer = |text: &str| {
        Parse(text.parse::<u8>().unwrap_err())
            .status_code()
            .as_u16()
    };
    assert_eq!(answer("x"), 404);
    assert_eq!(answer("999"), 400);
    assert_eq!(Parse::CATALOG.own().len(), 2);
}
