//! The catalogue as one HTML page.

mod article;
mod escape;
mod example;
mod facts;
mod frame;
mod handling;
mod intro;
mod json_type;
mod one;
mod page;
mod prose;
mod related;
mod search;
mod view;

use std::fmt::{self, Write as _};

use self::escape::{Escaped, Spoken};
use self::view::View;
use super::Format;
use crate::catalog::{Catalog, Entry, EntryClass, Model, RetiredEntry};

pub(in crate::catalog) use one::One;
pub use page::Page;
pub(in crate::catalog) use related::Related;
pub(in crate::catalog) use view::Links;

impl Catalog {
    /// A page that documents every reason: one file, which asks nothing of the network, to search
    /// and filter with a script and to read without one.
    ///
    /// An entry has its reason as its anchor, `#entry_not_found`. The page opens it too where it is
    /// served under a path that ends in the reason, `/errors/entry_not_found`: `type_base` names
    /// the page's address with `#` or `/` behind it.
    ///
    /// It says where each error is declared, and the Rust types of its values; a [`Page`] leaves that
    /// out, and so does the page that is served, unless they are asked for it
    /// ([`Page::with_sources`]).
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

/// A page, see [`Catalog::to_html`]: a [`Page`] with its sources.
#[derive(Debug, Clone, Copy)]
pub struct Html;

impl Format for Html {
    fn media_type(&self) -> &'static str {
        "text/html; charset=utf-8"
    }

    fn write(&self, model: &Model) -> String {
        Page::new().with_sources().write(model)
    }
}

fn whole(page: &Page, model: &Model) -> String {
    let view = View::new(page, model, Links::Fragment);
    let listing = Listing::new(model);
    let mut html = String::with_capacity(32 * 1024 + 4 * 1024 * listing.entries.len());
    // Writing into a `String` does not fail.
    let _ = write_page(&mut html, &listing, &view);
    html
}

/// The entries in the order of the page: by code, else as they are declared.
struct Listing<'m> {
    model: &'m Model,
    entries: Vec<&'m Entry>,
    retired: Vec<&'m RetiredEntry>,
}

impl<'m> Listing<'m> {
    fn new(model: &'m Model) -> Self {
        let mut entries: Vec<&Entry> = model.entries().iter().collect();
        let mut retired: Vec<&RetiredEntry> = model.retired().iter().collect();
        entries.sort_by_key(|entry| entry.status().code());
        retired.sort_by_key(|retired| retired.status());
        Self {
            model,
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

fn write_page<'m>(page: &mut String, listing: &Listing<'m>, view: &View<'m>) -> fmt::Result {
    frame::open(page, view, &frame::Head::of_whole(listing.model))?;
    write_index(page, listing)?;
    page.push_str("</div>\n<div class=\"page\">\n");
    search::write(page, listing)?;
    page.push_str("<main id=\"page:errors\" tabindex=\"-1\">\n");
    intro::write(page, &listing.entries)?;
    for (class, entries) in listing.by_class() {
        writeln!(
            page,
            "<section class=\"class\">\n<h2 id=\"page:{digit}xx\"><bdi>{class}</bdi></h2>\n\
             <p class=\"about\" dir=\"auto\"{lang}>{}</p>",
            Spoken(class.context(), view),
            digit = class.digit(),
            lang = view.lang(),
            class = Escaped(&class.to_string()),
        )?;
        for entry in entries {
            article::write(page, class, entry, view)?;
        }
        page.push_str("</section>\n");
    }
    if !listing.retired.is_empty() {
        page.push_str(
            "<section class=\"class\">\n<h2 id=\"page:retired\">Retired</h2>\n\
             <p class=\"about\">Not sent any more, and not used again for anything else.</p>\n",
        );
        for retired in &listing.retired {
            article::write_retired(page, retired, view)?;
        }
        page.push_str("</section>\n");
    }
    page.push_str(
        "<p class=\"none\" hidden>No error matches. \
         <button type=\"button\" class=\"clear\">Clear the search</button></p>\n</main>\n",
    );
    frame::close(page, view);
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
