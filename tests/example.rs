//! The example forum is what the app offers on the home screen: it must keep every rule of a forum.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use std::collections::{BTreeMap, BTreeSet, HashMap};

use fractional_index::FractionalIndex;
use open_forum::domain::record::{ForEachKind, for_each_kind};
use open_forum::domain::{
    Ballot, Fate, Forum, Id, Identity, Kind, Language, Number, Objective, Participant, Plenary, PlenaryKind, Record, RecordRef,
    Room, Section, Slot, TemplateSection, Topic, VoteState, Word, Workshop, limits,
};
use serde_json::{Map, Value};

const FILE: &str = include_str!("../examples/vivre-bien-a-valsonne.json");

fn file() -> Value {
    serde_json::from_str(FILE).expect("the example is JSON")
}

/// Fills the tables of a forum and holds each record of the file against its struct.
struct Reader {
    records: Map<String, Value>,
    forum: Forum,
}

impl ForEachKind for Reader {
    fn visit<R: Record>(&mut self) {
        let name = R::KIND.name();
        let Some(records) = self.records.get(name) else { return };
        let defaults = serde_json::to_value(R::default()).unwrap();
        for (key, stored) in records.as_object().expect("a kind holds records by key") {
            let typed: R = serde_json::from_value(stored.clone()).unwrap_or_else(|error| panic!("{name}/{key}: {error}"));
            let whole = serde_json::to_value(&typed).unwrap();
            for (field, value) in stored.as_object().unwrap() {
                assert_eq!(whole.get(field), Some(value), "{name}/{key}/{field} is a field of its struct and reads back the same");
                assert_ne!(defaults.get(field), Some(value), "{name}/{key}/{field} is stored though it is the default");
            }
            let parsed = key.parse::<R::Key>().ok().unwrap_or_else(|| panic!("{name}/{key} is no key"));
            assert_eq!(parsed.to_string(), *key, "{name}/{key} is written as the app writes it");
            R::table_mut(&mut self.forum).put(parsed, typed);
        }
    }
}

fn forum() -> Forum {
    let file = file();
    let mut reader = Reader { records: file["records"].as_object().unwrap().clone(), forum: Forum::default() };
    for_each_kind(&mut reader);
    for (reference, text) in file["texts"].as_object().unwrap() {
        let reference = reference.parse::<RecordRef>().unwrap();
        reader.forum.texts.insert(reference, text.as_str().unwrap().to_owned());
    }
    reader.forum
}

/// Dots per topic, ballots and paper together, most first; topics on the wall only.
fn ranking(forum: &Forum) -> Vec<(u32, Id<Topic>)> {
    let mut dots: BTreeMap<Id<Topic>, u32> = forum
        .topics
        .iter()
        .filter(|(_, topic)| !topic.withdrawn && topic.merged_into.is_none())
        .map(|(id, _)| (*id, forum.tallies.get(id).map_or(0, |tally| tally.dots)))
        .collect();
    for (key, vote) in &forum.votes {
        *dots.get_mut(&key.topic).expect("dots lie on topics of the wall only") += vote.dots;
    }
    let mut ranking: Vec<_> = dots.into_iter().map(|(id, dots)| (dots, id)).collect();
    ranking.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    ranking
}

fn workshops(forum: &Forum) -> Vec<(Id<Topic>, &Workshop)> {
    forum.workshops.iter().filter(|(_, workshop)| workshop.fate.is_workshop()).map(|(id, workshop)| (*id, workshop)).collect()
}

#[test]
fn the_file_says_what_it_is_and_names_its_forum() {
    let (file, forum) = (file(), forum());
    assert_eq!((&file["format"], &file["version"]), (&Value::from("open-forum"), &Value::from(1)));
    let (id, identity) = forum.identity.iter().next().expect("a forum has an identity");
    assert_eq!(forum.identity.len(), 1);
    assert_eq!(file["forum"], id.to_string());
    assert_eq!(file["title"], identity.title.as_str());
    let saved: chrono::DateTime<chrono::Utc> = file["saved"].as_str().unwrap().parse().unwrap();
    assert!(saved.timestamp_millis() > identity.created.0, "a forum is saved after it was made");
}

