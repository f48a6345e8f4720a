//! Laptops that join without a network, as the facilitator sees them: invited, shown before anything changes, taken
//! in with a receipt. What they contribute is made with the library, as their own screens do. Rules H7, H9, H12,
//! H13 and H16.

use std::fs;
use std::path::{Path, PathBuf};

use open_forum::domain::{Matter, ballots, topics};
use open_forum::exchange::contribution::Contribution;
use open_forum::exchange::invitation::{self, Inviting};
use open_forum::exchange::link;
use open_forum::exchange::packet::{Packet, Packing};
use open_forum::exchange::receipt;
use serde_json::json;

use crate::begin::{EN, FR, backup, hand_over, new_forum, propose, titles};
use crate::support::{Element, Laptop, Setting, Window, play};

#[path = "../by_hand/room.rs"]
mod room;

use room::Laptop as Guest;

/// A forum with one topic on its wall, and the screen of the laptops.
async fn forum(laptop: &Laptop) -> String {
    let base = new_forum(laptop, EN, "A day for the valley").await;
    laptop.open(&format!("{base}/topics")).await;
    propose(laptop, "Bread ovens — Grace").await;
    to_laptops(laptop).await;
    base
}

/// Goes to the screen by its key.
async fn to_laptops(laptop: &Window) {
    laptop.script("document.activeElement.blur()", Vec::new()).await;
    laptop.press("i").await;
    laptop.find("heading", &EN.say("laptops.heading")).await;
}

/// The whole invitation, as the file that is saved.
async fn invited(laptop: &Laptop) -> String {
    laptop.click("button", &EN.say("laptops.file")).await;
    let file = laptop.download().await;
    assert!(file.name.ends_with("a-day-for-the-valley-invitation.open-forum"), "{}", file.name);
    file.text()
}

/// Somebody who was invited and has proposed a topic.
fn guest(client: u64, name: &str, invitation: &str, topic: &str) -> Guest {
    let mut guest = Guest::invited(client, name, invitation);
    guest.does(|forum, cx| topics::propose_line(forum, cx, &format!("{topic} — {name}")));
    guest
}

/// Somebody who was invited and has given a dot to the first topic.
fn voter(client: u64, name: &str, invitation: &str) -> Guest {
    let mut guest = Guest::invited(client, name, invitation);
    let mut ballot = None;
    guest.does(|forum, cx| {
        let (id, begun) = ballots::begin(forum, cx, Matter::Topics, name)?;
        ballot = Some(id);
        Ok(begun)
    });
    let topic = *guest.writer.forum().topics.iter().next().unwrap().0;
    guest.does(|forum, cx| ballots::give(forum, cx, ballot.unwrap(), topic, 1));
    guest.does(|forum, cx| ballots::hand_in(forum, cx, ballot.unwrap()));
    guest
}

fn give_link(packet: &str) -> String {
    link::of("https://forum.example.org/", Packing::Contribution, packet)
}

async fn paste(window: &Window, text: &str) {
    window.field(&EN.say("laptops.place")).await.paste(text).await;
}

/// A receipt as it stands on the screen.
fn spaced(packet: &str) -> String {
    let receipt = receipt::of(packet);
    format!("{} {}", &receipt[..3], &receipt[3..])
}

fn file(name: &str, content: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("open-forum-laptops-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path
}

async fn choose(window: &Window, path: &Path) {
    let button = file_field(window).await;
    button.attach(path).await;
}

async fn file_field(window: &Window) -> Element {
    for button in window.all("button").await {
        if button.attribute("type").await.as_deref() == Some("file") {
            return button;
        }
    }
    panic!("the screen takes no file");
}

/// Drops files on the page, as they come from the desktop.
async fn drop_files(window: &Window, files: &[(&str, &str)]) {
    let script = "const carried = new DataTransfer();
        for (const [name, text] of arguments[0]) carried.items.add(new File([text], name));
        document.querySelector('.laptops, .bringing').dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));";
    window.script(script, vec![json!(files)]).await;
}

