//! The text summary: what an analyst gets on one screen. Every line says who, what, when, how sure, and where.

use super::Kind;
use super::columns::aligned;
use super::sums::{self, Told};
use super::wording::{amount, counted, goods, price, said, speaker, when, words};
use crate::facts::countries::usual_name;
use crate::order::Order as _;
use crate::report::{ActorRecord, Article, AttributionRecord, DealRecord, EventRecord, Report};
use std::collections::{BTreeMap, BTreeSet};

/// How wide, and whether in colour. Without a width nothing is folded.
#[derive(Clone, Copy, Debug, Default)]
pub struct Layout {
    pub width: Option<usize>,
    pub colour: bool,
}

/// The whole summary.
pub fn summary(report: &Report, kinds: &[Kind], layout: Layout) -> String {
    let shown = |kind| kinds.is_empty() || kinds.contains(&kind);
    let mut page = Page::new(report, layout);
    if !shown(Kind::Articles) {
        page.numbers.clear();
    }
    let mut out = page.head();
    if shown(Kind::Articles) {
        out.push_str(&page.articles());
    }
    let mut add = |kind, title, rows: &dyn Fn() -> Vec<Vec<String>>, fold| {
        if shown(kind) {
            out.push_str(&page.section(title, rows(), fold));
        }
    };
    add(Kind::Events, "TIMELINE", &|| page.timeline(), 2);
    add(Kind::ArmsDeals, "ARMS DEALS", &|| page.deals(), 3);
    add(Kind::Money, "MONEY", &|| page.money(), 2);
    add(Kind::Actors, "ACTORS", &|| page.actors(), 2);
    add(Kind::Conflicts, "CONFLICTS", &|| page.conflicts(), 1);
    add(Kind::Problems, "SET ASIDE", &|| page.problems(false), 1);
    add(Kind::Problems, "READ WITH A REMARK", &|| page.problems(true), 1);
    out
}

/// The report with what its lines look up: article numbers, names of actors and countries.
struct Page<'a> {
    report: &'a Report,
    layout: Layout,
    numbers: BTreeMap<&'a str, usize>,
    names: BTreeMap<&'a str, &'a str>,
    countries: BTreeMap<&'a str, &'a str>,
}

