//! A small report made by hand: two articles that disagree, one of them hostile, with a record of every kind.

use corpus::model::{Line, LineRole};
use corpus::report::*;
use corpus::text::Text;

pub const PLAIN: &str = "plain.txt";
pub const HOSTILE: &str = "<b onclick=alert(1)>hostile\".txt";

const PLAIN_TEXT: &str = "Home | Sport | Weather\n\
    Ardenia orders helicopters\n\
    LUNE, March 3 - President Ana Ruiz met Minister Karl Behm in Lune on Monday.\n\
    Ardenia ordered 25 helicopters from Borland for about $40 million.\n";
const HOSTILE_TEXT: &str = "<script>alert('text')</script> & \"quotes\" 'of all kinds'\n\
    مرحبا Borland sold 50 helicopters to Ardenia, see javascript:alert(1) or </mark><img src=x onerror=alert(2)>.\n";

/// The report and the texts behind it.
pub fn sample() -> (Report, Texts) {
    let met = [at(PLAIN, "Ana Ruiz met Minister Karl Behm")];
    let ordered = [at(PLAIN, "ordered 25 helicopters from Borland")];
    let sold = [at(HOSTILE, "Borland sold 50 helicopters to Ardenia")];
    let report = Report {
        schema_version: SCHEMA_VERSION.into(),
        articles: vec![
            article(PLAIN, "Ardenia orders helicopters", "en"),
            article(HOSTILE, "</title><script>", "e\"n"),
        ],
        dates: vec![DateRecord {
            article: PLAIN.into(),
            text: "March 3".into(),
            value: Some("2025-03-03".into()),
            rule: "en.time.month-day".into(),
            evidence: vec![at(PLAIN, "March 3")],
            ..DateRecord::default()
        }],
        actors: vec![
            actor("ana-ruiz", "Ana Ruiz", "person", "ARD", &[at(PLAIN, "Ana Ruiz")]),
            actor("karl-behm", "Karl Behm", "person", "BOR", &[at(PLAIN, "Karl Behm")]),
            actor("country-ard", "Ardenia", "country", "ARD", &[at(PLAIN, "Ardenia"), at(HOSTILE, "Ardenia")]),
            actor("country-bor", "Borland<script>", "country", "BOR", &[at(PLAIN, "Borland"), at(HOSTILE, "Borland")]),
        ],
        events: vec![
            event("CONSULT", "happened", "2025-03-03", ["ana-ruiz", "karl-behm"], &met),
            event("AGREE", "scheduled", "2025-06-01", ["country-ard", "country-bor"], &[&ordered[..], &sold].concat()),
            event("THREATEN", "negated", "", ["country-ard", "country-bor"], &sold),
        ],
        arms_deals: vec![DealRecord {
            supplier: Some("BOR".into()),
            recipient: Some("ARD".into()),
            kind: "sale".into(),
            status: "ordered".into(),
            items: vec![ItemRecord { designation: Some("<i>H-9</i>".into()), ..ItemRecord::default() }],
            inferred: vec!["supplier".into()],
            steps: vec![step("ordered", Some("2025-03-03")), step("delivered", Some("2027")), step("agreed", None)],
            rule: "en.deal.order".into(),
            evidence: ordered.to_vec(),
            ..DealRecord::default()
        }],
        money: vec![MoneyRecord {
            amount: Some(40_000_000.into()),
            currency: Some("USD".into()),
            modifier: "about".into(),
            role: "contract_value".into(),
            rule: "en.money.sum".into(),
            evidence: vec![at(PLAIN, "about $40 million")],
            ..MoneyRecord::default()
        }],
        conflicts: vec![Conflict {
            about: "arms_deal".into(),
            index: Some(0),
            id: None,
            field: "quantity".into(),
            sides: vec![side("25", &ordered[0]), side("50\"><script>", &sold[0])],
        }],
        problems: vec![ProblemRecord {
            path: "bad<script>.txt".into(),
            code: "not_utf8".into(),
            message: "\"not\" text".into(),
            read: false,
        }],
    };
    let texts = [PLAIN, HOSTILE].map(|id| (id.to_owned(), text(id)));
    (report, texts.into_iter().collect())
}

fn content(article: &str) -> &'static str {
    if article == PLAIN { PLAIN_TEXT } else { HOSTILE_TEXT }
}

fn text(article: &str) -> ArticleText {
    let text = Text::new(content(article).to_owned());
    let role = |n: usize| match (article, n) {
        (PLAIN, 0) => (LineRole::Furniture, "<menu> \"line\""),
        (PLAIN, 1) => (LineRole::Title, ""),
        _ => (LineRole::Body, ""),
    };
    let line = |(n, &span)| Line { span, role: role(n).0, reason: role(n).1 };
    ArticleText { lines: text.lines().iter().enumerate().map(line).collect(), text: text.as_str().to_owned() }
}

/// The evidence that these words of an article are.
fn at(article: &str, words: &str) -> Evidence {
    let content = content(article);
    let start = content.find(words).map(|at| content[..at].chars().count()).expect("the article holds the words");
    let sentence = content.lines().find(|l| l.contains(words)).unwrap_or_default();
    Evidence {
        article: article.into(),
        start,
        end: start + words.chars().count(),
        text: words.into(),
        sentence: sentence.into(),
        inferred: false,
    }
}

fn article(id: &str, title: &str, language: &str) -> Article {
    let day = Some("2025-03-04".to_owned());
    Article {
        id: id.into(),
        title: Some(title.into()),
        outlet: Some("<Outlet>".into()),
        language: LanguageRecord { code: Some(language.into()), confidence: 1.0 },
        published: PublishedRecord { value: day.clone(), earliest: day.clone(), latest: day, basis: Vec::new() },
        ..Article::default()
    }
}

fn actor(id: &str, name: &str, kind: &str, country: &str, evidence: &[Evidence]) -> ActorRecord {
    ActorRecord {
        id: id.into(),
        name: name.into(),
        kind: kind.into(),
        country: Some(country.into()),
        mentions: evidence.len(),
        evidence: evidence.to_vec(),
        ..ActorRecord::default()
    }
}

fn event(kind: &str, status: &str, day: &str, [source, target]: [&str; 2], evidence: &[Evidence]) -> EventRecord {
    let day = (!day.is_empty()).then(|| day.to_owned());
    EventRecord {
        date: EventDate { value: day.clone(), earliest: day.clone(), latest: day, ..EventDate::default() },
        kind: kind.into(),
        source: vec![source.into()],
        target: vec![target.into()],
        status: status.into(),
        summary: evidence[0].sentence.to_string(),
        mentions: evidence.len(),
        articles: evidence.iter().map(|e| e.article.to_string()).collect(),
        rule: "en.event.\"rule\"".into(),
        evidence: evidence.to_vec(),
        ..EventRecord::default()
    }
}

fn step(status: &str, date: Option<&str>) -> DealStep {
    DealStep { status: status.into(), date: date.map(str::to_owned), article: PLAIN.into() }
}

fn side(value: &str, evidence: &Evidence) -> Side {
    let (articles, evidence) = (vec![evidence.article.to_string()], vec![evidence.clone()]);
    Side { value: value.into(), articles, evidence, ..Side::default() }
}
