//! What a layer keeps of a request: what it has to know if the response is an error.

use std::fmt::Write as _;

use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderValue, Method, Uri, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::document::format::Format;
use crate::response::sending::config::Config;
use crate::response::sending::instance::Instance;

/// Whether it is one is not known yet, so as little as can be is read, and nothing is allocated.
#[derive(Debug, Clone)]
pub(crate) struct Requested {
    accept: Accept,
    pub(crate) is_head: bool,
    source: Source,
}

/// The form of the document.
#[derive(Debug, Clone)]
enum Accept {
    Known(Format),
    /// That which is asked for here.
    Line(HeaderValue),
}

/// What the instance is made of.
#[derive(Debug, Clone)]
enum Source {
    Nothing,
    Path(PathAndQuery),
    Id(HeaderValue),
    Trace(HeaderValue),
}

impl Requested {
    #[inline]
    pub(crate) fn new<'r>(
        config: &Config,
        method: &Method,
        uri: impl FnOnce() -> &'r Uri,
        headers: &HeaderMap,
    ) -> Self {
        Self {
            accept: if config.negotiates {
                Accept::of(headers)
            } else {
                Accept::Known(Format::ProblemJson)
            },
            is_head: *method == Method::HEAD,
            source: match config.instance {
                Instance::None => Source::Nothing,
                instance => Source::of(uri(), headers, instance),
            },
        }
    }

    /// What nobody asks of an answer that belongs to no request.
    #[allow(dead_code, reason = "only some frameworks ask for it")]
    pub(crate) const fn none() -> Self {
        Self {
            accept: Accept::Known(Format::ProblemJson),
            is_head: false,
            source: Source::Nothing,
        }
    }

    /// For frameworks that have other types: `values` are those of a header.
    #[allow(dead_code, reason = "only some frameworks ask for it")]
    pub(crate) fn converted<'r, V: Iterator<Item = &'r [u8]>>(
        config: &Config,
        method: &str,
        path: &str,
        values: impl Fn(&'static str) -> V,
    ) -> Self {
        let mut headers = HeaderMap::new();
        let accept = config.negotiates.then_some("accept");
        let names = config.instance.headers().iter().copied();
        for name in accept.into_iter().chain(names) {
            for value in values(name) {
                if let Ok(value) = HeaderValue::from_bytes(value) {
                    headers.append(name, value);
                }
            }
        }
        let uri = match config.instance {
            Instance::Path => path.parse().unwrap_or_default(),
            Instance::None | Instance::RequestId => Uri::default(),
        };
        let method = Method::from_bytes(method.as_bytes()).unwrap_or_default();
        Self::new(config, &method, || &uri, &headers)
    }

    /// The form that is asked for.
    pub(crate) fn format(&self) -> Format {
        match &self.accept {
            Accept::Known(format) => *format,
            Accept::Line(line) => Format::negotiate(std::iter::once(line)),
        }
    }

    pub(crate) fn instance(&self) -> Option<String> {
        match &self.source {
            Source::Nothing => None,
            Source::Path(path) => Some(reference(path.path())),
            Source::Id(id) => {
                let id = id.to_str().ok()?.trim();
                if is_uuid(id) {
                    return Some(format!("urn:uuid:{}", id.to_ascii_lowercase()));
                }
                (!id.is_empty()).then(|| utf8_percent_encode(id, SEGMENT).to_string())
            }
            Source::Trace(trace) => {
                // version-traceid-parentid-flags, of W3C's Trace Context.
                let id = trace.to_str().ok()?.split('-').nth(1)?;
                let is_id = id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
                is_id.then(|| id.to_owned())
            }
        }
    }
}

impl Accept {
    #[inline]
    fn of(headers: &HeaderMap) -> Self {
        let Some(line) = headers.get(&header::ACCEPT) else {
            return Self::Known(Format::ProblemJson);
        };
        Self::sent(line, headers)
    }

    fn sent(line: &HeaderValue, headers: &HeaderMap) -> Self {
        let lines = headers.get_all(header::ACCEPT).iter();
        match lines.size_hint() {
            (_, Some(1)) => Self::Line(line.clone()),
            // Few send several, and to keep them would allocate.
            _ => Self::Known(Format::negotiate(lines)),
        }
    }
}

impl Source {
    fn of(uri: &Uri, headers: &HeaderMap, instance: Instance) -> Self {
        match instance {
            Instance::None => Self::Nothing,
            Instance::Path => {
                let path = uri.path_and_query().cloned();
                path.map_or(Self::Nothing, Self::Path)
            }
            Instance::RequestId => {
                let sources = [Self::Id, Self::Trace];
                let mut found = instance.headers().iter().zip(sources);
                let found =
                    found.find_map(|(name, source)| Some(source(headers.get(*name)?.clone())));
                found.unwrap_or(Self::Nothing)
            }
        }
    }
}

/// A path as a reference to itself: what is no escape in it is escaped (RFC 3986, section 2.1), and
/// what would name another host does not (sections 4.2 and 5.2.4).
fn reference(path: &str) -> String {
    let mut reference = String::with_capacity(path.len());
    if path.starts_with("//") {
        reference.push_str("/.");
    }
    for (at, piece) in path.split('%').enumerate() {
        if at > 0 {
            let is_escape = |digits: &[u8]| digits.iter().all(u8::is_ascii_hexdigit);
            let escape = piece.as_bytes().get(..2).is_some_and(is_escape);
            reference.push_str(if escape { "%" } else { "%25" });
        }
        let _ = write!(reference, "{}", utf8_percent_encode(piece, PATH));
    }
    reference
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

/// What a segment of a path never needs encoded (RFC 3986, section 2.3).
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// What may stand in a path beside escapes (RFC 3986, section 3.3).
const PATH: &AsciiSet = &SEGMENT
    .remove(b'/')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@');
