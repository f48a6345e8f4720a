//! One module a screen, named for the view it shows. Those of a forum come in bundles.

mod afternoon;
mod agenda;
mod arriving;
mod closing;
mod engagements;
mod evening;
mod forum;
mod home;
mod logo;
mod minutes;
mod morning;
pub mod opening;
mod paper;
mod privacy;
pub mod report;
mod setup;
mod topics;
mod votes;
mod workshops;

use leptos::prelude::*;

use super::parts::Empty;
use crate::app::bundles::{ForumBundle, LaptopsBundle};
use crate::app::desk::Desk;
use crate::app::route::Route;
use crate::i18n::t;

pub use arriving::Arriving;

pub use afternoon::bundle as afternoon_bundle;
pub use afternoon::pictures as pictures_bundle;
pub use evening::bundle as evening_bundle;
pub use forum::bundle as forum_bundle;
pub use home::HomeMasthead;
pub use morning::bundle as morning_bundle;

/// The screen that the route asks for.
#[component]
pub fn Screens() -> impl IntoView {
    let desk = Desk::here();
    // The forum alone decides whether a session is opened; the view changes inside it.
    let forum = Memo::new(move |_| match desk.route.get() {
        Route::Forum(forum, _) => Some(forum),
        _ => None,
    });
    let lost = Memo::new(move |_| desk.lost.get());
    let beside = Memo::new(move |_| match desk.route.get() {
        Route::Forum(..) => Route::Home,
        route => route,
    });
    privacy::follow(desk);
    move || {
        if desk.forgotten.get() {
            return view! { <privacy::Forgotten /> }.into_any();
        }
        if lost.get() {
            return view! { <Nowhere /> }.into_any();
        }
        match forum.get() {
            None => outside(desk, beside.get()),
            Some(forum) => {
                let show = Callback::new(move |bundle: ForumBundle| (bundle.screens)(desk, forum));
                view! { <Arriving bundle=desk.forum show=show page=true /> }.into_any()
            }
        }
    }
}

/// The screens outside a forum.
fn outside(desk: Desk, route: Route) -> AnyView {
    let joining = |show: fn(LaptopsBundle, Desk) -> AnyView| {
        let show = Callback::new(move |bundle: LaptopsBundle| show(bundle, desk));
        view! { <Arriving bundle=desk.laptops show=show page=true /> }.into_any()
    };
    match route {
        Route::Privacy => view! { <privacy::Privacy /> }.into_any(),
        Route::Join => joining(|bundle, desk| (bundle.join)(desk)),
        Route::Give => joining(|bundle, desk| (bundle.give)(desk)),
        Route::Home | Route::Forum(..) => view! { <home::Home /> }.into_any(),
    }
}

/// An address with nothing behind it, and the way back.
#[component]
fn Nowhere() -> impl IntoView {
    let desk = Desk::here();
    view! {
        <main class="main" id="main" tabindex="-1">
            <Empty page=true title=t::app::NOT_FOUND hint=t::app::NOT_FOUND_HINT>
                <a class="button go" href="#/">{desk.t(t::app::HOME)}</a>
            </Empty>
        </main>
    }
}
