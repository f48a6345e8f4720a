//! The minutes of a forum, whole: golden files, hostile content, and every state a forum can be in.
//!
//! `UPDATE_GOLDEN=1 cargo test --test minutes` writes the golden files anew.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::format_push_string,
    missing_docs
)]
#![cfg(not(target_arch = "wasm32"))]

mod archive;
mod demands;
mod docx;
mod forum;
mod ical;
mod importing;
mod logo;
mod random;
mod structure;
mod tables;
mod text;

use std::path::Path;

use open_forum::domain::{
    BookChoices, BookPart, Convergence, Forum, Identity, Language, Matter, Moment, Naming, Photograph, Record, VoteState,
};
use open_forum::exchange::records::{History, decode, encode};
use open_forum::minutes::book::{Block, Book};
use open_forum::minutes::{Plates, compose, escape, follow_up, html, markdown};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use structure::{html_defect, markdown_outline};

const LANGUAGES: [(Language, &str); 2] = [(Language::En, "en"), (Language::Fr, "fr")];
const MADE: Option<Moment> = Some(Moment(1_794_688_200_000));

fn golden(name: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == made, "{name} differs from what is written now; UPDATE_GOLDEN=1 takes it over, git diff shows it");
}

fn example() -> Forum {
    decode(&serde_json::from_str(include_str!("../../examples/vivre-bien-a-valsonne.json")).unwrap()).unwrap()
}

/// Holds a law against random forums, in every language.
fn hold(cases: u32, law: fn(&Forum, Language) -> Result<(), String>) {
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let tried = TestRunner::new(config).run(&(any::<u64>(), 0_usize..40), |(seed, size)| {
        let forum = random::forum(seed, size);
        LANGUAGES.into_iter().try_for_each(|(language, _)| law(&forum, language)).map_err(TestCaseError::fail)
    });
    if let Err(defect) = tried {
        panic!("{defect}");
    }
}

fn check(forum: &Forum, language: Language) -> Result<(String, String), String> {
    check_book(&follow_up(forum, language, MADE))?;
    check_book(&compose(forum, language, MADE))
}

/// The book as every writer writes it, or what is wrong with that.
fn check_book(book: &Book) -> Result<(String, String), String> {
    let page = html::page(book, forum::plates(), None);
    if let Some(defect) = html_defect(&page) {
        return Err(format!("{defect}\n{}", page.split_once("</style>").unwrap().1));
    }
    let text = markdown::markdown(book);
    let outline = markdown_outline(&text);
    if !outline.raw.is_empty() {
        return Err(format!("raw HTML {:?} in\n{text}", outline.raw));
    }
    let (headings, tables) = expected(book);
    if outline.tables != tables {
        return Err(format!("{} tables instead of {tables} in\n{text}", outline.tables));
    }
    let shape = |title: &str| escape::plain(title).split_whitespace().collect::<String>();
    let found: Vec<_> = outline.headings.iter().map(|(level, title)| (*level, shape(title))).collect();
    let wanted: Vec<_> = headings.iter().map(|(level, title)| (*level, shape(title))).collect();
    if found != wanted {
        return Err(format!("headings {found:?}\ninstead of {wanted:?} in\n{text}"));
    }
    Ok((page, text))
}

/// The headings down to level 3, and how many tables, that the model has.
fn expected(book: &Book) -> (Vec<(u8, String)>, usize) {
    let mut headings = vec![(1, book.cover.title.clone())];
    if !book.contents.entries.is_empty() {
        headings.push((2, book.contents.title.clone()));
    }
    let mut tables = 0;
    let mut walk = |blocks: &[Block], headings: &mut Vec<(u8, String)>| {
        for block in blocks {
            match block {
                Block::Table(_) | Block::Chart(_) => tables += 1,
                Block::Heading { level: 3, text } => headings.push((3, text.clone())),
                Block::Item(item) => headings.push((3, markdown::marked(&item.mark, &item.title))),
                Block::Notes { text, under: 2 } => {
                    headings.extend(markdown_outline(&open_forum::minutes::notes::markdown(text, 2)).headings);
                }
                _ => {}
            }
        }
    };
    for part in &book.parts {
        headings.push((2, part.title.clone()));
        walk(&part.blocks, &mut headings);
        for chapter in &part.chapters {
            headings.push((3, markdown::marked(&chapter.mark, &chapter.title)));
            walk(&chapter.blocks, &mut headings);
        }
    }
    (headings, tables)
}

