//! What a value is as a header: the forms of RFC 9110, and nothing that HTTP does not allow.

use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use flowcms_status::http::{HeaderValue, Method, Uri};
use flowcms_status::{HeaderField, InvalidHeaderField};
use proptest::prelude::*;

/// The first second of the year 10000, which has no IMF-fixdate.
const YEAR_10000: u64 = 253_402_300_800;

/// The value as text; `None` if nothing is sent.
fn sent(field: &(impl HeaderField + ?Sized)) -> Option<String> {
    field.header_value().unwrap().map(|value| {
        let text = std::str::from_utf8(value.as_bytes());
        text.unwrap().to_owned()
    })
}

/// What is sent, as text.
fn text(field: &(impl HeaderField + ?Sized)) -> String {
    sent(field).expect("a value")
}

/// Field content by RFC 9110, section 5.5: no control character but tabs, no white space outside.
fn is_field_value(value: &[u8]) -> bool {
    let is_space = |byte: Option<&u8>| matches!(byte, Some(b' ' | b'\t'));
    let is_allowed = |byte: &u8| matches!(byte, b'\t' | b' '..=b'~' | 0x80..=0xff);
    value.iter().all(is_allowed) && !is_space(value.first()) && !is_space(value.last())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_time_is_the_date_that_httpdate_writes(
        seconds in 0..YEAR_10000,
        nanos in 0_u32..1_000_000_000,
    ) {
        let time = UNIX_EPOCH + Duration::new(seconds, nanos);
        prop_assert_eq!(text(&time), httpdate::fmt_http_date(time));
    }

    #[test]
    fn a_time_reads_back_as_its_whole_second(seconds in 0..YEAR_10000) {
        let time = UNIX_EPOCH + Duration::from_secs(seconds);
        prop_assert_eq!(httpdate::parse_http_date(&text(&time)).unwrap(), time);
    }

    #[test]
    fn a_duration_is_the_least_number_of_seconds_that_is_long_enough(
        seconds in 0..u64::MAX - 1,
        nanos in 0_u32..1_000_000_000,
    ) {
        let duration = Duration::new(seconds, nanos);
        let sent = Duration::from_secs(text(&duration).parse().unwrap());
        prop_assert!(sent >= duration);
        prop_assert!(sent.saturating_sub(duration) < Duration::from_secs(1));
    }

    #[test]
    fn a_string_is_sent_trimmed_or_refused(string in any::<String>()) {
        let trimmed = string.trim_matches([' ', '\t']);
        let refused = trimmed.bytes().any(|byte| byte.is_ascii_control() && byte != b'\t');
        match string.header_value() {
            Err(InvalidHeaderField { .. }) => prop_assert!(refused, "{string:?}"),
            Ok(value) => {
                let value = value.unwrap();
                prop_assert!(!refused, "{string:?}");
                prop_assert_eq!(value.as_bytes(), trimmed.as_bytes());
                prop_assert!(is_field_value(value.as_bytes()));
            }
        }
    }

    #[test]
    fn a_control_character_makes_a_string_invalid_wherever_it_stands(
        before in "[ -~]{1,20}",
        control in prop::sample::select((0..32).chain([127]).filter(|byte| *byte != b'\t').collect::<Vec<u8>>()),
        after in "[ -~]{0,20}",
    ) {
        let string = format!("{before}{}{after}", char::from(control));
        prop_assert_eq!(string.header_value(), string[..].header_value());
        prop_assert!(string.header_value().is_err());
        prop_assert!([&string].header_value().is_err());
        prop_assert!(Some(&string).header_value().is_err());
    }

    #[test]
    fn a_list_reads_back_as_its_elements(list in prop::collection::vec("[!#-+.-~]{1,12}", 0..8)) {
        let sent = text(&list);
        let elements: Vec<&str> = sent.split(", ").filter(|it| !it.is_empty()).collect();
        prop_assert_eq!(elements, list);
    }

    /// RFC 9110, section 5.6.1: "a sender MUST NOT generate empty list elements".
    #[test]
    fn a_list_has_no_empty_element(list in prop::collection::vec("[ \t]{0,2}[a-z]{0,2}[ \t]{0,2}", 0..6)) {
        let sent = text(&list);
        let elements: Vec<&str> = sent.split(", ").filter(|_| !sent.is_empty()).collect();
        let filled: Vec<&str> = (list.iter())
            .map(|it| it.trim_matches([' ', '\t']))
            .filter(|it| !it.is_empty())
            .collect();
        prop_assert_eq!(elements, filled);
    }

    #[test]
    fn an_integer_is_written_in_decimal(unsigned in any::<u128>(), signed in any::<i128>(), small in any::<i8>()) {
        prop_assert_eq!(text(&unsigned), unsigned.to_string());
        prop_assert_eq!(text(&signed), signed.to_string());
        prop_assert_eq!(text(&small), small.to_string());
    }

    #[test]
    fn some_value_is_sent_as_the_value(string in "[!-~]{0,20}", number in any::<u64>()) {
        prop_assert_eq!(sent(&Some(&string)), sent(&string));
        prop_assert_eq!(sent(&Some(Some(number))), sent(&number));
    }
}

