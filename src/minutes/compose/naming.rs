//! How people are named in the book, wherever they are: by the organiser's choice, and not at all where
//! somebody doesn't wish it. Rule B4.

use std::collections::HashMap;

use crate::domain::fold::fold;
use crate::domain::{Forum, Id, Naming, Participant};

/// The names of a forum's people as the book has them.
pub(super) struct Names {
    /// What each person is called; nobody who isn't to be named is in it.
    shown: HashMap<Id<Participant>, String>,
    /// Whom a folded name means; `None` where it could be several.
    known: HashMap<String, Option<Id<Participant>>>,
    /// Words in the longest name.
    longest: usize,
    /// Whether a name that stands in a text stays as it was typed.
    as_typed: bool,
}

impl Names {
    pub(super) fn of(forum: &Forum, naming: Naming) -> Self {
        let people = || forum.participants.iter().filter(|(_, person)| !person.name.trim().is_empty());
        let mut known: HashMap<String, Option<Id<Participant>>> = HashMap::new();
        let mut learn = |words: &str, id: Id<Participant>| {
            known.entry(fold(words)).and_modify(|known| *known = known.filter(|known| *known == id)).or_insert(Some(id));
        };
        for (id, person) in people().filter(|(_, person)| !person.removed) {
            learn(&person.name, *id);
        }
        // A first name alone means somebody where nobody else has it.
        let whole: Vec<String> = known.keys().cloned().collect();
        let mut firsts: HashMap<String, Option<Id<Participant>>> = HashMap::new();
        for (id, person) in people().filter(|(_, person)| !person.removed) {
            firsts.entry(fold(first(&person.name))).and_modify(|known| *known = None).or_insert(Some(*id));
        }
        for (words, id) in firsts {
            if !whole.contains(&words) {
                known.insert(words, id);
            }
        }
        let longest = known.keys().map(|name| name.split(' ').count()).max().unwrap_or(0);
        let told_apart = Firsts::of(people().map(|(_, person)| person.name.as_str()));
        let shown = people().filter(|(_, person)| !person.unnamed).filter_map(|(id, person)| {
            let name = person.name.trim();
            let shown = match naming {
                Naming::Full => name.to_owned(),
                Naming::FirstName => told_apart.shorten(name),
                Naming::Initials => initials(name),
                Naming::None => return None,
            };
            Some((*id, shown))
        });
        let as_typed = naming == Naming::Full && people().all(|(_, person)| !person.unnamed);
        Self { shown: shown.collect(), known, longest, as_typed }
    }

    /// What a person is called; none who isn't to be named.
    pub(super) fn get(&self, person: Id<Participant>) -> Option<&str> {
        self.shown.get(&person).map(String::as_str)
    }

    /// A field of names as it was typed, `Ada Lovelace, the town hall`, with those of the forum's people
    /// as the book has them; `somebody` stands for one who isn't named.
    pub(super) fn row(&self, typed: &str, somebody: &str) -> String {
        if self.as_typed {
            return typed.to_owned();
        }
        let mut row = String::with_capacity(typed.len());
        for piece in typed.split_inclusive([',', ';', '/', '&']) {
            let bare = piece.trim_end_matches([',', ';', '/', '&']);
            let name = bare.trim();
            match self.known.get(&fold(name)) {
                Some(Some(id)) if !name.is_empty() => row.push_str(&piece.replacen(name, self.get(*id).unwrap_or(somebody), 1)),
                _ => row.push_str(piece),
            }
        }
        row
    }

    /// A text in which `@` before a name mentions one of the forum's people: the name as the book has it
    /// takes the place of both.
    pub(super) fn mentions(&self, text: &str, somebody: &str, written: impl Fn(&str) -> String) -> Option<String> {
        text.contains('@').then_some(())?;
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        let mut changed = false;
        while let Some((before, after)) = rest.split_once('@') {
            out.push_str(before);
            // What follows a letter is an address, not a mention.
            let within_word = out.chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+'));
            if let Some((id, length)) = (!within_word).then(|| self.named_at_the_start(after)).flatten() {
                out.push_str(&written(self.get(id).unwrap_or(somebody)));
                rest = after.get(length..).unwrap_or_default();
                changed = true;
            } else {
                out.push('@');
                rest = after;
            }
        }
        out.push_str(rest);
        changed.then_some(out)
    }

    /// The person whose name a text begins with, the longest that fits, and where the name ends.
    fn named_at_the_start(&self, text: &str) -> Option<(Id<Participant>, usize)> {
        let ends = word_ends(text, self.longest);
        ends.into_iter().rev().find_map(|end| {
            let name = text.get(..end)?;
            self.known.get(&fold(name)).copied().flatten().map(|id| (id, end))
        })
    }
}

