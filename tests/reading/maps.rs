//! The client types of maps, by themselves and in the voice of another type.

use std::num::ParseIntError;

use flowcms_status::client::{ApiError, read};
use flowcms_status::{FieldErrors, FlowError, Retry, status_table};

use super::{answer, known};

status_table! {
    /// The codes of the shop.
    #[flow(type_base = "https://shop.example/errors#")]
    enum Shop {
        4xx "Client Error" "The request is wrong." {
            400 "Bad Request" "Send another.",
            #[flow(retry = backoff)]
            409 "Conflict" "Somebody else was faster.",
        }
        5xx "Server Error" "Ours." { 500 "Internal Server Error" "Wait." }
    }
}

status_table! {
    /// How numbers fail.
    #[flow(client = NumberProblem, member("origin" = "numbers"), header("X-Origin" = "numbers"))]
    pub(super) struct Number(ParseIntError) in flowcms_status::FlowCms {
        /// Nothing was sent.
        #[flow(reason = "empty.number", member("errorCode" = "{e:?}"), member("type_of" = kind), header("X-Kind" = "{e}"))]
        e if *e.kind() == std::num::IntErrorKind::Empty => 422 or 400,
        e if *e.kind() == std::num::IntErrorKind::PosOverflow => 409 "It is too large.",
        #[flow(reason = "letters", errors = letters)]
        e if *e.kind() == std::num::IntErrorKind::InvalidDigit => 400,
        _ => 500,
    }
}

fn letters(_: &ParseIntError) -> FieldErrors {
    let mut errors = FieldErrors::new();
    errors.add("/count", "digits", "expected digits");
    errors
}

fn kind(error: &ParseIntError) -> String {
    format!("{:?}", error.kind())
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Shop, client = OrderProblem)]
enum OrderError {
    #[error(transparent)]
    #[flow(map = Number)]
    Count(#[from] ParseIntError),
    #[error("again")]
    Boxed {
        #[flow(map = Number)]
        source: Box<ParseIntError>,
        #[flow(member)]
        line: u32,
    },
    #[error(transparent)]
    #[flow(transparent)]
    Alone(Number),
}

fn parse(text: &str) -> ParseIntError {
    text.parse::<u8>().unwrap_err()
}

#[test]
fn a_map_has_a_variant_for_each_row_with_its_texts() {
    let problem: NumberProblem = known(&Number::from(parse("")));
    let NumberProblem::EmptyNumber { error_code, x_kind } = &problem else {
        panic!("{problem:?}");
    };
    assert_eq!(error_code, "ParseIntError { kind: Empty }");
    assert_eq!(
        x_kind.as_deref(),
        Some("cannot parse integer from empty string")
    );
    assert!(
        problem
            .to_string()
            .starts_with("empty.number { error_code: "),
        "{problem}"
    );
    assert_eq!(
        known::<NumberProblem>(&Number::from(parse("300"))),
        NumberProblem::Conflict
    );
    let read = known::<NumberProblem>(&Number::from(parse("x")));
    let errors = letters(&parse("x"));
    assert_eq!(read, NumberProblem::Letters { errors });
    let read = known::<NumberProblem>(&Number::from("-1000".parse::<i8>().unwrap_err()));
    assert_eq!(read, NumberProblem::InternalServerError);
    assert_eq!(NumberProblem::Conflict.retry(), Retry::Never);
}

#[test]
fn a_map_is_read_in_the_voice_of_the_type_that_uses_it() {
    let error = OrderError::from(parse(""));
    assert_eq!(error.to_response().status(), 400);
    let problem: OrderProblem = known(&error);
    let OrderProblem::Count(NumberProblem::EmptyNumber { .. }) = &problem else {
        panic!("{problem:?}");
    };
    assert!(
        problem.to_string().starts_with("empty.number { "),
        "{problem}"
    );
    let problem: OrderProblem = known(&OrderError::from(parse("300")));
    assert_eq!(problem, OrderProblem::Count(NumberProblem::Conflict));
    // The class of the row in the table of the type.
    assert_eq!(problem.retry(), Retry::Backoff);
    // Its own voice is another API's.
    let other = answer::<NumberProblem>(&OrderError::from(parse("300")));
    assert!(matches!(other, ApiError::Unknown(_)), "{other:?}");
}

#[test]
fn a_map_by_itself_inside_of_a_type_keeps_its_voice() {
    let problem: OrderProblem = known(&OrderError::Alone(Number::from(parse(""))));
    assert!(
        matches!(
            problem,
            OrderProblem::Alone(NumberProblem::EmptyNumber { .. })
        ),
        "{problem:?}"
    );
}

#[test]
fn what_a_variant_adds_to_a_row_is_read_too() {
    let error = OrderError::Boxed {
        source: Box::new(parse("300")),
        line: 3,
    };
    let response = error.to_response();
    let read = read::<BoxedProblem>(response.status(), response.headers(), response.body());
    let ApiError::Known(BoxedProblem::Boxed { source, line }, _) = read else {
        panic!("{read:?}");
    };
    assert_eq!((*source, line), (NumberProblem::Conflict, 3));
}

/// The same with that variant alone.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Shop, client = BoxedProblem)]
enum BoxedError {
    #[error("again")]
    Boxed {
        #[flow(map = Number)]
        source: Box<ParseIntError>,
        #[flow(member)]
        line: u32,
    },
}

#[test]
fn of_two_variants_the_first_that_can_be_read_is_it() {
    let error = BoxedError::Boxed {
        source: Box::new(parse("300")),
        line: 3,
    };
    let problem: OrderProblem = known(&error);
    assert_eq!(problem, OrderProblem::Count(NumberProblem::Conflict));
}
