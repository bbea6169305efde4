//! Keys and their values.

use crate::lsp::{Editor, editor};
use crate::{at, instead};

#[test]
fn a_key_says_what_it_means() {
    let Some(mut editor) = editor() else { return };
    for (place, grammar) in [
        // of a type, of a struct
        ("type_$0base = \"https://par", "`type_base = "),
        ("#[flow(co$0de = 502)]", "`code = 404`"),
        // of a variant
        ("#[flow(co$0de = 404, context", "`code = 404`"),
        ("code = 404, con$0text = \"List", "`context = "),
        ("#[flow(m$0ap = Storage)]", "`map = "),
        // of a field
        ("#[flow(mem$0ber)]", "`member"),
        // of a table's row, of a map, of a map's row
        ("#[flow(re$0try = never)]", "`retry = "),
        ("#[flow(ad$0apters())]", "`adapters("),
        ("#[flow(rea$0son = \"no_row\")]", "`reason = "),
    ] {
        let shown = editor.hover(&at(place));
        assert!(shown.contains(grammar), "{place}: {shown}");
        let others = shown.matches("```rust").count();
        assert_eq!(others, 2, "{place} names one thing in one place: {shown}");
    }
}

#[test]
fn an_attribute_offers_the_keys_of_its_place() {
    let Some(mut editor) = editor() else { return };
    let of_type = (&["table", "type_base", "render"][..], &["transparent"][..]);
    let of_struct = (&["table", "code", "context"][..], &["same_as"][..]);
    let of_variant = (&["code", "context", "map", "same_as"][..], &["table"][..]);
    let of_field = (&["member", "header", "transparent"][..], &["code"][..]);
    let of_row = (&["header", "retry"][..], &["map", "code"][..]);
    let of_map = (&["type_base", "adapters"][..], &["table", "code"][..]);
    let of_map_row = (&["reason", "title"][..], &["code", "map"][..]);
    for (of, text, (keys, others)) in [
        ("(table = Parcels, type", "($0, type", of_type),
        (
            "(table = Parcels, type",
            "(table = Parcels, $0, type",
            of_type,
        ),
        ("errors#\")]", "errors#\", $0)]", of_type),
        ("#[flow(code = 502)]", "#[flow($0)]", of_struct),
        (
            "#[flow(code = 502)]",
            "#[flow(code = 502, con$0)]",
            of_struct,
        ),
        ("(code = 404, context", "($0code = 404, context", of_variant),
        ("(code = 404, context", "($0 = 404, context", of_variant),
        (
            "(code = 404, context",
            "(code = 404, $0, context",
            of_variant,
        ),
        ("(code = 410, log", "(code = 410, $0 log", of_variant),
        ("find the number.\")", "find the number.\", $0)", of_variant),
        (
            "find the number.\")",
            "find the number.\",\n        ti$0\n    )",
            of_variant,
        ),
        ("#[flow(map = Storage)]", "#[flow($0)]", of_variant),
        ("(member)", "($0)", of_field),
        ("(member)", "(mem$0)", of_field),
        ("(member)", "(member, $0)", of_field),
        ("(retry = never)", "($0)", of_row),
        ("(retry = never)", "(retry = never, $0)", of_row),
        ("(adapters())", "($0)", of_map),
        ("(adapters())", "(adapters(), ty$0)", of_map),
        ("(reason = \"no_row\")", "($0)", of_map_row),
        (
            "(reason = \"no_row\")",
            "(reason = \"no_row\", $0)",
            of_map_row,
        ),
        // where nothing else stands yet
        ("        _ => 500,\n", "        #[flow($0)]\n", of_map_row),
        (
            "410 \"Gone\" \"The parcel was delivered.\",",
            "#[flow($0)]",
            of_row,
        ),
    ] {
        let offered = editor.completion(&instead(of, text));
        let labels: Vec<&str> = offered.iter().map(|item| &*item.label).collect();
        for key in keys {
            let item = offered.iter().find(|item| item.label == *key);
            let docs = item.map_or("", |item| &item.docs);
            assert!(
                docs.starts_with(&format!("`{key}")),
                "{text}: {key} in {labels:?}: {docs}"
            );
        }
        for other in others {
            assert!(!labels.contains(other), "{text}: {other} in {labels:?}");
        }
        assert!(
            !labels
                .iter()
                .any(|label| label.starts_with("__") || *label == "self"),
            "{labels:?}"
        );
    }
}

#[test]
fn a_value_offers_what_fits_there() {
    let Some(mut editor) = editor() else { return };
    let levels = &["off", "trace", "debug", "info", "warn", "error"][..];
    let retries = &["never", "backoff", "after"][..];
    let codes = &["AlreadyExists", "NotFound", "Unauthenticated"][..];
    for (of, text, words) in [
        ("log = warn", "log = $0", levels),
        ("log = warn", "log = w$0", levels),
        ("retry = backoff", "retry = $0", retries),
        ("retry = never", "retry = b$0", retries),
        ("grpc = NotFound", "grpc = $0", codes),
        ("grpc = NotFound", "grpc = Alr$0", codes),
        ("map = Storage", "map = $0", &["Storage"]),
        ("map = Storage", "map = Sto$0", &["Storage"]),
        ("(table = Parcels", "(table = $0", &["Parcels"]),
        ("(table = Parcels", "(table = tables::$0", &["Parcels"]),
        ("(code = 502)", "(code = 502, table = $0)", &["Parcels"]),
        (
            "(code = 410, log",
            "(same_as = $0, log",
            &["Unknown", "Storage"],
        ),
    ] {
        let offered = editor.completion(&instead(of, text));
        let labels: Vec<&str> = offered.iter().map(|item| &*item.label).collect();
        for word in words {
            assert!(labels.contains(word), "{text}: {word} in {labels:?}");
        }
    }
}

#[test]
fn a_value_leads_to_what_it_names() {
    let Some(mut editor) = editor() else { return };
    for (place, line) in [
        ("(table = Par$0cels, type", "        pub enum Parcels {"),
        (
            "map = Sto$0rage",
            "    pub struct Storage(std::io::Error) in Parcels {",
        ),
        (
            "detail = deli$0vered",
            "fn delivered(_: &ParcelError) -> &'static str {",
        ),
    ] {
        let lines = lines(&mut editor, place);
        assert_eq!(lines, [line], "{place}");
        // In front of what else stands in the expansion there.
        let shown = editor.hover(&at(place));
        let first = shown.split("---").next().unwrap_or_default();
        let item = line.split(['(', '{']).next().unwrap_or_default().trim();
        assert!(first.contains(item), "{place}: {shown}");
    }
    let shown = editor.hover(&at("grpc = Not$0Found"));
    assert!(
        shown.contains("GrpcCode") && shown.contains("NotFound"),
        "{shown}"
    );
}

fn lines(editor: &mut Editor, place: &str) -> Vec<String> {
    let found = editor.definition(&at(place));
    found.into_iter().map(|target| target.line).collect()
}
