//! Where one is in the app: a small type that reads and writes itself as the address's fragment.

use std::fmt;
use std::str::FromStr;

use crate::domain::{Id, Identity, Topic};

/// A place in the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Route {
    /// The forums kept here: `#/`.
    #[default]
    Home,
    /// What is kept where, and who can see it: `#/privacy`.
    Privacy,
    /// An invitation, or the place to bring one: `#/join/<packet>`. The packet stays in the address.
    Join,
    /// A contribution, or the place to bring one: `#/give/<packet>`.
    Give,
    /// One view of one forum: `#/f/<forum>/<view>`.
    Forum(Id<Identity>, View),
}

/// The views of a forum, in the order of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// Before: title, theme, day, people, rooms, slots, rules.
    SetUp,
    /// Theme, objectives, principles and law.
    Opening,
    /// The topic wall.
    Topics,
    /// Ballots, tallies, the ranking.
    Votes,
    /// Workshops in rooms and slots.
    Agenda,
    /// All workshops and their reports.
    Workshops,
    /// One workshop and its report.
    Workshop(Id<Topic>),
    /// What people promise.
    Engagements,
    /// Closing words and conclusion.
    Closing,
    /// The book.
    Minutes,
    /// The vote on actions, in the harvest.
    Convergence,
    /// The facilitator's instrument: what the projector shows, and what goes with it.
    Console,
    /// The projector's window.
    Stage,
    /// What can be printed: posters, sheets, signs, blank reports.
    Paper,
    /// Laptops that join: they are invited, and what they contribute is taken in.
    Laptops,
    /// On a participant's laptop: what was written there is handed over.
    HandOver,
}

impl View {
    /// The views on the path of the day.
    pub const PATH: [Self; 9] = [
        Self::SetUp,
        Self::Opening,
        Self::Topics,
        Self::Votes,
        Self::Agenda,
        Self::Workshops,
        Self::Engagements,
        Self::Closing,
        Self::Minutes,
    ];

    /// The views beside the path.
    pub const BESIDE: [Self; 6] = [Self::Convergence, Self::Console, Self::Stage, Self::Paper, Self::Laptops, Self::HandOver];

    /// The stop on the path that this view belongs to.
    #[must_use]
    pub const fn stop(self) -> Self {
        match self {
            Self::Workshop(_) => Self::Workshops,
            view => view,
        }
    }

    /// The view's name in addresses and styles.
    pub const fn name(self) -> &'static str {
        match self {
            Self::SetUp => "set-up",
            Self::Opening => "opening",
            Self::Topics => "topics",
            Self::Votes => "votes",
            Self::Agenda => "agenda",
            Self::Workshops | Self::Workshop(_) => "workshops",
            Self::Engagements => "engagements",
            Self::Closing => "closing",
            Self::Minutes => "minutes",
            Self::Convergence => "convergence",
            Self::Console => "console",
            Self::Stage => "stage",
            Self::Paper => "paper",
            Self::Laptops => "laptops",
            Self::HandOver => "hand-over",
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str("#/"),
            Self::Privacy => f.write_str("#/privacy"),
            Self::Join => f.write_str("#/join"),
            Self::Give => f.write_str("#/give"),
            Self::Forum(forum, View::Workshop(workshop)) => write!(f, "#/f/{forum}/workshops/{workshop}"),
            Self::Forum(forum, view) => write!(f, "#/f/{forum}/{}", view.name()),
        }
    }
}

/// An address that leads nowhere in the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSuchPlace;

impl FromStr for Route {
    type Err = NoSuchPlace;

    fn from_str(fragment: &str) -> Result<Self, Self::Err> {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        let mut steps = path.split('/');
        match steps.next() {
            Some("") => Ok(Self::Home),
            Some("privacy") => steps.next().map_or(Ok(Self::Privacy), |_| Err(NoSuchPlace)),
            Some("join") => packet(steps).map(|()| Self::Join),
            Some("give") => packet(steps).map(|()| Self::Give),
            Some("f") => {
                let forum = steps.next().and_then(|id| id.parse().ok()).ok_or(NoSuchPlace)?;
                let view = match steps.next() {
                    None => View::Topics,
                    Some(name) => *View::PATH.iter().chain(&View::BESIDE).find(|view| view.name() == name).ok_or(NoSuchPlace)?,
                };
                let view = match (view, steps.next()) {
                    (View::Workshops, Some(id)) => View::Workshop(id.parse().map_err(|_| NoSuchPlace)?),
                    (_, Some(_)) => return Err(NoSuchPlace),
                    (view, None) => view,
                };
                Ok(Self::Forum(forum, view))
            }
            _ => Err(NoSuchPlace),
        }
    }
}

/// The packet of an address is read by the screen that it leads to; there is one, or none.
fn packet<'a>(mut steps: impl Iterator<Item = &'a str>) -> Result<(), NoSuchPlace> {
    let _ = steps.next();
    steps.next().map_or(Ok(()), |_| Err(NoSuchPlace))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use uuid::Uuid;

    #[test]
    fn every_route_reads_back_from_what_it_prints() {
        let id = Uuid::from_u128(7);
        let mut routes = vec![
            Route::Home,
            Route::Privacy,
            Route::Join,
            Route::Give,
            Route::Forum(Id::new(id), View::Workshop(Id::new(Uuid::from_u128(9)))),
        ];
        routes.extend(View::PATH.into_iter().chain(View::BESIDE).map(|view| Route::Forum(Id::new(id), view)));
        for route in routes {
            assert_eq!(route.to_string().parse::<Route>(), Ok(route));
        }
    }

    #[test]
    fn an_address_that_leads_nowhere_is_said_to_lead_nowhere() {
        for wrong in
            ["#/x", "#/join/a/b", "#/privacy/x", "#/f/not-an-id/topics", "#/f/00000000-0000-0000-0000-000000000007/nothing"]
        {
            assert_eq!(wrong.parse::<Route>(), Err(NoSuchPlace));
        }
    }

    #[test]
    fn a_packet_leads_to_the_screen_that_reads_it() {
        assert_eq!("#/join/aQFx-_".parse::<Route>(), Ok(Route::Join));
        assert_eq!("#/give/YwFx".parse::<Route>(), Ok(Route::Give));
    }

    #[test]
    fn no_fragment_is_home() {
        assert_eq!("".parse::<Route>(), Ok(Route::Home));
        assert_eq!("#".parse::<Route>(), Ok(Route::Home));
    }
}
