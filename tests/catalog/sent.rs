//! What is sent is what every document says: headers that are always there, codes that give way.

use std::time::Duration;

use flowcms_status::{Catalogued as _, Entry, EntryHeader, FlowError, status_table};
use serde_json::{Value, json};

status_table! {
    /// A table whose rows have headers, and rows that lack what HTTP demands.
    pub enum Rows {
        4xx "Client Error" "The request is wrong." {
            #[flow(header("WWW-Authenticate" = "Basic"))]
            401 "Unauthorized" "Send a key.",
            407 "Proxy Authentication Required" "Tell the proxy who you are.",
            #[flow(header("Upgrade" = "HTTP/3"))]
            426 "Upgrade Required" "Speak another protocol.",
            #[flow(header("Retry-After" = "60"))]
            429 "Too Many Requests" "Wait.",
        }
        5xx "Server Error" "The server failed." {
            500 "Internal Server Error" "Try later.",
        }
    }
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Rows)]
enum Sent {
    #[error("no key")]
    #[flow(code = 401)]
    NoKey {
        #[flow(header = "WWW-Authenticate")]
        challenge: Option<String>,
    },
    #[error("the proxy wants a key")]
    #[flow(code = 407)]
    Proxy {
        #[flow(header = "Proxy-Authenticate")]
        challenge: Option<String>,
    },
    #[error("another protocol")]
    #[flow(code = 426)]
    Protocol,
    #[error("wait")]
    #[flow(code = 429)]
    Wait {
        #[flow(header = "Retry-After")]
        wait: Option<Duration>,
    },
}

fn entry(reason: &str) -> Entry {
    let entries = Sent::CATALOG.with(Rows::CATALOG).entries();
    let mut entries = entries.into_iter();
    entries
        .find(|entry| entry.reason() == reason)
        .expect("a reason")
}

fn header(reason: &str, name: &str) -> EntryHeader {
    let entry = entry(reason);
    let header = entry.headers().iter().find(|header| header.name() == name);
    header.expect("a header").clone()
}

fn codes(reason: &str) -> Vec<u16> {
    let entry = entry(reason);
    let codes = entry.codes().iter();
    codes.map(flowcms_status::EntryStatus::code).collect()
}

#[test]
fn a_header_of_a_field_with_the_constant_of_the_row_behind_it_is_always_sent() {
    for (reason, error, name, constant) in [
        ("wait", Sent::Wait { wait: None }, "Retry-After", "60"),
        (
            "no_key",
            Sent::NoKey { challenge: None },
            "WWW-Authenticate",
            "Basic",
        ),
    ] {
        assert_eq!(error.to_response().headers()[name], constant);
        let header = header(reason, name);
        assert!(header.is_certain(), "{header:?}");
        let values: Vec<Option<&str>> = header.values().map(|(value, _)| value).collect();
        assert_eq!(values, [None, Some(constant)]);
    }
}

#[test]
fn every_format_says_that_a_header_is_always_there() {
    let document = Sent::CATALOG.to_openapi();
    assert_eq!(
        document["components"]["headers"]["Retry-After"]["required"],
        true
    );
    let json: Value = serde_json::from_str(&Sent::CATALOG.to_json()).expect("JSON");
    let wait = json["problem_types"]
        .as_array()
        .and_then(|all| all.iter().find(|entry| entry["reason"] == "wait"));
    let headers = &wait.expect("an entry")["headers"];
    assert_eq!(headers[0]["certain"], json!(true));
    assert!(
        Sent::CATALOG.to_markdown().contains(
            "- **Header `Retry-After`:** of the occurrence, `Option<Duration>`; or `60` (always)\n"
        ),
        "{}",
        Sent::CATALOG.to_markdown()
    );
    let page = Sent::CATALOG.to_html();
    let (_, page) = page.split_once("id=\"wait\"").expect("an entry");
    let (_, headers) = page.split_once("<h4>Headers</h4>").expect("headers");
    let (headers, _) = headers.split_once("</ul>").expect("an end");
    assert!(headers.contains("always") && !headers.contains("where known"));
}

#[test]
fn a_code_that_gives_way_is_listed_with_what_comes_instead() {
    let known = Sent::Proxy {
        challenge: Some("Basic".to_owned()),
    };
    let unknown = Sent::Proxy { challenge: None };
    assert_eq!(known.status_code(), 407);
    assert_eq!(unknown.status_code(), 500);
    assert_eq!(codes("proxy"), [407, 500]);
    // Its row supplies it.
    assert_eq!(Sent::Protocol.status_code(), 426);
    assert_eq!(codes("protocol"), [426]);
}

#[test]
fn a_code_that_is_never_sent_is_not_listed() {
    assert_eq!(Rows::ProxyAuthenticationRequired.status_code(), 500);
    assert_eq!(codes("proxy_authentication_required"), [500]);
    assert_eq!(codes("upgrade_required"), [426]);
    let documented = Rows::responses().to_value();
    assert!(documented.get("407").is_none());
}

/// Texts whose arguments stand behind them.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(code = 409)]
#[allow(dead_code)] // what is never made is documented all the same
enum Written {
    #[error("{} labels of `{kind}` are too many", labels.len(), kind = "parcel")]
    Labels { labels: Vec<u8> },
    #[error("{url:?} is asked {} times, at most {max}", .times, max = 9)]
    Asked { url: String, times: u32 },
    #[error("no {0} for {1:?}")]
    Numbered(std::num::NonZeroU8, &'static str),
}

#[test]
fn examples_fill_in_arguments_names_and_numbers() {
    let details: Vec<String> = (Written::CATALOG.entries().iter())
        .map(|entry| {
            entry
                .status()
                .detail_example()
                .unwrap_or_default()
                .to_owned()
        })
        .collect();
    assert_eq!(
        details,
        [
            "2 labels of `kind` are too many",
            "\"https://example.com/\" is asked 1 times, at most 10",
            "no 1 for \"example\"",
        ]
    );
}
