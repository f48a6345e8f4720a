//! The book as HTML: one file that needs nothing else, or its body alone for the screen.
//!
//! No script, no request, no inline style (an app's content security policy would refuse it): what
//! the bars show is drawn with SVG attributes.

use crate::domain::{Design, Language};

use super::book::{
    Anchor, Bar, Block, Book, Chapter, Chart, Contents, Cover, Entry, Fact, FactsManner, Item, Line, ListItem, ListManner, Manner,
    Part, Picture, Row, Span, Table,
};
use super::plates::{Plate, Plates, is_base64};
use super::{escape, notes};

/// The style sheet of the book; everything in it is under `.book`.
pub const STYLE: &str = include_str!("html.css");

/// The book as one HTML file, with its pictures in it. `face` is the typeface as base64 of a WOFF2 file;
/// without it the book is set in one that the reader's machine has.
pub fn page(book: &Book, pictures: Plates<'_>, face: Option<&str>) -> String {
    let title = if book.cover.title.is_empty() { &book.cover.kind } else { &book.cover.title };
    let face = face.filter(|face| is_base64(face)).map_or_else(
        String::new,
        |face| {
            format!(
                "@font-face{{font-family:\"Atkinson Hyperlegible Next\";font-weight:200 800;src:url(data:font/woff2;base64,{face}) format(\"woff2\")}}\n"
            )
        },
    );
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<title>{title}</title>\n<style>\n{face}{STYLE}</style>\n</head>\n\
         <body class=\"book-page\">\n{article}</body>\n</html>\n",
        lang = code(book.language),
        title = escape::html(&escape::plain(title)),
        article = article(book, pictures),
    )
}

/// The book's body, to be shown within a page that has [`STYLE`].
pub fn article(book: &Book, pictures: Plates<'_>) -> String {
    written(book, pictures, false)
}

/// The book's body, to be pasted into an e-mail: whoever reads it there has neither the style sheet nor the
/// places that links within the book lead to.
pub fn mail(mut book: Book, pictures: Plates<'_>) -> String {
    book.contents.entries.clear();
    book.loosen(&|_| false);
    written(&book, pictures, true)
}

fn written(book: &Book, pictures: Plates<'_>, mail: bool) -> String {
    let mut writer = Writer { out: String::with_capacity(64 * 1024), mail, pictures };
    writer.put(&format!("<article class=\"book{}\" lang=\"{}\">\n", dress(book.design), code(book.language)));
    writer.cover(&book.cover);
    writer.contents(&book.contents);
    for part in &book.parts {
        writer.part(part);
    }
    writer.put("</article>\n");
    writer.out
}

/// The class of a design, beside that of every book.
const fn dress(design: Design) -> &'static str {
    match design {
        Design::Plain => "",
        Design::Institution => " institution",
    }
}

const fn code(language: Language) -> &'static str {
    match language {
        Language::En => "en",
        Language::Fr => "fr",
    }
}

/// Plain words of people: their direction is their own.
fn said(words: &str) -> String {
    escape::html(&escape::plain(words))
}

fn line(line: &Line) -> String {
    let span = |span: &Span| match span {
        Span::Ours(words) => escape::html(&escape::plain(words)),
        Span::Said(words) => format!("<bdi>{}</bdi>", said(words)),
        Span::Link { words, address } => format!("{}<bdi>{}</bdi></a>", notes::link(address), said(words)),
        Span::See { words, anchor } => format!("<a href=\"#{anchor}\"><bdi>{}</bdi></a>", said(words)),
    };
    line.0.iter().map(span).collect()
}

fn lines(lines: &[Line]) -> String {
    lines.iter().map(line).collect::<Vec<_>>().join("<br>")
}

struct Writer<'p> {
    out: String,
    /// For an e-mail: programs that read them drop style sheets, so that what a table needs is at its cells.
    mail: bool,
    pictures: Plates<'p>,
}

