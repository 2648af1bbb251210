//! People, organizations and countries in a text, and every phrase that stands for one.
//!
//! `runs` finds capitalised words, `name` tells what they name (`people`, `organizations`), `listed` and `told_again` tell it from the names beside and further on, `credits` sets aside who only signs, `gather` puts the names of
//! one actor together, `homonyms` settles words that mean several, `countries` finds countries in what is left, `titles` and `roles` read what is told beside names, `shared` gives one to all whom it tells of, `succession` who follows whom in an office, `introduced` the office told one sentence before, `unnamed` finds groups and
//! roles without a name, `pronouns` what stands for one named before; `record` makes actors and mentions of it all.

mod classes;
mod countries;
mod credits;
mod delegates;
mod gather;
mod holders;
mod homonyms;
mod introduced;
mod listed;
mod name;
mod organizations;
mod people;
mod pronouns;
mod record;
mod roles;
mod runs;
mod shared;
mod succession;
mod titles;
mod told_again;
mod unnamed;
mod words;

use crate::analysis::Annotated;
use crate::model::{Actor, Category, Extents, Mention, Tokens, Weapon};
use crate::order::Order as _;
use crate::rules::scan::{Mark, Sentence};
use name::{Kind, Name};
use rustc_hash::FxHashSet;
use words::{Class, Words};

/// The article's actors, and all mentions in text order.
pub fn actors(annotated: &mut Annotated) -> (Vec<Actor>, Vec<Mention>) {
    organizations::mark_interrupted(&mut annotated.scan);
    let words = Words::new(annotated);
    let mut names = names(&words);
    let other = |name: &Name| names_weapon(annotated, &words, name) || names_currency(annotated, name);
    names.retain(|name| !other(name) && !credits::only_signs(&words, annotated, name));
    let ships = ships(annotated, &words, &names);
    names.retain(|name| name.end > name.first + 1 || !ships.contains(&words.text(name.first)));
    let dateline = annotated.page.dateline.as_ref().map(|d| annotated.scan.tokens_in(d.span));
    // Where an article was written is a place, whatever it is called.
    let placed = |name: &Name| dateline.as_ref().is_some_and(|place| place.contains(&name.first));
    let text = |name: &Name| words.scan.text.slice(words.scan.span(name.first, name.end)).to_lowercase();
    let place: Vec<String> = names.iter().take_while(|name| placed(name)).map(text).collect();
    let there =
        |name: &Name| placed(name) || name.end <= name.first + 3 && !place.is_empty() && place.contains(&text(name));
    names.retain(|name| name.kind == Kind::Organization || !there(name));
    let mut titles: Vec<roles::Title> = names.iter().map(|n| titles::titles(&words, *n)).collect();
    shared::share_titles(&words, &names, &mut titles);
    shared::share_lands(&words, &names, &mut titles);
    shared::deputies(&words, &names, &mut titles);
    shared::counterparts(&words, &names, &mut titles);
    succession::successions(&words, &names, &mut titles);
    introduced::introduced(&words, &names, &mut titles);
    introduced::by_pronoun(&words, &names, &mut titles);
    introduced::given_to_pronoun(&words, &names, &mut titles);
    delegates::sent(&words, &names, &mut titles);
    delegates::of_lands(&words, &names, &mut titles);
    let clusters = gather::clusters(&words, &mut names, &titles);
    let taken = taken(&words, &names, &clusters);
    let mut elsewhere = taken;
    // `U.S. dollars` are money.
    annotated.money.iter().for_each(|m| elsewhere[m.tokens.range()].fill(true));
    let countries = countries::countries(&words, &elsewhere);
    let dateline = dateline.map(|tokens| Tokens::new(tokens.start, tokens.end));
    record::records(&words, &names, &titles, &clusters, &countries, dateline)
}

