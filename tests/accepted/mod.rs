//! Declarations that must compile, in every shape that the macros take.

#![allow(
    deprecated,
    unreachable_pub,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "what users may write, they may write here"
)]

mod adapters;
mod crate_path;
mod downcast;
mod empty_enum;
mod generics;
mod keys_of_a_struct;
mod keys_of_an_enum;
mod maps;
mod not_modified_beside_a_member_of_the_type;
mod run_time_status;
mod same_as;
mod tables;
mod transparent;
