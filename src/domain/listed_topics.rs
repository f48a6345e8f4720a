//! The topics of a table: title, description, conveners. Rule F13.

use super::columns::{Column, Columns};
use super::entry::{self, AtLine, PastedTopic};
use super::limits;

/// Each topic of a table; several conveners stand in one cell as they do in a typed line.
///
/// # Errors
/// Where a line is: [`Refusal::Empty`](super::Refusal::Empty) without a title,
/// [`Refusal::TooLong`](super::Refusal::TooLong).
pub fn of_table(table: &Columns) -> Result<Vec<PastedTopic>, AtLine> {
    let mut topics = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let at = |refusal| AtLine { line: row.line, refusal };
        let description = table.of(row, Column::Description);
        limits::text(&description).map_err(at)?;
        topics.push(PastedTopic {
            line: row.line,
            title: limits::line(&table.of(row, Column::Title)).map_err(at)?,
            conveners: entry::names(&table.of(row, Column::Conveners)).map_err(at)?,
            questions: Vec::new(),
            description,
        });
    }
    Ok(topics)
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

    use super::*;
    use crate::domain::columns::OF_TOPICS;
    use crate::domain::scene::{Scene, TEXT_REFUSED, too_long_a_text};
    use crate::domain::{Refusal, Topic, topics};

    fn read(text: &str) -> Result<Vec<PastedTopic>, AtLine> {
        of_table(&Columns::read(text, &OF_TOPICS).unwrap().unwrap())
    }

    /// F13
    #[test]
    fn a_table_gives_titles_descriptions_and_conveners() {
        let list = read("Titre;Description;Porteur\n\"Du pain; et du beurre\";\"Le matin,\nà deux\";Ada et Noé\nDormir").unwrap();
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
    fn a_row_without_a_title_and_a_description_too_long_are_refused_where_they_stand() {
        assert_eq!(read("Title;Description\na;b\n;c"), Err(AtLine { line: 3, refusal: Refusal::Empty }));
        let long = format!("Title;Description\na;{}", too_long_a_text());
        assert_eq!(read(&long), Err(AtLine { line: 2, refusal: TEXT_REFUSED }));
    }
}
