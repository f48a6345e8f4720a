//! A pasted list of people, a table or one a line, and what each line of it would do to the forum. Rule F13.

use std::collections::HashMap;

use super::columns::{Column, Columns};
use super::entry::AtLine;
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
pub fn of_lines(forum: &Forum, text: &str) -> Result<Vec<Listed>, AtLine> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(|(index, _)| index + 1);
    Ok(judged(forum, lines.zip(set_up_lines::people(text)?)))
}

/// Each person of a table.
///
/// # Errors
/// Where a line is: [`Refusal::Empty`] without a name, [`Refusal::TooLong`].
pub fn of_table(forum: &Forum, table: &Columns) -> Result<Vec<Listed>, AtLine> {
    let mut people = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let at = |refusal: Refusal| AtLine { line: row.line, refusal };
        let names = [Column::Name, Column::FirstName, Column::LastName].map(|column| table.of(row, column));
        let person = PersonLine {
            name: limits::line(&names.join(" ")).map_err(at)?,
            organisation: limits::optional_line(&table.of(row, Column::Organisation)).map_err(at)?,
        };
        people.push((row.line, person));
    }
    Ok(judged(forum, people))
}

/// Rule P1: a name is the same whatever its accents, capitals and spaces.
fn judged(forum: &Forum, people: impl IntoIterator<Item = (usize, PersonLine)>) -> Vec<Listed> {
    let names = Names::of(forum);
    let mut earlier: HashMap<String, usize> = HashMap::new();
    let judge = |(line, person): (usize, PersonLine)| {
        let folded = fold(&person.name);
        let standing = match earlier.get(&folded) {
            Some(line) => Standing::Repeated(*line),
            None if names.get(&person.name).is_some() => Standing::Known,
            None => Standing::New,
        };
        earlier.entry(folded).or_insert(line);
        Listed { line, person, standing }
    };
    people.into_iter().map(judge).collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

    use super::*;
    use crate::domain::columns::OF_PEOPLE;
    use crate::domain::scene::{LINE_REFUSED, Scene, too_long};

    fn said(list: Result<Vec<Listed>, AtLine>) -> Vec<(usize, String, String, Standing)> {
        let row = |listed: Listed| (listed.line, listed.person.name, listed.person.organisation, listed.standing);
        list.unwrap().into_iter().map(row).collect()
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
        let lines = said(of_lines(&scene.forum, "Ada\n\nInès Roche, Le Moulin\nADA"));
        assert_eq!(
            lines.iter().map(|(line, .., standing)| (*line, *standing)).collect::<Vec<_>>(),
            [(1, Standing::New), (3, Standing::Known), (4, Standing::Repeated(1))]
        );
    }

    /// F13
    #[test]
    fn a_row_without_a_name_and_one_too_long_are_refused_where_they_stand() {
        let forum = Scene::new().forum;
        let refused = |text: &str| of_table(&forum, &Columns::read(text, &OF_PEOPLE).unwrap().unwrap()).unwrap_err();
        assert_eq!(refused("Name;Organisation\nAda;x\n;y"), AtLine { line: 3, refusal: Refusal::Empty });
        assert_eq!(refused(&format!("Name;Organisation\nAda;{}", too_long())), AtLine { line: 2, refusal: LINE_REFUSED });
    }
}
