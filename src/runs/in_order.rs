//! Work on all cores whose results come in the order of the items, however long each takes.
//!
//! A few results are held back while an earlier one is still missing, and no more: the workers wait
//! for the consumer, so that memory does not grow with the number of items.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// How many items each worker may be ahead of the consumer.
const AHEAD: usize = 4;

/// The stack of a worker: that of a main thread, for which the readers are bounded.
const STACK: usize = 8 << 20;

/// Hands the result of `work` for each item to `consume`, in the order of the items.
///
/// `work` must not panic; a worker that is gone would leave its item missing.
pub fn in_order<T: Sync, R: Send>(
    items: &[T],
    jobs: NonZeroUsize,
    work: impl Fn(&T) -> R + Sync,
    mut consume: impl FnMut(&T, R),
) {
    let jobs = jobs.get().min(items.len());
    if jobs <= 1 {
        for item in items {
            consume(item, work(item));
        }
        return;
    }
    let queue = Queue::new(items.len(), jobs * AHEAD);
    thread::scope(|scope| {
        let started = (0..jobs)
            .filter(|_| {
                let worker = || queue.work(items, &work);
                thread::Builder::new().stack_size(STACK).spawn_scoped(scope, worker).is_ok()
            })
            .count();
        for (index, item) in items.iter().enumerate() {
            // Where no thread is to be had, the lists are checked all the same.
            let result = if started == 0 { work(item) } else { queue.take(index) };
            consume(item, result);
        }
    });
}

struct Queue<R> {
    next: AtomicUsize,
    items: usize,
    window: usize,
    state: Mutex<QueueState<R>>,
    changed: Condvar,
}

struct QueueState<R> {
    done: BTreeMap<usize, R>,
    /// How many were taken.
    taken: usize,
}

impl<R: Send> Queue<R> {
    fn new(items: usize, window: usize) -> Self {
        Self {
            next: AtomicUsize::new(0),
            items,
            window,
            state: Mutex::new(QueueState { done: BTreeMap::new(), taken: 0 }),
            changed: Condvar::new(),
        }
    }

    fn work<T>(&self, items: &[T], work: &impl Fn(&T) -> R) {
        loop {
            let index = self.next.fetch_add(1, Ordering::Relaxed);
            if index >= self.items {
                return;
            }
            let mut state = self.lock();
            while index >= state.taken + self.window {
                state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
            drop(state);
            let result = work(&items[index]);
            self.lock().done.insert(index, result);
            self.changed.notify_all();
        }
    }

    fn take(&self, index: usize) -> R {
        let mut state = self.lock();
        loop {
            if let Some(result) = state.done.remove(&index) {
                state.taken = index + 1;
                drop(state);
                self.changed.notify_all();
                return result;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn lock(&self) -> MutexGuard<'_, QueueState<R>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn squares(jobs: usize) -> Vec<usize> {
        let items: Vec<usize> = (0..500).collect();
        let mut seen = Vec::new();
        let work = |item: &usize| {
            // Some take longer than those behind them.
            if item.is_multiple_of(7) {
                thread::sleep(std::time::Duration::from_micros(300));
            }
            item * item
        };
        in_order(&items, NonZeroUsize::new(jobs).unwrap(), work, |item, square| {
            assert_eq!(item * item, square);
            seen.push(square);
        });
        seen
    }

    #[test]
    fn results_come_in_the_order_of_the_items_whatever_the_number_of_threads() {
        let alone = squares(1);
        assert_eq!(alone.len(), 500);
        assert!(alone.is_sorted());
        for jobs in [2, 3, 16, 1000] {
            assert_eq!(squares(jobs), alone, "{jobs} jobs");
        }
    }

    #[test]
    fn a_slow_consumer_holds_the_workers_back() {
        let items: Vec<usize> = (0..200).collect();
        let begun = AtomicUsize::new(0);
        let work = |item: &usize| {
            begun.fetch_add(1, Ordering::Relaxed);
            *item
        };
        let mut most_ahead = 0;
        in_order(&items, NonZeroUsize::new(4).unwrap(), work, |item, _| {
            thread::sleep(std::time::Duration::from_micros(200));
            most_ahead = most_ahead.max(begun.load(Ordering::Relaxed).saturating_sub(*item));
        });
        assert!(most_ahead <= 4 * AHEAD + 4 + 1, "{most_ahead}");
    }
}
