//! One test a kind of change, between a declaration as it was and as it is.

use flowcms_status::{Catalog, FileState, FlowCms};

use super::folder::{broken, locked};

/// The declaration as it was, with one of all that a lock keeps.
mod was {
    use flowcms_status::FlowError;

    #[derive(Debug, thiserror::Error, FlowError)]
    #[flow(type_base = "https://docs.example.com/errors#")]
    #[expect(dead_code, reason = "only its catalogue is read")]
    pub(super) enum ContentError {
        #[error("entry `{slug}` does not exist")]
        #[flow(code = 404, title = "No such entry")]
        EntryNotFound {
            #[flow(member)]
            slug: String,
        },
        #[error("too many requests")]
        #[flow(code = 429, grpc = Unavailable)]
        RateLimited {
            #[flow(header = "Retry-After")]
            wait: u32,
        },
        #[error("the slug is taken")]
        #[flow(code = 409)]
        SlugTaken,
    }
}

/// The declaration with one thing changed: its `type_base`, then its variants.
macro_rules! now {
    ($base:literal: $($variants:tt)*) => {{
        #[derive(Debug, thiserror::Error, flowcms_status::FlowError)]
        #[flow(type_base = $base)]
        #[allow(dead_code)]
        enum ContentError { $($variants)* }
        ContentError::CATALOG
    }};
}

const WAS: Catalog = was::ContentError::CATALOG;

