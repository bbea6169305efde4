//! What two contracts differ in, and what a breaking change does to callers.

use std::collections::BTreeSet;
use std::fmt::{self, Write as _};

use super::contract::{Contract, Header, Member, Reason, listed};
use super::fits::fits;
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
        let text = match (new.reasons.get(name), new.retired.get(name)) {
            (Some(again), _) => format!(
                "`{name}` is retired (it was sent with {was}) and is in use again, with {}: \
                 callers that still handle it take the new error for the old one. Choose another \
                 reason",
                again.status
            ),
            (None, None) => format!(
                "the retired `{name}` ({was}) is not listed any more: nothing keeps it from being \
                 used again, and callers that meet it in old logs find nothing about it. Keep \
                 `retired(\"{name}\" = {was}, \"…\")` on the type"
            ),
            (None, Some(is)) if is != was => format!(
                "the retired `{name}` was sent with {was}, and is listed with {is}: callers that \
                 look it up find another error than they got"
            ),
            (None, Some(_)) => continue,
        };
        changes.breaking(name, Kind::Retired, text);
    }
    for (name, is) in &new.reasons {
        if !old.reasons.contains_key(name) && !old.retired.contains_key(name) {
            changes.other(name, Kind::Added, format!("`{name}` ({})", is.status));
        }
    }
    for (name, code) in &new.retired {
        if !old.reasons.contains_key(name) && !old.retired.contains_key(name) {
            changes.other(name, Kind::Retired, format!("`{name}` ({code})"));
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
    let code = was.status;
    format!(
        "`{name}` ({code}) is gone: callers that handle this reason wait for it in vain, and get \
         an error that they do not know instead. If it is not sent any more, say so on the type: \
         `retired(\"{name}\" = {code}, \"since when, and what instead\")`"
    )
}

fn of_retiring(changes: &mut Changes, name: &str, was: &Reason, code: u16) {
    if was.status == code {
        changes.other(name, Kind::Retired, format!("`{name}` ({code})"));
        return;
    }
    let text = format!(
        "`{name}` is retired as {code}, but was sent with {}: callers that look it up find \
         another error than they got",
        was.status
    );
    changes.breaking(name, Kind::Retired, text);
}

fn of_reason(changes: &mut Changes, name: &str, was: &Reason, is: &Reason) {
    let mut breaking = |text: String| changes.breaking(name, Kind::Changed, text);
    // Which of several codes is the declared one, nobody sees.
    let is_known = was.codes.contains(&is.status) && is.codes.contains(&was.status);
    if was.status != is.status && !is_known {
        breaking(format!(
            "`{name}` answers {} instead of {}: callers, caches, retries and dashboards that go by \
             the code take it for another failure",
            is.status, was.status
        ));
    } else if !grpc(is).is_subset(&grpc(was)) {
        breaking(format!(
            "`{name}` answers gRPC calls with {} instead of {}: callers that go by the code take \
             it for another failure",
            listed(&grpc(is)),
            listed(&grpc(was))
        ));
    }
    for code in is
        .codes
        .difference(&was.codes)
        .filter(|code| **code != was.status)
    {
        breaking(format!(
            "`{name}` can answer {code} now too: callers, caches, retries and dashboards that go by \
             the code do not expect it"
        ));
    }
    if was.title != is.title {
        breaking(format!(
            "the title of `{name}` is {:?} instead of {:?}: callers read another summary, and \
             those that compare it, in rules for logs and alerts, find it no more",
            is.title, was.title
        ));
    }
    if was.type_uri != is.type_uri {
        breaking(format!(
            "the `type` of `{name}` is `{}` instead of `{}`: callers that tell problems apart by \
             it (RFC 9457, section 3.1.1) do not know this one, and links that they kept lead \
             nowhere",
            is.type_uri, was.type_uri
        ));
    }
    if !is.retry.is_subset(&was.retry) {
        breaking(format!(
            "the retry class of `{name}` is `{}` instead of `{}`: callers that go by it ask again \
             too soon, too often or not at all",
            listed(&is.retry),
            listed(&was.retry)
        ));
    }
    if was.rendered != is.rendered {
        let [is, was] = [is, was].map(|of| {
            if of.rendered {
                "of the API's own form"
            } else {
                "a problem document"
            }
        });
        breaking(format!(
            "the body of `{name}` is {is} instead of {was}: callers cannot read it"
        ));
    }
    if was.detail && !is.detail {
        breaking(format!(
            "the `detail` of `{name}` is not public any more: callers who show it to people have \
             nothing to show"
        ));
    }
    if !was.detail && is.detail {
        changes.other(name, Kind::Added, format!("the `detail` of `{name}`"));
    }
    for code in was
        .codes
        .difference(&is.codes)
        .filter(|code| **code != is.status)
    {
        let text = format!("`{name}` does not answer {code} any more");
        changes.other(name, Kind::Changed, text);
    }
    match (was.deprecated, is.deprecated) {
        (false, true) => changes.other(name, Kind::Deprecated, format!("`{name}`")),
        (true, false) => {
            let text = format!("`{name}` is not deprecated any more");
            changes.other(name, Kind::Changed, text);
        }
        _ => {}
    }
    of_headers(changes, name, was, is);
    of_members(changes, name, was, is);
}

fn grpc(of: &Reason) -> BTreeSet<String> {
    let of_status = || BTreeSet::from([GrpcCode::of_status(of.status).name().to_owned()]);
    of.grpc.clone().unwrap_or_else(of_status)
}

fn of_headers(changes: &mut Changes, name: &str, was: &Reason, is: &Reason) {
    for (header, was) in &was.headers {
        let Some(is) = is.headers.get(header) else {
            let text = format!(
                "the header `{header}` of `{name}` is gone: callers and proxies that read it find \
                 nothing"
            );
            changes.breaking(name, Kind::Removed, text);
            continue;
        };
        if let Some(text) = of_header(name, header, was, is) {
            changes.breaking(name, Kind::Changed, text);
        } else if !was.may_be_missing() && is.may_be_missing() {
            let text = format!(
                "the header `{header}` of `{name}` may be missing now: callers that take it for \
                 granted, as its lock says, fail without it"
            );
            changes.breaking(name, Kind::Changed, text);
        } else if was.may_be_missing() && !is.may_be_missing() {
            let text = format!("the header `{header}` of `{name}` is always there now");
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
            format!("the header `{header}` of `{name}`"),
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
fn of_header(name: &str, header: &str, was: &Header, is: &Header) -> Option<String> {
    let shown = |values: &BTreeSet<String>| {
        let values: Vec<String> = values.iter().map(|value| format!("`{value}`")).collect();
        values.join(" or ")
    };
    match (&was.values, &is.values) {
        (Some(was), Some(is)) if !is.is_subset(was) => Some(format!(
            "the header `{header}` of `{name}` is {} instead of {}: callers and proxies that \
             compare it do not know this value",
            shown(is),
            shown(was)
        )),
        (Some(was), None) => Some(format!(
            "the header `{header}` of `{name}` is not always {} any more: callers and proxies that \
             compare it do not know other values",
            shown(was)
        )),
        _ if was.is_integer && !is.is_integer => Some(format!(
            "the header `{header}` of `{name}` is no number any more: callers that read one get \
             what they do not expect"
        )),
        _ => None,
    }
}

fn of_members(changes: &mut Changes, name: &str, was: &Reason, is: &Reason) {
    for (member, was) in &was.members {
        let Some(is) = is.members.get(member) else {
            let text = format!(
                "the member `{member}` of `{name}` is gone: callers that read it find nothing"
            );
            changes.breaking(name, Kind::Removed, text);
            continue;
        };
        if let Some(text) = of_member(name, member, was, is) {
            changes.breaking(name, Kind::Changed, text);
        } else if !was.is_required && is.is_required && was.schema.is_some() {
            let text = format!("the member `{member}` of `{name}` is always there now");
            changes.other(name, Kind::Changed, text);
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
            format!("the member `{member}` of `{name}`"),
        );
    }
}

/// Without a schema, which a feature may turn on, nobody knows what a member is.
fn of_member(name: &str, member: &str, was: &Member, is: &Member) -> Option<String> {
    let (Some(was_schema), Some(is_schema)) = (&was.schema, &is.schema) else {
        return None;
    };
    if !fits(is_schema, was_schema) {
        return Some(format!(
            "the member `{member}` of `{name}` is `{is_schema}` instead of `{was_schema}`: callers \
             that read it get what they do not expect"
        ));
    }
    (was.is_required && !is.is_required).then(|| {
        format!(
            "the member `{member}` of `{name}` may be missing now: callers that take it for \
             granted, as its lock says, fail without it"
        )
    })
}
