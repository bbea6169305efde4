//! Bodies that come in pieces, late, long or broken: what is read of them, and what is sent on.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::io;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use flowcms_status::{Instance, ProblemLayer};
use http::{HeaderMap, Request, Response};
use http_body::{Body, Frame, SizeHint};
use http_body_util::{BodyExt as _, Full};
use proptest::prelude::*;
use tower::{Layer as _, Service as _, service_fn};

use crate::world::{Answer, answer};

/// What comes next of a body.
#[derive(Debug, Clone)]
enum Piece {
    Data(Vec<u8>),
    /// It is not there yet.
    Wait,
    Trailers,
    Broken,
}

/// What a body says of its length before it is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hint {
    Exact,
    AtLeast,
    AtMost,
    Nothing,
}

#[derive(Debug, Clone)]
struct Pieces {
    rest: VecDeque<Piece>,
    hint: Hint,
}

impl Pieces {
    fn of(pieces: &[Piece], hint: Hint) -> Self {
        let rest = pieces.iter().cloned().collect();
        Self { rest, hint }
    }

    fn left(&self) -> u64 {
        let data = self.rest.iter().map(|piece| match piece {
            Piece::Data(data) => data.len(),
            _ => 0,
        });
        data.sum::<usize>() as u64
    }
}

impl Body for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        match self.rest.pop_front() {
            None => Poll::Ready(None),
            Some(Piece::Wait) => Poll::Pending,
            Some(Piece::Data(data)) => Poll::Ready(Some(Ok(Frame::data(data.into())))),
            Some(Piece::Trailers) => Poll::Ready(Some(Ok(Frame::trailers(HeaderMap::new())))),
            Some(Piece::Broken) => Poll::Ready(Some(Err(io::Error::other("it broke off")))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        let mut hint = SizeHint::new();
        match self.hint {
            Hint::Exact => hint.set_exact(self.left()),
            Hint::AtLeast => hint.set_lower(self.left()),
            Hint::AtMost => hint.set_upper(self.left()),
            Hint::Nothing => {}
        }
        hint
    }
}

/// What comes of a body, until it waits for nobody any more; after each piece it says what is left.
fn drained<B: Body<Data = Bytes>>(
    body: B,
    left: impl Fn(&B, usize),
) -> (Vec<u8>, Option<B::Error>) {
    let mut body = pin!(body);
    let (mut all, mut polled) = (Vec::new(), 0);
    loop {
        left(&body, all.len());
        polled += 1;
        assert!(polled < 1000, "it does not end");
        let mut context = Context::from_waker(Waker::noop());
        match body.as_mut().poll_frame(&mut context) {
            Poll::Pending => {}
            Poll::Ready(None) => return (all, None),
            Poll::Ready(Some(Err(error))) => return (all, Some(error)),
            Poll::Ready(Some(Ok(frame))) => {
                all.extend_from_slice(&frame.into_data().unwrap_or_default());
            }
        }
    }
}

/// The response that leaves the layer; these services do not wait.
fn through<B>(
    layer: &ProblemLayer,
    accept: &str,
    response: Response<B>,
) -> Response<impl Body<Data = Bytes, Error = B::Error> + use<B>>
where
    B: Body<Data = Bytes> + Clone,
{
    let request = Request::get("/path").header("accept", accept).body(());
    let service = service_fn(move |_: Request<()>| {
        let response = response.clone();
        async move { Ok::<_, Infallible>(response) }
    });
    let called = layer.layer(service).call(request.expect("a request"));
    match pin!(called).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(response)) => response,
        Poll::Pending => panic!("it waits"),
    }
}

fn response<B>(status: u16, headers: &[(&str, &str)], body: B) -> Response<B> {
    let mut builder = Response::builder().status(status);
    for (name, value) in headers {
        builder = builder.header(*name, *value);
    }
    builder.body(body).expect("a response")
}

fn read<B: Body<Data = Bytes>>(response: Response<B>) -> Answer {
    let (parts, body) = response.into_parts();
    let (bytes, error) = drained(body, |_, _| {});
    assert!(error.is_none(), "it broke off");
    answer(Response::from_parts(parts, bytes.into()))
}

