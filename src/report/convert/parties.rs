//! Sides and speakers as ids and codes of the records.

use super::Context;
use crate::analysis::Annotated;
use crate::model::{self, ActorKind, Country, Mention, Party, Use};
use crate::report::AttributionRecord;

impl Context<'_> {
    pub(super) fn actor_of(&self, party: &Party) -> Option<String> {
        let mention = &self.analysed.annotated.mentions[party.mention as usize];
        let actor = mention.actor.map(|a| a as usize).or_else(|| self.country_of(&mention.code));
        actor.map(|a| self.ids[a].clone())
    }

    /// The firm, body or country that supplies or gets arms: its country for a person, who only speaks or signs for it.
    pub(super) fn side_of(&self, party: Option<&Party>) -> Option<String> {
        let party = party?;
        let Annotated { mentions, actors, .. } = &self.analysed.annotated;
        let mention = &mentions[party.mention as usize];
        if mention.actor.is_none_or(|a| actors[a as usize].kind != ActorKind::Person) {
            return self.actor_of(party);
        }
        self.country_of(&mention.code).map(|a| self.ids[a].clone()).or_else(|| self.actor_of(party))
    }

    /// One side of a sum; what a deal costs is paid by a country, whoever signs for it.
    pub(super) fn paid_side(&self, money: &model::Money, party: Option<&Party>) -> Option<String> {
        if money.deal.is_some() { self.side_of(party) } else { party.and_then(|p| self.actor_of(p)) }
    }

    /// The country that an unnamed group of this code stands for, where the article names it.
    fn country_of(&self, code: &str) -> Option<usize> {
        self.countries.get(&Country::new(code.get(..3)?)?).copied()
    }

    pub(super) fn ids_of(&self, parties: &[Party]) -> Vec<String> {
        let mut ids = Vec::new();
        for id in parties.iter().filter_map(|p| self.actor_of(p)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    pub(super) fn codes_of(&self, parties: &[Party]) -> Vec<String> {
        let annotated = self.analysed.annotated;
        let mut codes: Vec<String> = Vec::new();
        for party in parties {
            let mention = &annotated.mentions[party.mention as usize];
            // What the article's date told of the actor's office came later than the mention.
            let settled = mention.actor.and_then(|actor| annotated.actors[actor as usize].code.as_ref());
            let code = settled.filter(|code| code.starts_with(&mention.code)).unwrap_or(&mention.code);
            let code = if self.is_of_arms(mention) { [code, "MIL"].concat() } else { code.clone() };
            if !code.is_empty() && !codes.contains(&code) {
                codes.push(code);
            }
        }
        codes
    }

    /// `Israeli jets`, `des chars russes`: an adjective of origin right beside arms tells of the armed forces.
    fn is_of_arms(&self, mention: &Mention) -> bool {
        let weapons = &self.analysed.annotated.weapons;
        let next = weapons.partition_point(|w| w.tokens.first < mention.tokens.end);
        let behind = weapons.get(next).is_some_and(|w| w.tokens.first == mention.tokens.end);
        let before = weapons[..next].last().is_some_and(|w| w.tokens.end == mention.tokens.first);
        mention.usage == Use::Origin && mention.code.len() == 3 && (behind || before)
    }

    pub(super) fn attribution(&self, attribution: Option<&model::Attribution>) -> Option<AttributionRecord> {
        let attribution = attribution?;
        let actor = attribution.speaker.as_ref().and_then(|p| self.actor_of(p));
        let rule = attribution.rule.map(|rule| self.rule(rule)).unwrap_or_default();
        Some(AttributionRecord { actor, text: attribution.text.clone(), rule })
    }
}
