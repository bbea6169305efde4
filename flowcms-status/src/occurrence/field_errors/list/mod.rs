//! `FieldErrors`, the list: what is added to it, and what is read from it.

#[cfg(feature = "garde")]
mod garde;
mod json;
mod pointer;
#[cfg(feature = "validator")]
mod validator;

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use serde_json::Value;

use crate::occurrence::member::Member;

/// The errors of the single fields of a request, which a problem document lists in `errors` (RFC
/// 9457, section 3): each has a pointer, a reason and a detail, and the parameters of its rule.
///
/// ```
/// use flowcms_status::{FieldErrors, FlowError};
///
/// #[derive(Debug, thiserror::Error, FlowError)]
/// enum OrderError {
///     #[error("{} fields are wrong", .errors.len())]
///     #[flow(code = 422)]
///     Invalid {
///         #[flow(errors)]
///         errors: FieldErrors,
///     },
/// }
///
/// let mut errors = FieldErrors::new();
/// errors
///     .add("/parcels/0/weight", "range", "must be at least 1")
///     .param("min", 1);
/// errors.add_parameter("page", "range", "must not be 0");
///
/// let response = OrderError::Invalid { errors }.to_response();
/// let body = std::str::from_utf8(response.body()).unwrap();
/// assert!(body.ends_with(
///     r##""errors":[{"pointer":"#/parcels/0/weight","reason":"range","detail":"must be at least 1","min":1},{"parameter":"page","reason":"range","detail":"must not be 0"}]}"##
/// ));
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FieldErrors {
    list: Vec<FieldError>,
}

/// What is wrong with one field of a request: an item of [`FieldErrors`].
///
/// Two are equal whatever the order of their params: a JSON object has none.
#[derive(Debug, Clone)]
pub struct FieldError {
    place: Option<Place>,
    reason: Option<Cow<'static, str>>,
    detail: Option<Cow<'static, str>>,
    params: Vec<(Cow<'static, str>, Value)>,
}

/// Where in the request the fault is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Place {
    /// In the content: a JSON Pointer as a URI fragment (RFC 6901, section 6).
    Pointer(String),
    /// In a query parameter, or in a segment of the path.
    Parameter(Cow<'static, str>),
    /// In a header.
    Header(Cow<'static, str>),
}

/// The members of an item that no param may be.
const RESERVED: [&str; 5] = ["pointer", "parameter", "header", "reason", "detail"];

impl FieldErrors {
    /// No errors yet. A list that stays empty is sent as `[]`.
    #[must_use]
    pub const fn new() -> Self {
        Self { list: Vec::new() }
    }

    /// Adds an error of the content.
    ///
    /// `pointer` names the caller's own keys. It is a JSON Pointer (RFC 6901, section 3), `""` the
    /// whole; a text without a leading `/` is one name, which is escaped. A `~` that escapes nothing
    /// stands for itself. It is sent as a URI fragment (section 6).
    ///
    /// ```
    /// let mut errors = flowcms_status::FieldErrors::new();
    /// assert_eq!(errors.add("/a b/0", "r", "d").pointer(), Some("#/a%20b/0"));
    /// assert_eq!(errors.add("a/b", "r", "d").pointer(), Some("#/a~1b"));
    /// assert_eq!(errors.add("", "r", "d").pointer(), Some("#"));
    /// ```
    pub fn add(
        &mut self,
        pointer: impl AsRef<str>,
        reason: impl Into<Cow<'static, str>>,
        detail: impl Into<Cow<'static, str>>,
    ) -> &mut FieldError {
        let place = Place::Pointer(pointer::fragment(pointer.as_ref()));
        self.push(Some(place), Some(reason.into()), Some(detail.into()))
    }

    /// Adds an error of a query parameter, or of a segment of the path that has this name.
    pub fn add_parameter(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        reason: impl Into<Cow<'static, str>>,
        detail: impl Into<Cow<'static, str>>,
    ) -> &mut FieldError {
        let place = Place::Parameter(name.into());
        self.push(Some(place), Some(reason.into()), Some(detail.into()))
    }

    /// Adds an error of a header of the request.
    pub fn add_header(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        reason: impl Into<Cow<'static, str>>,
        detail: impl Into<Cow<'static, str>>,
    ) -> &mut FieldError {
        let place = Place::Header(name.into());
        self.push(Some(place), Some(reason.into()), Some(detail.into()))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// They in their order.
    pub fn iter(&self) -> std::slice::Iter<'_, FieldError> {
        self.list.iter()
    }

    /// `Ok` if there are none.
    ///
    /// # Errors
    ///
    /// The errors, if there are any.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }

    pub(crate) fn push(
        &mut self,
        place: Option<Place>,
        reason: Option<Cow<'static, str>>,
        detail: Option<Cow<'static, str>>,
    ) -> &mut FieldError {
        self.list.push(FieldError {
            place,
            reason,
            detail,
            params: Vec::new(),
        });
        let last = self.list.len() - 1;
        &mut self.list[last]
    }
}

impl Place {
    /// The field of the content that these names lead to.
    #[allow(
        dead_code,
        reason = "only the frameworks that read requests ask for it"
    )]
    pub(crate) fn of_names(names: &[String]) -> Self {
        let mut pointer = "#".to_owned();
        for name in names {
            pointer::push_name(&mut pointer, name);
        }
        Self::Pointer(pointer)
    }
}

