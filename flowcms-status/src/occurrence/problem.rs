//! `Problem`: one occurrence of a problem, borrowed from its error.

use std::borrow::Cow;
use std::fmt::{self, Write as _};
use std::io;
use std::sync::LazyLock;

use http::header::SET_COOKIE;
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::declaration::amended::Amended;
use crate::declaration::cell::ReadyRef;
use crate::declaration::declared::DetailPolicy;
use crate::declaration::problem_type::ProblemType;
use crate::declaration::run_time_status;
use crate::declaration::table::Status;
use crate::occurrence::at_hand::{AtHand, Filled};
use crate::occurrence::error::FlowError;
#[cfg(feature = "json")]
use crate::occurrence::field_errors::FieldErrors;
use crate::occurrence::field_errors::{FieldErrorSource, FieldNames};
use crate::occurrence::header_field::{self, HeaderField, InvalidHeaderField};
use crate::occurrence::left_out;
use crate::occurrence::member::Member;
use crate::occurrence::relayed::Relayed;
use crate::occurrence::rendered::Rendered;
use crate::occurrence::writing::writing_text;

/// One occurrence of a problem (RFC 9457, section 3), borrowed from its error.
///
/// It is what a `render` function gets, and with the feature `json` it implements `Serialize`.
///
/// ```
/// use flowcms_status::{FlowError, Problem};
///
/// #[derive(Debug, thiserror::Error, FlowError)]
/// #[error("slug `{0}` is taken")]
/// #[flow(code = 409, reason = "slug_taken", context = "Choose another slug.")]
/// struct SlugTaken(&'static str);
///
/// assert_eq!(
///     Problem::new(&SlugTaken("intro")).to_json(),
///     r#"{"type":"about:blank","title":"Conflict","status":409,"detail":"slug `intro` is taken","reason":"slug_taken","context":"Choose another slug."}"#,
/// );
/// ```
pub struct Problem<'a> {
    kind: &'static ProblemType,
    status: &'static Status,
    error: &'a dyn FlowError,
    policy: DetailPolicy,
    /// What fields say that the public text is made of, and how many they are.
    said: [AtHand<'a>; MOST_AT_HAND],
    said_by: usize,
    instance: Option<String>,
    members: Vec<(&'static str, Value<'a>)>,
    /// How many of them are those of an error inside.
    inner_members: usize,
    /// The errors of the request's fields: the last member.
    #[cfg(feature = "json")]
    errors: Option<Cow<'a, FieldErrors>>,
    /// Most have none, and even an empty map costs something to make and to drop.
    headers: Option<HeaderMap>,
    /// The headers that functions make of it, once the rest of it is there.
    headers_to_make: Vec<(HeaderName, MakeHeader<'a>)>,
    /// The headers that are not sent, though the problem type has them.
    withheld: Vec<HeaderName>,
    render: Option<fn(&Problem<'_>) -> Rendered>,
    replaced: Option<&'a [u8]>,
    /// The document that it is, if that comes from elsewhere.
    relayed: Option<&'a Relayed>,
    /// Why another status is sent than the error has, or what it needs beside.
    amended: Option<Amended>,
    /// Whether somebody else has decided on the status.
    is_status_given: bool,
}

/// What a function makes of the problem; `None` if it asks for what it makes itself.
type MakeHeader<'a> =
    Box<dyn Fn(&Problem<'_>) -> Option<Result<Option<HeaderValue>, InvalidHeaderField>> + 'a>;
type MakeMember<'a> = Box<dyn Fn(&Problem<'_>, &mut dyn io::Write) -> Option<io::Result<()>> + 'a>;

enum Value<'a> {
    Borrowed(&'a dyn Member),
    Owned(Box<dyn Member + 'a>),
    /// A function makes it, once the rest of the problem is there.
    ToMake(MakeMember<'a>),
    Made(Made),
    /// It could not be made.
    Nothing,
}

/// A member as JSON.
struct Made(Vec<u8>);

impl Member for Made {
    fn write_json(&self, to: &mut dyn io::Write) -> io::Result<()> {
        to.write_all(&self.0)
    }
}

/// A member whose size is not known.
struct ByReference<'a, T: ?Sized>(&'a T);

impl<T: Member + ?Sized> Member for ByReference<'_, T> {
    fn write_json(&self, to: &mut dyn io::Write) -> io::Result<()> {
        self.0.write_json(to)
    }
}

/// The member that lists the errors of the request's fields.
#[cfg(feature = "json")]
const ERRORS: &str = "errors";

/// What most texts find room in without growing.
const ROOM_FOR_A_TEXT: usize = 64;

/// How many fields a text can be made of without formatting it.
const MOST_AT_HAND: usize = 4;

/// What the `detail` member is made of.
#[derive(Clone, Copy)]
pub(crate) enum Detail<'p> {
    None,
    Text(&'p str),
    Filled(Filled<'p>),
    Error(&'p dyn FlowError),
}

/// What a document from elsewhere says, where there is one.
macro_rules! relayed {
    ($self:ident.$member:ident) => {
        if let Some(text) = $self.relayed.and_then(|relayed| relayed.$member.as_deref()) {
            return text;
        }
    };
}

impl<'a> Problem<'a> {
    /// The problem that `error` is to the caller of the API.
    #[must_use]
    pub fn new(error: &'a dyn FlowError) -> Self {
        let mut problem = Self::unasked(error);
        problem.ask();
        problem.make();
        problem
    }

    /// Without what the occurrence adds. Whoever [asks](Self::ask) for that where the problem stays
    /// spares a copy of it: what a function has lent and then returns is moved.
    #[inline]
    pub(crate) fn unasked(error: &'a dyn FlowError) -> Self {
        let (status, amended) = run_time_status::asking(|| error.status());
        Self {
            kind: error.problem_type(),
            status,
            error,
            policy: error.detail(),
            said: [AtHand::Text(""); MOST_AT_HAND],
            said_by: 0,
            instance: None,
            members: Vec::new(),
            inner_members: 0,
            #[cfg(feature = "json")]
            errors: None,
            headers: None,
            headers_to_make: Vec::new(),
            withheld: Vec::new(),
            render: None,
            replaced: None,
            relayed: None,
            amended,
            is_status_given: false,
        }
    }

    /// Asks the error what its occurrence adds.
    pub(crate) fn ask(&mut self) {
        self.error.occurrence(self);
        if let Some(header) = self.status.demanded_header() {
            self.settle(header);
        }
    }

    /// Lets functions make what they make of the problem: they get it as it is sent, but for what is
    /// not made yet. So none of them can ask for itself.
    #[inline]
    pub(crate) fn make(&mut self) {
        let is_to_make = |(_, value): &(&str, Value<'_>)| matches!(value, Value::ToMake(_));
        if self.members.iter().any(is_to_make) {
            self.make_members();
        }
        // What an error inside makes comes first and counts most.
        while let Some(last) = self.headers_to_make.len().checked_sub(1) {
            self.make_header(last);
        }
    }

    #[cold]
    fn make_members(&mut self) {
        for place in 0..self.members.len() {
            if !matches!(self.members[place].1, Value::ToMake(_)) {
                continue;
            }
            let value = std::mem::replace(&mut self.members[place].1, Value::Nothing);
            let Value::ToMake(make) = value else { continue };
            let mut json = Vec::new();
            match make(self, &mut json) {
                Some(Ok(())) => self.members[place].1 = Value::Made(Made(json)),
                Some(Err(_)) => left_out::member(self.members[place].0, self.kind),
                None => {}
            }
        }
    }

    #[cold]
    fn make_header(&mut self, place: usize) {
        let (name, make) = self.headers_to_make.remove(place);
        let Some(value) = make(self) else { return };
        if let (Ok(Some(_)), Some(headers)) = (&value, &mut self.headers) {
            // It was said around this one.
            if name != SET_COOKIE {
                headers.remove(&name);
            }
        }
        self.insert(name, value);
    }

    /// Sees that `header` is there, which HTTP demands with the status, or takes another status.
    #[cold]
    fn settle(&mut self, header: &'static str) {
        let to_make = |(name, _): &(HeaderName, _)| name.as_str().eq_ignore_ascii_case(header);
        while let Some(place) = self.headers_to_make.iter().rposition(to_make) {
            self.make_header(place);
        }
        let is_there = self.headers().contains_key(header)
            || self.kind.supplies(header, self.status)
            || self
                .withheld
                .iter()
                .any(|name| name.as_str().eq_ignore_ascii_case(header));
        if is_there || self.is_status_given {
            return;
        }
        let lacking = self.status;
        self.status = self.kind.instead(lacking);
        if self.status.code() != lacking.code() {
            self.amended = Some(Amended::Lacks(lacking.code(), header));
            if let Some(header) = self.status.demanded_header() {
                self.settle(header);
            }
        } else if self.kind.default_header(lacking).is_some() {
            self.amended = Some(Amended::Supplied(lacking.code(), header));
        }
    }

    /// The problem type.
    #[must_use]
    pub fn problem_type(&self) -> &'static ProblemType {
        self.kind
    }

    /// The row of the status table whose code is sent.
    #[must_use]
    pub fn status(&self) -> &'static Status {
        self.status
    }

    /// The `type` member: a URI (RFC 9457, section 3.1.1).
    #[must_use]
    pub fn type_uri(&self) -> &str {
        relayed!(self.type_uri);
        self.kind.type_uri()
    }

    /// The `title` member (RFC 9457, section 3.1.3).
    #[must_use]
    pub fn title(&self) -> &str {
        relayed!(self.title);
        self.kind.title_with(self.status)
    }

    /// The `detail` member (RFC 9457, section 3.1.4): what of the error is public.
    #[must_use]
    pub fn detail(&self) -> Option<Cow<'_, str>> {
        match self.public_detail() {
            Detail::None => None,
            Detail::Text(text) => Some(Cow::Borrowed(text)),
            Detail::Filled(_) | Detail::Error(_) => {
                let mut text = String::with_capacity(ROOM_FOR_A_TEXT);
                write!(text, "{}", Public(self.error)).ok()?;
                Some(Cow::Owned(text))
            }
        }
    }

    /// The `instance` member: a URI of this occurrence (RFC 9457, section 3.1.5).
    #[must_use]
    pub fn instance(&self) -> Option<&str> {
        self.instance.as_deref()
    }

    /// The `reason` member: the stable name of the problem type.
    #[must_use]
    pub fn reason(&self) -> &str {
        relayed!(self.reason);
        self.kind.reason()
    }

    /// The `context` member: what the API's user should know and do.
    #[must_use]
    pub fn context(&self) -> &str {
        relayed!(self.context);
        self.kind.context_with(self.status)
    }

    /// The extension members in their order (RFC 9457, section 3.2), `errors` of the request's fields
    /// the last. One whose value is `null` or cannot be written is left out of the document.
    pub fn members(&self) -> impl Iterator<Item = (&str, &dyn Member)> {
        let own = self
            .members
            .iter()
            .filter_map(|(name, value)| Some((*name, value.get()?)));
        let relayed = (self.relayed.iter())
            .flat_map(|relayed| &relayed.members)
            .map(|(name, value)| (name.as_str(), &**value as &dyn Member));
        let members = own.chain(relayed);
        #[cfg(feature = "json")]
        let members =
            members.chain((self.errors.as_deref()).map(|errors| (ERRORS, errors as &dyn Member)));
        members
    }

    /// The content that a layer puts this problem in the place of, as far as it was there at once, and
    /// at most 8 KiB of it: for a `render` that hands on what a service has answered so far. Nothing
    /// of it is checked, and from 500 up it is private.
    #[must_use]
    pub fn replaced(&self) -> Option<&[u8]> {
        self.replaced
    }

    /// The headers of this occurrence, without those that are the same for all of its type.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        static NONE: LazyLock<HeaderMap> = LazyLock::new(HeaderMap::new);
        self.headers.as_ref().unwrap_or_else(|| &NONE)
    }

    /// Adds a header, unless there is one of that name. A value that HTTP does not allow is left
    /// out and reported.
    pub fn add_header(&mut self, name: HeaderName, value: &(impl HeaderField + ?Sized)) {
        self.insert(name, value.header_value());
    }

    /// Adds a header made from a text, by the rules of [`add_header`](Self::add_header).
    pub fn add_header_text(&mut self, name: HeaderName, text: fmt::Arguments<'_>) {
        self.insert(name, header_field::from_display(text));
    }

    /// Adds a header that a function makes, by the same rules.
    #[doc(hidden)]
    pub fn __make_header(
        &mut self,
        name: HeaderName,
        make: impl Fn(&Problem<'_>) -> Option<Result<Option<HeaderValue>, InvalidHeaderField>> + 'a,
    ) {
        if name == SET_COOKIE || !self.headers().contains_key(&name) {
            self.headers_to_make.push((name, Box::new(make)));
        }
    }

    fn insert(&mut self, name: HeaderName, value: Result<Option<HeaderValue>, InvalidHeaderField>) {
        let headers = &mut self.headers;
        match value {
            Ok(None) => {}
            // Each cookie has a line of its own (RFC 6265, section 3).
            Ok(Some(value)) if name == SET_COOKIE => {
                headers.get_or_insert_default().append(name, value);
            }
            Ok(Some(value)) => {
                headers.get_or_insert_default().entry(name).or_insert(value);
            }
            Err(_) => left_out::header(&name, self.kind),
        }
    }

    /// Adds a header that neither the problem type nor the occurrence has.
    #[doc(hidden)]
    pub fn __add_outer_header(&mut self, name: &'static str, value: &'static str) {
        if self.kind.fixes_header(name) {
            return;
        }
        if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
            self.add_header(name, value);
        }
    }

    /// Takes a header away that the row or HTTP's habit would send, unless the error inside declares
    /// it.
    #[doc(hidden)]
    pub fn __withhold_outer(&mut self, name: &'static str) {
        if !self.kind.declares_header(name) {
            let name = HeaderName::from_bytes(name.as_bytes());
            self.withheld.extend(name);
        }
    }

    /// Adds an extension member. One whose name is taken, or that of a member that every problem
    /// document has, is left out and reported.
    pub fn add_member<T: Member>(&mut self, name: &'static str, value: &'a T) {
        self.push(name, Value::Borrowed(value));
    }

    /// The same for a value whose size is not known.
    #[doc(hidden)]
    pub fn __add_unsized_member<T: Member + ?Sized>(&mut self, name: &'static str, value: &'a T) {
        self.push(name, Value::Owned(Box::new(ByReference(value))));
    }

    /// Adds an extension member that is made for this occurrence, by the rules of
    /// [`add_member`](Self::add_member).
    pub fn add_owned_member<T: Member + 'a>(&mut self, name: &'static str, value: T) {
        self.push(name, Value::Owned(Box::new(value)));
    }

    /// Adds an extension member that a function makes, by the same rules.
    #[doc(hidden)]
    pub fn __make_member(
        &mut self,
        name: &'static str,
        make: impl Fn(&Problem<'_>, &mut dyn io::Write) -> Option<io::Result<()>> + 'a,
    ) {
        self.push(name, Value::ToMake(Box::new(make)));
    }

    /// Adds an extension member that is a text. If the `Display` of a part fails, it is left out.
    #[doc(hidden)]
    pub fn __add_member_text(&mut self, name: &'static str, text: fmt::Arguments<'_>)
    where
        // Without the feature `json` this does not hold; `for<>` leaves it to the caller to prove.
        for<'always> String: Member,
    {
        let mut value = String::new();
        match value.write_fmt(text) {
            Ok(()) => self.add_owned_member(name, value),
            Err(_) => left_out::member(name, self.kind),
        }
    }

    /// Adds the errors of the request's fields, which are the last member, `errors`.
    #[doc(hidden)]
    pub fn __add_errors<T: FieldErrorSource + ?Sized>(&mut self, source: &'a T, names: FieldNames) {
        #[cfg(feature = "json")]
        self.put_errors(source.__errors(names));
        #[cfg(not(feature = "json"))]
        let _ = (source, names);
    }

    /// The same for errors that are made for this occurrence.
    #[doc(hidden)]
    pub fn __add_made_errors<T: FieldErrorSource>(&mut self, source: &T, names: FieldNames) {
        #[cfg(feature = "json")]
        self.put_errors((source.__errors(names)).map(|errors| Cow::Owned(errors.into_owned())));
        #[cfg(not(feature = "json"))]
        let _ = (source, names);
    }

    #[cfg(feature = "json")]
    fn put_errors(&mut self, errors: Option<Cow<'a, FieldErrors>>) {
        let Some(errors) = errors else { return };
        let taken = (self.members.iter()).position(|(taken, _)| *taken == ERRORS);
        match taken {
            // What an error inside says comes before what is said around it.
            None if self.errors.is_none() => self.errors = Some(errors),
            None => {}
            Some(at) if at < self.inner_members => {}
            Some(_) => left_out::member_name(ERRORS, self.kind),
        }
    }

    /// The errors of the request's fields, which are among the [`members`](Self::members) too.
    #[cfg(feature = "json")]
    #[must_use]
    pub fn field_errors(&self) -> Option<&FieldErrors> {
        self.errors.as_deref()
    }

    fn push(&mut self, name: &'static str, value: Value<'a>) {
        #[cfg(feature = "json")]
        if name == ERRORS && self.errors.is_some() {
            return left_out::member_name(name, self.kind);
        }
        let taken = (self.members.iter()).position(|(taken, _)| *taken == name);
        match taken {
            None if !is_reserved(name) => self.members.push((name, value)),
            // What an error inside says comes before what is said around it.
            Some(at) if at < self.inner_members => {}
            _ => left_out::member_name(name, self.kind),
        }
    }

    /// What the next field says that stands in the public text.
    pub(crate) fn put(&mut self, said: AtHand<'a>) {
        if let Some(next) = self.said.get_mut(self.said_by) {
            *next = said;
        }
        self.said_by += 1;
    }

    /// The public text is made of no fields.
    #[doc(hidden)]
    pub fn __unsay(&mut self) {
        self.said_by = 0;
    }

    /// Sets what renders the body, unless the error around this one has.
    #[doc(hidden)]
    pub fn __set_render(&mut self, render: fn(&Problem<'_>) -> Rendered) {
        self.render.get_or_insert(render);
    }

    /// Lets `inner` answer for the error around it.
    #[doc(hidden)]
    pub fn __transparent(&mut self, inner: &'a dyn FlowError) {
        inner.occurrence(self);
        self.__end_of_inner();
        if !inner.detail().is_declared() {
            self.__unsay();
        }
    }

    /// What was added until now is an error's that answers for the one around it.
    #[doc(hidden)]
    pub fn __end_of_inner(&mut self) {
        self.inner_members = self.members.len();
    }

    #[cfg(any(feature = "_layer", feature = "tracing"))]
    pub(crate) fn set_instance(&mut self, instance: String) {
        self.instance = Some(instance);
    }

    #[cfg(feature = "_layer")]
    pub(crate) fn set_replaced(&mut self, content: &'a [u8]) {
        self.replaced = Some(content);
    }

    pub(crate) fn take_headers(&mut self) -> Option<HeaderMap> {
        self.headers.take()
    }

    /// Leaves the status as it is: somebody else has decided on it.
    #[allow(dead_code, reason = "only some frameworks ask for it")]
    pub(crate) fn keep_status(&mut self) {
        self.is_status_given = true;
    }

    /// Why another status is sent than the error has, or what it needs beside.
    #[cfg(feature = "tracing")]
    pub(crate) fn amended(&self) -> Option<Amended> {
        self.amended
    }

    /// The parts that it shares with others of its type.
    #[inline]
    pub(crate) fn ready(&self) -> ReadyRef {
        if self.withheld.is_empty() {
            return self.kind.ready(self.status);
        }
        self.kind.ready_without(self.status, &self.withheld)
    }

    /// Lets a document from elsewhere say what it is.
    #[doc(hidden)]
    pub fn __relay(&mut self, relayed: &'a Relayed) {
        self.relayed = Some(relayed);
        self.is_status_given = true;
        self.instance.clone_from(&relayed.instance);
    }

    /// The document that it is, if that comes from elsewhere.
    pub(crate) fn relayed(&self) -> Option<&'a Relayed> {
        self.relayed
    }

    pub(crate) fn has_members(&self) -> bool {
        #[cfg(feature = "json")]
        if self.errors.is_some() {
            return true;
        }
        !self.members.is_empty()
    }

    pub(crate) fn is_rendered(&self) -> bool {
        self.render.is_some()
    }

    pub(crate) fn rendered(&self) -> Option<Rendered> {
        self.render.map(|render| render(self))
    }

    pub(crate) fn public_detail(&self) -> Detail<'_> {
        if let Some(relayed) = self.relayed {
            return relayed.detail.as_deref().map_or(Detail::None, Detail::Text);
        }
        let fixed = match self.policy {
            DetailPolicy::None => return Detail::None,
            policy if policy.is_private(self.kind.status(), self.status) => return Detail::None,
            DetailPolicy::Text(text) => Some(text),
            DetailPolicy::Default { text } => text,
            DetailPolicy::Display | DetailPolicy::Template(_) | DetailPolicy::Function => None,
        };
        let declared = &self.kind.declared;
        let before = declared.before();
        match (&self.said[..self.said_by.min(MOST_AT_HAND)], fixed) {
            ([], Some(text)) => Detail::Text(text),
            ([AtHand::Text(text)], _) if before.is_empty() => Detail::Text(text),
            ([_], _) if before.is_empty() => Detail::Filled(Filled {
                text: &[],
                before: &[0],
                values: &self.said[..1],
            }),
            (values, _) if !values.is_empty() && values.len() == before.len() => {
                Detail::Filled(Filled {
                    text: declared.template_text(),
                    before,
                    values,
                })
            }
            _ => Detail::Error(self.error),
        }
    }
}

impl Value<'_> {
    fn get(&self) -> Option<&dyn Member> {
        match self {
            Self::Borrowed(value) => Some(*value),
            Self::Owned(value) => Some(&**value),
            Self::Made(value) => Some(value),
            Self::ToMake(_) | Self::Nothing => None,
        }
    }
}

/// The members that every problem document has (RFC 9457, section 3.1), and this crate's.
fn is_reserved(name: &str) -> bool {
    matches!(
        name,
        "type" | "title" | "status" | "detail" | "instance" | "reason" | "context"
    )
}

/// Writes the public text of an error.
pub(crate) struct Public<'a>(pub(crate) &'a dyn FlowError);

impl fmt::Display for Public<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(error) = *self;
        let written = writing_text(error, error.problem_type().reason(), || error.fmt_detail(f));
        written.unwrap_or(Err(fmt::Error))
    }
}
