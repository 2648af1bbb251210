//! Dates in digits, whole and in part: their figures, as the tokens from one on have them.

use crate::rules::scan::Scan;
use crate::text::TokenKind;

/// The value and length of the figure that is token `at`.
pub fn figure_at(scan: &Scan, at: usize) -> Option<(u32, usize)> {
    let token = scan.tokens.get(at).filter(|t| t.kind == TokenKind::Number && t.span.len() <= 4)?;
    let text = scan.text.slice(token.span);
    Some((text.parse().ok()?, text.len()))
}

/// `16/06` from token `at` and nothing glued behind: the second figure, where one of the two has two digits as dates do.
pub fn slashed(scan: &Scan, at: usize, digits: usize) -> Option<(u32, usize)> {
    let glued = |n: usize| scan.tokens.get(at + n).is_some_and(|t| t.glued);
    let free = !scan.tokens[at].glued || at > 0 && scan.sign(at - 1) == '(';
    let alone = free && glued(1) && glued(2) && scan.token_text(at + 1) == "/";
    let more = glued(3) && !matches!(scan.token_text(at + 3), "." | "," | ";" | ":" | ")");
    let (second, length) = figure_at(scan, at + 2).filter(|_| alone && !more)?;
    (digits + length >= 3 && (1..=31).contains(&second)).then_some((second, at + 3))
}

/// Is it joined to a figure that no date ends in, as the parts of a code are: `133-03-03-2020`?
pub fn behind_figure(scan: &Scan, at: usize) -> bool {
    let glued = scan.tokens[at].glued && at >= 2 && scan.tokens[at - 1].glued;
    let figure = || scan.tokens[at - 2].kind == TokenKind::Number;
    glued && figure() && !matches!(scan.tokens[at - 2].span.len(), 1 | 2 | 4)
}

/// `first/second/` with one sign twice, all glued: both figures and the token that follows the second sign.
pub fn separated(scan: &Scan, at: usize, first: u32) -> Option<(u32, u32, usize)> {
    let glued = |n: usize| scan.tokens.get(at + n).is_some_and(|t| t.glued);
    if !(1..=4).all(glued) {
        return None;
    }
    let sign = scan.token_text(at + 1);
    let (second, _) = figure_at(scan, at + 2)?;
    (matches!(sign, "/" | "-" | "–") && scan.token_text(at + 3) == sign).then_some((first, second, at + 4))
}

/// `06 - 2019` behind the figure at `at`, parted by the same sign twice with white space about it: both figures.
pub fn spaced_signs(scan: &Scan, at: usize) -> Option<(u32, u32)> {
    let parted = |n: usize| scan.tokens.get(at + n).is_some_and(|t| !t.glued);
    let sign = dashed(scan, at + 1);
    let signs = matches!(sign, '-' | '/') && sign == dashed(scan, at + 3);
    let free =
        !(5..7).any(|n| dashed(scan, at + n) == sign) && at.checked_sub(1).is_none_or(|at| dashed(scan, at) != sign);
    let ((second, digits), (year, length)) = (figure_at(scan, at + 2)?, figure_at(scan, at + 4)?);
    ((0..5).all(parted) && signs && free && digits <= 2 && length == 4).then_some((second, year))
}

/// `08 1978` behind the figure at `at`, parted by white space alone, and no more figures about them.
pub fn spaced(scan: &Scan, at: usize) -> Option<(u32, u32)> {
    let figure = |at: usize| scan.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
    if !figure(at + 1) || !figure(at + 2) || figure(at + 3) || at.checked_sub(1).is_some_and(figure) {
        return None;
    }
    let parted = !scan.tokens[at].glued && (1..=2).all(|n| !scan.tokens[at + n].glued);
    let free = scan.tokens.get(at + 3).is_none_or(|t| !t.glued || matches!(scan.sign(at + 3), '.' | ',' | ';' | ')'));
    let (second, third) = (figure_at(scan, at + 1)?, figure_at(scan, at + 2)?);
    (parted && free && second.1 <= 2 && third.1 != 3).then_some((second.0, third.0))
}

/// `2/28-3/1` from token `at`: the second figure of its first end, and both of the other; where nothing calls for a
/// time before it, one end has two digits, as dates do.
pub fn range_of_days(scan: &Scan, at: usize, called_for: bool) -> Option<(u32, (u32, u32))> {
    let glued = |n: usize| scan.tokens.get(at + n).is_some_and(|t| t.glued);
    let signs = || ['/', '-', '/'].iter().zip([1, 3, 5]).all(|(sign, n)| dashed(scan, at + n) == *sign);
    if scan.tokens[at].glued || !(1..=6).all(glued) || !signs() {
        return None;
    }
    let figures: Vec<(u32, usize)> = [0, 2, 4, 6].iter().filter_map(|n| figure_at(scan, at + n)).collect();
    let &[first, second, third, fourth] = &figures[..] else { return None };
    let day_and_month = |a: u32, b: u32| a.max(b) <= 31 && (1..=12).contains(&a.min(b));
    let real = day_and_month(first.0, second.0) && day_and_month(third.0, fourth.0);
    let long = first.1 + second.1 > 2 || third.1 + fourth.1 > 2;
    (real && (long || called_for)).then_some((second.0, (third.0, fourth.0)))
}

/// The sign that a token is; any dash is a hyphen.
fn dashed(scan: &Scan, at: usize) -> char {
    if scan.sign(at) == '–' { '-' } else { scan.sign(at) }
}

/// `09/2012` from token `at`: the year, nothing joined to either end.
pub fn month_and_year(scan: &Scan, at: usize, digits: usize) -> Option<u32> {
    let glued = |n: usize| scan.tokens.get(at + n).is_some_and(|t| t.glued);
    let more = glued(3) && !matches!(scan.sign(at + 3), '.' | ',' | ';' | ':' | ')');
    let alone = digits == 2 && !scan.tokens[at].glued && glued(1) && glued(2) && scan.sign(at + 1) == '/' && !more;
    let (year, length) = figure_at(scan, at + 2).filter(|_| alone)?;
    (length == 4 && (1900..2100).contains(&year)).then_some(year)
}
