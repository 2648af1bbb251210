//! The kinds and classes of words that events are read by, looked up by name once a grammar.

use crate::model::{Category, LemmaId};
use crate::rules::Grammar;
use crate::rules::lexicon::ClassId;

/// Kinds of verbs and nouns, as sets of bits.
pub(super) struct Kinds {
    /// Verbs that only carry a noun of doing (`hold talks`), and those that make one known.
    /// Verbs of going, where these have an auxiliary of their own.
    pub motion: u64,
    pub light: u64,
    pub herald: u64,
    /// Verbs of being done at all: `the talks did not take place`.
    pub occur: u64,
    /// Light verbs whose subject is the one to whom the deed is done.
    pub suffer: u64,
    /// Verbs of what a deed has to do with something else.
    pub tied: u64,
    /// Verbs of fighting.
    pub battle: u64,
    pub speech: u64,
    /// Deeds of words, which only someone who speaks can do: `accuse`.
    pub voiced: u64,
    /// Verbs of coming to speak of something: `addressing the talks`.
    pub broach: u64,
    /// Verbs that say whose an attack was: `attributed to rebels`.
    pub ascribe: u64,
    /// Verbs of those who say that a deed is theirs: `an attack claimed by rebels`.
    pub own_up: u64,
    /// Verbs that tell of which group people are: `militants belonging to`.
    pub belong: u64,
    /// Verbs of thinking about a deed, and of using a thing for one.
    pub ponder: u64,
    pub tool: u64,
    /// `have`: `has the backing of Chad`.
    pub be: u64,
    /// Verbs of seeming: what they govern is told as their own.
    pub seem: u64,
    pub have: u64,
    /// Verbs of asking and making others do something.
    pub bid: u64,
    /// Verbs of ordering, and of leading.
    pub command: u64,
    pub helm: u64,
    /// Verbs that turn a deed beside them into a hope, a denial, a duty, a plan.
    pub hope: u64,
    pub deny: u64,
    pub answer: u64,
    pub hostile: u64,
    /// Good turns that one promises.
    pub cooperative: u64,
    /// `overturn`: what kills without anybody's doing.
    pub mishap: u64,
    pub must: u64,
    pub plan: u64,
    /// Light verbs whose noun is still to come: `scheduled talks`.
    pub arrange: u64,
    pub wish: u64,
    /// Verbs whose object has been done.
    pub deplore: u64,
    pub refuse: u64,
    /// Verbs that tell that what their noun names will not be, or not yet: `cancelled`, `postponed`.
    pub undo: u64,
    pub put_off: u64,
    /// Nouns of violence, of condolence, of what is only claimed or hoped.
    pub attack: u64,
    /// Attacks that have two sides, and what two lands share.
    pub mutual: u64,
    pub boundary: u64,
    /// Nouns of those who are sent out together: `mission`.
    pub crew: u64,
    /// Nouns of what a state has in another land: `embassy`.
    pub post: u64,
    /// Nouns of what is done to someone (`arrest`), and of leaving (`withdrawal`).
    /// Says whose a place or a thing is, that may be struck.
    pub possess: u64,
    /// What people do for whom they work.
    pub serve: u64,
    /// Leaves people dead or hurt.
    pub harm: u64,
    /// What people live or work in, and what carries them.
    pub building: u64,
    /// What is done with what strikes: it is flown, fired, planted.
    pub steer: u64,
    pub suffered: u64,
    pub leaving: u64,
    /// What is done for captives: `release`.
    pub freeing: u64,
    /// What someone does himself: departure, return.
    pub departing: u64,
    /// What kills, whoever used it.
    pub deadly: u64,
    pub munition: u64,
    pub troops: u64,
    /// Whom nobody kills by accident, unless that is told.
    pub combatant: u64,
    /// What a state spends at home as well.
    pub purse: u64,
    /// What holds somebody's words.
    pub message: u64,
    pub aid: u64,
    /// Papers and plans: what they say holds for whoever comes.
    pub paper: u64,
    pub pact: u64,
    /// Of what a state imposes on another.
    pub ban: u64,
    pub mourning: u64,
    pub alleged: u64,
    pub hopes: u64,
    /// Nouns that say of a deed that it is not done, or no more: `suspension`.
    pub breach: u64,
    /// People who go about no state's business.
    pub private: u64,
    /// People in general, as polls ask them.
    pub public: u64,
    /// What works of fiction do, and those works.
    pub depict: u64,
    pub work: u64,
    /// What is done by those who are given something.
    pub taking: u64,
    /// Of dying.
    pub decease: u64,
    /// Animals and weather; of these, what people die in.
    pub beast: u64,
    pub calamity: u64,
    /// Verbs of deciding, and what is decided.
    pub decide: u64,
    pub decision: u64,
    /// The noun that a designation of each category stands for (`#aircraft`), where the pack has one.
    pub arms: Vec<(Category, LemmaId)>,
}

/// Before the name of a category, in a pack: whatever has a designation of it.
const ARM: &str = "#";

