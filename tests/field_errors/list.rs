//! `FieldErrors` by themselves: what they are sent as, and what is read again.

use std::collections::BTreeSet;

use flowcms_status::{FieldErrors, FieldNames};
use proptest::prelude::*;
use serde_json::{Value, json};

fn pointer_of(pointer: &str) -> String {
    let mut errors = FieldErrors::new();
    errors
        .add(pointer, "r", "d")
        .pointer()
        .unwrap_or_default()
        .to_owned()
}

#[test]
fn a_pointer_is_sent_as_a_fragment() {
    // RFC 6901, section 6, without the `#` in front of what is given.
    for (given, sent) in [
        ("", "#"),
        ("/foo", "#/foo"),
        ("/foo/0", "#/foo/0"),
        ("/", "#/"),
        ("/a~1b", "#/a~1b"),
        ("/c%d", "#/c%25d"),
        ("/e^f", "#/e%5Ef"),
        ("/g|h", "#/g%7Ch"),
        ("/i\\j", "#/i%5Cj"),
        ("/k\"l", "#/k%22l"),
        ("/ ", "#/%20"),
        ("/m~0n", "#/m~0n"),
        ("/größe", "#/gr%C3%B6%C3%9Fe"),
        ("/a#b/[c]", "#/a%23b/%5Bc%5D"),
        (
            "/a:b@c!d$e&f'g(h)i*j+k,l;m=n?o",
            "#/a:b@c!d$e&f'g(h)i*j+k,l;m=n?o",
        ),
    ] {
        assert_eq!(pointer_of(given), sent, "{given}");
    }
}

#[test]
fn a_text_without_a_slash_in_front_is_one_name() {
    assert_eq!(pointer_of("weight"), "#/weight");
    assert_eq!(pointer_of("a/b"), "#/a~1b");
    assert_eq!(pointer_of("a~1b"), "#/a~01b");
    assert_eq!(pointer_of("#/a"), "#/%23~1a");
}

#[test]
fn a_tilde_that_escapes_nothing_stands_for_itself() {
    assert_eq!(pointer_of("/a~"), "#/a~0");
    assert_eq!(pointer_of("/a~b"), "#/a~0b");
    assert_eq!(pointer_of("/~2/~~1"), "#/~02/~0~1");
}

#[test]
fn an_item_has_its_place_its_reason_its_detail_and_then_the_params_in_their_order() {
    let mut errors = FieldErrors::new();
    errors
        .add("/weight", "range", "must be at least 1")
        .param("min", 1)
        .param("max", 2.5)
        .param("among", ["a", "b"]);
    errors.add_parameter("page", "range", "must not be 0");
    errors.add_header("If-Match", "etag", String::from("is no entity tag"));
    assert_eq!(
        serde_json::to_string(&errors).unwrap(),
        concat!(
            r##"[{"pointer":"#/weight","reason":"range","detail":"must be at least 1","##,
            r#""min":1,"max":2.5,"among":["a","b"]},"#,
            r#"{"parameter":"page","reason":"range","detail":"must not be 0"},"#,
            r#"{"header":"If-Match","reason":"etag","detail":"is no entity tag"}]"#
        )
    );
    assert_eq!(errors.len(), 3);
    assert!(!errors.is_empty());
    assert_eq!(errors.to_string(), "3 fields are wrong");
}

#[test]
fn a_param_takes_the_name_of_no_member_that_every_item_has() {
    let mut errors = FieldErrors::new();
    let item = errors.add("/a", "r", "d");
    for name in ["pointer", "parameter", "header", "reason", "detail"] {
        item.param(name, "forged");
    }
    item.param("absent", None::<u8>)
        .param("twice", 1)
        .param("twice", 2);
    assert_eq!(
        serde_json::to_string(&errors).unwrap(),
        r##"[{"pointer":"#/a","reason":"r","detail":"d","twice":2}]"##
    );
}

#[test]
fn a_param_that_cannot_be_written_is_left_out() {
    struct Fails;

    impl serde::Serialize for Fails {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("no"))
        }
    }

    let mut errors = FieldErrors::new();
    errors
        .add("/a", "r", "d")
        .param("bad", Fails)
        .param("f32", 0.1_f32);
    assert_eq!(
        serde_json::to_string(&errors).unwrap(),
        r##"[{"pointer":"#/a","reason":"r","detail":"d","f32":0.1}]"##
    );
}

#[test]
fn an_empty_list_is_ok_and_is_sent_as_one() {
    let errors = FieldErrors::new();
    assert_eq!(serde_json::to_string(&errors).unwrap(), "[]");
    assert_eq!(errors.into_result(), Ok(()));
    let mut errors = FieldErrors::new();
    errors.add("a", "r", "d");
    assert_eq!(errors.clone().into_result(), Err(errors));
}

