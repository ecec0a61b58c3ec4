//! The files of a world: in memory, empty at the start, the same for all processes. Paths are absolute
//! and normal (no `.`, no `..`): what they mean, and which errors there are, is the guest's business.
//! Nothing here takes time.

use std::collections::BTreeMap;
use std::rc::Rc;

/// The bytes of a file, which it keeps when it is renamed or removed: who has it open goes on with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FileId(pub u32);

/// What a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A folder.
    Folder,
    /// A file.
    File(FileId),
}

/// More than this many bytes do not fit.
const MAX_BYTES: usize = 64 << 20;

/// Folders that are there at the start.
const FIRST_FOLDERS: &[&str] = &["/", "/home", "/home/learner", "/root", "/tmp"];

/// See the module.
#[derive(Clone, Debug)]
pub struct Disk {
    entries: BTreeMap<Rc<str>, Entry>,
    contents: Vec<Rc<Vec<u8>>>,
    n_bytes: usize,
}

impl Default for Disk {
    fn default() -> Self {
        let folders = FIRST_FOLDERS.iter();
        Disk {
            entries: folders.map(|&path| (path.into(), Entry::Folder)).collect(),
            contents: Vec::new(),
            n_bytes: 0,
        }
    }
}

impl Disk {
    /// What a path leads to.
    #[must_use]
    pub fn entry(&self, path: &str) -> Option<Entry> {
        self.entries.get(path).copied()
    }

    /// A new folder.
    pub fn make_folder(&mut self, path: &str) {
        self.entries.insert(path.into(), Entry::Folder);
    }

    /// A new empty file, instead of what was there.
    pub fn create(&mut self, path: &str) -> FileId {
        let file = FileId(u32::try_from(self.contents.len()).expect("fewer than 2**32 files"));
        self.contents.push(Rc::default());
        self.entries.insert(path.into(), Entry::File(file));
        file
    }

    /// Removes a file or an empty folder.
    pub fn remove(&mut self, path: &str) {
        self.entries.remove(path);
    }

    /// Moves a file, or a folder with what is in it.
    pub fn rename(&mut self, from: &str, to: &str) {
        let inside = format!("{from}/");
        let is_moved = |path: &str| path == from || path.starts_with(&inside);
        let moved: Vec<Rc<str>> = self
            .entries
            .keys()
            .filter(|p| is_moved(p))
            .cloned()
            .collect();
        for path in moved {
            if let Some(entry) = self.entries.remove(&path) {
                let path = format!("{to}{}", &path[from.len()..]);
                self.entries.insert(path.into(), entry);
            }
        }
    }

    /// The names in a folder, in order.
    pub fn names(&self, folder: &str) -> impl Iterator<Item = &str> {
        let inside = match folder {
            "/" => folder.to_owned(),
            _ => format!("{folder}/"),
        };
        let names = self.entries.keys().filter_map(move |path| {
            let name = path.strip_prefix(&*inside)?;
            (!name.is_empty() && !name.contains('/')).then_some(name)
        });
        names.collect::<Vec<_>>().into_iter()
    }

    /// The bytes of a file.
    #[must_use]
    pub fn bytes(&self, file: FileId) -> &[u8] {
        &self.contents[file.0 as usize]
    }

    /// Writes at a place, which may lie behind the end: zeros come in between. False if it does not fit.
    pub fn write(&mut self, file: FileId, at: usize, bytes: &[u8]) -> bool {
        let Some(end) = at.checked_add(bytes.len()) else {
            return false;
        };
        if !self.resize(file, end.max(self.bytes(file).len())) {
            return false;
        }
        let content = Rc::make_mut(&mut self.contents[file.0 as usize]);
        content[at..end].copy_from_slice(bytes);
        true
    }

    /// Cuts a file, or fills it with zeros. False if it does not fit.
    pub fn resize(&mut self, file: FileId, n_bytes: usize) -> bool {
        let before = self.bytes(file).len();
        let after = (self.n_bytes - before).saturating_add(n_bytes);
        if after > MAX_BYTES {
            return false;
        }
        self.n_bytes = after;
        if n_bytes != before {
            Rc::make_mut(&mut self.contents[file.0 as usize]).resize(n_bytes, 0);
        }
        true
    }

    /// Bytes of real memory that this has and `other`, an earlier or later copy, does not share.
    #[must_use]
    pub fn unshared_bytes(&self, other: Option<&Disk>) -> u64 {
        let is_shared = |at: usize, content: &Rc<Vec<u8>>| {
            let twin = other.and_then(|other| other.contents.get(at));
            twin.is_some_and(|twin| Rc::ptr_eq(twin, content))
        };
        let own = self.contents.iter().enumerate();
        let own = own.filter(|&(at, content)| !is_shared(at, content));
        own.map(|(_, content)| content.len() as u64).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_moves_with_what_is_in_it_and_copies_are_apart() {
        let mut disk = Disk::default();
        disk.make_folder("/tmp/a");
        let file = disk.create("/tmp/a/x");
        assert!(disk.write(file, 2, b"hi"));
        let copy = disk.clone();
        disk.rename("/tmp/a", "/tmp/b");
        assert!(disk.write(file, 0, b"oh"));
        assert_eq!(disk.entry("/tmp/b/x"), Some(Entry::File(file)));
        assert_eq!(disk.entry("/tmp/a"), None);
        assert_eq!(disk.bytes(file), b"ohhi");
        assert_eq!(copy.bytes(file), b"\0\0hi");
        assert_eq!(copy.names("/tmp").collect::<Vec<_>>(), ["a"]);
        assert_eq!(copy.unshared_bytes(Some(&disk)), 4);
        assert!(!disk.write(file, usize::MAX, b"x"));
        assert!(!disk.resize(file, MAX_BYTES + 1));
    }
}
