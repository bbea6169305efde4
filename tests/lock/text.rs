//! The text of a lock: small, sorted, and read again as it was written.

use std::fs;

use flowcms_status::FileState;

use super::folder::Folder;

#[derive(Debug, thiserror::Error, flowcms_status::FlowError)]
#[flow(type_base = "https://docs.example.com/errors#")]
#[expect(dead_code, reason = "only its catalogue is read")]
enum ContentError {
    #[error("too many requests")]
    #[flow(code = 429, grpc = Unavailable, header("X-Scope" = "key"))]
    RateLimited {
        #[flow(header = "Retry-After")]
        wait: u32,
    },
    #[error("entry `{slug:?}` does not exist")]
    #[flow(code = 404, title = "No \"such\"\nentry", reason = "entry.missing")]
    EntryNotFound {
        #[flow(member = "path")]
        slug: Foreign,
        #[flow(member)]
        workspace: String,
        #[flow(member)]
        drafts: Option<Vec<bool>>,
    },
}

/// Has no schema.
#[derive(Debug)]
struct Foreign;

impl serde::Serialize for Foreign {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_unit()
    }
}

#[test]
fn an_entry_is_a_few_lines_and_sorted() {
    let folder = Folder::new();
    let lock = folder.file("errors.lock.json");
    let catalog = ContentError::CATALOG;
    assert_eq!(
        catalog.__try_lock(&lock, false, false).unwrap(),
        FileState::Written
    );
    assert_eq!(
        fs::read_to_string(&lock).unwrap(),
        r#"{
  "format": 2,
  "about": "What callers of the API rely on. `Catalog::lock` compares it; with FLOWCMS_BLESS=lock in the environment the test writes it.",
  "reasons": {
    "entry.missing": {
      "status": 404,
      "title": "No \"such\"\nentry",
      "type": "https://docs.example.com/errors#entry.missing",
      "retry": "never",
      "detail": true,
      "members": {
        "drafts": { "schema": {"items":{"type":"boolean"},"type":"array"} },
        "path": {},
        "workspace": { "schema": {"type":"string"}, "required": true }
      }
    },
    "rate_limited": {
      "status": 429,
      "title": "Too Many Requests",
      "type": "https://docs.example.com/errors#rate_limited",
      "retry": "after x-ratelimit-reset",
      "grpc": "UNAVAILABLE",
      "detail": true,
      "headers": {
        "retry-after": { "integer": true },
        "x-scope": { "values": ["key"], "always": true }
      }
    }
  },
  "retired": {}
}
"#
    );
    assert_eq!(
        catalog.__try_lock(&lock, false, false).unwrap(),
        FileState::Current
    );
}