/// Is what looks like a name a weapon's, or part of it: `IRIS` of `IRIS-T`, `Mil Mi` of `Mil Mi-17`?
fn names_weapon(annotated: &Annotated, words: &Words, name: &Name) -> bool {
    let weapons = &annotated.weapons;
    let before = weapons.partition_point(|w| (w.tokens.first as usize) < name.end);
    let around = weapons[..before].last().filter(|w| w.tokens.end as usize >= name.end);
    let Some((weapon, designation)) = around.and_then(|w| Some((w, w.designation.as_ref()?))) else { return false };
    let glued = annotated.scan.tokens.get(name.end).is_some_and(|t| t.glued);
    let coded = glued && designation.contains(|c: char| c.is_ascii_digit());
    let within = weapon.tokens.first as usize <= name.first;
    // `Admiral Norvik`: a ship that bears the name of a man.
    let ship = (weapon.tokens.first as usize) < name.first && weapon.category == Category::Ships;
    // `Barak MX`
    let version = name.end > name.first + 1 && words.is_upper(name.end - 1);
    name.kind == Kind::Organization && within || name.kind != Kind::Organization && (coded || ship || within && version)
}

/// What ships that the article names in several words go by alone: `the Norvik`, where no person of that name is told of.
fn ships<'a>(annotated: &'a Annotated, words: &Words<'a>, names: &[Name]) -> Vec<&'a str> {
    let named = |w: &'a Weapon| w.designation.as_deref().filter(|_| w.category == Category::Ships);
    let last = annotated.weapons.iter().filter_map(named).filter_map(|name| Some(name.rsplit_once(' ')?.1));
    let person = |last: &str| names.iter().any(|n| n.end > n.first + 1 && words.text(n.end - 1) == last);
    last.filter(|last| !person(last)).collect()
}

/// Is what looks like a name part of a sum: `AU$5 million`?
fn names_currency(annotated: &Annotated, name: &Name) -> bool {
    let money = &annotated.money;
    let sum = money.get(money.partition_point(|m| (m.tokens.end as usize) < name.end));
    sum.is_some_and(|m| m.tokens.contains(name.first) && name.end <= m.tokens.end as usize)
}

/// Every name of the article, in text order.
fn names(words: &Words) -> Vec<Name> {
    let mut names = Vec::new();
    let mut ministries = Vec::new();
    organizations::ministries(words, &mut ministries);
    for sentence in &words.scan.sentences {
        let from = names.len();
        let headline = is_title_case(words, *sentence);
        for mut run in runs::runs(words, *sentence, headline) {
            // What `of` joined to the name before is its own.
            run.first = run.first.max(names.last().map_or(0, |before: &Name| before.end));
            if run.first < run.end {
                name::names(words, run, sentence.end as usize, &mut names);
            }
        }
        names[from..].iter_mut().for_each(|n| n.headline = headline && !n.is_known());
    }
    join_partners(words, &mut names);
    trim_openings(words, &mut names);
    told_again::told_again(words, &mut names);
    listed::enlist(words, &mut names);
    teams_of_players(words, &mut names);
    people::leaders(words, &mut names);
    organizations::speaking(words, &mut names);
    replace(&mut names, ministries);
    let no_body = |n: &&mut Name| is_portfolio(words, n) || is_operation(words, n) || is_shouted(words, n);
    names.iter_mut().filter(no_body).for_each(|n| n.kind = Kind::Other);
    let mut lettered = Vec::new();
    let things = organizations::lettered(words, &mut lettered);
    organizations::parties(words, &names, &mut lettered);
    let thing = |n: &Name| n.end == n.first + 1 && things.contains(&words.text(n.first));
    names.iter_mut().filter(|n| thing(n)).for_each(|n| n.kind = Kind::Other);
    let sure = |n: &&Name| n.kind == Kind::Organization && (n.is_known() || n.rule == "ministry");
    let known = Extents::new(names.iter().filter(sure).map(|n| Tokens::new(n.first, n.end)).collect());
    let covers = |n: &Name, by: &Name| n.kind == Kind::Organization && n.first <= by.first && n.end >= by.end;
    lettered.retain(|l| !known.overlap(Tokens::new(l.first, l.end)) && !names.iter().any(|n| covers(n, l)));
    replace(&mut names, lettered);
    names.order_by_key(|n| n.first);
    names
}

