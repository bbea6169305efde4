//! The members that RFC 9457 names, and `reason` and `context`.

use flowcms_status::{FlowError, testing};
use serde_json::json;

use super::honest::{ContentError, found, media, not_found, with_body};

#[test]
fn a_body_that_is_no_object_is_found() {
    for (body, why) in [
        ("", "EOF while parsing a value at line 1 column 0"),
        (
            "[]",
            "invalid type: sequence, expected an object at line 1 column 0",
        ),
        (
            r#"{"type""#,
            "EOF while parsing an object at line 1 column 7",
        ),
    ] {
        let faults = found(not_found(), |response| *response.body_mut() = body.into());
        assert_eq!(faults, [format!("the body is no JSON object: {why}")]);
    }
}

#[test]
fn a_status_of_the_body_that_is_not_the_responses_is_found() {
    for (status, shown) in [(json!(400), "400"), (json!("404"), "\"404\"")] {
        let faults = with_body(not_found(), |body| body["status"] = status.clone());
        assert_eq!(
            faults,
            [format!(
                "the body's `status` is {shown}, the response's is 404: they must be the same (RFC \
                 9457, section 3.1.2)"
            )]
        );
    }
    let faults = with_body(not_found(), |body| drop(body.remove("status")));
    assert_eq!(
        faults,
        ["the body has no `status`: it is the response's, 404 (RFC 9457, section 3.1.2)"]
    );
}

#[test]
fn a_text_that_is_not_as_declared_is_found() {
    let declared = [
        ("type", "https://docs.example.com/errors#entry_not_found"),
        ("title", "No such entry"),
        ("reason", "entry_not_found"),
        ("context", "List the entries."),
    ];
    for (name, text) in declared {
        let faults = with_body(not_found(), |body| {
            body[name] = json!("https://else.example/");
        });
        assert_eq!(
            faults,
            [format!(
                "the body's `{name}` is \"https://else.example/\", declared is \"{text}\""
            )]
        );
        let faults = with_body(not_found(), |body| drop(body.remove(name)));
        assert_eq!(
            faults,
            [format!("the body has no `{name}`, declared is \"{text}\"")]
        );
    }
}

#[test]
fn a_type_that_is_no_absolute_uri_is_found() {
    for uri in [
        "/errors#gone",
        "urn:",
        "1http://a",
        "https://a b",
        "https://a/%zz",
    ] {
        let faults = with_body(not_found(), |body| body["type"] = json!(uri));
        let fault = format!(
            "the body's `type` is {uri:?}: it should be an absolute URI or `about:blank` (RFC 9457, \
             section 3.1.1)"
        );
        assert!(faults.contains(&fault), "{faults:?}");
    }
}

#[test]
fn a_detail_or_an_instance_that_is_no_string_is_found() {
    for name in ["detail", "instance"] {
        let faults = with_body(not_found(), |body| {
            body.extend([(name.to_owned(), json!(7))]);
        });
        assert_eq!(
            faults,
            [format!(
                "the body's `{name}` is 7: it is a string or left out (RFC 9457, section 3.1)"
            )]
        );
    }
    let faults = with_body(not_found(), |body| {
        body.extend([("instance".to_owned(), json!("no uri"))]);
    });
    assert_eq!(
        faults,
        ["the body's `instance` is \"no uri\": it is a URI reference (RFC 9457, section 3.1.5)"]
    );
}

#[test]
fn a_detail_of_a_private_error_is_found() {
    let faults = with_body(media(), |body| {
        body.extend([("detail".to_owned(), json!("it is broken"))]);
    });
    assert_eq!(
        faults,
        [
            "the body has the `detail` \"it is broken\": from 500 up, be it the declared code \
          or the one that is sent, there is none unless the error declares it, `detail = …`"
        ]
    );
}

#[test]
fn a_member_that_stands_there_twice_is_found() {
    let faults = found(ContentError::NoKey, |response| {
        let body = String::from_utf8_lossy(response.body()).replacen(
            "\"reason\":\"no_key\"",
            "\"reason\":\"no_key\",\"reason\":\"other\"",
            1,
        );
        *response.body_mut() = body.into();
    });
    assert_eq!(
        faults,
        ["the member `reason` stands in the body twice: readers take either (RFC 8259, section 4)"]
    );
}

#[test]
fn a_rendered_body_is_not_checked_but_its_headers_are() {
    fn legacy(problem: &flowcms_status::Problem<'_>) -> (&'static str, String) {
        ("text/plain", format!("E {}", problem.reason()))
    }

    #[derive(Debug, thiserror::Error, FlowError)]
    #[error("gone")]
    #[flow(code = 404, render = legacy, header("X-Slug" = "{0}"))]
    struct Gone(&'static str);

    testing::assert_conforms([Gone("intro")]);
    let check = testing::check(Gone::CATALOG).sample(&Gone("two\nlines"));
    assert_eq!(check.result().unwrap_err().faults().len(), 1);
}
