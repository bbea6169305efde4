//! What is wrong with documentation, said through `tracing`: it stops nothing.
#![cfg_attr(not(feature = "tracing"), expect(unused_variables))]

#[cfg(feature = "html")]
pub(super) fn conflicts(catalog: &str, conflicts: &super::Conflicts) {
    #[cfg(feature = "tracing")]
    tracing::error!(
        catalog,
        %conflicts,
        "the catalogue contradicts itself, its documents list both"
    );
}

#[cfg(feature = "openapi")]
pub(super) fn unknown_reason(catalog: &str, reason: &str, nearest: Option<&str>) {
    #[cfg(feature = "tracing")]
    tracing::error!(
        catalog,
        reason,
        nearest,
        "the catalogue has no such reason, its responses are left out"
    );
}
