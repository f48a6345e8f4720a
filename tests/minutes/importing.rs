//! The tables that leave the app come in again as lists: nothing of what an import takes is lost on the way.

use std::collections::BTreeSet;

use open_forum::domain::columns::{Columns, OF_PEOPLE, OF_TOPICS};
use open_forum::domain::entry::PastedTopic;
use open_forum::domain::{Forum, Language, Topic, listed_people, listed_topics, participants};
use open_forum::minutes::compose::sheet;
use open_forum::minutes::csv::csv;
use open_forum::minutes::notes;
use open_forum::minutes::sheet::Table;

use super::{LANGUAGES, example, forum};

fn exported(forum: &Forum, language: Language, table: Table) -> String {
    csv(&sheet(forum, language, table))
}

/// A topic as the table tells it: title, conveners, sub-questions, label, description.
fn told(forum: &Forum, topic: &Topic, text: &str) -> PastedTopic {
    let conveners = topic.conveners.iter().map(|person| participants::name_of(forum, person).to_owned()).collect();
    let description = notes::text(text).trim().to_owned();
    let Topic { title, questions, label, .. } = topic.clone();
    PastedTopic { line: 0, title, conveners, questions, description, label }
}

/// F13
#[test]
fn the_topics_of_the_example_come_back_from_their_table_in_both_languages() {
    let forum = example();
    let sorted = |mut conveners: Vec<String>| {
        conveners.sort();
        conveners
    };
    for (language, code) in LANGUAGES {
        let table = Columns::read(&exported(&forum, language, Table::Topics), &OF_TOPICS).unwrap().unwrap();
        assert_eq!((table.not_taken(), &table.unclosed), (Vec::new(), &Vec::new()), "{code}");
        let list: Vec<PastedTopic> = listed_topics::of_table(&table).into_iter().map(Result::unwrap).collect();
        assert_eq!(list.len(), forum.topics.len());
        for (id, topic) in &forum.topics {
            let topic = told(&forum, topic, forum.text::<Topic>(id));
            let read = list.iter().find(|read| read.title == topic.title).unwrap_or_else(|| panic!("{code}: {topic:?}"));
            let read = PastedTopic { line: 0, conveners: sorted(read.conveners.clone()), ..read.clone() };
            assert_eq!(read, PastedTopic { conveners: sorted(topic.conveners.clone()), ..topic }, "{code}");
        }
    }
}

/// F13
#[test]
fn the_people_of_the_example_come_back_from_their_table_in_both_languages() {
    let forum = example();
    let expected: BTreeSet<(String, String)> = participants::listed(&forum)
        .into_iter()
        .filter(|(_, person)| !person.unlisted && !person.unnamed)
        .map(|(_, person)| (person.name.clone(), person.organisation.clone()))
        .collect();
    for (language, code) in LANGUAGES {
        let table = Columns::read(&exported(&forum, language, Table::Participants), &OF_PEOPLE).unwrap().unwrap();
        assert_eq!((table.not_taken(), &table.unclosed), (Vec::new(), &Vec::new()), "{code}");
        let list = listed_people::of_table(&Forum::default(), &table).into_iter().map(Result::unwrap);
        let read: BTreeSet<(String, String)> = list.map(|listed| (listed.person.name, listed.person.organisation)).collect();
        assert_eq!(read, expected, "{code}");
    }
}

/// F13
#[test]
fn every_column_of_both_tables_is_known_where_all_of_them_are_filled() {
    let forum = forum::complete();
    for (language, code) in LANGUAGES {
        for (table, headings) in [(Table::Topics, &OF_TOPICS), (Table::Participants, &OF_PEOPLE)] {
            let table = Columns::read(&exported(&forum, language, table), headings).unwrap().unwrap();
            assert_eq!(table.not_taken(), Vec::<String>::new(), "{code}");
        }
    }
}
