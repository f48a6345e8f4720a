//! A small forum that has one of everything.

use std::sync::LazyLock;

use open_forum::domain::*;
use open_forum::exchange::pictures::encode;
use open_forum::minutes::Plates;
use serde_json::Value;
use uuid::Uuid;

/// Puts records into a forum under ids that count up.
#[derive(Default)]
pub struct Maker {
    pub forum: Forum,
    next: u128,
}

impl Maker {
    pub fn put<R: Record<Key = Id<R>>>(&mut self, record: R) -> Id<R> {
        self.next += 1;
        let id = Id::new(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + self.next));
        R::table_mut(&mut self.forum).put(id, record);
        id
    }

    pub fn write<R: Text>(&mut self, key: &R::Key, text: &str) {
        self.forum.texts.insert(R::reference(key), text.to_owned());
    }

    pub fn person(&mut self, name: &str, organisation: &str) -> Id<Participant> {
        self.put(Participant { name: name.into(), organisation: organisation.into(), ..Participant::default() })
    }

    pub fn topic(&mut self, title: &str, conveners: &[Id<Participant>], paper: u32) -> Id<Topic> {
        let topic = Topic { title: title.into(), conveners: conveners.iter().copied().collect(), ..Topic::default() };
        let id = self.put(topic);
        let n = u32::try_from(self.forum.topics.len()).unwrap();
        self.forum.numbers.put(id, Number { n });
        if paper > 0 {
            self.forum.tallies.put(id, Tally { dots: paper });
        }
        id
    }

    pub fn retain(&mut self, topic: Id<Topic>, fate: Fate, number: u32, place: Option<(Id<Room>, Id<Slot>)>) {
        let (room, slot) = place.unzip();
        self.forum.workshops.put(topic, Workshop { fate, number, room, slot, ..Workshop::default() });
    }

    pub fn change<R: Record>(&mut self, key: &R::Key, change: impl FnOnce(&mut R)) {
        let mut record = self.forum.get::<R>(key).cloned().unwrap_or_default();
        change(&mut record);
        R::table_mut(&mut self.forum).put(key.clone(), record);
    }

    pub fn section(&mut self, workshop: Id<Topic>, title: &str, notes: &str) {
        let order = self.order();
        let id = self.put(Section { workshop: Some(workshop), title: title.into(), order, ..Section::default() });
        self.write::<Section>(&id, notes);
    }

    pub fn action(&mut self, workshop: Id<Topic>, what: &str, who: &str, due: &str, progress: Progress) {
        let order = self.order();
        self.put(Action {
            workshop: Some(workshop),
            what: what.into(),
            who: who.into(),
            due: Due(due.into()),
            progress,
            order,
            ..Action::default()
        });
    }

    pub fn promise(&mut self, person: Id<Participant>, promise: &str, due: &str, workshop: Option<Id<Topic>>, progress: Progress) {
        let promise = promise.into();
        self.put(Engagement { person: Some(person), promise, due: Due(due.into()), workshop, progress, ..Engagement::default() });
    }

    pub fn photograph(&mut self, workshop: Option<Id<Topic>>, picture: &str, caption: &str, alternative: &str) -> Id<Photograph> {
        let order = self.order();
        self.put(Photograph {
            workshop,
            picture: picture.into(),
            width: 1_600,
            height: 1_200,
            bytes: 70,
            caption: caption.into(),
            alternative: alternative.into(),
            order,
            removed: false,
        })
    }

    /// A place after all places given before.
    fn order(&mut self) -> String {
        self.next += 1;
        format!("{:08x}80", self.next)
    }
}

fn at(time: &str) -> Option<chrono::NaiveTime> {
    time.parse().ok()
}

/// One of everything, with French content.
pub fn complete() -> Forum {
    let mut m = before_the_vote_on_actions();
    convergence(&mut m);
    photographs(&mut m);
    m.forum
}

/// The picture that the complete forum's photographs show.
pub fn picture() -> Picture {
    Picture::read(include_bytes!("../fixtures/pixel.png").to_vec()).unwrap()
}

/// It as whoever asks for a book has it.
pub fn plates() -> Plates<'static> {
    static PLATES: LazyLock<Value> = LazyLock::new(|| encode(&[(picture().name(), picture())].into()));
    Plates::of(&PLATES)
}

