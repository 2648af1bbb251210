//! The word classes that the packs know and this stage asks for.

use crate::facts::Facts;
use crate::facts::person_names::PersonName;
use crate::rules::Grammar;
use crate::rules::lexicon::{ClassId, without_accents};
use crate::rules::scan::Scan;
use crate::text::fold;
use std::borrow::Cow;

/// An enum of word classes with their names in the packs.
macro_rules! classes {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            pub const ALL: &'static [($name, &'static str)] = &[$(($name::$variant, $text)),+];
        }
    };
}

classes! {
    /// The word classes that this stage reads.
    Class {
        Country = "country",
        Demonym = "demonym",
        /// The first half of an adjective of two lands: `franco-allemand`.
        Half = "demonym_half",
        Capital = "capital",
        /// `Republic`, `Kingdom`: what a state's name may begin with.
        Realm = "deal_realm",
        /// What a land's adjective tells of the hour: `British time`.
        ClockNoun = "clock_noun",
        Metonym = "metonym",
        Organization = "organization",
        Place = "place",
        Role = "role",
        Title = "title",
        Agent = "agent",
        /// Those who speak for a state abroad: `a Chadian delegation`.
        Delegation = "delegation",
        /// One whom a state sends to speak for it: `the delegate of Chad, Ann Lee`.
        Delegate = "delegate",
        /// `visited`, `en visite en`: behind them stands the land of a host.
        Visits = "visits",
        WeaponName = "weapon_name",
        Portfolio = "portfolio",
        /// What a minister is in charge of, alone: `Défense`.
        Charge = "charge",
        /// Words for any office, before the one that is given: `to the post of`; and how it is given.
        Post = "post",
        /// From one to whom he follows in an office, and back.
        Succeeds = "succeeds",
        Honorific = "honorific",
        Status = "status",
        Particle = "particle",
        Suffix = "name_suffix",
        Speech = "speech",
        Act = "act",
        ActOn = "act_on",
        PersonVerb = "person_verb",
        PersonCue = "person_cue",
        PersonNoun = "person_noun",
        Kin = "kin",
        OrgHead = "org_head",
        OrgOf = "org_of",
        OrgLink = "org_link",
        Ministry = "ministry",
        Age = "age",
        Birth = "birth",
        OrgNoun = "org_noun",
        /// Nouns that may also stand right behind a body's name.
        OrgNounBehind = "org_noun_behind",
        Company = "company_suffix",
        Team = "team",
        PlaceHead = "place_head",
        PlacePreposition = "place_preposition",
        WorkNoun = "work_noun",
        OtherHead = "other_head",
        Calendar = "calendar",
        Common = "common",
        /// Behind a hyphen they make an adjective of a name: `Trump-era`.
        MakesAdjective = "makes_adjective",
        Article = "article",
        OfCountry = "of_country",
        Pronoun = "pronoun",
        Impersonal = "impersonal",
        Deputy = "deputy_word",
        Counterpart = "counterpart",
        /// Adjectives of a part of a state: `Bavarian`, `vaudois`.
        Region = "region",
        /// `heads`, `qui dirige`: verbs that tell of whom a body is led by; and what may be led.
        Leads = "leads",
        Led = "led_body",
        /// `resigned … as`: the office is told that someone leaves.
        Leaves = "leaves_office",
        /// Offices that only one country has: `Pope`.
        OfficeOf = "office_of",
        /// Ranks that go with any office: `Professor`.
        Courtesy = "courtesy",
        /// What an office is in which countries, and in all others.
        OfficeIn = "office_in",
        Adverb = "adverb",
        /// Things that are named for people: `Kennedy airport`.
        ThingNoun = "thing_noun",
        /// `is`, `was`: what follows tells what the name before it is.
        Copula = "copula",
        /// `his`, `her`: someone is told of.
        Own = "own",
        /// Words of sport reports, and words behind which a club stands there.
        Sport = "sport",
        SportCue = "sport_cue",
        SportVerb = "sport_verb",
        /// `FC`, `Dynamo`: they open or close the name of a club.
        Club = "club",
        /// Honorifics that a given name may follow alone: `Sir Elton`.
        ByGiven = "by_given_name",
        /// Leads from a person's name to what they are called: `known as`.
        Byname = "byname",
        /// `who`: behind a comma it tells of a person.
        Relative = "person_relative",
        /// `president`: of a state, or of anything else.
        Presides = "presides",
        Committee = "committee",
        /// `Block`: with a figure it follows the designation of a weapon.
        Version = "weapon_version",
        /// Bodies that one word names: `the Senate`.
        OrgAlone = "org_alone",
        /// `Federal Government`: no body of its own.
        Government = "government",
        /// Head words in small letters: `université de Genève`.
        OrgLow = "org_low",
        /// Head words that open the name, as many languages have it: `Banco`, `Radio`.
        OrgFirst = "org_first",
        /// What stands for a party before the state that its legislator is of: `R-Ill.`
        PartySign = "party_sign",
        /// Words behind which a medium is told something, or is quoted.
        ToldTo = "told_to",
        /// `People's Bank`, `Women's League`: whose body it is.
        OrgOwner = "org_owner",
        /// Surnames that stand before the given name: `Li Keqiang`.
        FamilyFirst = "family_first",
        /// A given name, a surname: not of the lexicon, but of the tables of names.
        Given = "given_name",
        Surname = "surname",
        /// A given name that is also a word.
        Doubtful = "doubtful_given_name",
    }
}

