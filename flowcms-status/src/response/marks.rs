//! The marks of responses that cannot carry them.

use bytes::Bytes;
use http::{HeaderMap, HeaderValue};

use crate::declaration::cell::{Ready, ReadyRef};
use crate::response::answer::Assemble;
use crate::response::mark::Answered;

/// An answer with its mark and the content that the mark belongs to, for frameworks whose responses
/// do not keep one.
pub(crate) struct Marked<A> {
    pub(crate) answer: A,
    content: Bytes,
    answered: Option<Answered>,
}

impl<A: Assemble> Assemble for Marked<A> {
    fn shared(ready: &'static Ready) -> Self {
        Self {
            answer: A::shared(ready),
            content: Bytes::new(),
            answered: None,
        }
    }

    fn own(ready: &ReadyRef, body: Bytes, headers: Option<HeaderMap>) -> Self {
        Self {
            content: body.clone(),
            answer: A::own(ready, body, headers),
            answered: None,
        }
    }

    fn set_content_type(&mut self, content_type: Option<HeaderValue>) {
        self.answer.set_content_type(content_type);
    }

    fn mark(&mut self, answered: Answered) {
        self.answered = Some(answered);
    }
}

/// The marks of the responses that were made for a request. A response is recognised by its content,
/// so that one which only looks like it is not taken for it.
#[derive(Debug, Default)]
pub(crate) struct Marks(Vec<(Bytes, Answered)>);

impl Marks {
    /// The answer, whose mark is kept here.
    pub(crate) fn keep<A>(&mut self, marked: Marked<A>) -> A {
        if let Some(answered) = marked.answered {
            self.0.push((marked.content, answered));
        }
        marked.answer
    }

    /// Whether there is one whose content is so long.
    pub(crate) fn has_one_of(&self, length: usize) -> bool {
        self.0.iter().any(|(content, _)| content.len() == length)
    }

    /// The one that the response is whose content this is.
    pub(crate) fn take(&mut self, content: &[u8]) -> Option<Answered> {
        let at = self.0.iter().position(|(marked, _)| marked == content)?;
        Some(self.0.swap_remove(at).1)
    }
}
