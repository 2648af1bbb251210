//! Tokens: words, digit runs, marks. The same cut is made in articles and in the words of packs, so that both meet.
//!
//! Letters and digits are cut apart (`30MK2` is `30 MK 2`), a hyphen stands alone, `l'` and `'s` are tokens of their
//! own, `U.S.` and `J.` are one. What stands together without white space is `glued`.

use super::Span;

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TokenKind {
    Word,
    /// Digits, with the commas, dots and apostrophes that stand between digits.
    Number,
    /// Punctuation and symbols, one character each.
    Mark,
}

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Casing {
    Lower,
    /// A capital first.
    Capital,
    /// More than one letter, all capitals.
    Upper,
}

/// A token: where it stands and how it looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    pub span: Span,
    pub kind: TokenKind,
    pub casing: Casing,
    /// No white space before it.
    pub glued: bool,
    /// The sign that a mark is; `\0` for other tokens.
    pub sign: char,
}

/// The sign of a token that is none.
pub const NO_SIGN: char = '\0';

/// The tokens of `text`, whose first byte stands at `offset` of the article.
pub fn tokens(text: &str, offset: usize, out: &mut Vec<Token>) {
    let mut at = 0;
    let mut glued = false;
    while at < text.len() {
        if let Some((len, kind, casing)) = plain(text.as_bytes(), at) {
            if len > 0 {
                let sign = if kind == TokenKind::Mark { char::from(text.as_bytes()[at]) } else { NO_SIGN };
                out.push(Token { span: Span::new(offset + at, offset + at + len), kind, casing, glued, sign });
            }
            glued = len > 0;
            at += len.max(1);
            continue;
        }
        let Some(c) = text[at..].chars().next() else { return };
        if c.is_whitespace() || is_invisible(c) {
            glued &= is_invisible(c);
            at += c.len_utf8();
            continue;
        }
        let (kind, len) = if is_alphabetic(c) {
            let behind_digit = glued && at > 0 && text.as_bytes()[at - 1].is_ascii_digit();
            (TokenKind::Word, word_len(&text[at..], behind_digit))
        } else if c.is_numeric() && c.is_ascii_digit() {
            (TokenKind::Number, number_len(&text[at..]))
        } else if is_apostrophe(c) {
            let before = text[..at].chars().next_back().filter(|_| glued);
            // `the U.N.'s role`: the full stop belongs to the word.
            let dotted = || out.last().is_some_and(|token| token.kind == TokenKind::Word);
            let in_word = before.is_some_and(|c| c.is_alphanumeric() || c == '.' && dotted());
            apostrophe(&text[at..], in_word)
        } else {
            (TokenKind::Mark, c.len_utf8())
        };
        let casing = if kind == TokenKind::Word { casing(&text[at..at + len]) } else { Casing::Lower };
        let sign = if kind == TokenKind::Mark { c } else { NO_SIGN };
        out.push(Token { span: Span::new(offset + at, offset + at + len), kind, casing, glued, sign });
        glued = true;
        at += len;
    }
}

/// The token at a byte where ASCII letters and signs settle it, which is nearly everywhere; of length 0 for white space.
fn plain(bytes: &[u8], at: usize) -> Option<(usize, TokenKind, Casing)> {
    match bytes[at] {
        b' ' | b'\n' | b'\r' | b'\t' => Some((0, TokenKind::Mark, Casing::Lower)),
        b'a'..=b'z' | b'A'..=b'Z' => {
            let rest = &bytes[at..];
            let len = rest.iter().position(|&byte| !LETTERS[usize::from(byte)]).unwrap_or(rest.len());
            match rest.get(len) {
                // What follows may belong to the word: an accent, an apostrophe, the full stop of an initial.
                Some(0x80.. | b'\'' | b'`') => None,
                Some(b'.') if len == 1 => None,
                _ if rest[0] & 0x20 != 0 => Some((len, TokenKind::Word, Casing::Lower)),
                _ if len > 1 && rest[..len].iter().all(|byte| byte & 0x20 == 0) => {
                    Some((len, TokenKind::Word, Casing::Upper))
                }
                _ => Some((len, TokenKind::Word, Casing::Capital)),
            }
        }
        // Every sign but the apostrophes, which may belong to words.
        b'!'..=b'&' | b'('..=b'/' | b':'..=b'@' | b'['..=b'_' | b'{'..=b'~' => {
            Some((1, TokenKind::Mark, Casing::Lower))
        }
        _ => None,
    }
}

