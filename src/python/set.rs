//! The table behind `set` and `frozenset`. Programs see the order in which a set is iterated, and
//! for ints CPython's order is always the same, so this table puts its entries where CPython's
//! does: open addressing, ten linear probes, then a perturbed jump. It knows neither hashing nor
//! equality of Python values: the caller gives both.

use super::value::Value;

/// Slots looked at after the first before jumping elsewhere.
const LINEAR_PROBES: usize = 9;
/// Slots of an empty set.
const MIN_SLOTS: usize = 8;
/// Above this many elements a table grows by 2, below by 4.
const BIG: usize = 50_000;

/// What is in a slot.
#[derive(Clone, Copy, Debug)]
enum Slot {
    /// Never used.
    Empty,
    /// Had an element.
    Dummy,
    /// Has one.
    Full(SetEntry),
}

/// An element and its hash.
#[derive(Clone, Copy, Debug)]
pub struct SetEntry {
    /// Its hash.
    pub hash: u64,
    /// The element.
    pub key: Value,
}

/// A set in CPython's order.
#[derive(Clone, Debug, Default)]
pub struct Set {
    /// A power of two of them, or none at all while the set is new.
    slots: Vec<Slot>,
    /// Slots that are not `Empty`.
    n_filled: usize,
    /// Slots that are `Full`.
    n_used: usize,
    /// Where `pop` looks next.
    finger: usize,
}

impl Set {
    /// Number of elements.
    #[must_use]
    pub fn len(&self) -> usize {
        self.n_used
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.n_used == 0
    }

    /// The position of the element with this hash that `eq` accepts.
    pub fn find(&self, hash: u64, mut eq: impl FnMut(Value) -> bool) -> Option<usize> {
        if self.slots.is_empty() {
            return None;
        }
        let mut found = None;
        self.probe(hash, |at, slot| match slot {
            Slot::Empty => true,
            Slot::Full(entry) if entry.hash == hash && eq(entry.key) => {
                found = Some(at);
                true
            }
            _ => false,
        });
        found
    }

    /// The element at a position given by `find` or `next_from`.
    ///
    /// # Panics
    /// If there is none.
    #[must_use]
    pub fn entry(&self, at: usize) -> SetEntry {
        match self.slots[at] {
            Slot::Full(entry) => entry,
            _ => panic!("position {at} of a set has an element"),
        }
    }

    /// Adds an element that is known not to be there.
    pub fn push(&mut self, hash: u64, key: Value) {
        if self.slots.is_empty() {
            self.slots = vec![Slot::Empty; MIN_SLOTS];
        }
        self.n_used += 1;
        if let Some(at) = self.last_dummy_before_empty(hash) {
            self.slots[at] = Slot::Full(SetEntry { hash, key });
            return;
        }
        self.insert_into_empty(hash, key);
        self.n_filled += 1;
        if self.n_filled * 5 >= self.mask() * 3 {
            self.grow();
        }
    }

    /// Removes the element at a position and gives it.
    pub fn remove(&mut self, at: usize) -> SetEntry {
        let entry = self.entry(at);
        self.slots[at] = Slot::Dummy;
        self.n_used -= 1;
        entry
    }

    /// Removes the element that `set.pop` takes.
    pub fn pop(&mut self) -> Option<SetEntry> {
        if self.is_empty() {
            return None;
        }
        let mask = self.mask();
        let mut at = self.finger & mask;
        while !matches!(self.slots[at], Slot::Full(_)) {
            at = (at + 1) & mask;
        }
        self.finger = at + 1;
        Some(self.remove(at))
    }

    /// Removes all.
    pub fn clear(&mut self) {
        *self = Set::default();
    }

    /// The first element at or after a position, and its position.
    #[must_use]
    pub fn next_from(&self, at: usize) -> Option<(usize, SetEntry)> {
        (at..self.slots.len()).find_map(|at| match self.slots[at] {
            Slot::Full(entry) => Some((at, entry)),
            _ => None,
        })
    }

    /// The elements.
    pub fn iter(&self) -> impl Iterator<Item = &SetEntry> {
        self.slots.iter().filter_map(|slot| match slot {
            Slot::Full(entry) => Some(entry),
            _ => None,
        })
    }

    /// A copy, as `set(other)` makes it: without dummies, in a table of the size it needs.
    #[must_use]
    pub fn fresh_copy(&self) -> Set {
        let mut copy = Set::default();
        copy.reserve_for(self.len());
        for entry in self.iter() {
            if copy.slots.is_empty() {
                copy.slots = vec![Slot::Empty; MIN_SLOTS];
            }
            copy.insert_into_empty(entry.hash, entry.key);
            copy.n_filled += 1;
            copy.n_used += 1;
        }
        if copy.slots.len() == self.slots.len() && self.n_filled == self.n_used {
            copy.slots.clone_from(&self.slots);
        }
        copy
    }

