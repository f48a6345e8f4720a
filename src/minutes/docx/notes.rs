//! Notes as Word's own structures: paragraphs, lists, quotes, headings, links.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::body::Body;
use super::document::heading_style;
use super::numbering::{Number, STEP, bounded, bullet, item};
use super::paragraph::{Indent, Look, Type, run};
use crate::minutes::book::Address;
use crate::minutes::notes::{Outline, paragraphs, parser, too_deep};

/// Writes notes; their headings go below level `under`.
pub fn notes(body: &mut Body<'_>, text: &str, under: u8) {
    let mut writer = Writer::new(body, under);
    if too_deep(text) {
        writer.as_typed(text);
    } else {
        for event in parser(text) {
            writer.event(event);
        }
    }
    writer.close_paragraph();
}

/// What holds paragraphs.
enum Container {
    Quote,
    List(Counting),
}

/// How the items of a list are marked.
enum Counting {
    /// By Word.
    Word { style: &'static str, number: Number },
    /// By words: from a number on that Word can't count from.
    Words(u64),
}

/// The mark that the next paragraph begins with: it is the first of its item.
enum Mark {
    Word { style: &'static str, number: Number },
    Words(String),
}

struct Writer<'w, 'b> {
    body: &'w mut Body<'b>,
    outline: Outline,
    containers: Vec<Container>,
    mark: Option<Mark>,
    /// Whether a paragraph is open; the words of a list's item have none of their own where it is tight.
    open: bool,
    /// The style of the heading or the code block that is open.
    style: Option<&'static str>,
    /// How many times the words are strong, and emphasised.
    strong: usize,
    emphasis: usize,
    /// For each open link or image: where it begins, if it became a link, and where its words begin.
    links: Vec<(Option<usize>, usize)>,
    /// The addresses of the open images, to be shown where an image has no words.
    images: Vec<String>,
    /// The code or raw HTML that is open.
    verbatim: Option<String>,
}

impl<'w, 'b> Writer<'w, 'b> {
    fn new(body: &'w mut Body<'b>, under: u8) -> Self {
        Self {
            body,
            outline: Outline::new(under),
            containers: Vec::new(),
            mark: None,
            open: false,
            style: None,
            strong: 0,
            emphasis: 0,
            links: Vec::new(),
            images: Vec::new(),
            verbatim: None,
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => match &mut self.verbatim {
                Some(verbatim) => verbatim.push_str(&words),
                None => self.words(&words, false),
            },
            Event::Code(words) => self.words(&words, true),
            Event::SoftBreak => self.words(" ", false),
            Event::HardBreak => self.words(if self.style.is_some() { " " } else { "\n" }, false),
            Event::Rule => {
                let left = self.left();
                self.close_paragraph();
                self.flush_mark();
                self.body.begin(Look::style("Rule").inset(left));
                self.body.finish();
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis => self.emphasis += 1,
            Tag::Strong => self.strong += 1,
            Tag::Link { dest_url, .. } => self.open_link(&dest_url),
            Tag::Image { dest_url, .. } => {
                self.open_link(&dest_url);
                self.images.push(dest_url.into_string());
            }
            _ => self.start_block(tag),
        }
    }

    fn start_block(&mut self, tag: Tag<'_>) {
        self.close_paragraph();
        match tag {
            Tag::Paragraph => self.open_paragraph(),
            Tag::Heading { level, .. } => {
                self.style = Some(heading_style(self.outline.level(level)));
                self.open_paragraph();
            }
            Tag::BlockQuote(_) => self.containers.push(Container::Quote),
            Tag::CodeBlock(_) | Tag::HtmlBlock => self.verbatim = Some(String::new()),
            Tag::List(first) => {
                self.flush_mark();
                let counting = self.counting(first);
                self.containers.push(Container::List(counting));
            }
            Tag::Item => self.mark = self.next_mark(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Link => self.close_link(),
            TagEnd::Image => {
                let address = self.images.pop().unwrap_or_default();
                if self.links.last().is_some_and(|(_, words)| *words == self.body.xml.len()) {
                    self.words(&address, false);
                }
                self.close_link();
            }
            TagEnd::CodeBlock => {
                let code = self.verbatim.take().unwrap_or_default();
                self.style = Some("HTMLPreformatted");
                self.open_paragraph();
                self.words(code.trim_end_matches('\n'), false);
                self.close_paragraph();
            }
            TagEnd::HtmlBlock => {
                let raw = self.verbatim.take().unwrap_or_default();
                let lines: Vec<_> = paragraphs(&raw).into_iter().flatten().collect();
                self.as_typed(&lines.join("\n"));
            }
            TagEnd::Item => {
                self.close_paragraph();
                self.flush_mark();
            }
            TagEnd::List(_) | TagEnd::BlockQuote(_) => {
                self.close_paragraph();
                self.containers.pop();
            }
            TagEnd::Paragraph | TagEnd::Heading(_) => self.close_paragraph(),
            _ => {}
        }
    }

    /// The text line by line, as it was typed.
    fn as_typed(&mut self, text: &str) {
        for lines in paragraphs(text) {
            self.open_paragraph();
            self.words(&lines.join("\n"), false);
            self.close_paragraph();
        }
    }

    fn lists(&self) -> usize {
        self.containers.iter().filter(|container| matches!(container, Container::List(_))).count()
    }

    fn counting(&mut self, first: Option<u64>) -> Counting {
        let depth = self.lists();
        match first {
            None => Counting::Word { style: "ListBullet", number: bullet(depth) },
            Some(first) => match self.body.numbering.numbered(depth, first) {
                Some(number) => Counting::Word { style: "ListNumber", number },
                None => Counting::Words(first),
            },
        }
    }

    fn next_mark(&mut self) -> Option<Mark> {
        match self.containers.last_mut() {
            Some(Container::List(Counting::Word { style, number })) => Some(Mark::Word { style, number: *number }),
            Some(Container::List(Counting::Words(next))) => {
                let mark = format!("{next}.");
                *next = next.saturating_add(1);
                Some(Mark::Words(mark))
            }
            _ => None,
        }
    }

    /// Where paragraphs begin.
    fn left(&self) -> u32 {
        let steps = u32::try_from(self.containers.len()).unwrap_or(u32::MAX);
        bounded(steps.saturating_mul(STEP).saturating_add(self.body.inset))
    }

    fn open_paragraph(&mut self) {
        let left = self.left();
        let quoted = self.containers.iter().any(|container| matches!(container, Container::Quote));
        let listed = matches!(self.containers.last(), Some(Container::List(_)));
        let style = self.style.or(quoted.then_some("Quote"));
        match self.mark.take() {
            Some(Mark::Word { style: own, number }) => self.body.begin(item(style.unwrap_or(own), number, left)),
            Some(Mark::Words(mark)) => {
                let indent = Some(Indent { left, hanging: STEP, right: 0 });
                self.body.begin(Look { indent, ..Look::style(style.unwrap_or("ListNumber")) });
                run(&mut self.body.xml, &format!("{mark}\t"), Type::default());
            }
            None => {
                let style = style.unwrap_or(if listed { "ListContinue" } else { "Normal" });
                // These two stand in by their styles.
                let own = if matches!(style, "Quote" | "HTMLPreformatted") { STEP } else { 0 };
                let left = if style == "HTMLPreformatted" { left + STEP } else { left };
                self.body.begin(if left == own { Look::style(style) } else { Look::style(style).inset(left) });
            }
        }
        self.open = true;
    }

    fn close_paragraph(&mut self) {
        if self.open {
            self.body.finish();
            self.open = false;
        }
        self.style = None;
    }

    /// An item that doesn't begin with words has its mark on a line of its own.
    fn flush_mark(&mut self) {
        if self.mark.is_some() {
            self.open_paragraph();
            self.close_paragraph();
        }
    }

    fn words(&mut self, words: &str, code: bool) {
        if !self.open {
            self.open_paragraph();
        }
        let linked = self.links.iter().any(|(start, _)| start.is_some());
        let style = match (linked, code) {
            (true, _) => Some("Hyperlink"),
            (false, true) => Some("HTMLCode"),
            (false, false) => None,
        };
        let set = Type { style, code: linked && code, bold: self.strong > 0, italic: self.emphasis > 0 };
        run(&mut self.body.xml, words, set);
    }

    /// A link within a link isn't one: Word has no such thing.
    fn open_link(&mut self, address: &str) {
        if !self.open {
            self.open_paragraph();
        }
        let within = self.links.iter().any(|(start, _)| start.is_some());
        let address = Address::read(address).filter(|_| !within);
        let id = address.and_then(|address| self.body.addresses.relationship(&address));
        let start = self.body.xml.len();
        if let Some(id) = &id {
            self.body.xml.start("w:hyperlink", &[("r:id", id), ("w:history", "1")]);
        }
        self.links.push((id.map(|_| start), self.body.xml.len()));
    }

    fn close_link(&mut self) {
        match self.links.pop() {
            // A link without words would be a trap that nobody sees.
            Some((Some(start), words)) if words == self.body.xml.len() => self.body.xml.take_back(start),
            Some((Some(_), _)) => self.body.xml.end(),
            _ => {}
        }
    }
}
