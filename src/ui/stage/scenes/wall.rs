//! The topic wall filling up: the newest topic over all others, which turn page by page.

use leptos::html;
use leptos::prelude::*;

use super::foot::Foot;
use super::{Head, Large};
use crate::app::paging::{LONG, Sheet, pages as paged};
use crate::domain::labels::Colour;
use crate::domain::projection::{Card, Sight};
use crate::i18n::t;
use crate::ui::parts::Each;
use crate::ui::stage::flow::Turning;
use crate::ui::stage::picture::Showing;
use crate::ui::stage::turning::by_itself;

/// The wall.
#[component]
pub fn Wall(showing: Showing) -> impl IntoView {
    let newest = showing.part(|sight| cards(sight).first().cloned());
    // A topic that would leave the others no room stands among them.
    let crowns = Memo::new(move |_| {
        let aspect = showing.aspect.get();
        newest.with(|newest| {
            newest.as_ref().is_some_and(|card| {
                let (title, under) = lengths(card);
                Sheet::crowns(title, &under, aspect)
            })
        })
    });
    let over = move || usize::from(crowns.get());
    let count = showing.part(|sight| cards(sight).len());
    // How much of the picture's height the cards have under the newest topic, in hundredths.
    let (node, room) = (NodeRef::<html::Div>::new(), RwSignal::new(None::<f64>));
    let measure = move || {
        let found = node.try_get_untracked().flatten().and_then(|cards| Some((cards.clone(), cards.closest(".picture").ok()??)));
        let Some((cards, picture)) = found else { return };
        let (height, whole) = (f64::from(cards.client_height()), f64::from(picture.client_height()));
        let taken = (height / whole * 100.0 - PADDING).max(0.0);
        if whole > 0.0 && room.try_get_untracked().flatten().is_none_or(|room| (room - taken).abs() > 0.5) {
            room.try_set(Some(taken));
        }
    };
    Effect::new(move |_| {
        newest.track();
        crowns.track();
        showing.aspect.track();
        request_animation_frame(measure);
    });
    // Once more when the typeface is there.
    set_timeout(measure, std::time::Duration::from_millis(400));
    let by_label = Memo::new(move |_| showing.stage.with(|stage| stage.by_label));
    let breaks = Memo::new(move |_| {
        let (aspect, room) = (showing.aspect.get(), room.get()?);
        showing.sight.with(|sight| {
            let others = cards(sight).get(over()..)?;
            let groups: Vec<usize> =
                if by_label.get() { others.chunk_by(same_label).map(<[Card]>::len).collect() } else { Vec::new() };
            Some(paged(Sheet::of(aspect, room), others.iter().map(lengths), &groups))
        })
    });
    let pages = Signal::derive(move || {
        breaks.with(|breaks| breaks.as_ref().map_or(1, |breaks| u32::try_from(breaks.len()).unwrap_or(u32::MAX).max(1)))
    });
    let page = by_itself(pages, showing.since(), showing.page());
    Effect::new(move |_| showing.pages.set((page.get(), pages.get(), Turning::ByItself)));
    let at = Memo::new(move |_| {
        breaks.with(|breaks| breaks.as_ref().and_then(|breaks| breaks.get(usize::try_from(page.get()).ok()?).cloned()))
    });
    let one_column = move || at.with(|at| at.as_ref().is_some_and(|at| at.one_column));
    let shown = move || {
        let range = at.with(|at| at.as_ref().map(|at| at.cards.clone()));
        showing.sight.with(|sight| {
            let others = cards(sight).get(over()..).unwrap_or_default();
            pieces(range.and_then(|range| others.get(range)).unwrap_or_default(), by_label.get())
        })
    };
    // The page is reckoned; where a text took more room than was reckoned with, the page stands closer.
    let tight = RwSignal::new(false);
    Effect::new(move |_| {
        page.track();
        breaks.track();
        tight.set(false);
        request_animation_frame(move || {
            let over = node.try_get_untracked().flatten().is_some_and(|cards| cards.scroll_height() > cards.client_height() + 1);
            tight.try_set(over);
        });
    });
    view! {
        <section class="scene shows-wall">
            <Head title=move || showing.say(t::stage::WALL_TITLE)() figure=move || (count.get() > 0).then(|| showing.count(t::stage::TOPICS, count.get())) />
            {move || match newest.get() {
                None => view! {
                    <Large title=move || showing.say(t::stage::WALL_EMPTY)() hint=move || showing.say(t::stage::WALL_EMPTY_HINT)() />
                }.into_any(),
                Some(card) => crowns.get().then(|| view! { <Newest card=card /> }).into_any(),
            }}
            <div class="cards" node_ref=node class:one=one_column class:tight=move || tight.get()>
                <Each each=shown key=|piece| piece.clone() children=move |piece| match piece {
                    Piece::Heading(label) => heading(showing, label).into_any(),
                    Piece::Card(card) => view! { <OneCard card=card newest=newest /> }.into_any(),
                } />
            </div>
            <Foot showing=showing />
        </section>
    }
}

