//! Every key of `#[flow(…)]` once: its name, what it is for, and its grammar in each place. A key is
//! added here; then rustc leads to the checks that must know what it means there.

use syn::{Ident, LitInt, LitStr, Path};

use crate::declaration::attr::{Keys, Slot, Value};
use crate::declaration::list::{Adapters, Codes, Downcast, FieldErrors};
use crate::declaration::value::{
    Bound, Detail, Flag, Function, GrpcCode, LogLevel, MemberName, Module, Named, NewName,
    RenameAll, Retired, Retry, TypeBase,
};

/// What was written in one place: a field for each key that can stand there.
macro_rules! place {
    ($attrs:ident $place:literal [$($found:tt)*] $name:literal $field:ident - $($rest:tt)*) => {
        place! { $attrs $place [$($found)*] $($rest)* }
    };
    ($attrs:ident $place:literal [$($found:tt)*] $name:literal $field:ident $value:ident $($rest:tt)*) => {
        place! { $attrs $place [$($found)* $name $field $value,] $($rest)* }
    };
    ($attrs:ident $place:literal [$($name:literal $field:ident $value:ident,)*]) => {
        #[doc = concat!("What was written on ", $place, ".")]
        #[derive(Default)]
        pub(crate) struct $attrs {
            $(pub(crate) $field: <$value as Value>::Slot,)*
        }

        impl Keys for $attrs {
            const PLACE: &'static str = $place;

            fn keys() -> Vec<&'static str> {
                vec![$($name),*]
            }

            fn slot(&mut self, key: &str) -> Option<&mut dyn Slot> {
                match key {
                    $($name => Some(&mut self.$field),)*
                    _ => None,
                }
            }
        }
    };
}

