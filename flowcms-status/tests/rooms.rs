//! The rooms of `src` and the direction between them: a file names only what stands below it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Each room with those below it.
const ROOMS: [(&str, &[&str]); 10] = [
    ("declaration", &[]),
    ("occurrence", &["declaration"]),
    ("document", &["declaration", "occurrence"]),
    ("tables", &[]),
    (
        "response",
        &["declaration", "occurrence", "document", "tables"],
    ),
    ("layer", BELOW_THE_SIBLINGS),
    ("adapters", BELOW_THE_SIBLINGS),
    ("catalog", BELOW_THE_SIBLINGS),
    ("client", &["declaration", "document", "adapters"]),
    (
        "testing",
        &[
            "declaration",
            "occurrence",
            "document",
            "tables",
            "response",
            "catalog",
            "client",
        ],
    ),
];
const BELOW_THE_SIBLINGS: &[&str] = &[
    "declaration",
    "occurrence",
    "document",
    "tables",
    "response",
];

/// `FlowError::to_response` is provided.
const UPWARD: [(&str, &str); 1] = [("occurrence::error", "response::answer")];

/// A `FlowError` tells a `Problem` what it adds, and a `Problem` is borrowed from a `FlowError`.
const CIRCLES: [[&str; 2]; 1] = [["occurrence::error", "occurrence::problem"]];

#[test]
fn a_room_names_only_what_is_below_it() {
    let upward: Vec<String> = (uses().iter())
        .flat_map(|(file, used)| used.iter().map(move |used| (&**file, &**used)))
        .filter(|(file, used)| {
            let (from, to) = (room(file), room(used));
            let (_, below) = (ROOMS.iter().find(|(name, _)| *name == from))
                .unwrap_or_else(|| panic!("`{from}` is no room"));
            from != to && !below.contains(&to) && !UPWARD.contains(&(*file, *used))
        })
        .map(|(file, used)| format!("{file} -> {used}"))
        .collect();
    assert_eq!(upward, [""; 0]);
}

#[test]
fn no_files_of_a_room_stand_in_a_circle() {
    let uses = uses();
    let mut circles = BTreeSet::new();
    for (file, used) in &uses {
        // What can be reached from a file, without the room's front.
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        let mut next: Vec<&str> = used.iter().map(String::as_str).collect();
        while let Some(at) = next.pop() {
            let is_known = CIRCLES
                .iter()
                .any(|known| known.contains(&&**file) && known.contains(&at));
            if room(at) == room(file) && !is_known && reached.insert(at) {
                next.extend(uses.get(at).into_iter().flatten().map(String::as_str));
            }
        }
        if BELOW_THE_SIBLINGS.contains(&room(file)) && reached.contains(&**file) {
            circles.insert(&**file);
        }
    }
    assert_eq!(circles, BTreeSet::new());
}

#[test]
fn no_file_of_a_lower_room_names_a_framework() {
    let src = src();
    let mut frameworks: Vec<String> = (fs::read_dir(src.join("adapters")).unwrap())
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "maps" && Path::new(name).extension().is_none())
        .collect();
    assert!(frameworks.len() > 10, "{frameworks:?}");
    frameworks.push("tower".to_owned());
    let mut named = Vec::new();
    for (file, text) in files() {
        // The front of a room says which feature a file is for.
        if !BELOW_THE_SIBLINGS.contains(&room(&file)) || file.ends_with("::mod") {
            continue;
        }
        for line in code(&text) {
            let words: Vec<String> = (line
                .split(|it: char| !(it.is_alphanumeric() || "_-".contains(it))))
            .map(|word| word.replace('-', "_"))
            .collect();
            if words.iter().any(|word| frameworks.contains(word)) {
                named.push(format!("{file}: {line}"));
            }
        }
    }
    assert_eq!(named, [""; 0]);
}

fn src() -> &'static Path {
    // Cargo runs tests in the folder of their package, wherever that was compiled.
    Path::new("src")
}

fn room(file: &str) -> &str {
    file.split("::").next().unwrap()
}

