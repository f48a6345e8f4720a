//! How people are named in the book, wherever they are: by the organiser's choice, and not at all where
//! somebody doesn't wish it. Rule B4.

use std::collections::{HashMap, HashSet};

use crate::domain::fold::fold;
use crate::domain::{Forum, Id, Naming, Participant};

/// The names of a forum's people as the book has them.
pub(super) struct Names {
    /// What each person is called; nobody who isn't to be named is in it.
    shown: HashMap<Id<Participant>, String>,
    /// Whom a folded name means; `None` where it could be several.
    known: HashMap<String, Option<Id<Participant>>>,
    /// Those of them that are only the first of somebody's names.
    firsts: HashSet<String>,
    /// Words in the longest name.
    longest: usize,
    /// Whether a name that stands in a text stays as it was typed.
    as_typed: bool,
    /// The folded names of those who wish to be named nowhere, which are looked for in running text as well.
    hidden: Vec<String>,
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
        firsts.retain(|words, _| !whole.contains(words));
        let only_first = firsts.keys().cloned().collect();
        known.extend(firsts);
        let longest = known.keys().map(|name| name.split(' ').count()).max().unwrap_or(0);
        let told_apart = Firsts::of(people().map(|(_, person)| person.name.as_str()));
        let initials = Initials::of(people().map(|(_, person)| person.name.trim()));
        let shown = people().filter(|(_, person)| !person.unnamed).filter_map(|(id, person)| {
            let name = person.name.trim();
            let shown = match naming {
                Naming::Full => name.to_owned(),
                Naming::FirstName => told_apart.shorten(name),
                Naming::Initials => initials.of_one(name),
                Naming::None => return None,
            };
            Some((*id, shown))
        });
        let hidden: Vec<String> = people().filter(|(_, person)| person.unnamed).map(|(_, person)| fold(&person.name)).collect();
        let as_typed = naming == Naming::Full && hidden.is_empty();
        Self { shown: shown.collect(), known, firsts: only_first, longest, as_typed, hidden }
    }

    /// What a person is called; none who isn't to be named.
    pub(super) fn get(&self, person: Id<Participant>) -> Option<&str> {
        self.shown.get(&person).map(String::as_str)
    }

    /// A field of names as it was typed, `the town hall: Ada Lovelace, Bo`, with those of the forum's people
    /// as the book has them; `somebody` stands for one who isn't named, and `several` for so many in a row.
    pub(super) fn row(&self, typed: &str, somebody: &str, several: impl Fn(usize) -> String) -> String {
        if self.as_typed {
            return typed.to_owned();
        }
        let pieces: Vec<&str> = typed.split_inclusive(BETWEEN).collect();
        let is_hidden = |piece: &&str| self.meant(bare(piece)).is_some_and(|id| self.get(id).is_none());
        let mut row = String::with_capacity(typed.len());
        for run in pieces.chunk_by(|one, other| is_hidden(one) && is_hidden(other)) {
            match run {
                [first, .., last] => {
                    let after = last.get(last.trim_end_matches(BETWEEN).len()..).unwrap_or_default();
                    let before = if first.starts_with(' ') { " " } else { "" };
                    row.push_str(&[before, &several(run.len()), after].concat());
                }
                [piece] => match self.meant(bare(piece)) {
                    Some(id) => row.push_str(&piece.replacen(bare(piece), self.get(id).unwrap_or(somebody), 1)),
                    None => row.push_str(&self.in_words(piece, somebody, &str::to_owned, |_| true)),
                },
                [] => {}
            }
        }
        row
    }

    /// The person whom these words name, all of them.
    fn meant(&self, words: &str) -> Option<Id<Participant>> {
        self.known.get(&fold(words)).copied().flatten().filter(|_| !words.is_empty())
    }

    /// A text in which `@` before a name mentions one of the forum's people: the name as the book has it
    /// takes the place of both. Whoever wishes to be named nowhere isn't named without the sign either.
    pub(super) fn mentions(&self, text: &str, somebody: &str, written: impl Fn(&str) -> String) -> Option<String> {
        let mentions = text.contains('@');
        (mentions || !self.hidden.is_empty()).then_some(())?;
        let named = if mentions { self.at_signs(text, somebody, &written) } else { text.to_owned() };
        // Word by word only where a name stands: a book has many texts, and few of them such a name.
        let folded = if self.hidden.is_empty() { String::new() } else { fold(&named) };
        let hides = self.hidden.iter().any(|name| folded.contains(name));
        let named = if hides { self.in_words(&named, somebody, &written, |id| self.get(id).is_none()) } else { named };
        (named != text).then_some(named)
    }

    fn at_signs(&self, text: &str, somebody: &str, written: &impl Fn(&str) -> String) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('@') {
            out.push_str(before);
            // What follows a letter is an address, not a mention.
            let within_word = out.chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+'));
            let named = if within_word { None } else { self.named_at_the_start(after) };
            if let Some((id, length)) = named {
                out.push_str(&written(self.get(id).unwrap_or(somebody)));
                rest = after.get(length..).unwrap_or_default();
            } else {
                // Somebody whom the forum doesn't know is named too; anything else is no mention.
                if within_word || !after.starts_with(is_capital) {
                    out.push('@');
                }
                rest = after;
            }
        }
        out.push_str(rest);
        out
    }

    /// A text in which the whole names of some of the forum's people, of two words or more, are as the book has
    /// them.
    fn in_words(
        &self,
        text: &str,
        somebody: &str,
        written: &dyn Fn(&str) -> String,
        whom: impl Fn(Id<Participant>) -> bool,
    ) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let begins = c.is_alphanumeric() && !out.ends_with(|c: char| c.is_alphanumeric() || c == '@');
            let found = begins.then(|| self.named_at_the_start(rest)).flatten();
            let whole = found.filter(|(id, length)| rest.get(..*length).is_some_and(|name| name.contains(' ')) && whom(*id));
            let length = if let Some((id, length)) = whole {
                out.push_str(&written(self.get(id).unwrap_or(somebody)));
                length
            } else {
                out.push(c);
                c.len_utf8()
            };
            rest = rest.get(length..).unwrap_or_default();
        }
        out
    }

    /// The person whose name a text begins with, the longest that fits, and where the name ends. A first name
    /// before another name means somebody else.
    fn named_at_the_start(&self, text: &str) -> Option<(Id<Participant>, usize)> {
        let ends = word_ends(text, self.longest);
        ends.into_iter().rev().find_map(|end| {
            let name = fold(text.get(..end)?);
            let goes_on = text.get(end..)?.strip_prefix(' ').is_some_and(|next| next.starts_with(is_capital));
            let another = goes_on && self.firsts.contains(&name);
            self.known.get(&name).copied().flatten().filter(|_| !another).map(|id| (id, end))
        })
    }
}