/// Word classes as bits: of a class known when compiled, only its half is looked at.
pub(super) type Bits = u128;

/// The classes by which words are known here.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// By `Class`.
    pub classes: Vec<ClassId>,
    /// By class of the grammar, the bits of all `Class` that it is.
    pub bits: Vec<Bits>,
}

impl Vocabulary {
    pub fn new(grammar: &Grammar) -> Vocabulary {
        let classes: Vec<ClassId> = Class::ALL.iter().map(|(_, name)| grammar.class(name)).collect();
        let highest = classes.iter().map(|c| c.0).filter(|&c| c != u16::MAX).max().unwrap_or(0);
        let mut bits: Vec<Bits> = vec![0; highest as usize + 1];
        for (class, (kind, _)) in classes.iter().zip(Class::ALL) {
            if let Some(bits) = bits.get_mut(class.0 as usize) {
                *bits |= 1 << *kind as u64;
            }
        }
        Vocabulary { classes, bits }
    }

    /// For each token the classes of the marks that begin there, and of those whose last token it is.
    pub fn found_in(&self, scan: &Scan) -> [Vec<Bits>; 2] {
        let [mut begin, mut end] = [(); 2].map(|()| vec![0; scan.tokens.len()]);
        let bit_of = |class: ClassId| self.bits.get(usize::from(class.0)).copied().unwrap_or_default();
        for at in 0..scan.tokens.len() {
            for sense in scan.senses_at(at) {
                let bit = bit_of(sense.class);
                // Most are of classes that other stages ask for.
                if bit != 0 {
                    begin[at] |= bit;
                    end[at + usize::from(sense.len) - 1] |= bit;
                }
            }
        }
        for mark in scan.added_marks() {
            begin[mark.first as usize] |= bit_of(mark.class);
            end[mark.end.max(1) as usize - 1] |= bit_of(mark.class);
        }
        [begin, end]
    }
}

/// The classes of a word that people are called by.
pub(super) fn of_name(facts: &Facts, word: &str, buffer: &mut String) -> Bits {
    let folded = fold(word, buffer);
    let plain: Cow<str> = if folded.is_ascii() { folded.into() } else { without_accents(folded).into() };
    let PersonName { given, surname } = facts.person_names.get(&plain);
    let surname = surname || facts.offices.is_surname(&plain);
    let doubtful = given.is_some_and(|g| g.ambiguous);
    let bit = |holds: bool, class: Class| Bits::from(holds) << class as u64;
    bit(given.is_some(), Class::Given) | bit(doubtful, Class::Doubtful) | bit(surname, Class::Surname)
}
