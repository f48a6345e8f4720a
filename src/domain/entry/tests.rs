#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use proptest::prelude::*;

use super::*;

fn line(text: &str) -> (String, Vec<String>) {
    let TopicLine { title, conveners } = topic_line(text).unwrap();
    (title, conveners)
}

fn read(title: &str, conveners: &[&str]) -> (String, Vec<String>) {
    (title.to_owned(), conveners.iter().map(|name| (*name).to_owned()).collect())
}

/// T2
#[test]
fn the_last_dash_that_stands_apart_parts_title_and_conveners() {
    assert_eq!(line("Un jardin partagé — Élise Bœuf"), read("Un jardin partagé", &["Élise Bœuf"]));
    assert_eq!(line("A – B – Paul"), read("A – B", &["Paul"]));
    assert_eq!(line("A garden -- Paul, Eve"), read("A garden", &["Paul", "Eve"]));
    assert_eq!(line("A garden - Paul"), read("A garden", &["Paul"]));
    assert_eq!(line("A garden—Paul"), read("A garden", &["Paul"]));
    assert_eq!(line("A\u{a0}–\u{202f}Paul"), read("A", &["Paul"]));
    assert_eq!(line("A garden — "), read("A garden", &[]));
}

/// T2
#[test]
fn compound_words_ranges_and_addresses_stay_whole() {
    for title in ["Co-voiturage", "Le centre-ville, demain", "Voir https://a-b.fr/c--d", "1990–2030", "A--B", "a --- b"] {
        assert_eq!(line(title), read(title, &[]));
    }
    assert_eq!(line("Le centre-ville - Jean-Luc"), read("Le centre-ville", &["Jean-Luc"]));
}

#[test]
fn conveners_are_parted_by_commas_semicolons_and_the_word_and_each_once() {
    let (_, conveners) = line("T — Élise, Paul et Ève ; Ann and Bob & Cy, elise");
    assert_eq!(conveners, ["Élise", "Paul", "Ève", "Ann", "Bob", "Cy"]);
    assert_eq!(line("T — Etienne Anderson").1, ["Etienne Anderson"]);
}

#[test]
fn a_line_without_a_title_or_with_too_long_a_name_is_refused() {
    assert_eq!(topic_line("  "), Err(Refusal::Empty));
    assert_eq!(topic_line("— Paul"), Err(Refusal::Empty));
    let long = "x".repeat(301);
    assert_eq!(topic_line(&format!("T — {long}")), Err(Refusal::TooLong { length: 301, limit: 300 }));
}

/// The topics of a list in which nothing is wrong.
fn taken(text: &str) -> Vec<PastedTopic> {
    topics(text).unwrap().into_iter().map(Result::unwrap).collect()
}

fn list(text: &str) -> Vec<(String, Vec<String>)> {
    taken(text).into_iter().map(|topic| (topic.title, topic.questions)).collect()
}

/// T3
#[test]
fn numbered_bulleted_and_bare_lines_are_topics() {
    let plain = [read("Un", &[]), read("Deux", &[])];
    for text in [
        "Un\nDeux",
        "1. Un\r\n2. Deux\r\n",
        "1) Un\n\n2) Deux",
        "(1) Un\n(2) Deux",
        "1.Un\n2.Deux",
        "1° Un\n2° Deux",
        "#1 Un\n#2 : Deux",
        "n° 1 Un\nN°2 — Deux",
        "- Un\n- Deux",
        "* Un\n* Deux",
        "•\tUn\n•\tDeux",
        "— Un\n— Deux",
        "   Un\n   Deux",
        " 9. Un\n10. Deux",
        "1. Un\n2.\n3. Deux",
        "# Sujets\n\n- [ ] Un\n- [x] Deux\n\n---\n",
        "## Matin\n1. [X] Un\n***\n## Soir\n2. Deux\n___",
        "☐ Un\n☑ Deux",
    ] {
        assert_eq!(list(text), plain, "{text}");
    }
}

