//! What holds in both votes, tried on each.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use proptest::prelude::*;

use super::*;
use crate::domain::ballots::{begin, budget_left, dots_on, give, hand_in, named_twice, order_for, set_aside};
use crate::domain::ranking::{Cut, standings};
use crate::domain::trial::{Trial, id};
use crate::domain::{Refusal, VoteState};

const BOTH: [Matter; 2] = [Matter::Topics, Matter::Actions];

fn try_give(trial: &mut Trial, ballot: Id<Ballot>, on: Id<Candidate>, dots: u32) -> Result<(), Refusal> {
    trial.ask(|forum, cx| give(forum, cx, ballot, on, dots)).map(|_| ())
}

fn given(trial: &mut Trial, ballot: Id<Ballot>, on: Id<Candidate>, dots: u32) {
    trial.make(|forum, cx| give(forum, cx, ballot, on, dots));
}

/// V1, D1
#[test]
fn dots_are_given_while_that_vote_is_open_whatever_the_other_does() {
    for on in BOTH {
        let mut trial = Trial::new();
        let candidate = trial.candidates(on, 1)[0];
        let other = if on == Matter::Topics { Matter::Actions } else { Matter::Topics };
        trial.make(|forum, cx| other.open(forum, cx));
        assert_eq!(trial.ask(|forum, cx| begin(forum, cx, on, "").map(|_| ())), Err(Refusal::VoteNotOpen));
        trial.make(|forum, cx| on.open(forum, cx));
        let ballot = trial.ballot_on(on, "");
        given(&mut trial, ballot, candidate, 1);
        trial.make(|forum, cx| on.close(forum, cx));
        assert_eq!(try_give(&mut trial, ballot, candidate, 0), Err(Refusal::VoteNotOpen));
        assert_eq!(other.state(&trial.forum), VoteState::Open);
        trial.make(|forum, cx| on.reopen(forum, cx));
        given(&mut trial, ballot, candidate, 0);
    }
}

/// V2, V3, V10, D1
#[test]
fn budget_and_cap_hold_and_dots_may_be_taken_back() {
    for on in BOTH {
        let mut trial = Trial::new();
        let wall = trial.candidates(on, 3);
        trial.open_on(on, |rules| (rules.dots, rules.cap) = (3, 2));
        let ballot = trial.ballot_on(on, "");
        assert_eq!(try_give(&mut trial, ballot, wall[0], 3), Err(Refusal::CapReached { cap: 2 }));
        given(&mut trial, ballot, wall[0], 2);
        given(&mut trial, ballot, wall[1], 1);
        assert_eq!(try_give(&mut trial, ballot, wall[2], 1), Err(Refusal::NoDotLeft { budget: 3 }));
        given(&mut trial, ballot, wall[0], 1);
        assert_eq!((budget_left(&trial.forum, ballot), dots_on(&trial.forum, ballot, wall[0])), (1, 1));
        for rules in [Rules { dots: 0, ..Rules::on(&trial.forum, on) }, Rules { cap: 1001, ..Rules::on(&trial.forum, on) }] {
            let refused = trial.ask(|forum, cx| on.set_rules(forum, cx, &rules));
            assert_eq!(refused, Err(Refusal::OutOfRange { least: 1, most: 1000 }));
        }
    }
}

/// V5, D2
#[test]
fn dots_on_what_was_taken_away_are_kept_unranked_and_free_again() {
    for on in BOTH {
        let mut trial = Trial::new();
        let wall = trial.candidates(on, 2);
        trial.open_on(on, |rules| (rules.dots, rules.cap) = (2, 2));
        let ballot = trial.ballot_on(on, "");
        given(&mut trial, ballot, wall[0], 2);
        let before = trial.clone();
        trial.take_away(on, wall[0]);
        assert_eq!(on.candidates(&trial.forum), [wall[1]]);
        assert_eq!(budget_left(&trial.forum, ballot), 2);
        assert!(try_give(&mut trial, ballot, wall[0], 1).is_err());
        given(&mut trial, ballot, wall[1], 2);
        let counted = Counted::of(&trial.forum, on);
        assert_eq!((counted.get(wall[0]).laptop, counted.get(wall[1]).laptop, counted.beyond.len()), (2, 2, 0));
        trial.forum.topics = before.forum.topics;
        trial.forum.actions = before.forum.actions;
        let counted = Counted::of(&trial.forum, on);
        assert_eq!((counted.total(), counted.beyond.len()), (2, 1), "back again, it burdens the budget");
    }
}

