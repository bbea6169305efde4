//! The README and the guide: what they quote stands where they say, what they show is sent, links lead
//! somewhere, and every message that they explain is one of the compiler's.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

#[allow(dead_code, unreachable_pub, reason = "it is what a reader pastes")]
mod first_example;

use first_example::ContentError;
use flowcms_status::FlowError as _;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
const GUIDE: &str = "flowcms-status/docs";
const REPOSITORY: &str = "https://github.com/flowcms/flowcms-status/";

fn read(path: &str) -> String {
    let path = Path::new(ROOT).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The chapters with the front of the guide, but not the list of links that rustdoc takes.
fn chapters() -> Vec<String> {
    let names = names_in(GUIDE).into_iter();
    let chapters: Vec<String> = names
        .filter(|name| Path::new(name).extension().is_some_and(|it| it == "md"))
        .filter(|name| name != "links.md")
        .collect();
    assert!(chapters.len() > 20, "{chapters:?}");
    chapters
}

fn names_in(folder: &str) -> BTreeSet<String> {
    let entries = fs::read_dir(Path::new(ROOT).join(folder)).expect("a folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    names
        .map(|name| name.into_string().expect("UTF-8"))
        .collect()
}

/// README and guide: path and text.
fn pages() -> Vec<(String, String)> {
    let paths = chapters().into_iter().map(|name| format!("{GUIDE}/{name}"));
    let paths = ["README.md".to_owned()].into_iter().chain(paths);
    paths.map(|path| (path.clone(), read(&path))).collect()
}

/// The blocks of code whose fence says `kind`.
fn blocks<'t>(text: &'t str, kind: &str) -> Vec<&'t str> {
    let fence = format!("\n```{kind}\n");
    let after = text.split(&*fence).skip(1);
    after
        .map(|rest| rest.split("\n```").next().unwrap())
        .collect()
}

/// The text without its blocks of code.
fn prose(text: &str) -> String {
    text.split("```").step_by(2).collect()
}

/// In the order of the page, those between two `// …` without a gap.
#[test]
fn what_is_quoted_stands_in_the_file_that_it_names() {
    let mut quoted = BTreeSet::new();
    for (page, text) in pages() {
        for block in blocks(&text, "rs") {
            let (name, lines) = block.split_once('\n').expect("a name and lines");
            let name = name.strip_prefix("// ").expect("the name of a file");
            quoted.insert(name.to_owned());
            let source = read(name);
            let mut rest = &*source;
            for part in lines.split("\n// …\n") {
                let Some((_, after)) = rest.split_once(part) else {
                    panic!("{page} quotes what {name} does not have there:\n{part}");
                };
                rest = after;
            }
        }
    }
    for framework in names_in("examples/frameworks") {
        let name = format!("examples/frameworks/{framework}");
        assert!(quoted.contains(&name), "{name} is quoted nowhere");
    }
}

#[test]
fn every_link_leads_to_a_file_and_in_rustdoc_to_a_chapter() {
    let links = read("flowcms-status/docs/links.md");
    let in_rustdoc: Vec<&str> = links
        .lines()
        .map(|line| line.split(']').next().unwrap().trim_start_matches('['))
        .collect();
    let root = Path::new(ROOT);
    for (page, text) in pages() {
        let text = prose(&text);
        let folder = root.join(Path::new(&page).parent().unwrap());
        let mut defined = BTreeSet::new();
        for line in text.lines().filter(|line| line.starts_with('[')) {
            let Some((key, to)) = line[1..].split_once("]: ") else {
                continue;
            };
            assert!(folder.join(to).exists(), "{page}: {to}");
            assert!(
                in_rustdoc.contains(&key),
                "{page}: `{key}` leads nowhere in rustdoc"
            );
            defined.insert(key);
        }
        let used: BTreeSet<&str> = (text.split("][").skip(1))
            .map(|rest| rest.split(']').next().unwrap())
            .collect();
        assert_eq!(used, defined, "{page}: what is used, and what is defined");
        for rest in text.split("](").skip(1) {
            let to = rest.split(')').next().unwrap();
            if let Some(to) = to.strip_prefix(REPOSITORY) {
                let path = to.splitn(3, '/').nth(2).expect("tree/main/…");
                assert!(root.join(path).exists(), "{page}: {to}");
            } else if !used.contains(to) {
                let is_elsewhere = to.starts_with("https://") && !to.contains("docs.rs/flowcms");
                assert!(is_elsewhere, "{page}: {to} does not lead to both");
            }
        }
    }
}