/// T3
#[test]
fn indented_lines_and_nested_bullets_are_sub_questions() {
    let nested = [read("Un", &["a ?", "b ?"]), read("Deux", &[])];
    for text in [
        "Un\n  a ?\n  b ?\nDeux",
        "1. Un\n\t- a ?\n\t- b ?\n2. Deux",
        "1. Un\n- a ?\n- b ?\n2. Deux",
        "Un\n• a ?\n• b ?\nDeux",
        "- Un\n  - a ?\n    - b ?\n- Deux",
        "•\tUn\no\ta ?\no\tb ?\n•\tDeux",
        "- Un\n◦ a ?\n◦ b ?\n- Deux",
        "1. Un\n   1. a ?\n   2. b ?\n2. Deux",
    ] {
        assert_eq!(list(text), nested, "{text}");
    }
}

/// T3
#[test]
fn what_only_looks_like_a_heading_or_a_box_is_a_topic() {
    let titles = |text: &str| list(text).into_iter().map(|(title, _)| title).collect::<Vec<_>>();
    assert_eq!(titles("#logement\n[x] ou [y] ?\n[ ]vide\n##"), ["#logement", "ou [y] ?", "[ ]vide", "##"]);
}

#[test]
fn a_title_that_begins_with_a_figure_keeps_it() {
    for title in
        ["1.5 degré, et après ?", "2030 : quelle ville ?", "10 idées", "3-6 ans", "#avenir", "oasis", "2 * 3 * 4", ">3 ans"]
    {
        assert_eq!(list(title), [read(title, &[])]);
    }
}

#[test]
fn topics_of_a_list_have_conveners_and_lines() {
    let topics = taken("\n1. Un — Paul et Eve\n\n2. Deux");
    assert_eq!(topics[0].conveners, ["Paul", "Eve"]);
    assert_eq!((topics[0].line, topics[1].line), (2, 4));
}

/// T3
#[test]
fn a_line_that_cannot_be_is_left_out_with_what_stands_below_it_and_the_others_are_taken() {
    let long = "x".repeat(301);
    let too_long = Refusal::TooLong { length: 301, limit: 300 };
    let read = |text: &str| {
        let lines = topics(text).unwrap().into_iter();
        lines.map(|line| line.map(|topic| topic.title).map_err(|left_out| left_out.at)).collect::<Vec<_>>()
    };
    let left_out = |line, refusal| Err(AtLine { line, refusal });
    assert_eq!(read(&format!("Un\n\n{long}\nDeux")), [Ok("Un".into()), left_out(3, too_long.clone()), Ok("Deux".into())]);
    assert_eq!(read(&format!("Un\n  {long}\nDeux")), [Ok("Un".into()), left_out(2, too_long), Ok("Deux".into())]);
    let below = read("1. Un\n2. — Paul\n   q ?\n3. Deux");
    assert_eq!(below, [Ok("Un".into()), left_out(2, Refusal::Empty), left_out(3, Refusal::Empty), Ok("Deux".into())]);
    let questions = "Un\n".to_owned() + &"  q\n".repeat(limits::QUESTIONS + 1);
    let refusal = Refusal::TooMany { limit: limits::QUESTIONS };
    assert_eq!(read(&questions), [Ok("Un".into()), left_out(limits::QUESTIONS + 2, refusal)]);
    let many = "t\n".repeat(limits::TOPICS + 1);
    assert_eq!(topics(&many).unwrap_err().line, limits::TOPICS + 1);
}

/// T3
#[test]
fn emphasis_and_marks_of_quotations_are_not_of_the_title() {
    let quoted = "> Cinq **bancs** — *Ada*\n>   - _où_ ?\n> > `Un four`\n>\n>> Dormir";
    let topics = taken(quoted);
    assert_eq!(list(quoted), [read("Cinq bancs", &["où ?"]), read("Un four", &[]), read("Dormir", &[])]);
    assert_eq!(topics[0].conveners, ["Ada"]);
    assert!(topics_of_many_marks());
}

/// A line of nothing but marks is read in no time, and without a stack for each of them.
fn topics_of_many_marks() -> bool {
    [">", "> ", "*a ", "**a", "`", "_a "].iter().all(|mark| topics(&mark.repeat(100_000)).is_ok())
}

