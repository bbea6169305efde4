//! Every key on structs of each shape.

use flowcms_status::{FlowCms, FlowError};

#[derive(Debug, thiserror::Error, FlowError)]
#[error("entry `{slug}` does not exist")]
#[flow(table = FlowCms, type_base = "tag:example.com,2026:", crate = flowcms_status)]
#[flow(
    code = 404,
    context = "List the entries.",
    title = "No entry",
    reason = "no_entry"
)]
#[flow(header("Link" = "</entries/{slug}>"), member("hint" = "not {slug}"), log = trace, grpc = NotFound)]
#[flow(detail = "no `{slug}`", retry = never, status = status, codes(409))]
struct Named {
    #[flow(member)]
    slug: String,
}

fn status(_: &Named) -> http::StatusCode {
    http::StatusCode::CONFLICT
}

use flowcms_status::http;

#[derive(Debug, thiserror::Error, FlowError)]
#[error("no entry `{0}`")]
#[flow(code = 404, detail = "no `{0}`")]
struct Tuple(#[flow(member = "slug")] String);

#[derive(Debug, thiserror::Error, FlowError)]
#[error("no entry")]
#[flow(code = 404)]
struct Unit;

#[derive(Debug, thiserror::Error, FlowError)]
#[error(transparent)]
#[flow(transparent)]
struct Transparent(#[from] Unit);

#[test]
fn a_struct_of_each_shape_takes_every_key() {
    let slug = || "intro".to_owned();
    assert_eq!(Named { slug: slug() }.to_response().status(), 409);
    assert_eq!(Tuple(slug()).to_response().status(), 404);
    assert_eq!(Unit.to_response().status(), 404);
    assert_eq!(Transparent(Unit).to_response().status(), 404);
    let _ = [
        Named::CATALOG,
        Tuple::CATALOG,
        Unit::CATALOG,
        Transparent::CATALOG,
    ];
}
