//! Topic sheets for the wall, and the list in which dots on paper are counted.

use super::measure::lines;
use super::{conveners, parted};
use crate::domain::merging::Groups;
use crate::domain::numbering::Numbers;
use crate::domain::sorting::sort_by_key;
use crate::domain::{Forum, Id, Topic, topics};

/// Lines of sub-questions that are read from a step away on one sheet.
const LINES: usize = 12;
/// How wide such a line is.
const COLUMN: usize = 3_400;
/// What a sheet of the count holds, in tenths of a unit: a topic takes its lines, and 96 at the least.
const COUNTED: usize = 2_250;
/// How wide a title's line is there.
const TITLE: usize = 1_900;
/// The lines of such a sheet where there are no topics yet.
pub const BLANK_LINES: usize = 20;

/// One topic's sheet, or one of several where it has very many sub-questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TopicSheet {
    /// Its number; `None` while it is new.
    pub number: Option<u32>,
    /// What it is about.
    pub title: String,
    /// Who proposes it, in one line.
    pub conveners: String,
    /// Numbers and titles of the topics merged into it.
    pub with: Vec<(Option<u32>, String)>,
    /// Its sub-questions, those of this sheet.
    pub questions: Vec<String>,
    /// Which of several sheets it is.
    pub part: Option<(usize, usize)>,
}

/// The topics on the wall, by number; new ones come last.
fn on_the_wall(forum: &Forum, groups: &Groups) -> Vec<(Option<u32>, Id<Topic>)> {
    let numbers = Numbers::of(forum);
    let mut wall: Vec<_> = topics::wall(forum, groups).into_iter().map(|id| (numbers.get(id), id)).collect();
    sort_by_key(&mut wall, |(number, _)| (number.is_none(), *number));
    wall
}

/// How many topics there are on the wall.
pub fn count(forum: &Forum) -> usize {
    topics::on_the_wall(forum).len()
}

/// The sheets of some of the topics on the wall: `most` of them after the first `skip`.
pub fn sheets(forum: &Forum, skip: usize, most: usize) -> Vec<TopicSheet> {
    let groups = Groups::of(forum);
    let numbers = Numbers::of(forum);
    let wall: Vec<_> = on_the_wall(forum, &groups).into_iter().skip(skip).take(most).collect();
    let people = conveners(forum, &groups, wall.iter().map(|(_, id)| *id));
    let title = |id: &Id<Topic>| forum.get::<Topic>(id).map(|topic| topic.title.clone()).unwrap_or_default();
    wall.into_iter()
        .flat_map(|(number, id)| {
            let with = groups.merged(id).iter().map(|other| (numbers.get(*other), title(other))).collect();
            let questions = forum.get::<Topic>(&id).map(|topic| topic.questions.clone()).unwrap_or_default();
            let face = TopicSheet {
                number,
                title: title(&id),
                conveners: people.get(&id).cloned().unwrap_or_default(),
                with,
                ..TopicSheet::default()
            };
            spread(&face, questions)
        })
        .collect()
}

/// A topic on as many sheets as its sub-questions take.
fn spread(face: &TopicSheet, questions: Vec<String>) -> Vec<TopicSheet> {
    let parts = parted(questions, LINES, |question| lines(question, COLUMN));
    let count = parts.len();
    if count < 2 {
        return vec![TopicSheet { questions: parts.into_iter().next().unwrap_or_default(), ..face.clone() }];
    }
    let sheet = |(index, questions)| TopicSheet { questions, part: Some((index + 1, count)), ..face.clone() };
    parts.into_iter().enumerate().map(sheet).collect()
}

/// The numbers and titles of the topics on the wall, sheet by sheet.
pub fn counted(forum: &Forum) -> Vec<Vec<(Option<u32>, String)>> {
    let title = |id: Id<Topic>| forum.get::<Topic>(&id).map(|topic| topic.title.clone()).unwrap_or_default();
    let wall = on_the_wall(forum, &Groups::of(forum)).into_iter().map(|(number, id)| (number, title(id))).collect();
    parted(wall, COUNTED, |(_, title)| (lines(title, TITLE) * 54 + 36).max(96))
}
