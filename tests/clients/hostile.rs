//! Names and texts that would mean something in a client's language, if they could.

use axum::http::{HeaderMap, StatusCode};
use flowcms_status::client::{ApiError, read};
use flowcms_status::{Catalog, FlowError};
use schemars_1::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use crate::written::hostile::Reason1stApiProblem;

#[derive(Debug, thiserror::Error, FlowError)]
#[expect(dead_code, reason = "only its catalogue is read")]
enum Hostile {
    /// Ends here: */ export const escaped = 1; /* or here: """
    ///
    /// import os  # \N{BULLET} \x \
    ///
    /// And quotes at the end: ""
    #[doc = "Turned: \u{202e} and \u{7}, `${x}` \\"]
    #[error("…")]
    #[flow(
        code = 404,
        title = "\"; export const title = 1; \\\n*/\u{202e}\u{2028}`${x}`'''\"\"\"\\",
        context = "*/ /* **/ ***/ {x} %s \"\"\"",
        reason = "a-b~c.d"
    )]
    First {
        #[flow(member)]
        constructor: Odd,
    },
    #[error("…")]
    #[flow(code = 404, reason = "class")]
    Keywords {
        #[flow(member)]
        class: String,
        #[flow(member)]
        lambda: Option<u8>,
        #[flow(member)]
        none: bool,
        #[flow(member = "None")]
        upper_none: bool,
        #[flow(member)]
        r#async: bool,
        #[flow(member)]
        function: bool,
        #[flow(member)]
        default: bool,
    },
    #[error("…")]
    #[flow(code = 404, reason = "builtins")]
    Builtins {
        #[flow(member)]
        str: String,
        #[flow(member)]
        list: Vec<String>,
        #[flow(member = "int")]
        int: u8,
        #[flow(member)]
        dict: Odd,
        #[flow(member)]
        object: bool,
        #[flow(member)]
        bool: bool,
        #[flow(member)]
        args: Option<Vec<u8>>,
        #[flow(member)]
        with_traceback: u8,
        #[flow(member)]
        retry: u8,
        #[flow(member)]
        document: u8,
        #[flow(member)]
        document_: u8,
        #[flow(member)]
        headers: u8,
        #[flow(member)]
        __proto__: u8,
        #[flow(member)]
        __class__: u8,
        #[flow(member)]
        __mangled: u8,
        #[flow(member)]
        _private: u8,
        #[flow(member)]
        prototype: u8,
        #[flow(member = "self")]
        own: u8,
        #[flow(member = "Self")]
        own_type: u8,
        #[flow(member = "crate")]
        own_crate: u8,
        #[flow(member = "_")]
        nothing: u8,
        #[flow(member)]
        retry_after: u8,
        #[flow(header = "Retry-After")]
        wait: u8,
        #[flow(header = "Self")]
        header: String,
        #[flow(member = "BuiltinsProblemDict")]
        builtins_problem_dict: u8,
    },
    #[error("…")]
    #[flow(code = 404, reason = "...")]
    Dots,
    #[error("…")]
    #[flow(code = 404, reason = "__proto__")]
    Proto,
    #[error("…")]
    #[flow(code = 404, reason = "unknown")]
    Unknown,
    #[error("…")]
    #[flow(code = 404, reason = "not_a")]
    NotA,
    #[error("…")]
    #[flow(code = 404, reason = "hostile_problem")]
    Union,
    #[error("…")]
    #[flow(code = 404, reason = "problem_document")]
    Document,
    #[error("…")]
    #[flow(code = 404, reason = "Error")]
    Error,
    #[error("…")]
    #[flow(code = 404, reason = "1st")]
    Digit,
}

/// Members of members may have any name.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(crate = "schemars_1")]
struct Odd {
    #[serde(rename = "quo\"te\n*/\\")]
    quoted: String,
    #[serde(rename = "__proto__")]
    proto: bool,
    class: OddKind,
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(crate = "schemars_1")]
#[expect(dead_code, reason = "only its schema is read")]
enum OddKind {
    #[serde(rename = "\"; export const kind = 1; //\u{202e}\"\"\"\\")]
    Quoted,
}

const CATALOG: Catalog = Catalog::new("*/ 1st \"API\"\n\u{202e}\"\"\"\\").with(Hostile::CATALOG);

