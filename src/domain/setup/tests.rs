#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::scene::{LINE_REFUSED, Scene, TEXT_REFUSED, applied, context, mint, too_long, too_long_a_text};
use crate::domain::{Fate, Moment, Vote, VoteKey, VoteState, Workshop, plenary, rooms, slots, template, voting, words};
use chrono::NaiveDate;

fn new<'a>(title: &'a str, template: &'a [&'a str]) -> NewForum<'a> {
    NewForum { title, language: Language::Fr, offset: 60, template }
}

/// F2
#[test]
fn a_title_is_enough_for_a_forum() {
    let mut mint = mint();
    let made_it = create(&mut context(&mut mint), &new("  Vivre \t ensemble ", &["Points forts", "Actions"])).unwrap();
    let forum = applied(std::slice::from_ref(&made_it));
    assert_eq!(made(&made_it), forum_id(&forum));
    let about = forum.about();
    assert_eq!(
        (about.title.as_str(), about.minutes_language, about.offset, about.created),
        ("Vivre ensemble", Language::Fr, 60, Moment(1_000))
    );
    let headings: Vec<_> = template::listed(&forum).into_iter().map(|(_, section)| section.title.as_str()).collect();
    assert_eq!(headings, ["Points forts", "Actions"]);
    assert_eq!(made_it.verb, Verb::ForumCreated);
}

/// F2
#[test]
fn a_forum_without_a_title_is_refused() {
    let mut mint = mint();
    let mut cx = context(&mut mint);
    assert_eq!(create(&mut cx, &new(" \u{202e} ", &[])), Err(Refusal::Empty));
    assert_eq!(create(&mut cx, &new(&too_long(), &[])), Err(LINE_REFUSED));
    assert_eq!(create(&mut cx, &new("Forum", &[""])), Err(Refusal::Empty));
}

/// F3
#[test]
fn the_description_keeps_line_breaks_where_it_has_several_lines_and_nowhere_else() {
    let mut scene = Scene::new();
    scene
        .does(|forum, cx| {
            change(forum, cx, |about| {
                about.theme = "Mieux\nvivre".into();
                about.organisers = " Ville \nMJC  du\u{202e} parc\n\n".into();
                about.facilitators = "Ada\r\nNoé".into();
                about.date = NaiveDate::from_ymd_opt(2026, 11, 14);
                about.minutes_language = Language::En;
            })
        })
        .unwrap();
    let about = scene.identity();
    assert_eq!(
        (about.theme.as_str(), about.organisers.as_str(), about.facilitators.as_str()),
        ("Mieux vivre", "Ville\nMJC du parc", "Ada\nNoé")
    );
    assert_eq!((about.date, about.minutes_language), (NaiveDate::from_ymd_opt(2026, 11, 14), Language::En));
}

/// F3
#[test]
fn a_change_of_set_up_leaves_vote_phase_and_making_alone() {
    let mut scene = Scene::new();
    let before = scene.identity();
    let done = scene.does(|forum, cx| {
        change(forum, cx, |about| {
            about.vote = VoteState::Open;
            (about.dots, about.cap, about.retain) = (0, 0, 99_999);
            (about.own_topics, about.open_totals) = (!about.own_topics, !about.open_totals);
            about.phase = Phase::Closing;
            about.created = Moment(5);
            about.copied_from = "x".into();
        })
    });
    assert!(done.unwrap().edits.is_empty());
    assert_eq!(scene.identity(), before);
}

fn refused(scene: &mut Scene, wrong: impl FnOnce(&mut Identity)) -> Refusal {
    scene.does(|forum, cx| change(forum, cx, wrong)).unwrap_err()
}

/// F4
#[test]
fn what_cannot_be_is_refused_and_says_what_could() {
    let mut scene = Scene::new();
    let hour = |hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0);
    assert_eq!(refused(&mut scene, |about| (about.starts, about.ends) = (hour(17), hour(9))), Refusal::EndsBeforeStart);
    assert_eq!(refused(&mut scene, |about| about.title = " ".into()), Refusal::Empty);
    assert_eq!(refused(&mut scene, |about| about.theme = too_long()), LINE_REFUSED);
    assert_eq!(refused(&mut scene, |about| about.organisers = too_long()), LINE_REFUSED);
    assert_eq!(refused(&mut scene, |about| about.facilitators = too_long_a_text()), TEXT_REFUSED);
    assert_eq!(
        refused(&mut scene, |about| about.date = NaiveDate::from_ymd_opt(20_261, 1, 1)),
        Refusal::OutOfRange { least: 1900, most: 2200 }
    );
}

