//! Notes to Markdown that stands in a larger document.
//!
//! Copying the text wouldn't do: an open fence would swallow the rest of the book, a reference
//! definition would turn words elsewhere into links, raw HTML would come alive. So blocks are written
//! anew from what was parsed, while the words within them are taken over as they were typed.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use super::html::followed;
use super::{Outline, paragraphs, parser, too_deep};
use crate::minutes::book::Address;
use crate::minutes::escape;

/// The notes as `CommonMark` without raw HTML; their headings go below level `under`.
///
/// The result reads as the notes do: where a text is so odd that it wouldn't, it is given line by line
/// as it was typed.
pub fn markdown(text: &str, under: u8) -> String {
    if too_deep(text) {
        return plain(text);
    }
    let mut writer = Writer::new(text, under);
    for (event, range) in parser(text).into_offset_iter() {
        writer.event(event, range);
    }
    let written = writer.finish();
    let same = |one: &str, other: &str| one.split_whitespace().eq(other.split_whitespace());
    if same(&followed(&written, under), &followed(text, under)) { written } else { plain(text) }
}

/// The text line by line, as it was typed.
fn plain(text: &str) -> String {
    let paragraph = |lines: Vec<&str>| lines.into_iter().map(escape::markdown_line).collect::<Vec<_>>().join("\\\n");
    paragraphs(text).into_iter().map(paragraph).collect::<Vec<_>>().join("\n\n")
}

/// A block that holds blocks.
struct Frame {
    kind: Container,
    blocks: Vec<String>,
    /// The mark of the last block, if that is a list: two lists in a row need different marks.
    last_list: Option<char>,
}

enum Container {
    Root,
    Quote,
    List { first: Option<u64>, mark: char, loose: bool },
    Item,
}

struct Writer<'a> {
    text: &'a str,
    outline: Outline,
    frames: Vec<Frame>,
    /// The words of the paragraph or heading that is being written.
    words: String,
    /// How far the text has been taken over.
    cursor: usize,
    /// The next words begin a line: what stands before them in the text are marks of containers.
    fresh: bool,
    heading: Option<u8>,
    /// For each open link or image: how it closes, and where its words begin.
    links: Vec<(Closing, usize)>,
    /// The code or HTML block that is open.
    verbatim: Option<(String, String)>,
}

enum Closing {
    Link(Address),
    Nothing,
}

