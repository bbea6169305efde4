//! The clients that a catalogue writes, in their own languages, against servers that answer for real:
//! what they read is what was sent, and they ask again as often and as late as they are told to.

#[cfg_attr(
    not(feature = "tools"),
    allow(dead_code, reason = "what it repeats is asked for with tools")
)]
mod api;
#[cfg(feature = "tools")]
#[path = "../../examples/content_api/app/mod.rs"]
#[allow(dead_code)] // not all of it is needed here
mod app;
#[cfg(feature = "tools")]
mod arbitrary;
#[cfg(feature = "tools")]
#[path = "../../examples/tour/client.rs"]
#[allow(dead_code)] // nor all of this
mod client;
#[cfg(feature = "tools")]
mod example;
#[cfg(feature = "tools")]
mod folder;
mod hostile;
mod module;
#[cfg(all(feature = "parcels", feature = "tools"))]
#[path = "../../examples/parcels/app/mod.rs"]
#[allow(dead_code)] // nor of this
mod parcel_api;
#[cfg(feature = "tools")]
mod python;
mod rust;
#[cfg(feature = "tools")]
mod shown;
#[cfg(feature = "tools")]
#[path = "../tools/mod.rs"]
mod tools;
#[cfg(feature = "tools")]
mod typescript;
mod written;
