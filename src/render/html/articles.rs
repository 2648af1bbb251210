//! The articles: head, date with its reasons, and the text with all marks; and how much of it the file has room for.

use super::highlight::{self, Mark};
use super::sources::counted;
use crate::order::Order as _;
use crate::render::wording::{price, when, words};
use crate::report::{Article, ArticleText, EventDate, Evidence, Report, Texts};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// How much room the texts have together, in bytes, so that 1,000 articles stay under 20 MB.
const ROOM: usize = 14 << 20;
/// How many characters of one article are shown.
const LONGEST: usize = 60_000;

/// An article as it is shown.
#[derive(Debug, Default)]
pub struct Shown {
    pub number: usize,
    pub title: String,
    /// Outlet and date: what a tooltip calls the article.
    pub label: String,
    pub id: String,
    pub outlet: String,
    pub published: String,
    /// Language tag; empty where it is not known.
    pub language: String,
    pub facts: String,
    /// The steps that led to the date.
    pub basis: Vec<String>,
    /// The text, marked; empty where there was no room.
    pub html: String,
    /// What is cut off, in words.
    pub cut: String,
    pub anchors: BTreeSet<(usize, usize)>,
}

/// All articles, with their texts as far as there is room.
pub fn shown(report: &Report, texts: &Texts) -> Vec<Shown> {
    let mut marks = marks(report);
    let mut room = ROOM;
    let show = |(n, article): (usize, &Article)| {
        let mut shown = head(n + 1, article);
        let mut marks = marks.remove(article.id.as_str()).unwrap_or_default();
        marks.order();
        marks.dedup();
        if let Some(text) = texts.get(&article.id) {
            add_text(&mut shown, text, &marks, &mut room);
        }
        shown
    };
    report.articles.iter().enumerate().map(show).collect()
}

fn add_text(shown: &mut Shown, text: &ArticleText, marks: &[Mark], room: &mut usize) {
    let marked = highlight::highlighted(shown.number, text, marks, LONGEST);
    if marked.html.len() > *room {
        shown.cut = "The text is left out: the file has no more room.".into();
        return;
    }
    *room -= marked.html.len();
    shown.html = marked.html;
    shown.anchors = marked.anchors;
    if marked.cut > 0 {
        shown.cut = format!("Cut off here: {} more.", counted(marked.cut, "character"));
    }
}

fn head(number: usize, article: &Article) -> Shown {
    let published = date_of(article);
    let outlets: Vec<&str> = article.outlet.iter().chain(&article.agency).map(String::as_str).collect();
    let outlet = outlets.join(" / ");
    let source = if outlet.is_empty() { &article.id } else { &outlet };
    let facts = [
        Some(counted(article.words, "word")),
        Some(counted(article.sentences, "sentence")),
        (article.furniture > 0).then(|| format!("{} set aside as furniture", counted(article.furniture, "line"))),
        article.place.clone(),
    ];
    Shown {
        number,
        label: format!("{source}, {published}"),
        title: article.title.clone().unwrap_or_else(|| "(no headline)".into()),
        id: article.id.clone(),
        published,
        language: tag(article.language.code.as_deref()),
        facts: facts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        basis: article.published.basis.iter().map(|b| format!("{}: {}", words(&b.kind), b.detail)).collect(),
        outlet,
        ..Shown::default()
    }
}

fn date_of(article: &Article) -> String {
    let published = &article.published;
    when(&EventDate {
        value: published.value.clone(),
        earliest: published.earliest.clone(),
        latest: published.latest.clone(),
        ..EventDate::default()
    })
}

/// A language tag that may stand in `lang`.
fn tag(code: Option<&str>) -> String {
    let plain = |code: &&str| code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    code.filter(plain).unwrap_or_default().to_owned()
}

/// What to mark in each article, by its id.
fn marks<'a>(report: &'a Report) -> BTreeMap<&'a str, Vec<Mark>> {
    let mut marks: BTreeMap<&str, Vec<Mark>> = BTreeMap::new();
    let mut add = |evidence: &'a [Evidence], class: &'static str, what: &str, rule: &str| {
        let by = if rule.is_empty() { String::new() } else { format!(" · {rule}") };
        for evidence in evidence {
            let guess = if evidence.inferred { " (inferred)" } else { "" };
            let title = format!("{what}{guess}{by}");
            let mark = Mark { start: evidence.start, end: Reverse(evidence.end), class, title };
            marks.entry(&evidence.article).or_default().push(mark);
        }
    };
    for date in &report.dates {
        add(&date.evidence, "date", &format!("date: {}", date.value.as_deref().unwrap_or("open")), &date.rule);
    }
    for actor in &report.actors {
        add(&actor.evidence, "actor", &format!("{}: {}", actor.kind, actor.name), &actor.rule);
    }
    for event in &report.events {
        add(&event.evidence, "event", &format!("event: {}, {}", event.kind.to_lowercase(), event.status), &event.rule);
    }
    for deal in &report.arms_deals {
        add(&deal.evidence, "deal", &format!("arms deal: {}, {}", words(&deal.kind), deal.status), &deal.rule);
    }
    for money in &report.money {
        let sum = money.sum();
        add(&money.evidence, "money", &format!("money: {}, {}", price(&sum), words(&money.role)), &money.rule);
    }
    for side in report.conflicts.iter().flat_map(|c| &c.sides) {
        add(&side.evidence, "dispute", &format!("told otherwise elsewhere: {}", side.value), "");
    }
    marks
}
