//! What is done to each response when it is sent: whoever made it, in whichever task.

use std::borrow::Cow;
use std::error::Error;

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, SET_COOKIE, VARY};
use http::response::Parts;
use http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode};
use http_body::Body;

use crate::declaration::problem_type::ProblemType;
use crate::document::format::Format;
use crate::document::write;
use crate::occurrence::error::FlowError;
use crate::occurrence::problem::Problem;
use crate::occurrence::relayed::Relayed;
use crate::occurrence::rendered::Rendered;
use crate::response::allow;
use crate::response::answer;
use crate::response::content::{forget, of_bytes, of_content, of_form};
use crate::response::mark::{self, Answered, Around, Form};
use crate::response::refused::Refused;
use crate::response::sending::body::ProblemBody;
use crate::response::sending::config::{Config, ErrorResponse};
use crate::response::sending::foreign::{Fate, Replaced, fate};
use crate::response::sending::relayed::{self, Read, Relay};
use crate::response::sending::requested::Requested;

/// Whether a response stays as it is without a further look at it.
#[inline]
pub(crate) fn is_fine<B>(response: &Response<B>) -> bool {
    response.status().as_u16() < 300
}

/// The response as it leaves the layer. `said` is what the framework knows of the error that the
/// response was made of, beyond its content: the event has it.
#[allow(dead_code, reason = "only some frameworks ask for it")]
#[inline]
pub(crate) fn finish<B: Body<Data = Bytes>>(
    response: Response<B>,
    config: &Config,
    requested: &Requested,
    said: Option<String>,
) -> Response<ProblemBody<B>> {
    if is_fine(&response) {
        return response.map(ProblemBody::inner);
    }
    looked_at(response, config, requested, said)
}

/// A redirect or an error as it leaves the layer.
#[cold]
pub(crate) fn looked_at<B: Body<Data = Bytes>>(
    mut response: Response<B>,
    config: &Config,
    requested: &Requested,
    said: Option<String>,
) -> Response<ProblemBody<B>> {
    let leaving = Leaving { config, requested };
    let answered = response.extensions_mut().remove::<Answered>();
    if let Some(answered) = answered.filter(|it| it.is_of(response.body(), requested)) {
        let (parts, body) = response.into_parts();
        return leaving.send(parts, ProblemBody::inner(body), answered, Origin::Own);
    }
    let code = response.status();
    let (parts, body) = response.into_parts();
    let row = (config.row)(code.as_u16());
    let (Some(problem_type), false) = (row, config.leaves(&parts)) else {
        return Response::from_parts(parts, ProblemBody::inner(body));
    };
    match fate(&parts, &body) {
        Fate::Kept => Response::from_parts(parts, ProblemBody::inner(body)),
        Fate::Relayed => match relayed::read(&parts.headers, body) {
            // What says that it is a document and is none is nobody's answer from 500 up.
            Read::Broken(bytes) if code.is_server_error() => {
                leaving.replace(parts, problem_type, said, &Replaced::whole(&bytes))
            }
            read => leaving.relay(parts, read, problem_type),
        },
        Fate::Replaced => {
            let replaced = Replaced::read(&parts.headers, body);
            leaving.replace(parts, problem_type, said, &replaced)
        }
    }
}

/// The response to an error of a service, which has none.
#[allow(dead_code, reason = "only some frameworks ask for it")]
pub(crate) fn answer_failure<B: Body<Data = Bytes>>(
    error: &dyn FlowError,
    config: &Config,
    requested: &Requested,
) -> Response<ProblemBody<B>> {
    let response = mark::enter(config.around, || answer::answer::<Response<Bytes>>(error));
    let (mut parts, body) = response.into_parts();
    let leaving = Leaving { config, requested };
    match parts.extensions.remove::<Answered>() {
        Some(answered) => leaving.send(parts, ProblemBody::problem(body), answered, Origin::Own),
        None => Response::from_parts(parts, ProblemBody::problem(body)),
    }
}

impl Answered {
    /// Whether `body` can be what was answered: somebody may have kept the head of a response and put
    /// another content in.
    fn is_of<B: Body>(&self, body: &B, requested: &Requested) -> bool {
        let length = body.size_hint().exact();
        let expected = self.document.len() as u64;
        self.form != Form::Document
            || length.is_none_or(|it| it == expected || (it == 0 && requested.is_head))
    }
}

