//! Weapons of sentences: count, designation, description, category; `?` where it is a homonym that nothing settles.

use crate::model::Weapon;

fn line(weapon: &Weapon) -> String {
    let figure = weapon.quantity.as_ref().map(|q| {
        let value = q.value.or(q.min).map(|v| v.to_string()).unwrap_or_default();
        let modifier = if q.modifier.as_str() == "exact" { String::new() } else { format!(" {}", q.modifier) };
        format!("{value}{modifier} ")
    });
    let part = weapon.part.as_ref().and_then(|p| p.value).map(|v| format!("{v} of "));
    let name = weapon.designation.as_ref().map(|d| format!("{d}: "));
    let parts = [part, figure, name, weapon.description.clone()];
    let sign = if weapon.sure { "" } else { "?" };
    format!("{sign}{} ({})", parts.into_iter().flatten().collect::<String>(), weapon.category)
}

fn found(text: &str, language: &str) -> String {
    let packs = crate::analysis::Packs::embedded().expect("the packs load");
    let metadata = crate::model::Metadata { language: Some(language.into()), ..Default::default() };
    let source = crate::model::Source { text: text.into(), metadata, ..Default::default() };
    crate::run::analyse(&source, &packs, |analysed| {
        analysed.annotated.weapons.iter().map(line).collect::<Vec<_>>().join(" | ")
    })
}

#[test]
fn weapons_are_read_with_their_counts() {
    for (language, text, expected) in [
        (
            "en",
            "more than 50 attack helicopters and 24 Su-30MK2 fighters",
            "50 more_than attack helicopters (helicopters) | 24 Su-30MK2: fighters (aircraft)",
        ),
        (
            "en",
            "It got the first of 12 IRIS-T SLM air-defence systems.",
            "1 of 12 IRIS-T SLM: air-defence systems (air_defence)",
        ),
        ("en", "forty (40) AIM-120C-7 missiles", "40 AIM-120C-7: missiles (missiles)"),
        (
            "en",
            "They flew 40 F-16s and two F-16C Block 70 jets.",
            "40 F-16: FGA aircraft (aircraft) | 2 F-16C Block 70: jets (aircraft)",
        ),
        ("en", "100,000 Ak-103 rifles", "100000 Ak-103: rifles (small_arms)"),
        ("en", "A 10 percent rise, and an A-10.", "A-10: ground-attack aircraft (aircraft)"),
        ("en", "The tiger slept near the bastion.", ""),
        ("en", "It ordered 22 Tiger helicopters.", "22 Tiger: helicopters (helicopters)"),
        ("en", "500 of the 1,000 K9 howitzers", "500 of 1000 K9: howitzers (artillery)"),
        ("en", "37 M777 155mm howitzers", "37 M777 155mm: howitzers (artillery)"),
        (
            "en",
            "tanks, armoured personnel carriers and helicopters",
            "tanks (armoured_vehicles) | armoured personnel carriers (armoured_vehicles) | helicopters (helicopters)",
        ),
        ("en", "Army-2023 opened near Moscow.", ""),
        ("en", "hundreds of Shahed-136 drones", "200 range Shahed-136: drones (uncrewed_aircraft)"),
        ("fr", "42 avions de combat Rafale", "42 Rafale: avions de combat (aircraft)"),
        (
            "fr",
            "Elle livre le Rafale, et des Leopard.",
            "Rafale: FGA aircraft (aircraft) | Leopard: tank (armoured_vehicles)",
        ),
        ("fr", "Rafale de vent à Prague. Le Leopard dort.", ""),
        ("en", "It got tanks. The Leopards came late.", "?tanks (armoured_vehicles)"),
        (
            "en",
            "It got 12 T-72 tanks. The Leopards came late.",
            "12 T-72: tanks (armoured_vehicles) | Leopard: tank (armoured_vehicles)",
        ),
        ("en", "It got 12 missiles. The Leopards won.", "12 missiles (missiles)"),
        ("fr", "Les rafales de vent ont atteint 120 km/h.", ""),
        ("fr", "36 obusiers de type ATMOS", "36 ATMOS: obusiers (artillery)"),
        ("fr", "une trentaine de chars Leclerc", "30 about Leclerc: chars (armoured_vehicles)"),
        (
            "fr",
            "trois frégates FDI et des pièces de rechange",
            "3 FDI: frégates (ships) | pièces de rechange (spare_parts)",
        ),
    ] {
        assert_eq!(found(text, language), expected, "{text}");
    }
}