#[test]
fn every_chapter_is_in_the_index_and_in_rustdoc() {
    let (index, module) = (
        read("flowcms-status/docs/guide.md"),
        read("flowcms-status/src/guide.rs"),
    );
    let links = read("flowcms-status/docs/links.md");
    for name in chapters().iter().filter(|name| *name != "guide.md") {
        assert!(
            index.contains(&format!("]: {name}\n")),
            "{name} is not in the index"
        );
        let rust = name.trim_end_matches(".md").replace('-', "_");
        assert!(
            module.contains(&format!("{rust} \"{name}\";")),
            "{name} is no module"
        );
        assert!(
            links.contains(&format!("]: crate::guide::{rust}\n")),
            "{name} has no link"
        );
    }
}

/// A reader has five minutes.
#[test]
fn the_readme_has_200_lines_at_most_and_no_hidden_ones() {
    let readme = read("README.md");
    assert!(readme.lines().count() <= 200);
    for block in blocks(&readme, "rust") {
        let is_hidden = |line: &str| line == "#" || line.starts_with("# ");
        assert!(!block.lines().any(is_hidden), "{block}");
    }
}

#[test]
fn the_first_response_of_the_readme_is_what_its_declaration_sends() {
    let readme = read("README.md");
    // rustfmt breaks the lines of the file.
    let tokens = |text: &str| text.replace([' ', '\n', ','], "");
    let declared = read("tests/guide/first_example.rs");
    let (_, declared) = declared.split_once("\n\n").unwrap();
    assert_eq!(tokens(blocks(&readme, "rust")[0]), tokens(declared));

    let slug = "intro".to_owned();
    let response = ContentError::EntryNotFound { slug }.to_response();
    let fields = response.headers().iter();
    let fields = fields.map(|(name, value)| format!("{name}: {}\n", value.to_str().unwrap()));
    let sent = format!(
        "HTTP/1.1 {}\n{}\n{}",
        response.status(),
        fields.collect::<String>(),
        std::str::from_utf8(response.body()).unwrap()
    );
    assert_eq!(blocks(&readme, "text")[0].replace("\n ", ""), sent);
}

#[test]
fn every_message_that_is_explained_is_one_of_a_ui_case_and_every_kind_of_mistake_is_explained() {
    let kinds = names_in("tests/ui");
    let cases = |kind: &str| -> Vec<PathBuf> {
        let folder = Path::new(ROOT).join("tests/ui").join(kind);
        let entries = fs::read_dir(folder)
            .expect("a folder")
            .map(|entry| entry.unwrap().path());
        entries
            .filter(|path| path.extension().is_some_and(|it| it == "stderr"))
            .collect()
    };
    let said: Vec<(&str, String)> = kinds
        .iter()
        .map(|kind| {
            let texts = cases(kind)
                .into_iter()
                .map(|path| fs::read_to_string(path).unwrap());
            (&**kind, texts.collect())
        })
        .collect();
    let page = read("flowcms-status/docs/what-goes-wrong.md");
    let mut explained = BTreeSet::new();
    let mut unsaid = Vec::new();
    for row in page.lines().filter(|line| line.starts_with("| `` ")) {
        let message = row.split(" ``").next().unwrap().trim_start_matches("| `` ");
        let by = said.iter().filter(|(_, text)| text.contains(message));
        let by: Vec<&str> = by.map(|(kind, _)| *kind).collect();
        if by.is_empty() {
            unsaid.push(message);
        }
        explained.extend(by);
    }
    assert!(unsaid.is_empty(), "no case says {unsaid:#?}");
    let kinds: BTreeSet<&str> = kinds.iter().map(|kind| &**kind).collect();
    assert_eq!(explained, kinds);
}

/// Column 2 of the guide's table of Rust versions is compiled and compared by `.ci/msrv`, column 3
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

    let features_page = read("flowcms-status/docs/features.md");
    let (_, section) = features_page
        .split_once("## The Rust that each needs\n")
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