#[test]
fn the_minutes_of_the_example_are_those_kept() {
    for (language, code) in LANGUAGES {
        let (page, text) = check(&example(), language).unwrap();
        golden(&format!("example-{code}.html"), &page);
        golden(&format!("example-{code}.md"), &text);
    }
}

#[test]
fn the_minutes_of_a_complete_forum_are_those_kept() {
    for (language, code) in LANGUAGES {
        let (page, text) = check(&forum::complete(), language).unwrap();
        golden(&format!("minutes-complete-{code}.html"), &page);
        golden(&format!("minutes-complete-{code}.md"), &text);
    }
}

/// E10
#[test]
fn the_follow_up_of_a_forum_months_later_is_the_one_kept() {
    for (language, code) in LANGUAGES {
        let (_, text) = check_book(&follow_up(&forum::months_later(), language, MADE)).unwrap();
        golden(&format!("follow-up-{code}.md"), &text);
    }
}

/// E8, E9
#[test]
fn the_minutes_tell_since_when_and_why_something_is_done_dropped_or_moved() {
    let (_, text) = check(&forum::months_later(), Language::En).unwrap();
    let moved = "put off (noted on 2\u{a0}March\u{a0}2027); to March: the key is still with the former mayor";
    assert_eq!(text.matches(moved).count(), 2, "in the workshop's table and in that of all actions\n{text}");
    assert!(
        text.contains(
            "Apporter deux bancs de la Régie\u{a0}· au printemps\u{a0}· Workshop\u{a0}3\u{a0}· done on 20\u{a0}March\u{a0}2027\u{a0}· et un troisième"
        ),
        "{text}"
    );
    assert!(!text.contains("not to be told"), "{text}");
}

/// E10
#[test]
fn a_follow_up_of_nothing_says_so_under_a_heading_that_names_both() {
    for (language, heading) in [(Language::En, "## Actions and engagements"), (Language::Fr, "## Actions et engagements")] {
        let (_, text) = check_book(&follow_up(&forum::empty(), language, MADE)).unwrap();
        assert!(text.contains(heading), "{text}");
    }
}

/// E10, B4
#[test]
fn the_follow_up_names_people_as_the_organiser_chose() {
    let mut forum = forum::months_later();
    let id = forum.identity.iter().map(|(id, _)| *id).next().unwrap();
    forum.books.put(id, BookChoices { naming: Naming::Initials, ..BookChoices::default() });
    let text = markdown::markdown(&follow_up(&forum, Language::En, None));
    assert!(text.contains("I. R.") && !text.contains("Inès Roche"), "{text}");
}

#[test]
fn the_minutes_of_an_empty_forum_are_those_kept() {
    for (language, code) in LANGUAGES {
        let (page, text) = check(&forum::empty(), language).unwrap();
        golden(&format!("minutes-empty-{code}.html"), &page);
        golden(&format!("minutes-empty-{code}.md"), &text);
    }
}

#[test]
fn hostile_words_stay_words() {
    let (page, text) = check(&forum::hostile(), Language::En).unwrap();
    assert!(!page.contains("<script") && !page.contains("\"javascript:") && !page.contains("<img"));
    assert!(!text.contains('\u{202e}') && !page.contains('\u{202e}'));
    let outline = markdown_outline(&text);
    for link in &outline.links {
        assert!(link.starts_with('#') || link.starts_with("https://"), "{link}");
    }
    golden("minutes-hostile-en.html", &page);
    golden("minutes-hostile-en.md", &text);
}

#[test]
fn a_forum_without_any_record_has_minutes() {
    for (language, _) in LANGUAGES {
        check(&Forum::default(), language).unwrap();
    }
}

#[test]
fn every_topic_is_in_the_minutes_whatever_became_of_it() {
    let forum = forum::complete();
    for (language, _) in LANGUAGES {
        let (page, text) = check(&forum, language).unwrap();
        for (_, topic) in &forum.topics {
            let title = escape::markdown(&topic.title);
            assert!(text.contains(&title) && page.contains(&escape::html(&topic.title)), "{}", topic.title);
        }
    }
}