impl Kinds {
    pub fn new(grammar: &Grammar) -> Kinds {
        let (verbs, nouns) = (&grammar.words.verbs, &grammar.words.nouns);
        let arm = |&category: &Category| Some((category, nouns.id(&format!("{ARM}{category}"))?));
        Kinds {
            arms: Category::ALL.iter().filter_map(arm).collect(),
            light: verbs.kind("light"),
            motion: verbs.kind("motion"),
            herald: verbs.kind("herald"),
            occur: verbs.kind("occur"),
            suffer: verbs.kind("suffer"),
            tied: verbs.kind("tied"),
            battle: verbs.kind("battle"),
            speech: verbs.kind("speech"),
            voiced: verbs.kind("voiced"),
            broach: verbs.kind("broach"),
            ascribe: verbs.kind("ascribe"),
            own_up: verbs.kind("own-up"),
            belong: verbs.kind("belong"),
            ponder: verbs.kind("ponder"),
            tool: verbs.kind("tool"),
            be: verbs.kind("be"),
            seem: verbs.kind("seem"),
            have: verbs.kind("have"),
            bid: verbs.kind("bid"),
            command: verbs.kind("command"),
            helm: verbs.kind("helm"),
            hope: verbs.kind("hope"),
            deny: verbs.kind("deny"),
            answer: verbs.kind("answer"),
            hostile: verbs.kind("hostile"),
            cooperative: verbs.kind("cooperative"),
            mishap: verbs.kind("mishap"),
            must: verbs.kind("must"),
            plan: verbs.kind("plan"),
            arrange: verbs.kind("arrange"),
            wish: verbs.kind("wish"),
            deplore: verbs.kind("deplore"),
            refuse: verbs.kind("refuse"),
            undo: verbs.kind("undo"),
            put_off: verbs.kind("put-off"),
            attack: nouns.kind("attack"),
            mutual: nouns.kind("mutual"),
            boundary: nouns.kind("boundary"),
            crew: nouns.kind("crew"),
            post: nouns.kind("post"),
            possess: verbs.kind("possess"),
            serve: verbs.kind("serve"),
            harm: verbs.kind("harm"),
            building: nouns.kind("building"),
            steer: verbs.kind("steer"),
            suffered: nouns.kind("suffered"),
            leaving: nouns.kind("leaving"),
            freeing: nouns.kind("freeing"),
            departing: nouns.kind("departing"),
            deadly: nouns.kind("deadly"),
            munition: nouns.kind("munition"),
            troops: nouns.kind("troops"),
            combatant: nouns.kind("combatant"),
            pact: nouns.kind("pact"),
            ban: nouns.kind("ban"),
            paper: nouns.kind("pact") | nouns.kind("talk") | nouns.kind("norm"),
            purse: nouns.kind("purse"),
            message: nouns.kind("message"),
            aid: nouns.kind("aid") | nouns.kind("purse"),
            mourning: nouns.kind("mourning"),
            alleged: nouns.kind("alleged"),
            hopes: nouns.kind("hope"),
            breach: nouns.kind("breach"),
            private: nouns.kind("private"),
            public: nouns.kind("public"),
            depict: verbs.kind("depict"),
            work: nouns.kind("work"),
            beast: nouns.kind("beast") | nouns.kind("nature"),
            calamity: nouns.kind("calamity"),
            decease: verbs.kind("decease"),
            taking: verbs.kind("taking"),
            decide: verbs.kind("decide"),
            decision: nouns.kind("decision"),
        }
    }
}

