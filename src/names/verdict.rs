//! The answer to "can these two names be one person?", with its reason.

use super::data::data;
use super::fold::Folded;
use super::key::Key;
use super::reading::Step;
use std::fmt;

/// Whether two names can be one person, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They can; the reason is the tier that carried it, for readings the graphemes that differ.
    Same { reason: String },
    /// They cannot; the reason names the part that contradicts.
    Different { reason: String },
}

impl Verdict {
    pub fn is_same(&self) -> bool {
        matches!(self, Verdict::Same { .. })
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Verdict::Same { reason } => write!(f, "same\t{reason}"),
            Verdict::Different { reason } => write!(f, "different\t{reason}"),
        }
    }
}

/// How two readings meet: the graphemes that the spellings do not share, `de: z=ts, en: ts`.
pub fn meeting(a: (&Folded, &Key), b: (&Folded, &Key)) -> String {
    let (left, right) = (steps(a.0, a.1), steps(b.0, b.1));
    let (only_left, only_right) = unshared(&left, &right);
    let side = |key: &Key, steps: &[&Step]| {
        let shown: Vec<String> = steps.iter().map(|s| show(s)).collect();
        format!("{}: {}", data().systems[key.system].id, if shown.is_empty() { "-".into() } else { shown.join(" ") })
    };
    format!("{}, {}", side(a.1, &only_left), side(b.1, &only_right))
}

fn steps(word: &Folded, key: &Key) -> Vec<Step> {
    data().systems[key.system].table.steps(&word.text, key.choices)
}

fn show(step: &Step) -> String {
    let heard = readable(&step.phonemes);
    if heard == step.letters { heard } else { format!("{}={heard}", step.letters) }
}

/// Phonemes as an English reader would write them.
pub fn readable(phonemes: &str) -> String {
    let mut out = String::new();
    for c in phonemes.chars() {
        match c {
            'S' => out.push_str("sh"),
            'Z' => out.push_str("zh"),
            'C' => out.push_str("ch"),
            'c' => out.push_str("ts"),
            'J' => out.push('j'),
            'h' => out.push_str("kh"),
            other => out.push(other),
        }
    }
    out
}

/// The steps that stand outside the longest common subsequence.
fn unshared<'a>(a: &'a [Step], b: &'a [Step]) -> (Vec<&'a Step>, Vec<&'a Step>) {
    let width = b.len() + 1;
    let mut best = vec![0u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            best[i * width + j] = if a[i] == b[j] { best[(i + 1) * width + j + 1] + 1 } else { skip };
        }
    }
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i] == b[j] {
            (i, j) = (i + 1, j + 1);
        } else if j == b.len() || (i < a.len() && best[(i + 1) * width + j] >= best[i * width + j + 1]) {
            left.push(&a[i]);
            i += 1;
        } else {
            right.push(&b[j]);
            j += 1;
        }
    }
    (left, right)
}
