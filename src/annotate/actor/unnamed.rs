//! Roles and groups without a name: `the French president`, `a Venezuelan delegation`, `a Kremlin source`.

use super::countries::of_continent;
use super::roles::{self, longest_role};
use super::words::{Class, Words};
use crate::model::{Country, Tokens};
use crate::rules::inflect::{Form, NOUN, VERB, VerbForm};
use crate::rules::scan::Mark;

/// A phrase that stands for someone without naming them.
#[derive(Clone, Debug)]
pub struct Unnamed {
    /// The phrase without its article.
    pub tokens: Tokens,
    pub phrase: Tokens,
    /// The noun for the group or the role.
    pub head: Tokens,
    pub country: Option<Country>,
    /// CAMEO agent code.
    pub agent: String,
    /// Of a role: the contract's word for it.
    pub role: Option<String>,
    /// A definite one, not one of several.
    pub definite: bool,
}

/// The unnamed groups and role holders of a text, outside the tokens of names and their titles.
pub fn unnamed(words: &Words, taken: &[bool]) -> Vec<Unnamed> {
    let sentences = 0..words.scan.sentences.len();
    sentences.flat_map(|sentence| of_sentence(words, sentence, |token| taken[token])).collect()
}

/// Those of one sentence.
pub fn of_sentence(words: &Words, sentence: usize, is_taken: impl Fn(usize) -> bool) -> Vec<Unnamed> {
    let sentence = words.scan.sentences[sentence].tokens();
    let mut found: Vec<Unnamed> = Vec::new();
    let mut free = sentence.start;
    for at in words.places(sentence.clone(), &[Class::Agent, Class::Role, Class::Title]) {
        if at < free || is_taken(at) {
            continue;
        }
        let Some((mark, role)) = head(words, at).filter(|(_, role)| !role || !is_sent(words, at)) else { continue };
        // `son ministre des Armées au Niger`: no armies of Niger's.
        free = if role { mark.end as usize } else { free };
        let phrase = phrase(words, sentence.start, mark, role);
        if let Some(phrase) = phrase.filter(|p| !p.phrase.range().any(&is_taken)) {
            let end = phrase.phrase.end as usize;
            free = charge_at(words, end).filter(|_| role).map_or(end, |m| m.end as usize);
            found.push(phrase);
        }
    }
    found
}

/// A noun for a group, or a role; whether it is a role.
fn head(words: &Words, at: usize) -> Option<(Mark, bool)> {
    // `the West Bank` is no bank.
    let of_place = |agent: &Mark| {
        words.mark_before(agent.end as usize, Class::Place).is_some_and(|place| (place.first as usize) < at)
    };
    // `une photo de famille`
    let of_thing = |agent: &Mark| {
        words.mark_before(agent.end as usize, Class::OtherHead).is_some_and(|thing| (thing.first as usize) < at)
    };
    let agent = words.mark(at, Class::Agent).filter(|agent| !of_place(agent) && !of_thing(agent));
    // Of a title and a role as long, the role: it has the code.
    let coded = |title: Mark| words.mark(at, Class::Role).filter(|role| role.end == title.end).unwrap_or(title);
    match (agent, longest_role(words, at).map(coded)) {
        (Some(agent), Some(role)) if agent.end > role.end => Some((agent, false)),
        (_, Some(role)) => Some((role, true)),
        (agent, None) => agent.map(|a| (a, false)),
    }
}

