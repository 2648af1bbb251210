//! Saved pages and web archives: the article without its site, claims with where they stand, never a guessed day.

use super::{Folder, STORY, gzip};

fn page(head: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>Harbour opens | Port News</title>{head}</head><body><nav><a href=/>Home</a>\
         </nav><article><h1>Harbour opens</h1><p>{STORY}</p><p>{STORY}</p></article></body></html>"
    )
}

#[test]
fn a_page_claims_its_day_outlet_and_author_and_says_where() {
    let json_ld = r#"<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
        "headline":"Mayor opens harbour","datePublished":"2020-03-04T22:30:00+01:00","author":{"name":"Ann Writer"},
        "publisher":{"name":"Port News"}}</script><meta property="article:published_time" content="2020-03-05">"#;
    let folder = Folder::new(&[
        ("a.html", page(json_ld).as_bytes()),
        ("b.html", page("<meta property=article:modified_time content=2020-03-04>").as_bytes()),
        ("c.html", page("<meta name=date content=2020><meta property=og:site_name content='Port News'>").as_bytes()),
    ]);
    let run = folder.corpus(&["extract", "."]);
    assert_eq!(run.shown(), ["a.html Port News 2020-03-04", "b.html - -", "c.html Port News -"]);
    let article = &run.lines()[0]["article"];
    assert_eq!(article["title"], "Mayor opens harbour");
    let basis = &article["published"]["basis"][0];
    let detail = "2020-03-04T22:30:00+01:00 (JSON-LD datePublished)";
    assert_eq!((&basis["kind"], &basis["detail"]), (&"metadata".into(), &detail.into()));
}

#[test]
fn a_day_beside_the_author_and_a_headline_before_the_site_are_found() {
    let page = |title: &str, byline: &str| {
        format!(
            "<html><head><title>{title}</title></head><body><h1>Harbour opens again</h1><p class=byline>{byline}</p>\
             <p>{STORY}</p><p>{STORY}</p></body></html>"
        )
    };
    let dated = page("Harbour opens again | Port News", "By Ann Writer, 4 March 2020");
    let utf16: Vec<u8> = format!("\u{feff}{dated}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folder = Folder::new(&[
        ("a.html", dated.as_bytes()),
        ("b.html", page("Port News", "By Ann Writer").as_bytes()),
        ("c.html", &utf16),
    ]);
    let run = folder.corpus(&["extract", "."]);
    assert_eq!(
        run.shown(),
        ["a.html Port News 2020-03-04", "b.html - -", "c.html Port News 2020-03-04"],
        "{}",
        run.stderr()
    );
    let titles = run.lines().iter().map(|line| line["article"]["title"].clone()).collect::<Vec<_>>();
    assert_eq!(titles, ["Harbour opens again", "Port News", "Harbour opens again"]);
    assert!(!folder.corpus(&["text", "b.html"]).stdout().contains("Ann Writer"));
}

/// A record of an archive, its head and its block.
fn record(kind: &str, url: &str, content_type: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2020-03-09T00:00:00Z\r\n\
         Content-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn response(url: &str, status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status}\r\n{headers}\r\n\r\n");
    record("response", url, "application/http; msgtype=response", &[head.as_bytes(), body].concat())
}

#[test]
fn archives_give_their_pages() {
    let html = page("<meta property='article:published_time' content='2020-03-04'>");
    let latin: Vec<u8> = html.replace("Harbour opens", "Été").chars().map(|c| c as u8).collect();
    let chunks = format!("5\r\n{}\r\n{:x}\r\n{}\r\n0\r\n\r\n", &html[..5], html.len() - 5, &html[5..]);
    let records = [
        record("warcinfo", "", "application/warc-fields", b"software: none\r\n"),
        record("request", "https://port.example/a", "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
        response("https://port.example/a", "200 OK", "Content-Type: text/html; charset=utf-8", html.as_bytes()),
        response("https://port.example/2019/09/25/b", "200 OK", "Content-Type: text/html; charset=iso-8859-1", &latin),
        response("https://port.example/c", "301 Moved", "Content-Type: text/html", b"<p>Moved</p>"),
        response("https://port.example/d.png", "200 OK", "Content-Type: image/png", b"\x89PNG"),
        response(
            "https://port.example/e",
            "200 OK",
            "Content-Type: text/html\r\nTransfer-Encoding: chunked",
            chunks.as_bytes(),
        ),
        response(
            "https://port.example/f",
            "200 OK",
            "Content-Type: text/html\r\nContent-Encoding: gzip",
            &gzip(html.as_bytes()),
        ),
        record("conversion", "https://port.example/g", "text/plain", STORY.as_bytes()),
    ];
    let members: Vec<u8> = records.iter().flat_map(|record| gzip(record)).collect();
    let plain = records.concat();
    let cut = &plain[..plain.len() - 40];
    let folder = Folder::new(&[("a.warc.gz", &members), ("b.warc", cut), ("c.warc", b"no archive")]);
    let run = folder.corpus(&["extract", "."]);
    let day = "2020-03-04";
    let pages = |name: &str| (1..5).map(|n| format!("{name}#{n} - {day}")).collect::<Vec<_>>();
    let expected = [pages("a.warc.gz"), vec!["a.warc.gz#5 - -".into()], pages("b.warc")].concat();
    assert_eq!(run.shown()[..9], expected, "{}", run.stderr());
    assert_eq!(run.shown()[9..], ["b.warc#5 unreadable", "c.warc#1 unreadable"]);
    assert!(run.stderr().contains("b.warc#5: the archive ends in the middle of a record"), "{}", run.stderr());
    let text = folder.corpus(&["text", "a.warc.gz#2"]).stdout();
    assert!(text.contains("Ships from many countries") && !text.contains("Home"), "{text}");
}

#[test]
fn names_of_files_give_what_the_article_does_not_say() {
    let dated = page("<meta property='article:published_time' content='2020-03-04'>");
    let folder = Folder::new(&[
        ("2019-09-25_Port News_harbour.txt", STORY.as_bytes()),
        ("20190926_Port News_bridge.html", dated.as_bytes()),
        ("notes.txt", STORY.as_bytes()),
    ]);
    let run = folder.corpus(&["extract", ".", "--meta-from-name", "{date}_{outlet}_{slug}"]);
    let expected = [
        "2019-09-25_Port News_harbour.txt Port News 2019-09-25",
        "20190926_Port News_bridge.html Port News 2020-03-04",
        "notes.txt - -",
    ];
    assert_eq!((run.shown(), run.code()), (expected.map(str::to_owned).to_vec(), 0));
    let said = "notes.txt: expected a name like {date}_{outlet}_{slug}, found notes; nothing taken from it";
    assert!(run.stderr().contains(said), "{}", run.stderr());
    let wrong = folder.corpus(&["extract", ".", "--meta-from-name", "{day}"]);
    assert_eq!(wrong.code(), 2);
    assert!(wrong.stderr().contains("no field {day}; there are date, outlet"), "{}", wrong.stderr());
}
