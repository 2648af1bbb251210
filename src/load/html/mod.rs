//! A saved HTML page: its article as text, and what its head claims. Nothing is guessed.

mod claims;

use super::Loaded;
use super::decode::{Decoded, decode_as};
use crate::model::{Problem, Source};
use dom_query::Document;
use dom_smoothie::{Article, Config, ParsePolicy, Readability, ReadabilityError, TextMode};
use encoding_rs::Encoding;

/// The article of a page; `charset` is what the server said of its encoding.
pub fn page(bytes: &[u8], charset: Option<&str>, id: String, path: &str) -> Loaded {
    let declared = charset.and_then(|label| Encoding::for_label(label.as_bytes())).or_else(|| declared(bytes));
    let Decoded { text: html, remark } = decode_as(bytes, declared, path)?;
    let problem = |code, message: String| Problem { path: path.into(), code, message };
    if depth(&html) > MAX_DEPTH {
        return Err(problem("too_large", format!("tags nested more than {MAX_DEPTH} deep")));
    }
    let document = Document::from(html.as_str());
    let (mut metadata, body) = claims::claims(&document);
    let titled = claims::titled(&document, metadata.title.as_deref());
    let (text, title, byline) = match (article(document, &html), body) {
        (Ok(article), body) => {
            let cut_out = article.byline.as_deref().filter(|_| metadata.author.is_none());
            let text = with_day(cut_out, article.text_content.to_string());
            // Of a page that its scripts were to fill, the data hold what the tags do not.
            let body = body.filter(|body| body.len() > 2 * text.len() && body.len() > MUCH);
            (body.unwrap_or(text), article.title, article.byline)
        }
        (Err(_), Some(body)) => (body, String::new(), None),
        (Err(error), None) => return Err(problem("no_text", error.to_string())),
    };
    if text.trim().is_empty() {
        return Err(problem("empty", "no text between the tags".into()));
    }
    let (headline, site) = titled.unwrap_or((title, String::new()));
    if metadata.title.is_none() {
        metadata.claim("title", &headline, "page title");
    }
    if metadata.outlet.is_none() {
        metadata.claim("outlet", &site, "page title");
    }
    if metadata.author.is_none() {
        metadata.claim("author", byline.as_deref().unwrap_or_default(), "page byline");
    }
    Ok(Source { id, path: path.into(), text, metadata, remarks: remark.into_iter().collect() })
}

/// The text, with the byline that was cut out of it on top again where a day may stand in that.
fn with_day(byline: Option<&str>, text: String) -> String {
    match byline.filter(|line| line.bytes().any(|b| b.is_ascii_digit())) {
        Some(line) => format!("{line}\n\n{text}"),
        None => text,
    }
}

/// Bytes of a body in a page's data that are more than a teaser.
const MUCH: usize = 400;

/// What a reader would print; short pages whole, since nothing of them stands out.
fn article(document: Document, html: &str) -> Result<Article, ReadabilityError> {
    let config = || Config {
        text_mode: TextMode::Formatted,
        char_threshold: 200,
        max_elements_to_parse: MAX_ELEMENTS,
        ..Config::default()
    };
    let read = Readability::with_document(document, None, Some(config()))?.parse();
    read.or_else(|_| Readability::new(html, None, Some(config()))?.parse_with_policy(ParsePolicy::Raw))
}

/// Elements in a page beyond which it is not taken for an article.
const MAX_ELEMENTS: usize = 200_000;

/// Tags within tags, beyond which the work would grow with the square of a page's length.
const MAX_DEPTH: usize = 500;

/// How deep tags are nested, those left out that HTML lets stand open.
fn depth(html: &str) -> usize {
    const OPEN: &[&str] = &[
        "area", "base", "br", "col", "dd", "dt", "hr", "img", "input", "li", "link", "meta", "option", "p", "source",
        "td", "th", "tr", "wbr",
    ];
    let (mut depth, mut deepest) = (0usize, 0);
    for at in memchr::memchr_iter(b'<', html.as_bytes()) {
        let tag = &html[at + 1..];
        let closing = tag.starts_with('/');
        let name = tag.trim_start_matches('/');
        let name = &name[..name.bytes().take_while(u8::is_ascii_alphanumeric).count()];
        if name.is_empty() || OPEN.iter().any(|open| name.eq_ignore_ascii_case(open)) {
            continue;
        }
        depth = if closing { depth.saturating_sub(1) } else { depth + 1 };
        deepest = deepest.max(depth);
    }
    deepest
}

/// The encoding named in the page's head.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let (_, after) = head.split_once("charset=")?;
    let name = after
        .trim_start_matches(['"', '\''])
        .split(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c))
        .next()?;
    Encoding::for_label(name.as_bytes()).filter(|e| e.is_ascii_compatible())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gives_its_article_and_its_claims() {
        let html = "<html><head><title>Harbour opens</title><meta charset=windows-1252>\
            <meta property='article:published_time' content='2020-03-04'><meta property='og:site_name' content='Port News'>\
            </head><body><nav><a href=/>Home</a> <a href=/b>Boats</a></nav><article><h1>Harbour opens</h1>\
            <p>The harbour was opened on Monday by the mayor of the caf\u{e9} town, who spoke for an hour.</p>\
            <p>Ships from many countries came, and the band of the port played until the evening fell.</p></article></body></html>";
        let bytes: Vec<u8> = html.chars().map(|c| c as u8).collect();
        let source = page(&bytes, None, "a".into(), "a").expect("the page has an article");
        assert!(source.text.contains("caf\u{e9} town, who"), "{}", source.text);
        assert!(!source.text.contains("Boats"), "{}", source.text);
        let claims = (source.metadata.title.as_deref(), source.metadata.published.as_deref());
        assert_eq!(claims, (Some("Harbour opens"), Some("2020-03-04")));
        assert_eq!((source.metadata.outlet.as_deref(), source.remarks[0].code), (Some("Port News"), "encoding"));
    }

    #[test]
    fn tags_nested_without_end_are_set_aside() {
        let html = "<div>".repeat(5000) + "The harbour was opened." + &"</div>".repeat(5000);
        let problem = page(html.as_bytes(), None, "a".into(), "a").expect_err("too deep");
        assert_eq!(problem.code, "too_large");
        assert!(depth(&"<p><b>Words</b> and <i>more</i><br>".repeat(900)) <= 2);
    }
}
