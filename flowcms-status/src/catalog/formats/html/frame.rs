//! What stands around every page: its head, its title, its foot.

use std::fmt::{self, Write as _};

use super::escape::Escaped;
use super::prose;
use super::view::View;
use crate::catalog::Model;
use crate::catalog::model::description::events;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// What the page may do, should a text ever get past the escaping: its own style and script, which
/// are told by their hashes, and pictures that stand in it. A test says which hashes these are.
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:";
const STYLE_HASH: &str = "'sha256-RJzu3WbJ1W4HD8TO1rN0MUclpHGpQ9FNuaGmtTXd0cU='";
const SCRIPT_HASH: &str = "'sha256-5g1x4xbrXsDW37P68l6HS+mR/lA1oKUDc/1Y2P++tlI='";

const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E\
    %3Crect width='16' height='16' rx='4' fill='%233b5bdb'/%3E\
    %3Cpath d='M7 3h2v6H7zM7 11h2v2H7z' fill='%23fff'/%3E%3C/svg%3E";

/// What the head of a page says of it.
pub(super) struct Head<'p> {
    pub(super) title: String,
    pub(super) description: &'p str,
    /// Its address, where that is known.
    pub(super) canonical: Option<&'p str>,
    /// The same as data: address and media type.
    pub(super) alternates: Vec<(String, &'static str)>,
    pub(super) is_found: bool,
}

impl Head<'_> {
    pub(super) fn of_whole(model: &Model) -> Self {
        Self {
            title: format!("{}: errors", model.name()),
            description: "",
            canonical: None,
            alternates: Vec::new(),
            is_found: true,
        }
    }
}

/// Up to where the index stands.
pub(super) fn open(page: &mut String, view: &View<'_>, head: &Head<'_>) -> fmt::Result {
    let name = Escaped(view.model.name());
    // With a hash in it, a policy takes no style without one.
    let style = match view.page.style.as_str() {
        "" => STYLE_HASH,
        _ => "'unsafe-inline'",
    };
    write!(
        page,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}; style-src {style}; \
         script-src {SCRIPT_HASH}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{}</title>\n<link rel=\"icon\" href=\"{ICON}\">\n",
        Escaped(&head.title)
    )?;
    if !head.description.is_empty() {
        let description = Escaped(head.description);
        writeln!(
            page,
            "<meta name=\"description\" content=\"{description}\">"
        )?;
    }
    if let Some(canonical) = head.canonical {
        writeln!(
            page,
            "<link rel=\"canonical\" href=\"{}\">",
            Escaped(canonical)
        )?;
    }
    for (address, media_type) in &head.alternates {
        let address = Escaped(address);
        writeln!(
            page,
            "<link rel=\"alternate\" type=\"{media_type}\" href=\"{address}\">"
        )?;
    }
    if !head.is_found {
        page.push_str("<meta name=\"robots\" content=\"noindex\">\n");
    }
    writeln!(page, "<style>{STYLE}</style>")?;
    if !view.page.style.is_empty() {
        // A style ends at its end tag alone.
        let style = view.page.style.replace("</", "<\\/");
        writeln!(page, "<style>\n{style}\n</style>")?;
    }
    write!(
        page,
        "<script>{SCRIPT}</script>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#page:errors\">Skip to the errors</a>\n\
         <div class=\"side\">\n<header>\n"
    )?;
    if !view.page.logo.is_empty() {
        let logo = Escaped(&view.page.logo);
        writeln!(page, "<img class=\"logo\" src=\"{logo}\" alt=\"\">")?;
    }
    if view.is_whole() {
        write!(
            page,
            "<h1 dir=\"auto\">{name}</h1>\n<p class=\"version\">Errors"
        )?;
    } else {
        write!(
            page,
            "<p class=\"name\" dir=\"auto\"><a href=\"{}\">{name}</a></p>\n<p class=\"version\">Errors",
            view.whole()
        )?;
    }
    if let Some(version) = view.model.version() {
        write!(page, " of version <bdi>{}</bdi>", Escaped(version))?;
    }
    page.push_str(
        "</p>\n<button type=\"button\" class=\"theme\" aria-pressed=\"false\">Dark</button>\n",
    );
    if view.is_whole() {
        page.push_str(
            "<button type=\"button\" class=\"menu\" aria-expanded=\"false\" \
             aria-controls=\"page:index\">Index</button>\n",
        );
    }
    page.push_str("</header>\n");
    Ok(())
}

/// From where `main` has ended.
pub(super) fn close(page: &mut String, view: &View<'_>) {
    page.push_str("<footer>\n");
    prose::write(page, events(&view.page.footer), 2, view);
    if view.is_whole() {
        // A key by itself is no shortcut that everyone can live with (WCAG 2.1.4).
        page.push_str(
            "<p class=\"keys\"><label><input type=\"checkbox\" name=\"slash\" checked> \
             The key <kbd>/</kbd> goes to the search</label></p>\n",
        );
    }
    page.push_str(
        "<p>Written from the declarations of the service's error types by \
         <a href=\"https://github.com/flowcms/flowcms-status\" rel=\"noreferrer\">flowcms-status</a>.\
         </p>\n<p class=\"said\" role=\"status\"></p></footer>\n</div>\n</body>\n</html>\n",
    );
}
