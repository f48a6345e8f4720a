//! Every piece of text of a book, one after another, to be changed in place.

use super::book::{Anchor, Block, Book, Chapter, Entry, Fact, Item, Line, ListItem, Picture, Row, Span};

/// A piece of text of a book.
pub enum Piece<'a> {
    /// A line.
    Line(&'a mut Line),
    /// A heading, as plain text.
    Heading(&'a mut String),
    /// Notes, in `CommonMark`.
    Notes(&'a mut String),
}

impl Book {
    /// Turns references into plain words, but for those to places of which `leads` says that they stay.
    pub fn loosen(&mut self, leads: &dyn Fn(&Anchor) -> bool) {
        self.each_piece(&mut |piece| {
            let Piece::Line(line) = piece else { return };
            for span in &mut line.0 {
                if let Span::See { words, anchor } = span
                    && !leads(anchor)
                {
                    *span = Span::Said(std::mem::take(words));
                }
            }
        });
    }

    /// Hands every piece that people may have written to `change`.
    pub fn each_piece(&mut self, change: &mut dyn FnMut(Piece<'_>)) {
        change(Piece::Heading(&mut self.cover.title));
        change(Piece::Heading(&mut self.cover.theme));
        facts(&mut self.cover.facts, change);
        entries(&mut self.contents.entries, change);
        for part in &mut self.parts {
            change(Piece::Heading(&mut part.title));
            blocks(&mut part.blocks, change);
            for Chapter { origin, title, blocks: own, .. } in &mut part.chapters {
                change(Piece::Line(origin));
                change(Piece::Heading(title));
                blocks(own, change);
            }
        }
    }
}

fn entries(list: &mut [Entry], change: &mut dyn FnMut(Piece<'_>)) {
    for entry in list {
        change(Piece::Heading(&mut entry.title));
        entries(&mut entry.under, change);
    }
}

fn facts(list: &mut [Fact], change: &mut dyn FnMut(Piece<'_>)) {
    for fact in list {
        change(Piece::Line(&mut fact.term));
        lines(&mut fact.values, change);
    }
}

fn lines(list: &mut [Line], change: &mut dyn FnMut(Piece<'_>)) {
    for line in list {
        change(Piece::Line(line));
    }
}

fn blocks(list: &mut [Block], change: &mut dyn FnMut(Piece<'_>)) {
    for block in list {
        match block {
            Block::Heading { text, .. } => change(Piece::Heading(text)),
            Block::Paragraph { text, .. } => change(Piece::Line(text)),
            Block::Facts { facts: own, .. } => facts(own, change),
            Block::Notes { text, .. } => change(Piece::Notes(text)),
            Block::List { items, .. } => list_items(items, change),
            Block::Table(table) => {
                for row in &mut table.rows {
                    match row {
                        Row::Cells(cells) => cells.iter_mut().for_each(|cell| lines(cell, change)),
                        Row::Across { first, rest } => {
                            change(Piece::Line(first));
                            change(Piece::Line(rest));
                        }
                    }
                }
            }
            Block::Chart(chart) => chart.bars.iter_mut().for_each(|bar| change(Piece::Line(&mut bar.label))),
            Block::Picture(Picture { caption, alt, .. }) => {
                change(Piece::Line(caption));
                change(Piece::Heading(alt));
            }
            Block::Item(Item { title, by, fate, blocks: own, .. }) => {
                change(Piece::Heading(title));
                change(Piece::Line(by));
                change(Piece::Line(fate));
                blocks(own, change);
            }
        }
    }
}

/// Lists are as deep as people nested them: followed without recursion, so that no file exhausts the stack.
fn list_items(items: &mut [ListItem], change: &mut dyn FnMut(Piece<'_>)) {
    let mut open = vec![items.iter_mut()];
    while let Some(level) = open.last_mut() {
        match level.next() {
            Some(ListItem { text, under }) => {
                change(Piece::Line(text));
                open.push(under.iter_mut());
            }
            None => drop(open.pop()),
        }
    }
}
