#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use chrono::NaiveTime;

use super::super::participants;
use super::super::trial::Trial;
use super::*;

fn at(hour: u32, minute: u32) -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(hour, minute, 0)
}

fn objectives(trial: &Trial) -> Vec<(usize, String)> {
    objectives::tree(&trial.forum).into_iter().map(|branch| (branch.depth, branch.objective.text.clone())).collect()
}

fn said(name: &str, organisation: &str) -> PersonLine {
    PersonLine { name: name.into(), organisation: organisation.into() }
}

fn listed(trial: &Trial) -> Vec<(&str, &str)> {
    participants::listed(&trial.forum).into_iter().map(|(_, person)| (person.name.as_str(), person.organisation.as_str())).collect()
}

#[test]
fn an_objective_typed_after_a_dash_goes_under_the_last_one_at_the_root() {
    let mut trial = Trial::new();
    for line in ["- Meet", "Work", "- a whole day", "• without a programme", "Leave with a promise"] {
        trial.make(|forum, cx| add_objective(forum, cx, line));
    }
    let expected = [(0, "Meet"), (0, "Work"), (1, "a whole day"), (1, "without a programme"), (0, "Leave with a promise")];
    assert_eq!(objectives(&trial), expected.map(|(depth, text)| (depth, text.to_owned())));
}

#[test]
fn a_plenary_item_s_line_gives_its_hours_its_title_and_its_kind() {
    let item = plenary("9:00–9:15 Welcome");
    assert_eq!((item.starts, item.ends, item.title.as_str(), item.kind), (at(9, 0), at(9, 15), "Welcome", PlenaryKind::Welcome));
    let bare = plenary("Something else");
    assert_eq!((bare.starts, bare.ends, bare.title.as_str(), bare.kind), (None, None, "Something else", PlenaryKind::Other));
}

#[test]
fn the_words_of_a_title_tell_its_kind_in_both_languages() {
    for (title, expected) in [
        ("Accueil, café", PlenaryKind::Break),
        ("Déjeuner sur l’herbe", PlenaryKind::Break),
        ("Coffee", PlenaryKind::Break),
        ("Table-ronde : les anciens", PlenaryKind::RoundTable),
        ("Le film du collège", PlenaryKind::Film),
        ("La place du marché", PlenaryKind::Marketplace),
        ("Cercle de clôture", PlenaryKind::Closing),
        ("Mot d’accueil", PlenaryKind::Welcome),
        ("A study of walking", PlenaryKind::Presentation),
        ("Les breakfasts", PlenaryKind::Other),
    ] {
        assert_eq!(kind(title), expected, "{title}");
    }
}

#[test]
fn a_person_s_line_parts_the_name_from_the_organisation() {
    assert_eq!(person("Aïcha Benali, Le Moulin, Valsonne").unwrap(), said("Aïcha Benali", "Le Moulin, Valsonne"));
    assert_eq!(person("Benali, Aïcha\tLe Moulin").unwrap(), said("Benali, Aïcha", "Le Moulin"));
    assert_eq!(person("- Marc Tissot ; ").unwrap(), said("Marc Tissot", ""));
    assert_eq!(person("Marc").unwrap(), said("Marc", ""));
    assert_eq!(person(", Le Moulin").unwrap_err(), Refusal::Empty);
}

#[test]
fn a_pasted_list_of_people_is_refused_at_its_line() {
    let left_out = LeftOut { at: AtLine { line: 3, refusal: Refusal::Empty }, said: ", Le Moulin".into() };
    assert_eq!(people("Aïcha\n\n , Le Moulin\n").unwrap(), [Ok((1, said("Aïcha", ""))), Err(left_out)]);
    let both = [Ok((1, said("Aïcha", ""))), Ok((3, said("Marc", "Le Moulin")))];
    assert_eq!(people("1. Aïcha\r\n\n2. Marc, Le Moulin\r\n").unwrap(), both);
}

/// P2, P3: people already there stay who they are, and get the organisation that their line names
#[test]
fn a_pasted_list_adds_each_person_once_and_brings_back_who_was_removed() {
    let mut trial = Trial::new();
    trial.make(|forum, cx| participants::add(forum, cx, "Élise Bœuf", "Mairie"));
    trial.make(|forum, cx| participants::add(forum, cx, "Paul", "École"));
    let paul = trial.person("Paul");
    trial.make(|forum, cx| participants::remove(forum, cx, paul));
    let list = [said("elise boeuf", ""), said("PAUL", "Lycée"), said("Zoé", "Moulin"), said("zoe", "")];
    let made = trial.make(|forum, cx| add_people(forum, cx, &list));
    assert_eq!(listed(&trial), [("Élise Bœuf", "Mairie"), ("Paul", "Lycée"), ("Zoé", "Moulin")]);
    assert_eq!(trial.person("Paul"), paul);
    assert_eq!(made.subject, "elise boeuf, PAUL, Zoé…");
}

#[test]
fn an_empty_list_of_people_is_refused() {
    let mut trial = Trial::new();
    assert_eq!(trial.ask(|forum, cx| add_people(forum, cx, &[])).unwrap_err(), Refusal::Empty);
}
