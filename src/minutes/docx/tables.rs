//! Tables: facts, rows and columns, charts.
//!
//! Word wants the properties of tables and cells in one fixed order too (ECMA-376, 17.4.60 and 17.4.70).

use super::body::Body;
use super::columns::{Column, widths};
use super::paragraph::{Indent, Look};
use crate::minutes::book::{Bar, Chart, Fact, FactsManner, Figure, Line, Row, Table};
use crate::minutes::escape;

/// How wide the columns of a chart are: what it is, its number, its bar, what became of it.
const CHART: [u32; 4] = [4_180, 640, 2_500, 2_092];
/// How long the longest bar is: its column less the cell's margin.
const BAR: u32 = 2_330;
/// How long the shortest bar is.
const SHORTEST: u32 = 30;
/// How wide the terms of a sheet are.
const TERMS: u32 = 2_000;
/// How wide they are within an item.
const ITEM_TERMS: u32 = 1_700;
/// How wide the names of a roll are.
const NAMES: u32 = 2_700;
/// Most rows that a table has which stays in one piece.
const SHORT: usize = 6;
/// Most figures that stand side by side on the cover.
const FIGURES: usize = 4;

/// How a table is set.
struct Frame<'a> {
    style: &'a str,
    widths: &'a [u32],
    /// What it shows, for those who can't see it.
    caption: &'a str,
    /// Whether its first row is its head.
    head: bool,
    /// Whether the first cell of a row is that row's head.
    row_heads: bool,
}

/// How a cell is set.
#[derive(Clone, Copy, Default)]
struct Cell {
    width: u32,
    /// How many columns it goes across; none is one.
    span: usize,
    /// Whether it stands out from the rows around it.
    washed: bool,
    /// Whether the cut line runs above it.
    cut: bool,
    /// Whether it keeps some distance from the rule above it, and from the one below.
    apart: (bool, bool),
}

