//! The sheets of each stack, from the forum as it stands.

use crate::domain::{Forum, Identity, Language};
use crate::i18n;
use crate::paper::agenda::{self, AgendaSheet};
use crate::paper::choice::{AT_ONCE, Poster};
use crate::paper::measure::lines;
use crate::paper::reports::{self, Head, Part};
use crate::paper::rooms::{self, Sign};
use crate::paper::topics::{self, TopicSheet};
use crate::paper::{Choice, Size, Stack, Way, parted};
use crate::ui::screens::opening::pages::{self, Page};

/// What stands on a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// A page of the opening.
    Poster(Page),
    /// The four principles together.
    Principles,
    /// A topic to be written.
    BlankTopic,
    /// A topic of the wall.
    Topic(TopicSheet),
    /// Topics and the boxes to count their dots in; without topics, lines.
    Tally(Vec<(Option<u32>, String)>),
    /// A part of the agenda.
    Agenda(AgendaSheet),
    /// A room's sign.
    Sign(Sign),
    /// A sheet of a report: of which workshop, the how many-eth, and what is to be written on it.
    Report(Head, usize, Vec<Part>),
    /// A sheet of engagement cards.
    Cards(usize),
}

/// What every sheet says of the forum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imprint {
    /// The forum's title.
    pub title: String,
    /// The day and the place.
    pub day: String,
}

/// A sheet of paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// What is on it: one sheet, or two halves.
    pub halves: Vec<Sheet>,
    /// How it lies.
    pub way: Way,
    /// How many of it.
    pub copies: usize,
    /// Its language.
    pub language: Language,
    /// What it says of the forum.
    pub imprint: Imprint,
}

/// Cards on a sheet of A4; A3 takes twice as many of the same size.
const CARDS: usize = 4;

/// The sheets of a stack.
pub fn of(forum: &Forum, stack: Stack, choice: &Choice, language: Language) -> Vec<Leaf> {
    let imprint = imprint(&forum.about(), language);
    let leaf = |halves, way, copies| Leaf { halves, way, copies, language, imprint: imprint.clone() };
    let one = |sheet, way| leaf(vec![sheet], way, 1);
    match stack {
        Stack::Posters => posters(forum, choice).into_iter().map(|(sheet, way)| one(sheet, way)).collect(),
        Stack::BlankTopics if choice.two_up => {
            vec![leaf(vec![Sheet::BlankTopic, Sheet::BlankTopic], Way::Portrait, choice.blank_topics.div_ceil(2))]
        }
        Stack::BlankTopics => vec![leaf(vec![Sheet::BlankTopic], Way::Landscape, choice.blank_topics)],
        Stack::Topics => {
            // Topics may have been withdrawn since a later run was chosen.
            let run = choice.run.min(topics::count(forum).saturating_sub(1) / AT_ONCE);
            let all: Vec<_> = topics::sheets(forum, run * AT_ONCE, AT_ONCE).into_iter().map(Sheet::Topic).collect();
            let (to_a_page, way) = if choice.two_up { (2, Way::Portrait) } else { (1, Way::Landscape) };
            all.chunks(to_a_page).map(|some| leaf(some.to_vec(), way, 1)).collect()
        }
        Stack::Tally => {
            let mut sheets = topics::counted(forum);
            if sheets.is_empty() {
                sheets.push(vec![(None, String::new()); topics::BLANK_LINES]);
            }
            sheets.into_iter().map(|topics| one(Sheet::Tally(topics), Way::Portrait)).collect()
        }
        Stack::Agenda => {
            agenda::sheets(forum, choice.agenda).into_iter().map(|sheet| one(Sheet::Agenda(sheet), choice.agenda)).collect()
        }
        Stack::Rooms => {
            let mut signs = rooms::signs(forum);
            if signs.is_empty() {
                signs.push(rooms::blank(forum));
            }
            signs.into_iter().map(|sign| one(Sheet::Sign(sign), choice.rooms)).collect()
        }
        Stack::Reports => {
            reports(forum, choice, language).into_iter().map(|(sheet, copies)| leaf(vec![sheet], Way::Portrait, copies)).collect()
        }
        Stack::Cards => {
            let (cards, way) = if choice.size == Size::A3 { (2 * CARDS, Way::Portrait) } else { (CARDS, Way::Landscape) };
            vec![leaf(vec![Sheet::Cards(cards)], way, choice.cards.div_ceil(cards))]
        }
    }
}

fn imprint(about: &Identity, language: Language) -> Imprint {
    let date = about.date.map(|date| i18n::date(language, date)).unwrap_or_default();
    let day = [date.as_str(), &about.place].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    Imprint { title: about.title.clone(), day }
}

/// Lines of objectives that a poster holds, and how wide such a line is.
const AIMS: usize = 24;
const AIM: usize = 1_500;
/// Objectives that stay with the one that they are under.
const TOGETHER: usize = 12;

/// The objectives, poster by poster; what is under one stays with it.
fn aims(forum: &Forum) -> Vec<Vec<(usize, String)>> {
    let mut branches: Vec<Vec<(usize, String)>> = Vec::new();
    for aim in pages::objectives(forum) {
        match branches.last_mut() {
            Some(branch) if aim.0 > 0 && branch.len() < TOGETHER => branch.push(aim),
            _ => branches.push(vec![aim]),
        }
    }
    let length = |branch: &Vec<(usize, String)>| branch.iter().map(|(_, line)| lines(line, AIM)).sum::<usize>();
    parted(branches, AIMS, length).into_iter().map(|branches| branches.concat()).collect()
}

/// The pages of the opening, each lying as it reads best; the principles are a series, and lie alike. Of
/// the objectives a poster holds more than the projector.
fn posters(forum: &Forum, choice: &Choice) -> Vec<(Sheet, Way)> {
    let wanted = |poster| !choice.without.contains(&poster);
    let mut posters = Vec::new();
    let mut together = false;
    let opening = pages::of(forum).into_iter().filter(|page| !matches!(page, Page::Objectives(_)));
    let mut all: Vec<Page> = opening.collect();
    let after_the_theme = 1.min(all.len());
    all.splice(after_the_theme..after_the_theme, aims(forum).into_iter().map(Page::Objectives));
    for page in all {
        let (poster, way) = match &page {
            Page::Theme(theme) => (Poster::Theme, Way::for_words(theme)),
            Page::Objectives(_) => (Poster::Objectives, Way::Portrait),
            Page::Principle(..) => (Poster::Principles, Way::Portrait),
            Page::Law => (Poster::Law, Way::Portrait),
            Page::Guests => (Poster::Guests, Way::Portrait),
        };
        if !wanted(poster) {
            continue;
        }
        if poster == Poster::Principles && choice.together {
            if !std::mem::replace(&mut together, true) {
                posters.push((Sheet::Principles, Way::Portrait));
            }
            continue;
        }
        posters.push((Sheet::Poster(page), way));
    }
    posters
}

/// A report a workshop, or copies of one that is quite blank.
fn reports(forum: &Forum, choice: &Choice, language: Language) -> Vec<(Sheet, usize)> {
    let parts = reports::sheets(forum, language);
    let report = |head: Head, copies: usize| {
        let sheet = move |(index, parts)| (Sheet::Report(head.clone(), index, parts), copies);
        parts.clone().into_iter().enumerate().map(sheet).collect::<Vec<_>>()
    };
    let heads = if choice.blank_reports { Vec::new() } else { reports::heads(forum) };
    if heads.is_empty() {
        return report(Head::default(), choice.report_copies);
    }
    heads.into_iter().flat_map(|head| report(head, 1)).collect()
}
