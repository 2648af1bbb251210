//! Verb groups by example: the group in brackets, then its lemma and status.

use crate::analysis::Packs;
use crate::model::{Metadata, Source, VerbGroup};
use crate::rules::scan::Scan;

/// The groups of a text, as `[words] lemma status`.
fn groups(text: &str, language: &str) -> Vec<String> {
    let packs = Packs::embedded().expect("the built-in packs load");
    let metadata = Metadata { language: Some(language.into()), ..Metadata::default() };
    let source = Source { text: text.into(), metadata, ..Source::default() };
    crate::run::analyse(&source, &packs, |analysed| {
        let scan = &analysed.annotated.scan;
        analysed.annotated.verbs.iter().map(|group| line(scan, group)).collect()
    })
}

fn line(scan: &Scan, group: &VerbGroup) -> String {
    let words = scan.text.slice(scan.span(group.tokens.first as usize, group.tokens.end as usize));
    let passive = if group.passive { " passive" } else { "" };
    format!("[{words}] {} {}{passive}", scan.grammar.words.verbs.base(group.lemma), group.status)
}

fn check(language: &str, cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let got = groups(text, language);
        if !expected.iter().all(|e| got.iter().any(|g| g == e)) {
            wrong.push(format!("{text}\n   wanted {expected:?}\n   got    {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn english_groups_tell_whether_it_was_done() {
    check(
        "en",
        &[
            ("The minister signed the treaty.", &["[signed] sign happened"]),
            ("The minister has already signed the treaty.", &["[has already signed] sign happened"]),
            ("The minister had not signed the treaty.", &["[had not signed] sign negated"]),
            ("The treaty was signed by both sides.", &["[was signed] sign happened passive"]),
            ("The ministers will sign a treaty.", &["[will sign] sign scheduled"]),
            ("The ministers won't sign a treaty.", &["[won't sign] sign negated"]),
            ("The ministers didn't sign a treaty.", &["[didn't sign] sign negated"]),
            ("The ministers may sign a treaty.", &["[may sign] sign possible"]),
            ("The bank would grant the country a loan.", &["[would grant] grant scheduled"]),
            ("The president is to meet his guest on Monday.", &["[is] be happened", "[meet] meet scheduled"]),
            ("The two are expected to sign a treaty.", &["[sign] sign scheduled"]),
            ("The two nearly signed a treaty.", &["[signed] sign negated"]),
            (
                "Nothing suggests that the two signed a treaty.",
                &["[suggests] suggest negated", "[signed] sign possible"],
            ),
            ("It is false that the two signed a treaty.", &["[is] be happened", "[signed] sign possible"]),
            ("It is vital that Chad signs a treaty.", &["[is] be happened", "[signs] sign possible"]),
            ("It is vital to note that Chad signs a treaty.", &["[signs] sign happened"]),
            ("It was important that Chad signed a treaty.", &["[signed] sign happened"]),
            ("Before Chad signs a treaty, talks are due.", &["[signs] sign scheduled", "[are] be happened"]),
            ("Far from signing a treaty, the two left.", &["[signing] sign negated", "[left] leave happened"]),
            ("The two failed to sign a treaty.", &["[sign] sign negated"]),
            ("The two refused to sign a treaty.", &["[sign] sign negated"]),
            ("The two managed to sign a treaty.", &["[sign] sign happened"]),
            ("The two hope to sign a treaty.", &["[sign] sign possible"]),
            ("The two have no plans to sign a treaty.", &["[sign] sign negated"]),
            ("The government plans to buy tanks.", &["[plans] plan happened", "[buy] buy scheduled"]),
            ("They are ready to help the rebels.", &["[help] help possible"]),
            ("They are unlikely to help the rebels.", &["[help] help negated"]),
            ("No new contracts have been announced.", &["[have been announced] announce negated passive"]),
            ("If they attack the town, war follows.", &["[attack] attack possible"]),
            ("He denied that the army had shelled the town.", &["[had shelled] shell negated"]),
            ("He denied his army shelled the town.", &["[shelled] shell negated"]),
            ("Those who denied the charges shelled the town.", &["[shelled] shell happened"]),
            ("He denied the charges, but his army shelled the town.", &["[shelled] shell happened"]),
            ("The government is holding talks with rebels.", &["[is holding] hold ongoing"]),
            ("Troops stopped firing at the town.", &["[firing] fire negated"]),
            (
                "Shells sold by two firms were moved to the front.",
                &["[sold] sell happened", "[were moved] move happened passive"],
            ),
            ("The talks failed and the visit ended.", &["[failed] fail happened", "[ended] end happened"]),
            ("The country never acquired the bomb.", &["[never acquired] acquire negated"]),
            ("She asked the council to lift the ban.", &["[asked] ask happened", "[lift] lift possible"]),
            (
                "The envoys agreed to meet again and sign a text.",
                &["[agreed] agree happened", "[meet] meet scheduled", "[sign] sign scheduled"],
            ),
        ],
    );
}

#[test]
fn french_groups_tell_whether_it_was_done() {
    check(
        "fr",
        &[
            ("Le ministre a signé le traité.", &["[a signé] signer happened"]),
            ("Le ministre n'a pas signé le traité.", &["[n'a pas signé] signer negated"]),
            ("Le traité a été signé par les deux parties.", &["[a été signé] signer happened passive"]),
            ("Les ministres signeront un traité.", &["[signeront] signer scheduled"]),
            ("Le pays aurait acquis la bombe.", &["[aurait acquis] acquérir possible"]),
            ("Le président va recevoir son hôte.", &["[va recevoir] recevoir scheduled"]),
            ("Les deux parties devaient signer un traité.", &["[signer] signer scheduled"]),
            ("Le Tchad n'a signé que deux accords.", &["[n'a signé] signer happened"]),
            ("Il faut que le Tchad signe un accord.", &["[faut] falloir happened", "[signe] signer possible"]),
            (
                "Le Tchad doit cesser de tirer.",
                &["[doit] devoir happened", "[cesser] cesser possible", "[tirer] tirer possible"],
            ),
            (
                "Il est dans l'intérêt de l'Union que le Tchad signe un accord.",
                &["[est] être happened", "[signe] signer possible"],
            ),
            ("Il est important de noter que le Tchad signe un accord.", &["[signe] signer happened"]),
            ("Il est faux que le Tchad ait signé.", &["[est] être happened", "[ait signé] signer possible"]),
            (
                "Le gouvernement a refusé de signer le traité.",
                &["[a refusé] refuser happened", "[signer] signer negated"],
            ),
            ("Le gouvernement espère signer le traité.", &["[signer] signer possible"]),
            ("Les ministres se sont rencontrés.", &["[se sont rencontrés] rencontrer happened"]),
            ("Les troupes ont commencé à quitter la ville.", &["[quitter] quitter happened"]),
            ("Il pourrait quitter son poste.", &["[quitter] quitter possible"]),
            ("Aucun contrat ne sera signé.", &["[ne sera signé] signer negated passive"]),
            ("La rencontre entre les ministres a duré une heure.", &["[a duré] durer happened"]),
        ],
    );
}