/// Where a response that is a problem comes from.
#[derive(Clone, Copy)]
enum Origin<'a> {
    /// An error of this crate.
    Own,
    /// Elsewhere, as the document that it is.
    Relayed,
    /// It was made in place of this content.
    Replaced(&'a [u8]),
}

/// A response on its way out through a layer.
struct Leaving<'a> {
    config: &'a Config,
    requested: &'a Requested,
}

impl Leaving<'_> {
    /// A problem in place of the content.
    fn replace<B: Body<Data = Bytes>>(
        &self,
        mut parts: Parts,
        problem_type: &'static ProblemType,
        said: Option<String>,
        replaced: &Replaced,
    ) -> Response<ProblemBody<B>> {
        let said = said.filter(|_| parts.status.is_server_error());
        let text = said.or_else(|| replaced.text(parts.status));
        let refused = Refused {
            errors: None,
            problem_type,
            text: text.map(Cow::Owned),
            error: None,
        };
        let answer = mark::enter(Around::Layer, || {
            answer::answer::<Response<Bytes>>(&refused)
        });
        let (mut problem, body) = answer.into_parts();
        let has_type = parts.headers.contains_key(CONTENT_TYPE);
        let is_unseen = has_type && self.is_unseen(&replaced.content);
        forget(&mut parts.headers, of_content(parts.status));
        // What the response says of itself stays, such as `Allow`.
        for (name, value) in &problem.headers {
            if name == SET_COOKIE {
                // Each cookie has a line of its own (RFC 6265, section 3).
                parts.headers.append(name, value.clone());
            // A router around the layer may put its own in.
            } else if !parts.headers.contains_key(name) && !allow::is_default(name, value) {
                parts.headers.insert(name, value.clone());
            }
        }
        let body = ProblemBody::problem(body);
        match problem.extensions.remove::<Answered>() {
            Some(mut answered) => {
                answered.error = None;
                let origin = Origin::Replaced(&replaced.content);
                let mut response = self.send(parts, body, answered, origin);
                if is_unseen {
                    // No length is better than another one than GET's (RFC 9110, section 8.6).
                    response.headers_mut().remove(CONTENT_LENGTH);
                }
                response
            }
            None => Response::from_parts(parts, body),
        }
    }

    /// Whether a router inside has taken the content away that GET's answer is made of.
    fn is_unseen(&self, content: &[u8]) -> bool {
        self.requested.is_head && content.is_empty()
    }

    /// A problem document from elsewhere, in the form that was asked for if it can be read.
    fn relay<B: Body<Data = Bytes>>(
        &self,
        mut parts: Parts,
        read: Read<B>,
        problem_type: &'static ProblemType,
    ) -> Response<ProblemBody<B>> {
        if matches!(&read, Read::Broken(bytes) if self.is_unseen(bytes)) {
            // GET's answer may be in another form.
            parts.headers.remove(CONTENT_LENGTH);
        }
        let (document, relayed, body) = match read {
            Read::Document(relayed, bytes) => (bytes.clone(), relayed, ProblemBody::problem(bytes)),
            Read::Broken(bytes) => (
                Bytes::new(),
                Relayed::default(),
                ProblemBody::problem(bytes),
            ),
            Read::Other(body) => (Bytes::new(), Relayed::default(), body),
        };
        let answered = Answered {
            problem_type,
            status: problem_type.status(),
            reason: relayed.reason.map(String::into_boxed_str),
            form: if document.is_empty() {
                Form::Own
            } else {
                Form::Document
            },
            document,
            has_instance: relayed.instance.is_some(),
            error: None,
        };
        self.send(parts, body, answered, Origin::Relayed)
    }

    /// Gives a response that is one of this crate's the form that is wanted, and tells the hooks.
    fn send<B: Body<Data = Bytes>>(
        &self,
        mut parts: Parts,
        mut body: ProblemBody<B>,
        mut answered: Answered,
        origin: Origin<'_>,
    ) -> Response<ProblemBody<B>> {
        if let Some((content_type, content)) = self.form(&mut answered, origin) {
            match origin {
                Origin::Relayed => forget(&mut parts.headers, of_form(parts.status)),
                // A service in between may have said its own of the bytes that go, such as that they
                // are compressed.
                Origin::Own => {
                    let declares =
                        |name: &HeaderName| answered.problem_type.declares_header(name.as_str());
                    forget(
                        &mut parts.headers,
                        of_bytes().filter(|name| !declares(name)),
                    );
                }
                Origin::Replaced(_) => {}
            }
            parts.headers.remove(CONTENT_LENGTH);
            match content_type {
                Some(content_type) => parts.headers.insert(CONTENT_TYPE, content_type),
                None => parts.headers.remove(CONTENT_TYPE),
            };
            body = ProblemBody::problem(content);
        }
        if parts.status == StatusCode::METHOD_NOT_ALLOWED {
            allow::unite(&mut parts.headers);
        }
        if self.requested.is_head {
            body = without_content(&mut parts.headers, &body);
        }
        if matches!(answered.form, Form::Negotiated(_)) {
            vary_by_accept(&mut parts.headers);
        }
        if parts.status.as_u16() >= 400 {
            let reason = match &answered.reason {
                Some(reason) => reason,
                None => answered.problem_type.reason(),
            };
            let error = answered.error.as_deref();
            self.config.tell(&ErrorResponse {
                problem_type: answered.problem_type,
                status: answered.status,
                reason,
                error: error.map(|error| error as &dyn Error),
            });
        }
        record(&answered);
        parts.extensions.insert(answered);
        Response::from_parts(parts, body)
    }

    /// The content type and the content, if they are to be others.
    fn form(
        &self,
        answered: &mut Answered,
        origin: Origin<'_>,
    ) -> Option<(Option<HeaderValue>, Bytes)> {
        let negotiated = self.config.negotiates.then(|| self.requested.format());
        let (before, format) = match answered.form {
            Form::Own | Form::Rendered => return None,
            Form::Negotiated(format) => (format, Some(format)),
            Form::Document => (Format::ProblemJson, negotiated),
        };
        let after = format.unwrap_or(before);
        let render = self.config.render.as_ref();
        let instance = if answered.has_instance {
            None
        } else {
            self.requested.instance()
        };
        if render.is_none() {
            answered.form = format.map_or(answered.form, Form::Negotiated);
            match (before, after) {
                _ if instance.is_some() => {}
                // The same bytes under another name.
                (Format::ProblemJson, Format::Json) => {
                    return Some((Some(content_type(after)), answered.document.clone()));
                }
                _ if before == after => return None,
                _ => {}
            }
        }
        let relay = Relay {
            problem_type: answered.problem_type,
            status: answered.status,
            document: serde_json::from_slice(&answered.document).ok()?,
        };
        let mut problem = Problem::new(&relay);
        if let Origin::Replaced(content) = origin {
            problem.set_replaced(content);
        }
        if let Some(instance) = instance {
            problem.set_instance(instance);
            answered.has_instance = true;
            answered.document = Bytes::from(problem.to_json());
        }
        if let Some(render) = render {
            answered.form = Form::Rendered;
            let Rendered { content_type, body } = render(&problem);
            return Some((content_type, body));
        }
        let content = match after {
            Format::ProblemJson | Format::Json => answered.document.clone(),
            _ => Bytes::from(write::problem(&problem, after)),
        };
        Some((Some(content_type(after)), content))
    }
}

