//! How a client type is written.

use std::fmt::{Debug, Formatter, Result};

/// The names of a variant. Those of its fields are missing where it is a tuple.
#[doc(hidden)]
#[derive(Debug)]
pub struct Shape {
    pub variant: &'static str,
    pub reason: &'static str,
    pub fields: &'static [&'static str],
}

impl Shape {
    /// `Debug` by the variant's name, `Display` by its reason.
    ///
    /// # Errors
    ///
    /// The formatter's.
    pub fn fmt(&self, by_reason: bool, f: &mut Formatter<'_>, fields: &[&dyn Debug]) -> Result {
        let name = if by_reason { self.reason } else { self.variant };
        if self.fields.is_empty() {
            let mut tuple = f.debug_tuple(name);
            for field in fields {
                tuple.field(field);
            }
            return tuple.finish();
        }
        let mut named = f.debug_struct(name);
        for (name, field) in self.fields.iter().zip(fields) {
            named.field(name, field);
        }
        named.finish()
    }
}