/// Classes of words.
pub(super) struct Classes {
    pub noun: ClassId,
    pub verb: ClassId,
    /// Nouns that only describe one right before them.
    pub adjunct: ClassId,
    /// What before another noun only says of what sort it is: `military contacts`.
    pub attribute: ClassId,
    pub portfolio: ClassId,
    pub role: ClassId,
    pub adverb: ClassId,
    pub before_gerund: ClassId,
    /// French objects in front of their verb.
    pub clitic: ClassId,
    pub coming: ClassId,
    /// Words that say of a noun or an infinitive what becomes of its deed: `due`, `unlikely`.
    pub outlook: ClassId,
    /// Capitals, which may stand for their country, or be where a treaty was made.
    pub capital: ClassId,
    pub claim: ClassId,
    /// Before a deed: it is why another is done.
    pub cause: ClassId,
    /// What leads to relief that someone brings.
    pub relief: ClassId,
    /// Opens a clause about what is somebody's.
    pub whose: ClassId,
    /// Where people march.
    pub street: ClassId,
    /// Participles of what those do who bring others together.
    pub brokered: ClassId,
    /// Opens a question put to a government: `To ask the Secretary of State what`.
    pub put: ClassId,
    /// Verbs of those who bring a quarrel before someone.
    pub resort: ClassId,
    /// Words that lead to what was before: `following the raids`.
    pub aftermath: ClassId,
    /// Articles of many that look like a preposition: `de nouvelles`.
    pub partitive: ClassId,
    /// `no meeting`.
    pub no: ClassId,
    pub condition: ClassId,
    /// Verbs with their particles that undo or put off what they tell of: `called off`.
    pub fate: ClassId,
    /// Behind a copula: what its subject names is not done, or not yet.
    pub prospect: ClassId,
    /// Says that what its subject names goes on.
    pub lasting: ClassId,
    /// Says where a thing was made.
    pub goods_made: ClassId,
    /// Words that are heard of games alone.
    pub game: ClassId,
    /// What is somebody's own land, or speaks for it: `his country`.
    pub own_land: ClassId,
    /// Words that are heard of ordinary crime.
    pub crime: ClassId,
    /// Words of those who stand for office.
    pub stump: ClassId,
    /// What someone calls that of which they think ill: `unacceptable`, `a disgrace`.
    pub scorn: ClassId,
    /// How many of a people: `most`; what people are called after their land.
    pub share: ClassId,
    pub demonym: ClassId,
    pub conjunction: ClassId,
    pub determiner: ClassId,
    pub measure: ClassId,
    /// Articles and pronouns that tell a gender.
    pub gender: ClassId,
    pub pair: ClassId,
    /// Whom a number counts: `countries`; `trio`.
    pub trio: ClassId,
    /// Names of places that are no capital.
    pub place: ClassId,
    /// `brother`: of someone, and not that one.
    pub kin: ClassId,
    pub possessive: ClassId,
    pub preposition: ClassId,
    pub pronoun: ClassId,
    pub such_as: ClassId,
    /// `the target` of a raid: to whom it is done.
    pub undergoing: ClassId,
    /// `his host`: the one whom someone meets.
    pub guest: ClassId,
    pub the_country: ClassId,
    /// Bodies of a state that are told without it: `the junta`.
    pub state_body: ClassId,
    /// Who stand by or against another, and are not that one: `supporters of X`.
    pub not_them: ClassId,
    /// Behind a hyphen: who stands before it is the head of those behind (`the US-led coalition`), or holds the land.
    pub leading: ClassId,
    pub negation: ClassId,
    /// Before a time: it is no day of the deed's own (`since Monday`).
    pub other_day: ClassId,
    /// Before a year: what is told comes behind it (`after 2019`).
    pub after: ClassId,
    /// Words of sport, films, the stage.
    pub pastime: ClassId,
    /// `by phone`: how those talk who do not meet.
    pub from_afar: ClassId,
    /// `nord`, `province`: a part of a land.
    pub region: ClassId,
    /// Words for people: who may be a guest.
    pub people: [ClassId; 4],
    /// Adjectives stand behind their noun.
    pub adjectives_behind: bool,
    /// Such languages tell the news in their perfect: `a signé` is `signed`.
    pub perfect_tells: bool,
}

impl Classes {
    pub fn new(grammar: &Grammar) -> Classes {
        let class = |name| grammar.class(name);
        Classes {
            noun: class(crate::rules::inflect::NOUN),
            verb: class(crate::rules::inflect::VERB),
            adjunct: class("adjunct"),
            attribute: class("attribute"),
            portfolio: class("portfolio"),
            role: class("role"),
            adverb: class("adverb"),
            before_gerund: class("before_gerund"),
            clitic: class("clitic"),
            coming: class("coming"),
            outlook: class("outlook"),
            capital: class("capital"),
            claim: class("claim"),
            cause: class("cause"),
            relief: class("relief"),
            whose: class("deal_whose"),
            street: class("street"),
            brokered: class("brokered"),
            put: class("put"),
            resort: class("resort"),
            aftermath: class("aftermath"),
            partitive: class("partitive"),
            no: class("no"),
            condition: class("condition"),
            fate: class("fate"),
            prospect: class("prospect"),
            lasting: class("lasting"),
            goods_made: class("goods_made"),
            game: class("game"),
            own_land: class("own-land"),
            crime: class("crime"),
            stump: class("stump"),
            scorn: class("scorn"),
            share: class("share"),
            demonym: class("demonym"),
            conjunction: class("conjunction"),
            determiner: class("determiner"),
            measure: class("measure"),
            gender: class("gender"),
            pair: class("pair"),
            trio: class("trio"),
            place: class("place"),
            kin: class("kin"),
            possessive: class("possessive"),
            preposition: class("preposition"),
            pronoun: class("pronoun"),
            such_as: class("such_as"),
            undergoing: class("undergoing"),
            guest: class("guest"),
            the_country: class("the-country"),
            state_body: class("state-body"),
            not_them: class("not_them"),
            leading: class("leading"),
            negation: class("negation"),
            other_day: class("other_day"),
            after: class("after"),
            pastime: class("pastime"),
            from_afar: class("from-afar"),
            region: class("part_of_land"),
            people: ["agent", "role", "person_noun", "counterpart"].map(class),
            adjectives_behind: !grammar.endings("adjective").is_empty(),
            perfect_tells: !grammar.endings("adjective").is_empty(),
        }
    }
}
