//! Notes to HTML.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::{Outline, paragraphs, parser, too_deep};
use crate::minutes::book::Address;
use crate::minutes::escape;

/// The notes as HTML elements, safe to be put in a page; their headings go below level `under`.
pub fn html(text: &str, under: u8) -> String {
    if too_deep(text) { plain(text) } else { followed(text, under) }
}

/// The notes as HTML, where they are known not to nest too deeply.
pub(super) fn followed(text: &str, under: u8) -> String {
    let mut writer = Writer { out: String::with_capacity(text.len() * 5 / 4), outline: Outline::new(under), ..Writer::default() };
    for event in parser(text) {
        writer.event(event);
    }
    writer.out
}

/// The text line by line, as it was typed.
fn plain(text: &str) -> String {
    let paragraph = |lines: Vec<&str>| format!("<p dir=\"auto\">{}</p>\n", escape::html(&lines.join("\n")).replace('\n', "<br>\n"));
    paragraphs(text).into_iter().map(paragraph).collect()
}

/// How a link that leaves the book opens: in a window of its own that can't reach back.
pub(in crate::minutes) fn link(address: &Address) -> String {
    format!("<a href=\"{}\" target=\"_blank\" rel=\"noopener noreferrer\">", escape::html(address.as_str()))
}

#[derive(Default)]
struct Writer {
    out: String,
    outline: Outline,
    /// The level of the heading that is open.
    heading: Option<u8>,
    /// For each open link or image: whether it became a link, and where its words begin.
    links: Vec<(bool, usize)>,
    /// The addresses of the open images, to be shown where an image has no words.
    images: Vec<String>,
    /// The raw HTML block that is open.
    raw: Option<String>,
}

impl Writer {
    fn put(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::InlineHtml(words) => self.put(&escape::html(&words)),
            Event::Html(words) => match &mut self.raw {
                Some(raw) => raw.push_str(&words),
                None => self.put(&escape::html(&words)),
            },
            Event::Code(words) => {
                self.put("<code>");
                self.put(&escape::html(&words));
                self.put("</code>");
            }
            Event::SoftBreak => self.out.push('\n'),
            Event::HardBreak => self.put(if self.heading.is_some() { "\n" } else { "<br>\n" }),
            Event::Rule => self.put("<hr>\n"),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.put("<p dir=\"auto\">"),
            Tag::Heading { level, .. } => {
                let level = self.outline.level(level);
                self.heading = Some(level);
                self.put(&format!("<h{level} dir=\"auto\">"));
            }
            Tag::BlockQuote(_) => self.put("<blockquote>\n"),
            Tag::CodeBlock(_) => self.put("<pre dir=\"auto\"><code>"),
            Tag::HtmlBlock => self.raw = Some(String::new()),
            Tag::List(None) => self.put("<ul>\n"),
            Tag::List(Some(1)) => self.put("<ol>\n"),
            Tag::List(Some(first)) => self.put(&format!("<ol start=\"{first}\">\n")),
            Tag::Item => self.put("<li dir=\"auto\">"),
            Tag::Emphasis => self.put("<em>"),
            Tag::Strong => self.put("<strong>"),
            Tag::Link { dest_url, .. } => self.open(&dest_url),
            Tag::Image { dest_url, .. } => {
                self.open(&dest_url);
                self.images.push(dest_url.into_string());
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => self.put("</p>\n"),
            TagEnd::Heading(_) => {
                if let Some(level) = self.heading.take() {
                    self.put(&format!("</h{level}>\n"));
                }
            }
            TagEnd::BlockQuote(_) => self.put("</blockquote>\n"),
            TagEnd::CodeBlock => {
                self.out.truncate(self.out.trim_end_matches('\n').len());
                self.put("</code></pre>\n");
            }
            TagEnd::HtmlBlock => {
                let raw = self.raw.take().unwrap_or_default();
                let lines: Vec<_> = paragraphs(&raw).into_iter().flatten().collect();
                self.put(&plain(&lines.join("\n")));
            }
            TagEnd::List(true) => self.put("</ol>\n"),
            TagEnd::List(false) => self.put("</ul>\n"),
            TagEnd::Item => self.put("</li>\n"),
            TagEnd::Emphasis => self.put("</em>"),
            TagEnd::Strong => self.put("</strong>"),
            TagEnd::Link => self.close(),
            TagEnd::Image => {
                let address = self.images.pop().unwrap_or_default();
                if self.links.last().is_some_and(|(_, words)| *words == self.out.len()) {
                    self.put(&escape::html(&address));
                }
                self.close();
            }
            _ => {}
        }
    }

    /// A link within a link isn't one: HTML has no such thing.
    fn open(&mut self, address: &str) {
        let within = self.links.iter().any(|(linked, _)| *linked);
        let address = Address::read(address).filter(|_| !within);
        if let Some(address) = &address {
            self.put(&link(address));
        }
        self.links.push((address.is_some(), self.out.len()));
    }

    fn close(&mut self) {
        if let Some((true, _)) = self.links.pop() {
            self.put("</a>");
        }
    }
}
