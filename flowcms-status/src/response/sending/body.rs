//! The body of what a service of the layer answers.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use crate::response::sending::at_once::at_once;

pin_project_lite::pin_project! {
    /// The body of a response that went through a [`ProblemLayer`](crate::ProblemLayer): the one
    /// that the service answered with, or a problem.
    pub struct ProblemBody<B: Body> {
        #[pin]
        kind: Kind<B>,
    }
}

pin_project_lite::pin_project! {
    #[project = KindProjection]
    enum Kind<B: Body> {
        Inner { #[pin] body: B },
        // Apart, so that a response that nothing was done to is as small as it was.
        Other { other: Box<Other<B>> },
    }
}

enum Other<B: Body> {
    Problem(Bytes),
    /// A body of which some was read: frames or the error that came, then the rest.
    Resumed {
        bytes: Bytes,
        error: Option<B::Error>,
        rest: Pin<Box<B>>,
    },
}

impl<B: Body> ProblemBody<B> {
    pub(crate) fn inner(body: B) -> Self {
        Self {
            kind: Kind::Inner { body },
        }
    }

    pub(crate) fn problem(bytes: Bytes) -> Self {
        Self::other(Other::Problem(bytes))
    }

    /// A body of which `bytes` were read, and perhaps an error.
    pub(crate) fn resumed(bytes: Bytes, error: Option<B::Error>, rest: Pin<Box<B>>) -> Self {
        Self::other(Other::Resumed { bytes, error, rest })
    }

    fn other(other: Other<B>) -> Self {
        Self {
            kind: Kind::Other {
                other: Box::new(other),
            },
        }
    }

    /// The body that the service answered with, if it is still as it was.
    #[allow(dead_code, reason = "only some frameworks ask for it")]
    pub(crate) fn untouched(self) -> Result<B, Self> {
        match self.kind {
            Kind::Inner { body } => Ok(body),
            kind @ Kind::Other { .. } => Err(Self { kind }),
        }
    }

    /// The body as it is after up to `limit` bytes of it were read, if they are there at once.
    #[allow(dead_code, reason = "only some frameworks ask for it")]
    pub(crate) fn read(body: B, limit: usize) -> Self
    where
        B: Body<Data = Bytes>,
    {
        let mut body = Box::pin(body);
        let read = at_once(body.as_mut(), limit);
        let bytes = read.bytes(usize::MAX);
        if read.is_whole {
            Self::problem(bytes)
        } else {
            Self::resumed(bytes, read.error, body)
        }
    }

    /// The bytes, if all of them are there.
    #[allow(dead_code, reason = "only some frameworks ask for it")]
    pub(crate) fn complete(self) -> Result<Bytes, Self> {
        let whole = self.whole().cloned();
        whole.ok_or(self)
    }

    /// The bytes, if all of them are there.
    #[allow(dead_code, reason = "only some frameworks ask for it")]
    pub(crate) fn whole(&self) -> Option<&Bytes> {
        match &self.kind {
            Kind::Other { other } => match &**other {
                Other::Problem(bytes) => Some(bytes),
                Other::Resumed { .. } => None,
            },
            Kind::Inner { .. } => None,
        }
    }
}

impl<B: Body<Data = Bytes>> Body for ProblemBody<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        let other = match self.project().kind.project() {
            KindProjection::Inner { body } => return body.poll_frame(context),
            KindProjection::Other { other } => other,
        };
        match &mut **other {
            Other::Problem(bytes) => Poll::Ready(data(bytes).map(Ok)),
            Other::Resumed { bytes, error, rest } => {
                if let Some(data) = data(bytes) {
                    return Poll::Ready(Some(Ok(data)));
                }
                match error.take() {
                    Some(error) => Poll::Ready(Some(Err(error))),
                    None => rest.as_mut().poll_frame(context),
                }
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        let other = match &self.kind {
            Kind::Inner { body } => return body.is_end_stream(),
            Kind::Other { other } => other,
        };
        match &**other {
            Other::Problem(bytes) => bytes.is_empty(),
            Other::Resumed { bytes, error, rest } => {
                bytes.is_empty() && error.is_none() && rest.is_end_stream()
            }
        }
    }

    fn size_hint(&self) -> SizeHint {
        let other = match &self.kind {
            Kind::Inner { body } => return body.size_hint(),
            Kind::Other { other } => other,
        };
        match &**other {
            Other::Problem(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Other::Resumed { bytes, rest, .. } => {
                let (read, rest) = (bytes.len() as u64, rest.size_hint());
                let mut hint = SizeHint::new();
                if let Some(upper) = rest.upper() {
                    hint.set_upper(read + upper);
                }
                hint.set_lower(read + rest.lower());
                hint
            }
        }
    }
}

/// The bytes, unless they were taken or there are none.
fn data(bytes: &mut Bytes) -> Option<Frame<Bytes>> {
    (!bytes.is_empty()).then(|| Frame::data(std::mem::take(bytes)))
}

impl<B: Body + Default> Default for ProblemBody<B> {
    fn default() -> Self {
        Self::inner(B::default())
    }
}

impl<B: Body> fmt::Debug for ProblemBody<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &self.kind {
            Kind::Inner { .. } => "ProblemBody::Inner",
            Kind::Other { other } => match **other {
                Other::Problem(_) => "ProblemBody::Problem",
                Other::Resumed { .. } => "ProblemBody::Resumed",
            },
        })
    }
}
