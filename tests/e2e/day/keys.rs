//! The same day in small, by the keyboard alone.

use super::hands::Hands;
use crate::support::Laptop;

const TOPICS: [&str; 6] = [
    "Un café — Odile Perrin",
    "Un atelier vélo — Karim Haddad",
    "Un jardin partagé — Hélène Marchetti",
    "Une fête — Bastien Lacour",
    "Des potagers — Julien Astier",
    "Une horloge",
];

/// From home to a forum that is set up.
pub async fn prepare(laptop: &Laptop) {
    let hands = Hands(laptop);
    laptop.open("#/").await;
    hands.to("textbox", "Title of a new forum").await;
    hands.line("Rouvrir la gare").await;
    hands.to("textbox", "Theme").await;
    hands.type_text("Que faire de la vieille gare ?").await;
    hands.to("Date", "Date").await;
    // Day or month first, and half the day or all of it: as the machine has it.
    hands.type_text("12122026").await;
    laptop.field("Date").await.see_value("2026-12-12").await;
    hands.to("InputTime", "Start").await;
    hands.type_text("0930AM").await;
    laptop.field("Start").await.see_value("09:30").await;
    hands.to("textbox", "A new objective").await;
    hands.line("Se rencontrer").await;
    hands.to("textbox", "A new room").await;
    hands.line("Guichet (12)").await;
    hands.line("Buffet (30)").await;
    hands.to("textbox", "A new slot").await;
    hands.line("14:00–15:15").await;
    hands.to("textbox", "A new item").await;
    hands.line("9:30–9:45 Accueil").await;
    item(&hands).await;
    rules(&hands).await;
}

/// The plenary item opens as a sheet; closed, it has the focus again.
async fn item(hands: &Hands<'_>) {
    let item = "9:30 – 9:45 Accueil Welcome";
    hands.back_to("button", item).await;
    hands.press("Enter").await;
    hands.to("combobox", "Moderator").await;
    hands.type_text("Claire Vidal").await;
    hands.press("Escape").await;
    hands.0.see_focus("button", item).await;
}

async fn rules(hands: &Hands<'_>) {
    for (label, figure) in [("Dots for each person", "3"), ("Most dots on one topic", "2"), ("Topics that become workshops", "2")] {
        hands.to("spinbutton", label).await;
        hands.retype(figure).await;
    }
    hands.to("textbox", "Heading 1").await;
    hands.retype("Temps forts").await;
    hands.to("radio", "English").await;
    hands.press("ArrowDown").await;
    assert!(hands.0.find("radio", "Français").await.is_on().await);
    hands.0.see("All saved here").await;
}

/// The wall: typed, undone, found, withdrawn, pasted, merged.
pub async fn gather(laptop: &Laptop) {
    let hands = Hands(laptop);
    hands.press_all(&["3", "n"]).await;
    laptop.see_focus("textbox", "A new topic").await;
    for topic in TOPICS {
        hands.line(topic).await;
    }
    laptop.find("button", "Une horloge").await;
    // In the line, undo would be the line's own.
    hands.press_all(&["Tab", "Control+z"]).await;
    laptop.none("button", "Une horloge").await;
    hands.press("Control+Shift+z").await;
    laptop.find("button", "Une horloge").await;
    hands.press("/").await;
    laptop.see_focus("searchbox", "Search").await;
    hands.type_text("velo").await;
    laptop.see("1 topic").await;
    laptop.none("button", "Un café").await;
    hands.press_all(&["Control+a", "Delete"]).await;
    hands.to("combobox", "Order").await;
    hands.press("ArrowDown").await;
    withdraw(&hands).await;
    paste(&hands).await;
    merge(&hands).await;
}

async fn withdraw(hands: &Hands<'_>) {
    hands.push("Un café").await;
    hands.push("Withdraw").await;
    hands.0.see("Withdrawn · bring back").await;
    hands.0.see_focus("button", "Un café").await;
    hands.push("bring back").await;
    hands.0.gone("Withdrawn ·").await;
    hands.0.see_focus("button", "Un café").await;
}

