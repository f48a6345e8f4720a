//! What the opening shows, page by page.

use crate::domain::{Forum, objectives};
use crate::i18n::{Text, t};

/// One page of the opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The calling question; empty where there is none yet.
    Theme(String),
    /// Objectives with their depths, as many as are read from the back row.
    Objectives(Vec<(usize, String)>),
    /// A principle: its number and its place among the four.
    Principle(usize, Saying),
    /// The law of two feet.
    Law,
    /// Bumblebees and butterflies.
    Guests,
}

/// A sentence for the wall, and one that explains it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saying {
    /// The sentence.
    pub title: Text,
    /// What it means.
    pub body: Text,
}

/// The four principles, in their order.
pub const PRINCIPLES: [Saying; 4] = [
    Saying { title: t::opening::WHOEVER_TITLE, body: t::opening::WHOEVER_BODY },
    Saying { title: t::opening::WHATEVER_TITLE, body: t::opening::WHATEVER_BODY },
    Saying { title: t::opening::STARTS_TITLE, body: t::opening::STARTS_BODY },
    Saying { title: t::opening::OVER_TITLE, body: t::opening::OVER_BODY },
];
/// The one law.
pub const LAW: Saying = Saying { title: t::opening::LAW_TITLE, body: t::opening::LAW_BODY };
/// Who else is welcome.
pub const GUESTS: Saying = Saying { title: t::opening::GUESTS_TITLE, body: t::opening::GUESTS_BODY };

/// Lines of objectives that a page holds, at the smallest size.
const LINES: usize = 9;
/// Characters that a line holds, at the smallest size on a narrow projector.
const WIDTH: usize = 46;

/// The pages of a forum.
pub fn of(forum: &Forum) -> Vec<Page> {
    let mut pages = vec![Page::Theme(forum.about().theme)];
    pages.extend(of_objectives(objectives(forum)));
    pages.extend(of_the_method());
    pages
}

/// The pages that objectives take.
pub fn of_objectives(objectives: Vec<(usize, String)>) -> impl Iterator<Item = Page> {
    parted(objectives).into_iter().map(Page::Objectives)
}

/// The principles, the law and the guests.
pub fn of_the_method() -> impl Iterator<Item = Page> {
    let principles = PRINCIPLES.into_iter().enumerate().map(|(index, saying)| Page::Principle(index + 1, saying));
    principles.chain([Page::Law, Page::Guests])
}

/// The objectives with their depths.
pub fn objectives(forum: &Forum) -> Vec<(usize, String)> {
    objectives::tree(forum).into_iter().map(|branch| (branch.depth, branch.objective.text.clone())).collect()
}

/// Parts objectives into pages, rather before one at the root than amid those under it.
fn parted(list: Vec<(usize, String)>) -> Vec<Vec<(usize, String)>> {
    let lines = |(_, text): &(usize, String)| text.chars().count().div_ceil(WIDTH).max(1);
    let mut branches: Vec<Vec<(usize, String)>> = Vec::new();
    for line in list {
        match branches.last_mut() {
            Some(branch) if line.0 > 0 && branch.iter().map(lines).sum::<usize>() + lines(&line) <= LINES => branch.push(line),
            _ => branches.push(vec![line]),
        }
    }
    let mut pages: Vec<Vec<(usize, String)>> = Vec::new();
    for branch in branches {
        match pages.last_mut() {
            Some(page) if page.iter().chain(&branch).map(lines).sum::<usize>() <= LINES => page.extend(branch),
            _ => pages.push(branch),
        }
    }
    pages
}
