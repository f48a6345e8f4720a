//! Engagements, closing words, and the minutes in hand.

use super::begin::{enter, visit};
use super::golden;
use super::script::{self, title};
use crate::support::Laptop;

/// What each of twenty people engages to do.
pub async fn engage(laptop: &Laptop) {
    visit(laptop, "Engagements").await;
    laptop.click("button", "Paste a list").await;
    let sheet = laptop.find("dialog", "Paste a list of engagements").await;
    sheet.field("The list").await.paste(script::PLEDGES).await;
    sheet.find("button", "Add 18 engagements").await.click().await;
    laptop.none("dialog", "Paste a list of engagements").await;
    laptop.see("15 people · 18 engagements").await;
    enter(laptop, "A new engagement", &script::SAID).await;
    laptop.see("20 people · 23 engagements").await;
    goes_with_the_first_workshop(laptop, "tenir le café deux matins par semaine").await;
    laptop.see("by 1 December 2026 workshop 1").await;
}

async fn goes_with_the_first_workshop(laptop: &Laptop, promise: &str) {
    laptop.click("button", promise).await;
    let sheet = laptop.find("dialog", "Engagement").await;
    sheet.field("Goes with").await.choose(&format!("1 · {}", title(script::RETAINED[0]))).await;
    sheet.find("button", "Done").await.click().await;
    laptop.none("dialog", "Engagement").await;
}

/// The circle: words by two people, and the conclusion.
pub async fn close(laptop: &Laptop) {
    visit(laptop, "Closing").await;
    for (name, words) in script::WORDS {
        laptop.fill("Who speaks?", name).await;
        laptop.press("Enter").await;
        laptop.see_focus("textbox", &format!("Words of {name}")).await;
        laptop.type_text(words).await;
    }
    laptop.find("textbox", "Conclusion of the forum").await.paste(script::CONCLUSION).await;
    laptop.see("3 actions").await;
    laptop.see("All saved here").await;
}

/// The minutes: seen in both languages, and taken along.
pub async fn take_minutes(laptop: &Laptop) {
    visit(laptop, "Minutes").await;
    laptop.find("heading", "Les engagements").await;
    laptop.see("37 sujets proposés 6 ateliers 3 actions 23 engagements").await;
    laptop.see("Réuni au sujet nº 12").await;
    let languages = laptop.find("group", "Language of the minutes").await;
    languages.find("button", "English").await.click().await;
    laptop.see("37 topics proposed 6 workshops 3 actions 23 engagements").await;
    laptop.click("button", "Markdown").await;
    let english = laptop.download().await;
    assert_eq!(english.name, "2026-11-14-rouvrir-la-gare-minutes.md");
    golden::compare("day-en.md", &english.text());
    languages.find("button", "Français").await.click().await;
    laptop.see("37 sujets proposés").await;
    laptop.click("button", "Markdown").await;
    golden::compare("day-fr.md", &laptop.download().await.text());
    laptop.click("button", "Web page").await;
    let page = laptop.download().await;
    assert_eq!(page.name, "2026-11-14-rouvrir-la-gare-compte-rendu.html");
    golden::compare("day-fr.html", &page.text());
}
