//! The module itself, as a person reads it.

use flowcms_status::{Catalog, FlowCms, Http};

use super::catalog::{AuthError, CATALOG, ContentError};
use super::compiler::mistakes;

/// The declaration that begins with `start`, with the comment above it.
fn declaration<'m>(module: &'m str, start: &str) -> &'m str {
    let all = module.split("\n\n");
    let mut found = all.filter(|one| one.lines().any(|line| line.starts_with(start)));
    let one = found
        .next()
        .unwrap_or_else(|| panic!("no `{start}` in {module}"));
    assert_eq!(found.next(), None, "{start}");
    one
}

#[test]
fn an_interface_says_what_the_declaration_says() {
    let module = CATALOG.to_typescript();
    assert_eq!(
        module.lines().take(6).collect::<Vec<_>>(),
        [
            "/**",
            " * The problem documents of Content API 1.4.0, written from the declarations of its \
             errors by flowcms-status.",
            " *",
            " * @packageDocumentation",
            " */",
            "",
        ]
    );
    let start = module.find("/**\n * Not Found: List").unwrap();
    let end = start + module[start..].find("\n}\n").unwrap();
    assert_eq!(
        &module[start..end + 2],
        r#"/**
 * Not Found: List the entries to find the slug.
 *
 * The slug names no entry of this workspace.
 *
 * # Solutions
 * List the entries.
 *
 * @example
 * ```json
 * {
 *   "type": "https://docs.example.com/errors#entry_not_found",
 *   "title": "Not Found",
 *   "status": 404,
 *   "detail": "entry `slug` does not exist",
 *   "reason": "entry_not_found",
 *   "context": "List the entries to find the slug.",
 *   "slug": "slug",
 *   "near": [
 *     "near"
 *   ]
 * }
 * ```
 */
export interface EntryNotFoundProblem extends ProblemDocument {
  type: "https://docs.example.com/errors#entry_not_found";
  title: "Not Found";
  status: 404;
  reason: "entry_not_found";
  slug: string;
  near?: string[];
}"#
    );
}

#[test]
fn a_status_of_run_time_has_its_codes_and_titles_and_a_deprecated_one_says_so() {
    let module = CATALOG.to_typescript();
    let class = declaration(&module, "export interface ClassProblem ");
    assert!(
        class.ends_with(
            "extends ProblemDocument {\n  \
             type: \"https://docs.example.com/errors#class\";\n  \
             title: \"Service Unavailable\";\n  \
             status: 503 | 429;\n  \
             reason: \"class\";\n  \
             foreign?: unknown;\n}"
        ),
        "{class}"
    );
    assert!(
        module.contains(
            " * An old one.\n *\n * @deprecated since 1.3.0: see `rate_limited`\n * @example\n"
        ),
        "{module}"
    );
    assert!(
        module.contains(" * ```\n */\nexport interface Reason2faThrottledProblem "),
        "{module}"
    );
}

#[test]
fn each_type_and_the_catalogue_have_a_union() {
    let module = CATALOG.to_typescript();
    assert_eq!(
        declaration(&module, "export type AuthErrorProblem"),
        "/** Every problem that `AuthError` answers with. */\n\
         export type AuthErrorProblem = NoKeyProblem | ForbiddenProblem;"
    );
    assert_eq!(
        declaration(&module, "export type ContentErrorProblem"),
        "/** Every problem that `ContentError` answers with. */\n\
         export type ContentErrorProblem =\n  | EntryNotFoundProblem\n  | WrongFieldsProblem\n  \
         | Reason2faThrottledProblem\n  | ClassProblem\n  | NoKeyProblem\n  | ForbiddenProblem;"
    );
    assert!(
        declaration(&module, "export type ContentApiProblem")
            .contains("\n  | EntryNotFoundProblem\n")
    );
    assert_eq!(
        declaration(&module, "export interface ContentApiProblems"),
        "/** Every problem of Content API by its reason. */\n\
         export interface ContentApiProblems {\n  \"entry_not_found\": EntryNotFoundProblem;\n  \
         \"wrong_fields\": WrongFieldsProblem;\n  \"2fa.throttled\": Reason2faThrottledProblem;\n  \
         \"class\": ClassProblem;\n  \"no_key\": NoKeyProblem;\n  \"forbidden\": ForbiddenProblem;\n}"
    );
    assert!(module.ends_with("export type ContentApiReason = keyof ContentApiProblems;\n"));
}

#[test]
fn a_type_alone_has_one_union() {
    let module = AuthError::CATALOG.to_typescript();
    assert_eq!(module.matches("AuthErrorProblem =").count(), 1, "{module}");
    let of_some = ContentError::CATALOG.only(&["no_key"]).to_typescript();
    assert!(
        of_some.contains("export type ContentErrorProblem = NoKeyProblem;"),
        "{of_some}"
    );
    let empty = Catalog::new("Nothing").to_typescript();
    assert!(
        empty.contains("export type NothingProblem = never;"),
        "{empty}"
    );
}

#[test]
fn rows_of_a_table_are_problems_too() {
    let module = FlowCms::CATALOG.to_typescript();
    assert!(
        module.contains("export interface NotFoundProblem extends ProblemDocument {"),
        "{module}"
    );
    let all = Http::CATALOG.to_typescript();
    let Some(mistakes) = mistakes(&[("http.d.ts", &all)], "the types of a table in TypeScript")
    else {
        return;
    };
    assert_eq!(mistakes, [""; 0]);
}