#[test]
fn the_minutes_of_an_open_vote_with_hidden_totals_tell_no_totals() {
    let mut forum = forum::with_one_vote();
    let (id, mut about) = forum.identity.iter().map(|(id, about)| (*id, about.clone())).next().unwrap();
    about.vote = VoteState::Open;
    Identity::table_mut(&mut forum).put(id, about);
    let book = compose(&forum, Language::En, None);
    let text = markdown::markdown(&book);
    assert!(!text.contains("12 dots") && !text.contains("19 dots") && !text.contains('▇'), "{text}");
}

fn converging(change: impl FnOnce(&mut Convergence)) -> (Forum, String) {
    let mut forum = forum::complete();
    let (id, mut convergence) = forum.convergences.iter().map(|(id, convergence)| (*id, convergence.clone())).next().unwrap();
    change(&mut convergence);
    forum.convergences.put(id, convergence);
    let text = markdown::markdown(&compose(&forum, Language::En, None));
    (
        forum,
        text.split_once("## The vote on actions")
            .map(|(_, part)| part.split("\n## ").next().unwrap().to_owned())
            .unwrap_or_default(),
    )
}

/// D7
#[test]
fn the_minutes_of_an_open_vote_on_actions_with_hidden_totals_tell_no_totals() {
    let (_, closed) = converging(|_| ());
    assert!(closed.contains('▇') && closed.contains('7'), "{closed}");
    let (_, hidden) = converging(|convergence| convergence.vote = VoteState::Open);
    assert!(
        hidden.contains("its totals are given once it is closed") && !hidden.contains('▇') && !hidden.contains("people voted"),
        "{hidden}"
    );
    let (_, shown) = converging(|convergence| (convergence.vote, convergence.open_totals) = (VoteState::Open, true));
    assert!(shown.contains('▇') && shown.contains("2 people voted"), "{shown}");
}

/// D7
#[test]
fn the_minutes_tell_of_no_vote_on_actions_where_there_was_none() {
    let (mut forum, paper_only) = converging(|convergence| convergence.vote = VoteState::NotOpen);
    assert!(paper_only.contains('▇'), "{paper_only}");
    for action in forum.actions.clone().iter().map(|(id, _)| id) {
        forum.action_tallies.take(action);
    }
    for ballot in forum.ballots.clone().iter().filter(|(_, ballot)| ballot.on == Matter::Actions).map(|(id, _)| id) {
        forum.ballots.take(ballot);
    }
    assert!(!markdown::markdown(&compose(&forum, Language::En, None)).contains("vote on actions"));
}

/// D6
#[test]
fn every_action_is_in_the_minutes_whatever_the_vote_made_of_it() {
    let forum = forum::complete();
    let text = markdown::markdown(&compose(&forum, Language::En, None));
    let table = text.split_once("## All actions").unwrap().1.split("\n## ").next().unwrap();
    assert!(!forum.actions.is_empty() && forum.actions.iter().all(|(_, action)| table.contains(&action.what)), "{table}");
}

#[test]
fn a_person_who_does_not_want_to_be_listed_is_not() {
    let text = markdown::markdown(&compose(&forum::complete(), Language::En, None));
    assert!(!text.contains("Anonyme voulu") && text.contains("Jeanne Morel"));
}

fn chosen(change: impl FnOnce(&mut BookChoices)) -> (Book, String, String) {
    let mut forum = forum::complete();
    let id = forum.identity.iter().map(|(id, _)| *id).next().unwrap();
    let mut choices = BookChoices::default();
    change(&mut choices);
    forum.books.put(id, choices);
    let (page, text) = check(&forum, Language::En).unwrap();
    (compose(&forum, Language::En, MADE), page, text)
}

/// B2
#[test]
fn a_part_that_is_left_out_is_nowhere_and_nothing_leads_to_it() {
    let left_out = [BookPart::Topics, BookPart::Workshops, BookPart::Contents];
    let (book, page, text) = chosen(|choices| choices.left_out = left_out.into_iter().map(|part| (part, true)).collect());
    assert!(book.contents.entries.is_empty() && !page.contains("class=\"contents\""));
    assert!(!text.contains("## Topics") && !text.contains("## Workshops") && text.contains("## All actions"));
    assert!(!page.contains("href=\"#topic-") && !page.contains("href=\"#workshop-"), "{page}");
    assert!(text.contains("| Workshop"), "{text}");
}

