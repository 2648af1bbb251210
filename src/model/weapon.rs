//! Weapons and other goods of arms transfers, as named in a text.

use super::{Country, Quantity, Tokens, named};
use crate::text::Span;

named! {
    /// After UNROCA and SIPRI.
    Category {
        Aircraft = "aircraft",
        Helicopters = "helicopters",
        ArmouredVehicles = "armoured_vehicles",
        Artillery = "artillery",
        AirDefence = "air_defence",
        Missiles = "missiles",
        Ships = "ships",
        Submarines = "submarines",
        SmallArms = "small_arms",
        Sensors = "sensors",
        Engines = "engines",
        Munitions = "munitions",
        UncrewedAircraft = "uncrewed_aircraft",
        SpareParts = "spare_parts",
        Services = "services",
        Other = "other",
    }
}

impl Category {
    /// Does it say what the goods are: submarines, and not services or arms of any sort?
    pub fn is_telling(self) -> bool {
        !matches!(self, Category::Other | Category::Services | Category::SpareParts)
    }
}

/// A weapon in a text: a designation (`Su-30MK2`), a class noun (`combat helicopters`), or both side by side.
#[derive(Clone, Debug)]
pub struct Weapon {
    pub tokens: Tokens,
    /// With the words that count it: `the first of 12 IRIS-T systems`.
    pub phrase: Tokens,
    pub span: Span,
    /// As the text names it.
    pub designation: Option<String>,
    /// `Su-30` of `Su-30MK2`.
    pub family: Option<String>,
    /// The class noun as the text has it; SIPRI's words where only the designation stands.
    pub description: Option<String>,
    pub category: Category,
    /// The country that designed it; none for class nouns, several designers and unsettled homonyms.
    pub origin: Option<Country>,
    /// How many, where a figure stands with it.
    pub quantity: Option<Quantity>,
    /// How many of those: `the first of 12`, `500 of the 1,000`.
    pub part: Option<Quantity>,
    /// An arm for certain; else a noun that is one only where arms are the talk (`tanks`, `ships`, `equipment`).
    pub sure: bool,
    /// A word for goods of any kind: `weapons`, `military equipment`.
    pub general: bool,
}
