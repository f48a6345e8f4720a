//! A pasted list of people, a table or one a line, and what each line of it would do to the forum. Rule F13.

use std::collections::HashMap;

use super::columns::{Column, Columns};
use super::delimited::Row;
use super::entry::{AtLine, LeftOut, Pasted};
use super::fold::fold;
use super::participants::Names;
use super::set_up_lines::{self, PersonLine};
use super::{Forum, Refusal, limits};

/// What a line of the list would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It adds a person.
    New,
    /// The person is on the list of people already.
    Known,
    /// It names the person of an earlier line, this one.
    Repeated(usize),
}

/// One person of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The line on which she or he stands, from 1.
    pub line: usize,
    /// Who.
    pub person: PersonLine,
    /// What that would do.
    pub standing: Standing,
}

/// Each person of a text without a table, one a line.
///
/// # Errors
/// Those of [`set_up_lines::people`].
pub fn of_lines(forum: &Forum, text: &str) -> Result<Pasted<Listed>, AtLine> {
    Ok(judged(forum, set_up_lines::people(text)?))
}

/// Each person of a table. A row without a name, or too long, is left out.
pub fn of_table(forum: &Forum, table: &Columns) -> Pasted<Listed> {
    let read = |row: &Row| {
        let person = person(table, row).map_err(|refusal| LeftOut::new(row.line, refusal, &Columns::said(row)));
        person.map(|person| (row.line, person))
    };
    judged(forum, table.rows.iter().map(read))
}

fn person(table: &Columns, row: &Row) -> Result<PersonLine, Refusal> {
    let names = [Column::Name, Column::FirstName, Column::LastName].map(|column| table.of(row, column));
    Ok(PersonLine {
        name: limits::line(&names.join(" "))?,
        organisation: limits::optional_line(&table.of(row, Column::Organisation))?,
    })
}

/// Rule P1: a name is the same whatever its accents, capitals and spaces.
fn judged(forum: &Forum, people: impl IntoIterator<Item = Result<(usize, PersonLine), LeftOut>>) -> Pasted<Listed> {
    let names = Names::of(forum);
    let mut earlier: HashMap<String, usize> = HashMap::new();
    let mut judge = |(line, person): (usize, PersonLine)| {
        let folded = fold(&person.name);
        let standing = match earlier.get(&folded) {
            Some(line) => Standing::Repeated(*line),
            None if names.get(&person.name).is_some() => Standing::Known,
            None => Standing::New,
        };
        earlier.entry(folded).or_insert(line);
        Listed { line, person, standing }
    };
    people.into_iter().map(|read| read.map(&mut judge)).collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

    use super::*;
    use crate::domain::columns::OF_PEOPLE;
    use crate::domain::scene::{LINE_REFUSED, Scene, too_long};

    fn said(list: Pasted<Listed>) -> Vec<(usize, String, String, Standing)> {
        let row = |listed: Listed| (listed.line, listed.person.name, listed.person.organisation, listed.standing);
        list.into_iter().map(|read| row(read.unwrap())).collect()
    }

    /// F13, P1
    #[test]
    fn a_table_says_who_is_new_who_is_there_and_who_stands_in_it_twice() {
        let mut scene = Scene::new();
        scene.person("Inès Roche");
        let text = "Prénom;Nom;Organisme\nInes;ROCHE;Le Moulin\n\nAda;Lovelace;\nada;  lovelace ;X";
        let table = Columns::read(text, &OF_PEOPLE).unwrap().unwrap();
        let expected = [
            (2, "Ines ROCHE".to_owned(), "Le Moulin".to_owned(), Standing::Known),
            (4, "Ada Lovelace".to_owned(), String::new(), Standing::New),
            (5, "ada lovelace".to_owned(), "X".to_owned(), Standing::Repeated(4)),
        ];
        assert_eq!(said(of_table(&scene.forum, &table)), expected);
        let lines = said(of_lines(&scene.forum, "Ada\n\nInès Roche, Le Moulin\nADA").unwrap());
        assert_eq!(
            lines.iter().map(|(line, .., standing)| (*line, *standing)).collect::<Vec<_>>(),
            [(1, Standing::New), (3, Standing::Known), (4, Standing::Repeated(1))]
        );
    }

    /// F13
    #[test]
    fn a_row_without_a_name_and_one_too_long_are_left_out_and_the_others_are_taken() {
        let forum = Scene::new().forum;
        let read = |text: &str| of_table(&forum, &Columns::read(text, &OF_PEOPLE).unwrap().unwrap());
        let list = read("Name;Organisation\nAda;x\n;y\nBo;");
        assert_eq!(list.iter().flatten().map(|listed| listed.person.name.as_str()).collect::<Vec<_>>(), ["Ada", "Bo"]);
        assert_eq!(list[1], Err(LeftOut { at: AtLine { line: 3, refusal: Refusal::Empty }, said: "y".into() }));
        let long = read(&format!("Name;Organisation\nAda;{}", too_long()));
        assert_eq!(long[0].clone().unwrap_err().at, AtLine { line: 2, refusal: LINE_REFUSED });
        let lines = of_lines(&forum, "Ada\n, The Mill\nBo").unwrap();
        assert_eq!(lines.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, false, true]);
    }
}