/// B1, B3
#[test]
fn parts_stand_where_they_were_moved_under_the_headings_they_were_given() {
    let (book, _, text) = chosen(|choices| {
        choices.titles.insert(BookPart::Engagements, "What we *promise*".to_owned());
        choices.places.insert(BookPart::Engagements, "00".to_owned());
    });
    assert_eq!(book.parts.first().map(|part| part.title.as_str()), Some("What we *promise*"));
    assert_eq!(book.contents.entries.first().map(|entry| entry.title.as_str()), Some("What we *promise*"));
    assert!(text.contains("## What we \\*promise\\*"));
}

/// B4
#[test]
fn people_are_named_as_the_organiser_chose_in_every_place() {
    let forum = forum::complete();
    let names: Vec<_> =
        forum.participants.iter().map(|(_, person)| person.name.clone()).filter(|name| name.contains(' ')).collect();
    for naming in [Naming::FirstName, Naming::Initials, Naming::None] {
        let (_, page, text) = chosen(|choices| choices.naming = naming);
        for name in &names {
            assert!(!page.contains(&escape::html(name)) && !text.contains(name.as_str()), "{naming:?}: {name}\n{text}");
        }
    }
    let (_, _, text) = chosen(|choices| choices.naming = Naming::Initials);
    assert!(text.contains("J. M."), "{text}");
}

/// Q1, Q4
#[test]
fn photographs_stand_in_their_workshop_or_after_the_topics_and_those_not_at_hand_leave_their_words() {
    let forum = forum::complete();
    let (page, text) = check(&forum, Language::Fr).unwrap();
    let place = |html: &str| page.find(html).unwrap_or_else(|| panic!("{html} in {page}"));
    let (topics, workshops) = (place("id=\"topics\""), place("id=\"workshops\""));
    let wall = place("Le mur à midi");
    assert!(topics < wall && wall < workshops, "a photograph of no workshop stands with the topics");
    assert!(page[workshops..].contains("alt=\"Une carte du quartier, neuf bancs marqués\""));
    assert!(page[workshops..].contains("La carte des bancs</bdi></figcaption>"));
    assert!(page.contains("<figure class=\"absent\">"), "one isn't at hand");
    assert!(text.contains("\n*La carte des bancs*\n"), "{text}");
    let removed = forum.photographs.iter().find(|(_, photograph)| photograph.removed).unwrap().1;
    assert!(!page.contains(&removed.caption) && !text.contains(&removed.caption));
}

/// Q1
#[test]
fn photographs_of_a_workshop_that_is_no_longer_held_are_not_lost() {
    let mut forum = forum::complete();
    let held: Vec<_> = forum.workshops.iter().map(|(id, _)| *id).collect();
    for id in held {
        forum.workshops.take(&id);
    }
    let (page, _) = check(&forum, Language::En).unwrap();
    assert!(page.contains("La carte des bancs"));
    assert_eq!(page.matches("<figure").count(), forum.photographs.iter().filter(|(_, photograph)| !photograph.removed).count());
}

/// B4
#[test]
fn captions_and_alternative_texts_name_people_as_the_book_does() {
    let mut forum = forum::complete();
    let choices = BookChoices { naming: Naming::None, ..BookChoices::default() };
    let key = *forum.identity.iter().next().unwrap().0;
    forum.books.put(key, choices);
    let (id, photograph) = forum.photographs.iter().next().map(|(id, photograph)| (*id, photograph.clone())).unwrap();
    let words = "Avec @Jeanne Morel".to_owned();
    forum.photographs.put(id, Photograph { caption: words.clone(), alternative: words, ..photograph });
    let (page, text) = check(&forum, Language::En).unwrap();
    assert!(page.contains("alt=\"Avec ") && !page.contains("Avec @Jeanne") && !text.contains("Avec @Jeanne"), "{text}");
}

