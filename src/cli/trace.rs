//! `corpus trace`: how an article was read: its lines with their roles, every mark, how sentences
//! were cut, every record with its rule.

use super::profile::Articles;
use super::{Common, exit};
use crate::order::Order as _;
use crate::relate::clause::{Chunk, Clauses, Part};
use crate::report::{Analysed, Evidence, records};
use crate::run;
use anyhow::Result;
use clap::Args;
use std::io::Write;

#[derive(Args, Debug)]
pub struct Arguments {
    #[command(flatten)]
    articles: Articles,
    /// Leave out the marks of single words
    #[arg(long)]
    records: bool,
}

pub fn run(arguments: &Arguments, common: &Common) -> Result<u8> {
    let packs = arguments.articles.packs(common)?;
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut code = exit::DONE;
    for input in arguments.articles.inputs.open()? {
        match input.load() {
            Ok(source) => run::analyse(&source, packs, |analysed| article(analysed, arguments, &mut out))?,
            Err(problem) => {
                common.remark(&format!("corpus: {}: {}", problem.path, problem.message));
                code = exit::SET_ASIDE;
            }
        }
    }
    out.flush()?;
    Ok(code)
}

fn article(analysed: &Analysed, arguments: &Arguments, out: &mut impl Write) -> Result<()> {
    writeln!(out, "{}", analysed.source.id)?;
    writeln!(out, "\nLINES")?;
    let page = analysed.annotated.page;
    for (number, line) in page.lines.iter().enumerate().filter(|(_, l)| !l.span.is_empty()) {
        let role = format!("{:?}", line.role).to_lowercase();
        writeln!(out, "{:5}  {role:<10} {:<24} {}", number + 1, line.reason, short(page.text.slice(line.span)))?;
    }
    if !arguments.records {
        marks(analysed, out)?;
        clauses(analysed, out)?;
    }
    found(analysed, out)
}

/// Each sentence with the marks that begin in it.
fn marks(analysed: &Analysed, out: &mut impl Write) -> Result<()> {
    let scan = &analysed.annotated.scan;
    writeln!(out, "\nMARKS")?;
    for sentence in &scan.sentences {
        writeln!(out, "  {}", short(scan.text.slice(sentence.span)))?;
        for token in sentence.tokens() {
            for (_, mark) in scan.marks_at(token) {
                let words = scan.text.slice(scan.span(token, mark.end as usize));
                let class = scan.grammar.lexicon.class_name(mark.class);
                let entry = scan.entry(mark);
                let (key, feature) = entry.map_or(("", ""), |e| (e.key, e.feature));
                writeln!(out, "      {words:<24} {class:<16} {key} {feature}")?;
            }
        }
    }
    Ok(())
}

/// Each sentence as it was cut: noun phrases in brackets, verb groups between stars with tense and status.
fn clauses(analysed: &Analysed, out: &mut impl Write) -> Result<()> {
    let annotated = analysed.annotated;
    let cut = Clauses::new(annotated);
    let words = |chunk: &Chunk| {
        annotated.scan.text.slice(annotated.scan.span(chunk.tokens.first as usize, chunk.tokens.end as usize))
    };
    writeln!(out, "\nCLAUSES")?;
    for sentence in &cut.sentences {
        let line: Vec<String> = cut.chunks[sentence.clone()]
            .iter()
            .map(|chunk| match chunk.part {
                Part::Noun => format!("[{}]", words(chunk)),
                Part::Pronoun(_) => format!("({})", words(chunk)),
                Part::Verb(n) => {
                    let group = &annotated.verbs[n as usize];
                    format!("*{}* {:?} {}", words(chunk), group.tense, group.status).to_lowercase()
                }
                _ => words(chunk).to_owned(),
            })
            .collect();
        writeln!(out, "  {}", line.join("  ").split_whitespace().collect::<Vec<_>>().join(" "))?;
    }
    Ok(())
}

/// Every record in text order: its words, its one-line form, its rule.
fn found(analysed: &Analysed, out: &mut impl Write) -> Result<()> {
    let all = records(analysed);
    let mut rows: Vec<(usize, String)> = Vec::new();
    let mut add = |kind: &str, line: String, rule: &str, evidence: &[Evidence]| {
        for e in evidence {
            rows.push((e.start, format!("{kind:<6} {:<32} {line}  [{rule}]", short(&e.text))));
        }
    };
    all.dates.iter().for_each(|r| add("date", date_line(r), &r.rule, &r.evidence));
    all.actors.iter().for_each(|r| add("actor", r.to_string(), &r.rule, &r.evidence));
    all.money.iter().for_each(|r| add("money", r.to_string(), &r.rule, &r.evidence));
    all.events.iter().for_each(|r| add("event", r.to_string(), &r.rule, &r.evidence));
    all.arms_deals.iter().for_each(|r| add("deal", r.to_string(), &r.rule, &r.evidence));
    rows.order();
    writeln!(out, "\nRECORDS")?;
    if let Some(article) = &all.article {
        let published = &article.published;
        let bound = |b: &Option<String>| b.clone().unwrap_or_else(|| "?".into());
        writeln!(
            out,
            "  published {} ({}..{})",
            bound(&published.value),
            bound(&published.earliest),
            bound(&published.latest)
        )?;
        published.basis.iter().try_for_each(|b| writeln!(out, "    {}: {}", b.kind, b.detail))?;
    }
    for (start, row) in rows {
        writeln!(out, "{start:7}  {row}")?;
    }
    Ok(())
}

/// A date with its other readings and why they were not taken.
fn date_line(date: &crate::report::DateRecord) -> String {
    let mut line = format!("{} {date}", date.kind);
    for other in &date.alternatives {
        line.push_str(&format!(" (or {}: {})", other.value, other.reason));
    }
    line
}

fn short(text: &str) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match flat.char_indices().nth(100) {
        Some((cut, _)) => format!("{}…", &flat[..cut]),
        None => flat,
    }
}