/// Over the first card, in hundredths of the picture's height; `style/stage.css` has the same.
const PADDING: f64 = 1.4;

fn cards(sight: &Sight) -> &[Card] {
    match sight {
        Sight::Wall(cards) => cards,
        _ => &[],
    }
}

/// What stands on a page of the wall.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Piece {
    /// The label of the topics below; none for those without one.
    Heading(Option<(String, Colour)>),
    Card(Card),
}

fn same_label(one: &Card, other: &Card) -> bool {
    one.label.as_ref().map(|(words, _)| words) == other.label.as_ref().map(|(words, _)| words)
}

/// The cards; by label, each group under its label, which the cards then needn't bear.
fn pieces(cards: &[Card], by_label: bool) -> Vec<Piece> {
    if !by_label {
        return cards.iter().cloned().map(Piece::Card).collect();
    }
    let group = |group: &[Card]| {
        let heading = Piece::Heading(group.first().and_then(|card| card.label.clone()));
        let bare = group.iter().map(|card| Piece::Card(Card { label: None, ..card.clone() }));
        std::iter::once(heading).chain(bare).collect::<Vec<_>>()
    };
    cards.chunk_by(same_label).flat_map(group).collect()
}

fn heading(showing: Showing, label: Option<(String, Colour)>) -> impl IntoView {
    view! {
        <h2 class="under-label">
            {match label {
                Some((words, colour)) => view! { <i class="swatch" data-colour=colour.name()></i>{words} }.into_any(),
                None => showing.say(t::labels::NONE).into_any(),
            }}
        </h2>
    }
}

/// The texts of a card, for how much of a page they take. A label stands behind the names, with its sign.
fn lengths(card: &Card) -> (&str, String) {
    let mut under = card.conveners.join(", ");
    if let Some((words, _)) = &card.label {
        under.push_str(" · oo ");
        under.push_str(words);
    }
    (&card.title, under)
}

/// Who convenes, and the label.
fn under(card: &Card) -> impl IntoView + use<> {
    let names = card.conveners.join(", ");
    view! {
        <p>
            {(!names.is_empty()).then(|| view! { <span>{names.clone()}</span> })}
            {card.label.clone().map(|(words, colour)| view! {
                <span class="tagged"><i class="swatch" data-colour=colour.name()></i>{words}</span>
            })}
        </p>
    }
}

fn number(card: &Card) -> String {
    card.number.map_or_else(|| "·".to_owned(), |n| n.to_string())
}

/// The newest topic, over all others.
#[component]
fn Newest(card: Card) -> impl IntoView {
    let long = card.title.chars().count() > LONG;
    view! {
        <article class="newest" class:long=long>
            <b class="number">{number(&card)}</b>
            <div>
                <h2>{card.title.clone()}</h2>
                {under(&card)}
            </div>
        </article>
    }
}

#[component]
fn OneCard(card: Card, newest: Memo<Option<Card>>) -> impl IntoView {
    let id = card.id;
    view! {
        <article class="card" class:newest-of-all=move || newest.with(|newest| newest.as_ref().is_some_and(|newest| newest.id == id))>
            <b class="number">{number(&card)}</b>
            <div>
                <h3>{card.title.clone()}</h3>
                {under(&card)}
            </div>
        </article>
    }
}
