//! The page of one entry, and of none.

use std::fmt::{self, Write as _};

use super::escape::Escaped;
use super::frame::{self, Head};
use super::view::{Links, View};
use super::{Page, article};
use crate::catalog::Model;

/// A page beside that of all.
pub(in crate::catalog) struct One<'o> {
    pub(in crate::catalog) page: &'o Page,
    pub(in crate::catalog) model: &'o Model,
    pub(in crate::catalog) links: Links<'o>,
    /// Its address, where that is known.
    pub(in crate::catalog) canonical: Option<&'o str>,
    /// The same as data: address and media type.
    pub(in crate::catalog) alternates: Vec<(String, &'static str)>,
}

impl One<'_> {
    /// The page of a reason, current or retired, which the model has.
    pub(in crate::catalog) fn of_reason(self, reason: &str) -> String {
        let mut page = String::with_capacity(48 * 1024);
        // Writing into a `String` does not fail.
        let _ = self.write_reason(&mut page, reason);
        page
    }

    /// The page of a reason that there is not, with the one that was probably meant.
    pub(in crate::catalog) fn of_nothing(self, asked: &str, nearest: Option<&str>) -> String {
        let mut page = String::with_capacity(32 * 1024);
        let _ = self.write_nothing(&mut page, asked, nearest);
        page
    }

    fn write_reason(self, page: &mut String, reason: &str) -> fmt::Result {
        let view = View::new(self.page, self.model, self.links);
        // Of a conflict there are several.
        let entries = self.model.entries().iter();
        let entries: Vec<_> = entries.filter(|entry| entry.reason() == reason).collect();
        let retired = self.model.retired().iter();
        let retired = retired.filter(|retired| retired.reason() == reason);
        let title = entries.first().map_or("Retired", |entry| entry.title());
        let head = Head {
            title: format!("{reason}: {title} ({})", self.model.name()),
            description: entries.first().map_or("", |entry| entry.context()),
            canonical: self.canonical,
            alternates: self.alternates,
            is_found: true,
        };
        frame::open(page, &view, &head)?;
        page.push_str(
            "</div>\n<div class=\"page one\">\n<main id=\"page:errors\" tabindex=\"-1\">\n",
        );
        view.write_way_back(page)?;
        for entry in entries {
            if let Some(class) = self.model.class(entry.status().class()) {
                article::write(page, class, entry, &view)?;
            }
        }
        for retired in retired {
            article::write_retired(page, retired, &view)?;
        }
        page.push_str("</main>\n");
        frame::close(page, &view);
        Ok(())
    }

    fn write_nothing(self, page: &mut String, asked: &str, nearest: Option<&str>) -> fmt::Result {
        let view = View::new(self.page, self.model, self.links);
        let head = Head {
            title: format!("No such error ({})", self.model.name()),
            description: "",
            canonical: None,
            alternates: Vec::new(),
            is_found: false,
        };
        frame::open(page, &view, &head)?;
        write!(
            page,
            "</div>\n<div class=\"page one\">\n<main id=\"page:errors\" tabindex=\"-1\">\n\
             <section class=\"nothing\">\n<h1>No such error</h1>\n\
             <p><code><bdi>{}</bdi></code> is no error of this API.</p>\n",
            Escaped(asked)
        )?;
        if let Some(nearest) = nearest {
            writeln!(
                page,
                "<p>Did you mean <a href=\"{}\"><code>{}</code></a>?</p>",
                view.link(nearest),
                Escaped(nearest)
            )?;
        }
        page.push_str("</section>\n");
        view.write_way_back(page)?;
        page.push_str("</main>\n");
        frame::close(page, &view);
        Ok(())
    }
}