/// F3
#[test]
fn an_odd_field_that_came_with_a_merge_does_not_stand_in_the_way_of_others() {
    let mut scene = Scene::new();
    let id = forum_id(&scene.forum).unwrap();
    scene.edit(id, |about| about.theme = too_long());
    scene.does(|forum, cx| change(forum, cx, |about| about.place = "Halle".into())).unwrap();
    assert_eq!(scene.identity().place, "Halle");
}

/// F5
#[test]
fn any_phase_can_be_gone_to_from_any_other() {
    let mut scene = Scene::new();
    for phase in [Phase::Closing, Phase::Topics, Phase::Harvest, Phase::Opening] {
        assert_eq!(scene.does(|forum, cx| go_to(forum, cx, phase)).unwrap().verb, Verb::PhaseChanged);
        assert_eq!(scene.identity().phase, phase);
    }
}

#[test]
fn a_forum_whose_identity_has_not_arrived_cannot_be_changed() {
    let mut mint = mint();
    let mut cx = context(&mut mint);
    let nothing = Forum::default();
    assert_eq!(change(&nothing, &mut cx, |_| ()), Err(Refusal::Gone));
    assert_eq!(go_to(&nothing, &mut cx, Phase::Votes), Err(Refusal::Gone));
    assert_eq!(words::conclude(&nothing, &mut cx, "x"), Err(Refusal::Gone));
}

/// F6
#[test]
fn a_copy_has_the_set_up_under_fresh_ids_and_nothing_of_the_day() {
    let mut scene = Scene::new();
    scene.does(|forum, cx| change(forum, cx, |about| about.date = NaiveDate::from_ymd_opt(2025, 1, 1))).unwrap();
    let rules = voting::Rules { dots: 9, ..voting::Rules::of(&scene.forum) };
    scene.does(|forum, cx| voting::set_rules(forum, cx, &rules)).unwrap();
    let parent = scene.makes::<Objective>(|forum, cx| objectives::add(forum, cx, "Why", None));
    scene.makes::<Objective>(|forum, cx| objectives::add(forum, cx, "Why then", Some(parent)));
    let room = scene.makes::<Room>(|forum, cx| rooms::add(forum, cx, "Moulin", Some(40)));
    let gone = scene.makes::<Room>(|forum, cx| rooms::add(forum, cx, "Cave", None));
    scene.does(|forum, cx| rooms::remove(forum, cx, gone)).unwrap();
    let (name, hours) = slots::parse("14h-15h");
    let slot = scene.makes::<Slot>(|forum, cx| slots::add(forum, cx, &name, hours));
    let film = scene.makes::<Plenary>(|forum, cx| plenary::add(forum, cx, Plenary { title: "Film".into(), ..Plenary::default() }));
    scene.does(|forum, cx| plenary::write(forum, cx, film, "What was said")).unwrap();
    let topic = scene.workshop("Bread", &[]);
    scene
        .forum
        .workshops
        .put(topic, Workshop { fate: Fate::ByVote, number: 1, room: Some(room), slot: Some(slot), ..Workshop::default() });
    scene.forum.votes.put(VoteKey { ballot: crate::domain::scene::nowhere(), topic }, Vote { dots: 2 });
    scene.does(words_conclude).unwrap();

    let from = scene.forum.clone();
    let mut last = 1_000;
    let mut fresh = || {
        last += 1;
        uuid::Uuid::from_u128(last)
    };
    let copy = applied(&[copy_set_up(&from, &mut context(&mut fresh), "Next year").unwrap()]);
    let about = copy.about();
    assert_eq!((about.title.as_str(), about.copied_from.as_str(), about.dots, about.date), ("Next year", "Forum", 9, None));
    assert_eq!(
        objectives::tree(&copy).iter().map(|branch| (branch.depth, branch.objective.text.as_str())).collect::<Vec<_>>(),
        [(0, "Why"), (1, "Why then")]
    );
    assert_eq!(
        rooms::listed(&copy).iter().map(|(_, room)| (room.name.as_str(), room.capacity)).collect::<Vec<_>>(),
        [("Moulin", Some(40))]
    );
    assert_eq!((slots::listed(&copy).len(), plenary::listed(&copy).len(), template::listed(&copy).len()), (1, 1, 2));
    assert!(copy.topics.is_empty() && copy.votes.is_empty() && copy.workshops.is_empty() && copy.texts.is_empty());
    assert!(copy.rooms.iter().all(|(id, _)| from.rooms.get(id).is_none()));
    assert!(copy.objectives.iter().all(|(id, _)| from.objectives.get(id).is_none()));
    assert_eq!(copy_set_up(&from, &mut context(&mut fresh), ""), Err(Refusal::Empty));
}

fn words_conclude(forum: &Forum, cx: &mut Context<'_>) -> Result<Transaction, Refusal> {
    words::conclude(forum, cx, "It was good")
}
