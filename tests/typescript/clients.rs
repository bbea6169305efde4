//! Clients that are written by hand: one that is right, one that is wrong line by line.

use super::catalog::CATALOG;
use super::compiler::mistakes;

#[test]
fn a_client_that_tells_problems_apart_by_reason_compiles() {
    let files = [
        ("problems.d.ts", &*CATALOG.to_typescript()),
        ("client.ts", include_str!("client.ts")),
    ];
    let Some(mistakes) = mistakes(&files, "the types of a client in TypeScript") else {
        return;
    };
    assert_eq!(mistakes, [""; 0]);
}

#[test]
fn each_mistake_of_a_client_is_found() {
    let client = include_str!("wrong_client.ts");
    let files = [
        ("problems.d.ts", &*CATALOG.to_typescript()),
        ("wrong.ts", client),
    ];
    let Some(mistakes) = mistakes(&files, "the types of a wrong client in TypeScript") else {
        return;
    };
    let found: Vec<(usize, &str)> = (mistakes.iter())
        .filter_map(|line| {
            let (line, rest) = line.strip_prefix("wrong.ts(")?.split_once(',')?;
            let (_, code) = rest.split_once("error ")?;
            Some((line.parse().unwrap(), code.split_once(':')?.0))
        })
        .collect();
    let expected: Vec<(usize, &str)> = (client.lines().enumerate())
        .filter_map(|(index, line)| Some((index + 1, line.split_once("// TS")?.1)))
        .collect();
    let expected: Vec<(usize, String)> = (expected.into_iter())
        .map(|(line, code)| (line, format!("TS{code}")))
        .collect();
    let found: Vec<(usize, String)> = (found.into_iter())
        .map(|(line, code)| (line, code.to_owned()))
        .collect();
    assert_eq!(found, expected, "{mistakes:#?}");
    assert!(expected.len() > 8);
}
