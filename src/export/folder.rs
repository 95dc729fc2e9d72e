//! Exports of several files.

/// A file of an export that is a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FolderFile {
    /// Its name in the folder; never a path.
    pub name: String,
    /// What it holds.
    pub text: String,
}
