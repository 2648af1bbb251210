//! Merging on small tables of records.

use super::merge;
use crate::report::*;

/// One article's records, made line by line.
#[derive(Default)]
struct Told(Records);

impl Told {
    fn article(id: &str, language: &str, published: &str) -> Told {
        let (earliest, latest) = published.split_once("..").unwrap_or((published, published));
        let some = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
        let published = PublishedRecord {
            value: some(published).filter(|p| !p.contains("..")),
            earliest: some(earliest),
            latest: some(latest),
            basis: Vec::new(),
        };
        let language = LanguageRecord { code: some(language), confidence: 1.0 };
        Told(Records {
            article: Some(Article { id: id.into(), language, published, ..Article::default() }),
            ..Records::default()
        })
    }

    fn id(&self) -> String {
        self.0.article.as_ref().map(|a| a.id.clone()).unwrap_or_default()
    }

    fn evidence(&self, start: usize, text: &str) -> Vec<Evidence> {
        let text = text.to_owned();
        vec![Evidence {
            article: self.id().into(),
            start,
            end: start + text.len(),
            sentence: text.as_str().into(),
            text,
            inferred: false,
        }]
    }

    /// `Vladimir Putin | person | RUS | head_of_state`
    fn actor(mut self, line: &str) -> Told {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let cell = |n: usize| cells.get(n).filter(|c| !c.is_empty()).map(|c| (*c).to_owned());
        let (name, kind, country) = (cells[0].to_owned(), cell(1).unwrap_or_default(), cell(2));
        let role = |role: String| RoleRecord { title: role.clone(), role, country: country.clone(), status: None };
        let actor = ActorRecord {
            id: actor_id(&kind, &name, country.as_deref()),
            evidence: self.evidence(self.0.actors.len(), &name),
            aliases: vec![name.clone()],
            roles: cell(3).map(role).into_iter().collect(),
            articles: vec![self.id()],
            mentions: 1,
            name,
            kind,
            country: country.clone(),
            ..ActorRecord::default()
        };
        self.0.actors.push(actor);
        self
    }

    fn day(value: &str) -> EventDate {
        let (earliest, latest) = super::date::bounds(value);
        let value = Some(value.to_owned()).filter(|v| !v.is_empty());
        EventDate { value, earliest, latest, basis: "stated".into(), ..EventDate::default() }
    }

    /// `CONSULT | putin + maduro > | 2019-09-25 | happened | Kremlin | met`
    fn event(mut self, line: &str) -> Told {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let (source, target) = cells[1].split_once('>').unwrap_or((cells[1], ""));
        let ids = |side: &str| side.split('+').map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()).collect();
        let event = EventRecord {
            kind: cells[0].into(),
            source: ids(source),
            target: ids(target),
            date: Told::day(cells[2]),
            status: cells[3].into(),
            place: cells.get(4).map(|p| (*p).to_owned()).filter(|p| !p.is_empty()),
            mentions: 1,
            articles: vec![self.id()],
            evidence: self.evidence(10 * self.0.events.len(), cells.get(5).unwrap_or(&line)),
            ..EventRecord::default()
        };
        self.0.events.push(event);
        self
    }

    fn date(mut self, text: &str, value: &str) -> Told {
        let (earliest, latest) = super::date::bounds(value);
        let date = DateRecord {
            article: self.id(),
            text: text.into(),
            value: Some(value.into()),
            earliest,
            latest,
            evidence: self.evidence(0, text),
            ..DateRecord::default()
        };
        self.0.dates.push(date);
        self
    }

    /// `RUS > VEN | sale | ordered | 2006 | 24 Su-30`
    fn deal(mut self, line: &str) -> Told {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let (supplier, recipient) = cells[0].split_once(" > ").expect("two sides");
        let (count, family) = cells[4].split_once(' ').expect("a count and goods");
        let quantity =
            QuantityRecord { value: count.parse().ok(), modifier: "exact".into(), ..QuantityRecord::default() };
        let quantity = Some(quantity).filter(|q| q.value.is_some());
        let item = ItemRecord { family: Some(family.into()), quantity, ..ItemRecord::default() };
        let date = Told::day(cells[3]);
        let step = DealStep { status: cells[2].into(), date: date.value.clone(), article: self.id() };
        self.0.arms_deals.push(DealRecord {
            supplier: Some(supplier.into()),
            recipient: Some(recipient.into()),
            kind: cells[1].into(),
            status: cells[2].into(),
            items: vec![item],
            steps: vec![step],
            date,
            articles: vec![self.id()],
            evidence: self.evidence(0, line),
            ..DealRecord::default()
        });
        let deal = self.0.arms_deals.len() - 1;
        self.0.money.push(MoneyRecord {
            arms_deal: Some(deal),
            evidence: self.evidence(1, line),
            ..MoneyRecord::default()
        });
        self
    }
}

