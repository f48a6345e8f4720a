//! The headings that people and this app's own tables give to columns, and which columns they tell. Rule F13.

use super::Column;
use crate::domain::fold::fold;

/// What the columns of a kind of list are called, and what they are taken for where nothing tells.
#[derive(Debug)]
pub struct Headings {
    /// Headings that tell what a column holds, as [`words`] leaves them.
    known: &'static [(Column, &'static [&'static str])],
    /// The order in which people most often have the columns.
    pub(super) usual: &'static [Column],
    /// Whether commas part cells where no heading says that they do. Titles have commas of their own.
    pub(super) commas: bool,
}

/// The columns of a list of people.
pub const OF_PEOPLE: Headings = Headings {
    known: &[
        (Column::FirstName, &["first name", "firstname", "given name", "forename", "prenom", "prenom usuel"]),
        (Column::LastName, &["last name", "lastname", "surname", "family name", "nom famille", "nom usage"]),
        (
            Column::Name,
            &[
                "name",
                "full name",
                "participant",
                "attendee",
                "guest",
                "member",
                "person",
                "people",
                "nom",
                "nom complet",
                "personne",
                "invite",
                "membre",
                "nom et prenom",
                "prenom et nom",
                "prenom nom",
                "nom prenom",
            ],
        ),
        (
            Column::Organisation,
            &[
                "organisation",
                "organization",
                "company",
                "affiliation",
                "employer",
                "association",
                "institution",
                "structure",
                "societe",
                "entreprise",
                "organisme",
                "etablissement",
                "employeur",
                "collectif",
                "collectivite",
                "nom organisation",
                "nom structure",
                "nom association",
            ],
        ),
        (Column::Aside, &["no", "numero", "number", "topic convened", "sujet propose"]),
    ],
    usual: &[Column::Name, Column::Organisation],
    commas: true,
};

/// The columns of a list of topics.
pub const OF_TOPICS: Headings = Headings {
    known: &[
        (
            Column::Title,
            &[
                "title",
                "topic",
                "subject",
                "proposal",
                "idea",
                "titre",
                "sujet",
                "intitule",
                "libelle",
                "proposition",
                "idee",
                "initiative",
            ],
        ),
        (Column::Questions, &["sub question", "subquestion", "question", "sous question"]),
        (
            Column::Description,
            &["description", "detail", "summary", "explanation", "more", "resume", "precision", "descriptif", "explication"],
        ),
        (
            Column::Conveners,
            &[
                "convener",
                "convenor",
                "convened by",
                "proposed by",
                "proposer",
                "suggested by",
                "submitted by",
                "initiator",
                "initiated by",
                "host",
                "hosted by",
                "author",
                "who",
                "initiateur",
                "initiatrice",
                "porteur",
                "porteuse",
                "propose par",
                "proposee par",
                "porte par",
                "portee par",
                "a initiative",
                "auteur",
                "autrice",
                "qui",
            ],
        ),
        (Column::Label, &["label", "tag", "category", "etiquette", "categorie"]),
        (
            Column::Aside,
            &[
                "no",
                "numero",
                "number",
                "withdrawn",
                "merged into no",
                "consent to merging",
                "joined by no",
                "dot",
                "dot on laptop",
                "dot on paper",
                "dot in all",
                "rank",
                "outcome",
                "workshop no",
                "retire",
                "fusionne avec no",
                "accord pour fusionner",
                "reunit aussi no",
                "gommette",
                "gommette sur ordinateur",
                "gommette sur papier",
                "gommette en tout",
                "rang",
                "suite",
                "atelier no",
            ],
        ),
    ],
    usual: &[Column::Title, Column::Description, Column::Conveners],
    commas: false,
};

impl Headings {
    /// What a heading tells: by all its words, else by each of them, where they say the same: « Porteur du
    /// sujet », « Initiateurs / initiatrices ».
    pub(super) fn column(&self, heading: &str) -> Column {
        const BESIDE: [&str; 10] = ["topic", "workshop", "sujet", "atelier", "and", "or", "et", "ou", "name", "nom"];
        let words = words(heading);
        if let Some(column) = self.known(&words.join(" ")) {
            return column;
        }
        let mut told = words.iter().filter(|word| !BESIDE.contains(&word.as_str())).map(|word| self.known(word));
        let first = told.next().flatten();
        first.filter(|first| told.all(|other| other == Some(*first))).unwrap_or_default()
    }

    fn known(&self, words: &str) -> Option<Column> {
        self.known.iter().find(|(_, known)| known.contains(&words)).map(|(column, _)| *column)
    }
}

/// The words of a heading, folded, in the singular and the masculine, without figures and small words:
/// « Porteur·se·s de sujet 2 » is `porteur`, `sujet`.
fn words(heading: &str) -> Vec<String> {
    const SMALL: [&str; 9] = ["de", "d", "du", "des", "l", "le", "la", "les", "the"];
    let folded = fold(heading).replace("n°", "no").replace('#', "no");
    let mut words = Vec::new();
    for run in folded.split_whitespace() {
        let mut pieces = run.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty());
        words.extend(pieces.next().map(singular));
        words.extend(pieces.filter(|piece| !is_ending(piece)).map(singular));
    }
    words.retain(|word| !SMALL.contains(&word.as_str()) && !word.chars().all(|c| c.is_ascii_digit()));
    words
}

/// Endings by which French writes both genders and numbers in one: `porteur·se·s`, `initiateur/trice`.
fn is_ending(piece: &str) -> bool {
    const ENDINGS: [&str; 12] = ["e", "s", "es", "x", "se", "ses", "ne", "nes", "ice", "rice", "trice", "euse"];
    ENDINGS.contains(&piece) || piece.strip_suffix('s').is_some_and(|one| ENDINGS.contains(&one))
}

fn singular(word: &str) -> String {
    let one = word.strip_suffix('s').filter(|one| one.len() > 1 && word != "sous");
    one.unwrap_or(word).to_owned()
}
