//! Texts of declarations in HTML: what they say is shown, never obeyed.

use std::fmt;

use super::view::View;

/// A text that shows as it is, in an element and in a quoted attribute.
pub(super) struct Escaped<'t>(pub(super) &'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        pulldown_cmark_escape::escape_html(pulldown_cmark_escape::FmtWriter(f), self.0)
    }
}

/// A sentence whose `names` in backticks show as code, and lead to the entry that they name.
pub(super) struct Spoken<'t>(pub(super) &'t str, pub(super) &'t View<'t>);

impl fmt::Display for Spoken<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.matches('`').count() % 2 == 1 {
            return Escaped(self.0).fmt(f);
        }
        for (at, part) in self.0.split('`').enumerate() {
            if at % 2 == 1 {
                let code = format!("<code>{}</code>", Escaped(part));
                match self.1.known(part) {
                    Some(link) => write!(f, "<a href=\"{link}\">{code}</a>")?,
                    None => f.write_str(&code)?,
                }
            } else {
                Escaped(part).fmt(f)?;
            }
        }
        Ok(())
    }
}