/// Where the first words of a text end, as many as a name may have: they are parted by one space each.
fn word_ends(text: &str, most: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut in_word = false;
    for (at, c) in text.char_indices() {
        let letter = c.is_alphanumeric() || matches!(c, '-' | '\'' | '’' | '\u{300}'..='\u{36f}');
        match (letter, in_word) {
            (true, _) => in_word = true,
            (false, true) => {
                ends.push(at);
                in_word = false;
                if c != ' ' || ends.len() >= most {
                    return ends;
                }
            }
            (false, false) => return ends,
        }
    }
    if in_word {
        ends.push(text.len());
    }
    ends
}

fn first(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or_default()
}

fn last(name: &str) -> Option<&str> {
    name.split_whitespace().skip(1).last()
}

/// First names, and how many people share each of them.
struct Firsts(HashMap<String, usize>);

impl Firsts {
    fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut firsts = HashMap::new();
        for name in names {
            *firsts.entry(fold(first(name))).or_insert(0) += 1;
            if let Some(last) = last(name) {
                *firsts.entry(with_initial(first(name), last)).or_insert(0) += 1;
            }
        }
        Self(firsts)
    }

    /// The first name, with the initial of the last where others share it, or the whole name where they
    /// share that too.
    fn shorten(&self, name: &str) -> String {
        let alone = |key: &str| self.0.get(key).is_none_or(|count| *count <= 1);
        let first = first(name);
        match last(name) {
            _ if alone(&fold(first)) => first.to_owned(),
            Some(last) if alone(&with_initial(first, last)) => format!("{first} {}", initials(last)),
            _ => name.to_owned(),
        }
    }
}

/// A first name and an initial, to be counted; no name folds to one with a bar.
fn with_initial(first: &str, last: &str) -> String {
    format!("{}|{}", fold(first), fold(last).chars().next().unwrap_or_default())
}

/// `Jean-Marc Sénéchal` → `J.-M. S.`
fn initials(name: &str) -> String {
    let letter = |part: &str| {
        let initial = part.chars().find(|c| c.is_alphanumeric())?;
        Some(format!("{}.", initial.to_uppercase()))
    };
    let word = |word: &str| word.split('-').filter_map(letter).collect::<Vec<_>>().join("-");
    name.split_whitespace().map(word).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

    use super::*;
    use crate::domain::scene::Scene;

    fn names(naming: Naming, people: &[&str]) -> (Names, Vec<Id<Participant>>) {
        let mut scene = Scene::new();
        let ids = people.iter().map(|name| scene.person(name)).collect();
        (Names::of(&scene.forum, naming), ids)
    }

    fn all(naming: Naming, people: &[&str]) -> Vec<String> {
        let (names, ids) = names(naming, people);
        ids.into_iter().map(|id| names.get(id).unwrap_or("–").to_owned()).collect()
    }

    /// B4
    #[test]
    fn first_names_take_as_much_of_the_last_as_tells_people_apart() {
        let people = ["Ada Lovelace", "Jean-Marc Sénéchal", "Inès Roche", "Inès Morel", "Bo", "Paul Martin", "Paul Morin"];
        let expected = ["Ada", "Jean-Marc", "Inès R.", "Inès M.", "Bo", "Paul Martin", "Paul Morin"];
        assert_eq!(all(Naming::FirstName, &people), expected);
        assert_eq!(all(Naming::Initials, &people[..2]), ["A. L.", "J.-M. S."]);
        assert_eq!(all(Naming::None, &people[..2]), ["–", "–"]);
    }

    /// B4
    #[test]
    fn a_mention_is_the_longest_name_that_fits_and_an_address_is_none() {
        let (names, _) = names(Naming::Initials, &["Ada Lovelace", "Ada", "Jean-Marc Sénéchal"]);
        let said = |text: &str| names.mentions(text, "somebody", str::to_owned).unwrap_or_else(|| text.to_owned());
        assert_eq!(said("Ask @Ada Lovelace, then @jean-marc senechal."), "Ask A. L., then J.-M. S..");
        assert_eq!(said("@Ada, @Jean-Marc: yes"), "A., J.-M. S.: yes");
        assert_eq!(said("ada@lovelace.org and @nobody"), "ada@lovelace.org and @nobody");
        assert_eq!(said("@Ada Lovelaces"), "A. Lovelaces");
    }

    /// B4
    #[test]
    fn who_does_not_wish_to_be_named_is_named_nowhere() {
        let mut scene = Scene::new();
        let (ada, bo) = (scene.person("Ada Lovelace"), scene.person("Bo Berg"));
        scene.edit::<Participant>(ada, |person| person.unnamed = true);
        let names = Names::of(&scene.forum, Naming::Full);
        assert_eq!((names.get(ada), names.get(bo)), (None, Some("Bo Berg")));
        assert_eq!(names.row("Ada Lovelace, Bo Berg, the town hall", "somebody"), "somebody, Bo Berg, the town hall");
        assert_eq!(names.mentions("@Ada Lovelace called", "somebody", str::to_owned).unwrap(), "somebody called");
    }
}
