//! Whether a sample is read back by its client type, and as what was sent.

use std::any::type_name;
use std::fmt::{Debug, Display};

use http::HeaderValue;
use serde_json::Value;

use crate::client::{ApiError, Decode, ProblemDocument, read};
use crate::occurrence::error::FlowError;
use crate::occurrence::header_field::HeaderField;
use crate::occurrence::member::Member;

/// A client type that says what it has read.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared with what was sent",
    label = "no `#[flow(client = …)]` made it",
    note = "`read_by` takes the type that `#[flow(client = Problem)]` on the error type makes"
)]
pub trait ReadBack {
    fn __compare(&self, sent: &mut Sent<'_>);
}

impl<T: ReadBack> ReadBack for Box<T> {
    fn __compare(&self, sent: &mut Sent<'_>) {
        T::__compare(self, sent);
    }
}

/// What was sent, and what of it was read as something else.
#[doc(hidden)]
pub struct Sent<'d> {
    document: &'d ProblemDocument,
    faults: Vec<String>,
}

impl Sent<'_> {
    /// A member that is `null` is a missing one.
    pub fn member(&mut self, name: &str, read: &dyn Member) {
        let sent = self.document.member(name).filter(|sent| !sent.is_null());
        // By its text: as a `Value` an `f32` would have other digits.
        let read: Option<Value> =
            (read.to_json()).and_then(|json| serde_json::from_str(&json).ok());
        self.compare(&format!("the member `{name}`"), sent, read.as_ref());
    }

    pub fn header(&mut self, name: &str, read: &dyn HeaderField) {
        let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
        let lines: Vec<String> = (self.document.headers().get_all(name).iter())
            .map(text)
            .collect();
        // Lines of one name are one list (RFC 9110, section 5.3).
        let sent = (!lines.is_empty()).then(|| lines.join(", "));
        let read = read.header_value().ok().flatten();
        let read = read.as_ref().map(text);
        self.compare(
            &format!("the header `{name}`"),
            sent.as_ref(),
            read.as_ref(),
        );
    }

    fn compare<T: PartialEq + Display>(&mut self, what: &str, sent: Option<&T>, read: Option<&T>) {
        let shown = |value: Option<&T>| value.map_or("nothing".to_owned(), |it| format!("`{it}`"));
        if sent != read {
            let (sent, read) = (shown(sent), shown(read));
            self.faults
                .push(format!("{what} was sent as {sent} and read as {read}"));
        }
    }
}

/// What is wrong with what is read of the response to an error.
pub(super) type ToReadBack = fn(&dyn FlowError) -> Option<String>;

pub(super) fn read_back<E: Decode + ReadBack + Debug>(error: &dyn FlowError) -> Option<String> {
    let client = type_name::<E>().rsplit("::").next().unwrap_or_default();
    let response = error.to_response();
    match read::<E>(response.status(), response.headers(), response.body()) {
        ApiError::Known(read, document) => {
            let mut sent = Sent {
                document: &document,
                faults: Vec::new(),
            };
            read.__compare(&mut sent);
            let faults = sent.faults.join(", ");
            (!faults.is_empty()).then(|| format!("`{client}` reads `{read:?}` of it: {faults}"))
        }
        _ => Some(format!(
            "`{client}` does not read it: the `Deserialize` of each member must read what its \
             `Serialize` wrote, and the reason must be one of that type"
        )),
    }
}