macro_rules! keys {
    ($(
        $(#[doc = $meaning:literal])+
        $name:literal $field:ident
            $type:tt $variant:tt $on_field:tt $map:tt $row:tt $table:tt $table_row:tt;
    )*) => {
        place! { TypeAttrs "the type" [] $($name $field $type)* }
        place! { VariantAttrs "a variant" [] $($name $field $variant)* }
        place! { FieldAttrs "a field" [] $($name $field $on_field)* }
        place! { MapAttrs "a map" [] $($name $field $map)* }
        place! { RowAttrs "a row of a map" [] $($name $field $row)* }
        place! { TableAttrs "a table" [] $($name $field $table)* }
        place! { TableRowAttrs "a row of a table" [] $($name $field $table_row)* }

        /// Every key with what it is for.
        pub(crate) const MEANINGS: &[(&str, &str)] = &[$(($name, concat!($($meaning),+))),*];
    };
}

keys! {
    // name               type      variant   field       map       row       table     row of a table

    /// The status table that has the codes.
    "table" table         Path      -         -           -         -         -         -;

    /// What stands before the reason in the URI of a problem type.
    "type_base" type_base TypeBase  -         -           TypeBase  -         TypeBase  -;

    /// How reasons are made of the names of variants, in serde's words.
    "rename_all" rename_all RenameAll -       -           -         -         -         -;

    /// What stands before each reason that is made of a name.
    "reason_prefix" reason_prefix LitStr -    -           -         -         -         -;

    /// The status code, one of the table.
    "code" code           LitInt    LitInt    -           -         -         -         -;

    /// What the caller should know and do.
    "context" context     -         LitStr    -           -         -         -         -;

    /// The short summary of the problem type.
    "title" title         -         LitStr    -           -         LitStr    -         -;

    /// The stable, machine-readable name of the problem type.
    "reason" reason       -         LitStr    -           -         LitStr    -         LitStr;

    /// The whole URI of the problem type, where it is registered elsewhere.
    "type_uri" type_uri   -         LitStr    -           -         LitStr    -         -;

    /// The public text of an occurrence: a text that may name fields, `none`, `display`, or a function.
    "detail" detail       Detail    Detail    -           -         Detail    -         -;

    /// A header of the response.
    "header" header       Named     Named     LitStr      Named     Named     -         Named;

    /// An extension member of the problem document.
    "member" member       Named     Named     MemberName  Named     Named     -         -;

    /// The errors of the single fields of a request: the last member of the problem document.
    "errors" errors       -         -         FieldErrors -       Function  -         -;

    /// A status that is known at run time only; `code` is what it falls back to.
    "status" status       -         Function  Flag        -         Function  -         -;

    /// The codes that a run-time status may be.
    "codes" codes         -         Codes     -           -         Codes     -         -;

    /// Whether, and when, the request is worth sending again.
    "retry" retry         Retry     Retry     -           -         Retry     -         Retry;

    /// The level of the event that goes with a response.
    "log" log             LogLevel  LogLevel  -           -         LogLevel  -         -;

    /// The gRPC code.
    "grpc" grpc           GrpcCode  GrpcCode  -           -         GrpcCode  -         GrpcCode;

    /// The field is a `FlowError` that answers for itself.
    "transparent" transparent -     Flag      Flag        -         -         -         -;

    /// The map, declared by `status_table!`, that answers for the field.
    "map" map             -         Path      Path        -         -         -         -;

    /// Types that answer for themselves, if the boxed error is one of them.
    "downcast" downcast   -         Downcast  Downcast    -         -         -         -;

    /// The variant that declares the same problem type.
    "same_as" same_as     -         Ident     -           -         -         -         -;

    /// The function that writes the body instead of the problem document.
    "render" render       Function  -         -           Function  -         -         -;

    /// The frameworks whose traits are implemented.
    "adapters" adapters   Adapters  -         -           Adapters  -         Adapters  -;

    /// The caller's side of the errors: the name of the type that is made for it.
    "client" client       NewName   -         -           NewName   -         -         -;

    /// A reason that is not sent any more.
    "retired" retired     Retired   -         -           Retired   -         -         -;

    /// The where clause of the impls, instead of the one that is inferred.
    "bound" bound         Bound     -         -           -         -         -         -;

    /// Where `flowcms_status` is found.
    "crate" krate         Module    -         -           Module    -         Module    -;

    /// What the tables of the library say and no other: the name of a macro that knows the texts of the rows.
    "__rows" rows         -         -         -           -         -         Module    -;
}

/// A struct is its own variant, which no other can be like.
#[derive(Default)]
pub(crate) struct StructAttrs {
    pub(crate) of_type: TypeAttrs,
    pub(crate) of_variant: VariantAttrs,
}

impl Keys for StructAttrs {
    const PLACE: &'static str = "the struct";

    fn keys() -> Vec<&'static str> {
        let mut keys = TypeAttrs::keys();
        let of_variant = VariantAttrs::keys().into_iter();
        keys.extend(of_variant.filter(|key| *key != "same_as" && !TypeAttrs::keys().contains(key)));
        keys
    }

    fn slot(&mut self, key: &str) -> Option<&mut dyn Slot> {
        match self.of_variant.slot(key) {
            Some(_) if key == "same_as" => None,
            Some(slot) => Some(slot),
            None => self.of_type.slot(key),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(key: &str) -> String {
        let places = [
            (TypeAttrs::PLACE, TypeAttrs::keys()),
            (VariantAttrs::PLACE, VariantAttrs::keys()),
            (FieldAttrs::PLACE, FieldAttrs::keys()),
            (MapAttrs::PLACE, MapAttrs::keys()),
            (RowAttrs::PLACE, RowAttrs::keys()),
            (TableAttrs::PLACE, TableAttrs::keys()),
            (TableRowAttrs::PLACE, TableRowAttrs::keys()),
        ];
        let places = places.iter().filter(|(_, keys)| keys.contains(&key));
        let names = places.map(|(place, _)| place.split_once(' ').unwrap().1);
        names.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn the_guide_has_a_row_for_every_key_that_says_where_it_belongs() {
        let page = include_str!("../../flowcms-status/docs/keys.md");
        let rows = page.lines().filter(|line| line.starts_with("| `"));
        let told: Vec<String> = rows
            .map(|row| row.split(" | ").take(2).collect::<Vec<_>>().join(" | "))
            .collect();
        let keys = MEANINGS.iter().map(|(key, _)| *key);
        let expected: Vec<String> = keys
            .filter(|key| !key.starts_with("__"))
            .map(|key| format!("| `{key}` | {}", places(key)))
            .collect();
        assert_eq!(told, expected);
    }
}
