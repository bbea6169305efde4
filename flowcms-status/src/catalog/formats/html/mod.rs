//! The catalogue as one HTML page.

mod article;
mod escape;
mod example;
mod facts;
mod intro;
mod prose;
mod search;

use std::fmt::{self, Write as _};

use self::escape::{Escaped, Spoken};
use super::Format;
use crate::catalog::{Catalog, Entry, EntryClass, Model, RetiredEntry};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// What the page may do, should a text ever get past the escaping: its own style and script, which
/// are told by their hashes, and the icon. A test says which hashes these are.
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; \
    style-src 'sha256-IqoWCry2GImVzYlXgxZFZ72JY8iyYMO7ftEf0VVGi3Q='; \
    script-src 'sha256-IZctLb/piSX9lr3/mMU9cbdGQ9uqc3RsiJ+Js1QLd7A='";

const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E\
    %3Crect width='16' height='16' rx='4' fill='%233b5bdb'/%3E\
    %3Cpath d='M7 3h2v6H7zM7 11h2v2H7z' fill='%23fff'/%3E%3C/svg%3E";

impl Catalog {
    /// A page that documents every reason: one file, which asks nothing of the network, to search
    /// and filter with a script and to read without one.
    ///
    /// An entry has its reason as its anchor, `#entry_not_found`. The page opens it too where it is
    /// served under a path that ends in the reason, `/errors/entry_not_found`: `type_base` names
    /// the page's address with `#` or `/` behind it.
    ///
    /// What declarations say is shown as text. Descriptions are Markdown, in which raw HTML is text
    /// and a link leads to `http`, `https`, `mailto` or within the site, else nowhere.
    ///
    /// ```
    /// use flowcms_status::FlowCms;
    ///
    /// let page = FlowCms::CATALOG.to_html();
    /// assert!(page.starts_with("<!DOCTYPE html>\n"));
    /// assert!(page.contains("id=\"not_found\""));
    /// ```
    #[must_use]
    pub fn to_html(&self) -> String {
        self.write(&Html)
    }
}

/// A page, see [`Catalog::to_html`].
#[derive(Debug, Clone, Copy)]
pub struct Html;

impl Format for Html {
    fn media_type(&self) -> &'static str {
        "text/html; charset=utf-8"
    }

    fn write(&self, model: &Model) -> String {
        page(model, true)
    }
}

/// The page that is served to callers of the API: who declares an error, and in which Rust types its
/// values stand, is no matter of theirs.
pub(in crate::catalog) struct WithoutSources;

impl Format for WithoutSources {
    fn media_type(&self) -> &str {
        Html.media_type()
    }

    fn write(&self, model: &Model) -> String {
        page(model, false)
    }
}

fn page(model: &Model, has_sources: bool) -> String {
    let listing = Listing::new(model, has_sources);
    let mut page = String::with_capacity(32 * 1024 + 4 * 1024 * listing.entries.len());
    // Writing into a `String` does not fail.
    let _ = write_page(&mut page, &listing);
    page
}

/// The entries in the order of the page: by code, else as they are declared.
struct Listing<'m> {
    model: &'m Model,
    has_sources: bool,
    entries: Vec<&'m Entry>,
    retired: Vec<&'m RetiredEntry>,
}

impl<'m> Listing<'m> {
    fn new(model: &'m Model, has_sources: bool) -> Self {
        let mut entries: Vec<&Entry> = model.entries().iter().collect();
        let mut retired: Vec<&RetiredEntry> = model.retired().iter().collect();
        entries.sort_by_key(|entry| entry.status().code());
        retired.sort_by_key(|retired| retired.status());
        Self {
            model,
            has_sources,
            entries,
            retired,
        }
    }

    /// The classes that have entries.
    fn by_class(&self) -> Vec<(&EntryClass, &[&Entry])> {
        self.entries
            .chunk_by(|one, other| one.status().class() == other.status().class())
            .filter_map(|entries| Some((self.model.class(entries[0].status().class())?, entries)))
            .collect()
    }

