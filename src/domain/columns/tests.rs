#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;

fn table(text: &str, headings: &Headings) -> Option<(Vec<Column>, usize)> {
    Columns::read(text, headings).unwrap().map(|table| (table.columns, table.rows.len()))
}

/// F13
#[test]
fn a_heading_in_french_or_english_tells_what_the_columns_are() {
    use Column::{Conveners, Description, FirstName, LastName, LeftOut, Name, Organisation, Title};
    let people = |text: &str| table(text, &OF_PEOPLE);
    assert_eq!(
        people("\u{feff}Prénom;Nom;Âge;Structure\nInès;Roche;40;Le Moulin"),
        Some((vec![FirstName, LastName, LeftOut, Organisation], 1))
    );
    assert_eq!(people("NAME,Organization\nAda"), Some((vec![Name, Organisation], 1)));
    assert_eq!(people("Nom\tTéléphone\nAda\t1"), Some((vec![Name, LeftOut], 1)));
    assert_eq!(people("Nom\nAda\nBo"), Some((vec![Name], 2)));
    assert_eq!(people("Last name,First name\n"), Some((vec![LastName, FirstName], 0)));
    let topics = |text: &str| table(text, &OF_TOPICS);
    assert_eq!(topics("Sujet,Proposé par,Description\n\"A, b\",Ada,x"), Some((vec![Title, Conveners, Description], 1)));
}

/// F13
#[test]
fn without_a_heading_rows_of_one_width_are_a_table_and_what_the_columns_are_is_a_guess() {
    use Column::{Description, LeftOut, Name, Organisation, Title};
    let people = |text: &str| table(text, &OF_PEOPLE);
    assert_eq!(people("Ada\tThe Mill\tParis"), Some((vec![Name, Organisation, LeftOut], 1)));
    assert_eq!(people("Ada;The Mill\nBo;The Inn"), Some((vec![Name, Organisation], 2)));
    assert_eq!(people("Ada, The Mill\nBo, The Inn"), Some((vec![Name, Organisation], 2)));
    for lines in ["Ada, The Mill\nBo", "Ada, The Mill, Paris", "Ada", "", " \n"] {
        assert_eq!(people(lines), None, "{lines}");
    }
    let topics = |text: &str| table(text, &OF_TOPICS);
    assert_eq!(topics("Bread, butter\nTea, coffee"), None);
    assert_eq!(topics("Bread\twith butter"), Some((vec![Title, Description], 1)));
}

/// F13
#[test]
fn cells_of_one_kind_are_one_and_a_mark_left_open_is_told_where_it_stands() {
    let table = Columns::read("Title;Title;Conveners\na;;Ada\nb;c;", &OF_TOPICS).unwrap().unwrap();
    let of = |at: usize, column| table.of(&table.rows[at], column);
    assert_eq!((of(0, Column::Title), of(1, Column::Title), of(1, Column::Conveners)), ("a".into(), "b c".into(), String::new()));
    let unclosed = |text: &str| Columns::read(text, &OF_PEOPLE).unwrap().map(|table| (table.unclosed, table.rows.len()));
    assert_eq!(unclosed("\"Name\",x\n\"Ada,y"), Some((vec![2], 1)));
    assert_eq!(unclosed("Nom;Organisme\nAda;x\nBo;\"y\nCy;z"), Some((vec![3], 3)));
    assert_eq!(unclosed("Ada said \"yes, Bo\n"), None);
}

/// F13
#[test]
fn headings_are_known_in_the_plural_in_both_genders_and_with_words_around_them() {
    let of = |heading: &str| OF_TOPICS.column(heading);
    for heading in [
        "Porteurs",
        "Porteurs de sujet",
        "Porteur·se·s",
        "Porteur.euse.s du sujet",
        "Porteur(se)s",
        "porteuse",
        "À l'initiative de",
        "À l’initiative de :",
        "Initiatrice",
        "Initiateurs / Initiatrices",
        "Initiateur·rice",
        "Nom du porteur",
        "Porteur 2",
        "Proposé par",
        "Conveners",
        "Topic conveners",
        "Convened by",
        "Proposed by",
    ] {
        assert_eq!(of(heading), Column::Conveners, "{heading}");
    }
    for heading in ["Précisions", "Descriptif", "Description du sujet", "Details", "DÉTAILS"] {
        assert_eq!(of(heading), Column::Description, "{heading}");
    }
    for (heading, column) in [
        ("Sous-questions", Column::Questions),
        ("Sub-questions", Column::Questions),
        ("Étiquettes", Column::Label),
        ("Labels", Column::Label),
        ("Titre du sujet", Column::Title),
        ("Sujets", Column::Title),
        ("Nº", Column::Aside),
        ("N°", Column::Aside),
        ("#", Column::Aside),
        ("Couleur préférée", Column::LeftOut),
        ("", Column::LeftOut),
    ] {
        assert_eq!(of(heading), column, "{heading}");
    }
    assert_eq!(OF_PEOPLE.column("Participant·e·s"), Column::Name);
    assert_eq!(OF_PEOPLE.column("Nom de la structure"), Column::Organisation);
    assert_eq!(OF_PEOPLE.column("Nom / Prénom"), Column::Name);
}

/// F13
#[test]
fn columns_with_something_in_them_that_nobody_knows_are_named() {
    let not_taken = |text: &str| Columns::read(text, &OF_PEOPLE).unwrap().unwrap().not_taken();
    assert_eq!(not_taken("Nº;Nom;E-mail;Âge;\n1;Ada;a@b.c;;x"), ["E-mail", "5"]);
    assert_eq!(not_taken("Ada\tLe Moulin\tParis"), ["Paris"]);
}

/// F13
#[test]
fn a_table_of_markdown_has_the_columns_that_its_heading_tells() {
    use Column::{Conveners, Description, LeftOut, Title};
    let text = "| Titre | Porteurs | Couleur |\n|---|---|---|\n| Cinq **bancs** | Ada | bleu |";
    let read = Columns::read(text, &OF_TOPICS).unwrap().unwrap();
    assert_eq!(read.columns, [Title, Conveners, LeftOut]);
    assert_eq!((read.of(&read.rows[0], Title), read.not_taken()), ("Cinq bancs".into(), vec!["Couleur".into()]));
    assert_eq!(table("| x | y |\n|---|---|\n| a | b |", &OF_TOPICS), Some((vec![Title, Description], 1)), "its heading is one");
}
