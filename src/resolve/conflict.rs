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
    /// A sum told once more in another currency, at the rate of its day.
    Converted(SumRecord),
}

impl Claim {
    pub(super) fn figure(&self) -> Option<Figure> {
        match &self.said {
            Said::Words(_) => None,
            Said::Quantity(quantity) => Figure::of_quantity(quantity),
            Said::Sum(sum) => Figure::of_sum(sum),
            Said::Converted(sum) => Figure::of_sum(sum).map(Figure::at_any_rate),
        }
    }

    pub(super) fn is_quantity(&self) -> bool {
        matches!(self.said, Said::Quantity(_))
    }

    /// Two that are so say nothing of one another: what they were made from does.
    pub(super) fn is_converted(&self) -> bool {
        matches!(self.said, Said::Converted(_))
    }

    fn value(&self) -> String {
        match &self.said {
            Said::Words(words) => words.clone(),
            Said::Quantity(quantity) => quantity.to_string(),
            Said::Sum(sum) | Said::Converted(sum) => sum.to_string(),
        }
    }

    fn side(&self) -> Side {
        let (mut quantity, mut sum) = (None, None);
        match &self.said {
            Said::Words(_) => {}
            Said::Quantity(said) => quantity = Some(said.clone()),
            Said::Sum(said) | Said::Converted(said) => sum = Some(said.clone()),
        }
        Side { value: self.value(), quantity, sum, ..Side::default() }
    }
}

/// The conflicts among the claims about one record: each field of which two claims cannot both be right.
pub(super) fn conflicts(about: &str, index: usize, mut claims: Vec<Claim>) -> Vec<Conflict> {
    claims.sort_by_cached_key(|c| (c.field.clone(), c.of.clone(), c.value(), c.articles.clone()));
    let of_one_field = claims.chunk_by(|a, b| a.field == b.field && a.of == b.of);
    let told = of_one_field.filter(|claims| !claims.iter().all(Claim::is_converted));
    let sides = told.map(|claims| (&claims[0].field, sides(claims))).filter(|(_, sides)| sides.len() > 1);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converted_sums_are_compared_with_those_told_alone() {
        let sum = |amount: u64| SumRecord {
            amount: Some(amount.into()),
            currency: Some("USD".into()),
            modifier: "exact".into(),
            ..SumRecord::default()
        };
        let disputed = |all: [Said; 2]| {
            let claim = |said| {
                let (field, of) = ("value".to_owned(), "USD ships".to_owned());
                Claim { field, of, said, articles: Vec::new(), evidence: Vec::new() }
            };
            !conflicts("arms_deal", 0, all.into_iter().map(claim).collect()).is_empty()
        };
        let [far, near, told] = [650_000_000, 700_000_000, 713_000_000].map(sum);
        assert!(disputed([Said::Converted(told.clone()), Said::Sum(far.clone())]));
        assert!(!disputed([Said::Converted(told.clone()), Said::Sum(near)]));
        assert!(!disputed([Said::Converted(told), Said::Converted(far)]));
    }
}
