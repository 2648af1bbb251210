//! Text exports of news archives: cut at their marks, title, day and outlet as metadata, offsets into what `text` prints.

use super::{Folder, STORY};

const FRENCH_STORY: &str =
    "Le port de la vieille ville a été ouvert lundi par le maire, qui a parlé pendant une heure.";

const OLD_NEXIS: &str = "\
Time of Request: Monday, March 09, 2020  12:00:00
Job Number: 1:23456
Source: Port papers

                               1 of 3 DOCUMENTS


                                 The Port Herald

                            March 4, 2020 Wednesday
                              Late Edition - Final

Mayor opens harbour of old
town at last

BYLINE: By ANN WRITER

SECTION: Section A; Column 0; Foreign Desk;
 Pg. 10

LENGTH: 31 words

DATELINE: LYON

   STORY
   LYON: a second paragraph ends here.

LOAD-DATE: March 5, 2020

LANGUAGE: ENGLISH

GRAPHIC: PHOTO: A ship. (PHOTOGRAPH BY B. READER)

PUBLICATION-TYPE: Newspaper

                    Copyright 2020 The Port Herald Company
                              All Rights Reserved

                               2 of 3 DOCUMENTS

                 Copyright 2019 Le Port SA
                     Tous droits réservés
                          Le Port

                      25 septembre 2019 mercredi

SECTION: MONDE; Pg. 4

LENGTH: 412 mots

HEADLINE: Le maire ouvre le port

BYLINE: Anne Auteur

BODY:

   STORY

LOAD-DATE: September 26, 2019

                               3 of 3 DOCUMENTS

                                 The Port Herald

                            March 6, 2020 Friday

No body came

LENGTH: 0 words

LOAD-DATE: March 7, 2020
";

#[test]
fn nexis_exports_are_cut_at_their_marks() {
    let export = OLD_NEXIS.replacen("STORY", STORY.trim(), 1).replace("STORY", FRENCH_STORY);
    let folder = Folder::new(&[("old.txt", export.as_bytes())]);
    let run = folder.corpus(&["extract", "."]);
    let expected = ["old.txt#1 The Port Herald 2020-03-04", "old.txt#2 Le Port 2019-09-25", "old.txt#3 no_text"];
    assert_eq!(run.shown(), expected);
    assert_eq!(run.code(), 3);
    assert!(run.stderr().contains("old.txt#3: no full text in this document of a Nexis export"), "{}", run.stderr());
    let lines = run.lines();
    assert_eq!(lines[0]["article"]["title"], "Mayor opens harbour of old town at last");
    assert_eq!(lines[1]["article"]["title"], "Le maire ouvre le port");
    let basis = &lines[0]["article"]["published"]["basis"][0];
    assert_eq!(
        (&basis["kind"], &basis["detail"]),
        (&"metadata".into(), &"March 4, 2020 Wednesday (Nexis head)".into())
    );
    let text = folder.corpus(&["text", "old.txt#1"]).stdout();
    assert!(text.starts_with("Mayor opens harbour of old town at last\n\n   The harbour"), "{text}");
    assert!(text.ends_with("LYON: a second paragraph ends here.\n"), "{text}");
    offsets_fit(&lines[0], &text);
}

/// Evidence is found again at its offsets.
fn offsets_fit(line: &serde_json::Value, text: &str) {
    let mut checked = 0;
    for record in line["dates"].as_array().expect("a list") {
        let evidence = &record["evidence"][0];
        let at = |key: &str| evidence[key].as_u64().expect("a number") as usize;
        let words: String = text.chars().skip(at("start")).take(at("end") - at("start")).collect();
        assert_eq!(Some(words.as_str()), evidence["text"].as_str());
        checked += 1;
    }
    assert!(checked > 0, "a date is told");
}

#[test]
fn new_nexis_exports_end_each_article_with_a_mark() {
    let article = |title: &str, day: &str| {
        format!(
            "{title}\nThe Port Herald\n{day}\n\nCopyright 2020 The Port Herald Company All Rights Reserved\n\n\
             Section: NEWS; Pg. 3\nLength: 31 words\nByline: Ann Writer\nHighlight: A ship came.\n\nBody\n\n\n\
             {STORY}\nClassification\n\n\nLanguage: ENGLISH\n\nPublication-Type: Newspaper\n\nSubject: PORTS (90%)\n\n\
             Load-Date: March 5, 2020\n\n\nEnd of Document\n\n\n"
        )
    };
    let export = article("Mayor opens harbour", "March 4, 2020 Wednesday 3:45 PM GMT")
        + &article("Band plays until evening", "4 March 2020");
    let folder = Folder::new(&[("new.txt", export.as_bytes())]);
    let run = folder.fed(&["extract", "-"], export.as_bytes());
    assert_eq!(run.shown(), ["-#1 The Port Herald 2020-03-04", "-#2 The Port Herald 2020-03-04"]);
    assert_eq!(run.lines()[1]["article"]["title"], "Band plays until evening");
    let text = folder.corpus(&["text", "new.txt#2"]).stdout();
    assert_eq!(text, format!("Band plays until evening\n\n{STORY}"));
    // Printed first, each page has its number on top.
    let printed = export.replacen("Mayor opens", "Page 1 of 2\n\nMayor opens", 1);
    let run = folder.fed(&["extract", "-"], printed.as_bytes());
    assert_eq!(run.lines()[0]["article"]["title"], "Mayor opens harbour");
}