/// H13, H9
#[test]
fn a_contribution_is_shown_then_taken_in_and_its_receipt_is_read_out() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = forum(&laptop).await;
        let invitation = invited(&laptop).await;
        let ada = guest(2, "Ada", &invitation, "Buses at night").contributes();
        paste(&laptop, &format!("Here it is:\n{}\nThanks, Ada", give_link(&ada))).await;
        laptop.see("One contribution waits").await;
        laptop.see("Joins the forum.").await;
        laptop.see("One new topic").await;
        laptop.see("Buses at night").await;
        laptop.see(&EN.say("laptops.arrived-empty")).await;
        let second = laptop.window(&format!("{base}/topics")).await;
        second.find("button", "Bread ovens").await;
        assert_eq!(titles(&second).await, ["Bread ovens"], "nothing is changed before it is taken in");
        laptop.axe().await;
        laptop.click("button", "Take in what Ada sends").await;
        laptop.see("Read out").await;
        laptop.see(&spaced(&ada)).await;
        laptop.find("heading", "Taken in 1").await;
        second.find("button", "Buses at night").await;
        second.see("2").await;
        laptop.axe().await;
        laptop.script("document.activeElement.blur()", Vec::new()).await;
        laptop.press("h").await;
        laptop.see(&format!("Contribution taken in: Ada ({})", receipt::of(&ada))).await;
        laptop.press("Escape").await;
        // Once more: nothing is new, and it is known when it came.
        paste(&laptop, &ada).await;
        laptop.see("Everything in it is here already.").await;
        laptop.see(&format!("Receipt: {}", receipt::of(&ada))).await;
        paste(&laptop, &ada).await;
        laptop.see("This waits below already.").await;
        laptop.click("button", "Take in what Ada sends").await;
        laptop.gone("One contribution waits").await;
        laptop.find("heading", "Taken in 1").await;
        // It is out of undo's reach, and after a reload it is still known.
        laptop.reload().await;
        laptop.see(&spaced(&ada)).await;
        laptop.find("heading", "Taken in 1").await;
        let told = invitation::read(&invited(&laptop).await).unwrap();
        assert_eq!((told.receipts, told.topics), (vec![receipt::of(&ada)], 2));
        laptop.nothing_complained().await;
    });
}

/// H13
#[test]
fn many_contributions_come_as_files_and_are_taken_in_together() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        forum(&laptop).await;
        let invitation = invited(&laptop).await;
        let all: Vec<String> = ["Ada", "Alan", "Linus"]
            .iter()
            .zip(2..)
            .map(|(name, n)| guest(n, name, &invitation, &format!("Topic of {name}")).contributes())
            .collect();
        choose(&laptop, &file("ada.open-forum", &all[0])).await;
        laptop.see("Topic of Ada").await;
        drop_files(&laptop, &[("alan.txt", &all[1]), ("linus.txt", &give_link(&all[2])), ("list.csv", "Name;Town")]).await;
        laptop.see("3 contributions wait").await;
        laptop.see("list.csv: This is no contribution.").await;
        laptop.click("button", "Dismiss").await;
        laptop.gone("list.csv").await;
        laptop.click("button", "Leave out what Alan sends").await;
        laptop.see("2 contributions wait").await;
        laptop.click("button", "Take in all 2").await;
        laptop.see("these have arrived").await;
        for n in [0, 2] {
            laptop.see(&spaced(&all[n])).await;
        }
        laptop.find("heading", "Taken in 2").await;
        laptop.press("3").await;
        laptop.find("button", "Topic of Linus").await;
        assert_eq!(titles(&laptop).await.len(), 3);
        laptop.nothing_complained().await;
    });
}

