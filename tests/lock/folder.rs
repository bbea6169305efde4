//! A folder of a test's own.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, process};

use flowcms_status::{Catalog, FileState, LockError};

/// Deleted with all it holds at the end of the test.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static MADE: AtomicUsize = AtomicUsize::new(0);

        let count = MADE.fetch_add(1, Ordering::Relaxed);
        let path = env::temp_dir().join(format!("flowcms-lock-{}-{count}", process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a run says of `now` that finds the lock of `was`.
pub(crate) fn locked(was: &Catalog, now: &Catalog) -> Result<FileState, LockError> {
    let folder = Folder::new();
    let lock = folder.file("errors.lock.json");
    assert_eq!(
        was.__try_lock(&lock, false, false).unwrap(),
        FileState::Written
    );
    let found = now.__try_lock(&lock, false, true);

    // Whatever changed, a blessed run accepts it, and the next one finds nothing.
    now.__try_lock(&lock, true, true).unwrap();
    assert_eq!(
        now.__try_lock(&lock, false, true).unwrap(),
        FileState::Current
    );
    found
}

/// The breaking changes, one a line.
pub(crate) fn broken(was: &Catalog, now: &Catalog) -> Vec<String> {
    let error = locked(was, now).expect_err("a breaking change");
    let changes: Vec<String> = (error.breaking_changes().iter())
        .map(ToString::to_string)
        .collect();
    let message = error.to_string();
    for change in &changes {
        assert!(message.contains(&format!("\n* {change}.\n")), "{message}");
    }
    assert!(!changes.is_empty(), "{message}");
    changes
}
