//! Photographs of walls and flip charts.

use crate::domain::photographs;
use crate::domain::{Id, Photograph, Topic};
use crate::i18n::t;
use crate::minutes::book::{Block, Line, Picture};

use super::Secretary;

impl Secretary<'_> {
    /// Those of a workshop, under a heading; nothing where there are none.
    pub(super) fn photographs_of(&self, workshop: Id<Topic>) -> Vec<Block> {
        let all = photographs::of_workshop(self.forum, Some(workshop));
        self.photographs(4, all.into_iter().map(|(_, photograph)| photograph).collect())
    }

    /// Those of no workshop, or of a topic that isn't one. Rule Q1.
    pub(super) fn other_photographs(&self) -> Vec<Block> {
        let mut all = crate::domain::order::live_sorted::<Photograph>(self.forum);
        let held = |home: Id<Topic>| self.workshop_anchors.contains_key(&home);
        all.retain(|(_, photograph)| !photographs::home(self.forum, photograph).is_some_and(held));
        self.photographs(3, all.into_iter().map(|(_, photograph)| photograph).collect())
    }

    fn photographs(&self, level: u8, all: Vec<&Photograph>) -> Vec<Block> {
        if all.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![self.heading(level, t::minutes::PHOTOGRAPHS)];
        blocks.extend(all.into_iter().map(|photograph| self.picture(photograph)));
        blocks
    }

    fn picture(&self, photograph: &Photograph) -> Block {
        let shows = photograph.alternative.trim();
        Block::Picture(Picture {
            caption: Line::said(photograph.caption.trim()),
            alt: if shows.is_empty() { self.say(t::minutes::PHOTOGRAPH).to_owned() } else { shows.to_owned() },
            width: photograph.width,
            height: photograph.height,
            name: photograph.picture.clone(),
        })
    }
}
