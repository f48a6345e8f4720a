//! The workshops' reports.

use crate::domain::agenda::{self, Held};
use crate::domain::fold::fold;
use crate::domain::{Id, Section, Topic, reports};
use crate::i18n::t;
use crate::minutes::book::{Anchor, Block, Chapter, FactsManner, Line, Manner, Part};

use super::Secretary;

impl Secretary<'_> {
    pub(super) fn workshops(&self) -> Option<Part> {
        let chapters = self.workshops.iter().map(|held| self.report(held)).collect();
        self.part("workshops", t::minutes::WORKSHOPS, Vec::new(), chapters)
    }

    fn report(&self, held: &Held<'_>) -> Chapter {
        let mut blocks = self.report_facts(held);
        let before = blocks.len();
        let mut last_title = None;
        for section in reports::sections(self.forum, held.id) {
            let notes = self.forum.text::<Section>(&section.id);
            if notes.trim().is_empty() {
                continue;
            }
            let title = section.title.trim();
            let text = if title.is_empty() { self.say(t::minutes::NOTES_UNTITLED) } else { title };
            blocks.push(Block::Heading { level: 4, text: text.to_owned() });
            last_title = Some(text.to_owned());
            blocks.push(Block::Notes { text: notes.to_owned(), under: 4 });
        }
        blocks.extend(self.photographs_of(held.id));
        if let Some(actions) = self.actions_of(held.id) {
            // What was written under that heading stands under the same one.
            let headed = last_title.is_some_and(|title| fold(&title) == fold(self.say(t::minutes::ACTIONS)));
            if !headed {
                blocks.push(self.heading(4, t::minutes::ACTIONS));
            }
            blocks.push(Block::Table(actions));
        }
        if blocks.len() == before {
            blocks.push(Block::Paragraph { text: self.ours(t::minutes::REPORT_NONE), manner: Manner::Quiet });
        }
        Chapter {
            anchor: self.workshop_anchors.get(&held.id).cloned().unwrap_or_else(|| Anchor::new(&format!("workshop-{}", held.id))),
            mark: self.workshop_mark(held),
            origin: self.origin(held.id),
            title: self.title(held.id),
            blocks,
        }
    }

    /// Where the workshop comes from: « d'après le sujet nº 21, 31 gommettes ».
    fn origin(&self, workshop: Id<Topic>) -> Line {
        let topics: Vec<Id<Topic>> = self.groups.members(workshop).collect();
        let from = self.phrase_for(t::minutes::WORKSHOP_FROM, topics.len(), &[("list", self.numbers_of(&topics))]);
        let dots = self.dots_of(workshop);
        let dots = if dots == 0 { Line::default() } else { Line::ours(self.dots(dots)) };
        Line::join([from, dots], ", ")
    }

    fn report_facts(&self, held: &Held<'_>) -> Vec<Block> {
        let place = agenda::placement(self.forum, held.workshop);
        let place = place.map(|(room, slot)| Line::join([Line::said(self.room_name(room)), self.slot_line(slot)], ", "));
        let where_and_when = place.unwrap_or_else(|| self.ours(t::minutes::WHERE_UNKNOWN));
        let conveners = self.names(self.groups.conveners(self.forum, held.id));
        let reporter = reports::reporter(self.forum, held.id).map(|person| Line::said(self.name(person))).unwrap_or_default();
        let facts: Vec<_> = [
            self.fact(t::minutes::WHERE_AND_WHEN, vec![where_and_when]),
            self.fact(t::minutes::CONVENED_BY, vec![conveners]),
            self.fact(t::minutes::REPORTED_BY, vec![reporter]),
            self.fact(t::minutes::PRESENT, vec![self.present(held.id)]),
        ]
        .into_iter()
        .flatten()
        .collect();
        vec![Block::Facts { facts, manner: FactsManner::Sheet }]
    }

    /// How many came, and who of them is named.
    fn present(&self, workshop: Id<Topic>) -> Line {
        let attendees = reports::attendees(self.forum, workshop);
        let names = self.names(attendees.iter().copied());
        let Some(came) = reports::attendance(self.forum, workshop).filter(|came| *came > 0) else { return names };
        let came = usize::try_from(came).unwrap_or(usize::MAX);
        let people = Line::ours(self.count(t::minutes::PEOPLE, came));
        match attendees.iter().filter(|person| self.names.get(**person).is_some()).count() {
            0 => people,
            _ if attendees.len() < came => self.phrase(t::minutes::NAMED_AMONG, &[("people", people), ("names", names)]),
            _ => self.phrase(t::minutes::NAMED_ALL, &[("people", people), ("names", names)]),
        }
    }
}