async fn paste(hands: &Hands<'_>) {
    hands.back_to("button", "Paste a list").await;
    hands.press("Enter").await;
    hands.0.see_focus("textbox", "The list").await;
    hands.type_text("1. Une cuisine commune — Fatou Sarr\n    Qui lave ?\n2. un CAFE").await;
    hands.0.see("already there, no. 1").await;
    hands.push("Add 1 topic").await;
    hands.0.see_focus("button", "Paste a list").await;
    hands.0.see("Qui lave ?").await;
}

/// Merged and undone: the focus goes to the topic that the other has joined.
async fn merge(hands: &Hands<'_>) {
    hands.push("Des potagers").await;
    hands.push("Merge").await;
    hands.to("searchbox", "Search").await;
    hands.type_text("3").await;
    hands.to("radio", "3 · Un jardin partagé").await;
    hands.press("Space").await;
    hands.to("textbox", "How did the conveners agree?").await;
    hands.line("Au mur, tous les deux").await;
    hands.0.see("with no. 5, Des potagers").await;
    hands.0.see_focus("button", "Un jardin partagé").await;
    hands.press("Enter").await;
    hands.push("Undo the merge").await;
    hands.0.gone("Merged into this topic").await;
    hands.push("Done").await;
    hands.0.see_focus("button", "Un jardin partagé").await;
    hands.0.find("button", "Des potagers").await;
}

/// Two voters, dots on paper, and a tie.
pub async fn vote(laptop: &Laptop) {
    let hands = Hands(laptop);
    hands.press_all(&["4", "n"]).await;
    laptop.see_focus("button", "Open the vote").await;
    hands.press("Enter").await;
    laptop.see_focus("button", "Next voter").await;
    ballot(&hands, "Odile Perrin", &[("velo", "2"), ("jardin", "+")]).await;
    ballot(&hands, "", &[("velo", "2"), ("fete", "1")]).await;
    hands.push("Back to the vote").await;
    laptop.see("2 ballots handed in").await;
    hands.to("DisclosureTriangle", "Dots on paper").await;
    hands.press("Enter").await;
    hands.to("textbox", "Dots on paper for no. 3, Un jardin partagé").await;
    hands.line("2").await;
    laptop.see_focus("textbox", "Dots on paper for no. 4, Une fête").await;
    hands.line("2").await;
    hands.back_to("button", "Close the vote").await;
    hands.press("Enter").await;
    laptop.see("Tie across the line: 2 topics with 3 dots each for 1 place.").await;
    laptop.see_focus("heading", "Result of the vote").await;
    hands.push("Retain: no. 3, Un jardin partagé").await;
    laptop.see("Workshop 2 retained from a tie").await;
    hands.push("Let go: no. 4, Une fête").await;
    laptop.gone("The room decides.").await;
}

/// A ballot: each topic is sought, gone to with an arrow, and given dots by a key.
async fn ballot(hands: &Hands<'_>, name: &str, dots: &[(&str, &str)]) {
    hands.press("Enter").await;
    hands.0.see_focus("combobox", "Your name, if you wish").await;
    hands.line(name).await;
    hands.0.see("3 dots left").await;
    for (sought, key) in dots {
        hands.press("/").await;
        hands.0.see_focus("searchbox", "Search").await;
        hands.retype(sought).await;
        hands.0.see("1 topic").await;
        hands.press_all(&["ArrowDown", key]).await;
    }
    hands.0.see("All dots are given").await;
    hands.push("Hand in").await;
    hands.0.see("Your ballot is in.").await;
    hands.0.gone("All dots are given").await;
    hands.0.see_focus("button", "Next voter").await;
}