impl Body<'_> {
    fn open_table(&mut self, frame: &Frame<'_>) {
        let inset = self.inset;
        let xml = &mut self.xml;
        let flag = |set: bool| if set { "1" } else { "0" };
        xml.start("w:tbl", &[]);
        xml.start("w:tblPr", &[]);
        xml.value("w:tblStyle", frame.style);
        let width: u32 = frame.widths.iter().sum();
        xml.empty("w:tblW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
        if inset > 0 {
            xml.empty("w:tblInd", &[("w:w", &inset.to_string()), ("w:type", "dxa")]);
        }
        xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        xml.empty(
            "w:tblLook",
            &[
                ("w:val", if frame.head { "0620" } else { "0600" }),
                ("w:firstRow", flag(frame.head)),
                ("w:lastRow", "0"),
                ("w:firstColumn", flag(frame.row_heads)),
                ("w:lastColumn", "0"),
                ("w:noHBand", "1"),
                ("w:noVBand", "1"),
            ],
        );
        if !frame.caption.is_empty() {
            xml.value("w:tblCaption", &escape::plain(frame.caption));
        }
        xml.end();
        xml.start("w:tblGrid", &[]);
        for width in frame.widths {
            xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
        }
        xml.end();
        xml.line();
    }

    fn close_table(&mut self) {
        self.xml.end();
        self.xml.line();
        self.gap();
    }

    /// Opens a row, which no page divides.
    fn open_row(&mut self, head: bool) {
        self.xml.start("w:tr", &[]);
        self.xml.start("w:trPr", &[]);
        self.xml.empty("w:cantSplit", &[]);
        if head {
            self.xml.empty("w:tblHeader", &[]);
        }
        self.xml.end();
        self.xml.line();
    }

    fn close_row(&mut self) {
        self.xml.end();
        self.xml.line();
    }

    fn cell(&mut self, cell: Cell, content: impl FnOnce(&mut Self)) {
        let ([cut, washed], xml) = (self.inks, &mut self.xml);
        xml.start("w:tc", &[]);
        xml.start("w:tcPr", &[]);
        xml.empty("w:tcW", &[("w:w", &cell.width.to_string()), ("w:type", "dxa")]);
        if cell.span > 1 {
            xml.value("w:gridSpan", &cell.span.to_string());
        }
        if cell.cut {
            xml.start("w:tcBorders", &[]);
            xml.empty("w:top", &[("w:val", "dashed"), ("w:sz", "12"), ("w:space", "0"), ("w:color", cut)]);
            xml.end();
        }
        if cell.washed {
            xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", washed)]);
        }
        let margins = [("w:top", "150", cell.apart.0), ("w:left", "140", cell.washed), ("w:bottom", "150", cell.apart.1)];
        if margins.iter().any(|(_, _, set)| *set) {
            xml.start("w:tcMar", &[]);
            for (side, width, _) in margins.into_iter().filter(|(_, _, set)| *set) {
                xml.empty(side, &[("w:w", width), ("w:type", "dxa")]);
            }
            xml.end();
        }
        xml.end();
        content(self);
        self.xml.end();
    }

    /// Lines in a cell, one a paragraph; a cell has one paragraph at least.
    fn lines(&mut self, look: Look, lines: &[Line]) {
        for line in lines {
            self.begin(look);
            self.line(line);
            self.finish();
        }
        if lines.is_empty() {
            self.begin(look);
            self.finish();
        }
    }

    fn caption(&mut self, caption: &str) {
        if !caption.is_empty() {
            let inset = self.inset;
            self.paragraph(Look::style("Caption").inset(inset), caption);
        }
    }

    /// Terms and what is said of each.
    pub fn facts(&mut self, facts: &[Fact], manner: FactsManner) {
        if facts.is_empty() {
            return;
        }
        let room = self.width();
        let (style, terms, term, value) = match manner {
            FactsManner::Sheet if self.within_item => ("ItemSheet", ITEM_TERMS, "Term", "Saying"),
            FactsManner::Sheet => ("Sheet", TERMS, "Term", "Saying"),
            FactsManner::Roll => ("Roll", NAMES, "Person", "Promise"),
        };
        let widths = [terms, room.saturating_sub(terms)];
        self.open_table(&Frame { style, widths: &widths, caption: "", head: false, row_heads: true });
        let (together, last) = (self.together, facts.len().saturating_sub(1));
        for (n, fact) in facts.iter().enumerate() {
            // A sheet is short, and stays in one piece.
            self.together = together || (manner == FactsManner::Sheet && n < last);
            self.open_row(false);
            let ruled = style == "Sheet";
            let [left, right] = widths.map(|width| Cell { width, apart: (ruled && n == 0, ruled && n == last), ..Cell::default() });
            self.cell(left, |body| body.lines(Look::style(term), std::slice::from_ref(&fact.term)));
            self.cell(right, |body| body.lines(Look::style(value), &fact.values));
            self.close_row();
        }
        self.together = together;
        self.close_table();
    }

    /// The figures of the cover, side by side.
    pub fn figures(&mut self, figures: &[Figure]) {
        for figures in figures.chunks(FIGURES) {
            let width = self.width() / 4;
            self.open_table(&Frame {
                style: "Figures",
                widths: &vec![width; figures.len()],
                caption: "",
                head: false,
                row_heads: false,
            });
            self.open_row(false);
            for figure in figures {
                self.cell(Cell { width, ..Cell::default() }, |body| {
                    body.paragraph(Look::style("FigureNumber"), &figure.number);
                    body.paragraph(Look::style("FigureLabel"), &figure.of);
                });
            }
            self.close_row();
            self.close_table();
        }
    }

    /// A table with its caption.
    pub fn table(&mut self, table: &Table) {
        let widths = widths(&measure(table), self.width());
        self.caption(&table.caption);
        self.open_table(&Frame { style: "Grid", widths: &widths, caption: &table.caption, head: true, row_heads: table.row_heads });
        self.open_row(true);
        for (n, width) in widths.iter().enumerate() {
            let head = table.head.get(n).map_or("", String::as_str);
            self.cell(Cell { width: *width, ..Cell::default() }, |body| body.paragraph(Look::style("TableHead"), head));
        }
        self.close_row();
        let (together, rows) = (self.together, table.rows.len());
        for (n, row) in table.rows.iter().enumerate() {
            // A short table stays in one piece, and no row is left alone.
            self.together = together || (n + 1 < rows && (rows <= SHORT || n + 2 == rows));
            self.row(row, &widths, table.row_heads);
        }
        self.together = together;
        self.close_table();
    }

    fn row(&mut self, row: &Row, widths: &[u32], row_heads: bool) {
        let first = Look::style(if row_heads { "RowHead" } else { "TableText" });
        self.open_row(false);
        match row {
            Row::Cells(cells) => {
                for (n, width) in widths.iter().enumerate() {
                    let look = if n == 0 { first } else { Look::style("TableText") };
                    let lines = cells.get(n).map_or(&[][..], Vec::as_slice);
                    self.cell(Cell { width: *width, ..Cell::default() }, |body| body.lines(look, lines));
                }
            }
            Row::Across { first: head, rest } => {
                let width = widths.first().copied().unwrap_or_default();
                self.cell(Cell { width, ..Cell::default() }, |body| body.lines(first, std::slice::from_ref(head)));
                let others = Cell { width: widths.iter().skip(1).sum(), span: widths.len() - 1, washed: true, ..Cell::default() };
                self.cell(others, |body| body.lines(Look::style("TableText"), std::slice::from_ref(rest)));
            }
        }
        self.close_row();
    }

    /// A chart: its bars are paragraphs of colour, as long as their indent leaves them. So they stay sharp
    /// at any size, and there is no picture that would have to be put into words: the number stands beside.
    pub fn chart(&mut self, chart: &Chart) {
        let [what, number, bar, note] = CHART;
        self.caption(&chart.caption);
        self.open_table(&Frame { style: "Chart", widths: &CHART, caption: &chart.caption, head: true, row_heads: true });
        self.open_row(true);
        for (head, width, span) in chart.head.iter().zip([what, number + bar, note]).zip([1, 2, 1]).map(|((h, w), s)| (h, w, s)) {
            self.cell(Cell { width, span, ..Cell::default() }, |body| body.paragraph(Look::style("TableHead"), head));
        }
        self.close_row();
        let cut = chart.cut.as_ref().map(|cut| (cut.after.min(chart.bars.len()), cut.words.as_str()));
        for (n, bar) in chart.bars.iter().enumerate() {
            if let Some((_, words)) = cut.filter(|(after, _)| *after == n) {
                self.cut(words);
            }
            self.bar(bar);
        }
        if let Some((_, words)) = cut.filter(|(after, _)| *after == chart.bars.len()) {
            self.cut(words);
        }
        self.close_table();
    }

    fn cut(&mut self, words: &str) {
        self.open_row(false);
        let all = Cell { width: CHART.iter().sum(), span: CHART.len(), cut: true, ..Cell::default() };
        self.cell(all, |body| body.paragraph(Look::style("CutLine").kept(), words));
        self.close_row();
    }

    fn bar(&mut self, bar: &Bar) {
        let [what, number, length, note] = CHART.map(|width| Cell { width, ..Cell::default() });
        let style = |strong: &'static str, plain: &'static str| Look::style(if bar.strong { strong } else { plain });
        let shown = (BAR * u32::from(bar.share.min(1_000)) / 1_000).max(SHORTEST);
        let indent = Some(Indent { right: BAR - shown, ..Indent::default() });
        self.open_row(false);
        self.cell(what, |body| body.lines(style("BarLabelStrong", "TableText"), std::slice::from_ref(&bar.label)));
        self.cell(number, |body| body.paragraph(Look::style("BarNumber"), &bar.number));
        self.cell(length, |body| {
            body.begin(Look { indent, ..style("BarStrong", "Bar") });
            body.finish();
        });
        self.cell(note, |body| body.paragraph(style("BarNoteStrong", "BarNote"), &bar.note));
        self.close_row();
    }
}

/// What stands in each column. The cell across the others may break as it likes.
fn measure(table: &Table) -> Vec<Column> {
    let cells = table.rows.iter().map(|row| match row {
        Row::Cells(cells) => cells.len(),
        Row::Across { .. } => 2,
    });
    let mut columns = vec![Column::default(); cells.chain([table.head.len(), 1]).max().unwrap_or(1)];
    for (column, head) in columns.iter_mut().zip(&table.head) {
        column.head(head);
    }
    for row in &table.rows {
        match row {
            Row::Cells(cells) => {
                for (column, lines) in columns.iter_mut().zip(cells) {
                    for line in lines {
                        column.take(&line.plain());
                    }
                }
            }
            Row::Across { first, .. } => columns.iter_mut().take(1).for_each(|column| column.take(&first.plain())),
        }
    }
    columns
}
