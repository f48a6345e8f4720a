//! What everybody attended together.

use crate::domain::fold::fold;
use crate::domain::{Id, Plenary, PlenaryKind, plenary};
use crate::i18n::{Text, t, time};
use crate::minutes::book::{Anchor, Block, FactsManner, Item, Line, Part};

use super::words::{link, said_lines};
use super::{Secretary, cover};

impl Secretary<'_> {
    /// Plenary items in the order of the day; breaks are in the agenda.
    pub(super) fn plenary(&self) -> Option<Part> {
        let items = plenary::listed(self.forum).into_iter().filter(|(_, item)| item.kind != PlenaryKind::Break);
        let blocks = items.map(|(id, item)| Block::Item(self.plenary_item(id, item))).collect();
        self.part("plenary", t::minutes::PLENARY, blocks, Vec::new())
    }

    fn plenary_item(&self, id: Id<Plenary>, item: &Plenary) -> Item {
        let kind = self.say(kind(item.kind));
        let title = self.plenary_title(item);
        // The start stands before the title already, and so does the kind at times: « Film : Les deux rives ».
        let until = |ends| self.phrase(t::minutes::UNTIL, &[("time", Line::ours(time(self.language, ends)))]);
        let ends = item.ends.map(|ends| if item.starts.is_some() { until(ends) } else { Line::ours(self.hours(None, Some(ends))) });
        let said = fold(&title).starts_with(&fold(kind));
        let by = [Line::ours(if said { "" } else { kind }), ends.unwrap_or_default()];
        let links = item.links.lines().map(str::trim).filter(|line| !line.is_empty()).map(link).collect();
        let facts: Vec<_> = [
            self.fact(t::minutes::SPEAKERS, said_lines(&item.speakers)),
            self.fact(t::minutes::MODERATOR, vec![Line::said(item.moderator.trim())]),
        ]
        .into_iter()
        .flatten()
        .collect();
        let mut blocks = Vec::new();
        if !facts.is_empty() {
            blocks.push(Block::Facts { facts, manner: FactsManner::Sheet });
        }
        let summary = self.forum.text::<Plenary>(&id);
        if !summary.trim().is_empty() {
            blocks.push(Block::Notes { text: summary.to_owned(), under: 3 });
        }
        if let Some(links) = self.fact(t::minutes::LINKS, links) {
            blocks.push(Block::Facts { facts: vec![links], manner: FactsManner::Sheet });
        }
        Item {
            anchor: Some(Anchor::new(&format!("plenary-{id}"))),
            mark: item.starts.map(|starts| time(self.language, starts)).unwrap_or_default(),
            title,
            by: cover::capital_line(Line::join(by, super::words::BESIDE)),
            fate: Line::default(),
            strong: false,
            blocks,
        }
    }

    /// The item's title, or its kind where it has none.
    pub(super) fn plenary_title(&self, item: &Plenary) -> String {
        let title = item.title.trim();
        if title.is_empty() { self.say(kind(item.kind)).to_owned() } else { title.to_owned() }
    }
}

const fn kind(kind: PlenaryKind) -> Text {
    match kind {
        PlenaryKind::Welcome => t::minutes::PLENARY_WELCOME,
        PlenaryKind::RoundTable => t::minutes::PLENARY_ROUND_TABLE,
        PlenaryKind::Film => t::minutes::PLENARY_FILM,
        PlenaryKind::Presentation => t::minutes::PLENARY_PRESENTATION,
        PlenaryKind::News => t::minutes::PLENARY_NEWS,
        PlenaryKind::Marketplace => t::minutes::PLENARY_MARKETPLACE,
        PlenaryKind::Closing => t::minutes::PLENARY_CLOSING,
        PlenaryKind::Break => t::minutes::PLENARY_BREAK,
        PlenaryKind::Other => t::minutes::PLENARY_OTHER,
    }
}
