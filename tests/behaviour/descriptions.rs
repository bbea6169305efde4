//! The doc comments of variants, as the documentation has them.

use flowcms_status::{FlowError, StatusTable, status_table};

macro_rules! written {
    ($code:literal, $text:literal, $more:meta) => {
        #[derive(Debug, thiserror::Error, FlowError)]
        #[error($text)]
        #[flow(code = $code, $more)]
        struct Written;
    };
}

written!(404, "nothing is there", title = "Nothing");

#[derive(Debug, thiserror::Error, FlowError)]
#[expect(dead_code, reason = "only its catalogue is read")]
enum Described {
    /**
     * A block.
     *
     *   * with a list
     */
    #[error("block")]
    #[flow(code = 400)]
    Block,
    /// Before.
    #[doc = concat!("In the ", "middle.")]
    /// After.
    #[error("parts")]
    #[flow(code = 404)]
    Parts,
    #[doc = include_str!("../../LICENSE-MIT")]
    #[error("a file")]
    #[flow(code = 409)]
    File,
    #[error("the same")]
    #[flow(same_as = Block)]
    Same,
    /// Its own.
    #[error("the same")]
    #[flow(same_as = Block)]
    Own,
    #[error("raw")]
    #[flow(code = 422, detail = "{0:$>5}")]
    r#Match(u8),
}

fn description(index: usize) -> &'static str {
    Described::CATALOG.own()[index].description()
}

#[test]
fn a_doc_comment_is_what_rustdoc_reads() {
    assert_eq!(description(0), "A block.\n\n  * with a list");
    assert_eq!(description(1), "Before.\nIn the middle.\nAfter.");
    let file = description(2).trim();
    assert_eq!(file, include_str!("../../LICENSE-MIT").trim());
    assert_eq!(description(3), description(0));
    assert_eq!(description(4), "Its own.");
}

#[test]
fn a_raw_name_is_the_name_and_a_dollar_can_fill() {
    let raw = Described::r#Match(7);
    assert_eq!(raw.problem_type().variant(), "Match");
    assert!(super::support::body(&raw).contains(r#""detail":"$$$$7""#));
}

status_table! {
    enum r#Codes {
        5xx "Server Error" "The server failed." { 500 "Internal Server Error" "Call us." }
    }
}

status_table! {
    struct r#Number(std::num::ParseIntError) in r#Codes { _ => 500 }
}

#[test]
fn a_raw_table_and_a_raw_map_are_called_by_their_names() {
    assert_eq!(Codes::NAME, "Codes");
    let documents = [Codes::CATALOG.to_json(), Number::CATALOG.to_json()];
    for (document, name) in documents.iter().zip(["\"Codes\"", "\"Number\""]) {
        assert!(
            document.contains(name) && !document.contains("r#"),
            "{document}"
        );
    }
    let error = Number("x".parse::<u8>().unwrap_err());
    assert!(format!("{error:?}").starts_with("Number("));
}

#[test]
fn what_a_macro_of_the_users_writes_is_read() {
    assert_eq!(Written.problem_type().title(), "Nothing");
    assert!(super::support::body(&Written).contains(r#""detail":"nothing is there""#));
}
