//! The table behind `dict`: entries in order of insertion, found through a hash index.
//! It knows neither hashing nor equality of Python values: the caller gives both, because they
//! need the heap. The index is only looked up, never iterated, so its order cannot leak.

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

impl Entry {
    fn is_live(&self) -> bool {
        !matches!(self.key, Value::Undef)
    }
}

/// So many entries are looked through one by one, without an index.
const MAX_UNINDEXED: usize = 8;
/// A place of the index that never had an entry since the index was made.
const EMPTY: u32 = u32::MAX;
/// A place whose entry was removed.
const GONE: u32 = u32::MAX - 1;

/// A dict in order of insertion.
#[derive(Clone, Debug, Default)]
pub struct Dict {
    entries: Vec<Entry>,
    /// Where an entry is: at the place that its hash says, or the nearest one after it that was free. Has a power
    /// of two of places, never more than two thirds of them filled; or none, while there are few entries.
    index: Vec<u32>,
    /// Live entries.
    n_live: usize,
    /// Places of the index that are not `EMPTY`.
    n_filled: usize,
}

impl Dict {
    /// Number of live entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.n_live
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.n_live == 0
    }

    /// The position of the entry with this hash whose key `eq` accepts.
    #[inline]
    pub fn find(&self, hash: u64, mut eq: impl FnMut(Value) -> bool) -> Option<usize> {
        let mut is_it = |entry: &Entry| entry.hash == hash && entry.is_live() && eq(entry.key);
        let Some(mask) = self.index.len().checked_sub(1) else {
            return self.entries.iter().position(is_it);
        };
        let mut place = self.first_place(hash);
        loop {
            match self.index[place] {
                EMPTY => return None,
                GONE => {}
                at if is_it(&self.entries[at as usize]) => return Some(at as usize),
                _ => {}
            }
            place = (place + 1) & mask;
        }
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
            self.entries.retain(Entry::is_live);
            self.index_again();
        }
        let at = u32::try_from(self.entries.len()).expect("a dict has fewer than 2**32 entries");
        self.entries.push(Entry { hash, key, value });
        self.n_live += 1;
        if self.entries.len() <= MAX_UNINDEXED && self.index.is_empty() {
            return;
        }
        if (self.n_filled + 1) * 3 > self.index.len() * 2 {
            self.index_again();
        } else {
            self.put_into_index(hash, at);
        }
    }

    /// Removes the entry at a position and gives it.
    pub fn remove(&mut self, at: usize) -> Entry {
        let entry = self.entries[at];
        if !self.index.is_empty() {
            let mask = self.index.len() - 1;
            let mut place = self.first_place(entry.hash);
            while self.index[place] != at as u32 {
                place = (place + 1) & mask;
            }
            self.index[place] = GONE;
        }
        self.n_live -= 1;
        self.entries[at].key = Value::Undef;
        self.entries[at].value = Value::Undef;
        while self.entries.last().is_some_and(|entry| !entry.is_live()) {
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
            if self.entries[at].is_live() {
                return Some((at, self.entries[at]));
            }
            at += 1;
        }
        None
    }

    /// The live entries, in order of insertion.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.is_live())
    }

    /// Where the search for a hash begins: a product's upper bits depend on all bits of the hash.
    #[inline]
    fn first_place(&self, hash: u64) -> usize {
        const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;
        (hash.wrapping_mul(MULTIPLIER) >> 32) as usize & (self.index.len() - 1)
    }

    fn put_into_index(&mut self, hash: u64, at: u32) {
        let mask = self.index.len() - 1;
        let mut place = self.first_place(hash);
        while self.index[place] != EMPTY {
            place = (place + 1) & mask;
        }
        self.index[place] = at;
        self.n_filled += 1;
    }

    /// Makes the index, with places for twice as many entries.
    fn index_again(&mut self) {
        let n_places = (2 * (self.n_live + 1)).next_power_of_two();
        self.index = vec![EMPTY; n_places.max(4 * MAX_UNINDEXED)];
        self.n_filled = 0;
        for at in 0..self.entries.len() {
            if self.entries[at].is_live() {
                self.put_into_index(self.entries[at].hash, at as u32);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As many operations as it takes to compact and index often, against a list of pairs.
    #[test]
    fn finds_what_is_in_it_in_order_of_insertion() {
        let (mut dict, mut model) = (Dict::default(), Vec::new());
        let mut random = 1_u64;
        for _ in 0..20_000 {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let key = (random >> 33) % 97;
            // Few hashes: many keys share one.
            let hash = key % 31;
            let is_key = |k: Value| k.is_same(Value::Int(key as i64));
            let found = dict.find(hash, is_key);
            let known = model.iter().position(|&(k, _)| k == key);
            assert_eq!(found.is_some(), known.is_some());
            match (found, known, random >> 20 & 3) {
                (Some(at), Some(known), 0..=1) => {
                    assert!(dict.remove(at).value.is_same(Value::Int(model[known].1)));
                    model.remove(known);
                }
                (Some(at), Some(known), _) => {
                    dict.set_value(at, Value::Int(random as i64));
                    model[known].1 = random as i64;
                }
                _ => {
                    dict.push(hash, Value::Int(key as i64), Value::Int(random as i64));
                    model.push((key, random as i64));
                }
            }
            assert_eq!(dict.len(), model.len());
        }
        let entries = dict.iter().zip(&model);
        for (entry, &(key, value)) in entries {
            assert!(entry.key.is_same(Value::Int(key as i64)));
            assert!(entry.value.is_same(Value::Int(value)));
        }
    }
}
