//! The catalogue as one HTML page.

mod escape;

use std::fmt::Write as _;

use self::escape::Escaped;
use super::Catalog;

impl Catalog {
    /// A self-contained HTML page that documents every reason.
    ///
    /// # Panics
    ///
    /// When two different problem types share a reason: [`check`](Self::check) says which.
    ///
    /// ```
    /// use flowcms_status::FlowCms;
    ///
    /// let page = FlowCms::CATALOG.to_html();
    /// assert!(page.starts_with("<!DOCTYPE html>\n"));
    /// assert!(page.contains("id=\"not_found\""));
    /// ```
    #[must_use]
    #[track_caller]
    pub fn to_html(&self) -> String {
        let mut page = format!(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
             <title>{title}</title></head><body><main><h1>{title}</h1>\n",
            title = Escaped(self.name())
        );
        for entry in self.entries() {
            // Writing into a `String` does not fail.
            let _ = writeln!(
                page,
                "<section id=\"{reason}\"><h2>{reason}</h2><p>{}</p><p>{}</p></section>",
                entry.status(),
                Escaped(entry.context()),
                reason = Escaped(entry.reason()),
            );
        }
        page.push_str("</main></body></html>\n");
        page
    }
}
