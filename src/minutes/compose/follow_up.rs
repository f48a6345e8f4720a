//! The follow-up: months later, what became of the actions and the engagements. Rule E10.

use chrono::NaiveDate;

use crate::domain::sorting::sort_by_key;
use crate::domain::{Due, Forum, Id, Language, Moment, Outcome, Progress, Topic, actions, book, engagements};
use crate::i18n::{self, Plural, t};
use crate::minutes::book::{Block, Book, Contents, Cover, Line, Manner, Part, Row, Table};

use super::outcomes::{Of, is_late};
use super::{Secretary, references};

/// The states in the order in which the follow-up tells them, with what it calls so many actions and so many
/// engagements of each.
const STATES: [(Progress, [Plural; 2]); 4] = [
    (Progress::Done, [t::minutes::ACTIONS_DONE, t::minutes::ENGAGEMENTS_DONE]),
    (Progress::Moved, [t::minutes::ACTIONS_MOVED, t::minutes::ENGAGEMENTS_MOVED]),
    (Progress::Dropped, [t::minutes::ACTIONS_DROPPED, t::minutes::ENGAGEMENTS_DROPPED]),
    (Progress::Open, [t::minutes::STILL_OPEN, t::minutes::STILL_OPEN]),
];

/// What became of a forum's actions and engagements, as a book in one language. `made` is when, if that is
/// to be told.
pub fn follow_up(forum: &Forum, language: Language, made: Option<Moment>) -> Book {
    let choices = book::choices(forum);
    let secretary = Secretary::new(forum, language);
    let today = made.and_then(|made| made.there(secretary.about.offset)).map(|there| there.date());
    let (actions, engagements) = (secretary.followed_actions(), secretary.followed_engagements());
    let cover = secretary.cover_of_follow_up(today, [&actions, &engagements]);
    let parts: Vec<Part> = [secretary.table_of(Of::Action, actions, today), secretary.table_of(Of::Engagement, engagements, today)]
        .into_iter()
        .flatten()
        .collect();
    let parts = if parts.is_empty() { secretary.nothing_to_follow() } else { parts };
    let mut book = Book { language, design: choices.design, cover, contents: Contents::default(), parts };
    secretary.name_the_mentioned(&mut book);
    references::loosen(&mut book);
    book
}

/// Something to be done, and what became of it.
struct Followed<'a> {
    what: &'a str,
    who: Line,
    due: &'a Due,
    workshop: Option<Id<Topic>>,
    outcome: Outcome,
}

impl Secretary<'_> {
    fn followed_actions(&self) -> Vec<Followed<'_>> {
        let followed = actions::table(self.forum).into_iter().map(|(_, action)| Followed {
            what: action.what.trim(),
            who: self.typed_names(&action.who),
            due: &action.due,
            workshop: actions::home(self.forum, action),
            outcome: action.outcome(),
        });
        followed.collect()
    }

    fn followed_engagements(&self) -> Vec<Followed<'_>> {
        let mut followed = Vec::new();
        for promises in engagements::by_person(self.forum) {
            let who = Line::said(self.promiser(promises.person));
            followed.extend(promises.engagements.into_iter().map(|(_, engagement)| Followed {
                what: engagement.promise.trim(),
                who: who.clone(),
                due: &engagement.due,
                workshop: self.workshop_of(engagement),
                outcome: engagement.outcome(),
            }));
        }
        followed
    }

    fn cover_of_follow_up(&self, today: Option<NaiveDate>, followed: [&Vec<Followed<'_>>; 2]) -> Cover {
        let [actions, engagements] = followed.map(Vec::as_slice);
        let facts = [
            self.fact(t::minutes::ACTIONS, vec![self.tally(actions, |[actions, _]| actions)]),
            self.fact(t::minutes::ENGAGEMENTS_MADE, vec![self.tally(engagements, |[_, engagements]| engagements)]),
        ];
        let kind = match today {
            Some(today) => i18n::fill(self.language, t::minutes::FOLLOW_UP_ON, &[("day", &self.date(today))]),
            None => self.say(t::minutes::FOLLOW_UP).to_owned(),
        };
        let figures = self.figures_to_follow().into_iter().flatten().collect();
        Cover { kind, theme: String::new(), facts: facts.into_iter().flatten().collect(), figures, ..self.cover() }
    }

    /// How many there are in each state: « 1 faite, 13 à faire ».
    fn tally(&self, followed: &[Followed<'_>], of: impl Fn([Plural; 2]) -> Plural) -> Line {
        let count = |(state, words): &(Progress, [Plural; 2])| {
            let n = followed.iter().filter(|one| one.outcome.progress == *state).count();
            if n == 0 { Line::default() } else { Line::ours(self.count(of(*words), n)) }
        };
        Line::join(STATES.iter().map(count), ", ")
    }

    /// A table by state, what is late first among what is still to be done.
    fn table_of(&self, of: Of, mut followed: Vec<Followed<'_>>, today: Option<NaiveDate>) -> Option<Part> {
        if followed.is_empty() {
            return None;
        }
        // Within a state they stand as they do in the minutes.
        sort_by_key(&mut followed, |one| (place(one.outcome.progress), !is_late(one.outcome.progress, one.due, today)));
        let (anchor, title, what, caption) = match of {
            Of::Action => ("actions", t::minutes::ACTIONS, t::minutes::ACTION_WHAT, t::minutes::FOLLOW_UP_ACTIONS_CAPTION),
            Of::Engagement => {
                ("engagements", t::minutes::ENGAGEMENTS, t::minutes::ENGAGEMENT_WHAT, t::minutes::FOLLOW_UP_ENGAGEMENTS_CAPTION)
            }
        };
        let row = |one: &Followed<'_>| {
            let mark = one.workshop.map(|workshop| Line::ours(self.see_workshop(workshop).plain())).unwrap_or_default();
            let mut became = vec![self.state_on(of, &one.outcome, one.due, today), Line::said(one.outcome.remark.trim())];
            became.retain(|line| !line.is_empty());
            let mut what = vec![Line::said(one.what), mark];
            what.retain(|line| !line.is_empty());
            Row::Cells(vec![what, vec![one.who.clone()], vec![self.due(one.due)], became])
        };
        let head = [what, t::minutes::ACTION_WHO, t::minutes::ACTION_WHEN, t::minutes::FOLLOW_UP_BECAME];
        let table = Table {
            caption: self.say(caption).to_owned(),
            head: head.into_iter().map(|head| self.say(head).to_owned()).collect(),
            rows: followed.iter().map(row).collect(),
            row_heads: true,
            even: false,
        };
        self.part(anchor, title, vec![Block::Table(table)], Vec::new())
    }

    fn nothing_to_follow(&self) -> Vec<Part> {
        let nothing = Block::Paragraph { text: self.ours(t::minutes::FOLLOW_UP_NOTHING), manner: Manner::Quiet };
        self.part("actions", t::minutes::FOLLOW_UP_TITLE, vec![nothing], Vec::new()).into_iter().collect()
    }
}

fn place(progress: Progress) -> usize {
    STATES.iter().position(|(state, _)| *state == progress).unwrap_or(STATES.len())
}
