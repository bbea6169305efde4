//! Texts that would end a comment, a string or a name, if they could.

use flowcms_status::{Catalog, FlowError};
use schemars_1::JsonSchema;

use super::compiler::mistakes;

#[derive(Debug, thiserror::Error, FlowError)]
#[expect(dead_code, reason = "only its catalogue is read")]
enum Hostile {
    /// Ends here: */ export const escaped = 1; /*
    /// @deprecated not by us, {@link nobody}
    #[doc = "\n Turned: \u{202e} and \u{7}."]
    #[error("…")]
    #[flow(
        code = 404,
        title = "\"; export const title = 1; \\\n*/\u{202e}\u{2028}`${x}`",
        context = "*/ /* **/ ***/",
        reason = "a-b"
    )]
    First {
        #[flow(member)]
        constructor: Odd,
    },
    #[error("…")]
    #[flow(code = 404, reason = "a_b")]
    Second,
    #[error("…")]
    #[flow(code = 404, reason = "a.b")]
    Third,
    #[error("…")]
    #[flow(code = 404, reason = "...")]
    Dots,
    #[error("…")]
    #[flow(code = 404, reason = "hostile_problem")]
    Union,
    #[error("…")]
    #[flow(code = 404, reason = "problem_document")]
    Document,
    #[error("…")]
    #[flow(code = 404, reason = "record")]
    Record,
    #[error("…")]
    #[flow(code = 404, reason = "Error")]
    Error,
}

/// Members of members may have any name.
#[derive(Debug, serde::Serialize, JsonSchema)]
#[schemars(crate = "schemars_1")]
struct Odd {
    #[serde(rename = "quo\"te\n*/")]
    quoted: String,
    #[serde(rename = "__proto__")]
    proto: bool,
    kind: OddKind,
}

#[derive(Debug, serde::Serialize, JsonSchema)]
#[schemars(crate = "schemars_1")]
#[expect(dead_code, reason = "only its schema is read")]
enum OddKind {
    #[serde(rename = "\"; export const kind = 1; //\u{202e}")]
    Quoted,
}

const CATALOG: Catalog = Catalog::new("*/ 1st \"API\"\n\u{202e}").with(Hostile::CATALOG);

#[test]
fn hostile_texts_stay_texts() {
    let module = CATALOG.to_typescript();
    assert!(!module.contains('\u{202e}'), "{module}");
    assert!(
        module.contains(" * \\@deprecated not by us, {\\@link nobody}\n"),
        "{module}"
    );
    assert!(
        module.contains(" * Ends here: *\\/ export const escaped = 1; /*\n"),
        "{module}"
    );
    let client = "\
import type * as problems from './problems';
declare const first: problems.ABProblem_a_2db_0;
export const title: \"\\\"; export const title = 1; \\\\\\n*/\\u202e\\u2028`${x}`\" = first.title;
export const quoted: string = first.constructor['quo\"te\\n*/'];
export const proto: boolean = first.constructor['__proto__'];
export const kind: '\"; export const kind = 1; //\\u202e' = first.constructor.kind;
export const others: [problems.ABProblem, problems.ABProblem_a_2eb_2, problems.ReasonProblem, problems.HostileProblemProblem] = null!;
export const all: problems.Reason1stApiProblem['reason'] = 'problem_document';
export type Nothing = problems.escaped;
";
    let files = [("problems.d.ts", &*module), ("client.ts", client)];
    let Some(mistakes) = mistakes(&files, "hostile texts in TypeScript") else {
        return;
    };
    assert_eq!(mistakes.len(), 1, "{mistakes:#?}\n{module}");
    assert!(
        mistakes[0].starts_with("client.ts(9,") && mistakes[0].contains("'escaped'"),
        "{mistakes:#?}"
    );
}
