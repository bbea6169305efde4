//! What is sent is what every document says: the catalogue in all its formats, the lock and the kit.

mod catalog;
mod catalog_page;
mod catalog_service;
mod guide;
mod lock;
mod merge_catalogues;
mod testing;
mod tools;
mod typescript;