#[test]
fn the_file_stays_small_enough_to_be_loaded_with_one_gesture() {
    assert!(FILE.len() <= 250_000, "{} bytes", FILE.len());
}

#[test]
fn each_record_is_of_a_known_kind_and_holds_only_fields_of_its_struct_that_differ_from_the_default() {
    let forum = forum();
    for kind in file()["records"].as_object().unwrap().keys() {
        assert!(Kind::named(kind).is_some(), "{kind} is no kind");
    }
    assert!(!forum.topics.is_empty() && !forum.votes.is_empty());
}

#[test]
fn long_texts_belong_to_records_that_exist_and_may_have_one() {
    let (file, forum) = (file(), forum());
    let with_text = [Identity::KIND, Plenary::KIND, Topic::KIND, Section::KIND, Word::KIND];
    for (reference, text) in &forum.texts {
        assert!(with_text.contains(&reference.kind), "{reference}");
        assert!(file["records"][reference.kind.name()].get(&reference.key).is_some(), "{reference} is nowhere");
        limits::text(text).unwrap();
        assert!(!text.trim().is_empty(), "{reference} is empty");
    }
    assert!(!forum.text::<Identity>(forum.identity.iter().next().unwrap().0).is_empty(), "the forum has a conclusion");
}

/// What the forms keep as one line; speakers, organisers and links are several lines each.
fn single_lines(forum: &Forum) -> Vec<&str> {
    let mut lines: Vec<&str> = forum.identity.iter().flat_map(|(_, it)| [&*it.title, &*it.theme, &*it.place, &*it.host]).collect();
    lines.extend(forum.objectives.iter().map(|(_, it)| &*it.text));
    lines.extend(forum.rooms.iter().map(|(_, it)| &*it.name));
    lines.extend(forum.plenary.iter().flat_map(|(_, it)| [&*it.title].into_iter().chain(it.speakers.lines())));
    lines.extend(forum.participants.iter().flat_map(|(_, it)| [&*it.name, &*it.organisation]));
    lines.extend(forum.topics.iter().flat_map(|(_, it)| it.questions.iter().chain([&it.title, &it.consent]).map(|line| &**line)));
    lines.extend(forum.sections.iter().map(|(_, it)| &*it.title));
    lines.extend(forum.actions.iter().flat_map(|(_, it)| [&*it.what, &*it.who, &*it.due.0]));
    lines.extend(forum.engagements.iter().flat_map(|(_, it)| [&*it.promise, &*it.due.0]));
    lines
}

#[test]
fn each_single_line_would_have_been_taken_as_typed() {
    for line in single_lines(&forum()) {
        assert_eq!(limits::optional_line(line).as_deref(), Ok(line));
    }
}

fn resolves<R: Record>(forum: &Forum, key: Option<&R::Key>) {
    if let Some(key) = key {
        assert!(forum.get::<R>(key).is_some(), "{}/{key} is nowhere", R::KIND.name());
    }
}

#[test]
fn each_reference_leads_to_a_record() {
    let forum = forum();
    for (_, objective) in &forum.objectives {
        resolves::<Objective>(&forum, objective.parent.as_ref());
    }
    for (id, topic) in &forum.topics {
        assert!(!topic.conveners.is_empty(), "{id} has no convener");
        topic.conveners.iter().for_each(|person| resolves::<Participant>(&forum, Some(&person)));
        resolves::<Topic>(&forum, topic.merged_into.as_ref());
    }
    for (id, workshop) in &forum.workshops {
        resolves::<Topic>(&forum, Some(id));
        resolves::<Room>(&forum, workshop.room.as_ref());
        resolves::<Slot>(&forum, workshop.slot.as_ref());
    }
    forum.numbers.iter().for_each(|(id, _)| resolves::<Topic>(&forum, Some(id)));
    forum.tallies.iter().for_each(|(id, _)| resolves::<Topic>(&forum, Some(id)));
    forum.ballots.iter().for_each(|(_, ballot)| resolves::<Participant>(&forum, ballot.voter.as_ref()));
    for (key, _) in &forum.votes {
        resolves::<Ballot>(&forum, Some(&key.ballot));
        resolves::<Topic>(&forum, Some(&key.topic));
    }
    for (id, report) in &forum.reports {
        resolves::<Workshop>(&forum, Some(id));
        resolves::<Participant>(&forum, report.reporter.as_ref());
        report.attendees.iter().for_each(|person| resolves::<Participant>(&forum, Some(&person)));
    }
    forum.sections.iter().for_each(|(_, section)| resolves::<Workshop>(&forum, section.workshop.as_ref()));
    forum.actions.iter().for_each(|(_, action)| resolves::<Workshop>(&forum, action.workshop.as_ref()));
    for (_, engagement) in &forum.engagements {
        assert!(engagement.person.is_some());
        resolves::<Participant>(&forum, engagement.person.as_ref());
        resolves::<Workshop>(&forum, engagement.workshop.as_ref());
    }
    forum.words.iter().for_each(|(_, word)| resolves::<Participant>(&forum, word.person.as_ref()));
}

