//! From 500 up, what the error says of itself stands nowhere.

use std::io;

use flowcms_status::{FlowError, Problem, testing};
use serde_json::json;

use super::honest::{faults_of, media, not_found, with_body, with_header};

const ADVICE: &str = "which callers of a 5xx must not see: leave it out, declare it as the \
                      `detail`, or call `.public_text(…)` if it is no secret";

#[test]
fn the_text_of_the_error_in_a_member_is_found() {
    let faults = with_body(media(), |body| {
        body["attempts"] = json!("3: the media store at media-7.internal is down!");
    });
    assert_eq!(
        faults,
        [format!(
            "the member `attempts` has the text of `Display`, \"the media store at \
             media-7.internal is down\", {ADVICE}"
        )]
    );
}

#[test]
fn the_text_of_a_source_in_the_detail_or_deep_in_a_member_is_found() {
    let faults = with_body(media(), |body| {
        body.extend([("detail".to_owned(), json!("connection refused by 10.0.0.7"))]);
    });
    assert_eq!(
        faults[1],
        format!(
            "the member `detail` has the text of `source()`, \"connection refused by 10.0.0.7\", \
             {ADVICE}"
        )
    );
    let deep = json!([{ "why": ["connection refused by 10.0.0.7"] }]);
    let faults = with_body(media(), |body| body["attempts"] = deep.clone());
    assert_eq!(faults.len(), 2, "the schema too: {faults:?}");
    assert!(
        faults[1].starts_with("the member `attempts` has the text of `source()`"),
        "{faults:?}"
    );
}

#[test]
fn the_text_of_debug_is_found() {
    let debug = format!("{:?}", media());
    let faults = with_body(media(), |body| body["attempts"] = json!(debug));
    assert!(
        faults[0].starts_with("the member `attempts` has the text of `Debug`, "),
        "{faults:?}"
    );
}

#[test]
fn the_text_of_a_source_in_a_header_is_found() {
    let faults = with_header(
        media(),
        "x-cause",
        Some(b"connection refused by 10.0.0.7 (os error 111)"),
    );
    assert_eq!(
        faults[1],
        format!(
            "the header `x-cause` has the text of `source()`, \"connection refused by 10.0.0.7\", \
             {ADVICE}"
        )
    );
}

#[test]
fn the_text_of_a_client_error_is_public() {
    let faults = with_body(not_found(), |body| {
        body["slug"] = json!("entry `intro` does not exist");
    });
    assert_eq!(faults, [""; 0]);
}

#[test]
fn a_source_of_a_source_is_found_in_an_honest_type() {
    #[derive(Debug, thiserror::Error)]
    #[error("pool: {0}")]
    struct Pool(#[source] io::Error);

    fn cause(error: &Broken) -> String {
        format!("because: {}", error.0.0)
    }

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("the database failed")]
    #[flow(code = 500, member("cause" = cause))]
    struct Broken(#[source] Pool);

    let broken = Broken(Pool(io::Error::other("password `hunter2` was refused")));
    let check = testing::check(Broken::CATALOG);
    let faults = check.sample(&broken).result().unwrap_err();
    assert_eq!(faults.faults().len(), 1);
    assert_eq!(
        faults.faults()[0].to_string(),
        format!(
            "the member `cause` has the text of `source().source()`, \"password `hunter2` was \
             refused\", {ADVICE}"
        )
    );

    let check = testing::check(Broken::CATALOG).public_text("password `hunter2` was refused");
    check.sample(&broken).finish();
}

#[test]
fn a_declared_detail_is_public_and_its_sources_elsewhere_are_not() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("the export failed: {0}")]
    #[flow(code = 500, detail = display)]
    struct Export(#[source] io::Error);

    testing::assert_conforms([Export(io::Error::other("no space is left"))]);
}

#[test]
fn the_body_that_a_function_renders_keeps_secrets_too() {
    fn legacy(_: &Problem<'_>) -> (&'static str, &'static str) {
        ("text/plain", "failed: the key 42 is wrong")
    }

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("the key {0} is wrong")]
    #[flow(code = 500, render = legacy)]
    struct WrongKey(u8);

    assert!(
        testing::check(WrongKey::CATALOG)
            .sample(&WrongKey(41))
            .result()
            .is_ok()
    );
    let check = testing::check(WrongKey::CATALOG).sample(&WrongKey(42));
    let faults = check.result().unwrap_err();
    assert!(
        faults.faults()[0]
            .to_string()
            .starts_with("the body has the text of `Display`"),
        "{faults}"
    );
}

