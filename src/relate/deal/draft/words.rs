//! The classes of words that a clause is read by.

use crate::analysis::Annotated;
use crate::rules::lexicon::ClassId;

/// The classes, by what they are for.
pub(super) struct Words {
    pub military: ClassId,
    pub rumour: ClassId,
    pub option: ClassId,
    pub licence: ClassId,
    pub against: ClassId,
    pub many: ClassId,
    pub added: ClassId,
    pub instead: ClassId,
    pub list: ClassId,
    pub equipped: ClassId,
    pub wish: ClassId,
    pub more: ClassId,
    pub determiner: ClassId,
    pub slot: ClassId,
    pub join: ClassId,
    pub relative: ClassId,
    pub pronoun: ClassId,
    pub country: ClassId,
    pub forces: ClassId,
    pub same: ClassId,
    pub alike: ClassId,
    pub another: ClassId,
    pub worth: ClassId,
    pub of_them: ClassId,
    pub parts: ClassId,
    pub play: ClassId,
    pub both: ClassId,
    pub coming: ClassId,
    pub site: ClassId,
    pub contest: ClassId,
    pub also: ClassId,
    pub them: ClassId,
    pub sum_total: ClassId,
    pub civil: ClassId,
}

impl Words {
    pub fn new(annotated: &Annotated) -> Words {
        let class = |name| annotated.scan.grammar.class(name);
        Words {
            military: class("military"),
            rumour: class("deal_rumour"),
            option: class("deal_option"),
            licence: class("deal_licence"),
            against: class("deal_against"),
            many: class("deal_many"),
            added: class("deal_added"),
            instead: class("deal_instead"),
            list: class("deal_list"),
            equipped: class("deal_equipped"),
            wish: class("deal_wish"),
            more: class("deal_more"),
            determiner: class("determiner"),
            slot: class("deal_slot"),
            join: class("list_join"),
            relative: class("relative"),
            pronoun: class("pronoun"),
            country: class("deal_country"),
            forces: class("deal_owner"),
            same: class("deal_same"),
            alike: class("deal_alike"),
            another: class("deal_another"),
            worth: class("deal_worth"),
            of_them: class("deal_of_them"),
            parts: class("deal_parts"),
            play: class("deal_play"),
            both: class("deal_both"),
            coming: class("coming"),
            site: class("goods_site"),
            contest: class("deal_contest"),
            also: class("deal_also"),
            them: class("deal_them"),
            sum_total: class("deal_sum_total"),
            civil: class("deal_civil"),
        }
    }
}