fn photographs(m: &mut Maker) {
    let name = picture().name();
    let workshop = *m.forum.workshops.iter().find(|(_, workshop)| workshop.number == 2).unwrap().0;
    m.photograph(Some(workshop), &name, "La carte des bancs", "Une carte du quartier, neuf bancs marqués");
    m.photograph(Some(workshop), &"0".repeat(64), "", "Le verso de la carte");
    m.photograph(None, &name, "Le mur à midi", "");
    let blurred = m.photograph(Some(workshop), &name, "Floue", "");
    m.change::<Photograph>(&blurred, |photograph| photograph.removed = true);
}

/// The same without the vote on actions.
pub fn with_one_vote() -> Forum {
    before_the_vote_on_actions().forum
}

fn before_the_vote_on_actions() -> Maker {
    let mut m = Maker::default();
    m.put(Identity {
        title: "Vivre bien à Valsonne".into(),
        theme: "Comment faire de Valsonne une ville où chacun a sa place ?".into(),
        date: "2026-11-14".parse().ok(),
        starts: at("09:00:00"),
        ends: at("17:30:00"),
        place: "Halle du Moulin, Valsonne".into(),
        host: "Ville de Valsonne".into(),
        organisers: "Collectif du Moulin\nMaison des associations".into(),
        facilitators: "Claire Besson".into(),
        minutes_language: Language::Fr,
        retain: 3,
        vote: VoteState::Closed,
        phase: Phase::Closing,
        ..Identity::default()
    });
    opening(&mut m);
    let people = people(&mut m);
    let topics = topics(&mut m, &people);
    ballots(&mut m, &topics);
    workshops(&mut m, &people, &topics);
    ending(&mut m, &people, &topics);
    m
}

fn opening(m: &mut Maker) {
    let parent = m.put(Objective {
        text: "Se rencontrer entre associations, commerces et services".into(),
        order: "10".into(),
        ..Objective::default()
    });
    for (order, text) in [("20", "dire ce qui manque"), ("30", "dire ce qui existe déjà")] {
        m.put(Objective { text: text.into(), parent: Some(parent), order: order.into(), removed: false });
    }
    m.put(Objective { text: "Repartir avec des engagements tenables".into(), order: "40".into(), ..Objective::default() });
    let table = m.put(Plenary {
        title: "Ce que veut dire avoir sa place".into(),
        kind: PlenaryKind::RoundTable,
        starts: at("09:30:00"),
        ends: at("10:30:00"),
        speakers: "Hélène Vasseur, maire\nOmar Diallo, médiateur".into(),
        moderator: "Claire Besson".into(),
        links: "Les cartes de la ville https://valsonne.example/cartes\nhttps://valsonne.example/\njavascript:alert(1)".into(),
        ..Plenary::default()
    });
    m.write::<Plenary>(&table, "Trois constats partagés :\n\n1. la ville *existe* surtout le jour ;\n2. les bancs manquent ;\n3. on se connaît mal.\n\n# Ce qui a surpris\n\nLe nombre de clés qui dorment dans des tiroirs.");
    m.put(Plenary {
        title: "Accueil et café".into(),
        kind: PlenaryKind::Welcome,
        starts: at("09:00:00"),
        ends: at("09:30:00"),
        ..Plenary::default()
    });
    m.put(Plenary {
        title: "Repas partagé".into(),
        kind: PlenaryKind::Break,
        starts: at("12:00:00"),
        ends: at("13:30:00"),
        ..Plenary::default()
    });
    m.put(Plenary { kind: PlenaryKind::Closing, starts: at("16:45:00"), ..Plenary::default() });
}

fn people(m: &mut Maker) -> Vec<Id<Participant>> {
    let people = vec![
        m.person("Inès Roche", "Collectif du Moulin"),
        m.person("Youssef Amrani", "Régie de quartier"),
        m.person("Jeanne Morel", ""),
        m.person("Élodie Petit", "Librairie L'Encre"),
        m.person("Bruno Keller", "Croix-Rouge"),
    ];
    m.put(Participant { name: "Anonyme voulu".into(), unlisted: true, ..Participant::default() });
    m.put(Participant { name: "Partie".into(), removed: true, ..Participant::default() });
    people
}

