//! What an invitation tells, how long it is, and what a laptop makes of it.

use open_forum::domain::{Forum, objectives, reports, retaining, setup, topics};
use open_forum::exchange::invitation::{self, Inviting, LINK, QR};
use open_forum::exchange::{packet::PacketError, records};
use open_forum::replica::Precedence;

use crate::room::{Facilitator, Laptop};

/// The reference forum as it is before the first topic: theme, objectives, rules.
pub fn before_topics() -> Facilitator {
    let mut facilitator = Facilitator::new("Vivre bien à Valsonne");
    facilitator.does(|forum, cx| {
        let theme = "De quoi a-t-on besoin pour vivre bien à Valsonne, ensemble et pas seulement côte à côte, et par quoi commençons-nous cet hiver ?";
        setup::change(forum, cx, |about| {
            about.theme = theme.into();
            about.place = "Halle aux grains, place du Marché, Valsonne".into();
            about.host = "Ville de Valsonne".into();
            about.date = "2026-11-14".parse().ok();
            about.starts = "08:30:00".parse().ok();
            about.ends = "18:00:00".parse().ok();
        })
    });
    for objective in [
        "Faire se parler des gens qui se croisent sans se connaître",
        "Repérer ce qui existe déjà et que personne ne voit",
        "Mettre sur la table ce qui nous tient à cœur, et partir avec du travail à faire dès lundi",
    ] {
        facilitator.does(|forum, cx| objectives::add(forum, cx, objective, None));
    }
    facilitator
}

/// H8
#[test]
fn the_reference_forum_before_topics_fits_one_qr_code() {
    let facilitator = before_topics();
    let written = facilitator.invites(QR);
    let link = format!("https://forum.example.org/#/join/{}", written.text);
    assert!(link.len() <= 800, "{}", link.len());
    let read = invitation::read(&written.text).unwrap();
    assert_eq!(read.told.about().theme, facilitator.writer.forum().about().theme);
    assert_eq!(read.told.objectives.len(), 3);
    println!("an invitation before topics: {} characters of link", link.len());
}

/// H8
#[test]
fn an_invitation_tells_as_many_topics_as_fit_and_says_how_many_there_are() {
    let mut facilitator = before_topics();
    for n in 1..=200 {
        facilitator.does(|forum, cx| topics::propose_line(forum, cx, &format!("Un sujet parmi d'autres, le {n}e — Personne {n}")));
    }
    let written = facilitator.invites(LINK);
    assert!(written.text.len() <= LINK && written.text.len() > LINK * 9 / 10, "{}", written.text.len());
    assert!(written.topics.0 > 60 && written.topics == (written.topics.0, 200), "{:?}", written.topics);
    let read = invitation::read(&written.text).unwrap();
    assert_eq!((read.told.topics.len(), read.topics), (written.topics.0, 200));
    let numbers: Vec<u32> = read.told.numbers.iter().map(|(_, number)| number.n).collect();
    assert_eq!(numbers, (1..=u32::try_from(written.topics.0).unwrap()).collect::<Vec<_>>());
    assert!(facilitator.tells_all().whole);
}

fn example() -> Forum {
    records::decode(&serde_json::from_str(include_str!("../../examples/vivre-bien-a-valsonne.json")).unwrap()).unwrap()
}

/// H6
#[test]
fn the_example_told_whole_has_its_reports_and_nobodys_dots() {
    let forum = example();
    let id = *forum.identity.iter().next().unwrap().0;
    let written = Inviting { id, forum: &forum, made: forum.about().created, receipts: &["4X7K2P".to_owned()] }.whole();
    let read = invitation::read(&written.text).unwrap();
    assert_eq!((read.told.topics.len(), read.told.sections.len()), (forum.topics.len(), forum.sections.len()));
    assert!(read.told.votes.is_empty() && read.told.ballots.is_empty() && !forum.ballots.is_empty());
    assert_eq!(read.receipts, ["4X7K2P"]);
    assert_eq!(read.told.texts.len(), forum.texts.keys().filter(|text| read.told.texts.contains_key(*text)).count());
    println!("the example told whole: {} characters", written.text.len());
}