const DOCUMENT: &str = "application/problem+json";

/// In one piece, and in two.
fn cuts(content: &str) -> [Pieces; 2] {
    let (first, second) = content.as_bytes().split_at(content.len() / 2);
    let [first, second] = [first, second].map(|data| Piece::Data(data.to_vec()));
    [
        Pieces::of(&[Piece::Data(content.into())], Hint::Nothing),
        Pieces::of(&[first, second], Hint::Exact),
    ]
}

#[test]
fn a_text_is_a_detail_up_to_8_kib() {
    for (length, is_detail) in [(1, true), (8191, true), (8192, true), (8193, false)] {
        let text = "x".repeat(length);
        for body in cuts(&text) {
            let headers = [("content-type", "text/plain")];
            let answer = read(through(
                &ProblemLayer::new(),
                "*/*",
                response(409, &headers, body),
            ));
            let detail = answer.problem()["detail"].take();
            assert_eq!(detail.as_str(), is_detail.then_some(&*text), "{length}");
        }
    }
}

#[test]
fn a_document_is_read_up_to_64_kib() {
    for (length, is_read) in [
        (1000, true),
        (65_535, true),
        (65_536, true),
        (65_537, false),
    ] {
        let document = r#"{"reason":"theirs"}"#;
        let document = format!("{document}{}", " ".repeat(length - document.len()));
        for body in cuts(&document) {
            let headers = [("content-type", DOCUMENT)];
            let answer = through(
                &ProblemLayer::new(),
                "text/html",
                response(409, &headers, body),
            );
            let answer = read(answer);
            if is_read {
                assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
                assert!(answer.body.contains("<code>theirs</code>"), "{length}");
            } else {
                assert_eq!(answer.header("content-type"), DOCUMENT);
                assert_eq!(answer.body, document);
            }
        }
    }
}

#[test]
fn a_text_that_is_late_or_breaks_off_is_no_detail() {
    for last in [Piece::Wait, Piece::Broken] {
        let pieces = [Piece::Data(b"taken".to_vec()), last];
        for status in [409, 503] {
            let body = Pieces::of(&pieces, Hint::Nothing);
            let headers = [("content-type", "text/plain")];
            let answer = read(through(
                &ProblemLayer::new(),
                "*/*",
                response(status, &headers, body),
            ));
            assert_eq!(answer.problem().get("detail"), None);
        }
    }
    // Trailers end a text as well as nothing does.
    let pieces = [Piece::Data(b"taken".to_vec()), Piece::Trailers];
    let headers = [("content-type", "text/plain")];
    let sent = response(409, &headers, Pieces::of(&pieces, Hint::Exact));
    let answer = read(through(&ProblemLayer::new(), "*/*", sent));
    assert_eq!(answer.problem()["detail"], "taken");
}

#[test]
fn what_only_says_the_code_again_is_no_detail() {
    for (text, detail) in [
        ("Conflict", None),
        (" 409 Conflict\n", None),
        ("409", None),
        ("", None),
        (" \n", None),
        ("409 Conflict: taken", Some("409 Conflict: taken")),
        ("404 Not Found", Some("404 Not Found")),
        ("409 Not Found", Some("409 Not Found")),
        ("404 Conflict", Some("404 Conflict")),
        ("conflict", Some("conflict")),
    ] {
        let headers = [("content-type", "text/plain")];
        let sent = response(409, &headers, Full::from(text.to_owned()));
        let answer = read(through(&ProblemLayer::new(), "*/*", sent));
        assert_eq!(answer.problem()["detail"].as_str(), detail, "{text:?}");
    }
}

