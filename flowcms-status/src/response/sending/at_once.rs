//! What of a body is there at once: nothing is waited for.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use bytes::{Bytes, BytesMut};
use http_body::Body;

pub(super) struct AtOnce<E> {
    frames: Vec<Bytes>,
    pub(super) len: usize,
    /// Whether the body has ended.
    pub(super) is_whole: bool,
    pub(super) error: Option<E>,
}

impl<E> AtOnce<E> {
    /// The bytes, at most `limit`.
    pub(super) fn bytes(&self, limit: usize) -> Bytes {
        if let [frame] = &self.frames[..] {
            return frame.slice(..frame.len().min(limit));
        }
        let mut bytes = BytesMut::with_capacity(self.len.min(limit));
        for frame in &self.frames {
            let room = limit - bytes.len();
            bytes.extend_from_slice(&frame[..frame.len().min(room)]);
        }
        bytes.freeze()
    }
}

/// Reads until the body ends or waits, or there are more than `limit` bytes.
pub(super) fn at_once<B: Body<Data = Bytes>>(
    mut body: Pin<&mut B>,
    limit: usize,
) -> AtOnce<B::Error> {
    let mut read = AtOnce {
        frames: Vec::new(),
        len: 0,
        is_whole: false,
        error: None,
    };
    // Who sends the rest polls it again.
    let context = &mut Context::from_waker(Waker::noop());
    while read.len <= limit {
        match body.as_mut().poll_frame(context) {
            // Trailers say nothing of a problem.
            Poll::Ready(Some(Ok(frame))) => {
                let data = frame.into_data().unwrap_or_default();
                read.len += data.len();
                read.frames.push(data);
            }
            Poll::Ready(None) => {
                read.is_whole = true;
                break;
            }
            Poll::Ready(Some(Err(error))) => {
                read.error = Some(error);
                break;
            }
            Poll::Pending => break,
        }
    }
    read
}
