//! Three services of a company, in three crates in real life.

use flowcms_status::{Catalog, FlowError, Http};

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#")]
#[expect(dead_code, reason = "only its catalogue is read")]
enum AuthError {
    /// The request has no key.
    #[error("no key was sent")]
    #[flow(code = 401)]
    NoKey,
    #[error("the key may not do that")]
    #[flow(code = 403)]
    Forbidden,
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#", retired("slug_taken" = 409, "Since 2.0 slugs may repeat."))]
#[expect(dead_code, reason = "only its catalogue is read")]
enum ContentError {
    #[error("entry `{0}` does not exist")]
    #[flow(code = 404)]
    EntryNotFound(String),
    #[error("too large")]
    #[flow(code = 422, reason = "too_large")]
    TooLarge,
    #[error(transparent)]
    #[flow(transparent)]
    Auth(#[from] AuthError),
}

#[derive(Debug, thiserror::Error, FlowError)]
#[flow(type_base = "https://docs.example.com/errors#", table = Http)]
#[expect(dead_code, reason = "only its catalogue is read")]
enum MediaError {
    #[error("the file is too large")]
    #[flow(code = 413)]
    TooLarge,
    #[error(transparent)]
    #[flow(transparent)]
    Auth(#[from] AuthError),
}

#[derive(Debug, thiserror::Error, FlowError)]
#[error("the address is taken")]
#[flow(
    code = 409,
    reason = "slug_taken",
    type_base = "https://docs.example.com/errors#"
)]
struct AddressTaken;

pub(crate) const CATALOGS: [Catalog; 3] = [
    Catalog::new("Content API")
        .version("2.1.0")
        .with(ContentError::CATALOG),
    Catalog::new("Media API").with(MediaError::CATALOG),
    Catalog::new("Site API")
        .version("0.3.0")
        .with(AddressTaken::CATALOG),
];
