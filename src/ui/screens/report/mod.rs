//! One workshop: its report. Whoever opens it is writing at once.

mod actions;
mod arrange;
mod attendance;
mod facts;
mod focus;
mod help;
pub mod photographs;
mod reading;
mod section;
mod told;

use leptos::prelude::*;

use super::workshops::face::{Face, StateMark};
use crate::app::desk::Desk;
use crate::app::route::{Route, View};
use crate::app::session::Session;
use crate::domain::merging::Groups;
use crate::domain::reports::{self, ReportSection, ReportState};
use crate::domain::{Id, Kind, Report as ReportRecord, Section, Topic, agenda};
use crate::i18n::{self, t};
use crate::ui::parts::{Each, Empty, Entry, Glyph, Icon};

use actions::Actions;
use facts::Facts;
use help::Help;
use photographs::Photographs;
pub use reading::Rendered;
use reading::{ReadSection, ReadingHead};
use section::WrittenSection;

/// The workshop whose report is open.
#[derive(Clone, Copy)]
pub struct Desktop {
    /// The forum.
    pub session: Session,
    /// The workshop.
    pub workshop: Id<Topic>,
    /// Number, title, place, people; `None` while the workshop isn't held.
    pub face: Memo<Option<Face>>,
    /// The sections of its report in their order.
    pub sections: Memo<Vec<ReportSection>>,
}

/// What a workshop's head shows.
const SHOWN: &[Kind] = &[
    Kind::Topic,
    Kind::Number,
    Kind::Workshop,
    Kind::Room,
    Kind::Slot,
    Kind::Participant,
    Kind::Report,
    Kind::Section,
    Kind::Action,
];

/// One workshop and its report.
#[component]
pub fn Workshop(
    /// The forum.
    session: Session,
    /// The workshop.
    workshop: Id<Topic>,
) -> impl IntoView {
    let desk = Desk::here();
    let groups = session.memo(&[Kind::Topic], Groups::of);
    let face = Memo::new(move |_| {
        session.track(SHOWN);
        session.read(|forum| Face::of(forum, &groups.read(), workshop))
    });
    let sections =
        session.memo(&[Kind::Topic, Kind::TemplateSection, Kind::Section], move |forum| reports::sections(forum, workshop));
    let open = Desktop { session, workshop, face, sections };
    let held = Memo::new(move |_| face.with(Option::is_some));
    let all = Route::Forum(session.id(), View::Workshops).to_string();
    let done = session.read(|forum| reports::state(forum, workshop) == ReportState::Done);
    if !done {
        focus::once_there(".paper textarea");
    }
    move || {
        if held.get() {
            view! {
                <article class="report">
                    <Beside open=open />
                    <Head open=open />
                    <About open=open />
                    <Facts open=open />
                    <Bench open=open done=done />
                    <Actions open=open />
                    {session.taking_part().is_none().then(|| view! { <Photographs open=open /> })}
                </article>
            }
            .into_any()
        } else {
            let all = all.clone();
            view! {
                <Empty page=true title=t::workshops::GONE hint=t::workshops::GONE_HINT>
                    <a class="button go" href=all>{desk.t(t::workshops::ALL_WORKSHOPS)}</a>
                </Empty>
            }
            .into_any()
        }
    }
}

/// The way back to all workshops, and to the ones beside this one.
#[component]
fn Beside(open: Desktop) -> impl IntoView {
    let desk = Desk::here();
    let Desktop { session, workshop, .. } = open;
    let beside = session.memo(&[Kind::Topic, Kind::Workshop], move |forum| {
        let all = agenda::workshops(forum);
        let here = all.iter().position(|held| held.id == workshop);
        let at = |place: Option<usize>| {
            place.and_then(|place| all.get(place)).map(|held| (held.id, held.workshop.number, held.topic.title.clone()))
        };
        [at(here.and_then(|here| here.checked_sub(1))), at(here.map(|here| here + 1))]
    });
    let link = move |place: usize, text: i18n::Text, glyph: Glyph| {
        move || {
            beside.with(|beside| beside.get(place).cloned().flatten()).map(|(id, number, title)| {
                let number = number.to_string();
                let words = number.clone();
                let name = Signal::derive(move || desk.fill(text, &[("n", &words), ("title", &title)]));
                let face = match glyph {
                    Glyph::Left => view! { <Icon glyph=glyph />{number} }.into_any(),
                    _ => view! { {number}<Icon glyph=glyph /> }.into_any(),
                };
                view! {
                    <a class="button bare" href=Route::Forum(session.id(), View::Workshop(id)).to_string()
                        aria-label=move || name.get() title=move || name.get()>{face}</a>
                }
            })
        }
    };
    view! {
        <nav class="beside" aria-label=desk.t(t::workshops::TITLE)>
            <a class="back" href=Route::Forum(session.id(), View::Workshops).to_string()>{desk.t(t::workshops::ALL_WORKSHOPS)}</a>
            <span>
                {link(0, t::workshops::PREVIOUS, Glyph::Left)}
                {link(1, t::workshops::NEXT, Glyph::Right)}
            </span>
        </nav>
    }
}

