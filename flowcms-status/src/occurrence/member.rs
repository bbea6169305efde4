//! Values of extension members (RFC 9457, section 3.2).

use std::io;
#[cfg(feature = "json")]
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A value that can be an extension member of a problem document (RFC 9457, section 3.2): with the
/// feature `json`, whatever implements `serde::Serialize`. A value that serializes as `null` (an
/// `Option` that is `None`) is left out.
///
/// ```
/// # #[cfg(feature = "json")] {
/// use flowcms_status::Member;
///
/// fn json(member: &dyn Member) -> Option<String> {
///     member.to_json()
/// }
/// assert_eq!(json(&["a", "b"]).as_deref(), Some(r#"["a","b"]"#));
/// assert_eq!(json(&None::<u8>), None);
/// # }
/// ```
#[cfg_attr(
    not(feature = "json"),
    diagnostic::on_unimplemented(
        message = "extension members need the feature `json` of `flowcms-status`",
        label = "`{Self}` cannot be an extension member without it",
        note = "turn it on in Cargo.toml: `flowcms-status = {{ features = [\"json\"] }}` (it is a default feature)"
    )
)]
#[cfg_attr(
    feature = "json",
    diagnostic::on_unimplemented(
        message = "`{Self}` cannot be an extension member",
        label = "`Serialize` is not implemented for `{Self}`"
    )
)]
pub trait Member {
    /// Writes the value as JSON (RFC 8259).
    ///
    /// # Errors
    ///
    /// The value's `Serialize` failed. What was written until then is the caller's to cut off.
    fn write_json(&self, to: &mut dyn io::Write) -> io::Result<()>;

    /// The value as JSON, `None` if it is `null`, or its `Serialize` failed or left no JSON.
    fn to_json(&self) -> Option<String> {
        let mut json = Vec::new();
        self.write_json(&mut json).ok()?;
        if !is_json(&json) {
            return None;
        }
        String::from_utf8(json).ok().filter(|json| json != "null")
    }
}

/// Whether what a [`Member`] wrote is one JSON value: a `Serialize` that goes on after a part of it
/// has failed leaves half a value behind, and says that all went well.
#[cfg(feature = "json")]
pub(crate) fn is_json(written: &[u8]) -> bool {
    std::str::from_utf8(written)
        .is_ok_and(|json| serde_json::from_str::<serde::de::IgnoredAny>(json).is_ok())
}

/// Without the feature nothing is a member but what implements [`Member`] by hand.
#[cfg(not(feature = "json"))]
pub(crate) fn is_json(written: &[u8]) -> bool {
    std::str::from_utf8(written).is_ok()
}

#[cfg(feature = "json")]
#[diagnostic::do_not_recommend]
impl<T: serde::Serialize + ?Sized> Member for T {
    fn write_json(&self, to: &mut dyn io::Write) -> io::Result<()> {
        // `collect_str` of serde_json panics where a `Display` returns an error. What was written
        // until then is cut off like that of any other failure.
        catch_unwind(AssertUnwindSafe(|| serde_json::to_writer(to, self)))
            .map_err(|_| io::Error::other("the value's `Serialize` panicked"))?
            .map_err(io::Error::from)
    }
}
