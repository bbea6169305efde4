//! The built-in tables say what their documents say: `FlowCms` word for word, `Http` code by code.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::Path;

use flowcms_status::http::StatusCode;
use flowcms_status::{FlowCms, Http, Retry, Status, StatusTable};

#[test]
fn flowcms_is_the_document_row_by_row() {
    let mut table = String::new();
    for rows in FlowCms::ALL.chunk_by(|a, b| a.class() == b.class()) {
        let class = rows[0].class();
        let (digit, name, sentence) = (class.digit(), class.name(), class.context());
        write!(table, "{digit}xx\n\n{name}\n\n{sentence}\n\n").unwrap();
        writeln!(table, "Code Name FlowCMS Context").unwrap();
        for row in rows {
            let (code, name, context) = (row.code(), row.name(), row.context());
            writeln!(table, "{code} {name} {context}").unwrap();
        }
    }

    let document = flowcms_document();
    for (line, documented) in table.lines().zip(document.lines()) {
        assert_eq!(line, documented);
    }
    assert_eq!(table.trim_end(), document.trim_end());
}

/// The document has no mark between name and context; the registry tells where a name ends.
#[test]
fn flowcms_names_are_those_of_the_registry_except_for_422() {
    let registry = registry();
    for row in FlowCms::ALL {
        let registered = registry.iter().find(|entry| entry.code == row.code());
        let expected = match row.code() {
            422 => "Unprocessable Entity",
            code => registered.map_or_else(|| panic!("no {code}"), |entry| &entry.name),
        };
        assert_eq!(row.name(), expected);
    }
}

#[test]
fn http_has_every_assigned_code_of_the_registry_and_no_other() {
    let rows = Http::ALL.map(|row| (row.code(), row.name().to_owned()));
    let assigned: Vec<_> = registry()
        .into_iter()
        .map(|it| (it.code, it.name))
        .collect();
    assert_eq!(rows.as_slice(), assigned);
}

#[test]
fn every_http_context_ends_with_the_reference_of_the_registry() {
    for (row, registered) in Http::ALL.iter().zip(registry()) {
        let reference = format!(" ({}).", registered.reference);
        let context = row.context();
        let sentence = context.strip_suffix(&reference);
        assert!(
            sentence.is_some_and(|sentence| !sentence.is_empty()),
            "{row}: `{context}` should end with `{reference}`"
        );
    }
}

#[test]
fn no_two_http_contexts_say_the_same() {
    let mut said = HashSet::new();
    for row in Http::ALL {
        let (sentence, _reference) = row.context().rsplit_once(" (").unwrap();
        assert!(said.insert(sentence), "{row} repeats `{sentence}`");
    }
}

#[test]
fn the_classes_of_http_have_the_names_of_rfc_9110() {
    let mut classes: Vec<_> = Http::ALL.iter().map(|row| row.class()).collect();
    classes.dedup();
    assert_eq!(
        classes.iter().map(|class| class.name()).collect::<Vec<_>>(),
        [
            "Informational",
            "Successful",
            "Redirection",
            "Client Error",
            "Server Error"
        ]
    );
}

#[test]
fn a_row_stands_in_the_class_of_its_first_digit() {
    fn holds_for<T: StatusTable>() {
        for status in T::STATUSES {
            assert_eq!(u16::from(status.class().digit()), status.code() / 100);
        }
    }
    holds_for::<FlowCms>();
    holds_for::<Http>();
}

#[test]
fn rows_are_listed_and_compare_in_the_order_of_their_codes() {
    fn holds_for<T: StatusTable>(rows: &[T]) {
        let codes: Vec<u16> = rows.iter().map(|row| row.status().code()).collect();
        assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
        assert!(rows.is_sorted_by(|a, b| a < b), "{rows:?}");
        let statuses: Vec<u16> = T::STATUSES.iter().map(Status::code).collect();
        assert_eq!(codes, statuses);
    }
    holds_for(FlowCms::ALL);
    holds_for(Http::ALL);
}

#[test]
fn a_number_or_a_status_code_is_a_row_exactly_if_the_table_lists_it() {
    fn holds_for<T>(listed: &[u16])
    where
        T: StatusTable + TryFrom<u16> + TryFrom<StatusCode>,
        StatusCode: From<T>,
    {
        for number in 0..=u16::MAX {
            let row = T::from_code(number);
            let code = row.map(|row| row.status().code());
            assert_eq!(code, listed.contains(&number).then_some(number));
            assert_eq!(T::try_from(number).ok(), row, "from {number}");

            let Ok(status) = StatusCode::from_u16(number) else {
                continue;
            };
            assert_eq!(T::try_from(status).ok(), row, "from {status}");
            if let Some(row) = row {
                assert_eq!(StatusCode::from(row), status);
            }
        }
    }
    holds_for::<FlowCms>(&flowcms_codes());
    holds_for::<Http>(&registry().iter().map(|it| it.code).collect::<Vec<_>>());
}

#[test]
fn the_error_for_an_unknown_code_names_the_code_and_the_table() {
    assert_eq!(
        FlowCms::try_from(418_u16).unwrap_err().to_string(),
        "`418` is not a `FlowCms` status code"
    );
    assert_eq!(
        FlowCms::try_from(StatusCode::GONE).unwrap_err().to_string(),
        "`410` is not a `FlowCms` status code"
    );
    assert_eq!(
        Http::try_from(u16::MAX).unwrap_err().to_string(),
        "`65535` is not a `Http` status code"
    );
}