/// Merges in this order and in the other, which must not matter.
fn merged(all: Vec<Told>) -> Report {
    let forward: Vec<Records> = all.into_iter().map(|t| t.0).collect();
    let backward = forward.iter().rev().cloned().collect();
    let report = merge(forward);
    assert_eq!(report, merge(backward));
    report
}

fn meeting(id: &str, language: &str, names: [&str; 2], ids: &str, day: &str) -> Told {
    let [putin, maduro] = names;
    Told::article(id, language, "2019-09-25")
        .actor(&format!("{putin} | person | RUS | head_of_state"))
        .actor(&format!("{maduro} | person | VEN | head_of_state"))
        .event(&format!("CONSULT | {ids} | {day} | happened"))
}

fn in_english() -> Told {
    meeting("a", "en", ["Vladimir Putin", "Nicolas Maduro"], "vladimir-putin + nicolas-maduro", "2019-09-25")
}

fn in_french(day: &str) -> Told {
    let mut told = meeting("b", "fr", ["Vladimir Poutine", "Nicolas Maduro"], "vladimir-poutine + nicolas-maduro", day);
    told.0.article.as_mut().expect("an article").published = PublishedRecord::default();
    told
}

#[test]
fn one_meeting_told_in_two_languages_is_one() {
    let report = merged(vec![in_english(), in_french("2019-09-25")]);
    assert_eq!(report.actors.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["nicolas-maduro", "vladimir-putin"]);
    assert_eq!(report.actors[1].aliases, ["Vladimir Poutine", "Vladimir Putin"]);
    let [event] = &report.events[..] else { panic!("one event") };
    assert_eq!((event.mentions, &event.articles[..]), (2, &["a".to_owned(), "b".to_owned()][..]));
    assert_eq!(event.source, ["vladimir-putin", "nicolas-maduro"]);
}

#[test]
fn an_open_year_is_closed_by_the_same_event_elsewhere() {
    let report = merged(vec![in_french("XXXX-09-25").date("23 septembre", "XXXX-09-23"), in_english()]);
    assert_eq!(report.events.len(), 1);
    assert_eq!(report.dates[0].value.as_deref(), Some("2019-09-23"));
    let published = &report.articles[1].published;
    assert_eq!((published.value.as_deref(), published.earliest.as_deref()), (None, Some("2019-09-25")));
    assert_eq!(published.basis.last().map(|b| b.kind.as_str()), Some("same_event"));
}

#[test]
fn bounds_forbid_a_year() {
    let mut french = in_french("XXXX-09-25");
    french.0.article.as_mut().expect("an article").published.latest = Some("2010-01-01".into());
    let report = merged(vec![in_english(), french]);
    assert_eq!(report.events.len(), 2);
}

