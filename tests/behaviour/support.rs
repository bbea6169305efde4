//! A response in the form the tests compare.

use flowcms_status::FlowError;

/// The body of the response to `error`. The `instance` that the feature `tracing` gives to private
/// 5xx is checked and cut out, so that the tests hold with and without the feature.
pub(crate) fn body(error: &dyn FlowError) -> String {
    let bytes = error.to_response().into_body();
    let body = String::from_utf8(bytes.to_vec()).expect("a body is UTF-8");
    let Some((before, after)) = body.split_once(r#","instance":""#) else {
        return body;
    };
    let (instance, after) = after.split_once('"').expect("the instance ends");
    assert!(error.status().code() >= 500, "only 5xx carry an instance");
    assert_eq!(instance.len(), "urn:uuid:".len() + 36);
    assert!(instance.starts_with("urn:uuid:"), "{instance}");
    format!("{before}{after}")
}

/// One header of the response to `error`.
pub(crate) fn header(error: &dyn FlowError, name: &str) -> Option<String> {
    let response = error.to_response();
    let value = response.headers().get(name)?;
    Some(String::from_utf8_lossy(value.as_bytes()).into_owned())
}
