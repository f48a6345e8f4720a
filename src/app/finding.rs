//! Finding: what the command palette offers for what is typed. Rule G5.

use crate::domain::search::Query;
use crate::domain::sorting::sort_by_key;

/// What kind of thing is found, in the order in which the kinds stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// What was chosen last.
    Recent,
    /// What can be done.
    Actions,
    /// Where one can go.
    Views,
    /// Topics.
    Topics,
    /// Workshops.
    Workshops,
    /// People.
    People,
    /// Forums kept here.
    Forums,
}

impl Section {
    const ALL: [Self; 7] = [Self::Recent, Self::Actions, Self::Views, Self::Topics, Self::Workshops, Self::People, Self::Forums];
}

/// Something that can be found.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What kind of thing it is.
    pub section: Section,
    /// By what it is found, folded.
    pub folded: String,
    /// Its number, if it has one.
    pub number: Option<u32>,
}

/// How well something fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// It has the number that was typed.
    Number,
    /// It begins with what was typed.
    Beginning,
    /// Every word that was typed begins one of its words.
    Words,
    /// Every word that was typed is somewhere in it.
    Elsewhere,
}

/// What fits what was typed, as positions in `all`: the sections with the best fits first, in each the
/// best first, `most_each` of a section and `most` together. Nothing typed fits everything.
pub fn find(all: &[Candidate], typed: &str, most_each: usize, most: usize) -> Vec<(Section, Vec<usize>)> {
    let query = Query::new(typed);
    let fits: Vec<(usize, &Candidate, Fit)> = all
        .iter()
        .enumerate()
        // What was chosen last is there while nothing is typed; then it is found where it stands.
        .filter(|(_, candidate)| query.is_empty() || candidate.section != Section::Recent)
        .filter_map(|(at, candidate)| Some((at, candidate, fit(&query, candidate)?)))
        .collect();
    let mut sections: Vec<(Section, Vec<(usize, Fit)>)> = Vec::new();
    for section in Section::ALL {
        let mut own: Vec<(usize, Fit)> =
            fits.iter().filter(|(_, candidate, _)| candidate.section == section).map(|(at, _, fit)| (*at, *fit)).collect();
        sort_by_key(&mut own, |(_, fit)| *fit);
        if !own.is_empty() {
            sections.push((section, own));
        }
    }
    sort_by_key(&mut sections, |(section, own)| (own.first().map(|(_, fit)| *fit), *section));
    let mut left = most;
    let mut found = Vec::new();
    for (section, own) in sections {
        let shown: Vec<usize> = own.into_iter().take(most_each.min(left)).map(|(at, _)| at).collect();
        left -= shown.len();
        if !shown.is_empty() {
            found.push((section, shown));
        }
    }
    found
}

fn fit(query: &Query, candidate: &Candidate) -> Option<Fit> {
    let folded = candidate.folded.as_str();
    if query.is_empty() {
        return Some(Fit::Beginning);
    }
    if candidate.number.is_some() && query.words().iter().any(|word| number(word) == candidate.number) {
        let others = query.words().iter().filter(|word| number(word) != candidate.number);
        return others.into_iter().all(|word| folded.contains(word.as_str())).then_some(Fit::Number);
    }
    if !query.matches(folded) {
        return None;
    }
    if folded.starts_with(&query.words().join(" ")) {
        return Some(Fit::Beginning);
    }
    let begins = |word: &String| {
        let before = |at: usize| folded.get(..at).and_then(|before| before.chars().next_back());
        folded.match_indices(word.as_str()).any(|(at, _)| before(at).is_none_or(|c| !c.is_alphanumeric()))
    };
    Some(if query.words().iter().all(begins) { Fit::Words } else { Fit::Elsewhere })
}

/// The number that a word is: `12`, `#12`, `n°12`, `no12`.
fn number(word: &str) -> Option<u32> {
    let figures = word.trim_start_matches(|c: char| !c.is_ascii_digit());
    let before = word.strip_suffix(figures)?;
    matches!(before, "" | "#" | "n°" | "no" | "n" | "no.").then(|| figures.parse().ok()).flatten()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

    use proptest::prelude::*;

    use super::*;
    use crate::domain::fold::fold;

    fn candidate(section: Section, text: &str, number: Option<u32>) -> Candidate {
        Candidate { section, folded: fold(text), number }
    }

    fn day() -> Vec<Candidate> {
        vec![
            candidate(Section::Actions, "Undo", None),
            candidate(Section::Views, "Votes", None),
            candidate(Section::Topics, "Un four à pain", Some(1)),
            candidate(Section::Topics, "Réouvrir l’épicerie", Some(2)),
            candidate(Section::Topics, "12 idées pour la forêt", Some(3)),
            candidate(Section::Topics, "Le pont", Some(12)),
            candidate(Section::Workshops, "Le pont", Some(2)),
            candidate(Section::People, "Élise Bœuf", None),
        ]
    }

    fn texts(typed: &str) -> Vec<String> {
        let all = day();
        let found = find(&all, typed, 8, 40);
        found.into_iter().flat_map(|(_, own)| own).map(|at| all[at].folded.clone()).collect()
    }

    /// G5
    #[test]
    fn things_are_found_without_regard_to_accents_and_capitals_and_every_word_must_be_found() {
        assert_eq!(texts("elise BOEUF"), ["elise boeuf"]);
        assert_eq!(texts("epicerie"), ["reouvrir l'epicerie"]);
        assert_eq!(texts("pain four"), ["un four a pain"]);
        assert_eq!(texts("four épicerie"), Vec::<String>::new());
    }

    /// G5
    #[test]
    fn what_has_the_number_typed_stands_first() {
        for typed in ["12", "#12", "n°12", "nº12"] {
            assert_eq!(texts(typed)[0], "le pont", "{typed}");
        }
        assert_eq!(texts("12 foret"), ["12 idees pour la foret"]);
        let found = find(&day(), "2", 8, 40);
        let sections: Vec<_> = found.iter().map(|(section, own)| (*section, own[0])).collect();
        assert_eq!(sections, [(Section::Topics, 3), (Section::Workshops, 6)]);
    }

    /// G5
    #[test]
    fn the_beginning_goes_before_the_beginning_of_a_word_and_that_before_elsewhere() {
        let all: Vec<_> = ["Rouvrir", "Le vrac", "Vrai", "ouvrage"].map(|text| candidate(Section::Topics, text, None)).into();
        assert_eq!(find(&all, "vr", 8, 40), [(Section::Topics, vec![2, 1, 0, 3])]);
    }

    /// G5
    #[test]
    fn nothing_typed_finds_everything_as_far_as_there_is_room() {
        assert_eq!(texts("  ").len(), 8);
        let many: Vec<_> = (0..100).map(|n| candidate(Section::ALL[n % 7], "x", None)).collect();
        let found = find(&many, "", 8, 40);
        assert!(found.iter().all(|(_, own)| own.len() <= 8));
        assert_eq!(found.iter().map(|(_, own)| own.len()).sum::<usize>(), 40);
    }

    proptest! {
        /// G5
        #[test]
        fn whatever_is_typed_what_is_found_is_found_once(typed in ".{0,12}") {
            let found: Vec<usize> = find(&day(), &typed, 3, 9).into_iter().flat_map(|(_, own)| own).collect();
            let mut once = found.clone();
            once.sort_unstable();
            once.dedup();
            prop_assert_eq!(once.len(), found.len());
            prop_assert!(found.len() <= 9);
        }
    }
}
