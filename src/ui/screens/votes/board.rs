//! The ranking as it is drawn: lines and rows, computed once for all of them.

use std::collections::HashMap;

use super::face::{Face, face};
use crate::domain::convergence::{self, convergence};
use crate::domain::counting::{Counted, Turnout};
use crate::domain::merging::Groups;
use crate::domain::numbering::{Numbers, workshop_number};
use crate::domain::ranking::{Cut, Standing, standings};
use crate::domain::voting::Rules;
use crate::domain::{Candidate, Convergence, Fate, Forum, Id, Language, Matter, retaining};

/// One line of the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Line {
    /// A candidate.
    Candidate(Id<Candidate>),
    /// The cut line.
    Cut,
    /// The words above those that are tied across it.
    Tie,
}

/// What one candidate's row shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Rank, dots and side of the line.
    pub standing: Standing,
    /// Dots given on laptops.
    pub laptop: u32,
    /// Dots stuck on paper.
    pub paper: u32,
    /// The most dots of any candidate: the full width of a bar.
    pub most: u32,
    /// Whether and why it is worked on, or comes first.
    pub fate: Fate,
    /// Whether it is so.
    pub kept: bool,
    /// A topic's workshop, by its number.
    pub workshop: Option<u32>,
    /// What one reads of it.
    pub face: Face,
}

/// Equals across the cut line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// How many there are.
    pub candidates: usize,
    /// The dots that each has.
    pub dots: u32,
    /// How many of them fit above the line.
    pub places: usize,
    /// Whether the room hasn't decided on some of them.
    pub open: bool,
}

/// The ranking.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    /// The lines from top to bottom.
    pub lines: Vec<Line>,
    /// What the candidates' rows show.
    pub places: HashMap<Id<Candidate>, Place>,
    /// Where the cut line is.
    pub retain: u32,
    /// Equals across it, if any.
    pub tie: Option<Tie>,
    /// How many voted.
    pub turnout: Turnout,
    /// All dots given on laptops to what can be voted on.
    pub laptop: u32,
    /// All dots on paper.
    pub paper: u32,
}

impl Board {
    /// The ranking of the vote on a matter.
    pub fn of(forum: &Forum, language: Language, on: Matter) -> Self {
        let groups = if on == Matter::Topics { Groups::of(forum) } else { Groups::default() };
        let counted = Counted::with(forum, on, &groups);
        let numbers = Numbers::of(forum);
        let retain = Rules::on(forum, on).retain;
        let ranking = standings(on.candidates_with(forum, &groups), &counted, retain);
        let most = ranking.first().map_or(0, |first| first.dots);
        let kept = convergence(forum);
        let place = |standing: &Standing| {
            let id = standing.candidate;
            let fate = fate(forum, &kept, on, standing);
            let workshop = match on {
                Matter::Topics => workshop_number(forum, id.topic()).filter(|_| fate.is_workshop()),
                Matter::Actions => None,
            };
            Place {
                standing: *standing,
                laptop: counted.get(id).laptop,
                paper: counted.get(id).paper,
                most,
                fate,
                kept: workshop.is_some() || on == Matter::Actions && fate.is_workshop(),
                workshop,
                face: face(forum, language, on, id, &groups, &numbers),
            }
        };
        let places: HashMap<Id<Candidate>, Place> = ranking.iter().map(|standing| (standing.candidate, place(standing))).collect();
        let sum = |dots: fn(&Place) -> u32| places.values().map(dots).fold(0, u32::saturating_add);
        let undecided = |standing: &&Standing| fate(forum, &kept, on, standing) == Fate::Undecided;
        Self {
            lines: lines(&ranking),
            retain,
            tie: tie(&ranking, retain, |tied| tied.iter().any(undecided)),
            turnout: counted.turnout,
            laptop: sum(|place| place.laptop),
            paper: sum(|place| place.paper),
            places,
        }
    }
}

fn fate(forum: &Forum, kept: &Convergence, on: Matter, standing: &Standing) -> Fate {
    match on {
        Matter::Topics => retaining::fate(forum, standing.candidate.topic()),
        Matter::Actions => convergence::fate(kept, standing),
    }
}

/// The candidates with the cut line among them. Where equals stand across it, it runs after the last that
/// is clearly above, and they follow it under words of their own.
fn lines(ranking: &[Standing]) -> Vec<Line> {
    let above = ranking.iter().take_while(|standing| standing.above == Cut::Above).count();
    let tied = ranking.iter().any(|standing| standing.above == Cut::Tied);
    let mut lines: Vec<Line> = ranking.iter().map(|standing| Line::Candidate(standing.candidate)).collect();
    if above > 0 || tied {
        lines.insert(above, Line::Cut);
    }
    if tied {
        lines.insert(above + 1, Line::Tie);
    }
    lines
}

fn tie(ranking: &[Standing], retain: u32, open: impl FnOnce(&[&Standing]) -> bool) -> Option<Tie> {
    let above = ranking.iter().take_while(|standing| standing.above == Cut::Above).count();
    let tied: Vec<&Standing> = ranking.iter().filter(|standing| standing.above == Cut::Tied).collect();
    let dots = tied.first()?.dots;
    let places = usize::try_from(retain).unwrap_or(usize::MAX).saturating_sub(above);
    Some(Tie { candidates: tied.len(), dots, places, open: open(&tied) })
}
