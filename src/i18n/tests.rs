#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;
use crate::domain::timer::Figure;
use crate::domain::{Refusal, Verb};

const LANGUAGES: [Language; 2] = [Language::En, Language::Fr];

/// The list of all verbs; one that isn't in it makes the match incomplete.
macro_rules! verbs {
    ($($verb:ident)+) => {
        const VERBS: &[Verb] = &[$(Verb::$verb),+];
        const _: fn(Verb) = |verb| match verb { $(Verb::$verb => {})+ };
    };
}

verbs! {
    Changed
    ForumCreated
    SetupChanged
    ObjectiveAdded
    ObjectiveChanged
    ObjectiveRemoved
    ObjectiveMoved
    RoomAdded
    RoomChanged
    RoomRemoved
    RoomMoved
    SlotAdded
    SlotChanged
    SlotRemoved
    PlenaryAdded
    PlenaryChanged
    PlenaryRemoved
    PlenaryMoved
    TemplateChanged
    PhaseChanged
    ParticipantAdded
    ParticipantChanged
    ParticipantRemoved
    TopicProposed
    TopicsPasted
    TopicChanged
    TopicWithdrawn
    TopicRestored
    TopicMerged
    TopicUnmerged
    LabelGiven
    LabelRenamed
    LabelRemoved
    LabelPainted
    TopicsNumbered
    VoteOpened
    VoteClosed
    VoteReopened
    BallotBegun
    BallotHandedIn
    BallotSetAside
    BallotBroughtBack
    DotsGiven
    TallyEntered
    TopicRetained
    TopicLetGo
    TopicClaimed
    WorkshopPlaced
    WorkshopParked
    WorkshopPinned
    WorkshopUnpinned
    PlacementSuggested
    AgendaPublished
    ReportChanged
    ReporterNamed
    AttendanceChanged
    ReportDone
    ReportReopened
    SectionAdded
    SectionRenamed
    SectionMoved
    SectionRemoved
    NotesWritten
    ActionAdded
    ActionChanged
    ActionRemoved
    ActionFollowed
    PhotographAdded
    PhotographDescribed
    PhotographMoved
    PhotographRemoved
    BookChanged
    ActionVoteChanged
    ActionVoteOpened
    ActionVoteClosed
    ActionVoteReopened
    ActionPrioritised
    ActionSetBack
    EngagementAdded
    EngagementsPasted
    EngagementChanged
    EngagementRemoved
    EngagementFollowed
    WordAdded
    WordChanged
    WordRemoved
    ConclusionWritten
    FileMerged
    ContributionTakenIn
    Joined
    NamesakesJoined
    StageTurned
    TimerSet
    Drawn
    Undone
    Redone
}

/// A refusal of each kind; one that isn't in the list makes the match incomplete.
macro_rules! refusals {
    ($($kind:ident $({ $($figure:ident: $value:expr),+ })?,)+) => {
        fn refusals() -> Vec<Refusal> {
            vec![$(Refusal::$kind $({ $($figure: $value),+ })?),+]
        }
        const _: fn(&Refusal) = |refusal| match refusal { $(Refusal::$kind $({ $($figure: _),+ })? => {})+ };
    };
}

refusals! {
    Empty,
    NotClosed,
    TooLong { length: 4321, limit: 1300 },
    TooMany { limit: 4321 },
    PicturesTooLarge { limit: 4321 },
    OutOfRange { least: 4321, most: 98_765 },
    Gone,
    VoteNotOpen,
    NoDotLeft { budget: 4321 },
    CapReached { cap: 4321 },
    OwnTopic,
    MergeCycle,
    NoConsent,
    NotOnTheWall,
    EndsBeforeStart,
    TimeOutOfRange { hours: 4321 },
    NothingToUndo,
    NothingLeft,
    NotYours,
    ChangedSince { who: "Odile".into() },
    ReadOnly,
}

#[test]
fn every_refusal_has_words_in_both_languages_with_its_figures_in_them() {
    for kind in refusals() {
        let figures = serde_json::to_value(&kind).unwrap();
        for language in LANGUAGES {
            let said = refusal(language, &kind);
            assert!(said.ends_with('.') && !said.contains(['{', '}']), "{kind:?}: {said}");
            for (name, figure) in figures.as_object().unwrap().iter().filter(|(name, _)| *name != "why") {
                let figure = figure
                    .as_str()
                    .map_or_else(|| number(language, usize::try_from(figure.as_u64().unwrap()).unwrap()), str::to_owned);
                assert!(said.contains(&figure), "{name} in {said}");
            }
        }
        assert_ne!(refusal(Language::En, &kind), refusal(Language::Fr, &kind));
    }
}

#[test]
fn who_changed_it_since_is_somebody_where_no_name_is_known() {
    let nobody = Refusal::ChangedSince { who: String::new() };
    assert!(refusal(Language::En, &nobody).starts_with("Somebody "));
    assert!(refusal(Language::Fr, &nobody).starts_with("Quelqu’un "));
}

