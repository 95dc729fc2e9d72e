//! Files that are written whole or not at all.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// A file under way. Until [`WholeFile::finish`] nothing stands at its path but what stood there before.
#[derive(Debug)]
pub struct WholeFile {
    writer: Option<BufWriter<File>>,
    draft: PathBuf,
    path: PathBuf,
}

impl WholeFile {
    /// Starts a file.
    ///
    /// # Errors
    /// Where its folder does not take one, or a folder stands at its path.
    pub fn create(path: &Path) -> io::Result<Self> {
        if path.is_dir() {
            return Err(io::Error::new(io::ErrorKind::IsADirectory, "a folder stands there"));
        }
        let name = path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "not a file name"))?;
        let special = fs::metadata(path).is_ok_and(|meta| !meta.is_file());
        // A device or a pipe has no "whole": it is written as it comes.
        let draft = match special {
            true => path.to_owned(),
            false => path.with_file_name(format!(".{}.{}.part", name.to_string_lossy(), std::process::id())),
        };
        let writer = Some(BufWriter::new(File::create(&draft)?));
        Ok(Self { writer, draft, path: path.to_owned() })
    }

    /// Writes a whole file at once.
    ///
    /// # Errors
    /// As [`WholeFile::create`] and [`WholeFile::finish`].
    pub fn write_to(path: &Path, bytes: &[u8]) -> io::Result<()> {
        let mut file = Self::create(path)?;
        file.write_all(bytes)?;
        file.finish()
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// Where the disk does not take it; then nothing is left behind.
    pub fn finish(mut self) -> io::Result<()> {
        if let Some(writer) = self.writer.take() {
            let file = writer.into_inner().map_err(io::IntoInnerError::into_error)?;
            if self.draft != self.path {
                file.sync_all()?;
                fs::rename(&self.draft, &self.path)?;
            }
        }
        self.draft = self.path.clone();
        Ok(())
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.as_mut().map_or(Ok(0), |writer| writer.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.as_mut().map_or(Ok(()), |writer| writer.flush())
    }
}

impl Drop for WholeFile {
    fn drop(&mut self) {
        if self.draft != self.path {
            drop(self.writer.take());
            let _ = fs::remove_file(&self.draft);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_there_whole_or_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.svg");
        fs::write(&path, "old").unwrap();
        let mut file = WholeFile::create(&path).unwrap();
        file.write_all(b"half").unwrap();
        file.flush().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        drop(file);
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "the draft is gone");
        let mut file = WholeFile::create(&path).unwrap();
        file.write_all(b"new").unwrap();
        file.finish().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_is_no_file() {
        let dir = tempfile::tempdir().unwrap();
        assert!(WholeFile::create(dir.path()).is_err());
        assert!(WholeFile::create(&dir.path().join("none/x.svg")).is_err());
    }
}