/// What the modules read as, in the same words in each language.
fn documents() -> Vec<(Value, Value)> {
    let odd = json!({
        "quo\"te\n*/\\": "x", "__proto__": true, "class": "\"; export const kind = 1; //\u{202e}\"\"\"\\",
    });
    let of = |reason: &str, members: Value| {
        let mut document = members;
        document["reason"] = reason.into();
        document
    };
    let first = of("a-b~c.d", json!({ "constructor": odd }));
    let mut wrong = first.clone();
    wrong["constructor"]["__proto__"] = json!(1);
    let keywords = json!({
        "class": "c", "none": true, "None": false, "async": true, "function": true, "default": true,
    });
    let builtins = json!({
        "str": "s", "list": ["l"], "int": 1, "dict": odd, "object": true, "bool": false,
        "with_traceback": 2, "retry": 3, "document": 4, "document_": 5, "headers": 6,
        "__proto__": 7, "__class__": 8, "__mangled": 9, "_private": 10, "prototype": 11, "self": 12,
        "BuiltinsProblemDict": 13, "Self": 14, "crate": 15, "_": 16, "retry_after": 17,
    });
    let mut no_proto = builtins.clone();
    no_proto.as_object_mut().unwrap().remove("__proto__");
    vec![
        (first, json!("a-b~c.d")),
        (wrong, Value::Null),
        (of("class", keywords), json!("class")),
        (of("builtins", builtins), json!("builtins")),
        (of("builtins", no_proto), Value::Null),
        (of("...", json!({})), json!("...")),
        (of("__proto__", json!({})), json!("__proto__")),
        (of("constructor", json!({})), Value::Null),
        (of("toString", json!({})), Value::Null),
    ]
}

#[test]
fn no_module_has_what_is_not_shown() {
    let modules = [
        CATALOG.to_typescript_client(),
        CATALOG.to_python(),
        CATALOG.to_rust_client(),
    ];
    for module in modules {
        for hidden in ['\u{202e}', '\u{2028}', '\u{7}'] {
            assert!(!module.contains(hidden), "{module}");
        }
    }
}

/// It is compiled with this test.
#[test]
fn hostile_texts_stay_texts_in_rust() {
    CATALOG.assert_file("clients/written/hostile.rs", &CATALOG.to_rust_client());
    let mut headers = HeaderMap::new();
    headers.insert("content-type", "application/problem+json".parse().unwrap());
    headers.insert("self", "header".parse().unwrap());
    for (document, expected) in documents() {
        let body = document.to_string();
        let read = read::<Reason1stApiProblem>(StatusCode::NOT_FOUND, &headers, body.as_bytes());
        let reason = match read {
            ApiError::Known(ref problem, ref document) => {
                assert!(
                    problem.to_string().starts_with(document.reason().unwrap()),
                    "{problem}"
                );
                document.reason()
            }
            ApiError::Unknown(_) => None,
            ApiError::NotAProblem(answer) => panic!("{answer}"),
        };
        assert_eq!(json!(reason), expected, "{document}");
        if let ApiError::Known(
            Reason1stApiProblem::Builtins {
                self_0,
                Self_0,
                crate_0,
                __0,
                self_0_,
                ..
            },
            _,
        ) = read
        {
            assert_eq!((self_0, Self_0, crate_0, __0), (12, 14, 15, 16));
            assert_eq!(self_0_.as_deref(), Some("header"));
        }
    }
}

#[cfg(feature = "tools")]
mod with_tools {
    use super::{CATALOG, documents, json};
    use crate::folder::Folder;
    use crate::{python, tools, typescript};