/// B4
#[test]
fn where_nobody_is_named_people_are_counted_once_and_head_nothing() {
    let (_, page, text) = chosen(|choices| choices.naming = Naming::None);
    assert!(!page.contains("<dt dir=\"auto\"><bdi>Somebody"), "{page}");
    for line in text.lines() {
        assert!(line.matches("people").count() + line.matches("one person").count() < 2, "{line}");
    }
}

#[test]
fn a_vote_in_which_nobody_voted_says_so_and_turns_no_topic_down() {
    let mut forum = forum::complete();
    let about = forum.identity.iter().map(|(id, about)| (*id, about.clone())).next().unwrap();
    forum.identity.put(about.0, Identity { vote: VoteState::Closed, ..about.1 });
    for topic in forum.tallies.clone().iter().map(|(id, _)| *id) {
        forum.tallies.take(&topic);
    }
    for ballot in forum.ballots.clone().iter().map(|(id, _)| *id) {
        forum.ballots.take(&ballot);
    }
    for vote in forum.votes.clone().iter().map(|(key, _)| *key) {
        forum.votes.take(&vote);
    }
    let text = markdown::markdown(&compose(&forum, Language::En, None));
    assert!(text.contains("Nobody voted.") && !text.contains("not retained by the vote"), "{text}");
}

#[test]
fn what_is_pasted_into_an_email_leads_nowhere_within_and_has_its_rules_at_its_cells() {
    let mail = html::mail(compose(&forum::complete(), Language::Fr, MADE), forum::plates());
    assert!(!mail.contains("href=\"#") && !mail.contains("<th scope=\"row\"") && !mail.contains("class=\"contents\""), "{mail}");
    assert_eq!(
        mail.matches("<td").count(),
        mail.matches("<td style=").count()
            + mail.matches("<td colspan=").count()
            + mail.matches("<td data-label=").count()
            + mail.matches("<td dir=").count()
    );
    assert!(mail.contains("border:1px solid") && mail.contains("border-collapse:collapse"));
}

#[test]
fn the_book_makes_no_request_and_runs_no_script() {
    let (page, _) = check(&forum::complete(), Language::Fr).unwrap();
    let style = html::STYLE;
    assert!(!style.contains("url(") && !style.contains("@import") && !page.contains("<script"));
    assert_eq!(page.matches(" src=").count(), page.matches(" src=\"data:image/").count());
    let face = html::page(&compose(&forum::empty(), Language::En, None), Plates::default(), Some("d09GMgABAAAAAA=="));
    assert!(face.contains("url(data:font/woff2;base64,d09GMgABAAAAAA==)"));
    let none = html::page(&compose(&forum::empty(), Language::En, None), Plates::default(), Some("x)}</style><script>"));
    assert!(!none.contains("<script") && !none.contains("@font-face"));
}

#[test]
fn bars_are_as_long_as_their_numbers_say() {
    let book = compose(&forum::complete(), Language::En, None);
    let chart = book.parts.iter().flat_map(|part| &part.blocks).find_map(|block| match block {
        Block::Chart(chart) => Some(chart),
        _ => None,
    });
    let bars: Vec<_> = chart.unwrap().bars.iter().map(|bar| (bar.number.as_str(), bar.share)).collect();
    // 12 + 2 on paper and 3 + 2 + 3 (5 capped) on laptops; 9 on paper; 5 on paper and 4 on laptops; …
    assert_eq!(bars, [("22", 1000), ("9", 409), ("9", 409), ("4", 181), ("4", 181), ("4", 181)]);
}

#[test]
#[ignore = "takes minutes"]
fn ten_thousand_forums_have_minutes_that_are_well_formed() {
    hold(10_000, |forum, language| check(forum, language).map(drop));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_forum_written_as_records_and_read_back_is_the_same(seed in any::<u64>(), size in 0_usize..40) {
        let mut forum = random::forum(seed, size);
        forum.texts.retain(|_, text| !text.is_empty());
        prop_assert_eq!(decode(&encode(&forum, History::Kept)), Ok(forum));
    }

    #[test]
    fn every_forum_has_minutes_in_both_languages(seed in any::<u64>(), size in 0_usize..40) {
        let forum = random::forum(seed, size);
        for (language, _) in LANGUAGES {
            if let Err(defect) = check(&forum, language) {
                prop_assert!(false, "{}", defect);
            }
        }
    }
}