fn promised(text: &str) -> Vec<(String, String)> {
    promises(text).unwrap().into_iter().map(|promise| (promise.name, promise.promise)).collect()
}

fn pair(name: &str, promise: &str) -> (String, String) {
    (name.to_owned(), promise.to_owned())
}

#[test]
fn promises_follow_a_name_and_a_colon() {
    let expected = [pair("Marie Roy", "écrire au maire : vite"), pair("Paul", "voir https://a.fr")];
    assert_eq!(promised("Marie Roy : écrire au maire : vite\n\nPaul: voir https://a.fr"), expected);
    assert_eq!(promised("- Marie Roy : écrire au maire : vite\n- Paul: voir https://a.fr"), expected);
    let one = promise_line("Paul : venir").unwrap();
    assert_eq!((one.name.as_str(), one.promise.as_str()), ("Paul", "venir"));
    assert_eq!(promise_line("Paul"), Err(Refusal::Empty));
    assert_eq!(promise_line("https://a.fr"), Err(Refusal::Empty));
}

#[test]
fn lines_below_a_name_go_to_that_person() {
    let expected = [pair("Marie", "écrire"), pair("Marie", "dire : oui"), pair("Paul", "venir")];
    for text in [
        "Marie :\n- écrire\n- dire : oui\nPaul : venir",
        "Marie\n  écrire\n  dire : oui\nPaul\n  venir",
        "Marie : écrire\n  dire : oui\nPaul : venir",
        "- Marie :\n  - écrire\n  - dire : oui\n- Paul : venir",
    ] {
        assert_eq!(promised(text), expected, "{text}");
    }
}

#[test]
fn a_name_without_a_promise_is_refused_where_it_stands() {
    assert_eq!(promises("Marie : a\nPaul :\nEve : b"), Err(AtLine { line: 2, refusal: Refusal::Empty }));
    assert_eq!(promises("Marie : a\nPaul"), Err(AtLine { line: 2, refusal: Refusal::Empty }));
    assert_eq!(promises(": a"), Err(AtLine { line: 1, refusal: Refusal::Empty }));
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_within_limits(text in "([-*•o#n°0-9.) \t:—–a-eé&,]{0,12}\n){0,8}") {
        if let Ok(topics) = topics(&text) {
            for topic in topics.into_iter().flatten() {
                prop_assert!(!topic.title.is_empty() && topic.title.chars().count() <= limits::LINE);
                prop_assert!(topic.questions.iter().all(|question| !question.is_empty()));
                prop_assert!(topic.line <= text.lines().count());
            }
        }
        if let Ok(promises) = promises(&text) {
            prop_assert!(promises.iter().all(|promise| !promise.name.is_empty() && !promise.promise.is_empty()));
        }
    }

    #[test]
    fn any_characters_are_read_or_refused(text in any::<String>()) {
        let _ = (topics(&text), promises(&text), topic_line(&text), promise_line(&text));
    }
}

#[test]
fn a_pasted_list_of_people_is_read_by_lines_and_commas_and_names_each_once() {
    let list = "1. Inès Roche\r\n- Youssef Amrani, Jeanne Morel et Paul\n\n  ines roche\n• Bruno";
    assert_eq!(people(list).unwrap(), ["Inès Roche", "Youssef Amrani", "Jeanne Morel", "Paul", "Bruno"]);
    assert_eq!(people(" \n"), Ok(Vec::new()));
}

#[test]
fn a_list_of_people_that_cannot_be_says_on_which_line() {
    let long = format!("Inès\n{}", "a".repeat(limits::LINE + 1));
    assert_eq!(people(&long).unwrap_err().line, 2);
    let many = (0..=limits::LIST).map(|n| format!("P{n}")).collect::<Vec<_>>().join("\n");
    let refusal = people(&many).unwrap_err();
    assert_eq!((refusal.line, refusal.refusal), (limits::LIST + 1, Refusal::TooMany { limit: limits::LIST }));
}