/// What stands between names that were typed in a row.
const BETWEEN: [char; 4] = [',', ';', '/', '&'];

/// A piece of such a row without what stands around it.
fn bare(piece: &str) -> &str {
    piece.trim_end_matches(BETWEEN).trim()
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

/// Whether a letter is a capital. That of the standard library needs a table of its own, for some kilobytes.
fn is_capital(letter: char) -> bool {
    letter.to_lowercase().next() != Some(letter)
}

/// A first name and an initial, to be counted; no name folds to one with a bar.
fn with_initial(first: &str, last: &str) -> String {
    format!("{}|{}", fold(first), fold(last).chars().next().unwrap_or_default())
}

/// Initials, with as much of the first name as tells people apart: how many people share each form.
struct Initials(HashMap<String, usize>);

/// Most letters of a first name that initials take.
const MOST: usize = 7;

impl Initials {
    fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut shared = HashMap::new();
        for name in names {
            for letters in 1..=MOST {
                *shared.entry(fold(&more_initials(name, letters))).or_insert(0) += 1;
            }
        }
        Self(shared)
    }

    fn of_one(&self, name: &str) -> String {
        let alone = |told: &String| self.0.get(&fold(told)).is_none_or(|count| *count <= 1);
        let apart = (1..=MOST).map(|letters| more_initials(name, letters)).find(alone);
        apart.unwrap_or_else(|| more_initials(name, usize::MAX))
    }
}

