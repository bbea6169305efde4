//! Tokens that a server refuses, each made and sent for it.

use std::sync::Once;

use axum::Router;
use axum::http::HeaderMap;
use axum::routing::get as route;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flowcms_status::FlowError;
use flowcms_status::jsonwebtoken::TokenError;
use jsonwebtoken::crypto::{CryptoProvider, JwtSigner, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{Error, ErrorKind};
use jsonwebtoken::signature::{self, Signer, Verifier};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{get_with, serve};

const SECRET: &[u8] = b"hunter2";

/// HMAC with SHA-256 (RFC 2104) of keys up to 64 bytes: all that HS256 needs, and no further crate.
#[derive(Clone)]
struct Hs256;

impl Hs256 {
    fn mac(message: &[u8]) -> Vec<u8> {
        let padded = |pad: u8| {
            let mut key = [pad; 64];
            key.iter_mut()
                .zip(SECRET)
                .for_each(|(to, byte)| *to ^= byte);
            key
        };
        let inner = Sha256::new()
            .chain_update(padded(0x36))
            .chain_update(message)
            .finalize();
        let outer = Sha256::new()
            .chain_update(padded(0x5c))
            .chain_update(inner)
            .finalize();
        outer.to_vec()
    }
}

impl Signer<Vec<u8>> for Hs256 {
    fn try_sign(&self, message: &[u8]) -> Result<Vec<u8>, signature::Error> {
        Ok(Self::mac(message))
    }
}

impl Verifier<Vec<u8>> for Hs256 {
    fn verify(&self, message: &[u8], signature: &Vec<u8>) -> Result<(), signature::Error> {
        let is_right = Self::mac(message) == *signature;
        is_right.then_some(()).ok_or_else(signature::Error::new)
    }
}

impl JwtSigner for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}

impl JwtVerifier for Hs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::HS256
    }
}

static PROVIDER: CryptoProvider = CryptoProvider {
    signer_factory: |_, _| Ok(Box::new(Hs256)),
    verifier_factory: |_, _| Ok(Box::new(Hs256)),
    key_utils: KeyUtils::new_unimplemented(),
};

#[derive(Debug, thiserror::Error, FlowError)]
enum AuthError {
    #[error("there is no token")]
    #[flow(code = 401)]
    NoToken,
    #[error(transparent)]
    #[flow(map = TokenError)]
    Token(#[from] Error),
    #[error(transparent)]
    #[flow(transparent)]
    Alone(TokenError),
}

async fn enter(headers: HeaderMap) -> Result<(), AuthError> {
    let sent = headers
        .get("authorization")
        .and_then(|value| value.to_str().ok());
    let token = sent.and_then(|value| value.strip_prefix("Bearer "));
    let token = token.ok_or(AuthError::NoToken)?;
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_audience(&["parcels"]);
    validation.set_issuer(&["here"]);
    validation.validate_nbf = true;
    decode::<Value>(token, &DecodingKey::from_secret(SECRET), &validation)?;
    Ok(())
}

/// What the server's configuration names.
async fn misconfigured() -> Result<(), AuthError> {
    let algorithm = "none".parse::<Algorithm>();
    algorithm.map_err(|error| AuthError::Alone(error.into()))?;
    Ok(())
}

fn claims() -> Value {
    json!({ "exp": 32_503_680_000_u64, "aud": "parcels", "iss": "here" })
}

fn with(name: &str, value: impl Into<Value>) -> Value {
    let mut claims = claims();
    claims[name] = value.into();
    claims
}

fn token(claims: &Value) -> String {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| PROVIDER.install_default().expect("the first one"));
    let key = EncodingKey::from_secret(SECRET);
    encode(&Header::new(Algorithm::HS256), claims, &key).expect("a token")
}

#[tokio::test]
async fn each_token_that_is_refused_gets_the_challenge_of_rfc_6750() {
    let good = token(&claims());
    let app = Router::new()
        .route("/", route(enter))
        .route("/misconfigured", route(misconfigured));
    let address = serve(app).await;

    let mut other = good.clone().into_bytes();
    let last = other.len() - 10;
    other[last] = if other[last] == b'A' { b'B' } else { b'A' };
    let (head, rest) = good.split_once('.').expect("a token");
    let (_, mac) = rest.split_once('.').expect("a token");
    let no_json = URL_SAFE_NO_PAD.encode("hunter3");
    let without = json!({ "aud": "parcels", "iss": "here" });
    for (sent, reason) in [
        (token(&with("exp", 1_000_000_000)), "token_expired"),
        (token(&with("nbf", 32_503_680_000_u64)), "token_too_early"),
        (token(&with("aud", "letters")), "token_refused"),
        (token(&with("iss", "elsewhere")), "token_refused"),
        (token(&without), "token_refused"),
        (token(&with("exp", "hunter3")), "token_refused"),
        (String::from_utf8(other).expect("ASCII"), "token_refused"),
        (format!("{head}.{no_json}.{mac}"), "token_refused"),
        (
            format!("{}.{rest}", URL_SAFE_NO_PAD.encode(r#"{"alg":"none"}"#)),
            "token_refused",
        ),
        ("hunter3".to_owned(), "token_refused"),
    ] {
        let came = get_with(
            address,
            "/",
            &[("authorization", &format!("Bearer {sent}"))],
        )
        .await;
        assert_eq!(came.what(), (401, reason), "{sent}");
        let challenge = came.header("www-authenticate");
        assert_eq!(challenge, Some(r#"Bearer error="invalid_token""#), "{sent}");
        let text = came.2.to_string();
        for private in [
            "hunter",
            "JSON",
            "Base64",
            "InvalidSignature",
            "InvalidAudience",
        ] {
            assert!(!text.contains(private), "{text}");
        }
    }

    // A request without a token gets a challenge without an error (section 3.1).
    let came = super::get(address, "/").await;
    assert_eq!(
        (came.what(), came.header("www-authenticate")),
        ((401, "no_token"), Some("Bearer"))
    );
    let came = super::get(address, "/misconfigured").await;
    assert_eq!(came.what(), (500, "failed"));
    assert_eq!(
        (came.detail(), came.header("www-authenticate")),
        (None, None)
    );
}

#[test]
fn what_is_wrong_with_a_key_is_the_servers_mistake() {
    for kind in [
        ErrorKind::InvalidEcdsaKey,
        ErrorKind::InvalidEddsaKey,
        ErrorKind::InvalidRsaKey("hunter2".to_owned()),
        ErrorKind::RsaFailedSigning,
        ErrorKind::Signing("hunter2".to_owned()),
        ErrorKind::InvalidAlgorithmName,
        ErrorKind::InvalidKeyFormat,
        ErrorKind::MissingAlgorithm,
        ErrorKind::UnsupportedAlgorithm,
        ErrorKind::Provider("hunter2".to_owned()),
    ] {
        let error = TokenError::from(Error::from(kind));
        assert_eq!(error.status_code(), 500, "{error}");
    }
}
