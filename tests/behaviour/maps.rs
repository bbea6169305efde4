//! Maps of foreign errors.

use std::error::Error as _;
use std::fmt;
use std::io::{self, ErrorKind};

use flowcms_status::{ErrorMap, FlowCms, FlowError, status_table};

use super::support::{body, header};

status_table! {
    /// How I/O failures answer.
    #[flow(type_base = "https://docs.example.com/io#", header("X-Source" = "io"))]
    pub(crate) struct Io(io::Error) in FlowCms {
        #[flow(reason = "missing", title = "Missing", detail = "nothing there ({e})")]
        e if e.kind() == ErrorKind::NotFound => 404 "Look elsewhere.",
        /// The file may not be read.
        #[flow(header("X-Kind" = "{kind}"), member("kind_name" = kind_name), retry = never)]
        kind if kind.kind() == ErrorKind::PermissionDenied => 403,
        #[flow(detail = public, log = off)]
        e if e.kind() == ErrorKind::TimedOut => 504,
        #[flow(reason = "upstream", status = code, codes(503))]
        e if e.kind() == ErrorKind::Other => 502,
        _ => 500,
    }
}

fn kind_name(error: &io::Error) -> String {
    format!("{:?}", error.kind())
}

fn public(_: &io::Error) -> impl fmt::Display {
    "the disk is slow"
}

fn code(error: &io::Error) -> Option<u16> {
    error.to_string().parse().ok()
}

#[derive(Debug, thiserror::Error, FlowError)]
enum Api {
    #[error("reading failed: {0}")]
    #[flow(map = Io)]
    Read(#[from] io::Error),
    #[error("writing {name} failed")]
    #[flow(detail = "cannot write {name}")]
    Write {
        name: &'static str,
        #[flow(map = Io)]
        source: io::Error,
    },
}

fn of(kind: ErrorKind) -> io::Error {
    io::Error::new(kind, "/etc/secret")
}

#[test]
fn the_first_row_that_matches_answers() {
    for (kind, code, reason) in [
        (ErrorKind::NotFound, 404, "missing"),
        (ErrorKind::PermissionDenied, 403, "forbidden"),
        (ErrorKind::TimedOut, 504, "gateway_timeout"),
        (ErrorKind::Other, 502, "upstream"),
        (ErrorKind::Interrupted, 500, "internal_server_error"),
    ] {
        let error = of(kind);
        assert_eq!(Io::problem_type_of(&error).reason(), reason);
        let uri = Io::problem_type_of(&error).type_uri();
        assert_eq!(uri, format!("https://docs.example.com/io#{reason}"));
        assert_eq!(Io::from(of(kind)).status_code(), code);
        assert_eq!(Api::from(error).to_response().status(), code);
    }
}

#[test]
fn a_row_says_title_detail_and_context_and_may_name_what_it_binds() {
    let expected = r#"{"type":"https://docs.example.com/io#missing","title":"Missing","status":404,"detail":"nothing there (/etc/secret)","reason":"missing","context":"Look elsewhere."}"#;
    assert_eq!(body(&Io::from(of(ErrorKind::NotFound))), expected);
    assert_eq!(body(&Api::from(of(ErrorKind::NotFound))), expected);
}

#[test]
fn a_rows_headers_and_members_are_sent() {
    let error = Api::from(of(ErrorKind::PermissionDenied));
    assert_eq!(header(&error, "x-kind").as_deref(), Some("/etc/secret"));
    assert_eq!(header(&error, "x-source").as_deref(), Some("io"));
    let body = body(&error);
    assert!(
        body.contains(r#""detail":"reading failed: /etc/secret""#),
        "{body}"
    );
    assert!(
        body.ends_with(r#","kind_name":"PermissionDenied"}"#),
        "{body}"
    );
}

#[test]
fn the_function_of_a_row_gets_the_foreign_error() {
    let error = Api::from(of(ErrorKind::TimedOut));
    assert!(body(&error).contains(r#""detail":"the disk is slow""#));
    let error = Api::from(io::Error::other("503"));
    assert_eq!(error.status_code(), 503);
    let error = Api::from(io::Error::other("404"));
    assert_eq!(error.status_code(), 502);
}

#[test]
fn a_mapped_server_error_is_private_and_a_detail_on_the_variant_wins() {
    assert!(!body(&Api::from(of(ErrorKind::Interrupted))).contains("secret"));
    let write = |kind| Api::Write {
        name: "log",
        source: of(kind),
    };
    for kind in [ErrorKind::Interrupted, ErrorKind::NotFound] {
        let body = body(&write(kind));
        assert!(body.contains(r#""detail":"cannot write log""#), "{body}");
        assert!(!body.contains("secret"), "{body}");
    }
}

#[test]
fn a_map_is_transparent_as_an_error() {
    #[derive(Debug, thiserror::Error)]
    #[error("outer")]
    struct Chained(#[source] io::Error);
    status_table! {
        struct Map(Chained) in FlowCms { _ => 500 }
    }
    let map = Map::from(Chained(io::Error::other("deepest")));
    assert_eq!(map.to_string(), "outer");
    let source = map.source().expect("the source of the foreign error");
    assert_eq!(source.to_string(), "deepest");
}

#[test]
fn every_row_is_a_problem_type_of_its_own_in_the_catalogue() {
    let reasons: Vec<&str> = (Api::CATALOG.problem_types().iter())
        .map(|problem_type| problem_type.reason())
        .collect();
    let expected = [
        "missing",
        "forbidden",
        "gateway_timeout",
        "upstream",
        "internal_server_error",
    ];
    assert_eq!(reasons, expected);
    assert_eq!(
        Io::CATALOG.own()[1].description(),
        "The file may not be read."
    );
}

#[test]
fn a_map_inside_a_function_sees_what_stands_there() {
    #[derive(Debug, thiserror::Error)]
    enum Local {
        #[error("a")]
        A,
        #[error("b {0}")]
        B(u8),
    }
    use Local as Foreign;
    status_table! {
        struct Map(Foreign) in flowcms_status::Http {
            Foreign::A => 417,
            Foreign::B(number) if *number > 1 => 410,
            Foreign::B(_) => 411,
        }
    }
    assert_eq!(Map::from(Foreign::A).status_code(), 417);
    assert_eq!(Map::from(Foreign::B(2)).status_code(), 410);
    assert_eq!(Map::from(Foreign::B(1)).status_code(), 411);
}
