//! Where the verbs near a time put it: before or after the moment of writing.

use super::strings;
use crate::model::{Direction, Meaning, Point, TimeMention};
use crate::rules::Grammar;
use crate::rules::lexicon::ClassId;
use crate::rules::scan::Scan;
use crate::text::{Casing, TokenKind};

/// How far a verb's tense reaches, in tokens.
const REACH: usize = 12;
/// The shortest word that an ending says something of.
const SHORTEST: usize = 5;

/// The words and endings that tell a tense.
pub struct Cues<'g> {
    tense: ClassId,
    endings: Vec<(&'g str, Direction)>,
}

impl<'g> Cues<'g> {
    pub fn new(grammar: &'g Grammar) -> Cues<'g> {
        let endings = |name, direction| strings(grammar, name).map(move |ending| (ending, direction));
        let endings = endings("future_endings", Direction::Future).chain(endings("past_endings", Direction::Past));
        Cues { tense: grammar.class("tense"), endings: endings.collect() }
    }

    /// The direction of the nearest cue; asked only where the expression itself leaves it open.
    pub fn direction(&self, scan: &Scan, mention: &TimeMention) -> Option<Direction> {
        let (first, end) = (mention.tokens.first as usize, mention.tokens.end as usize);
        let open = match &mention.meaning {
            Meaning::Point(point) => is_open(point),
            Meaning::Interval(ends) => is_open(&ends.0),
            _ => false,
        };
        if !open {
            return None;
        }
        let sentence = scan.sentences.get(scan.sentence_of(first))?.tokens();
        (1..=REACH).find_map(|distance| {
            let before = first.checked_sub(distance).filter(|at| *at >= sentence.start);
            let after = Some(end + distance - 1).filter(|at| *at < sentence.end);
            before.and_then(|at| self.cue(scan, at)).or_else(|| after.and_then(|at| self.cue(scan, at)))
        })
    }

    fn cue(&self, scan: &Scan, at: usize) -> Option<Direction> {
        if let Some(mark) = scan.mark(at, self.tense) {
            return Direction::parse(scan.key(mark));
        }
        let token = scan.tokens[at];
        let word = scan.token_text(at);
        if token.kind != TokenKind::Word || token.casing != Casing::Lower || word.len() < SHORTEST {
            return None;
        }
        self.endings.iter().find(|(ending, _)| word.ends_with(ending)).map(|&(_, direction)| direction)
    }
}

fn is_open(point: &Point) -> bool {
    point.year.is_none() && point.within.is_none()
}
