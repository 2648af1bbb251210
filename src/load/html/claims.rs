//! What a page's head claims of its article, and where: JSON-LD, meta tags, marked-up times. Nothing is guessed: a day
//! that the page does not state stays open, and a placeholder is no day.

use crate::model::Metadata;
use crate::order::Order as _;
use crate::text::squeezed;
use dom_query::Document;
use jiff::civil::Date;
use serde_json::Value;
use std::collections::BTreeSet;

/// A claim before the best of each kind is chosen: field, value, where from.
type Said = (&'static str, String, String);

/// What a page claims, the surest first, and the body that its JSON-LD holds.
pub fn claims(document: &Document) -> (Metadata, Option<String>) {
    let mut said = Vec::new();
    let body = of_json_ld(document, &mut said);
    of_meta(document, &mut said);
    of_markup(document, &mut said);
    (chosen(said), body)
}

/// The claims in the order of trust; of days those first that can be days.
fn chosen(said: Vec<Said>) -> Metadata {
    let days: Vec<Date> = said.iter().filter(|(field, ..)| *field == "published").filter_map(|s| day(&s.1)).collect();
    let backed = |date: Date| days.iter().filter(|&&day| day == date).count() > 1;
    let sure = |value: &str| day(value).is_none_or(|date| !is_placeholder(value, date) || backed(date));
    let (mut metadata, mut unsure) = (Metadata::default(), Vec::new());
    for (field, value, from) in said {
        if field == "published" && !(is_whole(&value) && sure(&value)) {
            unsure.push((value, from));
        } else {
            metadata.claim(field, &value, from);
        }
    }
    for (value, from) in unsure {
        // Kept as a claim; as the article's day only where it is at least part of one.
        let taken = metadata.published.take();
        metadata.claim("published", &value, from);
        metadata.published = taken.or_else(|| part(value));
    }
    metadata
}

/// The ISO day at the start.
fn day(value: &str) -> Option<Date> {
    value.get(..10)?.parse().ok()
}

/// A year, a month and a day by their digits, in whatever order.
fn is_whole(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let year = value.split(|c: char| !c.is_ascii_digit()).any(|n| n.len() == 4 || n.len() >= 8);
    let named = value.chars().any(char::is_alphabetic) && digits >= 5;
    year && (digits >= 6 || named) && day(value).is_none_or(|date| date.year() > 1800)
}

/// Midnight of 1 January is what programs write that know the year alone; the first days of clocks are no days at all.
fn is_placeholder(value: &str, date: Date) -> bool {
    let midnight = value[10..].trim_start_matches(['T', ' ']).starts_with("00:00");
    (date.month(), date.day()) == (1, 1) && (midnight || (date.year() <= 1900 || date.year() == 1970))
}

/// What may be read off a claim that is no day: of a placeholder the year at most.
fn part(value: String) -> Option<String> {
    match day(&value) {
        Some(date) if date.year() > 1970 => Some(value[..4].to_owned()),
        Some(_) => None,
        None => Some(value).filter(|value| {
            value.parse::<u64>().is_ok_and(|n| n <= 9999) || !value.bytes().all(|b| b.is_ascii_digit())
        }),
    }
}

/// The claims of the first article in JSON-LD; its body.
fn of_json_ld(document: &Document, said: &mut Vec<Said>) -> Option<String> {
    let scripts = document.select("script[type='application/ld+json']");
    let mut blocks = scripts.nodes().iter().take(MOST_BLOCKS).filter_map(|script| {
        let text = script.text();
        let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
        let text = text.trim_start_matches("//<![CDATA[").trim_end_matches("//]]>");
        serde_json::from_str::<Value>(text).ok()
    });
    let article = blocks.find_map(|block| article_in(&block, 0).cloned())?;
    let text = |value: &Value| named(value).map(|text| unescaped(&text));
    for (field, key) in [
        ("title", "headline"),
        ("published", "datePublished"),
        ("outlet", "publisher"),
        ("author", "author"),
        ("url", "url"),
        ("url", "mainEntityOfPage"),
    ] {
        said.extend(text(&article[key]).map(|value| (field, value, format!("JSON-LD {key}"))));
    }
    article["articleBody"].as_str().map(unescaped)
}

const MOST_BLOCKS: usize = 50;

/// The first article of a block: itself, in a list, or in a graph.
fn article_in(value: &Value, depth: usize) -> Option<&Value> {
    let is_article = |kind: &str| kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report";
    match value {
        Value::Array(list) if depth < 4 => list.iter().find_map(|value| article_in(value, depth + 1)),
        Value::Object(object) => {
            let kinds = object.get("@type").into_iter().flat_map(|kind| match kind {
                Value::Array(kinds) => kinds.iter().collect(),
                kind => vec![kind],
            });
            if kinds.filter_map(Value::as_str).any(is_article) {
                return Some(value);
            }
            let inside = ["@graph", "mainEntity"].iter().filter_map(|key| object.get(*key));
            inside.filter(|_| depth < 4).find_map(|value| article_in(value, depth + 1))
        }
        _ => None,
    }
}

/// A string, or the names of what stands there.
fn named(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Object(object) => object.get("name").or_else(|| object.get("@id")).and_then(named),
        Value::Array(list) => {
            let names: Vec<String> = list.iter().take(20).filter_map(named).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    }
}

/// Some write HTML into JSON.
fn unescaped(text: &str) -> String {
    if !text.contains('&') && !text.contains('<') {
        return text.to_owned();
    }
    Document::fragment(text).text().to_string()
}

/// Names of meta tags, in order of trust.
const META: &[(&str, &[&str])] = &[
    ("title", &["og:title", "dc.title", "parsely-title", "twitter:title"]),
    (
        "published",
        &[
            "article:published_time",
            "og:article:published_time",
            "og:published_time",
            "datepublished",
            "dc.date.issued",
            "dcterms.issued",
            "dcterms.created",
            "dc.date",
            "parsely-pub-date",
            "sailthru.date",
            "cxenseparse:recs:publishtime",
            "article.published",
            "published_time",
            "publication_date",
            "publication-date",
            "publish-date",
            "publishdate",
            "pubdate",
            "date",
        ],
    ),
    ("outlet", &["og:site_name", "dc.publisher", "publisher", "application-name"]),
    ("author", &["author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"]),
    ("url", &["og:url"]),
];

fn of_meta(document: &Document, said: &mut Vec<Said>) {
    let tags = document.select("meta[content]");
    let mut found: Vec<(usize, usize, Said)> = Vec::new();
    for tag in tags.nodes() {
        let name = ["property", "name", "itemprop"].iter().find_map(|key| tag.attr(key)).unwrap_or_default();
        let (name, value) = (name.trim().to_ascii_lowercase(), tag.attr_or("content", ""));
        let place = |(at, (field, names)): (usize, &(&'static str, &[&str]))| {
            Some((at, names.iter().position(|known| *known == name)?, *field))
        };
        let Some((at, rank, field)) = META.iter().enumerate().find_map(place) else { continue };
        let link = field == "author" && value.starts_with("http");
        if !link && value.len() < LONGEST_CLAIM {
            found.push((at, rank, (field, value.to_string(), format!("meta {name}"))));
        }
    }
    found.order_by_key(|(at, rank, _)| (*at, *rank));
    said.extend(found.into_iter().map(|(.., claim)| claim));
}

const LONGEST_CLAIM: usize = 2000;

/// Times that are marked as the day of publication, and the page's own address.
fn of_markup(document: &Document, said: &mut Vec<Said>) {
    for (field, selector, attribute, from) in [
        ("published", "time[itemprop='datePublished'][datetime]", "datetime", "time datePublished"),
        ("published", "time[pubdate][datetime]", "datetime", "time pubdate"),
        ("published", "[itemprop='datePublished'][content]", "content", "itemprop datePublished"),
        ("url", "link[rel='canonical'][href]", "href", "link canonical"),
    ] {
        let value = document.select(selector).nodes().first().and_then(|node| node.attr(attribute));
        let new = value.filter(|value| !said.iter().any(|(known, have, _)| *known == field && **have == **value));
        said.extend(new.map(|value| (field, value.to_string(), from.to_owned())));
    }
    if !said.iter().any(|(field, ..)| *field == "published") {
        said.extend(of_times(document));
    }
}

/// The one day that the times within the story name; of several nobody knows which is the story's own.
fn of_times(document: &Document) -> Option<Said> {
    let times = document.select("article time[datetime], main time[datetime]");
    let changed = |class: &str| ["updat", "modif"].iter().any(|word| class.to_ascii_lowercase().contains(word));
    let own =
        times.nodes().iter().filter(|node| !["class", "itemprop"].iter().any(|key| changed(&node.attr_or(key, ""))));
    let values: Vec<String> = own.map(|node| node.attr_or("datetime", "").to_string()).collect();
    let days: BTreeSet<Date> = values.iter().filter_map(|value| day(value)).collect();
    let value = values.into_iter().find(|value| day(value).is_some()).filter(|_| days.len() == 1)?;
    Some(("published", value, "time".to_owned()))
}

/// The headline and the site's name in the title of a page, where a heading or a claim says which is which.
pub fn titled(document: &Document, claimed: Option<&str>) -> Option<(String, String)> {
    let title = squeezed(&document.select("title").nodes().first()?.text());
    let headings = document.select("h1");
    let said = headings.nodes().iter().take(MOST_BLOCKS).map(|node| squeezed(&node.text()));
    let known = said.chain(claimed.map(squeezed)).filter(|headline| headline.split(' ').count() >= FEWEST_WORDS);
    let parted = known.filter_map(|headline| Some((site_beside(&headline, &title)?.to_owned(), headline)));
    parted.max_by_key(|(_, headline)| headline.len()).map(|(site, headline)| (headline, site))
}

/// What stands beside a headline in a title, parted by a sign: the outermost part of it.
fn site_beside<'t>(headline: &str, title: &'t str) -> Option<&'t str> {
    let behind = || title.strip_prefix(headline)?.trim_start().strip_prefix(SIGNS)?.rsplit(SPACED).next();
    let before = || title.strip_suffix(headline)?.trim_end().strip_suffix(SIGNS)?.split(SPACED).next();
    let site = behind().or_else(before)?.trim();
    (site.split(' ').count() <= MOST_WORDS && site.contains(char::is_alphabetic)).then_some(site)
}

