//! "Resembles no. 12": which topic of the wall a new title is close to.

use std::collections::HashMap;

use super::fold::{fold, words};
use super::merging::Groups;
use super::{Forum, Id, Topic, topics};

/// How alike two titles must be to be told: twice the words they share over the words they have, words
/// that carry no meaning left out. At 0.7, three of four words shared are told and two of three aren't,
/// nor is a single word beside two; the tests hold pairs on both sides of the line.
pub const THRESHOLD: f64 = 0.7;

/// Below this normalised edit distance two words aren't one word mistyped: one slip in five letters.
const SLIP: f64 = 0.8;
/// Words that share this many first letters, and [`STEM_SHARE`] of the longer one, have one stem.
const STEM: usize = 5;
const STEM_SHARE: f64 = 0.6;
/// What a shared stem is worth against the same word.
const STEM_WORTH: f64 = 0.95;

/// A topic that a title resembles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// The topic, or the one it was merged into.
    pub topic: Id<Topic>,
    /// How alike, from [`THRESHOLD`] to 1.
    pub score: f64,
}

/// The titles of a wall, prepared so that a thousand are compared at each key typed: every distinct
/// word once, and where it occurs.
#[derive(Clone, Debug, Default)]
pub struct Resemblance {
    titles: Vec<Title>,
    vocabulary: Vec<Word>,
    known: HashMap<String, usize>,
    /// The words of each title that carry meaning, as they were found.
    telling: HashMap<String, Vec<String>>,
}

#[derive(Clone, Debug)]
struct Title {
    topic: Id<Topic>,
    words: usize,
    joined: String,
}

#[derive(Clone, Debug)]
struct Word {
    text: String,
    length: usize,
    titles: Vec<usize>,
}

impl Resemblance {
    /// The titles on the forum's wall, those of merged topics too.
    pub fn of(forum: &Forum) -> Self {
        Self::default().renewed(forum)
    }

    /// The titles as they are now; what is known of a title that stayed isn't worked out again.
    #[must_use]
    pub fn renewed(&self, forum: &Forum) -> Self {
        let groups = Groups::of(forum);
        let mut renewed = Self::default();
        for (id, topic) in forum.topics.iter().filter(|(_, topic)| !topic.withdrawn) {
            if let Some(lead) = groups.lead(*id) {
                let telling = self.telling.get(&topic.title).cloned().unwrap_or_else(|| telling_words(&topic.title));
                renewed.note(lead, &telling);
                renewed.telling.insert(topic.title.clone(), telling);
            }
        }
        renewed
    }

    /// Adds a title.
    pub fn learn(&mut self, topic: Id<Topic>, title: &str) {
        self.note(topic, &telling_words(title));
    }

    fn note(&mut self, topic: Id<Topic>, telling: &[String]) {
        let number = self.titles.len();
        for word in telling {
            let at = self.known.get(word).copied().unwrap_or_else(|| {
                self.vocabulary.push(Word { text: word.clone(), length: word.chars().count(), titles: Vec::new() });
                self.known.insert(word.clone(), self.vocabulary.len() - 1);
                self.vocabulary.len() - 1
            });
            if let Some(word) = self.vocabulary.get_mut(at) {
                word.titles.push(number);
            }
        }
        self.titles.push(Title { topic, words: telling.len(), joined: telling.concat() });
    }

    /// The topic that the title resembles most, if any does; among equals the one learnt first.
    ///
    /// Rule T5: words are compared without accents, case or words that carry no meaning, and two that
    /// share a stem or differ by a slip are one.
    pub fn nearest(&self, title: &str) -> Option<Likeness> {
        self.nearest_but(title, None)
    }

    /// The same beside one topic, whose own title it is.
    pub fn nearest_beside(&self, title: &str, own: Id<Topic>) -> Option<Likeness> {
        self.nearest_but(title, Some(own))
    }

    fn nearest_but(&self, title: &str, own: Option<Id<Topic>>) -> Option<Likeness> {
        let telling = telling_words(title);
        if telling.is_empty() {
            return None;
        }
        let joined = telling.concat();
        let shared = self.shared(&telling);
        let mut nearest: Option<Likeness> = None;
        for (title, shared) in self.titles.iter().zip(shared).filter(|(title, _)| Some(title.topic) != own) {
            let score = score(telling.len(), title.words, shared).max(written_apart(&joined, &title.joined));
            if score >= THRESHOLD && nearest.is_none_or(|nearest| score > nearest.score) {
                nearest = Some(Likeness { topic: title.topic, score });
            }
        }
        nearest
    }

    /// For each title, how much of the words is found in it.
    fn shared(&self, telling: &[String]) -> Vec<f64> {
        let mut shared = vec![0.0; self.titles.len()];
        let mut best = vec![0.0_f64; self.titles.len()];
        for word in telling {
            let length = word.chars().count();
            let mut touched = Vec::new();
            for other in &self.vocabulary {
                let alike = alike(word, length, &other.text, other.length);
                if alike > 0.0 {
                    for title in &other.titles {
                        if let Some(best) = best.get_mut(*title) {
                            *best = best.max(alike);
                            touched.push(*title);
                        }
                    }
                }
            }
            for title in touched {
                if let (Some(sum), Some(best)) = (shared.get_mut(title), best.get_mut(title)) {
                    *sum += std::mem::take(best);
                }
            }
        }
        shared
    }
}