/// Number, title, where it comes from, and how far the report is.
#[component]
fn Head(open: Desktop) -> impl IntoView {
    let desk = Desk::here();
    let Desktop { session, workshop, face, .. } = open;
    let record = session.record::<ReportRecord>(workshop);
    let done = move || record.with(|report| report.as_ref().is_some_and(|report| report.done));
    let state = Signal::derive(move || face.with(|face| face.as_ref().map_or(ReportState::Empty, |face| face.state)));
    let turn = move |_| {
        if done() {
            session.act(|forum, cx| reports::reopen(forum, cx, workshop));
        } else {
            session.act(|forum, cx| reports::finish(forum, cx, workshop));
        }
    };
    let origin = move || {
        face.with(|face| {
            let face = face.as_ref()?;
            let from = std::iter::once(desk.fill(t::workshops::FROM, &[("number", &face.topic)]));
            let with =
                face.merged.iter().map(|(number, title)| desk.fill(t::workshops::WITH, &[("number", number), ("title", title)]));
            Some(from.chain(with).collect::<Vec<_>>().join(" · "))
        })
    };
    view! {
        <header class="report-head">
            <span class="number" aria-hidden="true">{move || face.with(|face| face.as_ref().map(Face::mark))}</span>
            <div class="titles">
                <h1>
                    <span class="tell">
                        {move || face.with(|face| face.as_ref().map(|face| desk.fill(t::workshops::NUMBER, &[("n", &face.mark())])))}" "
                    </span>
                    {move || face.with(|face| face.as_ref().map(|face| face.title.clone()))}
                </h1>
                <p class="origin">{origin}</p>
            </div>
            <div class="ending">
                <span role="status"><StateMark state=state /></span>
                <button type="button" class:go=move || !done() on:click=turn>
                    {move || i18n::say(desk.language.get(), if done() { t::workshops::REOPEN } else { t::workshops::FINISH })}
                </button>
            </div>
        </header>
    }
}

/// What the topic asked: its sub-questions and its description.
#[component]
fn About(open: Desktop) -> impl IntoView {
    let desk = Desk::here();
    let topic = open.session.record::<Topic>(open.workshop);
    let description = open.session.text::<Topic>(open.workshop);
    let questions = Memo::new(move |_| topic.with(|topic| topic.as_ref().map(|topic| topic.questions.clone()).unwrap_or_default()));
    let broken = RwSignal::new(false);
    let any = Memo::new(move |_| !questions.with(Vec::is_empty) || description.with(|text| !text.trim().is_empty()));
    move || {
        any.get().then(|| {
            view! {
                <details class="about">
                    <summary>{desk.t(t::workshops::ABOUT)}</summary>
                    {move || (!questions.with(Vec::is_empty)).then(|| view! {
                        <ul>{questions.get().into_iter().map(|question| view! { <li>{question}</li> }).collect_view()}</ul>
                    })}
                    <div class="book"><Rendered text=description broken=broken /></div>
                </details>
            }
        })
    }
}

/// Where the report is written, and where it is read as it will be in the minutes.
#[component]
fn Bench(open: Desktop, done: bool) -> impl IntoView {
    let desk = Desk::here();
    let Desktop { session, workshop, sections, .. } = open;
    // Only where both don't fit beside each other: which one is shown.
    let reading = RwSignal::new(done);
    let broken = RwSignal::new(false);
    let add = Callback::new(move |title: String| {
        let mut made = None::<Id<Section>>;
        session.try_act(|forum, cx| {
            let transaction = reports::add_section(forum, cx, workshop, &title)?;
            made = transaction.on.as_ref().and_then(|on| on.key.parse().ok());
            Ok(transaction)
        })?;
        if let Some(id) = made {
            focus::soon(format!("#{} .paper textarea", section::element(id)));
        }
        Ok(())
    });
    let choice = move |read: bool, text: i18n::Text| {
        view! {
            <button type="button" aria-pressed=move || (reading.get() == read).to_string() on:click=move |_| reading.set(read)>
                {desk.t(text)}
            </button>
        }
    };
    view! {
        <div class="turn" role="group" aria-label=desk.t(t::workshops::VIEW)>
            {choice(false, t::workshops::WRITE)}
            {choice(true, t::workshops::READ)}
        </div>
        <div class="bench" class:reads=move || reading.get()>
            <div class="pair">
                <header class="written">
                    <h2>{desk.t(t::workshops::NOTES)}</h2>
                    <Help />
                </header>
                <ReadingHead open=open broken=broken />
            </div>
            <Each each=move || sections.get().into_iter().map(|section| section.id) key=|id| *id children=move |id| view! {
                <div class="pair" id=section::element(id)>
                    <WrittenSection open=open id=id />
                    <ReadSection open=open id=id broken=broken />
                </div>
            } />
            <div class="written add-section">
                <Entry label=t::workshops::ADD_SECTION placeholder=t::workshops::ADD_SECTION_EXAMPLE
                    button=t::app::ADD draft=format!("section/{workshop}") take=add />
            </div>
        </div>
    }
}
