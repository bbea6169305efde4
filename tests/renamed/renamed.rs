//! A crate whose Cargo.toml knows `flowcms-status` as `renamed-flow` only.

use std::fmt;
use std::num::ParseIntError;

use renamed_flow::{FlowError, status_table};

/// A crate of one's own that passes it on.
mod framework {
    pub(crate) use renamed_flow as flow;
}

status_table! {
    /// Codes of a renamed crate.
    #[flow(crate = renamed_flow)]
    pub enum Codes {
        4xx "Client Error" "The request is wrong." {
            400 "Bad Request" "It cannot be read.",
            404 "Not Found" "It is not there.",
        }
    }
}

status_table! {
    /// A map of a renamed crate.
    #[flow(crate = crate::framework::flow)]
    pub struct Number(ParseIntError) in Codes {
        _ => 400 "Send a number.",
    }
}

/// The table of the renamed crate is the default one.
#[derive(Debug, FlowError)]
#[flow(crate = renamed_flow)]
enum ContentError {
    #[flow(code = 422, detail = "for {0}")]
    Refused(#[flow(member = "number")] u8),
    #[flow(map = Number)]
    Number(ParseIntError),
    #[flow(transparent)]
    Other(OtherError),
}

#[derive(Debug, FlowError)]
#[flow(crate = crate::framework::flow, table = Codes, code = 404)]
struct OtherError;

impl fmt::Display for ContentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("content")
    }
}

impl fmt::Display for OtherError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("other")
    }
}

impl std::error::Error for ContentError {}
impl std::error::Error for OtherError {}

fn body(error: &dyn FlowError) -> String {
    String::from_utf8(error.to_response().body().to_vec()).unwrap()
}

#[test]
fn every_macro_works_through_the_name_that_cargo_toml_gives_the_crate() {
    let number = ContentError::Number("x".parse::<u8>().unwrap_err());
    assert!(body(&ContentError::Refused(7)).contains("\"detail\":\"for 7\""));
    assert!(body(&number).contains("\"context\":\"Send a number.\""));
    assert!(body(&ContentError::Other(OtherError)).contains("\"detail\":\"content\""));
    assert!(body(&Codes::NotFound).contains("\"reason\":\"not_found\""));
    assert_eq!(ContentError::CATALOG.all().len(), 3);
}

#[test]
fn the_crate_is_known_by_no_other_name_here() {
    let manifest = include_str!("Cargo.toml");
    let (_, dependencies) = manifest.split_once("[dependencies]").unwrap();
    assert!(dependencies.contains("renamed-flow = { package = \"flowcms-status\""));
    assert!(!dependencies.contains("\nflowcms-status"));
}
