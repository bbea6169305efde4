//! The table in the rustdoc of a catalogue.

#[test]
fn a_cell_is_a_text_or_what_the_row_of_the_table_says() {
    assert_eq!(
        flowcms_status::__private::catalog_rows! {
            "FlowCms";
            404 "gone" EntryGone name "Look elsewhere."
            404 "lost" Self "Lost" context
            404 reason _ name "as [404](FlowCms#404) has it"
        },
        "\n| reason | code | title | context |\n|---|---|---|---|\n\
         | [`gone`](Self::EntryGone) | [404](type@FlowCms#404) | Not Found | Look elsewhere. |\n\
         | [`lost`](Self) | [404](type@FlowCms#404) | Lost | Requested content entry, endpoint, or \
         asset does not exist in your workspace. |\n\
         | `not_found` | [404](type@FlowCms#404) | Not Found | as [404](FlowCms#404) has it |\n"
    );
}
