//! What is only a game, or a story: sport, films, the stage, whose victories and attacks are none of this.

use super::Reader;
use crate::rules::frame::Frame;

/// An article is about a pastime where it says so this often, and once in so many tokens.
const PASTIME: usize = 4;
const PASTIME_SHARE: usize = 40;

impl Reader<'_> {
    /// Is the article about a pastime?
    pub(super) fn is_pastime(&self) -> bool {
        let scan = &self.annotated.scan;
        let told = (0..scan.tokens.len()).filter(|&t| scan.is(t, self.classes.pastime)).count();
        told >= PASTIME && told * PASTIME_SHARE >= scan.tokens.len()
    }

    /// `Chad attacked from the start and Mali's goalkeeper …`: a deed that games have as well, in a sentence with a word that
    /// only games have.
    pub(super) fn is_played(&self, frame: &Frame, token: u32) -> bool {
        let scan = &self.annotated.scan;
        let sentence = || scan.sentences[scan.sentence_of(token as usize)].tokens();
        frame.has("played") && sentence().any(|t| scan.is(t, self.classes.game))
    }
}
