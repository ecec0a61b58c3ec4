//! The table behind `dict`: entries in order of insertion, found through a hash index.
//! It knows neither hashing nor equality of Python values: the caller gives both, because they
//! need the heap. The index is only looked up, never iterated, so its order cannot leak.

use hashbrown::HashTable;

use super::value::Value;

/// One entry. A deleted one has the key `Undef` and stays until the next compaction.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Hash of the key.
    pub hash: u64,
    /// The key, `Undef` if deleted.
    pub key: Value,
    /// The value.
    pub value: Value,
}

/// A dict in order of insertion.
#[derive(Clone, Debug, Default)]
pub struct Dict {
    entries: Vec<Entry>,
    index: HashTable<u32>,
}

impl Dict {
    /// Number of live entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.index.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    /// The position of the entry with this hash whose key `eq` accepts.
    pub fn find(&self, hash: u64, mut eq: impl FnMut(Value) -> bool) -> Option<usize> {
        self.index
            .find(hash, |&at| {
                let entry = &self.entries[at as usize];
                entry.hash == hash && eq(entry.key)
            })
            .map(|&at| at as usize)
    }

    /// The entry at a position given by `find` or `next_from`.
    #[must_use]
    pub fn entry(&self, at: usize) -> Entry {
        self.entries[at]
    }

    /// Replaces the value of the entry at a position.
    pub fn set_value(&mut self, at: usize, value: Value) {
        self.entries[at].value = value;
    }

    /// Appends an entry whose key is known not to be there.
    pub fn push(&mut self, hash: u64, key: Value, value: Value) {
        if self.entries.len() > 16 && self.entries.len() > 2 * self.len() {
            self.compact();
        }
        let at = u32::try_from(self.entries.len()).expect("a dict has fewer than 2**32 entries");
        self.entries.push(Entry { hash, key, value });
        let entries = &self.entries;
        self.index
            .insert_unique(hash, at, |&i| entries[i as usize].hash);
    }

    /// Removes the entry at a position and gives it.
    pub fn remove(&mut self, at: usize) -> Entry {
        let entry = self.entries[at];
        if let Ok(found) = self.index.find_entry(entry.hash, |&i| i as usize == at) {
            found.remove();
        }
        self.entries[at].key = Value::Undef;
        self.entries[at].value = Value::Undef;
        while self
            .entries
            .last()
            .is_some_and(|e| matches!(e.key, Value::Undef))
        {
            self.entries.pop();
        }
        entry
    }

    /// Removes all.
    pub fn clear(&mut self) {
        *self = Dict::default();
    }

    /// The first live entry at or after a position, and its position. For iteration that survives
    /// changes of values.
    #[must_use]
    pub fn next_from(&self, mut at: usize) -> Option<(usize, Entry)> {
        while at < self.entries.len() {
            if !matches!(self.entries[at].key, Value::Undef) {
                return Some((at, self.entries[at]));
            }
            at += 1;
        }
        None
    }

    /// The live entries, in order of insertion.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries
            .iter()
            .filter(|e| !matches!(e.key, Value::Undef))
    }

    fn compact(&mut self) {
        self.entries.retain(|e| !matches!(e.key, Value::Undef));
        self.index.clear();
        let entries = &self.entries;
        for (at, entry) in entries.iter().enumerate() {
            self.index
                .insert_unique(entry.hash, at as u32, |&i| entries[i as usize].hash);
        }
    }
}
