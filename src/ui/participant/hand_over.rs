//! To hand over what was written on this laptop: a code, a link, a file; and to learn that it has arrived.

use leptos::prelude::*;

use super::standing::{Things, words};
use super::topics::me;
use crate::app::desk::Desk;
use crate::app::session::Session;
use crate::app::taking_part;
use crate::domain::{Engagement, Forum, Id, Kind, Matter, Refusal, Topic, participants};
use crate::exchange::handed_over::Standing;
use crate::exchange::packet::Packing;
use crate::exchange::written::Thing;
use crate::exchange::{clipboard, download, invitation, link, share};
use crate::i18n::{self, t};
use crate::minutes::file_names::file_name;
use crate::ui::codes::CodeShow;
use crate::ui::parts::{Each, LineField};

/// The screen.
#[component]
pub fn HandOver(session: Session, things: Things) -> impl IntoView {
    let desk = Desk::here();
    // The packet in hand: what is shown, copied and saved is one and the same, until something more is written.
    let packet = RwSignal::new(None::<String>);
    Effect::new(move |before: Option<()>| {
        things.marks.track();
        if before.is_some() {
            packet.set(None);
        }
    });
    view! {
        <div class="head">
            <div>
                <h1>{desk.t(t::participant::HAND_OVER)}</h1>
                <p>{desk.t(t::participant::HAND_OVER_HINT)}</p>
            </div>
        </div>
        <Standings things=things />
        <Ways session=session things=things packet=packet />
        <Receipt session=session things=things />
        <Written session=session things=things />
        <MyName session=session />
    }
}

/// One's own name, to be put right.
#[component]
fn MyName(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let name = session.memo(&[Kind::Participant], move |forum| {
        me(session).map(|me| participants::name_of(forum, me).to_owned()).unwrap_or_default()
    });
    let rename = Callback::new(move |typed: String| {
        let me = me(session).ok_or(Refusal::NotYours)?;
        session.try_act(|forum, cx| participants::rename(forum, cx, me, &typed))
    });
    view! {
        <div class="own-part my-name">
            <LineField label=Signal::derive(move || desk.t(t::participant::NAME)().to_owned()) value=name take=rename whole=true />
        </div>
    }
}

/// How it stands, in one sentence.
#[component]
fn Standings(things: Things) -> impl IntoView {
    let desk = Desk::here();
    let sentence = move || {
        let (here, handed) = (things.count(Standing::Here), things.count(Standing::HandedOver));
        match (here, handed) {
            _ if things.all.with(Vec::is_empty) => desk.t(t::participant::NOTHING_WRITTEN)().to_owned(),
            (0, 0) => desk.t(t::participant::ALL_ARRIVED)().to_owned(),
            (0, handed) => desk.count(t::participant::ALL_HANDED, handed),
            (here, _) => desk.count(t::participant::STILL_HERE, here),
        }
    };
    view! { <p class="standings" role="status">{sentence}</p> }
}

/// The ways in which it can leave this laptop.
#[component]
fn Ways(session: Session, things: Things, packet: RwSignal<Option<String>>) -> impl IntoView {
    let desk = Desk::here();
    let any = Memo::new(move |_| !things.all.with(Vec::is_empty));
    // Where something never came, and once all has arrived, what is handed over is everything.
    let asked = RwSignal::new(false);
    let all_arrived = Memo::new(move |_| things.count(Standing::Here) + things.count(Standing::HandedOver) == 0);
    let whole = Memo::new(move |_| asked.get() || all_arrived.get());
    let ask = move |_| {
        packet.set(None);
        asked.set(true);
    };
    move || {
        any.get().then(|| {
            view! {
                <section class="sheet give" aria-label=desk.t(t::participant::GIVE)>
                    <Buttons session=session packet=packet whole=whole />
                {move || (!whole.get()).then(|| view! {
                    <p><button type="button" class="link" on:click=ask>{desk.t(t::participant::GIVE_ALL)}</button></p>
                })}
                </section>
            }
        })
    }
}

/// What the buttons of one screen do with the packet.
#[component]
fn Buttons(session: Session, packet: RwSignal<Option<String>>, whole: Memo<bool>) -> impl IntoView {
    let desk = Desk::here();
    let shown = RwSignal::new(false);
    // The packet is made when it is first wanted: then it counts as handed over.
    let take = move || {
        if let Some(text) = packet.get_untracked() {
            return Some(text);
        }
        let text = if whole.get_untracked() { taking_part::everything(session) } else { taking_part::to_hand_over(session) };
        let Some(text) = text else {
            desk.notices.refused(desk.t(t::participant::NOT_NOW)().to_owned());
            return None;
        };
        Some(text)
    };
    let gone = move |text: String| {
        taking_part::handed(desk, session, &text);
        packet.try_set(Some(text));
    };
    let show = move |_| {
        if let Some(text) = take() {
            shown.set(true);
            gone(text);
            request_animation_frame(|| {
                if let Some(code) = document().query_selector(".give .code").ok().flatten() {
                    code.scroll_into_view();
                }
            });
        }
    };
    let copy = move |_| {
        let Some(text) = take() else { return };
        let link = link::of(&app(), Packing::Contribution, &text);
        if link.len() > invitation::LINK {
            return desk.notices.refused(desk.t(t::participant::LINK_TOO_LONG)().to_owned());
        }
        leptos::task::spawn_local(async move {
            if clipboard::copy_text(&link).await.is_ok() {
                gone(text);
                desk.notices.tell(desk.t(t::participant::COPIED)().to_owned());
            } else {
                desk.notices.refused(desk.t(t::participant::NOT_COPIED)().to_owned());
            }
        });
    };
    let save = move |_| {
        if let Some(text) = take() {
            let (day, title) = session.about().with(|about| (about.date, about.title.clone()));
            let name = me(session).map(|me| session.read(|forum| participants::name_of(forum, me).to_owned())).unwrap_or_default();
            let what = desk.t(t::participant::FILE)();
            download::offer(&file_name(day, &format!("{title} {name}"), what, "open-forum"), "application/octet-stream", &text);
            gone(text);
        }
    };
    let pass_on = move |_| {
        let Some(text) = take() else { return };
        let link = link::of(&app(), Packing::Contribution, &text);
        let title = session.about().with(|about| about.title.clone());
        leptos::task::spawn_local(async move {
            share::offer(&title, &link).await;
            gone(text);
        });
    };
    view! {
        <h2>{move || desk.t(if whole.get() { t::participant::GIVE_AGAIN } else { t::participant::GIVE })()}</h2>
        <p class="soft">{desk.t(t::participant::GIVE_HINT)}</p>
        <div class="ways">
            <button type="button" class="go" on:click=show>{desk.t(t::participant::SHOW_CODE)}</button>
            <button type="button" on:click=copy>{desk.t(t::participant::COPY_LINK)}</button>
            <button type="button" on:click=save>{desk.t(t::participant::SAVE_FILE)}</button>
            {share::is_offered().then(|| view! { <button type="button" on:click=pass_on>{desk.t(t::participant::SHARE)}</button> })}
        </div>
        {move || packet.get().filter(|_| shown.get()).map(|text| view! { <Code text=text /> })}
    }
}