#[test]
fn another_place_is_another_meeting() {
    let told = |id: &str, place: &str| {
        Told::article(id, "en", "2019-09-25")
            .actor("A | country | RUS")
            .actor("B | country | VEN")
            .event(&format!("CONSULT | country-rus + country-ven | 2019-09-25 | happened | {place} | met in {place}"))
    };
    assert_eq!(merged(vec![told("a", "Moscow"), told("b", "Caracas")]).events.len(), 2);
    assert_eq!(merged(vec![told("a", "Moscow"), told("b", "central Moscow")]).events.len(), 1);
}

#[test]
fn a_role_alone_is_the_person_whom_another_article_names() {
    let mut told = Told::article("b", "en", "2019-09-25")
        .actor("Russia | country | RUS")
        .event("ACCUSE | country-rus > | 2019-09-25 | happened | | the Russian president spoke");
    let evidence = vec![Evidence { inferred: true, ..told.evidence(4, "Russian president").remove(0) }];
    told.0.events[0].source_codes = vec!["RUSGOV".into()];
    told.0.roles_alone.push(RoleAlone { role: "head_of_state".into(), country: "RUS".into(), evidence });
    let named = Told::article("a", "en", "2019-09-25").actor("Vladimir Putin | person | RUS | head_of_state");
    let report = merged(vec![named, told]);
    let putin = report.actors.iter().find(|a| a.id == "vladimir-putin").expect("he is named");
    assert_eq!((putin.mentions, &putin.articles[..]), (2, &["a".to_owned(), "b".to_owned()][..]));
    assert!(putin.evidence[1].inferred && !putin.aliases.contains(&"Russian president".to_owned()));
    assert_eq!(report.events[0].source, ["vladimir-putin"]);
}

#[test]
fn deeds_of_one_day_stay_apart_unless_a_figure_joins_them() {
    let told = |id: &str, first: &str, second: &str| {
        Told::article(id, "en", "2019-09-25")
            .actor("Russia | country | RUS")
            .actor("Venezuela | country | VEN")
            .event(&format!("AID | country-rus > country-ven | 2019-09-25 | scheduled | | {first}"))
            .event(&format!("AID | country-rus > country-ven | 2019-09-25 | scheduled | | {second}"))
    };
    let report =
        merged(vec![told("a", "1.5 million doses", "medicine and food"), told("b", "1,5 million de doses", "help")]);
    assert_eq!(report.events.iter().map(|e| e.articles.len()).collect::<Vec<_>>(), [2, 1, 1]);
}

#[test]
fn a_promise_of_help_is_the_help_to_come_that_another_article_tells() {
    let told = |id: &str, event: &str| {
        let sides = "country-rus > country-ven | 2019-09-25";
        let (kind, rest) = event.split_once(' ').unwrap();
        Told::article(id, "en", "2019-09-25")
            .actor("Russia | country | RUS")
            .actor("Venezuela | country | VEN")
            .event(&format!("{kind} | {sides} | {rest}"))
    };
    let with =
        |event: &str| merged(vec![told("a", "AID scheduled | | 1.5 million doses"), told("b", event)]).events.len();
    assert_eq!(with("AGREE scheduled | | will send 1.5 million doses"), 1);
    assert_eq!(with("AGREE scheduled | | will send doses"), 2);
    assert_eq!(with("AGREE happened | | will send 1.5 million doses"), 2);
}

