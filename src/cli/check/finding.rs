//! One thing that is not as expected, ready to be told in any form.

use serde_json::Value;
use sha2::{Digest, Sha256};

/// One thing that is not as expected.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Finding {
    /// `missing`, `noisy`, `wrong value`; or why an article and its expectations do not belong together.
    pub kind: &'static str,
    /// The article, or the file of expectations.
    pub path: String,
    /// The list, and the fields that differ: `events: status`.
    pub place: String,
    /// Which record it is: an actor's name, what an event tells.
    pub name: Option<String>,
    pub rule: Option<String>,
    pub source: Option<SourceLine>,
    pub expected: Option<Value>,
    pub got: Option<Value>,
}

/// The line of an article that a record came from.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SourceLine {
    pub path: String,
    /// From 1.
    pub number: usize,
    pub text: String,
}

impl Finding {
    /// An article and its expectations do not belong together.
    pub fn of_file(path: impl Into<String>, kind: &'static str) -> Finding {
        Finding { kind, path: path.into(), ..Finding::default() }
    }

    /// Is it about what was found, not about the files?
    pub fn is_of_a_record(&self) -> bool {
        !self.place.is_empty()
    }

    /// `wrong value: events: status of “Chad visits Mali” [en.event.visit]`
    pub fn title(&self) -> String {
        let place = if self.place.is_empty() { String::new() } else { format!(": {}", self.place) };
        let name = self.name.iter().map(|name| format!(" of “{name}”")).collect::<String>();
        let rule = self.rule.iter().map(|rule| format!(" [{rule}]")).collect::<String>();
        format!("{}{place}{name}{rule}", self.kind)
    }

    /// What was expected and what came, a line each.
    pub fn sides(&self) -> Vec<String> {
        let expected = self.expected.iter().map(|value| format!("expected {}", shortened(value)));
        expected.chain(self.got.iter().map(|value| format!("got      {}", shortened(value)))).collect()
    }

    /// Where a reader looks first: the line of the article, else the file.
    pub fn location(&self) -> (&str, usize) {
        self.source.as_ref().map_or((&self.path, 1), |source| (&source.path, source.number))
    }

    /// The same for the same difference, wherever its line moved.
    pub fn fingerprint(&self) -> String {
        let digest = Sha256::digest([self.path.clone(), self.title(), self.sides().join("\n")].join("\n").as_bytes());
        digest.iter().take(8).fold(String::new(), |hash, byte| format!("{hash}{byte:02x}"))
    }
}

/// A value on one line; of a list where one record was expected no reader wants the whole.
fn shortened(value: &Value) -> String {
    let whole = value.to_string();
    match whole.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("{} … ({} characters)", &whole[..end], whole.chars().count()),
        None => whole,
    }
}

/// Characters of a value that are shown.
const MOST_SHOWN: usize = 2000;