impl<'a> Writer<'a> {
    fn new(text: &'a str, under: u8) -> Self {
        Self {
            text,
            outline: Outline::new(under),
            frames: vec![Frame { kind: Container::Root, blocks: Vec::new(), last_list: None }],
            words: String::new(),
            cursor: 0,
            fresh: true,
            heading: None,
            links: Vec::new(),
            verbatim: None,
        }
    }

    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, &range),
            Event::Text(words) | Event::Html(words) if self.verbatim.is_some() => {
                if let Some((_, content)) = &mut self.verbatim {
                    content.push_str(&words);
                }
            }
            Event::Text(_) => self.copy(&range),
            Event::Code(words) => {
                self.bridge(range.start);
                self.words.push_str(&code(&words));
                self.cursor = range.end;
            }
            Event::InlineHtml(words) | Event::Html(words) => {
                self.bridge(range.start);
                let lines: Vec<_> = words.lines().map(|line| escape::markdown_line(line.trim())).collect();
                self.words.push_str(&lines.join("\n"));
                self.cursor = range.end;
            }
            Event::SoftBreak | Event::HardBreak => {
                let backslash = self.text.get(range.clone()).is_some_and(|written| written.starts_with('\\'));
                let end = match event {
                    _ if self.heading.is_some() => " ",
                    Event::HardBreak if backslash => "\\\n",
                    Event::HardBreak => "  \n",
                    _ => "\n",
                };
                self.words.push_str(end);
                self.fresh = true;
                self.cursor = range.end;
            }
            Event::Rule => {
                self.flush();
                self.block("___".to_owned());
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        match tag {
            Tag::Emphasis | Tag::Strong => {
                self.bridge(range.start);
                self.cursor = range.start;
                return;
            }
            Tag::Link { link_type, dest_url, .. } => return self.open(&dest_url, range.start, link_type),
            Tag::Image { dest_url, .. } => return self.open(&dest_url, range.start, LinkType::Inline),
            _ => self.flush(),
        }
        self.cursor = range.start;
        self.fresh = true;
        match tag {
            Tag::Paragraph => {
                let count = self.frames.len();
                let within_item = self.frames.last().is_some_and(|frame| matches!(frame.kind, Container::Item));
                if let Some(Frame { kind: Container::List { loose, .. }, .. }) = self.frames.get_mut(count.saturating_sub(2)) {
                    *loose |= within_item;
                }
            }
            Tag::Heading { level, .. } => self.heading = Some(self.outline.level(level)),
            Tag::BlockQuote(_) => self.push(Container::Quote),
            Tag::List(first) => {
                let marks = if first.is_some() { ['.', ')'] } else { ['-', '*'] };
                let before = self.frames.last().and_then(|frame| frame.last_list);
                let mark = if before == Some(marks[0]) { marks[1] } else { marks[0] };
                self.push(Container::List { first, mark, loose: false });
            }
            Tag::Item => self.push(Container::Item),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
                let plain = info.chars().all(|c| c.is_ascii_alphanumeric() || "+-_.".contains(c));
                self.verbatim = Some((if plain { info.into_string() } else { String::new() }, String::new()));
            }
            Tag::CodeBlock(CodeBlockKind::Indented) | Tag::HtmlBlock => self.verbatim = Some((String::new(), String::new())),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong => {
                self.bridge(range.end);
                self.cursor = range.end;
            }
            TagEnd::Link | TagEnd::Image => self.close(range.end),
            TagEnd::Paragraph => self.flush(),
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::CodeBlock => {
                let (info, content) = self.verbatim.take().unwrap_or_default();
                let fence = "`".repeat(longest_run(&content, '`').max(2) + 1);
                let line_end = if content.is_empty() || content.ends_with('\n') { "" } else { "\n" };
                self.block(format!("{fence}{info}\n{content}{line_end}{fence}"));
            }
            TagEnd::HtmlBlock => {
                let (_, content) = self.verbatim.take().unwrap_or_default();
                let lines: Vec<_> = paragraphs(&content).into_iter().flatten().collect();
                self.block(plain(&lines.join("\n")));
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.flush();
                self.pop();
            }
            _ => {}
        }
    }

    fn end_heading(&mut self) {
        let level = self.heading.take().unwrap_or(1);
        let mut words = std::mem::take(&mut self.words).trim().to_owned();
        // A closing row of # would be taken for decoration.
        let bare = words.trim_end_matches('#');
        if bare.len() < words.len() && (bare.is_empty() || bare.ends_with(' ')) {
            let at = words.len() - 1;
            words.insert(at, '\\');
        }
        self.block(format!("{} {words}", "#".repeat(usize::from(level))).trim_end().to_owned());
    }

    /// Takes over what stands between two events: marks of emphasis, a backslash. At the start of a
    /// line only a backslash that belongs to the words.
    fn bridge(&mut self, to: usize) {
        let between = self.text.get(self.cursor..to).unwrap_or_default();
        if self.fresh {
            let backslashes = between.len() - between.trim_end_matches('\\').len();
            if !backslashes.is_multiple_of(2) {
                self.words.push('\\');
            }
            self.fresh = false;
        } else {
            self.words.push_str(between);
        }
        self.cursor = to;
    }

    fn copy(&mut self, range: &Range<usize>) {
        let first = self.fresh;
        self.bridge(range.start);
        let words = self.text.get(range.clone()).unwrap_or_default();
        if first && !self.words.ends_with('\\') {
            let rest_of_line = self.text.get(range.start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
            self.words.push_str(&at_line_start(words, rest_of_line));
        } else {
            self.words.push_str(words);
        }
        self.cursor = range.end;
    }

    fn open(&mut self, address: &str, at: usize, kind: LinkType) {
        self.bridge(at);
        let within = self.links.iter().any(|(closing, _)| matches!(closing, Closing::Link(_)));
        let closing = Address::read(address).filter(|_| !within).map_or(Closing::Nothing, Closing::Link);
        if let Closing::Link(_) = closing {
            // An exclamation mark before a link would make it an image.
            if self.words.ends_with('!') && !self.words.ends_with("\\!") {
                self.words.insert(self.words.len() - 1, '\\');
            }
            self.words.push('[');
        }
        self.links.push((closing, self.words.len()));
        self.fresh = true;
        self.cursor = at;
        // The words of an automatic link are its address, in which a backslash is a backslash.
        if matches!(kind, LinkType::Autolink | LinkType::Email) {
            self.cursor = at + 1;
        }
    }

    fn close(&mut self, end: usize) {
        if let Some((closing, begin)) = self.links.pop() {
            let empty = self.words.len() == begin;
            if let Closing::Link(address) = closing {
                if empty {
                    self.words.push_str(&escape::markdown(address.as_str()));
                }
                self.words.extend(["](", &destination(address.as_str()), ")"]);
            }
        }
        self.fresh = false;
        self.cursor = end;
    }

    fn push(&mut self, kind: Container) {
        self.frames.push(Frame { kind, blocks: Vec::new(), last_list: None });
    }

    fn pop(&mut self) {
        let Some(Frame { kind, blocks, .. }) = self.frames.pop() else { return };
        let loose = match self.frames.last() {
            Some(Frame { kind: Container::List { loose, .. }, .. }) => *loose,
            _ => true,
        };
        match kind {
            Container::Root => {}
            Container::Quote => self.block(indent(&blocks.join("\n\n"), "> ", "> ")),
            Container::Item => self.block(blocks.join(if loose { "\n\n" } else { "\n" })),
            Container::List { first, mark, loose } => {
                let items: Vec<_> = (0..).zip(&blocks).map(|(n, item)| list_item(item, first, n, mark)).collect();
                self.block(items.join(if loose { "\n\n" } else { "\n" }));
                if let Some(frame) = self.frames.last_mut() {
                    frame.last_list = Some(mark);
                }
            }
        }
    }

    /// Ends the paragraph that is open, if there is one; a tight list has paragraphs without a tag.
    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        let words = words.trim();
        if !words.is_empty() {
            self.block(words.to_owned());
        }
        self.fresh = true;
    }

    fn block(&mut self, block: String) {
        if let Some(frame) = self.frames.last_mut() {
            frame.blocks.push(block);
            frame.last_list = None;
        }
    }

    fn finish(mut self) -> String {
        self.flush();
        self.frames.pop().map(|root| root.blocks.join("\n\n")).unwrap_or_default()
    }
}

