//! What stages make of a grammar, kept beside it: the numbers of the words that they ask for by name are looked up once a
//! run and not once an article.

use rustc_hash::FxHashMap;
use std::any::{Any, TypeId};
use std::fmt;
use std::sync::{PoisonError, RwLock};

/// One value of each type that some stage made of the grammar. Grammars are few and last as long as the program, and so
/// do these.
#[derive(Default)]
pub struct Derived(RwLock<FxHashMap<TypeId, Made>>);

type Made = &'static (dyn Any + Send + Sync);

impl Derived {
    /// The value of this type; made where it is first asked for.
    pub fn get_or_make<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> &'static T {
        if let Some(known) = self.known(TypeId::of::<T>()).and_then(|known| known.downcast_ref()) {
            return known;
        }
        // Two threads may both make one: each has one that is right.
        let made: &'static T = Box::leak(Box::new(make()));
        self.keep(TypeId::of::<T>(), made);
        made
    }

    fn known(&self, of: TypeId) -> Option<Made> {
        // A panic elsewhere leaves no value half made.
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(&of).copied()
    }

    fn keep(&self, of: TypeId, made: Made) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(of, made);
    }
}

/// A copy of a grammar may be changed: nothing is derived from it yet.
impl Clone for Derived {
    fn clone(&self) -> Derived {
        Derived::default()
    }
}

impl fmt::Debug for Derived {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Derived").finish_non_exhaustive()
    }
}
