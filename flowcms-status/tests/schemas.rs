//! JSON Schemas are read in one place: whoever reads one asks that place what it says.

use std::fs;
use std::path::{Path, PathBuf};

/// What says where one schema stands in another.
const KEYWORDS: [&str; 6] = [
    "\"anyOf\"",
    "\"oneOf\"",
    "\"prefixItems\"",
    "\"patternProperties\"",
    "\"properties\"",
    "\"items\"",
];

/// The place itself, and what writes schemas: of documents, of what frameworks know of them, and in the
/// form of `OpenAPI` 3.0.
const MAY: [&str; 8] = [
    "catalog/model/schema.rs",
    "catalog/schema.rs",
    "catalog/formats/openapi/components.rs",
    "catalog/formats/openapi/inline.rs",
    "catalog/formats/openapi/schemas.rs",
    "catalog/formats/openapi/utoipa.rs",
    "catalog/formats/openapi/version.rs",
    // Asks whether a schema says nothing but a few keywords.
    "catalog/formats/html/json_type.rs",
];

#[test]
fn keywords_of_json_schema_are_read_in_one_place() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&src, &mut all);
    let mut readers = Vec::new();
    for file in all {
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        let lines = code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        let reads = |line: &str| KEYWORDS.iter().any(|keyword| line.contains(keyword));
        let name = file.strip_prefix(&src).unwrap().to_str().unwrap();
        let name = name.replace('\\', "/");
        if lines.into_iter().any(reads) && !MAY.contains(&name.as_str()) {
            readers.push(name);
        }
    }
    assert_eq!(readers, [""; 0]);
}

fn files(folder: &Path, to: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, to);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            to.push(path);
        }
    }
}
