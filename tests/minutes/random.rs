//! Forums in any state: records of every kind that refer to each other, to nothing, and in circles.

use open_forum::domain::book::Logo;
use open_forum::domain::*;
use uuid::Uuid;

use super::forum::picture;

const WORDS: &[&str] = &[
    "",
    " ",
    "Un lieu",
    "Un lieu ouvert le soir",
    "# x",
    "| a | b |",
    "`",
    "```\nx",
    "<b>",
    "</div>",
    "<!--",
    "&amp;",
    "[x](javascript:x)",
    "[x]: https://a.example",
    "[x]",
    "a\nb",
    "---",
    "===",
    "- x",
    "12. y",
    "*",
    "**a",
    "__b",
    "~~~",
    "\\",
    "\u{202e}x",
    "שלום",
    "\u{0}",
    "!",
    "~~c~~",
    "https://a.example",
    "words https://a.example/?a=1&b=2|3",
    "mailto:a@b.example",
    "2026-12-01",
    "fin janvier",
    "> q",
    "<https://c.example>",
    "## Heading\n\ntext\n\n- a\n  - b\n    - c\n\n> q\n",
    "1\n2\n3",
    "  indented\n\n    code",
    "Titel\n=====\n",
    "a#",
    "a #",
    "x\u{2028}y",
    "@Un lieu",
    "**@Un** lieu, @x and a@x",
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "a;b,c\"d\"",
    "\"",
    "\t=1",
    "\r=1",
    "END:VEVENT\r\nBEGIN:VALARM",
    "\\n",
    "👩\u{200d}👩\u{200d}👧 été",
];

const DATES: &[&str] = &["2026-12-01", "2027-02-28", "0000-12-31", "9999-12-31", "+12345-01-01", "-0001-01-01"];

struct Dice(u64);

impl Dice {
    /// Splitmix64.
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % below
    }

    fn small(&mut self, below: u32) -> u32 {
        u32::try_from(self.roll(u64::from(below))).unwrap()
    }

    fn yes(&mut self, one_in: u64) -> bool {
        self.roll(one_in) == 0
    }

    fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[usize::try_from(self.roll(of.len() as u64)).unwrap()]
    }

    fn words(&mut self) -> String {
        let mut words = self.pick(WORDS).to_owned();
        while self.yes(3) {
            words.push_str(self.pick(&[" ", "\n", "\n\n", ""]));
            words.push_str(self.pick(WORDS));
        }
        words
    }

    /// One of few ids, so that records meet.
    fn id<R>(&mut self) -> Id<R> {
        Id::new(Uuid::from_u128(u128::from(self.roll(8)) + 1))
    }

    fn maybe<R>(&mut self) -> Option<Id<R>> {
        (!self.yes(4)).then(|| self.id())
    }

    fn members(&mut self) -> Members<Participant> {
        (0..self.roll(4)).map(|_| self.id()).collect()
    }

    fn time(&mut self) -> Option<chrono::NaiveTime> {
        if self.yes(3) { None } else { chrono::NaiveTime::from_hms_opt(self.small(24), self.small(60), 0) }
    }

    fn order(&mut self) -> String {
        self.pick(&["", "80", "8180", "zz"]).to_owned()
    }

    fn removed(&mut self) -> bool {
        self.yes(6)
    }

    fn due(&mut self) -> Due {
        Due(if self.yes(2) { self.pick(DATES).to_owned() } else { self.words() })
    }

    fn day(&mut self) -> Option<chrono::NaiveDate> {
        if self.yes(2) { None } else { chrono::NaiveDate::from_ymd_opt(2027, self.small(12) + 1, self.small(28) + 1) }
    }

    fn progress(&mut self) -> Progress {
        self.pick(&[Progress::Open, Progress::Done, Progress::Dropped, Progress::Moved])
    }
}

pub fn forum(seed: u64, size: usize) -> Forum {
    let mut d = Dice(seed);
    let mut f = Forum::default();
    for _ in 0..d.roll(3) {
        let identity = identity(&mut d);
        let id = d.id();
        f.identity.put(id, identity);
        f.texts.insert(Identity::reference(&id), d.words());
    }
    for _ in 0..size {
        set_up(&mut d, &mut f);
        contribute(&mut d, &mut f);
    }
    f
}

fn identity(d: &mut Dice) -> Identity {
    Identity {
        title: d.words(),
        theme: d.words(),
        date: if d.yes(4) { None } else { chrono::NaiveDate::from_ymd_opt(2026, d.small(12) + 1, 1) },
        starts: d.time(),
        ends: d.time(),
        place: d.words(),
        organisers: d.words(),
        facilitators: d.words(),
        offset: d.pick(&[0, 60, 120, -330, 840]),
        dots: d.small(6),
        cap: d.small(5),
        own_topics: d.yes(2),
        open_totals: d.yes(2),
        retain: d.small(8),
        vote: d.pick(&[VoteState::NotOpen, VoteState::Open, VoteState::Closed]),
        ..Identity::default()
    }
}

