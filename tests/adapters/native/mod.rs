//! Each framework as its users write it: what only that framework has.

#[cfg(feature = "actix-web")]
mod actix_web;
