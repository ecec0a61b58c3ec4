//! Pipes between processes: first in, first out, with or without a capacity. What is in a message only
//! the guest knows.

use std::collections::VecDeque;

use super::guest::Message;
use super::sync::WaitQueue;

/// One pipe.
#[derive(Clone, Debug, PartialEq)]
pub struct Pipe {
    /// How many messages fit, 0 if any number does.
    pub capacity: u32,
    /// The messages, first to be received first.
    pub messages: VecDeque<Message>,
    pub(super) receivers: WaitQueue,
    pub(super) senders: WaitQueue,
}

impl Pipe {
    /// An empty pipe.
    #[must_use]
    pub fn new(capacity: u32) -> Self {
        Pipe {
            capacity,
            messages: VecDeque::new(),
            receivers: WaitQueue::default(),
            senders: WaitQueue::default(),
        }
    }

    /// Whether another message has room.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.capacity == 0 || self.messages.len() < self.capacity as usize
    }
}