#[test]
fn what_another_server_sends_is_read_as_far_as_it_is_known() {
    let sent = json!([
        { "pointer": 1, "detail": "d", "reason": null, "limit": null, "min": 1 },
        { "name": "age" },
        { "header": "h", "parameter": "q", "pointer": "#/a" },
    ]);
    let errors: FieldErrors = serde_json::from_value(sent).unwrap();
    let items: Vec<_> = errors.iter().collect();
    assert_eq!(items[0].pointer(), None);
    assert_eq!(items[0].detail(), Some("d"));
    assert_eq!(items[0].reason(), None);
    assert_eq!(items[0].params().collect::<Vec<_>>(), [("min", &json!(1))]);
    assert_eq!(items[1].params().count(), 1);
    assert_eq!(items[2].pointer(), Some("#/a"));
    assert!(serde_json::from_str::<FieldErrors>(r#"["a"]"#).is_err());
    assert!(serde_json::from_str::<FieldErrors>(r#"{"a":1}"#).is_err());
}

#[test]
fn names_follow_serde() {
    use FieldNames::{
        AsWritten, Camel, Kebab, Lower, Pascal, ScreamingKebab, ScreamingSnake, Snake, Upper,
    };

    for (names, name) in [
        (AsWritten, "postal_code"),
        (Lower, "postal_code"),
        (Snake, "postal_code"),
        (Upper, "POSTAL_CODE"),
        (ScreamingSnake, "POSTAL_CODE"),
        (Pascal, "PostalCode"),
        (Camel, "postalCode"),
        (Kebab, "postal-code"),
        (ScreamingKebab, "POSTAL-CODE"),
    ] {
        assert_eq!(names.of("postal_code"), name, "{names:?}");
    }
    assert_eq!(Camel.of("r#type"), "type");
    assert_eq!(Camel.of("a key"), "a key");
    assert_eq!(Pascal.of("0_1"), "0_1");
}

/// Where an error is, and what it says.
fn item() -> impl Strategy<Value = (u8, String, String, String, Vec<(String, Value)>)> {
    let value = prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop::collection::vec(any::<u8>(), 0..3).prop_map(Value::from),
    ];
    let name = prop_oneof![
        3 => any::<String>(),
        1 => Just("pointer".to_owned()),
        1 => Just("detail".to_owned()),
    ];
    (
        0_u8..3,
        prop_oneof![any::<String>(), "(/[a-z~/%0-9]{0,4}){0,4}"],
        any::<String>(),
        any::<String>(),
        prop::collection::vec((name, value), 0..4),
    )
}

proptest! {
    #[test]
    fn whatever_is_added_is_sent_as_json_in_its_order_and_read_again(
        items in prop::collection::vec(item(), 0..5)
    ) {
        let mut errors = FieldErrors::new();
        for (kind, place, reason, detail, params) in items.clone() {
            let error = match kind {
                0 => errors.add(place, reason, detail),
                1 => errors.add_parameter(place, reason, detail),
                _ => errors.add_header(place, reason, detail),
            };
            for (name, value) in params {
                error.param(name, value);
            }
        }
        let sent = serde_json::to_string(&errors).unwrap();
        let value: Value = serde_json::from_str(&sent).unwrap();
        prop_assert_eq!(value.as_array().map(Vec::len), Some(items.len()));
        for (object, (kind, place, reason, detail, params)) in
            value.as_array().unwrap().iter().zip(&items)
        {
            let object = object.as_object().unwrap();
            let key = ["pointer", "parameter", "header"][usize::from(*kind)];
            let at = object[key].as_str().unwrap();
            if *kind == 0 {
                prop_assert!(at.starts_with('#') && at.is_ascii(), "{}", at);
                let is_plain = !at.bytes().any(|byte| byte <= b' ' || b"\"<>\\^`{|}".contains(&byte));
                prop_assert!(is_plain);
            } else {
                prop_assert_eq!(at, place);
            }
            prop_assert_eq!(&object["reason"], reason);
            prop_assert_eq!(&object["detail"], detail);
            let reserved = ["pointer", "parameter", "header", "reason", "detail"];
            let names: BTreeSet<&str> = (params.iter().map(|(name, _)| &**name))
                .filter(|name| !reserved.contains(name))
                .collect();
            prop_assert_eq!(object.len(), 3 + names.len());
        }
        let read: FieldErrors = serde_json::from_str(&sent).unwrap();
        prop_assert_eq!(&read, &errors);
        prop_assert_eq!(serde_json::to_string(&read).unwrap(), sent);
        // An object without order is read as the same errors.
        prop_assert_eq!(&serde_json::from_value::<FieldErrors>(value).unwrap(), &errors);
    }

    #[test]
    fn a_pointer_that_is_one_name_comes_back_as_that_name(name in any::<String>()) {
        prop_assume!(!name.is_empty() && !name.starts_with('/'));
        let sent = pointer_of(&name);
        let mut bytes = Vec::new();
        let mut rest = sent.strip_prefix("#/").unwrap().bytes();
        while let Some(byte) = rest.next() {
            bytes.push(match byte {
                b'%' => {
                    let digits = [rest.next().unwrap(), rest.next().unwrap()];
                    u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
                }
                byte => byte,
            });
        }
        let escaped = String::from_utf8(bytes).unwrap();
        prop_assert!(!escaped.contains('/'));
        prop_assert_eq!(escaped.replace("~1", "/").replace("~0", "~"), name);
    }
}