#[test]
fn each_line_of_the_history_leads_to_a_record() {
    let (file, forum) = (file(), forum());
    for (_, deed) in &forum.deeds {
        let on: RecordRef = deed.on.parse().unwrap();
        assert!(file["records"][on.kind.name()].get(&on.key).is_some(), "{on} is nowhere");
    }
    assert!(forum.deeds.len() >= 12);
}

#[test]
fn places_among_siblings_are_fractional_indices_and_differ() {
    let forum = forum();
    let mut taken = BTreeSet::new();
    let mut check = |among: String, order: &str| {
        FractionalIndex::from_string(order).unwrap_or_else(|error| panic!("{among} {order}: {error}"));
        assert!(taken.insert((among.clone(), order.to_owned())), "two in one place: {among} {order}");
    };
    forum.objectives.iter().for_each(|(_, it)| check(format!("objective {:?}", it.parent), &it.order));
    forum.rooms.iter().for_each(|(_, it)| check("room".to_owned(), &it.order));
    forum.slots.iter().for_each(|(_, it)| check("slot".to_owned(), &it.order));
    forum.plenary.iter().for_each(|(_, it)| check("plenary".to_owned(), &it.order));
    forum.template.iter().for_each(|(_, it)| check("template".to_owned(), &it.order));
    forum.sections.iter().for_each(|(_, it)| check(format!("section {:?}", it.workshop), &it.order));
    forum.actions.iter().for_each(|(_, it)| check("action".to_owned(), &it.order));
    forum.words.iter().for_each(|(_, it)| check("word".to_owned(), &it.order));
}

#[test]
fn the_day_is_of_the_reference_size() {
    let forum = forum();
    let about = forum.about();
    assert_eq!((about.date, about.minutes_language), (chrono::NaiveDate::from_ymd_opt(2026, 11, 14), Language::Fr));
    assert!(about.ends > about.starts && about.theme.ends_with('?'), "the theme is a calling question");
    assert_eq!(forum.objectives.iter().filter(|(_, it)| it.parent.is_none()).count(), 3);
    assert!(forum.objectives.iter().any(|(_, it)| it.parent.is_some()), "objectives nest");
    let of_kind = |kind| forum.plenary.iter().filter(|(_, it)| it.kind == kind).count();
    assert_eq!(of_kind(PlenaryKind::RoundTable), 2);
    for kind in [PlenaryKind::Welcome, PlenaryKind::Film, PlenaryKind::Presentation, PlenaryKind::Marketplace, PlenaryKind::Closing]
    {
        assert_eq!(of_kind(kind), 1, "{kind:?}");
    }
    assert!(forum.rooms.len() >= 6);
    assert!((95..=110).contains(&forum.participants.len()));
    assert!(forum.participants.iter().any(|(_, it)| it.unlisted) && forum.participants.iter().any(|(_, it)| !it.unlisted));
    assert_eq!(forum.words.iter().filter(|(id, _)| !forum.text::<Word>(id).is_empty()).count(), 2);
}

