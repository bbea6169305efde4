//! Each framework as its users write it: what only that framework has.

#[cfg(feature = "actix-web")]
mod actix_web;
mod allow;
#[cfg(any(
    feature = "actix-web",
    feature = "poem",
    feature = "rocket",
    feature = "salvo"
))]
mod asking;
mod axum;
#[cfg(feature = "axum-07")]
mod axum_07;
#[cfg(feature = "dropshot")]
mod dropshot;
mod extracted;
mod hyper;
pub(crate) mod logged;
mod nested;
#[cfg(all(
    feature = "actix-web",
    feature = "aide",
    feature = "axum-07",
    feature = "dropshot",
    feature = "poem",
    feature = "rocket",
    feature = "salvo",
    feature = "tonic",
    feature = "utoipa",
    feature = "warp"
))]
mod own_traits;
#[cfg(feature = "poem")]
mod poem;
#[cfg(feature = "rocket")]
mod rocket;
#[cfg(feature = "salvo")]
mod salvo;
#[cfg(feature = "tonic")]
pub(crate) mod tonic;
#[cfg(feature = "warp")]
mod warp;