#[test]
fn a_short_text_is_no_secret_inside_of_another() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("{0}")]
    #[flow(code = 503, member("note" = "all went down"))]
    struct Down(&'static str);

    let faults = |text| {
        let check = testing::check(Down::CATALOG).sample(&Down(text));
        check.result().map_err(|error| error.faults().len())
    };
    assert_eq!(faults("all"), Ok(()));
    assert_eq!(faults("went dow"), Ok(()), "inside of a word");
    assert_eq!(faults("went down"), Err(1));
    assert_eq!(faults(""), Ok(()));
    assert_eq!(faults_of(&media()), [""; 0]);
}

#[derive(Debug)]
struct Refused {
    address: &'static str,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "refused")
    }
}

impl std::error::Error for Refused {}

#[test]
fn what_debug_says_of_a_source_is_found() {
    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("the store")]
    #[flow(code = 502, member("cause" = "{source:?}"))]
    struct Store {
        source: Refused,
    }

    let store = Store {
        source: Refused {
            address: "10.0.0.7",
        },
    };
    assert!(store.source.address.starts_with("10."));
    let check = testing::check(Store::CATALOG).sample(&store);
    let faults = check.result().unwrap_err().to_string();
    assert!(
        faults.contains("the member `cause` has the text of `Debug` of `source()`"),
        "{faults}"
    );
}

#[test]
fn escapes_hide_nothing_in_the_body_that_a_function_renders() {
    fn legacy(problem: &Problem<'_>) -> (&'static str, String) {
        let text = json!({ "error": problem.members().count(), "why": SECRET });
        ("application/json", text.to_string())
    }
    const SECRET: &str = "no \"host\"\nat 10.0.0.7";

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("{SECRET}")]
    #[flow(code = 502, render = legacy)]
    struct Store;

    let check = testing::check(Store::CATALOG).sample(&Store);
    let faults = check.result().unwrap_err().to_string();
    assert!(
        faults.contains("the body has the text of `Display`"),
        "{faults}"
    );
}

#[test]
fn a_code_below_500_that_is_sent_instead_of_one_above_keeps_the_text_private() {
    fn status(_: &Upstream) -> u16 {
        429
    }

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("told to wait by 10.0.0.7")]
    #[flow(code = 503, status = status, codes(429), member("said" = "{0}"))]
    struct Upstream(&'static str);

    let response = Upstream("nothing").to_response();
    assert_eq!(response.status(), 429);
    let body = String::from_utf8_lossy(response.body());
    assert!(!body.contains("10.0.0.7"), "{body}");
    testing::assert_conforms([Upstream("nothing")]);
    let leak = testing::check(Upstream::CATALOG).sample(&Upstream("told to wait by 10.0.0.7"));
    assert_eq!(leak.result().unwrap_err().faults().len(), 1);
}

#[test]
fn no_way_of_writing_hides_a_private_text() {
    const SECRET: &str = "no \"host\" <b>\nat 10.0.0.7";

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("{SECRET}")]
    #[flow(code = 502, render = legacy)]
    struct Rendered {
        #[flow(member)]
        text: String,
    }

    fn legacy(problem: &Problem<'_>) -> (&'static str, String) {
        let document: serde_json::Value = serde_json::from_str(&problem.to_json()).expect("JSON");
        let text = document["text"].as_str().expect("a text");
        ("text/plain", text.to_owned())
    }

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("{SECRET}")]
    #[flow(code = 502)]
    struct InAMember {
        #[flow(member)]
        text: String,
    }

    for (how, text) in [
        ("plain", format!("why: {SECRET}")),
        ("JSON", json!({ "why": [SECRET] }).to_string()),
        (
            "JSON in JSON",
            json!([json!([SECRET]).to_string()]).to_string(),
        ),
        ("Debug", format!("Store({SECRET:?})")),
        (
            "HTML",
            "<p>no &quot;host&#34; &lt;b&gt;&#xA;at 10.0.0.7</p>".to_owned(),
        ),
        (
            "URI",
            "/sorry?why=no%20%22host%22%20%3Cb%3E%0Aat%2010.0.0.7".to_owned(),
        ),
        (
            "escapes",
            r"no \u0022host\u{22} <b>\nat 10.0.0.7".to_owned(),
        ),
    ] {
        let check = testing::check(InAMember::CATALOG).sample(&InAMember { text: text.clone() });
        let faults = check.result().expect_err(how).to_string();
        assert!(
            faults.contains("the member `text` has the text of `Display`"),
            "{how}: {faults}"
        );
        let check = testing::check(Rendered::CATALOG).sample(&Rendered { text });
        let faults = check.result().expect_err(how).to_string();
        assert!(
            faults.contains("the body has the text of `Display`"),
            "{how}: {faults}"
        );
    }
}