#[test]
fn an_export_is_one_whatever_ends_its_lines_and_in_utf_16() {
    let export = OLD_NEXIS.replacen("STORY", STORY.trim(), 1).replace("STORY", FRENCH_STORY);
    let utf16: Vec<u8> = format!("\u{feff}{export}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (returns, both) = (export.replace('\n', "\r"), export.replace('\n', "\r\n"));
    for content in [export.as_bytes(), returns.as_bytes(), both.as_bytes(), &utf16] {
        let folder = Folder::new(&[("old.txt", content)]);
        let run = folder.corpus(&["extract", "."]);
        let expected = ["old.txt#1 The Port Herald 2020-03-04", "old.txt#2 Le Port 2019-09-25", "old.txt#3 no_text"];
        assert_eq!(run.shown(), expected, "{}", run.stderr());
    }
}

#[test]
fn factiva_exports_are_read_plain_and_with_tags() {
    let plain = format!(
        "World News\nMayor opens harbour of the old town\nBy Ann Writer\n31 words\n4 March 2020\n14:05 GMT\nPort News Wire\n\
         PORTN\nEnglish\n(c) 2020 Port News Limited\n\n{STORY}\nShe said 40 words\nand left.\n\n\
         Document PORTN00020200304eg34000b1\n\n\nSecond title\n12 mots\n25 septembre 2019\nLe Port\nLEPOR\nFrançais\n\
         © 2019 Le Port\n\n{FRENCH_STORY}\n\nDocument LEPOR00020190925ef9p0001a\n\nSearch Summary\n\nText  harbour\n\
         Results Found  2\n"
    );
    let tagged = format!(
        "SE   World\nHD   Mayor opens harbour\n     of the old town\nBY   By Ann Writer\nWC   31 words\nPD   4 March 2020\n\
         ET   14:05\nSN   Port News Wire\nSC   PORTN\nLA   English\nCY   (c) 2020 Port News Limited\n\nLP\n{STORY}\n\
         TD\nThe mayor spoke for an hour.\n\nNS   gcat : Political\nIPD  Harbour\nPUB  Port News Limited\n\
         AN   Document PORTN00020200304eg34000b1\n\n"
    );
    let folder = Folder::new(&[("plain.txt", plain.as_bytes()), ("tagged.txt", tagged.as_bytes())]);
    let run = folder.corpus(&["extract", "."]);
    let expected = [
        "plain.txt#1 Port News Wire 2020-03-04",
        "plain.txt#2 Le Port 2019-09-25",
        "tagged.txt#1 Port News Wire 2020-03-04",
    ];
    assert_eq!(run.shown(), expected, "{}", run.stderr());
    let lines = run.lines();
    let titles = ["Mayor opens harbour of the old town", "Second title", "Mayor opens harbour of the old town"];
    assert_eq!([0, 1, 2].map(|at| lines[at]["article"]["title"].as_str().expect("a title")), titles);
    let text = folder.corpus(&["text", "tagged.txt#1"]).stdout();
    assert_eq!(text, format!("{}\n\n{STORY}\nThe mayor spoke for an hour.\n", titles[0]));
    let text = folder.corpus(&["text", "plain.txt#1"]).stdout();
    assert_eq!(text, format!("{}\n\n{STORY}\nShe said 40 words\nand left.\n", titles[0]));
}

#[test]
fn proquest_exports_are_cut_at_their_rules() {
    let rule = "_".repeat(60);
    let export = format!(
        "{rule}\n\nDocument 1 of 2\n\nMayor opens harbour of the old town\n\nAuthor: Writer, Ann\n\n\
         Publication info: The Port Herald ; Lyon (France) [Lyon (France)]04 Mar 2020: 10.\n\nAbstract: A ship came.\n\n\
         Full text: {STORY}\nShe named a\nSubject: the harbour.\n\nSubject: Harbours\n\nLocation: Lyon France\n\n\
         Title: Mayor opens harbour of the old town\n\nPublication title: The Port Herald; Lyon (France)\n\n\
         Publication year: 2020\n\nPublication date: Mar 4, 2020\n\nLanguage of publication: English\n\n\
         ProQuest document ID: 123456\n\nDocument URL: https://example.org/docview/123456\n\n{rule}\n\nDocument 2 of 2\n\n\
         Bridge to open\n\nAbstract: No more than this.\n\nProQuest document ID: 123457\n\n{rule}\n\nContact us at: \
         http://www.proquest.com\n"
    );
    let folder = Folder::new(&[("export.txt", export.as_bytes())]);
    let run = folder.corpus(&["extract", "export.txt"]);
    assert_eq!(run.shown(), ["export.txt#1 The Port Herald 2020-03-04", "export.txt#2 no_text"], "{}", run.stderr());
    let text = folder.corpus(&["text", "export.txt#1"]).stdout();
    assert_eq!(text, format!("Mayor opens harbour of the old town\n\n{STORY}\nShe named a\nSubject: the harbour.\n"));
}
