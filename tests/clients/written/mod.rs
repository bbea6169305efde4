//! What `to_rust_client` wrote: the tests hold it to that, and `FLOWCMS_BLESS=files` writes it.

#[rustfmt::skip]
pub(crate) mod hostile;
#[rustfmt::skip]
pub(crate) mod parcels;