    #[test]
    fn hostile_texts_stay_texts_in_typescript() {
        let user = r#"
import { RETRIES } from "./problems.mjs";
import type { ABCDProblem, BuiltinsProblem, ClassProblem, ErrorProblem, HostileProblemProblem, NotAProblem, ProblemDocumentProblem, ProtoProblem, Reason1stProblem, ReasonProblem, UnknownProblem } from "./problems.mjs";
declare const first: ABCDProblem;
export const proto: boolean = first.constructor["__proto__"];
export const kind: '"; export const kind = 1; //\u202e"""\\' = first.constructor.class;
export const keywords = (one: ClassProblem): [string, boolean, boolean] => [one.class, one.None, one.async];
export const builtins = (one: BuiltinsProblem): [string[], number] => [one.list, one.__proto__];
export const never = RETRIES["__proto__"];
export type All = ErrorProblem | HostileProblemProblem | NotAProblem | ProblemDocumentProblem | ProtoProblem | Reason1stProblem | ReasonProblem | UnknownProblem;
"#;
        let module = CATALOG.to_typescript_client();
        let Some((folder, is_content, said)) = typescript::compiled(&module, user) else {
            return;
        };
        assert!(is_content, "{said}\n{module}");
        let Some(node) = tools::program("node", "hostile texts in TypeScript") else {
            return;
        };
        folder.write("documents.json", &json!(documents()).to_string());
        folder.write(
            "run.mjs",
            r#"
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as module from "./problems.mjs";
for (const [document, reason] of JSON.parse(readFileSync("documents.json", "utf8"))) {
  const headers = { "content-type": "application/problem+json" };
  const outcome = await module.readProblem(new Response(JSON.stringify(document), { status: 404, headers }));
  assert.equal(outcome.problem?.reason ?? null, reason, JSON.stringify(document));
  for (const name of Object.keys(document)) {
    assert.deepEqual((outcome.problem ?? outcome.document.members)[name], document[name], name);
  }
}
assert.equal(module.RETRIES["__proto__"], "never");
assert.deepEqual(Object.keys(module).sort(), ["LONGEST_WAIT", "RETRIES", "readProblem", "retryBudget", "retryingFetch"]);
"#,
        );
        folder.run(&node, &["run.mjs"]);
    }

    #[test]
    fn hostile_texts_stay_texts_in_python() {
        let user = r#"
from typing import assert_type
from problems import ABCDProblem, BuiltinsProblem, ClassProblem, ErrorProblem, HostileProblemProblem, NotAProblem, ProblemDocumentProblem, ProtoProblem, Reason1stProblem, ReasonProblem, UnknownProblem
def first(one: ABCDProblem) -> bool:
    return one.constructor["__proto__"]
def keywords(one: ClassProblem) -> int | None:
    assert_type((one.class_, one.none, one.None_, one.async_), tuple[str, bool, bool, bool])
    return one.lambda_
def builtins(one: BuiltinsProblem) -> list[str]:
    assert_type(one.args_, list[int] | None)
    one.__class__, one.document.reason, one.retry.kind, one.headers["a"], one.args, one.with_traceback(None)
    return [one.str_, one.dict_['quo"te\n*/\\']] + one.list_
All = ErrorProblem | HostileProblemProblem | NotAProblem | ProblemDocumentProblem | ProtoProblem | Reason1stProblem | ReasonProblem | UnknownProblem
"#;
        let module = CATALOG.to_python();
        let Some((is_content, said)) =
            python::checked(&[("problems.py", &module), ("user.py", user)])
        else {
            return;
        };
        assert!(is_content, "{said}\n{module}");
        let python = tools::program("python3", "hostile texts in Python").unwrap();
        let folder = Folder::with(&[
            ("problems.py", &module),
            ("documents.json", &json!(documents()).to_string()),
            (
                "run.py",
                r#"
import json, problems
for document, reason in json.load(open("documents.json")):
    headers = {"content-type": "application/problem+json"}
    error = problems.read_problem(404, headers, json.dumps(document))
    assert getattr(error, "REASON", None) == reason, (error, reason)
    assert error.document.members == document
    if reason == "builtins":
        names = ["str_", "list_", "int_", "dict_", "object_", "bool_", "with_traceback_", "retry_", "document_",
                 "document__", "headers_", "member__proto__", "member__class__", "member__mangled", "_private",
                 "prototype", "self_", "BuiltinsProblemDict_", "Self", "crate", "_", "retry_after"]
        sent = [value for name, value in document.items() if name != "reason"]
        order = [name for name in document if name != "reason"]
        attribute = {member: attribute for member, attribute, _, _ in next(one for one in problems._DECLARED if one.reason == reason).members}
        assert [getattr(error, attribute[name]) for name in order] == sent
        assert sorted(attribute[name] for name in order) == sorted(names), attribute
assert "Ends here: */ export const escaped = 1; /* or here: \"\"\"" in problems.ABCDProblem.__doc__
assert "\\N{BULLET} \\x \\" in problems.ABCDProblem.__doc__
"#,
            ),
        ]);
        folder.run(&python, &["-W", "error", "run.py"]);
    }
}