    /// Makes room before `n_more` elements of a set or dict are added at once.
    pub fn reserve_for(&mut self, n_more: usize) {
        let mask = self.slots.len().max(MIN_SLOTS) - 1;
        if n_more > 0 && (self.n_filled + n_more) * 5 >= mask * 3 {
            self.resize((self.n_used + n_more) * 2);
        }
    }

    /// Shrinks the table when many of its slots are dummies, as after `difference_update`.
    pub fn drop_dummies(&mut self) {
        if !self.slots.is_empty() && self.n_filled - self.n_used > self.mask() / 4 {
            self.grow();
        }
    }

    fn mask(&self) -> usize {
        self.slots.len() - 1
    }

    fn grow(&mut self) {
        let factor = if self.n_used > BIG { 2 } else { 4 };
        self.resize(self.n_used * factor);
    }

    fn resize(&mut self, min_used: usize) {
        let mut n_slots = MIN_SLOTS;
        while n_slots <= min_used {
            n_slots *= 2;
        }
        let old = std::mem::replace(&mut self.slots, vec![Slot::Empty; n_slots]);
        for slot in old {
            if let Slot::Full(entry) = slot {
                self.insert_into_empty(entry.hash, entry.key);
            }
        }
        self.n_filled = self.n_used;
    }

    /// CPython uses a dummy again: the last one that the search for the element came by.
    fn last_dummy_before_empty(&self, hash: u64) -> Option<usize> {
        if self.n_filled == self.n_used - 1 {
            return None;
        }
        let mut dummy = None;
        self.probe(hash, |at, slot| {
            if matches!(slot, Slot::Dummy) {
                dummy = Some(at);
            }
            matches!(slot, Slot::Empty)
        });
        dummy
    }

    fn insert_into_empty(&mut self, hash: u64, key: Value) {
        let mut free = None;
        self.probe(hash, |at, slot| {
            free = Some(at);
            matches!(slot, Slot::Empty)
        });
        let at = free.expect("a set's table is never full");
        self.slots[at] = Slot::Full(SetEntry { hash, key });
    }

    /// Visits slots in probing order until `visit` says stop.
    fn probe(&self, hash: u64, mut visit: impl FnMut(usize, &Slot) -> bool) {
        let mask = self.mask();
        let mut perturb = hash;
        let mut first = hash as usize & mask;
        loop {
            let n_more = if first + LINEAR_PROBES <= mask {
                LINEAR_PROBES
            } else {
                0
            };
            for at in first..=first + n_more {
                if visit(at, &self.slots[at]) {
                    return;
                }
            }
            perturb >>= 5;
            first = first
                .wrapping_mul(5)
                .wrapping_add(1)
                .wrapping_add(perturb as usize)
                & mask;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(set: &Set) -> Vec<i64> {
        set.iter()
            .map(|e| match e.key {
                Value::Int(i) => i,
                other => panic!("{other:?}"),
            })
            .collect()
    }

    fn set_of(items: &[i64]) -> Set {
        let mut set = Set::default();
        for &i in items {
            set.push(i as u64, Value::Int(i));
        }
        set
    }

    // Expected orders are what CPython 3.11 prints.
    #[test]
    fn ints_come_in_cpythons_order() {
        assert_eq!(order(&set_of(&[3, 1, 2])), [1, 2, 3]);
        assert_eq!(order(&set_of(&[8, 0, 16])), [8, 0, 16]);
        assert_eq!(order(&set_of(&[100, 5, 33, 7])), [33, 100, 5, 7]);
    }

    #[test]
    fn growing_keeps_cpythons_order() {
        let squares: Vec<i64> = (0..10).map(|i| i * i).collect();
        assert_eq!(
            order(&set_of(&squares)),
            [0, 1, 64, 4, 36, 9, 16, 49, 81, 25]
        );
    }

    #[test]
    fn dummies_are_used_again() {
        let mut set = set_of(&[0, 8, 16]);
        for gone in [0, 8] {
            let at = set.find(gone, |_| true).expect("it is there");
            set.remove(at);
        }
        set.push(24, Value::Int(24));
        set.push(32, Value::Int(32));
        assert_eq!(order(&set), [32, 24, 16]);
    }

    #[test]
    fn pop_takes_from_the_front() {
        let mut set = set_of(&[5, 1, 3]);
        assert!(matches!(set.pop().map(|e| e.key), Some(Value::Int(1))));
        assert!(matches!(set.pop().map(|e| e.key), Some(Value::Int(3))));
        assert_eq!(set.len(), 1);
    }
}
