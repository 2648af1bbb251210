//! What the fields of a record or a table are called: the contract's names, those of common tools, and the user's own.
//!
//! Of several names for one field the user's own counts first, then the contract's, then the others in the order below.

use anyhow::{Result, bail};

/// What a field holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    Text,
    Id,
    Title,
    Published,
    Language,
    Outlet,
    Url,
    Author,
}

use Field::{Author, Id, Language, Outlet, Published, Text, Title, Url};

/// The names of each field in small letters and digits alone, so that `articleBody` and `article_body` are one. The
/// first is the contract's.
const NAMES: &[(Field, &[&str])] = &[
    (
        Text,
        &[
            "text",
            "body",
            "maintext",
            "articlebody",
            "articletext",
            "fulltext",
            "bodytext",
            "storytext",
            "textcontent",
            "plaintext",
            "cleanedtext",
            "content",
            "article",
            "story",
        ],
    ),
    (Id, &["id"]),
    (Title, &["title", "headline", "articletitle", "heading", "webtitle"]),
    (
        Published,
        &[
            "published",
            "datepublished",
            "datepublish",
            "publishedat",
            "publisheddate",
            "publishdate",
            "publicationdate",
            "pubdate",
            "publishedtime",
            "publishtime",
            "webpublicationdate",
            "firstpublicationdate",
            "date",
            "datetime",
            "timestamp",
        ],
    ),
    (Language, &["language", "lang", "languagecode", "inlanguage"]),
    (
        Outlet,
        &[
            "outlet",
            "outletname",
            "publisher",
            "publication",
            "publicationname",
            "newspaper",
            "sitename",
            "sourcename",
            "source",
            "sourcedomain",
            "domain",
        ],
    ),
    (Url, &["url", "link", "weburl", "articleurl", "canonicalurl", "permalink"]),
    (Author, &["author", "authors", "byline", "creator"]),
];

/// How fields are called, with the user's own names on top.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    own: Vec<(Field, String)>,
}

impl Fields {
    /// From `text=artikel`, one a field.
    pub fn new(named: &[String]) -> Result<Fields> {
        let mut own = Vec::new();
        for pair in named {
            let Some((field, name)) = pair.split_once('=').filter(|(_, name)| !name.is_empty()) else {
                bail!("--field {pair}: expected FIELD=NAME, as in text=artikel");
            };
            let Some(field) = field_named(field) else {
                let all: Vec<&str> = NAMES.iter().map(|(_, names)| names[0]).collect();
                bail!("--field {pair}: no such field; there are {}", all.join(", "));
            };
            own.push((field, name.to_owned()));
        }
        Ok(Fields { own })
    }

    /// The field of this name, and how far down the list the name stands.
    pub fn of(&self, name: &str) -> Option<(Field, usize)> {
        if let Some((field, _)) = self.own.iter().find(|(_, own)| own == name) {
            return Some((*field, 0));
        }
        let mut plain = [0u8; LONGEST];
        let plain = plain_name(name, &mut plain)?;
        let place = |names: &&[&str]| names.iter().position(|known| known.as_bytes() == plain);
        NAMES.iter().find_map(|(field, names)| Some((*field, place(names)? + 1)))
    }

    /// What a text may be called, for messages.
    pub fn text_names(&self) -> String {
        match self.own.iter().find(|(field, _)| *field == Text) {
            Some((_, own)) => format!("`{own}`"),
            None => "`text`".into(),
        }
    }
}

impl Field {
    /// The contract's name.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(field, _)| *field == self).map_or("", |(_, names)| names[0])
    }
}

fn field_named(name: &str) -> Option<Field> {
    NAMES.iter().find(|(_, names)| names[0] == name).map(|(field, _)| *field)
}

/// No known name is longer.
const LONGEST: usize = 24;

/// Small letters and digits alone; none where that is longer than any known name.
fn plain_name<'b>(name: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b [u8]> {
    let mut length = 0;
    for byte in name.bytes().filter(|b| !matches!(b, b'_' | b'-' | b' ' | b'.')) {
        *buffer.get_mut(length)? = byte.to_ascii_lowercase();
        length += 1;
    }
    Some(&buffer[..length])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_common_tools_are_known_and_the_user_s_own_go_before() {
        let fields = Fields::new(&["text=artikel".into()]).expect("a field of ours");
        for (name, expected) in [
            ("text", Some((Text, 1))),
            ("artikel", Some((Text, 0))),
            ("articleBody", Some((Text, 4))),
            ("article_body", Some((Text, 4))),
            ("Publication Date", Some((Published, 7))),
            ("og:site_name", None),
            ("a name that is longer than any that is known", None),
        ] {
            assert_eq!(fields.of(name), expected, "{name}");
        }
        assert!(Fields::new(&["texte=artikel".into()]).is_err());
        assert!(Fields::new(&["text".into()]).is_err());
    }

    #[test]
    fn names_are_plain_short_and_each_stands_once() {
        let mut all: Vec<&str> = NAMES.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        assert!(all.iter().all(|n| n.len() <= LONGEST && n.bytes().all(|b| b.is_ascii_lowercase())));
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
