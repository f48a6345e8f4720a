//! What is typed and pasted while a forum is set up: an objective below another, a plenary item with
//! its hours, people with those for whom they are here.

use std::collections::BTreeMap;

use super::entry::{AtLine, LeftOut, Pasted};
use super::fold::fold;
use super::participants::Names;
use super::records::{Objective, Plenary, PlenaryKind};
use super::typed::{bare, bulleted};
use super::{Context, Edits, Forum, Id, Participant, Refusal, Transaction, Verb, hours, limits, objectives};

/// Adds an objective as typed on one line: `- words` goes under the last one at the root, other words
/// stand at the root themselves.
///
/// # Errors
/// Those of [`objectives::add`].
pub fn add_objective(forum: &Forum, cx: &mut Context<'_>, line: &str) -> Result<Transaction, Refusal> {
    objectives::add(forum, cx, bare(line), if bulleted(line) { last_at_the_root(forum) } else { None })
}

fn last_at_the_root(forum: &Forum) -> Option<Id<Objective>> {
    objectives::tree(forum).iter().rev().find(|branch| branch.depth == 0).map(|branch| branch.id)
}

/// A plenary item as typed on one line, `9:00–9:15 Welcome`, to be added. Its words tell what kind it
/// is, as far as they do.
pub fn plenary(line: &str) -> Plenary {
    let (hours, title) = hours::read(line);
    Plenary { kind: kind(&title), title, starts: hours.starts, ends: hours.ends, ..Plenary::default() }
}

/// Words that tell the kind, folded; of two kinds told, the one listed first is meant.
const TELLING: [(PlenaryKind, &[&str]); 8] = [
    (PlenaryKind::Break, &["pause", "break", "cafe", "coffee", "dejeuner", "lunch", "repas", "diner", "gouter", "pique nique"]),
    (PlenaryKind::RoundTable, &["table ronde", "round table", "panel"]),
    (PlenaryKind::Film, &["film", "documentaire", "documentary", "projection", "screening"]),
    (PlenaryKind::Marketplace, &["marche", "marketplace", "market place"]),
    (PlenaryKind::Closing, &["cloture", "closing", "cercle final", "au revoir"]),
    (PlenaryKind::News, &["nouvelles", "actualites", "annonces", "news", "announcements"]),
    (PlenaryKind::Presentation, &["presentation", "expose", "conference", "etude", "talk", "study"]),
    (PlenaryKind::Welcome, &["accueil", "bienvenue", "welcome", "ouverture", "opening"]),
];

fn kind(title: &str) -> PlenaryKind {
    let letters: String = fold(title).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words = format!(" {} ", letters.split_whitespace().collect::<Vec<_>>().join(" "));
    let tells = |(_, telling): &&(PlenaryKind, &[&str])| telling.iter().any(|word| words.contains(&format!(" {word} ")));
    TELLING.iter().find(tells).map_or(PlenaryKind::Other, |(kind, _)| *kind)
}

/// A person as typed or pasted on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonLine {
    /// What the person is called.
    pub name: String,
    /// For whom he or she is here; empty for nobody.
    pub organisation: String,
}

/// Reads `Name, organisation`; a tab or a semicolon parts them too, as spreadsheets do.
///
/// # Errors
/// [`Refusal::Empty`] without a name, [`Refusal::TooLong`] for either.
pub fn person(line: &str) -> Result<PersonLine, Refusal> {
    let line = bare(line);
    let mark = ['\t', ';', ','].into_iter().find(|mark| line.contains(*mark));
    let (name, organisation) = mark.and_then(|mark| line.split_once(mark)).unwrap_or((line, ""));
    Ok(PersonLine { name: limits::line(name)?, organisation: limits::optional_line(organisation)? })
}

/// Reads a pasted list of people, one a line, each with its line, from 1; blank lines are passed over, and
/// one without a name, or too long, is left out.
///
/// # Errors
/// Where a line is: [`Refusal::TooMany`] people.
pub fn people(text: &str) -> Result<Pasted<(usize, PersonLine)>, AtLine> {
    let mut list = Vec::new();
    for (index, words) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let line = index + 1;
        if list.len() >= limits::TOPICS {
            return Err(AtLine { line, refusal: Refusal::TooMany { limit: limits::TOPICS } });
        }
        list.push(person(words).map(|person| (line, person)).map_err(|refusal| LeftOut::new(line, refusal, words)));
    }
    Ok(list)
}

/// Adds people in one gesture. Those already on the list stay who they are and get the organisation
/// that their line names. Rules P2, P3.
///
/// # Errors
/// [`Refusal::Empty`] for an empty list or name, [`Refusal::TooLong`].
pub fn add_people(forum: &Forum, cx: &mut Context<'_>, list: &[PersonLine]) -> Result<Transaction, Refusal> {
    if list.is_empty() {
        return Err(Refusal::Empty);
    }
    let mut names = Names::of(forum);
    let mut people: BTreeMap<Id<Participant>, Participant> = BTreeMap::new();
    for PersonLine { name, organisation } in list {
        let (name, organisation) = (limits::line(name)?, limits::optional_line(organisation)?);
        // Each person is written once, below, with what all of his or her lines say.
        let id = names.find_or_add(forum, cx, &name, &mut Edits::none())?;
        let person = people.entry(id).or_insert_with(|| forum.get(&id).cloned().unwrap_or_default());
        person.removed = false;
        if person.name.is_empty() {
            person.name = name;
        }
        if !organisation.is_empty() {
            person.organisation = organisation;
        }
    }
    let mut edits = Edits::none();
    for (id, person) in &people {
        edits.put(forum, id, person);
    }
    Ok(Transaction::new(Verb::ParticipantAdded, subject(list), edits))
}

/// The first few names, and a sign that there are more.
fn subject(list: &[PersonLine]) -> String {
    const NAMED: usize = 3;
    let named = list.iter().take(NAMED).map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ");
    if list.len() > NAMED { format!("{named}…") } else { named }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