/// The ASCII letters.
const LETTERS: [bool; 256] = {
    let mut letters = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        letters[byte] = (byte as u8).is_ascii_alphabetic();
        byte += 1;
    }
    letters
};

/// Writes the form under which a token is looked up: lower case, composed, apostrophes and hyphens of one kind.
pub fn fold<'a>(token: &str, buffer: &'a mut String) -> &'a str {
    buffer.clear();
    if token.is_ascii() {
        buffer.push_str(token);
        buffer.make_ascii_lowercase();
        return buffer;
    }
    // Below the combining marks all is composed already, and so is the usual punctuation.
    if token.chars().all(|c| c < '\u{300}' || ('\u{2010}'..='\u{2027}').contains(&c)) {
        token.chars().for_each(|c| fold_char(c, buffer));
    } else {
        unicode_normalization::UnicodeNormalization::nfc(token).for_each(|c| fold_char(c, buffer));
    }
    buffer
}

fn fold_char(c: char, buffer: &mut String) {
    match c {
        // Most letters of western languages, without a look into the tables of Unicode.
        'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' => buffer.push(c),
        'A'..='Z' => buffer.push(c.to_ascii_lowercase()),
        c if is_apostrophe(c) => buffer.push('\''),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => buffer.push('-'),
        '\u{ad}' => {}
        c => buffer.extend(c.to_lowercase()),
    }
}

/// An apostrophe of any kind: `'`, `’`, `´`.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '´' | '`' | '′')
}

/// Characters that show nothing and part nothing: soft hyphen, zero-width signs, byte-order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}')
}

fn is_letter(c: char) -> bool {
    is_alphabetic(c) || matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}')
}

/// As `char::is_alphabetic`, which looks into the tables of Unicode for every letter with an accent.
pub fn is_alphabetic(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' => true,
        '\0'..='ɏ' => matches!(c, 'ª' | 'µ' | 'º'),
        // Cyrillic, Arabic and Chinese, whose words no pack knows.
        'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' | '\u{620}'..='\u{657}' | '\u{4e00}'..='\u{9fff}' => true,
        // The punctuation of newspapers.
        '\u{2000}'..='\u{206f}' => false,
        _ => c.is_alphabetic(),
    }
}

/// As `char::is_alphanumeric`, by the same shorter way.
pub fn is_alphanumeric(c: char) -> bool {
    is_alphabetic(c) || c.is_numeric()
}

/// `d'« ingérence »`, `d'"ingérence"`: do the words behind an apostrophe begin with a quotation?
fn opens(after: &str) -> bool {
    let mut signs = after.chars();
    match signs.next() {
        Some('«' | '“') => true,
        Some('"') => signs.next().is_some_and(is_letter),
        _ => false,
    }
}

/// Length of the word at the head of `text`: letters; `U.S.` whole; `l'`, `qu'` and `O'` with their apostrophe. The
/// letter behind a digit is no initial: `12 Mi-35M.` ends a sentence.
fn word_len(text: &str, behind_digit: bool) -> usize {
    let letters = |text: &str| text.find(|c| !is_letter(c)).unwrap_or(text.len());
    let len = letters(text);
    let rest = &text[len..];
    if rest.starts_with('.') && !behind_digit && text[..len].chars().count() == 1 {
        return initials_len(text, len);
    }
    let Some(c) = rest.chars().next().filter(|&c| is_apostrophe(c)) else { return len };
    let after = &rest[c.len_utf8()..];
    let elided = text[..len].chars().count() <= 2 && c != '`' || ends_in_qu(&text[..len]);
    let whole = len + c.len_utf8();
    let small = text.starts_with(char::is_lowercase);
    let joins = after.chars().next().map_or(small, |c| is_letter(c) || small && (c.is_ascii_digit() || opens(after)));
    if elided && joins && !is_clitic(after) { whole } else { len }
}

fn ends_in_qu(word: &str) -> bool {
    word.len() >= 2 && word.is_char_boundary(word.len() - 2) && word[word.len() - 2..].eq_ignore_ascii_case("qu")
}

/// `U.S.`, `J.`, `P.J.`: letters each with a dot. A lone lower-case letter keeps its dot apart: it ends a sentence.
fn initials_len(text: &str, first: usize) -> usize {
    let mut len = first + 1;
    let mut count = 1;
    loop {
        let mut rest = text[len..].chars();
        match (rest.next(), rest.next()) {
            (Some(c), Some('.')) if c.is_alphabetic() => {
                len += c.len_utf8() + 1;
                count += 1;
            }
            _ => break,
        }
    }
    let capital = text.chars().next().is_some_and(char::is_uppercase);
    let joined = text[len..].chars().next().is_some_and(char::is_alphabetic);
    if count == 1 && !capital || count > 1 && joined && !capital { first } else { len }
}

