//! Report templates to choose from: those that come with the app, and those kept on this machine.

use leptos::prelude::*;

use crate::app::desk::Desk;
use crate::app::forums::SECTIONS;
use crate::app::notices::sentence;
use crate::app::session::Session;
use crate::domain::template::kept::{KeptTemplate, KeptTemplates};
use crate::domain::{Kind, Language, Refusal, template};
use crate::i18n::{self, Text, t};
use crate::ui::parts::{Entry, Glyph, Icon};

/// The setting of this machine that holds the organiser's own.
const SETTING: &str = "templates";

/// The templates that come with the app: what each is called, and its headings.
const PRESETS: [(Text, &[Text]); 5] = [
    (t::templates::HIGHLIGHTS, &SECTIONS),
    (t::templates::POSTULATE, &[t::templates::SECTION_POSTULATE, t::templates::SECTION_STAKES, t::templates::SECTION_PRACTICES]),
    (
        t::templates::LESSONS,
        &[
            t::templates::SECTION_HAPPENED,
            t::templates::SECTION_LEARNT,
            t::templates::SECTION_AGAIN,
            t::templates::SECTION_OTHERWISE,
        ],
    ),
    (
        t::templates::PROJECT,
        &[
            t::templates::SECTION_AIM,
            t::templates::SECTION_FOR_WHOM,
            t::templates::SECTION_STEPS,
            t::templates::SECTION_CARRIES,
            t::templates::SECTION_MEANS,
        ],
    ),
    // Without any section a reporter would have nowhere to write.
    (t::templates::FREE, &[t::templates::SECTION_NOTES]),
];

/// A template that is offered.
#[derive(Clone, Debug, PartialEq)]
struct Offer {
    template: KeptTemplate,
    /// Whether it is the organiser's own.
    own: bool,
}

/// All templates with their headings, which are what comes before it is taken.
#[component]
pub fn Templates(session: Session) -> impl IntoView {
    let desk = Desk::here();
    let about = session.about();
    let kept = RwSignal::new(read(desk));
    let now = session.memo(&[Kind::TemplateSection], |forum| {
        template::listed(forum).into_iter().map(|(_, section)| section.title.clone()).collect::<Vec<_>>()
    });
    // The headings are the book's: they are in its language, whatever the screens' is.
    let offers = Memo::new(move |_| offers(desk.language.get(), about.with(|about| about.minutes_language), &kept.read()));
    let keep = Callback::new(move |name: String| {
        let titles = now.get_untracked();
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        let mut changed = read(desk);
        changed.keep(&name, &titles)?;
        if write(desk, &changed) {
            desk.notices.tell(i18n::fill(desk.language.get_untracked(), t::templates::KEPT, &[("name", name.trim())]));
        }
        kept.set(changed);
        Ok::<(), Refusal>(())
    });
    view! {
        <details class="templates">
            <summary>{desk.t(t::templates::TITLE)}</summary>
            <p class="soft">{desk.t(t::templates::HINT)}</p>
            <ul>
                {move || offers.get().into_iter().map(|offer| view! { <Template session=session now=now kept=kept offer=offer /> }).collect_view()}
            </ul>
            <Entry label=t::templates::KEEP placeholder=t::templates::KEEP_EXAMPLE button=t::templates::KEEP_BUTTON
                draft=format!("keep-template/{}", session.id()) take=keep />
        </details>
    }
}

#[component]
fn Template(session: Session, now: Memo<Vec<String>>, kept: RwSignal<KeptTemplates>, offer: Offer) -> impl IntoView {
    let desk = Desk::here();
    let Offer { template: KeptTemplate { name, titles }, own } = offer;
    let said = if titles.is_empty() { desk.t(t::templates::NONE)().to_owned() } else { titles.join(" · ") };
    let wanted = titles.clone();
    let in_use = Memo::new(move |_| now.with(|now| *now == wanted));
    let take = move |_| {
        if in_use.get_untracked() {
            return;
        }
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        session.act_and_tell(|forum, cx| template::replace(forum, cx, &titles));
    };
    let label = StoredValue::new(name.clone());
    let named = move |text: Text| label.with_value(|name| desk.fill(text, &[("name", name)]));
    let forget = move |_| {
        let mut changed = read(desk);
        let forgotten = label.with_value(|name| changed.forget(name));
        if write(desk, &changed)
            && let Some((at, template)) = forgotten
        {
            let words = named(t::templates::FORGOTTEN);
            desk.notices.done_here(words, move |desk| bring_back(desk, kept, at, template.clone()));
        }
        kept.set(changed);
        desk.look_for.set("#part-reports .templates summary");
    };
    view! {
        <li>
            <div class="grow"><b>{name}</b><span class="soft">{said}</span></div>
            {own.then(|| view! {
                <button type="button" class="icon" aria-label=move || named(t::templates::FORGET) title=move || named(t::templates::FORGET) on:click=forget>
                    <Icon glyph=Glyph::Remove />
                </button>
            })}
            // A button that went with its press would take the focus along.
            <button type="button" aria-label=move || if in_use.get() { format!("{} · {}", named(t::templates::TAKE), desk.t(t::templates::IN_USE)()) } else { named(t::templates::TAKE) }
                aria-disabled=move || in_use.get().then_some("true") class:chosen=move || in_use.get() on:click=take>
                {move || i18n::say(desk.language.get(), if in_use.get() { t::templates::IN_USE } else { t::templates::USE })}
            </button>
        </li>
    }
}

fn offers(screens: Language, book: Language, kept: &KeptTemplates) -> Vec<Offer> {
    let preset = |(name, titles): &(Text, &[Text])| Offer {
        template: KeptTemplate {
            name: i18n::say(screens, *name).to_owned(),
            titles: titles.iter().map(|title| i18n::say(book, *title).to_owned()).collect(),
        },
        own: false,
    };
    let own = kept.all().iter().map(|template| Offer { template: template.clone(), own: true });
    PRESETS.iter().map(preset).chain(own).collect()
}

/// What is kept now: another window may have kept one meanwhile.
fn read(desk: Desk) -> KeptTemplates {
    desk.store().setting(SETTING).ok().flatten().map(|stored| KeptTemplates::read(&stored)).unwrap_or_default()
}

/// Brings a deleted template back; the screen that showed it may be gone by then.
fn bring_back(desk: Desk, kept: RwSignal<KeptTemplates>, at: usize, template: KeptTemplate) {
    let language = desk.language.get_untracked();
    let words = i18n::fill(language, t::templates::KEPT, &[("name", &template.name)]);
    let mut changed = read(desk);
    if let Err(refusal) = changed.bring_back(at, template) {
        return desk.notices.refused(sentence(language, &refusal));
    }
    if write(desk, &changed) {
        desk.notices.tell(words);
        kept.try_set(changed);
    }
}

/// Keeps the templates, or says that this machine can't.
fn write(desk: Desk, kept: &KeptTemplates) -> bool {
    let is_kept = desk.store().set_setting(SETTING, &kept.written()).is_ok();
    if !is_kept {
        desk.notices.refused(i18n::say(desk.language.get_untracked(), t::templates::NOT_KEPT).to_owned());
    }
    is_kept
}
