//! Names that are no sides: of goods, of towns, of ships.

use super::Sides;
use crate::analysis::Annotated;
use crate::model::{Category, Decimal, Mention, Use, Weapon};
use crate::rules::lexicon::HYPHEN;
use crate::text::TokenKind;

impl Sides<'_> {
    /// `cinq Agusta`, and not `two Boeing jets`: what a maker makes goes by its name.
    pub(super) fn is_product(&self, mention: &Mention) -> bool {
        let Annotated { numbers, times, weapons, .. } = self.annotated;
        let (first, end) = (mention.tokens.first, mention.tokens.end);
        if !mention.code.ends_with("BUS") || self.annotated.scan.is(first as usize, self.demonym) {
            return false;
        }
        let number = numbers.get(numbers.partition_point(|n| n.tokens.end < first));
        let counts = number.is_some_and(|n| n.tokens.end == first && !n.ordinal && n.value > Decimal::integer(1));
        let time = || times.get(times.partition_point(|t| t.tokens.end < first));
        let arms = || weapons.get(weapons.partition_point(|w| w.tokens.end <= end));
        counts && time().is_none_or(|t| t.tokens.first >= first) && arms().is_none_or(|w| w.phrase.first > end)
    }

    /// `delivered in Gdynia`: a town tells where, and not to whom.
    pub(super) fn is_town(&self, mention: &Mention) -> bool {
        let scan = &self.annotated.scan;
        let first = mention.tokens.first as usize;
        let state = || scan.is(first, self.capital) || scan.is(first, self.country);
        mention.usage == Use::Place && scan.is(first, self.place) && !state()
    }

    /// `la frégate "Mohammed VI"`: a ship bears the name of someone.
    pub(super) fn is_of_ship(&self, mention: &Mention) -> bool {
        let scan = &self.annotated.scan;
        let first = mention.tokens.first as usize;
        let quoted = first > 0 && scan.tokens[first - 1].kind == TokenKind::Mark && scan.word(first - 1) != HYPHEN;
        let weapons = &self.annotated.weapons;
        let before = weapons.partition_point(|w| (w.tokens.end as usize) < first - usize::from(quoted));
        let ship = |w: &Weapon| matches!(w.category, Category::Ships | Category::Submarines);
        let named = mention.usage != Use::Origin && scan.token_text(first.saturating_sub(1)) != ",";
        named && weapons.get(before).is_some_and(|w| w.tokens.end as usize == first - usize::from(quoted) && ship(w))
    }
}
