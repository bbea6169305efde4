//! Headers: those that HTTP asks for, those that are declared, and no others.

use flowcms_status::{FlowError, testing};

use super::honest::{ContentError, faults_of, found, not_found, rate_limited, with_header};

#[test]
fn a_header_that_http_asks_for_is_missed() {
    let cases = [
        (ContentError::Moved, "location", "301", "15.4.2"),
        (ContentError::NoKey, "www-authenticate", "401", "15.5.2"),
        (ContentError::WrongMethod, "allow", "405", "15.5.6"),
    ];
    for (error, name, code, section) in cases {
        let faults = with_header(error, name, None);
        assert_eq!(
            faults[0],
            format!(
                "no `{name}`, which a {code} has to have (RFC 9110, section {section}): declare \
                 it, and see that its value is one that HTTP allows"
            )
        );
        // It was declared as a constant too.
        assert_eq!(faults.len(), 2, "{faults:?}");
    }
}

#[test]
fn a_redirection_without_its_location_is_found_in_an_honest_type_too() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("moved")]
    #[flow(code = 301)]
    struct Moved {
        #[flow(header = "Location")]
        to: Option<String>,
    }

    let check = |to: Option<&str>| {
        let to = to.map(str::to_owned);
        testing::check(Moved::CATALOG)
            .sample(&Moved { to })
            .result()
    };
    assert!(check(Some("/v2")).is_ok());
    let faults = check(None).unwrap_err().faults().to_vec();
    assert_eq!(faults.len(), 1);
    assert!(
        faults[0]
            .to_string()
            .starts_with("no `location`, which a 301 has to have")
    );
}

#[test]
fn a_constant_of_another_value_or_none_is_found() {
    assert_eq!(
        with_header(ContentError::WrongMethod, "allow", Some(b"GET")),
        [
            "`Allow: GET`, the catalogue says that it is always `GET, HEAD`: declare where the value \
          comes from"
        ]
    );
    assert_eq!(
        with_header(ContentError::WrongMethod, "allow", None)[1],
        "no `Allow: GET, HEAD`, which is declared as a constant"
    );
    assert_eq!(
        with_header(ContentError::NoKey, "www-authenticate", Some(b"Basic")),
        [
            "`WWW-Authenticate: Basic`, the catalogue says that it is always `Bearer`: declare where \
          the value comes from"
        ]
    );
}

#[test]
fn a_header_of_an_occurrence_that_is_not_optional_is_missed() {
    assert_eq!(
        with_header(rate_limited(), "retry-after", None),
        [
            "no `Retry-After`, which is declared as made from `u32`: the value of this sample is one \
          that HTTP does not allow"
        ]
    );
    assert_eq!(with_header(rate_limited(), "x-scope", None), [""; 0]);
}

#[test]
fn a_value_that_http_does_not_allow_is_told_by_the_header_that_lacks() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("conflict")]
    #[flow(code = 409, header("X-Slug" = "slug {slug}"))]
    struct Conflict {
        slug: String,
    }

    let check = |slug: &str| {
        let slug = slug.to_owned();
        testing::check(Conflict::CATALOG)
            .sample(&Conflict { slug })
            .result()
    };
    assert!(check("intro").is_ok());
    let faults = check("two\r\nlines").unwrap_err().faults().to_vec();
    assert_eq!(
        faults[0].to_string(),
        "no `X-Slug`, which is declared as made from `slug {slug}`: the value of this sample is \
         one that HTTP does not allow"
    );
}

#[test]
fn a_header_that_nobody_declared_is_found() {
    assert_eq!(
        with_header(not_found(), "x-trace", Some(b"7")),
        [
            "the header `x-trace`, which the catalogue does not know: declare it, \
          `header(\"x-trace\" = …)`, or leave it out"
        ]
    );
}

#[test]
fn a_header_that_only_the_row_of_another_status_has_is_found() {
    // `Retry-After` belongs to the other variant.
    let faults = with_header(ContentError::NoKey, "retry-after", Some(b"1"));
    assert_eq!(faults.len(), 1);
    assert!(
        faults[0].starts_with("the header `retry-after`, which the catalogue"),
        "{faults:?}"
    );
}

#[test]
fn values_that_clients_cannot_read_are_found() {
    let cases: [(&'static str, &'static [u8], &str); 7] = [
        (
            "retry-after",
            b"soon",
            "a number of seconds or an HTTP date (RFC 9110, section 10.2.3)",
        ),
        (
            "retry-after",
            b"-1",
            "a number of seconds or an HTTP date (RFC 9110, section 10.2.3)",
        ),
        (
            "retry-after",
            b"Xyz, 01 Jan 1970 00:00:00 GMT",
            "a number of seconds or an HTTP date (RFC 9110, section 10.2.3)",
        ),
        (
            "x-scope",
            b" key",
            "free of white space at its ends (RFC 9110, section 5.5)",
        ),
        (
            "allow",
            b"GET HEAD",
            "a list of methods (RFC 9110, section 10.2.1)",
        ),
        (
            "location",
            b"/two words",
            "a URI reference (RFC 9110, section 10.2.2)",
        ),
        (
            "www-authenticate",
            b"\"Bearer\"",
            "a challenge that begins with a scheme (RFC 9110, section 11.6.1)",
        ),
    ];
    for (name, value, expected) in cases {
        let faults = with_header(rate_limited(), name, Some(value));
        let shown = String::from_utf8_lossy(value);
        let fault = format!("`{name}: {shown}` is not {expected}");
        assert!(faults.contains(&fault), "{fault}\n{faults:?}");
    }
    let upgrade = with_header(not_found(), "upgrade", Some(b"a b"));
    assert!(
        upgrade[1].ends_with("is not a list of protocols (RFC 9110, section 7.8)"),
        "{upgrade:?}"
    );
}

#[test]
fn values_that_clients_can_read_pass() {
    for value in ["0", "120", "Thu, 01 Jan 1970 00:00:00 GMT"] {
        let faults = found(rate_limited(), |response| {
            response
                .headers_mut()
                .insert("retry-after", value.parse().unwrap());
        });
        assert_eq!(faults, [""; 0]);
    }
    assert_eq!(faults_of(&ContentError::Moved), [""; 0]);
}

#[test]
fn a_value_that_is_not_ascii_is_found() {
    let faults = with_header(rate_limited(), "x-scope", Some("schlüssel".as_bytes()));
    assert_eq!(faults.len(), 1);
    assert!(
        faults[0].starts_with("the value of `x-scope` is not visible ASCII"),
        "{faults:?}"
    );
}

#[test]
fn what_is_left_out_on_purpose_is_not_missed() {
    flowcms_status::status_table! {
        enum Logins {
            4xx "Client Error" "The request cannot be fulfilled." {
                401 "Unauthorized" "Log in.",
                #[flow(header("Allow" = none))]
                405 "Method Not Allowed" "Use another method.",
            }
        }
    }

    #[derive(Debug, thiserror::Error, FlowError)]
    #[flow(table = Logins)]
    enum LoginError {
        /// By cookie, and no scheme has a name for that.
        #[error("log in")]
        #[flow(code = 401, header("WWW-Authenticate" = none))]
        NoSession,
        #[error("use another method")]
        #[flow(code = 405)]
        WrongMethod,
    }

    testing::check(LoginError::CATALOG)
        .sample(&LoginError::NoSession)
        .sample(&LoginError::WrongMethod)
        .finish();
    let rows = Logins::CATALOG.only(&["method_not_allowed"]);
    testing::check(rows)
        .sample(&Logins::MethodNotAllowed)
        .finish();
}