/// `Minister of Ports Administration`: what a minister is in charge of is no body.
fn is_portfolio(words: &Words, name: &Name) -> bool {
    let link = [Class::OfCountry, Class::OrgLink].into_iter().find_map(|class| words.mark_before(name.first, class));
    let role = link.and_then(|link| words.role_before(link.first as usize));
    let minister = |role: Mark| words.scan.key(role).ends_with("minister");
    // `Territorial Administration Minister Ann Lee`
    let before = || roles::longest_role(words, name.end).filter(|m| words.is_capital(m.first as usize) && minister(*m));
    let holder = || before().is_some_and(|m| words.is_capital(m.end as usize));
    // `Minister of Homeland Security`
    let row =
        name.is_known().then(|| words.body(name.first).and_then(|id| words.facts.organizations.get(id))).flatten();
    let head = || (name.first..name.end).any(|at| words.is(at, Class::OrgHead));
    let charge = || role.is_some() && row.is_some_and(|row| row.kind == "government") && !head();
    let doubtful = || name.is_known() && (words.is_doubtful_body(name.first) || charge());
    // `moved from Labour to Trade`, in an article that names another land
    let party = row.filter(|row| row.kind == "party" && words.is(name.first, Class::Portfolio));
    if party.and_then(|row| row.country).is_some_and(|own| !words.names_land(own) && !words.names_no_other(own)) {
        return true;
    }
    let made = name.kind == Kind::Organization && (name.rule == "organization-head" || doubtful());
    made && (role.is_some_and(minister) || holder() || is_charge(words, name))
}

/// `ministre des Affaires étrangères et de la Communauté nationale à l'étranger`: within the words for one charge.
fn is_charge(words: &Words, name: &Name) -> bool {
    let begins = name.first.saturating_sub(MAX_CHARGE)..name.first;
    words.places(begins, &[Class::Portfolio]).any(|at| words.end(at, Class::Portfolio) >= Some(name.end))
}

/// So many words of a charge stand before what looks like a body in it.
const MAX_CHARGE: usize = 6;

/// `MERGER FOR NORVIK TRUST`: a head word among other words in capitals.
fn is_shouted(words: &Words, name: &Name) -> bool {
    let loud = (name.first..name.end).filter(|&at| words.is_upper(at) && words.text(at).len() > 2).count();
    let all = (name.first..name.end).all(|at| words.is_upper(at) || words.is_hyphen(at));
    name.rule == "organization-head" && all && loud > MAX_LOUD
}

/// So many words in capitals may be a body's name.
const MAX_LOUD: usize = 3;

/// `Exercise Steel Guardian`, `the exercise 'Steel Guardian'`
fn is_operation(words: &Words, name: &Name) -> bool {
    let operation = |mark: Mark| words.scan.key(mark) == "operation";
    let quoted = name.first.checked_sub(1).filter(|&at| words.is_mark(at, "'‘’\"“«")).unwrap_or(name.first);
    let made = name.kind == Kind::Organization && name.rule == "organization-head";
    let before = || [name.first, quoted].into_iter().find_map(|at| words.mark_before(at, Class::WorkNoun));
    made && (words.mark(name.first, Class::WorkNoun).is_some_and(operation) || before().is_some_and(operation))
}

/// `12 - Ann Lee (Norvik), Bo Rask (Qarvo)`: a line of names and numbers without any other word.
fn is_list(words: &Words, at: usize) -> bool {
    let line = words.scan.sentences[words.scan.sentence_of(at)].tokens();
    let word = |t: usize| words.text(t).starts_with(char::is_alphabetic) && !words.is_capital(t);
    line.clone().any(|t| words.is_digits(t)) && !line.clone().any(|t| word(t) && !words.is(t, Class::Particle))
}

/// `Ann Lee (Norvik)`: in a report of sport, whom a player is of.
fn teams_of_players(words: &Words, names: &mut [Name]) {
    for n in 1..names.len() {
        let (player, team) = (names[n - 1], names[n]);
        let bracket = words.is_mark(player.end, "(") && team.first == player.end + 1 && words.is_mark(team.end, ")");
        let free = team.kind == Kind::Unknown && !words.is_any(team.first, &[Class::OtherHead, Class::Common]);
        let sport = || words.tells_of_sport() || words.in_sport(team.first) || is_list(words, team.first);
        if bracket && free && player.kind == Kind::Person && sport() {
            names[n].kind = Kind::Organization;
            names[n].rule = "team";
        }
    }
}

