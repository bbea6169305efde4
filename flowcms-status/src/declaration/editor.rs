//! What an expansion names for editors alone.

/// The keys of `#[flow(…)]`, as an editor shows them.
pub mod keys {
    flowcms_status_macros::editor_items! {}
}

/// What stands in it, which an editor finds only if it expands it.
#[doc(hidden)]
#[macro_export]
macro_rules! __just {
    ($($tokens:tt)*) => { $($tokens)* };
}