fn topics(m: &mut Maker, people: &[Id<Participant>]) -> Vec<Id<Topic>> {
    let topics = vec![
        m.topic("Un lieu ouvert le soir", &[people[0]], 12),
        m.topic("Des bancs, et où", &[people[1], people[2]], 5),
        m.topic("Apprendre le français entre voisins", &[people[3]], 3),
        m.topic("Une soirée des clés", &[people[0], people[4]], 2),
        m.topic("Réparer ensemble", &[people[2]], 4),
        m.topic("Un journal de rue", &[], 4),
        m.topic("La fête des voisins", &[people[4]], 0),
        m.topic("Un potager sur le toit de la halle", &[people[1]], 0),
        m.topic("Le marché du mercredi", &[people[3]], 9),
    ];
    m.change::<Topic>(&topics[0], |topic| {
        topic.questions =
            vec!["Qui ouvre ?".into(), "Qui ferme ?".into(), "Qui chauffe ?".into(), "Qui répond aux voisins ?".into()];
        topic.label = "Lieux".into();
    });
    m.write::<Topic>(&topics[0], "Le soir, tout ferme à 18 h. Il y a pourtant des salles **vides**.");
    m.change::<Topic>(&topics[3], |topic| {
        topic.merged_into = Some(topics[0]);
        topic.consent = "Bruno et Inès, au micro".into();
    });
    m.change::<Topic>(&topics[7], |topic| topic.withdrawn = true);
    topics
}

fn ballots(m: &mut Maker, topics: &[Id<Topic>]) {
    for (n, given) in [[3, 2, 0], [2, 2, 1], [5, 0, 0]].into_iter().enumerate() {
        let ballot = m.put(Ballot { handed_in: true, begun: Moment(i64::try_from(n).unwrap()), ..Ballot::default() });
        for (topic, dots) in topics.iter().zip(given).filter(|(_, dots)| *dots > 0) {
            m.forum.votes.put(VoteKey { ballot, topic: *topic }, Vote { dots });
        }
    }
}

fn workshops(m: &mut Maker, people: &[Id<Participant>], topics: &[Id<Topic>]) {
    let mill = m.put(Room { name: "Salle du Moulin".into(), order: "10".into(), ..Room::default() });
    let court = m.put(Room { name: "Préau".into(), order: "20".into(), ..Room::default() });
    m.put(Room { name: "Bureau".into(), order: "30".into(), ..Room::default() });
    let first = m.put(Slot { starts: at("13:30:00"), ends: at("14:45:00"), ..Slot::default() });
    let second = m.put(Slot { name: "Deuxième temps".into(), starts: at("15:00:00"), ends: at("16:15:00"), ..Slot::default() });
    m.retain(topics[0], Fate::ByVote, 1, Some((mill, first)));
    m.retain(topics[8], Fate::ByVote, 2, Some((court, first)));
    m.retain(topics[1], Fate::ByVote, 3, Some((mill, second)));
    m.retain(topics[2], Fate::ByHand, 4, Some((court, second)));
    m.retain(topics[6], Fate::Claimed, 5, None);
    m.retain(topics[4], Fate::LetGo, 0, None);
    m.forum.reports.put(
        topics[0],
        Report { reporter: Some(people[0]), attendees: people[..3].iter().copied().collect(), headcount: Some(18), done: true },
    );
    m.forum.reports.put(topics[1], Report { attendees: people[1..3].iter().copied().collect(), ..Report::default() });
    m.section(
        topics[0],
        "Ce que nous avons retenu",
        "- Le lieu existe déjà : c'est la clé qui manque.\n- Trois soirs valent mieux que sept :\n  - le mardi pour réparer,\n  - le jeudi pour parler,\n  - le samedi pour rien de précis.\n- Personne ne doit ouvrir seul.",
    );
    m.section(
        topics[0],
        "Questions laissées ouvertes",
        "- Qui répond quand le voisin se plaint ?\n- Chauffer un lieu vide coûte-t-il plus que de l'ouvrir ?",
    );
    m.section(topics[0], "Conclusions", "");
    m.section(topics[1], "", "Nous avons marché.\n\nLes bancs\n=========\n\nOn les veut à l'ombre, et qu'ils se regardent.\n\n> « Un banc seul, c'est une salle d'attente. »\n\nVoir [le plan](https://valsonne.example/bancs).");
    m.section(topics[8], "Points forts", "### Les heures\n\nPlus tôt.\n\n### Les gens\n\nPlus **jeunes**, et `sans voiture`.");
    m.action(topics[0], "Demander la clé à la mairie", "Inès Roche", "2026-12-01", Progress::Done);
    m.action(topics[0], "Ouvrir trois mardis, compter les gens", "Youssef A., Jeanne Morel", "fin janvier", Progress::Open);
    m.action(topics[1], "Dessiner la carte des bancs", "", "2027-02-15", Progress::Open);
    m.action(topics[5], "Trouver une imprimante", "Élodie", "", Progress::Moved);
}