#[test]
fn every_verb_has_words_in_both_languages() {
    for verb in VERBS {
        let name = serde_json::to_value(verb).unwrap();
        assert!(named(t::deed::ALL, name.as_str().unwrap()).is_some(), "{verb:?}");
        for language in LANGUAGES {
            let (bare, whole) = (deed(language, *verb, ""), deed(language, *verb, "Un lieu {x}"));
            assert!(!bare.trim().is_empty() && !bare.contains(['{', '}']), "{verb:?}: {bare}");
            assert!(!bare.ends_with([':', '«', '“', '\u{202f}', ' ']), "{verb:?}: {bare}");
            assert!(!whole.replace("Un lieu {x}", "").contains(['{', '}']), "{verb:?}: {whole}");
        }
    }
}

#[test]
fn no_deed_is_told_in_words_that_no_verb_uses() {
    let verbs: Vec<_> = VERBS.iter().map(|verb| serde_json::to_value(verb).unwrap()).collect();
    for (key, _) in t::deed::ALL {
        assert!(verbs.iter().any(|verb| verb == key), "deed/{key}");
    }
}

/// Every text with its area and key.
fn texts() -> Vec<(String, Text)> {
    let texts: Vec<_> =
        t::AREAS.iter().flat_map(|(area, all)| all.iter().map(move |(key, text)| (format!("{area}/{key}"), *text))).collect();
    assert!(texts.len() > 300, "the texts are read");
    texts
}

#[test]
fn french_texts_are_set_as_french_is() {
    for (key, text) in texts() {
        let said = say(Language::Fr, text);
        for mark in [';', ':', '!', '?', '»', '%'] {
            assert!(!said.contains(&format!(" {mark}")), "{key}: a plain space before {mark} in {said}");
        }
        for (at, mark) in said.char_indices().filter(|(_, c)| [';', '!', '?', '»'].contains(c)) {
            let before = said[..at].chars().next_back();
            assert!(
                before.is_none_or(|c| ['\u{202f}', '\u{a0}', ';', '!', '?', '(', '/', '#', '…'].contains(&c)),
                "{key}: no space before {mark} in {said}"
            );
        }
        assert!(!said.contains("« "), "{key}: a plain space after « in {said}");
        assert!(!said.contains(['\'', '"']), "{key}: a straight apostrophe or quotation mark in {said}");
        assert!(!said.contains("..."), "{key}: three dots in {said}");
    }
}

#[test]
fn english_texts_have_no_straight_apostrophe_nor_a_space_before_a_mark() {
    for (key, text) in texts() {
        let said = say(Language::En, text);
        assert!(!said.contains(['\'', '"']), "{key}: {said}");
        assert!(![" ;", " :", " !", " ?", "..."].iter().any(|mark| said.contains(mark)), "{key}: {said}");
    }
}

#[test]
fn every_text_says_something_and_holds_no_stray_space() {
    for (key, text) in texts() {
        for language in LANGUAGES {
            let said = say(language, text);
            assert!(!said.trim().is_empty(), "{key}");
            assert!(said.lines().all(|line| !line.trim().contains("  ")), "{key}: two spaces in {said}");
        }
    }
}

#[test]
fn placeholders_are_filled_and_what_is_filled_in_is_never_read_again() {
    for (key, text) in texts() {
        for language in LANGUAGES {
            let names: Vec<_> =
                say(language, text).split('{').skip(1).map(|rest| rest.split_once('}').expect("a closing brace").0).collect();
            let values: Vec<_> = names.iter().map(|name| (*name, "{n}")).collect();
            let filled = fill(language, text, &values);
            assert_eq!(filled.matches("{n}").count(), names.len(), "{key}: {filled}");
        }
    }
}

#[test]
fn the_form_for_a_count_is_the_language_s() {
    let [one, other] = [&Words { en: "one", fr: "un" }, &Words { en: "other", fr: "autre" }].map(Text);
    let many = |language, n| form(Plural { one, other }, language, n) == other;
    assert_eq!([0, 1, 2].map(|n| many(Language::En, n)), [true, false, true]);
    assert_eq!([0, 1, 2].map(|n| many(Language::Fr, n)), [false, false, true]);
    assert_eq!(number(Language::En, 1_234_567), "1,234,567");
    assert_eq!(number(Language::Fr, 1_234), "1\u{202f}234");
}

#[test]
fn lengths_of_time_are_figures_that_do_not_break() {
    let plain = |said: String| said.replace('\u{202f}', "_");
    let clock = |figure| plain(clock(figure));
    assert_eq!(clock(Figure::Seconds(760)), "12:40");
    assert_eq!(clock(Figure::Seconds(5)), "0:05");
    assert_eq!(clock(Figure::Minutes(65)), "1_h_05");
    let length = |seconds| plain(length(seconds));
    let said = [45, 60, 90, 360, 3_600, 3_610, 4_500, 86_400].map(length);
    assert_eq!(said, ["45_s", "1_min", "1_min_30", "6_min", "1_h", "1_h", "1_h_15", "24_h"]);
}
