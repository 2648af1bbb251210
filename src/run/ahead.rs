//! Reads ahead of the analysis, in bounded memory: what was read is analysed at once, even where more is slow to come.

use crate::load::Input;
use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard};

/// How many inputs wait at most.
const WAITING: usize = 256;
/// How much text these hold at most, so that memory stays bounded whatever their size: records of what is analysed side
/// by side take several times as much.
const WAITING_BYTES: usize = 1 << 20;

/// Inputs between the one who reads and the one who analyses.
#[derive(Default)]
pub struct Ahead {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Input>,
    bytes: usize,
    /// Nothing more will come, or nothing more is wanted.
    ended: bool,
}

impl Ahead {
    /// Reads until the end, or until nobody wants more.
    pub fn fill(&self, inputs: impl Iterator<Item = Input>) {
        let _end = End(self);
        for input in inputs {
            let mut state = self.lock();
            let bytes = input.len();
            while state.is_full(bytes) && !state.ended {
                state = self.changed.wait(state).expect("no thread panics with the lock held");
            }
            if state.ended {
                return;
            }
            state.bytes += bytes;
            state.waiting.push_back(input);
            self.changed.notify_all();
        }
    }

    /// All that has been read by now, at least one input; none at the end.
    pub fn take(&self) -> Vec<Input> {
        let mut state = self.lock();
        while state.waiting.is_empty() && !state.ended {
            state = self.changed.wait(state).expect("no thread panics with the lock held");
        }
        state.bytes = 0;
        self.changed.notify_all();
        state.waiting.drain(..).collect()
    }

    /// Whoever holds this is the last to work on the queue: once dropped, nothing more comes or is wanted.
    pub fn until_dropped(&self) -> End<'_> {
        End(self)
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no thread panics with the lock held")
    }
}

impl State {
    fn is_full(&self, bytes: usize) -> bool {
        !self.waiting.is_empty() && (self.waiting.len() >= WAITING || self.bytes + bytes > WAITING_BYTES)
    }
}

/// Ends the queue when dropped, also where its holder failed.
pub struct End<'a>(&'a Ahead);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.lock().ended = true;
        self.0.changed.notify_all();
    }
}
