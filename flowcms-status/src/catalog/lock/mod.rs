//! Files that are committed beside the code and cannot be stale: the lock of a catalogue, which
//! keeps what callers rely on, and documentation that is written from it.

mod changes;
mod committed;
mod contract;
mod diff;
mod error;

use std::path::Path;

use super::Catalog;
use committed::{Committed, Permission};
use contract::Contract;

pub use changes::BreakingChange;
pub use error::LockError;

/// How a committed file stands to its catalogue, where nothing is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileState {
    /// It says what the catalogue says.
    Current,
    /// The catalogue has more than the lock: what is new is not kept from changing yet.
    LacksAdditions,
    /// It was written now.
    Written,
}

impl Catalog {
    /// Compares the catalogue with a committed lock, a file that says what callers of the API rely
    /// on. It belongs into a test:
    ///
    /// ```
    /// use flowcms_status::FlowError;
    ///
    /// #[derive(Debug, thiserror::Error, FlowError)]
    /// enum ContentError {
    ///     #[error("no such entry")]
    ///     #[flow(code = 404)]
    ///     EntryNotFound,
    /// }
    ///
    /// # /*
    /// #[test]
    /// # */
    /// fn callers_can_rely_on_the_errors() {
    ///     ContentError::CATALOG.lock("tests/errors.lock.json");
    /// }
    /// # let folder = std::env::temp_dir().join(format!("flowcms-lock-{}", std::process::id()));
    /// # std::fs::create_dir_all(&folder).unwrap();
    /// # let path = folder.join("errors.lock.json");
    /// # std::fs::write(&path, r#"{"format":1,"reasons":{},"retired":{}}"#).unwrap();
    /// # ContentError::CATALOG.lock(&path);
    /// # std::fs::remove_dir_all(&folder).unwrap();
    /// ```
    ///
    /// The first run writes the file. Later ones fail where a reason is gone without being
    /// [`retired`](crate::RetiredReason), where its code (of HTTP or of gRPC), title or `type` is
    /// another, where a header or a member of it is gone, where a member has another type or is
    /// not in every document any more, and where a retired reason is used again or forgotten.
    /// The message says what each change does to callers. What is new passes.
    ///
    /// With `FLOWCMS_BLESS=1` in the environment the file is written as the catalogue is now, which
    /// accepts breaking changes and puts what is new under the lock.
    ///
    /// A relative path starts at the root of the package that is tested: at `CARGO_MANIFEST_DIR`,
    /// which Cargo sets for tests, else at the working directory. Line endings do not matter.
    ///
    /// # Panics
    ///
    /// On a breaking change; when the file is missing from a git work tree in CI (the variable `CI`
    /// is set), where nothing would ever be compared with what the run writes; when it cannot be read or written,
    /// is no lock, or was written by a newer version of this crate; and where the catalogue fails
    /// its own [`check`](Self::check). [`try_lock`](Self::try_lock) returns all that.
    #[track_caller]
    pub fn lock(&self, path: impl AsRef<Path>) {
        if let Err(error) = self.try_lock(path) {
            panic!("{error}");
        }
    }

    /// [`lock`](Self::lock) that does not panic, and tells whether the file has all that is new.
    ///
    /// # Errors
    ///
    /// Where [`lock`](Self::lock) panics.
    pub fn try_lock(&self, path: impl AsRef<Path>) -> Result<FileState, LockError> {
        let Permission { bless, is_ci } = Permission::from_env();
        self.__try_lock(path.as_ref(), bless, is_ci)
    }

    /// Compares a committed file with what it has to say, such as documentation that the catalogue
    /// wrote. It belongs into a test:
    ///
    /// ```no_run
    /// use flowcms_status::FlowCms;
    ///
    /// # /*
    /// #[test]
    /// # */
    /// fn the_page_of_errors_is_current() {
    ///     let catalog = FlowCms::CATALOG;
    ///     catalog.assert_file("docs/errors.md", &catalog.to_markdown());
    /// }
    /// ```
    ///
    /// A missing file is written, except into a git work tree in CI; so is one that differs, with `FLOWCMS_BLESS=1` in
    /// the environment. Paths and line endings are as with [`lock`](Self::lock).
    ///
    /// # Panics
    ///
    /// When the file differs, with the lines in which it does and how to accept them; when it is
    /// missing there; and when it cannot be read or written.
    /// [`try_assert_file`](Self::try_assert_file) returns all that.
    #[track_caller]
    pub fn assert_file(&self, path: impl AsRef<Path>, text: &str) {
        if let Err(error) = self.try_assert_file(path, text) {
            panic!("{error}");
        }
    }

    /// [`assert_file`](Self::assert_file) that does not panic.
    ///
    /// # Errors
    ///
    /// Where [`assert_file`](Self::assert_file) panics.
    pub fn try_assert_file(
        &self,
        path: impl AsRef<Path>,
        text: &str,
    ) -> Result<FileState, LockError> {
        let Permission { bless, is_ci } = Permission::from_env();
        self.__try_assert_file(path.as_ref(), text, bless, is_ci)
    }

    /// [`try_lock`](Self::try_lock) in another environment.
    #[doc(hidden)]
    pub fn __try_lock(
        &self,
        path: &Path,
        bless: bool,
        is_ci: bool,
    ) -> Result<FileState, LockError> {
        let may = Permission { bless, is_ci };
        let file = Committed::new(path);
        let error = |error: error::Kind| LockError::new(self.name(), &file, error);
        let model = self.model();
        (model.check()).map_err(|conflicts| error(error::Kind::Conflicts(conflicts)))?;
        let now = Contract::of(&model);
        let write = || file.write(&now.to_text()).map_err(error);

        let Some(text) = file.read().map_err(error)? else {
            may.create(&file).map_err(error)?;
            return write();
        };
        let locked = match Contract::parse(&text) {
            Ok(locked) => locked,
            Err(contract::Unreadable::Broken(_)) if may.bless => return write(),
            Err(unreadable) => return Err(error(unreadable.into())),
        };
        if locked == now {
            return Ok(FileState::Current);
        }
        if may.bless {
            return write();
        }
        let changes = changes::between(&locked, &now);
        if changes.is_empty() {
            return Ok(FileState::LacksAdditions);
        }
        Err(error(error::Kind::Breaking(changes)))
    }

    /// [`try_assert_file`](Self::try_assert_file) in another environment.
    #[doc(hidden)]
    pub fn __try_assert_file(
        &self,
        path: &Path,
        text: &str,
        bless: bool,
        is_ci: bool,
    ) -> Result<FileState, LockError> {
        let may = Permission { bless, is_ci };
        let file = Committed::new(path);
        let error = |error: error::Kind| LockError::new(self.name(), &file, error);
        let text = committed::with_plain_line_ends(text);
        match file.read().map_err(error)? {
            Some(committed) if committed == text => Ok(FileState::Current),
            Some(committed) if !may.bless => {
                Err(error(error::Kind::Differs(diff::lines(&committed, &text))))
            }
            Some(_) => file.write(&text).map_err(error),
            None => {
                may.create(&file).map_err(error)?;
                file.write(&text).map_err(error)
            }
        }
    }
}
