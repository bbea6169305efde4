//! One index of the errors of many services, from what each wrote with `Catalog::to_json`.
//!
//! `cargo run --example merge_catalogues -- content.json media.json` merges files;
//! `cargo run --example merge_catalogues` merges three services that it declares itself.

mod merge;
mod services;

use std::process::ExitCode;
use std::{env, fs};

use merge::{Index, MergeError};

fn main() -> ExitCode {
    match index(env::args().skip(1)) {
        Ok(index) => {
            println!("{:#}", index.to_json());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn index(files: impl Iterator<Item = String>) -> Result<Index, MergeError> {
    let mut index = Index::default();
    let mut is_empty = true;
    for file in files {
        let text = fs::read_to_string(&file).map_err(|error| MergeError::Read {
            file: file.clone(),
            error,
        })?;
        index.add(&file, &text)?;
        is_empty = false;
    }
    if is_empty {
        for catalog in services::CATALOGS {
            index.add(catalog.name(), &catalog.to_json())?;
        }
    }
    Ok(index)
}
