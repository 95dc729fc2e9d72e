//! Folders that are written whole or not at all, and in which nothing is lost that a person wrote.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Lists the files that were written with digests of what they held, so that the next export knows what it may replace.
const LIST: &str = ".tieup-export";

/// A folder under way. Until [`WholeFolder::finish`] nothing stands at its path but what stood there before.
#[derive(Debug)]
pub struct WholeFolder {
    draft: PathBuf,
    path: PathBuf,
    /// Whether a folder of ours, or an empty one, is to be replaced.
    replaces: bool,
    /// Files that an export wrote and a person changed since, with the digests of what the export wrote.
    kept: BTreeMap<String, String>,
    /// What programs hide in a folder: `.obsidian`, `.git`.
    hidden: Vec<OsString>,
    /// Digests of the files.
    written: BTreeMap<String, String>,
    finished: bool,
}

impl WholeFolder {
    /// Starts a folder.
    ///
    /// # Errors
    /// Where the folder above does not take one, a file stands at its path, or a folder that holds anything but what an
    /// earlier export put there and what programs hide in it: nobody's notes are lost.
    pub fn create(path: &Path) -> io::Result<Self> {
        let replaces = path.exists();
        // Of a link the folder that it leads to is replaced, not the link.
        let path = if replaces { fs::canonicalize(path)? } else { path.to_owned() };
        let Found { kept, hidden } = if replaces { found(&path)? } else { Found::default() };
        let name =
            path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "not a name of a folder"))?;
        let draft = path.with_file_name(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
        fs::create_dir(&draft)?;
        Ok(Self { draft, path, replaces, kept, hidden, written: BTreeMap::new(), finished: false })
    }

    /// Writes one file of it, but for one that a person changed.
    ///
    /// # Errors
    /// Where the disk does not take it.
    pub fn write(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        if !self.kept.contains_key(name) {
            self.put(name, bytes)?;
            self.written.insert(name.to_owned(), digest(bytes));
        }
        Ok(())
    }

    fn put(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut file = File::create_new(self.draft.join(name))?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    /// Puts the folder in its place; names the files that stay as a person left them.
    ///
    /// # Errors
    /// Where the disk does not take it; then what stood there stands there still.
    pub fn finish(mut self) -> io::Result<Vec<String>> {
        for name in self.kept.keys() {
            fs::copy(self.path.join(name), self.draft.join(name))?;
        }
        let list = self.written.iter().chain(&self.kept).map(|(name, digest)| format!("{digest} {name}\n"));
        self.put(LIST, list.collect::<String>().as_bytes())?;
        if self.replaces {
            let old = self.draft.with_extension("old");
            fs::rename(&self.path, &old)?;
            if let Err(error) = fs::rename(&self.draft, &self.path) {
                fs::rename(&old, &self.path)?;
                return Err(error);
            }
            self.finished = true;
            for name in &self.hidden {
                fs::rename(old.join(name), self.path.join(name))?;
            }
            // What it was is not asked for any more; that it lies there does no harm.
            let _ = fs::remove_dir_all(&old);
        } else {
            fs::rename(&self.draft, &self.path)?;
        }
        self.finished = true;
        Ok(self.kept.keys().cloned().collect())
    }
}

fn digest(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..32].to_owned()
}

/// What of a folder outlives the next export.
#[derive(Debug, Default)]
struct Found {
    kept: BTreeMap<String, String>,
    hidden: Vec<OsString>,
}

/// Looks at a folder that is to be replaced; complains where it holds what no export put there.
fn found(path: &Path) -> io::Result<Found> {
    if !path.is_dir() {
        return Err(io::Error::new(io::ErrorKind::NotADirectory, "a file stands there"));
    }
    let list = fs::read_to_string(path.join(LIST)).unwrap_or_default();
    let ours: BTreeMap<&str, &str> =
        list.lines().filter_map(|line| line.split_once(' ')).map(|(digest, name)| (name, digest)).collect();
    let mut found = Found::default();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let name = entry.file_name();
        let text = name.to_str().unwrap_or_default();
        if let Some(wrote) = ours.get(text) {
            if digest(&fs::read(entry.path())?) != *wrote {
                found.kept.insert(text.to_owned(), (*wrote).to_owned());
            }
        } else if text != LIST && !list.is_empty() && text.starts_with('.') {
            found.hidden.push(name);
        } else if text != LIST {
            let what =
                format!("it holds `{}`, which no export put there; name a folder of its own", name.to_string_lossy());
            return Err(io::Error::new(io::ErrorKind::AlreadyExists, what));
        }
    }
    Ok(found)
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
        folder.finish().map(drop)
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

    #[test]
    fn what_a_person_changed_stays_until_it_is_changed_back() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("vault");
        let export = |files: &[(&str, &str)]| {
            let mut folder = WholeFolder::create(&path).unwrap();
            files.iter().for_each(|(name, text)| folder.write(name, text.as_bytes()).unwrap());
            folder.finish().unwrap()
        };
        let read = |name: &str| fs::read_to_string(path.join(name)).unwrap();
        assert!(export(&[("a.md", "1"), ("b.md", "1"), ("c.md", "1")]).is_empty());
        fs::write(path.join("a.md"), "mine").unwrap();
        fs::write(path.join("c.md"), "mine too").unwrap();
        for text in ["2", "3"] {
            assert_eq!(export(&[("a.md", text), ("b.md", text)]), ["a.md", "c.md"]);
            assert_eq!(
                (read("a.md").as_str(), read("b.md").as_str(), read("c.md").as_str()),
                ("mine", text, "mine too")
            );
        }
        fs::write(path.join("a.md"), "1").unwrap();
        fs::remove_file(path.join("c.md")).unwrap();
        assert!(export(&[("a.md", "4"), ("b.md", "4")]).is_empty(), "what is as an export wrote it is replaced");
        assert_eq!((read("a.md").as_str(), names(&path)), ("4", vec![LIST.to_owned(), "a.md".into(), "b.md".into()]));
    }

    #[test]
    fn what_programs_hide_in_a_folder_of_ours_stays() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("vault");
        fs::create_dir_all(path.join(".git")).unwrap();
        assert!(write(&path, &["a.md"]).is_err(), "that folder is not ours");
        fs::remove_dir(path.join(".git")).unwrap();
        write(&path, &["a.md"]).unwrap();
        fs::create_dir(path.join(".obsidian")).unwrap();
        fs::write(path.join(".obsidian/app.json"), "{}").unwrap();
        write(&path, &["b.md"]).unwrap();
        assert_eq!(names(&path), [".obsidian", LIST, "b.md"]);
        assert_eq!(fs::read_to_string(path.join(".obsidian/app.json")).unwrap(), "{}");
        assert_eq!(names(dir.path()), ["vault"]);
    }
}
