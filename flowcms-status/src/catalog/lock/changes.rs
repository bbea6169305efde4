//! What two contracts differ in, and what a breaking change does to callers.

use std::collections::BTreeSet;
use std::fmt::{self, Write as _};

use super::contract::{Contract, Header, Member, Reason, listed};
use super::fits::fits;
use crate::catalog::model::inline::{code, inline};
use crate::catalog::model::schema::item_reasons;
use crate::declaration::grpc_code::GrpcCode;

/// A change that breaks what callers of the API rely on. Its text says which, and who sees what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BreakingChange {
    reason: String,
    text: String,
}

impl BreakingChange {
    /// The reason whose promise is broken.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl fmt::Display for BreakingChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// A change of any kind.
#[derive(Debug, Clone)]
pub(super) struct Change {
    reason: String,
    text: String,
    pub(super) kind: Kind,
    pub(super) is_breaking: bool,
}

/// Under which heading a change is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Added,
    Changed,
    Deprecated,
    Retired,
    Removed,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// The breaking ones, in the order of the lock; the others.
pub(super) fn between(old: &Contract, new: &Contract) -> (Vec<BreakingChange>, Vec<Change>) {
    let (breaking, others): (Vec<Change>, Vec<Change>) =
        (all(old, new).into_iter()).partition(|change| change.is_breaking);
    let breaking = breaking.into_iter().map(|change| BreakingChange {
        reason: change.reason,
        text: change.text,
    });
    (breaking.collect(), others)
}

/// All of them as a changelog in Markdown; empty if there are none.
pub(super) fn changelog(old: &Contract, new: &Contract) -> String {
    let all = all(old, new);
    let mut text = String::new();
    for (kind, title) in [
        (Kind::Added, "Added"),
        (Kind::Changed, "Changed"),
        (Kind::Deprecated, "Deprecated"),
        (Kind::Retired, "Retired"),
        (Kind::Removed, "Removed"),
    ] {
        let mut of_kind = all.iter().filter(|change| change.kind == kind).peekable();
        if of_kind.peek().is_none() {
            continue;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        // Writing into a `String` does not fail.
        let _ = write!(text, "### {title}\n\n");
        for change in of_kind {
            let severity = if change.is_breaking {
                "**breaking:** "
            } else {
                ""
            };
            let change = inline(&change.text);
            let _ = writeln!(text, "* {severity}{change}.");
        }
    }
    text
}

fn all(old: &Contract, new: &Contract) -> Vec<Change> {
    let mut changes = Changes(Vec::new());
    for (name, was) in &old.reasons {
        match (new.reasons.get(name), new.retired.get(name)) {
            (Some(is), _) => of_reason(&mut changes, name, was, is),
            (None, Some(code)) => of_retiring(&mut changes, name, was, *code),
            (None, None) => changes.breaking(name, Kind::Removed, removed(name, was)),
        }
    }
    for (name, was) in &old.retired {
        let shown = code(name);
        let text = match (new.reasons.get(name), new.retired.get(name)) {
            (Some(again), _) => format!(
                "{shown} is retired (it was sent with {was}) and is in use again, with {}: \
                 callers that still handle it take the new error for the old one. Choose another \
                 reason",
                again.status
            ),
            (None, None) => format!(
                "the retired {shown} ({was}) is not listed any more: nothing keeps it from being \
                 used again, and callers that meet it in old logs find nothing about it. Keep \
                 `retired(\"{name}\" = {was}, \"…\")` on the type"
            ),
            (None, Some(is)) if is != was => format!(
                "the retired {shown} was sent with {was}, and is listed with {is}: callers that \
                 look it up find another error than they got"
            ),
            (None, Some(_)) => continue,
        };
        changes.breaking(name, Kind::Retired, text);
    }
    for (name, is) in &new.reasons {
        if !old.reasons.contains_key(name) && !old.retired.contains_key(name) {
            changes.other(name, Kind::Added, format!("{} ({})", code(name), is.status));
        }
    }
    for (name, is) in &new.retired {
        if !old.reasons.contains_key(name) && !old.retired.contains_key(name) {
            changes.other(name, Kind::Retired, format!("{} ({is})", code(name)));
        }
    }
    changes.0
}

struct Changes(Vec<Change>);

impl Changes {
    fn breaking(&mut self, reason: &str, kind: Kind, text: String) {
        self.push(reason, kind, text, true);
    }

    fn other(&mut self, reason: &str, kind: Kind, text: String) {
        self.push(reason, kind, text, false);
    }

    fn push(&mut self, reason: &str, kind: Kind, text: String, is_breaking: bool) {
        self.0.push(Change {
            reason: reason.to_owned(),
            text: super::visible(text),
            kind,
            is_breaking,
        });
    }
}

fn removed(name: &str, was: &Reason) -> String {
    let (shown, status) = (code(name), was.status);
    let advice = format!("retired(\"{name}\" = {status}, \"since when, and what instead\")");
    let advice = code(&advice);
    format!(
        "{shown} ({status}) is gone: callers that handle this reason wait for it in vain, and get \
         an error that they do not know instead. If it is not sent any more, say so on the type: \
         {advice}"
    )
}

fn of_retiring(changes: &mut Changes, name: &str, was: &Reason, is: u16) {
    let shown = code(name);
    if was.status == is {
        changes.other(name, Kind::Retired, format!("{shown} ({is})"));
        return;
    }
    let text = format!(
        "{shown} is retired as {is}, but was sent with {}: callers that look it up find \
         another error than they got",
        was.status
    );
    changes.breaking(name, Kind::Retired, text);
}

fn of_reason(changes: &mut Changes, name: &str, was: &Reason, is: &Reason) {
    of_codes(changes, name, was, is);
    of_texts(changes, name, was, is);
    of_retry(changes, name, was, is);
    of_body(changes, name, was, is);
    let shown = code(name);
    match (was.deprecated, is.deprecated) {
        (false, true) => changes.other(name, Kind::Deprecated, shown),
        (true, false) => {
            let text = format!("{shown} is not deprecated any more");
            changes.other(name, Kind::Changed, text);
        }
        _ => {}
    }
    of_headers(changes, name, was, is);
    of_members(changes, name, was, is);
}

fn of_codes(changes: &mut Changes, name: &str, was: &Reason, is: &Reason) {
    let shown = &code(name);
    // Which of several codes is the declared one, nobody sees.
    let is_known = was.codes.contains(&is.status) && is.codes.contains(&was.status);
    if was.status != is.status && !is_known {
        let text = format!(
            "{shown} answers {} instead of {}: callers, caches, retries and dashboards that go by \
             the code take it for another failure",
            is.status, was.status
        );
        changes.breaking(name, Kind::Changed, text);
    } else if !grpc(is).is_subset(&grpc(was)) {
        let text = format!(
            "{shown} answers gRPC calls with {} instead of {}: callers that go by the code take \
             it for another failure",
            listed(&grpc(is)),
            listed(&grpc(was))
        );
        changes.breaking(name, Kind::Changed, text);
    } else if was.status == is.status && grpc(is) != grpc(was) {
        let text = format!(
            "{shown} answers gRPC calls with {} alone",
            listed(&grpc(is))
        );
        changes.other(name, Kind::Changed, text);
    }
    let more = is.codes.difference(&was.codes);
    for status in more.filter(|status| **status != was.status) {
        let text = format!(
            "{shown} can answer {status} now too: callers, caches, retries and dashboards that go \
             by the code do not expect it"
        );
        changes.breaking(name, Kind::Changed, text);
    }
    let less = was.codes.difference(&is.codes);
    for status in less.filter(|status| **status != is.status) {
        let text = format!("{shown} does not answer {status} any more");
        changes.other(name, Kind::Changed, text);
    }
}

fn of_texts(changes: &mut Changes, name: &str, was: &Reason, is: &Reason) {
    let shown = &code(name);
    if was.title != is.title {
        let text = format!(
            "the title of {shown} is {:?} instead of {:?}: callers read another summary, and \
             those that compare it, in rules for logs and alerts, find it no more",
            is.title, was.title
        );
        changes.breaking(name, Kind::Changed, text);
    }
    if was.type_uri != is.type_uri {
        let text = format!(
            "the `type` of {shown} is {} instead of {}: callers that tell problems apart by it \
             (RFC 9457, section 3.1.1) do not know this one, and links that they kept lead nowhere",
            code(&is.type_uri),
            code(&was.type_uri)
        );
        changes.breaking(name, Kind::Changed, text);
    }
}

fn of_retry(changes: &mut Changes, name: &str, was: &Reason, is: &Reason) {
    let shown = &code(name);
    let now = code(&listed(&is.retry));
    if !is.retry.is_subset(&was.retry) {
        let text = format!(
            "the retry class of {shown} is {now} instead of {}: callers that go by it ask again \
             too soon, too often or not at all",
            code(&listed(&was.retry))
        );
        changes.breaking(name, Kind::Changed, text);
    } else if is.retry != was.retry {
        let text = format!("the retry class of {shown} is {now} alone");
        changes.other(name, Kind::Changed, text);
    }
}

fn of_body(changes: &mut Changes, name: &str, was: &Reason, is: &Reason) {
    let shown = &code(name);
    if was.rendered != is.rendered {
        let [is, was] = [is, was].map(|of| {
            if of.rendered {
                "of the API's own form"
            } else {
                "a problem document"
            }
        });
        let text = format!("the body of {shown} is {is} instead of {was}: callers cannot read it");
        changes.breaking(name, Kind::Changed, text);
    }
    if was.detail && !is.detail {
        let text = format!(
            "the `detail` of {shown} is not public any more: callers who show it to people have \
             nothing to show"
        );
        changes.breaking(name, Kind::Changed, text);
    } else if !was.detail && is.detail {
        changes.other(name, Kind::Added, format!("the `detail` of {shown}"));
    }
}

fn grpc(of: &Reason) -> BTreeSet<String> {
    let of_status = || BTreeSet::from([GrpcCode::of_status(of.status).name().to_owned()]);
    of.grpc.clone().unwrap_or_else(of_status)
}

fn of_headers(changes: &mut Changes, name: &str, was: &Reason, is: &Reason) {
    let shown = &code(name);
    for (header, was) in &was.headers {
        let found = is.headers.get(header);
        let header = &code(header);
        let Some(is) = found else {
            let text = format!(
                "the header {header} of {shown} is gone: callers and proxies that read it find \
                 nothing"
            );
            changes.breaking(name, Kind::Removed, text);
            continue;
        };
        if let Some(text) = of_header(shown, header, was, is) {
            changes.breaking(name, Kind::Changed, text);
        } else if !was.may_be_missing() && is.may_be_missing() {
            let text = format!(
                "the header {header} of {shown} may be missing now: callers that take it for \
                 granted, as its lock says, fail without it"
            );
            changes.breaking(name, Kind::Changed, text);
        } else if was.may_be_missing() && !is.may_be_missing() {
            let text = format!("the header {header} of {shown} is always there now");
            changes.other(name, Kind::Changed, text);
        } else if is.values.is_some() && is.values != was.values {
            let text = format!("the header {header} of {shown} has fewer values");
            changes.other(name, Kind::Changed, text);
        }
    }
    for header in is
        .headers
        .keys()
        .filter(|header| !was.headers.contains_key(*header))
    {
        changes.other(
            name,
            Kind::Added,
            format!("the header {} of {shown}", code(header)),
        );
    }
}

impl Header {
    /// Whether callers find none in some answers; of what is made at run time nobody knows.
    fn may_be_missing(&self) -> bool {
        !self.is_certain && (self.is_optional || !self.is_integer || self.values.is_some())
    }
}

/// Another value of a constant, or another type.
fn of_header(shown: &str, header: &str, was: &Header, is: &Header) -> Option<String> {
    let listed = |values: &BTreeSet<String>| {
        let values: Vec<String> = values.iter().map(|value| code(value)).collect();
        values.join(" or ")
    };
    match (&was.values, &is.values) {
        (Some(was), Some(is)) if !is.is_subset(was) => Some(format!(
            "the header {header} of {shown} is {} instead of {}: callers and proxies that \
             compare it do not know this value",
            listed(is),
            listed(was)
        )),
        (Some(was), None) => Some(format!(
            "the header {header} of {shown} is not always {} any more: callers and proxies that \
             compare it do not know other values",
            listed(was)
        )),
        _ if was.is_integer && !is.is_integer => Some(format!(
            "the header {header} of {shown} is no number any more: callers that read one get \
             what they do not expect"
        )),
        _ => None,
    }
}

fn of_members(changes: &mut Changes, name: &str, was: &Reason, is: &Reason) {
    let shown = &code(name);
    for (member, was) in &was.members {
        let found = is.members.get(member);
        let member = &code(member);
        let Some(is) = found else {
            let text = format!(
                "the member {member} of {shown} is gone: callers that read it find nothing"
            );
            changes.breaking(name, Kind::Removed, text);
            continue;
        };
        if let Some(text) = of_member(shown, member, was, is) {
            changes.breaking(name, Kind::Changed, text);
        } else if !was.is_required && is.is_required && was.schema.is_some() {
            let text = format!("the member {member} of {shown} is always there now");
            changes.other(name, Kind::Changed, text);
        } else {
            let known = item_reasons(was.schema.as_ref());
            for reason in item_reasons(is.schema.as_ref()) {
                if !known.contains(&reason) {
                    let text = format!(
                        "the reason {} of items of {member} of {shown}",
                        code(reason)
                    );
                    changes.other(name, Kind::Added, text);
                }
            }
        }
    }
    for member in is
        .members
        .keys()
        .filter(|member| !was.members.contains_key(*member))
    {
        changes.other(
            name,
            Kind::Added,
            format!("the member {} of {shown}", code(member)),
        );
    }
}

/// Without a schema, which a feature may turn on, nobody knows what a member is.
fn of_member(shown: &str, member: &str, was: &Member, is: &Member) -> Option<String> {
    let (Some(was_schema), Some(is_schema)) = (&was.schema, &is.schema) else {
        return None;
    };
    if !fits(is_schema, was_schema) {
        return Some(format!(
            "the member {member} of {shown} is {} instead of {}: callers that read it get what they do \
             not expect",
            code(&is_schema.to_string()),
            code(&was_schema.to_string())
        ));
    }
    let reasons = item_reasons(is.schema.as_ref());
    let gone: Vec<String> = item_reasons(was.schema.as_ref())
        .iter()
        .filter(|reason| !reasons.contains(reason))
        .map(|reason| code(reason))
        .collect();
    // Where there are none now, it is not said any more which there are.
    if !gone.is_empty() && !reasons.is_empty() {
        let gone = gone.join(", ");
        return Some(format!(
            "items of {member} of {shown} do not have the reason {gone} any more: callers that look for \
             it find nothing"
        ));
    }
    (was.is_required && !is.is_required).then(|| {
        format!(
            "the member {member} of {shown} may be missing now: callers that take it for \
             granted, as its lock says, fail without it"
        )
    })
}
