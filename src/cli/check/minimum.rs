//! How good the records are, by list, and how good they must be: `events.f1=0.9`.

use crate::cli::suggest;
use crate::expect::Score;
use std::collections::BTreeMap;
use std::str::FromStr;

/// Lists that expectations speak of.
const LISTS: &[&str] = &["actors", "arms_deals", "article", "conflicts", "dates", "events", "money", "problems"];
const SCORES: &[&str] = &["f1", "precision", "recall"];

/// The least that a score of a list may be.
#[derive(Clone, PartialEq, Debug)]
pub struct Minimum {
    list: String,
    score: String,
    least: f64,
}

impl FromStr for Minimum {
    type Err = String;

    fn from_str(text: &str) -> Result<Minimum, String> {
        let parts = text.split_once('=').and_then(|(name, least)| Some((name.split_once('.')?, least)));
        let Some(((list, score), least)) = parts else { return Err("wanted as in events.f1=0.9".into()) };
        let one_of = |name: &str, known: &[&str]| match known.contains(&name) {
            true => Ok(name.to_owned()),
            false => Err(format!("no `{name}` here{}", suggest::or_else(name, known.iter().copied()))),
        };
        let within = least.parse().ok().filter(|least| (0.0..=1.0).contains(least));
        let least = within.ok_or_else(|| format!("`{least}` is no number from 0 to 1"))?;
        Ok(Minimum { list: one_of(list, LISTS)?, score: one_of(score, SCORES)?, least })
    }
}

impl Minimum {
    /// What to say where the score is lower.
    pub fn missed(&self, scores: &BTreeMap<String, Score>) -> Option<String> {
        let Some(score) = scores.get(&self.list) else {
            return Some(format!("{}.{}: nothing is expected of this list", self.list, self.score));
        };
        let value = match self.score.as_str() {
            "precision" => score.precision(),
            "recall" => score.recall(),
            _ => score.f1(),
        };
        let low = value < self.least;
        low.then(|| format!("{}.{} is {value:.3}, less than {}", self.list, self.score, self.least))
    }
}

/// All scores, a line each.
pub fn table(scores: &BTreeMap<String, Score>) -> String {
    let line = |(list, score): (&String, &Score)| {
        let (precision, recall, f1) = (score.precision(), score.recall(), score.f1());
        format!(
            "{list:<11} precision {precision:.3}  recall {recall:.3}  f1 {f1:.3}  ({} right, {} expected, {} found)\n",
            score.right, score.expected, score.found
        )
    };
    scores.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minimum_is_read_or_the_mistake_named() {
        let read = |text: &str| text.parse::<Minimum>().map_or_else(|e| e, |m| format!("{m:?}"));
        assert!(read("events.f1=0.9").contains("0.9"));
        assert_eq!(read("evnts.f1=0.9"), "no `evnts` here; did you mean `events`?");
        assert_eq!(read("events.recal=0.9"), "no `recal` here; did you mean `recall`?");
        assert_eq!(read("events.f1=9"), "`9` is no number from 0 to 1");
        assert_eq!(read("events"), "wanted as in events.f1=0.9");
    }
}
