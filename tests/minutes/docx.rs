//! The Word document: held against what Word demands, and against what the web page says.

use open_forum::domain::{Forum, Language};
use open_forum::minutes::book::Book;
use open_forum::minutes::{Plates, compose, docx, follow_up, html};
use proptest::prelude::*;
use roxmltree::{Document, Node};

use super::demands::{Package, W, defect, named, value};
use super::{LANGUAGES, MADE, example, forum, golden, random};

/// The words of the document in order, without white space, or what no XML can hold.
fn words_of_document(xml: &str) -> String {
    let document = Document::parse(xml).unwrap();
    let texts = named(&document, "t").filter_map(|node| node.text());
    texts.flat_map(str::chars).filter(|c| counts(*c)).collect()
}

fn words_of_html(html: &str) -> String {
    let mut words = String::new();
    for (n, piece) in html.split('<').enumerate() {
        words.push_str(if n == 0 { piece } else { piece.split_once('>').map_or("", |(_, words)| words) });
    }
    for (reference, c) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        words = words.replace(reference, c);
    }
    words.chars().filter(|c| counts(*c)).collect()
}

fn counts(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '\u{fffd}' | '\u{fffe}' | '\u{ffff}')
}

/// Checks the document of a book and gives its text.
fn check(book: &Book) -> Result<String, String> {
    let bytes = docx::docx(book, forum::plates()).map_err(|error| error.to_string())?;
    defect(&bytes)?;
    let xml = Package::open(&bytes).part("word/document.xml").to_owned();
    let (ours, theirs) = (words_of_document(&xml), words_of_html(&html::article(book, forum::plates())));
    if ours != theirs {
        let at = ours.chars().zip(theirs.chars()).take_while(|(one, other)| one == other).count();
        let near = |text: &str| text.chars().skip(at.saturating_sub(20)).take(60).collect::<String>();
        return Err(format!("{:?} instead of {:?}", near(&ours), near(&theirs)));
    }
    Ok(xml)
}

#[test]
fn the_document_of_the_example_is_the_one_kept() {
    for (language, code) in LANGUAGES {
        golden(&format!("example-{code}.docx.xml"), &check(&compose(&example(), language, MADE)).unwrap());
    }
}

#[test]
fn every_kind_of_content_has_its_place_in_the_document() {
    for (language, _) in LANGUAGES {
        for forum in [forum::complete(), forum::empty(), Forum::default()] {
            check(&compose(&forum, language, MADE)).unwrap();
        }
    }
}

#[test]
fn a_photograph_is_a_file_of_the_document_drawn_with_what_it_shows() {
    let book = compose(&forum::complete(), Language::Fr, MADE);
    let bytes = docx::docx(&book, forum::plates()).unwrap();
    defect(&bytes).unwrap();
    let package = Package::open(&bytes);
    let files: Vec<_> = package.1.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let picture = forum::picture();
    assert_eq!(files, [("word/media/1.png", picture.bytes())], "shown twice it is there once");
    let xml = package.part("word/document.xml");
    assert_eq!(xml.matches("<wp:inline").count(), 2);
    assert_eq!(xml.matches("r:embed=\"picture0\"").count(), 2);
    assert!(xml.contains("descr=\"Une carte du quartier, neuf bancs marqu"), "{xml}");
    assert!(package.part("[Content_Types].xml").contains("Extension=\"png\" ContentType=\"image/png\""));
    let without = docx::docx(&book, Plates::default()).unwrap();
    defect(&without).unwrap();
    assert!(Package::open(&without).1.is_empty());
}

#[test]
fn hostile_words_stay_words_in_the_document() {
    let xml = check(&compose(&forum::hostile(), Language::En, MADE)).unwrap();
    assert!(!xml.contains('\u{202e}') && xml.contains("&lt;script&gt;"));
}

#[test]
fn the_same_book_is_the_same_file() {
    let book = compose(&example(), Language::Fr, MADE);
    assert_eq!(docx::docx(&book, Plates::default()), docx::docx(&book, Plates::default()));
}

