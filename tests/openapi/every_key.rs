//! An error type with every key that a document shows, and a value of each of its variants.

use std::collections::BTreeMap;
use std::io;
use std::time::Duration;

use flowcms_status::{FlowError, Http, status_table};
use schemars_1::JsonSchema;
use serde::Serialize;

status_table! {
    /// How files answer.
    pub(crate) struct Files(io::Error) in Http {
        #[flow(reason = "no_file", detail = "nothing has that name")]
        e if e.kind() == io::ErrorKind::NotFound => 404 "List the files.",
        #[flow(reason = "disk_busy", header("Retry-After" = "1"))]
        e if e.kind() == io::ErrorKind::WouldBlock => 503,
        _ => 500,
    }
}

/// A tree, which refers to itself.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(crate = "schemars_1")]
pub(crate) struct Folder {
    pub(crate) name: String,
    pub(crate) folders: Vec<Folder>,
}

/// One of two.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(crate = "schemars_1")]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(crate) enum Owner {
    Person { age: u8 },
    Group { members: Vec<String> },
}

/// A value without a schema.
#[derive(Debug, Serialize)]
pub(crate) struct Secretive(pub(crate) u8);

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(table = Http, type_base = "https://docs.example.com/errors#")]
pub(crate) enum Inner {
    /// It answers for a variant of the other type.
    #[error("inner")]
    #[flow(code = 409, member("number" = "{0}"))]
    Clash(u8),

    #[error("found elsewhere")]
    #[flow(code = 308, header("Location" = "/elsewhere"))]
    Elsewhere,
}

