//! One stable sort for all types. `sort_by` of the standard library is compiled anew for each type and each order, seven
//! kilobytes a time; what is sorted here is short, so that the way over places costs nothing that shows.

use std::cmp::Ordering;

/// Puts a list in order, as the methods of a slice with the like names do: equals keep their order.
pub trait Order<T> {
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering);

    fn order_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }

    fn order(&mut self)
    where
        T: Ord,
    {
        self.order_by(Ord::cmp);
    }
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, compare: impl Fn(&T, &T) -> Ordering) {
        if self.is_sorted_by(|a, b| compare(a, b).is_le()) {
            return;
        }
        let mut places = sorted(self.len(), &|a, b| compare(&self[a], &self[b]));
        // Each circle of those that change places, once.
        for first in 0..places.len() {
            let mut here = first;
            loop {
                let there = std::mem::replace(&mut places[here], here);
                if there == first {
                    break;
                }
                self.swap(here, there);
                here = there;
            }
        }
    }
}

/// The places of so many things, in their order.
#[inline(never)]
fn sorted(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|&a, &b| compare(a, b));
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_orders_as_a_slice_does(numbers: Vec<(u8, u16)>) {
            let (mut ours, mut theirs) = (numbers.clone(), numbers);
            ours.order_by_key(|&(key, _)| key % 8);
            theirs.sort_by_key(|&(key, _)| key % 8);
            prop_assert_eq!(ours, theirs);
        }
    }
}