#[test]
fn the_dates_of_rfc_9110_and_of_the_edges_are_right() {
    let at = |seconds| text(&(UNIX_EPOCH + Duration::from_secs(seconds)));
    assert_eq!(at(784_111_777), "Sun, 06 Nov 1994 08:49:37 GMT");
    assert_eq!(at(951_782_400), "Tue, 29 Feb 2000 00:00:00 GMT");
    assert_eq!(at(4_107_542_400), "Mon, 01 Mar 2100 00:00:00 GMT");
    assert_eq!(at(YEAR_10000 - 1), "Fri, 31 Dec 9999 23:59:59 GMT");
}

#[test]
fn a_time_before_1970_is_a_date_too_and_part_of_a_second_counts_back() {
    let before = |duration| text(&(UNIX_EPOCH - duration));
    let second = "Wed, 31 Dec 1969 23:59:59 GMT";
    assert_eq!(before(Duration::from_secs(1)), second);
    assert_eq!(before(Duration::from_nanos(1)), second);
    let year_0 = Duration::from_secs(62_167_219_199);
    assert_eq!(before(year_0), "Sat, 01 Jan 0000 00:00:01 GMT");
}

#[test]
fn a_time_outside_the_years_0_to_9999_is_invalid() {
    let after = UNIX_EPOCH + Duration::from_secs(YEAR_10000);
    let before = UNIX_EPOCH - Duration::from_secs(62_167_219_201);
    let far = UNIX_EPOCH + Duration::from_secs(u64::try_from(i64::MAX).unwrap());
    for time in [after, before, far] {
        assert!(time.header_value().is_err(), "{time:?}");
    }
}

#[test]
fn the_longest_duration_stays_in_range() {
    assert_eq!(text(&Duration::MAX), u64::MAX.to_string());
    assert_eq!(text(&Duration::ZERO), "0");
    assert_eq!(text(&Duration::from_nanos(1)), "1");
    assert_eq!(text(&Duration::from_secs(1)), "1");
}

#[test]
fn none_sends_nothing() {
    assert_eq!(sent(&None::<String>), None);
    assert_eq!(sent(&None::<SystemTime>), None);
    assert_eq!(sent(&Some(None::<u8>)), None);
    assert_eq!(sent(&None::<Vec<Method>>), None);
}

#[test]
fn methods_and_strings_are_joined_in_every_kind_of_list() {
    let methods = [Method::GET, Method::HEAD];
    assert_eq!(text(&methods), "GET, HEAD");
    assert_eq!(text(&methods[..]), "GET, HEAD");
    assert_eq!(text(&methods.to_vec()), "GET, HEAD");
    assert_eq!(text(&Some(methods.to_vec())), "GET, HEAD");
    assert_eq!(text(&vec!["en".to_owned(), "de".to_owned()]), "en, de");
    assert_eq!(text(&[Cow::Borrowed("en")]), "en");
    assert_eq!(text(&[Arc::<str>::from("en"), Arc::from("de")]), "en, de");
}

/// RFC 9110, section 10.2.1: an empty `Allow` says that no method is allowed.
#[test]
fn an_empty_list_is_sent_as_an_empty_value() {
    assert_eq!(text(&Vec::<Method>::new()), "");
}

#[test]
fn every_kind_of_string_is_sent_alike() {
    let kinds: [&dyn Fn() -> String; 6] = [
        &|| text(" a b\t"),
        &|| text(&" a b\t".to_owned()),
        &|| text(&Box::<str>::from(" a b\t")),
        &|| text(&Rc::<str>::from(" a b\t")),
        &|| text(&Arc::<str>::from(" a b\t")),
        &|| text(&Cow::Borrowed(" a b\t")),
    ];
    for kind in kinds {
        assert_eq!(kind(), "a b");
    }
}

#[test]
fn a_method_a_uri_and_a_header_value_are_sent_as_they_are() {
    assert_eq!(text(&Method::PATCH), "PATCH");
    let uri = Uri::from_static("https://example.com/a?b");
    assert_eq!(text(&uri), "https://example.com/a?b");
    let opaque = HeaderValue::from_bytes(b"\xff\t\x80").unwrap();
    assert_eq!(opaque.header_value(), Ok(Some(opaque.clone())));
}

#[test]
fn an_invalid_value_says_so_and_not_what_it_was() {
    let error = "secret\n!".header_value().unwrap_err();
    let said: &dyn fmt::Display = &error;
    assert_eq!(
        said.to_string(),
        "the value is not allowed in a header field"
    );
}
