//! The places where keys stand, and the keys that each of them knows.

use syn::Ident;

use crate::names::nearest;

const TYPE_KEYS: &[&str] = &[
    "table",
    "type_base",
    "header",
    "member",
    "render",
    "adapters",
    "retired",
    "crate",
];
const VARIANT_KEYS: &[&str] = &[
    "code",
    "context",
    "title",
    "reason",
    "detail",
    "header",
    "member",
    "status",
    "codes",
    "retry",
    "log",
    "grpc",
    "transparent",
    "map",
    "downcast",
];
/// A struct is its only variant.
const ENUM_VARIANT_KEYS: &[&str] = &["same_as"];
const ROW_KEYS: &[&str] = &[
    "reason", "title", "detail", "header", "member", "status", "codes", "retry", "log", "grpc",
];
const FIELD_KEYS: &[&str] = &[
    "member",
    "header",
    "transparent",
    "map",
    "downcast",
    "status",
];

/// What the default table says and no other: the name of a macro that knows the rows' texts. It is
/// in no list, so that no message names it.
const INTERNAL_KEY: &str = "rows";

/// A place where keys stand, the keys it knows, and how it is called in messages.
pub(super) struct Place {
    name: &'static str,
    keys: &'static [&'static [&'static str]],
}

pub(super) const ENUM: Place = Place {
    name: "the type",
    keys: &[TYPE_KEYS],
};
pub(super) const STRUCT: Place = Place {
    name: "the struct",
    keys: &[TYPE_KEYS, VARIANT_KEYS],
};
pub(super) const VARIANT: Place = Place {
    name: "a variant",
    keys: &[VARIANT_KEYS, ENUM_VARIANT_KEYS],
};
pub(super) const FIELD: Place = Place {
    name: "a field",
    keys: &[FIELD_KEYS],
};
pub(super) const ROW: Place = Place {
    name: "a row of a map",
    keys: &[ROW_KEYS],
};
pub(super) const TABLE: Place = Place {
    name: "a table",
    keys: &[&["crate", "adapters"]],
};
pub(super) const MAP: Place = Place {
    name: "a map",
    keys: &[&[
        "type_base",
        "header",
        "member",
        "render",
        "adapters",
        "retired",
        "crate",
    ]],
};

impl Place {
    pub(super) fn knows(&self, key: &str) -> bool {
        self.keys.iter().any(|keys| keys.contains(&key))
            || (self.name == TABLE.name && key == INTERNAL_KEY)
    }

    pub(super) fn unknown(&self, key: &Ident) -> syn::Error {
        let name = key.to_string();
        let place = self.name;
        let elsewhere = [&ENUM, &VARIANT, &FIELD]
            .into_iter()
            .find(|place| place.knows(&name))
            .filter(|_| ![TABLE.name, MAP.name, ROW.name].contains(&place));
        let message = if place == ROW.name && ["code", "context"].contains(&&*name) {
            format!("the `{name}` of a row stands behind its pattern: `pattern => 404 \"…\"`")
        } else if place == MAP.name && name == "table" {
            "the table of a map stands behind `in`: `struct Map(TheError) in Table`".to_owned()
        } else if let Some(elsewhere) = elsewhere {
            format!(
                "`{name}` does not belong on {place}, it belongs on {}",
                elsewhere.name
            )
        } else if let Some(near) = nearest(&name, self.keys.concat()) {
            format!("unknown key `{name}`, did you mean `{near}`?")
        } else {
            let known: Vec<String> = self
                .keys
                .concat()
                .iter()
                .map(|key| format!("`{key}`"))
                .collect();
            format!("unknown key `{name}`, {place} has {}", known.join(", "))
        };
        syn::Error::new(key.span(), message)
    }
}
