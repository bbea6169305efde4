//! Tokens that jsonwebtoken 10 and 11 refuse (feature `jsonwebtoken`): 401 with the challenge of
//! RFC 6750, section 3.
//!
//! ```
//! use flowcms_status::FlowError;
//! use jsonwebtoken::errors::{Error, ErrorKind};
//!
//! #[derive(Debug, thiserror::Error, FlowError)]
//! enum AuthError {
//!     #[error(transparent)]
//!     #[flow(map = flowcms_status::jsonwebtoken::TokenError)]
//!     Token(#[from] Error),
//! }
//!
//! let response = AuthError::from(Error::from(ErrorKind::ExpiredSignature)).to_response();
//! assert_eq!(response.status(), 401);
//! assert_eq!(response.headers()["www-authenticate"], r#"Bearer error="invalid_token""#);
//! ```

pub use crate::adapters::maps::jsonwebtoken::*;
