//! The ranking as it is drawn: lines and faces, computed once for all rows.

use std::collections::HashMap;

use crate::domain::merging::Groups;
use crate::domain::numbering::{Numbers, workshop_number};
use crate::domain::ranking::{Cut, Ranked, ranking_with};
use crate::domain::tally::{Counts, Turnout};
use crate::domain::voting::Rules;
use crate::domain::{Fate, Forum, Id, Topic, participants, retaining};

/// One line of the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Line {
    /// A topic.
    Topic(Id<Topic>),
    /// The cut line.
    Cut,
    /// The words above those that are tied across it.
    Tie,
}

/// What one topic's row shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// Rank, dots and side of the line.
    pub ranked: Ranked,
    /// Dots given on laptops.
    pub laptop: u32,
    /// Dots stuck on paper.
    pub paper: u32,
    /// The most dots of any topic: the full width of a bar.
    pub most: u32,
    /// Whether and why it is worked on.
    pub fate: Fate,
    /// Its workshop's number, where it is one.
    pub workshop: Option<u32>,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Who convenes it.
    pub conveners: String,
}

/// Equals across the cut line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// How many there are.
    pub topics: usize,
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
    /// The topics' faces.
    pub faces: HashMap<Id<Topic>, Face>,
    /// Where the cut line is.
    pub retain: u32,
    /// Equals across it, if any.
    pub tie: Option<Tie>,
    /// How many voted.
    pub turnout: Turnout,
    /// All dots given on laptops to topics on the wall.
    pub laptop: u32,
    /// All dots on paper.
    pub paper: u32,
}

impl Board {
    /// The ranking of a forum.
    pub fn of(forum: &Forum) -> Self {
        let groups = Groups::of(forum);
        let counts = Counts::with(forum, &groups);
        let numbers = Numbers::of(forum);
        let ranking = ranking_with(forum, &groups, &counts);
        let retain = Rules::of(forum).retain;
        let most = ranking.first().map_or(0, |first| first.dots);
        let face = |ranked: &Ranked| {
            let topic = ranked.topic;
            let fate = retaining::fate(forum, topic);
            let people = groups.conveners(forum, topic);
            let names: Vec<&str> =
                people.iter().map(|person| participants::name_of(forum, *person)).filter(|name| !name.is_empty()).collect();
            Face {
                ranked: *ranked,
                laptop: counts.get(topic).laptop,
                paper: counts.get(topic).paper,
                most,
                fate,
                workshop: workshop_number(forum, topic).filter(|_| fate.is_workshop()),
                number: numbers.get(topic).map_or_else(|| "·".to_owned(), |n| n.to_string()),
                title: forum.get::<Topic>(&topic).map(|topic| topic.title.clone()).unwrap_or_default(),
                conveners: names.join(", "),
            }
        };
        let faces: HashMap<Id<Topic>, Face> = ranking.iter().map(|ranked| (ranked.topic, face(ranked))).collect();
        let sum = |dots: fn(&Face) -> u32| faces.values().map(dots).fold(0, u32::saturating_add);
        Self {
            lines: lines(&ranking),
            retain,
            tie: tie(forum, &ranking, retain),
            turnout: counts.turnout,
            laptop: sum(|face| face.laptop),
            paper: sum(|face| face.paper),
            faces,
        }
    }
}

/// The topics with the cut line among them. Where equals stand across it, it runs after the last that
/// is clearly above, and they follow it under words of their own.
fn lines(ranking: &[Ranked]) -> Vec<Line> {
    let above = ranking.iter().take_while(|ranked| ranked.above == Cut::Above).count();
    let tied = ranking.iter().any(|ranked| ranked.above == Cut::Tied);
    let mut lines: Vec<Line> = ranking.iter().map(|ranked| Line::Topic(ranked.topic)).collect();
    if above > 0 || tied {
        lines.insert(above, Line::Cut);
    }
    if tied {
        lines.insert(above + 1, Line::Tie);
    }
    lines
}

fn tie(forum: &Forum, ranking: &[Ranked], retain: u32) -> Option<Tie> {
    let above = ranking.iter().take_while(|ranked| ranked.above == Cut::Above).count();
    let tied: Vec<&Ranked> = ranking.iter().filter(|ranked| ranked.above == Cut::Tied).collect();
    let dots = tied.first()?.dots;
    let open = tied.iter().any(|ranked| retaining::fate(forum, ranked.topic) == Fate::Undecided);
    Some(Tie { topics: tied.len(), dots, places: usize::try_from(retain).unwrap_or(usize::MAX).saturating_sub(above), open })
}
