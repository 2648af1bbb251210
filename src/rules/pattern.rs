//! The pattern language of rules, and its matcher.
//!
//! ```text
//! {month}            a mark of this class          {m:month}     the same, captured as `m`
//! {month=5}          with this key; {unit=day|week} with one of these
//! of                 this word, in any case; a capital asks for a capital
//! x?                 x or nothing                  (a b|c)       one of these
//! @when(…)           captured as `when`            ~             no white space before the next element
//! ...                a gap of up to three tokens   ...8          of up to eight
//! ```
//!
//! A pattern never crosses a sentence. Of several ways to match, the longest wins.

mod parse;

use super::ahead::{Ahead, Course, Here};
use super::lexicon::{ClassId, Lexicon, WordId};
use super::scan::{Mark, Scan};
use crate::text::{Casing, Span};
use anyhow::{Result, bail};

/// A compiled pattern.
#[derive(Clone, Debug)]
pub struct Pattern {
    nodes: Vec<Node>,
    /// For each node what must stand where it is reached.
    ahead: Vec<Ahead>,
    names: Vec<&'static str>,
}

/// One step of the matcher: what must hold, and the node that comes next.
#[derive(Clone, Debug)]
enum Node {
    Word { word: WordId, casing: Casing },
    Class { class: ClassId, keys: Box<[&'static str]>, name: u8 },
    Glued,
    Gap(u8),
    Open(u8),
    Close(u8),
    Split(u16),
    Jump(u16),
    Match,
}

/// A captured part of a match: its tokens, and the mark where it was a class.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Capture {
    name: u8,
    pub first: u32,
    pub end: u32,
    pub mark: Option<u32>,
}

/// Where a pattern matched.
#[derive(Clone, Debug, Default)]
pub struct Match {
    pub first: u32,
    /// One past the last token.
    pub end: u32,
    pub captures: Vec<Capture>,
}

/// What a match can begin with.
#[derive(Clone, Debug, Default)]
pub struct Heads {
    /// Each with what can follow it.
    pub words: Vec<(WordId, Course)>,
    pub classes: Vec<(ClassId, Course)>,
}

const MAX_STEPS: usize = 4096;

impl Pattern {
    /// Reads a pattern; its words and classes are entered into `lexicon`.
    pub fn parse(source: &'static str, lexicon: &mut Lexicon) -> Result<Pattern> {
        let (mut nodes, names) = parse::nodes(source, lexicon)?;
        nodes.push(Node::Match);
        Ok(Pattern { ahead: aheads(&nodes), nodes, names })
    }

    /// What a match can begin with; an error where that is anything.
    pub fn heads(&self) -> Result<Heads> {
        if self.ahead.first().is_none_or(|ahead| ahead.open) {
            bail!("a pattern must begin with a word or a class");
        }
        let mut heads = Heads::default();
        for at in reached(&self.nodes, 0) {
            match &self.nodes[at] {
                Node::Word { word, .. } => heads.words.push((*word, self.course(at + 1))),
                Node::Class { class, .. } => heads.classes.push((*class, self.course(at + 1))),
                _ => {}
            }
        }
        Ok(heads)
    }

    /// What must stand for the next elements from a node on.
    fn course(&self, node: usize) -> Course {
        let mut open = vec![node];
        let mut ended = false;
        [(); 3].map(|()| {
            let all = open.iter().fold(Ahead::default(), |all, &at| all.or(&self.ahead[at]));
            ended |= all.open;
            open = open.iter().flat_map(|&at| reached(&self.nodes, at)).map(|at| at + 1).collect();
            open.sort_unstable();
            open.dedup();
            open.retain(|&at| at < self.nodes.len());
            Ahead { open: ended, ..all }
        })
    }

    /// Where the longest match ends that begins at token `first` and ends by `to`, if that is behind `beaten`; what it
    /// captured is left in `room`.
    pub fn longest(&self, scan: &Scan, first: usize, to: usize, beaten: usize, room: &mut Room) -> Option<usize> {
        room.captures.clear();
        let mut machine = Machine { pattern: self, scan, to, steps: 0, longest: beaten, room };
        machine.run(0, first);
        Some(machine.longest).filter(|&end| end > beaten)
    }

    /// Does the pattern capture something under this name?
    pub fn names(&self, name: &str) -> bool {
        self.name(name).is_some()
    }

    fn name(&self, name: &str) -> Option<u8> {
        self.names.iter().position(|n| *n == name).map(|n| n as u8)
    }

    /// The capture of this name.
    pub fn capture(&self, found: &Match, name: &str) -> Option<Capture> {
        let name = self.name(name)?;
        found.captures.iter().find(|c| c.name == name).copied()
    }

    /// Every capture with its name, in order.
    pub fn named<'m>(&'m self, found: &'m Match) -> impl Iterator<Item = (&'m str, Capture)> + 'm {
        found.captures.iter().map(|c| (self.names[c.name as usize], *c))
    }

    /// All captures of this name, in order.
    pub fn captures<'m>(&self, found: &'m Match, name: &str) -> impl Iterator<Item = Capture> + use<'m> {
        let name = self.name(name);
        found.captures.iter().filter(move |c| Some(c.name) == name).copied()
    }
}

