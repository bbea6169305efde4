//! A folder in which programs of other languages run.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{fs, process};

/// Removed in the end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        static CREATED: AtomicU32 = AtomicU32::new(0);
        let number = CREATED.fetch_add(1, Ordering::Relaxed);
        let name = format!("clients-{}-{number}", process::id());
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in files {
            fs::write(folder.join(name), text).unwrap();
        }
        Self(folder)
    }

    /// What the program says, which is content with what it finds here.
    pub(crate) fn run(&self, program: &Path, arguments: &[&str]) -> String {
        let (is_content, said) = self.said(program, arguments);
        assert!(is_content, "{}: {said}", program.display());
        said
    }

    /// Whether the program is content, and what it says.
    pub(crate) fn said(&self, program: &Path, arguments: &[&str]) -> (bool, String) {
        let output = Command::new(program)
            .args(arguments)
            .current_dir(&self.0)
            .env("NO_PROXY", "*")
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .output()
            .unwrap();
        let texts = [output.stdout, output.stderr];
        let said = texts.map(|text| String::from_utf8_lossy(&text).into_owned());
        (output.status.success(), said.concat())
    }

    #[cfg(feature = "tools")]
    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }

    /// The same, while the server of the test answers.
    #[cfg(feature = "tools")]
    pub(crate) async fn run_beside(
        self,
        program: PathBuf,
        arguments: &'static [&'static str],
    ) -> String {
        let run = tokio::task::spawn_blocking(move || self.run(&program, arguments));
        run.await.unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
