//! The one writer of tags in Rust: SVG drawings and marked-up texts. Whatever it is given is escaped.

use std::fmt::{Display, Write};

/// Elements written one after the other; `finish` closes what is still open.
#[derive(Debug, Default)]
pub struct Markup {
    out: String,
    open: Vec<&'static str>,
}

/// The attributes of an element, in the order to write them.
pub type Attributes<'a> = &'a [(&'static str, &'a dyn Display)];

impl Markup {
    pub fn open(&mut self, name: &'static str, attributes: Attributes) {
        self.tag(name, attributes);
        self.out.push('>');
        self.open.push(name);
    }

    /// An element with nothing in it (of SVG: HTML knows no such short form).
    pub fn leaf(&mut self, name: &'static str, attributes: Attributes) {
        self.tag(name, attributes);
        self.out.push_str("/>");
    }

    /// An element with text in it.
    pub fn element(&mut self, name: &'static str, attributes: Attributes, text: &str) {
        self.open(name, attributes);
        self.text(text);
        self.close();
    }

    pub fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    pub fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
    }

    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn tag(&mut self, name: &str, attributes: Attributes) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            write!(Escaping(&mut self.out), "{value}").expect("a string takes all that is written");
            self.out.push('"');
        }
    }
}

/// Escapes what is written through it.
struct Escaping<'a>(&'a mut String);

impl Write for Escaping<'_> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        escape(text, self.0);
        Ok(())
    }
}

/// Signs of markup become references; control characters, which a page may not hold, the replacement character.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
}

/// A coordinate, to a tenth: the same digits on every machine, and no more than the eye needs.
#[derive(Clone, Copy, Debug)]
pub struct Tenth(pub f64);

impl Display for Tenth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let rounded = (self.0 * 10.0).round() / 10.0;
        // No minus before a zero.
        write!(f, "{}", if rounded == 0.0 { 0.0 } else { rounded })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_written_stays_text() {
        let mut markup = Markup::default();
        markup.open("p", &[("title", &"\"><script>")]);
        markup.text("a < b & 'c'\0");
        assert_eq!(markup.finish(), "<p title=\"&quot;&gt;&lt;script&gt;\">a &lt; b &amp; &#39;c&#39;\u{FFFD}</p>");
    }

    #[test]
    fn coordinates_are_short() {
        assert_eq!(Tenth(12.345).to_string(), "12.3");
        assert_eq!(Tenth(-0.01).to_string(), "0");
    }
}
