//! Proves the rules of packs: every example goes through the whole pipeline, alone and behind other text.

use crate::analysis::Packs;
use crate::model::{Metadata, Source};
use crate::report::{EventRecord, Evidence, Records};
use crate::rules::rule::Example;
use crate::rules::{Compiled, Grammar};
use crate::run;

/// One example of one rule, ready to run.
#[derive(Clone, Debug)]
pub struct Case {
    /// `en.time.day-month-year::fires::2`
    pub name: String,
    language: String,
    pub rule: String,
    example: Example,
    fires: bool,
}

/// Every example of every rule of these packs; those of rules for all languages in a language that no pack knows.
pub fn cases(packs: &Packs) -> Vec<Case> {
    let grammars = packs.grammars().chain([packs.common()]);
    grammars.flat_map(|grammar| own_rules(grammar).flat_map(|rule| of_rule(grammar, rule))).collect()
}

fn own_rules(grammar: &Grammar) -> impl Iterator<Item = &Compiled> {
    let common = &*grammar.language == "all";
    grammar.rules.iter().filter(move |compiled| compiled.rule.id.starts_with("all.") == common)
}

fn of_rule(grammar: &Grammar, compiled: &Compiled) -> Vec<Case> {
    let rule = &compiled.rule;
    let examples = rule.examples().map(|e| (e, true)).chain(rule.silent().map(|e| (e, false)));
    examples
        .enumerate()
        .map(|(n, (line, fires))| {
            let mut example = Example::parse(line);
            example.published.get_or_insert_with(|| reference(grammar));
            let kind = if fires { "fires" } else { "silent" };
            let name = format!("{}::{}::{}::{n}", grammar.language, rule.id, kind);
            Case { name, language: grammar.language.to_string(), rule: rule.id.to_owned(), example, fires }
        })
        .collect()
}

/// The date that examples stand at where they set none: `reference` in `pack.toml`.
fn reference(grammar: &Grammar) -> String {
    let mut packs = grammar.sections.iter().filter(|(stage, _)| *stage == "pack");
    packs.find_map(|(_, table)| table.str("reference")).unwrap_or("2019-09-25").to_owned()
}

/// Texts that an example is shifted behind: nothing, and characters of several bytes.
const BEFORE: &[&str] = &["", "«\u{c7}a ÷ \u{1f6f0}»\n\n"];

impl Case {
    /// Says in one of four words what is wrong: missing, noisy, wrong value, wrong span.
    pub fn run(&self, packs: &Packs) -> Result<(), String> {
        BEFORE.iter().try_for_each(|before| self.run_behind(before, packs))
    }

    fn run_behind(&self, before: &str, packs: &Packs) -> Result<(), String> {
        let text = format!("{before}{}", self.example.text);
        let metadata = Metadata {
            published: self.example.published.clone(),
            language: Some(self.language.clone()),
            ..Metadata::default()
        };
        let source = Source { id: "example".into(), path: "example".into(), text, metadata, ..Source::default() };
        let lines = lines(&run::extract(&source, packs), &self.rule);
        if !self.fires {
            let noise = lines.first().map(|(line, _)| format!("noisy: got `{line}` in `{}`", self.example.text));
            return noise.map_or(Ok(()), Err);
        }
        self.judge(before.chars().count(), &lines)
    }

    fn judge(&self, shift: usize, lines: &[(String, Vec<Evidence>)]) -> Result<(), String> {
        let text = &self.example.text;
        let got =
            || lines.iter().map(|(line, e)| format!("`{line}` at {:?}", e.iter().map(|e| &e.text).collect::<Vec<_>>()));
        let got = || got().collect::<Vec<_>>().join("; ");
        if lines.is_empty() {
            return Err(format!("missing: nothing found in `{text}`"));
        }
        let chars = |byte: usize| text[..byte].chars().count() + shift;
        let at_span = |evidence: &[Evidence]| {
            let Some(found) = &self.example.found else { return true };
            evidence.iter().any(|e| (e.start, e.end) == (chars(found.start), chars(found.end)))
        };
        if !lines.iter().any(|(_, e)| at_span(e)) {
            return Err(format!("wrong span: in `{text}` got {}", got()));
        }
        let Some(expected) = &self.example.expected else { return Ok(()) };
        if lines.iter().any(|(line, e)| line == expected && at_span(e)) {
            return Ok(());
        }
        Err(format!("wrong value: in `{text}` wanted `{expected}`, got {}", got()))
    }
}

/// The one-line forms of the records that a rule made, with their evidence.
fn lines(records: &Records, rule: &str) -> Vec<(String, Vec<Evidence>)> {
    let mut lines = Vec::new();
    let mut add = |id: &str, line: String, evidence: &[Evidence]| {
        if id == rule {
            lines.push((line, evidence.to_vec()));
        }
    };
    records.dates.iter().for_each(|r| add(&r.rule, r.to_string(), &r.evidence));
    records.actors.iter().for_each(|r| add(&r.rule, r.to_string(), &r.evidence));
    records.money.iter().for_each(|r| add(&r.rule, r.to_string(), &r.evidence));
    records.arms_deals.iter().for_each(|r| add(&r.rule, r.to_string(), &r.evidence));
    records.events.iter().for_each(|r| add(&r.rule, r.to_string(), &r.evidence));
    let said = |r: &EventRecord| r.attribution.clone().map(|a| (a, r.evidence.clone()));
    records.events.iter().filter_map(said).for_each(|(a, evidence)| add(&a.rule, a.to_string(), &evidence));
    lines
}