fn phrase(words: &Words, from: usize, head: Mark, is_role: bool) -> Option<Unnamed> {
    let entry = words.scan.entry(head)?;
    let first = head.first as usize;
    let something_else = match entry.feature {
        "adjective" => first > from && describes(words, head),
        // `the opposition Labour Party`
        "of-party" => words.is(head.end as usize, Class::Organization) || words.is_upper(head.end as usize),
        "craft" => words.before(first, Class::WeaponName),
        // `les rebelles houthis`: it only says what those named behind it are.
        _ if !is_role && words.key(head.end as usize, Class::OrgLow) == Some("alone") => true,
        // `visite d'État au Tchad`: without an article it only says of what kind.
        "generic" => {
            first > from && words.key(first - 1, Class::OfCountry) == Some("of") && is_elided(words, first - 1)
        }
        _ => false,
    };
    if something_else {
        return None;
    }
    let before = modifiers(words, from, head.first as usize);
    let alone = is_elsewhere(words, head, entry.key, is_role, &before);
    let told_behind = || if alone { (None, head.end as usize) } else { behind(words, head.end as usize) };
    let (behind, end) = cut_country(words, head).unwrap_or_else(told_behind);
    let stateless = before.country.or(behind).is_none() && !is_role;
    let (behind, end) = if stateless && entry.key.starts_with("GOV") {
        seat_behind(words, end).unwrap_or((behind, end))
    } else {
        (behind, end)
    };
    let (behind, end) = if stateless && behind.is_none() && entry.key.starts_with("MIL") {
        (force_behind(words, end), end)
    } else {
        (behind, end)
    };
    let local = || land_of_town(words, end).filter(|_| stateless && keeps_to_town(words, head, entry.key));
    let country = before.country.or(behind).or_else(local);
    let country = country.or_else(|| land_of_headline(words, before.article).filter(|_| stateless));
    let country = country.or_else(|| seat_within(words, head).filter(|_| is_role));
    // `la ministre française des Armées`
    let charge = charge_at(words, end).filter(|_| is_role && entry.key == "minister");
    if country.is_none() && (entry.feature == "generic" || is_role && !before.definite) {
        return None;
    }
    let local = roles::office_in(words, first, country);
    let office = local.unwrap_or_else(|| charge.map_or(entry.key, |m| words.scan.key(m)));
    let (agent, role) = if is_role { (&entry.feature, Some(office.to_owned())) } else { (&entry.key, None) };
    Some(Unnamed {
        tokens: Tokens::new(before.first, end),
        phrase: Tokens::new(before.article, end),
        head: Tokens { first: head.first, end: head.end },
        country,
        agent: agent.to_string(),
        role,
        definite: before.definite
            && !before.past
            && !is_plural(words, head)
            && (country.is_some() || !goes_on(words, end)),
    })
}

/// Whether a land behind a group or a role is where they go, are sent or struck, and not whose they are.
fn is_elsewhere(words: &Words, head: Mark, key: &str, is_role: bool, before: &Modifiers) -> bool {
    let behind = head.end as usize;
    // `the visit of a French minister to Chad`: only envoys are to another country.
    let to = words.leads_abroad(behind);
    let elsewhere = to && before.country.is_some() && !(is_role && key == "diplomat");
    // `sent 300 troops to Niger`: where they go, not whose they are.
    let goes = !is_role && words.key(behind, Class::PlacePreposition) == Some("toward");
    // `envoie son ministre des Ports au Niger`
    let owned = is_role && words.before(before.first, Class::Own);
    // `une attaque terroriste au Mali`, `des hommes armés au Niger`: where it was. `Rebels in Chad` are Chad's.
    let there = to && key.starts_with("REB") && !words.adjective_endings().is_empty();
    elsewhere || owned || goes || there
}

/// What a minister is in charge of, told behind his land: no group of its own.
fn charge_at(words: &Words, end: usize) -> Option<Mark> {
    words.mark(end, Class::Portfolio).filter(|m| words.is_capital(m.end as usize - 1))
}

/// `les présidents de la République démocratique du Congo`: the country whose name begins inside the words of an office.
fn cut_country(words: &Words, head: Mark) -> Option<(Option<Country>, usize)> {
    let inside = head.first as usize + 1..head.end as usize;
    let country = inside.into_iter().find_map(|t| words.mark(t, Class::Country).filter(|m| m.end > head.end))?;
    Some((words.land(country), country.end as usize))
}

