//! Learns from a corpus which lines its sites repeat.
//!
//! A page's near-duplicates are left out, so that a page saved twice does not erase itself. A line that reads as prose
//! must stand on many pages, since stories share sentences; what is a page's title, or names a date, is never learned.

use crate::analysis::Packs;
use crate::clean;
use crate::facts::profile::{ANY_SITE, Profile, site};
use crate::load::Input;
use crate::model::{LineRole, Page, Problem, Source};
use crate::order::Order as _;
use crate::text::{Neighbours, Sketch, squeezed};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

/// What was learned, and from how much.
#[derive(Debug, Default)]
pub struct Learned {
    pub profile: Profile,
    pub read: usize,
    pub near_duplicates: usize,
    pub problems: Vec<Problem>,
}

/// Inputs that are read side by side, and how much text they hold at most.
const BATCH: usize = 128;
const BATCH_BYTES: usize = 8 << 20;

/// Reads every input once, in bounded memory.
pub fn learn(inputs: impl Iterator<Item = Input>, packs: &Packs) -> Learned {
    let mut inputs = inputs.peekable();
    let mut learner = Learner::default();
    while inputs.peek().is_some() {
        let (mut batch, mut bytes) = (Vec::new(), 0);
        while batch.len() < BATCH && bytes < BATCH_BYTES {
            let Some(input) = inputs.next() else { break };
            bytes += input.len();
            batch.push(input);
        }
        let seen: Vec<Result<Seen, Problem>> =
            batch.into_par_iter().map(|i| i.load().map(|s| Seen::of(&s, packs))).collect();
        seen.into_iter().for_each(|seen| learner.add(seen));
    }
    learner.learned()
}

/// What one page tells.
struct Seen {
    site: Option<String>,
    sketch: Option<Sketch>,
    lines: Vec<(String, LineRole)>,
}

/// Longer lines are paragraphs of a story.
const LONGEST: usize = 300;

impl Seen {
    fn of(source: &Source, packs: &Packs) -> Seen {
        let page = clean::clean(source, packs);
        let body = page.blocks.iter().filter(|block| block.role == LineRole::Body);
        let sketch = Sketch::of(body.map(|block| page.text.slice(block.span)));
        Seen { site: site(&source.metadata), sketch, lines: lines(&page) }
    }
}

/// The lines that might be furniture, each once.
fn lines(page: &Page) -> Vec<(String, LineRole)> {
    let may_be = |role| !matches!(role, LineRole::Blank | LineRole::Dateline);
    let candidates = page.lines.iter().filter(|line| may_be(line.role) && line.span.len() <= LONGEST);
    let mut lines: Vec<(String, LineRole)> = candidates
        .map(|line| (squeezed(page.text.slice(line.span)), line.role))
        .filter(|(words, _)| words.chars().any(char::is_alphabetic) && !holds_year(words))
        .collect();
    // Of a line that stands twice the title counts: it may be repeated beside the story.
    lines.order_by(|a, b| a.0.cmp(&b.0).then_with(|| (b.1 == LineRole::Title).cmp(&(a.1 == LineRole::Title))));
    lines.dedup_by(|second, first| second.0 == first.0);
    lines
}

fn holds_year(words: &str) -> bool {
    words.as_bytes().windows(4).any(|digits| digits.iter().all(u8::is_ascii_digit))
}

#[derive(Default)]
struct Learner {
    neighbours: Neighbours,
    sites: FxHashMap<String, Site>,
    learned: Learned,
}

/// What is known of a site so far.
#[derive(Default)]
struct Site {
    pages: usize,
    lines: FxHashMap<u64, Line>,
}

/// On how many pages a line stands, and as what.
#[derive(Default)]
struct Line {
    pages: usize,
    prose: usize,
    titles: usize,
    /// Kept from the second page on: most lines never come again.
    words: Option<Box<str>>,
}

/// Lines of a site that are remembered; beyond, those seen once are forgotten.
const MOST_LINES: usize = 4 << 20;