    /// The classes to choose from: those of retired reasons too.
    fn classes(&self) -> impl Iterator<Item = &EntryClass> {
        let entries = self.entries.iter().map(|entry| entry.status().class());
        let retired = self.retired.iter().map(|retired| retired.class());
        let digits: Vec<u8> = entries.chain(retired).collect();
        let classes = self.model.classes().iter();
        classes.filter(move |class| digits.contains(&class.digit()))
    }
}

fn write_page(page: &mut String, listing: &Listing<'_>) -> fmt::Result {
    let title = Escaped(listing.model.name());
    write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}: errors</title>\n<link rel=\"icon\" href=\"{ICON}\">\n\
         <style>{STYLE}</style>\n<script>{SCRIPT}</script>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#page:errors\">Skip to the errors</a>\n\
         <div class=\"side\">\n<header>\n<h1 dir=\"auto\">{title}</h1>\n<p class=\"version\">Errors"
    )?;
    if let Some(version) = listing.model.version() {
        write!(page, " of version <bdi>{}</bdi>", Escaped(version))?;
    }
    page.push_str(
        "</p>\n<button type=\"button\" class=\"theme\" aria-pressed=\"false\">Dark</button>\n\
         <button type=\"button\" class=\"menu\" aria-expanded=\"false\" \
         aria-controls=\"page:index\">Index</button>\n</header>\n",
    );
    write_index(page, listing)?;
    page.push_str("</div>\n<div class=\"page\">\n");
    search::write(page, listing)?;
    page.push_str("<main id=\"page:errors\" tabindex=\"-1\">\n");
    intro::write(page, &listing.entries)?;
    for (class, entries) in listing.by_class() {
        writeln!(
            page,
            "<section class=\"class\">\n<h2 id=\"page:{digit}xx\"><bdi>{class}</bdi></h2>\n\
             <p class=\"about\" dir=\"auto\">{}</p>",
            Spoken(class.context()),
            digit = class.digit(),
            class = Escaped(&class.to_string()),
        )?;
        for entry in entries {
            article::write(page, class, entry, listing.has_sources)?;
        }
        page.push_str("</section>\n");
    }
    if !listing.retired.is_empty() {
        page.push_str(
            "<section class=\"class\">\n<h2 id=\"page:retired\">Retired</h2>\n\
             <p class=\"about\">Not sent any more, and not used again for anything else.</p>\n",
        );
        for retired in &listing.retired {
            article::write_retired(page, retired)?;
        }
        page.push_str("</section>\n");
    }
    page.push_str(
        "<p class=\"none\" hidden>No error matches. \
         <button type=\"button\" class=\"clear\">Clear the search</button></p>\n</main>\n\
         <footer><p>Written from the declarations of the service's error types by \
         <a href=\"https://github.com/flowcms/flowcms-status\" rel=\"noreferrer\">flowcms-status</a>.\
         </p>\n<p class=\"said\" role=\"status\"></p></footer>\n</div>\n</body>\n</html>\n",
    );
    Ok(())
}

/// The links to all entries, in their order: the script relies on it.
fn write_index(page: &mut String, listing: &Listing<'_>) -> fmt::Result {
    page.push_str("<nav id=\"page:index\" aria-label=\"Errors by class\">\n");
    for (class, entries) in listing.by_class() {
        writeln!(
            page,
            "<p><a href=\"#page:{}xx\"><bdi>{}</bdi></a></p>\n<ul>",
            class.digit(),
            Escaped(&class.to_string())
        )?;
        for entry in entries {
            let state = if entry.deprecation().is_some() {
                " class=\"old\""
            } else {
                ""
            };
            write_link(page, entry.reason(), entry.status().code(), state)?;
        }
        page.push_str("</ul>\n");
    }
    if !listing.retired.is_empty() {
        page.push_str("<p><a href=\"#page:retired\">Retired</a></p>\n<ul>\n");
        for retired in &listing.retired {
            write_link(page, retired.reason(), retired.status(), " class=\"old\"")?;
        }
        page.push_str("</ul>\n");
    }
    page.push_str("</nav>\n");
    Ok(())
}

fn write_link(page: &mut String, reason: &str, code: u16, state: &str) -> fmt::Result {
    writeln!(
        page,
        "<li><a href=\"#{reason}\"{state}><i>{code}</i> <bdi>{reason}</bdi></a></li>",
        reason = Escaped(reason),
    )
}
