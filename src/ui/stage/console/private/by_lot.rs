//! Drawing by lot: somebody or something that wasn't drawn yet; after the last one, all are in again.

use crate::app::session::Session;
use crate::domain::Id;
use crate::domain::draw::{self, Pool};

/// Draws one of a pool; none where there is nothing to draw, which is said.
pub fn draw_one<R>(session: Session, pool: Pool<R>) -> Option<Id<R>> {
    if session.read(|forum| draw::left(forum, pool).is_empty()) {
        session.act(|forum, cx| Ok(draw::again(forum, cx, pool)));
    }
    let mut drawn = None;
    let done = session.act(|forum, cx| {
        let (one, transaction) = draw::next(forum, cx, pool)?;
        drawn = Some(one);
        Ok(transaction)
    });
    drawn.filter(|_| done)
}
