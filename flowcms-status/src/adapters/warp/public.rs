//! warp 0.4: `Reply` and `Reject` for every error, and a handler of rejections.
//!
//! Derived errors, maps and rows of tables implement [`Reply`](::warp::Reply) if they are `Send`,
//! and [`Reject`](::warp::reject::Reject) if they are `Send + Sync + 'static`. So a handler in
//! `then` returns `Result<_, ContentError>`. In one of `and_then`, where errors are rejections, `?`
//! and [`reject::custom`](::warp::reject::custom) make one of it, and [`recover`] answers at the end
//! of the filters:
//!
//! ```
//! use flowcms_status::FlowError;
//! use warp::{Filter, Rejection, Reply};
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum ContentError {
//!     #[error("entry `{0}` does not exist")]
//!     #[flow(code = 404)]
//!     EntryNotFound(String),
//! }
//!
//! fn find(slug: String) -> Result<String, ContentError> {
//!     Err(ContentError::EntryNotFound(slug))
//! }
//!
//! async fn entry(slug: String) -> Result<impl Reply, ContentError> {
//!     find(slug)
//! }
//!
//! async fn draft(slug: String) -> Result<impl Reply, Rejection> {
//!     Ok(find(slug)?)
//! }
//!
//! let routes = warp::path!("entries" / String)
//!     .then(entry)
//!     .or(warp::path!("drafts" / String).and_then(draft))
//!     .recover(flowcms_status::warp::recover::<ContentError>);
//! # let _ = routes;
//! ```
//!
//! # What warp raises itself
//!
//! Without a handler of rejections all of it is warp's plain text. [`recover`] makes problems of it:
//!
//! | what is rejected | what [`recover`] makes of it |
//! |---|---|
//! | no filter that fits: 404 | the problem of the row, without a detail |
//! | a wrong method: 405, without `Allow` | the problem of the row, with warp's text as the detail |
//! | a header, a cookie, a query or a body that is missing or cannot be read: 400; a body without a length: 411, too large: 413, of another media type: 415 | the same; of a body that cannot be read, `errors` says where and what is expected, and nothing what was sent |
//! | a request of another origin, by `warp::cors`: 403 | the same |
//! | a file that may not be read: 403 | the problem of the row, without a detail |
//! | a rejection that is the server's mistake, such as an extension that nobody set | a private 500, and the event has its `Debug` |
//! | a custom rejection of a type that [`recover`] was not told | the same |
//!
//! [`recover`] sees what is rejected. What a filter replies by hand passes it, and so do the words of
//! another type's `Reply`: [`ProblemLayer`](crate::ProblemLayer) (feature `tower`) around
//! `warp::service(routes)` replaces those from 500 up, and tells them in the event.
//!
//! A handler that panics closes the connection. What hyper refuses before there is a request is
//! answered without content (400, 414, 431), and nothing here sees it.
//!
//! # Bounds
//!
//! An error that is not `Send`, or that borrows, has no impl of the trait that demands it. With
//! `#[flow(adapters(…))]` a type has the impls only if `warp` is named there.

use std::borrow::Cow;
use std::convert::Infallible;
use std::error::Error;
use std::fmt;
use std::future::{Ready, ready};

use ::warp::Rejection;
use ::warp::body::BodyDeserializeError;
use ::warp::reject::{
    InvalidHeader, InvalidQuery, LengthRequired, MethodNotAllowed, MissingCookie, MissingHeader,
    PayloadTooLarge, UnsupportedMediaType,
};
use bytes::Bytes;
use http::Response;

use super::private::Response as Answer;
use crate::adapters::unreadable::{self, Part};
use crate::response::answer::answer;
use crate::response::refused::{Refused, row};
use crate::{FieldErrors, FlowCms, FlowError, StatusTable};

/// Answers a rejection, for [`Filter::recover`](::warp::Filter::recover).
///
/// `E` is the type of the errors that filters and handlers reject with, or a tuple of such types,
/// or `()`: they answer as themselves. Of the rejections that warp makes, the one that warp itself
/// would send answers with the row of [`FlowCms`] for its code, and its text is the detail below
/// 500. A code that the table lacks is answered with the row of the table
/// [`Http`](crate::Http), one that nobody registered by its class, as [`recover_in`] does it.
///
/// Any other custom rejection is a 500, whose text stays private: what answers those comes before
/// this handler.
///
/// warp does not say which methods a path has, so a 405 of its own has no `Allow`.
///
/// ```
/// # #[derive(Debug, thiserror::Error, flowcms_status::FlowError)]
/// # #[error("the entry is locked")]
/// # #[flow(code = 409)]
/// # struct Locked;
/// # #[derive(Debug, thiserror::Error, flowcms_status::FlowError)]
/// # #[error("the key may not write")]
/// # #[flow(code = 403)]
/// # struct Forbidden;
/// use flowcms_status::warp::recover;
/// use warp::{Filter, Rejection};
///
/// async fn lock(body: String) -> Result<String, Rejection> {
///     if body.is_empty() { Err(Forbidden)? } else { Err(Locked)? }
/// }
///
/// let routes = warp::post()
///     .and(warp::body::content_length_limit(1024))
///     .and(warp::body::json())
///     .and_then(lock)
///     .recover(recover::<(Locked, Forbidden)>);
/// # let _ = routes;
/// ```
///
/// # Errors
///
/// None: after it, nothing is rejected any more.
pub fn recover<E: Recovered>(rejection: Rejection) -> Ready<Result<Answer, Infallible>> {
    recover_in::<E, FlowCms>(rejection)
}

/// As [`recover`], in the words of the table `T`.
///
/// ```
/// use flowcms_status::{Http, warp::recover_in};
/// use warp::Filter;
///
/// let routes = warp::path!("entries" / u32)
///     .map(|id: u32| format!("entry {id}"))
///     .recover(recover_in::<(), Http>);
/// # let _ = routes;
/// ```
///
/// # Errors
///
/// None: after it, nothing is rejected any more.
#[expect(clippy::needless_pass_by_value, reason = "warp passes it so")]
pub fn recover_in<E, T>(rejection: Rejection) -> Ready<Result<Answer, Infallible>>
where
    E: Recovered,
    T: StatusTable + FlowError,
{
    let response = E::answer(&rejection).unwrap_or_else(|| answer_of_warp::<T>(&rejection));
    ready(Ok(response.map(Into::into)))
}

/// What [`recover`] looks for in a rejection: a type of errors, or a tuple of some.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no error that a rejection can hold and that says how an API answers with it",
    label = "not a `FlowError` that is `Send + Sync + 'static`, nor a tuple of such",
    note = "name the error types whose values are rejected: `recover::<ContentError>`, `recover::<(ContentError, AuthError)>` or `recover::<()>`"
)]
pub trait Recovered {
    #[doc(hidden)]
    fn answer(rejection: &Rejection) -> Option<Response<Bytes>>;
}

