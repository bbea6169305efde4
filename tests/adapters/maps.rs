//! The library's own maps beside each other, beside tables, and in the voice of tables that have much
//! or next to nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use flowcms_status::{Catalog, FlowCms, Http, RunTimeCodes, status_table};

status_table! {
    /// The least that the library's maps need.
    pub(crate) enum Small {
        4xx "Client Error" "The request is wrong." {
            400 "Bad Request" "Look at the documentation.",
        }
        5xx "Server Error" "The server failed." {
            500 "Internal Server Error" "Try later.",
        }
    }
}

/// The maps of a framework by themselves, and as parts of one error in each table.
macro_rules! maps {
    ($module:ident: $($map:ident($foreign:ty))*) => {
        pub(super) mod $module {
            use flowcms_status::$module::*;
            use flowcms_status::{Catalog, FlowError};

            pub(crate) const NAMES: &[&str] = &[$(stringify!($map)),*];
            pub(crate) const ALONE: &[Catalog] = &[$($map::CATALOG),*];

            maps! { @ InFlowCms, OfFlowCms, flowcms_status::FlowCms, $($map($foreign))* }
            maps! { @ InHttp, OfHttp, flowcms_status::Http, $($map($foreign))* }
            maps! { @ InSmall, OfSmall, super::super::Small, $($map($foreign))* }
        }
    };
    (@ $name:ident, $client:ident, $table:path, $($map:ident($foreign:ty))*) => {
        #[derive(Debug, thiserror::Error, FlowError)]
        #[flow(table = $table, adapters(), client = $client)]
        // What is never made is documented all the same.
        #[allow(dead_code, clippy::enum_variant_names)]
        pub(crate) enum $name {$(
            #[error("of the map")]
            #[flow(map = $map)]
            $map($foreign),
        )*}
    };
}

mod of {
    #[cfg(feature = "actix-web")]
    maps! { actix_web:
        JsonError(actix_web::error::JsonPayloadError)
        PathError(actix_web::error::PathError)
        QueryError(actix_web::error::QueryPayloadError)
        FormError(actix_web::error::UrlencodedError)
        PayloadError(actix_web::error::PayloadError)
        LinesError(actix_web::error::ReadlinesError)
        ContentTypeError(actix_web::error::ContentTypeError)
        HeaderError(actix_web::error::ParseError)
        BlockingError(actix_web::error::BlockingError)
    }
    maps! { axum:
        JsonError(::axum::extract::rejection::JsonRejection)
        FormError(::axum::extract::rejection::FormRejection)
        RawFormError(::axum::extract::rejection::RawFormRejection)
        QueryError(::axum::extract::rejection::QueryRejection)
        PathError(::axum::extract::rejection::PathRejection)
        RawPathError(::axum::extract::rejection::RawPathParamsRejection)
        BytesError(::axum::extract::rejection::BytesRejection)
        TextError(::axum::extract::rejection::StringRejection)
        ExtensionError(::axum::extract::rejection::ExtensionRejection)
        MatchedPathError(::axum::extract::rejection::MatchedPathRejection)
        NestedPathError(::axum::extract::rejection::NestedPathRejection)
    }
    #[cfg(feature = "dropshot")]
    maps! { dropshot: RequestError(::dropshot::HttpError) }
    #[cfg(feature = "jsonwebtoken")]
    maps! { jsonwebtoken: TokenError(::jsonwebtoken::errors::Error) }
    #[cfg(feature = "poem")]
    maps! { poem:
        AnyError(::poem::Error)
        JsonError(::poem::error::ParseJsonError)
        FormError(::poem::error::ParseFormError)
        QueryError(::poem::error::ParseQueryError)
        PathError(::poem::error::ParsePathError)
        HeaderError(::poem::error::ParseTypedHeaderError)
        BodyError(::poem::error::ReadBodyError)
        SizeError(::poem::error::SizedLimitError)
        CorsError(::poem::error::CorsError)
        DataError(::poem::error::GetDataError)
        NotFound(::poem::error::NotFoundError)
        UpgradeError(::poem::error::UpgradeError)
        FileError(::poem::error::StaticFileError)
    }
    #[cfg(feature = "reqwest")]
    maps! { reqwest: UpstreamError(::reqwest::Error) PassedOnError(Failure) }
    #[cfg(feature = "reqwest")]
    maps! { reqwest_012: UpstreamError(::reqwest_012::Error) PassedOnError(Failure) }
    #[cfg(feature = "rocket")]
    maps! { rocket: JsonError(OwnedJsonError) FormError(OwnedFormErrors) }
    #[cfg(feature = "salvo")]
    maps! { salvo:
        RequestError(::salvo::http::ParseError)
        AnyError(::salvo::http::StatusError)
    }
    #[cfg(feature = "sqlx")]
    maps! { sqlx: DatabaseError(::sqlx::Error) NamedDatabaseError(::sqlx::Error) }
    maps! { tokio:
        TimeoutError(::tokio::time::error::Elapsed)
        RequestTimeoutError(::tokio::time::error::Elapsed)
        ServiceTimeoutError(::tower::timeout::error::Elapsed)
        ServiceRequestTimeoutError(::tower::timeout::error::Elapsed)
    }
}

/// What is joined, by its name.
type Named = (String, Catalog);

