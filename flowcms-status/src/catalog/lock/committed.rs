//! A committed file: where it is, how it is read and written, and when it may be.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, io, process};

use super::FileState;
use super::error::Kind;

/// What the environment allows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Permission {
    /// Files are written as they should be.
    pub(super) bless: bool,
    /// What is written into a work tree is lost, so that nothing would ever be compared with it.
    pub(super) is_ci: bool,
}

/// What `FLOWCMS_BLESS` lets be written. Other values of it are as if it were not there.
#[derive(Debug, Clone, Copy)]
pub(super) enum Bless {
    /// Asserted documents.
    Files,
    /// Locks, which accepts breaking changes.
    Lock,
}

impl Bless {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::Lock => "lock",
        }
    }
}

impl Permission {
    pub(super) fn from_env(what: Bless) -> Self {
        Self {
            bless: env::var_os("FLOWCMS_BLESS").is_some_and(|value| value == what.name()),
            is_ci: env::var_os("CI").is_some_and(|value| is_on(&value)),
        }
    }

    /// Whether a file that is missing may be written.
    pub(super) fn create(self, file: &Committed) -> Result<(), Kind> {
        if self.is_ci && !self.bless && file.is_in_work_tree() {
            return Err(Kind::MissingInCi);
        }
        Ok(())
    }
}

fn is_on(value: &OsStr) -> bool {
    !["", "0", "false"].iter().any(|off| value == *off)
}

/// A file that a test compares.
pub(super) struct Committed {
    /// As the test names it.
    pub(super) name: PathBuf,
    path: PathBuf,
}

impl Committed {
    /// Relative to the package's root: a test that changed its working directory does not matter.
    pub(super) fn new(name: &Path) -> Self {
        let root = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
        Self {
            name: name.to_owned(),
            path: Path::new(&root).join(name),
        }
    }

    /// Whether it belongs into a repository: `.git` stands above it, and no folder between them is
    /// marked as a cache, as Cargo marks `target`.
    pub(super) fn is_in_work_tree(&self) -> bool {
        let path = std::path::absolute(&self.path).unwrap_or_else(|_| self.path.clone());
        (path.ancestors().skip(1))
            .take_while(|folder| !folder.join("CACHEDIR.TAG").exists())
            .any(|folder| folder.join(".git").exists())
    }

    /// What it holds, with plain line ends; `None` if it is missing.
    pub(super) fn read(&self) -> Result<Option<String>, Kind> {
        match fs::read_to_string(&self.path) {
            Ok(text) => Ok(Some(
                with_plain_line_ends(text.trim_start_matches('\u{feff}')).into_owned(),
            )),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Kind::Read(error)),
        }
    }

    /// Writes it at once: who reads at the same time sees the old file or the new one.
    pub(super) fn write(&self, text: &str) -> Result<FileState, Kind> {
        static WRITTEN: AtomicUsize = AtomicUsize::new(0);

        let count = WRITTEN.fetch_add(1, Ordering::Relaxed);
        let mut beside = self.path.clone().into_os_string();
        beside.push(format!(".{}-{count}.new", process::id()));
        let write = || {
            if let Some(folder) = self.path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(&beside, text)?;
            fs::rename(&beside, &self.path)
        };
        write().map_err(|error| {
            let _ = fs::remove_file(&beside);
            Kind::Write(error)
        })?;
        Ok(FileState::Written)
    }
}

/// A checkout may have `\r\n`, by git's `autocrlf`.
pub(super) fn with_plain_line_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n"))
    } else {
        Cow::Borrowed(text)
    }
}
