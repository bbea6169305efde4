//! One sample: its responses, and the list of what is checked of them.

use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderMap, Response};

use super::document::Document;
use super::{body, headers, privacy};
use crate::catalog::{Added, Entry};
use crate::declaration::declared_type::Content;
use crate::declaration::table::Status;
use crate::occurrence::error::{FlowError, sent};
use crate::occurrence::problem::Problem;

/// A sample with its response.
pub(super) struct Sample<'s> {
    pub(super) error: &'s dyn FlowError,
    pub(super) entry: &'s Entry,
    /// The row of the code that is sent.
    pub(super) status: &'static Status,
    pub(super) response: Response<Bytes>,
    /// The body is in a form of the API's own.
    pub(super) is_rendered: bool,
    pub(super) public_texts: &'s [String],
}

impl<'s> Sample<'s> {
    pub(super) fn new(
        error: &'s dyn FlowError,
        entry: &'s Entry,
        public_texts: &'s [String],
    ) -> Self {
        Self {
            error,
            entry,
            status: sent(error),
            response: error.to_response(),
            is_rendered: Problem::new(error).rendered().is_some(),
            public_texts,
        }
    }

    /// All that is wrong.
    pub(super) fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        self.status(&mut faults);
        headers::required(self, &mut faults);
        headers::declared(self, &mut faults);
        headers::undeclared(self, &mut faults);
        headers::values(self, &mut faults);
        self.content(&mut faults);
        self.cache(&mut faults);
        let document = self.document(&mut faults);
        if let Some(document) = &document {
            body::standard(self, document, &mut faults);
            body::extensions(self, document, &mut faults);
        }
        privacy::private(self, document.as_ref(), &mut faults);
        self.again(document.as_ref(), &mut faults);
        faults
    }

    /// Whether the response has something of what a variant itself adds to it.
    pub(super) fn shows(&self, added: &Added) -> bool {
        let mut inner = (added.to)().problem_types().into_iter();
        if !inner.any(|inner| inner.reason() == self.entry.reason()) {
            return false;
        }
        let problem = Problem::new(self.error);
        let mut own = added.own.iter();
        own.any(|name| {
            self.headers().contains_key(*name) || problem.members().any(|(known, _)| known == *name)
        })
    }

    pub(super) fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    /// Whether its response is a problem document.
    #[cfg(feature = "client")]
    pub(super) fn has_document(&self) -> bool {
        self.has_content() && !self.is_rendered
    }

    /// Whether its responses have content (RFC 9110, section 6.4.1).
    fn has_content(&self) -> bool {
        let code = self.response.status().as_u16();
        let is_bare = self.error.problem_type().declared.more.content == Content::Nothing;
        !is_bare && code >= 200 && ![204, 205, 304].contains(&code)
    }

    fn status(&self, faults: &mut Vec<String>) {
        let sent = self.response.status();
        if sent != self.error.status_code() {
            faults.push(format!(
                "the response has the status {sent}, `status_code()` says {}: one of them is wrong",
                self.error.status_code()
            ));
        }
        let codes = self.entry.codes();
        if !codes.iter().any(|status| status.code() == sent.as_u16()) {
            let codes: Vec<String> = codes.iter().map(|one| one.code().to_string()).collect();
            faults.push(format!(
                "the status {sent} is none of those that the catalogue has for `{}` ({}): declare \
                 it in `codes(…)`",
                self.entry.reason(),
                codes.join(", ")
            ));
        }
    }

    fn content(&self, faults: &mut Vec<String>) {
        let content_type = self.headers().get(CONTENT_TYPE);
        let sent = content_type.map(|value| String::from_utf8_lossy(value.as_bytes()));
        if !self.has_content() {
            if let Some(sent) = sent {
                faults.push(format!(
                    "`Content-Type: {sent}` on a response without content (RFC 9110, section 8.3): \
                     leave it out"
                ));
            }
            if !self.response.body().is_empty() {
                faults.push(format!(
                    "a body on a response with the status {}, which has none: leave it out",
                    self.response.status()
                ));
            }
            return;
        }
        match sent.as_deref() {
            Some("application/problem+json") => {}
            Some(_) if self.is_rendered => {}
            Some(sent) => faults.push(format!(
                "`Content-Type: {sent}`: a problem document is `application/problem+json`, without \
                 parameters (RFC 9457, section 6.1)"
            )),
            None => faults.push(
                "no `Content-Type`: callers have to guess what the body is (RFC 9110, section 8.3)"
                    .to_owned(),
            ),
        }
    }

    fn cache(&self, faults: &mut Vec<String>) {
        let code = self.response.status().as_u16();
        let is_declared = headers::may_be_sent(self, CACHE_CONTROL.as_str());
        let sent = self.headers().get(CACHE_CONTROL);
        if code >= 400 && !is_declared && sent.is_none_or(|value| value != "no-store") {
            faults.push(
                "no `Cache-Control: no-store`: a cache may give this error to others (RFC 9111, \
                 section 4.2.2); send it, or declare a `Cache-Control` of its own"
                    .to_owned(),
            );
        }
        if code < 400 && !is_declared && sent.is_some() {
            faults.push(format!(
                "`Cache-Control` on a {code}, which is not declared: leave it out, or declare it"
            ));
        }
    }

    fn document(&self, faults: &mut Vec<String>) -> Option<Document> {
        if self.is_rendered || !self.has_content() {
            return None;
        }
        match Document::read(self.response.body()) {
            Ok(document) => Some(document),
            Err(error) => {
                faults.push(format!("the body is no JSON object: {error}"));
                None
            }
        }
    }

    /// A second response says the same.
    fn again(&self, document: Option<&Document>, faults: &mut Vec<String>) {
        let again = self.error.to_response();
        let mut differs = |what: &str| {
            faults.push(format!(
                "a second response to the same error has {what}: only `instance` may differ, so \
                 keep in the error what its answer is made of"
            ));
        };
        if again.status() != self.response.status() {
            differs("another status");
        }
        if again.headers() != self.headers() {
            differs("other headers");
        }
        let is_same = match (document, Document::read(again.body())) {
            (Some(first), Ok(second)) => first.without_instance() == second.without_instance(),
            _ => self.is_rendered || again.body() == self.response.body(),
        };
        if !is_same {
            differs("another body");
        }
    }
}
