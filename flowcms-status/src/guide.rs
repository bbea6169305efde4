// The chapters of `docs/`, which only documentation has. Each begins with the links that lead on within
// it; those at a chapter's end are for who reads it elsewhere.

macro_rules! chapters {
    ($($(#[doctest($on:meta)])? $name:ident $file:literal;)*) => {$(
        #[doc = include_str!("../docs/links.md")]
        #[cfg_attr(any(not(doctest), all($($on)?)), doc = include_str!(concat!("../docs/", $file)))]
        pub mod $name {}
    )*};
}

chapters! {
    #[doctest(feature = "json")]
    a_format_of_your_own "a-format-of-your-own.md";
    an_adapter "an-adapter.md";
    choosing_a_table "choosing-a-table.md";
    client "client.md";
    demanded_headers "demanded-headers.md";
    documentation "documentation.md";
    features "features.md";
    #[doctest(feature = "json")]
    field_errors "field-errors.md";
    frameworks "frameworks.md";
    grpc "grpc.md";
    keys "keys.md";
    kit "kit.md";
    lock "lock.md";
    many_types "many-types.md";
    #[doctest(feature = "axum")]
    moving_over "moving-over.md";
    observability "observability.md";
    rejections "rejections.md";
    retries "retries.md";
    run_time_statuses "run-time-statuses.md";
    security "security.md";
    the_way_in "the-way-in.md";
    what_goes_wrong "what-goes-wrong.md";
}
