//! The topics of a table: title, description, sub-questions, conveners, label. Rule F13.

use super::columns::{Column, Columns};
use super::delimited::Row;
use super::entry::{self, LeftOut, Pasted, PastedTopic};
use super::typed::bare;
use super::{Refusal, limits};

/// Each topic of a table; several conveners stand in one cell as they do in a typed line, several
/// sub-questions one a line. A row without a title, or too long, is left out.
pub fn of_table(table: &Columns) -> Pasted<PastedTopic> {
    let read = |row: &Row| topic(table, row).map_err(|refusal| LeftOut::new(row.line, refusal, &Columns::said(row)));
    table.rows.iter().map(read).collect()
}

fn topic(table: &Columns, row: &Row) -> Result<PastedTopic, Refusal> {
    let description = table.of(row, Column::Description);
    limits::text(&description)?;
    Ok(PastedTopic {
        line: row.line,
        title: limits::line(&table.of(row, Column::Title))?,
        conveners: entry::names(&table.of(row, Column::Conveners))?,
        questions: questions(&table.of(row, Column::Questions))?,
        description,
        label: limits::optional_line(&table.of(row, Column::Label))?,
    })
}

/// The sub-questions in a cell: one a line, or several on one with semicolons, where each of them asks.
fn questions(cell: &str) -> Result<Vec<String>, Refusal> {
    let ask = |line: &str| line.split(';').all(|part| part.trim_end().ends_with('?'));
    let parts = cell.lines().flat_map(|line| if ask(line) { line.split(';').collect() } else { vec![line] });
    let lines = parts.map(|line| limits::optional_line(bare(line))).collect::<Result<Vec<_>, _>>()?;
    let questions: Vec<String> = lines.into_iter().filter(|question| !question.is_empty()).collect();
    if questions.len() > limits::QUESTIONS { Err(Refusal::TooMany { limit: limits::QUESTIONS }) } else { Ok(questions) }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

    use super::*;
    use crate::domain::columns::OF_TOPICS;
    use crate::domain::entry::AtLine;
    use crate::domain::scene::{Scene, TEXT_REFUSED, too_long_a_text};
    use crate::domain::{Topic, topics};

    fn lines(text: &str) -> Pasted<PastedTopic> {
        of_table(&Columns::read(text, &OF_TOPICS).unwrap().unwrap())
    }

    fn read(text: &str) -> Vec<PastedTopic> {
        lines(text).into_iter().map(Result::unwrap).collect()
    }

    /// F13
    #[test]
    fn a_table_gives_titles_descriptions_and_conveners() {
        let list = read("Titre;Description;Porteur\n\"Du pain; et du beurre\";\"Le matin,\nà deux\";Ada et Noé\nDormir");
        assert_eq!((list[0].title.as_str(), list[0].line, list[1].line), ("Du pain; et du beurre", 2, 4));
        assert_eq!(
            (list[0].conveners.clone(), list[0].description.as_str()),
            (vec!["Ada".into(), "Noé".into()], "Le matin,\nà deux")
        );
        let mut scene = Scene::new();
        scene.does(|forum, cx| topics::propose_list(forum, cx, &list)).unwrap();
        let (id, topic) = scene.forum.topics.iter().next().unwrap();
        assert_eq!((scene.forum.text::<Topic>(id), topic.conveners.len()), ("Le matin,\nà deux", 2));
    }

    /// F13
    #[test]
    fn sub_questions_stand_one_a_line_and_labels_are_given() {
        let text = "Sujet;Sous-questions;Étiquette;Porteur 1;Porteur 2\na;\"- qui ; et où ?\nquand ?\";Énergie;Ada;Noé\nb;\"qui ? ; où ?\";energie;;";
        let list = read(text);
        assert_eq!(list[0].questions, ["qui ; et où ?", "quand ?"]);
        assert_eq!(list[1].questions, ["qui ?", "où ?"]);
        assert_eq!(list[0].conveners, ["Ada", "Noé"]);
        let mut scene = Scene::new();
        scene.does(|forum, cx| topics::propose_list(forum, cx, &list)).unwrap();
        assert!(scene.forum.topics.iter().all(|(_, topic)| topic.label == "Énergie"), "the first spelling stays");
    }

    /// F13
    #[test]
    fn a_row_without_a_title_and_a_description_too_long_are_left_out_and_the_others_are_taken() {
        let list = lines("Title;Description\na;b\n;c\nd;");
        assert_eq!(list.iter().flatten().map(|topic| topic.title.as_str()).collect::<Vec<_>>(), ["a", "d"]);
        assert_eq!(list[1], Err(LeftOut { at: AtLine { line: 3, refusal: Refusal::Empty }, said: "c".into() }));
        let long = lines(&format!("Title;Description\na;{}", too_long_a_text()));
        let left_out = long[0].clone().unwrap_err();
        assert_eq!(left_out.at, AtLine { line: 2, refusal: TEXT_REFUSED });
        assert!(left_out.said.chars().count() < 100 && left_out.said.ends_with('…'));
    }
}
