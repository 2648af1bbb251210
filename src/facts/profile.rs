//! The lines that a site repeats on page after page, learned from a corpus and kept in a small file.
//!
//! A line of the file says on how many pages its words stood. Sections are sites; `[*]` holds for all.

use crate::model::Metadata;
use crate::order::Order as _;
use crate::text::squeezed;
use anyhow::{Context, Result, bail};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use std::fmt::{Display, Formatter};

/// On how many pages each line of each site stands.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Profile {
    pub sites: BTreeMap<String, BTreeMap<String, usize>>,
}

/// The name of what holds for all sites.
pub const ANY_SITE: &str = "*";

const FIRST_LINE: &str = "# corpus profile 1";

impl Profile {
    /// Reads what `Display` wrote, and people changed.
    pub fn parse(content: &str) -> Result<Profile> {
        let content = content.strip_prefix('\u{feff}').unwrap_or(content);
        if content.lines().next().map(str::trim_end) != Some(FIRST_LINE) {
            bail!("expected `{FIRST_LINE}` as the first line; `corpus profile` writes such files");
        }
        let mut profile = Profile::default();
        let mut site = ANY_SITE.to_owned();
        for (number, line) in content.lines().enumerate() {
            if let Some(name) = line.strip_prefix('[') {
                name.trim_end().trim_end_matches(']').clone_into(&mut site);
            } else if !line.starts_with('#') && !line.trim().is_empty() {
                let entry = line.split_once('\t').and_then(|(count, words)| Some((count.trim().parse().ok()?, words)));
                let (count, words) =
                    entry.with_context(|| format!("line {}: expected a count, a tab and the words", number + 1))?;
                profile.sites.entry(site.clone()).or_default().insert(squeezed(words), count);
            }
        }
        Ok(profile)
    }

    /// Takes in another profile.
    pub fn extend(&mut self, other: Profile) {
        for (site, lines) in other.sites {
            self.sites.entry(site).or_default().extend(lines);
        }
    }

    pub fn lines(&self) -> usize {
        self.sites.values().map(BTreeMap::len).sum()
    }
}

impl Display for Profile {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "{FIRST_LINE}")?;
        writeln!(f, "# Lines that a site repeats: on how many pages, a tab, the words. `extract --profile` sets them")?;
        writeln!(f, "# aside as furniture. Take a line away to keep its words as text; [*] holds for every site.")?;
        for (site, lines) in &self.sites {
            writeln!(f, "\n[{site}]")?;
            let mut lines: Vec<(&String, &usize)> = lines.iter().collect();
            lines.order_by_key(|(words, count)| (std::cmp::Reverse(**count), *words));
            lines.iter().try_for_each(|(words, count)| writeln!(f, "{count}\t{words}"))?;
        }
        Ok(())
    }
}

/// A profile ready to be asked.
#[derive(Clone, Debug, Default)]
pub struct Repeated {
    sites: FxHashMap<Box<str>, FxHashSet<Box<str>>>,
}

impl Repeated {
    pub fn new(profile: &Profile) -> Repeated {
        let boxed = |words: &String| words.as_str().into();
        let site =
            |(site, lines): (&String, &BTreeMap<String, usize>)| (boxed(site), lines.keys().map(boxed).collect());
        Repeated { sites: profile.sites.iter().map(site).collect() }
    }

    /// The lines that hold for a page; none where nothing is known of its site.
    pub fn of(&self, metadata: &Metadata) -> Lines<'_> {
        if self.sites.is_empty() {
            return Lines { own: None, any: None };
        }
        Lines { own: site(metadata).and_then(|site| self.sites.get(&*site)), any: self.sites.get(ANY_SITE) }
    }
}

/// The lines known to be repeated on a page's site.
#[derive(Clone, Copy, Debug)]
pub struct Lines<'r> {
    own: Option<&'r FxHashSet<Box<str>>>,
    any: Option<&'r FxHashSet<Box<str>>>,
}

impl Lines<'_> {
    pub fn is_empty(&self) -> bool {
        self.own.is_none() && self.any.is_none()
    }

    pub fn hold(&self, line: &str) -> bool {
        let line = squeezed(line);
        [self.own, self.any].into_iter().flatten().any(|lines| lines.contains(&*line))
    }
}

/// Which site a page is of: the host of its address, else its outlet.
pub fn site(metadata: &Metadata) -> Option<String> {
    let host = metadata.url.as_deref().and_then(|url| {
        let (_, rest) = url.split_once("://")?;
        let host = rest.split(['/', '?', '#', ':']).next()?.to_lowercase();
        (!host.is_empty()).then(|| host.strip_prefix("www.").unwrap_or(&host).to_owned())
    });
    host.or_else(|| metadata.outlet.as_deref().map(squeezed)).filter(|site| !site.contains([']', '\n']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(url: &str) -> Metadata {
        Metadata { url: Some(url.into()), ..Metadata::default() }
    }

    #[test]
    fn a_profile_is_written_read_and_asked() {
        let content = "# corpus profile 1\n# note\n\n[*]\n4\tShare this\n[port.example]\n9\tSign  up for our letter.\n";
        let profile = Profile::parse(content).expect("a profile");
        assert_eq!(Profile::parse(&profile.to_string()).expect("a profile"), profile);
        let repeated = Repeated::new(&profile);
        for (url, line, expected) in [
            ("https://www.port.example/a", " Sign up for our  letter. ", true),
            ("https://port.example:80/a", "Share this", true),
            ("https://other.example/a", "Sign up for our letter.", false),
            ("", "Share this", true),
        ] {
            assert_eq!(repeated.of(&of(url)).hold(line), expected, "{url} {line}");
        }
        assert!(Profile::parse("{}").is_err());
        assert!(Profile::parse("# corpus profile 1\nShare this\n").is_err());
    }
}
