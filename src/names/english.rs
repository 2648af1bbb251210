//! The usual English form of a name that only articles in another language tell: `Chougaev` is Shugaev in English.

use super::data::{English, data};

/// A name as English writes it, where its spelling in this language is a transcription: of someone of a country whose
/// names are transcribed (`RUS`), or with a surname that ends like theirs where no country is known. None where
/// nothing changes.
pub fn in_english(name: &str, language: &str, country: Option<&str>) -> Option<String> {
    let table = data().english.get(language)?;
    let surname = name.rsplit(' ').next()?.to_lowercase();
    let transcribed = match country {
        Some(country) => table.countries.contains(&country),
        None => table.ends.iter().any(|end| surname.ends_with(end)),
    };
    let parts = name.split_inclusive([' ', '-']);
    let english: String = parts.filter(|_| transcribed).map(|part| part_in_english(part, table)).collect();
    (transcribed && english != name).then_some(english)
}

/// A part of a name with the space or hyphen behind it.
fn part_in_english(part: &str, table: &English) -> String {
    let word = part.trim_end_matches([' ', '-']);
    let capital = word.starts_with(char::is_uppercase);
    let read: Vec<char> = format!("^{}$", word.to_lowercase()).chars().collect();
    let mut written = String::new();
    let mut at = 0;
    while at < read.len() {
        let longest = (1..=table.longest.min(read.len() - at)).rev();
        let found = longest.into_iter().find_map(|length| {
            let grapheme: String = read[at..at + length].iter().collect();
            Some((length, table.graphemes.get(grapheme.as_str())?))
        });
        match found {
            Some((length, english)) => {
                written.push_str(english);
                at += length;
            }
            None => {
                written.extend(Some(read[at]).filter(|c| !matches!(c, '^' | '$')));
                at += 1;
            }
        }
    }
    let mut letters = written.chars();
    let first = letters.next().map(|c| if capital { c.to_uppercase().to_string() } else { c.to_string() });
    format!("{}{}{}", first.unwrap_or_default(), letters.as_str(), &part[word.len()..])
}