/// H13
#[test]
fn a_link_that_was_opened_leads_to_its_forum_or_says_where_it_belongs() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = forum(&laptop).await;
        let ada = guest(2, "Ada", &invited(&laptop).await, "Buses at night").contributes();
        let opened = laptop.window(&format!("#/give/{ada}")).await;
        opened.see("Buses at night").await;
        assert_eq!(opened.route().await, format!("{base}/laptops"));
        opened.click("button", "Take in what Ada sends").await;
        opened.see(&spaced(&ada)).await;
        laptop.see(&spaced(&ada)).await;
        // The place for any forum, and a file on the first screen.
        opened.open("#/give").await;
        opened.find("heading", "A contribution").await;
        opened.axe().await;
        paste(&opened, "hello, world").await;
        opened.click("button", "Read").await;
        opened.see("This is no contribution.").await;
        let alan = guest(3, "Alan", &invited(&laptop).await, "Trams").contributes();
        opened.open("#/").await;
        hand_over(&opened, &file("alan.open-forum", &alan)).await;
        opened.see("Trams").await;
        opened.find("button", "Take in what Alan sends").await;
        assert_eq!(opened.route().await, format!("{base}/laptops"));
        // On another laptop it belongs nowhere; on one that was invited, to the facilitator.
        let invitation = invited(&laptop).await;
        let other = scene.laptop().await;
        other.open(&format!("#/give/{ada}")).await;
        other.see("isn't on this laptop").await;
        other.axe().await;
        other.open("#/").await;
        other.see(&EN.say("home.empty")).await;
        hand_over(&other, &file("invitation.txt", &link::of("https://x.org/", Packing::Invitation, &invitation))).await;
        other.see("You are invited to").await;
        other.open(&format!("#/give/{ada}")).await;
        other.see("This laptop takes part in the forum").await;
        other.axe().await;
        laptop.nothing_complained().await;
    });
}

/// H12
#[test]
fn dots_that_come_late_are_set_aside_or_counted_as_the_facilitator_decides() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = forum(&laptop).await;
        laptop.open(&format!("{base}/votes")).await;
        laptop.click("button", &EN.say("votes.open")).await;
        to_laptops(&laptop).await;
        let invitation = invited(&laptop).await;
        let early = voter(2, "Ada", &invitation).contributes();
        paste(&laptop, &early).await;
        laptop.see("One dot").await;
        laptop.none("radio", &EN.say("laptops.late-aside")).await;
        laptop.click("button", "Take in what Ada sends").await;
        // While two more wait, the vote is closed in another window: they are late from then on.
        paste(&laptop, &voter(3, "Alan", &invitation).contributes()).await;
        paste(&laptop, &voter(4, "Linus", &invitation).contributes()).await;
        laptop.see("2 contributions wait").await;
        let votes = laptop.window(&format!("{base}/votes")).await;
        votes.click("button", &EN.say("votes.close")).await;
        laptop.see("The vote is closed: these dots come late.").await;
        laptop.axe().await;
        let radios = laptop.all("radio").await;
        assert_eq!(radios.len(), 4);
        assert!(radios[0].is_on().await && radios[2].is_on().await, "set aside unless it is said otherwise");
        laptop.click("button", "Take in what Alan sends").await;
        laptop.gone("Take in what Alan sends").await;
        laptop.find("radio", &EN.say("laptops.late-count")).await.click().await;
        laptop.click("button", "Take in what Linus sends").await;
        laptop.find("heading", "Taken in 3").await;
        votes.holds("return document.body.innerText.includes('2 dots')").await;
        // What was set aside comes back with undo.
        laptop.press("Control+z").await;
        votes.holds("return document.body.innerText.includes('3 dots')").await;
        laptop.nothing_complained().await;
    });
}