/// `le porte-parole du Kremlin`, `the White House spokesman`: the country of the seat that the words of an office name.
fn seat_within(words: &Words, head: Mark) -> Option<Country> {
    let inside = head.first as usize..head.end as usize;
    let seat = inside.into_iter().find_map(|t| words.mark(t, Class::Metonym).filter(|m| m.end <= head.end))?;
    words.land(seat)
}

/// `Niger : les militaires rompent …`: the country that a headline tells of, before its colon.
fn land_of_headline(words: &Words, first: usize) -> Option<Country> {
    let sentence = words.scan.sentences[words.scan.sentence_of(first)];
    let colon = first.checked_sub(1).filter(|&at| sentence.headline && words.is_mark(at, ":"))?;
    let land = words.mark(sentence.first as usize, Class::Country)?;
    words.land(land).filter(|_| land.end as usize == colon)
}

/// `d'`: with nothing between it and its noun.
fn is_elided(words: &Words, at: usize) -> bool {
    words.text(at).ends_with(crate::text::is_apostrophe)
}

/// `des exercices militaires`, `held joint military exercises`: a noun of a group that only says of what kind another is.
fn describes(words: &Words, head: Mark) -> bool {
    let (before, next) = (head.first as usize - 1, head.end as usize);
    let stands_behind = !words.adjective_endings().is_empty();
    if stands_behind {
        // `tous les accords sécuritaires et militaires`
        let joined = before.checked_sub(1).filter(|_| words.key(before, Class::OrgLink) == Some("and"));
        return words.is_plain(joined.filter(|&at| !words.is(at, Class::Agent)).unwrap_or(before));
    }
    let owned = words.is_capital(before) || words.is_possessive(before) || words.before(before + 1, Class::Article);
    !owned && words.is_plain(next)
}

/// The country that is told of a noun, before it or behind it.
pub fn origin(words: &Words, first: usize, end: usize) -> Option<Country> {
    let sentence = words.scan.sentences[words.scan.sentence_of(first)];
    modifiers(words, sentence.first as usize, first).country.or_else(|| behind(words, end).0)
}

/// The country that stands before a name: `Israel's Supreme Court`.
pub fn origin_before(words: &Words, first: usize) -> Option<Country> {
    let sentence = words.scan.sentences[words.scan.sentence_of(first)];
    modifiers(words, sentence.first as usize, first).country
}

struct Modifiers {
    first: usize,
    /// Where the article before them begins.
    article: usize,
    country: Option<Country>,
    definite: bool,
    /// `former`, `then`: not who holds it now.
    past: bool,
}

/// What stands before a head noun: its country, adjectives between, an article.
fn modifiers(words: &Words, from: usize, head: usize) -> Modifiers {
    let mut found = Modifiers { first: head, article: head, country: None, definite: false, past: false };
    let mut at = head;
    for _ in 0..MAX_MODIFIERS {
        let origin = [Class::Country, Class::Demonym, Class::Metonym, Class::Capital];
        let possessive = at > from && words.is_possessive(at - 1);
        let end = if possessive { at - 1 } else { at };
        // `New England police`
        let longer = |m: Mark| words.mark_before(end, Class::Place).is_some_and(|place| place.first < m.first);
        let mark = origin.into_iter().filter_map(|c| words.mark_before(end, c)).find(|m| m.first as usize >= from);
        // `Central American presidents`, not `El Salvadoran ones`
        let continental = |at: usize| of_continent(words, at) && !words.is(at - 1, Class::Particle);
        let mark = mark.filter(|&m| !longer(m) && !continental(m.first as usize));
        // `Qarvo police`
        let town = || words.mark_before(end, Class::Place).filter(|m| m.first as usize >= from);
        let town = || town().and_then(|mark| Some((mark, words.only_land(mark)?)));
        if let Some((mark, land)) =
            mark.map(|mark| (mark, words.land(mark))).or_else(|| town().map(|(m, c)| (m, Some(c))))
        {
            found.country = found.country.or(land);
            at = mark.first as usize;
            found.first = at;
            found.definite |= possessive;
        } else if let Some(land) = administration(words, from, head).filter(|_| at == head) {
            (found.country, found.first, at) = (Some(land), at - 1, at - 1);
        } else if at > from && words.before(at, Class::Status) {
            at -= 1;
            found.first = at;
            found.past = true;
        } else if at > from && is_adjective(words, at - 1) && !strikes(words, from, at - 1) {
            at -= 1;
        } else {
            break;
        }
    }
    let behind_adjectives = words.mark_before(at, Class::Article).filter(|_| at > from);
    let article =
        behind_adjectives.or_else(|| words.mark_before(found.first, Class::Article).filter(|_| found.first > from));
    found.article = article.map_or(found.first, |m| m.first as usize);
    // `French president visits`: headlines leave the article out.
    let sentence = words.scan.sentences[words.scan.sentence_of(head)];
    found.definite |= article.is_none() && found.country.is_some() && sentence.headline;
    if let Some(mark) = article {
        found.first = mark.end as usize;
        found.definite |= words.scan.key(mark) == "definite";
    }
    found
}

