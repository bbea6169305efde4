//! From a problem document to a client type.

use std::sync::Arc;

use http::HeaderValue;
use serde::de::DeserializeOwned;

use super::document::ProblemDocument;
use super::header_field::FromHeaderField;
use crate::declaration::domain::domain_of;
use crate::declaration::problem_type::ProblemType;
use crate::declaration::table::Retry;

/// A client type: what `#[flow(client = Name)]` makes of an error type or a map, and
/// `Catalog::to_rust_client` writes.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the caller's side of an error",
    label = "no `#[flow(client = …)]` names it",
    note = "`#[flow(client = Problem)]` on an error type makes a type `Problem` that is"
)]
pub trait Decode: Sized {
    /// The problem that a document says, `None` if it is none of these.
    #[doc(hidden)]
    fn __decode(reading: Reading<'_>) -> Option<Self>;

    /// The declared class.
    #[doc(hidden)]
    fn __retry(&self) -> Retry;
}

/// An error that has a caller's side.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no client type",
    label = "add `#[flow(client = …)]` to `{Self}`",
    note = "the client type of an error holds those of the errors that answer for it"
)]
pub trait HasClient {
    /// The client type.
    type Client;
}

impl<T: HasClient + ?Sized> HasClient for &T {
    type Client = T::Client;
}

impl<T: HasClient + ?Sized> HasClient for Box<T> {
    type Client = Box<T::Client>;
}

impl<T: HasClient + ?Sized> HasClient for Arc<T> {
    type Client = Box<T::Client>;
}

impl<T: Decode> Decode for Box<T> {
    fn __decode(reading: Reading<'_>) -> Option<Self> {
        T::__decode(reading).map(Self::new)
    }

    fn __retry(&self) -> Retry {
        T::__retry(self)
    }
}

/// The client type of a map, whose rows have their reasons in any voice.
#[doc(hidden)]
pub trait DecodeRow: Sized {
    /// What the row with that reason says.
    fn __of_row(reason: &str, reading: Reading<'_>) -> Option<Self>;

    /// The reason of the row.
    fn __reason(&self) -> &'static str;
}

impl<T: DecodeRow> DecodeRow for Box<T> {
    fn __of_row(reason: &str, reading: Reading<'_>) -> Option<Self> {
        T::__of_row(reason, reading).map(Self::new)
    }

    fn __reason(&self) -> &'static str {
        T::__reason(self)
    }
}

/// The class of a row of a map, where its rows are these.
#[doc(hidden)]
pub fn retry_of_row(row: &impl DecodeRow, types: &'static [ProblemType]) -> Retry {
    let reason = row.__reason();
    let declared = types.iter().find(|declared| declared.reason() == reason);
    declared.map_or(Retry::Never, ProblemType::retry)
}

/// A value that can be read from a member.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a member",
    label = "`Deserialize` is not implemented for `{Self}`",
    note = "a `member` of a type with `client` is read back: derive `serde::Deserialize` for `{Self}`"
)]
pub trait FromMember: Sized {
    fn from_member(json: &str) -> Option<Self>;
}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> FromMember for T {
    fn from_member(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok()
    }
}

/// A problem document that is being read.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Reading<'r> {
    document: &'r ProblemDocument,
    /// The type that asks, and those that asked it.
    asking: Option<&'r Asking<'r>>,
}

struct Asking<'r> {
    /// The name of the type.
    name: &'static str,
    asking: Option<&'r Self>,
}

impl<'r> Reading<'r> {
    pub(super) const fn of(document: &'r ProblemDocument) -> Self {
        Self {
            document,
            asking: None,
        }
    }

    /// What `decode` makes of the first of these problem types that the document is of.
    pub fn own<T>(
        self,
        types: &'static [ProblemType],
        mut decode: impl FnMut(usize) -> Option<T>,
    ) -> Option<T> {
        let reason = self.document.reason()?;
        let candidates = types.iter().enumerate();
        candidates
            .filter(|(_, declared)| declared.reason() == reason && self.is_of(declared))
            .find_map(|(index, _)| decode(index))
    }

    /// What the row of a map says, whose rows are these.
    #[must_use]
    pub fn row<T: DecodeRow>(self, types: &'static [ProblemType]) -> Option<T> {
        self.own(types, |index| T::__of_row(types[index].reason(), self))
    }

    fn is_of(self, declared: &ProblemType) -> bool {
        let uri = self.document.type_uri();
        let is_uri = || {
            let [base, reason] = declared.uri_parts();
            (uri.strip_prefix(base)).is_some_and(|rest| rest == reason)
        };
        (uri == "about:blank" || is_uri())
            && declared.can_answer(self.document.status().as_u16())
            && (self.document.domain()).is_none_or(|domain| domain == declared.domain())
    }

    /// Whether the document has that reason, under that `type` or none, and with one of these statuses:
    /// for client types that `Catalog::to_rust_client` wrote, whose declarations are elsewhere.
    #[must_use]
    pub fn says(self, reason: &str, type_uri: &str, statuses: &[u16]) -> bool {
        let document = self.document;
        document.reason() == Some(reason)
            && [type_uri, "about:blank"].contains(&document.type_uri())
            && statuses.contains(&document.status().as_u16())
            && (document.domain()).is_none_or(|domain| domain == domain_of(type_uri, reason))
    }

    /// What a type that `This` holds makes of it. A type that was asked before is not asked again.
    #[must_use]
    pub fn inner<This, T: Decode>(self) -> Option<T> {
        let name = std::any::type_name::<This>();
        let mut above = self.asking;
        while let Some(asking) = above {
            if asking.name == name {
                return None;
            }
            above = asking.asking;
        }
        T::__decode(Reading {
            document: self.document,
            asking: Some(&Asking {
                name,
                asking: self.asking,
            }),
        })
    }

    /// A member; one that is `null` is missing.
    #[must_use]
    pub fn member<T: FromMember>(self, name: &str) -> Option<T> {
        let json = self.document.json(name).unwrap_or("null");
        let read = T::from_member(json);
        if read.is_some() || self.document.domain().is_none() {
            return read;
        }
        // gRPC sends a text as it is, and anything else as the text of its JSON.
        T::from_member(&String::from_member(json)?)
    }

    /// The errors of the request's fields; none where nothing says any.
    #[must_use]
    pub fn errors<T: FromMember + Default>(self) -> Option<T>
    where
        Option<T>: FromMember,
    {
        self.member::<Option<T>>("errors")
            .map(Option::unwrap_or_default)
    }

    /// A header, `None` if it is missing or cannot be read.
    #[must_use]
    pub fn header<T: FromHeaderField>(self, name: &str) -> Option<T> {
        let mut lines = self.document.headers().get_all(name).iter();
        let first = lines.next()?;
        if lines.next().is_none() {
            return T::from_header_field(first);
        }
        // Lines of one name are one list (RFC 9110, section 5.3).
        let all = self.document.headers().get_all(name);
        let all: Vec<&[u8]> = all.iter().map(HeaderValue::as_bytes).collect();
        T::from_header_field(&HeaderValue::from_bytes(&all.join(&b", "[..])).ok()?)
    }
}