/// HEAD has the headers of GET and no content (RFC 9110, section 9.3.2).
fn without_content<B: Body<Data = Bytes>>(
    headers: &mut HeaderMap,
    body: &ProblemBody<B>,
) -> ProblemBody<B> {
    if let Some(length) = body.size_hint().exact().filter(|length| *length > 0) {
        headers.entry(CONTENT_LENGTH).or_insert(length.into());
    }
    ProblemBody::problem(Bytes::new())
}

fn content_type(format: Format) -> HeaderValue {
    HeaderValue::from_static(format.content_type())
}

/// `Vary: accept` (RFC 9110, section 12.5.5), beside what the response varies by already.
fn vary_by_accept(headers: &mut HeaderMap) {
    let varies = headers
        .get_all(VARY)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .any(|name| name == "*" || name.eq_ignore_ascii_case("accept"));
    if !varies {
        headers.append(VARY, HeaderValue::from_static("accept"));
    }
}

/// What OpenTelemetry asks of the span of a server, if the span around has these fields: only a 5xx
/// is an error of the span.
#[cfg(feature = "tracing")]
fn record(answered: &Answered) {
    if answered.status.is_server_error() {
        let span = tracing::Span::current();
        span.record("error.type", answered.problem_type.reason());
        span.record("otel.status_code", "ERROR");
    }
}

#[cfg(not(feature = "tracing"))]
fn record(_: &Answered) {}
