//! warp 0.4 with `recover`, as a tower service in `ProblemLayer`: what filters reply passes it too.

use std::net::SocketAddr;

use ::warp::reject::{self, Reject};
use ::warp::reply::Response;
use ::warp::{Filter, Rejection, Reply};
use flowcms_status::warp::recover;
use flowcms_status::{FlowError as _, ProblemLayer};
use http::StatusCode;
use tower::Layer as _;

use super::{Foreign, Public, Unreachable, content, headers, hyper, wishing};

fn secret(attack: &str) -> String {
    super::secret("warp", attack)
}

struct Wrapper(Unreachable);

impl Reply for Wrapper {
    fn into_response(self) -> Response {
        ::warp::reply::with_status(format!("{:?}", self.0), self.0.status_code()).into_response()
    }
}

impl Reject for Foreign {}

/// It is called as a rejection of warp's is, and its `Debug` looks like a list of those.
struct FilePermissionError(String);

impl std::fmt::Debug for FilePermissionError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "FilePermissionError(\n    {},\n)\nMissingConnectionUpgrade",
            self.0
        )
    }
}

impl Reject for FilePermissionError {}

fn by_hand(status: StatusCode, kind: &str, text: &str) -> Response {
    let (content_type, body) = content(kind, text);
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    if let Some(content_type) = content_type {
        let value = content_type.parse().expect("a value");
        response.headers_mut().insert("content-type", value);
    }
    for &(name, value) in headers(kind) {
        let value = value.parse().expect("a value");
        response.headers_mut().insert(name, value);
    }
    response
}

pub(super) async fn start(wishes: bool) -> SocketAddr {
    let derived = ::warp::path!("derived")
        .then(|| async { Err::<&str, _>(Unreachable::new(&secret("derived"))) });
    let wrapper =
        ::warp::path!("wrapper").then(|| async { Wrapper(Unreachable::new(&secret("wrapper"))) });
    let foreign = ::warp::path!("foreign")
        .and_then(|| async { Err::<&str, Rejection>(reject::custom(Foreign(secret("foreign")))) });
    let middleware = ::warp::path!("middleware")
        .and(::warp::any().and_then(|| async {
            Err::<(), Rejection>(reject::custom(Foreign(secret("middleware"))))
        }))
        .map(|()| "never");
    let debug = ::warp::path!("debug").and_then(|| async {
        Err::<&str, Rejection>(reject::custom(FilePermissionError(secret("debug"))))
    });
    let panics = ::warp::path!("panic").map(|| panic!("{}", secret("panic")) as &str);
    let below_500 = ::warp::path!("below" / String).map(|kind: String| {
        by_hand(
            StatusCode::from_u16(super::below(&kind)).expect("a code"),
            &kind,
            "locked",
        )
    });
    // A rejection of another route comes here too.
    let kind = ::warp::path::param().and_then(|kind: String| async move {
        if super::KINDS.contains(&&*kind) {
            Ok(kind)
        } else {
            Err(reject::not_found())
        }
    });
    let at_500 = kind
        .and(::warp::path::end())
        .map(|kind: String| by_hand(StatusCode::INTERNAL_SERVER_ERROR, &kind, &secret(&kind)));
    let public = ::warp::path!("public" / String).map(|name: String| Public::of(&name));
    let left = ::warp::path!("left").map(|| {
        let response = http::Response::builder()
            .status(500)
            .header("x-left", "yes");
        response.body("left")
    });
    let routes = derived
        .or(wrapper)
        .or(foreign)
        .or(middleware)
        .or(debug)
        .or(panics)
        .or(below_500)
        .or(at_500)
        .or(public)
        .or(left)
        .recover(recover::<()>);
    let layer = wishing!(wishes, ProblemLayer::new(), "warp");
    hyper::serve(layer.layer(::warp::service(routes))).await
}