impl<E: FlowError + Send + Sync + 'static> Recovered for E {
    fn answer(rejection: &Rejection) -> Option<Response<Bytes>> {
        Some(rejection.find::<E>()?.to_response())
    }
}

macro_rules! tuples {
    ($(($($error:ident)*))*) => {$(
        impl<$($error: Recovered),*> Recovered for ($($error,)*) {
            fn answer(rejection: &Rejection) -> Option<Response<Bytes>> {
                let _ = rejection;
                None$(.or_else(|| $error::answer(rejection)))*
            }
        }
    )*};
}

tuples! {
    ()
    (A)
    (A B)
    (A B C)
    (A B C D)
    (A B C D E)
    (A B C D E F)
    (A B C D E F G)
    (A B C D E F G H)
}

/// The answer to what warp rejected, or to a custom rejection that nobody knows.
fn answer_of_warp<T: StatusTable + FlowError>(rejection: &Rejection) -> Response<Bytes> {
    let (code, text) = preferred(rejection);
    let errors = rejection.find().map(unreadable_body);
    let errors = errors.filter(|errors| text == Some(unreadable::sentence(errors)));
    let rejected = Rejected(format!("{rejection:?}"));
    let refused = Refused {
        // warp's codes are all in the registry: the other is never taken.
        problem_type: row::<T>(code).unwrap_or(FlowCms::InternalServerError.problem_type()),
        errors,
        // What has no text for callers is told in the event.
        error: text.is_none().then_some(&rejected),
        text: text.map(Cow::Owned),
    };
    answer(&refused)
}

