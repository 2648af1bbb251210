//! What a file's name says of its article, by a pattern of the user: `{date}_{outlet}_{slug}`.

use super::fields::{Field, Fields};
use crate::model::Metadata;
use anyhow::{Result, bail};
use regex::Regex;

/// A pattern, ready to be matched.
#[derive(Clone, Debug)]
pub struct NamePattern {
    written: String,
    shape: Regex,
    /// The field of each group; none for what is there to be passed over.
    fields: Vec<Option<Field>>,
    /// Whether folders belong to it.
    with_folders: bool,
}

impl NamePattern {
    pub fn new(written: &str) -> Result<NamePattern> {
        let (mut shape, mut fields) = (String::from("(?:^|/)"), Vec::new());
        let mut rest = written;
        while let Some((literal, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else {
                bail!("--meta-from-name {written}: a brace that is not closed");
            };
            shape.push_str(&regex::escape(literal));
            shape.push_str(if name == "date" { DATE } else { "([^/]+?)" });
            fields.push(field(name, written)?);
            rest = after;
        }
        shape.push_str(&regex::escape(rest));
        shape.push('$');
        if fields.iter().all(Option::is_none) {
            bail!("--meta-from-name {written}: expected one of {KNOWN} in braces, as in {{date}}_{{outlet}}_{{slug}}");
        }
        let with_folders = written.contains('/');
        Ok(NamePattern { written: written.into(), shape: Regex::new(&shape)?, fields, with_folders })
    }

    /// Claims what the name of a file says, behind what the article says itself; what to say where it does not fit.
    pub fn claim(&self, id: &str, metadata: &mut Metadata) -> Option<String> {
        let stem = stem(id);
        let name = if self.with_folders { stem } else { stem.rsplit('/').next().unwrap_or(stem) };
        let Some(found) = self.shape.captures(name) else {
            return Some(format!("expected a name like {}, found {name}; nothing taken from it", self.written));
        };
        for (field, group) in self.fields.iter().zip(found.iter().skip(1)) {
            let (Some(field), Some(group)) = (field, group) else { continue };
            let value = match field {
                Field::Published => iso(group.as_str()),
                Field::Title => group.as_str().replace(['_', '-'], " "),
                _ => group.as_str().replace('_', " "),
            };
            metadata.claim(field.name(), &value, "file name");
        }
        None
    }
}

const KNOWN: &str = "date, outlet, title, author, language, slug";

/// A day, a month or a year by its digits.
const DATE: &str = r"(\d{4}[-_.]?\d{2}[-_.]?\d{2}|\d{4}[-_.]\d{2}|\d{4})";

fn field(name: &str, written: &str) -> Result<Option<Field>> {
    Ok(match name {
        "date" => Some(Field::Published),
        "slug" | "_" | "" => None,
        "outlet" | "title" | "author" | "language" => Fields::default().of(name).map(|(field, _)| field),
        _ => bail!("--meta-from-name {written}: no field {{{name}}}; there are {KNOWN}"),
    })
}

/// Without the number of an article in its file, and without endings.
fn stem(id: &str) -> &str {
    let numbered = id.rsplit_once('#').filter(|(_, number)| number.bytes().all(|b| b.is_ascii_digit()));
    let name = numbered.map_or(id, |(name, _)| name);
    let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(name);
    let ending = name.rsplit_once('.').filter(|(_, ending)| ending.len() <= 6 && !ending.contains('/'));
    ending.map_or(name, |(stem, _)| stem)
}

/// `20200304` and `2020_03_04` as `2020-03-04`.
fn iso(date: &str) -> String {
    let digits: String = date.chars().filter(char::is_ascii_digit).collect();
    let mut parts = vec![&digits[..4]];
    parts.extend(digits.get(4..6));
    parts.extend(digits.get(6..8));
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pattern: &str, id: &str) -> String {
        let mut metadata = Metadata::default();
        match NamePattern::new(pattern).expect("a pattern").claim(id, &mut metadata) {
            Some(remark) => remark,
            None => [metadata.published, metadata.outlet, metadata.title].map(Option::unwrap_or_default).join("|"),
        }
    }

    #[test]
    fn names_say_what_the_pattern_tells() {
        for (pattern, id, expected) in [
            ("{date}_{outlet}_{slug}", "a/2020-03-04_Port News_harbour-opens.html.gz", "2020-03-04|Port News|"),
            ("{date}_{outlet}_{slug}", "20200304_port_a_b.txt#2", "2020-03-04|port|"),
            ("{outlet}/{date}-{title}", "all/Port_News/2020-03-mayor-speaks.txt", "2020-03|Port News|mayor speaks"),
            ("{outlet} ({date})", "Port.News (2020).txt", "2020|Port.News|"),
            ("{date}_{slug}", "notes.txt", "expected a name like {date}_{slug}, found notes; nothing taken from it"),
        ] {
            assert_eq!(read(pattern, id), expected, "{id}");
        }
        for wrong in ["{day}_{slug}", "{slug}", "{date", "date"] {
            assert!(NamePattern::new(wrong).is_err(), "{wrong}");
        }
    }
}
