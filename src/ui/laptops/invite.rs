//! Inviting laptops: the code, the link, the file, and the projector.

use leptos::prelude::*;

use super::address::{Address, Reach, reach};
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::app::{clock, laptops};
use crate::domain::public::{self, Portion};
use crate::domain::{Forum, Kind, Scene, Veil, projection, stage};
use crate::exchange::invitation::{LINK, QR};
use crate::exchange::packet::Packing;
use crate::exchange::{clipboard, download, link, share};
use crate::i18n::{self, t};
use crate::minutes::file_names;
use crate::ui::codes::CodePicture;
use crate::ui::navigation::focus_on;
use crate::ui::parts::{Glyph, Icon};
use crate::ui::stage::watch;

/// A link, and what the invitation in it tells.
#[derive(Clone, PartialEq, Eq)]
struct Carried {
    link: String,
    topics: (usize, usize),
    whole: bool,
}

/// The link that a picture on a screen holds, and how many topics it tells of how many.
pub fn for_a_picture(session: Session, told: &Forum, reach: &Reach) -> (String, (usize, usize)) {
    let room = QR.saturating_sub(link::of(reach.base(), Packing::Invitation, "").len());
    let written = laptops::invitation_of(session, told, room);
    (link::of(reach.base(), Packing::Invitation, &written.text), written.topics)
}

/// The ways to invite.
#[component]
pub fn Invite(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let reach = RwSignal::new(reach(desk));
    let code = Memo::new(move |_| {
        session.track(projection::kinds(Scene::Invitation));
        let told = session.read(|forum| public::told(forum, Portion::Agenda));
        let (link, topics) = reach.with(|reach| for_a_picture(session, &told, reach));
        Carried { link, topics, whole: false }
    });
    let tells = move || {
        let (told, topics) = code.with(|code| code.topics);
        match (told, topics) {
            (_, 0) => desk.t(t::laptops::TELLS_RULES)().to_owned(),
            (0, topics) => desk.fill(t::laptops::TELLS_NONE, &[("topics", &i18n::number(desk.language.get(), topics))]),
            (told, topics) if told == topics => desk.count(t::laptops::TELLS_ALL, topics),
            (told, topics) => some(desk, t::laptops::TELLS_SOME, told, topics),
        }
    };
    let hint = move || desk.t(if reach.get() == Reach::File { t::laptops::CODE_HINT_FILE } else { t::laptops::CODE_HINT })();
    view! {
        <section class="invite sheet" aria-labelledby="invite">
            <h2 id="invite">{desk.t(t::laptops::INVITE)}</h2>
            <div class="code-and-words">
                <div class="code">
                    <CodePicture text=Signal::derive(move || code.with(|code| code.link.clone())) label=Signal::derive(move || desk.t(t::laptops::CODE)().to_owned()) />
                </div>
                <div class="words">
                    <p class="first-words">{hint}</p>
                    <p class="hint">{tells}</p>
                    <OnStage session=session />
                </div>
            </div>
            <ByLink session=session reach=reach />
            <Address reach=reach />
        </section>
    }
}

fn some(desk: Desk, text: i18n::Text, told: usize, topics: usize) -> String {
    let language = desk.language.get();
    desk.fill(text, &[("told", &i18n::number(language, told)), ("topics", &i18n::number(language, topics))])
}

/// The code on the projector, and off it again: then it shows where the day is.
#[component]
fn OnStage(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let projector = watch(session);
    let is_shown = session.memo(&[Kind::Stage], |forum| {
        let stage = stage::stage(forum);
        stage.scene == Scene::Invitation && stage.veil == Veil::Lifted
    });
    let turn = move |_| {
        let shown = is_shown.get_untracked();
        session.act(|forum, cx| stage::show(forum, cx, if shown { Scene::of(forum.about().phase) } else { Scene::Invitation }));
        if !shown {
            let seen = projector.with_untracked(Option::is_some);
            desk.notices.tell(desk.t(if seen { t::laptops::IS_ON_STAGE } else { t::laptops::NO_PROJECTOR })().to_owned());
        }
    };
    view! {
        <button type="button" aria-pressed=move || is_shown.get().to_string() on:click=turn>
            <Icon glyph=Glyph::Screen />{move || desk.t(if is_shown.get() { t::laptops::ON_STAGE_NOW } else { t::laptops::ON_STAGE })()}
        </button>
    }
}