/// H7
#[test]
fn what_is_damaged_foreign_or_hostile_is_refused_with_a_sentence_and_changes_nothing() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = forum(&laptop).await;
        let invitation = invited(&laptop).await;
        let ada = guest(2, "Ada", &invitation, "Buses at night");
        let packet = ada.contributes();
        let mut expect = Vec::new();
        let of = Contribution::read(&packet).unwrap();
        let mut newer = Packet::unwrap_text(&packet).unwrap();
        newer.content = vec![0; 20 * 1024 * 1024];
        let bomb = newer.wrap();
        let elsewhere = Contribution { forum: open_forum::domain::Id::new(uuid::Uuid::from_u128(5)), ..of }.wrap();
        expect.push((give_link(&packet[..packet.len() - 7]), "was cut off or changed on its way"));
        expect.push((give_link(&packet.replace('A', "B")), "was cut off or changed on its way"));
        expect.push((link::of("https://x.org/", Packing::Invitation, &invitation), "This is an invitation"));
        expect.push((give_link(&elsewhere), "for another forum, which isn't on this laptop"));
        expect.push((bomb, "more than a laptop ever contributes"));
        expect.push(("#/give/<script>alert(1)</script>".to_owned(), "This is no contribution"));
        for (text, said) in expect {
            drop_files(&laptop, &[("x.txt", &text)]).await;
            laptop.see(said).await;
            laptop.click("button", "Dismiss").await;
            laptop.gone(said).await;
        }
        drop_files(&laptop, &[("forum.json", "{\"format\": \"open-forum\"}")]).await;
        laptop.see("This is a backup of a whole forum").await;
        laptop.click("button", "Dismiss").await;
        // What people typed is shown as they typed it, and never run.
        let hostile = guest(9, "<img src=x onerror=alert(1)> Eve", &invitation, "<script>alert(2)</script> \u{202E}tfel");
        paste(&laptop, &hostile.contributes()).await;
        laptop.see("<script>alert(2)</script>").await;
        laptop.see("<img src=x onerror=alert(1)> Eve").await;
        assert_eq!(
            laptop.script("return document.querySelectorAll('.laptops img, .laptops script').length", Vec::new()).await,
            json!(0)
        );
        laptop.click("button", "Take in what <img src=x onerror=alert(1)> Eve sends").await;
        laptop.find("heading", "Taken in 1").await;
        laptop.axe().await;
        laptop.open(&format!("{base}/topics")).await;
        laptop.holds("return document.querySelectorAll('.topic').length === 2").await;
        laptop.nothing_complained().await;
    });
}

/// H13: whoever builds on what never came hands over everything once more.
#[test]
fn a_contribution_that_lacks_an_earlier_one_waits_for_it() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        forum(&laptop).await;
        let mut ada = guest(2, "Ada", &invited(&laptop).await, "Buses at night");
        let known = ada.writer.replica.state_vector(open_forum::domain::Document::Floor).unwrap();
        let own = *ada.writer.forum().topics.iter().find(|(_, topic)| topic.title == "Buses at night").unwrap().0;
        ada.does(|forum, cx| topics::set_title(forum, cx, own, "Buses by day"));
        let rest = Contribution::of(&ada.writer.replica, ada.id, ada.me, Some(&known)).unwrap().wrap();
        paste(&laptop, &rest).await;
        laptop.see("builds on something that never came").await;
        laptop.none("button", "Take in what Ada sends").await;
        laptop.axe().await;
        paste(&laptop, &ada.contributes()).await;
        laptop.click("button", "Take in what Ada sends").await;
        laptop.find("heading", "Taken in 1").await;
        // What waited for it is here with it.
        laptop.see("Everything in it is here already.").await;
        laptop.nothing_complained().await;
    });
}

/// T5
#[test]
fn topics_that_resemble_one_on_the_wall_are_merged_from_the_list_or_left() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        forum(&laptop).await;
        let invitation = invited(&laptop).await;
        paste(&laptop, &guest(2, "Ada", &invitation, "Bread ovens, again").contributes()).await;
        paste(&laptop, &guest(3, "Alan", &invitation, "The bread ovens").contributes()).await;
        laptop.click("button", "Take in all 2").await;
        laptop.find("heading", "These resemble each other").await;
        laptop.axe().await;
        laptop.click("button", "Leave both: “The bread ovens”").await;
        laptop.click("button", "Merge “Bread ovens, again”…").await;
        laptop.find("heading", &EN.say("topics.merge-title")).await;
        laptop.fill(&EN.say("topics.consent"), "Agreed at the wall").await;
        laptop.click("button", &EN.say("topics.merge")).await;
        laptop.holds("return document.querySelectorAll('.topic').length === 2").await;
        to_laptops(&laptop).await;
        laptop.none("heading", "These resemble each other").await;
        laptop.nothing_complained().await;
    });
}