impl Learner {
    fn add(&mut self, seen: Result<Seen, Problem>) {
        let seen = match seen {
            Ok(seen) => seen,
            Err(problem) => return self.learned.problems.push(problem),
        };
        self.learned.read += 1;
        if let Some(sketch) = seen.sketch {
            if self.neighbours.first_like(&sketch).is_some() {
                self.learned.near_duplicates += 1;
                return;
            }
            self.neighbours.add(sketch);
        }
        let site = self.sites.entry(seen.site.unwrap_or_else(|| ANY_SITE.into())).or_default();
        site.pages += 1;
        seen.lines.into_iter().for_each(|(words, role)| site.add(words, role));
        if site.lines.len() > MOST_LINES {
            site.lines.retain(|_, line| line.pages > 1);
        }
    }

    fn learned(self) -> Learned {
        let mut learned = self.learned;
        for (name, site) in self.sites {
            let repeated = |line: Line| {
                let words = line.words.as_ref().filter(|_| line.is_furniture(site.pages))?;
                Some((words.to_string(), line.pages))
            };
            let lines: std::collections::BTreeMap<String, usize> =
                site.lines.into_values().filter_map(repeated).collect();
            if !lines.is_empty() {
                learned.profile.sites.insert(name, lines);
            }
        }
        learned
    }
}

impl Site {
    fn add(&mut self, words: String, role: LineRole) {
        let mut hasher = FxHasher::default();
        hasher.write(words.as_bytes());
        let line = self.lines.entry(hasher.finish()).or_default();
        line.pages += 1;
        line.prose += usize::from(role == LineRole::Body);
        line.titles += usize::from(role == LineRole::Title);
        if line.pages == 2 {
            line.words = Some(words.into());
        }
    }
}

impl Line {
    /// Three pages, or one of two hundred; of what reads as prose five, and one of five.
    fn is_furniture(&self, pages: usize) -> bool {
        let prose = 2 * self.prose > self.pages;
        let enough = if prose { (pages / 5).max(5) } else { (pages / 200).max(3) };
        // A headline is listed beside other stories; only what heads many pages is none.
        self.pages >= enough && (self.titles == 0 || self.titles >= 3)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    static PACKS: LazyLock<Packs> = LazyLock::new(|| Packs::embedded().expect("the built-in packs load"));

    /// A page whose story is all its own.
    fn page(number: usize) -> String {
        let word = |at: usize| format!("w{}", (number * 7919 + at * 104_729) % 99_991);
        let sentence = |from: usize| format!("Story {}.", (from..from + 12).map(word).collect::<Vec<_>>().join(" "));
        format!("Home of ships\nHeadline of story {}\n{}\n{}\n{}\n", word(1), sentence(2), sentence(30), sentence(60))
    }

    fn profile(pages: &[String]) -> Vec<String> {
        let mut learner = Learner::default();
        for text in pages {
            let source = Source { text: text.clone(), ..Source::default() };
            learner.add(Ok(Seen::of(&source, &PACKS)));
        }
        learner.learned().profile.sites.into_values().flat_map(|lines| lines.into_keys()).collect()
    }

    #[test]
    fn lines_of_many_pages_are_learned_and_a_page_saved_twice_keeps_its_own() {
        let mut pages: Vec<String> = (0..8).map(|n| page(n) + "Ask the harbour for more\n").collect();
        pages.extend([pages[0].clone(), pages[0].clone(), pages[0].clone(), pages[0].clone()]);
        assert_eq!(profile(&pages), ["Ask the harbour for more", "Home of ships"]);
        assert_eq!(profile(&pages[..2]), [""; 0], "two pages are too few");
    }

    #[test]
    fn a_sentence_that_some_stories_share_stays() {
        let shared = "The port has been closed to ships from the north for ten months.\n";
        let pages: Vec<String> = (0..40).map(|n| if n < 6 { page(n) + shared } else { page(n) }).collect();
        assert_eq!(profile(&pages), ["Home of ships"]);
        let pages: Vec<String> = (0..40).map(|n| if n < 9 { page(n) + shared } else { page(n) }).collect();
        assert_eq!(profile(&pages), ["Home of ships", shared.trim()]);
    }
}
