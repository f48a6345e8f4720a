#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use super::measure::{largest, lines};
use super::*;
use crate::domain::scene::Scene;
use crate::domain::topics as wall;

#[test]
fn a_list_parts_without_losing_anything() {
    let sheets = parted(vec![3, 3, 3, 9, 1], 6, |weight| *weight);
    assert_eq!(sheets, vec![vec![3, 3], vec![3], vec![9], vec![1]]);
    assert!(parted(Vec::<usize>::new(), 6, |weight| *weight).is_empty());
}

#[test]
fn words_break_into_lines_where_they_must() {
    assert_eq!(lines("", 1_000), 1);
    assert_eq!(lines("un mot", 1_000), 1);
    assert_eq!(lines("un mot et encore un autre mot", 1_000), 2);
    assert_eq!(lines(&"x".repeat(40), 1_000), 3);
    assert_eq!(lines("夜に開いている場所が欲しい", 500), 3);
}

#[test]
fn a_longer_text_never_stands_larger() {
    let sizes: Vec<_> = (1..60).map(|count| largest(&"mot ".repeat(count), 182, 222)).collect();
    assert!(sizes.is_sorted_by(|a, b| a >= b), "{sizes:?}");
}

#[test]
fn a_poster_lies_as_its_words_stand_largest() {
    let long = "De quoi a-t-on besoin pour vivre bien à Valsonne, ensemble et pas seulement côte à côte, et par quoi commençons-nous cet hiver ?";
    let short = "Et si le village ouvrait le soir ?";
    for (words, way) in [(long, Way::Landscape), (short, Way::Portrait)] {
        assert_eq!(Way::for_words(words), way);
        assert_eq!(largest(words, 182, 222) > largest(words, 269, 135), way == Way::Portrait);
    }
}

#[test]
fn what_was_chosen_is_read_back_and_nonsense_is_the_usual_choice() {
    let mut choice = Choice { size: Size::A3, saving_ink: true, cards: 12, ..Choice::default() };
    choice.take(Stack::Agenda, true);
    choice.take(Stack::Posters, false);
    assert_eq!(Choice::read(&choice.kept()), choice);
    assert_eq!(Choice::read("nonsense"), Choice::default());
    assert_eq!(Choice::read("{\"cards\": 99999, \"blank-topics\": 0}").cards, choice::COPIES);
    assert_eq!(Choice::read("{\"cards\": 99999, \"blank-topics\": 0}").blank_topics, 1);
}

#[test]
fn topic_sheets_stand_by_number_and_carry_every_question() {
    let mut scene = Scene::new();
    for title in ["First", "Second"] {
        scene.does(|forum, cx| wall::propose_line(forum, cx, &format!("{title} — Ada"))).unwrap();
    }
    let questions: Vec<String> = (0..50).map(|n| format!("Question {n}: {}", "why ".repeat(20))).collect();
    let second = wall::on_the_wall(&scene.forum)[1];
    scene.does(|forum, cx| wall::set_questions(forum, cx, second, &questions)).unwrap();
    let sheets = topics::sheets(&scene.forum, 0, 60);
    assert_eq!(sheets[0].title, "First");
    assert_eq!(sheets[0].conveners, "Ada");
    assert!(sheets.len() > 3 && sheets[1..].iter().all(|sheet| sheet.number == Some(2)));
    assert_eq!(sheets[1].part, Some((1, sheets.len() - 1)));
    let carried: Vec<String> = sheets.iter().flat_map(|sheet| sheet.questions.clone()).collect();
    assert_eq!(carried, scene.forum.get::<Topic>(&second).unwrap().questions);
    assert_eq!(topics::sheets(&scene.forum, 1, 60)[0].title, "Second");
    assert_eq!(topics::counted(&scene.forum), vec![vec![(Some(1), "First".to_owned()), (Some(2), "Second".to_owned())]]);
}

#[test]
fn without_rooms_and_slots_there_is_a_grid_to_fill_in() {
    let scene = Scene::new();
    let sheets = agenda::sheets(&scene.forum, Way::Landscape);
    assert!(agenda::is_blank(&scene.forum));
    assert_eq!(sheets.len(), 1);
    assert_eq!((sheets[0].rooms.len(), sheets[0].rows.len()), (4, 4));
    assert!(rooms::signs(&scene.forum).is_empty());
}
