//! The lines of the guide that bring the errors of fields into a form, run by node with the form library
//! itself.

use std::process::Command;
use std::{env, fs, process};

use flowcms_status::{FieldErrors, FlowError};
use serde_json::{Value, json};

use crate::tools;

const GUIDE: &str = include_str!("../../flowcms-status/docs/field-errors.md");

#[derive(Debug, thiserror::Error, FlowError)]
#[error("{} fields are wrong", .0.len())]
#[flow(code = 422)]
struct Invalid(#[flow(errors)] FieldErrors);

/// What the server sends.
fn document() -> String {
    let mut errors = FieldErrors::new();
    errors
        .add("/parcels/0/weight", "range", "must be at least 1")
        .param("min", 1);
    errors.add("/to/größe/~0~1", "length", "is too long");
    errors.add("", "whole", "nothing fits");
    errors.add_parameter("page", "range", "must not be 0");
    errors.add_header("If-Match", "missing", "is missing");
    let response = Invalid(errors).to_response();
    String::from_utf8(response.into_body().to_vec()).unwrap()
}

/// The nth block of JavaScript in the guide.
fn block(index: usize) -> &'static str {
    let block = GUIDE.split("```js\n").nth(index + 1).expect("a block");
    block.split_once("```").expect("its end").0
}

/// What a module prints that has the guide's lines for `index` in it.
fn run(before: &str, index: usize, after: &str) -> Option<Value> {
    let node = tools::program("node", "the lines for forms")?;
    let file = env::temp_dir().join(format!("flowcms-form-{}-{index}.mjs", process::id()));
    let function = block(0);
    let (document, lines) = (document(), block(index));
    let text = format!("{before}\n{function}\nconst problem = {document};\n{lines}\n{after}\n");
    fs::write(&file, &text).unwrap();
    let output = Command::new(node).arg(&file).output().unwrap();
    fs::remove_file(&file).unwrap();
    assert!(output.status.success(), "{text}{output:?}");
    Some(serde_json::from_slice(&output.stdout).expect("JSON"))
}

#[test]
fn react_hook_form_shows_each_error_at_its_field() {
    let what = "the lines for react-hook-form";
    let Some(library) = tools::npm_file("react-hook-form/dist/index.esm.mjs", what) else {
        return;
    };
    let library = fs::canonicalize(library).unwrap();
    let before = format!(
        "import {{ createFormControl }} from {library:?};\n\
         const {{ control, setError, getFieldState }} = createFormControl({{}});"
    );
    let after = "const at = (name) => getFieldState(name).error;\n\
                 console.log(JSON.stringify({ errors: control._formState.errors, weight: at('parcels.0.weight') }));";
    let Some(shown) = run(&before, 1, after) else {
        return;
    };
    let error = |of: &str, message: &str| json!({ "type": of, "message": message });
    let weight = error("range", "must be at least 1");
    assert_eq!(shown["weight"], weight);
    let errors = &shown["errors"];
    assert_eq!(errors["parcels"], json!([{ "weight": weight }]));
    assert_eq!(errors["to"]["größe"]["~/"], error("length", "is too long"));
    assert_eq!(errors["root"], error("whole", "nothing fits"));
    assert_eq!(errors["page"], error("range", "must not be 0"));
    assert_eq!(errors["If-Match"], error("missing", "is missing"));
}

#[test]
fn formik_is_told_each_error_by_its_field() {
    let before =
        "const told = {};\nconst setFieldError = (name, message) => { told[name] = message; };";
    let Some(told) = run(before, 2, "console.log(JSON.stringify(told));") else {
        return;
    };
    assert_eq!(
        told,
        json!({
            "parcels.0.weight": "must be at least 1",
            "to.größe.~/": "is too long",
            "root": "nothing fits",
            "page": "must not be 0",
            "If-Match": "is missing",
        })
    );
}