#[test]
fn what_has_not_changed_passes() {
    let now = now! {
        "https://docs.example.com/errors#":
        #[error("in other words and in another order, `{slug}`")]
        #[flow(code = 404, title = "No such entry", context = "New advice.")]
        EntryNotFound { #[flow(member)] slug: String },
        #[error("the slug is taken")]
        #[flow(code = 409, reason = "slug_taken", detail = "choose another")]
        Renamed,
        #[error("too many requests")]
        #[flow(code = 429, grpc = Unavailable)]
        RateLimited { #[flow(header = "retry-after")] seconds: u64 },
    };
    assert_eq!(locked(&WAS, &now).unwrap(), FileState::Current);
}

#[test]
fn a_reason_a_header_and_a_member_more_pass_and_are_written_at_once() {
    let now = now! {
        "https://docs.example.com/errors#":
        #[error("entry `{slug}` does not exist")]
        #[flow(code = 404, title = "No such entry", header("X-Hint" = "list"))]
        EntryNotFound { #[flow(member)] slug: String },
        #[error("too many requests")]
        #[flow(code = 429, grpc = Unavailable)]
        RateLimited { #[flow(header = "Retry-After")] wait: u32, #[flow(member)] limit: u32 },
        #[error("the slug is taken")]
        #[flow(code = 409)]
        SlugTaken,
        #[error("the entry is locked")]
        #[flow(code = 403)]
        Locked,
    };
    assert_eq!(locked(&WAS, &now).unwrap(), FileState::Written);
}

#[test]
fn a_removed_reason_is_found_with_how_to_retire_it() {
    let now = now! {
        "https://docs.example.com/errors#":
        #[error("entry `{slug}` does not exist")]
        #[flow(code = 404, title = "No such entry")]
        EntryNotFound { #[flow(member)] slug: String },
        #[error("too many requests")]
        #[flow(code = 429, grpc = Unavailable)]
        RateLimited { #[flow(header = "Retry-After")] wait: u32 },
    };
    assert_eq!(
        broken(&WAS, &now),
        [
            "`slug_taken` (409) is gone: callers that handle this reason wait for it in vain, and \
             get an error that they do not know instead. If it is not sent any more, say so on the \
             type: `retired(\"slug_taken\" = 409, \"since when, and what instead\")`"
        ]
    );
}

#[test]
fn another_code_is_found() {
    let now = now! {
        "https://docs.example.com/errors#":
        #[error("entry `{slug}` does not exist")]
        #[flow(code = 400, title = "No such entry")]
        EntryNotFound { #[flow(member)] slug: String },
        #[error("too many requests")]
        #[flow(code = 429, grpc = Unavailable)]
        RateLimited { #[flow(header = "Retry-After")] wait: u32 },
        #[error("the slug is taken")]
        #[flow(code = 409)]
        SlugTaken,
    };
    assert_eq!(
        broken(&WAS, &now),
        [
            "`entry_not_found` answers 400 instead of 404: callers, caches, retries and dashboards \
             that go by the code take it for another failure"
        ]
    );
}

#[test]
fn another_title_is_found_also_where_the_table_says_it() {
    let now = now! {
        "https://docs.example.com/errors#":
        #[error("entry `{slug}` does not exist")]
        #[flow(code = 404)]
        EntryNotFound { #[flow(member)] slug: String },
        #[error("too many requests")]
        #[flow(code = 429, grpc = Unavailable)]
        RateLimited { #[flow(header = "Retry-After")] wait: u32 },
        #[error("the slug is taken")]
        #[flow(code = 409)]
        SlugTaken,
    };
    assert_eq!(
        broken(&WAS, &now),
        [
            "the title of `entry_not_found` is \"Not Found\" instead of \"No such entry\": callers \
             read another summary, and those that compare it, in rules for logs and alerts, find \
             it no more"
        ]
    );
}

#[test]
fn another_type_is_found_of_each_reason() {
    let now = now! {
        "https://example.com/problems/":
        #[error("entry `{slug}` does not exist")]
        #[flow(code = 404, title = "No such entry")]
        EntryNotFound { #[flow(member)] slug: String },
        #[error("too many requests")]
        #[flow(code = 429, grpc = Unavailable)]
        RateLimited { #[flow(header = "Retry-After")] wait: u32 },
        #[error("the slug is taken")]
        #[flow(code = 409)]
        SlugTaken,
    };
    let changes = broken(&WAS, &now);
    assert_eq!(changes.len(), 3);
    assert_eq!(
        changes[1],
        "the `type` of `rate_limited` is `https://example.com/problems/rate_limited` instead of \
         `https://docs.example.com/errors#rate_limited`: callers that tell problems apart by it \
         (RFC 9457, section 3.1.1) do not know this one, and links that they kept lead nowhere"
    );
}

#[test]
fn another_code_of_grpc_is_found() {
    let now = now! {
        "https://docs.example.com/errors#":
        #[error("entry `{slug}` does not exist")]
        #[flow(code = 404, title = "No such entry")]
        EntryNotFound { #[flow(member)] slug: String },
        #[error("too many requests")]
        #[flow(code = 429)]
        RateLimited { #[flow(header = "Retry-After")] wait: u32 },
        #[error("the slug is taken")]
        #[flow(code = 409, grpc = AlreadyExists)]
        SlugTaken,
    };
    assert_eq!(
        broken(&WAS, &now),
        [
            "`rate_limited` answers gRPC calls with RESOURCE_EXHAUSTED instead of UNAVAILABLE: \
             callers that go by the code take it for another failure",
            "`slug_taken` answers gRPC calls with ALREADY_EXISTS instead of ABORTED: callers that \
             go by the code take it for another failure",
        ]
    );
}

#[test]
fn a_header_that_vanishes_is_found() {
    let now = now! {
        "https://docs.example.com/errors#":
        #[error("entry `{slug}` does not exist")]
        #[flow(code = 404, title = "No such entry")]
        EntryNotFound { #[flow(member)] slug: String },
        #[error("too many requests")]
        #[flow(code = 429, grpc = Unavailable)]
        RateLimited { wait: u32 },
        #[error("the slug is taken")]
        #[flow(code = 409)]
        SlugTaken,
    };
    assert_eq!(
        broken(&WAS, &now),
        [
            "the header `retry-after` of `rate_limited` is gone: callers and proxies that read it \
          find nothing"
        ]
    );
}

#[test]
fn a_member_that_vanishes_is_found() {
    let now = now! {
        "https://docs.example.com/errors#":
        #[error("entry `{slug}` does not exist")]
        #[flow(code = 404, title = "No such entry")]
        EntryNotFound { #[flow(member = "entry")] slug: String },
        #[error("too many requests")]
        #[flow(code = 429, grpc = Unavailable)]
        RateLimited { #[flow(header = "Retry-After")] wait: u32 },
        #[error("the slug is taken")]
        #[flow(code = 409)]
        SlugTaken,
    };
    assert_eq!(
        broken(&WAS, &now),
        ["the member `slug` of `entry_not_found` is gone: callers that read it find nothing"]
    );
}

#[test]
fn a_member_of_another_type_is_found() {
    let now = now! {
        "https://docs.example.com/errors#":
        #[error("entry `{slug:?}` does not exist")]
        #[flow(code = 404, title = "No such entry")]
        EntryNotFound { #[flow(member)] slug: Vec<bool> },
        #[error("too many requests")]
        #[flow(code = 429, grpc = Unavailable)]
        RateLimited { #[flow(header = "Retry-After")] wait: u32 },
        #[error("the slug is taken")]
        #[flow(code = 409)]
        SlugTaken,
    };
    let changes = broken(&WAS, &now);
    assert_eq!(changes.len(), 1);
    let change = &changes[0];
    assert!(
        change.starts_with("the member `slug` of `entry_not_found` is `"),
        "{change}"
    );
    assert!(
        change.ends_with("`: callers that read it get what they do not expect"),
        "{change}"
    );
}

#[test]
fn all_changes_stand_in_one_message_that_says_how_to_accept_them() {
    let error = locked(&WAS, &FlowCms::CATALOG).expect_err("all three are gone");
    let message = error.to_string();
    assert_eq!(error.breaking_changes().len(), 3);
    let reasons: Vec<&str> = (error.breaking_changes().iter())
        .map(flowcms_status::BreakingChange::reason)
        .collect();
    assert_eq!(reasons, ["entry_not_found", "rate_limited", "slug_taken"]);
    assert!(
        message.starts_with("3 changes of `FlowCms` would break callers of the API"),
        "{message}"
    );
    assert!(
        message.ends_with(
            "\nTake them back; or, if callers are told, accept them all and commit it:\n\n    \
             FLOWCMS_BLESS=lock cargo test\n"
        ),
        "{message}"
    );
}

/// The catalogues of a type of one reason, as it was declared and as it is.
macro_rules! declared {
    ($was:meta $was_fields:tt => $now:meta $now_fields:tt) => {{
        mod was {
            #[derive(Debug, thiserror::Error, flowcms_status::FlowError)]
            #[error("…")]
            #[$was]
            #[allow(dead_code)]
            pub(super) struct Busy $was_fields
        }
        mod now {
            #[derive(Debug, thiserror::Error, flowcms_status::FlowError)]
            #[error("…")]
            #[$now]
            #[allow(dead_code)]
            pub(super) struct Busy $now_fields
        }
        (was::Busy::CATALOG, now::Busy::CATALOG)
    }};
}

/// The changes of it.
macro_rules! changed {
    ($($declared:tt)*) => {{
        let (was, now) = declared!($($declared)*);
        broken(&was, &now)
    }};
}

/// Whether they are none, or none that breaks anything.
macro_rules! passes {
    ($($declared:tt)*) => {{
        let (was, now) = declared!($($declared)*);
        locked(&was, &now).unwrap()
    }};
}

#[allow(dead_code)]
fn upstream<E>(_: &E) -> u16 {
    429
}

fn rendered(_: &flowcms_status::Problem<'_>) -> (&'static str, &'static str) {
    ("text/plain", "busy")
}

#[test]
fn a_code_of_run_time_more_is_found() {
    let changes = changed!(
        flow(code = 503, status = super::upstream, codes(429)) {}
        => flow(code = 503, status = super::upstream, codes(429, 502)) {}
    );
    assert_eq!(
        changes,
        [
            "`busy` can answer 502 now too: callers, caches, retries and dashboards that go by the \
          code do not expect it"
        ]
    );
}

#[test]
fn a_detail_that_is_not_public_any_more_is_found() {
    let changes = changed!(flow(code = 409) {} => flow(code = 409, detail = none) {});
    assert_eq!(
        changes,
        [
            "the `detail` of `busy` is not public any more: callers who show it to people have nothing \
          to show"
        ]
    );
}

#[test]
fn a_body_of_another_form_is_found() {
    let changes = changed!(flow(code = 409) {} => flow(code = 409, render = super::rendered) {});
    assert_eq!(
        changes,
        [
            "the body of `busy` is of the API's own form instead of a problem document: callers cannot \
          read it"
        ]
    );
}

#[test]
fn another_retry_class_is_found() {
    let changes = changed!(flow(code = 503) {} => flow(code = 503, retry = never) {});
    assert_eq!(
        changes,
        [
            "the retry class of `busy` is `never` instead of `backoff`: callers that go by it ask again \
          too soon, too often or not at all"
        ]
    );
}

#[test]
fn another_value_of_a_constant_header_and_another_type_of_one_are_found() {
    let changes = changed!(
        flow(code = 409, header("X-Scope" = "key"), header("X-Zone" = "a")) {
            #[flow(header = "X-Left")]
            left: u8,
        } => flow(code = 409, header("X-Scope" = "user"), header("X-Zone" = "{left}")) {
            #[flow(header = "X-Left")]
            left: String,
        }
    );
    assert_eq!(
        changes,
        [
            "the header `x-left` of `busy` is no number any more: callers that read one get what \
             they do not expect",
            "the header `x-scope` of `busy` is `user` instead of `key`: callers and proxies that \
             compare it do not know this value",
            "the header `x-zone` of `busy` is not always `a` any more: callers and proxies that \
             compare it do not know other values",
        ]
    );
}

#[test]
fn two_locks_give_a_changelog() {
    use flowcms_status::Lock;

    let now = now! {
        "https://docs.example.com/errors#":
        #[deprecated(note = "ask less")]
        #[error("too many requests")]
        #[flow(code = 429, grpc = Unavailable, retry = never)]
        RateLimited { #[flow(header = "Retry-After")] wait: u32 },
        #[error("the slug is taken")]
        #[flow(code = 409)]
        SlugTaken,
        #[error("the entry is locked")]
        #[flow(code = 403)]
        Locked,
    };
    let (old, new) = (Lock::of(&WAS.model()), Lock::of(&now.model()));
    assert_eq!(
        Lock::changes(&old, &new),
        "### Added\n\n\
         * `locked` (403).\n\n\
         ### Changed\n\n\
         * **breaking:** the retry class of `rate_limited` is `never` instead of \
         `after x-ratelimit-reset`: callers that go by it ask again too soon, too often or not at \
         all.\n\n\
         ### Deprecated\n\n\
         * `rate_limited`.\n\n\
         ### Removed\n\n\
         * **breaking:** `entry_not_found` (404) is gone: callers that handle this reason wait for \
         it in vain, and get an error that they do not know instead. If it is not sent any more, \
         say so on the type: `retired(\"entry_not_found\" = 404, \"since when, and what \
         instead\")`.\n"
    );
    assert_eq!(Lock::changes(&old, &old), "");
    assert_eq!(Lock::parse(&new.to_text()).unwrap(), new);
}

#[test]
fn a_number_that_a_header_may_lack_now_is_found_however_it_is_spelled() {
    for changes in [
        changed!(
            flow(code = 503) { #[flow(header = "Retry-After")] wait: u32 }
            => flow(code = 503) { #[flow(header = "Retry-After")] wait: Option<u32> }
        ),
        changed!(
            flow(code = 503) { #[flow(header = "Retry-After")] wait: std::time::Duration }
            => flow(code = 503) {
                #[flow(header = "Retry-After")]
                wait: ::core::option::Option<::core::time::Duration>
            }
        ),
        changed!(
            flow(code = 503, header("Retry-After" = "5")) {}
            => flow(code = 503) { #[flow(header = "Retry-After")] wait: Option<u32> }
        ),
    ] {
        let [change] = &changes[..] else {
            panic!("{changes:?}");
        };
        let is_told = change.starts_with("the header `retry-after` of `busy` may be missing now: ")
            || change
                .starts_with("the header `retry-after` of `busy` is not always `5` any more: ");
        assert!(is_told, "{change}");
    }
    let more = passes!(
        flow(code = 503) { #[flow(header = "Retry-After")] wait: Option<u32> }
        => flow(code = 503) { #[flow(header = "Retry-After")] wait: u32 }
    );
    assert_eq!(more, FileState::Written);
}

#[test]
fn another_spelling_of_what_callers_do_not_see_passes() {
    for state in [
        passes!(
            flow(code = 503) { #[flow(header = "Retry-After")] wait: std::time::Duration }
            => flow(code = 503) { #[flow(header = "retry-after")] pause: core::time::Duration }
        ),
        passes!(
            flow(code = 409) { #[flow(member)] slug: String }
            => flow(code = 409) { #[flow(member)] slug: std::borrow::Cow<'static, str> }
        ),
        passes!(
            flow(code = 409) { #[flow(member)] many: Vec<u8> }
            => flow(code = 409) { #[flow(member)] many: Box<[u8]> }
        ),
        passes!(
            flow(code = 409, context = "Wait.") {}
            => flow(code = 409, context = "Wait longer.", log = error) {}
        ),
        passes!(
            flow(code = 409, detail = "busy") {} => flow(code = 409, detail = "in use") {}
        ),
        // What follows from the code, written out.
        passes!(
            flow(code = 409) {} => flow(code = 409, grpc = Aborted, retry = never) {}
        ),
    ] {
        assert_eq!(state, FileState::Current);
    }
}

#[test]
fn what_is_taken_back_is_found_as_what_is_added_is() {
    let changes = changed!(
        flow(code = 409, render = super::rendered) {} => flow(code = 409) {}
    );
    assert_eq!(changes.len(), 1, "{changes:?}");
    let body = "the body of `busy` is a problem document instead of of the API's own form";
    assert!(changes[0].starts_with(body), "{changes:?}");
    // A code less breaks nothing.
    let less = passes!(
        flow(code = 503, status = super::upstream, codes(429, 502)) {}
        => flow(code = 503, status = super::upstream, codes(429)) {}
    );
    assert_eq!(less, FileState::Written);
    // Nor does a detail that was private.
    let more = passes!(flow(code = 503) {} => flow(code = 503, detail = "busy") {});
    assert_eq!(more, FileState::Written);
}

#[test]
fn maps_and_tuples_of_another_type_are_found() {
    for changes in [
        changed!(
            flow(code = 409) { #[flow(member)] left: std::collections::BTreeMap<String, u8> }
            => flow(code = 409) { #[flow(member)] left: std::collections::BTreeMap<String, String> }
        ),
        changed!(
            flow(code = 409) { #[flow(member)] left: (u8, String) }
            => flow(code = 409) { #[flow(member)] left: (String, u8) }
        ),
    ] {
        assert!(
            changes[0].starts_with("the member `left` of `busy` is `"),
            "{changes:?}"
        );
    }
}

/// Two types that answer with one reason, joined in two orders.
#[test]
fn the_order_in_which_types_are_joined_does_not_matter() {
    #[derive(Debug, thiserror::Error, flowcms_status::FlowError)]
    #[error("busy")]
    #[flow(code = 503, reason = "busy", retry = never, header("X-Zone" = "a"))]
    struct One;
    #[derive(Debug, thiserror::Error, flowcms_status::FlowError)]
    #[error("busy")]
    #[flow(code = 503, reason = "busy", retry = backoff, grpc = Aborted, header("X-Zone" = "b"))]
    struct Other;

    let one = Catalog::new("API").with(One::CATALOG).with(Other::CATALOG);
    let other = Catalog::new("API").with(Other::CATALOG).with(One::CATALOG);
    assert_eq!(locked(&one, &other).unwrap(), FileState::Current);
    // One of them alone answers in no other way.
    let alone = Catalog::new("API").with(One::CATALOG);
    assert_eq!(locked(&one, &alone).unwrap(), FileState::Written);
    let changes = broken(&alone, &one);
    assert_eq!(changes.len(), 3, "{changes:?}");
    for change in [
        "gRPC calls with `",
        "the retry class of `busy` is `",
        "the header `x-zone`",
    ] {
        let change = change.trim_end_matches('`');
        assert!(
            changes.iter().any(|told| told.contains(change)),
            "{change}: {changes:?}"
        );
    }
}

/// Each kind of change under its heading, with what breaks callers marked, and as text.
#[test]
fn a_changelog_has_every_kind_of_change_and_nobodys_markup() {
    use flowcms_status::Lock;

    let old = Lock::parse(
        r#"{ "format": 2, "reasons": {
            "gone": { "status": 404, "title": "Gone", "type": "about:blank", "retry": "never" },
            "old": { "status": 404, "title": "Old", "type": "about:blank", "retry": "never" },
            "kept": { "status": 404, "title": "<b>*Was*</b>", "type": "about:blank",
                "retry": "never or backoff", "detail": true, "codes": [410],
                "headers": { "x-a": { "values": ["`a`\u001b[2J", "b"], "always": true } },
                "members": { "slug": { "schema": { "enum": ["<i>"] }, "required": true } } }
        }, "retired": { "older": 410 } }"#,
    );
    let new = Lock::parse(
        r#"{ "format": 2, "reasons": {
            "new": { "status": 409, "title": "New", "type": "about:blank", "retry": "never" },
            "kept": { "status": 404, "title": "[Is](x)", "type": "about:blank",
                "retry": "never", "deprecated": true,
                "headers": { "x-a": { "values": ["c"], "always": true }, "x-b": {} },
                "members": { "slug": { "schema": { "type": "null" }, "required": true }, "more": {} } }
        }, "retired": { "old": 404, "older": 404 } }"#,
    );
    let changes = Lock::changes(&old.unwrap(), &new.unwrap());
    let shape: Vec<String> = (changes.lines())
        .filter(|line| !line.is_empty())
        .map(|line| line.split([':', ',']).next().unwrap_or_default().to_owned())
        .collect();
    assert_eq!(
        shape,
        [
            "### Added",
            "* the header `x-b` of `kept`.",
            "* the member `more` of `kept`.",
            "* `new` (409).",
            "### Changed",
            "* `kept` does not answer 410 any more.",
            "* **breaking",
            "* the retry class of `kept` is `never` alone.",
            "* **breaking",
            "* **breaking",
            "* **breaking",
            "### Deprecated",
            "* `kept`.",
            "### Retired",
            "* `old` (404).",
            "* **breaking",
            "### Removed",
            "* **breaking",
        ],
        "{changes}"
    );
    assert!(!changes.contains('\u{1b}'), "{changes}");
    let html = pulldown_cmark::Parser::new(&changes).any(|event| {
        use pulldown_cmark::{Event, Tag};
        matches!(
            event,
            Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Emphasis)
        )
    });
    assert!(!html, "{changes}");
    let value = "`` `a`\\u{1b}[2J `` or `b`";
    assert!(
        changes.contains(value),
        "no code span ends too soon: {changes}"
    );
}