#[test]
fn a_row_is_displayed_as_its_code_and_name() {
    assert_eq!(FlowCms::NotFound.to_string(), "404 Not Found");
    assert_eq!(Http::ImUsed.to_string(), "226 IM Used");
}

#[test]
fn a_variant_is_its_name_in_camel_case_and_its_code_as_a_number() {
    fn holds_for<T: StatusTable>(rows: &[T], number: fn(T) -> u16) {
        for &row in rows {
            let status = row.status();
            assert_eq!(format!("{row:?}"), camel_case(status.name()));
            assert_eq!(number(row), status.code());
        }
    }
    holds_for(FlowCms::ALL, |row| row as u16);
    holds_for(Http::ALL, |row| row as u16);
}

#[test]
fn names_of_capitals_digits_and_hyphens_make_readable_variants() {
    assert_eq!(FlowCms::Ok.name(), "OK");
    assert_eq!(FlowCms::UnprocessableEntity.code(), 422);
    assert_eq!(Http::UnprocessableContent.code(), 422);
    assert_eq!(Http::NonAuthoritativeInformation.code(), 203);
    assert_eq!(Http::MultiStatus.code(), 207);
    assert_eq!(Http::ImUsed.code(), 226);
    assert_eq!(Http::UriTooLong.code(), 414);
    assert_eq!(Http::HttpVersionNotSupported.code(), 505);
    assert_eq!(Http::NotExtended.code(), 510);
}

#[test]
fn the_columns_of_a_row_are_known_to_the_compiler() {
    const COLUMNS: (u16, &str, &str, Retry) = (
        FlowCms::NoContent.code(),
        FlowCms::NoContent.name(),
        FlowCms::NoContent.context(),
        FlowCms::NoContent.retry(),
    );
    let context = "DELETE or PATCH successful. No response body is returned.";
    assert_eq!(COLUMNS, (204, "No Content", context, Retry::Never));
}

#[test]
fn a_request_is_worth_repeating_after_408_425_429_and_server_errors_that_may_pass() {
    for row in Http::ALL {
        assert_eq!(row.retry(), default_retry(row.code()), "{row}");
    }
}

#[test]
fn flowcms_says_in_x_ratelimit_reset_when_to_repeat_after_429() {
    for row in FlowCms::ALL {
        let expected = match row.code() {
            429 => Retry::After("X-RateLimit-Reset"),
            code => default_retry(code),
        };
        assert_eq!(row.retry(), expected, "{row}");
    }
}

#[test]
fn only_the_401_of_flowcms_has_a_constant_header_the_bearer_challenge() {
    for row in FlowCms::ALL {
        let expected: &[_] = match row.code() {
            401 => &[("www-authenticate".to_owned(), "Bearer".to_owned())],
            _ => &[],
        };
        assert_eq!(constant_headers(*row), expected, "{row}");
    }
}

#[test]
fn no_row_of_http_has_a_constant_header() {
    for row in Http::ALL {
        assert_eq!(constant_headers(*row), [], "{row}");
    }
}

/// Names in lower case, since HTTP does not tell their cases apart.
fn constant_headers<T: StatusTable>(row: T) -> Vec<(String, String)> {
    let headers = row.status().headers().iter();
    headers
        .map(|header| {
            let value = header.value().expect("a table's header is constant");
            (header.name().to_ascii_lowercase(), value.to_owned())
        })
        .collect()
}

fn default_retry(code: u16) -> Retry {
    match code {
        501 | 505..=508 | 510 | 511 => Retry::Never,
        408 | 425 | 429 | 500..=599 => Retry::Backoff,
        _ => Retry::Never,
    }
}

fn camel_case(name: &str) -> String {
    name.split([' ', '-'])
        .map(|word| word[..1].to_uppercase() + &word[1..].to_lowercase())
        .collect()
}

fn data(file: &str) -> String {
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data")).join(file);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn flowcms_document() -> String {
    data("flowcms-status-codes.txt")
}

/// The codes of the document: the numbers with which its rows begin.
fn flowcms_codes() -> Vec<u16> {
    let document = flowcms_document();
    let first_words = document.lines().filter_map(|line| line.split(' ').next());
    first_words.filter_map(|word| word.parse().ok()).collect()
}

/// An assigned code of the registry.
struct Registered {
    code: u16,
    name: String,
    /// Such as `RFC 9110, section 15.5.5`.
    reference: String,
}

/// The assigned codes of the registry, those of temporary registrations left out.
fn registry() -> Vec<Registered> {
    let csv = data("iana-http-status-codes.csv");
    let rows = csv.lines().skip(1).map(fields);
    rows.filter_map(|fields| {
        let [code, name, reference, _link] = fields.try_into().expect("four columns");
        let assigned = name != "Unassigned" && name != "(Unused)" && !name.contains("(TEMPORARY");
        assigned.then(|| Registered {
            code: code.parse().expect("a code"),
            name: name.trim_end_matches(" (OBSOLETED)").to_owned(),
            reference: first_reference(&reference),
        })
    })
    .collect()
}

/// The fields of a line of CSV, of which some stand in quotes since they hold commas.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for character in line.chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            _ => fields.last_mut().expect("one at least").push(character),
        }
    }
    fields
}

/// `RFC 9110, section 15.5.5` of `[RFC9110, Section 15.5.5]`.
fn first_reference(references: &str) -> String {
    let (first, _others) = references.split_once(']').expect("a reference in brackets");
    first
        .trim_start_matches('[')
        .replace("RFC", "RFC ")
        .replace("Section", "section")
}
