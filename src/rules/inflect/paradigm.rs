//! How every form of a verb is made of its parts, and the plural of a noun: `[inflection]` of a pack.
//!
//! Endings are data, so that the engine knows no language.

use super::Form;
use super::heads::Compounds;
use crate::model::Person;
use anyhow::{Context, Result, bail};
use serde::Deserialize;

/// `[inflection]` as it is written.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Inflection {
    /// The parts that an irregular verb lists behind its base.
    listed: Vec<&'static str>,
    part: Vec<Part>,
    form: Vec<FormRule>,
    /// Changes of ending that make a noun's plural.
    plural: &'static str,
    pub compound: Compounds,
}

/// How a part is made: from which part, by which change of ending (`y>ied >ed`, the first that fits).
#[derive(Deserialize)]
struct Part {
    name: &'static str,
    from: &'static str,
    change: &'static str,
}

/// How a form is made: from which part, with which endings behind it (`-` is none).
#[derive(Deserialize)]
struct FormRule {
    feature: &'static str,
    part: &'static str,
    #[serde(default)]
    add: &'static str,
}

/// The same compiled: parts are numbers, and the words of one verb are written where those of the last one stood.
pub struct Paradigm {
    words: Words,
    listed: Vec<usize>,
    parts: Vec<MadePart>,
    forms: Vec<MadeForm>,
    plural: Change,
    form: String,
}

/// The parts of the verb at hand, by number.
struct Words {
    names: Vec<&'static str>,
    words: Vec<String>,
    known: Vec<bool>,
}

/// A part, the part that it is made of, and how.
struct MadePart {
    part: usize,
    from: usize,
    change: Change,
}

/// A form: what it is, the part that it is made of, and the endings behind that.
struct MadeForm {
    feature: &'static str,
    part: usize,
    endings: Vec<&'static str>,
}

/// The parts that all verbs have: the base, and the base as it stands before vowels.
const GIVEN: [&str; 2] = ["base", "stretched"];

impl Paradigm {
    pub fn new(how: &Inflection) -> Result<Paradigm> {
        let mut names = GIVEN.to_vec();
        let mut number = |name: &'static str| {
            let known = names.iter().position(|known| *known == name);
            known.unwrap_or_else(|| {
                names.push(name);
                names.len() - 1
            })
        };
        let listed = how.listed.iter().map(|name| number(name)).collect();
        let mut parts = Vec::new();
        for Part { name, from, change } in &how.part {
            parts.push(MadePart { part: number(name), from: number(from), change: Change::new(change) });
        }
        let forms = how.form.iter().map(|rule| MadeForm::new(rule, number(rule.part))).collect::<Result<_>>()?;
        let words = Words { words: vec![String::new(); names.len()], known: vec![false; names.len()], names };
        Ok(Paradigm { words, listed, parts, forms, plural: Change::new(how.plural), form: String::new() })
    }

    /// Tells no form of any verb.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// Calls `enter` with every form of a verb and what it is. `stretched` is the base as it stands before vowels, `listed` the
    /// principal parts that a pack tells.
    pub fn inflect(
        &mut self,
        [base, stretched]: [&str; 2],
        listed: &[&str],
        mut enter: impl FnMut(&'static str, &str),
    ) -> Result<()> {
        self.words.begin([base, stretched], self.listed.iter().zip(listed));
        for MadePart { part, from, change } in &self.parts {
            self.words.make(*part, *from, change)?;
        }
        for rule in &self.forms {
            let part = self.words.part(rule.part)?;
            for ending in &rule.endings {
                self.form.clear();
                self.form.extend([part, ending]);
                enter(rule.feature, &self.form);
            }
        }
        Ok(())
    }

    /// The plural of a noun.
    pub fn plural(&mut self, noun: &str) -> &str {
        self.plural.write(noun, &mut self.form);
        &self.form
    }
}

impl Words {
    /// The next verb: its two forms of the base, and the parts that are listed.
    fn begin<'w>(&mut self, given: [&'w str; 2], listed: impl Iterator<Item = (&'w usize, &'w &'w str)>) {
        self.known.fill(false);
        let listed = listed.map(|(part, word)| (*part, *word));
        for (part, word) in given.into_iter().enumerate().chain(listed) {
            self.words[part].clear();
            self.words[part].push_str(word);
            self.known[part] = true;
        }
    }

    /// Makes a part of another, unless it is known.
    fn make(&mut self, part: usize, from: usize, change: &Change) -> Result<()> {
        if !self.known[part] {
            let mut made = std::mem::take(&mut self.words[part]);
            change.write(self.part(from)?, &mut made);
            self.words[part] = made;
            self.known[part] = true;
        }
        Ok(())
    }

    fn part(&self, part: usize) -> Result<&str> {
        let word = self.known[part].then(|| self.words[part].as_str());
        word.with_context(|| format!("no part `{}`", self.names[part]))
    }
}

impl MadeForm {
    fn new(rule: &FormRule, part: usize) -> Result<MadeForm> {
        parse_feature(rule.feature)?;
        let endings = if rule.add.is_empty() { "-" } else { rule.add };
        let endings = endings.split_whitespace().map(|ending| if ending == "-" { "" } else { ending }).collect();
        Ok(MadeForm { feature: rule.feature, part, endings })
    }
}

/// Changes of ending, old and new: the first that fits is made.
struct Change(Vec<(&'static str, &'static str)>);

impl Change {
    /// `y>ied e>ed >ed`
    fn new(pairs: &'static str) -> Change {
        Change(pairs.split_whitespace().map(|pair| pair.split_once('>').unwrap_or((pair, ""))).collect())
    }

    /// Writes the word with its ending changed.
    fn write(&self, word: &str, changed: &mut String) {
        let fitting = self.0.iter().find_map(|(old, new)| Some((word.strip_suffix(old)?, *new)));
        let (stem, ending) = fitting.unwrap_or((word, ""));
        changed.clear();
        changed.extend([stem, ending]);
    }
}

/// What a feature of `[inflection]` or of a whole paradigm says: `present-3p`.
pub fn parse_feature(feature: &str) -> Result<(Form, Person)> {
    let (form, person) = feature.split_once('-').unwrap_or((feature, ""));
    let form = match form {
        "base" => Form::Base,
        "infinitive" => Form::Infinitive,
        "present" => Form::Present,
        "imperfect" => Form::Imperfect,
        "past" => Form::Past,
        "future" => Form::Future,
        "conditional" => Form::Conditional,
        "subjunctive" => Form::Subjunctive,
        "participle" => Form::Participle,
        "gerund" => Form::Gerund,
        other => bail!("`{other}` is no form of a verb"),
    };
    let person = match person {
        "1s" => Person::FirstSingular,
        "1p" => Person::FirstPlural,
        "3p" => Person::ThirdPlural,
        "" => Person::Third,
        other => bail!("`{other}` is no person"),
    };
    Ok((form, person))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_change_by_the_first_rule_that_fits() {
        let past = Change::new("ay>ayed ey>eyed y>ied e>ed >ed");
        let mut changed = String::new();
        for (base, expected) in [("deny", "denied"), ("stay", "stayed"), ("agree", "agreed"), ("sign", "signed")] {
            past.write(base, &mut changed);
            assert_eq!(changed, expected);
        }
    }
}
