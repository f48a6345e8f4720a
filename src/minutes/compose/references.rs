//! References within the book: where a part was left out, what would lead there is said without leading
//! anywhere. Rule B2.

use std::collections::HashSet;

use crate::minutes::book::{Anchor, Block, Book};

/// Turns references to places that aren't in the book into plain words.
pub(super) fn loosen(book: &mut Book) {
    let mut there: HashSet<Anchor> = HashSet::new();
    for part in &book.parts {
        there.insert(part.anchor.clone());
        let blocks = part.blocks.iter().chain(part.chapters.iter().flat_map(|chapter| &chapter.blocks));
        there.extend(part.chapters.iter().map(|chapter| chapter.anchor.clone()));
        there.extend(blocks.filter_map(|block| match block {
            Block::Item(item) => item.anchor.clone(),
            _ => None,
        }));
    }
    book.loosen(&|anchor| there.contains(anchor));
}
