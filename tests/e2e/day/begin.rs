//! Home and set-up.

use super::script;
use crate::support::Laptop;

/// Goes to a stop of the day's path.
pub async fn visit(laptop: &Laptop, name: &str) {
    let path = laptop.find("navigation", "The day").await;
    let stops = path.all("link").await;
    let stop = stops.iter().find(|stop| stop.name == name || stop.name.starts_with(&format!("{name} ")));
    stop.unwrap_or_else(|| panic!("no stop {name:?} among {:?}", stops.iter().map(|stop| &stop.name).collect::<Vec<_>>()))
        .click()
        .await;
    laptop.find("heading", if name == "Votes" { "The vote" } else { name }).await;
}

/// Types lines into a quick entry, one after the other.
pub async fn enter(laptop: &Laptop, label: &str, lines: &[&str]) {
    let entry = laptop.field(label).await;
    for line in lines {
        entry.fill(line).await;
        laptop.press("Enter").await;
        entry.see_value("").await;
    }
}

/// A new forum by its title, and everything that is known before the day.
pub async fn prepare(laptop: &Laptop) {
    laptop.open("#/").await;
    laptop.fill("Title of a new forum", script::TITLE).await;
    laptop.click("button", "Begin").await;
    laptop.find("heading", "Set-up").await;
    about(laptop).await;
    enter(laptop, "A new objective", &script::OBJECTIVES).await;
    laptop.field("Objective 3").await.see_value(script::OBJECTIVES[2]).await;
    enter(laptop, "A new room", &script::ROOMS).await;
    laptop.field("Seats in room 6").await.see_value("25").await;
    enter(laptop, "A new slot", &script::SLOTS).await;
    laptop.field("End of slot 2").await.see_value("16:45").await;
    plenary(laptop).await;
    rules(laptop).await;
    reports(laptop).await;
    laptop.see("All saved here").await;
}

async fn about(laptop: &Laptop) {
    laptop.field("Title").await.see_value(script::TITLE).await;
    laptop.fill("Theme", script::THEME).await;
    laptop.field("Date").await.set(script::DATE).await;
    laptop.field("Start").await.set("09:00").await;
    laptop.field("End").await.set("17:30").await;
    laptop.fill("Place", script::PLACE).await;
    laptop.fill("Host", "Commune de Brévenne").await;
    laptop.fill("Organisers", "Les Amis du rail\nMaison des associations").await;
    laptop.fill("Facilitators", "Claire Vidal").await;
    laptop.see("Saturday 14 November 2026").await;
}

async fn plenary(laptop: &Laptop) {
    enter(laptop, "A new item", &script::PLENARY).await;
    let items = laptop.all("button").await;
    let item = items.iter().find(|item| item.name.contains(script::ROUND_TABLE)).expect("the item is on the programme");
    assert!(item.name.contains("9:15") && item.name.contains("Round table"), "hours and kind are read: {:?}", item.name);
    item.click().await;
    let sheet = laptop.find("dialog", "Plenary item").await;
    sheet.field("Speakers").await.fill(script::SPEAKERS).await;
    sheet.field("Moderator").await.fill(script::MODERATOR).await;
    sheet.field("Links").await.fill(script::LINKS).await;
    sheet.field("Summary").await.paste(script::SUMMARY).await;
    sheet.find("button", "Done").await.click().await;
    laptop.none("dialog", "Plenary item").await;
    laptop.see("Round table · Marguerite Faure, Gérard Pinel").await;
}

async fn rules(laptop: &Laptop) {
    laptop.fill("Dots for each person", "5").await;
    laptop.fill("Most dots on one topic", "3").await;
    laptop.fill("Topics that become workshops", "6").await;
    laptop.see("topics become workshops").await;
}

async fn reports(laptop: &Laptop) {
    for (number, heading) in (1..).zip(script::HEADINGS) {
        laptop.fill(&format!("Heading {number}"), heading).await;
    }
    laptop.none("textbox", "Heading 4").await;
    laptop.click("radio", "Français").await;
    assert!(laptop.find("radio", "Français").await.is_on().await);
}