/// `Aminata Coulibaly` → `Am. C.`
fn more_initials(name: &str, letters: usize) -> String {
    if letters == 1 {
        return initials(name);
    }
    let first = first(name);
    let rest = name.get(first.len()..).map(initials).unwrap_or_default();
    let shown: String = first.chars().take(letters).collect();
    let dot = if shown.chars().count() < first.chars().count() { "." } else { "" };
    format!("{shown}{dot} {rest}").trim_end().to_owned()
}

/// `Jean-Marc Sénéchal` → `J.-M. S.`, `Philippine de Bressac` → `P. de B.`
fn initials(name: &str) -> String {
    let letter = |part: &str| {
        let initial = part.chars().find(|c| c.is_alphanumeric())?;
        // A particle is no name.
        Some(if !part.starts_with(is_capital) && name.contains(is_capital) {
            part.to_owned()
        } else {
            format!("{}.", initial.to_uppercase())
        })
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
        assert_eq!(
            all(Naming::Initials, &["Philippine de Bressac", "Ada C.", "Aminata Coulibaly", "Aurélien Cotte"]),
            ["P. de B.", "Ad. C.", "Am. C.", "Au. C.",]
        );
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
    fn a_first_name_before_another_name_is_somebody_else() {
        let (names, _) = names(Naming::Full, &["Nolan Prigent", "Inès Belkacem"]);
        let said = |text: &str| names.mentions(text, "somebody", str::to_owned).unwrap_or_else(|| text.to_owned());
        assert_eq!(said("@Nolan Durand and @Inès."), "Nolan Durand and Inès Belkacem.");
        assert_eq!(said("@Marie Dupont, @mairie"), "Marie Dupont, @mairie");
    }

    /// B4
    #[test]
    fn several_who_are_not_named_are_counted() {
        let (names, _) = names(Naming::None, &["Ada Lovelace", "Bo Berg", "Linus Holm"]);
        let row = |typed: &str| names.row(typed, "somebody", |n| format!("{n} people"));
        assert_eq!(row("Ada Lovelace, Bo Berg, Linus Holm"), "3 people");
        assert_eq!(row("the town hall, Ada, Bo Berg; a school"), "the town hall, 2 people; a school");
    }

    /// B4
    #[test]
    fn who_does_not_wish_to_be_named_is_named_nowhere() {
        let mut scene = Scene::new();
        let (ada, bo) = (scene.person("Ada Lovelace"), scene.person("Bo Berg"));
        scene.edit::<Participant>(ada, |person| person.unnamed = true);
        let names = Names::of(&scene.forum, Naming::Full);
        assert_eq!((names.get(ada), names.get(bo)), (None, Some("Bo Berg")));
        let row = |typed: &str| names.row(typed, "somebody", |n| format!("{n} people"));
        assert_eq!(row("Ada Lovelace, Bo Berg, the town hall"), "somebody, Bo Berg, the town hall");
        assert_eq!(row("The town hall (Ada Lovelace)"), "The town hall (somebody)");
        assert_eq!(row("Town hall: Ada Lovelace and Bo Berg"), "Town hall: somebody and Bo Berg");
        assert_eq!(
            names.mentions("Ask Ada Lovelace, not Bo Berg.", "somebody", str::to_owned).unwrap(),
            "Ask somebody, not Bo Berg."
        );
        assert_eq!(names.mentions("@Ada Lovelace called", "somebody", str::to_owned).unwrap(), "somebody called");
    }
}
