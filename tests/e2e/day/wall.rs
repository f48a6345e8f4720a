//! The topic wall: a list is pasted, a duplicate refused, a topic withdrawn and brought back, two merged.

use super::begin::visit;
use super::script::{self, title};
use crate::support::Laptop;

/// Everything that happens at the wall.
pub async fn gather(laptop: &Laptop) {
    visit(laptop, "Topics").await;
    laptop.see("The wall is waiting for its first topic").await;
    paste(laptop).await;
    refuse_what_is_there(laptop).await;
    withdraw_and_bring_back(laptop).await;
    merge_and_take_back(laptop).await;
    merge_for_good(laptop).await;
}

async fn paste(laptop: &Laptop) {
    laptop.click("button", "Paste a list").await;
    let sheet = laptop.find("dialog", "Paste a list of topics").await;
    sheet.field("The list").await.paste(&script::list()).await;
    laptop.see(script::QUESTIONS[3]).await;
    sheet.find("button", "Add 37 topics").await.click().await;
    laptop.none("dialog", "Paste a list of topics").await;
    laptop.see("Awa Diallo, Jean-Marc Bouvier").await;
    for question in script::QUESTIONS {
        laptop.see(question).await;
    }
    assert_eq!(cards(laptop).await.len(), 37);
}

/// The titles on the wall.
async fn cards(laptop: &Laptop) -> Vec<String> {
    laptop.names("heading").await.into_iter().filter(|name| name != "Topics").collect()
}

async fn refuse_what_is_there(laptop: &Laptop) {
    laptop.click("button", "Paste a list").await;
    let sheet = laptop.find("dialog", "Paste a list of topics").await;
    sheet.field("The list").await.paste("- un JARDIN partage le long du quai — Paul Grangier").await;
    laptop.see("already there, no. 12").await;
    assert!(sheet.find("button", "Add 0 topics").await.is_disabled().await);
    sheet.find("button", "Cancel").await.click().await;
    laptop.none("dialog", "Paste a list of topics").await;
    assert_eq!(cards(laptop).await.len(), 37);
}

async fn withdraw_and_bring_back(laptop: &Laptop) {
    laptop.click("button", title(17)).await;
    laptop.find("dialog", "Topic no. 17").await.find("button", "Withdraw").await.click().await;
    laptop.see("Withdrawn · bring back").await;
    laptop.click("button", "bring back").await;
    laptop.gone("Withdrawn ·").await;
}

async fn merge(laptop: &Laptop, topic: u32, into: u32, consent: &str) {
    laptop.click("button", title(topic)).await;
    laptop.find("dialog", &format!("Topic no. {topic}")).await.find("button", "Merge").await.click().await;
    let sheet = laptop.find("dialog", "Merge topics").await;
    sheet.field("Search").await.fill(&into.to_string()).await;
    sheet.find("radio", &format!("{into} · {}", title(into))).await.click().await;
    sheet.find("button", "Merge").await.click().await;
    laptop.see("Topics belong to their conveners. Note how they agreed before merging.").await;
    sheet.field("How did the conveners agree?").await.fill(consent).await;
    sheet.find("button", "Merge").await.click().await;
    laptop.none("dialog", "Merge topics").await;
    laptop.see(&format!("with no. {topic}, {}", title(topic))).await;
    laptop.none("button", title(topic)).await;
}

async fn merge_and_take_back(laptop: &Laptop) {
    merge(laptop, 22, 21, "Awa et Nadia se sont parlé").await;
    laptop.click("button", title(21)).await;
    let sheet = laptop.find("dialog", "Topic no. 21").await;
    laptop.see("Awa et Nadia se sont parlé").await;
    sheet.find("button", "Undo the merge").await.click().await;
    laptop.gone("Merged into this topic").await;
    sheet.find("button", "Done").await.click().await;
    laptop.find("button", title(22)).await;
}

async fn merge_for_good(laptop: &Laptop) {
    merge(laptop, 30, 12, script::CONSENT).await;
    laptop.see("Hélène Marchetti, Julien Astier").await;
    laptop.press("Control+z").await;
    laptop.find("button", title(30)).await;
    laptop.press("Control+Shift+z").await;
    laptop.none("button", title(30)).await;
    assert_eq!(cards(laptop).await.len(), 36);
    laptop.see("Done again:").await;
    laptop.click("button", "Close").await;
    laptop.gone("Done again:").await;
}