#[test]
fn nothing_ends_before_it_starts_and_plenary_items_and_slots_never_overlap() {
    let forum = forum();
    let mut spans: Vec<_> = forum.plenary.iter().map(|(_, it)| (it.starts.unwrap(), it.ends.unwrap(), &it.title)).collect();
    spans.extend(forum.slots.iter().map(|(_, it)| (it.starts.unwrap(), it.ends.unwrap(), &it.name)));
    spans.sort();
    assert!(spans.iter().all(|(starts, ends, _)| starts < ends));
    for pair in spans.windows(2) {
        assert!(pair[0].1 <= pair[1].0, "{} runs into {}", pair[0].2, pair[1].2);
    }
}

#[test]
fn thirty_seven_topics_are_numbered_once_each_in_the_order_they_were_proposed() {
    let forum = forum();
    assert_eq!(forum.topics.len(), 37);
    let mut numbered: Vec<_> =
        forum.numbers.iter().map(|(id, Number { n })| (forum.topics.get(id).unwrap().proposed, *n)).collect();
    numbered.sort();
    assert_eq!(numbered.iter().map(|(_, n)| *n).collect::<Vec<_>>(), (1..=37).collect::<Vec<_>>());
    assert_eq!(forum.topics.iter().filter(|(_, it)| it.questions.len() == 4).count(), 1);
    assert!(forum.topics.iter().any(|(_, it)| it.conveners.len() > 1));
}

#[test]
fn a_merge_has_its_consent_and_leads_to_a_topic_on_the_wall() {
    let forum = forum();
    let merged: Vec<_> = forum.topics.iter().filter(|(_, it)| it.merged_into.is_some()).collect();
    assert_eq!(merged.len(), 2);
    for (_, topic) in merged {
        assert!(!topic.consent.is_empty() && !topic.withdrawn);
        let into = forum.topics.get(&topic.merged_into.unwrap()).unwrap();
        assert!(into.merged_into.is_none() && !into.withdrawn);
    }
    assert_eq!(forum.topics.iter().filter(|(_, it)| it.withdrawn).count(), 1);
}

#[test]
fn each_ballot_keeps_to_the_dot_budget_and_the_cap() {
    let forum = forum();
    let about = forum.about();
    let mut given = HashMap::new();
    for (key, vote) in &forum.votes {
        assert!((1..=about.cap).contains(&vote.dots));
        *given.entry(key.ballot).or_insert(0) += vote.dots;
    }
    assert!(given.values().all(|dots| *dots <= about.dots));
    assert!((55..=65).contains(&forum.ballots.len()));
    assert!(forum.ballots.iter().all(|(_, ballot)| ballot.handed_in));
    let voters: Vec<_> = forum.ballots.iter().filter_map(|(_, ballot)| ballot.voter).collect();
    assert_eq!(voters.iter().collect::<BTreeSet<_>>().len(), voters.len(), "nobody votes twice");
}

#[test]
fn laptops_and_paper_hold_no_more_dots_than_the_people_present_were_given() {
    let forum = forum();
    let paper: u32 = forum.tallies.iter().map(|(_, tally)| tally.dots).sum();
    let people = u32::try_from(forum.participants.len() - forum.ballots.len()).unwrap();
    assert!(paper > 0 && paper <= people * forum.about().dots);
}

#[test]
fn two_topics_tie_at_the_cut_line_and_one_of_them_is_retained_by_hand() {
    let forum = forum();
    let (about, ranking) = (forum.about(), ranking(&forum));
    let line = about.retain as usize;
    assert_eq!(about.vote, VoteState::Closed);
    assert!(ranking[line - 2].0 > ranking[line - 1].0, "the tie lies at the line only");
    assert_eq!(ranking[line - 1].0, ranking[line].0);
    assert!(ranking[line].0 > ranking[line + 1].0);
    let fate = |place: usize| forum.workshops.get(&ranking[place].1).map(|it| it.fate);
    assert!((0..line - 1).all(|place| fate(place) == Some(Fate::ByVote)));
    let at_the_line = [fate(line - 1), fate(line)];
    assert!(at_the_line.contains(&Some(Fate::Tie)) && at_the_line.contains(&Some(Fate::LetGo)));
}

