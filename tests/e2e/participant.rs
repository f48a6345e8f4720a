//! A participant's own laptop, with a facilitator's in another browser: invited, written on, handed over by link and
//! file, confirmed. Rules H1 to H5, H9, H11, H14 and H15.

use std::fs;
use std::path::PathBuf;

use crate::begin::{EN, FR, example, new_forum, propose, saved, titles};
use crate::support::{Laptop, Setting, Window, play};

/// A forum of a facilitator's with one topic on its wall.
async fn led(laptop: &Laptop) -> String {
    let base = new_forum(laptop, EN, "A day for the valley").await;
    laptop.open(&format!("{base}/topics")).await;
    propose(laptop, "Bread ovens — Grace").await;
    base
}

/// The facilitator's whole invitation, as it stands now.
async fn invitation(laptop: &Laptop, base: &str) -> String {
    laptop.open(&format!("{base}/laptops")).await;
    laptop.click("button", &EN.say("laptops.file")).await;
    laptop.download().await.text()
}

/// Opens an invitation for the first time, and gives a name.
async fn join(window: &Window, invitation: &str, name: &str) {
    window.open(&format!("#/join/{invitation}")).await;
    window.fill(&EN.say("participant.my-name"), name).await;
    window.press("Enter").await;
    window.find("heading", "My topics").await;
}

/// Proposes a topic on one's own laptop.
async fn proposes(window: &Window, title: &str) {
    window.fill(&EN.say("participant.propose"), title).await;
    window.press("Enter").await;
    window.find("button", &format!("Change “{title}”")).await;
}

/// Hands over by file: what the file holds.
async fn hands_over(laptop: &Laptop, base: &str) -> String {
    laptop.open(&format!("{base}/hand-over")).await;
    laptop.click("button", &EN.say("participant.save-file")).await;
    let file = laptop.download().await;
    assert!(file.name.ends_with("-contribution.open-forum"), "{}", file.name);
    file.text()
}

/// The facilitator takes in what was handed over; its receipt.
async fn takes_in(laptop: &Laptop, base: &str, packet: &str, name: &str) -> String {
    laptop.open(&format!("{base}/laptops")).await;
    laptop.field(&EN.say("laptops.place")).await.paste(packet).await;
    laptop.click("button", &format!("Take in what {name} sends")).await;
    laptop.find("heading", &EN.say("laptops.receipt")).await;
    open_forum::exchange::receipt::of(packet)
}

