//! What of the API's errors is committed beside them: the page that its readers see in the
//! repository, and the lock of what its callers rely on.

use crate::app::catalog::CATALOG;

#[test]
fn the_committed_page_of_errors_is_current() {
    CATALOG.assert_file("../examples/content_api/errors.md", &CATALOG.to_markdown());
}

#[test]
fn callers_can_rely_on_the_errors() {
    CATALOG.lock("data/content-api.lock.json");
}
