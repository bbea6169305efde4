//! The example keeps the project's promise: codes stand in declarations and nowhere else.

use std::fs;
use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for file in fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn no_status_code_is_written_outside_declarations() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/content_api");
    let mut files = Vec::new();
    sources(&folder, &mut files);

    let mut declarations = 0;
    for file in files {
        for line in fs::read_to_string(&file).unwrap().lines() {
            declarations += usize::from(line.contains("code = "));
            // `from` takes a row of the table and nothing else.
            let rest = line.replace("StatusCode::from(", "");
            for written_by_hand in ["StatusCode::", "from_u16", "as_u16"] {
                let place = file.display();
                assert!(!rest.contains(written_by_hand), "{place}: {line}");
            }
        }
    }
    assert!(declarations > 20, "{declarations}");
}
