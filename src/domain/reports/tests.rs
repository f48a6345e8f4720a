#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::actions::ActionDraft;
use crate::domain::scene::{LINE_REFUSED, Scene, TEXT_REFUSED, nowhere, too_long, too_long_a_text};

fn titles(scene: &Scene, workshop: Id<Topic>) -> Vec<String> {
    sections(&scene.forum, workshop).into_iter().map(|section| section.title).collect()
}

fn id(scene: &Scene, workshop: Id<Topic>, at: usize) -> Id<Section> {
    sections(&scene.forum, workshop)[at].id
}

fn write(scene: &mut Scene, workshop: Id<Topic>, id: Id<Section>, notes: &str) {
    scene.does(|forum, cx| write_notes(forum, cx, workshop, id, notes)).unwrap();
}

fn begun() -> (Scene, Id<Topic>) {
    let mut scene = Scene::new();
    let workshop = scene.workshop("Bread", &[]);
    (scene, workshop)
}

/// W1
#[test]
fn a_report_starts_with_the_template_and_gets_records_only_when_written() {
    let (mut scene, workshop) = begun();
    assert_eq!(titles(&scene, workshop), ["Highlights", "Actions"]);
    assert!(sections(&scene.forum, workshop).iter().all(|section| section.from_template && !section.exists));
    let first = id(&scene, workshop, 0);
    let done = scene.does(|forum, cx| write_notes(forum, cx, workshop, first, "- oven")).unwrap();
    assert_eq!((done.verb, done.subject.as_str()), (Verb::NotesWritten, "Bread"));
    assert_eq!((scene.forum.sections.len(), scene.forum.text::<Section>(&first)), (1, "- oven"));
    assert_eq!(titles(&scene, workshop), ["Highlights", "Actions"]);
    assert!(sections(&scene.forum, workshop)[0].exists);
}

/// W1
#[test]
fn two_machines_that_begin_the_same_section_begin_one() {
    let (mut scene, workshop) = begun();
    let first = id(&scene, workshop, 0);
    let before = scene.forum.clone();
    write(&mut scene, workshop, first, "one");
    let mut mint = crate::domain::scene::mint();
    let late = write_notes(&before, &mut crate::domain::scene::context(&mut mint), workshop, first, "two ").unwrap();
    scene.does(|_, _| Ok(late)).unwrap();
    assert_eq!((scene.forum.sections.len(), scene.forum.text::<Section>(&first)), (1, "two one"));
}

/// W2
#[test]
fn a_section_follows_the_templates_title_until_it_has_its_own() {
    let (mut scene, workshop) = begun();
    let other = scene.workshop("Other", &[]);
    let heading = template::listed(&scene.forum)[0].0;
    let first = id(&scene, workshop, 0);
    write(&mut scene, workshop, first, "x");
    scene.does(|forum, cx| template::rename(forum, cx, heading, "Key points")).unwrap();
    assert_eq!(titles(&scene, workshop)[0], "Key points");
    scene.does(|forum, cx| rename_section(forum, cx, workshop, first, "Ovens")).unwrap();
    scene.does(|forum, cx| template::rename(forum, cx, heading, "Facts")).unwrap();
    assert_eq!((titles(&scene, workshop)[0].as_str(), titles(&scene, other)[0].as_str()), ("Ovens", "Facts"));
}

/// W3
#[test]
fn a_section_removed_from_one_report_stays_in_the_others() {
    let (mut scene, workshop) = begun();
    let other = scene.workshop("Other", &[]);
    let first = id(&scene, workshop, 0);
    scene.does(|forum, cx| remove_section(forum, cx, workshop, first)).unwrap();
    assert_eq!(titles(&scene, workshop), ["Actions"]);
    assert_eq!(titles(&scene, other), ["Highlights", "Actions"]);
}