/// The files of the rooms by their modules; the front of a room is its `mod`.
fn files() -> Vec<(String, String)> {
    fn read(dir: &Path, module: &str, files: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap();
            let inner = format!("{module}{name}");
            if path.is_dir() {
                read(&path, &format!("{inner}::"), files);
            } else if path.extension().is_some_and(|it| it == "rs") && !module.is_empty() {
                files.push((inner, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut files = Vec::new();
    read(src(), "", &mut files);
    files
}

/// The lines without comments, documentation and tests.
fn code(text: &str) -> impl Iterator<Item = &str> {
    let text = text.split("#[cfg(test)]").next().unwrap();
    (text.lines()).filter(|line| !line.trim_start().starts_with("//") && !line.contains("doc = "))
}

/// The files of this crate that each file names.
fn uses() -> BTreeMap<String, BTreeSet<String>> {
    let files = files();
    let names: BTreeSet<&str> = files.iter().map(|(name, _)| &**name).collect();
    let root = fs::read_to_string(src().join("lib.rs")).unwrap();
    let mut all = BTreeMap::new();
    for (file, text) in &files {
        let code = code(text).collect::<Vec<_>>().join("\n");
        let mut used = BTreeSet::new();
        for path in paths(&code, "crate::") {
            if ROOMS.iter().any(|(name, _)| *name == room(&path)) {
                used.insert(path);
            } else if let Some(path) = re_exported(&root, room(&path)) {
                used.insert(path);
            }
        }
        let parent = file.rsplit_once("::").unwrap().0;
        used.extend(paths(&code, "super::").map(|path| format!("{parent}::{path}")));
        let used = (used.iter())
            .map(|path| of_path(path, &names))
            .filter(|used| used != file)
            .collect();
        all.insert(file.clone(), used);
    }
    all
}

/// The file that a path leads into.
fn of_path(path: &str, names: &BTreeSet<&str>) -> String {
    let mut path = path;
    loop {
        let front = format!("{path}::mod");
        if names.contains(path) {
            return path.to_owned();
        }
        if names.contains(&*front) {
            return front;
        }
        path = path
            .rsplit_once("::")
            .unwrap_or_else(|| panic!("`{path}` is in no file"))
            .0;
    }
}

/// The paths after each `prefix`, those in braces one by one.
fn paths<'c>(code: &'c str, prefix: &'static str) -> impl Iterator<Item = String> + 'c {
    code.match_indices(prefix)
        .filter(|(at, _)| {
            !code[..*at]
                .ends_with(|before: char| before.is_alphanumeric() || "_:$".contains(before))
        })
        .flat_map(move |(at, _)| {
            let path = &code[at + prefix.len()..];
            let end = path
                .find(|it: char| !(it.is_alphanumeric() || "_:".contains(it)))
                .unwrap_or(path.len());
            let (path, rest) = path.split_at(end);
            let inside = (rest.strip_prefix('{')).and_then(|rest| rest.split('}').next());
            let inside = inside
                .filter(|_| path.is_empty() || path.ends_with("::"))
                .unwrap_or("");
            (inside.split(','))
                .map(|name| {
                    format!("{path}{}", name.trim())
                        .trim_end_matches("::")
                        .to_owned()
                })
                .collect::<Vec<_>>()
        })
        .filter(|path| !path.is_empty())
}

/// Where the crate's front has `name` from; `None` if it is of another crate.
fn re_exported(root: &str, name: &str) -> Option<String> {
    let public = root.split("pub mod __private").next().unwrap();
    let uses = code(public).collect::<Vec<_>>().join("\n");
    uses.split("pub use ").skip(1).find_map(|line| {
        let line = line.split(';').next().unwrap();
        let mut words = line.split(|it: char| !(it.is_alphanumeric() || it == '_'));
        let is_here = ROOMS.iter().any(|(room, _)| line.starts_with(room));
        (is_here && words.any(|word| word == name)).then(|| {
            line.split('{')
                .next()
                .unwrap()
                .trim_end_matches("::")
                .to_owned()
        })
    })
}