/// Two workshops, carried to their cells with the arrows.
pub async fn place(laptop: &Laptop) {
    let hands = Hands(laptop);
    let (first, second) = ("Workshop 1: Un atelier vélo", "Workshop 2: Un jardin partagé");
    hands.press("5").await;
    hands.push(first).await;
    laptop.see_focus("button", "Put here: Guichet, 14:00 – 15:15").await;
    hands.press("Escape").await;
    laptop.see_focus("button", first).await;
    hands.press("Enter").await;
    laptop.see_focus("button", "Put here: Guichet, 14:00 – 15:15").await;
    hands.press("ArrowRight").await;
    laptop.see_focus("button", "Put here: Buffet, 14:00 – 15:15").await;
    hands.press("Enter").await;
    laptop.see_focus("button", first).await;
    laptop.see("Workshop 1 is in Buffet, 14:00 – 15:15.").await;
    hands.back_to("button", second).await;
    hands.press("Enter").await;
    laptop.see_focus("button", "Put here: Guichet, 14:00 – 15:15").await;
    hands.press("Enter").await;
    laptop.see_focus("button", second).await;
    laptop.see("Every workshop has its place.").await;
}

/// Two reports.
pub async fn report(laptop: &Laptop) {
    let hands = Hands(laptop);
    hands.press("6").await;
    hands.to("link", "Un atelier vélo").await;
    hands.press("Enter").await;
    laptop.see_focus("textbox", "Temps forts").await;
    hands.line("- des outils").await;
    hands.press("Tab").await;
    hands.line("une pompe").await;
    hands.press_all(&["Shift+Tab", "Enter", "Tab"]).await;
    laptop.find("textbox", "Temps forts").await.see_value("- des outils\n  - une pompe\n\n").await;
    hands.to("textbox", "A new action").await;
    hands.line("Trouver une pompe — Karim Haddad — 2026-12-01").await;
    hands.back_to("button", "Report done").await;
    hands.press("Enter").await;
    laptop.see_focus("button", "Reopen the report").await;
    hands.back_to("link", "Next workshop: 2, Un jardin partagé").await;
    hands.press("Enter").await;
    laptop.see("Workshop 2 Un jardin partagé").await;
    laptop.see_focus("textbox", "Temps forts").await;
    hands.type_text("Le quai est au soleil.").await;
    hands.back_to("button", "Who came?").await;
    hands.press("Enter").await;
    hands.to("combobox", "Name of somebody present").await;
    hands.line("Hélène Marchetti, Julien Astier").await;
    hands.push("Take Julien Astier off").await;
    laptop.find("button", "1 person").await;
    hands.press("Tab").await;
}

/// Engagements, closing words, the minutes, and home.
pub async fn harvest(laptop: &Laptop) {
    let hands = Hands(laptop);
    hands.to("button", "Paste names").await;
    hands.press_all(&["7", "n"]).await;
    laptop.see_focus("textbox", "A new engagement").await;
    hands.line("Karim Haddad: apporter mes outils — 2026-12-01").await;
    hands.line("Odile Perrin: faire du café").await;
    hands.push("faire du café").await;
    hands.to("combobox", "Goes with").await;
    hands.press("ArrowDown").await;
    hands.press("Escape").await;
    laptop.see_focus("button", "faire du café").await;
    laptop.see("workshop 1").await;
    hands.press_all(&["8", "n"]).await;
    laptop.see_focus("combobox", "Who speaks?").await;
    hands.line("Rose Delmas").await;
    laptop.see_focus("textbox", "Words of Rose Delmas").await;
    hands.type_text("Je suis restée la journée.").await;
    hands.to("textbox", "Conclusion of the forum").await;
    hands.type_text("La gare rouvrira.").await;
    hands.press("Tab").await;
    hands.to("button", "Trouver une pompe").await;
    hands.press("9").await;
    laptop.see("7 sujets proposés 2 ateliers 1 action 2 engagements").await;
    hands.push("English").await;
    laptop.see("7 topics proposed 2 workshops 1 action 2 engagements").await;
    hands.push("Markdown").await;
    let minutes = laptop.download().await;
    assert!(minutes.text().contains("- des outils\n  - une pompe\n"), "the report is in the minutes:\n{}", minutes.text());
    hands.push("Web page").await;
    assert_eq!(laptop.download().await.name, "2026-12-12-rouvrir-la-gare-minutes.html");
    hands.press("0").await;
    laptop.find("link", "Rouvrir la gare").await;
}