/// W3
#[test]
fn a_section_taken_out_of_the_template_stays_where_something_was_written() {
    let (mut scene, workshop) = begun();
    let other = scene.workshop("Other", &[]);
    let (first, unwritten) = (id(&scene, workshop, 0), id(&scene, other, 0));
    write(&mut scene, workshop, first, "kept");
    write(&mut scene, other, unwritten, "  ");
    let heading = template::listed(&scene.forum)[0].0;
    scene.does(|forum, cx| template::remove(forum, cx, heading)).unwrap();
    assert_eq!(titles(&scene, workshop), ["Highlights", "Actions"]);
    assert_eq!(titles(&scene, other), ["Actions"]);
}

/// W4
#[test]
fn a_report_has_sections_of_its_own_and_any_can_move() {
    let (mut scene, workshop) = begun();
    let own = scene.makes::<Section>(|forum, cx| add_section(forum, cx, workshop, "Recipes"));
    assert_eq!(titles(&scene, workshop), ["Highlights", "Actions", "Recipes"]);
    scene.does(|forum, cx| shift_section(forum, cx, workshop, own, Step::To(0))).unwrap();
    assert_eq!(titles(&scene, workshop), ["Recipes", "Highlights", "Actions"]);
    let highlights = id(&scene, workshop, 1);
    scene.does(|forum, cx| shift_section(forum, cx, workshop, highlights, Step::Down)).unwrap();
    assert_eq!(titles(&scene, workshop), ["Recipes", "Actions", "Highlights"]);
    scene.does(|forum, cx| remove_section(forum, cx, workshop, own)).unwrap();
    assert_eq!(titles(&scene, workshop), ["Actions", "Highlights"]);
}

/// W4
#[test]
fn notes_of_a_topic_merged_later_are_in_the_report_of_the_one_that_leads() {
    let (mut scene, workshop) = begun();
    let merged = scene.workshop("Rolls", &[]);
    let (first, second) = (id(&scene, merged, 0), id(&scene, merged, 1));
    write(&mut scene, merged, first, "rolls too");
    write(&mut scene, merged, second, "");
    scene.makes::<Section>(|forum, cx| add_section(forum, cx, merged, "Nothing in it"));
    scene.edit(merged, |topic| topic.merged_into = Some(workshop));
    assert_eq!(titles(&scene, workshop), ["Highlights", "Highlights", "Actions"]);
    assert_eq!(state(&scene.forum, workshop), ReportState::InProgress);
}

/// W5
#[test]
fn notes_for_a_section_removed_meanwhile_are_kept_with_it_and_it_stays_removed() {
    let (mut scene, workshop) = begun();
    let first = id(&scene, workshop, 0);
    write(&mut scene, workshop, first, "a");
    scene.does(|forum, cx| remove_section(forum, cx, workshop, first)).unwrap();
    write(&mut scene, workshop, first, "ab");
    assert_eq!(titles(&scene, workshop), ["Actions"]);
    assert_eq!(scene.forum.text::<Section>(&first), "ab");
    assert_eq!(state(&scene.forum, workshop), ReportState::Empty);
}

/// W5
#[test]
fn notes_over_the_limit_are_refused_and_those_at_the_limit_are_not() {
    let (mut scene, workshop) = begun();
    let first = id(&scene, workshop, 0);
    assert_eq!(scene.does(|forum, cx| write_notes(forum, cx, workshop, first, &too_long_a_text())), Err(TEXT_REFUSED));
    assert!(scene.forum.sections.is_empty());
    write(&mut scene, workshop, first, &"é".repeat(limits::TEXT));
}