/// Signs between a headline and a site.
const SIGNS: [char; 9] = ['-', '–', '—', '|', ':', '·', '•', '»', '/'];
/// Those that no headline or name has within itself, spaces around them.
const SPACED: [char; 4] = ['|', '·', '•', '»'];
/// A heading of fewer words may be the site's name.
const FEWEST_WORDS: usize = 3;
/// No site has a name of more.
const MOST_WORDS: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    fn published(head: &str) -> String {
        let (metadata, _) = claims(&Document::from(format!("<html><head>{head}</head><body></body></html>")));
        let from = metadata.claims.iter().find(|c| Some(&c.value) == metadata.published.as_ref());
        match (&metadata.published, from) {
            (Some(value), Some(claim)) => format!("{value} ({})", claim.from),
            _ => "-".into(),
        }
    }

    fn json_ld(json: &str) -> String {
        format!("<script type='application/ld+json'>{json}</script>")
    }

    #[test]
    fn days_are_taken_as_stated_and_never_made_up() {
        let meta = |name: &str, value: &str| format!("<meta property='{name}' content='{value}'>");
        for (head, expected) in [
            (
                meta("article:published_time", "2020-03-04T10:00:00Z"),
                "2020-03-04T10:00:00Z (meta article:published_time)",
            ),
            (meta("article:modified_time", "2020-03-04"), "-"),
            (
                meta("date", "2020-03-05") + &json_ld(r#"{"@type":"NewsArticle","datePublished":"2020-03-04"}"#),
                "2020-03-04 (JSON-LD datePublished)",
            ),
            (
                json_ld(
                    r#"{"@graph":[{"@type":"WebPage","datePublished":"2019-01-02"},{"@type":["NewsArticle"],"datePublished":"2020-03-04"}]}"#,
                ),
                "2020-03-04 (JSON-LD datePublished)",
            ),
            (json_ld(r#"{"@type":"NewsArticle","dateModified":"2020-03-04"}"#), "-"),
            (json_ld(r#"{"@type":"NewsArticle","datePublished":"2020-01-01T00:00:00Z"}"#), "-"),
            (
                json_ld(r#"{"@type":"NewsArticle","datePublished":"2020-01-01T00:00:00Z"}"#)
                    + &meta("date", "2020-06-07"),
                "2020-06-07 (meta date)",
            ),
            (
                json_ld(r#"{"@type":"NewsArticle","datePublished":"2020-01-01T00:00:00Z"}"#)
                    + &meta("date", "2020-01-01"),
                "2020-01-01T00:00:00Z (JSON-LD datePublished)",
            ),
            (meta("date", "2020-01-01"), "2020-01-01 (meta date)"),
            (meta("date", "1970-01-01"), "-"),
            (meta("date", "0001-01-01T00:00:00"), "-"),
            (meta("date", "2020"), "2020 (meta date)"),
            (meta("dc.date", "Wed, 4 Mar 2020 10:00:00 GMT"), "Wed, 4 Mar 2020 10:00:00 GMT (meta dc.date)"),
            ("<script type='application/ld+json'>{broken</script>".into(), "-"),
        ] {
            assert_eq!(published(&head), expected, "{head}");
        }
    }

    #[test]
    fn a_heading_parts_headline_and_site() {
        let headings = "<h1>Port News</h1><h1>Mayor opens harbour</h1><h1>Mayor opens  harbour - at last</h1>";
        for (title, expected) in [
            ("Mayor opens harbour - Port News", "Mayor opens harbour / Port News"),
            ("Mayor opens harbour - at last | Port News", "Mayor opens harbour - at last / Port News"),
            ("Mayor opens harbour | World | Port-News", "Mayor opens harbour / Port-News"),
            ("Port News: Mayor opens harbour", "Mayor opens harbour / Port News"),
            ("Band plays until evening – Port News", "Band plays until evening / Port News"),
            ("Mayor opens harbours - Port News", "-"),
            ("Port News - Mayor opens bridge", "-"),
            ("Mayor opens harbour", "-"),
            ("Mayor opens harbour - and then he spoke for an hour", "-"),
        ] {
            let document = Document::from(format!("<title>{title}</title>{headings}"));
            let found = titled(&document, Some("Band plays until evening"));
            let shown = found.map_or("-".to_owned(), |(headline, site)| format!("{headline} / {site}"));
            assert_eq!(shown, expected, "{title}");
        }
    }

    #[test]
    fn the_one_day_of_a_story_s_times_is_its_day() {
        let page = |times: &str| published(&format!("</head><body><article>{times}</article>"));
        let time = |day: &str, class: &str| format!("<time class='{class}' datetime='{day}'>an hour ago</time>");
        let one = time("2020-03-04T10:00:00Z", "");
        assert_eq!(page(&one), "2020-03-04T10:00:00Z (time)");
        assert_eq!(page(&(one.clone() + &time("2020-03-05", "is-updated"))), "2020-03-04T10:00:00Z (time)");
        assert_eq!(page(&(one.clone() + &time("2020-03-05", ""))), "-");
        assert_eq!(page(&time("PT5M", "")), "-");
        assert_eq!(published(&format!("</head><body><aside>{one}</aside>")), "-");
    }

    #[test]
    fn a_head_claims_title_outlet_and_author() {
        let head = json_ld(
            r#"{"@type":"ReportageNewsArticle","headline":"Harbour &amp; bridge open","publisher":{"@type":"Organization",
            "name":"Port News"},"author":[{"name":"A. Writer"},"B. Reader"],"articleBody":"Words."}"#,
        );
        let page = format!("<head>{head}<meta name=author content=https://example.org/writer></head>");
        let (metadata, body) = claims(&Document::from(page));
        let said = [&metadata.title, &metadata.outlet, &metadata.author].map(|v| v.as_deref());
        assert_eq!(said, [Some("Harbour & bridge open"), Some("Port News"), Some("A. Writer, B. Reader")]);
        assert_eq!((body.as_deref(), metadata.claims.len()), (Some("Words."), 3));
    }
}
