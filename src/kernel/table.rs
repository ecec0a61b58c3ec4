//! A growing table whose clones share what they do not change. Cloning costs one pointer; the first change
//! after that copies the spine (a pointer for each chunk) and one chunk.

use std::rc::Rc;

/// Items in a chunk.
pub(super) const CHUNK: usize = 32;

/// The table.
#[derive(Clone, Debug)]
pub(super) struct Table<T> {
    chunks: Rc<Vec<Rc<Vec<T>>>>,
    len: usize,
}

impl<T: Clone> Table<T> {
    pub fn new() -> Self {
        Table {
            chunks: Rc::new(Vec::new()),
            len: 0,
        }
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn push(&mut self, item: T) {
        let chunks = Rc::make_mut(&mut self.chunks);
        if self.len.is_multiple_of(CHUNK) {
            chunks.push(Rc::new(Vec::with_capacity(CHUNK)));
        }
        let last = chunks.last_mut().expect("a chunk was pushed when needed");
        Rc::make_mut(last).push(item);
        self.len += 1;
    }

    #[inline]
    pub fn get(&self, index: usize) -> &T {
        &self.chunks[index / CHUNK][index % CHUNK]
    }

    pub fn find(&self, index: usize) -> Option<&T> {
        self.chunks.get(index / CHUNK)?.get(index % CHUNK)
    }

    #[inline]
    pub fn edit(&mut self, index: usize) -> &mut T {
        let chunk = &mut Rc::make_mut(&mut self.chunks)[index / CHUNK];
        &mut Rc::make_mut(chunk)[index % CHUNK]
    }

    /// Bytes that this table has and `other` does not share; `size_of_item` is given an item and its
    /// twin in a copy of the chunk.
    pub fn unshared_bytes(
        &self,
        other: Option<&Table<T>>,
        size_of_item: impl Fn(&T, Option<&T>) -> u64,
    ) -> u64 {
        if other.is_some_and(|other| Rc::ptr_eq(&self.chunks, &other.chunks)) {
            return 0;
        }
        let mut bytes = (self.chunks.len() * size_of::<Rc<Vec<T>>>()) as u64;
        for (index, chunk) in self.chunks.iter().enumerate() {
            let twin = other.and_then(|other| other.chunks.get(index));
            if twin.is_some_and(|twin| Rc::ptr_eq(chunk, twin)) {
                continue;
            }
            let items = chunk.iter().enumerate();
            let of_items =
                items.map(|(i, item)| size_of_item(item, twin.and_then(|twin| twin.get(i))));
            bytes += (chunk.capacity() * size_of::<T>()) as u64 + of_items.sum::<u64>();
        }
        bytes
    }

    /// The chunks: one that is the same object as before holds what it held, as long as somebody
    /// keeps it.
    pub fn chunks(&self) -> impl Iterator<Item = &Rc<Vec<T>>> {
        self.chunks.iter()
    }

    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }
}

/// A value that clones share until one of them changes it.
#[derive(Clone, Debug, Default)]
pub(super) struct Shared<T>(Rc<T>);

impl<T: Clone> Shared<T> {
    pub fn new(value: T) -> Self {
        Shared(Rc::new(value))
    }

    pub fn edit(&mut self) -> &mut T {
        Rc::make_mut(&mut self.0)
    }

    /// `bytes`, unless it is the same object.
    pub fn unshared_bytes(&self, other: Option<&Shared<T>>, bytes: usize) -> u64 {
        match other {
            Some(other) if Rc::ptr_eq(&self.0, &other.0) => 0,
            _ => bytes as u64,
        }
    }
}

impl<T> std::ops::Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