/// A book of nothing but notes.
fn noted(text: &str) -> Book {
    use open_forum::minutes::book::{Anchor, Block, Part};
    let mut book = compose(&Forum::default(), Language::En, None);
    let part = |n: usize| Part {
        anchor: Anchor::new(&format!("part-{n}")),
        title: "Notes".into(),
        blocks: vec![Block::Notes { text: text.into(), under: 2 }],
        chapters: Vec::new(),
    };
    book.parts = (0..2).map(part).collect();
    book.contents.entries.clear();
    book
}

/// Style, list, level and words of each paragraph of the first part.
fn paragraphs(xml: &str) -> Vec<String> {
    let document = Document::parse(xml).unwrap();
    let told = |paragraph: Node<'_, '_>| {
        let of = |name: &'static str| paragraph.descendants().find(|node| node.has_tag_name((W, name))).map(value);
        let list = of("numId").map(|list| format!(" {list}/{}", of("ilvl").unwrap())).unwrap_or_default();
        let words = |node: Node<'_, '_>| match node.tag_name().name() {
            "t" => node.text().unwrap_or_default().to_owned(),
            "br" => "|".to_owned(),
            "tab" => "\t".to_owned(),
            _ => String::new(),
        };
        format!("{}{list}: {}", of("pStyle").unwrap(), paragraph.descendants().map(words).collect::<String>())
    };
    let all: Vec<_> = named(&document, "p").map(told).collect();
    let parts: Vec<_> = all.split(|told| told == "Heading1: Notes").collect();
    parts[1].to_vec()
}

#[test]
fn notes_become_the_structures_of_word() {
    let of = |text: &str| paragraphs(&check(&noted(text)).unwrap());
    assert_eq!(
        of("- a\n  - b\n    1. c\n    2. d\n- e"),
        ["ListBullet 1/0: a", "ListBullet 1/1: b", "ListNumber 2/2: c", "ListNumber 2/2: d", "ListBullet 1/0: e"]
    );
    assert_eq!(of("7. a\n\n   b\n8. c\n\nd"), ["ListNumber 2/0: a", "ListContinue: b", "ListNumber 2/0: c", "Normal: d"]);
    assert_eq!(
        of("- - a\n- > b\n- # c\n-"),
        ["ListBullet 1/0: ", "ListBullet 1/1: a", "Quote 1/0: b", "SectionHeading 1/0: c", "ListBullet 1/0: "]
    );
    assert_eq!(of("# a\n\n### b\n\nc\nd  \ne\n\n---"), ["SectionHeading: a", "Heading3: b", "Normal: c d|e", "Rule: "]);
    assert_eq!(of("> a\n>\n> > b\n\n```\nx\n\n\ty\n```"), ["Quote: a", "Quote: b", "HTMLPreformatted: x||\ty"]);
}

/// The web page leaves such a number to the browser.
#[test]
fn numbers_that_word_cannot_count_from_are_words() {
    let bytes = docx::docx(&noted("123456789. a\n0. b"), Plates::default()).unwrap();
    defect(&bytes).unwrap();
    let told = paragraphs(Package::open(&bytes).part("word/document.xml"));
    assert_eq!(told, ["ListNumber: 123456789.\ta", "ListNumber: 123456790.\tb"]);
}

#[test]
fn words_are_bold_italic_code_and_links_as_in_the_notes() {
    let xml = check(&noted("a **b *c*** `d` [e `f`](https://a.example/?x=1&y=2) [](https://b.example) [g](javascript:h)")).unwrap();
    for run in [
        "<w:rPr><w:b/><w:bCs/></w:rPr><w:t xml:space=\"preserve\">b </w:t>",
        "<w:rPr><w:b/><w:bCs/><w:i/><w:iCs/></w:rPr><w:t>c</w:t>",
        "<w:rPr><w:rStyle w:val=\"HTMLCode\"/></w:rPr><w:t>d</w:t>",
        "<w:hyperlink r:id=\"link0\" w:history=\"1\"><w:r><w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr><w:t xml:space=\"preserve\">e </w:t>",
    ] {
        assert!(xml.contains(run), "{run} in {xml}");
    }
    // One a part: an address that may not be linked to isn't, nor are no words.
    assert_eq!(xml.matches("<w:hyperlink").count(), 2);
}

