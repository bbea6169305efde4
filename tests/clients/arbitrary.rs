//! Texts and names by chance: each module takes them, and has them again at run time.

use std::process::Command;

use compiled_with::compiled_with;
use flowcms_status::Model;
use flowcms_status::formats::{Format, Python, RustClient, TypeScriptClient};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::{Map, Value, json};

use crate::api::CATALOG;
use crate::folder::Folder;
use crate::{python, tools, typescript};

/// What means something in one of the languages, between what does not.
fn text() -> impl Strategy<Value = String> {
    let hostile = prop::sample::select(vec![
        "\"",
        "\"\"\"",
        "'",
        "'''",
        "\\",
        "*/",
        "/*",
        "${",
        "`",
        "\n",
        "\r",
        "\r\n",
        "{",
        "}",
        "//",
        "#",
        "\u{2028}",
        "\u{202e}",
        "\\u0041",
        "\\N{BULLET}",
        "\\x",
        "[",
        "]",
        "<b>",
        "```",
        "    ",
        "\0",
        "@deprecated",
        "%s",
        "é",
        "🦀",
        "\u{e0041}",
        "\u{85}",
        "\u{301}",
    ]);
    let part = prop_oneof![
        hostile.prop_map(str::to_owned),
        any::<char>().prop_map(String::from)
    ];
    prop::collection::vec(part, 0..12).prop_map(|parts| parts.concat())
}

/// A member, its schema, and a value that the schema allows.
fn member() -> impl Strategy<Value = (String, Value, Value)> {
    let keyword = prop::sample::select(vec![
        "class",
        "lambda",
        "self",
        "Self",
        "crate",
        "str",
        "list",
        "None",
        "args",
        "retry",
        "fn",
        "__init__",
        "__proto__",
        "constructor",
        "default",
        "r",
        "_",
        "async",
        "match",
        "headers",
        "Any",
        "cls",
    ]);
    let name = prop_oneof![
        keyword.prop_map(str::to_owned),
        "[A-Za-z_][A-Za-z0-9_]{2,8}"
    ];
    let words = prop::collection::btree_set(text(), 1..4);
    (name, text(), text(), words).prop_map(|(name, about, property, words)| {
        let words: Vec<String> = words.into_iter().collect();
        let mut value = Map::new();
        value.insert(property.clone(), words[0].clone().into());
        let mut properties = Map::new();
        properties.insert(property.clone(), json!({ "enum": words, "description": about }));
        let schema = json!({
            "type": "object", "properties": properties, "required": [property], "description": about,
        });
        (name, schema, value.into())
    })
}

fn draw<S: Strategy>(runner: &mut TestRunner, strategy: &S) -> S::Value {
    strategy.new_tree(runner).unwrap().current()
}

/// A model of many problem types, and what is read of each.
fn arbitrary() -> (Model, Vec<Value>) {
    const RESERVED: [&str; 7] = [
        "type", "title", "status", "detail", "instance", "reason", "context",
    ];
    let mut runner = TestRunner::deterministic();
    let mut model = CATALOG.to_json_value();
    let base = model["problem_types"][0].take();
    model["name"] = draw(&mut runner, &text()).into();
    let error = draw(&mut runner, &text());
    let mut entries = Vec::new();
    let mut read = Vec::new();
    for number in 0..60 {
        let reason = draw(&mut runner, &"[A-Za-z0-9._~-]{0,9}") + &format!("-{number}");
        let [title, context, description] = [(); 3].map(|()| draw(&mut runner, &text()));
        let mut members = Vec::new();
        let mut document = json!({ "reason": reason });
        let drawn = prop::collection::vec(member(), 0..6);
        for (name, schema, value) in draw(&mut runner, &drawn) {
            if RESERVED.contains(&name.as_str()) || document.get(&name).is_some() {
                continue;
            }
            document[&name] = value;
            members.push(json!({
                "name": name, "rust_type": "", "schema": schema, "example": null, "required": true,
            }));
        }
        let mut entry = base.clone();
        entry["reason"] = reason.clone().into();
        entry["type_name"] = format!("P{number}Problem").into();
        entry["title"] = title.clone().into();
        entry["context"] = context.clone().into();
        entry["description"] = description.into();
        entry["codes"][0]["title"] = title.clone().into();
        entry["codes"][0]["context"] = context.clone().into();
        entry["members"] = members.into();
        entry["declared_by"][0]["context"] = context.clone().into();
        entries.push(entry);
        read.push(json!({ "document": document, "title": title, "context": context }));
    }
    let members = |entry: &Value| entry["members"].as_array().map_or(0, Vec::len);
    assert!(entries.iter().map(members).sum::<usize>() > 100);
    let reasons: Vec<&Value> = entries.iter().map(|entry| &entry["reason"]).collect();
    model["errors"] = json!([{ "name": error, "reasons": reasons[..40] }]);
    model["problem_types"] = entries.into();
    (Model::from_json(&model.to_string()).unwrap(), read)
}