/// Where a content cannot be read, and what is expected there.
fn unreadable_body(error: &BodyDeserializeError) -> FieldErrors {
    let Some(cause) = error.source() else {
        return unreadable::text(Part::Content, "");
    };
    match cause.downcast_ref::<serde_json::Error>() {
        Some(json) => unreadable::json(json, None),
        None => unreadable::text(Part::Content, &cause.to_string()),
    }
}

/// A rejection in the words of its `Debug`, for events.
#[derive(Debug)]
struct Rejected(String);

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Rejected {}

/// The code that warp would send, and the public text.
fn preferred(rejection: &Rejection) -> (u16, Option<String>) {
    if rejection.is_not_found() {
        return (404, None);
    }
    let mut preferred: Option<(u16, Option<String>)> = None;
    // Only `Debug` tells how many were combined, and which of them nobody can look for.
    for piece in pieces(&format!("{rejection:#?}")) {
        let of_kind = of_kind(&piece, rejection);
        // 405 counts least, then the higher code; among equals the first.
        let rank = |code: u16| (code != 405, code);
        if (preferred.as_ref()).is_none_or(|(code, _)| rank(of_kind.0) > rank(*code)) {
            preferred = Some(of_kind);
        }
    }
    preferred.unwrap_or((500, None))
}

/// The rejections in a pretty-printed one: what is between the parentheses, or the elements of a
/// list.
fn pieces(debug: &str) -> Vec<String> {
    let mut lines = debug.lines().skip(1).peekable();
    let indent = match lines.next_if_eq(&"    [") {
        Some(_) => "        ",
        None => "    ",
    };
    let mut pieces: Vec<String> = Vec::new();
    for line in lines.filter_map(|line| line.strip_prefix(indent)) {
        match pieces.last_mut() {
            Some(piece) if line.starts_with([' ', ')', ']', '}']) => piece.push_str(line.trim()),
            _ => pieces.push(line.to_owned()),
        }
    }
    pieces
}

/// The code and the text of the kind of rejection whose `Debug` is `piece`, without its line breaks.
fn of_kind(piece: &str, rejection: &Rejection) -> (u16, Option<String>) {
    fn text<K: ToString + 'static>(rejection: &Rejection) -> Option<String> {
        rejection.find::<K>().map(ToString::to_string)
    }
    let piece = piece.trim_end_matches(',');
    let name = piece.split(|c: char| !c.is_alphanumeric()).next();
    let (code, text) = match name.unwrap_or_default() {
        "MethodNotAllowed" => (405, text::<MethodNotAllowed>(rejection)),
        "InvalidHeader" => (400, text::<InvalidHeader>(rejection)),
        "MissingHeader" => (400, text::<MissingHeader>(rejection)),
        "MissingCookie" => (400, text::<MissingCookie>(rejection)),
        "InvalidQuery" => (400, text::<InvalidQuery>(rejection)),
        "BodyDeserializeError" => {
            let errors = rejection.find().map(unreadable_body);
            (400, errors.as_ref().map(unreadable::sentence))
        }
        "LengthRequired" => (411, text::<LengthRequired>(rejection)),
        "PayloadTooLarge" => (413, text::<PayloadTooLarge>(rejection)),
        "UnsupportedMediaType" => (415, text::<UnsupportedMediaType>(rejection)),
        "CorsForbidden" => (403, text::<::warp::cors::CorsForbidden>(rejection)),
        // These types are private, or behind a feature of warp's: all of their `Debug` is compared,
        // so that no rejection of a service is taken for one by its name. One can be for this:
        "BodyReadError" => return (400, None),
        _ if piece == "MissingConnectionUpgrade" => {
            let text = "Connection header did not include 'upgrade'";
            return (400, Some(text.to_owned()));
        }
        _ if piece == "FilePermissionError {_p: (),}" => return (403, None),
        _ => return (500, None),
    };
    // A custom rejection of the same name is none of warp's.
    text.map_or((500, None), |text| (code, Some(text)))
}