/// Length of the number at the head of `text`: digits, and `,` `.` or an apostrophe that stands between digits.
fn number_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|b| b.is_ascii_digit()).count();
    let mut len = digits(0);
    loop {
        let rest = &text[len..];
        let Some(c) = rest.chars().next() else { return len };
        let run = len + c.len_utf8();
        let joins = match c {
            '.' => digits(run) > 0,
            ',' => (1..=3).contains(&digits(run)),
            '\'' | '’' => digits(run) == 3,
            _ => false,
        };
        if !joins {
            return len;
        }
        len = run + digits(run);
    }
}

/// `'s`, `'re`, `n't`'s tail behind a word; else the lone mark.
fn apostrophe(text: &str, in_word: bool) -> (TokenKind, usize) {
    let mark = text.chars().next().map_or(0, char::len_utf8);
    let after = &text[mark..];
    let len = after.find(|c| !is_letter(c)).unwrap_or(after.len());
    if in_word && len > 0 { (TokenKind::Word, mark + len) } else { (TokenKind::Mark, mark) }
}

/// Does `after`, behind an apostrophe, hold no word of its own but one or two letters that lean on what stands before
/// (`I's`, `he'll`, `we've`)? What an elision opens begins with a vowel: `l'an`, `d'or`, `n'y`.
fn is_clitic(after: &str) -> bool {
    let letters = after.chars().take_while(|&c| is_letter(c)).count();
    let consonant = |c: char| c.is_ascii_lowercase() && !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h');
    letters <= 2 && after.chars().next().is_some_and(consonant)
}

fn casing(token: &str) -> Casing {
    let mut letters = token.chars().filter(|&c| is_alphabetic(c));
    let Some(first) = letters.next() else { return Casing::Lower };
    if !first.is_uppercase() {
        return Casing::Lower;
    }
    let mut rest = letters.peekable();
    if rest.peek().is_some() && rest.all(|c| !c.is_lowercase()) { Casing::Upper } else { Casing::Capital }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        tokens(text, 0, &mut out);
        out.iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn words_numbers_and_marks_are_cut_as_packs_expect() {
        for (text, expected) in [
            ("Putin's visit", "Putin 's visit"),
            ("l’accord d'Alger", "l’ accord d' Alger"),
            ("jusqu'à aujourd'hui", "jusqu' à aujourd 'hui"),
            ("O'Brien can't", "O' Brien can 't"),
            ("the U.S. and P.J. Crowley", "the U.S. and P.J. Crowley"),
            ("John F. Kennedy", "John F. Kennedy"),
            ("24 Su-30MK2.", "24 Su - 30 MK 2 ."),
            ("$1.5bn, 24,000", "$ 1.5 bn , 24,000"),
            ("1 200,5 et 1'000", "1 200,5 et 1'000"),
            ("September 1,1939", "September 1 , 1939"),
            ("at 10 a.m. today", "at 10 a.m. today"),
            ("plan b. Next", "plan b . Next"),
            ("the US' role", "the US ' role"),
            ("the U.N.'s role", "the U.N. 's role"),
            ("plus d'1 million d'", "plus d' 1 million d'"),
            ("“Moscow´s support”", "“ Moscow ´s support ”"),
            ("``We go''", "` ` We go ' '"),
            ("\u{201c}\u{2018}No\u{2019}\u{201d}", "\u{201c} \u{2018} No \u{2019} \u{201d}"),
            ("Вестник 2", "Вестник 2"),
        ] {
            assert_eq!(cut(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn letters_are_those_of_unicode() {
        for c in '\0'..'\u{a000}' {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            let mut buffer = String::new();
            fold_char(c, &mut buffer);
            assert!(is_apostrophe(c) || "‐‑‒–—―−\u{ad}".contains(c) || c.to_lowercase().eq(buffer.chars()), "{c:?}");
        }
    }

    #[test]
    fn folding_composes_and_lowers() {
        let mut buffer = String::new();
        assert_eq!(fold("E\u{301}TÉ", &mut buffer), "été");
        assert_eq!(fold("’S", &mut buffer), "'s");
    }
}
