//! The cover and the opening: what the forum is, when, where, why.

use crate::domain::{VoteState, actions, book, engagements, objectives};
use crate::i18n::{Plural, date, fill, number, t};
use crate::minutes::book::{Block, Cover, Figure, Line, ListItem, ListManner, Manner, Part, Picture, Span};

use super::Secretary;
use super::words::said_lines;

impl Secretary<'_> {
    pub(super) fn cover(&self) -> Cover {
        let about = &self.about;
        let title = Some(about.title.trim()).filter(|title| !title.is_empty());
        let theme = about.theme.trim();
        let facts = [
            self.fact(t::minutes::PLACE, vec![Line::said(about.place.trim())]),
            self.fact(t::minutes::HOST, vec![Line::said(about.host.trim())]),
            self.fact(t::minutes::ORGANISERS, said_lines(&about.organisers)),
            self.fact(t::minutes::FACILITATORS, said_lines(&about.facilitators)),
        ];
        Cover {
            kind: self.say(t::minutes::KIND).to_owned(),
            logo: self.logo(),
            title: title.unwrap_or_else(|| self.say(t::minutes::UNTITLED)).to_owned(),
            theme: if title == Some(theme) { String::new() } else { theme.to_owned() },
            day: self.day(),
            facts: facts.into_iter().flatten().collect(),
            figures: self.figures(),
        }
    }

    /// The logo: in words, whose it is. Rule Q8.
    fn logo(&self) -> Option<Picture> {
        let logo = book::choices(self.forum).logo?;
        let whose = [&self.about.host, &self.about.organisers].map(|lines| lines.lines().next().unwrap_or_default().trim());
        let whose = whose.into_iter().find(|name| !name.is_empty()).unwrap_or_else(|| self.say(t::minutes::LOGO));
        Some(Picture {
            caption: Line::default(),
            alt: whose.to_owned(),
            width: logo.width,
            height: logo.height,
            name: logo.picture,
        })
    }

    fn day(&self) -> String {
        let day = self.about.date.map(|day| capital(&date(self.language, day))).unwrap_or_default();
        let hours = self.hours(self.about.starts, self.about.ends);
        match (day.is_empty(), hours.is_empty()) {
            (false, false) => fill(self.language, t::minutes::HOURS_OF_DAY, &[("day", &day), ("hours", &hours)]),
            _ => day + &hours,
        }
    }

    fn figures(&self) -> Vec<Figure> {
        let worked_on = [
            self.figure(self.topics.len(), t::minutes::FIGURE_TOPICS),
            self.figure(self.workshops.len(), t::minutes::FIGURE_WORKSHOPS),
        ];
        worked_on.into_iter().chain(self.figures_to_follow()).flatten().collect()
    }

    /// How many actions there are, and how many engagements.
    pub(super) fn figures_to_follow(&self) -> [Option<Figure>; 2] {
        let promises = engagements::by_person(self.forum).iter().map(|person| person.engagements.len()).sum();
        [
            self.figure(actions::table(self.forum).len(), t::minutes::FIGURE_ACTIONS),
            self.figure(promises, t::minutes::FIGURE_ENGAGEMENTS),
        ]
    }

    fn figure(&self, n: usize, of: Plural) -> Option<Figure> {
        (n > 0).then(|| Figure { number: number(self.language, n), of: self.count(of, n) })
    }

    pub(super) fn opening(&self) -> Option<Part> {
        let mut blocks = Vec::new();
        let theme = self.about.theme.trim();
        if !theme.is_empty() {
            blocks.push(Block::Paragraph { text: Line::said(theme), manner: Manner::Lead });
        }
        let objectives = self.objectives();
        if !objectives.is_empty() {
            blocks.push(self.heading(3, t::minutes::OBJECTIVES));
            blocks.push(Block::List { items: objectives, manner: ListManner::Bullets });
        }
        blocks.push(self.heading(3, t::minutes::METHOD_TITLE));
        let voted = self.about.vote != VoteState::NotOpen || self.counts.total() > 0;
        let method = if voted { t::minutes::METHOD } else { t::minutes::METHOD_WITHOUT_VOTE };
        blocks.push(Block::Paragraph { text: self.ours(method), manner: Manner::Plain });
        self.part("opening", t::minutes::OPENING, blocks, Vec::new())
    }

    pub(super) fn heading(&self, level: u8, text: crate::i18n::Text) -> Block {
        Block::Heading { level, text: self.say(text).to_owned() }
    }

    /// The objectives, nested. The domain gives them in order, each parent before its children, so the
    /// branches that are still growing are a path.
    fn objectives(&self) -> Vec<ListItem> {
        let mut roots = Vec::new();
        let mut path: Vec<ListItem> = Vec::new();
        let fold = |path: &mut Vec<ListItem>, roots: &mut Vec<ListItem>, depth: usize| {
            while path.len() > depth {
                let Some(done) = path.pop() else { break };
                let beside = path.last_mut().map_or(&mut *roots, |parent| &mut parent.under);
                // What stands under an objective without words stands in its place.
                if done.text.is_empty() { beside.extend(done.under) } else { beside.push(done) }
            }
        };
        for branch in objectives::tree(self.forum) {
            fold(&mut path, &mut roots, branch.depth);
            path.push(ListItem { text: Line::said(branch.objective.text.trim()), under: Vec::new() });
        }
        fold(&mut path, &mut roots, 0);
        roots
    }
}

/// A sentence begins with a capital.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A line that stands for itself begins with a capital, if its first words are the secretary's.
pub(super) fn capital_line(mut line: Line) -> Line {
    if let Some(Span::Ours(words)) = line.0.first_mut() {
        *words = capital(words);
    }
    line
}