fn list_item(item: &str, first: Option<u64>, n: u64, mark: char) -> String {
    // A number in CommonMark has nine digits at most; only the first one counts.
    let marker = first.map_or_else(|| format!("{mark} "), |first| format!("{}{mark} ", first.saturating_add(n).min(999_999_999)));
    indent(item, &marker, &" ".repeat(marker.len()))
}

fn indent(text: &str, first: &str, others: &str) -> String {
    let lines: Vec<_> = text
        .split('\n')
        .enumerate()
        .map(|(n, line)| {
            let before = if n == 0 { first } else { others };
            if line.is_empty() { before.trim_end_matches(' ').to_owned() } else { format!("{before}{line}") }
        })
        .collect();
    lines.join("\n")
}

/// Inline code in as many backticks as its content needs.
fn code(content: &str) -> String {
    let ticks = "`".repeat(longest_run(content, '`') + 1);
    let spaced = content.starts_with(' ') && content.ends_with(' ') && !content.trim().is_empty();
    let pad = if spaced || content.starts_with('`') || content.ends_with('`') { " " } else { "" };
    format!("{ticks}{pad}{content}{pad}{ticks}")
}

fn longest_run(text: &str, of: char) -> usize {
    text.split(|c| c != of).map(str::len).max().unwrap_or(0)
}

/// Words that begin a line, kept from opening a block there.
fn at_line_start(words: &str, line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, after) = words.split_at_checked(digits).unwrap_or_default();
    if digits > 0 && digits < 10 && after.starts_with(['.', ')']) {
        return format!("{number}\\{after}");
    }
    let Some(mark) = line.chars().next() else { return words.to_owned() };
    let run = line.chars().take_while(|c| *c == mark).count();
    let ends = |length: usize| line.chars().nth(length).is_none_or(char::is_whitespace);
    let only = |marks: &str| line.chars().all(|c| c.is_whitespace() || marks.contains(c));
    let rule = only(&mark.to_string()) && line.matches(mark).count() > 2;
    let opens = match mark {
        '#' => ends(run),
        '-' | '|' | ':' => mark == '-' && ends(1) || only("-|:"),
        '+' => ends(1),
        '*' => ends(1) || rule,
        '_' => rule,
        '=' => only("="),
        '~' | '`' => run > 2,
        '>' | '<' => true,
        _ => false,
    };
    // Of a run that could also open emphasis or code, every mark is escaped.
    let marks = if matches!(mark, '*' | '_' | '~' | '`') { run } else { 1 };
    let (first, rest) = words.split_at_checked(marks).unwrap_or_default();
    if opens { first.chars().flat_map(|c| ['\\', c]).chain(rest.chars()).collect() } else { words.to_owned() }
}

/// An address where a link's destination stands.
pub(in crate::minutes) fn destination(address: &str) -> String {
    let mut safe = String::with_capacity(address.len());
    for c in address.chars() {
        if matches!(c, '\\' | '(' | ')' | '<' | '>' | '&' | '|') {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}
