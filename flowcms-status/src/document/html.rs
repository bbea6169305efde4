//! A problem as a page for who opens an API's address in a browser.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use crate::occurrence::problem::Problem;

/// No script, no network: what the policy allows is this style alone.
const HEAD: &str = r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="robots" content="noindex">
<style>
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 10vh auto; padding: 0 1.25rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
h1 span { font-weight: normal; opacity: .7; margin-right: .5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 2rem 0 0; padding-top: 1rem; border-top: 1px solid; font-size: .875rem; }
dt { opacity: .7; }
dd { margin: 0; }
</style>
"#;

/// The page: title, detail, context, reason, the `type` as a link, the instance.
pub(crate) fn page(problem: &Problem<'_>) -> String {
    let mut page = String::from(HEAD);
    let (code, title) = (problem.status().code(), text(problem.title()));
    // A `String` takes every character.
    let _ = write!(
        page,
        "<title>{code} {title}</title>\n</head>\n<body>\n<main>\n\
         <h1><span>{code}</span><bdi>{title}</bdi></h1>\n"
    );
    if let Some(detail) = problem.detail() {
        let _ = writeln!(
            page,
            r#"<p dir="auto"><strong>{}</strong></p>"#,
            text(&detail)
        );
    }
    let _ = writeln!(page, r#"<p dir="auto">{}</p>"#, text(problem.context()));
    let _ = write!(
        page,
        "<dl>\n<dt>reason</dt><dd><code>{}</code></dd>\n",
        text(problem.reason())
    );
    let uri = text(problem.type_uri());
    // Only what a browser fetches is a link: a `javascript:` URI would run.
    if is_web(problem.type_uri()) {
        let _ = writeln!(page, r#"<dt>type</dt><dd><a href="{uri}">{uri}</a></dd>"#);
    } else {
        let _ = writeln!(page, "<dt>type</dt><dd>{uri}</dd>");
    }
    if let Some(instance) = problem.instance() {
        let _ = writeln!(
            page,
            "<dt>instance</dt><dd><bdi>{}</bdi></dd>",
            text(instance)
        );
    }
    page.push_str("</dl>\n</main>\n</body>\n</html>\n");
    page
}

fn is_web(uri: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| {
        uri.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    })
}

/// Escaped for content and for attributes in double quotes, as characters that a parser takes without
/// complaint (HTML, sections 13.2.3.5 and 13.5).
fn text(text: &str) -> String {
    // A parser makes line feeds of carriage returns, and references to these are none.
    let text = text.replace("\r\n", "\n");
    let allowed = text.chars().map(|character| match character {
        '\r' => '\n',
        _ if is_allowed(character) => character,
        _ => char::REPLACEMENT_CHARACTER,
    });
    escape(allowed.collect::<String>()).into_owned()
}

/// Whether it is neither a control, apart from white space, nor a noncharacter.
fn is_allowed(character: char) -> bool {
    let code = u32::from(character);
    let is_control = character.is_control() && !character.is_ascii_whitespace();
    let is_noncharacter = matches!(code, 0xfdd0..=0xfdef) || code & 0xfffe == 0xfffe;
    !is_control && !is_noncharacter
}
