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

/// Column 2 of the README's table of Rust versions is compiled and compared by `.ci/msrv`, column 3
/// here: the newest Rust that a dependency of the feature asks for, in the lock file. That takes the
/// manifests of all dependencies, which cargo has only where all are built.
#[cfg(all(
    feature = "actix-web",
    feature = "aide",
    feature = "axum-07",
    feature = "dropshot",
    feature = "poem",
    feature = "rocket",
    feature = "salvo",
    feature = "tonic",
    feature = "utoipa",
    feature = "warp"
))]
#[test]
fn each_feature_is_told_with_the_rust_that_its_newest_dependencies_want() {
    use std::collections::BTreeMap;

    use serde_json::Value;

    fn cargo(arguments: &[&str]) -> String {
        let done = std::process::Command::new(env!("CARGO"))
            .current_dir(ROOT)
            .args(arguments)
            .arg("--locked")
            .output()
            .expect("cargo runs");
        let stderr = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "cargo {arguments:?}: {stderr}");
        String::from_utf8(done.stdout).expect("text")
    }
    fn version(text: &str) -> Option<(u16, u16)> {
        let mut numbers = text.split('.').map(str::parse);
        Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
    }

    let metadata = cargo(&["metadata", "--all-features", "--format-version", "1"]);
    let metadata: Value = serde_json::from_str(&metadata).expect("JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let wanted: BTreeMap<String, (u16, u16)> = packages
        .iter()
        .filter_map(|package| {
            let text = |key: &str| package[key].as_str();
            let name = format!("{} v{}", text("name")?, text("version")?);
            Some((name, version(text("rust_version")?)?))
        })
        .collect();
    let this = packages
        .iter()
        .find(|package| package["name"] == "flowcms-status");
    let features = this.expect("the crate")["features"].as_object();

    let readme = read("README.md");
    let (_, section) = readme
        .split_once("## MSRV and licence\n")
        .expect("a section");
    let mut told = BTreeMap::new();
    for row in section.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        for feature in cells[1].split(", ") {
            told.insert(feature.trim_matches('`'), version(cells[3]));
        }
    }
    let features = features.expect("features").keys();
    for feature in features.filter(|name| !name.starts_with('_')) {
        let tree = cargo(&[
            "tree",
            "-p",
            "flowcms-status",
            "--no-default-features",
            "--features",
            feature,
            "-e",
            "normal,build",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ]);
        let wants = tree.lines().filter_map(|line| {
            let mut words = line.split(' ');
            wanted.get(&format!("{} {}", words.next()?, words.next()?))
        });
        let wants = wants.max().copied();
        let expected = told.remove(feature.as_str()).unwrap_or(Some((1, 85)));
        assert_eq!(wants, expected, "of the feature `{feature}`");
    }
    assert!(told.is_empty(), "no features: {told:?}");
}