fn joined() -> Vec<Named> {
    let mut all = Vec::new();
    macro_rules! add {
        ($($module:ident)*) => {$(
            for (name, map) in of::$module::NAMES.iter().zip(of::$module::ALONE) {
                all.push((format!("{}::{name}", stringify!($module)), *map));
            }
            for (table, catalog) in [
                ("FlowCms", of::$module::InFlowCms::CATALOG),
                ("Http", of::$module::InHttp::CATALOG),
                ("Small", of::$module::InSmall::CATALOG),
            ] {
                all.push((format!("{} in {table}", stringify!($module)), catalog));
            }
        )*};
    }
    add! { axum tokio }
    #[cfg(feature = "actix-web")]
    add! { actix_web }
    #[cfg(feature = "dropshot")]
    add! { dropshot }
    #[cfg(feature = "jsonwebtoken")]
    add! { jsonwebtoken }
    #[cfg(feature = "poem")]
    add! { poem }
    #[cfg(feature = "reqwest")]
    add! { reqwest reqwest_012 }
    #[cfg(feature = "rocket")]
    add! { rocket }
    #[cfg(feature = "salvo")]
    add! { salvo }
    #[cfg(feature = "sqlx")]
    add! { sqlx }
    for (name, table) in [
        ("FlowCms", FlowCms::CATALOG),
        ("Http", Http::CATALOG),
        ("Small", Small::CATALOG),
    ] {
        all.push((name.to_owned(), table));
    }
    all
}

#[test]
fn no_map_of_the_library_has_the_reason_of_a_row() {
    let tables = [FlowCms::CATALOG, Http::CATALOG];
    let rows: BTreeSet<&str> = (tables.iter().flat_map(Catalog::problem_types))
        .map(flowcms_status::ProblemType::reason)
        .collect();
    let mut wrong = Vec::new();
    for (name, catalog) in joined().iter().filter(|(name, _)| name.contains("::")) {
        for row in catalog.own() {
            if rows.contains(row.reason()) {
                wrong.push(format!("{name}: {} => `{}`", row.variant(), row.reason()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_map_agrees_with_every_other_and_with_every_table() {
    let all = joined();
    let mut conflicts = BTreeMap::new();
    for (at, (first, one)) in all.iter().enumerate() {
        for (second, other) in &all[at..] {
            // `with` would panic at a conflict, `check` names all of them.
            let joined = std::panic::catch_unwind(|| Catalog::new("API").with(*one).with(*other));
            let checked = joined.map_or(Err("a panic".to_owned()), |joined| {
                joined.check().map_err(|conflicts| conflicts.to_string())
            });
            if let Err(found) = checked {
                conflicts.insert(format!("{first}, {second}"), found);
            }
        }
    }
    assert_eq!(conflicts, BTreeMap::new());

    let is_map = |(name, _): &&Named| name.contains("::");
    let (maps, tables): (Vec<_>, Vec<_>) = all.iter().partition(is_map);
    for catalogs in [tables, maps] {
        for joined in catalogs.chunks(Catalog::CAPACITY) {
            let joined = joined
                .iter()
                .fold(Catalog::new("API"), |all, (_, one)| all.with(*one));
            assert_eq!(
                joined.check().map_err(|conflicts| conflicts.to_string()),
                Ok(())
            );
        }
    }
}

#[test]
fn a_reason_of_a_map_is_one_problem_type_whatever_the_tables_give_it() {
    let both = Catalog::new("API")
        .with(of::axum::InHttp::CATALOG)
        .with(of::axum::InSmall::CATALOG);
    let entries = both.entries();
    let data = entries.iter().filter(|entry| entry.reason() == "json_data");
    let data: Vec<_> = data.collect();
    assert_eq!(data.len(), 1);
    let codes: Vec<(u16, &str)> = (data[0].codes().iter())
        .map(|status| (status.code(), status.title()))
        .collect();
    assert_eq!(
        codes,
        [(422, "Unprocessable Content"), (400, "Bad Request")]
    );
}

#[test]
fn what_a_map_of_the_library_can_send_is_listed() {
    for (name, catalog) in joined().iter().filter(|(name, _)| name.contains(':')) {
        for row in catalog.own() {
            assert!(
                !matches!(row.run_time_codes(), RunTimeCodes::Table(_)),
                "{name}: {}",
                row.variant()
            );
        }
    }
}

/// The maps that the sources have, against those that are tested here.
#[test]
fn no_map_of_the_library_is_left_out() {
    let adapters = Path::new(env!("CARGO_MANIFEST_DIR")).join("../flowcms-status/src/adapters");
    let mut sources = String::new();
    for folder in std::fs::read_dir(adapters).expect("adapters").flatten() {
        for file in std::fs::read_dir(folder.path())
            .into_iter()
            .flatten()
            .flatten()
        {
            let source = std::fs::read_to_string(file.path()).expect("a source");
            // Those of reqwest are there for each of its versions.
            let copies = source.matches("of_reqwest! {").count().max(1);
            sources += &source.repeat(copies);
        }
    }
    let in_sources = sources.matches(") in Http {").count();
    let tested = joined()
        .iter()
        .filter(|(name, _)| name.contains("::"))
        .count();
    if cfg!(all(
        feature = "actix-web",
        feature = "dropshot",
        feature = "jsonwebtoken",
        feature = "poem",
        feature = "reqwest",
        feature = "rocket",
        feature = "salvo",
        feature = "sqlx"
    )) {
        assert_eq!(tested, in_sources);
    } else {
        assert!(tested > 0 && tested < in_sources);
    }
}
