//! After the forum: what became of actions and engagements, since when and why. Rules E4, E8, E9.

use crate::begin::{EN, example, new_forum, saved};
use crate::support::play;

/// The forum's today as a date field has it.
const TODAY: &str = "return new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10)";

/// E8, E9
#[test]
fn an_action_is_put_off_with_its_day_and_a_remark_by_keyboard_alone() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = new_forum(&laptop, EN, "In the spring").await;
        laptop.open(&format!("{base}/closing")).await;
        laptop.fill(&EN.say("closing.action-entry"), "Ask for the key — Inès Roche — 2026-12-01").await;
        laptop.press("Enter").await;
        laptop.find("button", "Ask for the key").await.focus().await;
        laptop.press("Enter").await;
        laptop.find("dialog", "Action").await;
        laptop.none("textbox", "Remark").await;

        laptop.find("dialog", "Action").await.find("combobox", "State: Ask for the key").await.focus().await;
        laptop.type_text("put").await;
        let today = laptop.script(TODAY, Vec::new()).await;
        laptop.field("Put off on").await.see_value(today.as_str().unwrap()).await;
        laptop.field("Put off on").await.set("2027-03-02").await;
        laptop.field("Remark").await.focus().await;
        laptop.type_text("to March: the key is still with the former mayor").await;
        laptop.see_focus("textbox", "Remark").await;
        laptop.press("Escape").await;
        laptop.see("2 March 2027 · to March: the key is still with the former mayor").await;
        saved(&laptop).await;

        laptop.reload().await;
        laptop.see("2 March 2027 · to March: the key is still with the former mayor").await;
        laptop.find("combobox", "State: Ask for the key").await.choose("to do").await;
        laptop.gone("2 March 2027").await;
        laptop.find("combobox", "State: Ask for the key").await.choose("put off").await;
        laptop.see("to March: the key is still with the former mayor").await;
        laptop.open(&format!("{base}/minutes")).await;
        laptop.see("put off (noted on").await;
        laptop.see("to March: the key is still with the former mayor").await;
        laptop.nothing_complained().await;
    });
}

/// E8
#[test]
fn an_engagement_says_since_when_and_why() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = new_forum(&laptop, EN, "In the spring").await;
        laptop.open(&format!("{base}/engagements")).await;
        laptop.fill("A new engagement", "Ada: bake bread").await;
        laptop.press("Enter").await;
        laptop.click("button", "bake bread").await;
        let sheet = laptop.find("dialog", "Engagement").await;
        sheet.find("combobox", "State: bake bread").await.choose("done").await;
        laptop.field("Done on").await.set("2027-05-01").await;
        laptop.fill("Remark", "every Sunday").await;
        laptop.axe().await;
        laptop.press("Escape").await;
        laptop.see("1 May 2027 · every Sunday").await;
        laptop.nothing_complained().await;
    });
}

/// E8
#[test]
fn an_action_of_a_report_says_since_when_and_why_below_it() {
    play(async |scene| {
        let laptop = scene.laptop().await;
        let base = example(&laptop, EN).await;
        laptop.open(&format!("{base}/workshops")).await;
        laptop.holds("return document.querySelector('main a[href*=\"/workshops/\"]') !== null").await;
        let report = laptop.script("return document.querySelector('main a[href*=\"/workshops/\"]').hash", Vec::new()).await;
        laptop.open(report.as_str().unwrap()).await;
        laptop.fill(&EN.say("workshops.action-entry"), "Bake bread").await;
        laptop.press("Enter").await;
        laptop.find("combobox", "State: Bake bread").await.choose("dropped").await;
        laptop.field("Dropped on").await.set("2027-05-01").await;
        laptop.field("Remark").await.focus().await;
        laptop.type_text("the oven is gone").await;
        laptop.see_focus("textbox", "Remark").await;
        laptop.axe().await;
        saved(&laptop).await;
        laptop.reload().await;
        laptop.field("Remark").await.see_value("the oven is gone").await;
        laptop.find("combobox", "State: Bake bread").await.choose("to do").await;
        laptop.none("textbox", "Remark").await;
        laptop.nothing_complained().await;
    });
}
