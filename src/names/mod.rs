//! Names of people: whether two spellings can be one person, whatever the romanisation.
//!
//! A name is folded (`fold`), each word of it is read under every romanisation system that it shows evidence for
//! (`reading`), what those systems disagree on is erased (`key`), and whole names are compared word by word (`whole`).
//! Two words meet when they share a reading; there is no edit distance, which is what keeps Lavrov from Larov.
//! The module knows spellings only: titles, countries, dates and sentences are the caller's business.
//!
//! ```
//! use corpus::names::same_name;
//! assert_eq!(same_name("Boris Jelzin", "Boris Eltsine").to_string(), "same\tde: j=i z=ts, en: ts e");
//! assert!(!same_name("Sergei Lavrov", "Sergei Larov").is_same());
//! ```

mod data;
mod english;
mod fold;
mod kept;
mod key;
mod parts;
mod reading;
mod recent;
mod verdict;
mod whole;

pub use data::{GROUPS, digest};
pub use english::in_english;
pub use verdict::Verdict;
pub use whole::{NameKey, one_vowel_apart};

/// Reads the pack now rather than when a name is first asked about.
pub fn prepare() {
    data::data();
}

/// Whether two names, written anyhow, can be one person.
pub fn same_name(a: &str, b: &str) -> Verdict {
    NameKey::new(a, None).compare(&NameKey::new(b, None))
}

/// The index keys of a name: two names that can be one person share at least one.
pub fn keys(name: &str, language: Option<&str>) -> Vec<String> {
    NameKey::new(name, language).index()
}

#[cfg(test)]
mod tests;