impl<'a> Page<'a> {
    fn new(report: &'a Report, layout: Layout) -> Page<'a> {
        let actors = || report.actors.iter();
        let countries = actors().filter(|a| a.kind == "country");
        Page {
            report,
            layout,
            numbers: report.articles.iter().enumerate().map(|(n, a)| (a.id.as_str(), n + 1)).collect(),
            names: actors().map(|a| (a.id.as_str(), a.name.as_str())).collect(),
            countries: countries.filter_map(|a| Some((a.country.as_deref()?, a.name.as_str()))).collect(),
        }
    }

    /// `5 articles (en 4, fr 1), published 2008-09-26 to 2023-08-15, 0 set aside`
    fn head(&self) -> String {
        let articles = &self.report.articles;
        let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
        for article in articles {
            *languages.entry(article.language.code.as_deref().unwrap_or("?")).or_default() += 1;
        }
        let mut languages: Vec<(&str, usize)> = languages.into_iter().collect();
        languages.order_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
        let languages: Vec<String> = languages.iter().map(|(code, count)| format!("{code} {count}")).collect();
        let languages = if languages.is_empty() { String::new() } else { format!(" ({})", languages.join(", ")) };
        let mut line = format!("{}{languages}", counted(articles.len(), "article"));
        if let Some((first, last)) = span(articles) {
            line.push_str(&if first == last {
                format!(", published {first}")
            } else {
                format!(", published {first} to {last}")
            });
        }
        let remarked = self.report.problems.iter().filter(|p| p.read).count();
        line.push_str(&format!(", {} set aside", self.report.problems.len() - remarked));
        if remarked > 0 {
            line.push_str(&format!(", {remarked} read with a remark"));
        }
        line.push('\n');
        line
    }

    fn articles(&self) -> String {
        if self.report.articles.is_empty() {
            return String::new();
        }
        let mut rows = Vec::new();
        for (n, article) in self.report.articles.iter().enumerate() {
            rows.push(article_row(n + 1, article));
            rows.extend(basis_row(article));
            let twin = article.same_text_as.as_ref().map(std::slice::from_ref);
            rows.extend(twin.map(|id| vec![format!("the text of {}", self.told(id))]));
        }
        format!("{}{}", self.heading("ARTICLES"), aligned(&rows, 4, self.layout.width))
    }

    /// One row an event; two deeds of one sentence that read alike stand once.
    fn timeline(&self) -> Vec<Vec<String>> {
        let mut rows: Vec<Vec<String>> = self.report.events.iter().map(|event| self.event_row(event)).collect();
        let mut seen = BTreeSet::new();
        rows.retain(|row| seen.insert([0, 2, 3].map(|c| row[c].clone())));
        rows
    }

    fn event_row(&self, event: &EventRecord) -> Vec<String> {
        let mut what = event.summary.clone();
        let speaker = event.attribution.as_ref().map(|a| self.speaker(a));
        // Who leads the line is told there.
        what.extend(speaker.filter(|name| !event.summary.starts_with(name)).map(|name| format!(" ({name})")));
        vec![when(&event.date), event.status.clone(), what, self.told(&event.articles)]
    }

    /// Who says so: by name, or in the article's words where a country stands for a source without a name.
    fn speaker<'s>(&'s self, attribution: &'s AttributionRecord) -> &'s str {
        speaker(attribution).and_then(|id| self.names.get(id).copied()).unwrap_or(&attribution.text)
    }

    fn deals(&self) -> Vec<Vec<String>> {
        let rows = self.report.arms_deals.iter().map(|deal| self.deal_row(deal));
        let titles =
            ["supplier", "recipient", "status", "items", "value", "date", "told by"].map(str::to_owned).to_vec();
        with_titles(titles, rows.collect())
    }

    fn deal_row(&self, deal: &DealRecord) -> Vec<String> {
        let items: Vec<String> = deal.items.iter().map(goods).collect();
        let mut what = if items.is_empty() { words(&deal.kind) } else { items.join(", ") };
        if deal.kind != "sale" && !items.is_empty() {
            what.push_str(&format!(" ({})", words(&deal.kind)));
        }
        if deal.option {
            what.push_str(" (option)");
        }
        what.extend(deal.delivered.as_ref().map(|d| format!(", {} delivered", amount(d))));
        let value = deal.value.as_ref().map(price);
        let loan = deal.financing.as_ref().map(|f| format!("loan {}", price(f)));
        let worth: Vec<String> = value.into_iter().chain(loan).collect();
        let who = deal.attribution.as_ref().map(|a| format!(" {}", self.speaker(a))).unwrap_or_default();
        let side = |code: &Option<String>, field: &str| {
            let name = code.as_deref().map_or("?", |c| self.country(c));
            if deal.inferred.iter().any(|f| f == field) { format!("{name}?") } else { name.to_owned() }
        };
        vec![
            side(&deal.supplier, "supplier"),
            side(&deal.recipient, "recipient"),
            deal.status.clone(),
            what,
            worth.join(", "),
            when(&deal.date),
            format!("{}{who}", self.told(&deal.articles)),
        ]
    }

    /// Equal figures of one kind stand on one line, with all articles that tell them.
    fn money(&self) -> Vec<Vec<String>> {
        let row = |sum: Told| {
            let role = if sum.record.role == "other" { String::new() } else { words(&sum.record.role) };
            let articles: BTreeSet<&str> = sum.evidence.iter().map(|e| &*e.article).collect();
            let articles: Vec<String> = articles.into_iter().map(str::to_owned).collect();
            vec![sum.figure, role, sum.way, self.told(&articles)]
        };
        sums::told(self.report, |id| self.names.get(id).copied()).into_iter().map(row).collect()
    }

    fn actors(&self) -> Vec<Vec<String>> {
        let mut actors: Vec<&ActorRecord> = self.report.actors.iter().collect();
        actors.order_by(|a, b| (b.mentions, &a.name).cmp(&(a.mentions, &b.name)));
        actors.into_iter().map(|actor| self.actor_row(actor)).collect()
    }

    fn actor_row(&self, actor: &ActorRecord) -> Vec<String> {
        let mut roles: Vec<String> = Vec::new();
        for role in &actor.roles {
            let status = role.status.as_ref().map(|s| format!("{s} ")).unwrap_or_default();
            let title =
                format!("{status}{}", if role.role == "other" { role.title.clone() } else { words(&role.role) });
            if !roles.contains(&title) {
                roles.push(title);
            }
        }
        let kind = if actor.kind == "person" { String::new() } else { actor.kind.clone() };
        let mut what = if roles.is_empty() { kind } else { roles.join(", ") };
        let others: Vec<&str> = actor.aliases.iter().map(String::as_str).filter(|a| *a != actor.name).collect();
        if !others.is_empty() {
            let separator = if what.is_empty() { "" } else { "; " };
            what.push_str(&format!("{separator}also {}", others.join(", ")));
        }
        vec![
            actor.name.clone(),
            actor.country.clone().unwrap_or_default(),
            what,
            counted(actor.mentions, "mention"),
            self.told(&actor.articles),
        ]
    }

    fn conflicts(&self) -> Vec<Vec<String>> {
        if self.report.conflicts.is_empty() {
            return vec![vec!["none".into()]];
        }
        let row = |conflict: &crate::report::Conflict| {
            let sides: Vec<String> =
                conflict.sides.iter().map(|s| format!("{} {}", said(s), self.told(&s.articles))).collect();
            vec![format!("{}, {}", self.subject(conflict), words(&conflict.field)), sides.join(" against ")]
        };
        self.report.conflicts.iter().map(row).collect()
    }

    /// What a conflict is about, in words.
    fn subject(&self, conflict: &crate::report::Conflict) -> String {
        let deal = conflict.index.filter(|_| conflict.about == "arms_deal").and_then(|i| self.report.arms_deals.get(i));
        let event = conflict.index.filter(|_| conflict.about == "event").and_then(|i| self.report.events.get(i));
        let actor = conflict.id.as_deref().and_then(|id| self.names.get(id));
        if let Some(deal) = deal {
            let side = |code: &Option<String>| code.as_deref().map_or("?", |c| self.country(c)).to_owned();
            return format!("{} → {}", side(&deal.supplier), side(&deal.recipient));
        }
        event.map(|e| e.summary.clone()).or(actor.map(|n| (*n).to_owned())).unwrap_or_else(|| words(&conflict.about))
    }

    fn problems(&self, read: bool) -> Vec<Vec<String>> {
        let problems = self.report.problems.iter().filter(|p| p.read == read);
        problems.map(|p| vec![p.path.clone(), format!("{} ({})", p.message, p.code)]).collect()
    }

    /// A heading and its rows; nothing where there are none.
    fn section(&self, title: &str, rows: Vec<Vec<String>>, fold: usize) -> String {
        if rows.is_empty() {
            return String::new();
        }
        format!("{}{}", self.heading(title), aligned(&rows, fold, self.layout.width))
    }

    fn heading(&self, title: &str) -> String {
        if self.layout.colour {
            let bold = anstyle::Style::new().bold();
            return format!("\n{bold}{title}{bold:#}\n");
        }
        format!("\n{title}\n")
    }

    fn country(&self, code: &'a str) -> &'a str {
        self.countries.get(code).copied().or_else(|| usual_name(code)).unwrap_or(code)
    }

    /// `[1 3]`: the numbers of these articles; their ids where no list above numbers them.
    fn told(&self, articles: &[String]) -> String {
        if self.numbers.is_empty() {
            return format!("[{}]", articles.join(" "));
        }
        let numbers: BTreeSet<usize> = articles.iter().filter_map(|a| self.numbers.get(a.as_str()).copied()).collect();
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        match self.report.sources(articles) {
            sources if sources < articles.len() => format!("[{}: {}]", numbers.join(" "), counted(sources, "source")),
            _ => format!("[{}]", numbers.join(" ")),
        }
    }
}

/// The first and the last day of publication, by the settled dates where there are any, else by the bounds.
fn span(articles: &[Article]) -> Option<(&str, &str)> {
    let settled = || articles.iter().filter_map(|a| a.published.value.as_deref());
    let first = settled().min().or_else(|| articles.iter().filter_map(|a| a.published.earliest.as_deref()).min());
    let last = settled().max().or_else(|| articles.iter().filter_map(|a| a.published.latest.as_deref()).max());
    first.zip(last)
}

/// The steps that led to an article's date, below its title.
fn basis_row(article: &Article) -> Option<Vec<String>> {
    let steps: Vec<String> =
        article.published.basis.iter().map(|b| format!("{} {}", words(&b.kind), b.detail)).collect();
    let what = if article.published.value.is_some() { "date" } else { "bounds" };
    (!steps.is_empty()).then(|| vec![format!("{what} from: {}", steps.join("; "))])
}

fn article_row(number: usize, article: &Article) -> Vec<String> {
    let published = &article.published;
    let date = match (&published.value, &published.earliest, &published.latest) {
        (Some(value), ..) => value.clone(),
        (None, None, None) => "no date".into(),
        (None, first, last) => {
            format!("{}..{}", first.as_deref().unwrap_or(""), last.as_deref().unwrap_or(""))
        }
    };
    let outlets: Vec<&str> = article.outlet.iter().chain(&article.agency).map(String::as_str).collect();
    let title = article.title.clone().unwrap_or_else(|| "(no headline)".into());
    vec![
        number.to_string(),
        date,
        article.language.code.clone().unwrap_or_else(|| "?".into()),
        outlets.join(" / "),
        format!("{title} ({})", article.id),
    ]
}

fn with_titles(titles: Vec<String>, rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    if rows.is_empty() { rows } else { std::iter::once(titles).chain(rows).collect() }
}