fn ending(m: &mut Maker, people: &[Id<Participant>], topics: &[Id<Topic>]) {
    m.promise(people[0], "Tenir la clé du mardi jusqu'à l'été", "2027-06-21", Some(topics[0]), Progress::Open);
    m.promise(people[1], "Apporter deux bancs de la Régie", "au printemps", Some(topics[1]), Progress::Done);
    m.promise(people[0], "Écrire à tous ceux qui étaient là", "", None, Progress::Dropped);
    let identity = *m.forum.identity.iter().next().unwrap().0;
    m.write::<Identity>(
        &identity,
        "Ce jour-là, **Valsonne** s'est parlé. La suite tient à peu de chose : une clé, deux bancs, un mardi.",
    );
    for (person, order, words) in
        [(people[3], "20", "Je repars avec moins d'idées et plus de rendez-vous."), (people[4], "10", "Merci.\n\nÀ mardi.")]
    {
        let word = m.put(Word { person: Some(person), order: order.into(), removed: false });
        m.write::<Word>(&word, words);
    }
}

/// The actions, voted on: one clearly first, two tied of which the room put one first, one without a dot.
fn convergence(m: &mut Maker) {
    let of = |what: &str| *m.forum.actions.iter().find(|(_, action)| action.what.starts_with(what)).unwrap().0;
    let (key, tuesdays, benches) = (of("Demander la clé"), of("Ouvrir trois mardis"), of("Dessiner la carte"));
    for given in [[key, benches], [key, tuesdays]] {
        let ballot = m.put(Ballot { on: Matter::Actions, handed_in: true, ..Ballot::default() });
        for action in given {
            m.forum.action_votes.put(ActionVoteKey { ballot, action }, ActionVote { dots: 1 });
        }
    }
    m.forum.action_tallies.put(key, ActionTally { dots: 5 });
    let identity = *m.forum.identity.iter().next().unwrap().0;
    let decided = [(tuesdays, true), (benches, false)].into();
    let kept = Convergence { dots: 2, retain: 2, vote: VoteState::Closed, decided, ..Convergence::default() };
    m.forum.convergences.put(identity, kept);
}

/// The complete forum, opened again in the spring.
pub fn months_later() -> Forum {
    let mut forum = complete();
    let day = |day: &str| day.parse().ok();
    for (id, action) in &forum.actions.clone() {
        let (progress, marked, remark) = match action.what.split(' ').next() {
            Some("Demander") => (Progress::Done, day("2026-11-30"), ""),
            Some("Ouvrir") => (Progress::Moved, day("2027-03-02"), "to March: the key is still with the former mayor"),
            Some("Trouver") => (Progress::Dropped, None, "le journal se lit | à l'écran"),
            _ => (Progress::Open, day("2027-03-03"), "not to be told"),
        };
        forum.actions.put(*id, Action { progress, marked, remark: remark.into(), ..action.clone() });
    }
    for (id, engagement) in &forum.engagements.clone() {
        let (marked, remark) = match engagement.progress {
            Progress::Done => (day("2027-03-20"), "et un troisième"),
            Progress::Dropped => (day("2027-01-01"), ""),
            _ => (None, "not to be told"),
        };
        forum.engagements.put(*id, Engagement { marked, remark: remark.into(), ..engagement.clone() });
    }
    forum
}

/// A forum that nothing was entered in.
pub fn empty() -> Forum {
    let mut m = Maker::default();
    m.put(Identity::default());
    m.forum
}

