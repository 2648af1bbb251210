//! No false deals: sentences with arms, countries or sums that tell of no transfer.

fn deals(text: &str, language: &str) -> usize {
    let packs = crate::analysis::Packs::embedded().expect("the packs load");
    let metadata = crate::model::Metadata { language: Some(language.into()), ..Default::default() };
    let source = crate::model::Source { text: text.into(), metadata, ..Default::default() };
    crate::run::analyse(&source, &packs, |analysed| analysed.deals.len())
}

#[test]
fn arms_at_work_are_no_deals() {
    for (language, text) in [
        ("en", "Russian forces lost 12 T-72 tanks near the river on Sunday."),
        ("fr", "L'armée a perdu trois chars Leclerc près de la rivière."),
    ] {
        assert_eq!(deals(text, language), 0, "{text}");
    }
}
