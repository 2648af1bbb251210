//! A name that someone asks for, and whose it can be.

use super::index::Index;
use super::{Term, first_word, last_word, plain};
use crate::names::NameKey;
use rustc_hash::FxHashMap;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// A name asked for: read when a term is there to compare it with, and once for all countries.
pub struct Asked<'a> {
    pub person: &'a str,
    key: OnceCell<Rc<Read>>,
}

/// A name as it is compared, and what an index has it under.
struct Read {
    key: NameKey,
    hashes: Vec<u32>,
}

impl Read {
    fn new(person: &str) -> Read {
        let key = NameKey::new(person, None);
        Read { hashes: key.index_hashes(), key }
    }
}

/// So many names a thread remembers at most.
const REMEMBERED: usize = 1024;

thread_local! {
    /// Names read of late: those of the news come again and again. They change nothing but the time it takes.
    static LATELY: RefCell<FxHashMap<Box<str>, Rc<Read>>> = RefCell::default();
}

fn read(person: &str) -> Rc<Read> {
    LATELY.with_borrow_mut(|known| {
        if let Some(read) = known.get(person) {
            return Rc::clone(read);
        }
        if known.len() >= REMEMBERED {
            known.clear();
        }
        let read = Rc::new(Read::new(person));
        known.insert(person.into(), Rc::clone(&read));
        read
    })
}

impl<'a> Asked<'a> {
    pub fn new(person: &'a str) -> Asked<'a> {
        Asked { person, key: OnceCell::new() }
    }

    fn read(&self) -> &Read {
        self.key.get_or_init(|| read(self.person))
    }

    /// What an index has the name under.
    pub fn hashes(&self) -> &[u32] {
        &self.read().hashes
    }

    pub fn is(&self, person: &str) -> bool {
        self.person == person || self.read().key.compare(&NameKey::new(person, None)).is_same()
    }

    /// Whether it can be the name of a term's holder; most are told apart by what an index has them under.
    fn is_holder(&self, index: &Index, term: u32) -> bool {
        let person = index.terms[term as usize].person;
        // One word that is all of a king's name tells nothing of others who bear it.
        if !person.contains(' ') && self.person.contains(' ')
            || lacks_called_name(person, self.person)
            || adds_and_respells(person, self.person)
        {
            return false;
        }
        self.person == person || {
            let holder = index.holder(term);
            let may = holder.hashes().any(|hash| self.hashes().contains(&hash));
            // `Abdul Hamid`, of which only `Hamid` tells: its bearer is nobody whose given names are told and are others.
            let other_given = || first_word(person) != first_word(self.person);
            let of_one_word = || holder.key().len() == 1 && self.read().key.len() > 1;
            let another = || other_initials(self.person, person) && !is_only_bearer(index, person);
            may && !(other_given() && of_one_word()) && !another() && self.read().key.compare(holder.key()).is_same()
        }
    }

    /// The terms whose holder can bear the name.
    pub fn among<'t>(&self, index: &'t Index, terms: impl Iterator<Item = u32>) -> Vec<&'t Term> {
        // Most people hold several offices.
        let mut known: Vec<(&str, bool)> = Vec::new();
        let mut same = |at: u32| {
            let person: &'t str = index.terms[at as usize].person;
            if let Some(&(_, same)) = known.iter().find(|(name, _)| *name == person) {
                return same;
            }
            let same = self.is_holder(index, at);
            known.push((person, same));
            same
        };
        terms.filter(|&at| same(at)).map(|at| &index.terms[at as usize]).collect()
    }
}

/// Whether a holder goes by the name behind an initial, and the name asked for lacks it: `K. Natwar Singh` is no
/// `Karambir Singh`.
fn lacks_called_name(holder: &str, asked: &str) -> bool {
    let mut names = holder.split(' ');
    let initial = names.next().is_some_and(|first| first.ends_with('.') && first.len() <= 3);
    let called = names.next().filter(|name| initial && !name.ends_with('.') && names.next().is_some());
    called.is_some_and(|called| asked.contains(' ') && !asked.split(' ').any(|name| name == called))
}

/// `Bo Qarvo Kovaks`, who is no `Bo Covacs`: a name that has a word more, written out, and spells another in another way.
fn adds_and_respells(holder: &str, asked: &str) -> bool {
    let (held, told) = (telling_words(holder), telling_words(asked));
    let alike = |word: &String| held.contains(word) || held.iter().any(|other| other.starts_with(&**word));
    let apart = told.iter().filter(|word| !alike(word)).count();
    told.len() == held.len() + 1 && held.len() == 2 && apart == 2 && told.first() == held.first()
}

/// The words of a name that are no particles and no initials, without accents.
fn telling_words(name: &str) -> Vec<String> {
    let words = name.split([' ', '-']).filter(|word| word.chars().count() > MAX_INITIALS);
    words.map(plain).collect()
}

/// Whether nobody else of the table has this person's surname.
fn is_only_bearer(index: &Index, person: &str) -> bool {
    let mut bearers = index.of_surname(last_word(person));
    bearers.all(|at| index.terms[at as usize].person == person)
}

/// `B. K. Lee`, who is neither Bo Lee nor `BR Lee`: of a name in initials alone all of them must be told.
fn other_initials(asked: &str, held: &str) -> bool {
    let Some(held) = initials_alone(held).filter(|_| asked.contains(' ')) else { return false };
    initials_alone(asked).is_none_or(|asked| !asked.starts_with(&held) && !held.starts_with(&asked))
}

/// The initials before a surname, where no given name is written out: `BK` of `B. K. Lee`.
fn initials_alone(name: &str) -> Option<String> {
    let (given, _) = name.rsplit_once(' ')?;
    let initial = |word: &str| {
        let few = word.chars().filter(|c| c.is_alphabetic()).count() <= MAX_INITIALS;
        few && word.chars().all(|c| c.is_uppercase() || c == '.')
    };
    given.split(' ').all(initial).then(|| given.chars().filter(|c| c.is_alphabetic()).collect())
}

/// So many initials stand without a dot: `KPK Lee`.
const MAX_INITIALS: usize = 3;
