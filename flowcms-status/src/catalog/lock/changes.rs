//! What of a contract is broken, and what that does to callers.

use std::fmt;

use super::contract::{Contract, Member, Reason};
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

/// All of them, in the order of the lock.
pub(super) fn between(locked: &Contract, now: &Contract) -> Vec<BreakingChange> {
    let mut changes = Vec::new();
    for (name, was) in &locked.reasons {
        let texts = match (now.reasons.get(name), now.retired.get(name)) {
            (Some(is), _) => of_reason(name, was, is),
            (None, Some(code)) => of_retiring(name, was, *code),
            (None, None) => vec![removed(name, was)],
        };
        push(&mut changes, name, texts);
    }
    for (name, code) in &locked.retired {
        let texts = match (now.reasons.get(name), now.retired.contains_key(name)) {
            (Some(again), _) => vec![format!(
                "`{name}` is retired (it was sent with {code}) and is in use again, with {}: \
                 callers that still handle it take the new error for the old one. Choose another \
                 reason",
                again.status
            )],
            (None, false) => vec![format!(
                "the retired `{name}` ({code}) is not listed any more: nothing keeps it from being \
                 used again, and callers that meet it in old logs find nothing about it. Keep \
                 `retired(\"{name}\" = {code}, \"…\")` on the type"
            )],
            (None, true) => Vec::new(),
        };
        push(&mut changes, name, texts);
    }
    changes
}

fn push(changes: &mut Vec<BreakingChange>, reason: &str, texts: Vec<String>) {
    changes.extend(texts.into_iter().map(|text| BreakingChange {
        reason: reason.to_owned(),
        text,
    }));
}

fn removed(name: &str, was: &Reason) -> String {
    let code = was.status;
    format!(
        "`{name}` ({code}) is gone: callers that handle this reason wait for it in vain, and get \
         an error that they do not know instead. If it is not sent any more, say so on the type: \
         `retired(\"{name}\" = {code}, \"since when, and what instead\")`"
    )
}

fn of_retiring(name: &str, was: &Reason, code: u16) -> Vec<String> {
    if was.status == code {
        return Vec::new();
    }
    vec![format!(
        "`{name}` is retired as {code}, but was sent with {}: callers that look it up find \
         another error than they got",
        was.status
    )]
}

fn of_reason(name: &str, was: &Reason, is: &Reason) -> Vec<String> {
    let mut texts = Vec::new();
    if was.status != is.status {
        texts.push(format!(
            "`{name}` answers {} instead of {}: callers, caches, retries and dashboards that go by \
             the code take it for another failure",
            is.status, was.status
        ));
    } else if was.grpc != is.grpc {
        texts.push(format!(
            "`{name}` answers gRPC calls with {} instead of {}: callers that go by the code take \
             it for another failure",
            grpc(is),
            grpc(was)
        ));
    }
    if was.title != is.title {
        texts.push(format!(
            "the title of `{name}` is {:?} instead of {:?}: callers read another summary, and \
             those that compare it, in rules for logs and alerts, find it no more",
            is.title, was.title
        ));
    }
    if was.type_uri != is.type_uri {
        texts.push(format!(
            "the `type` of `{name}` is `{}` instead of `{}`: callers that tell problems apart by \
             it (RFC 9457, section 3.1.1) do not know this one, and links that they kept lead \
             nowhere",
            is.type_uri, was.type_uri
        ));
    }
    for header in was.headers.difference(&is.headers) {
        texts.push(format!(
            "the header `{header}` of `{name}` is gone: callers and proxies that read it find \
             nothing"
        ));
    }
    for (member, was) in &was.members {
        texts.extend(of_member(name, member, was, is.members.get(member)));
    }
    texts
}

fn grpc(of: &Reason) -> &str {
    of.grpc
        .as_deref()
        .unwrap_or_else(|| GrpcCode::of_status(of.status).name())
}

fn of_member(name: &str, member: &str, was: &Member, is: Option<&Member>) -> Option<String> {
    let Some(is) = is else {
        return Some(format!(
            "the member `{member}` of `{name}` is gone: callers that read it find nothing"
        ));
    };
    // Of two known schemas the types' names say nothing: `Slug` may be as much a string as `String`.
    let (was_shown, is_shown) = match (&was.schema, &is.schema) {
        (Some(was), Some(is)) => (was.to_string(), is.to_string()),
        _ => (spaced(&was.rust_type), spaced(&is.rust_type)),
    };
    if was_shown != is_shown {
        return Some(format!(
            "the member `{member}` of `{name}` is `{is_shown}` instead of `{was_shown}`: callers \
             that read it get what they do not expect"
        ));
    }
    // Without a schema nobody knows whether it is in every document.
    (was.is_required && !is.is_required && is.schema.is_some()).then(|| {
        format!(
            "the member `{member}` of `{name}` may be missing now: callers that take it for \
             granted, as its lock says, fail without it"
        )
    })
}

/// A type as it was written, however it was spaced.
fn spaced(rust_type: &str) -> String {
    if rust_type.is_empty() {
        return "of a function".to_owned();
    }
    rust_type.chars().filter(|c| !c.is_whitespace()).collect()
}
