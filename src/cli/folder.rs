//! Folders that are written whole or not at all.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Lists the files that were written, so that the next export knows what it may replace.
const LIST: &str = ".tieup-export";

/// A folder under way. Until [`WholeFolder::finish`] nothing stands at its path but what stood there before.
#[derive(Debug)]
pub struct WholeFolder {
    draft: PathBuf,
    path: PathBuf,
    /// Whether a folder of ours, or an empty one, is to be replaced.
    replaces: bool,
    written: BTreeSet<String>,
    finished: bool,
}

impl WholeFolder {
    /// Starts a folder.
    ///
    /// # Errors
    /// Where the folder above does not take one, a file stands at its path, or a folder that holds anything but what an
    /// earlier export put there: nobody's notes are lost.
    pub fn create(path: &Path) -> io::Result<Self> {
        let replaces = path.exists();
        // Of a link the folder that it leads to is replaced, not the link.
        let path = if replaces { fs::canonicalize(path)? } else { path.to_owned() };
        if replaces {
            check_replaceable(&path)?;
        }
        let name =
            path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "not a name of a folder"))?;
        let draft = path.with_file_name(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
        fs::create_dir(&draft)?;
        Ok(Self { draft, path, replaces, written: BTreeSet::new(), finished: false })
    }

    /// Writes one file of it.
    ///
    /// # Errors
    /// Where the disk does not take it.
    pub fn write(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut file = File::create_new(self.draft.join(name))?;
        file.write_all(bytes)?;
        file.sync_all()?;
        self.written.insert(name.to_owned());
        Ok(())
    }

    /// Puts the folder in its place.
    ///
    /// # Errors
    /// Where the disk does not take it; then what stood there stands there still.
    pub fn finish(mut self) -> io::Result<()> {
        let list: String = self.written.iter().map(|name| format!("{name}\n")).collect();
        self.write(LIST, list.as_bytes())?;
        if self.replaces {
            let old = self.draft.with_extension("old");
            fs::rename(&self.path, &old)?;
            if let Err(error) = fs::rename(&self.draft, &self.path) {
                fs::rename(&old, &self.path)?;
                return Err(error);
            }
            // What it was is not asked for any more; that it lies there does no harm.
            let _ = fs::remove_dir_all(&old);
        } else {
            fs::rename(&self.draft, &self.path)?;
        }
        self.finished = true;
        Ok(())
    }
}

/// Complains where a folder holds what no export put there.
fn check_replaceable(path: &Path) -> io::Result<()> {
    if !path.is_dir() {
        return Err(io::Error::new(io::ErrorKind::NotADirectory, "a file stands there"));
    }
    let list = fs::read_to_string(path.join(LIST)).unwrap_or_default();
    let ours: BTreeSet<&str> = list.lines().chain([LIST]).collect();
    for entry in fs::read_dir(path)? {
        let name = entry?.file_name();
        if name.to_str().is_none_or(|name| !ours.contains(name)) {
            let what =
                format!("it holds `{}`, which no export put there; name a folder of its own", name.to_string_lossy());
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, what));
        }
    }
    Ok(())
}

impl Drop for WholeFolder {
    fn drop(&mut self) {
        if !self.finished {
            let _ = fs::remove_dir_all(&self.draft);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write(path: &Path, files: &[&str]) -> io::Result<()> {
        let mut folder = WholeFolder::create(path)?;
        for name in files {
            folder.write(name, b"new")?;
        }
        folder.finish()
    }

    fn names(path: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(path).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_folder_is_there_whole_or_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("vault");
        write(&path, &["a.md", "b.md"]).unwrap();
        assert_eq!(names(&path), [LIST, "a.md", "b.md"]);
        write(&path, &["c.md"]).unwrap();
        assert_eq!(names(&path), [LIST, "c.md"], "what the last export wrote is replaced");
        let mut half = WholeFolder::create(&path).unwrap();
        half.write("d.md", b"half").unwrap();
        assert!(half.write("d.md", b"twice").is_err());
        drop(half);
        assert_eq!((names(&path), names(dir.path())), (vec![LIST.to_owned(), "c.md".into()], vec!["vault".to_owned()]));
    }

    #[test]
    fn what_no_export_wrote_is_never_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("vault");
        write(&path, &["a.md"]).unwrap();
        fs::write(path.join("mine.md"), "mine").unwrap();
        assert!(write(&path, &["a.md"]).unwrap_err().to_string().contains("`mine.md`"));
        assert_eq!(names(&path), [LIST, "a.md", "mine.md"]);
        let file = dir.path().join("file");
        fs::write(&file, "mine").unwrap();
        assert!(write(&file, &["a.md"]).is_err());
        assert!(write(&dir.path().join("none/x"), &["a.md"]).is_err());
        assert_eq!(names(dir.path()), ["file", "vault"]);
    }
}
