//! The errors of fields, as TypeScript reads them.

use flowcms_status::{FieldErrors, FlowError};

use super::compiler::mistakes;

#[derive(Debug, thiserror::Error, FlowError)]
#[allow(dead_code)]
enum OrderError {
    #[error("{} fields are wrong", .errors.len())]
    #[flow(code = 422)]
    Invalid {
        #[flow(errors("range", "length"))]
        errors: FieldErrors,
    },
    #[error("maybe")]
    #[flow(code = 400)]
    Maybe(#[flow(errors)] Option<FieldErrors>),
}

fn client(lines: &str) -> String {
    let mut errors = FieldErrors::new();
    errors
        .add("/weight", "range", "must be at least 1")
        .param("min", 1);
    errors.add_parameter("page", "range", "must not be 0");
    let body = OrderError::Invalid { errors }.to_response().into_body();
    let document = std::str::from_utf8(&body).unwrap();
    format!(
        "import type {{ InvalidProblem, MaybeProblem }} from \"./problems\";\n\
         const sent: InvalidProblem = {document};\n{lines}\n"
    )
}

fn compiled(lines: &str) -> Option<Vec<String>> {
    let files = [
        ("problems.d.ts", &*OrderError::CATALOG.to_typescript()),
        ("client.ts", &client(lines)),
    ];
    mistakes(&files, "the errors of fields in TypeScript")
}

#[test]
fn a_client_reads_the_place_the_reason_and_the_text_of_each_error() {
    let Some(mistakes) = compiled(
        "for (const { pointer, parameter, header, reason, detail } of sent.errors) {
            const place: string | undefined = pointer ?? parameter ?? header;
            const text: string | undefined = detail;
            const known: \"range\" | \"length\" | undefined = reason;
            console.log(place, text, known);
        }
        export const maybe = (problem: MaybeProblem): number => problem.errors?.length ?? 0;
        declare const console: { log(...all: unknown[]): void };",
    ) else {
        return;
    };
    assert_eq!(mistakes, [""; 0]);
}

#[test]
fn a_reason_of_items_that_nobody_declares_does_not_compile() {
    let Some(mistakes) =
        compiled("export const is = sent.errors.some(({ reason }) => reason === \"email\");")
    else {
        return;
    };
    assert!(mistakes[0].contains("error TS2367"), "{mistakes:?}");
    let Some(mistakes) =
        compiled("export const of = (problem: MaybeProblem): number => problem.errors.length;")
    else {
        return;
    };
    assert!(mistakes[0].contains("error TS18048"), "{mistakes:?}");
}