/// The packet as a picture for the facilitator's camera.
#[component]
fn Code(text: String) -> impl IntoView {
    let desk = Desk::here();
    view! {
        <div class="code">
            <p>{desk.t(t::participant::CODE_HINT)}</p>
            <CodeShow text=link::of(&app(), Packing::Contribution, &text) />
        </div>
    }
}

/// The app's address, for a link that others open; none where the app is a file on this machine.
fn app() -> String {
    let location = window().location();
    match (location.protocol(), location.origin(), location.pathname()) {
        (Ok(protocol), Ok(origin), Ok(path)) if protocol != "file:" => format!("{origin}{path}"),
        _ => String::new(),
    }
}

/// The receipt, typed: what was handed over has arrived. Rule H9.
#[component]
fn Receipt(session: Session, things: Things) -> impl IntoView {
    let desk = Desk::here();
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let waits = Memo::new(move |_| things.count(Standing::HandedOver) > 0);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let known = taking_part::confirm(desk, session, &typed.read_untracked());
        wrong.set(!known);
        if known {
            typed.set(String::new());
            desk.notices.tell(desk.t(t::participant::CONFIRMED)().to_owned());
        }
    };
    move || {
        waits.get().then(|| view! {
            <form class="sheet receipt" on:submit=submit>
                <div class="field">
                    <label for="receipt">{desk.t(t::participant::RECEIPT)}</label>
                    <p class="hint" id="receipt-hint">{desk.t(t::participant::RECEIPT_HINT)}</p>
                    <input id="receipt" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20"
                        aria-describedby="receipt-hint" aria-invalid=move || wrong.get().then_some("true")
                        prop:value=move || typed.get() on:input:target=move |event| { wrong.set(false); typed.set(event.target().value()); } />
                    {move || wrong.get().then(|| view! { <p class="wrong" role="alert">{desk.t(t::participant::RECEIPT_WRONG)}</p> })}
                </div>
                <button type="submit">{desk.t(t::participant::RECEIPT_TAKE)}</button>
            </form>
        })
    }
}

/// Everything that was written here, thing by thing.
#[component]
fn Written(session: Session, things: Things) -> impl IntoView {
    let desk = Desk::here();
    move || {
        (!things.all.with(Vec::is_empty)).then(|| {
            view! {
                <section class="own-part" aria-labelledby="written-here">
                    <h2 id="written-here">{desk.t(t::participant::WRITTEN)}</h2>
                    <ul class="rows">
                        <Each each=move || things.all.get() key=|thing| *thing children=move |(thing, standing)| {
                            let (text, class) = words(standing);
                            view! {
                                <li>
                                    <span class="grow">{move || called(desk, session, thing)}</span>
                                    <span class=class>{desk.t(text)}</span>
                                </li>
                            }
                        } />
                    </ul>
                </section>
            }
        })
    }
}

/// What a thing is called.
fn called(desk: Desk, session: Session, thing: Thing) -> String {
    let title = |forum: &Forum, topic: Id<Topic>| forum.get::<Topic>(&topic).map(|topic| topic.title.clone()).unwrap_or_default();
    match thing {
        Thing::Topic(topic) => desk.fill(t::participant::THING_TOPIC, &[("title", &session.read(|forum| title(forum, topic)))]),
        Thing::Report(topic) => desk.fill(t::participant::THING_REPORT, &[("title", &session.read(|forum| title(forum, topic)))]),
        Thing::Engagement(id) => {
            let promise = session.read(|forum| forum.get::<Engagement>(&id).map(|engagement| engagement.promise.clone()));
            desk.fill(t::participant::THING_ENGAGEMENT, &[("title", &promise.unwrap_or_default())])
        }
        Thing::Ballot(Matter::Topics) => desk.t(t::participant::THING_BALLOT)().to_owned(),
        Thing::Ballot(Matter::Actions) => desk.t(t::participant::THING_BALLOT_ACTIONS)().to_owned(),
        Thing::Actions => desk.t(t::participant::THING_ACTIONS)().to_owned(),
        Thing::Word(_) => i18n::say(desk.language.get(), t::participant::WORDS).to_owned(),
    }
}