#[test]
fn what_has_no_content_type_is_replaced_if_it_is_empty() {
    let nothing = || Pieces::of(&[], Hint::Nothing);
    let unknown = || Pieces::of(&[Piece::Wait], Hint::Exact);
    for body in [nothing(), unknown()] {
        let answer = read(through(
            &ProblemLayer::new(),
            "*/*",
            response(409, &[], body),
        ));
        assert_eq!(answer.problem()["reason"], "conflict");
    }
    let some = Pieces::of(&[Piece::Data(b"taken".to_vec())], Hint::Nothing);
    let answer = read(through(
        &ProblemLayer::new(),
        "*/*",
        response(409, &[], some),
    ));
    assert_eq!(
        (answer.header("content-type"), &*answer.body),
        ("", "taken")
    );
    // Content that has a type is somebody's answer, though it is empty.
    let typed = response(409, &[("content-type", "text/csv")], nothing());
    let answer = read(through(&ProblemLayer::new(), "*/*", typed));
    assert_eq!(
        (answer.header("content-type"), &*answer.body),
        ("text/csv", "")
    );
}

#[test]
fn what_is_compressed_is_neither_a_text_nor_a_document() {
    let layer = || ProblemLayer::new().instance(Instance::Path);
    let text = [("content-type", "text/plain"), ("content-encoding", "gzip")];
    for status in [409, 503] {
        let sent = response(status, &text, Full::from("taken"));
        let answer = read(through(&layer(), "*/*", sent));
        assert_eq!(answer.problem().get("detail"), None);
        assert_eq!(answer.header("content-encoding"), "");
    }
    let document = [("content-type", DOCUMENT), ("content-encoding", "br")];
    let content = r#"{"reason":"theirs"}"#;
    for status in [409, 503] {
        let sent = response(status, &document, Full::from(content));
        let answer = read(through(&layer(), "text/html", sent));
        assert_eq!(
            (answer.header("content-type"), &*answer.body),
            (DOCUMENT, content)
        );
        assert_eq!(answer.header("content-encoding"), "br");
    }
}

#[test]
fn a_document_s_own_instance_stays() {
    let document = r#"{"reason":"theirs","instance":"/orders/17" }"#;
    let length = document.len().to_string();
    let headers = [("content-type", DOCUMENT), ("content-length", &*length)];
    let layer = ProblemLayer::new().instance(Instance::Path);
    let own = read(through(
        &layer,
        "*/*",
        response(409, &headers, Full::from(document)),
    ));
    assert_eq!(own.body, document);
    for accept in ["application/problem+xml", "text/plain", "text/html"] {
        let own = read(through(
            &layer,
            accept,
            response(409, &headers, Full::from(document)),
        ));
        assert!(own.body.contains("/orders/17"), "{own:?}");
        assert!(!own.body.contains("/path"), "{own:?}");
        // That of the other form is not known here.
        assert_eq!(own.header("content-length"), "");
    }
}

#[test]
fn a_response_s_own_headers_come_before_those_of_the_row() {
    for (status, name, own) in [
        (401, "www-authenticate", "Basic realm=\"files\""),
        (405, "allow", "GET, HEAD"),
        (407, "proxy-authenticate", "Basic"),
    ] {
        for (headers, content) in [
            (vec![(name, own), ("x-kept", "1"), ("vary", "*")], ""),
            (
                vec![
                    (name, own),
                    ("content-type", "text/plain"),
                    ("vary", "Accept-Language"),
                ],
                "no",
            ),
        ] {
            let sent = response(status, &headers, Full::from(content));
            let answer = read(through(&ProblemLayer::new(), "*/*", sent));
            let lines = |name: &str| -> Vec<String> {
                let lines = answer.headers.get_all(name).iter();
                lines
                    .map(|line| line.to_str().expect("ASCII").to_owned())
                    .collect()
            };
            assert_eq!(lines(name), [own]);
            if content.is_empty() {
                // It varies by everything (RFC 9110, section 12.5.5).
                assert_eq!(lines("vary"), ["*"]);
                assert_eq!(lines("x-kept"), ["1"]);
            } else {
                assert_eq!(lines("vary"), ["Accept-Language", "accept"]);
            }
        }
    }
}

