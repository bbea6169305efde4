//! The documents that are sent are of the types that are written.

use flowcms_status::FlowError;

use super::catalog::{CATALOG, samples};
use super::compiler::mistakes;

/// A module in which each document is a literal of its type.
fn literals(samples: &[(&str, Box<dyn FlowError>)]) -> String {
    let literals: Vec<String> = (samples.iter().enumerate())
        .map(|(index, (interface, error))| {
            let body = error.to_response().into_body();
            let document = std::str::from_utf8(&body).unwrap();
            format!("export const sample{index}: problems.{interface} = {document};\n")
        })
        .collect();
    format!(
        "import type * as problems from \"./problems\";\n{}",
        literals.concat()
    )
}

#[test]
fn the_documents_of_all_samples_are_of_their_types() {
    let files = [
        ("problems.d.ts", &*CATALOG.to_typescript()),
        ("documents.ts", &literals(&samples())),
    ];
    let Some(mistakes) = mistakes(&files, "documents as literals of TypeScript") else {
        return;
    };
    assert_eq!(mistakes, [""; 0]);
}

#[test]
fn a_document_of_another_type_is_not() {
    let mut samples = samples();
    samples.truncate(1);
    samples[0].0 = "NoKeyProblem";
    let files = [
        ("problems.d.ts", &*CATALOG.to_typescript()),
        ("documents.ts", &literals(&samples)),
    ];
    let Some(mistakes) = mistakes(&files, "a document as a literal of another type") else {
        return;
    };
    assert!(mistakes[0].contains("error TS2322"), "{mistakes:?}");
}