const MAX_MODIFIERS: usize = 4;

/// `the Carter administration`: the country of whoever heads it.
fn administration(words: &Words, from: usize, head: usize) -> Option<Country> {
    let governs = words.key(head, Class::Agent).is_some_and(|agent| agent.starts_with("GOV"));
    let surname = head.checked_sub(1).filter(|&at| at >= from && governs && words.is_capital(at))?;
    words.home_of_holders(surname)
}

/// `Chadian jets struck rebel posts`, `Chad executes man`: behind a plural a form of the past, and in a headline any finite
/// one, is the verb; so is everywhere a present that is no noun.
fn strikes(words: &Words, from: usize, at: usize) -> bool {
    if at == from || !words.adjective_endings().is_empty() {
        return false;
    }
    let grammar = &words.scan.grammar;
    let plural = words.ends_as_plural(at - 1) && words.is_plain(at - 1);
    let present = words.ends_as_plural(at) && !words.scan.is(at, grammar.class(NOUN));
    if !plural && !present {
        return false;
    }
    let headline = words.scan.sentences[words.scan.sentence_of(at)].headline;
    let verb = |f: VerbForm| match f.form {
        Form::Past => plural,
        Form::Base => plural && headline,
        form => present && form == Form::Present,
    };
    let forms = words.scan.marks_of(at, grammar.class(VERB)).filter(|m| m.lexical);
    forms.filter_map(|m| grammar.words.verb(m.value)).any(verb)
}

/// `a envoyé en Syrie 200 soldats`, `ont été envoyés au Mali`, `des vivres envoyés au Mali`: behind a form of `have`, `been` or a
/// thing, what may be an office is the verb.
fn is_sent(words: &Words, at: usize) -> bool {
    let grammar = words.scan.grammar;
    let (verbs, class) = (&grammar.words.verbs, grammar.class(VERB));
    let forms = |at: usize| {
        let lexical = words.scan.marks_of(at, class).filter(|m| m.lexical);
        lexical.filter_map(|m| grammar.words.verb(m.value))
    };
    let done = at > 0 && !words.is_capital(at) && forms(at).any(|f| f.form == Form::Participle);
    let auxiliary = |f: VerbForm| {
        let kinds = verbs.kinds(f.lemma);
        // `seront envoyés au Mali`, `doivent être envoyés`
        let becomes = matches!(f.form, Form::Participle | Form::Future | Form::Conditional | Form::Infinitive);
        kinds & verbs.kind("have") != 0 || becomes && kinds & verbs.kind("be") != 0
    };
    let thing = |at: usize| {
        words.scan.is(at, grammar.class(NOUN))
            && !words.is_capital(at)
            && !words.is_any(at, &[Class::Agent, Class::Role, Class::Act])
    };
    let agrees = |noun: usize| words.ends_as_plural(noun) == words.ends_as_plural(at);
    done && (forms(at - 1).any(auxiliary) || agrees(at - 1) && thing(at - 1))
}