/// W6
#[test]
fn a_reporter_is_named_and_people_attend_as_many_workshops_as_they_like() {
    let (mut scene, workshop) = begun();
    let other = scene.workshop("Other", &[]);
    let ada = scene.person("Ada");
    let (noe, coming) = scene.newcomer("Noé");
    let done = scene.does(|forum, cx| name_reporter(forum, cx, workshop, Some(noe), coming)).unwrap();
    assert_eq!((done.subject.as_str(), reporter(&scene.forum, workshop)), ("Noé", Some(noe)));
    scene.does(|forum, cx| name_reporter(forum, cx, workshop, None, Edits::none())).unwrap();
    assert_eq!(reporter(&scene.forum, workshop), None);
    for shop in [workshop, other] {
        scene.does(|forum, cx| attend(forum, cx, shop, ada, true, Edits::none())).unwrap();
        assert_eq!(attendees(&scene.forum, shop), [ada]);
    }
    scene.does(|forum, cx| attend(forum, cx, other, ada, false, Edits::none())).unwrap();
    assert!(attendees(&scene.forum, other).is_empty());
}

/// W6
#[test]
fn attendance_is_the_larger_of_the_people_named_and_the_heads_counted() {
    let (mut scene, workshop) = begun();
    let ada = scene.person("Ada");
    assert_eq!(attendance(&scene.forum, workshop), None);
    scene.does(|forum, cx| attend(forum, cx, workshop, ada, true, Edits::none())).unwrap();
    assert_eq!(attendance(&scene.forum, workshop), Some(1));
    scene.does(|forum, cx| count_heads(forum, cx, workshop, Some(12))).unwrap();
    assert_eq!(attendance(&scene.forum, workshop), Some(12));
    scene.does(|forum, cx| count_heads(forum, cx, workshop, Some(0))).unwrap();
    assert_eq!(attendance(&scene.forum, workshop), Some(1));
    scene.does(|forum, cx| count_heads(forum, cx, workshop, None)).unwrap();
    assert_eq!(attendance(&scene.forum, workshop), Some(1));
}

/// W7
#[test]
fn a_report_is_empty_then_in_progress_then_done_and_can_be_reopened() {
    let (mut scene, workshop) = begun();
    let first = id(&scene, workshop, 0);
    assert_eq!(state(&scene.forum, workshop), ReportState::Empty);
    write(&mut scene, workshop, first, " \n");
    assert_eq!(state(&scene.forum, workshop), ReportState::Empty);
    let draft = ActionDraft { what: "Bake".into(), ..ActionDraft::default() };
    let action = scene.makes(|forum, cx| actions::add(forum, cx, Some(workshop), &draft));
    assert_eq!(state(&scene.forum, workshop), ReportState::InProgress);
    scene.does(|forum, cx| actions::remove(forum, cx, action)).unwrap();
    write(&mut scene, workshop, first, "x");
    assert_eq!(state(&scene.forum, workshop), ReportState::InProgress);
    scene.does(|forum, cx| finish(forum, cx, workshop)).unwrap();
    write(&mut scene, workshop, first, "xy");
    assert_eq!(state(&scene.forum, workshop), ReportState::Done);
    scene.does(|forum, cx| reopen(forum, cx, workshop)).unwrap();
    assert_eq!(state(&scene.forum, workshop), ReportState::InProgress);
}

#[test]
fn what_belongs_to_no_workshop_is_refused() {
    let (mut scene, workshop) = begun();
    let plain = scene.topic("Plain", &[]);
    let ada = scene.person("Ada");
    let derived = Id::derived(plain, template::listed(&scene.forum)[0].0);
    assert_eq!(scene.does(|forum, cx| add_section(forum, cx, plain, "x")), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| write_notes(forum, cx, plain, derived, "x")), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| write_notes(forum, cx, workshop, nowhere(), "x")), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| rename_section(forum, cx, workshop, nowhere(), "x")), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| shift_section(forum, cx, workshop, nowhere(), Step::Up)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| remove_section(forum, cx, workshop, nowhere())), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| name_reporter(forum, cx, plain, Some(ada), Edits::none())), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| attend(forum, cx, plain, ada, true, Edits::none())), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| count_heads(forum, cx, plain, None)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| finish(forum, cx, plain)), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| reopen(forum, cx, plain)), Err(Refusal::Gone));
}

