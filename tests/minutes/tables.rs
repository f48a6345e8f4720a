//! The tables as CSV: read back by a reader of another hand, and held against the rules of the forum.

use csv::{ReaderBuilder, Terminator};
use open_forum::domain::{
    Convergence, Forum, Identity, Language, Naming, Participant, Record, VoteState, actions, book, participants,
};
use open_forum::minutes::compose::{sheet, sheets};
use open_forum::minutes::csv::{csv, written};
use open_forum::minutes::sheet::{Cell, Sheet, Table};

use super::{LANGUAGES, example, forum, golden, hold};

const FORMULAS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\n'];

/// The rows of a CSV file, its head first; each must have as many cells as the head.
fn read(csv: &str) -> Result<Vec<Vec<String>>, String> {
    let csv = csv.strip_prefix('\u{feff}').ok_or("no byte order mark")?;
    let mut reader = ReaderBuilder::new().has_headers(false).terminator(Terminator::CRLF).from_reader(csv.as_bytes());
    let rows = reader.records().map(|row| row.map(|row| row.iter().map(str::to_owned).collect()));
    rows.collect::<Result<_, _>>().map_err(|error| error.to_string())
}

fn told(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Words(words) if words.starts_with(FORMULAS) || words.starts_with(['＝', '＋', '－', '＠']) => format!("'{words}"),
        Cell::Words(words) => words.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Date(_) | Cell::Time(_) => written(cell),
    }
}

/// That a table is read back as it is, and that nothing in it is a formula.
fn check(sheet: &Sheet) -> Result<(), String> {
    let text = csv(sheet);
    let rows = read(&text).map_err(|error| format!("{error} in\n{text}"))?;
    let mut expected = vec![sheet.head.iter().map(|head| (*head).to_owned()).collect::<Vec<_>>()];
    expected.extend(sheet.rows.iter().map(|row| row.iter().map(told).collect()));
    if rows != expected {
        return Err(format!("{rows:?}\ninstead of {expected:?} in\n{text}"));
    }
    match rows.iter().flatten().find(|cell| cell.starts_with(FORMULAS) || cell.contains(['\u{202e}', '\0'])) {
        Some(cell) => Err(format!("{cell:?} in\n{text}")),
        None => Ok(()),
    }
}

fn law(forum: &Forum, language: Language) -> Result<(), String> {
    let sheets = sheets(forum, language);
    let nobody = book::choices(forum).naming == Naming::None;
    let is_listed = |person: &Participant| !nobody && !person.unlisted && !person.unnamed && !person.name.trim().is_empty();
    let listed = participants::listed(forum).into_iter().filter(|(_, person)| is_listed(person)).count();
    let rows: Vec<_> = Table::ALL.iter().zip(&sheets).map(|(table, sheet)| (*table, sheet.rows.len())).collect();
    if !rows.contains(&(Table::Participants, listed)) || !rows.contains(&(Table::Actions, actions::table(forum).len())) {
        return Err(format!("{rows:?}"));
    }
    sheets.iter().try_for_each(check)
}

#[test]
fn the_tables_of_the_example_are_those_kept() {
    for (language, code) in LANGUAGES {
        for table in Table::ALL {
            let sheet = sheet(&example(), language, table);
            check(&sheet).unwrap();
            golden(&format!("example-{code}.{}.csv", table.name()), &csv(&sheet));
        }
    }
}

#[test]
fn every_table_is_read_back_as_it_is() {
    hold(256, law);
}

#[test]
#[ignore = "takes a minute"]
fn every_table_of_ten_thousand_forums_is_read_back_as_it_is() {
    hold(10_000, law);
}

#[test]
fn hostile_words_stay_in_their_cells() {
    for words in forum::hostile_words() {
        let forum = forum::of_nothing_but(&words);
        for (language, _) in LANGUAGES {
            law(&forum, language).unwrap();
        }
    }
    for forum in [forum::complete(), forum::empty(), forum::hostile(), Forum::default()] {
        law(&forum, Language::Fr).unwrap();
    }
}

/// A column of a table, by its head in English.
fn column(forum: &Forum, table: Table, head: &str) -> Vec<Cell> {
    let sheet = sheet(forum, Language::En, table);
    let at = sheet.head.iter().position(|known| *known == head).unwrap();
    sheet.rows.iter().map(|row| row[at].clone()).collect()
}

