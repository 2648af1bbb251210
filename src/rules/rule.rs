//! A rule: its id, a sentence about it, what it matches, and the examples that prove it.

use super::value::{Table, Value};

/// One rule of a pack file.
///
/// `pattern` is absent where a Rust function with this id does the matching; `make` names what a match becomes, and
/// the stage that owns the file reads it together with other fields.
#[derive(Clone, Debug)]
pub struct Rule {
    pub id: &'static str,
    pub about: &'static str,
    pub pattern: Option<&'static str>,
    pub make: &'static str,
    fields: Table,
    /// What only the owning stage understands: at hand, since it is asked for wherever the rule may fire.
    other: Vec<(&'static str, Value)>,
}

impl Rule {
    pub fn new(fields: Table) -> Rule {
        let mut rule = Rule { id: "", about: "", pattern: None, make: "", fields, other: Vec::new() };
        for (name, value) in fields.iter() {
            match name {
                "id" => rule.id = value.as_str().unwrap_or_default(),
                "about" => rule.about = value.as_str().unwrap_or_default(),
                "pattern" => rule.pattern = value.as_str(),
                "make" => rule.make = value.as_str().unwrap_or_default(),
                "examples" | "silent" => {}
                _ => rule.other.push((name, value)),
            }
        }
        rule
    }

    /// Sentences in which it fires: `On [25 September 2008] => 2008-09-25`, the found words in brackets, the record's
    /// one-line form behind the arrow. A leading `2019-09-25 |` sets the article's date.
    pub fn examples(&self) -> impl Iterator<Item = &'static str> {
        self.fields.texts("examples")
    }

    /// Near misses: sentences in which it stays silent.
    pub fn silent(&self) -> impl Iterator<Item = &'static str> {
        self.fields.texts("silent")
    }

    /// What only the owning stage understands.
    pub fn other(&self) -> &[(&'static str, Value)] {
        &self.other
    }

    /// All fields, as the owning stage reads them.
    pub fn fields(&self) -> Table {
        self.fields
    }

    /// A field that only the owning stage understands.
    pub fn get(&self, name: &str) -> Option<Value> {
        self.other.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    /// The same where it is a string.
    pub fn field(&self, name: &str) -> Option<&'static str> {
        self.get(name)?.as_str()
    }
}

/// An example of a rule, taken apart.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Example {
    /// The article's date, where the example sets one.
    pub published: Option<String>,
    /// The sentence without its brackets.
    pub text: String,
    /// The bytes of `text` that stood in brackets.
    pub found: Option<std::ops::Range<usize>>,
    /// The record's one-line form.
    pub expected: Option<String>,
}

impl Example {
    pub fn parse(line: &str) -> Example {
        let (line, expected) = match line.rsplit_once(" => ") {
            Some((line, expected)) => (line, Some(expected.trim().to_owned())),
            None => (line, None),
        };
        let (published, line) = match line.split_once(" | ") {
            Some((date, rest)) if is_date(date) => (Some(date.to_owned()), rest),
            _ => (None, line),
        };
        let (text, found) = unbracket(line);
        Example { published, text, found, expected }
    }
}

fn is_date(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() })
}

fn unbracket(line: &str) -> (String, Option<std::ops::Range<usize>>) {
    match (line.find('['), line.find(']')) {
        (Some(open), Some(close)) if open < close => {
            let text = format!("{}{}{}", &line[..open], &line[open + 1..close], &line[close + 1..]);
            (text, Some(open..close - 1))
        }
        _ => (line.to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_marks_date_words_and_record() {
        let example = Example::parse("2013-02-12 | It began on [15 March] in Rome. => 2013-03-15");
        assert_eq!(example.published.as_deref(), Some("2013-02-12"));
        assert_eq!(example.text, "It began on 15 March in Rome.");
        assert_eq!(&example.text[example.found.expect("bracketed")], "15 March");
        assert_eq!(example.expected.as_deref(), Some("2013-03-15"));
    }
}