/// The link and the file, for whoever isn't in sight of the code, or gets everything.
#[component]
fn ByLink(session: Session, reach: RwSignal<Reach>) -> impl IntoView {
    let desk = Desk::here();
    let carried = Memo::new(move |_| {
        session.track(public::KINDS);
        session.track(&[Kind::Deed]);
        reach.with(|reach| {
            let room = LINK.saturating_sub(link::of(reach.base(), Packing::Invitation, "").len());
            let written = laptops::invitation(session, room);
            Carried {
                link: link::of(reach.base(), Packing::Invitation, &written.text),
                topics: written.topics,
                whole: written.whole,
            }
        })
    });
    let shown = RwSignal::new(false);
    let copy = move |_| {
        let link = carried.with_untracked(|carried| carried.link.clone());
        leptos::task::spawn_local(async move {
            if clipboard::copy_text(&link).await.is_ok() {
                desk.notices.tell(desk.t(t::laptops::COPIED)().to_owned());
            } else {
                shown.try_set(true);
                request_animation_frame(|| focus_on("#invitation-link"));
            }
        });
    };
    let pass_on = move |_| {
        let link = carried.with_untracked(|carried| carried.link.clone());
        let title = session.read(|forum| forum.about().title);
        leptos::task::spawn_local(async move { share::offer(&title, &link).await });
    };
    let says = move || {
        let (told, topics) = carried.with(|carried| carried.topics);
        match carried.with(|carried| carried.whole) {
            true => desk.t(t::laptops::LINK_ALL)().to_owned(),
            false if told == topics => desk.t(t::laptops::LINK_PART)().to_owned(),
            false => some(desk, t::laptops::LINK_SOME, told, topics),
        }
    };
    let is_site = move || reach.get() != Reach::File;
    view! {
        <div class="ways">
            {move || is_site().then(|| view! {
                <button type="button" class:go=move || carried.with(|carried| carried.whole) on:click=copy>{desk.t(t::laptops::COPY)}</button>
            })}
            {move || (is_site() && share::is_offered()).then(|| view! { <button type="button" on:click=pass_on>{desk.t(t::laptops::SHARE)}</button> })}
            <button type="button" class:go=move || !is_site() || carried.with(|carried| !carried.whole) on:click=move |_| save(desk, session)>
                <Icon glyph=Glyph::Download />{desk.t(t::laptops::FILE)}
            </button>
        </div>
        {move || is_site().then(|| view! { <p class="hint">{says()}</p> })}
        {move || shown.get().then(|| view! {
            <div class="field">
                <label for="invitation-link">{desk.t(t::laptops::LINK)}</label>
                <p class="hint">{desk.t(t::laptops::NOT_COPIED)}</p>
                <input id="invitation-link" type="text" readonly prop:value=move || carried.with(|carried| carried.link.clone())
                    on:focus:target=move |event| event.target().select() />
            </div>
        })}
    }
}

/// Hands over the invitation that tells everything, as a file.
fn save(desk: Desk, session: Session) {
    let about = session.read(Forum::about);
    let name = file_names::file_name(about.date.or_else(clock::today), &about.title, desk.t(t::laptops::FILE_NAME)(), "open-forum");
    download::offer(&name, "application/octet-stream", &laptops::whole_invitation(session).text);
    desk.notices.tell(desk.t(t::laptops::FILE_SAVED)().to_owned());
}