impl Writer<'_> {
    fn put(&mut self, html: &str) {
        self.out.push_str(html);
    }

    /// An element with a class, left out when it would be empty.
    fn some(&mut self, element: &str, class: &str, content: &str) {
        if !content.is_empty() {
            self.put(&format!("<{element} class=\"{class}\">{content}</{element}>\n"));
        }
    }

    fn cover(&mut self, cover: &Cover) {
        self.put("<header class=\"cover\">\n");
        if let Some(logo) = cover.logo.as_ref().and_then(|logo| self.image(logo)) {
            self.put(&format!("<p class=\"logo\">{logo}</p>\n"));
        }
        self.some("p", "kind", &said(&cover.kind));
        self.put(&format!("<h1 dir=\"auto\">{}</h1>\n", said(&cover.title)));
        if !cover.theme.is_empty() {
            self.put(&format!("<p class=\"theme\" dir=\"auto\">{}</p>\n", said(&cover.theme)));
        }
        self.some("p", "day", &said(&cover.day));
        self.facts(&cover.facts, FactsManner::Sheet);
        if !cover.figures.is_empty() {
            self.put("<ul class=\"figures\">\n");
            for figure in &cover.figures {
                self.put(&format!("<li><b>{}</b> {}</li>\n", said(&figure.number), said(&figure.of)));
            }
            self.put("</ul>\n");
        }
        self.put("</header>\n");
    }

    fn contents(&mut self, contents: &Contents) {
        if contents.entries.is_empty() {
            return;
        }
        self.put(&format!(
            "<nav class=\"contents\" aria-labelledby=\"book-contents\">\n<h2 id=\"book-contents\">{}</h2>\n",
            said(&contents.title)
        ));
        self.entries(&contents.entries);
        self.put("</nav>\n");
    }

    fn entries(&mut self, entries: &[Entry]) {
        self.put("<ol>\n");
        for entry in entries {
            let mark =
                if entry.mark.is_empty() { String::new() } else { format!("<span class=\"mark\">{}</span> ", said(&entry.mark)) };
            self.put(&format!("<li>{mark}<a href=\"#{}\"><bdi>{}</bdi></a>", entry.anchor, said(&entry.title)));
            if !entry.under.is_empty() {
                self.put("\n");
                self.entries(&entry.under);
            }
            self.put("</li>\n");
        }
        self.put("</ol>\n");
    }

    fn part(&mut self, part: &Part) {
        self.put(&format!("<section class=\"part\" id=\"{}\">\n<h2 dir=\"auto\">{}</h2>\n", part.anchor, said(&part.title)));
        self.blocks(&part.blocks);
        for chapter in &part.chapters {
            self.chapter(chapter);
        }
        self.put("</section>\n");
    }

    fn chapter(&mut self, chapter: &Chapter) {
        self.put(&format!("<section class=\"chapter\" id=\"{}\">\n<hgroup>\n", chapter.anchor));
        self.some("p", "eyebrow", &said(&chapter.mark));
        self.put(&format!("<h3 dir=\"auto\">{}</h3>\n", said(&chapter.title)));
        self.some("p", "origin", &line(&chapter.origin));
        self.put("</hgroup>\n");
        self.blocks(&chapter.blocks);
        self.put("</section>\n");
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => {
                let level = (*level).clamp(3, 6);
                self.put(&format!("<h{level} dir=\"auto\">{}</h{level}>\n", said(text)));
            }
            Block::Paragraph { text, manner } => {
                let class = match manner {
                    Manner::Plain => "",
                    Manner::Lead => " class=\"lead\"",
                    Manner::Quiet => " class=\"quiet\"",
                };
                self.put(&format!("<p{class} dir=\"auto\">{}</p>\n", line(text)));
            }
            Block::Facts { facts, manner } => self.facts(facts, *manner),
            Block::Notes { text, under } => {
                let shown = notes::html(text, *under);
                self.put(&format!("<div class=\"notes\">\n{shown}</div>\n"));
            }
            Block::List { items, manner } => self.list(items, *manner),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Picture(picture) => self.picture(picture),
            Block::Item(item) => self.item(item),
        }
    }

    fn facts(&mut self, facts: &[Fact], manner: FactsManner) {
        if facts.is_empty() {
            return;
        }
        let class = match manner {
            FactsManner::Sheet => "sheet",
            FactsManner::Roll => "roll",
        };
        self.put(&format!("<dl class=\"{class}\">\n"));
        for fact in facts {
            self.put(&format!("<div><dt dir=\"auto\">{}</dt>", line(&fact.term)));
            for value in &fact.values {
                self.put(&format!("<dd dir=\"auto\">{}</dd>", line(value)));
            }
            self.put("</div>\n");
        }
        self.put("</dl>\n");
    }

    fn list(&mut self, items: &[ListItem], manner: ListManner) {
        if items.is_empty() {
            return;
        }
        self.put(match manner {
            ListManner::Bullets => "<ul>\n",
            ListManner::Columns => "<ul class=\"columns\">\n",
        });
        // A list within a list may go as deep as people nested it; the depth is followed without
        // recursion so that no file can exhaust the stack.
        let mut open = vec![items.iter()];
        while let Some(level) = open.last_mut() {
            if let Some(item) = level.next() {
                self.put(&format!("<li dir=\"auto\">{}", line(&item.text)));
                if item.under.is_empty() {
                    self.put("</li>\n");
                } else {
                    self.put("\n<ul>\n");
                    open.push(item.under.iter());
                }
            } else {
                open.pop();
                self.put(if open.is_empty() { "</ul>\n" } else { "</ul>\n</li>\n" });
            }
        }
    }

    /// An attribute of a table's cells: nothing where a style sheet sees to them.
    const fn ruled(&self) -> &'static str {
        if self.mail {
            " style=\"border:1px solid #999;padding:4px 8px;text-align:left;vertical-align:top;font-weight:normal\""
        } else {
            ""
        }
    }

    /// The element of a cell that heads its row. Mail programs set heads bold and in the middle.
    const fn row_head(&self) -> (&'static str, &'static str) {
        if self.mail { ("td", "td") } else { ("th scope=\"row\"", "th") }
    }

    fn open_table(&mut self, class: &str, caption: &str) {
        let (table, words) =
            if self.mail { (" style=\"border-collapse:collapse\"", " style=\"text-align:left\"") } else { ("", "") };
        let caption = said(caption);
        self.put(&format!("<table class=\"{class}\"{table}>\n<caption{words}>{caption}</caption>\n<thead>\n<tr>"));
    }

    fn table(&mut self, table: &Table) {
        let ruled = self.ruled();
        self.open_table(&format!("wide-{}{}", table.head.len(), if table.even { " even" } else { "" }), &table.caption);
        for head in &table.head {
            self.put(&format!("<th scope=\"col\" dir=\"auto\"{ruled}>{}</th>", said(head)));
        }
        self.put("</tr>\n</thead>\n<tbody>\n");
        for row in &table.rows {
            match row {
                Row::Cells(cells) => {
                    self.put("<tr>");
                    for (n, cell) in cells.iter().enumerate() {
                        let (open, close) = if n == 0 && table.row_heads { self.row_head() } else { ("td", "td") };
                        let label = table.head.get(n).map_or_else(String::new, |head| said(head));
                        self.put(&format!("<{open} data-label=\"{label}\" dir=\"auto\"{ruled}>{}</{close}>", lines(cell)));
                    }
                    self.put("</tr>\n");
                }
                Row::Across { first, rest } => {
                    let others = table.head.len().saturating_sub(1).max(1);
                    let (open, close) = self.row_head();
                    self.put(&format!(
                        "<tr class=\"across\"><{open}{ruled}>{}</{close}><td colspan=\"{others}\" dir=\"auto\"{ruled}>{}</td></tr>\n",
                        line(first),
                        line(rest)
                    ));
                }
            }
        }
        self.put("</tbody>\n</table>\n");
    }

    fn chart(&mut self, chart: &Chart) {
        let ruled = self.ruled();
        self.open_table("chart", &chart.caption);
        for head in &chart.head {
            self.put(&format!("<th scope=\"col\"{ruled}>{}</th>", said(head)));
        }
        self.put("</tr>\n</thead>\n<tbody>\n");
        for (n, bar) in chart.bars.iter().enumerate() {
            if let Some(cut) = chart.cut.as_ref().filter(|cut| cut.after == n) {
                self.cut(&cut.words);
            }
            self.bar(bar);
        }
        if let Some(cut) = chart.cut.as_ref().filter(|cut| cut.after >= chart.bars.len()) {
            self.cut(&cut.words);
        }
        self.put("</tbody>\n</table>\n");
    }

    fn cut(&mut self, words: &str) {
        let ruled = self.ruled();
        self.put(&format!("<tr class=\"cut\"><td colspan=\"3\"{ruled}>{}</td></tr>\n", said(words)));
    }

    fn bar(&mut self, bar: &Bar) {
        let class = if bar.strong { " class=\"strong\"" } else { "" };
        let (ruled, (open, close)) = (self.ruled(), self.row_head());
        self.put(&format!(
            "<tr{class}><{open} dir=\"auto\"{ruled}>{}</{close}><td{ruled}><span class=\"number\">{}</span>\
             <svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"{}\" height=\"10\"/></svg></td>\
             <td{ruled}>{}</td></tr>\n",
            line(&bar.label),
            said(&bar.number),
            bar.share.min(1000),
            said(&bar.note)
        ));
    }

    /// A picture; of one that isn't at hand, what it shows, in words. Rule Q4.
    fn picture(&mut self, picture: &Picture) {
        self.put(&match self.image(picture) {
            Some(image) => format!("<figure>\n{image}\n"),
            None => format!("<figure class=\"absent\">\n<p dir=\"auto\">{}</p>\n", said(&picture.alt)),
        });
        if !picture.caption.is_empty() {
            self.put(&format!("<figcaption dir=\"auto\">{}</figcaption>\n", line(&picture.caption)));
        }
        self.put("</figure>\n");
    }

    fn image(&self, Picture { name, alt, width, height, .. }: &Picture) -> Option<String> {
        let Plate { media, data } = self.pictures.get(name)?;
        let (media, alt) = (media.name(), said(alt));
        Some(format!("<img src=\"data:{media};base64,{data}\" alt=\"{alt}\" width=\"{width}\" height=\"{height}\">"))
    }

    fn item(&mut self, item: &Item) {
        let id = item.anchor.as_ref().map_or_else(String::new, |anchor: &Anchor| format!(" id=\"{anchor}\""));
        // An hour takes more room than a number.
        let class = match item.mark.as_str() {
            "" => "item",
            number if number.bytes().all(|b| b.is_ascii_digit()) => "item marked",
            _ => "item marked timed",
        };
        let mark = if item.mark.is_empty() { String::new() } else { format!("<span class=\"mark\">{}</span> ", said(&item.mark)) };
        self.put(&format!("<article class=\"{class}\"{id}>\n<h3 dir=\"auto\">{mark}<bdi>{}</bdi></h3>\n", said(&item.title)));
        self.some("p", "by", &line(&item.by));
        self.blocks(&item.blocks);
        self.some("p", if item.strong { "fate strong" } else { "fate" }, &line(&item.fate));
        self.put("</article>\n");
    }
}
