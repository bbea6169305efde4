//! The keywords that look at a value itself: its type, its bounds.

use serde_json::{Map, Value};

use super::Place;

pub(super) fn of_any(
    value: &Value,
    keys: &Map<String, Value>,
    at: &Place,
    faults: &mut Vec<String>,
) {
    let types: Vec<&str> = match keys.get("type") {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(types)) => types.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    if !types.is_empty() && !types.iter().any(|name| is_of_type(value, name)) {
        faults.push(at.fault(&format!("{value} is no {}", types.join(" or "))));
    }
    if let Some(constant) = keys
        .get("const")
        .filter(|constant| !is_equal(constant, value))
    {
        faults.push(at.fault(&format!("{value} is not {constant}")));
    }
    if let Some(Value::Array(values)) = keys.get("enum") {
        if !values.iter().any(|one| is_equal(one, value)) {
            let one_of = Value::from(values.clone());
            faults.push(at.fault(&format!("{value} is none of {one_of}")));
        }
    }
}

fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "number" => value.is_number(),
        "integer" => {
            value.is_i64()
                || value.is_u64()
                || value.as_f64().is_some_and(|number| number.fract() == 0.0)
        }
        _ => true,
    }
}

/// `1` and `1.0` are the same number.
fn is_equal(one: &Value, other: &Value) -> bool {
    one == other || (one.is_number() && other.is_number() && one.as_f64() == other.as_f64())
}

pub(super) fn of_number(
    number: Option<f64>,
    value: &Value,
    keys: &Map<String, Value>,
    at: &Place,
    faults: &mut Vec<String>,
) {
    type Allows = fn(f64, f64) -> bool;
    let bounds: [(&str, Allows, &str); 4] = [
        ("minimum", |number, bound| number >= bound, "below"),
        (
            "exclusiveMinimum",
            |number, bound| number > bound,
            "not above",
        ),
        ("maximum", |number, bound| number <= bound, "above"),
        (
            "exclusiveMaximum",
            |number, bound| number < bound,
            "not below",
        ),
    ];
    for (keyword, allows, how) in bounds {
        let (Some(number), Some(bound)) = (number, keys.get(keyword).and_then(Value::as_f64))
        else {
            continue;
        };
        if !allows(number, bound) {
            faults.push(at.fault(&format!("{value} is {how} {}", keys[keyword])));
        }
    }
}

pub(super) fn of_length(
    what: &str,
    length: usize,
    [min, max]: [&str; 2],
    keys: &Map<String, Value>,
    at: &Place,
    faults: &mut Vec<String>,
) {
    let bound = |keyword| {
        keys.get(keyword)
            .and_then(Value::as_u64)
            .and_then(|bound| usize::try_from(bound).ok())
    };
    if bound(min).is_some_and(|bound| length < bound) {
        faults.push(at.fault(&format!("{length} {what} are fewer than {}", keys[min])));
    }
    if bound(max).is_some_and(|bound| length > bound) {
        faults.push(at.fault(&format!("{length} {what} are more than {}", keys[max])));
    }
}