#[test]
fn a_head_of_another_content_is_not_taken_for_the_answer() {
    // As a compressor does it: the head of a response of ours, with another content.
    #[derive(Debug, thiserror::Error, flowcms_status::FlowError)]
    #[error("the entry is locked")]
    #[flow(code = 409)]
    struct Locked;

    let service = service_fn(|_: Request<()>| async {
        let response = flowcms_status::FlowError::to_response(&Locked);
        let mut response = response.map(|_| Full::from("other bytes"));
        response
            .headers_mut()
            .insert("content-type", "text/csv".parse().expect("a value"));
        Ok::<_, Infallible>(response)
    });
    let mut service = ProblemLayer::new().layer(service);
    let called = service.call(
        Request::get("/")
            .header("accept", "text/html")
            .body(())
            .expect("a request"),
    );
    let Poll::Ready(Ok(sent)) = pin!(called).poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("it waits");
    };
    let answer = read(sent);
    assert_eq!(
        (answer.header("content-type"), &*answer.body),
        ("text/csv", "other bytes")
    );
}

fn pieces() -> impl Strategy<Value = Vec<Piece>> {
    let data = prop_oneof![
        4 => prop::collection::vec(any::<u8>(), 0..20),
        1 => (0..40_000_usize).prop_map(|length| vec![b'x'; length]),
    ];
    let piece = prop_oneof![4 => data.prop_map(Piece::Data), 1 => Just(Piece::Wait)];
    let last = prop_oneof![
        Just(None),
        Just(Some(Piece::Trailers)),
        Just(Some(Piece::Broken))
    ];
    (prop::collection::vec(piece, 0..8), last).prop_map(|(mut pieces, last)| {
        pieces.extend(last);
        pieces
    })
}

proptest! {
    /// RFC 9112, section 6: a length that is announced has to be that of what comes.
    #[test]
    fn what_is_no_document_is_sent_on_to_the_byte_and_says_how_much_is_left(
        pieces in pieces(),
        hint in prop::sample::select(vec![Hint::Exact, Hint::AtLeast, Hint::AtMost, Hint::Nothing]),
        // What stays as it is, what is read in vain, and what is empty.
        content_type in prop::sample::select(vec!["text/csv", DOCUMENT]),
    ) {
        // No JSON begins like this.
        let mut pieces = pieces;
        pieces.insert(0, Piece::Data(b"]".to_vec()));
        let body = Pieces::of(&pieces, hint);
        let expected: Vec<u8> = (pieces.iter())
            .flat_map(|piece| match piece {
                Piece::Data(data) => &data[..],
                _ => &[],
            })
            .copied()
            .collect();
        let is_broken = matches!(pieces.last(), Some(Piece::Broken));
        let sent = through(
            &ProblemLayer::new(),
            "text/html",
            response(409, &[("content-type", content_type)], body),
        );
        prop_assert_eq!(sent.headers()["content-type"].as_bytes(), content_type.as_bytes());
        let total = expected.len();
        let (all, error) = drained(sent.into_body(), |body, so_far| {
            let (hint_now, left) = (body.size_hint(), (total - so_far) as u64);
            assert!(hint_now.lower() <= left, "{hint_now:?} of {left}");
            assert!(hint_now.upper().is_none_or(|upper| upper >= left), "{hint_now:?} of {left}");
            if hint == Hint::Exact {
                assert_eq!(hint_now.exact(), Some(left));
            }
            assert!(!body.is_end_stream() || (left == 0), "{left} are left");
        });
        prop_assert_eq!(all, expected);
        prop_assert_eq!(error.is_some(), is_broken);
    }
}

#[test]
fn the_body_of_a_problem_says_its_length() {
    let sent = through(
        &ProblemLayer::new(),
        "*/*",
        response(404, &[], Full::<Bytes>::default()),
    );
    let length = sent.body().size_hint().exact();
    assert!(!sent.body().is_end_stream());
    let collected = pin!(sent.into_body().collect()).poll(&mut Context::from_waker(Waker::noop()));
    let Poll::Ready(Ok(collected)) = collected else {
        panic!("it waits");
    };
    assert_eq!(length, Some(collected.to_bytes().len() as u64));
}