/// H16
#[test]
fn somebody_who_is_on_the_list_stays_one_person() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = forum(&laptop).await;
        laptop.open(&format!("{base}/set-up")).await;
        laptop.fill(&EN.say("setup.person-entry"), "Ada, The Mill").await;
        laptop.press("Enter").await;
        laptop.see("The Mill").await;
        to_laptops(&laptop).await;
        let invitation = invited(&laptop).await;
        let read = invitation::read(&invitation).unwrap();
        let ada = guest(2, "Ada", &invitation, "Buses at night");
        paste(&laptop, &ada.contributes()).await;
        laptop.see("Ada is in the list of people already: it stays one person.").await;
        laptop.click("button", "Take in what Ada sends").await;
        laptop.find("heading", "Taken in 1").await;
        laptop.open(&format!("{base}/set-up")).await;
        laptop.see("The Mill").await;
        let guests = "return document.querySelectorAll('.guests li').length";
        laptop.holds(&format!("{guests} === 2")).await;
        laptop.press("Control+z").await;
        laptop.holds(&format!("{guests} === 3")).await;
        // Who has taken part may be another person: a short invitation doesn't name everybody.
        to_laptops(&laptop).await;
        let mut unnamed = invitation::read(&invitation).unwrap().told;
        unnamed.participants = open_forum::domain::Forum::default().participants;
        let told = Inviting { id: read.forum, forum: &unnamed, made: read.made, receipts: &[] }.whole();
        paste(&laptop, &guest(7, "Grace", &told.text, "Walls").contributes()).await;
        laptop.see("Somebody called Grace is here already and has taken part.").await;
        laptop.nothing_complained().await;
    });
}

/// N2, H9: at noon, two facilitators with copies of one forum put them together.
#[test]
fn two_facilitators_put_together_what_each_has_taken_in() {
    play(async |scene| {
        let here = scene.laptop().await;
        let base = forum(&here).await;
        let invitation = invited(&here).await;
        let copy = backup(&here).await;
        let there = scene.laptop().await;
        there.open("#/").await;
        hand_over(&there, &file("copy.json", &copy.text())).await;
        there.find("button", "Bread ovens").await;
        let people = ["Ada", "Alan", "Linus", "Mary"];
        let brought: Vec<String> = people
            .iter()
            .zip(2..)
            .map(|(name, n)| guest(n, name, &invitation, &format!("Topic of {name}")).contributes())
            .collect();
        for (laptop, packets) in [(&here, &brought[..2]), (&there, &brought[2..])] {
            to_laptops(laptop).await;
            paste(laptop, &packets.iter().map(|packet| give_link(packet)).collect::<Vec<_>>().join("\n\n")).await;
            laptop.click("button", "Take in all 2").await;
            laptop.find("heading", "Taken in 2").await;
        }
        // There and back.
        let theirs = backup(&there).await;
        here.open("#/").await;
        hand_over(&here, &file("theirs.json", &theirs.text())).await;
        here.see(&EN.say("home.merged")).await;
        let ours = backup(&here).await;
        there.open("#/").await;
        hand_over(&there, &file("ours.json", &ours.text())).await;
        there.see(&EN.say("home.merged")).await;
        let walls = "return JSON.stringify([...document.querySelectorAll('.topic')].map(card =>
            [card.querySelector('.number').textContent, card.querySelector('.title').textContent]).sort())";
        let mut seen = Vec::new();
        for laptop in [&here, &there] {
            laptop.open(&format!("{base}/topics")).await;
            laptop.holds("return document.querySelectorAll('.topic').length === 5").await;
            seen.push(laptop.script(walls, Vec::new()).await);
            to_laptops(laptop).await;
            laptop.find("heading", "Taken in 4").await;
            for packet in &brought {
                laptop.see(&spaced(packet)).await;
            }
            laptop.axe().await;
        }
        assert_eq!(seen[0], seen[1], "the same topics under the same numbers");
        let wall: Vec<(String, String)> = serde_json::from_str(seen[0].as_str().unwrap()).unwrap();
        let mut numbers: Vec<&str> = wall.iter().map(|(number, _)| number.as_str()).collect();
        numbers.dedup();
        assert_eq!(numbers, ["1", "2", "3", "4", "5"], "{wall:?}");
        here.nothing_complained().await;
        there.nothing_complained().await;
    });
}

