//! The README's lines of the frameworks are those of the examples, which are built.

use std::fs;
use std::path::Path;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

fn read(path: &str) -> String {
    let path = Path::new(ROOT).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn the_lines_of_each_framework_stand_in_its_example() {
    let readme = read("README.md");
    let mut examples = Vec::new();
    let mut example = None;
    let mut is_code = false;
    for line in readme.lines() {
        match line {
            "```rs" => is_code = true,
            "```" => is_code = false,
            code if is_code => {
                let (name, source): &(String, String) =
                    example.as_ref().expect("an example's link");
                let found = source.lines().any(|line| line == code);
                assert!(found, "`{code}` does not stand in {name}");
            }
            text => {
                let link = text.split("](examples/frameworks/").nth(1);
                if let Some((name, _)) = link.and_then(|link| link.split_once(')')) {
                    examples.push(name.to_owned());
                    example = Some((
                        name.to_owned(),
                        read(&format!("examples/frameworks/{name}")),
                    ));
                }
            }
        }
    }
    for framework in [
        "actix_web",
        "axum",
        "dropshot",
        "hyper",
        "poem",
        "rocket",
        "salvo",
        "tonic",
        "warp",
    ] {
        let name = format!("{framework}.rs");
        assert!(examples.contains(&name), "{name} is not in the README");
    }
}

#[test]
fn every_link_to_a_file_of_the_repository_leads_to_one() {
    let readme = read("README.md");
    let targets: Vec<&str> = (readme.split("](").skip(1))
        .filter_map(|rest| rest.split_once(')'))
        .map(|(target, _)| target)
        .filter(|target| !target.contains("://") && !target.starts_with('#'))
        .collect();
    assert!(!targets.is_empty());
    let root = Path::new(ROOT);
    for target in targets {
        assert!(root.join(target).exists(), "{target}");
    }
}