fn voting(change: impl FnOnce(&mut Identity)) -> Forum {
    let mut forum = forum::complete();
    let (id, mut about) = forum.identity.iter().map(|(id, about)| (*id, about.clone())).next().unwrap();
    change(&mut about);
    Identity::table_mut(&mut forum).put(id, about);
    forum
}

const DOTS: [&str; 4] = ["Dots on laptops", "Dots on paper", "Dots in all", "Rank"];

#[test]
fn an_open_vote_with_hidden_totals_is_hidden_in_its_tables_and_their_order_too() {
    let hidden = voting(|about| (about.vote, about.open_totals) = (VoteState::Open, false));
    for table in [Table::Topics, Table::Votes] {
        for head in DOTS {
            assert!(column(&hidden, table, head).iter().all(|cell| *cell == Cell::Empty), "{head}");
        }
    }
    let numbers: Vec<_> = column(&hidden, Table::Votes, "No.").iter().map(written).map(|n| n.parse::<u32>().unwrap()).collect();
    assert!(!numbers.is_empty() && numbers.is_sorted(), "{numbers:?}");
    let shown = voting(|about| (about.vote, about.open_totals) = (VoteState::Open, true));
    assert!(column(&shown, Table::Votes, "Dots in all").iter().all(|cell| matches!(cell, Cell::Number(_))));
}

#[test]
fn the_table_of_the_vote_names_nobody() {
    let forum = forum::complete();
    let text = csv(&sheet(&forum, Language::En, Table::Votes));
    let names: Vec<_> = forum.participants.iter().map(|(_, person)| person.name.as_str()).filter(|name| !name.is_empty()).collect();
    assert!(names.len() > 3 && names.iter().all(|name| !text.contains(name)), "{text}");
}

#[test]
fn dots_in_the_table_are_those_on_laptops_and_on_paper_together() {
    let forum = forum::complete();
    let dots = DOTS.map(|head| column(&forum, Table::Votes, head));
    let number = |cell: &Cell| written(cell).parse::<u32>().unwrap();
    let of = |at: usize| (number(&dots[0][at]), number(&dots[1][at]), number(&dots[2][at]));
    // 12 + 2 on paper and 3 + 2 + 3 (5 capped) on laptops.
    assert_eq!(of(0), (8, 14, 22));
    assert!((0..dots[0].len()).map(of).all(|(laptops, paper, all)| laptops + paper == all));
    assert!(dots[3].iter().map(number).is_sorted());
}

/// D7
#[test]
fn an_open_vote_on_actions_with_hidden_totals_is_hidden_in_the_table_of_actions() {
    let dots = |vote: VoteState| {
        let mut forum = forum::complete();
        let (id, convergence) = forum.convergences.iter().map(|(id, convergence)| (*id, convergence.clone())).next().unwrap();
        forum.convergences.put(id, Convergence { vote, open_totals: false, ..convergence });
        DOTS.map(|head| column(&forum, Table::Actions, head)).concat()
    };
    assert!(dots(VoteState::Open).iter().all(|cell| *cell == Cell::Empty));
    assert!(dots(VoteState::Closed).iter().any(|cell| matches!(cell, Cell::Number(1..))));
}

#[test]
fn who_does_not_want_to_be_listed_is_not_in_the_table_of_participants() {
    let forum = forum::complete();
    let unlisted = |(_, person): &(_, &Participant)| person.unlisted;
    assert!(forum.participants.iter().any(|entry| unlisted(&entry)));
    let names = column(&forum, Table::Participants, "Name");
    assert!(!names.contains(&Cell::words("Anonyme voulu")) && names.contains(&Cell::words("Jeanne Morel")));
}

#[test]
fn every_topic_has_a_row_whatever_became_of_it() {
    let forum = forum::complete();
    let titles = column(&forum, Table::Topics, "Title");
    assert_eq!(titles.len(), forum.topics.len());
    assert!(forum.topics.iter().all(|(_, topic)| titles.contains(&Cell::words(&topic.title))));
    let became = column(&forum, Table::Topics, "Outcome");
    assert!(became.contains(&Cell::words("merged")) && became.contains(&Cell::words("withdrawn")), "{became:?}");
}