/// `Norvik, Tarn & Qarvo Inc`: the partners before the sign are of the firm.
fn join_partners(words: &Words, names: &mut Vec<Name>) {
    for n in (1..names.len()).rev() {
        let (partner, firm) = (names[n - 1], names[n]);
        let signed = firm.kind == Kind::Organization && (firm.first..firm.end).any(|at| words.is_mark(at, "&"));
        let signed = signed && !words.is_initial(firm.first);
        let listed = words.is_comma(firm.end) || words.key(firm.end, words::Class::OrgLink) == Some("and");
        let one = partner.end == partner.first + 1 && words.is_comma(partner.end) && partner.end + 1 == firm.first;
        if signed && one && !listed && !partner.is_known() && !is_place(words, partner.first) {
            names[n].first = partner.first;
            names.remove(n - 1);
        }
    }
}

fn is_place(words: &Words, at: usize) -> bool {
    words.is_any(at, &[Class::Place, Class::Country, Class::Capital, Class::Demonym])
}

/// `Defiant Novak goes on`, where the article has Peter Novak: a sentence's first word is no part of the name.
fn trim_openings(words: &Words, names: &mut [Name]) {
    let two = |n: &Name| n.kind == Kind::Person && n.end == n.first + 2;
    let full = |n: &&Name| two(n) && words.is(n.first, Class::Given);
    let surnames: FxHashSet<&str> = names.iter().filter(full).map(|n| words.text(n.end - 1)).collect();
    let opening = |n: &Name| two(n) && n.opens && !words.is_any(n.first, &[Class::Given, Class::FamilyFirst]);
    for name in names.iter_mut().filter(|n| opening(n)) {
        let known = surnames.contains(words.text(name.end - 1)) && words.is(name.end - 1, Class::Surname);
        name.first += usize::from(known);
    }
}

/// Puts names in the place of those that they overlap.
fn replace(names: &mut Vec<Name>, others: Vec<Name>) {
    let covered = Extents::new(others.iter().map(|m| Tokens::new(m.first, m.end)).collect());
    names.retain(|n| !covered.overlap(Tokens::new(n.first, n.end)));
    names.extend(others);
}

/// A headline in capitals, or with a capital on most of its words: capitals tell nothing there.
fn is_title_case(words: &Words, sentence: Sentence) -> bool {
    let tokens = sentence.tokens();
    // A line in nothing but capitals is one, however it ends. `- Ann LEE, Minister of Ports`: an item of a list is none.
    let small = |at: usize| words.is_word(at) && words.text(at).len() > 1 && !words.is_upper(at);
    let item = words.is_mark(tokens.start, "-–—•*") && tokens.clone().any(|at| words.is_comma(at));
    let closed = words.is_mark(tokens.end.saturating_sub(1), ".!?:;…");
    if (closed || item) && tokens.clone().any(small) {
        return false;
    }
    // A verb in small letters, or two numbers of a score: no headline in title case.
    let verb = |at: &usize| {
        !words.is_capital(*at) && (words.is_any(*at, &[Class::PersonVerb, Class::Speech]) || words.ends_as_verb(*at))
    };
    let low = |at: usize| words.is_plain(at) && words.text(at).len() > 4 && !words.is_hyphen(at - 1);
    // `12 - Ann Lee (Norvik)`: a list.
    let list = tokens.clone().any(|at| words.is_digits(at)) && tokens.clone().any(|at| words.is_mark(at, "("));
    if list
        || tokens.clone().any(|at| verb(&at))
        || tokens.clone().skip(1).any(low)
        || tokens.clone().filter(|&at| words.is_digits(at)).count() > 1
    {
        return false;
    }
    let letters = |at: &usize| words.text(*at).chars().next().is_some_and(char::is_alphabetic);
    let all = tokens.clone().filter(letters).filter(|&at| words.text(at).len() > 3).count();
    let capital = tokens.filter(letters).filter(|&at| words.text(at).len() > 3 && words.is_capital(at)).count();
    all > 3 && capital * 10 >= all * 8
}

/// Tokens that names of people, bodies and things other than actors cover.
fn taken(words: &Words, names: &[Name], clusters: &[gather::Cluster]) -> Vec<bool> {
    let mut taken = vec![false; words.len()];
    let mut take = |name: &Name| taken[name.first..name.end].fill(true);
    clusters.iter().flat_map(|c| &c.names).for_each(|&n| take(&names[n as usize]));
    names.iter().filter(|n| n.kind == Kind::Other).for_each(take);
    taken
}