impl FieldError {
    /// Adds a parameter of the rule that was broken, such as `min`. One that is called like a member
    /// which every item has, that is `null` or cannot be written, is left out; of two with one name
    /// the last counts.
    pub fn param(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl serde::Serialize,
    ) -> &mut Self {
        // Through the text, so that the number is the one that a member would have.
        let value = Member::to_json(&value).and_then(|json| serde_json::from_str(&json).ok());
        if let Some(value) = value {
            self.insert(name.into(), value);
        }
        self
    }

    fn insert(&mut self, name: Cow<'static, str>, value: Value) {
        if RESERVED.contains(&&*name) || value.is_null() {
            return;
        }
        match self.params.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = value,
            None => self.params.push((name, value)),
        }
    }

    /// Where in the content the field stands: a JSON Pointer as a URI fragment, `#/parcels/0/weight`.
    #[must_use]
    pub fn pointer(&self) -> Option<&str> {
        match &self.place {
            Some(Place::Pointer(pointer)) => Some(pointer),
            _ => None,
        }
    }

    /// The name of the query parameter, or of the segment of the path.
    #[must_use]
    pub fn parameter(&self) -> Option<&str> {
        match &self.place {
            Some(Place::Parameter(name)) => Some(name),
            _ => None,
        }
    }

    /// The name of the header of the request.
    #[must_use]
    pub fn header(&self) -> Option<&str> {
        match &self.place {
            Some(Place::Header(name)) => Some(name),
            _ => None,
        }
    }

    /// The stable name of the rule that was broken.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }

    /// What is wrong, for a person.
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        self.detail.as_deref()
    }

    /// The parameters of the rule in their order.
    pub fn params(&self) -> impl Iterator<Item = (&str, &Value)> {
        (self.params.iter()).map(|(name, value)| (&**name, value))
    }
}

impl PartialEq for FieldError {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place
            && self.reason == other.reason
            && self.detail == other.detail
            && self.params.len() == other.params.len()
            && (self.params.iter()).all(|param| other.params.contains(param))
    }
}

impl fmt::Display for FieldErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.len() {
            1 => f.write_str("1 field is wrong"),
            count => write!(f, "{count} fields are wrong"),
        }
    }
}

impl Error for FieldErrors {}

impl<'a> IntoIterator for &'a FieldErrors {
    type Item = &'a FieldError;
    type IntoIter = std::slice::Iter<'a, FieldError>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