/// V8, V9, V12, D1
#[test]
fn ballots_set_aside_do_not_count_paper_does_and_names_are_told_per_vote() {
    for on in BOTH {
        let mut trial = Trial::new();
        let wall = trial.candidates(on, 1);
        for on in BOTH {
            trial.make(|forum, cx| on.open(forum, cx));
        }
        let ballots = [trial.ballot_on(on, "Ada"), trial.ballot_on(on, "ada"), trial.ballot_on(on, "")];
        for ballot in ballots {
            given(&mut trial, ballot, wall[0], 1);
        }
        assert_eq!(named_twice(&trial.forum, on), [(trial.person("Ada"), vec![ballots[0], ballots[1]])]);
        trial.make(|forum, cx| set_aside(forum, cx, ballots[1]));
        trial.make(|forum, cx| hand_in(forum, cx, ballots[0]));
        trial.make(|forum, cx| on.enter_tally(forum, cx, wall[0], 4));
        let counted = Counted::of(&trial.forum, on);
        assert_eq!(counted.get(wall[0]), Count { laptop: 2, paper: 4, voters: 2 });
        assert_eq!(counted.turnout, Turnout { begun: 2, voted: 2, handed_in: 1 });
        for other in BOTH.into_iter().filter(|other| *other != on) {
            assert_eq!(Counted::of(&trial.forum, other), Counted::default(), "one vote is nothing to the other");
            assert_eq!(named_twice(&trial.forum, other), []);
        }
        let most = Refusal::OutOfRange { least: 0, most: 100_000 };
        assert_eq!(trial.ask(|forum, cx| on.enter_tally(forum, cx, wall[0], 100_001)), Err(most));
    }
}

/// V11
#[test]
fn no_transaction_of_a_ballot_says_whose_or_on_what() {
    for on in BOTH {
        let mut trial = Trial::new();
        let wall = trial.candidates(on, 1);
        trial.make(|forum, cx| on.open(forum, cx));
        let (ballot, begun) = trial.ask(|forum, cx| begin(forum, cx, on, "Paul")).unwrap();
        crate::domain::apply::apply(&mut trial.forum, &begun);
        let given = trial.make(|forum, cx| give(forum, cx, ballot, wall[0], 1));
        let handed_in = trial.make(|forum, cx| hand_in(forum, cx, ballot));
        for transaction in [begun, given, handed_in] {
            assert_eq!((transaction.subject.as_str(), &transaction.on, transaction.verb.is_secret()), ("", &None, true));
        }
    }
}

/// V6
#[test]
fn each_ballot_has_an_order_of_its_own() {
    let candidates: Vec<Id<Candidate>> = (0..20).map(id).collect();
    assert_eq!(order_for(id(7), &candidates), order_for(id(7), &candidates));
    assert_ne!(order_for(id(7), &candidates), order_for(id(8), &candidates));
}

/// A vote as merges may bring it: which matter, dots by ballot and candidate, what was taken away, rules.
#[derive(Clone, Debug)]
struct Case {
    on: Matter,
    votes: Vec<(usize, usize, u32)>,
    away: Vec<bool>,
    dots: u32,
    cap: u32,
}

fn case() -> impl Strategy<Value = Case> {
    let votes = prop::collection::vec((0_usize..3, 0_usize..5, 0_u32..8), 0..16);
    let away = prop::collection::vec(prop::bool::weighted(0.2), 5);
    (prop::sample::select(&BOTH[..]), votes, away, 1_u32..8, 1_u32..5).prop_map(|(on, votes, away, dots, cap)| Case {
        on,
        votes,
        away,
        dots,
        cap,
    })
}

