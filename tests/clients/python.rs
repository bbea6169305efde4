//! The client in Python, by mypy and pytest, with httpx and requests.

use crate::api::{CATALOG, Server, orders};
use crate::folder::Folder;
use crate::{example, tools};

const HANDLED: &str = include_str!("handled.py");

const TEST_PROBLEMS: &str = include_str!("test_problems.py");

/// Whether mypy is content with these files, and what it says; `None` if there is none.
pub(crate) fn checked(files: &[(&str, &str)]) -> Option<(bool, String)> {
    let mypy = tools::program("mypy", "the types of the client in Python")?;
    let folder = Folder::with(files);
    let mut arguments = vec!["--strict", "--cache-dir", ".cache"];
    arguments.extend(files.iter().map(|(name, _)| *name));
    Some(folder.said(&mypy, &arguments))
}

#[test]
fn its_types_are_those_of_the_members() {
    let wrong = HANDLED.replace("assert_type(number, int)", "assert_type(number, str)");
    assert_ne!(wrong, HANDLED);
    let checked = checked(&[
        ("problems.py", &CATALOG.to_python()),
        ("handled.py", HANDLED),
        ("test_problems.py", TEST_PROBLEMS),
        ("wrong.py", &wrong),
    ]);
    let Some((_, said)) = checked else {
        return;
    };
    assert!(said.contains("Found 1 error in 1 file"), "{said}");
    assert!(said.starts_with("wrong.py:"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn it_reads_what_is_sent_and_asks_again_as_it_is_told() {
    let Some(pytest) = pytest() else {
        return;
    };
    let server = Server::start().await;
    let folder = Folder::with(&[
        ("problems.py", &CATALOG.to_python()),
        ("test_problems.py", TEST_PROBLEMS),
        ("orders.json", &orders(&server.base).to_string()),
    ]);
    folder
        .run_beside(pytest, &["-q", "-p", "no:cacheprovider"])
        .await;
    // httpx, requests, and httpx without threads.
    server.demand_manners(3);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_knows_every_problem_of_the_examples() {
    let Some(pytest) = pytest() else {
        return;
    };
    example::ask(async |catalog, orders| {
        let folder = Folder::with(&[
            ("problems.py", &catalog.to_python()),
            ("test_example.py", include_str!("test_example.py")),
            ("orders.json", &orders),
        ]);
        folder
            .run_beside(pytest.clone(), &["-q", "-p", "no:cacheprovider"])
            .await;
    })
    .await;
}

/// pytest with what `.ci/tools/requirements.txt` lists now: mypy came last.
fn pytest() -> Option<std::path::PathBuf> {
    tools::program("mypy", "the client in Python")?;
    tools::program("pytest", "the client in Python")
}