/// Those of these topics that resemble another one on the wall, each with the one it resembles most. Two of them
/// that resemble each other are one pair.
pub fn pairs(forum: &Forum, new: &[Id<Topic>]) -> Vec<(Id<Topic>, Id<Topic>)> {
    let titles = Resemblance::of(forum);
    let mut pairs: Vec<(Id<Topic>, Id<Topic>)> = Vec::new();
    for id in new {
        let shown = forum.get::<Topic>(id).filter(|_| topics::is_on_the_wall(forum, *id));
        let near = shown.and_then(|topic| titles.nearest_beside(&topic.title, *id));
        if let Some(near) = near.filter(|near| !pairs.contains(&(near.topic, *id))) {
            pairs.push((*id, near.topic));
        }
    }
    pairs
}

/// Dice's coefficient, with words that count in part.
fn score(a: usize, b: usize, shared: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a title has far fewer words than 2^52")]
    let all = (a + b) as f64;
    (2.0 * shared / all).min(1.0)
}

/// How far two words are one: 1 for the same, less for a shared stem or a slip, else 0.
fn alike(a: &str, a_length: usize, b: &str, b_length: usize) -> f64 {
    if a == b {
        return 1.0;
    }
    // Nobody mistypes the first letter often; this spares nearly all of the comparisons below.
    if a.chars().next() != b.chars().next() || a_length.min(b_length) < STEM {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "a word has far fewer letters than 2^52")]
    let ratio = |part: usize| part as f64 / a_length.max(b_length) as f64;
    let stem = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    if stem >= STEM && ratio(stem) >= STEM_SHARE {
        return STEM_WORTH;
    }
    if ratio(a_length.abs_diff(b_length)) > 1.0 - SLIP {
        return 0.0;
    }
    let alike = strsim::normalized_damerau_levenshtein(a, b);
    if alike >= SLIP { alike } else { 0.0 }
}

/// The same title with other spaces (`co-voiturage`, `covoiturage`), or with a slip at one of them.
fn written_apart(a: &str, b: &str) -> f64 {
    if a == b {
        return 1.0;
    }
    let near = a.len().abs_diff(b.len()) <= 1 && a.len() >= 2 * STEM && a.as_bytes().first() == b.as_bytes().first();
    let alike = if near { strsim::jaro_winkler(a, b) } else { 0.0 };
    if alike >= 0.97 { alike } else { 0.0 }
}

/// The words of a title that carry meaning, each once; all of them where none does.
fn telling_words(title: &str) -> Vec<String> {
    let folded = fold(title);
    let mut telling: Vec<String> = Vec::new();
    for word in words(&folded).filter(|word| !is_empty_word(word)) {
        if !telling.iter().any(|known| known == word) {
            telling.push(word.to_owned());
        }
    }
    if telling.is_empty() { words(&folded).map(str::to_owned).collect() } else { telling }
}

/// Articles, prepositions, pronouns, question words and the verbs around them, folded, in French and
/// English. Single letters (l', d', 's) are among them.
fn is_empty_word(word: &str) -> bool {
    const EMPTY: &[&str] = &[
        "about", "afin", "ai", "all", "an", "and", "are", "as", "at", "au", "aussi", "autour", "aux", "avec", "avoir", "avons",
        "be", "being", "better", "bien", "by", "can", "ce", "ces", "cet", "cette", "chez", "comment", "could", "dans", "de", "des",
        "do", "does", "doit", "doivent", "donc", "du", "elle", "elles", "en", "ensemble", "entre", "est", "et", "etre", "faire",
        "faisons", "fait", "faut", "for", "from", "get", "have", "how", "il", "ils", "in", "into", "is", "it", "its", "la", "le",
        "les", "leur", "leurs", "lui", "make", "me", "mes", "mieux", "mon", "more", "my", "ne", "no", "nos", "not", "notre",
        "nous", "of", "on", "ont", "or", "ou", "our", "par", "pas", "peut", "peuvent", "plus", "pour", "pourquoi", "pouvons", "qu",
        "quand", "que", "quel", "quelle", "quelles", "quels", "qui", "quoi", "sa", "sans", "se", "ses", "should", "si", "so",
        "some", "son", "sont", "sous", "sur", "ta", "te", "than", "that", "the", "their", "them", "there", "these", "they", "this",
        "to", "tous", "tout", "toute", "toutes", "un", "une", "up", "us", "vers", "vos", "votre", "vous", "we", "what", "when",
        "where", "which", "who", "why", "will", "with", "without", "would", "you", "your",
    ];
    word.chars().nth(1).is_none() && !word.starts_with(|c: char| c.is_ascii_digit()) || EMPTY.binary_search(&word).is_ok()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
