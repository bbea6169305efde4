//! The HTML page of a catalogue: what it says, and in a real browser how it looks and works.

#[cfg(feature = "tools")]
mod access;
#[cfg(feature = "tools")]
mod anchors;
#[cfg(feature = "tools")]
mod appearance;
#[cfg(feature = "tools")]
mod browser;
#[cfg_attr(
    not(feature = "tools"),
    allow(dead_code, reason = "what its errors send is tested with tools")
)]
mod declared;
mod hostile;
#[cfg(feature = "tools")]
mod keyboard;
#[cfg(feature = "tools")]
mod many;
mod markup;
#[cfg(feature = "tools")]
mod search;
#[cfg(feature = "tools")]
mod server;
