//! Files that are committed beside the code and cannot be stale: the lock of a catalogue, which
//! keeps what callers rely on, and documentation that is written from it.

mod changes;
mod committed;
mod contract;
mod diff;
mod error;
mod fits;
mod strict;

use std::path::Path;

use super::{Catalog, Model};
use committed::{Bless, Committed, Permission};
use contract::Contract;

pub use changes::BreakingChange;
pub use error::{LockError, NoLock};

/// What callers of an API rely on, as a lock keeps it: for comparing two of them, such as those of two
/// releases.
///
/// ```
/// use flowcms_status::{FlowError, Lock};
///
/// # mod old { use flowcms_status::FlowError;
/// #[derive(Debug, thiserror::Error, FlowError)]
/// #[error("no such entry")]
/// #[flow(code = 404)]
/// pub struct EntryNotFound;
/// # }
/// # mod new { use flowcms_status::FlowError;
/// // In the next release:
/// #[derive(Debug, thiserror::Error, FlowError)]
/// #[error("no such entry `{slug}`")]
/// #[flow(code = 410, table = flowcms_status::Http, title = "Not Found")]
/// pub struct EntryNotFound {
///     #[flow(member)]
///     pub slug: String,
/// }
/// # }
///
/// let old = Lock::of(&old::EntryNotFound::CATALOG.model());
/// let new = Lock::of(&new::EntryNotFound::CATALOG.model());
/// assert_eq!(
///     Lock::changes(&old, &new),
///     "### Added\n\n* the member `slug` of `entry_not_found`.\n\n### Changed\n\n\
///      * **breaking:** `entry_not_found` answers 410 instead of 404: callers, caches, retries and \
///      dashboards that go by the code take it for another failure.\n",
/// );
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Lock(Contract);

impl Lock {
    /// What callers rely on of these errors.
    #[must_use]
    pub fn of(model: &Model) -> Self {
        Self(Contract::of(model))
    }

    /// Reads the text of a committed lock.
    ///
    /// # Errors
    ///
    /// When it is no lock: no JSON, damaged, or of a newer version.
    pub fn parse(text: &str) -> Result<Self, NoLock> {
        Contract::parse(text).map(Self).map_err(NoLock)
    }

    /// The text that is committed.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.0.to_text()
    }

    /// The changelog from one to the other, in Markdown: what was added, changed, deprecated, retired
    /// and removed, and which of it breaks callers. It is empty if nothing changed.
    #[must_use]
    pub fn changes(old: &Self, new: &Self) -> String {
        changes::changelog(&old.0, &new.0)
    }
}

/// The text with its control characters, which would write elsewhere on a terminal, as `\u{1b}`.
fn visible(text: impl Into<String>) -> String {
    let text = text.into();
    if !text.contains(char::is_control) {
        return text;
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_control() {
            shown.extend(c.escape_default());
        } else {
            shown.push(c);
        }
    }
    shown
}

/// The same of a text of several lines.
fn visible_lines(text: &str) -> String {
    let lines = text.split('\n').map(visible);
    lines.collect::<Vec<_>>().join("\n")
}

/// How a committed file stands to its catalogue, where nothing is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FileState {
    /// It says what the catalogue says.
    Current,
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
    /// # std::fs::write(&path, r#"{"format":2,"reasons":{},"retired":{}}"#).unwrap();
    /// # ContentError::CATALOG.lock(&path);
    /// # std::fs::remove_dir_all(&folder).unwrap();
    /// ```
    ///
    /// The first run writes the file. Later ones fail where a reason is gone without being
    /// [`retired`](crate::RetiredReason), where its code (of HTTP or of gRPC), title, `type` or retry
    /// class is another, where it can be sent with a code more, where its `detail` is not public any
    /// more or its body is of another form, where a header or a member of it is gone, of another type or
    /// not in every document any more, where a constant header has another value, and where a
    /// retired reason is used again, forgotten or listed with another code. The message says what each
    /// change does to callers. What they cannot see does not matter: order, names of Rust types, which
    /// features are on.
    ///
    /// What is new is written into the lock at once, since what was never locked could be removed in
    /// silence. In CI (the variable `CI` is set), where that would be lost, a lock that lacks something
    /// fails: run the test and commit the file.
    ///
    /// With `FLOWCMS_BLESS=lock` in the environment the file is written as the catalogue is now, which
    /// accepts breaking changes.
    ///
    /// A relative path starts at the root of the package that is tested: at `CARGO_MANIFEST_DIR`,
    /// which Cargo sets for tests, else at the working directory. Line endings do not matter.
    ///
    /// # Panics
    ///
    /// On a breaking change; when the file is missing from a git work tree in CI, or lacks something;
    /// when it cannot be read or written, is no lock, is damaged, or was written by a newer version
    /// of this crate; and where the catalogue fails its own [`check`](Self::check). [`try_lock`](Self::try_lock) returns all that.
    #[track_caller]
    pub fn lock(&self, path: impl AsRef<Path>) {
        if let Err(error) = self.try_lock(path) {
            panic!("{error}");
        }
    }

    /// [`lock`](Self::lock) that does not panic, and tells whether the file was written.
    ///
    /// # Errors
    ///
    /// Where [`lock`](Self::lock) panics.
    pub fn try_lock(&self, path: impl AsRef<Path>) -> Result<FileState, LockError> {
        let Permission { bless, is_ci } = Permission::from_env(Bless::Lock);
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
    /// fn the_catalogue_of_errors_is_current() {
    ///     let catalog = FlowCms::CATALOG;
    ///     catalog.assert_file("docs/errors.json", &catalog.to_json());
    /// }
    /// ```
    ///
    /// A missing file is written, except into a git work tree in CI; so is one that differs, with
    /// `FLOWCMS_BLESS=files` in the environment. Paths and line endings are as with [`lock`](Self::lock).
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
        let Permission { bless, is_ci } = Permission::from_env(Bless::Files);
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
        let (breaking, others) = changes::between(&locked, &now);
        if breaking.is_empty() && others.is_empty() {
            return Ok(FileState::Current);
        }
        if may.bless {
            return write();
        }
        if !breaking.is_empty() {
            return Err(error(error::Kind::Breaking(breaking)));
        }
        if may.is_ci && file.is_in_work_tree() {
            return Err(error(error::Kind::Lacks(others)));
        }
        write()
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
