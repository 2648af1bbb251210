//! Reads a pattern as it is written into the steps of the matcher.

use super::Node;
use crate::rules::lexicon::{Lexicon, UNKNOWN, form_tokens};
use anyhow::{Result, bail};

/// The steps of a pattern and the names of its captures; its words and classes are entered into `lexicon`.
pub(super) fn nodes(source: &'static str, lexicon: &mut Lexicon) -> Result<(Vec<Node>, Vec<&'static str>)> {
    let mut parser = Parser { source, at: 0, lexicon, names: Vec::new() };
    let mut nodes = parser.alternatives()?;
    if parser.peek().is_some() {
        bail!("pattern `{source}`: unmatched `)` at {}", parser.at);
    }
    // Until here a target is told by how far off it stands, so that parts can be put together.
    for (at, node) in (0..).zip(&mut nodes) {
        if let Node::Split(to) | Node::Jump(to) = node {
            *to += at;
        }
    }
    Ok((nodes, parser.names))
}

struct Parser<'a> {
    source: &'static str,
    at: usize,
    lexicon: &'a mut Lexicon,
    names: Vec<&'static str>,
}

impl Parser<'_> {
    fn peek(&mut self) -> Option<char> {
        let rest = &self.source[self.at..];
        let blank = rest.len() - rest.trim_start().len();
        self.at += blank;
        self.source[self.at..].chars().next()
    }

    /// `a|b|c`, up to `)` or the end.
    fn alternatives(&mut self) -> Result<Vec<Node>> {
        let mut nodes = self.sequence()?;
        if self.peek() != Some('|') {
            return Ok(nodes);
        }
        self.at += 1;
        let rest = self.alternatives()?;
        nodes.insert(0, Node::Split(nodes.len() as u16 + 2));
        nodes.push(Node::Jump(rest.len() as u16 + 1));
        nodes.extend(rest);
        Ok(nodes)
    }

    fn sequence(&mut self) -> Result<Vec<Node>> {
        let mut nodes = Vec::new();
        while let Some(c) = self.peek() {
            if c == '|' || c == ')' {
                break;
            }
            let element = self.element(c)?;
            if self.peek_raw() == Some('?') {
                self.at += 1;
                nodes.push(Node::Split(element.len() as u16 + 1));
            }
            nodes.extend(element);
        }
        Ok(nodes)
    }

    fn peek_raw(&self) -> Option<char> {
        self.source[self.at..].chars().next()
    }

    fn element(&mut self, c: char) -> Result<Vec<Node>> {
        match c {
            '{' => self.class(),
            '(' => self.group(),
            '@' => self.captured_group(),
            '~' => {
                self.at += 1;
                Ok(vec![Node::Glued])
            }
            '.' if self.source[self.at..].starts_with("...") => self.gap(),
            _ => self.words(),
        }
    }

    fn class(&mut self) -> Result<Vec<Node>> {
        let Some(len) = self.source[self.at..].find('}') else {
            bail!("pattern `{}`: `{{` is not closed", self.source)
        };
        let inner = &self.source[self.at + 1..self.at + len];
        self.at += len + 1;
        let (inner, keys) = inner.split_once('=').unwrap_or((inner, ""));
        let (name, class) = inner.split_once(':').unwrap_or((inner, inner));
        let keys = keys.split('|').filter(|k| !k.is_empty()).collect();
        let name = self.name(name.trim());
        Ok(vec![Node::Class { class: self.lexicon.class(class.trim()), keys, name }])
    }

    fn name(&mut self, name: &'static str) -> u8 {
        if let Some(at) = self.names.iter().position(|n| *n == name) {
            return at as u8;
        }
        self.names.push(name);
        (self.names.len() - 1) as u8
    }

    fn group(&mut self) -> Result<Vec<Node>> {
        self.at += 1;
        let nodes = self.alternatives()?;
        if self.peek() != Some(')') {
            bail!("pattern `{}`: `(` is not closed", self.source);
        }
        self.at += 1;
        Ok(nodes)
    }

    fn captured_group(&mut self) -> Result<Vec<Node>> {
        self.at += 1;
        let Some(len) = self.source[self.at..].find('(') else {
            bail!("pattern `{}`: `@` wants `@name(`", self.source)
        };
        let name = self.name(&self.source[self.at..self.at + len]);
        self.at += len;
        let inner = self.group()?;
        let mut nodes = vec![Node::Open(name)];
        nodes.extend(inner);
        nodes.push(Node::Close(name));
        Ok(nodes)
    }

    fn gap(&mut self) -> Result<Vec<Node>> {
        self.at += 3;
        let digits = self.source[self.at..].find(|c: char| !c.is_ascii_digit()).unwrap_or(self.source.len() - self.at);
        let most = self.source[self.at..self.at + digits].parse().unwrap_or(3);
        self.at += digits;
        Ok(vec![Node::Gap(most)])
    }

    /// Plain words up to white space or a sign of the pattern language, cut as a text is.
    fn words(&mut self) -> Result<Vec<Node>> {
        let rest = &self.source[self.at..];
        let len = rest.find(|c: char| c.is_whitespace() || "{}()|?~@".contains(c)).unwrap_or(rest.len()).max(1);
        let word = &rest[..len];
        self.at += len;
        let mut cut = Vec::new();
        form_tokens(word, &mut cut);
        if cut.is_empty() {
            bail!("pattern `{}`: nothing to match in `{word}`", self.source);
        }
        let mut nodes = Vec::new();
        for token in cut {
            let id = self.lexicon.word(token.span.of(word));
            debug_assert_ne!(id, UNKNOWN);
            nodes.push(Node::Word { word: id, casing: token.casing });
        }
        Ok(nodes)
    }
}