#[test]
fn a_deal_keeps_its_steps_and_names_what_differs() {
    let told = |id: &str, published: &str, deal: &str| Told::article(id, "en", published).deal(deal);
    let report = merged(vec![
        told("a", "2006-07-01", "RUS > VEN | sale | ordered | 2006-07 | 24 Su-30"),
        told("b", "2008-09-26", "RUS > VEN | sale | delivered | 2008 | 24 Su-30"),
        told("c", "2007-01-01", "RUS > VEN | sale | ordered | 2006 | 30 Su-30"),
        told("d", "2007-01-01", "RUS > VEN | sale | ordered | 2015 | 12 Su-30"),
    ]);
    assert_eq!(report.arms_deals.len(), 2);
    let deal = &report.arms_deals[0];
    assert_eq!((deal.status.as_str(), deal.date.value.as_deref(), deal.steps.len()), ("delivered", Some("2006-07"), 3));
    let [conflict] = &report.conflicts[..] else { panic!("one conflict: {:?}", report.conflicts) };
    assert_eq!((conflict.field.as_str(), conflict.index), ("quantity of Su-30", Some(0)));
    assert_eq!(conflict.sides.iter().map(|s| s.value.as_str()).collect::<Vec<_>>(), ["24", "30"]);
    assert_eq!(report.money.iter().map(|m| m.arms_deal).collect::<Vec<_>>(), [Some(0), Some(0), Some(0), Some(1)]);
}

#[test]
fn an_order_is_of_the_day_of_its_signing_not_of_the_news_of_it() {
    let told = |second: &str| {
        let deal = |day: &str| format!("RUS > VEN | sale | ordered | {day} | 24 Su-30");
        let articles = [deal("2006-07-14"), deal(second)].map(|deal| ("2006-07-15", deal));
        let articles: Vec<_> = articles.iter().map(|(published, deal)| (*published, deal.as_str())).collect();
        deals(&articles).arms_deals.iter().filter_map(|deal| deal.date.value.clone()).collect::<Vec<_>>()
    };
    let days = ["2006-07-13", "2006-06-13", "2006-07"].map(told);
    assert_eq!(days, [["2006-07-13"], ["2006-07-14"], ["2006-07-14"]]);
}

fn deals(told: &[(&str, &str)]) -> Report {
    let article = |(n, (published, deal)): (usize, &(&str, &str))| {
        Told::article(&format!("article-{n}"), "en", published).deal(deal)
    };
    merged(told.iter().enumerate().map(article).collect())
}

/// What stands against what, in the order of the deals.
fn disputes(report: &Report) -> Vec<String> {
    let values = |c: &Conflict| c.sides.iter().map(|s| s.value.as_str()).collect::<Vec<_>>().join(" against ");
    report.conflicts.iter().map(|c| format!("{}: {}", c.field, values(c))).collect()
}

#[test]
fn a_framework_and_the_first_order_under_it_are_two_deals() {
    let report = deals(&[
        ("2022-07-27", "KOR > POL | sale | agreed | 2022-07-27 | 980 K2"),
        ("2022-08-27", "KOR > POL | sale | ordered | 2022-08-26 | 180 K2"),
        ("2022-08-28", "KOR > POL | sale | ordered | 2022-08-26 | 180 K2"),
    ]);
    assert_eq!(report.arms_deals.iter().map(|d| d.articles.len()).collect::<Vec<_>>(), [1, 2]);
    assert!(report.conflicts.is_empty(), "{:?}", disputes(&report));
}