/// The nodes that ask something, reached from a node before any token is read.
fn reached(nodes: &[Node], from: usize) -> impl Iterator<Item = usize> {
    let mut seen = vec![false; nodes.len()];
    let mut open = vec![from];
    std::iter::from_fn(move || {
        while let Some(at) = open.pop() {
            if std::mem::replace(&mut seen[at], true) {
                continue;
            }
            match &nodes[at] {
                Node::Glued | Node::Open(_) | Node::Close(_) => open.push(at + 1),
                Node::Split(other) => open.extend([at + 1, *other as usize]),
                Node::Jump(to) => open.push(*to as usize),
                _ => return Some(at),
            }
        }
        None
    })
}

/// For each node what must stand where it is reached: from the last to the first, since all targets lie behind.
fn aheads(nodes: &[Node]) -> Vec<Ahead> {
    let mut all = vec![Ahead::default(); nodes.len()];
    for (at, node) in nodes.iter().enumerate().rev() {
        all[at] = match node {
            Node::Word { word, .. } => Ahead::of_word(*word),
            Node::Class { class, .. } => Ahead::of_class(*class),
            Node::Glued | Node::Open(_) | Node::Close(_) => all[at + 1].clone(),
            Node::Split(other) => all[at + 1].clone().or(&all[usize::from(*other)]),
            Node::Jump(to) => all[usize::from(*to)].clone(),
            Node::Gap(_) | Node::Match => Ahead::anything(),
        };
    }
    all
}

/// Room for captures, used for one pattern after another: those under way, and those of the longest match so far.
#[derive(Default)]
pub struct Room {
    captures: Vec<Capture>,
    pub longest: Vec<Capture>,
}

struct Machine<'a> {
    pattern: &'a Pattern,
    scan: &'a Scan<'a>,
    to: usize,
    steps: usize,
    /// Where the longest match so far ends.
    longest: usize,
    room: &'a mut Room,
}

impl Machine<'_> {
    fn run(&mut self, mut node: usize, mut at: usize) {
        let kept = self.room.captures.len();
        loop {
            self.steps += 1;
            if self.steps > MAX_STEPS {
                break;
            }
            match &self.pattern.nodes[node] {
                Node::Match => {
                    if at > self.longest {
                        self.longest = at;
                        self.room.longest.clone_from(&self.room.captures);
                    }
                    break;
                }
                Node::Word { word, casing } => {
                    if at >= self.to || self.scan.word(at) != *word || !allows(*casing, self.scan.tokens[at].casing) {
                        break;
                    }
                    at += 1;
                    node += 1;
                }
                Node::Class { class, keys, name } => {
                    if at >= self.to || !self.scan.may_be(at, *class) {
                        break;
                    }
                    let capture = |(id, end)| Capture { name: *name, first: at as u32, end, mark: Some(id) };
                    let mut last = None;
                    // Of several ways the last one is gone here, the others each on its own.
                    for (id, mark) in self.scan.marks_at(at) {
                        if mark.class != *class || !self.goes_on(node, mark, keys) {
                            continue;
                        }
                        if let Some(before) = last.replace((id, mark.end)) {
                            self.room.captures.push(capture(before));
                            self.run(node + 1, before.1 as usize);
                            self.room.captures.pop();
                        }
                    }
                    let Some(last) = last else { break };
                    self.room.captures.push(capture(last));
                    (node, at) = (node + 1, last.1 as usize);
                }
                Node::Glued => {
                    if at >= self.to || !self.scan.tokens[at].glued {
                        break;
                    }
                    node += 1;
                }
                Node::Gap(most) => {
                    for skip in 0..=*most as usize {
                        if at + skip <= self.to && self.fits(node + 1, at + skip) {
                            self.run(node + 1, at + skip);
                        }
                    }
                    break;
                }
                Node::Open(name) => {
                    self.room.captures.push(Capture { name: *name, first: at as u32, end: u32::MAX, mark: None });
                    node += 1;
                }
                Node::Close(name) => {
                    let open = self.room.captures.iter().rposition(|c| c.name == *name && c.end == u32::MAX);
                    let Some(open) = open else { break };
                    self.room.captures[open].end = at as u32;
                    self.run(node + 1, at);
                    self.room.captures[open].end = u32::MAX;
                    break;
                }
                Node::Split(other) => {
                    let other = *other as usize;
                    let here = Here::new(self.scan, at, self.to);
                    let fits = |node: usize| self.pattern.ahead[node].fits(&here);
                    node = match (fits(node + 1), fits(other)) {
                        (true, true) => {
                            self.run(node + 1, at);
                            other
                        }
                        (true, false) => node + 1,
                        (false, true) => other,
                        (false, false) => break,
                    };
                }
                Node::Jump(to) => node = *to as usize,
            }
        }
        self.room.captures.truncate(kept);
    }

    fn fits(&self, node: usize, at: usize) -> bool {
        self.pattern.ahead[node].fits(&Here::new(self.scan, at, self.to))
    }

    /// Does a class node take a mark of its class, and can a match go on behind it?
    fn goes_on(&self, node: usize, mark: Mark, keys: &[&'static str]) -> bool {
        let end = mark.end as usize;
        end <= self.to && self.fits(node + 1, end) && (keys.is_empty() || keys.contains(&self.scan.key(mark)))
    }
}

fn allows(wanted: Casing, got: Casing) -> bool {
    wanted == Casing::Lower || got == Casing::Upper || got == wanted
}

impl Match {
    /// The bytes that the match covers.
    pub fn span(&self, scan: &Scan) -> Span {
        scan.span(self.first as usize, self.end as usize)
    }
}
