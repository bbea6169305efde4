//! The map of tokens.

use crate::tables::iana::Http;
#[cfg(feature = "jsonwebtoken")]
use jsonwebtoken::errors::{Error, ErrorKind};

map! { "jsonwebtoken"
    /// How a token that is refused answers. Why it is refused is said of its times only: what else is
    /// wrong with it is told by the event. A key or an algorithm that the server cannot use is the
    /// server's mistake: 500.
    #[flow(crate = crate, client = TokenProblem)]
    pub struct TokenError(Error) in Http {
        #[flow(reason = "token_expired", detail = "the token has expired")]
        #[flow(header("WWW-Authenticate" = "Bearer error=\"invalid_token\""))]
        e if matches!(e.kind(), ErrorKind::ExpiredSignature) => 401 or 400 "Get a new token.",
        #[flow(reason = "token_too_early", detail = "the token is not valid yet")]
        #[flow(header("WWW-Authenticate" = "Bearer error=\"invalid_token\""))]
        e if matches!(e.kind(), ErrorKind::ImmatureSignature)
            => 401 or 400 "Send the token from the time on that it names.",
        #[flow(reason = "token_refused", detail = "the token is not accepted")]
        #[flow(header("WWW-Authenticate" = "Bearer error=\"invalid_token\""))]
        e if is_of_the_token(e.kind()) => 401 or 400 "Get a new token.",
        #[flow(reason = "failed")]
        _ => 500,
    }
}

#[cfg(feature = "jsonwebtoken")]
fn is_of_the_token(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::InvalidToken
            | ErrorKind::InvalidSignature
            | ErrorKind::MissingRequiredClaim(_)
            | ErrorKind::InvalidClaimFormat(_)
            | ErrorKind::InvalidIssuer
            | ErrorKind::InvalidAudience
            | ErrorKind::InvalidSubject
            | ErrorKind::InvalidAlgorithm
            | ErrorKind::Base64(_)
            | ErrorKind::Json(_)
            | ErrorKind::Utf8(_)
    )
}
