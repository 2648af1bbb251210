//! What every section of the report looks up: numbers of articles, names, and the way from a claim to its words.

use super::articles::Shown;
use super::highlight;
use crate::facts::countries::usual_name;
pub(super) use crate::render::wording::counted;
use crate::render::wording::speaker;
use crate::report::{AttributionRecord, Evidence, Report};
use askama::Template;
use std::collections::{BTreeMap, BTreeSet};

/// The report with its texts as they are shown.
pub struct Sources<'a> {
    pub report: &'a Report,
    pub shown: &'a [Shown],
    numbers: BTreeMap<&'a str, usize>,
    names: BTreeMap<&'a str, &'a str>,
    countries: BTreeMap<&'a str, &'a str>,
}

/// A link from a claim to the words that it came from.
#[derive(Debug)]
pub struct Reference {
    /// Of the article.
    pub number: usize,
    /// Where the link goes: to the words, or where these are cut off to the article.
    pub anchor: String,
    /// The article and the words in their sentence.
    pub quote: String,
}

/// The links of a claim, and how many more there are.
#[derive(Template, Debug, Default)]
#[template(path = "references.html", config = "src/render/html/askama.toml")]
pub struct References {
    pub shown: Vec<Reference>,
    pub more: usize,
}

/// How many links a claim has at most.
const LINKS: usize = 8;
/// How long the words of a tooltip are at most, in characters.
const QUOTE: usize = 160;

impl<'a> Sources<'a> {
    pub fn new(report: &'a Report, shown: &'a [Shown]) -> Sources<'a> {
        let countries = report.actors.iter().filter(|a| a.kind == "country");
        Sources {
            report,
            shown,
            numbers: report.articles.iter().enumerate().map(|(n, a)| (a.id.as_str(), n + 1)).collect(),
            names: report.actors.iter().map(|a| (a.id.as_str(), a.name.as_str())).collect(),
            countries: countries.filter_map(|a| Some((a.country.as_deref()?, a.name.as_str()))).collect(),
        }
    }

    /// The name of an actor, or its id where the report has none.
    pub fn name<'s>(&self, id: &'s str) -> &'s str
    where
        'a: 's,
    {
        self.known_name(id).unwrap_or(id)
    }

    pub fn known_name(&self, id: &str) -> Option<&'a str> {
        self.names.get(id).copied()
    }

    /// Who says so: by name, or in the article's words where a country stands for a source without a name.
    pub fn speaker(&self, attribution: Option<&AttributionRecord>) -> String {
        let said = attribution.map(|a| match speaker(a) {
            Some(id) => self.name(id).to_owned(),
            None => format!("“{}”", a.text),
        });
        said.unwrap_or_default()
    }

    /// The name of a country.
    pub fn country<'s>(&self, code: &'s str) -> &'s str
    where
        'a: 's,
    {
        self.countries.get(code).copied().or_else(|| usual_name(code)).unwrap_or(code)
    }

    /// A CAMEO-style code for a reader: `POLGOV` is `Poland (GOV)`, where the corpus names the country.
    pub fn code(&self, code: &str) -> String {
        let (country, role) = code.split_at_checked(3).unwrap_or((code, ""));
        match self.countries.get(country) {
            Some(name) if role.is_empty() => (*name).to_owned(),
            Some(name) => format!("{name} ({role})"),
            None => code.to_owned(),
        }
    }

    /// One link for each piece of evidence; words told twice are linked once.
    pub fn references<'e>(&self, evidence: impl IntoIterator<Item = &'e Evidence>) -> References {
        let mut shown: Vec<Reference> = Vec::new();
        let mut more = 0;
        for evidence in evidence {
            let Some(reference) = self.reference(evidence) else { continue };
            if shown.iter().any(|r| r.anchor == reference.anchor) {
                continue;
            }
            if shown.len() < LINKS {
                shown.push(reference);
            } else {
                more += 1;
            }
        }
        References { shown, more }
    }

    /// One link an article: to the first words there.
    pub fn first_references(&self, evidence: &[Evidence]) -> References {
        let mut seen = BTreeSet::new();
        self.references(evidence.iter().filter(|e| seen.insert(&*e.article)))
    }

    fn reference(&self, evidence: &Evidence) -> Option<Reference> {
        let number = *self.numbers.get(&*evidence.article)?;
        let shown = self.shown.get(number - 1)?;
        let linked = shown.anchors.contains(&(evidence.start, evidence.end));
        let anchor = match linked {
            true => highlight::anchor(number, evidence.start, evidence.end),
            false => format!("a{number}"),
        };
        let cut = if linked { "" } else { " [cut off below]" };
        let words = if evidence.sentence.is_empty() { evidence.text.as_str() } else { &evidence.sentence };
        Some(Reference { number, anchor, quote: format!("{}{cut}: {}", shown.label, shortened(words, QUOTE)) })
    }

    /// The language of the article that the first evidence stands in; empty where it is not known.
    pub fn language(&self, evidence: &[Evidence]) -> &'a str {
        let number = evidence.first().and_then(|e| self.numbers.get(&*e.article));
        number.and_then(|n| self.shown.get(n - 1)).map_or("", |shown| &shown.language)
    }
}

/// A text in no more characters than this; the last one is a sign that there were more.
pub fn shortened(text: &str, most: usize) -> String {
    let mut places = text.char_indices().map(|(at, _)| at).skip(most.saturating_sub(1));
    match (places.next(), places.next()) {
        (Some(at), Some(_)) => format!("{}…", text[..at].trim_end()),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn what_just_fits_is_not_cut() {
        assert_eq!(shortened("United States", 13), "United States");
        assert_eq!(shortened("Emmanuel Macron", 13), "Emmanuel Mac…");
        assert_eq!(shortened("Hugo Chávez Frías", 13), "Hugo Chávez…");
    }
}