#[test]
fn typescript_takes_any_text_and_has_it_again() {
    let (model, read) = arbitrary();
    let module = TypeScriptClient.write(&model);
    let Some((folder, is_content, said)) = typescript::compiled(&module, "") else {
        return;
    };
    assert!(is_content, "{said}\n{module}");
    let Some(node) = tools::program("node", "any text in TypeScript") else {
        return;
    };
    folder.write("read.json", &json!(read).to_string());
    folder.write(
        "run.mjs",
        r#"
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readProblem } from "./problems.mjs";
for (const { document, title, context } of JSON.parse(readFileSync("read.json", "utf8"))) {
  const headers = { "content-type": "application/problem+json" };
  const { kind, problem } = await readProblem(new Response(JSON.stringify(document), { status: 404, headers }));
  assert.equal(kind, "known", JSON.stringify(document));
  assert.deepEqual([problem.title, problem.context], [title, context]);
  for (const name of Object.keys(document)) {
    assert.deepEqual(problem[name], document[name]);
  }
}
"#,
    );
    folder.run(&node, &["run.mjs"]);
}

#[test]
fn python_takes_any_text_and_has_it_again() {
    let (model, read) = arbitrary();
    let module = Python.write(&model);
    let Some((is_content, said)) = python::checked(&[("problems.py", &module)]) else {
        return;
    };
    assert!(is_content, "{said}\n{module}");
    let python = tools::program("python3", "any text in Python").unwrap();
    let folder = Folder::with(&[
        ("problems.py", &module),
        ("read.json", &json!(read).to_string()),
        (
            "run.py",
            r#"
import json, problems
for one in json.load(open("read.json")):
    document = one["document"]
    headers = {"content-type": "application/problem+json"}
    error = problems.read_problem(404, headers, json.dumps(document))
    assert error.REASON == document["reason"], error
    declared = next(one for one in problems._DECLARED if one.reason == error.REASON)
    assert len(declared.members) == len(document) - 1
    for name, attribute, _, _ in declared.members:
        assert getattr(error, attribute) == document[name]
    text = " ".join(f"{one['title']}: {one['context']}".split())
    if all(c.isprintable() for c in text):
        assert text in " ".join(error.__doc__.split()), (text, error.__doc__)
"#,
        ),
    ]);
    folder.run(&python, &["-W", "error", "run.py"]);
}

#[test]
fn rust_takes_any_text() {
    let (model, _) = arbitrary();
    let folder = Folder::with(&[("problems.rs", &RustClient.write(&model))]);
    let mut arguments = compiled_with!().iter();
    let mut rustc = Command::new(arguments.next().unwrap());
    rustc.current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
    while let Some(argument) = arguments.next() {
        match *argument {
            "-L" | "--extern" => {
                rustc.arg(argument).args(arguments.next());
            }
            edition if edition.starts_with("--edition=") => {
                rustc.arg(edition);
            }
            _ => {}
        }
    }
    let output = rustc
        .args([
            "--crate-name=problems",
            "--crate-type=lib",
            "--emit=metadata",
            "-Dwarnings",
        ])
        .arg("--out-dir")
        .arg(folder.path())
        .arg(folder.path().join("problems.rs"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}
