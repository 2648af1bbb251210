//! Where articles disagree: the sides of one field, each with those who say so.

use super::figure::Figure;
use super::{ordered_evidence, ordered_names};
use crate::report::{Conflict, Evidence, QuantityRecord, Side, SumRecord};

/// A value that one record gives to a field, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub field: String,
    /// What the field belongs to, where a record has several such.
    pub of: String,
    pub said: Said,
    pub articles: Vec<String>,
    pub evidence: Vec<Evidence>,
}

/// What is claimed.
#[derive(Clone, Debug)]
pub(super) enum Said {
    Words(String),
    Quantity(QuantityRecord),
    Sum(SumRecord),
}

impl Claim {
    pub(super) fn figure(&self) -> Option<Figure> {
        match &self.said {
            Said::Words(_) => None,
            Said::Quantity(quantity) => Figure::of_quantity(quantity),
            Said::Sum(sum) => Figure::of_sum(sum),
        }
    }

    pub(super) fn is_quantity(&self) -> bool {
        matches!(self.said, Said::Quantity(_))
    }

    fn value(&self) -> String {
        match &self.said {
            Said::Words(words) => words.clone(),
            Said::Quantity(quantity) => quantity.to_string(),
            Said::Sum(sum) => sum.to_string(),
        }
    }

    fn side(&self) -> Side {
        let (mut quantity, mut sum) = (None, None);
        match &self.said {
            Said::Words(_) => {}
            Said::Quantity(said) => quantity = Some(said.clone()),
            Said::Sum(said) => sum = Some(said.clone()),
        }
        Side { value: self.value(), quantity, sum, ..Side::default() }
    }
}

/// The conflicts among the claims about one record: each field of which two claims cannot both be right.
pub(super) fn conflicts(about: &str, index: usize, mut claims: Vec<Claim>) -> Vec<Conflict> {
    claims.sort_by_cached_key(|c| (c.field.clone(), c.of.clone(), c.value(), c.articles.clone()));
    let of_one_field = claims.chunk_by(|a, b| a.field == b.field && a.of == b.of);
    let sides = of_one_field.map(|claims| (&claims[0].field, sides(claims))).filter(|(_, sides)| sides.len() > 1);
    let conflict = |(field, sides): (&String, Vec<Side>)| Conflict {
        about: about.into(),
        index: Some(index),
        id: None,
        field: field.clone(),
        sides,
    };
    sides.map(conflict).collect()
}

/// What is said of one field, each with all who say so: a claim stands with the first that it agrees with.
fn sides(claims: &[Claim]) -> Vec<Side> {
    let mut sides: Vec<(Option<Figure>, Side)> = Vec::new();
    for claim in claims {
        let (figure, value) = (claim.figure(), claim.value());
        let agrees = |(known, side): &(Option<Figure>, Side)| {
            side.value == value || known.as_ref().zip(figure.as_ref()).is_some_and(|(a, b)| a.meets(b))
        };
        let at = sides.iter().position(agrees).unwrap_or_else(|| {
            sides.push((figure.clone(), claim.side()));
            sides.len() - 1
        });
        let side = &mut sides[at].1;
        side.articles.extend(claim.articles.iter().cloned());
        side.evidence.extend(claim.evidence.iter().cloned());
    }
    let ordered = |(_, mut side): (Option<Figure>, Side)| {
        ordered_names(&mut side.articles);
        ordered_evidence(&mut side.evidence);
        side
    };
    sides.into_iter().map(ordered).collect()
}