#[test]
fn six_workshops_are_numbered_and_placed_three_in_each_slot() {
    let forum = forum();
    let workshops = workshops(&forum);
    assert_eq!(workshops.iter().map(|(_, it)| it.number).collect::<BTreeSet<_>>(), (1..=6).collect());
    assert_eq!(workshops.len(), 6);
    for (slot, _) in &forum.slots {
        assert_eq!(workshops.iter().filter(|(_, it)| it.slot == Some(*slot) && it.room.is_some()).count(), 3);
    }
}

#[test]
fn no_room_and_no_convener_is_used_twice_in_one_slot() {
    let forum = forum();
    let (mut rooms, mut people) = (BTreeSet::new(), BTreeSet::new());
    for (id, workshop) in workshops(&forum) {
        assert!(rooms.insert((workshop.slot, workshop.room)), "a room twice at {id}");
        let merged = forum.topics.iter().filter(|(_, topic)| topic.merged_into == Some(id)).map(|(_, topic)| topic);
        let conveners: BTreeSet<_> = merged.chain(forum.topics.get(&id)).flat_map(|topic| topic.conveners.iter()).collect();
        for person in conveners {
            assert!(people.insert((workshop.slot, person)), "a convener twice at {id}");
        }
    }
}

#[test]
fn no_workshop_holds_more_people_than_its_room() {
    let forum = forum();
    for (id, workshop) in workshops(&forum) {
        let report = forum.reports.get(&id).unwrap();
        let came = report.headcount.map_or(0, |count| count as usize).max(report.attendees.len());
        assert!(came > 0, "{id} names or counts who came");
        let capacity = forum.rooms.get(&workshop.room.unwrap()).unwrap().capacity;
        assert!(capacity.is_none_or(|capacity| came <= capacity as usize), "{id}");
    }
}

#[test]
fn a_section_of_the_template_has_the_id_that_every_replica_derives() {
    let forum = forum();
    let mut seen = 0;
    for (id, section) in &forum.sections {
        if let Some(template) = section.template {
            assert_eq!(*id, Id::derived(section.workshop.unwrap(), template));
            resolves::<TemplateSection>(&forum, Some(&template));
            seen += 1;
        } else {
            assert!(!section.title.is_empty(), "a free section has a heading");
        }
    }
    assert!(seen > 0);
}

#[test]
fn each_workshop_has_a_report_done_and_no_two_reports_have_the_same_headings() {
    let forum = forum();
    let mut shapes = BTreeSet::new();
    for (id, _) in workshops(&forum) {
        assert!(forum.reports.get(&id).unwrap().done);
        let mut sections: Vec<_> = forum.sections.iter().filter(|(_, it)| it.workshop == Some(id) && !it.removed).collect();
        sections.sort_by(|a, b| a.1.order.cmp(&b.1.order));
        assert!(sections.iter().any(|(key, _)| !forum.text::<Section>(key).is_empty()), "{id} has notes");
        assert!(forum.actions.iter().any(|(_, it)| it.workshop == Some(id)), "{id} has an action");
        let shape: Vec<_> = sections.iter().map(|(_, it)| (it.template.map(|template| template.to_string()), &it.title)).collect();
        assert!(shapes.insert(format!("{shape:?}")), "{id} looks like another");
    }
    assert_eq!(forum.reports.len(), 6);
    assert!(forum.reports.iter().any(|(_, it)| it.reporter.is_none()) && forum.reports.iter().any(|(_, it)| it.reporter.is_some()));
    assert!(forum.texts.iter().any(|(it, text)| it.kind == Section::KIND && text.contains("\n  - ")), "bullets nest");
}

#[test]
fn some_twenty_people_engage_for_one_to_three_things_each() {
    let forum = forum();
    let mut promises: BTreeMap<Id<Participant>, usize> = BTreeMap::new();
    for (_, engagement) in &forum.engagements {
        *promises.entry(engagement.person.unwrap()).or_default() += 1;
    }
    assert!((20..=24).contains(&promises.len()), "{}", promises.len());
    assert_eq!(promises.values().copied().collect::<BTreeSet<_>>(), BTreeSet::from([1, 2, 3]));
    let dated =
        |date: bool| forum.engagements.iter().filter(|(_, it)| !it.due.is_none() && it.due.date().is_some() == date).count();
    assert!(dated(true) > 0 && dated(false) > 0, "terms are dates and words");
}
