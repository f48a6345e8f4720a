//! The follow-up: months later, what became of the actions and the engagements. Rule E10.

use crate::domain::engagements::{self, Promises};
use crate::domain::{Action, Engagement, Forum, Id, Language, Moment, Progress, Topic, actions, book};
use crate::i18n::{Plural, moment, number, t};
use crate::minutes::book::{Block, Book, Contents, Cover, Fact, FactsManner, Figure, Line, Manner, Part, Row, Table};

use super::words::BESIDE;
use super::{Secretary, references};

/// The states in the order in which the follow-up tells them, with what it calls so many of each.
const STATES: [(Progress, Plural); 4] = [
    (Progress::Done, t::minutes::FOLLOW_UP_DONE),
    (Progress::Moved, t::minutes::FOLLOW_UP_MOVED),
    (Progress::Dropped, t::minutes::FOLLOW_UP_DROPPED),
    (Progress::Open, t::minutes::FOLLOW_UP_OPEN),
];

/// What became of a forum's actions and engagements, as a book in one language. `made` is when, if that is
/// to be told.
pub fn follow_up(forum: &Forum, language: Language, made: Option<Moment>) -> Book {
    let choices = book::choices(forum);
    let secretary = Secretary::new(forum, language);
    let parts: Vec<Part> = [secretary.actions_by_state(), secretary.engagements_followed()].into_iter().flatten().collect();
    let parts = if parts.is_empty() { secretary.nothing_to_follow() } else { parts };
    let cover = secretary.cover_of_follow_up(made);
    let mut book = Book { language, design: choices.design, cover, contents: Contents::default(), parts };
    secretary.name_the_mentioned(&mut book);
    references::loosen(&mut book);
    book
}

impl Secretary<'_> {
    fn cover_of_follow_up(&self, made: Option<Moment>) -> Cover {
        let actions = actions::table(self.forum);
        let promised = engagements::by_person(self.forum);
        let states: Vec<Progress> = actions
            .iter()
            .map(|(_, action)| action.progress)
            .chain(promised.iter().flat_map(|person| &person.engagements).map(|(_, engagement)| engagement.progress))
            .collect();
        let figures = STATES.iter().filter_map(|(state, of)| {
            let n = states.iter().filter(|other| *other == state).count();
            (n > 0).then(|| Figure { number: number(self.language, n), of: self.count(*of, n) })
        });
        let made = made.map(|made| moment(self.language, made, self.about.offset)).unwrap_or_default();
        Cover {
            kind: self.say(t::minutes::FOLLOW_UP).to_owned(),
            theme: String::new(),
            facts: self.fact(t::minutes::FOLLOW_UP_MADE, vec![Line::ours(made)]).into_iter().collect(),
            figures: figures.collect(),
            ..self.cover()
        }
    }

    fn actions_by_state(&self) -> Option<Part> {
        let mut all = actions::table(self.forum);
        if all.is_empty() {
            return None;
        }
        // Within a state they stand as they do among all actions.
        crate::domain::sorting::sort_by_key(&mut all, |(_, action)| place(action.progress));
        let head = [
            t::minutes::ACTION_WHAT,
            t::minutes::ACTION_WHO,
            t::minutes::ACTION_WHEN,
            t::minutes::ACTION_WORKSHOP,
            t::minutes::FOLLOW_UP_BECAME,
            t::minutes::FOLLOW_UP_REMARK,
        ];
        let table = Table {
            caption: self.say(t::minutes::FOLLOW_UP_ACTIONS_CAPTION).to_owned(),
            head: head.into_iter().map(|head| self.say(head).to_owned()).collect(),
            rows: all.iter().map(|(_, action)| self.followed_action(action)).collect(),
            row_heads: true,
            even: false,
        };
        self.part("actions", t::minutes::ACTIONS, vec![Block::Table(table)], Vec::new())
    }

    fn followed_action(&self, action: &Action) -> Row {
        let outcome = action.outcome();
        let workshop = actions::home(self.forum, action).map(|home| self.workshop_and_title(home)).unwrap_or_default();
        let mut cells = self.action_cells(action);
        cells.extend([vec![workshop], vec![self.state(&outcome)], vec![Line::said(outcome.remark.trim())]]);
        Row::Cells(cells)
    }

    /// A workshop where nothing leads to its chapter: its number and its title.
    fn workshop_and_title(&self, topic: Id<Topic>) -> Line {
        let mark = self.see_workshop(topic).plain();
        let title = self.title(topic);
        // A topic without any number is called by its title already.
        if mark == title { Line::said(title) } else { Line::join([Line::ours(mark), Line::said(title)], BESIDE) }
    }

    fn engagements_followed(&self) -> Option<Part> {
        let people = engagements::by_person(self.forum);
        let facts: Vec<Fact> = people.iter().map(|promises| self.followed_promises(promises)).collect();
        let blocks = if facts.is_empty() { Vec::new() } else { vec![Block::Facts { facts, manner: FactsManner::Roll }] };
        self.part("engagements", t::minutes::ENGAGEMENTS, blocks, Vec::new())
    }

    fn followed_promises(&self, promises: &Promises<'_>) -> Fact {
        let values = promises.engagements.iter().map(|(_, engagement)| self.followed_promise(engagement)).collect();
        Fact { term: Line::said(self.promiser(promises.person)), values }
    }

    fn followed_promise(&self, engagement: &Engagement) -> Line {
        let said = [Line::said(engagement.promise.trim()), self.due(&engagement.due)];
        Line::join(said.into_iter().chain(self.state_and_remark(&engagement.outcome())), BESIDE)
    }

    fn nothing_to_follow(&self) -> Vec<Part> {
        let nothing = Block::Paragraph { text: self.ours(t::minutes::FOLLOW_UP_NOTHING), manner: Manner::Quiet };
        self.part("actions", t::minutes::FOLLOW_UP_BOTH, vec![nothing], Vec::new()).into_iter().collect()
    }
}

fn place(progress: Progress) -> usize {
    STATES.iter().position(|(state, _)| *state == progress).unwrap_or(STATES.len())
}
