//! The catalogue as Markdown (GitHub flavour).

use std::fmt::Write as _;

use super::Catalog;
use crate::problem_type::ProblemType;

impl Catalog {
    /// A page with a table of all problem types and a section for each that has a description.
    ///
    /// ```
    /// use flowcms_status::FlowCms;
    ///
    /// let page = FlowCms::CATALOG.to_markdown();
    /// assert!(page.starts_with("# FlowCms\n"));
    /// assert!(page.contains("| `not_found` | 404 Not Found | Not Found |"));
    /// ```
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let mut page = format!("# {}\n\n", self.name());
        page.push_str("| reason | code | title | context | retry |\n|---|---|---|---|---|\n");
        let types = self.problem_types();
        for problem_type in &types {
            row(&mut page, problem_type);
        }
        for problem_type in types.iter().filter(|t| !t.description().is_empty()) {
            section(&mut page, problem_type);
        }
        page
    }
}

fn row(page: &mut String, problem_type: &ProblemType) {
    // Writing into a `String` does not fail.
    let _ = writeln!(
        page,
        "| `{}` | {} | {} | {} | {} |",
        problem_type.reason(),
        cell(&problem_type.status().to_string()),
        cell(problem_type.title()),
        cell(problem_type.context()),
        problem_type.retry()
    );
}

fn section(page: &mut String, problem_type: &ProblemType) {
    let _ = write!(
        page,
        "\n## {}\n\n`{}`, {}\n\n{}\n",
        one_line(problem_type.title()),
        problem_type.reason(),
        problem_type.status(),
        problem_type.description()
    );
}

fn cell(text: &str) -> String {
    one_line(text).replace('|', "\\|")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
