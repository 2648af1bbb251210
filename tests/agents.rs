//! Who acts without being named is told by a CAMEO code: the country, then what kind of agent.

use corpus::analysis::Packs;
use corpus::model::{Metadata, Source};
use corpus::run;

/// Someone without a name, in a sentence of its own, and the code.
const ENGLISH: &[(&str, &str)] = &[
    ("The Norwegian prime minister", "NORGOV"),
    ("The Norwegian Prime Minister", "NORGOV"),
    ("Norway's king", "NORGOV"),
    ("The President of Chad", "TCDGOV"),
    ("A senior Chadian general", "TCDMIL"),
    ("The Chadian ambassador to Mali", "TCDGOV"),
    ("Chad's envoy to the UN", "TCDGOV"),
    ("Chad's permanent representative to the United Nations", "TCDGOV"),
    ("The Peruvian delegation to the talks", "PERGOV"),
    ("Norwegian jets", "NORMIL"),
    ("Peruvian troops", "PERMIL"),
    ("Chadian tanks", "TCDMIL"),
    ("Kenyan police", "KENCOP"),
    ("Police in Kenya", "KENCOP"),
    ("Rebels in Chad", "TCDREB"),
    ("Somali pirates", "SOMCRM"),
    ("Chadian refugees", "TCDREF"),
    ("Kenyan doctors", "KENHLH"),
    ("Peruvian farmers", "PERAGR"),
    ("Norwegian trade unions", "NORLAB"),
    ("A Norwegian company", "NORBUS"),
    ("A Peruvian court", "PERJUD"),
    ("Kenyan lawmakers", "KENLEG"),
    ("Chadian state television", "TCDMED"),
    ("Norwegian intelligence", "NORSPY"),
    ("The Peruvian opposition", "PEROPP"),
    ("The Republic of China", "TWN"),
];

const FRENCH: &[(&str, &str)] = &[
    ("Le Premier ministre norvégien", "NORGOV"),
    ("Le président tchadien", "TCDGOV"),
    ("Le roi de Norvège", "NORGOV"),
    ("Un général tchadien", "TCDMIL"),
    ("L'ambassadeur du Tchad en Norvège", "TCDGOV"),
    ("L'ambassadeur du Tchad à l'ONU", "TCDGOV"),
    ("La junte au pouvoir au Tchad", "TCDGOV"),
    ("L'armée péruvienne", "PERMIL"),
    ("La police kényane", "KENCOP"),
    ("La télévision d'Etat tchadienne", "TCDMED"),
    ("Un tribunal péruvien", "PERJUD"),
    ("L'opposition péruvienne", "PEROPP"),
    ("Une entreprise norvégienne", "NORBUS"),
    ("Une organisation de défense des droits humains", "NGO"),
];

const FRENCH_MANY: &[(&str, &str)] = &[
    ("Des avions norvégiens", "NORMIL"),
    ("Des chars tchadiens", "TCDMIL"),
    ("Des rebelles tchadiens", "TCDREB"),
    ("Des réfugiés tchadiens", "TCDREF"),
    ("Des médecins kényans", "KENHLH"),
    ("Les agriculteurs péruviens", "PERAGR"),
    ("Les syndicats norvégiens", "NORLAB"),
    ("Les députés kényans", "KENLEG"),
];

#[test]
fn english() {
    check(ENGLISH, "en", |who| format!("{who} accused Japan of lying."));
}

#[test]
fn french() {
    check(FRENCH, "fr", |who| format!("{who} a accusé le Japon de mensonge."));
    check(FRENCH_MANY, "fr", |who| format!("{who} ont accusé le Japon de mensonge."));
}

fn check(agents: &[(&str, &str)], language: &str, sentence: impl Fn(&str) -> String) {
    let packs = Packs::embedded().expect("the built-in packs load");
    let wrong = |(who, code): &(&str, &str)| {
        let found = codes(sentence(who), language, &packs);
        (found != [*code]).then(|| format!("{who}: {found:?}, not {code}"))
    };
    let wrong: Vec<String> = agents.iter().filter_map(wrong).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The codes of all who do something to someone in a text.
fn codes(text: String, language: &str, packs: &Packs) -> Vec<String> {
    let metadata = Metadata { language: Some(language.into()), ..Metadata::default() };
    let source = Source { id: "a".into(), path: "a".into(), text, metadata, ..Source::default() };
    run::extract(&source, packs).events.into_iter().flat_map(|event| event.source_codes).collect()
}
