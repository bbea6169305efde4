//! Who may come in: the API key, its allowance, and the permission that the method needs.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::Response;
use flowcms_status::FlowError;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;

use super::App;
use super::limits::Allowance;
use super::storage::Storage;

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "http://localhost:8080/errors#")]
pub(super) enum AdmissionError {
    /// The request does not say who sends it.
    ///
    /// # Causes
    ///
    /// * There is no `Authorization` header, perhaps because a redirection to another host lost it.
    /// * Its scheme is another one than `Bearer`.
    ///
    /// # Solutions
    ///
    /// Send your key with every request:
    ///
    /// ```sh
    /// curl -H 'Authorization: Bearer demo-reader' http://localhost:8080/entries
    /// ```
    #[error("no API key was sent")]
    #[flow(
        code = 401,
        context = "Send your API key: `Authorization: Bearer <key>`."
    )]
    KeyMissing,

    /// A key was sent, and no workspace has one like it.
    ///
    /// # Causes
    ///
    /// * The key was mistyped, or cut off when it was copied.
    /// * It has been withdrawn.
    /// * It belongs to another workspace.
    ///
    /// # Solutions
    ///
    /// Compare the key with the one in the settings of your workspace. If it is not there any more,
    /// create a new one; keys that were withdrawn do not come back.
    #[error("the API key is not known")]
    #[flow(code = 401, header("WWW-Authenticate" = "Bearer error=\"invalid_token\""))]
    KeyUnknown,

    /// The key is good, but was not made for this.
    ///
    /// # Causes
    ///
    /// Each key may `read`, `write` or `delete`, or several of these. The method of the request needs
    /// the permission in the member `needed`, and the key does not have it.
    ///
    /// # Solutions
    ///
    /// Use a key with that permission. The same key will be refused again, so do not repeat the
    /// request with it.
    #[error("the key `{name}` has no permission to {needed}")]
    #[flow(code = 403)]
    NotPermitted {
        name: String,
        #[flow(member)]
        needed: Permission,
    },

    /// The key has had all requests of its window.
    ///
    /// # Causes
    ///
    /// The window opens with the first request and closes a minute later. Until then the key has
    /// `limit` requests; those that were refused do not count.
    ///
    /// # Solutions
    ///
    /// 1. Wait for the seconds in `Retry-After`, then send the request again.
    /// 2. Look at `X-RateLimit-Remaining` in every response to slow down in time.
    /// 3. Read entries in pages, and keep what you have read with its `ETag`.
    #[error("the key has used up its {limit} requests")]
    #[flow(code = 429)]
    RateLimited {
        #[flow(header = "X-RateLimit-Limit", member)]
        limit: u32,
        #[flow(header = "X-RateLimit-Reset")]
        reset: u64,
        #[flow(header = "Retry-After")]
        wait: Duration,
    },

    #[error(transparent)]
    #[flow(map = Storage)]
    Storage(#[from] rusqlite::Error),
}

/// What a key may be allowed to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Permission {
    Read,
    Write,
    Delete,
}

impl Permission {
    fn needed_by(method: &Method) -> Self {
        match *method {
            Method::GET | Method::HEAD => Self::Read,
            Method::DELETE => Self::Delete,
            _ => Self::Write,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Delete => "delete",
        }
    }
}

impl std::fmt::Display for Permission {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

struct Key {
    name: String,
    permissions: String,
    allowance: Allowance,
}

impl Key {
    fn has(&self, permission: Permission) -> bool {
        self.permissions
            .split(' ')
            .any(|name| name == permission.name())
    }
}

/// Lets a request through to its handler, or answers why not.
pub(super) async fn admit(
    State(app): State<Arc<App>>,
    request: Request,
    next: Next,
) -> Result<Response, AdmissionError> {
    let token = token(request.headers()).ok_or(AdmissionError::KeyMissing)?;
    let key = find_key(&app, &token)
        .await?
        .ok_or(AdmissionError::KeyUnknown)?;
    let remainder = app
        .limits
        .count(&token, key.allowance)
        .map_err(|exhausted| AdmissionError::RateLimited {
            limit: key.allowance.requests,
            reset: exhausted.reset,
            wait: exhausted.wait,
        })?;
    let needed = Permission::needed_by(request.method());
    if !key.has(needed) {
        return Err(AdmissionError::NotPermitted {
            name: key.name,
            needed,
        });
    }

    let mut response = next.run(request).await;
    remainder.write_to(response.headers_mut());
    Ok(response)
}

/// The token of the `Bearer` scheme (RFC 6750, section 2.1), whose name has no fixed case.
fn token(headers: &HeaderMap) -> Option<String> {
    let credentials = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = credentials.split_once(' ')?;
    scheme
        .eq_ignore_ascii_case("bearer")
        .then(|| token.trim().to_owned())
}

async fn find_key(app: &App, token: &str) -> rusqlite::Result<Option<Key>> {
    let token = token.to_owned();
    app.store
        .run(move |connection: &mut Connection| {
            let query = "SELECT name, permissions, requests, seconds FROM keys WHERE token = ?1";
            connection
                .query_row(query, [token], |row| {
                    Ok(Key {
                        name: row.get(0)?,
                        permissions: row.get(1)?,
                        allowance: Allowance {
                            requests: row.get(2)?,
                            window: Duration::from_secs(row.get::<_, u32>(3)?.into()),
                        },
                    })
                })
                .optional()
        })
        .await
}
