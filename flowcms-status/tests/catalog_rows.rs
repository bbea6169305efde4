//! The table in the rustdoc of a catalogue.

#[test]
fn a_cell_is_a_text_or_what_the_row_of_the_table_says() {
    assert_eq!(
        flowcms_status::__private::catalog_rows! {
            404 "`gone`" "[404](FlowCms#404)" name "Look elsewhere."
        },
        "\n| reason | code | title | context |\n|---|---|---|---|\n\
         | `gone` | [404](FlowCms#404) | Not Found | Look elsewhere. |\n"
    );
}