#[test]
fn text_nested_without_end_is_shown_in_the_document_as_typed() {
    for text in [">".repeat(5_000), "- ".repeat(5_000), "*a ".repeat(2_000) + &"b*".repeat(2_000)] {
        check(&noted(&text)).unwrap();
    }
}

#[test]
fn what_xml_cannot_hold_is_left_out_of_the_document() {
    let xml = check(&noted("a\u{1}b\u{b}c\u{fffe}d\u{ffff}e\u{7f}f\u{85}g & <h> \"i\" ]]>")).unwrap();
    for words in ["abcdefg &amp; ", "&lt;h&gt;", " &quot;i&quot; ", "<w:t>&gt;"] {
        assert!(xml.contains(words), "{words} in {xml}");
    }
}

/// The contents read well before Word has made them anew, and Word asks nothing when it opens the file.
#[test]
fn the_contents_are_filled_in_and_nothing_asks_to_be_updated() {
    let bytes = docx::docx(&compose(&example(), Language::Fr, MADE), Plates::default()).unwrap();
    let package = Package::open(&bytes);
    for part in package.0.values() {
        assert!(!part.contains("updateFields") && !part.contains("w:dirty"));
    }
    let document = Document::parse(package.part("word/document.xml")).unwrap();
    let book = compose(&example(), Language::Fr, MADE);
    let entries: usize = book.contents.entries.iter().map(|entry| 1 + entry.under.len()).sum();
    let contents = named(&document, "sdtContent").next().unwrap();
    assert_eq!(contents.descendants().filter(|node| node.has_tag_name((W, "hyperlink"))).count(), entries);
    assert!(package.part("word/styles.xml").contains("w:lang w:val=\"fr-FR\""));
    assert!(package.part("docProps/core.xml").contains("<dc:language>fr-FR</dc:language>"));
    assert!(package.part("word/header.xml").contains("Vivre bien"));
}

fn every_forum_has_a_document(seed: u64, size: usize) -> Result<(), TestCaseError> {
    let forum = random::forum(seed, size);
    for (language, _) in LANGUAGES {
        for book in [compose(&forum, language, MADE), follow_up(&forum, language, MADE)] {
            if let Err(defect) = check(&book) {
                prop_assert!(false, "{}", defect);
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_forum_has_a_sound_document_in_both_languages(seed in any::<u64>(), size in 0_usize..40) {
        every_forum_has_a_document(seed, size)?;
    }

    #[test]
    fn whatever_notes_hold_the_document_says_what_the_web_page_says(
        pieces in proptest::collection::vec(prop_oneof![
            3 => proptest::sample::select(NOTES).prop_map(str::to_owned),
            1 => "[a-z#*>` \n\t-]{0,6}",
        ], 0..24)
    ) {
        let checked = check(&noted(&pieces.concat()));
        prop_assert!(checked.is_ok(), "{:?} of {:?}", checked, pieces.concat());
    }
}

const NOTES: &[&str] = &[
    "a",
    "* ",
    "- ",
    "1. ",
    "3) ",
    "# ",
    "## ",
    "> ",
    "```\n",
    "~~~",
    "`",
    "**",
    "*",
    "_",
    "<b>",
    "</script>",
    "<!-- ",
    "-->",
    "[x]",
    "(javascript:alert(1))",
    "(http://a.org)",
    "![p](http://a.org/i.png)",
    "![](http://a.org/é|)",
    "[r]: http://b.org",
    "[r]",
    "\n",
    "\n\n",
    "    ",
    "\\",
    "&amp;",
    "&",
    "---",
    "===",
    "|",
    "<https://c.org>",
    "<mailto:a@b.org>",
    "mot",
    " ",
    "é",
    "שלום",
    "\u{1}",
    "\u{ffff}",
    "]]>",
    "\u{202e}",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    #[ignore = "minutes long; run it when the writer changes"]
    fn ten_thousand_forums_have_sound_documents(seed in any::<u64>(), size in 0_usize..40) {
        every_forum_has_a_document(seed, size)?;
    }
}