fn is_adjective(words: &Words, at: usize) -> bool {
    words.is_plain(at) && !words.is_any(at, &[Class::ActOn, Class::OrgLink, Class::Agent, Class::Role])
}

/// The country behind a head noun, an adjective between at most, and the end of the phrase.
fn behind(words: &Words, end: usize) -> (Option<Country>, usize) {
    let (country, after) = roles::country_behind(words, end);
    if country.is_some() {
        return (country, after);
    }
    let adjective = words.ends_with(end, words.adjective_endings()) && !words.is_any(end, &[Class::Common, Class::Act]);
    match words.mark(end + 1, Class::Demonym).filter(|_| adjective && !words.is_capital(end + 1)) {
        Some(mark) => (words.land(mark), mark.end as usize),
        None => (None, end),
    }
}

/// `le régime de Damas`: the government of the country whose capital that is.
fn seat_behind(words: &Words, end: usize) -> Option<(Option<Country>, usize)> {
    let seat = words.end(end, Class::OfCountry).filter(|_| words.key(end, Class::OfCountry) == Some("of"))?;
    let mark = words.mark(seat, Class::Capital).filter(|m| !words.is_capital(m.end as usize))?;
    Some((words.land(mark), mark.end as usize))
}

/// `cent soldats de l'armée tchadienne`: the country of the force that they belong to.
fn force_behind(words: &Words, end: usize) -> Option<Country> {
    let of = words.end(end, Class::OfCountry).filter(|_| words.key(end, Class::OfCountry) == Some("of"))?;
    let force = (of..of + MAX_MODIFIERS).find_map(|at| words.mark(at, Class::Agent))?;
    let military = words.scan.entry(force).is_some_and(|e| e.key.starts_with("MIL"));
    origin(words, force.first as usize, force.end as usize).filter(|_| military)
}

/// `police in Dhaka`, `a court in the Indian state of Assam`: the country of the town where those keep order or judge who do
/// so nowhere else; the town itself stays a place.
fn land_of_town(words: &Words, end: usize) -> Option<Country> {
    let placed = words.key(end, Class::PlacePreposition) == Some("place");
    let first = words.end(end, Class::PlacePreposition).filter(|_| placed)?;
    let town = words.mark(first, Class::Capital).map(|mark| (mark, words.land(mark)));
    let town = town.or_else(|| words.mark(first, Class::Place).map(|mark| (mark, words.only_land(mark))));
    if let Some((mark, land)) = town {
        return land.filter(|_| !words.is_capital(mark.end as usize) && !words.is_possessive(mark.end as usize));
    }
    let origin = (first + 1..=first + MAX_MODIFIERS / 2).find(|&at| words.is(at, Class::Demonym));
    let origin = origin.filter(|&at| words.is(first, Class::Article) && (first + 1..at).all(|t| words.is_plain(t)))?;
    let mark = words.mark(origin, Class::Demonym)?;
    words.land(mark).filter(|_| words.is_plain(mark.end as usize))
}

/// `police in Dhaka`, `protesters in Dhaka`: are a group those of the town where they are? Rebels need not be.
fn keeps_to_town(words: &Words, head: Mark, agent: &str) -> bool {
    matches!(agent, "COP" | "JUD")
        || matches!(agent, "OPP" | "LAB" | "EDU" | "HLH" | "AGR" | "CRM") && is_plural(words, head)
}

/// `the leader of the party`, `le président de la République italienne`: more of the phrase tells of what; not
/// `the minister on Monday left`.
fn goes_on(words: &Words, end: usize) -> bool {
    words.is_any(end, &[Class::OrgLink, Class::OfCountry]) && !words.is(end + 1, Class::Calendar)
        || words.ends_with(end, words.adjective_endings())
}

/// Whether a head noun is one of many: by its last word, in French order by its first.
fn is_plural(words: &Words, head: Mark) -> bool {
    let at = if words.adjective_endings().is_empty() { head.end - 1 } else { head.first };
    words.ends_as_plural(at as usize)
}
