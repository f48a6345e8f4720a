//! Whether a projector is open: it says so when it comes, and is missed at once when it goes.

use leptos::prelude::*;

use crate::app::session::Session;
use crate::store::projectors::{self, Projectors, Said};

/// The projector that is open, its width and height, followed as it comes and goes.
pub fn watch(session: Session) -> ReadSignal<Option<(u32, u32)>> {
    let forum = session.id();
    let projector = RwSignal::new(None);
    let way = StoredValue::new_local(None::<Projectors>);
    let waiting = StoredValue::new(false);
    let ask = move || {
        way.try_with_value(|way| {
            if let Some(way) = way {
                way.say(Said::WhoIsThere);
            }
        });
    };
    // Others may still be open when one goes: they answer.
    let gone = move || {
        projector.try_set(None);
        ask();
    };
    way.set_value(Projectors::open(forum, move |said| match said {
        Said::Here { width, height } => {
            if projector.get_untracked() != Some((width, height)) {
                projector.set(Some((width, height)));
            }
            if waiting.try_get_value() == Some(false) {
                waiting.set_value(true);
                leptos::task::spawn_local(async move {
                    let known = projectors::until_none(forum).await;
                    if waiting.try_update_value(|waiting| *waiting = false).is_some() && known {
                        gone();
                    }
                });
            }
        }
        Said::Going => gone(),
        Said::WhoIsThere => {}
    }));
    ask();
    on_cleanup(move || way.dispose());
    projector.read_only()
}
