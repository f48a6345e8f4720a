//! Notes to plain text: what they say without the marks of Markdown, laid out as one would by hand.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{paragraphs, parser, too_deep};
use crate::minutes::escape;

/// The notes as plain text; an empty line stands between blocks.
pub fn text(text: &str) -> String {
    if too_deep(text) {
        return paragraphs(text).into_iter().map(|lines| clean(&lines.join("\n"))).collect::<Vec<_>>().join("\n\n");
    }
    let mut writer = Writer { frames: vec![Frame::new(Container::Root)], ..Writer::default() };
    for event in parser(text) {
        writer.event(event);
    }
    writer.flush();
    writer.frames.pop().map(|root| root.blocks.join("\n\n")).unwrap_or_default()
}

/// Words without what shows nothing but moves what stands around it; their lines stay.
fn clean(words: &str) -> String {
    let shown = |c: char| matches!(c, '\n' | '\t') || !(c.is_control() || escape::turns_direction(c));
    words.chars().filter(|c| shown(*c)).collect()
}

/// A block that holds blocks.
struct Frame {
    kind: Container,
    blocks: Vec<String>,
}

impl Frame {
    const fn new(kind: Container) -> Self {
        Self { kind, blocks: Vec::new() }
    }
}

enum Container {
    Root,
    Quote,
    List {
        /// The number of the first item; none in a list of bullets.
        first: Option<u64>,
        /// Whether its items are apart.
        loose: bool,
    },
    Item,
}

#[derive(Default)]
struct Writer {
    frames: Vec<Frame>,
    /// The words of the paragraph that is being written.
    words: String,
    /// For each open link or image: its address, and where its words begin.
    links: Vec<(String, usize)>,
    /// The code or raw HTML that is open.
    verbatim: Option<String>,
}

impl Writer {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                self.verbatim.as_mut().unwrap_or(&mut self.words).push_str(&clean(&words));
            }
            Event::SoftBreak => self.words.push(' '),
            Event::HardBreak => self.words.push('\n'),
            Event::Rule => {
                self.flush();
                self.block("───".to_owned());
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Emphasis | Tag::Strong => {}
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.links.push((dest_url.into_string(), self.words.len()));
            }
            _ => {
                self.flush();
                self.start_block(tag);
            }
        }
    }

    fn start_block(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => {
                let count = self.frames.len();
                let within_item = self.frames.last().is_some_and(|frame| matches!(frame.kind, Container::Item));
                if let Some(Frame { kind: Container::List { loose, .. }, .. }) = self.frames.get_mut(count.saturating_sub(2)) {
                    *loose |= within_item;
                }
            }
            Tag::BlockQuote(_) => self.frames.push(Frame::new(Container::Quote)),
            Tag::List(first) => self.frames.push(Frame::new(Container::List { first, loose: false })),
            Tag::Item => self.frames.push(Frame::new(Container::Item)),
            Tag::CodeBlock(_) | Tag::HtmlBlock => self.verbatim = Some(String::new()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong => {}
            TagEnd::Link | TagEnd::Image => self.close_link(),
            TagEnd::CodeBlock => {
                let code = self.verbatim.take().unwrap_or_default();
                self.block(indent(code.trim_end().trim_start_matches('\n'), "    ", "    "));
            }
            TagEnd::HtmlBlock => {
                let raw = self.verbatim.take().unwrap_or_default();
                let lines: Vec<_> = paragraphs(&raw).into_iter().flatten().collect();
                self.block(lines.join("\n"));
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.flush();
                self.pop();
            }
            _ => self.flush(),
        }
    }

    /// An address stands in brackets after its words, unless these are the address.
    fn close_link(&mut self) {
        let Some((address, begin)) = self.links.pop() else { return };
        let address = clean(&address);
        let words = self.words.get(begin..).unwrap_or_default().trim();
        if words.is_empty() {
            self.words.push_str(&address);
        } else if words != address && Some(words) != address.strip_prefix("mailto:") {
            self.words.extend([" (", &address, ")"]);
        }
    }

    fn pop(&mut self) {
        let Some(Frame { kind, blocks }) = self.frames.pop() else { return };
        let apart = match self.frames.last() {
            Some(Frame { kind: Container::List { loose, .. }, .. }) => *loose,
            _ => true,
        };
        let between = |loose: bool| if loose { "\n\n" } else { "\n" };
        match kind {
            Container::Root => {}
            Container::Quote => self.block(indent(&blocks.join("\n\n"), "│ ", "│ ")),
            Container::Item => {
                // An item without words keeps its place, and its number.
                if let Some(list) = self.frames.last_mut() {
                    list.blocks.push(blocks.join(between(apart)));
                }
            }
            Container::List { first, loose } => {
                let items: Vec<_> = (0..).zip(&blocks).map(|(n, item)| list_item(item, first, n)).collect();
                self.block(items.join(between(loose)));
            }
        }
    }

    /// Ends the paragraph that is open, if there is one; a tight list has paragraphs without a tag.
    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        self.block(words.trim().to_owned());
    }

    fn block(&mut self, block: String) {
        if let Some(frame) = self.frames.last_mut().filter(|_| !block.is_empty()) {
            frame.blocks.push(block);
        }
    }
}

fn list_item(item: &str, first: Option<u64>, n: u64) -> String {
    let mark = first.map_or_else(|| "• ".to_owned(), |first| format!("{}. ", first.saturating_add(n)));
    indent(item, &mark, &" ".repeat(mark.chars().count()))
}

/// Puts something before each line; `first` before the first.
pub(in crate::minutes) fn indent(text: &str, first: &str, others: &str) -> String {
    let lines = text.split('\n').enumerate().map(|(n, line)| {
        let before = if n == 0 { first } else { others };
        format!("{before}{line}").trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}