/// A forum whose every field tries to be something else than text.
pub fn hostile() -> Forum {
    let mut m = Maker::default();
    m.put(Identity {
        title: "# <script>alert('title')</script> | `x`".into(),
        theme: "> *theme* [x](javascript:alert(1)) &lt; \u{202e}gnal".into(),
        place: "</dd></dl><style>*{display:none}</style>".into(),
        organisers: "1. one\n- two\n| three |".into(),
        vote: VoteState::Closed,
        ..Identity::default()
    });
    let person = m.person("Eve \"><img src=x onerror=alert(1)>", "`org` | **org**");
    let topics = [
        m.topic("# | `code` <b>bold</b> **strong** [link](https://evil.example)", &[person], 4),
        m.topic("شارع هادئ في المساء", &[person], 3),
        m.topic("---", &[], 1),
        m.topic("line one\nline two\n\n## not a heading", &[], 2),
    ];
    m.change::<Topic>(&topics[0], |topic| topic.questions = vec!["<!-- ".into(), "```".into(), "+ a".into(), "2) b".into()]);
    m.write::<Topic>(
        &topics[0],
        "# huge\n\n<script>alert('notes')</script>\n\n[x]: https://evil.example\n\n```\nnever closed\n## inside",
    );
    m.retain(topics[0], Fate::ByVote, 1, None);
    m.section(topics[0], "</h4><h1>heading", "<iframe src=\"https://evil.example\">\n\n![pixel](https://evil.example/p.png)\n\n<div>\n\n# up\n\n[x] [y](javascript:alert(1)) [z](data:text/html,x)");
    m.action(topics[0], "a | b\n| - | - |", "`who`", "<b>soon</b>", Progress::Open);
    m.promise(person, "<a href=\"javascript:alert(1)\">go</a>\n- new", "|", None, Progress::Open);
    let item = m.put(Plenary {
        title: "&amp; &nbsp; <img src=x>".into(),
        links: "go java\u{0}script:alert(1)\nplan <https://a.example>\n\" https://a.example/\"><script>alert(1)</script>".into(),
        speakers: "**A**, _b_".into(),
        ..Plenary::default()
    });
    m.write::<Plenary>(&item, &">".repeat(40));
    m.forum
}

/// A forum all of whose words are this one, each in every place that a table or a calendar tells of.
pub fn of_nothing_but(words: &str) -> Forum {
    let mut m = Maker::default();
    let date = "2026-11-14".parse().ok();
    m.put(Identity { title: words.into(), place: words.into(), date, offset: 60, ..Identity::default() });
    let person = m.person(words, words);
    let room = m.put(Room { name: words.into(), ..Room::default() });
    let slot = m.put(Slot { name: words.into(), starts: at("14:00"), ends: at("15:30"), ..Slot::default() });
    m.put(Plenary { title: words.into(), speakers: words.into(), starts: at("09:00"), ..Plenary::default() });
    let topic = m.topic(words, &[person], 3);
    m.change::<Topic>(&topic, |topic| (topic.label, topic.questions) = (words.into(), vec![words.into(); 2]));
    m.write::<Topic>(&topic, words);
    let other = m.topic(words, &[person], 0);
    m.change::<Topic>(&other, |other| (other.merged_into, other.consent) = (Some(topic), words.into()));
    m.retain(topic, Fate::ByHand, 1, Some((room, slot)));
    m.change::<Report>(&topic, |report| report.reporter = Some(person));
    m.action(topic, words, words, "2026-12-01", Progress::Dropped);
    m.action(topic, words, words, words, Progress::Open);
    m.promise(person, words, "2026-12-02", Some(topic), Progress::Done);
    m.forum
}

/// Words that mean something else to a spreadsheet or a calendar, or are too much for them.
pub fn hostile_words() -> Vec<String> {
    let mut words: Vec<String> = [
        "=cmd|' /C calc'!A0",
        "+1",
        "-2+3",
        "@SUM(1+1)*cmd",
        " =1",
        "\t=1",
        "\r=1",
        "\n=1",
        "\u{feff}=1",
        "\u{202e}=1\u{2066}",
        "＝1",
        "a,b;c\td",
        "\"quoted\" \"",
        "a\r\nb\nc\rd",
        "END:VEVENT\r\nEND:VCALENDAR",
        "\\n\\;\\,",
        "\u{0}\u{7}x",
        "👩\u{200d}👩\u{200d}👧\u{200d}👦🇫🇷",
        "שלום, مستقبل",
    ]
    .map(str::to_owned)
    .to_vec();
    words.push("é😀;".repeat(50_000 / 3));
    words.push("=".repeat(50_000));
    words
}