fn set_up(d: &mut Dice, f: &mut Forum) {
    match d.roll(8) {
        0 => {
            let objective = Objective { text: d.words(), parent: d.maybe(), order: d.order(), removed: d.removed() };
            f.objectives.put(d.id(), objective);
        }
        1 => {
            let room = Room { name: d.words(), capacity: None, order: d.order(), removed: d.removed() };
            f.rooms.put(d.id(), room);
        }
        2 => {
            let slot = Slot { name: d.words(), starts: d.time(), ends: d.time(), order: d.order(), removed: d.removed() };
            f.slots.put(d.id(), slot);
        }
        3 => {
            let kinds = [PlenaryKind::Welcome, PlenaryKind::Break, PlenaryKind::Film, PlenaryKind::Other];
            let item = Plenary {
                title: d.words(),
                kind: d.pick(&kinds),
                starts: d.time(),
                ends: d.time(),
                speakers: d.words(),
                moderator: d.words(),
                links: d.words(),
                order: d.order(),
                removed: d.removed(),
            };
            let id = d.id();
            f.plenary.put(id, item);
            f.texts.insert(Plenary::reference(&id), d.words());
        }
        4 => {
            let section = TemplateSection { title: d.words(), order: d.order(), removed: d.removed() };
            f.template.put(d.id(), section);
        }
        5 if d.yes(2) => {
            let choices = BookChoices {
                left_out: (0..d.roll(6)).map(|_| (d.pick(&BookPart::ALL), d.yes(2))).collect(),
                titles: (0..d.roll(3)).map(|_| (d.pick(&BookPart::ALL), d.words())).collect(),
                places: (0..d.roll(4)).map(|_| (d.pick(&BookPart::ALL), d.words())).collect(),
                naming: d.pick(&[Naming::Full, Naming::FirstName, Naming::Initials, Naming::None]),
                design: d.pick(&[Design::Plain, Design::Institution]),
                logo: d.yes(2).then(|| Logo {
                    picture: if d.yes(2) { picture().name() } else { d.words() },
                    width: d.small(700),
                    height: d.small(700),
                }),
            };
            f.books.put(d.id(), choices);
        }
        5 => f.numbers.put(d.id(), Number { n: d.small(12) }),
        6 => {
            let convergence = Convergence {
                dots: d.small(6),
                cap: d.small(5),
                open_totals: d.yes(2),
                retain: d.small(8),
                vote: d.pick(&[VoteState::NotOpen, VoteState::Open, VoteState::Closed]),
                decided: (0..d.roll(4)).map(|_| (d.id(), d.yes(2))).collect(),
            };
            f.convergences.put(d.id(), convergence);
        }
        _ => {
            let fates = [Fate::Undecided, Fate::ByVote, Fate::Tie, Fate::ByHand, Fate::Claimed, Fate::LetGo];
            let workshop =
                Workshop { fate: d.pick(&fates), number: d.small(5), room: d.maybe(), slot: d.maybe(), ..Workshop::default() };
            f.workshops.put(d.id(), workshop);
        }
    }
}

fn contribute(d: &mut Dice, f: &mut Forum) {
    match d.roll(13) {
        0 => {
            let person = Participant {
                name: d.words(),
                organisation: d.words(),
                unlisted: d.yes(4),
                unnamed: d.yes(6),
                removed: d.removed(),
            };
            f.participants.put(d.id(), person);
        }
        1 | 2 => {
            let topic = Topic {
                title: d.words(),
                questions: (0..d.roll(3)).map(|_| d.words()).collect(),
                conveners: d.members(),
                proposed: Moment(0),
                withdrawn: d.yes(5),
                merged_into: if d.yes(3) { d.maybe() } else { None },
                consent: d.words(),
                label: d.words(),
            };
            let id = d.id();
            f.topics.put(id, topic);
            f.texts.insert(Topic::reference(&id), d.words());
        }
        3 => {
            let on = d.pick(&[Matter::Topics, Matter::Actions]);
            let ballot = Ballot { on, voter: d.maybe(), handed_in: d.yes(2), begun: Moment(0), removed: d.removed() };
            f.ballots.put(d.id(), ballot);
        }
        4 => f.votes.put(VoteKey { ballot: d.id(), topic: d.id() }, Vote { dots: d.small(9) }),
        5 => f.tallies.put(d.id(), Tally { dots: d.small(30) }),
        6 => {
            let report = Report { reporter: d.maybe(), attendees: d.members(), headcount: Some(d.small(40)), done: d.yes(2) };
            f.reports.put(d.id(), report);
        }
        7 => {
            let section =
                Section { workshop: d.maybe(), template: d.maybe(), title: d.words(), order: d.order(), removed: d.removed() };
            let id = d.id();
            f.sections.put(id, section);
            f.texts.insert(Section::reference(&id), d.words());
        }
        8 => {
            let action = Action {
                workshop: d.maybe(),
                what: d.words(),
                who: d.words(),
                due: d.due(),
                progress: d.progress(),
                marked: d.day(),
                remark: d.words(),
                order: d.order(),
                removed: d.removed(),
            };
            f.actions.put(d.id(), action);
        }
        12 => {
            let picture = if d.yes(2) { super::forum::picture().name() } else { d.words() };
            let photograph = Photograph {
                workshop: d.maybe(),
                picture,
                width: d.pick(&[0, 1, 1_600, u32::MAX]),
                height: d.pick(&[0, 1, 1_200, u32::MAX]),
                bytes: 0,
                caption: d.words(),
                alternative: d.words(),
                order: d.order(),
                removed: d.removed(),
            };
            f.photographs.put(d.id(), photograph);
        }
        9 => f.action_votes.put(ActionVoteKey { ballot: d.id(), action: d.id() }, ActionVote { dots: d.small(9) }),
        10 => f.action_tallies.put(d.id(), ActionTally { dots: d.small(30) }),
        _ => {
            let engagement = Engagement {
                person: d.maybe(),
                promise: d.words(),
                due: d.due(),
                workshop: d.maybe(),
                progress: d.progress(),
                marked: d.day(),
                remark: d.words(),
                removed: d.removed(),
            };
            f.engagements.put(d.id(), engagement);
            let word = Word { person: d.maybe(), order: d.order(), removed: d.removed() };
            let id = d.id();
            f.words.put(id, word);
            f.texts.insert(Word::reference(&id), d.words());
        }
    }
}
