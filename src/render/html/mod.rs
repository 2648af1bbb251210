//! The report as one HTML file: drawings, tables, and each claim linked to its words in the article's text.
//!
//! Nothing in the file comes from elsewhere, and its own policy forbids it. Here is what the page holds; the templates
//! beside this file say how it looks.

mod articles;
mod deals;
mod highlight;
mod markup;
mod money;
mod network;
mod others;
mod sources;
mod timeline;

use crate::order::Order as _;
use crate::report::{ProblemRecord, Report, Texts};
use anyhow::Result;
use articles::Shown;
use askama::Template;
use sha2::{Digest, Sha256};
use sources::{Sources, counted};
use std::collections::{BTreeMap, BTreeSet};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// How many inputs set aside are named.
const PROBLEMS: usize = 1_000;

/// The whole file.
pub fn html(report: &Report, texts: &Texts, title: &str) -> Result<String> {
    let shown = articles::shown(report, texts);
    let page = Page::of(&Sources::new(report, &shown), texts, title);
    Ok(without_controls(page.render()?))
}

/// Control characters, which a page may not hold, become the replacement character.
fn without_controls(html: String) -> String {
    let wrong = |c: char| c.is_control() && !matches!(c, '\n' | '\t');
    if html.contains(wrong) { html.replace(wrong, "\u{fffd}") } else { html }
}

/// What the page's template shows.
#[derive(Template)]
#[template(path = "page.html", config = "src/render/html/askama.toml")]
struct Page<'a> {
    policy: String,
    style: &'static str,
    script: &'static str,
    title: &'a str,
    subtitle: String,
    figures: Vec<(&'static str, String, &'static str)>,
    timeline: timeline::Timeline,
    network: network::Network,
    deals: deals::Deals,
    currencies: Vec<money::Currency>,
    conflicts: Vec<others::ConflictCard>,
    conflicts_cut: usize,
    actors: Vec<others::ActorRow>,
    actors_cut: usize,
    problems: &'a [ProblemRecord],
    problems_cut: usize,
    furniture: Vec<(String, usize, usize)>,
    articles: &'a [Shown],
    /// Articles with something cut off.
    articles_cut: usize,
}

impl<'a> Page<'a> {
    fn of(sources: &Sources<'a>, texts: &Texts, title: &'a str) -> Page<'a> {
        let report = sources.report;
        let timeline = timeline::Timeline::of(sources);
        let listed: BTreeSet<usize> = timeline.years.iter().flat_map(|y| &y.rows).map(|r| r.index).collect();
        let (conflicts, conflicts_cut) = others::conflicts(sources);
        let (actors, actors_cut) = others::actors(sources);
        let problems = &report.problems;
        Page {
            policy: policy(),
            style: STYLE,
            script: SCRIPT,
            title,
            subtitle: subtitle(report),
            figures: figures(report),
            network: network::Network::of(sources, |index| listed.contains(&index)),
            timeline,
            deals: deals::Deals::of(sources),
            currencies: money::currencies(sources),
            conflicts,
            conflicts_cut,
            actors,
            actors_cut,
            problems: &problems[..problems.len().min(PROBLEMS)],
            problems_cut: problems.len().saturating_sub(PROBLEMS),
            furniture: others::furniture(texts),
            articles: sources.shown,
            articles_cut: sources.shown.iter().filter(|s| !s.cut.is_empty()).count(),
        }
    }
}

/// `5 articles (4 en, 1 fr), published 2008-09-26 to 2023-08-15`
fn subtitle(report: &Report) -> String {
    let mut languages: BTreeMap<&str, usize> = BTreeMap::new();
    for article in &report.articles {
        *languages.entry(article.language.code.as_deref().unwrap_or("?")).or_default() += 1;
    }
    let mut languages: Vec<(&str, usize)> = languages.into_iter().collect();
    languages.order_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
    let languages: Vec<String> = languages.iter().map(|(code, count)| format!("{count} {code}")).collect();
    let articles = counted(report.articles.len(), "article");
    let first = report.articles.iter().filter_map(|a| a.published.earliest.as_deref()).min();
    let last = report.articles.iter().filter_map(|a| a.published.latest.as_deref()).max();
    let span = match (first, last) {
        (Some(first), Some(last)) if first == last => format!(", published {first}"),
        (Some(first), Some(last)) => format!(", published {first} to {last}"),
        _ => String::new(),
    };
    let languages = if languages.is_empty() { String::new() } else { format!(" ({})", languages.join(", ")) };
    format!("{articles}{languages}{span}")
}

/// The figures at the head: where they lead, how many, and of what.
fn figures(report: &Report) -> Vec<(&'static str, String, &'static str)> {
    let figure = |section, count: usize, one, many| {
        (section, crate::render::wording::grouped(count as f64), if count == 1 { one } else { many })
    };
    vec![
        figure("timeline", report.events.len(), "event", "events"),
        figure("network", report.actors.len(), "actor", "actors"),
        figure("deals", report.arms_deals.len(), "arms deal", "arms deals"),
        figure("money", report.money.len(), "sum of money", "sums of money"),
        figure("conflicts", report.conflicts.len(), "conflict", "conflicts"),
        figure("aside", report.problems.iter().filter(|p| !p.read).count(), "input set aside", "inputs set aside"),
        figure("articles", report.articles.len(), "article", "articles"),
    ]
}

/// Nothing may be loaded, and nothing run but the two parts that stand in the file, known by their digests.
fn policy() -> String {
    let digest = |part: &str| base64(&Sha256::digest(part.as_bytes()));
    format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        digest(STYLE),
        digest(SCRIPT)
    )
}

/// As digests are written in a policy (RFC 4648).
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let joined = three.iter().fold(0, |sum, &b| sum << 8 | u32::from(b)) << (8 * (3 - three.len()));
        for n in 0..4 {
            let sign = SIGNS[(joined >> (18 - 6 * n)) as usize & 63] as char;
            out.push(if n > three.len() { '=' } else { sign });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_written_as_the_standard_says() {
        assert_eq!(
            ["", "f", "fo", "foo", "foob"].map(|t| base64(t.as_bytes())),
            ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg=="]
        );
    }

    #[test]
    fn an_empty_report_is_a_page() {
        let html = html(&Report::default(), &Texts::new(), "Nothing").expect("a page");
        assert!(html.contains("0 articles"));
    }
}