/// Each variant has another of the keys.
#[derive(Debug, thiserror::Error, FlowError)]
#[flow(
    table = Http,
    type_base = "https://docs.example.com/errors#",
    header("X-Api" = "1"),
    member("api_version" = "v1"),
    retired("page_gone" = 410, "Use `entry_gone`, since 2.0.0.")
)]
pub(crate) enum EveryKey {
    /// The slug names no entry.
    ///
    /// # Causes
    /// It was `deleted`, or <script>alert("never")</script> published.
    ///
    /// # Solutions
    /// List the entries.
    #[error("entry `{slug}` does not exist")]
    #[flow(
        code = 404,
        title = "No entry",
        context = "List \"them\" <b>all</b>.",
        detail = "no entry `{slug}`"
    )]
    EntryNotFound {
        #[flow(member)]
        slug: String,
        #[flow(member)]
        tried: Option<u32>,
    },

    /// Another type with the same code.
    #[error("no such page")]
    #[flow(code = 404)]
    PageNotFound,

    #[error("no such page in the other language")]
    #[flow(same_as = PageNotFound)]
    PageNotTranslated,

    #[error("slow down")]
    #[flow(
        code = 429,
        retry = after = "Retry-After",
        log = warn,
        grpc = ResourceExhausted
    )]
    RateLimited {
        #[flow(header = "Retry-After")]
        wait: Duration,
        #[flow(header = "X-RateLimit-Reset")]
        reset: Option<u64>,
        #[flow(header = "X-RateLimit-Policy", member)]
        policy: String,
    },

    #[error("who are you?")]
    #[flow(code = 401, header("WWW-Authenticate" = "Bearer error=\"invalid_token\""))]
    WhoAreYou,

    #[error("{method} is not allowed")]
    #[flow(code = 405)]
    NotAllowed {
        method: &'static str,
        #[flow(header = "Allow")]
        allow: Vec<&'static str>,
    },

    #[error("not modified")]
    #[flow(code = 304)]
    Unchanged {
        #[flow(header = "ETag")]
        etag: String,
    },

    #[error("moved to {to}")]
    #[flow(code = 301, header("Location" = "/entries/{to}"), reason = "entry.moved~1-2")]
    Moved { to: String },

    #[error("a database {0}")]
    #[flow(code = 500)]
    Private(String, #[source] io::Error),

    #[error("shown although it is a 5xx")]
    #[flow(code = 503, detail = display, retry = never)]
    Shown,

    #[error("an upstream says {status}")]
    #[flow(code = 502, codes(413, 415))]
    Upstream {
        #[flow(status)]
        status: u16,
    },

    #[error("an upstream says anything")]
    #[flow(code = 504, status = Self::any)]
    AnyUpstream(u16),

    #[deprecated(since = "2.0.0", note = "use `entry_not_found`")]
    #[error("gone")]
    #[flow(code = 410)]
    EntryGone,

    #[error("members of every kind")]
    #[flow(code = 422, member("sentence" = "{count} of them"))]
    Members {
        #[flow(member)]
        count: u64,
        #[flow(member)]
        ratio: f64,
        #[flow(member)]
        flag: bool,
        #[flow(member = "renamed_list")]
        list: Vec<String>,
        #[flow(member)]
        grid: [[u8; 2]; 2],
        #[flow(member)]
        by_name: BTreeMap<String, i32>,
        #[flow(member)]
        folder: Folder,
        #[flow(member)]
        owner: Option<Owner>,
        #[flow(member)]
        secret: Secretive,
    },

    #[error(transparent)]
    #[flow(transparent, header("X-Around" = "yes"), member("around" = "the inner"))]
    Inner(#[from] Inner),

    #[error(transparent)]
    #[flow(map = Files)]
    Files(#[from] io::Error),
}

impl EveryKey {
    fn any(&self) -> Option<u16> {
        match self {
            Self::AnyUpstream(status) => Some(*status),
            _ => None,
        }
    }
}

/// A value of each variant, and of each of the other types through it.
#[allow(deprecated)]
pub(crate) fn samples() -> Vec<EveryKey> {
    let file = |kind| EveryKey::Files(io::Error::from(kind));
    let folder = Folder {
        name: "root".to_owned(),
        folders: vec![Folder {
            name: "leaf".to_owned(),
            folders: Vec::new(),
        }],
    };
    let members = |owner| EveryKey::Members {
        count: u64::MAX,
        ratio: 0.5,
        flag: true,
        list: vec!["a\"b".to_owned()],
        grid: [[1, 2], [3, 4]],
        by_name: BTreeMap::from([("n".to_owned(), -1)]),
        folder: folder.clone(),
        owner,
        secret: Secretive(7),
    };
    vec![
        EveryKey::EntryNotFound {
            slug: "a \u{202e}b".to_owned(),
            tried: Some(2),
        },
        EveryKey::EntryNotFound {
            slug: String::new(),
            tried: None,
        },
        EveryKey::PageNotFound,
        EveryKey::PageNotTranslated,
        EveryKey::RateLimited {
            wait: Duration::from_millis(1500),
            reset: Some(1),
            policy: "10;w=1".to_owned(),
        },
        EveryKey::RateLimited {
            wait: Duration::ZERO,
            reset: None,
            policy: "none".to_owned(),
        },
        EveryKey::WhoAreYou,
        EveryKey::NotAllowed {
            method: "PUT",
            allow: vec!["GET", "HEAD"],
        },
        EveryKey::Unchanged {
            etag: "\"1\"".to_owned(),
        },
        EveryKey::Moved {
            to: "there".to_owned(),
        },
        EveryKey::Private("password".to_owned(), io::Error::other("hidden")),
        EveryKey::Shown,
        EveryKey::Upstream { status: 413 },
        EveryKey::Upstream { status: 415 },
        EveryKey::Upstream { status: 200 },
        EveryKey::AnyUpstream(451),
        EveryKey::AnyUpstream(304),
        EveryKey::AnyUpstream(999),
        EveryKey::EntryGone,
        members(None),
        members(Some(Owner::Person { age: 3 })),
        members(Some(Owner::Group {
            members: vec!["x".to_owned()],
        })),
        EveryKey::Inner(Inner::Clash(1)),
        EveryKey::Inner(Inner::Elsewhere),
        file(io::ErrorKind::NotFound),
        file(io::ErrorKind::WouldBlock),
        file(io::ErrorKind::Other),
    ]
}
