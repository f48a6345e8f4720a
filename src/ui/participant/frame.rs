//! The frame around a forum on a participant's laptop: few ways, at the foot of a phone.

use leptos::prelude::*;

use super::agenda::Day;
use super::engagements::MyEngagements;
use super::hand_over::HandOver;
use super::standing::Things;
use super::topics::OwnTopics;
use crate::app::action;
use crate::app::bundles::{Bundle, ViewsBundle};
use crate::app::clock;
use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::app::session::Session;
use crate::exchange::handed_over::Standing;
use crate::i18n::{self, Text, t};
use crate::ui::frame::{LanguageButton, Mark, RedoButton, Saved, ThemeChoice, Trouble, UndoButton};
use crate::ui::navigation::focus_on;
use crate::ui::parts::{Glyph, Icon, Menu, PeopleList};
use crate::ui::screens::Arriving;

/// The ways, in the order of the day.
const WAYS: [(View, Text, Glyph); 5] = [
    (View::Topics, t::participant::TOPICS, Glyph::Plus),
    (View::Votes, t::participant::VOTE, Glyph::Check),
    (View::Agenda, t::participant::DAY, Glyph::History),
    (View::Engagements, t::participant::ENGAGEMENTS, Glyph::Edit),
    (View::HandOver, t::participant::HAND_OVER, Glyph::Arrow),
];

/// The way that a view belongs to.
const fn way_of(view: View) -> View {
    match view {
        View::Votes | View::Convergence => View::Votes,
        View::Agenda | View::Workshops | View::Workshop(_) | View::Minutes => View::Agenda,
        View::Engagements | View::Closing => View::Engagements,
        View::HandOver => View::HandOver,
        _ => View::Topics,
    }
}

/// The frame, with the screen of the view in it.
#[component]
pub fn OwnFrame(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let things = Things::of(session);
    provide_context(things);
    let view = Memo::new(move |_| match desk.route.get() {
        Route::Forum(_, view) => view,
        _ => View::Topics,
    });
    let on_screen = move || format!("frame own-frame on-{}", view.get().stop().name());
    Effect::new(move |_| {
        document().set_title(&format!("{} · {}", session.about().with(|about| about.title.clone()), desk.t(t::app::NAME)()));
    });
    let from_bundle = move |bundle: Bundle<ViewsBundle>, view: View| {
        let show = Callback::new(move |bundle: ViewsBundle| (bundle.show)(session, view));
        view! { <Arriving bundle=bundle show=show /> }.into_any()
    };
    let screen = move || match view.get() {
        View::Votes | View::Convergence | View::Minutes => from_bundle(desk.evening, view.get()),
        View::Workshop(_) => from_bundle(desk.afternoon, view.get()),
        View::Agenda | View::Workshops => view! { <Day session=session /> }.into_any(),
        View::Engagements | View::Closing => view! { <MyEngagements session=session /> }.into_any(),
        View::HandOver => view! { <HandOver session=session things=things /> }.into_any(),
        _ => view! { <OwnTopics session=session /> }.into_any(),
    };
    view! {
        <div class=on_screen>
            <Masthead session=session />
            <Trouble />
            <Ways session=session things=things view=view />
            <main class="main own" id="main" tabindex="-1">
                <AsOf session=session />
                {screen}
            </main>
        </div>
        <PeopleList session=session />
    }
}

#[component]
fn Masthead(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let about = session.about();
    view! {
        <header class="masthead">
            <a class="skip" href="#/" on:click=move |event| { event.prevent_default(); focus_on("#main"); }>{desk.t(t::app::SKIP)}</a>
            <a class="home" href="#/" title=desk.t(t::app::HOME)><Mark /><span class="tell">{desk.t(t::app::HOME)}</span></a>
            <b>{move || about.with(|about| about.title.clone())}</b>
            <div class="desk">
                <Saved />
                <UndoButton session=session />
                <RedoButton session=session />
                <LanguageButton />
                <Menu label=Signal::derive(move || desk.t(t::app::MORE)().to_owned()) face=|| view! { <Icon glyph=Glyph::More /> }>
                    <a class="button" href=Route::Forum(session.id(), View::Minutes).to_string()>{desk.t(t::app::VIEW_MINUTES)}</a>
                    {[action::KEYS, action::HOME].map(|action| view! {
                        <button type="button" on:click=move |_| (action.run)(desk)>{desk.t(action.name)}</button>
                    }).collect_view()}
                    <ThemeChoice />
                </Menu>
            </div>
        </header>
    }
}

/// The ways through the forum; what waits to be handed over is counted on its way.
#[component]
fn Ways(session: Session, things: Things, view: Memo<View>) -> impl IntoView {
    let desk = Desk::here();
    let here = Memo::new(move |_| way_of(view.get()));
    view! {
        <nav class="own-ways" aria-label=desk.t(t::participant::WAYS)>
            <ul>
                {WAYS.map(|(to, name, glyph)| {
                    let waits = move || if to == View::HandOver { things.count(Standing::Here) } else { 0 };
                    view! {
                        <li>
                            <a href=Route::Forum(session.id(), to).to_string() aria-current=move || (here.get() == to).then_some("page")>
                                <Icon glyph=glyph />
                                <span>{desk.t(name)}</span>
                                {move || (waits() > 0).then(|| view! {
                                    <small><span aria-hidden="true">{i18n::number(desk.language.get(), waits())}</span>
                                        <span class="tell">{desk.count(t::participant::WAITING, waits())}</span></small>
                                })}
                            </a>
                        </li>
                    }
                }).collect_view()}
            </ul>
        </nav>
    }
}

/// When the laptop was told what it knows, and how to know more.
#[component]
fn AsOf(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let Some(part) = session.taking_part() else { return ().into_any() };
    let words = move || {
        let (made, topics) = part.told.get();
        let language = desk.language.get();
        let when = i18n::moment(language, made, clock::offset());
        let told = session.memo(&[crate::domain::Kind::Topic, crate::domain::Kind::Number], |forum| forum.numbers.len()).get();
        if told < topics {
            let (told, topics) = (i18n::number(language, told), i18n::number(language, topics));
            desk.fill(t::participant::AS_OF_PART, &[("when", &when), ("told", &told), ("topics", &topics)])
        } else {
            desk.fill(t::participant::AS_OF, &[("when", &when)])
        }
    };
    view! { <p class="as-of"><span>{words}</span> " " <a href=Route::Join.to_string()>{desk.t(t::participant::NEWS)}</a></p> }
        .into_any()
}