fn file(name: &str, content: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("open-forum-participant-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, content).unwrap();
    path
}

/// H1, H9, H14: from the invitation to the receipt, and the number that comes with the next invitation.
#[test]
fn a_topic_goes_from_a_laptop_to_the_wall_and_its_number_comes_back() {
    play(async |scene| {
        let (facilitator, laptop) = (scene.laptop().await, scene.laptop().await);
        let base = led(&facilitator).await;
        join(&laptop, &invitation(&facilitator, &base).await, "Ada Lovelace").await;
        laptop.see("Bread ovens").await;
        proposes(&laptop, "Night buses <script>alert(1)</script>").await;
        laptop.see("new").await;
        laptop.see(&EN.say("participant.only-here")).await;
        laptop.see("1 thing still to be handed over").await;
        let packet = hands_over(&laptop, &base).await;
        laptop.see("1 thing was handed over and hasn't been confirmed yet.").await;
        let receipt = takes_in(&facilitator, &base, &packet, "Ada Lovelace").await;

        laptop.fill(&EN.say("participant.receipt"), "AAA AAA").await;
        laptop.press("Enter").await;
        laptop.see(&EN.say("participant.receipt-wrong")).await;
        laptop.fill(&EN.say("participant.receipt"), &format!(" {} {}", &receipt[..3].to_lowercase(), &receipt[3..])).await;
        laptop.press("Enter").await;
        laptop.see(&EN.say("participant.all-arrived")).await;

        facilitator.open(&format!("{base}/topics")).await;
        facilitator.find("button", "Night buses <script>alert(1)</script>").await;
        laptop.open(&format!("#/join/{}", invitation(&facilitator, &base).await)).await;
        laptop.see(&EN.say("participant.up-to-date")).await;
        laptop.holds("return document.querySelector('.own-topic .number').textContent === '2'").await;
        laptop.holds("return document.querySelectorAll('.own-topic').length === 1").await;
        laptop.see(&EN.say("participant.arrived")).await;
        laptop.nothing_complained().await;
        laptop.asked_no_other_origin().await;
        facilitator.nothing_complained().await;
    });
}

/// H15, H4: a reload in mid-typing, a second window, the same invitation again and an older one lose and double nothing.
#[test]
fn what_was_written_survives_reloads_windows_and_invitations_in_any_order() {
    play(async |scene| {
        let (facilitator, laptop) = (scene.laptop().await, scene.laptop().await);
        let base = led(&facilitator).await;
        let first = invitation(&facilitator, &base).await;
        join(&laptop, &first, "Ada Lovelace").await;
        laptop.fill(&EN.say("participant.propose"), "Night bus").await;
        laptop.reload().await;
        laptop.field(&EN.say("participant.propose")).await.see_value("Night bus").await;
        laptop.press("Tab").await;
        laptop.field(&EN.say("participant.propose")).await.focus().await;
        laptop.press("Enter").await;
        laptop.find("button", "Change “Night bus”").await;

        let second = laptop.window(&format!("{base}/topics")).await;
        second.find("button", "Change “Night bus”").await;
        proposes(&second, "Slow roads").await;
        laptop.find("button", "Change “Slow roads”").await;

        facilitator.open(&format!("{base}/topics")).await;
        propose(&facilitator, "A market — Alan").await;
        let newer = invitation(&facilitator, &base).await;
        second.open(&format!("#/join/{newer}")).await;
        second.see("A market").await;
        laptop.see("A market").await;
        laptop.open(&format!("#/join/{first}")).await;
        laptop.see(&EN.say("participant.older")).await;
        laptop.see("A market").await;
        laptop.holds("return document.querySelectorAll('.own-topic').length === 2 && document.querySelectorAll('.all-topics > li').length === 2").await;
        saved(&laptop).await;
        laptop.nothing_complained().await;
    });
}

/// H2, H3: others' topics can't be changed there, and can be convened too.
#[test]
fn of_others_topics_nothing_can_be_changed_and_one_may_convene_them_too() {
    play(async |scene| {
        let (facilitator, laptop) = (scene.laptop().await, scene.laptop().await);
        let base = led(&facilitator).await;
        join(&laptop, &invitation(&facilitator, &base).await, "Ada Lovelace").await;
        laptop.none("button", "Change “Bread ovens”").await;
        laptop.click("button", "Convene it too: “Bread ovens”").await;
        laptop.click("button", "Change “Bread ovens”").await;
        laptop.click("button", &EN.say("participant.convene-no-more")).await;
        laptop.none("button", "Change “Bread ovens”").await;
        laptop.press("Control+z").await;
        laptop.find("button", "Change “Bread ovens”").await;
        let packet = hands_over(&laptop, &base).await;
        takes_in(&facilitator, &base, &packet, "Ada Lovelace").await;
        facilitator.open(&format!("{base}/topics")).await;
        facilitator.see("Ada Lovelace").await;
        assert_eq!(titles(&facilitator).await, ["Bread ovens"]);
    });
}

/// H11, H14: a ballot of one's own, changed after it was handed over, counts once.
#[test]
fn a_ballot_on_one_s_own_laptop_reaches_the_facilitator_and_counts_once() {
    play(async |scene| {
        let (facilitator, laptop) = (scene.laptop().await, scene.laptop().await);
        let base = led(&facilitator).await;
        join(&laptop, &invitation(&facilitator, &base).await, "Ada Lovelace").await;
        laptop.open(&format!("{base}/votes")).await;
        laptop.see(&EN.say("participant.vote-not-open")).await;
        facilitator.open(&format!("{base}/votes")).await;
        facilitator.click("button", &EN.say("votes.open")).await;
        laptop.open(&format!("#/join/{}", invitation(&facilitator, &base).await)).await;
        laptop.see("Bread ovens").await;
        laptop.open(&format!("{base}/votes")).await;
        laptop.click("button", &EN.say("participant.my-ballot")).await;
        laptop.script("document.querySelector('[data-more]').click()", Vec::new()).await;
        laptop.click("button", &EN.say("participant.ballot-filled")).await;
        laptop.see(&EN.say("participant.ballot-done")).await;
        let first = hands_over(&laptop, &base).await;
        laptop.see(&EN.say("participant.thing-ballot")).await;
        takes_in(&facilitator, &base, &first, "Ada Lovelace").await;

        laptop.open(&format!("{base}/votes")).await;
        laptop.click("button", &EN.say("participant.ballot-change")).await;
        laptop.script("document.querySelector('[data-more]').click()", Vec::new()).await;
        laptop.click("button", &EN.say("participant.ballot-filled")).await;
        let second = hands_over(&laptop, &base).await;
        takes_in(&facilitator, &base, &second, "Ada Lovelace").await;
        facilitator.open(&format!("{base}/votes")).await;
        facilitator.click("button", &EN.say("votes.close")).await;
        facilitator.see("Bread ovens").await;
        facilitator.see("2 dots").await;
    });
}

/// H5: notes join those of others, letter by letter, and nobody's are doubled.
#[test]
fn notes_written_on_a_laptop_join_those_that_were_told() {
    play(async |scene| {
        let (facilitator, laptop) = (scene.laptop().await, scene.laptop().await);
        let base = example(&facilitator, EN).await;
        let told = invitation(&facilitator, &base).await;
        join(&laptop, &told, "Ada Lovelace").await;
        laptop.open(&format!("{base}/agenda")).await;
        laptop.script("document.querySelectorAll('.own-workshop a')[1].click()", Vec::new()).await;
        laptop.holds("const write = document.querySelector('.turn button'); write?.click(); return write !== null").await;
        laptop.holds("return document.querySelector('.paper textarea')?.offsetParent !== null").await;
        laptop.script("const area = document.querySelector('.paper textarea'); area.focus(); area.value = 'Three more ovens'; area.dispatchEvent(new Event('input', { bubbles: true }))", Vec::new()).await;
        laptop.holds("return document.querySelector('.reading').parentElement.textContent.includes('Three more ovens') || document.body.textContent.includes('Three more ovens')").await;
        laptop.holds("return document.querySelector('.told .book') !== null").await;
        let workshop = laptop.route().await;
        saved(&laptop).await;
        let packet = hands_over(&laptop, &base).await;
        takes_in(&facilitator, &base, &packet, "Ada Lovelace").await;
        facilitator.open(&workshop).await;
        facilitator.holds("return document.querySelector('.paper textarea')?.value.includes('Three more ovens') && document.querySelector('.paper textarea').value.length > 40").await;
        facilitator.holds("return document.querySelector('.paper textarea').value.split('\\n').includes('Three more ovens')").await;
    });
}

/// H7: what is no invitation, was cut or was made up is refused in words that help.
#[test]
fn what_is_no_invitation_is_refused_with_what_to_do() {
    play(async |scene| {
        let (facilitator, laptop) = (scene.laptop().await, scene.laptop().await);
        let base = led(&facilitator).await;
        let whole = invitation(&facilitator, &base).await;
        laptop.open("#/join").await;
        laptop.find("heading", &EN.say("participant.join")).await;
        let paste = async |text: &str| {
            laptop.field(&EN.say("participant.paste")).await.set(text).await;
            laptop.click("button", &EN.say("participant.join-now")).await;
        };
        paste("hello, world").await;
        laptop.see(&EN.say("participant.not-ours")).await;
        paste(&whole[..whole.len() - 9]).await;
        laptop.see(&EN.say("participant.damaged")).await;
        laptop.open(&format!("#/join/{}", whole.replace('1', "2"))).await;
        laptop.see(&EN.say("participant.damaged")).await;
        laptop.axe().await;
        paste(&format!("Come!\nhttps://forum.example.org/#/join/{whole}\n\nSee you")).await;
        laptop.find("textbox", &EN.say("participant.my-name")).await;
        laptop.axe().await;

        // On the machine that leads the forum, its own invitation tells nothing.
        facilitator.open(&format!("#/join/{whole}")).await;
        facilitator.see(&EN.say("participant.own-forum")).await;
        facilitator.open(&format!("{base}/topics")).await;
        assert_eq!(titles(&facilitator).await, ["Bread ovens"]);
    });
}

/// S18: a joined forum is on Home, opens without the invitation, and goes when it is deleted.
#[test]
fn a_joined_forum_is_kept_and_can_be_deleted() {
    play(async |scene| {
        let (facilitator, laptop) = (scene.laptop().await, scene.laptop().await);
        let base = led(&facilitator).await;
        let whole = invitation(&facilitator, &base).await;
        laptop.open("#/join").await;
        laptop.find("heading", &EN.say("participant.join")).await;
        let path = file("a-day.open-forum", &whole);
        let mut fields = Vec::new();
        for button in laptop.all("button").await {
            if button.attribute("type").await.as_deref() == Some("file")
                && button.attribute("accept").await.as_deref() != Some("image/*")
            {
                fields.push(button);
            }
        }
        fields[0].attach(&path).await;
        laptop.fill(&EN.say("participant.my-name"), "Ada Lovelace").await;
        laptop.press("Enter").await;
        laptop.find("heading", "My topics").await;
        let laptop = laptop.restart().await;
        laptop.open("#/").await;
        laptop.see(&EN.say("home.invited")).await;
        laptop.click("link", "A day for the valley").await;
        laptop.find("heading", "My topics").await;
        laptop.see("Bread ovens").await;
        laptop.open("#/").await;
        laptop.click("DisclosureTriangle", "More about A day for the valley").await;
        laptop.none("button", &EN.say("home.copy")).await;
        laptop.click("button", &EN.say("home.delete")).await;
        laptop.find("dialog", &EN.say("home.delete-title")).await.find("button", &EN.say("home.delete")).await.click().await;
        laptop.click("button", &EN.say("home.for-good")).await;
        laptop.holds("return !Object.keys(localStorage).some(name => /told|handed-over|\\/me$/.test(name))").await;
    });
}

/// Every screen of a participant's, on a phone and at 320 pixels, in both languages and by night.
#[test]
fn a_participant_s_screens_are_accessible_on_a_phone() {
    play(async |scene| {
        let facilitator = scene.laptop().await;
        let base = example(&facilitator, EN).await;
        let told = invitation(&facilitator, &base).await;
        for setting in [Setting::default().size(320, 700), Setting::default().size(390, 844).french().dark()] {
            let phone = scene.laptop_as(setting).await;
            let words = if phone.script("return navigator.language", Vec::new()).await.as_str().unwrap().starts_with("fr") {
                FR
            } else {
                EN
            };
            phone.open(&format!("#/join/{told}")).await;
            phone.fill(&words.say("participant.my-name"), "Zoé d’Aubigné").await;
            phone.axe().await;
            phone.press("Enter").await;
            phone.find("heading", &words.say("participant.my-topics")).await;
            phone.fill(&words.say("participant.propose"), "أفران الخبز 面包炉").await;
            phone.press("Enter").await;
            phone.see("أفران الخبز 面包炉").await;
            for view in ["topics", "votes", "agenda", "engagements", "minutes", "hand-over"] {
                phone.open(&format!("{base}/{view}")).await;
                phone.holds("return document.querySelector('.own h1') !== null").await;
                phone.settled().await;
                phone.holds("return document.documentElement.scrollWidth <= innerWidth").await;
                phone.axe().await;
            }
            phone.click("button", &words.say("participant.show-code")).await;
            phone.holds("return document.querySelector('.give svg[role=img], .give [role=img]') !== null").await;
            phone.axe().await;
            phone.nothing_complained().await;
        }
    });
}
