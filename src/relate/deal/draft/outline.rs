//! What one clause tells, before it is a deal of its own or part of another.

use super::{Place, Reader};
use crate::model::{Country, DealKind, DealStatus, RuleId, Tokens};
use crate::relate::deal::goods::Goods;
use crate::relate::deal::side::Side;
use crate::rules::lexicon::WordId;
use crate::text::Span;

/// What a clause tells.
#[derive(Clone, Debug)]
pub(in crate::relate::deal) struct Draft {
    pub rule: RuleId,
    pub cue: Tokens,
    pub span: Span,
    pub headline: bool,
    pub supplier: Option<Side>,
    pub recipient: Option<Side>,
    /// The supplier that the goods' origin gives.
    pub origin: Option<Country>,
    /// Who made goods that are no longer new.
    pub made_used: Option<Country>,
    pub kind: DealKind,
    pub status: DealStatus,
    pub goods: Vec<Goods>,
    pub option: bool,
    pub value: Option<u32>,
    pub financing: Option<u32>,
    pub time: Option<u32>,
    /// Nothing but a paper and its worth, or a list of goods: it belongs to a deal told before.
    pub of_last: bool,
    /// It speaks of a paper or a deed that is known: `the contract`, `the package`.
    pub definite: bool,
    /// Goods that are still to be brought: whether they are ordered is left open.
    pub brings: bool,
    /// The goods had an owner before, who is another than the buyer: `buys back`.
    pub resold: bool,
    /// Two who sign a paper, where nothing tells yet which of them supplies.
    pub between: Option<(Country, Country)>,
    /// The goods go to a body that is no country: `to NATO`.
    pub to_body: bool,
    /// Nobody acts in its clause but who supplies.
    pub alone: bool,
    /// Aid or a package whose goods are still to be told: nothing where none follow.
    pub needs_goods: bool,
    /// All its goods go back to what was told before: `the jets`, `the first F-35s`.
    pub back: bool,
    /// It names neither side: a deal only where the article tells who gets the goods.
    pub tentative: bool,
    /// Ships or planes that are merely sent: a deal where the article tells that such are handed over.
    pub sent: bool,
    /// Who acts is a pronoun: `they will also send`.
    pub by_pronoun: bool,
    /// Who supplies is a pronoun.
    pub gives: bool,
    /// Whoever is quoted gives, or gets where this is false.
    pub by_speaker: Option<bool>,
    /// It comes on top of what was told right before: `also ordered`.
    pub also: bool,
    /// Many give, or it is not told who.
    pub of_many: bool,
    /// Told by a gerund or behind `after` beside another deed, or all that was sold since: `while also giving shells to Chad`.
    pub in_passing: bool,
    /// Nothing but a noun for a trade in arms of any kind: `arms sales to Chad`.
    pub is_trade: bool,
    /// It tells what comes under a paper told before: `under the agreement, Chad will also get trucks`.
    pub under_paper: bool,
    /// It speaks of another of its sort: no part of what was told before.
    pub another: bool,
    /// A plan that was given up for another: `originally planned to buy`.
    pub former: bool,
    /// No word says how far it has come: a mere noun.
    pub untold: bool,
    /// A verb of bringing tells it: `receives jets`.
    pub carries: bool,
    /// One shipment that came, of whatever goods: `received a consignment of arms`.
    pub lot: bool,
    /// The number of its sentence.
    pub sentence: u32,
    /// Names in capitals that stand in its sentence: a programme, a paper.
    pub names: Vec<WordId>,
}

impl Draft {
    /// Do supplier and recipient differ, as far as they are known?
    pub fn origin_differs(&self) -> bool {
        let supplier = self.supplier.map(|s| s.country).or(self.origin);
        supplier.is_none() || supplier != self.recipient.map(|r| r.country)
    }
}

impl Reader<'_> {
    /// A draft of this clause that tells nothing yet.
    pub(super) fn blank(&self, place: Place) -> Draft {
        Draft {
            rule: RuleId::MAX,
            cue: place.clause,
            span: Span::default(),
            headline: place.headline,
            supplier: None,
            recipient: None,
            origin: None,
            made_used: None,
            kind: DealKind::Sale,
            status: DealStatus::Planned,
            goods: Vec::new(),
            option: false,
            value: None,
            financing: None,
            time: None,
            of_last: false,
            definite: false,
            brings: false,
            resold: false,
            between: None,
            to_body: false,
            alone: false,
            needs_goods: false,
            back: false,
            tentative: false,
            sent: false,
            by_pronoun: false,
            gives: false,
            in_passing: false,
            is_trade: false,
            also: false,
            of_many: false,
            by_speaker: None,
            another: false,
            under_paper: false,
            former: false,
            untold: false,
            lot: false,
            carries: false,
            sentence: place.number,
            names: self.names(place.whole),
        }
    }
}