/// H4
#[test]
fn opening_an_invitation_again_or_a_later_one_adds_nothing_twice() {
    let mut facilitator = before_topics();
    facilitator.does(|forum, cx| topics::propose_line(forum, cx, "Le four — Ada"));
    let early = facilitator.tells_all().text;
    facilitator.does(|forum, cx| topics::propose_line(forum, cx, "Le bus — Grace"));
    let topic = *facilitator.writer.forum().topics.iter().next().unwrap().0;
    facilitator.does(|forum, cx| topics::set_title(forum, cx, topic, "Le four à pain"));
    facilitator.does(|forum, cx| topics::set_description(forum, cx, topic, "Il est là depuis 1912."));
    let late = facilitator.tells_all().text;

    let mut laptop = Laptop::invited(2, "Linus", &early);
    laptop.does(|forum, cx| topics::propose_line(forum, cx, "La bibliothèque — Linus"));
    let brought = laptop.contributes();
    for invitation in [&early, &late, &late] {
        laptop.opens(invitation);
    }
    let told = laptop.writer.forum();
    let mut titles: Vec<_> = told.topics.iter().map(|(_, topic)| topic.title.as_str()).collect();
    titles.sort_unstable();
    assert_eq!(titles, ["La bibliothèque", "Le bus", "Le four à pain"]);
    assert_eq!(told.text::<open_forum::domain::Topic>(&topic), "Il est là depuis 1912.");
    assert_eq!(laptop.contributes(), brought, "what was told is no part of what goes out");
}

/// H5
#[test]
fn notes_written_on_two_laptops_stand_one_after_the_other_and_none_twice() {
    let mut facilitator = before_topics();
    facilitator.does(|forum, cx| topics::propose_line(forum, cx, "Le four — Ada"));
    let topic = *facilitator.writer.forum().topics.iter().next().unwrap().0;
    facilitator.does(|forum, cx| retaining::retain(forum, cx, topic));
    let section = reports::sections(facilitator.writer.forum(), topic)[0].id;
    facilitator.does(|forum, cx| reports::write_notes(forum, cx, topic, section, "Ce que dit l'animation.\n"));
    let told = facilitator.tells_all().text;
    let mut laptop = Laptop::invited(2, "Linus", &told);
    let record = open_forum::domain::RecordRef { kind: open_forum::domain::Kind::Section, key: section.to_string() };
    assert_eq!(laptop.writer.replica.notes_beside(&record), Some("Ce que dit l'animation.\n"));
    assert_eq!(laptop.writer.forum().text::<open_forum::domain::Section>(&section), "");
    laptop.does(|forum, cx| reports::write_notes(forum, cx, topic, section, "Ce qu'écrit Linus.\n"));
    facilitator.takes_in(&laptop.contributes());
    facilitator.takes_in(&laptop.contributes());
    let whole = facilitator.writer.forum().text::<open_forum::domain::Section>(&section).to_owned();
    let mut lines: Vec<_> = whole.lines().collect();
    lines.sort_unstable();
    assert_eq!(lines, ["Ce qu'écrit Linus.", "Ce que dit l'animation."]);
}

/// H4
#[test]
fn what_was_handed_over_is_shown_as_the_facilitators_say_it() {
    let mut facilitator = before_topics();
    let mut laptop = Laptop::invited(2, "Linus", &facilitator.tells_all().text);
    laptop.does(|forum, cx| topics::propose_line(forum, cx, "La bibliotèque — Linus"));
    facilitator.takes_in(&laptop.contributes());
    let topic = *facilitator.writer.forum().topics.iter().next().unwrap().0;
    facilitator.does(|forum, cx| topics::set_title(forum, cx, topic, "La bibliothèque"));
    let told = invitation::read(&facilitator.tells_all().text).unwrap().told;
    let title = |laptop: &Laptop| laptop.writer.forum().topics.get(&topic).unwrap().title.clone();
    laptop.writer.replica.tell(&told, Precedence::Own);
    assert_eq!(title(&laptop), "La bibliotèque");
    laptop.writer.replica.tell(&told, Precedence::Told);
    assert_eq!(title(&laptop), "La bibliothèque");
    assert_eq!(laptop.writer.forum().numbers.get(&topic).unwrap().n, 1);
}

#[test]
fn an_invitation_that_says_more_than_it_may_is_read_without_it() {
    let facilitator = before_topics();
    let mut forum = facilitator.writer.forum().clone();
    let ballot = open_forum::domain::Ballot::default();
    forum.ballots.put(open_forum::domain::Id::new(uuid::Uuid::from_u128(9)), ballot);
    let mut content = records::encode(&forum, records::History::Kept);
    content.as_object_mut().unwrap().insert("made".to_owned(), 5.into());
    let packet = open_forum::exchange::packet::Packet {
        packing: open_forum::exchange::packet::Packing::Invitation,
        forum: facilitator.id,
        content: content.to_string().into_bytes(),
    };
    let read = invitation::read(&packet.wrap()).unwrap();
    assert!(read.told.ballots.is_empty() && read.told.deeds.is_empty());
    assert_eq!(invitation::read(&Laptop::invited(2, "Ada", &packet.wrap()).contributes()), Err(PacketError::NotOurs));
}