fn merged_in(case: &Case, votes: &[(usize, usize, u32)]) -> (Trial, Vec<Id<Candidate>>, Vec<Id<Ballot>>) {
    let mut trial = Trial::new();
    let wall = trial.candidates(case.on, 5);
    trial.open_on(case.on, |rules| (rules.dots, rules.cap) = (case.dots, case.cap));
    let ballots: Vec<_> = ["Paul", "Eve", ""].iter().map(|name| trial.ballot_on(case.on, name)).collect();
    for (candidate, _) in wall.iter().zip(&case.away).filter(|(_, away)| **away) {
        trial.take_away(case.on, *candidate);
    }
    for (ballot, candidate, dots) in votes {
        trial.vote_on(case.on, ballots[*ballot], wall[*candidate], *dots);
    }
    (trial, wall, ballots)
}

proptest! {
    /// V2, V3, V7: whatever merges bring to either vote, no ballot counts beyond the rules, and it is told
    #[test]
    fn no_ballot_counts_beyond_the_rules_of_its_vote(case in case()) {
        let (trial, wall, ballots) = merged_in(&case, &case.votes);
        let counted = Counted::of(&trial.forum, case.on);
        let mut sums: BTreeMap<Id<Candidate>, u32> = BTreeMap::new();
        for ballot in ballots {
            let kept = kept(&trial.forum, ballot);
            let standing: u32 = kept.iter().filter(|(on, _)| case.on.stands(&trial.forum, **on)).map(|(_, dots)| *dots).sum();
            prop_assert!(standing <= case.dots && kept.values().all(|dots| *dots <= case.cap));
            prop_assert_eq!(budget_left(&trial.forum, ballot), case.dots - standing);
            let raw: u64 = dots_of(&trial.forum, case.on, ballot).iter().map(|(_, dots)| u64::from(*dots)).sum();
            let told = counted.beyond.iter().any(|excess| excess.ballot == ballot);
            prop_assert_eq!(told, kept.values().map(|dots| u64::from(*dots)).sum::<u64>() < raw);
            for (on, dots) in kept {
                *sums.entry(on).or_default() += dots;
            }
        }
        for candidate in wall {
            prop_assert_eq!(counted.get(candidate).laptop, sums.get(&candidate).copied().unwrap_or(0));
        }
    }

    /// V7: the order in which votes arrive doesn't matter
    #[test]
    fn counting_either_vote_does_not_depend_on_the_order_of_arrival(case in case()) {
        let last: BTreeMap<_, _> = case.votes.iter().map(|(ballot, on, dots)| ((*ballot, *on), *dots)).collect();
        let votes: Vec<_> = last.into_iter().map(|((ballot, on), dots)| (ballot, on, dots)).collect();
        let turned: Vec<_> = votes.iter().rev().copied().collect();
        let (one, other) = (merged_in(&case, &votes).0, merged_in(&case, &turned).0);
        prop_assert_eq!(Counted::of(&one.forum, case.on), Counted::of(&other.forum, case.on));
    }

    /// K1, K2, K3: in either vote equals share a rank and a side of the line, and at most K are above
    #[test]
    fn the_line_parts_no_equals_in_either_vote(case in case(), line in 0_u32..6) {
        let (trial, ..) = merged_in(&case, &case.votes);
        let counted = Counted::of(&trial.forum, case.on);
        let candidates = case.on.candidates(&trial.forum);
        let ranked = standings(candidates.clone(), &counted, line);
        prop_assert_eq!(ranked.len(), candidates.len());
        let above = ranked.iter().filter(|one| one.above == Cut::Above).count();
        prop_assert!(above <= line as usize);
        for one in &ranked {
            prop_assert!(one.dots == counted.get(one.candidate).dots() && (one.dots > 0 || one.above == Cut::Below));
            prop_assert_eq!(one.rank as usize, ranked.iter().filter(|other| other.dots > one.dots).count() + 1);
            prop_assert!(ranked.iter().all(|other| other.dots != one.dots || (other.rank, other.above) == (one.rank, one.above)));
        }
    }
}
