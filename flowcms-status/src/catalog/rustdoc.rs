//! The table in the rustdoc of a catalogue.

/// The table in the rustdoc of a catalogue of the default table. Only rustdoc expands it.
#[doc(hidden)]
#[macro_export]
macro_rules! __catalog_rows {
    ($table:literal; $($code:tt $reason:tt $place:tt $title:tt $context:tt)*) => {
        ::core::concat!(
            "\n| reason | code | title | context |\n|---|---|---|---|\n",
            $(
                "| ", $crate::__catalog_reason!($code $reason $place),
                " | [", $code, "](type@", $table, "#", $code, ") | ",
                $crate::__catalog_cell!($code $title), " | ",
                $crate::__catalog_cell!($code $context), " |\n",
            )*
        )
    };
}

/// What knows no texts: that of a table whose macro is not there, such as an alias of one.
#[doc(hidden)]
#[macro_export]
macro_rules! __catalog_no_row {
    ($($row:tt)*) => {
        ""
    };
}

/// A reason, linked to the variant that goes with it; `_` stands for none.
#[doc(hidden)]
#[macro_export]
macro_rules! __catalog_reason {
    ($code:tt $reason:literal _) => {
        ::core::concat!("`", $reason, "`")
    };
    ($code:tt $reason:literal Self) => {
        ::core::concat!("[`", $reason, "`](Self)")
    };
    ($code:tt $reason:literal $variant:ident) => {
        ::core::concat!("[`", $reason, "`](Self::", ::core::stringify!($variant), ")")
    };
    ($code:tt $column:ident $place:tt) => {
        $crate::__private::row!($code $column)
    };
}

/// A text, or what a column of the default table says.
#[doc(hidden)]
#[macro_export]
macro_rules! __catalog_cell {
    ($code:tt $text:literal) => {
        $text
    };
    ($code:tt $column:ident) => {
        $crate::__private::row!($code $column)
    };
}
