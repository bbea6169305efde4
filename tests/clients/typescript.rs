//! The client in TypeScript, compiled by its compiler and run by node.

use flowcms_status::Catalog;

use crate::api::{CATALOG, Server, orders};
use crate::folder::Folder;
use crate::{example, tools};

/// As strict as there is, and as node has its modules.
const OPTIONS: &[&str] = &[
    "--strict",
    "--exactOptionalPropertyTypes",
    "--noUncheckedIndexedAccess",
    "--noPropertyAccessFromIndexSignature",
    "--noImplicitReturns",
    "--noImplicitOverride",
    "--noFallthroughCasesInSwitch",
    "--noUnusedLocals",
    "--noUnusedParameters",
    "--isolatedModules",
    "--verbatimModuleSyntax",
    "--erasableSyntaxOnly",
    "--skipLibCheck",
    "false",
    "--types",
    "",
    "--target",
    "es2022",
    "--module",
    "nodenext",
    "--pretty",
    "false",
];

const HANDLED: &str = include_str!("handled.mts");

/// Whether the compiler takes the module with what else uses it, and what it says, in the folder where
/// it wrote JavaScript; `None` if there is none.
pub(crate) fn compiled(module: &str, user: &str) -> Option<(Folder, bool, String)> {
    let compiler = tools::program("tsc", "the client in TypeScript")?;
    let folder = Folder::with(&[("problems.mts", module), ("user.mts", user)]);
    let arguments = [OPTIONS, &["problems.mts", "user.mts"]].concat();
    let (is_content, said) = folder.said(&compiler, &arguments);
    Some((folder, is_content, said))
}

/// Runs the script beside the module, with what it is told to do; `None` if something is missing.
async fn run(catalog: &Catalog, user: &str, script: &str, orders: &str) -> Option<()> {
    let node = tools::program("node", "the client in TypeScript")?;
    let (folder, is_content, said) = compiled(&catalog.to_typescript_client(), user)?;
    assert!(is_content, "{said}");
    folder.write("run.mjs", script);
    folder.write("orders.json", orders);
    folder.run_beside(node, &["run.mjs"]).await;
    Some(())
}

#[tokio::test(flavor = "multi_thread")]
async fn it_reads_what_is_sent_and_asks_again_as_it_is_told() {
    let server = Server::start().await;
    let orders = orders(&server.base).to_string();
    let ran = run(&CATALOG, HANDLED, include_str!("run.mjs"), &orders).await;
    if ran.is_some() {
        server.demand_manners(1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_knows_every_problem_of_the_examples() {
    let script = include_str!("example.mjs");
    example::ask(async |catalog, orders| {
        run(catalog, "", script, &orders).await;
    })
    .await;
}

#[test]
fn a_problem_that_is_not_handled_is_found() {
    let forgetful = HANDLED.replace("    case \"busy\":\n", "");
    assert_ne!(forgetful, HANDLED);
    let Some((_, is_content, said)) = compiled(&CATALOG.to_typescript_client(), &forgetful) else {
        return;
    };
    assert!(!is_content && said.contains("error TS2345"), "{said}");
    assert!(said.contains("'BusyProblem'"), "{said}");
}