#[test]
fn what_debug_says_in_several_lines_or_without_brackets_is_found() {
    struct Wordy;

    impl std::fmt::Debug for Wordy {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("refused by 10.0.0.7, at the third try")
        }
    }

    impl std::fmt::Display for Wordy {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("no")
        }
    }

    impl std::error::Error for Wordy {}

    #[derive(Debug, thiserror::Error, FlowError)]
    enum Store {
        #[error("the store")]
        #[flow(code = 502, member("cause" = "{source:?}"))]
        Wordy { source: Wordy },
        #[error("the disk")]
        #[flow(code = 500, member("cause" = "{source:#?}"))]
        Lines { source: Refused },
    }

    let address = "10.0.0.7";
    let check = testing::check(Store::CATALOG)
        .sample(&Store::Wordy { source: Wordy })
        .sample(&Store::Lines {
            source: Refused { address },
        });
    let found = check.result().unwrap_err();
    let faults: Vec<String> = found.faults().iter().map(ToString::to_string).collect();
    assert_eq!(faults.len(), 2, "{found}");
    for fault in &faults {
        let start = "the member `cause` has the text of `Debug` of `source()`, ";
        assert!(fault.starts_with(start), "{fault}");
    }
}

#[test]
fn a_status_of_run_time_makes_no_text_public() {
    fn said(error: &Upstream) -> u16 {
        error.0
    }

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("told to wait by 10.0.0.7")]
    #[flow(code = 404, status = said, codes(429, 503))]
    struct Upstream(u16);

    /// Says below 500 what it says from there up too.
    #[derive(Debug)]
    struct Open(Upstream);

    impl std::fmt::Display for Open {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            self.0.fmt(f)
        }
    }

    impl std::error::Error for Open {}

    impl FlowError for Open {
        fn problem_type(&self) -> &'static flowcms_status::ProblemType {
            self.0.problem_type()
        }

        fn status(&self) -> &'static flowcms_status::Status {
            FlowError::status(&self.0)
        }

        fn to_response(&self) -> flowcms_status::http::Response<flowcms_status::bytes::Bytes> {
            let mut response = self.0.to_response();
            let mut body: serde_json::Map<_, _> = serde_json::from_slice(response.body()).unwrap();
            body.insert("detail".to_owned(), self.to_string().into());
            *response.body_mut() = serde_json::to_vec(&body).unwrap().into();
            response
        }
    }

    let found = |code| {
        let check = testing::check(Upstream::CATALOG).sample(&Open(Upstream(code)));
        let result = check
            .result()
            .map_err(|found| found.faults()[0].to_string());
        let response = Open(Upstream(code)).to_response();
        let captured = testing::check_responses(Upstream::CATALOG, [&response]);
        (
            result,
            captured.map_err(|found| found.faults()[0].to_string()),
        )
    };
    assert_eq!(found(429), (Ok(()), Ok(())));
    let (sample, captured) = found(503);
    let start = "the body has the `detail` \"told to wait by 10.0.0.7\": from 500 up";
    assert!(sample.unwrap_err().starts_with(start));
    assert_eq!(
        captured.unwrap_err(),
        "the body has the `detail` \"told to wait by 10.0.0.7\": the catalogue says that there is \
         none with 503"
    );
}
