//! Datelines and stated dates as outlets print them.

use super::*;
use crate::model::Source;
use std::sync::LazyLock;

const STORY: &str = "The mayor of the old town opened its harbour and spoke for an hour to all who came.";

/// `place | date | agency` of a page.
fn shown(page: &str) -> String {
    static PACKS: LazyLock<Packs> = LazyLock::new(|| Packs::embedded().expect("the built-in packs load"));
    let page = crate::clean::clean(&Source { text: page.into(), ..Source::default() }, &PACKS);
    let slice = |span: Span| page.text.slice(span).to_owned();
    let place = page.dateline.as_ref().and_then(|d| d.place.clone());
    let date = page.dateline.as_ref().and_then(|d| d.date).or(page.stated).map(slice);
    [place, date, page.agency].map(Option::unwrap_or_default).join("|")
}

/// Heads of a story, and what is read of them.
const STYLES: &[(&str, &str)] = &[
    ("LYON, September 26 (AFP) - ", "Lyon|September 26|AFP"),
    ("PARIS, 7 avril (AFP) – ", "Paris|7 avril|AFP"),
    ("LYON, 23 sept (AFP) – ", "Lyon|23 sept|AFP"),
    ("Mis à jour : 25 septembre 2019\n", "|25 septembre 2019|"),
    ("Kyiv, Ukraine (AP) — ", "Kyiv||AP"),
    ("OSLO (Reuters) - ", "Oslo||Reuters"),
    ("TULSA, Okla. _ ", "Tulsa||"),
    ("Rio de Janeiro, 3 Sept. 2004 (Xinhua) -- ", "Rio de Janeiro|3 Sept. 2004|Xinhua"),
    ("ROME, Monday, May 4 - ", "Rome|May 4|"),
    ("(Reuters) - ", "||Reuters"),
    ("Paris, le 12 juin 2023\n\n", "Paris|12 juin 2023|"),
    ("BERN, Dec 1 , 2006, 2006\n\n", "Bern|Dec 1 , 2006, 2006|"),
    ("Published 25 September 2019\n", "|25 September 2019|"),
    ("NewsSeptember 25, 2019\n", "|September 25, 2019|"),
    ("25 Sept 19. Evidence Session\n", "|25 Sept 19|"),
    ("NORTHERN CHAD  25/9/2019 15:59\n", "|25/9/2019|"),
    ("Contracts for September 25, 2019\n", "|September 25, 2019|"),
    ("Samedi 26 septembre 2019\nPublié le 25/09/2019 à 17:22\n", "|25/09/2019|"),
    (
        "Foreign Ministry Spokesperson Ann Lee's Regular Press Conference on September 25, 2019\n",
        "|September 25, 2019|",
    ),
    ("September 25, 20196:12 AM\n", "|September 25, 2019|"),
    (
        "Question publiée au JO le : 20/08/2019 page : 812\nRéponse publiée au JO le : 25/09/2019 page : 1290\n",
        "|25/09/2019|",
    ),
    ("Publié le 25/09/2019 à 10h12\n", "|25/09/2019|"),
    ("Publié le 25 septembre 2019 à 10h12 - Mis à jour le 26 septembre 2019 à 11h40\n", "|25 septembre 2019|"),
    ("By ANN SMITH SEPT. 25, 2019\n", "|SEPT. 25, 2019|"),
    ("25/09/2019 | 18:02\n", "|25/09/2019|"),
    ("MOSCOW, September 25. /TASS/. ", "Moscow|September 25|TASS"),
    ("Yerevan /Harbourmax/. ", "Yerevan||"),
    ("ASTANA. KAZINFORM - ", "Astana||Kazinform"),
    ("Last updated at: (Beijing Time) Wednesday, September 25, 2019\n", "|September 25, 2019|"),
    ("NEW YORK, Sept. 25, 2019 /NewsWire/ -- ", "New York|Sept. 25, 2019|"),
    ("LONDON--(NEWS WIRE)--September 25, 2019-- ", "London|September 25, 2019|"),
    ("Wed 25 Sep 2019 15.45 BST\n", "|25 Sep 2019|"),
    ("Posted at 10:12 AM, Sep 25, 2019 and last updated 2:30 PM, Sep 26, 2019\n", "|Sep 25, 2019|"),
    ("News | 25 September 2019\n", "|25 September 2019|"),
    ("Rédigé par Anne Martin le 25 Septembre 2019\n", "|25 Septembre 2019|"),
    ("25/09/19 à 15h45\n", "|25/09/19|"),
    ("Wednesday, 25th September 2019, 14:06 pm\n", "|25th September 2019|"),
    ("Published: 01:04 EDT, 25 September 2019 | Updated: 01:19 EDT, 26 September 2019\n", "|25 September 2019|"),
    ("Par Anne Martin - Publié le mercredi 25 septembre 2019 à 09:08\n", "|25 septembre 2019|"),
    ("LYON, le 25 septembre 2019 - ", "Lyon|25 septembre 2019|"),
    ("MOSCOW. Sept 25 (Interfax) - ", "Moscow|Sept 25|Interfax"),
    ("MOSCOW, 25 September 2019. ", "Moscow|25 September 2019|"),
    ("Last updated: Wednesday, 25 September, 2019, 14:12 GMT\n", "|25 September, 2019|"),
    ("News ID: 4711 - Wed 25 September 2019 - 14:12\n", "|25 September 2019|"),
    ("6:45 PM, September 25, 2019\n", "|September 25, 2019|"),
    ("  • 6:45 PM, September 25, 2019\n", "|September 25, 2019|"),
    ("Harbour Post Published: 2019/9/25 14:12\n", "|2019/9/25|"),
    ("Modifié le 26/09/2019 à 18h45 | Publié le 25/09/2019 à 15h20\n", "|25/09/2019|"),
    ("Updated 26 September 2019\nPublished 25 September 2019\n", "|25 September 2019|"),
    ("Conférence des maires (Lyon, 25 septembre 2019)\n", "|25 septembre 2019|"),
    ("Mayor shuts old harbour - 2019-09-25\n", "|2019-09-25|"),
    ("September 25, 2019|By Ann Smith, Harbour Post. Peter Novak helped in Lyon.\n", "|September 25, 2019|"),
    ("September 25, 2019|ANN SMITH and PETER NOVAK | Staff Writers\n", "|September 25, 2019|"),
    ("25/09/2019 05:31 EST | Actualisé 26/09/2019 05:12 EDT\n", "|25/09/2019|"),
    ("Publié le 25 septembre 2019 Lecture : 3 minutes.\n", "|25 septembre 2019|"),
    ("Dernière mise à jour à 16h22 le 25/09/2019\n", "|25/09/2019|"),
    ("ven, 25/09/2019 - 17:44\n", "|25/09/2019|"),
    ("Mar. 25, 2019 | Lyon, France\n", "|Mar. 25, 2019|"),
    ("25 September 2019 – ", "|25 September 2019|"),
    ("OSLO (AP) - September 25, 2019\n", "Oslo|September 25, 2019|AP"),
    ("LYON (AFP) - mercredi 25 septembre 2019 - 20h44 - ", "Lyon|25 septembre 2019|AFP"),
    ("Publié dans La Gazette le 25 - 09 - 2019\n", "|25 - 09 - 2019|"),
    ("September 25, 2019 (LYON) – ", "Lyon|September 25, 2019|"),
    ("Lyon, Sept. 25 (WIRE): ", "Lyon|Sept. 25|WIRE"),
    ("(Reuters, Oslo, 25 September 2019) - ", "Oslo|25 September 2019|Reuters"),
    ("(Oslo) ", "Oslo||"),
    ("LYON (Wire / 25 September 2019)—", "Lyon|25 September 2019|"),
    ("(Wire- Harbour News Agency (QNA)) LYON, Sept. 25 (QNA) -- ", "Lyon|Sept. 25|QNA"),
    ("Oslo Wednesday 25/September/2019 18:16 PM\n", "|25/September/2019|"),
    ("OSLO | Reuters | ", "Oslo||Reuters"),
    ("Oslo, Norway | THE HARBOUR POST | ", "Oslo||"),
    ("Oslo: ", "Oslo||"),
    ("OSLO / Reuters\n", "Oslo||Reuters"),
    ("Baku, September 25, AZERTAC\n", "Baku|September 25|Azertac"),
    ("OSLO, Norway (Harbour.com) -- ", "Oslo||"),
    ("Lyon, September 25/2019 (WIRE) ", "Lyon|September 25/2019|WIRE"),
    ("Lyon, Rajab 3, 1441 AH, September 25, 2019, SPA -- ", "Lyon|September 25, 2019|SPA"),
    ("September 25, 2019 08:41 am | Updated 09:10 am IST - Oslo\n", "Oslo|September 25, 2019|"),
    ("Par AFP\nPublié le 25 septembre 2019\n", "|25 septembre 2019|AFP"),
    ("HP / Par Ann SMITH, le 25 septembre 2019 à 08h41\n", "|25 septembre 2019|"),
    ("LYON (September 25, 2019): ", "Lyon|September 25, 2019|"),
    ("LILLE: September 25, 2019: ", "Lille|September 25, 2019|"),
    ("Lyon, le 25 septembre 2019. ", "Lyon|25 septembre 2019|"),
    ("(Lyon, 25 septembre 2019). ", "Lyon|25 septembre 2019|"),
    ("(Lyon, le 25 septembre 2019) – ", "Lyon|25 septembre 2019|"),
    ("LYON, le mercredi 25 septembre 2019 — ", "Lyon|25 septembre 2019|"),
    ("Publié le 25 septembre 2019 à 07h15 | Mis à jour à 09h40\n", "|25 septembre 2019|"),
    ("September 25, 2019 01:23 am | Updated 01:23 am IST - NEW DELHI\n", "New Delhi|September 25, 2019|"),
    ("Publié le 25 septembre 2019 à 16 h 40 – Direction des ports et des phares de la ville\n", "|25 septembre 2019|"),
    ("Fait à Lyon, le 25 septembre 2019\n\n", "Lyon|25 septembre 2019|"),
    ("UTOPIA — Ministry of Harbours\nLyon, September 25 - ", "Lyon|September 25|"),
    ("N° 4711 du 25 septembre 2019\n", "|25 septembre 2019|"),
    ("No: 4711, 25 September 2019, Press Release Regarding the Old Harbour\n", "|25 September 2019|"),
    ("N° 4711, le 25 septembre 2019 – Réouverture du vieux port de la ville\n", "|25 septembre 2019|"),
    ("Mary Novak September 25, 2019 Politics\n", "|September 25, 2019|"),
    ("Mary Novak, Harbour Post Staff Writer | September 25, 2019\n", "|September 25, 2019|"),
    ("Harbour Post News Service | | 25 Sep 2019, 05:06 pm\n", "|25 Sep 2019|"),
    ("- The Harbour Post - Wednesday, September 25, 2019\n", "|September 25, 2019|"),
    ("Latest update : 2019-09-25\n", "|2019-09-25|"),
    ("HARBOUR POST (c) 2020 DATE: Wednesday, September 25, 2019 TAG: 4711\n", "|September 25, 2019|"),
    ("Date: 25-Sep-2019\n", "|25-Sep-2019|"),
    ("(WIRE) -- Updated 4:12 PM ET, Wed September 25, 2019\n", "|September 25, 2019|"),
    ("FOR RELEASE AT 8:30 A.M. EDT, WEDNESDAY, SEPTEMBER 25, 2019\n", "|SEPTEMBER 25, 2019|"),
    ("Posté le mercredi 25 septembre 2019 dans Politique\n", "|25 septembre 2019|"),
    ("SEOUL, South Korea -- ", "Seoul||"),
    ("ATHENS -- ", "Athens||"),
    ("Sept. 25, 2019 (Wire) LYON -- ", "Lyon|Sept. 25, 2019|"),
    ("Sept. 25 2019 LYON - ", "Lyon|Sept. 25 2019|"),
    ("25 Sept 2019 | LYON: ", "Lyon|25 Sept 2019|"),
    ("(Wire) LILLE, 25 September 2019. ", "Lille|25 September 2019|"),
    ("LYON (Wire, 25 September 2019) - ", "Lyon|25 September 2019|"),
    ("Lyon, France | September 25, 2019 | ", "Lyon|September 25, 2019|"),
    ("September 25, 2019 5:11 PM LYON — ", "Lyon|September 25, 2019|"),
    ("Lyon, Sept. 25 (CNA) ", "Lyon|Sept. 25|CNA"),
    ("[Lyon, September 25, 2019] ", "Lyon|September 25, 2019|"),
    ("Wednesday, 25 September 2019, Lyon: ", "Lyon|25 September 2019|"),
    ("September 25, 2019 – LYON – ", "Lyon|September 25, 2019|"),
    ("Sept. 25 (Reuters) -- ", "|Sept. 25|Reuters"),
    ("LYON (Harbour Point / Wire - 25th Sept, 2019) ", "Lyon|25th Sept, 2019|"),
    ("LYON, (Harbour Point - 25 Sept, 2019 ) ", "Lyon|25 Sept, 2019|"),
    ("Page last updated at 12:30 GMT, Wednesday, 25 September 2019\n", "|25 September 2019|"),
    ("Dernière mise à jour à 08h47 le 25/09/2019\n", "|25/09/2019|"),
    ("9/25/2019 | ", "|9/25/2019|"),
    ("[September 25, 2019]  LYON (Reuters) - ", "Lyon|September 25, 2019|Reuters"),
    ("(September 25, 2019) ", "|September 25, 2019|"),
    ("Réunion du mercredi 25 septembre 2019 à 15h05\n", "|25 septembre 2019|"),
    ("LYON — September 25, 2019 — ", "Lyon|September 25, 2019|"),
    ("LYON: 25 September 2019\n", "Lyon|25 September 2019|"),
    ("OSLO: ", "Oslo||"),
    ("Cairo - Asharq Al-Awsat\n", "Cairo||"),
    ("Nairobi — ", "Nairobi||"),
    ("ALGER- ", "Alger||"),
    ("KYIV. Sept 25 (Interfax-Ukraine) – ", "Kyiv|Sept 25|Interfax-Ukraine"),
    ("YEREVAN, SEPTEMBER 25, ARMENPRESS. ", "Yerevan|SEPTEMBER 25|Armenpress"),
    ("BAKU, Azerbaijan, September 25. ", "Baku|September 25|"),
    ("Buenos Aires, Sept 25 (Prensa Latina) ", "Buenos Aires|Sept 25|Prensa Latina"),
    ("Berne (ats) ", "Berne||ATS"),
    ("Reuters, September 25, 2019\n", "|September 25, 2019|Reuters"),
    ("Published in Harbour Post, September 25th, 2019\n", "|September 25th, 2019|"),
    ("Agence France-Presse / 04:41 PM September 25, 2019\n", "|September 25, 2019|AFP"),
    ("Ann Smith | 25.09.2019\nANKARA\n", "Ankara|25.09.2019|"),
    ("Conférence de presse (25 septembre 2019)\n", "|25 septembre 2019|"),
];

#[test]
fn datelines_of_many_styles() {
    for (head, expected) in STYLES {
        assert_eq!(shown(&format!("{head}{STORY}")), *expected, "{head}");
        assert_eq!(shown(&format!("Mayor opens old harbour\n{head}{STORY}")), *expected, "{head}");
    }
}

#[test]
fn the_day_on_which_a_page_was_looked_at_gives_way_to_that_of_its_story() {
    let page = "Thursday, March 19, 2026\nHome\nMayor opens old harbour\nby Editor\nJanuary 20, 2004\n";
    assert_eq!(shown(&format!("{page}{STORY}")), "|January 20, 2004|");
    assert_eq!(shown(&format!("Thursday, March 19, 2026\nMayor opens old harbour\n{STORY}")), "|March 19, 2026|");
}

#[test]
fn sentences_are_no_datelines() {
    for head in [
        "On May 4 - a Monday - it rained. ",
        "May 4 was warm. ",
        "NATO - as it is called - met. ",
        "Norway -- as it is called -- met. ",
        "Iran, he said, May 4 or not, ",
    ] {
        assert_eq!(shown(&format!("{head}{STORY}")), "||", "{head}");
    }
}
