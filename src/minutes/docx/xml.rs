//! A small writer of XML: what is opened is closed in order, and no text can become markup.

use crate::minutes::escape;

/// The first line of every part.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// XML that is being written.
#[derive(Debug, Default)]
pub struct Xml {
    out: String,
    open: Vec<&'static str>,
}

impl Xml {
    /// A part that begins with its declaration.
    pub fn part() -> Self {
        Self { out: DECLARATION.to_owned(), open: Vec::new() }
    }

    /// Opens an element.
    pub fn start(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.out.push('>');
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub fn end(&mut self) {
        if let Some(name) = self.open.pop() {
            self.out.extend(["</", name, ">"]);
        }
    }

    /// An element without content.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.out.push_str("/>");
    }

    /// A property: an element whose content is its `w:val`.
    pub fn value(&mut self, name: &str, value: &str) {
        self.empty(name, &[("w:val", value)]);
    }

    /// Words between tags.
    pub fn text(&mut self, words: &str) {
        self.out.push_str(&escape::xml(words));
    }

    /// What is XML already, with everything in it closed.
    pub fn raw(&mut self, xml: &str) {
        self.out.push_str(xml);
    }

    /// An element with nothing but words in it.
    pub fn element(&mut self, name: &'static str, attributes: &[(&str, &str)], words: &str) {
        self.start(name, attributes);
        self.text(words);
        self.end();
    }

    /// A new line between two elements, where white space says nothing.
    pub fn line(&mut self) {
        self.out.push('\n');
    }

    /// How much is written.
    pub const fn len(&self) -> usize {
        self.out.len()
    }

    /// Takes back the element that was opened last, which began at `start`.
    pub fn take_back(&mut self, start: usize) {
        self.open.pop();
        self.out.truncate(start);
    }

    /// What was written, with everything closed.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.end();
        }
        self.out
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.extend(["<", name]);
        for (name, value) in attributes {
            self.out.extend([" ", name, "=\"", &escape::xml(value), "\""]);
        }
    }
}
