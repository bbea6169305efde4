//! An API with one of all that TypeScript has to know.

use std::collections::BTreeMap;

use flowcms_status::{Catalog, FlowError};
use schemars_1::JsonSchema;
use serde::Serialize;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#")]
pub(crate) enum ContentError {
    /// The slug names no entry of this workspace.
    ///
    /// # Solutions
    /// List the entries.
    #[error("entry `{slug}` does not exist")]
    #[flow(code = 404, context = "List the entries to find the slug.")]
    EntryNotFound {
        #[flow(member)]
        slug: String,
        #[flow(member)]
        near: Option<Vec<String>>,
    },
    #[error("the fields are wrong")]
    #[flow(code = 422, title = "Wrong fields")]
    WrongFields {
        #[flow(member)]
        fields: Vec<Field>,
        #[flow(member)]
        limits: BTreeMap<String, u32>,
        #[flow(member)]
        tree: Tree,
        #[flow(member)]
        range: (u8, bool),
        #[flow(member)]
        content_type: Option<String>,
    },
    /// An old one.
    #[deprecated(since = "1.3.0", note = "see `rate_limited`")]
    #[error("too many")]
    #[flow(code = 429, reason = "2fa.throttled")]
    Throttled,
    #[error("not modified")]
    #[flow(code = 304)]
    NotModified,
    #[error("told to wait")]
    #[flow(code = 503, status = status, codes(429), reason = "class")]
    Upstream {
        code: u16,
        #[flow(member)]
        foreign: Foreign,
    },
    #[error(transparent)]
    #[flow(transparent)]
    Auth(#[from] AuthError),
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#")]
pub(crate) enum AuthError {
    #[error("no key was sent")]
    #[flow(code = 401)]
    NoKey,
    #[error("the key may not do that")]
    #[flow(code = 403)]
    Forbidden {
        #[flow(member)]
        needs: Vec<Scope>,
    },
}

pub(crate) const CATALOG: Catalog = Catalog::new("Content API")
    .version("1.4.0")
    .with(ContentError::CATALOG)
    .with(AuthError::CATALOG);

fn status(error: &ContentError) -> Option<u16> {
    match error {
        ContentError::Upstream { code, .. } => Some(*code),
        _ => None,
    }
}

/// What is wrong with a field.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(crate = "schemars_1")]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) mistake: Mistake,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) hint: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(crate = "schemars_1")]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Mistake {
    Missing,
    TooLong {
        most: u32,
    },
    /// Neither of these.
    NoneOf {
        values: Vec<String>,
    },
}

/// Refers to itself.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(crate = "schemars_1")]
pub(crate) struct Tree {
    pub(crate) name: String,
    pub(crate) children: Vec<Tree>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(crate = "schemars_1")]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Scope {
    Read,
    WriteEntries,
}

/// Has no schema.
#[derive(Debug, Serialize)]
pub(crate) struct Foreign;

/// One of each variant that has a document, with the name of its interface.
pub(crate) fn samples() -> Vec<(&'static str, Box<dyn FlowError>)> {
    let wrong_fields = ContentError::WrongFields {
        fields: vec![
            Field {
                name: "title".to_owned(),
                mistake: Mistake::TooLong { most: 80 },
                hint: Some("shorten it".to_owned()),
            },
            Field {
                name: "slug".to_owned(),
                mistake: Mistake::Missing,
                hint: None,
            },
            Field {
                name: "state".to_owned(),
                mistake: Mistake::NoneOf {
                    values: vec!["draft".to_owned()],
                },
                hint: None,
            },
        ],
        limits: BTreeMap::from([("title".to_owned(), 80)]),
        tree: Tree {
            name: "root".to_owned(),
            children: vec![Tree {
                name: "leaf".to_owned(),
                children: Vec::new(),
            }],
        },
        range: (7, true),
        content_type: Some("text/plain".to_owned()),
    };
    let not_found = |near| ContentError::EntryNotFound {
        slug: "intro".to_owned(),
        near,
    };
    #[expect(deprecated, reason = "it is documented")]
    let throttled = ContentError::Throttled;
    let upstream = |code| ContentError::Upstream {
        code,
        foreign: Foreign,
    };
    vec![
        ("EntryNotFoundProblem", Box::new(not_found(None))),
        (
            "EntryNotFoundProblem",
            Box::new(not_found(Some(vec!["introduction".to_owned()]))),
        ),
        ("WrongFieldsProblem", Box::new(wrong_fields)),
        ("Reason2faThrottledProblem", Box::new(throttled)),
        ("ClassProblem", Box::new(upstream(503))),
        ("ClassProblem", Box::new(upstream(429))),
        ("NoKeyProblem", Box::new(AuthError::NoKey)),
        (
            "ForbiddenProblem",
            Box::new(ContentError::Auth(AuthError::Forbidden {
                needs: vec![Scope::Read, Scope::WriteEntries],
            })),
        ),
    ]
}

#[test]
fn what_has_no_document_is_no_sample() {
    assert!(ContentError::NotModified.to_response().body().is_empty());
}
