//! The plain text: it says what the book says, and none of Markdown's marks.

use open_forum::domain::{Forum, Language};
use open_forum::minutes::book::{Block, Line, Picture, Row, Span};
use open_forum::minutes::{compose, escape, notes, text};

use super::{LANGUAGES, MADE, example, forum, golden, hold};

/// What a book's blocks say, but for notes.
fn said(blocks: &[Block], words: &mut Vec<String>) {
    let line = |line: &Line| line.0.iter().map(Span::words).map(escape::plain).collect::<Vec<_>>();
    for block in blocks {
        match block {
            Block::Heading { text, .. } => words.push(text.clone()),
            Block::Paragraph { text, .. } => words.extend(line(text)),
            Block::Facts { facts, .. } => {
                words.extend(facts.iter().flat_map(|fact| fact.values.iter().chain([&fact.term]).flat_map(line)));
            }
            Block::Notes { .. } => {}
            Block::List { items, .. } => words.extend(items.iter().flat_map(|item| line(&item.text))),
            Block::Table(table) => words.extend(table.rows.iter().flat_map(|row| match row {
                Row::Cells(cells) => cells.iter().flatten().flat_map(line).collect::<Vec<_>>(),
                Row::Across { first, rest } => [line(first), line(rest)].concat(),
            })),
            Block::Chart(chart) => {
                words.extend(chart.bars.iter().flat_map(|bar| [line(&bar.label), vec![bar.number.clone()]].concat()));
            }
            Block::Picture(Picture { caption, alt, .. }) => {
                words.extend(if caption.is_empty() { vec![escape::plain(alt)] } else { line(caption) });
            }
            Block::Item(item) => {
                words.extend([item.title.clone(), item.mark.clone()]);
                words.extend([line(&item.by), line(&item.fate)].concat());
                said(&item.blocks, words);
            }
        }
    }
}

fn check(forum: &Forum, language: Language) -> Result<String, String> {
    let book = compose(forum, language, MADE);
    let text = text::text(&book);
    let mut words = vec![book.cover.title.clone()];
    for part in &book.parts {
        words.push(part.title.clone());
        said(&part.blocks, &mut words);
        for chapter in &part.chapters {
            words.push(chapter.title.clone());
            said(&chapter.blocks, &mut words);
        }
    }
    let shape = |words: &str| words.split_whitespace().collect::<String>();
    let whole = shape(&text);
    if let Some(missing) = words.iter().find(|words| !whole.contains(&shape(&escape::plain(words)))) {
        return Err(format!("{missing:?} isn't in\n{text}"));
    }
    if text.contains(['\r', '\0', '\u{202e}']) {
        return Err(text);
    }
    Ok(text)
}

fn law(forum: &Forum, language: Language) -> Result<(), String> {
    check(forum, language).map(drop)
}

#[test]
fn the_text_of_the_example_is_the_one_kept() {
    for (language, code) in LANGUAGES {
        golden(&format!("example-{code}.txt"), &check(&example(), language).unwrap());
    }
}

#[test]
fn every_forum_has_a_plain_text_that_says_what_its_book_says() {
    hold(256, law);
    for forum in [forum::complete(), forum::empty(), forum::hostile(), Forum::default()] {
        law(&forum, Language::Fr).unwrap();
    }
}

#[test]
#[ignore = "takes a minute"]
fn ten_thousand_forums_have_a_plain_text_that_says_what_their_books_say() {
    hold(10_000, law);
}

#[test]
fn notes_lose_the_marks_of_markdown_and_keep_their_words() {
    let of = notes::text;
    assert_eq!(of("# Un *lieu*\n\na **b** `c`  \nd\ne"), "Un lieu\n\na b c\nd e");
    assert_eq!(of("- a\n- b\n  1. c\n  2. d\n\n\n7. e"), "• a\n• b\n  1. c\n  2. d\n\n7. e");
    assert_eq!(of("- a\n\n  b\n- c"), "• a\n\n  b\n\n• c");
    assert_eq!(of("- a\n-\n- b"), "• a\n•\n• b");
    assert_eq!(of("> a\n>\n> b"), "│ a\n│\n│ b");
    assert_eq!(
        of("[words](https://a.example) <https://b.example> <c@d.example>"),
        "words (https://a.example) https://b.example c@d.example"
    );
    assert_eq!(of("![](https://a.example/x.png) ![y](z)"), "https://a.example/x.png y (z)");
    assert_eq!(of("```\n* x\n  y\n```\n\n---\n\n<b>z</b>\n\n\\*w\\*"), "    * x\n      y\n\n───\n\n<b>z</b>\n\n*w*");
    // Code keeps its empty lines, but for those around it.
    assert_eq!(of("```\n\n  x\n\n\ny\n\n```"), "      x\n\n\n    y");
    assert_eq!(of("a\u{202e}b\u{7}"), "ab");
    assert!(of(&">".repeat(50_000)).starts_with(">>>"));
}