/// E7
#[test]
fn a_person_whom_nobody_knows_can_neither_report_nor_attend() {
    let (mut scene, workshop) = begun();
    assert_eq!(scene.does(|forum, cx| name_reporter(forum, cx, workshop, Some(nowhere()), Edits::none())), Err(Refusal::Gone));
    assert_eq!(scene.does(|forum, cx| attend(forum, cx, workshop, nowhere(), true, Edits::none())), Err(Refusal::Gone));
}

#[test]
fn titles_and_counts_that_cannot_be_are_refused() {
    let (mut scene, workshop) = begun();
    let first = id(&scene, workshop, 0);
    assert_eq!(scene.does(|forum, cx| add_section(forum, cx, workshop, "")), Err(Refusal::Empty));
    assert_eq!(scene.does(|forum, cx| add_section(forum, cx, workshop, &too_long())), Err(LINE_REFUSED));
    assert_eq!(scene.does(|forum, cx| rename_section(forum, cx, workshop, first, " ")), Err(Refusal::Empty));
    assert_eq!(scene.does(|forum, cx| rename_section(forum, cx, workshop, first, &too_long())), Err(LINE_REFUSED));
    let range = Refusal::OutOfRange { least: 0, most: limits::PEOPLE };
    assert_eq!(scene.does(|forum, cx| count_heads(forum, cx, workshop, Some(100_001))), Err(range));
    for _ in 0..limits::LIST {
        scene.put(Section { workshop: Some(workshop), title: "x".into(), ..Section::default() });
    }
    assert_eq!(scene.does(|forum, cx| add_section(forum, cx, workshop, "x")), Err(Refusal::TooMany { limit: limits::LIST }));
}

/// W6
#[test]
fn people_named_together_attend_in_one_gesture_and_newcomers_are_added_once() {
    let mut scene = Scene::new();
    let known = scene.person("Inès Roche");
    let workshop = scene.workshop("A place open at night", &[known]);
    let names = ["ines roche", "Youssef", "YOUSSEF"].map(str::to_owned);
    scene.does(|forum, cx| attend_by_name(forum, cx, workshop, &names)).unwrap();
    let came = attendees(&scene.forum, workshop);
    assert_eq!(came.len(), 2);
    assert!(came.contains(&known));
    assert_eq!(scene.forum.participants.len(), 2);
}

/// W6
#[test]
fn nobody_attends_where_a_name_is_missing_or_cannot_be_one() {
    let mut scene = Scene::new();
    let workshop = scene.workshop("A place open at night", &[]);
    assert_eq!(scene.does(|forum, cx| attend_by_name(forum, cx, workshop, &[])), Err(Refusal::Empty));
    let names = ["Inès".to_owned(), too_long()];
    assert!(matches!(scene.does(|forum, cx| attend_by_name(forum, cx, workshop, &names)), Err(Refusal::TooLong { .. })));
    assert!(attendees(&scene.forum, workshop).is_empty());
    let gone = scene.id();
    assert_eq!(scene.does(|forum, cx| attend_by_name(forum, cx, gone, &names)), Err(Refusal::Gone));
}

#[test]
fn a_report_begins_with_its_first_line_that_says_something() {
    let mut scene = Scene::new();
    let workshop = scene.workshop("A place open at night", &[]);
    assert_eq!(beginning(&scene.forum, workshop), None);
    let section = sections(&scene.forum, workshop).last().unwrap().id;
    scene.does(|forum, cx| write_notes(forum, cx, workshop, section, "\n---\n## **Three** evenings\n- a `key`")).unwrap();
    assert_eq!(beginning(&scene.forum, workshop).as_deref(), Some("Three evenings"));
    let first = sections(&scene.forum, workshop)[0].id;
    scene.does(|forum, cx| write_notes(forum, cx, workshop, first, "  - The place is there")).unwrap();
    assert_eq!(beginning(&scene.forum, workshop).as_deref(), Some("The place is there"));
}
