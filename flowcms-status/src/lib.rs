#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod adapters;
mod catalog;
mod error;
mod flowcms;
mod header;
mod iana;
mod json;
mod log;
mod map;
mod member;
mod problem;
mod response;
mod run_time_status;
mod table;

pub use catalog::{Catalog, Catalogued};
pub use error::{
    DeclaredHeader, DeclaredMember, DetailPolicy, FlowError, LogLevel, ProblemType, RunTimeCodes,
};
pub use flowcms::FlowCms;
pub use flowcms_status_macros::{FlowError, status_table};
pub use header::{HeaderElement, HeaderField, InvalidHeaderField};
pub use iana::Http;
pub use map::ErrorMap;
pub use member::Member;
pub use problem::{Problem, Rendered};
pub use run_time_status::RunTimeStatus;
pub use table::{Class, Defines, Retry, Status, StatusTable, UnknownCode};

pub use ::bytes;
pub use ::http;

/// What the expansions of the macros speak to. Not a public API: it changes with any release.
#[doc(hidden)]
pub mod __private {
    pub use crate::__impl_adapters as impl_adapters;
    #[cfg(feature = "axum")]
    pub use crate::adapters::axum::private as axum;
    pub use crate::adapters::each as adapters;
    pub use crate::catalog::{Catalog, Catalogued, catalog_of};
    pub use crate::error::{
        Answers, Cell, Declared, DeclaredHeader, DeclaredMember, DetailPolicy, FlowError, LogLevel,
        ProblemType, RunTimeCodes,
    };
    pub use crate::map::{ErrorMap, distinct_reasons, join, joined};
    pub use crate::problem::{OtherText, Problem, Rendered, TextField};
    pub use crate::response::{demand_header, stub};
    pub use crate::run_time_status::RunTimeStatus;
    pub use crate::table::{Class, Defines, Retry, Status, StatusTable, UnknownCode, from_code};
    pub use ::bytes::Bytes;
    pub use ::http::{HeaderName, Response, StatusCode};
}
