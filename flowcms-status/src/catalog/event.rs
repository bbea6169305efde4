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

#[cfg(feature = "simulate")]
pub(super) fn not_simulated(catalog: &str, reason: &str) {
    #[cfg(feature = "tracing")]
    tracing::warn!(
        catalog,
        reason,
        "what this problem sends is not known, it is not simulated"
    );
}

/// Once a process.
#[cfg(feature = "simulate")]
pub(super) fn simulates_nothing() {
    static SAID: std::sync::Once = std::sync::Once::new();
    SAID.call_once(|| {
        const TEXT: &str =
            "`SimulateLayer` lets every request pass in a build without `debug_assertions`";
        #[cfg(feature = "tracing")]
        tracing::warn!("{TEXT}");
        #[cfg(not(feature = "tracing"))]
        eprintln!("{TEXT}");
    });
}