#[test]
fn a_contract_broken_in_several_articles_is_one_deal() {
    let report = deals(&[
        ("2021-09-17", "FRA > AUS | sale | cancelled | 2021-09-16 | ? submarines"),
        ("2021-09-18", "FRA > AUS | sale | cancelled | 2016 | ? submarines"),
        ("2028-09-18", "FRA > AUS | sale | cancelled | 2028-09-18 | ? submarines"),
    ]);
    assert_eq!(report.arms_deals.iter().map(|d| d.articles.len()).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn of_two_deals_of_an_article_the_one_that_fits_best_is_the_known_one() {
    let one = Told::article("a", "en", "2022-02-11").deal("FRA > IDN | sale | ordered | 2022-02-10 | 42 Rafale");
    let two = Told::article("b", "en", "2022-02-12").deal("FRA > IDN | sale | planned | 2022-02-11 | 18 Rafale");
    let report = merged(vec![one, two.deal("FRA > IDN | sale | ordered | 2022-02 | 42 Rafale")]);
    assert_eq!(report.arms_deals.iter().map(|d| d.articles.len()).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(report.money.iter().map(|m| m.arms_deal).collect::<Vec<_>>(), [Some(0), Some(1), Some(0)]);
}

#[test]
fn two_counts_of_one_order_told_on_the_same_days_are_a_dispute() {
    let report = deals(&[
        ("2022-07-27", "KOR > POL | sale | ordered | 2022-07-27 | 648 K9"),
        ("2022-07-28", "KOR > POL | sale | ordered | 2022-07-27 | 672 K9"),
    ]);
    assert_eq!((report.arms_deals.len(), disputes(&report)), (1, vec!["quantity of K9: 648 against 672".to_owned()]));
}

#[test]
fn what_has_come_so_far_contradicts_no_order() {
    let order = ("2022-08-27", "KOR > POL | sale | ordered | 2022-08-26 | 180 K2");
    let delivery = ("2022-12-06", "KOR > POL | sale | delivered | 2022-12-06 | 10 K2");
    for told in [[order, delivery], [delivery, order]] {
        let report = deals(&told);
        assert_eq!((report.arms_deals.len(), disputes(&report)), (1, vec![]));
        let deal = &report.arms_deals[0];
        assert_eq!(deal.items[0].quantity.as_ref().map(ToString::to_string).as_deref(), Some("180"));
        assert_eq!(deal.status, "delivering");
    }
}

#[test]
fn deliveries_are_in_dispute_where_they_are_the_same() {
    let of = |day: &str, count: u32| {
        let deal = format!("TUR > BFA | sale | delivered | {day} | {count} TB2");
        (day.to_owned(), deal)
    };
    let report = |told: &[(String, String)]| {
        deals(&told.iter().map(|(day, deal)| (day.as_str(), deal.as_str())).collect::<Vec<_>>())
    };
    let same = report(&[of("2022-05-03", 5), of("2022-05-04", 6)]);
    assert_eq!(disputes(&same), ["quantity of TB2: 5 against 6"]);
    let next = report(&[of("2022-05-03", 5), of("2022-09-04", 6)]);
    assert_eq!((next.arms_deals.len(), disputes(&next)), (1, vec![]));
}

#[test]
fn a_denial_stands_against_the_claim_that_it_denies() {
    let report = deals(&[
        ("2022-05-05", "RUS > BFA | sale | planned | | 6 Mi-35"),
        ("2022-05-06", "RUS > BFA | sale | denied | | 6 Mi-35"),
        ("2022-05-06", "RUS > MLI | sale | planned | | 6 Mi-35"),
    ]);
    assert_eq!((report.arms_deals.len(), disputes(&report)), (3, vec!["status: denied against planned".to_owned()]));
}

#[test]
fn namesakes_get_ids_of_their_own() {
    let report = merged(vec![
        Told::article("a", "en", "").actor("Ivan Petrov | person | RUS"),
        Told::article("b", "en", "").actor("Ivan Petrov | person | BGR").event("ACCUSE | ivan-petrov > | | happened"),
    ]);
    assert_eq!(report.actors.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["ivan-petrov", "ivan-petrov-2"]);
    assert_eq!(report.events[0].source, ["ivan-petrov"]);
}

#[test]
fn an_acronym_joins_the_organization_that_goes_by_it() {
    let mut long = Told::article("a", "en", "").actor("North Atlantic Treaty Organization | organization");
    long.0.actors[0].aliases.push("NATO".into());
    let report = merged(vec![long, Told::article("b", "fr", "").actor("NATO | organization")]);
    assert_eq!(
        report.actors.iter().map(|a| a.name.as_str()).collect::<Vec<_>>(),
        ["North Atlantic Treaty Organization"]
    );
}

#[test]
fn equal_ids_are_a_problem() {
    let report = merged(vec![in_english(), in_english()]);
    assert_eq!((report.articles.len(), report.problems.len()), (1, 1));
    assert_eq!(report.problems[0].code, "equal_ids");
}