/// H8
#[test]
fn the_invitation_says_how_much_it_tells_and_where_it_leads() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = forum(&laptop).await;
        laptop.see("It tells the rules and the one topic there is.").await;
        laptop.see("opens on this laptop only").await;
        laptop.find("image", &EN.say("laptops.code")).await;
        laptop.fill(&EN.say("laptops.address"), "nowhere").await;
        laptop.press("Enter").await;
        laptop.see("That is no address of a site.").await;
        laptop.axe().await;
        laptop.fill(&EN.say("laptops.address"), "forum.example.org").await;
        laptop.press("Enter").await;
        laptop.see("The code and the link lead to https://forum.example.org/.").await;
        // The link can be copied, or is there to be copied by hand.
        laptop.script("delete navigator.__proto__.clipboard", Vec::new()).await;
        laptop.click("button", "Copy the link").await;
        let link = laptop.field("The link").await.value().await;
        assert!(link.starts_with("https://forum.example.org/#/join/"), "{link}");
        let told = invitation::read(link::packet_in(&link)).unwrap();
        assert_eq!((told.told.topics.len(), told.told.about().title.as_str()), (1, "A day for the valley"));
        laptop.axe().await;
        // On the projector, and off it again.
        let projector = laptop.window(&format!("{base}/stage")).await;
        laptop.click("button", "Show on the projector").await;
        projector.see("Join with your phone").await;
        projector.holds("return document.querySelector('.picture .code-picture path') !== null").await;
        let code = "return document.querySelector('.picture .code-picture path').getAttribute('d')";
        let before = projector.script(code, Vec::new()).await;
        laptop.click("button", "Take off the projector").await;
        projector.gone("Join with your phone").await;
        laptop.click("button", "Show on the projector").await;
        projector.see("Join with your phone").await;
        // A new topic is in the code at once.
        let wall = laptop.window(&format!("{base}/topics")).await;
        propose(&wall, "Buses at night").await;
        projector.changes(code, &before).await;
        laptop.see("It tells the rules and all 2 topics.").await;
        laptop.nothing_complained().await;
    });
}

#[test]
fn the_screen_of_the_laptops_keeps_to_the_rules_in_every_setting() {
    play(async |scene| {
        let settings = [
            (EN, Setting::default().size(1366, 768), "light"),
            (FR, Setting::default().french().dark().size(1366, 768), "dark"),
            (FR, Setting::default().french().size(390, 844), "phone"),
            (EN, Setting::default().dark().size(1920, 1080), "wide"),
            (EN, Setting::default().contrast().size(320, 640).text(200), "large"),
        ];
        for (words, setting, name) in settings {
            let laptop = scene.laptop_as(setting).await;
            let base = new_forum(&laptop, words, "Vivre bien à Valsonne").await;
            laptop.open(&format!("{base}/topics")).await;
            laptop.find("heading", &words.say("topics.title")).await;
            laptop.open(&format!("{base}/laptops")).await;
            laptop.click("button", &words.say("laptops.file")).await;
            let invitation = laptop.download().await.text();
            let place = laptop.field(&words.say("laptops.place")).await;
            for (n, who) in [(2, "Aïcha Benali"), (3, "Linus"), (4, "Grace")] {
                place.paste(&guest(n, who, &invitation, &format!("Le four à pain du village, {who}")).contributes()).await;
            }
            laptop.holds("return document.querySelectorAll('.waiting .card').length === 3").await;
            laptop.script("document.querySelector('.waiting .card .go').click()", Vec::new()).await;
            laptop.holds("return document.querySelectorAll('.receipts li').length === 1 && document.querySelectorAll('.waiting .card').length === 2").await;
            place.paste("#/give/x").await;
            laptop.holds("return document.querySelectorAll('.refused').length === 1").await;
            laptop.axe().await;
            laptop.holds("return document.documentElement.scrollWidth <= innerWidth").await;
            laptop.screenshot_whole(&format!("laptops-{name}")).await;
            laptop.nothing_complained().await;
        }
    });
}
